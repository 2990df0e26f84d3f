/* SPDX-License-Identifier: EUPL-1.2 */
/* copy.h - somebody else's file, read without touching it: its bytes are taken into memory, upgraded there, and laid beside our own file.
 * What came with a stick is never opened where it stands: SQLite would write beside it, and an upgrade would change it. A copy in memory leaves no trace on
 * this computer either. */
#ifndef STORE_COPY_H
#define STORE_COPY_H

#include "base/str.h"
#include "store/db.h"

/* The file as it stands now, its log included, upgraded to the newest version; db_close() it. NULL with a sentence: not there, foreign, newer, damaged, or
 * too large to be read so. */
struct db *db_open_copy(const char *path, struct error *error);

/* Lays the copy beside db as `other`; a copy that was laid there before has to go first. Outside a transaction. */
bool db_lay_beside(struct db *db, struct db *copy, struct error *error);
/* The same with a new file of ours without rows, to be filled; db_beside_bytes() then gives it as bytes, as a file of ours. */
bool db_lay_new(struct db *db, struct error *error);
bool db_beside_bytes(struct db *db, struct str *bytes, struct error *error);
/* Takes it away again. */
void db_lay_away(struct db *db);

#endif
