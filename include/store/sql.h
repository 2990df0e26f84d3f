/* SPDX-License-Identifier: EUPL-1.2 */
/* sql.h - one SQL statement at a time, for the files of src/store only.
 * A statement stands where it is used, its values are bound by name, and a failure becomes a sentence: first what was not done ("The note was not
 * saved."), then why in the user's words ("The disk is full ..."). After a failure nothing in this transaction runs any more and db_commit() refuses,
 * for SQLite may have rolled back by itself: what came after would be written on its own. A statement stays prepared for the next time, because
 * preparing all that one answer needs took as long as writing it. */
#ifndef STORE_SQL_H
#define STORE_SQL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/random.h"

struct sqlite3;
struct sqlite3_stmt;

enum { SQL_READY = 96 };      /* more than there are texts */

/* A statement that was prepared before. */
struct sql_ready {
	char *text;               /* NULL: this place is free */
	struct sqlite3_stmt *statement;
	bool used;
};

struct db {
	struct sqlite3 *handle;
	char *path;               /* as the user knows it */
	bool reading;             /* opened to read only */
	bool writing;             /* between db_begin() and its end */
	bool failed;              /* this transaction can only be rolled back */
	struct error failure;     /* the sentence of the last failure */
	int64_t batch;            /* undo.c: the batch that is open */
	struct sql_ready ready[SQL_READY];
};

enum { SQL_COLUMNS = 16 };
struct sql {
	struct db *db;
	struct sqlite3_stmt *statement;    /* NULL: it could not be prepared */
	struct sql_ready *ready;           /* where it stays; NULL: it goes when it is closed */
	const char *what;                  /* message id: what was not done when it fails; NULL: only why */
	struct error *error;
	bool done, failed;
	char *clean[SQL_COLUMNS];          /* texts of this row that were not safe as they stood */
};

/* Of db.c, for who opens a file in another way: what every connection has; whether it is ours, or empty (a sentence); closing without touching the file, so
 * that a log that was there stays. */
bool db_settle(struct db *db, struct error *error);
bool db_is_ours(struct db *db, struct error *error);
void db_close_untouched(struct db *db);

/* Prepares; a failure shows at the end. what is marked with N_(). */
struct sql sql_open(struct db *db, const char *what, const char *text, struct error *error);
void sql_bind_int(struct sql *sql, const char *name, int64_t value);
void sql_bind_text(struct sql *sql, const char *name, const char *value);   /* NULL is NULL */
void sql_bind_id(struct sql *sql, const char *name, struct id value);       /* no id is NULL */

bool sql_row(struct sql *sql);        /* goes to the next row; false: no more, or it failed */
int64_t sql_int(struct sql *sql, int column);                               /* NULL is 0 */
const char *sql_text(struct sql *sql, int column);                          /* safe text; "" for NULL; until the next row */
char *sql_copy(struct sql *sql, int column);                                /* safe text; NULL for NULL; the caller frees */
struct id sql_id(struct sql *sql, int column);                              /* no id for NULL */
bool sql_is_null(struct sql *sql, int column);

/* Runs it once and makes it ready for the next values; values that are not bound again stay. */
bool sql_put(struct sql *sql);
/* Ends it where it stands: false when anything failed. */
bool sql_close(struct sql *sql);
/* Runs it to its end and closes it. */
bool sql_run(struct sql *sql);
/* Lets go of every prepared statement, before the file is closed. */
void sql_forget(struct db *db);
/* Runs texts without values, one after the other. */
bool sql_exec(struct db *db, const char *what, const char *text, struct error *error);

/* Reads of more than one statement see one state of the file between these (also inside a transaction). end returns ok. */
bool sql_snapshot_begin(struct db *db, struct error *error);
bool sql_snapshot_end(struct db *db, bool ok);

/* Marks the transaction as failed and says why, from what SQLite holds as its last error. Returns false. */
bool sql_fail(struct db *db, const char *what, struct error *error);

#endif
