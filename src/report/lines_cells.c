/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/lines_cells.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "report/lines_plot.h"
#include "report/plot_table.h"

enum { WIDEST_BOX = 24, NARROWEST_BOX = 5, LOWEST_BOX = 2, MOST_BOXES = 12, MOST_DOTS = 6 };

struct boxes {
	const struct plot *plot;
	int gutter;               /* cells for the names of the rows */
	int box;                  /* cells inside a box */
	int columns, rows;
	struct str *marks;        /* columns * rows, row by row */
	int *dots;                /* people without a letter in each */
};

/* Rows are read from the top: named cells in their order, numbers with the highest on top. */
static double row_value(const struct boxes *boxes, int row)
{
	const struct axis *axis = &boxes->plot->y;

	return axis->cells ? axis->min + row : axis->max - row;
}

static void name_add(struct str *out, const struct boxes *boxes, bool of_row, int i)
{
	if (of_row)
		axis_value(out, &boxes->plot->y, row_value(boxes, i));
	else
		axis_value(out, &boxes->plot->x, boxes->plot->x.min + i);
}

static void name_lines(struct text_lines *lines, const struct boxes *boxes, bool of_row, int i)
{
	struct str name = STR_EMPTY;

	name_add(&name, boxes, of_row, i);
	text_wrap(lines, name.data, of_row ? boxes->gutter - 1 : boxes->box);
	str_release(&name);
}

/* The widest word, or the widest name, of a row or column of names. */
static int widest(const struct boxes *boxes, bool of_row, bool word)
{
	int most = 1;

	for (int i = 0; i < (of_row ? boxes->rows : boxes->columns); i++) {
		struct str name = STR_EMPTY;
		int cells;

		name_add(&name, boxes, of_row, i);
		cells = word ? pen_word(name.data) : text_width(name.data);
		most = cells > most ? cells : most;
		str_release(&name);
	}
	return most;
}

static bool boxes_fit(struct boxes *boxes, int width)
{
	int names = widest(boxes, true, false), word = widest(boxes, true, true);

	if (names > width / 4)
		names = word > width / 4 ? word : width / 4;
	boxes->gutter = names + 1;
	boxes->box = (width - boxes->gutter - boxes->columns - 1) / boxes->columns;
	if (boxes->box > WIDEST_BOX)
		boxes->box = WIDEST_BOX;
	return boxes->box >= NARROWEST_BOX && boxes->box >= widest(boxes, false, true);
}

/* The box a point stands in; -1 for a point outside the axes. */
static int box_of(const struct boxes *boxes, double x, double y)
{
	const struct plot *plot = boxes->plot;
	long column = lround(x) - plot->x.min, row = plot->y.cells ? lround(y) - plot->y.min : plot->y.max - lround(y);

	if (column < 0 || column >= boxes->columns || row < 0 || row >= boxes->rows)
		return -1;
	return (int)row * boxes->columns + (int)column;
}

static void mark_add(struct boxes *boxes, int box, const char *mark)
{
	if (box < 0)
		return;
	str_add(&boxes->marks[box], boxes->marks[box].len ? " " : "");
	str_add(&boxes->marks[box], mark);
}

static void point_add(struct boxes *boxes, size_t i)
{
	const struct point *point = &boxes->plot->points[i];
	int box = box_of(boxes, point->x, point->y);
	char mark[PLOT_MARK];

	plot_mark(boxes->plot, i, false, mark);
	if (!*mark && box >= 0)
		boxes->dots[box] += point->count;
	if (!*mark)
		return;
	mark_add(boxes, box, mark);
	if (!point->moves)
		return;
	plot_mark(boxes->plot, i, true, mark);
	mark_add(boxes, box_of(boxes, point->to_x, point->to_y), mark);
}

static void dots_add(struct boxes *boxes, int box)
{
	struct str dots = STR_EMPTY;

	if (boxes->dots[box] == 0)
		return;
	if (boxes->dots[box] <= MOST_DOTS && boxes->dots[box] + 2 <= boxes->box) {
		str_add_times(&dots, "●", boxes->dots[box]);
		str_add(&dots, " ");
	}
	str_addf(&dots, "%d", boxes->dots[box]);
	mark_add(boxes, box, dots.data);
	str_release(&dots);
}

