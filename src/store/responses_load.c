/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "store/answers.h"
#include "store/names.h"
#include "store/sql.h"

static struct sql open_for(struct db *db, const char *text, struct id activity, struct error *error)
{
	struct sql sql = sql_open(db, N_("The answers could not be read."), text, error);

	sql_bind_id(&sql, ":activity", activity);
	return sql;
}

static bool load_steps(struct db *db, struct id activity, struct responses *raw, struct error *error)
{
	struct sql sql = open_for(db, "SELECT n, way FROM step WHERE activity = :activity", activity, error);

	while (sql_row(&sql))
		responses_step(raw, (int)sql_int(&sql, 0))->way = way_named(sql_text(&sql, 1));
	return sql_close(&sql);
}

/* --- forms --- */

/* Where the walk over the rows stands. */
struct walk {
	struct responses *raw;
	struct sql *about;         /* role, team and perspective of one respondent */
	struct id who, action;     /* of the row before; action: the one that is current for the field of the row before */
	int step, at;              /* of the row before; its respondent */
	bool counts;               /* this form is handed in */
	char *field;               /* of the row before; NULL in between forms */
};

static int add_respondent(struct walk *walk, enum respondent_kind kind, struct id who)
{
	struct respondent respondent = {.kind = kind, .id = who, .team = -1};
	size_t at;

	sql_bind_id(walk->about, ":who", who);
	if (sql_row(walk->about)) {
		respondent.role = role_read(sql_text(walk->about, 0));
		respondent.team = sql_is_null(walk->about, 1) ? -1 : (int)sql_int(walk->about, 1);
		respondent.as = sql_copy(walk->about, 2);
	}
	sql_put(walk->about);
	at = responses_add_respondent(walk->raw, &respondent);
	free(respondent.as);
	return (int)at;
}

static void form_begins(struct walk *walk, struct sql *sql, struct id who)
{
	int step = (int)sql_int(sql, 2);
	bool known = walk->at >= 0 && id_equal(who, walk->who);

	free(walk->field);
	walk->field = NULL;
	walk->step = step;
	walk->at = known ? walk->at : -1;
	walk->who = who;
	/* a hand-in has no field, and rows without one come first */
	walk->counts = strcmp(sql_text(sql, 4), "hand_in") == 0;
	if (!walk->counts)
		return;
	if (!known)
		walk->at = add_respondent(walk, kind_named(sql_text(sql, 0)), who);
	responses_step(walk->raw, step)->handed_in++;
}

static void add_row(struct walk *walk, struct sql *sql, struct id action)
{
	struct response *row = responses_add(walk->raw, walk->at, walk->step, walk->field, sql_text(sql, 6));

	row->action = action;
	row->count = (int)sql_int(sql, 7);
	row->role = walk->raw->respondents[walk->at].role;
}

/* The newest action of a field comes first; it is current, and rows of another one are not. */
static void form_row(struct walk *walk, struct sql *sql)
{
	struct id action = sql_id(sql, 3);
	const char *field = sql_text(sql, 5);

	if (!walk->field || strcmp(walk->field, field) != 0) {
		mem_set(&walk->field, field);
		walk->action = action;
	}
	if (id_equal(walk->action, action))
		add_row(walk, sql, action);
}

static bool walk_forms(struct walk *walk, struct sql *sql)
{
	while (sql_row(sql)) {
		struct id who = sql_id(sql, 1);

		if (!id_equal(who, walk->who) || walk->step != (int)sql_int(sql, 2))
			form_begins(walk, sql, who);
		if (walk->counts && !sql_is_null(sql, 5))
			form_row(walk, sql);
	}
	free(walk->field);
	return sql_close(sql);
}

