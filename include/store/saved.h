/* SPDX-License-Identifier: EUPL-1.2 */
/* saved.h - that a summary of a session went into a file: how often it was another one, and what changed since. */
#ifndef STORE_SAVED_H
#define STORE_SAVED_H

#include "base/random.h"
#include "store/db.h"

struct saved {
	int version;                   /* of the summary that was saved last; 0: none was */
	char *state;                   /* as store_session_state() then; NULL: none */
	int64_t at;                    /* the last fact that may be in it */
};
bool store_saved_load(struct db *db, struct id session, struct saved *saved, struct error *error);
/* Between db_begin() and db_commit(); state and at are those of now. */
bool store_saved_put(struct db *db, struct id session, int version, struct error *error);
void saved_release(struct saved *saved);

/* A text that is another one when anything is that a summary shows. The caller frees. */
char *store_session_state(struct db *db, struct id session);
/* How many people's forms came, went or were taken away since that version, counting only steps of which that version had forms and in which fewer
 * than the threshold changed: with both versions, what they answered can be told. */
int store_forms_changed(struct db *db, struct id session, const struct saved *since, int threshold);

#endif
