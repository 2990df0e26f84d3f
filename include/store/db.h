/* SPDX-License-Identifier: EUPL-1.2 */
/* db.h - one SQLite file: opened with care, upgraded by rows, written in transactions.
 * Files are 0600 and folders made for them 0700, whatever the umask. A file of a newer version, a damaged one, a foreign one, a read-only folder, a full disk:
 * each gets its own sentence, and the file is left as it was. WAL, synchronous=FULL, foreign keys, busy timeout 5 s, secure_delete. */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

struct db;

/* Opens the file, making it (and its folder) when it is not there and `make`; runs the upgrades it lacks. NULL with a sentence. A process opens a file
 * once at a time: opening looks at its first bytes, and closing that again would give up the locks of the first. */
struct db *db_open(const char *path, bool make, struct error *error);
/* The same to read only: it must be there and be of this version, every write is refused, and closing it leaves the files beside it as they are. What this
 * opened may be moved away or replaced meanwhile: closing touches nothing. */
struct db *db_open_to_read(const char *path, struct error *error);
/* A file that is nowhere but in memory, for what must not be kept: gone when it is closed or the program is killed. */
struct db *db_open_memory(struct error *error);
/* Truncates the WAL, so that copying the one file is enough, and closes. NULL is fine. */
void db_close(struct db *db);
const char *db_path(const struct db *db);

/* Every write stands between begin (BEGIN IMMEDIATE) and commit; after true from db_commit it is on the disk. After a failure nothing more of
 * the transaction runs, and db_commit() rolls back and says why. Rollback is always safe. */
bool db_begin(struct db *db, struct error *error);
bool db_commit(struct db *db, struct error *error);
void db_rollback(struct db *db);

/* Changes when another program has written to the file since this one last looked (PRAGMA data_version). */
int64_t db_version(struct db *db);

/* The time for a new fact: clock_ms(), but always at least one more than any in the file. Inside a transaction. 0 when the file refuses: then db_commit() does too. */
int64_t db_next_at(struct db *db);

/* A copy in one file (VACUUM INTO a temporary name beside `path`, fsync, rename); refuses a path that exists. */
bool db_backup(struct db *db, const char *path, struct error *error);
/* The same for who has sentences of his own for the place: 0, what errno says of the copy, or -1 when it is the file itself and error says what. */
int db_copy(struct db *db, const char *path, struct error *error);

/* After an erasure: rewrites the file (VACUUM) and truncates the WAL, so that no byte of what was erased is left in either. secure_delete alone leaves
 * copies where a page was rebuilt. False with a sentence that says the rows are gone and what may still be on the disk: another program is reading, or
 * there is no room. */
bool db_forget(struct db *db, struct error *error);

#endif
