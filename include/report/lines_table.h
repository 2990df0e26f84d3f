/* SPDX-License-Identifier: EUPL-1.2 */
/* lines_table.h - a table as aligned columns; cells are wrapped, never cut, and where the columns get too narrow for that each row becomes a small list. */
#ifndef REPORT_LINES_TABLE_H
#define REPORT_LINES_TABLE_H

#include "report/pen.h"

/* Whether every cell of a column is a number or empty: such columns stand to the right. A column without any number is not numeric. */
bool table_column_is_numeric(const struct table *table, size_t column);

void lines_table(struct pen *pen, const struct table *table);

#endif
