/* SPDX-License-Identifier: EUPL-1.2 */
/* schema.h - the tables of the file, as rows: version 1 is row one, and a new file runs all of them, so there is one truth.
 * A version that was released is never changed: what comes next is more rows with the next number. A version may take several rows. */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include "base/error.h"

enum { SCHEMA_APPLICATION = 0x536d7370 };      /* "Smsp", in the header of every file of ours */

struct schema_row {
	int version;
	const char *sql;
};
extern const struct schema_row schema_rows[];   /* by version; ends with a row whose sql is NULL */

int schema_newest(void);                        /* the version this program writes */

struct db;
/* Runs the versions the file lacks, each in a transaction of its own. */
bool schema_upgrade(struct db *db, struct error *error);

#endif
