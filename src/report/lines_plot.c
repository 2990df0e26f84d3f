/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/lines_plot.h"

#include <stdio.h>

#include "base/lang.h"
#include "report/lines_cells.h"
#include "report/lines_field.h"
#include "report/lines_moves.h"
#include "report/lines_table.h"
#include "report/plot_table.h"

int axis_steps(const struct axis *axis)
{
	return axis->max > axis->min ? axis->max - axis->min : 1;
}

static bool has_words(const struct point *point)
{
	return point->text && *point->text;
}

static bool has_mark(const struct point *point)
{
	return point->label || has_words(point) || point->moves;
}

void plot_mark(const struct plot *plot, size_t i, bool capital, char out[static PLOT_MARK])
{
	int before = 0;
	int letter;

	out[0] = '\0';
	if (!has_mark(&plot->points[i]))
		return;
	for (size_t k = 0; k < i; k++)
		before += has_mark(&plot->points[k]);
	letter = (capital ? 'A' : 'a') + before % 26;
	if (before < 26)
		snprintf(out, PLOT_MARK, "%c", letter);
	else
		snprintf(out, PLOT_MARK, "%c%d", letter, before / 26 + 1);
}

/* One point of the legend: its letter, its label, the words, and n where it stands for more people. */
static void legend_point(struct pen *pen, const struct plot *plot, size_t i, bool words)
{
	const struct point *point = &plot->points[i];
	struct str lead = STR_EMPTY, text = STR_EMPTY;
	char mark[PLOT_MARK];

	plot_mark(plot, i, false, mark);
	str_addf(&lead, " %s  ", mark);
	str_add(&text, point->label);
	if (point->count > 1) {
		str_add(&text, text.len ? " · " : "");
		str_addf(&text, tr("n = %d"), point->count);
	}
	if (words && has_words(point))
		str_addf(&text, "%s“%s”", text.len ? " · " : "", point->text);
	if (words && has_words(point))
		pen->words = point->action;
	if (*mark && text.len)
		pen_hang(pen, words && has_words(point) ? STYLE_QUOTE : STYLE_PLAIN, lead.data, text.data);
	pen->words = (struct id){{0}};
	str_release(&lead);
	str_release(&text);
}

/* Two short labels share a line, so that a picture with its legend stays on one screen. */
static bool labels_pair(const struct pen *pen, const struct plot *plot)
{
	for (size_t i = 0; i < plot->count; i++) {
		const struct point *point = &plot->points[i];

		if (!point->label || has_words(point) || point->count > 1 || text_width(point->label) > pen->width / 2 - 7)
			return false;
	}
	return true;
}

static void legend_pairs(struct pen *pen, const struct plot *plot)
{
	size_t rows = (plot->count + 1) / 2;

	for (size_t i = 0; i < rows; i++) {
		pen_line(pen);
		for (size_t k = i; k < plot->count; k += rows) {
			char mark[PLOT_MARK];

			plot_mark(plot, k, false, mark);
			pen_to(pen, k < rows ? 1 : pen->width / 2 + 1);
			pen_add(pen, STYLE_STRONG, mark);
			pen_to(pen, pen->at + 2);
			pen_add(pen, STYLE_PLAIN, plot->points[k].label);
		}
	}
}

static bool anything_moves(const struct plot *plot)
{
	for (size_t i = 0; i < plot->count; i++)
		if (plot->points[i].moves)
			return true;
	return false;
}

static void legend(struct pen *pen, const struct plot *plot, bool words)
{
	if (anything_moves(plot))
		pen_hang(pen, STYLE_PLAIN, NULL, tr("A capital letter is where the point with that small letter goes."));
	if (labels_pair(pen, plot)) {
		legend_pairs(pen, plot);
		return;
	}
	for (size_t i = 0; i < plot->count; i++)
		legend_point(pen, plot, i, words);
}

static void words_below(struct pen *pen, const struct plot *plot, bool places)
{
	for (size_t i = 0; i < plot->count; i++) {
		struct str place = STR_EMPTY;

		if (!has_words(&plot->points[i]))
			continue;
		plot_place(&place, plot, &plot->points[i]);
		pen_quote(pen, plot->points[i].action, plot->points[i].text);
		if (places)
			pen_hang(pen, STYLE_PLAIN, "  ", place.data);
		str_release(&place);
	}
}

/* The words below it, where each can be chosen. No letter ties them to a point here, so their place stands under them. */
static void as_table(struct pen *pen, const struct plot *plot, bool words)
{
	struct doc doc = {0};

	lines_table(pen, &plot_table(&doc, plot, false)->table);
	doc_release(&doc);
	if (words)
		words_below(pen, plot, true);
}

void lines_plot(struct pen *pen, const struct plot *plot, bool words)
{
	bool boxes = plot->x.cells || plot->y.cells;

	if (!axis_is_used(&plot->y)) {
		if (!lines_moves(pen, plot))
			as_table(pen, plot, words);
		else if (words)
			words_below(pen, plot, false);
		return;
	}
	if (boxes ? lines_cells(pen, plot) : lines_field(pen, plot))
		legend(pen, plot, words);
	else
		as_table(pen, plot, words);
}
