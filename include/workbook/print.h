/* SPDX-License-Identifier: EUPL-1.2 */
/* print.h - what goes on paper, as one HTML file: of an exercise its question sheet, cards and answer sheets, of a session or programme also the seat cards and
 * the facilitator's script. What an exercise has to print follows from its forms: a run of questions with equal answers is a set of cards, a step with
 * questions is an answer sheet. */
#ifndef WORKBOOK_PRINT_H
#define WORKBOOK_PRINT_H

#include "base/str.h"
#include "workbook/workbook.h"

enum { PRINT_PEOPLE = 24 };       /* seat cards where nothing else is known */

struct print_wish {
	int people;                   /* so many seat cards and answer sheets; 0: 24 seat cards and one of each sheet */
	bool large;                   /* 18 points instead of 11 */
};

enum print_what { PRINT_ALL, PRINT_SEATS, PRINT_PART };

/* From the content: an exercise or programme, or "seats". False with a sentence when it is not there. */
bool print_content(const char *id, const struct print_wish *wish, struct str *html, struct error *error);

/* Of the session that is entered: its own texts, its own number of cards, its seats and roles. part: which, with PRINT_PART. title is also the name of a file
 * ("Afdrukken 2026-03-12 Buurtteam Zuid, nummerkaartjes"); the caller frees. */
bool print_session(struct workbook *w, enum print_what what, int part, const struct print_wish *wish, char **title, struct str *html, struct error *error);
/* How many people to print for when nobody says: the highest seat there is, else 24. */
int print_people(const struct session *session);
/* Whether a part has an exercise to print. */
bool print_has(const struct part *part);

#endif
