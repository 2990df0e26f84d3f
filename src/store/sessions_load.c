/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "store/names.h"
#include "store/sessions.h"
#include "store/sql.h"

static struct sql open_for(struct db *db, const char *text, const char *name, struct id id, struct error *error)
{
	struct sql sql = sql_open(db, N_("The session could not be read."), text, error);

	sql_bind_id(&sql, name, id);
	return sql;
}

static void read_date(struct sql *sql, int column, char date[static 11])
{
	snprintf(date, 11, "%s", sql_text(sql, column));
}

static bool load_head(struct db *db, struct session *session, struct id id, struct error *error)
{
	struct sql sql = open_for(db,
		"SELECT title, place, programme, purpose, held_on, keep_until, lang, threshold, named, split, revision, self FROM session WHERE id = :id",
		":id", id, error);
	bool found = sql_row(&sql);

	if (found) {
		session->id = id;
		session->title = sql_copy(&sql, 0);
		session->place = sql_copy(&sql, 1);
		session->programme = sql_copy(&sql, 2);
		session->purpose = sql_copy(&sql, 3);
		read_date(&sql, 4, session->held_on);
		read_date(&sql, 5, session->keep_until);
		snprintf(session->lang, sizeof session->lang, "%s", sql_text(&sql, 6));
		session->threshold = (int)sql_int(&sql, 7);
		session->named = sql_int(&sql, 8) != 0;
		session->split = sql_int(&sql, 9) != 0;
		session->revision = (int)sql_int(&sql, 10);
		session->self = sql_int(&sql, 11) != 0;
	}
	return sql_close(&sql) && (found || error_say(error, tr("This session is no longer in the file. Choose another one.")));
}

static bool load_people(struct db *db, struct session *session, struct error *error)
{
	struct people *people = &session->people;
	struct sql sql = open_for(db,
		"SELECT id, seat, role, counts_with, name, revision, again,"
		" (SELECT came FROM presence WHERE participant = participant.id ORDER BY at DESC, id DESC LIMIT 1),"
		" (SELECT min(at) FROM presence WHERE participant = participant.id AND came = 1),"
		" (SELECT max(at) FROM presence WHERE participant = participant.id AND came = 0)"
		" FROM participant WHERE session = :session ORDER BY seat, id", ":session", session->id, error);

	while (sql_row(&sql)) {
		people->items = mem_room(people->items, people->count, &people->room, sizeof *people->items);
		people->items[people->count++] = (struct participant){
			.id = sql_id(&sql, 0),
			.seat = (int)sql_int(&sql, 1),
			.role = role_read(sql_text(&sql, 2)),
			.counts_with = role_read(sql_text(&sql, 3)),
			.name = sql_copy(&sql, 4),
			.revision = (int)sql_int(&sql, 5),
			.again = sql_int(&sql, 6) != 0,
			.present = sql_int(&sql, 7) != 0,
			.came_at = sql_int(&sql, 8),
			.left_at = sql_int(&sql, 9),
		};
	}
	return sql_close(&sql);
}

static void read_asked(struct ids *asked, const char *text)
{
	while (*text) {
		size_t len = strcspn(text, " ");
		char *id = mem_copy_len(text, len);

		ids_add(asked, id);
		free(id);
		text += len + (text[len] == ' ');
	}
}

static bool load_steps(struct db *db, struct activity *activity, struct error *error)
{
	struct sql sql = open_for(db, "SELECT n, way, asked, opened_at, revealed_at FROM step WHERE activity = :activity ORDER BY n", ":activity",
		activity->id, error);

	while (sql_row(&sql)) {
		struct step step = {
			.n = (int)sql_int(&sql, 0),
			.way = way_named(sql_text(&sql, 1)),
			.opened_at = sql_int(&sql, 3),
			.revealed_at = sql_int(&sql, 4),
		};

		read_asked(&step.asked, sql_text(&sql, 2));
		activity->steps = mem_room(activity->steps, activity->step_count, &activity->step_room, sizeof *activity->steps);
		activity->steps[activity->step_count++] = step;
	}
	return sql_close(&sql);
}

