/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/sessions.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "store/names.h"
#include "store/sql.h"

static const char *const session_kept_not = N_("The session was not saved.");

static bool put_course(struct db *db, struct id course, struct error *error)
{
	struct sql sql = sql_open(db, session_kept_not, "INSERT INTO course(id, title) VALUES(:id, '')", error);

	sql_bind_id(&sql, ":id", course);
	return sql_run(&sql);
}

/* A text that the caller left NULL is empty. */
static void bind_plain(struct sql *sql, const char *name, const char *text)
{
	sql_bind_text(sql, name, text ? text : "");
}

static void bind_session(struct sql *sql, const struct session *session)
{
	sql_bind_id(sql, ":id", session->id);
	bind_plain(sql, ":title", session->title);
	bind_plain(sql, ":place", session->place);
	sql_bind_text(sql, ":held_on", session->held_on);
	sql_bind_text(sql, ":keep_until", session->keep_until);
	sql_bind_int(sql, ":threshold", session->threshold);
	sql_bind_int(sql, ":named", session->named);
	sql_bind_int(sql, ":split", session->split);
}

static bool put_session(struct db *db, const struct session *session, struct id course, struct error *error)
{
	struct sql sql = sql_open(db, session_kept_not,
		"INSERT INTO session(id, course, title, place, programme, purpose, held_on, keep_until, lang, threshold, named, split, self, made_at)"
		" VALUES(:id, :course, :title, :place, :programme, :purpose, :held_on, :keep_until, :lang, :threshold, :named, :split, :self, :made_at)", error);

	bind_session(&sql, session);
	sql_bind_id(&sql, ":course", course);
	bind_plain(&sql, ":programme", session->programme);
	bind_plain(&sql, ":purpose", session->purpose);
	sql_bind_text(&sql, ":lang", session->lang);
	sql_bind_int(&sql, ":self", session->self);
	sql_bind_int(&sql, ":made_at", db_next_at(db));
	return sql_run(&sql);
}

static bool put_lines(struct db *db, const struct exercise *exercise, struct id copy, struct error *error)
{
	struct sql sql = sql_open(db, session_kept_not,
		"INSERT INTO copy_line(copy, n, section, key, value) VALUES(:copy, :n, :section, :key, :value)", error);
	bool ok = true;

	for (size_t i = 0; ok && i < exercise->count; i++) {
		sql_bind_id(&sql, ":copy", copy);
		sql_bind_int(&sql, ":n", (int64_t)i);
		sql_bind_text(&sql, ":section", exercise->lines[i].section);
		sql_bind_text(&sql, ":key", exercise->lines[i].key);
		sql_bind_text(&sql, ":value", exercise->lines[i].value);
		ok = sql_put(&sql);
	}
	return sql_close(&sql);
}

static bool put_copy(struct db *db, struct id session, const struct exercise *exercise, struct id copy, struct error *error)
{
	struct sql sql = sql_open(db, session_kept_not,
		"INSERT INTO copy(id, session, kind, exercise, lang) VALUES(:id, :session, :kind, :exercise, :lang)", error);

	sql_bind_id(&sql, ":id", copy);
	sql_bind_id(&sql, ":session", session);
	bind_plain(&sql, ":kind", exercise->kind);
	bind_plain(&sql, ":exercise", exercise->id);
	bind_plain(&sql, ":lang", exercise->lang);
	return sql_run(&sql) && put_lines(db, exercise, copy, error);
}

static bool put_activity(struct db *db, struct id session, const struct part *part, size_t n, struct error *error)
{
	struct id copy = id_random();
	struct sql sql;

	if (!put_copy(db, session, part->activities[n].copy, copy, error))
		return false;
	sql = sql_open(db, session_kept_not, "INSERT INTO activity(id, part, copy, n) VALUES(:id, :part, :copy, :n)", error);
	sql_bind_id(&sql, ":id", part->activities[n].id);
	sql_bind_id(&sql, ":part", part->id);
	sql_bind_id(&sql, ":copy", copy);
	sql_bind_int(&sql, ":n", (int64_t)n);
	return sql_run(&sql);
}

