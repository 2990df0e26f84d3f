/* SPDX-License-Identifier: EUPL-1.2 */
/* notes.h - what the facilitator notes and what the group agrees, at any moment. Both stand in workbook_session(). */
#ifndef WORKBOOK_NOTES_H
#define WORKBOOK_NOTES_H

#include "workbook/workbook.h"

/* A note; one that begins with ! goes into the summary (the ! is not kept). */
bool notes_add(struct workbook *w, const char *text, struct error *error);
/* What, who, when (free text, may be ""). */
bool notes_agree(struct workbook *w, const char *what, const char *who, const char *due, struct error *error);

#endif