static bool load_teams(struct db *db, struct activity *activity, struct error *error)
{
	struct sql sql = open_for(db, "SELECT id, name, whole FROM team WHERE activity = :activity AND n >= 0 ORDER BY n, id", ":activity",
		activity->id, error);

	while (sql_row(&sql)) {
		struct team team = {.id = sql_id(&sql, 0), .name = sql_copy(&sql, 1), .group = sql_int(&sql, 2) != 0};

		if (team.group && id_is_none(activity->group.id)) {
			activity->group = team;
			continue;
		}
		activity->teams = mem_room(activity->teams, activity->team_count, &activity->team_room, sizeof *activity->teams);
		activity->teams[activity->team_count++] = team;
	}
	return sql_close(&sql);
}

static void add_member(struct activity *activity, struct id team, struct id participant)
{
	for (size_t i = 0; i < activity->team_count; i++) {
		struct team *at = &activity->teams[i];

		if (!id_equal(at->id, team))
			continue;
		at->members = mem_room(at->members, at->member_count, &at->member_room, sizeof *at->members);
		at->members[at->member_count++] = participant;
	}
}

static bool load_seats(struct db *db, struct activity *activity, struct error *error)
{
	struct sql sql = open_for(db,
		"SELECT team, participant.id FROM seat JOIN participant ON participant.id = seat.participant WHERE activity = :activity"
		" ORDER BY participant.seat, participant.id", ":activity", activity->id, error);

	while (sql_row(&sql))
		add_member(activity, sql_id(&sql, 0), sql_id(&sql, 1));
	return sql_close(&sql);
}

/* Who sits at this table of several. */
static bool load_sitting(struct db *db, struct activity *activity, struct error *error)
{
	struct sql sql = open_for(db,
		"SELECT participant.id FROM sitting JOIN participant ON participant.id = sitting.participant WHERE activity = :activity"
		" ORDER BY participant.seat, participant.id", ":activity", activity->id, error);

	while (sql_row(&sql)) {
		activity->sitting = mem_room(activity->sitting, activity->sitting_count, &activity->sitting_room, sizeof *activity->sitting);
		activity->sitting[activity->sitting_count++] = sql_id(&sql, 0);
	}
	return sql_close(&sql);
}

static bool load_harvest(struct db *db, struct activity *activity, struct error *error)
{
	struct sql sql = open_for(db, "SELECT agreed, differed, todo FROM harvest WHERE activity = :activity", ":activity", activity->id, error);

	if (sql_row(&sql))
		activity->harvest = (struct harvest){.agreed = sql_copy(&sql, 0), .differed = sql_copy(&sql, 1), .todo = sql_copy(&sql, 2)};
	return sql_close(&sql);
}

/* What the facilitator chose for this activity stands over its copy of the text. */
static bool load_settings(struct db *db, struct activity *activity, struct error *error)
{
	struct sql sql = open_for(db, "SELECT name, chosen FROM setting WHERE activity = :activity ORDER BY name", ":activity", activity->id, error);

	while (sql_row(&sql))
		exercise_set(activity->copy, "exercise", sql_text(&sql, 0), sql_text(&sql, 1));
	return sql_close(&sql);
}

static bool load_lines(struct db *db, struct exercise *exercise, struct id copy, struct error *error)
{
	struct sql sql = open_for(db, "SELECT section, key, value FROM copy_line WHERE copy = :copy ORDER BY n", ":copy", copy, error);

	while (sql_row(&sql))
		exercise_add(exercise, sql_text(&sql, 0), sql_text(&sql, 1), sql_text(&sql, 2), 0);
	return sql_close(&sql);
}

static bool load_activities(struct db *db, struct part *part, struct error *error)
{
	struct sql sql = open_for(db,
		"SELECT activity.id, copy.id, copy.kind, copy.exercise, copy.lang, activity.n FROM activity JOIN copy ON copy.id = activity.copy"
		" WHERE activity.part = :part ORDER BY activity.n, activity.id", ":part", part->id, error);
	bool ok = true;

	while (ok && sql_row(&sql)) {
		struct exercise *copy = mem_alloc(1, sizeof *copy);
		struct activity *activity = part_add_activity(part, copy);

		activity->id = sql_id(&sql, 0);
		activity->n = (int)sql_int(&sql, 5);
		copy->kind = sql_copy(&sql, 2);
		copy->id = sql_copy(&sql, 3);
		copy->lang = sql_copy(&sql, 4);
		ok = load_lines(db, copy, sql_id(&sql, 1), error) && load_settings(db, activity, error) && load_steps(db, activity, error) &&
			load_teams(db, activity, error) && load_seats(db, activity, error) && load_sitting(db, activity, error) &&
			load_harvest(db, activity, error);
	}
	return sql_close(&sql) && ok;
}

