/* SPDX-License-Identifier: EUPL-1.2 */
/* made.h - sessions made through the calls that front ends make, with seeded answers, in a folder that is removed again.
 * The folder is also where programs started from here find their data; they see a programme "bench" whose only part asks every card of the deck, and
 * "bench-place", whose only part is a dilemma.
 * Whatever fails ends the program with its sentence. */
#ifndef LIB_MADE_H
#define LIB_MADE_H

#include "workbook/workbook.h"

void made_begin(const char *build);                  /* makes the folder in BUILD and sets the environment; ./content is the content */
void made_end(void);
char *made_path(const char *name);                   /* a file in the folder; the caller frees */

char *made_program(const char *build, const char *name);      /* a program of the build; the caller frees */

/* A session with so many people at the first card, answered by passing round; nobody's form is open. */
struct workbook *made_room(const char *path, int people);
struct workbook *made_room_of(const char *path, const char *programme, int people);   /* at the first question of another programme */
/* The value that seat gives to the field that is asked now; the caller frees. */
char *made_value(struct workbook *w, int seat);
void made_must(bool ok, const struct error *error);

#endif
