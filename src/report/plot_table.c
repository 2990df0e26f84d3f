/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/plot_table.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/lang.h"

bool axis_is_used(const struct axis *axis)
{
	return axis->min != axis->max;
}

void axis_value(struct str *out, const struct axis *axis, double at)
{
	double whole = round(at);
	bool is_whole = fabs(at - whole) < 0.005;

	if (axis->cells && is_whole && whole >= axis->min && whole - axis->min < (double)axis->cell_count)
		str_add(out, axis->cells[(size_t)(whole - axis->min)]);
	else
		lang_add_number(out, at, is_whole ? 0 : 1);
}

/* What each column says of a point. */
struct column {
	bool (*needed)(const struct plot *plot);
	const char *(*head)(const struct plot *plot);
	void (*add)(struct str *out, const struct plot *plot, const struct point *point);
};

static bool labels_needed(const struct plot *plot)
{
	for (size_t i = 0; i < plot->count; i++)
		if (plot->points[i].label)
			return true;
	return false;
}

static bool y_needed(const struct plot *plot)
{
	return axis_is_used(&plot->y);
}

static bool counts_needed(const struct plot *plot)
{
	for (size_t i = 0; i < plot->count; i++)
		if (plot->points[i].count != 1)
			return true;
	return false;
}

static bool words_needed(const struct plot *plot)
{
	for (size_t i = 0; i < plot->count; i++)
		if (plot->points[i].text && *plot->points[i].text)
			return true;
	return false;
}

static const char *label_head(const struct plot *plot)
{
	(void)plot;
	return "";
}

static const char *x_head(const struct plot *plot)
{
	return plot->x.label ? plot->x.label : axis_is_used(&plot->y) ? tr("Across") : tr("Place");
}

static const char *y_head(const struct plot *plot)
{
	return plot->y.label ? plot->y.label : tr("Up");
}

static const char *count_head(const struct plot *plot)
{
	(void)plot;
	return tr("How many");
}

static const char *words_head(const struct plot *plot)
{
	(void)plot;
	return tr("In their own words");
}

static void label_add(struct str *out, const struct plot *plot, const struct point *point)
{
	(void)plot;
	str_add(out, point->label);
}

static void place_add(struct str *out, const struct axis *axis, double from, bool moves, double to)
{
	axis_value(out, axis, from);
	if (moves && fabs(to - from) >= 0.005) {
		str_add(out, " → ");
		axis_value(out, axis, to);
	}
}

static void x_add(struct str *out, const struct plot *plot, const struct point *point)
{
	place_add(out, &plot->x, point->x, point->moves, point->to_x);
}

static void y_add(struct str *out, const struct plot *plot, const struct point *point)
{
	place_add(out, &plot->y, point->y, point->moves, point->to_y);
}

void plot_place(struct str *out, const struct plot *plot, const struct point *point)
{
	label_add(out, plot, point);
	str_add(out, point->label ? " · " : "");
	x_add(out, plot, point);
	if (!y_needed(plot))
		return;
	str_add(out, " · ");
	y_add(out, plot, point);
}

static void count_add(struct str *out, const struct plot *plot, const struct point *point)
{
	(void)plot;
	str_addf(out, "%d", point->count);
}

static void words_add(struct str *out, const struct plot *plot, const struct point *point)
{
	(void)plot;
	if (point->text && *point->text)
		str_addf(out, "“%s”", point->text);
}

static const struct column columns[] = {
	{labels_needed, label_head, label_add},
	{NULL, x_head, x_add},
	{y_needed, y_head, y_add},
	{counts_needed, count_head, count_add},
	{words_needed, words_head, words_add},
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static void point_row(struct table *table, const struct plot *plot, const struct point *point, const bool *used)
{
	struct str texts[COLUMNS];
	const char *cells[COLUMNS];
	size_t n = 0;

	for (size_t i = 0; i < COLUMNS; i++) {
		texts[i] = (struct str)STR_EMPTY;
		if (!used[i])
			continue;
		columns[i].add(&texts[i], plot, point);
		cells[n++] = texts[i].data;
	}
	table_row(table, cells);
	for (size_t i = 0; i < COLUMNS; i++)
		str_release(&texts[i]);
}

struct block *plot_table(struct doc *doc, const struct plot *plot, bool words)
{
	const char *head[COLUMNS];
	bool used[COLUMNS];
	size_t n = 0;
	struct block *block;

	for (size_t i = 0; i < COLUMNS; i++) {
		used[i] = (!columns[i].needed || columns[i].needed(plot)) && (words || columns[i].add != words_add);
		if (used[i])
			head[n++] = columns[i].head(plot);
	}
	block = doc_table(doc, FOR_PICTURE, "plot", NULL, head, n);
	for (size_t i = 0; i < plot->count; i++)
		point_row(&block->table, plot, &plot->points[i], used);
	return block;
}
