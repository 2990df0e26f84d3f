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

/* The question sheet, the cards and the answer sheets; people: how many sheets of a step that everybody answers. */
void handout_print(const struct handout *handout, int people, struct print *print);
/* Of those the answer sheets alone. */
void handout_print_answers(const struct handout *handout, int people, struct print *print);
/* What there is to print of it and how many are needed, one POINT each. */
void handout_list(const struct handout *handout, struct print_sheet *sheet);

/* The page for who leads one of several tables: who sits there, what to do, room for the harvest. */
void host_print(struct workbook *w, const struct session *session, const struct activity *activity, struct print *print);
/* The facilitator's script of all parts. */
void script_print(struct workbook *w, const struct session *session, struct print *print);

#endif
