/* SPDX-License-Identifier: EUPL-1.2 */
/* digits.h - a line of digits for the form that is open: what a team wrote on its sheet, a digit per question. */
#ifndef WORKBOOK_DIGITS_H
#define WORKBOOK_DIGITS_H

#include "workbook/workbook.h"

/* From the question that is asked on, as typing.h reads keys: spaces between are free, a point leaves open; words are passed over. Fewer digits than questions are
 * fine, the rest is asked. One thing to undo. False with a sentence that names the question: nothing has changed. */
bool digits_give(struct workbook *w, const char *line, struct error *error);
/* The same for a team, whose form is opened; handed in when nothing is left to ask. False: no form is open. */
bool digits_give_team(struct workbook *w, int team, const char *line, struct error *error);

#endif
