/* SPDX-License-Identifier: EUPL-1.2 */
/* pile.h - a room with sheets of paper to type back, for tests: four volunteers (1 to 4), four professionals (5 to 8) and number 9, whose role is not known, with a
 * programme of two parts. Whatever fails here ends the test. */
#ifndef LIB_PILE_H
#define LIB_PILE_H

#include "workbook/paper.h"

enum { TYPES = 0, DILEMMA = 1 };     /* parts: a form with every type of field that sheets hold, and words in the middle; a dilemma */

int pile_set_up(void **state);       /* of the group of tests: a folder, its content, the Dutch texts */
int pile_tear_down(void **state);
int pile_open(void **state);         /* of one test: the room; state is the workbook */
int pile_close(void **state);
struct workbook *pile_again(void **state);      /* after a kill */

void pile_must(bool ok, const struct error *error);
void pile_go_on(struct workbook *w);
void pile_begin(struct workbook *w, int part);                 /* to the first answers of that part, on paper */
void pile_sheet_open(struct workbook *w, int seat);            /* 0: without a number */
void pile_type(struct workbook *w, struct token *token, const char *keys);
void pile_keep(struct workbook *w);
void pile_sheet(struct workbook *w, int seat, const char *keys);      /* a whole sheet */
void pile_says(struct workbook *w, const char *sentence);      /* the workbook says this, once */
bool pile_summary_has(struct workbook *w, const char *words);

#endif