static bool load_forms(struct db *db, struct id activity, struct responses *raw, struct error *error)
{
	struct sql about = open_for(db,
		"SELECT (SELECT role FROM participant WHERE id = :who),"
		" CASE WHEN whole THEN 0 WHEN team.id IS NOT NULL THEN (SELECT count(*) FROM team AS before"
		" WHERE before.activity = :activity AND NOT before.whole AND before.n BETWEEN 0 AND team.n - 1) END,"
		" (SELECT perspective FROM speaks WHERE activity = :activity AND who = :who ORDER BY step DESC LIMIT 1)"
		" FROM (SELECT 1) LEFT JOIN team ON team.id = :who", activity, error);
	struct sql sql = open_for(db,
		"SELECT kind, who, step, action.id, verb, field, value, count FROM action"
		" LEFT JOIN response ON response.activity = action.activity AND response.action = action.id"
		" WHERE action.activity = :activity AND verb IN ('answer', 'hand_in')"
		" AND action.id NOT IN (SELECT action FROM withdrawal WHERE activity = :activity)"
		" ORDER BY who, step, field, at DESC, action.id DESC, value", activity, error);
	struct walk walk = {.raw = raw, .about = &about, .step = -1, .at = -1};
	bool ok = walk_forms(&walk, &sql);

	return sql_close(&about) && ok;
}

/* --- hands --- */

struct hands {
	struct responses *raw;
	char *field;
	int step;
	bool over;                         /* what follows is older than what counts */
	struct id shows[ROLE_COUNT];       /* per role the newest action of this field; [ROLE_UNKNOWN] is of everybody's */
};

/* The show that a row belongs to is a respondent of its own. */
static int show_of(struct responses *raw, struct id show, int asked)
{
	struct respondent respondent = {.kind = RESPONDENT_HANDS, .id = show, .team = -1, .asked = asked};

	for (size_t i = raw->respondent_count; i > 0; i--) {
		if (id_equal(raw->respondents[i - 1].id, show))
			return (int)(i - 1);
	}
	return (int)responses_add_respondent(raw, &respondent);
}

static bool any_role_shown(const struct hands *hands)
{
	for (int role = ROLE_UNKNOWN + 1; role < ROLE_COUNT; role++)
		if (!id_is_none(hands->shows[role]))
			return true;
	return false;
}

/* Rows come newest first: of a role the first show counts. One of everybody counts only when it is the newest of all, and nothing older counts with it: the
 * same hands are never counted twice. */
static bool show_counts(struct hands *hands, enum role role, struct id action)
{
	hands->over = hands->over || (role == ROLE_UNKNOWN && any_role_shown(hands));
	if (hands->over)
		return false;
	if (id_is_none(hands->shows[role]) && id_is_none(hands->shows[ROLE_UNKNOWN]))
		hands->shows[role] = action;
	return id_equal(hands->shows[role], action);
}

static void hands_row(struct hands *hands, struct sql *sql)
{
	int step = (int)sql_int(sql, 1);
	const char *field = sql_text(sql, 4);
	enum role role = role_read(sql_text(sql, 5));
	struct step_facts *facts;
	struct response *row;

	if (!hands->field || hands->step != step || strcmp(hands->field, field) != 0) {
		mem_set(&hands->field, field);
		hands->step = step;
		hands->over = false;
		memset(hands->shows, 0, sizeof hands->shows);
	}
	if (!show_counts(hands, role, sql_id(sql, 2)))
		return;
	row = responses_add(hands->raw, show_of(hands->raw, sql_id(sql, 0), (int)sql_int(sql, 3)), step, field, sql_text(sql, 6));
	row->count = (int)sql_int(sql, 7);
	row->role = role;
	row->action = sql_id(sql, 2);
	facts = responses_step(hands->raw, step);
	if (facts->asked < (int)sql_int(sql, 3))
		facts->asked = (int)sql_int(sql, 3);
}

static bool load_hands(struct db *db, struct id activity, struct responses *raw, struct error *error)
{
	struct sql sql = open_for(db,
		"SELECT who, step, action.id, asked, field, role, value, count FROM action"
		" JOIN response ON response.activity = action.activity AND response.action = action.id"
		" WHERE action.activity = :activity AND verb = 'hands'"
		" AND action.id NOT IN (SELECT action FROM withdrawal WHERE activity = :activity)"
		" ORDER BY step, field, at DESC, action.id DESC, value", activity, error);
	struct hands hands = {.raw = raw};

	while (sql_row(&sql))
		hands_row(&hands, &sql);
	free(hands.field);
	return sql_close(&sql);
}

bool store_responses_load(struct db *db, struct id activity, struct responses *raw, struct error *error)
{
	if (!sql_snapshot_begin(db, error))
		return false;
	return sql_snapshot_end(db, load_steps(db, activity, raw, error) && load_forms(db, activity, raw, error) &&
		load_hands(db, activity, raw, error));
}