bool store_part_insert(struct db *db, struct id session, const struct part *part, int n, struct error *error)
{
	struct sql sql = sql_open(db, session_kept_not,
		"INSERT INTO part(id, session, n, minutes, title, say, agreements, skipped)"
		" VALUES(:id, :session, :n, :minutes, :title, :say, :agreements, :skipped)", error);
	bool ok;

	sql_bind_id(&sql, ":id", part->id);
	sql_bind_id(&sql, ":session", session);
	sql_bind_int(&sql, ":n", n);
	sql_bind_int(&sql, ":minutes", part->minutes);
	bind_plain(&sql, ":title", part->title);
	bind_plain(&sql, ":say", part->say);
	sql_bind_int(&sql, ":agreements", part->agreements);
	sql_bind_int(&sql, ":skipped", part->skipped);
	ok = sql_run(&sql);
	for (size_t i = 0; ok && i < part->activity_count; i++)
		ok = put_activity(db, session, part, i, error);
	return ok;
}

bool store_session_insert(struct db *db, const struct session *session, struct error *error)
{
	struct id course = id_random();
	bool ok = put_course(db, course, error) && put_session(db, session, course, error);

	assert(!id_is_none(session->id));
	for (size_t i = 0; ok && i < session->part_count; i++)
		ok = store_part_insert(db, session->id, &session->parts[i], (int)i, error);
	return ok;
}

bool store_session_update(struct db *db, const struct session *session, struct error *error)
{
	struct sql sql = sql_open(db, session_kept_not,
		"UPDATE session SET title = :title, place = :place, held_on = :held_on, keep_until = :keep_until, threshold = :threshold,"
		" named = :named, split = :split, revision = revision + 1 WHERE id = :id", error);

	bind_session(&sql, session);
	return sql_run(&sql);
}

static const char *const part_kept_not = N_("The programme was not changed.");

bool store_part_change(struct db *db, const struct part *part, struct error *error)
{
	struct sql sql = sql_open(db, part_kept_not,
		"UPDATE part SET minutes = :minutes, title = :title, say = :say, skipped = :skipped, revision = revision + 1 WHERE id = :id", error);

	sql_bind_id(&sql, ":id", part->id);
	sql_bind_int(&sql, ":minutes", part->minutes);
	bind_plain(&sql, ":title", part->title);
	bind_plain(&sql, ":say", part->say);
	sql_bind_int(&sql, ":skipped", part->skipped);
	return sql_run(&sql);
}

bool store_part_move(struct db *db, struct id part, int n, struct error *error)
{
	struct sql sql = sql_open(db, part_kept_not, "UPDATE part SET n = :n, revision = revision + 1 WHERE id = :id", error);

	sql_bind_id(&sql, ":id", part);
	sql_bind_int(&sql, ":n", n);
	return sql_run(&sql);
}

struct id store_copy_of(struct db *db, struct id activity)
{
	struct sql sql = sql_open(db, NULL, "SELECT copy FROM activity WHERE id = :id", NULL);
	struct id copy = {{0}};

	sql_bind_id(&sql, ":id", activity);
	if (sql_row(&sql))
		copy = sql_id(&sql, 0);
	sql_close(&sql);
	return copy;
}

bool store_part_times(struct db *db, struct id part, int64_t began_at, int64_t ended_at, struct error *error)
{
	struct sql sql = sql_open(db, N_("The time of this part was not saved."),
		"UPDATE part SET began_at = :began_at, ended_at = :ended_at WHERE id = :id", error);

	sql_bind_id(&sql, ":id", part);
	sql_bind_int(&sql, ":began_at", began_at);
	sql_bind_int(&sql, ":ended_at", ended_at);
	return sql_run(&sql);
}

bool store_sitting_put(struct db *db, struct id part, struct id participant, struct id activity, struct error *error)
{
	struct sql sql = sql_open(db, N_("Who sits where was not saved."),
		"INSERT INTO sitting(part, participant, activity) VALUES(:part, :participant, :activity)"
		" ON CONFLICT DO UPDATE SET activity = excluded.activity, revision = revision + 1", error);

	sql_bind_id(&sql, ":part", part);
	sql_bind_id(&sql, ":participant", participant);
	sql_bind_id(&sql, ":activity", activity);
	return sql_run(&sql);
}

