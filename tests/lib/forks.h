/* SPDX-License-Identifier: EUPL-1.2 */
/* forks.h - copies of one sample that go on by themselves, as laptops do, and their merging, as workbook does it. Whatever fails ends the test. */
#ifndef LIB_FORKS_H
#define LIB_FORKS_H

#include "lib/sample.h"
#include "store/merge.h"

/* Another file with all that is in `of` now; in the same folder, and closed with db_close(fork->db). */
void fork_open(const struct sample *of, const char *name, struct sample *fork);
/* What was done in `from` comes into `into`; from is not touched. */
struct merge_report fork_merge(struct sample *into, const struct sample *from);
/* The same with the sentence of a refusal; true: it came in. */
bool fork_try(struct sample *into, const char *path, struct merge_report *report, struct error *error);
/* A note with that text: a new one, or another text of it; a form of the first step, taken away. */
void fork_note(struct sample *sample, struct id id, const char *text);
void fork_erase(struct sample *sample, struct id who);
/* The rows of a query as one text, for comparing; the caller frees. */
char *fork_rows(struct sample *sample, const char *sql);

#endif
