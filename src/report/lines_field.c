/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/lines_field.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "report/lines_plot.h"
#include "report/plot_table.h"

enum { WIDEST = 73, WIDEST_LARGE = 121, NARROWEST = 12, MOST_STEPS = 12, SMALL_SCREEN = 60, BEYOND = 3 };

struct ink {
	char glyph[8];            /* one character; "" for none */
	enum style style;
	bool taken;               /* by a point: the lattice may be drawn over */
};

struct field {
	const struct plot *plot;
	struct ink *ink;
	int gutter;               /* cells for the numbers and the line at the left */
	int cells, rows;
};

static struct ink *ink_at(const struct field *field, int row, int cell)
{
	return &field->ink[row * field->cells + cell];
}

static int cell_of(const struct field *field, double x)
{
	const struct axis *axis = &field->plot->x;

	return 1 + (int)lround((x - axis->min) / axis_steps(axis) * (field->cells - 1 - BEYOND));
}

static int row_of(const struct field *field, double y)
{
	const struct axis *axis = &field->plot->y;

	return (int)lround((axis->max - y) / axis_steps(axis) * (field->rows - 1));
}

static bool is_free(const struct field *field, int row, int cell, int cells)
{
	if (cell < 0 || cell + cells > field->cells)
		return false;
	for (int i = 0; i < cells; i++)
		if (ink_at(field, row, cell + i)->taken)
			return false;
	return true;
}

/* The free place nearest to where a mark belongs, to the right first; -1 when the row is full. */
static int free_cell(const struct field *field, int row, int cell, int cells)
{
	for (int i = 0; i < field->cells; i++) {
		if (is_free(field, row, cell + i, cells))
			return cell + i;
		if (is_free(field, row, cell - i, cells))
			return cell - i;
	}
	return -1;
}

static bool put(struct field *field, double x, double y, const char *mark, enum style style)
{
	int row = row_of(field, y), cells = text_width(mark), cell;

	if (row < 0 || row >= field->rows || (cell = free_cell(field, row, cell_of(field, x), cells)) < 0)
		return false;
	for (size_t at = 0, next; mark[at]; at = next) {
		struct ink *ink = ink_at(field, row, cell++);

		next = text_next(mark, at);
		memset(ink, 0, sizeof *ink);
		memcpy(ink->glyph, mark + at, next - at < sizeof ink->glyph ? next - at : sizeof ink->glyph - 1);
		ink->style = style;
		ink->taken = true;
	}
	return true;
}

static void lattice(struct field *field)
{
	for (int y = 0; y <= axis_steps(&field->plot->y); y++)
		for (int x = 0; x <= axis_steps(&field->plot->x); x++) {
			int row = row_of(field, field->plot->y.min + y), cell = cell_of(field, field->plot->x.min + x);

			*ink_at(field, row, cell) = (struct ink){.glyph = "·"};
		}
}

/* People without a letter who stand on the same place are one dot with their number. */
static bool put_dots(struct field *field, size_t i)
{
	const struct point *points = field->plot->points;
	struct str mark = STR_EMPTY;
	int count = 0;
	bool fits;

	for (size_t k = 0; k < field->plot->count; k++) {
		char letter[PLOT_MARK];

		plot_mark(field->plot, k, false, letter);
		if (*letter || fabs(points[k].x - points[i].x) >= 0.005 || fabs(points[k].y - points[i].y) >= 0.005)
			continue;
		if (k < i)
			return true;
		count += points[k].count;
	}
	str_add(&mark, "●");
	if (count > 1)
		str_addf(&mark, "%d", count);
	fits = put(field, points[i].x, points[i].y, mark.data, STYLE_SERIES_1);
	str_release(&mark);
	return fits;
}

static bool put_point(struct field *field, size_t i)
{
	const struct point *point = &field->plot->points[i];
	char mark[PLOT_MARK];

	plot_mark(field->plot, i, false, mark);
	if (!*mark)
		return put_dots(field, i);
	if (!put(field, point->x, point->y, mark, STYLE_SERIES_1))
		return false;
	if (!point->moves)
		return true;
	plot_mark(field->plot, i, true, mark);
	return put(field, point->to_x, point->to_y, mark, STYLE_SERIES_2);
}