int store_cards_printed(struct db *db, struct id session)
{
	struct sql sql = sql_open(db, NULL, "SELECT most FROM cards WHERE session = :session", NULL);
	int most;

	sql_bind_id(&sql, ":session", session);
	most = sql_row(&sql) ? (int)sql_int(&sql, 0) : 0;
	sql_close(&sql);
	return most;
}

bool store_cards_print(struct db *db, struct id session, int most, struct error *error)
{
	struct sql sql = sql_open(db, N_("How many seat cards were printed was not saved."),
		"INSERT INTO cards(session, most) VALUES(:session, :most) ON CONFLICT DO UPDATE SET most = max(most, excluded.most)", error);

	sql_bind_id(&sql, ":session", session);
	sql_bind_int(&sql, ":most", most);
	return sql_run(&sql);
}

bool store_harvest_put(struct db *db, struct id activity, const struct harvest *harvest, struct error *error)
{
	struct sql sql = sql_open(db, N_("The harvest was not saved."),
		"INSERT INTO harvest(activity, agreed, differed, todo, at) VALUES(:activity, :agreed, :differed, :todo, :at)"
		" ON CONFLICT DO UPDATE SET agreed = excluded.agreed, differed = excluded.differed, todo = excluded.todo, revision = revision + 1", error);

	sql_bind_id(&sql, ":activity", activity);
	bind_plain(&sql, ":agreed", harvest->agreed);
	bind_plain(&sql, ":differed", harvest->differed);
	bind_plain(&sql, ":todo", harvest->todo);
	sql_bind_int(&sql, ":at", db_next_at(db));
	return sql_run(&sql);
}

/* --- people --- */

bool store_participant_put(struct db *db, struct id session, const struct participant *participant, struct error *error)
{
	struct sql sql = sql_open(db, N_("The check-in was not saved."),
		"INSERT INTO participant(id, session, seat, role, counts_with, name, again) VALUES(:id, :session, :seat, :role, :counts_with, :name, :again)"
		" ON CONFLICT DO UPDATE SET seat = excluded.seat, role = excluded.role, counts_with = excluded.counts_with, name = excluded.name,"
		" again = excluded.again, revision = revision + 1", error);

	sql_bind_id(&sql, ":id", participant->id);
	sql_bind_id(&sql, ":session", session);
	sql_bind_int(&sql, ":seat", participant->seat);
	sql_bind_text(&sql, ":role", role_id(participant->role));
	sql_bind_text(&sql, ":counts_with", role_id(participant->counts_with));
	sql_bind_text(&sql, ":name", participant->name);
	sql_bind_int(&sql, ":again", participant->again);
	return sql_run(&sql);
}

bool store_presence_add(struct db *db, struct id participant, bool came, struct id *fact, struct error *error)
{
	struct sql sql = sql_open(db, N_("Who came and who left was not saved."),
		"INSERT INTO presence(id, participant, came, at) VALUES(:id, :participant, :came, :at)", error);

	*fact = id_random();
	sql_bind_id(&sql, ":id", *fact);
	sql_bind_id(&sql, ":participant", participant);
	sql_bind_int(&sql, ":came", came);
	sql_bind_int(&sql, ":at", db_next_at(db));
	return sql_run(&sql);
}

int store_last_seat(struct db *db, struct id session)
{
	struct sql sql = sql_open(db, NULL,
		"SELECT max(gone_seat, coalesce((SELECT max(seat) FROM participant WHERE session = :session), 0)) FROM session WHERE id = :session", NULL);
	int seat;

	sql_bind_id(&sql, ":session", session);
	seat = sql_row(&sql) ? (int)sql_int(&sql, 0) : 0;
	sql_close(&sql);
	return seat;
}

/* --- notes and agreements --- */

bool store_note_put(struct db *db, struct id session, const struct note *note, struct error *error)
{
	struct sql sql = sql_open(db, N_("The note was not saved."),
		"INSERT INTO note(id, session, part, text, in_summary, at) VALUES(:id, :session, :part, :text, :in_summary, :at)"
		" ON CONFLICT DO UPDATE SET part = excluded.part, text = excluded.text, in_summary = excluded.in_summary, revision = revision + 1", error);

	sql_bind_id(&sql, ":id", note->id);
	sql_bind_id(&sql, ":session", session);
	sql_bind_id(&sql, ":part", note->part);
	bind_plain(&sql, ":text", note->text);
	sql_bind_int(&sql, ":in_summary", note->in_summary);
	sql_bind_int(&sql, ":at", db_next_at(db));
	return sql_run(&sql);
}

