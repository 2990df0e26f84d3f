/* SPDX-License-Identifier: EUPL-1.2 */
/* sample.h - a file with one session in a folder of its own, for tests of the store.
 * Whatever fails here ends the test. No sentence of a failing test holds what participants said: fields and values are those of the tests. */
#ifndef LIB_SAMPLE_H
#define LIB_SAMPLE_H

#include "domain/session.h"
#include "store/answers.h"
#include "store/db.h"

struct sample {
	char folder[64], file[96];
	struct db *db;
	struct id session, part, activity;      /* the first part, with its one activity */
};

void sample_folder(struct sample *sample);         /* a new empty folder; nothing is opened */
void sample_open(struct sample *sample);           /* the same with a new file and a session of two parts; the second is a plain item */
void sample_reopen(struct sample *sample);         /* closes and opens it again */
void sample_close(struct sample *sample);          /* closes and removes everything */

void sample_write(struct sample *sample);          /* db_begin() */
void sample_commit(struct sample *sample);         /* db_commit() */

/* Each in a transaction of its own. */
struct id sample_person(struct sample *sample, int seat, enum role role);
struct id sample_act(struct sample *sample, struct id who, int step, enum verb verb, const char *field, const char *value);
struct id sample_hands(struct sample *sample, const char *field, enum role role, int asked, int yes, int no);

long sample_count(struct sample *sample, const char *sql);      /* the number that a query gives */
void sample_run(struct sample *sample, const char *sql);
bool sample_file_has(const struct sample *sample, const char *end, const char *words);      /* in the file named file + end, byte by byte */

#endif
