/* SPDX-License-Identifier: EUPL-1.2 */
/* amount.h - how much of a long list is asked ("Cards: 12, 24 or all 40"), chosen by the facilitator before there are answers.
 * A kind says it with a row of its keys that counts a list (domain/content_key.h); what is chosen changes this activity's own copy of the text. */
#ifndef WORKBOOK_AMOUNT_H
#define WORKBOOK_AMOUNT_H

#include "workbook/run.h"

enum { AMOUNT_CHOICES = 6 };
struct amount {
	const char *label;               /* "Cards" */
	int now, all;                    /* how many are asked, and how many there are */
	int choices[AMOUNT_CHOICES];     /* rising; the last is all */
	size_t count;
};
/* Whether there is something to choose at the first step here: false when there are too few of them. */
bool run_amount(struct workbook *w, struct amount *amount);
/* The next after now: 12, 24, all, and 12 again. */
int amount_next(const struct amount *amount);
/* One of the choices, or any number from the least of them to all. A sentence when there are answers. One thing to undo. */
bool run_set_amount(struct workbook *w, int number, struct error *error);

#endif
