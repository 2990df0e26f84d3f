/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/answers.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/names.h"
#include "store/sql.h"

/* --- what a step is --- */

bool store_step_put(struct db *db, struct id activity, const struct step *step, struct error *error)
{
	struct sql sql = sql_open(db, N_("The step was not opened."),
		"INSERT INTO step(activity, n, way, asked, opened_at, revealed_at) VALUES(:activity, :n, :way, :asked, :opened_at, :revealed_at)"
		" ON CONFLICT DO UPDATE SET way = excluded.way, asked = excluded.asked, opened_at = excluded.opened_at, revealed_at = excluded.revealed_at",
		error);
	struct str asked = STR_EMPTY;

	for (size_t i = 0; i < step->asked.count; i++)
		str_addf(&asked, "%s%s", i ? " " : "", step->asked.items[i]);
	sql_bind_id(&sql, ":activity", activity);
	sql_bind_int(&sql, ":n", step->n);
	sql_bind_text(&sql, ":way", name_of_way(step->way));
	sql_bind_text(&sql, ":asked", asked.data);
	sql_bind_int(&sql, ":opened_at", step->opened_at);
	sql_bind_int(&sql, ":revealed_at", step->revealed_at);
	str_release(&asked);
	return sql_run(&sql);
}

bool store_team_put(struct db *db, struct id activity, const struct team *team, struct error *error)
{
	struct sql sql = sql_open(db, N_("The team was not saved."),
		"INSERT INTO team(id, activity, n, name)"
		" VALUES(:id, :activity, (SELECT coalesce(max(n), -1) + 1 FROM team WHERE activity = :activity), :name)"
		" ON CONFLICT DO UPDATE SET name = excluded.name, revision = revision + 1", error);

	sql_bind_id(&sql, ":id", team->id);
	sql_bind_id(&sql, ":activity", activity);
	sql_bind_text(&sql, ":name", team->name ? team->name : "");
	return sql_run(&sql);
}

bool store_speaks_put(struct db *db, struct id activity, int step, struct id team, const char *as, struct error *error)
{
	struct sql sql = sql_open(db, N_("Who speaks as whom was not saved."),
		"INSERT INTO speaks(activity, step, who, perspective) VALUES(:activity, :step, :who, :as)"
		" ON CONFLICT DO UPDATE SET perspective = excluded.perspective", error);

	sql_bind_id(&sql, ":activity", activity);
	sql_bind_int(&sql, ":step", step);
	sql_bind_id(&sql, ":who", team);
	sql_bind_text(&sql, ":as", as);
	return sql_run(&sql);
}

/* The one text of the first row, or NULL. */
static char *only_text(struct sql *sql)
{
	char *text = sql_row(sql) ? sql_copy(sql, 0) : NULL;

	sql_close(sql);
	return text;
}

char *store_speaks_load(struct db *db, struct id activity, int step, struct id team)
{
	struct sql sql = sql_open(db, NULL, "SELECT perspective FROM speaks WHERE activity = :activity AND step = :step AND who = :who", NULL);

	sql_bind_id(&sql, ":activity", activity);
	sql_bind_int(&sql, ":step", step);
	sql_bind_id(&sql, ":who", team);
	return only_text(&sql);
}

/* --- facts --- */

static const char *const answer_kept_not = N_("The answer was not saved.");

static bool put_rows(struct db *db, const struct action *action, struct error *error)
{
	struct sql sql;
	bool ok = true;

	if (action->row_count == 0)
		return true;
	sql = sql_open(db, answer_kept_not,
		"INSERT INTO response(activity, action, field, role, value, count) VALUES(:activity, :action, :field, :role, :value, :count)", error);
	sql_bind_id(&sql, ":activity", action->activity);
	sql_bind_id(&sql, ":action", action->id);
	for (size_t i = 0; ok && i < action->row_count; i++) {
		sql_bind_text(&sql, ":field", action->rows[i].field);
		sql_bind_text(&sql, ":role", action->kind == RESPONDENT_HANDS ? role_id(action->rows[i].role) : "");
		sql_bind_text(&sql, ":value", action->rows[i].value);
		sql_bind_int(&sql, ":count", action->rows[i].count);
		ok = sql_put(&sql);
	}
	return sql_close(&sql);
}