static void rule(struct pen *pen, const struct boxes *boxes, const char *const corner[3])
{
	pen_line(pen);
	pen_to(pen, boxes->gutter);
	for (int i = 0; i < boxes->columns; i++) {
		pen_add(pen, STYLE_PLAIN, corner[i > 0]);
		pen_times(pen, STYLE_PLAIN, "─", boxes->box);
	}
	pen_add(pen, STYLE_PLAIN, corner[2]);
}

static void heads(struct pen *pen, const struct boxes *boxes)
{
	bool more = true;

	for (size_t line = 0; more; line++) {
		more = false;
		for (int i = 0; i < boxes->columns; i++) {
			struct text_lines lines = {0};

			name_lines(&lines, boxes, false, i);
			if (line < lines.count) {
				if (!more)
					pen_line(pen);
				more = true;
				pen_centre(pen, STYLE_STRONG, lines.items[line], boxes->gutter + 1 + i * (boxes->box + 1), boxes->box);
			}
			text_lines_release(&lines);
		}
	}
}

static void row_line(struct pen *pen, const struct boxes *boxes, const struct text_lines *marks, size_t line)
{
	for (int i = 0; i < boxes->columns; i++) {
		int left = boxes->gutter + i * (boxes->box + 1);

		pen_to(pen, left);
		pen_add(pen, STYLE_PLAIN, "│");
		if (line < marks[i].count)
			pen_centre(pen, STYLE_SERIES_1, marks[i].items[line], left + 1, boxes->box);
		pen_to(pen, left + boxes->box + 1);
	}
	pen_add(pen, STYLE_PLAIN, "│");
}

static void row_lines(struct pen *pen, const struct boxes *boxes, int row)
{
	struct text_lines names = {0};
	struct text_lines *marks = mem_alloc((size_t)boxes->columns, sizeof *marks);
	size_t height = LOWEST_BOX;

	name_lines(&names, boxes, true, row);
	height = names.count > height ? names.count : height;
	for (int i = 0; i < boxes->columns; i++) {
		text_wrap(&marks[i], boxes->marks[row * boxes->columns + i].data, boxes->box - 2);
		height = marks[i].count > height ? marks[i].count : height;
	}
	for (size_t line = 0; line < height; line++) {
		pen_line(pen);
		if (line < names.count)
			pen_add(pen, STYLE_STRONG, names.items[line]);
		row_line(pen, boxes, marks, line);
	}
	for (int i = 0; i < boxes->columns; i++)
		text_lines_release(&marks[i]);
	free(marks);
	text_lines_release(&names);
}

static void boxes_draw(struct pen *pen, const struct boxes *boxes)
{
	static const char *const top[] = {"┌", "┬", "┐"}, *const between[] = {"├", "┼", "┤"}, *const bottom[] = {"└", "┴", "┘"};

	if (boxes->plot->y.label)
		pen_hang(pen, STYLE_PLAIN, "↓ ", boxes->plot->y.label);
	if (boxes->plot->x.label)
		pen_hang(pen, STYLE_PLAIN, "→ ", boxes->plot->x.label);
	heads(pen, boxes);
	for (int row = 0; row < boxes->rows; row++) {
		rule(pen, boxes, row ? between : top);
		row_lines(pen, boxes, row);
	}
	rule(pen, boxes, bottom);
}

bool lines_cells(struct pen *pen, const struct plot *plot)
{
	struct boxes boxes = {.plot = plot, .columns = axis_steps(&plot->x) + (axis_is_used(&plot->x) ? 1 : 0), .rows = axis_steps(&plot->y) + 1};
	int count;

	if (boxes.columns > MOST_BOXES || boxes.rows > MOST_BOXES || !boxes_fit(&boxes, pen->width))
		return false;
	count = boxes.columns * boxes.rows;
	boxes.marks = mem_alloc((size_t)count, sizeof *boxes.marks);
	boxes.dots = mem_alloc((size_t)count, sizeof *boxes.dots);
	for (int i = 0; i < count; i++)
		boxes.marks[i] = (struct str)STR_EMPTY;
	for (size_t i = 0; i < plot->count; i++)
		point_add(&boxes, i);
	for (int i = 0; i < count; i++)
		dots_add(&boxes, i);
	boxes_draw(pen, &boxes);
	for (int i = 0; i < count; i++)
		str_release(&boxes.marks[i]);
	free(boxes.marks);
	free(boxes.dots);
	return true;
}
