/* SPDX-License-Identifier: EUPL-1.2 */
/* answers.h - facts about answering: only inserted, taken back by a withdrawal, never changed.
 * `answer` stores one field of an open form; `hand_in` closes the form. Current is the highest (at, id) of that respondent, step and field that is not withdrawn. Only
 * handed-in forms count. Functions that write are called between db_begin() and db_commit(). */
#ifndef STORE_ANSWERS_H
#define STORE_ANSWERS_H

#include "domain/responses.h"
#include "domain/session.h"
#include "domain/visibility.h"
#include "store/db.h"

enum verb {
	VERB_ANSWER,      /* one field */
	VERB_HAND_IN,     /* closes the form */
	VERB_DECLINE,     /* this participant sits the activity out */
	VERB_HANDS,       /* a show of hands: counts for one field, counts at once */
};

struct action {
	struct id id;                      /* made by the caller: id_random() */
	struct id activity;
	int step;
	enum respondent_kind kind;
	struct id who;                     /* participant, team or sheet; for hands: the show */
	int asked;                         /* hands: how many people were asked; 0 otherwise */
	enum verb verb;
	const struct response *rows;       /* field, value, count, role; the others are not read. Of an answer or a show; a hand-in and a decline have none */
	size_t row_count;
};

bool store_step_put(struct db *db, struct id activity, const struct step *step, struct error *error);
bool store_team_put(struct db *db, struct id activity, const struct team *team, struct error *error);
bool store_speaks_put(struct db *db, struct id activity, int step, struct id team, const char *as, struct error *error);
/* Who the team speaks as in that step; NULL when not stored. The caller frees. */
char *store_speaks_load(struct db *db, struct id activity, int step, struct id team);

bool store_action_add(struct db *db, const struct action *action, struct error *error);
bool store_withdraw(struct db *db, struct id action, struct error *error);

/* One respondent's form in one step as it stands: the current values (open or handed in). */
struct form_state {
	bool handed_in, declined;
	struct id hand_in, decline;        /* the action that closed it; by which this one is sat out */
	struct response *rows;             /* field, value, action */
	size_t count, room;
};
bool store_form_load(struct db *db, struct id activity, int step, struct id who, struct form_state *state, struct error *error);
const char *form_state_value(const struct form_state *state, const char *field);     /* NULL: not reached */
void form_state_release(struct form_state *state);

/* How every respondent of a step stands who has answered anything, or who sits the activity out. */
struct respondent_state {
	enum respondent_kind kind;
	struct id who;
	bool handed_in, declined;
};
struct respondent_states {
	struct respondent_state *items;
	size_t count, room;
};
/* begun: also who only has answers in an open form; without them it is five times as fast. The caller frees states->items. */
bool store_step_states(struct db *db, struct id activity, int step, bool begun, struct respondent_states *states, struct error *error);

/* Every current answer of the handed-in forms of an activity, all steps, and every current show of hands (for one field: the last one without a role, or the ones per role
 * when they came after it, of each role the last: nobody's hand counts twice). Respondents have kind, id, role (of the participant as now), team and as (who they spoke as last). Steps: way, handed_in. For hands the
 * step's asked is the largest number asked. */
bool store_responses_load(struct db *db, struct id activity, struct responses *raw, struct error *error);

/* Half-typed text, kept until the field is answered. Erasing removes it. */
bool store_draft_put(struct db *db, struct id activity, int step, struct id who, const char *field, const char *value, struct error *error);
bool store_draft_drop(struct db *db, struct id activity, int step, struct id who, const char *field, struct error *error);
char *store_draft_load(struct db *db, struct id activity, int step, struct id who, const char *field);     /* NULL for none; the caller frees */

bool store_review_put(struct db *db, struct id session, const struct text_review *review, struct error *error);
bool store_reviews_load(struct db *db, struct id session, struct text_reviews *reviews, struct error *error);

#endif