bool store_action_add(struct db *db, const struct action *action, struct error *error)
{
	struct sql sql = sql_open(db, answer_kept_not,
		"INSERT INTO action(activity, id, step, kind, who, asked, verb, at) VALUES(:activity, :id, :step, :kind, :who, :asked, :verb, :at)", error);

	assert(action->row_count == 0 || action->verb == VERB_ANSWER || action->verb == VERB_HANDS);
	sql_bind_id(&sql, ":activity", action->activity);
	sql_bind_id(&sql, ":id", action->id);
	sql_bind_int(&sql, ":step", action->step);
	sql_bind_text(&sql, ":kind", name_of_kind(action->kind));
	sql_bind_id(&sql, ":who", action->who);
	sql_bind_int(&sql, ":asked", action->asked);
	sql_bind_text(&sql, ":verb", name_of_verb(action->verb));
	sql_bind_int(&sql, ":at", db_next_at(db));
	return sql_run(&sql) && put_rows(db, action, error);
}

/* Actions stand by activity, so one without it is looked for in each: a seek per activity in the file, where an index would cost every answer. */
bool store_withdraw(struct db *db, struct id action, struct error *error)
{
	struct sql sql = sql_open(db, N_("The answer was not taken back."),
		"INSERT OR IGNORE INTO withdrawal(activity, action, at) SELECT action.activity, action.id, :at"
		" FROM activity CROSS JOIN action ON action.activity = activity.id AND action.id = :action", error);

	sql_bind_id(&sql, ":action", action);
	sql_bind_int(&sql, ":at", db_next_at(db));
	return sql_run(&sql);
}

/* --- one form --- */

static void form_row(struct form_state *state, struct sql *sql)
{
	const char *field = sql_text(sql, 2);

	/* the rows come newest first, so an older value of the same field is not current */
	if (form_state_value(state, field))
		return;
	state->rows = mem_room(state->rows, state->count, &state->room, sizeof *state->rows);
	state->rows[state->count++] = (struct response){
		.field = mem_copy(field),
		.value = sql_copy(sql, 3),
		.count = 1,
		.group = -1,
		.action = sql_id(sql, 0),
	};
}

bool store_form_load(struct db *db, struct id activity, int step, struct id who, struct form_state *state, struct error *error)
{
	struct sql sql = sql_open(db, N_("The answers could not be read."),
		"SELECT action.id, verb, field, value FROM action"
		" LEFT JOIN response ON response.activity = action.activity AND response.action = action.id"
		" WHERE action.activity = :activity AND who = :who AND (step = :step OR verb = 'decline')"
		" AND action.id NOT IN (SELECT action FROM withdrawal WHERE activity = :activity)"
		" ORDER BY at DESC, action.id DESC", error);

	sql_bind_id(&sql, ":activity", activity);
	sql_bind_id(&sql, ":who", who);
	sql_bind_int(&sql, ":step", step);
	while (sql_row(&sql)) {
		const char *verb = sql_text(&sql, 1);

		if (strcmp(verb, "decline") == 0) {
			state->declined = true;
			state->decline = sql_id(&sql, 0);
		} else if (strcmp(verb, "hand_in") == 0 && !state->handed_in)
			state->hand_in = sql_id(&sql, 0);
		state->handed_in = state->handed_in || strcmp(verb, "hand_in") == 0;
		if (!sql_is_null(&sql, 2))
			form_row(state, &sql);
	}
	return sql_close(&sql);
}

const char *form_state_value(const struct form_state *state, const char *field)
{
	for (size_t i = 0; i < state->count; i++) {
		if (strcmp(state->rows[i].field, field) == 0)
			return state->rows[i].value;
	}
	return NULL;
}

void form_state_release(struct form_state *state)
{
	for (size_t i = 0; i < state->count; i++) {
		free(state->rows[i].field);
		free(state->rows[i].value);
	}
	free(state->rows);
	memset(state, 0, sizeof *state);
}

