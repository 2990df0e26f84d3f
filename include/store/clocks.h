/* SPDX-License-Identifier: EUPL-1.2 */
/* clocks.h - when the time of a part, of one of its tables or of a step is up. This machine's own: never merged, and nothing to undo.
 * What is kept is the moment itself, so that a restart or a closed lid changes nothing. */
#ifndef STORE_CLOCKS_H
#define STORE_CLOCKS_H

#include <stddef.h>
#include <stdint.h>

#include "base/random.h"
#include "store/db.h"

enum { CLOCK_OF_ALL = -1 };      /* step: of all of the part or activity */
struct clock_row {
	struct id owner;         /* a part or an activity */
	int step;                /* from 0, or CLOCK_OF_ALL */
	int64_t ends_at;         /* milliseconds since 1970 */
};
struct clock_rows {
	struct clock_row *items;
	size_t count, room;
};

/* rows is empty before; the caller releases. */
bool store_clocks_load(struct db *db, struct id session, struct clock_rows *rows, struct error *error);
void clock_rows_release(struct clock_rows *rows);
/* Within a write: inserts, or sets another end; and takes away all of one owner. */
bool store_clock_put(struct db *db, struct id session, const struct clock_row *row, struct error *error);
bool store_clock_drop(struct db *db, struct id session, struct id owner, struct error *error);

#endif
