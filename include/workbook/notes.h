/* SPDX-License-Identifier: EUPL-1.2 */
/* notes.h - what the facilitator notes and what the group agrees, at any moment. Both stand in workbook_session(). */
#ifndef WORKBOOK_NOTES_H
#define WORKBOOK_NOTES_H

#include "workbook/workbook.h"

/* A note; one that begins with ! goes into the summary (the ! is not kept). */
bool notes_add(struct workbook *w, const char *text, struct error *error);
/* What, who, when (free text, may be ""). */
bool notes_agree(struct workbook *w, const char *what, const char *who, const char *due, struct error *error);

/* Other words for one that is there; a ! before a note marks it. Each call is one thing to undo. False where it is not there any more. */
bool notes_change(struct workbook *w, struct id note, const char *text, struct error *error);
bool notes_agree_again(struct workbook *w, struct id agreement, const char *what, const char *who, const char *due, struct error *error);
/* Goes into the summary, or not. */
bool notes_mark(struct workbook *w, struct id note, bool in_summary, struct error *error);
bool notes_remove(struct workbook *w, struct id note, struct error *error);
bool notes_remove_agreement(struct workbook *w, struct id agreement, struct error *error);

/* What is half typed, so that it is still there after a kill: "note" or "agreement", by line from 0. */
bool notes_half_keep(struct workbook *w, const char *what, int line, const char *text, struct error *error);
char *notes_half(struct workbook *w, const char *what, int line);      /* NULL: nothing; the caller frees */
void notes_half_forget(struct workbook *w, const char *what);

#endif
