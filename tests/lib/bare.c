/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/bare.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/term.h"

struct bare {
	sqlite3 *db;
	sqlite3_stmt *insert;
};

static bool run(struct bare *bare, const char *sql)
{
	return sqlite3_exec(bare->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

struct bare *bare_open(const char *path)
{
	struct bare *bare = calloc(1, sizeof *bare);

	if (bare && sqlite3_open(path, &bare->db) == SQLITE_OK && run(bare, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"))
		return bare;
	bare_close(bare);
	return NULL;
}

void bare_close(struct bare *bare)
{
	if (!bare)
		return;
	sqlite3_finalize(bare->insert);
	sqlite3_close(bare->db);
	free(bare);
}

static double ms_since(int64_t from)
{
	return (double)(term_now() - from) / 1e6;
}

double bare_insert(struct bare *bare, int n)
{
	int64_t from;

	if (!bare->insert && (!run(bare, "CREATE TABLE answer(id BLOB PRIMARY KEY, field TEXT, value TEXT) STRICT, WITHOUT ROWID") ||
		sqlite3_prepare_v2(bare->db, "INSERT INTO answer VALUES(randomblob(16), 'card.' || ?1, 'both')", -1, &bare->insert, NULL) != SQLITE_OK))
		return -1;
	from = term_now();
	sqlite3_bind_int(bare->insert, 1, n);
	if (!run(bare, "BEGIN IMMEDIATE") || sqlite3_step(bare->insert) != SQLITE_DONE)
		return -1;
	sqlite3_reset(bare->insert);
	return run(bare, "COMMIT") ? ms_since(from) : -1;
}

int bare_fill(const char *path, int answers)
{
	static const char fields[] = "CREATE TEMP TABLE question AS WITH RECURSIVE cut(field, rest) AS (SELECT '', asked || ' ' FROM step"
		" UNION ALL SELECT substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) FROM cut WHERE rest <> '')"
		" SELECT field FROM cut WHERE field <> ''";
	static const char facts[] = "BEGIN; CREATE TEMP TABLE filled AS SELECT who, field, randomblob(16) AS id FROM sheet, question;"
		" INSERT INTO action(activity, id, step, kind, who, asked, verb, at) SELECT activity, id, 0, 'sheet', who, 0, 'answer', (SELECT at FROM latest) FROM filled, step;"
		" INSERT INTO response(activity, action, field, role, value, count) SELECT activity, id, field, '', 'both', 1 FROM filled, step;"
		" INSERT INTO action(activity, id, step, kind, who, asked, verb, at) SELECT activity, randomblob(16), 0, 'sheet', who, 0, 'hand_in', (SELECT at FROM latest)"
		" FROM sheet, step; COMMIT";
	struct bare *bare = bare_open(path);
	char *sheets = sqlite3_mprintf("CREATE TEMP TABLE sheet AS WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n"
		" WHERE i < %d / (SELECT count(*) FROM question)) SELECT randomblob(16) AS who FROM n", answers);
	bool ok = bare && run(bare, fields) && run(bare, sheets) && run(bare, facts);
	int count = ok ? sqlite3_changes(bare->db) : -1;

	sqlite3_free(sheets);
	bare_close(bare);
	return count;
}

double bare_merge(const char *path, const char *other)
{
	static const char take[] = "BEGIN IMMEDIATE; INSERT OR IGNORE INTO main.action SELECT * FROM other.action;"
		" INSERT OR IGNORE INTO main.response SELECT * FROM other.response; INSERT OR IGNORE INTO main.withdrawal SELECT * FROM other.withdrawal; COMMIT";
	struct bare *bare = bare_open(path);
	int64_t from = term_now();
	char *attach = sqlite3_mprintf("PRAGMA foreign_keys = ON; ATTACH %Q AS other", other);
	double ms = bare && run(bare, attach) && run(bare, take) ? ms_since(from) : -1;

	sqlite3_free(attach);
	bare_close(bare);
	return ms;
}

enum { CELLS = 1024 };

struct cell {
	char field[64], value[64];
	int count;
};

static void count_row(struct cell cells[static CELLS], const char *field, const char *value)
{
	for (int i = 0; i < CELLS; i++) {
		if (cells[i].count == 0) {
			snprintf(cells[i].field, sizeof cells[i].field, "%s", field);
			snprintf(cells[i].value, sizeof cells[i].value, "%s", value);
		}
		if (strcmp(cells[i].field, field) == 0 && strcmp(cells[i].value, value) == 0) {
			cells[i].count++;
			return;
		}
	}
}

double bare_count(struct bare *bare, int *rows)
{
	struct cell *cells = calloc(CELLS, sizeof *cells);
	int64_t from = term_now();
	sqlite3_stmt *select;

	*rows = 0;
	if (!cells || sqlite3_prepare_v2(bare->db, "SELECT field, value FROM response", -1, &select, NULL) != SQLITE_OK) {
		free(cells);
		return -1;
	}
	for (; sqlite3_step(select) == SQLITE_ROW; ++*rows)
		count_row(cells, (const char *)sqlite3_column_text(select, 0), (const char *)sqlite3_column_text(select, 1));
	sqlite3_finalize(select);
	free(cells);
	return ms_since(from);
}
