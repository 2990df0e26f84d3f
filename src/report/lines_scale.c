/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/lines_scale.h"

#include <stdio.h>

#include "base/lang.h"
#include "report/lines_bars.h"

enum {
	WIDEST_COLUMN = 16, WIDEST_COLUMN_LARGE = 24,
	LABEL_LINES = 3,
	APART_GAP = 2,            /* cells between the scale and an option apart */
	SMALL_SCREEN = 60,        /* below it a screen has some 12 rows */
};

static bool apart_begins(const struct bars *bars, size_t option)
{
	return bars->apart[option] && option > 0 && !bars->apart[option - 1];
}

static int gaps(const struct bars *bars)
{
	int cells = 0;

	for (size_t i = 0; i < bars->options; i++)
		cells += apart_begins(bars, i) ? APART_GAP : 0;
	return cells;
}

/* Where the column of an option begins; for the number of options: where the last one ends. */
static int column_left(const struct bars *bars, const struct scale *scale, size_t option)
{
	int left = scale->gutter;

	for (size_t i = 0; i < option; i++)
		left += scale->column + (apart_begins(bars, i) ? APART_GAP : 0);
	if (option < bars->options && apart_begins(bars, option))
		left += APART_GAP;
	return left;
}

/* The options that stand on the line. */
static size_t points_of(const struct bars *bars)
{
	size_t points = bars->options;

	while (points > 1 && bars->apart[points - 1])
		points--;
	return points;
}

static size_t label_lines(const char *label, int cells)
{
	struct text_lines lines = {0};
	size_t count;

	text_wrap(&lines, label, cells);
	count = lines.count;
	text_lines_release(&lines);
	return count;
}

static bool labels_fit(const struct bars *bars, int cells)
{
	char most[16];

	snprintf(most, sizeof most, "%d", bars_most(bars));
	if (text_width(most) > cells)
		return false;
	for (size_t i = 0; i < bars->options; i++)
		if (pen_word(bars->labels[i]) > cells || label_lines(bars->labels[i], cells) > LABEL_LINES)
			return false;
	return true;
}

/* Beside the dots stand a name, n and what was left open: the widest of these with two spaces, at most a third of the screen. */
static int gutter_of(const struct bars *bars, int width)
{
	int cells = 0;

	if (bars->count < 2 || width < SMALL_SCREEN)
		return 0;
	for (size_t s = 0; s < bars->count; s++) {
		const struct series *series = &bars->series[s];
		struct str open = STR_EMPTY;
		int name = text_width(series->name ? series->name : "");

		str_addf(&open, tr("left open: %d"), series->open);
		if (series->open > 0 && text_width(open.data) > cells)
			cells = text_width(open.data);
		str_release(&open);
		cells = name > cells ? name : cells;
	}
	return cells + 2 < width / 3 ? cells + 2 : width / 3;
}

static int rows_of(const struct bars *bars, int width)
{
	int rows = bars->count == 1 ? 8 : bars->count == 2 ? 4 : 3;

	return width < SMALL_SCREEN ? (rows + 1) / 2 : width >= LARGE_SCREEN ? rows * 3 / 2 : rows;
}

static int divided(int count, int by)
{
	return (count + by - 1) / by;
}

/* As few dots beside one another as the height allows, and as few people per dot. */
static void dots_fit(struct scale *scale, int most)
{
	int room = scale->column - 1;

	scale->per_dot = divided(most, scale->height * room);
	if (scale->per_dot < 1)
		scale->per_dot = 1;
	scale->lanes = divided(divided(most, scale->per_dot), scale->height);
	if (scale->lanes < 1)
		scale->lanes = 1;
	scale->airy = 2 * scale->lanes - 1 <= room;
}

static bool columns_fit(const struct bars *bars, int width, struct scale *scale)
{
	int column = (width - scale->gutter - gaps(bars)) / (int)bars->options, widest = width >= LARGE_SCREEN ? WIDEST_COLUMN_LARGE : WIDEST_COLUMN;

	scale->column = column < widest ? column : widest;
	return scale->column >= 2 && labels_fit(bars, scale->column - 1);
}

bool scale_fits(const struct bars *bars, int width, struct scale *scale)
{
	*scale = (struct scale){.gutter = gutter_of(bars, width), .height = rows_of(bars, width)};
	if (!columns_fit(bars, width, scale)) {
		scale->gutter = 0;
		if (!columns_fit(bars, width, scale))
			return false;
	}
	dots_fit(scale, bars_most(bars));
	return true;
}

static int dot_rows(const struct bars *bars, const struct scale *scale, const struct series *series)
{
	int rows = 0;

	for (size_t i = 0; i < bars->options; i++) {
		int needed = divided(divided(series->counts[i], scale->per_dot), scale->lanes);

		rows = needed > rows ? needed : rows;
	}
	return rows;
}

