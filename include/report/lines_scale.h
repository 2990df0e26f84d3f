/* SPDX-License-Identifier: EUPL-1.2 */
/* lines_scale.h - an order of options as a line with people as dots above it, their counts under the dots and the poles at both ends.
 * One dot is one person as long as they fit; then one dot is two people, three, and a sentence says so. Several series stand under one another over the
 * same points, with the name beside the dots where there is room and above them where there is not. */
#ifndef REPORT_LINES_SCALE_H
#define REPORT_LINES_SCALE_H

#include "report/pen.h"

struct scale {
	int gutter;       /* cells left of the columns, for names */
	int column;       /* cells per option */
	int height;       /* rows of dots at most */
	int lanes;        /* dots beside one another in one row */
	int per_dot;      /* people one dot stands for */
	bool airy;        /* a space between the dots of a row */
};

/* How the scale would be laid out; false where labels or counts do not fit in columns. */
bool scale_fits(const struct bars *bars, int width, struct scale *scale);
void lines_scale(struct pen *pen, const struct bars *bars, const struct scale *scale);

#endif
