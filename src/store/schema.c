/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/schema.h"

#include <stdio.h>

#include "base/lang.h"
#include "store/db.h"
#include "store/sql.h"

/* Ids are random and rows are kept in their order (WITHOUT ROWID), so that the file does not say who answered first. Whatever belongs to a session goes
 * with it: every table leads back to session by ON DELETE CASCADE, and what erasing must keep is in `erased`. Columns that people edit have a revision. */
const struct schema_row schema_rows[] = {
	{1, /* groups and their sessions */
		"CREATE TABLE course(id BLOB NOT NULL PRIMARY KEY, title TEXT NOT NULL) STRICT, WITHOUT ROWID;"
		"CREATE TABLE person(id BLOB NOT NULL PRIMARY KEY, course BLOB NOT NULL REFERENCES course ON DELETE CASCADE) STRICT, WITHOUT ROWID;"
		"CREATE INDEX person_course ON person(course);"
		/* made_at: of two sessions on one day the later one is newer. gone_seat: the highest seat of who was erased, never given again */
		"CREATE TABLE session(id BLOB NOT NULL PRIMARY KEY, course BLOB NOT NULL REFERENCES course, title TEXT NOT NULL, place TEXT NOT NULL,"
		" programme TEXT NOT NULL, purpose TEXT NOT NULL, held_on TEXT NOT NULL, keep_until TEXT NOT NULL, lang TEXT NOT NULL,"
		" threshold INTEGER NOT NULL, named INTEGER NOT NULL, split INTEGER NOT NULL, made_at INTEGER NOT NULL,"
		" gone_seat INTEGER NOT NULL DEFAULT 0, revision INTEGER NOT NULL DEFAULT 1) STRICT, WITHOUT ROWID;"
		"CREATE INDEX session_course ON session(course);"},
	{1, /* who is in the room */
		"CREATE TABLE participant(id BLOB NOT NULL PRIMARY KEY, session BLOB NOT NULL REFERENCES session ON DELETE CASCADE,"
		" person BLOB REFERENCES person, seat INTEGER NOT NULL, role TEXT NOT NULL, counts_with TEXT NOT NULL, name TEXT,"
		" revision INTEGER NOT NULL DEFAULT 1) STRICT, WITHOUT ROWID;"
		"CREATE INDEX participant_session ON participant(session);"
		"CREATE TABLE presence(id BLOB NOT NULL PRIMARY KEY, participant BLOB NOT NULL REFERENCES participant ON DELETE CASCADE,"
		" came INTEGER NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
		"CREATE INDEX presence_participant ON presence(participant);"},
	{1, /* the programme as laid out, with its own copy of every text */
		"CREATE TABLE part(id BLOB NOT NULL PRIMARY KEY, session BLOB NOT NULL REFERENCES session ON DELETE CASCADE, n INTEGER NOT NULL,"
		" minutes INTEGER NOT NULL, title TEXT NOT NULL, say TEXT NOT NULL, agreements INTEGER NOT NULL,"
		" began_at INTEGER NOT NULL DEFAULT 0, ended_at INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;"
		"CREATE INDEX part_session ON part(session, n);"
		"CREATE TABLE copy(id BLOB NOT NULL PRIMARY KEY, session BLOB NOT NULL REFERENCES session ON DELETE CASCADE, kind TEXT NOT NULL,"
		" exercise TEXT NOT NULL, lang TEXT NOT NULL) STRICT, WITHOUT ROWID;"
		"CREATE INDEX copy_session ON copy(session);"
		"CREATE TABLE copy_line(copy BLOB NOT NULL REFERENCES copy ON DELETE CASCADE, n INTEGER NOT NULL, section TEXT NOT NULL,"
		" key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY(copy, n)) STRICT, WITHOUT ROWID;"
		"CREATE TABLE activity(id BLOB NOT NULL PRIMARY KEY, part BLOB NOT NULL REFERENCES part ON DELETE CASCADE,"
		" copy BLOB NOT NULL REFERENCES copy, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
		"CREATE INDEX activity_part ON activity(part, n);"
		"CREATE INDEX activity_copy ON activity(copy);"},
	{1, /* what an activity is doing */
		"CREATE TABLE step(activity BLOB NOT NULL REFERENCES activity ON DELETE CASCADE, n INTEGER NOT NULL, way TEXT NOT NULL,"
		" asked TEXT NOT NULL, opened_at INTEGER NOT NULL, revealed_at INTEGER NOT NULL, PRIMARY KEY(activity, n)) STRICT, WITHOUT ROWID;"
		"CREATE TABLE team(id BLOB NOT NULL PRIMARY KEY, activity BLOB NOT NULL REFERENCES activity ON DELETE CASCADE, n INTEGER NOT NULL,"
		" name TEXT NOT NULL, revision INTEGER NOT NULL DEFAULT 1) STRICT, WITHOUT ROWID;"
		"CREATE INDEX team_activity ON team(activity, n);"
		"CREATE TABLE speaks(activity BLOB NOT NULL REFERENCES activity ON DELETE CASCADE, step INTEGER NOT NULL, who BLOB NOT NULL,"
		" perspective TEXT NOT NULL, PRIMARY KEY(activity, step, who)) STRICT, WITHOUT ROWID;"},
	{1, /* facts: only inserted. All of an activity stand together, so that a picture is one range of each table */
		"CREATE TABLE action(activity BLOB NOT NULL REFERENCES activity ON DELETE CASCADE, id BLOB NOT NULL, step INTEGER NOT NULL,"
		" kind TEXT NOT NULL, who BLOB NOT NULL, asked INTEGER NOT NULL, verb TEXT NOT NULL, at INTEGER NOT NULL,"
		" PRIMARY KEY(activity, id)) STRICT, WITHOUT ROWID;"
		/* one form is read after every answer; without this that means all forms of the activity */
		"CREATE INDEX action_who ON action(activity, who);"
		"CREATE TABLE response(activity BLOB NOT NULL, action BLOB NOT NULL, field TEXT NOT NULL, role TEXT NOT NULL, value TEXT NOT NULL,"
		" count INTEGER NOT NULL, PRIMARY KEY(activity, action, field, role, value),"
		" FOREIGN KEY(activity, action) REFERENCES action ON DELETE CASCADE) STRICT, WITHOUT ROWID;"
		"CREATE TABLE withdrawal(activity BLOB NOT NULL, action BLOB NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(activity, action),"
		" FOREIGN KEY(activity, action) REFERENCES action ON DELETE CASCADE) STRICT, WITHOUT ROWID;"
		/* the last `at` in the file: the next fact is always later, whatever the clock says */
		"CREATE TABLE latest(one INTEGER NOT NULL PRIMARY KEY CHECK(one = 1), at INTEGER NOT NULL) STRICT;"
		"INSERT INTO latest(one, at) VALUES(1, 0);"},
	{1, /* what the group decided and what may be shown */
		"CREATE TABLE note(id BLOB NOT NULL PRIMARY KEY, session BLOB NOT NULL REFERENCES session ON DELETE CASCADE,"
		" part BLOB REFERENCES part, text TEXT NOT NULL, in_summary INTEGER NOT NULL, at INTEGER NOT NULL,"
		" revision INTEGER NOT NULL DEFAULT 1) STRICT, WITHOUT ROWID;"
		"CREATE INDEX note_session ON note(session);"
		"CREATE TABLE agreement(id BLOB NOT NULL PRIMARY KEY, session BLOB NOT NULL REFERENCES session ON DELETE CASCADE,"
		" part BLOB REFERENCES part, what TEXT NOT NULL, who TEXT NOT NULL, due TEXT NOT NULL, at INTEGER NOT NULL,"
		" revision INTEGER NOT NULL DEFAULT 1) STRICT, WITHOUT ROWID;"
		"CREATE INDEX agreement_session ON agreement(session);"
		"CREATE TABLE text_review(action BLOB NOT NULL, field TEXT NOT NULL, session BLOB NOT NULL REFERENCES session ON DELETE CASCADE,"
		" verdict TEXT NOT NULL, edited TEXT, revision INTEGER NOT NULL DEFAULT 1, PRIMARY KEY(action, field)) STRICT, WITHOUT ROWID;"
		"CREATE INDEX text_review_session ON text_review(session);"
		"CREATE TABLE erased(id BLOB NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;"},
	{1, /* this machine's own: updated, never merged */
		"CREATE TABLE place(session BLOB NOT NULL PRIMARY KEY REFERENCES session ON DELETE CASCADE, phase TEXT NOT NULL,"
		" part INTEGER NOT NULL, activity INTEGER NOT NULL, step INTEGER NOT NULL, respondent BLOB, open INTEGER NOT NULL)"
		" STRICT, WITHOUT ROWID;"
		"CREATE TABLE draft(activity BLOB NOT NULL REFERENCES activity ON DELETE CASCADE, step INTEGER NOT NULL, who BLOB NOT NULL,"
		" field TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY(activity, step, who, field)) STRICT, WITHOUT ROWID;"
		/* batch, n: the n-th row of one thing a person did. before: the rows as a JSON array, NULL for an action */
		"CREATE TABLE undo(session BLOB NOT NULL REFERENCES session ON DELETE CASCADE, batch INTEGER NOT NULL, n INTEGER NOT NULL,"
		" what TEXT NOT NULL, row BLOB NOT NULL, activity BLOB, before TEXT, PRIMARY KEY(session, batch, n)) STRICT, WITHOUT ROWID;"},
	{2, /* a number that was given because somebody forgot theirs */
		"ALTER TABLE participant ADD COLUMN again INTEGER NOT NULL DEFAULT 0;"},
	{2, /* a programme for oneself; whether everybody sees this machine's screen (seen: 0 not asked, 1 by all, 2 by one) */
		"ALTER TABLE session ADD COLUMN self INTEGER NOT NULL DEFAULT 0;"
		"ALTER TABLE place ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;"},
	{2, /* what was taken away on request: that it was, never what. forms: handed-in forms; version: of the summary that had been saved by then */
		"CREATE TABLE taken(activity BLOB NOT NULL REFERENCES activity ON DELETE CASCADE, step INTEGER NOT NULL, who BLOB NOT NULL,"
		" forms INTEGER NOT NULL, version INTEGER NOT NULL, PRIMARY KEY(activity, step, who)) STRICT, WITHOUT ROWID;"},
	{2, /* the summary that was saved last: its number, what state of the session it showed, the last fact in it */
		"CREATE TABLE saved(session BLOB NOT NULL PRIMARY KEY REFERENCES session ON DELETE CASCADE, version INTEGER NOT NULL,"
		" state TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;"},
	{2, /* a note or agreement that is half typed on this machine, line by line */
		"CREATE TABLE half(session BLOB NOT NULL REFERENCES session ON DELETE CASCADE, what TEXT NOT NULL, n INTEGER NOT NULL,"
		" value TEXT NOT NULL, PRIMARY KEY(session, what, n)) STRICT, WITHOUT ROWID;"},
	{2, /* who is in which team. n is -1 for a team that is not used any more; in version 1 every team was the whole group */
		"ALTER TABLE team ADD COLUMN whole INTEGER NOT NULL DEFAULT 1;"
		"CREATE TABLE seat(activity BLOB NOT NULL REFERENCES activity ON DELETE CASCADE,"
		" participant BLOB NOT NULL REFERENCES participant ON DELETE CASCADE, team BLOB NOT NULL REFERENCES team ON DELETE CASCADE,"
		" revision INTEGER NOT NULL DEFAULT 1, PRIMARY KEY(activity, participant)) STRICT, WITHOUT ROWID;"
		"CREATE INDEX seat_participant ON seat(participant);"
		"CREATE INDEX seat_team ON seat(team);"},
	{2, /* what the facilitator set for one activity, over [exercise] of its copy: how many cards */
		"CREATE TABLE setting(activity BLOB NOT NULL REFERENCES activity ON DELETE CASCADE, name TEXT NOT NULL, chosen TEXT NOT NULL,"
		" revision INTEGER NOT NULL DEFAULT 1, PRIMARY KEY(activity, name)) STRICT, WITHOUT ROWID;"},
	{3, /* the programme of a session is changed: a part is left out, moved, given more time */
		"ALTER TABLE part ADD COLUMN skipped INTEGER NOT NULL DEFAULT 0;"
		"ALTER TABLE part ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;"},
	{3, /* who sits at which of the tables of a part */
		"CREATE TABLE sitting(part BLOB NOT NULL REFERENCES part ON DELETE CASCADE,"
		" participant BLOB NOT NULL REFERENCES participant ON DELETE CASCADE, activity BLOB NOT NULL REFERENCES activity ON DELETE CASCADE,"
		" revision INTEGER NOT NULL DEFAULT 1, PRIMARY KEY(part, participant)) STRICT, WITHOUT ROWID;"
		"CREATE INDEX sitting_participant ON sitting(participant);"
		"CREATE INDEX sitting_activity ON sitting(activity);"},
	{3, /* what a table brings back to the group */
		"CREATE TABLE harvest(activity BLOB NOT NULL PRIMARY KEY REFERENCES activity ON DELETE CASCADE, agreed TEXT NOT NULL, differed TEXT NOT NULL,"
		" todo TEXT NOT NULL, at INTEGER NOT NULL, revision INTEGER NOT NULL DEFAULT 1) STRICT, WITHOUT ROWID;"},
	{3, /* this machine's own: where each table of a part stands; when the time of a part or activity is up (step -1: of all of it); the picture that
	     * stays on the wall; the program that has the session open */
		"CREATE TABLE table_place(activity BLOB NOT NULL PRIMARY KEY REFERENCES activity ON DELETE CASCADE, phase TEXT NOT NULL,"
		" step INTEGER NOT NULL, respondent BLOB) STRICT, WITHOUT ROWID;"
		"CREATE TABLE clock(session BLOB NOT NULL REFERENCES session ON DELETE CASCADE, owner BLOB NOT NULL, step INTEGER NOT NULL,"
		" ends_at INTEGER NOT NULL, PRIMARY KEY(session, owner, step)) STRICT, WITHOUT ROWID;"
		"CREATE TABLE wall(session BLOB NOT NULL PRIMARY KEY REFERENCES session ON DELETE CASCADE,"
		" activity BLOB REFERENCES activity ON DELETE CASCADE) STRICT, WITHOUT ROWID;"
		"ALTER TABLE place ADD COLUMN process INTEGER NOT NULL DEFAULT 0;"},
	{3, /* this machine's own: up to which number seat cards were printed, with tables on them, before people came */
		"CREATE TABLE cards(session BLOB NOT NULL PRIMARY KEY REFERENCES session ON DELETE CASCADE, most INTEGER NOT NULL) STRICT, WITHOUT ROWID;"},
	{3, /* everything somebody said up to then was taken away on request: what other files hold of it is not let in either */
		"CREATE TABLE forgotten(participant BLOB NOT NULL PRIMARY KEY REFERENCES participant ON DELETE CASCADE, at INTEGER NOT NULL)"
		" STRICT, WITHOUT ROWID;"},
	{3, /* what files that were merged here did not agree on. what: a table, "form" (two were handed in) or "number" (given twice); within: the second
	     * part of the row's key, or what the number was; other: the values that do not stand in the row, as a JSON object */
		"CREATE TABLE conflict(session BLOB NOT NULL REFERENCES session ON DELETE CASCADE, what TEXT NOT NULL, row BLOB NOT NULL,"
		" within TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY(session, what, row, within, other)) STRICT, WITHOUT ROWID;"},
	{3, /* this machine's own: when a form, or that it was taken back, came in from another file after a summary had been saved; and that this file was
	     * written for one table */
		"CREATE TABLE arrival(activity BLOB NOT NULL, action BLOB NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(activity, action),"
		" FOREIGN KEY(activity, action) REFERENCES action ON DELETE CASCADE) STRICT, WITHOUT ROWID;"
		"CREATE TABLE replica(session BLOB NOT NULL PRIMARY KEY REFERENCES session ON DELETE CASCADE,"
		" activity BLOB NOT NULL REFERENCES activity ON DELETE CASCADE) STRICT, WITHOUT ROWID;"},
	{0, NULL},
};

