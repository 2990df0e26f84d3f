/* SPDX-License-Identifier: EUPL-1.2 */
/* tables.h - who sits at which of the tables of a part: a pure function of numbers and roles.
 *
 * The rule: tables are as large as one another, or one person larger; people of one role are spread over them as evenly as that allows; and nobody sits
 * twice at the table of one exercise while there is another. Where that leaves a choice the seat number decides, so that seat cards can be printed before
 * anybody has come: of twelve people of one role over four tables, number 6 sits at table 2 in every room. Whoever holds such a card sits where it says:
 * in a room nobody looks twice at a screen that says other than paper. Chance has no part in it. */
#ifndef DOMAIN_TABLES_H
#define DOMAIN_TABLES_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/people.h"

/* The table (from 0) that belongs to a seat in a round (from 0): another one in each of the first `tables` rounds, with other company. tables is at least 1. */
int table_of_seat(int seat, int round, int tables);

/* One round of tables. */
struct seating {
	int tables, round;
	int printed;                  /* up to this number people hold a card that already says their tables; 0: nobody does */
	size_t count;                 /* people */
	const int *seats;             /* their numbers */
	const enum role *roles;
	const bool *been;             /* been[person * tables + table]: did the exercise of that table in another round */
	int *at;                      /* the table of each; before, -1 for who has none yet: the others stay where they are */
};
void tables_seat(const struct seating *seating);

#endif
