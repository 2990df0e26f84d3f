/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/wall.h"

#include "base/lang.h"
#include "store/sql.h"

bool store_pin_load(struct db *db, struct id session, struct id *activity, struct error *error)
{
	struct sql sql = sql_open(db, NULL, "SELECT activity FROM wall WHERE session = :session", error);

	sql_bind_id(&sql, ":session", session);
	*activity = sql_row(&sql) ? sql_id(&sql, 0) : (struct id){{0}};
	return sql_close(&sql);
}

bool store_pin_save(struct db *db, struct id session, struct id activity, struct error *error)
{
	struct sql sql = sql_open(db, N_("What stays on the wall was not saved."),
		"INSERT INTO wall(session, activity) VALUES(:session, :activity) ON CONFLICT DO UPDATE SET activity = excluded.activity", error);

	sql_bind_id(&sql, ":session", session);
	sql_bind_id(&sql, ":activity", activity);
	return sql_run(&sql);
}

bool store_process_load(struct db *db, struct id session, int64_t *process, struct error *error)
{
	struct sql sql = sql_open(db, NULL, "SELECT process FROM place WHERE session = :session", error);

	sql_bind_id(&sql, ":session", session);
	*process = sql_row(&sql) ? sql_int(&sql, 0) : 0;
	return sql_close(&sql);
}

bool store_process_save(struct db *db, struct id session, int64_t process, struct error *error)
{
	struct sql sql = sql_open(db, N_("Where you are in the programme was not saved."), "UPDATE place SET process = :process WHERE session = :session",
		error);

	sql_bind_id(&sql, ":session", session);
	sql_bind_int(&sql, ":process", process);
	return sql_run(&sql);
}

bool store_process_drop(struct db *db, struct id session, int64_t process, struct error *error)
{
	struct sql sql = sql_open(db, N_("Where you are in the programme was not saved."),
		"UPDATE place SET process = 0 WHERE session = :session AND process = :process", error);

	sql_bind_id(&sql, ":session", session);
	sql_bind_int(&sql, ":process", process);
	return sql_run(&sql);
}

char *store_shown_state(struct db *db, struct id session, struct id activity)
{
	struct sql sql = sql_open(db, NULL,
		"SELECT printf('%d %d %d %d %d %d %d %d', (SELECT count(*) FROM erased),"
		" (SELECT count(*) FROM withdrawal WHERE activity = :activity), (SELECT count(*) FROM taken WHERE activity = :activity),"
		" (SELECT total(forms) FROM taken WHERE activity = :activity), (SELECT count(*) FROM text_review WHERE session = :session),"
		" (SELECT total(revision) FROM text_review WHERE session = :session), (SELECT revision FROM session WHERE id = :session),"
		" (SELECT total(revision) FROM participant WHERE session = :session))", NULL);
	char *state;

	sql_bind_id(&sql, ":session", session);
	sql_bind_id(&sql, ":activity", activity);
	state = sql_row(&sql) ? sql_copy(&sql, 0) : NULL;
	sql_close(&sql);
	return state;
}
