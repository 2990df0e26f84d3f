/* SPDX-License-Identifier: EUPL-1.2 */
/* lines_plot.h - points on one or two axes, drawn with characters.
 * One axis: a row per move or point (lines_moves.h). Two axes with a range: a field (lines_field.h). Two axes of which one has named cells: boxes
 * (lines_cells.h). In the last two a point with a label, a text or a move gets a small letter, explained below; the capital is where it goes.
 * What does not fit the width is shown as a table. */
#ifndef REPORT_LINES_PLOT_H
#define REPORT_LINES_PLOT_H

#include "report/pen.h"

/* words: whether the texts of points are shown. */
void lines_plot(struct pen *pen, const struct plot *plot, bool words);

enum { PLOT_MARK = 16 };
/* The letter of point i: "a", "b" ... "z", "a2"; capital: where it goes. "" for a point that is only a dot. */
void plot_mark(const struct plot *plot, size_t i, bool capital, char out[static PLOT_MARK]);
int axis_steps(const struct axis *axis);       /* how many steps of 1 it has: max - min, at least 1 */

#endif
