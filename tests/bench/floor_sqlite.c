/* SPDX-License-Identifier: EUPL-1.2 */
/* floor_sqlite FILE COUNT - a bare loop of one row a commit, WAL and synchronous=FULL: what no answer that is kept can beat.
 * Prints the median and the 95th percentile in milliseconds. FILE is made anew. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "lib/timing.h"

static void run(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
		fprintf(stderr, "floor_sqlite: %s: %s\n", sql, sqlite3_errmsg(db));
		exit(1);
	}
}

static double insert_one(sqlite3 *db, sqlite3_stmt *insert, int n)
{
	int64_t from = term_now();

	run(db, "BEGIN IMMEDIATE");
	sqlite3_bind_int(insert, 1, n);
	if (sqlite3_step(insert) != SQLITE_DONE)
		exit(1);
	sqlite3_reset(insert);
	run(db, "COMMIT");
	return (double)(term_now() - from) / 1e6;
}

int main(int argc, char **argv)
{
	long count = argc == 3 ? strtol(argv[2], NULL, 10) : 0;
	struct timing timing = {0};
	sqlite3_stmt *insert;
	sqlite3 *db;

	if (count < 1 || (unlink(argv[1]), sqlite3_open(argv[1], &db)) != SQLITE_OK) {
		fputs("floor_sqlite FILE COUNT\n", stderr);
		return 2;
	}
	run(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
		"CREATE TABLE answer(id BLOB PRIMARY KEY, field TEXT, value TEXT) STRICT, WITHOUT ROWID");
	if (sqlite3_prepare_v2(db, "INSERT INTO answer VALUES(randomblob(16), 'card.' || ?1, 'both')", -1, &insert, NULL) != SQLITE_OK)
		return 1;
	for (int n = 0; n < count; n++)
		timing_add(&timing, insert_one(db, insert, n));
	printf("commit %.3f ms (95%%: %.3f ms)\n", timing_at(&timing, 0.5), timing_at(&timing, 0.95));
	timing_release(&timing);
	sqlite3_finalize(insert);
	return sqlite3_close(db) == SQLITE_OK ? 0 : 1;
}