/* One row of dots, the lowest is row 0. */
static void dots_line(struct pen *pen, const struct bars *bars, const struct scale *scale, size_t s, int row)
{
	for (size_t i = 0; i < bars->options; i++) {
		int dots = divided(bars->series[s].counts[i], scale->per_dot) - row * scale->lanes;
		struct str marks = STR_EMPTY;

		if (dots > scale->lanes)
			dots = scale->lanes;
		for (int k = 0; k < dots; k++)
			str_add(&marks, k > 0 && scale->airy ? " ●" : "●");
		if (dots > 0)
			pen_centre(pen, bars_style(s), marks.data, column_left(bars, scale, i), scale->column);
		str_release(&marks);
	}
}

static void counts_line(struct pen *pen, const struct bars *bars, const struct scale *scale, const struct series *series)
{
	for (size_t i = 0; i < bars->options; i++) {
		char count[16];

		snprintf(count, sizeof count, "%d", series->counts[i]);
		pen_centre(pen, series->counts[i] ? STYLE_STRONG : STYLE_PLAIN, count, column_left(bars, scale, i), scale->column);
	}
}

static void axis_line(struct pen *pen, const struct bars *bars, const struct scale *scale)
{
	size_t points = points_of(bars);

	for (size_t i = 0; i < bars->options; i++) {
		int left = column_left(bars, scale, i), middle = left + (scale->column - 1) / 2;

		if (i >= points)
			pen_to(pen, left + 1);
		pen_times(pen, STYLE_PLAIN, "─", middle - pen->at);
		pen_add(pen, STYLE_PLAIN, "┬");
		pen_times(pen, STYLE_PLAIN, "─", left + scale->column - (i >= points) - pen->at);
	}
}

static void labels_lines(struct pen *pen, const struct bars *bars, const struct scale *scale)
{
	for (size_t line = 0; line < LABEL_LINES; line++) {
		bool more = false;

		for (size_t i = 0; i < bars->options; i++) {
			struct text_lines lines = {0};

			text_wrap(&lines, bars->labels[i], scale->column - 1);
			if (line < lines.count && !more)
				pen_line(pen);
			more = more || line < lines.count;
			if (line < lines.count)
				pen_centre(pen, STYLE_PLAIN, lines.items[line], column_left(bars, scale, i), scale->column);
			text_lines_release(&lines);
		}
	}
}

/* The name ends beside the lowest dots; n and what was left open stand beside the counts and the line. */
static void series_beside(struct pen *pen, const struct bars *bars, const struct scale *scale, size_t s)
{
	const struct series *series = &bars->series[s];
	struct text_lines names = {0};
	int dots = dot_rows(bars, scale, series), rows;

	text_wrap(&names, series->name ? series->name : "", scale->gutter - 2);
	rows = dots > (int)names.count ? dots : (int)names.count;
	for (int row = rows - 1; row >= 0; row--) {
		pen_line(pen);
		if (row < (int)names.count)
			pen_add(pen, STYLE_STRONG, names.items[(int)names.count - 1 - row]);
		dots_line(pen, bars, scale, s, row);
	}
	pen_line(pen);
	pen_addf(pen, STYLE_PLAIN, tr("n = %d"), series->n);
	counts_line(pen, bars, scale, series);
	pen_line(pen);
	if (series->open > 0)
		pen_addf(pen, STYLE_PLAIN, tr("left open: %d"), series->open);
	pen_to(pen, scale->gutter);
	axis_line(pen, bars, scale);
	text_lines_release(&names);
}

static void series_below_name(struct pen *pen, const struct bars *bars, const struct scale *scale, size_t s)
{
	const struct series *series = &bars->series[s];

	if (bars->count > 1) {
		struct str text = STR_EMPTY;

		bars_n(&text, series, series->name);
		pen_hang(pen, STYLE_STRONG, NULL, text.data);
		str_release(&text);
	}
	for (int row = dot_rows(bars, scale, series) - 1; row >= 0; row--) {
		pen_line(pen);
		dots_line(pen, bars, scale, s, row);
	}
	pen_line(pen);
	counts_line(pen, bars, scale, series);
	pen_line(pen);
	axis_line(pen, bars, scale);
}

static void below(struct pen *pen, const struct bars *bars, const struct scale *scale)
{
	struct str text = STR_EMPTY;
	size_t points = points_of(bars);

	labels_lines(pen, bars, scale);
	pen_poles(pen, scale->gutter, column_left(bars, scale, points - 1) + scale->column, bars->low, bars->high);
	if (bars->count == 1)
		bars_n(&text, &bars->series[0], bars->series[0].name);
	if (scale->per_dot > 1) {
		str_add(&text, text.len ? " · " : "");
		str_addf(&text, tr("one dot is %d people"), scale->per_dot);
	}
	if (text.len)
		pen_hang(pen, STYLE_PLAIN, NULL, text.data);
	str_release(&text);
}

void lines_scale(struct pen *pen, const struct bars *bars, const struct scale *scale)
{
	for (size_t s = 0; s < bars->count; s++) {
		if (scale->gutter > 0)
			series_beside(pen, bars, scale, s);
		else
			series_below_name(pen, bars, scale, s);
	}
	below(pen, bars, scale);
}