static bool put_points(struct field *field)
{
	for (size_t i = 0; i < field->plot->count; i++)
		if (!put_point(field, i))
			return false;
	return true;
}

/* "↑ Important: not at all – very" */
static void axis_title(struct pen *pen, const struct axis *axis, const char *arrow)
{
	struct str text = STR_EMPTY;

	str_add(&text, axis->label);
	if (axis->low || axis->high) {
		str_add(&text, text.len ? ": " : "");
		str_addf(&text, "%s – %s", axis->low ? axis->low : "", axis->high ? axis->high : "");
	}
	if (text.len)
		pen_hang(pen, STYLE_STRONG, arrow, text.data);
	str_release(&text);
}

static bool is_lattice_row(const struct field *field, int row, int *value)
{
	for (int y = field->plot->y.min; y <= field->plot->y.max; y++)
		if (row_of(field, y) == row) {
			*value = y;
			return true;
		}
	return false;
}

static void field_line(struct pen *pen, const struct field *field, int row)
{
	int value;

	pen_line(pen);
	if (is_lattice_row(field, row, &value)) {
		char number[16];

		snprintf(number, sizeof number, "%d", value);
		pen_right(pen, STYLE_PLAIN, number, field->gutter - 2);
		pen_to(pen, field->gutter - 1);
		pen_add(pen, STYLE_PLAIN, "┤");
	} else {
		pen_to(pen, field->gutter - 1);
		pen_add(pen, STYLE_PLAIN, "│");
	}
	for (int cell = 0; cell < field->cells; cell++) {
		const struct ink *ink = ink_at(field, row, cell);

		pen_to(pen, field->gutter + cell);
		pen_add(pen, ink->style, ink->glyph);
	}
}

static void field_below(struct pen *pen, const struct field *field)
{
	const struct axis *axis = &field->plot->x;

	pen_line(pen);
	pen_to(pen, field->gutter - 1);
	pen_add(pen, STYLE_PLAIN, "└");
	for (int x = axis->min; x <= axis->max; x++) {
		pen_times(pen, STYLE_PLAIN, "─", field->gutter + cell_of(field, x) - pen->at);
		pen_add(pen, STYLE_PLAIN, "┬");
	}
	pen_times(pen, STYLE_PLAIN, "─", field->gutter + field->cells - pen->at);
	pen_line(pen);
	for (int x = axis->min; x <= axis->max; x++) {
		char number[16];

		snprintf(number, sizeof number, "%d", x);
		pen_centre(pen, STYLE_PLAIN, number, field->gutter + cell_of(field, x), 1);
	}
}

static bool field_fits(struct field *field, int width)
{
	const struct plot *plot = field->plot;
	char low[16], high[16];
	int numbers, widest = width >= LARGE_SCREEN ? WIDEST_LARGE : WIDEST;

	if (axis_steps(&plot->x) > MOST_STEPS || axis_steps(&plot->y) > MOST_STEPS)
		return false;
	snprintf(low, sizeof low, "%d", plot->y.min);
	snprintf(high, sizeof high, "%d", plot->y.max);
	numbers = text_width(low) > text_width(high) ? text_width(low) : text_width(high);
	field->gutter = numbers + 2;
	field->cells = width - field->gutter < widest ? width - field->gutter : widest;
	field->rows = axis_steps(&plot->y) * (axis_steps(&plot->y) > 6 || width < SMALL_SCREEN ? 1 : width < LARGE_SCREEN ? 2 : 4) + 1;
	return field->cells >= NARROWEST && (field->cells - 1 - BEYOND) / axis_steps(&plot->x) >= 3;
}

bool lines_field(struct pen *pen, const struct plot *plot)
{
	struct field field = {.plot = plot};
	bool fits = field_fits(&field, pen->width);

	if (!fits)
		return false;
	field.ink = mem_alloc((size_t)(field.cells * field.rows), sizeof *field.ink);
	lattice(&field);
	fits = put_points(&field);
	if (fits) {
		axis_title(pen, &plot->y, "↑ ");
		for (int row = 0; row < field.rows; row++)
			field_line(pen, &field, row);
		field_below(pen, &field);
		axis_title(pen, &plot->x, "→ ");
	}
	free(field.ink);
	return fits;
}
