/* SPDX-License-Identifier: EUPL-1.2 */
/* replica.h - a file for one table: the session, the parts, one activity with its text and teams, and the number and role of who sits there (of everybody,
 * where a part has one activity). No answers, no notes, no agreements, no other session; names only where the session uses them. What is done there comes back with merge.h. */
#ifndef STORE_REPLICA_H
#define STORE_REPLICA_H

#include "base/random.h"
#include "base/str.h"
#include "store/db.h"

/* Adds the whole file as bytes. Outside a transaction; false with a sentence. */
bool store_replica_make(struct db *db, struct id session, struct id activity, struct str *bytes, struct error *error);

/* Whether this file was written for a table, and for which; none: it was not. */
struct id store_replica_activity(struct db *db, struct id session);

/* The session that this file was written for a table of; none: of none. */
struct id store_replica_session(struct db *db);

#endif
