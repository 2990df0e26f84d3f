/* SPDX-License-Identifier: EUPL-1.2 */
/* plot_table.h - the points of a plot as a table: for formats that do not draw, and for a screen too narrow to draw on. */
#ifndef REPORT_PLOT_TABLE_H
#define REPORT_PLOT_TABLE_H

#include <stdbool.h>

#include "base/str.h"
#include "domain/doc.h"

bool axis_is_used(const struct axis *axis);                            /* false for the second axis of a plot that has one */
void axis_value(struct str *out, const struct axis *axis, double at);  /* the name of a cell, or the number: "4", "2,5" */

/* Where a point is and where it goes, in one line, its label first: "A visit · together → apart · shared". */
void plot_place(struct str *out, const struct plot *plot, const struct point *point);

/* Adds one block, a table with a row per point; columns that would stay empty are left out. words: with the texts of points. */
struct block *plot_table(struct doc *doc, const struct plot *plot, bool words);

#endif
