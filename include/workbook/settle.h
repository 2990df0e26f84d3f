/* SPDX-License-Identifier: EUPL-1.2 */
/* settle.h - small roles, settled before the first picture: a role with fewer people than the threshold has no picture of its own, and the group says with whom
 * they count today. What is chosen stands in participant.counts_with, or in session.split; each choice is one thing to undo.
 * It is asked once: when the check-in is left, and again only when the room has become another one. Left for later, roles are joined as visibility.h does. */
#ifndef WORKBOOK_SETTLE_H
#define WORKBOOK_SETTLE_H

#include "workbook/attend.h"

enum { SETTLE_SEATS = 2 * SEATS_MAX };

struct small_role {
	enum role role;
	int people;                        /* how many count in it now */
	enum role offers[ROLE_COUNT];      /* roles that are large enough, or become so together */
	int offer_count;
	int seats[SETTLE_SEATS];           /* the numbers that choose when each chooses */
	int seat_count;
};

/* The next small role to ask about; false: nothing to ask. */
bool settle_next(struct workbook *w, struct small_role *small);
/* Somebody whose number was forgotten, in a role of which each chose differently: true when this number has to choose too. */
bool settle_seat(struct workbook *w, int seat, struct small_role *small);

/* The question, and the rows to choose from: the offers, each chooses, no picture per role. */
void settle_question(const struct small_role *small, struct str *out);
int settle_rows(const struct small_role *small);
const char *settle_row(const struct small_role *small, int row);
bool settle_row_is_each(const struct small_role *small, int row);
/* Does what a row says; the row of each is done by settle_each(), with a role for every seat of small. */
bool settle_choose(struct workbook *w, const struct small_role *small, int row, struct error *error);
bool settle_each(struct workbook *w, const struct small_role *small, const enum role *with, struct error *error);
/* Esc: not asked again in this room as it is now. */
void settle_later(struct workbook *w);

/* Whether there is something to choose anew, and doing it: nobody counts with others any more, and settle_next() asks. Not after the first picture, for with
 * two ways of counting side by side a few people can be told apart. */
bool settle_may_again(struct workbook *w);
bool settle_again(struct workbook *w, struct error *error);

#endif
