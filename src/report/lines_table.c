/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/lines_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* What people typed may stand in the first cell: set in, so that no line of it begins where a heading would. */
enum { MARGIN = 1, BETWEEN = 2, NARROWEST = 6 };

static const char *cell_of(const struct table *table, size_t row, size_t column)
{
	return table->cells[row * table->columns + column];
}

static bool is_number(const char *text)
{
	if (*text == '-' || *text == '+')
		text++;
	return *text && strspn(text, "0123456789.,") == strlen(text);
}

bool table_column_is_numeric(const struct table *table, size_t column)
{
	bool any = false;

	for (size_t row = 0; row < table->rows; row++) {
		const char *text = cell_of(table, row, column);

		if (*text && !is_number(text))
			return false;
		any = any || *text;
	}
	return any;
}

static int width_of_lines(const char *text)
{
	struct text_lines lines = {0};
	int widest;

	text_wrap(&lines, text, PEN_PROSE);
	widest = pen_widest(&lines);
	text_lines_release(&lines);
	return widest;
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

/* The widths that columns would like; the widest give way until all fit. False when one would get too narrow for its words. */
static bool widths_fit(const struct table *table, int cells, int *widths)
{
	int total = 0;

	for (size_t i = 0; i < table->columns; i++) {
		widths[i] = larger(1, width_of_lines(table->head[i]));
		for (size_t row = 0; row < table->rows; row++)
			widths[i] = larger(widths[i], width_of_lines(cell_of(table, row, i)));
		total += widths[i] + (i ? BETWEEN : 0);
	}
	while (total > cells) {
		size_t widest = 0;

		for (size_t i = 1; i < table->columns; i++)
			if (widths[i] >= widths[widest])
				widest = i;
		if (widths[widest] <= NARROWEST)
			return false;
		widths[widest]--;
		total--;
	}
	return true;
}

static bool words_fit(const struct table *table, const int *widths)
{
	for (size_t i = 0; i < table->columns; i++) {
		if (pen_word(table->head[i]) > widths[i])
			return false;
		/* A word so long that it fits nowhere (an address) may be cut; a column of a few cells may not cut all its words. */
		for (size_t row = 0; row < table->rows; row++)
			if (pen_word(cell_of(table, row, i)) > widths[i] && widths[i] < 2 * NARROWEST)
				return false;
	}
	return true;
}

struct row {
	const char *const *cells;
	enum style style;
	const bool *right;
};

static void row_lines(struct pen *pen, const struct row *row, const int *widths, size_t columns)
{
	struct text_lines *lines = mem_alloc(columns, sizeof *lines);
	size_t height = 0;

	for (size_t i = 0; i < columns; i++) {
		text_wrap(&lines[i], row->cells[i], widths[i]);
		if (lines[i].count > height)
			height = lines[i].count;
	}
	for (size_t k = 0; k < height; k++) {
		int left = MARGIN;

		pen_line(pen);
		for (size_t i = 0; i < columns; left += widths[i++] + BETWEEN) {
			if (k >= lines[i].count)
				continue;
			pen_to(pen, row->right[i] ? left + widths[i] - text_width(lines[i].items[k]) : left);
			pen_add(pen, row->style, lines[i].items[k]);
		}
	}
	for (size_t i = 0; i < columns; i++)
		text_lines_release(&lines[i]);
	free(lines);
}

static void table_grid(struct pen *pen, const struct table *table, const int *widths)
{
	bool *right = mem_alloc(table->columns, sizeof *right);
	struct row head = {(const char *const *)table->head, STYLE_STRONG, right};
	int left = MARGIN;

	for (size_t i = 0; i < table->columns; i++)
		right[i] = table_column_is_numeric(table, i);
	row_lines(pen, &head, widths, table->columns);
	pen_line(pen);
	for (size_t i = 0; i < table->columns; left += widths[i++] + BETWEEN) {
		pen_to(pen, left);
		pen_times(pen, STYLE_PLAIN, "─", widths[i]);
	}
	for (size_t row = 0; row < table->rows; row++) {
		struct row body = {(const char *const *)&table->cells[row * table->columns], STYLE_PLAIN, right};

		pen->about = pen->rows ? body.cells[0] : NULL;
		row_lines(pen, &body, widths, table->columns);
	}
	free(right);
}

/* Too narrow for columns: every row a small list of "head: cell". */
static void table_list(struct pen *pen, const struct table *table)
{
	for (size_t row = 0; row < table->rows; row++)
		for (size_t i = 0; i < table->columns; i++) {
			struct str text = STR_EMPTY;

			if (!*cell_of(table, row, i))
				continue;
			if (*table->head[i])
				str_addf(&text, "%s: ", table->head[i]);
			str_add(&text, cell_of(table, row, i));
			pen->about = pen->rows && i == 0 ? cell_of(table, row, 0) : NULL;
			pen_hang(pen, STYLE_PLAIN, i ? "   " : " - ", text.data);
			str_release(&text);
		}
}

void lines_table(struct pen *pen, const struct table *table)
{
	int *widths = mem_alloc(table->columns, sizeof *widths);

	if (widths_fit(table, pen->width - MARGIN, widths) && words_fit(table, widths))
		table_grid(pen, table, widths);
	else
		table_list(pen, table);
	free(widths);
}
