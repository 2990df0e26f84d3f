/* SPDX-License-Identifier: EUPL-1.2 */
/* judge.h - the answers in a copy of another file are judged by the questions that were asked there, as those of a person at the keyboard are; for
 * src/workbook only. */
#ifndef WORKBOOK_JUDGE_H
#define WORKBOOK_JUDGE_H

#include "workbook/state.h"

/* Leaves out of the copy what does not fit, and makes it fit for merging: the names that only our file has, one whole group per activity. Adds how many
 * answers were left out. False with a sentence: one of the two files cannot be read. */
bool judge_session(struct workbook *w, struct db *copy, struct id session, int *misfits, struct error *error);

#endif
