/* SPDX-License-Identifier: EUPL-1.2 */
/* paper.h - printed sheets typed back (WAY_PAPER). answer_open_seat() or paper_open() opens a sheet; run_here()->form is its form, here.field the question to type, in the
 * order of typing: words last. The rest of answer.h works on it as on any form, but the answers become facts only when answer_hand_in() keeps the sheet: one thing to undo. */
#ifndef WORKBOOK_PAPER_H
#define WORKBOOK_PAPER_H

#include "domain/typing.h"
#include "workbook/answer.h"

/* Opens a sheet without a number, the one that was put aside half typed when there is one. */
bool paper_open(struct workbook *w, struct error *error);
/* One key for the field to answer; token is what was typed for it so far. An answer is in the file when it is whole, and here.field is the next:
 * TYPED_NOT may then be about that one. Never TYPED_BEFORE. */
enum typed paper_key(struct workbook *w, struct token *token, char key, struct error *error);
/* Goes to the question before and takes its answer away but for its last key, which is gone; words stay. False without a sentence: this was the first. */
bool paper_key_back(struct workbook *w, struct token *token, struct error *error);
/* Throws the open sheet away, with all that was typed. */
bool paper_drop(struct workbook *w, struct error *error);

/* Digits and nothing else: no words, more likely the next sheet. */
bool paper_is_digits(const char *text);

/* How many questions of the open sheet are not typed yet, words apart, and the sentence that says which. */
int paper_untyped(struct workbook *w, struct str *said);
/* Whose sheets are not in yet, by number, and which are half typed; nothing when all are in. For the facilitator. */
void paper_waiting(struct workbook *w, struct str *said);
int paper_half(struct workbook *w);            /* sheets that are half typed, the open one apart */

#endif