/* +who: in the order of the table, which is read once, not row by row by the index. */
bool store_step_states(struct db *db, struct id activity, int step, bool begun, struct respondent_states *states, struct error *error)
{
	struct sql sql = sql_open(db, N_("The answers could not be read."),
		"SELECT min(kind), who, max(verb = 'hand_in'), max(verb = 'decline') FROM action WHERE action.activity = :activity"
		" AND (:begun OR verb <> 'answer') AND (step = :step OR verb = 'decline') AND action.id NOT IN (SELECT action FROM withdrawal WHERE activity = :activity)"
		" GROUP BY +who", error);

	sql_bind_id(&sql, ":activity", activity);
	sql_bind_int(&sql, ":step", step);
	sql_bind_int(&sql, ":begun", begun);
	while (sql_row(&sql)) {
		states->items = mem_room(states->items, states->count, &states->room, sizeof *states->items);
		states->items[states->count++] = (struct respondent_state){
			.kind = kind_named(sql_text(&sql, 0)),
			.who = sql_id(&sql, 1),
			.handed_in = sql_int(&sql, 2) != 0,
			.declined = sql_int(&sql, 3) != 0,
		};
	}
	return sql_close(&sql);
}

/* --- half-typed text --- */

static void bind_draft(struct sql *sql, struct id activity, int step, struct id who, const char *field)
{
	sql_bind_id(sql, ":activity", activity);
	sql_bind_int(sql, ":step", step);
	sql_bind_id(sql, ":who", who);
	sql_bind_text(sql, ":field", field);
}

bool store_draft_put(struct db *db, struct id activity, int step, struct id who, const char *field, const char *value, struct error *error)
{
	struct sql sql = sql_open(db, N_("The text so far was not saved."),
		"INSERT INTO draft(activity, step, who, field, value) VALUES(:activity, :step, :who, :field, :value)"
		" ON CONFLICT DO UPDATE SET value = excluded.value", error);

	bind_draft(&sql, activity, step, who, field);
	sql_bind_text(&sql, ":value", value);
	return sql_run(&sql);
}

bool store_draft_drop(struct db *db, struct id activity, int step, struct id who, const char *field, struct error *error)
{
	struct sql sql = sql_open(db, N_("The text so far was not removed."),
		"DELETE FROM draft WHERE activity = :activity AND step = :step AND who = :who AND field = :field", error);

	bind_draft(&sql, activity, step, who, field);
	return sql_run(&sql);
}

char *store_draft_load(struct db *db, struct id activity, int step, struct id who, const char *field)
{
	struct sql sql = sql_open(db, NULL,
		"SELECT value FROM draft WHERE activity = :activity AND step = :step AND who = :who AND field = :field", NULL);

	bind_draft(&sql, activity, step, who, field);
	return only_text(&sql);
}

/* --- what may be shown of people's words --- */

bool store_review_put(struct db *db, struct id session, const struct text_review *review, struct error *error)
{
	struct sql sql = sql_open(db, N_("What may be shown was not saved."),
		"INSERT INTO text_review(action, field, session, verdict, edited) VALUES(:action, :field, :session, :verdict, :edited)"
		" ON CONFLICT DO UPDATE SET verdict = excluded.verdict, edited = excluded.edited, revision = revision + 1", error);

	sql_bind_id(&sql, ":action", review->action);
	sql_bind_text(&sql, ":field", review->field);
	sql_bind_id(&sql, ":session", session);
	sql_bind_text(&sql, ":verdict", name_of_verdict(review->verdict));
	sql_bind_text(&sql, ":edited", review->edited);
	return sql_run(&sql);
}

bool store_reviews_load(struct db *db, struct id session, struct text_reviews *reviews, struct error *error)
{
	struct sql sql = sql_open(db, N_("What may be shown could not be read."),
		"SELECT action, field, verdict, edited FROM text_review WHERE session = :session", error);

	sql_bind_id(&sql, ":session", session);
	while (sql_row(&sql)) {
		reviews->items = mem_room(reviews->items, reviews->count, &reviews->room, sizeof *reviews->items);
		reviews->items[reviews->count++] = (struct text_review){
			.action = sql_id(&sql, 0),
			.field = sql_copy(&sql, 1),
			.verdict = verdict_named(sql_text(&sql, 2)),
			.edited = sql_copy(&sql, 3),
		};
	}
	return sql_close(&sql);
}
