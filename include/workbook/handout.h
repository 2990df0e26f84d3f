/* SPDX-License-Identifier: EUPL-1.2 */
/* handout.h - one exercise as it goes on paper, and the script of a whole session; for src/workbook only. Everything is read from forms, nothing from kinds. */
#ifndef WORKBOOK_HANDOUT_H
#define WORKBOOK_HANDOUT_H

#include "report/print.h"
#include "workbook/state.h"

struct handout {
	const struct exercise *exercise;
	struct form *steps;           /* every step as such: ask() with nobody in particular */
	size_t count, room;
	struct voice *voices;         /* where teams speak as somebody: what each of them is asked in each step */
	size_t voice_count, voice_room;
};

struct voice {
	size_t step;
	struct form form;
};

/* w: for a step that was opened, the fields it asks; NULL: nothing was opened. handout is empty before. */
void handout_read(struct workbook *w, const struct activity *activity, struct handout *handout);
void handout_release(struct handout *handout);

/* How many cards a step has to lay on piles, and in *first where its run of questions with equal answers begins; 0: no cards. Of more such runs: the longest. */
size_t step_cards(const struct form *step, size_t *first);
size_t step_choices(const struct form *step);         /* options of a question so long that they go on cards of their own */
bool step_has_answers(const struct form *step);       /* an answer sheet goes with it */

/* The question sheet, the cards and the answer sheets; people: how many sheets of a step that everybody answers. */
void handout_print(const struct handout *handout, int people, struct print *print);
/* Of those the answer sheets alone. */
void handout_print_answers(const struct handout *handout, int people, struct print *print);
/* What there is to print of it and how many are needed, one POINT each. */
void handout_list(const struct handout *handout, struct print_sheet *sheet);
/* A QUESTION with its number and its answers as on the screen. lines: with lines for words. */
void sheet_add_question(struct print_sheet *sheet, const struct form *step, size_t field, bool lines);

/* "Kaders of speelruimte: eerste plek"; the caller frees. */
char *step_title(const struct handout *handout, const struct form *step);

/* The page for who leads one of several tables: who sits there, what to do, room for the harvest. */
void host_print(struct workbook *w, const struct session *session, const struct activity *activity, struct print *print);
/* The facilitator's script of all parts. */
void script_print(struct workbook *w, const struct session *session, struct print *print);

#endif
