/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/replica.h"

#include "base/lang.h"
#include "store/copy.h"
#include "store/exchange.h"
#include "store/sql.h"

static const char *const handed_not = N_("The file for the table was not made.");

static bool hand_table(struct db *db, const struct exchange_table *table, struct id session, struct id activity, struct error *error)
{
	static const struct exchange way = {.from = "main", .to = "other", .hand_out = true};
	struct str text = STR_EMPTY;
	bool ok;

	if (table->handed == KEPT_BACK)
		return true;
	exchange_insert(&text, &way, table);
	ok = exchange_run(db, handed_not, &text, session, activity, error);
	str_release(&text);
	return ok;
}

/* What is done there comes after what was done here. */
static bool mark(struct db *db, struct id session, struct id activity, struct error *error)
{
	struct sql sql = sql_open(db, handed_not, "INSERT INTO other.replica(session, activity) VALUES(:session, :activity)", error);

	sql_bind_id(&sql, ":session", session);
	sql_bind_id(&sql, ":activity", activity);
	return sql_run(&sql) && sql_exec(db, handed_not, "UPDATE other.latest SET at = (SELECT at FROM main.latest)", error);
}

static bool hand_out(struct db *db, struct id session, struct id activity, struct error *error)
{
	bool ok = true;

	for (const struct exchange_table *table = exchange_tables; ok && table->name; table++)
		ok = hand_table(db, table, session, activity, error);
	return ok && mark(db, session, activity, error);
}

bool store_replica_make(struct db *db, struct id session, struct id activity, struct str *bytes, struct error *error)
{
	bool ok;

	if (!db_lay_new(db, error))
		return false;
	ok = sql_snapshot_begin(db, error);
	ok = ok && sql_snapshot_end(db, hand_out(db, session, activity, error)) && db_beside_bytes(db, bytes, error);
	db_lay_away(db);
	return ok;
}

static struct id only_id(struct sql *sql)
{
	struct id id = sql_row(sql) ? sql_id(sql, 0) : (struct id){{0}};

	sql_close(sql);
	return id;
}

struct id store_replica_activity(struct db *db, struct id session)
{
	struct sql sql = sql_open(db, NULL, "SELECT activity FROM replica WHERE session = :session", NULL);

	sql_bind_id(&sql, ":session", session);
	return only_id(&sql);
}

struct id store_replica_session(struct db *db)
{
	struct sql sql = sql_open(db, NULL, "SELECT session FROM replica", NULL);

	return only_id(&sql);
}
