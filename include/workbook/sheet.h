/* SPDX-License-Identifier: EUPL-1.2 */
/* sheet.h - a sheet of paper in the file, for src/workbook only. Half typed it is drafts: it counts nowhere and survives a kill. Kept, all its answers and its hand-in
 * are facts of one batch: one thing to undo. Questions are typed in the order of the form, the ones in words after all others. */
#ifndef WORKBOOK_SHEET_H
#define WORKBOOK_SHEET_H

#include "workbook/state.h"

bool sheet_here(struct workbook *w);                                  /* this step is answered on paper */
/* The field after (1) or before (-1) in the order of typing; form->count past the last, -1 before the first. */
int sheet_next(const struct form *form, int field, int by);
int sheet_first(const struct form *form, const struct form_state *answers);      /* the first without an answer; form->count: none */
/* Writes the open sheet as facts and closes it; what was not typed is left open. Says so through run_message(). */
bool sheet_keep(struct workbook *w, struct error *error);

/* Who of a step has a sheet that is half typed; the caller frees owners. */
struct sheets_half {
	struct id *owners;
	size_t count;
};
struct sheets_half sheets_half(struct workbook *w, const struct activity *activity, int step);

#endif
