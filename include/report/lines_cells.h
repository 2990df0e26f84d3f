/* SPDX-License-Identifier: EUPL-1.2 */
/* lines_cells.h - two axes of which at least one has named cells: points as letters or dots in boxes. The first named cell of the second axis is on top, as one reads. */
#ifndef REPORT_LINES_CELLS_H
#define REPORT_LINES_CELLS_H

#include "report/pen.h"

/* Draws it, or returns false and draws nothing where the width is too small. */
bool lines_cells(struct pen *pen, const struct plot *plot);

#endif
