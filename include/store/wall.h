/* SPDX-License-Identifier: EUPL-1.2 */
/* wall.h - what the wall needs from the file: the picture that stays on it, and which program has the session open. This machine's own: never merged.
 * Functions that write are called between db_begin() and db_commit(). */
#ifndef STORE_WALL_H
#define STORE_WALL_H

#include "base/random.h"
#include "store/db.h"

/* The activity whose picture stays; no id: none does. */
bool store_pin_load(struct db *db, struct id session, struct id *activity, struct error *error);
bool store_pin_save(struct db *db, struct id session, struct id activity, struct error *error);

/* The program that has the session open (workbook/process.h); 0: none. Saving wants a place that was saved before. */
bool store_process_load(struct db *db, struct id session, int64_t *process, struct error *error);
bool store_process_save(struct db *db, struct id session, int64_t process, struct error *error);
/* Takes it out where it is still that one. */
bool store_process_drop(struct db *db, struct id session, int64_t process, struct error *error);

/* A text that becomes another one when something of an activity that was shown is not to be shown any more, or not in that way: erased, taken back, left
 * out, grouped otherwise. An answer that is added changes nothing in it. NULL: the file refuses. The caller frees. */
char *store_shown_state(struct db *db, struct id session, struct id activity);

#endif