int schema_newest(void)
{
	int version = 0;

	for (const struct schema_row *row = schema_rows; row->sql; row++)
		version = row->version;
	return version;
}

static int version_of(struct db *db, struct error *error)
{
	struct sql sql = sql_open(db, NULL, "PRAGMA user_version", error);
	int version = sql_row(&sql) ? (int)sql_int(&sql, 0) : -1;

	return sql_close(&sql) ? version : -1;
}

static bool run_version(struct db *db, int version, struct error *error)
{
	char pragmas[80];

	for (const struct schema_row *row = schema_rows; row->sql; row++) {
		if (row->version == version && !sql_exec(db, N_("The file could not be prepared."), row->sql, error))
			return false;
	}
	/* a pragma takes no bound values; both are numbers of ours */
	snprintf(pragmas, sizeof pragmas, "PRAGMA application_id = %d; PRAGMA user_version = %d", SCHEMA_APPLICATION, version);
	return sql_exec(db, N_("The file could not be prepared."), pragmas, error);
}

/* Inside its own transaction the version is read again: another program may have been first. */
static bool upgrade_one(struct db *db, int version, struct error *error)
{
	int now;

	if (!db_begin(db, error))
		return false;
	now = version_of(db, error);
	if (now < 0 || (now < version && !run_version(db, version, error))) {
		db_rollback(db);
		return false;
	}
	return db_commit(db, error);
}

bool schema_upgrade(struct db *db, struct error *error)
{
	int from = version_of(db, error), newest = schema_newest();

	for (int version = from + 1; from >= 0 && version <= newest; version++) {
		if (!upgrade_one(db, version, error))
			return false;
	}
	return from >= 0;
}