static bool load_parts(struct db *db, struct session *session, struct error *error)
{
	struct sql sql = open_for(db,
		"SELECT id, minutes, title, say, agreements, began_at, ended_at, skipped FROM part WHERE session = :session ORDER BY n, id", ":session",
		session->id, error);
	bool ok = true;

	while (ok && sql_row(&sql)) {
		struct part *part = session_add_part(session, (int)sql_int(&sql, 1), sql_text(&sql, 2));

		part->id = sql_id(&sql, 0);
		mem_set(&part->say, sql_text(&sql, 3));
		part->agreements = sql_int(&sql, 4) != 0;
		part->began_at = sql_int(&sql, 5);
		part->ended_at = sql_int(&sql, 6);
		part->skipped = sql_int(&sql, 7) != 0;
		ok = load_activities(db, part, error);
	}
	return sql_close(&sql) && ok;
}

static bool load_notes(struct db *db, struct session *session, struct error *error)
{
	struct sql sql = open_for(db, "SELECT id, part, text, in_summary FROM note WHERE session = :session AND text <> '' ORDER BY at, id", ":session",
		session->id, error);

	while (sql_row(&sql)) {
		session->notes = mem_room(session->notes, session->note_count, &session->note_room, sizeof *session->notes);
		session->notes[session->note_count++] = (struct note){
			.id = sql_id(&sql, 0),
			.part = sql_id(&sql, 1),
			.text = sql_copy(&sql, 2),
			.in_summary = sql_int(&sql, 3) != 0,
		};
	}
	return sql_close(&sql);
}

static bool load_agreements(struct db *db, struct session *session, struct error *error)
{
	struct sql sql = open_for(db, "SELECT id, part, what, who, due FROM agreement WHERE session = :session AND what <> '' ORDER BY at, id", ":session",
		session->id, error);

	while (sql_row(&sql)) {
		session->agreements = mem_room(session->agreements, session->agreement_count, &session->agreement_room, sizeof *session->agreements);
		session->agreements[session->agreement_count++] = (struct agreement){
			.id = sql_id(&sql, 0),
			.part = sql_id(&sql, 1),
			.what = sql_copy(&sql, 2),
			.who = sql_copy(&sql, 3),
			.due = sql_copy(&sql, 4),
		};
	}
	return sql_close(&sql);
}

bool store_session_load(struct db *db, struct id id, struct session *session, struct error *error)
{
	if (!sql_snapshot_begin(db, error))
		return false;
	return sql_snapshot_end(db, load_head(db, session, id, error) && load_people(db, session, error) && load_parts(db, session, error) &&
		load_notes(db, session, error) && load_agreements(db, session, error));
}

bool store_session_list(struct db *db, struct session_list *list, struct error *error)
{
	struct sql sql = sql_open(db, N_("The sessions could not be read."),
		"SELECT session.id, title, held_on, keep_until, (SELECT count(*) FROM participant WHERE session = session.id AND again = 0), open, phase, self, seen"
		" FROM session LEFT JOIN place ON place.session = session.id ORDER BY held_on DESC, made_at DESC", error);

	while (sql_row(&sql)) {
		struct session_row row = {
			.id = sql_id(&sql, 0),
			.title = sql_copy(&sql, 1),
			.people = (int)sql_int(&sql, 4),
			.open = sql_int(&sql, 5) != 0,
			.ended = phase_named(sql_text(&sql, 6)) == PHASE_END,
			.self = sql_int(&sql, 7) != 0,
			.seen = (enum seen)sql_int(&sql, 8),
		};

		read_date(&sql, 2, row.held_on);
		read_date(&sql, 3, row.keep_until);
		list->items = mem_room(list->items, list->count, &list->room, sizeof *list->items);
		list->items[list->count++] = row;
	}
	return sql_close(&sql);
}
