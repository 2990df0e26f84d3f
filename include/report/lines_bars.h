/* SPDX-License-Identifier: EUPL-1.2 */
/* lines_bars.h - counts per option as a picture.
 * Options in an order are points of a scale: people are dots piled above a line, which lines_scale.h draws where the columns fit. All else is
 * horizontal bars: one series as long as its counts (everyone is the full length, so that pictures of one group can be compared); of several series
 * each bar is the share of its own n, since a role of 12 would else always look larger than a role of 4, with "4 of 6" beside it. */
#ifndef REPORT_LINES_BARS_H
#define REPORT_LINES_BARS_H

#include "report/pen.h"

void lines_bars(struct pen *pen, const struct bars *bars);

enum style bars_style(size_t series);                   /* of the marks of a series */
int bars_most(const struct bars *bars);                 /* the highest count of all series */
/* The pole at an option: low at the first of an order, high at the last that is not apart; else NULL. */
const char *bars_pole(const struct bars *bars, size_t option);
/* "n = 6 · left open: 1", the second half only where somebody left it open; with the name before it when name is not NULL. */
void bars_n(struct str *out, const struct series *series, const char *name);

#endif
