/* SPDX-License-Identifier: EUPL-1.2 */
/* regret.h - an answer is taken away: at any moment, also after the session was closed, without anybody seeing what it was, and for good. Nobody is
 * waited for where a form was taken away; as long as the step is open the same person may answer again. */
#ifndef WORKBOOK_REGRET_H
#define WORKBOOK_REGRET_H

#include "domain/responses.h"
#include "workbook/workbook.h"

/* A form that holds something. What it holds is in no call of this file. */
struct regret_form {
	struct id activity, who;       /* who: none for shows of hands */
	int step;
	enum respondent_kind kind;
	bool handed_in;                /* false: begun, or taken back */
	char *title;                   /* the exercise and the step */
	char *whose;                   /* "number 7", "the whole group", "a sheet without a number" */
};
struct regret_forms {
	struct regret_form *items;
	size_t count, room;
};
/* The forms of the person at that seat; 0: those that are nobody's own: of teams, of the group, sheets without a number, shows of hands. A
 * sentence when that number is not checked in. */
bool regret_forms(struct workbook *w, int seat, struct regret_forms *forms, struct error *error);
void regret_forms_release(struct regret_forms *forms);

/* Takes one form away. When this is false the sentence says what was not done, or what may be left on the disk. */
bool regret_erase(struct workbook *w, const struct regret_form *form, struct error *error);
/* Takes every form of that seat away, and the name. The seat and its role stay: people were counted by them. */
bool regret_erase_seat(struct workbook *w, int seat, struct error *error);
/* "Gone from this file ...", for after it. */
const char *regret_done(void);
/* How many forms were taken away in this session. */
int regret_count(struct workbook *w);

#endif
