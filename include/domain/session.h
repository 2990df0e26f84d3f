/* SPDX-License-Identifier: EUPL-1.2 */
/* session.h - a programme run with a group on a date: the parts as laid out, the people, what was decided. Plain data, as the store reads and writes it. */
#ifndef DOMAIN_SESSION_H
#define DOMAIN_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/random.h"
#include "domain/exercise.h"
#include "domain/form.h"
#include "domain/people.h"
#include "domain/responses.h"

/* A step that was opened. */
struct step {
	int n;                         /* from 0 */
	enum way way;
	struct ids asked;              /* fields chosen when it opened */
	int64_t opened_at, revealed_at;/* 0: not yet */
};

/* People who answer together in one activity. */
struct team {
	struct id id;
	char *name;                    /* "de hele groep", "groepje 2" */
	bool group;                    /* the whole group as one: it has no members of its own */
	struct id *members;            /* participants by seat, also who has left */
	size_t member_count, member_room;
};

/* What a table brings back to the group, spoken by its host; each "" for nothing. */
struct harvest {
	char *agreed, *differed, *todo;/* what we agree on, where we differ, one thing to do */
};
bool harvest_empty(const struct harvest *harvest);

/* An exercise being run: its own copy of the text. */
struct activity {
	struct id id;
	int n;                         /* which of the tables of its part, from 0; its place in the part, but in the file of one table */
	struct exercise *copy;
	struct step *steps;
	size_t step_count, step_room;
	struct team *teams;            /* the teams of this activity, for all of its steps */
	size_t team_count, team_room;
	struct team group;             /* the whole group as one; without an id while it was not asked as one */
	struct id *sitting;            /* at its table, where a part has several: participants by seat */
	size_t sitting_count, sitting_room;
	struct harvest harvest;        /* its texts may be NULL: nothing was brought back yet */
};

/* One place in the programme: an activity, several side by side (a round of tables), or a plain item. */
struct part {
	struct id id;
	int minutes;                   /* planned */
	char *title;                   /* of a plain item or a round of tables; of one activity its exercise's title */
	char *say;                     /* plain item or round: what to say, paragraphs with \n between; "" for none */
	bool agreements;               /* plain item: agreements are made here */
	bool skipped;                  /* left out today */
	int64_t began_at, ended_at;    /* 0: not yet */
	struct activity *activities;
	size_t activity_count, activity_room;
};

struct note {
	struct id id;
	struct id part;                /* where it was made; none: the session */
	char *text;
	bool in_summary;               /* marked with ! */
};

struct agreement {
	struct id id;
	struct id part;
	char *what, *who, *due;        /* due: free text, "na de zomer" */
};
struct str;
void agreement_words(const struct agreement *agreement, struct str *out);     /* on one line: "what · who · when" */

struct session {
	struct id id;
	char *title, *place, *programme;   /* programme: its id in the content */
	char *purpose;                     /* what the programme is for, in a sentence or two; "" for none */
	char held_on[11], keep_until[11];  /* YYYY-MM-DD; keep_until "" for no date */
	char lang[3];
	int threshold;
	bool named, split;             /* names are used; a picture per role is wanted */
	bool self;                     /* for oneself: one person, no group */
	int revision;
	struct people people;
	struct part *parts;
	size_t part_count, part_room;
	struct note *notes;
	size_t note_count, note_room;
	struct agreement *agreements;
	size_t agreement_count, agreement_room;
};

struct part *session_add_part(struct session *session, int minutes, const char *title);
struct activity *part_add_activity(struct part *part, struct exercise *copy);     /* takes copy */
bool part_has_tables(const struct part *part);
/* Left out today; one that was begun all the same is not. */
bool part_left_out(const struct part *part);
/* Minutes that it really took, rounded; until now when it is not over, and 0 when it has not begun. */
int part_took(const struct part *part, int64_t now);
/* Whether somebody belongs to an activity of that part: everybody, and of several tables who sits there. */
bool activity_seats(const struct part *part, const struct activity *activity, struct id participant);
/* The table at which somebody sits in that part; NULL for none, and in a part without tables. */
const struct activity *part_table_of(const struct part *part, struct id participant);
/* Whether somebody was in the room for a part: there now when it is not over, else came before it ended and did not leave before it began. */
bool part_had(const struct part *part, const struct participant *participant);
bool team_has(const struct team *team, struct id participant);
/* How many people a seat adds to those who take part: 1 or 0; a number given again adds nobody, and takes one away when its owner left or sits this one out. */
int part_weight(const struct part *part, const struct participant *participant, bool declined);
bool session_picture_shown(const struct session *session);                        /* of any step */
const struct step *activity_step(const struct activity *activity, int n);        /* NULL when it was not opened */
void session_release(struct session *session);

/* Where this machine stands in a session; never merged. */
enum phase {
	PHASE_OVERVIEW,      /* the programme and check-in */
	PHASE_ITEM,          /* a plain item */
	PHASE_BRIEF,         /* what the exercise is */
	PHASE_ANSWERS,
	PHASE_PICTURE,
	PHASE_TALK,
	PHASE_END,           /* after the last part: the closing screen */
	PHASE_TABLES,        /* the tables of a part side by side */
	PHASE_HARVEST,       /* what one of them brings back */
};
struct place {
	enum phase phase;
	int part;                      /* index in parts */
	int activity;                  /* index in the part's activities */
	int step;
	struct id respondent;          /* whose form is open; none: nobody's */
	bool open;                     /* a front end is in this session; still true after a kill */
};

/* Who sees the screen of this machine in a session; this machine's own, like the place. Until somebody said so, it is as if everybody did. */
enum seen {
	SEEN_NOT_ASKED,
	SEEN_BY_ALL,                   /* a projector shows it */
	SEEN_BY_ONE,
};

/* One line in a list of sessions. */
struct session_row {
	struct id id;
	char *title;
	char held_on[11], keep_until[11];
	int people;
	bool open, ended;              /* as in place; the closing screen was reached */
	bool self;                     /* for oneself: stands in no list of a group's sessions */
	enum seen seen;                /* who saw the screen in it */
};
struct session_list {
	struct session_row *items;     /* newest first */
	size_t count, room;
};
void session_list_release(struct session_list *list);

#endif
