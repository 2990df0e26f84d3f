/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/erasing.h"

#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "store/names.h"
#include "store/sql.h"

static const char *const erased_not = N_("Nothing was taken away.");

/* --- what is there --- */

/* Who only half typed a first text has no action yet. */
bool store_forms_held(struct db *db, struct id activity, struct held_forms *forms, struct error *error)
{
	struct sql sql = sql_open(db, N_("The answers could not be read."),
		"SELECT step, min(kind), who, max(handed_in) FROM"
		" (SELECT step, kind, CASE kind WHEN 'hands' THEN NULL ELSE who END AS who, verb IN ('hand_in', 'hands') AND id NOT IN"
		"  (SELECT action FROM withdrawal WHERE activity = :activity) AS handed_in FROM action WHERE activity = :activity AND verb <> 'decline'"
		"  UNION ALL SELECT step, CASE WHEN who IN (SELECT id FROM participant) THEN 'participant' WHEN who IN (SELECT id FROM team) THEN 'team' ELSE 'sheet' END, who, 0 FROM draft"
		"  WHERE activity = :activity)"
		" GROUP BY step, who ORDER BY step, who", error);

	sql_bind_id(&sql, ":activity", activity);
	while (sql_row(&sql)) {
		forms->items = mem_room(forms->items, forms->count, &forms->room, sizeof *forms->items);
		forms->items[forms->count++] = (struct held_form){
			.activity = activity,
			.step = (int)sql_int(&sql, 0),
			.kind = kind_named(sql_text(&sql, 1)),
			.who = sql_id(&sql, 2),
			.handed_in = sql_int(&sql, 3) != 0,
		};
	}
	return sql_close(&sql);
}

/* --- taking it away --- */

/* Binds what the statement names; each names who. */
static bool run_for(struct db *db, const char *text, struct id session, const struct held_form *form, struct error *error)
{
	struct sql sql = sql_open(db, erased_not, text, error);

	if (strstr(text, ":session"))
		sql_bind_id(&sql, ":session", session);
	if (strstr(text, ":activity"))
		sql_bind_id(&sql, ":activity", form->activity);
	if (strstr(text, ":step"))
		sql_bind_int(&sql, ":step", form->step);
	if (strstr(text, ":hands"))
		sql_bind_int(&sql, ":hands", form->kind == RESPONDENT_HANDS);
	if (strstr(text, ":forms"))
		sql_bind_int(&sql, ":forms", form->handed_in);
	sql_bind_id(&sql, ":who", form->who);
	return sql_run(&sql);
}

/* The actions of the form; that somebody sat the activity out says nothing of what they think, and stays. */
#define OF_THE_FORM " action WHERE activity = :activity AND step = :step AND verb <> 'decline' AND CASE WHEN :hands THEN kind = 'hands' ELSE who = :who END"

bool store_form_erase(struct db *db, struct id session, const struct held_form *form, struct error *error)
{
	static const char *const statements[] = {
		"INSERT OR IGNORE INTO erased(id) SELECT id FROM" OF_THE_FORM,
		"DELETE FROM text_review WHERE action IN (SELECT id FROM" OF_THE_FORM ")",
		"DELETE FROM undo WHERE session = :session AND row IN (SELECT id FROM" OF_THE_FORM ")",
		"DELETE FROM conflict WHERE session = :session AND row IN (SELECT id FROM" OF_THE_FORM ")",
		"DELETE FROM draft WHERE activity = :activity AND step = :step AND who = :who",
		"DELETE FROM" OF_THE_FORM,
		"UPDATE place SET respondent = NULL WHERE session = :session AND respondent = :who",
		/* an id that nobody has stands for hands: a key is never NULL */
		"INSERT INTO taken(activity, step, who, forms, version) SELECT :activity, :step, coalesce(:who, x'00'), :forms,"
		" coalesce((SELECT version FROM saved WHERE session = :session), 0) WHERE true"
		" ON CONFLICT DO UPDATE SET forms = forms + excluded.forms, version = excluded.version",
	};
	bool ok = true;

	for (size_t i = 0; ok && i < sizeof statements / sizeof *statements; i++)
		ok = run_for(db, statements[i], session, form, error);
	return ok;
}

static bool name_erase(struct db *db, struct id session, struct id participant, struct error *error)
{
	struct sql sql = sql_open(db, erased_not, "UPDATE participant SET name = NULL, revision = revision + 1 WHERE id = :id AND name IS NOT NULL", error);
	struct sql kept;

	sql_bind_id(&sql, ":id", participant);
	if (!sql_run(&sql))
		return false;
	kept = sql_open(db, erased_not, "DELETE FROM undo WHERE session = :session AND what = 'participant' AND row = :id", error);
	sql_bind_id(&kept, ":session", session);
	sql_bind_id(&kept, ":id", participant);
	return sql_run(&kept);
}

bool store_forget_seat(struct db *db, struct id session, struct id participant, struct error *error)
{
	static const char *const statements[] = {
		"DELETE FROM conflict WHERE session = :session AND what = 'participant' AND row = :who",
		"INSERT INTO forgotten(participant, at) SELECT :who, at FROM latest WHERE true ON CONFLICT DO UPDATE SET at = excluded.at",
	};
	bool ok = name_erase(db, session, participant, error) && db_next_at(db) > 0;

	for (size_t i = 0; ok && i < sizeof statements / sizeof *statements; i++)
		ok = run_for(db, statements[i], session, &(struct held_form){.who = participant}, error);
	return ok;
}

/* --- that it was --- */

bool store_taken_load(struct db *db, struct id activity, int step, struct taken *taken, struct error *error)
{
	struct sql sql = sql_open(db, N_("The answers could not be read."), "SELECT who FROM taken WHERE activity = :activity AND step = :step", error);

	sql_bind_id(&sql, ":activity", activity);
	sql_bind_int(&sql, ":step", step);
	while (sql_row(&sql)) {
		taken->items = mem_room(taken->items, taken->count, &taken->room, sizeof *taken->items);
		taken->items[taken->count++] = sql_id(&sql, 0);
	}
	return sql_close(&sql);
}

bool taken_has(const struct taken *taken, struct id who)
{
	for (size_t i = 0; i < taken->count; i++)
		if (id_equal(taken->items[i], who))
			return true;
	return false;
}

int store_taken_count(struct db *db, struct id session)
{
	struct sql sql = sql_open(db, NULL,
		"SELECT sum(forms) FROM part CROSS JOIN activity ON activity.part = part.id CROSS JOIN taken ON taken.activity = activity.id"
		" WHERE part.session = :session", NULL);
	int forms;

	sql_bind_id(&sql, ":session", session);
	forms = sql_row(&sql) ? (int)sql_int(&sql, 0) : 0;
	sql_close(&sql);
	return forms;
}
