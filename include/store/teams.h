/* SPDX-License-Identifier: EUPL-1.2 */
/* teams.h - the teams of an activity, who is in which, and what the facilitator set for it, in the file.
 * Functions that write are called between db_begin() and db_commit(). "put" inserts, or updates and raises the revision. They are read with the session. */
#ifndef STORE_TEAMS_H
#define STORE_TEAMS_H

#include "domain/session.h"
#include "store/db.h"

/* id, name, group; a new team comes behind the others. Its members are not read. */
bool store_team_put(struct db *db, struct id activity, const struct team *team, struct error *error);
/* The team is not used any more. Its row stays, so that undo can bring it back. */
bool store_team_drop(struct db *db, struct id team, struct error *error);
/* In one activity somebody is in one team. */
bool store_seat_put(struct db *db, struct id activity, struct id participant, struct id team, struct error *error);

/* Stands instead of that key of [exercise] in the activity's copy, from the next time the session is read. */
bool store_setting_put(struct db *db, struct id activity, const char *key, const char *value, struct error *error);

#endif
