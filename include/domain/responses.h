/* SPDX-License-Identifier: EUPL-1.2 */
/* responses.h - what was answered in one activity, as rows.
 * Two shapes of the same thing. `raw`: as read from the store, respondents with their role. `view`: what may be seen, made by
 * visibility.h: no role and no seat, texts left out where they are not reviewed, and every row carries the group it may be shown in (or -1). Kinds get a
 * view only, so they cannot leak what they never receive. Only handed-in forms are in either. */
#ifndef DOMAIN_RESPONSES_H
#define DOMAIN_RESPONSES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/random.h"
#include "domain/people.h"

enum respondent_kind {
	RESPONDENT_PARTICIPANT,
	RESPONDENT_TEAM,         /* the whole group is one team */
	RESPONDENT_SHEET,        /* a sheet without a number: not paired with anything */
	RESPONDENT_HANDS,        /* a show of hands: counts, nobody's own answer */
};

struct respondent {
	enum respondent_kind kind;
	struct id id;            /* raw: participant, team, sheet or show; none in a view */
	enum role role;          /* raw, and in a turn; ROLE_UNKNOWN in a view */
	int team;                /* which team, from 0; -1 for none */
	char *as;                /* who is spoken as: "citizen"; NULL for as oneself. Owned */
	int asked;               /* hands: how many people this show asked; else 0 */
};

struct response {
	int who;                 /* index in respondents */
	int step;                /* from 0 */
	char *field, *value;
	int count;               /* 1; more for hands */
	enum role role;          /* raw, hands: of whom the hands are; ROLE_UNKNOWN for everybody's. Else the respondent's */
	int group;               /* view: index in groups, or -1 where this question has no picture per role */
	struct id action;        /* the action that brought it: what a review or "do not show" points at */
};

enum way { WAY_NONE, WAY_EACH, WAY_HANDS, WAY_TEAM };   /* how a step is answered: passed round, hands, teams (or the group) as one */

struct step_facts {
	enum way way;            /* WAY_NONE: not opened */
	int asked;               /* N of "x of N" */
	int handed_in;           /* x */
	int hidden_splits;       /* view: questions whose picture per role is left out to protect a small group */
};

struct response_group {
	char *name;              /* "vrijwilligers", "andere rollen" */
	char *id;                /* "volunteer", "others" */
	int n;                   /* people of the activity */
};

struct responses {
	struct respondent *respondents;
	size_t respondent_count, respondent_room;
	struct response *rows;
	size_t count, room;
	struct response_group *groups;
	size_t group_count, group_room;
	struct step_facts *steps;
	size_t step_count, step_room;
	int texts_hidden;        /* view: texts left out because nobody reviewed them, or on request */
};

size_t responses_add_respondent(struct responses *responses, const struct respondent *respondent);
/* Copies field and value. */
struct response *responses_add(struct responses *responses, int who, int step, const char *field, const char *value);
struct step_facts *responses_step(struct responses *responses, int step);     /* made when it is not there */
const struct step_facts *responses_facts(const struct responses *responses, int step);  /* all zero when it is not there */
/* The row of that respondent, step and field (the last added), or NULL. */
const struct response *responses_find(const struct responses *responses, int who, int step, const char *field);
void responses_drop_step(struct responses *responses, int step);      /* as if nobody had answered anything in that step */
void responses_release(struct responses *responses);

/* Counts of one question over its options: counts[i] for options[i]; open: left open on purpose. group -1: everybody. Returns n, the answers that are not open
 * (for MANY and POINTS: the people who answered; by hands who raised one twice is not known, so there it is the people who were asked). Values that are no
 * option of the field are not counted, and neither is who gave nothing else. */
struct field;
int responses_tally(const struct responses *view, int step, const struct field *field, int group, int *counts, int *open);
/* True when every row of this question may be shown per group and at least two groups have answers. */
bool responses_has_split(const struct responses *view, int step, const char *field);

#endif
