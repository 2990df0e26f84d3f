/* SPDX-License-Identifier: EUPL-1.2 */
/* timer.h - how much time is left, in words. A clock starts by itself when a part begins, and when a step with minutes of its own does. It never cuts
 * anything off: when time is up it says so, and people go on when they are ready.
 *
 * The moment when time is up is in the file, so a restart or a closed lid changes nothing. A table of a round has the time of the round until it is given
 * minutes of its own. A part that is over has no clock, and in a session for oneself none starts by itself. */
#ifndef WORKBOOK_TIMER_H
#define WORKBOOK_TIMER_H

#include "workbook/run.h"

struct timer {
	bool runs;                     /* false: there is no clock here, and the rest says nothing */
	int64_t ends_at;               /* milliseconds since 1970, as clock_ms() */
	int minutes_left;              /* rounded up; 0 or less: time is up */
	bool of_step;                  /* of one step, not of all of the part */
	bool switches;                 /* time of the step is up, and another step that asks something follows */
};

enum { TIMER_MOST = 120 };         /* so many minutes may be added, or taken away, at once */

/* Of the place where the session stands: of its step when that has minutes of its own, else of the activity at a table, else of the part. At the overview
 * it is the part that was left there. */
bool timer_here(struct workbook *w, struct timer *timer, struct error *error);
/* Of a part (from 0), and of one of its activities (from 0; -1: of the part itself). False with a sentence where there is none. */
bool timer_at(struct workbook *w, int part, int activity, struct timer *timer, struct error *error);
/* Gives the clock of the place where the session stands more minutes, counted from now when time was up; where none runs one starts. At the list of tables
 * it is for all of them. Less than 0 takes away, at most what is left. Nothing to undo. */
bool timer_add(struct workbook *w, int minutes, struct error *error);
/* "5 minutes left", "one minute left", and when it is up "time to finish" or "time to switch". Adds nothing where no clock runs. */
void timer_words(const struct timer *timer, struct str *out);
/* The clock_ms() at which these words change; 0: never. */
int64_t timer_next_change(const struct timer *timer);

/* Within a write, for src/workbook: a part (again, when began_at is set), or a step with so many minutes, begins; a part is over; a part that is busy got so many minutes more. */
bool timer_begin_part(struct workbook *w, const struct part *part, struct error *error);
bool timer_begin_step(struct workbook *w, const struct activity *activity, int step, int minutes, struct error *error);
bool timer_end_part(struct workbook *w, const struct part *part, struct error *error);
bool timer_shift_part(struct workbook *w, const struct part *part, int minutes, struct error *error);

#endif