bool store_agreement_put(struct db *db, struct id session, const struct agreement *agreement, struct error *error)
{
	struct sql sql = sql_open(db, N_("The agreement was not saved."),
		"INSERT INTO agreement(id, session, part, what, who, due, at) VALUES(:id, :session, :part, :what, :who, :due, :at)"
		" ON CONFLICT DO UPDATE SET part = excluded.part, what = excluded.what, who = excluded.who, due = excluded.due, revision = revision + 1", error);

	sql_bind_id(&sql, ":id", agreement->id);
	sql_bind_id(&sql, ":session", session);
	sql_bind_id(&sql, ":part", agreement->part);
	bind_plain(&sql, ":what", agreement->what);
	bind_plain(&sql, ":who", agreement->who);
	bind_plain(&sql, ":due", agreement->due);
	sql_bind_int(&sql, ":at", db_next_at(db));
	return sql_run(&sql);
}

bool store_half_put(struct db *db, struct id session, const char *what, int n, const char *value, struct error *error)
{
	struct sql sql = sql_open(db, N_("The text so far was not saved."),
		"INSERT INTO half(session, what, n, value) VALUES(:session, :what, :n, :value) ON CONFLICT DO UPDATE SET value = excluded.value", error);

	sql_bind_id(&sql, ":session", session);
	sql_bind_text(&sql, ":what", what);
	sql_bind_int(&sql, ":n", n);
	sql_bind_text(&sql, ":value", value);
	return sql_run(&sql);
}

char *store_half_load(struct db *db, struct id session, const char *what, int n)
{
	struct sql sql = sql_open(db, NULL, "SELECT value FROM half WHERE session = :session AND what = :what AND n = :n AND value <> ''", NULL);
	char *value;

	sql_bind_id(&sql, ":session", session);
	sql_bind_text(&sql, ":what", what);
	sql_bind_int(&sql, ":n", n);
	value = sql_row(&sql) ? sql_copy(&sql, 0) : NULL;
	sql_close(&sql);
	return value;
}

bool store_half_drop(struct db *db, struct id session, const char *what, struct error *error)
{
	struct sql sql = sql_open(db, N_("The text so far was not removed."), "DELETE FROM half WHERE session = :session AND what = :what", error);

	sql_bind_id(&sql, ":session", session);
	sql_bind_text(&sql, ":what", what);
	return sql_run(&sql);
}

/* --- where this machine stands --- */

bool store_place_load(struct db *db, struct id session, struct place *place, struct error *error)
{
	struct sql sql = sql_open(db, NULL, "SELECT phase, part, activity, step, respondent, open FROM place WHERE session = :session", error);

	memset(place, 0, sizeof *place);
	sql_bind_id(&sql, ":session", session);
	if (sql_row(&sql))
		*place = (struct place){
			.phase = phase_named(sql_text(&sql, 0)),
			.part = (int)sql_int(&sql, 1),
			.activity = (int)sql_int(&sql, 2),
			.step = (int)sql_int(&sql, 3),
			.respondent = sql_id(&sql, 4),
			.open = sql_int(&sql, 5) != 0,
		};
	return sql_close(&sql);
}

bool store_place_save(struct db *db, struct id session, const struct place *place, struct error *error)
{
	struct sql sql = sql_open(db, N_("Where you are in the programme was not saved."),
		"INSERT INTO place(session, phase, part, activity, step, respondent, open)"
		" VALUES(:session, :phase, :part, :activity, :step, :respondent, :open)"
		" ON CONFLICT DO UPDATE SET phase = excluded.phase, part = excluded.part, activity = excluded.activity, step = excluded.step,"
		" respondent = excluded.respondent, open = excluded.open", error);

	sql_bind_id(&sql, ":session", session);
	sql_bind_text(&sql, ":phase", name_of_phase(place->phase));
	sql_bind_int(&sql, ":part", place->part);
	sql_bind_int(&sql, ":activity", place->activity);
	sql_bind_int(&sql, ":step", place->step);
	sql_bind_id(&sql, ":respondent", place->respondent);
	sql_bind_int(&sql, ":open", place->open);
	return sql_run(&sql);
}

