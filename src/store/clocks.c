/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/clocks.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "store/sql.h"

static const char *const clock_kept_not = N_("The clock was not saved.");

bool store_clocks_load(struct db *db, struct id session, struct clock_rows *rows, struct error *error)
{
	struct sql sql = sql_open(db, N_("The session could not be read."), "SELECT owner, step, ends_at FROM clock WHERE session = :session", error);

	sql_bind_id(&sql, ":session", session);
	while (sql_row(&sql)) {
		rows->items = mem_room(rows->items, rows->count, &rows->room, sizeof *rows->items);
		rows->items[rows->count++] = (struct clock_row){.owner = sql_id(&sql, 0), .step = (int)sql_int(&sql, 1), .ends_at = sql_int(&sql, 2)};
	}
	return sql_close(&sql);
}

void clock_rows_release(struct clock_rows *rows)
{
	free(rows->items);
	*rows = (struct clock_rows){.items = NULL};
}

bool store_clock_put(struct db *db, struct id session, const struct clock_row *row, struct error *error)
{
	struct sql sql = sql_open(db, clock_kept_not,
		"INSERT INTO clock(session, owner, step, ends_at) VALUES(:session, :owner, :step, :ends_at)"
		" ON CONFLICT DO UPDATE SET ends_at = excluded.ends_at", error);

	sql_bind_id(&sql, ":session", session);
	sql_bind_id(&sql, ":owner", row->owner);
	sql_bind_int(&sql, ":step", row->step);
	sql_bind_int(&sql, ":ends_at", row->ends_at);
	return sql_run(&sql);
}

bool store_clock_drop(struct db *db, struct id session, struct id owner, struct error *error)
{
	struct sql sql = sql_open(db, clock_kept_not, "DELETE FROM clock WHERE session = :session AND owner = :owner", error);

	sql_bind_id(&sql, ":session", session);
	sql_bind_id(&sql, ":owner", owner);
	return sql_run(&sql);
}
