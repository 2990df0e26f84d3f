/* SPDX-License-Identifier: EUPL-1.2 */
/* lines_moves.h - one axis: a row per point or per move, with an arrow from the first place to the second and the people who made it. */
#ifndef REPORT_LINES_MOVES_H
#define REPORT_LINES_MOVES_H

#include "report/pen.h"

/* Draws it, or returns false and draws nothing where the width is too small. */
bool lines_moves(struct pen *pen, const struct plot *plot);

#endif
