/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/lines_moves.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "report/lines_plot.h"
#include "report/plot_table.h"

enum { WIDEST_NUMBER = 10, WIDEST_NAME = 16, WIDEST_LARGE = 18, LABEL_LINES = 3, MOST_DOTS = 8, BEFORE_TAIL = 2 };

/* People who made the same move. */
struct move {
	const char *label;
	double from, to;
	bool moves;
	int count;
};

struct moves {
	struct move *items;
	size_t count;
	bool labelled;            /* then every point keeps its own row, in the order given */
	int most;                 /* the highest count */
};

static bool same_move(const struct move *move, const struct point *point)
{
	double to = point->moves ? point->to_x : point->x;

	return move->moves == point->moves && fabs(move->from - point->x) < 0.005 && fabs(move->to - to) < 0.005;
}

static void move_add(struct moves *moves, const struct point *point)
{
	struct move *move = NULL;

	for (size_t i = 0; i < moves->count && !moves->labelled && !move; i++)
		if (same_move(&moves->items[i], point))
			move = &moves->items[i];
	if (!move) {
		move = &moves->items[moves->count++];
		*move = (struct move){point->label, point->x, point->moves ? point->to_x : point->x, point->moves, 0};
	}
	move->count += point->count;
	if (move->count > moves->most)
		moves->most = move->count;
}

static int compare_moves(const void *a, const void *b)
{
	const struct move *one = a, *two = b;

	if (one->from < two->from || one->from > two->from)
		return one->from < two->from ? -1 : 1;
	return (one->to > two->to) - (one->to < two->to);
}

static struct moves moves_of(const struct plot *plot)
{
	struct moves moves = {.items = mem_alloc(plot->count, sizeof *moves.items)};

	for (size_t i = 0; i < plot->count; i++)
		moves.labelled = moves.labelled || plot->points[i].label;
	for (size_t i = 0; i < plot->count; i++)
		move_add(&moves, &plot->points[i]);
	if (!moves.labelled && moves.count > 1)
		qsort(moves.items, moves.count, sizeof *moves.items, compare_moves);
	return moves;
}

struct layout {
	const struct axis *axis;
	int gutter;               /* cells for labels at the left */
	int column;               /* cells per step */
	int dots;                 /* at most so many dots beside the number; 0: the number alone */
};

static int digits(int count)
{
	return count < 10 ? 1 : 1 + digits(count / 10);
}

static int gutter_of(const struct moves *moves, int width)
{
	int cells = 0;

	for (size_t i = 0; i < moves->count; i++)
		if (moves->items[i].label && text_width(moves->items[i].label) > cells)
			cells = text_width(moves->items[i].label);
	if (cells == 0)
		return 0;
	return cells + 2 < width / 3 ? cells + 2 : width / 3;
}

static bool names_fit(const struct axis *axis, int cells)
{
	for (int i = 0; i <= axis_steps(axis); i++) {
		struct str name = STR_EMPTY;
		struct text_lines lines = {0};
		bool fits;

		axis_value(&name, axis, axis->min + i);
		text_wrap(&lines, name.data, cells);
		fits = pen_word(name.data) <= cells && lines.count <= LABEL_LINES;
		text_lines_release(&lines);
		str_release(&name);
		if (!fits)
			return false;
	}
	return true;
}

static bool layout_fits(const struct plot *plot, const struct moves *moves, int width, struct layout *layout)
{
	int steps = axis_steps(&plot->x), widest = width >= LARGE_SCREEN ? WIDEST_LARGE : plot->x.cells ? WIDEST_NAME : WIDEST_NUMBER, tail, column;

	*layout = (struct layout){.axis = &plot->x, .gutter = gutter_of(moves, width)};
	layout->dots = width < 60 ? 0 : moves->most < MOST_DOTS ? moves->most : MOST_DOTS;
	tail = BEFORE_TAIL + layout->dots + 1 + digits(moves->most);
	column = (width - layout->gutter - tail) / (steps + 1);
	layout->column = column < widest ? column : widest;
	return layout->column >= 2 && names_fit(&plot->x, layout->column - 1);
}

static int cell_of(const struct layout *layout, double x)
{
	return layout->gutter + (layout->column - 1) / 2 + (int)lround((x - layout->axis->min) * layout->column);
}

/* What stands at an end of a move: its number, or a dot where the places have names. */
static void end_text(struct str *out, const struct layout *layout, double x, const char *dot)
{
	if (layout->axis->cells)
		str_add(out, dot);
	else
		axis_value(out, layout->axis, x);
}

/* The line between two ends, with its point towards the second. */
static void arrow(struct pen *pen, int cells, bool right)
{
	int air = cells >= 4;

	if (cells < 1)
		return;
	pen_to(pen, pen->at + air);
	if (!right)
		pen_add(pen, STYLE_SERIES_1, "◄");
	pen_times(pen, STYLE_SERIES_1, "─", cells - 1 - 2 * air);
	if (right)
		pen_add(pen, STYLE_SERIES_1, "►");
	pen_to(pen, pen->at + air);
}