bool store_table_place_load(struct db *db, struct id activity, struct place *place, bool *found, struct error *error)
{
	struct sql sql = sql_open(db, NULL, "SELECT phase, step, respondent FROM table_place WHERE activity = :activity", error);

	sql_bind_id(&sql, ":activity", activity);
	*found = sql_row(&sql);
	if (*found) {
		place->phase = phase_named(sql_text(&sql, 0));
		place->step = (int)sql_int(&sql, 1);
		place->respondent = sql_id(&sql, 2);
	}
	return sql_close(&sql);
}

bool store_table_place_save(struct db *db, struct id activity, const struct place *place, struct error *error)
{
	struct sql sql = sql_open(db, N_("Where you are in the programme was not saved."),
		"INSERT INTO table_place(activity, phase, step, respondent) VALUES(:activity, :phase, :step, :respondent)"
		" ON CONFLICT DO UPDATE SET phase = excluded.phase, step = excluded.step, respondent = excluded.respondent", error);

	sql_bind_id(&sql, ":activity", activity);
	sql_bind_text(&sql, ":phase", name_of_phase(place->phase));
	sql_bind_int(&sql, ":step", place->step);
	sql_bind_id(&sql, ":respondent", place->respondent);
	return sql_run(&sql);
}

bool store_seen_load(struct db *db, struct id session, enum seen *seen, struct error *error)
{
	struct sql sql = sql_open(db, NULL, "SELECT seen FROM place WHERE session = :session", error);
	int64_t value;

	sql_bind_id(&sql, ":session", session);
	value = sql_row(&sql) ? sql_int(&sql, 0) : SEEN_NOT_ASKED;
	*seen = value == SEEN_BY_ALL || value == SEEN_BY_ONE ? (enum seen)value : SEEN_NOT_ASKED;
	return sql_close(&sql);
}

bool store_seen_save(struct db *db, struct id session, enum seen seen, struct error *error)
{
	struct sql sql = sql_open(db, N_("Who sees this screen was not saved."), "UPDATE place SET seen = :seen WHERE session = :session", error);

	sql_bind_id(&sql, ":session", session);
	sql_bind_int(&sql, ":seen", (int64_t)seen);
	return sql_run(&sql);
}

/* --- erasing --- */

/* Merging an older copy must not bring anything back, so every id that another file may hold is kept. */
static bool keep_erased(struct db *db, struct id session, struct error *error)
{
	struct sql sql = sql_open(db, N_("Nothing was erased."),
		"WITH parts AS (SELECT id FROM part WHERE session = :session),"
		" people AS (SELECT id FROM participant WHERE session = :session),"
		" activities AS (SELECT id FROM activity WHERE part IN parts)"
		"INSERT OR IGNORE INTO erased(id) SELECT id FROM session WHERE id = :session"
		" UNION SELECT id FROM parts UNION SELECT id FROM people UNION SELECT id FROM activities"
		" UNION SELECT id FROM presence WHERE participant IN people"
		" UNION SELECT id FROM team WHERE activity IN activities"
		" UNION SELECT id FROM action WHERE activity IN activities"
		" UNION SELECT id FROM note WHERE session = :session"
		" UNION SELECT id FROM agreement WHERE session = :session", error);

	sql_bind_id(&sql, ":session", session);
	return sql_run(&sql);
}

/* A course is there for its sessions. */
static bool drop_empty_courses(struct db *db, struct error *error)
{
	return sql_exec(db, N_("Nothing was erased."),
		"INSERT OR IGNORE INTO erased(id) SELECT id FROM course WHERE id NOT IN (SELECT course FROM session);"
		"DELETE FROM course WHERE id NOT IN (SELECT course FROM session)", error);
}

bool store_session_erase(struct db *db, struct id session, struct error *error)
{
	struct sql sql;

	if (!keep_erased(db, session, error))
		return false;
	sql = sql_open(db, N_("Nothing was erased."), "DELETE FROM session WHERE id = :session", error);
	sql_bind_id(&sql, ":session", session);
	return sql_run(&sql) && drop_empty_courses(db, error);
}
