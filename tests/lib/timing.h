/* SPDX-License-Identifier: EUPL-1.2 */
/* timing.h - how fast and how light a program on the test terminal is. Times are milliseconds, taken at the read that brought the byte. */
#ifndef LIB_TIMING_H
#define LIB_TIMING_H

#include "lib/term.h"

struct timing {
	double *items;
	size_t count, room;
};

void timing_add(struct timing *timing, double ms);
double timing_at(struct timing *timing, double share);       /* 0.5: the median, 0.95: nineteen of twenty are at most this. Sorts; 0 when empty */
void timing_release(struct timing *timing);

/* From the start of a program to the read after which the text stands on the screen; it is ended again. Negative: it never came. */
double timing_first_paint(const struct term_options *options, const char *text);

/* From the key to the last byte the program wrote for it; *bytes (unless NULL) is how many. Negative: it wrote nothing. */
double timing_key(struct term *term, const char *keys, size_t *bytes);

/* From the signal to the end of the program (-1 closes the terminal instead). Negative: it did not end. */
double timing_end(struct term *term, int signal);

long timing_peak_kib(struct term *term);                     /* most memory it held so far */
long timing_wakeups(struct term *term);                      /* how often it has woken up by itself or for us so far, all threads */

#endif