static void move_arrow(struct pen *pen, const struct layout *layout, const struct move *move)
{
	bool right = move->to > move->from;
	double first = right ? move->from : move->to, last = right ? move->to : move->from;
	struct str left = STR_EMPTY, end = STR_EMPTY;
	int start;

	end_text(&left, layout, first, right ? "○" : "●");
	end_text(&end, layout, last, right ? "●" : "○");
	start = cell_of(layout, last) - (text_width(end.data) - 1) / 2;
	pen_centre(pen, STYLE_STRONG, left.data, cell_of(layout, first), 1);
	arrow(pen, start - pen->at, right);
	pen_to(pen, start);
	pen_add(pen, STYLE_STRONG, end.data);
	str_release(&left);
	str_release(&end);
}

static void move_mark(struct pen *pen, const struct layout *layout, const struct move *move)
{
	struct str text = STR_EMPTY;

	if (fabs(move->to - move->from) >= 0.005) {
		move_arrow(pen, layout, move);
		return;
	}
	if (move->moves)
		end_text(&text, layout, move->from, "●");
	pen_centre(pen, move->moves ? STYLE_STRONG : STYLE_SERIES_1, text.len ? text.data : "●", cell_of(layout, move->from), 1);
	str_release(&text);
}

static void move_count(struct pen *pen, const struct layout *layout, int count)
{
	pen_to(pen, layout->gutter + layout->column * (axis_steps(layout->axis) + 1) + BEFORE_TAIL);
	if (count <= layout->dots)
		pen_times(pen, STYLE_SERIES_1, "●", count);
	if (layout->dots > 0)
		pen_to(pen, layout->gutter + layout->column * (axis_steps(layout->axis) + 1) + BEFORE_TAIL + layout->dots + 1);
	pen_addf(pen, STYLE_STRONG, "%d", count);
}

static void move_lines(struct pen *pen, const struct layout *layout, const struct moves *moves, const struct move *move)
{
	struct text_lines names = {0};

	text_wrap(&names, move->label ? move->label : "", layout->gutter > 3 ? layout->gutter - 2 : 1);
	for (size_t k = 0; k < names.count; k++) {
		pen_line(pen);
		pen_add(pen, STYLE_PLAIN, names.items[k]);
		if (k > 0)
			continue;
		move_mark(pen, layout, move);
		if (!moves->labelled || moves->most > 1)
			move_count(pen, layout, move->count);
	}
	text_lines_release(&names);
}

static void axis_line(struct pen *pen, const struct layout *layout)
{
	pen_line(pen);
	pen_to(pen, layout->gutter);
	for (int i = 0; i <= axis_steps(layout->axis); i++) {
		pen_times(pen, STYLE_PLAIN, "─", cell_of(layout, layout->axis->min + i) - pen->at);
		pen_add(pen, STYLE_PLAIN, "┬");
	}
	pen_times(pen, STYLE_PLAIN, "─", layout->gutter + layout->column * (axis_steps(layout->axis) + 1) - pen->at);
}

static bool axis_names_line(struct pen *pen, const struct layout *layout, size_t line)
{
	bool any = false;

	for (int i = 0; i <= axis_steps(layout->axis); i++) {
		struct str name = STR_EMPTY;
		struct text_lines lines = {0};

		axis_value(&name, layout->axis, layout->axis->min + i);
		text_wrap(&lines, name.data, layout->column - 1);
		if (line < lines.count) {
			if (!any)
				pen_line(pen);
			any = true;
			pen_centre(pen, STYLE_PLAIN, lines.items[line], layout->gutter + i * layout->column, layout->column);
		}
		text_lines_release(&lines);
		str_release(&name);
	}
	return any;
}

static void axis_below(struct pen *pen, const struct layout *layout)
{
	size_t line = 0;

	axis_line(pen, layout);
	while (axis_names_line(pen, layout, line))
		line++;
	pen_poles(pen, layout->gutter, layout->gutter + layout->column * (axis_steps(layout->axis) + 1), layout->axis->low, layout->axis->high);
	if (layout->axis->label)
		pen_hang(pen, STYLE_PLAIN, NULL, layout->axis->label);
}

static void people(struct pen *pen, const struct moves *moves)
{
	int n = 0;

	for (size_t i = 0; i < moves->count; i++)
		n += moves->items[i].count;
	pen_line(pen);
	pen_addf(pen, STYLE_PLAIN, tr("n = %d"), n);
}

bool lines_moves(struct pen *pen, const struct plot *plot)
{
	struct moves moves = moves_of(plot);
	struct layout layout;
	bool fits = layout_fits(plot, &moves, pen->width, &layout);

	if (fits) {
		for (size_t i = 0; i < moves.count; i++)
			move_lines(pen, &layout, &moves, &moves.items[i]);
		axis_below(pen, &layout);
		if (!moves.labelled)
			people(pen, &moves);
	}
	free(moves.items);
	return fits;
}
