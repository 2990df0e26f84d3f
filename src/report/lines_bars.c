/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/lines_bars.h"

#include <stdio.h>

#include "base/lang.h"
#include "report/lines_scale.h"

/* A bar has at most this many cells for one person: six people should not fill a wall. */
enum { CELLS_PER_PERSON = 4, SET_IN = 2 };

enum style bars_style(size_t series)
{
	static const enum style styles[] = {STYLE_SERIES_1, STYLE_SERIES_2, STYLE_SERIES_3, STYLE_SERIES_4};

	return styles[series % (sizeof styles / sizeof *styles)];
}

int bars_most(const struct bars *bars)
{
	int most = 0;

	for (size_t s = 0; s < bars->count; s++)
		for (size_t i = 0; i < bars->options; i++)
			if (bars->series[s].counts[i] > most)
				most = bars->series[s].counts[i];
	return most;
}

void bars_n(struct str *out, const struct series *series, const char *name)
{
	if (name)
		str_addf(out, "%s: ", name);
	str_addf(out, tr("n = %d"), series->n);
	if (series->open > 0) {
		str_add(out, " · ");
		str_addf(out, tr("left open: %d"), series->open);
	}
}

static int most_of(const struct series *series, size_t options)
{
	int most = 0;

	for (size_t i = 0; i < options; i++)
		if (series->counts[i] > most)
			most = series->counts[i];
	return most;
}

/* Dots divided and things chosen more than once can outnumber the people. */
static bool is_share(const struct series *series, size_t options)
{
	return series->n > 0 && most_of(series, options) <= series->n;
}

/* What the full length stands for. */
static int whole_of(const struct series *series, size_t options)
{
	int most = most_of(series, options);

	return series->n > most ? series->n : most;
}

static int bar_cells(int count, int whole, int cells)
{
	int length;

	if (count <= 0 || whole <= 0)
		return 0;
	if (whole <= cells)
		return count * (cells / whole < CELLS_PER_PERSON ? cells / whole : CELLS_PER_PERSON);
	length = (count * cells + whole / 2) / whole;
	return length > 0 ? length : 1;
}

/* Shares of several series have one full length, whatever their n is. */
static int share_cells(int count, int whole, int cells)
{
	int length = whole > 0 ? (count * cells + whole / 2) / whole : 0;

	return count > 0 && length == 0 ? 1 : length;
}

/* Where the bars stand: a column of names, then cells for the longest bar, then room for the count. */
struct place {
	int left, names, cells;
};

static struct place place_of(const struct pen *pen, int left, int names, int after)
{
	int most = (pen->width - left) / 2;
	struct place place = {.left = left, .names = names < most ? names : most};

	place.cells = pen->width - left - place.names - 2 - 1 - after;
	if (place.cells < 1)
		place.cells = 1;
	return place;
}

struct bar {
	const char *name;
	int length;
	const char *glyph;
	enum style style;
	const char *after;
};

/* One bar; a long name goes on below it. */
static void bar_lines(struct pen *pen, const struct place *place, const struct bar *bar)
{
	struct text_lines names = {0};

	text_wrap(&names, bar->name, place->names > 0 ? place->names : 1);
	for (size_t k = 0; k < names.count; k++) {
		pen_line(pen);
		pen_to(pen, place->left);
		pen_add(pen, STYLE_PLAIN, names.items[k]);
		if (k > 0)
			continue;
		pen_to(pen, place->left + place->names + 2);
		pen_times(pen, bar->style, bar->glyph, bar->length);
		pen_to(pen, place->left + place->names + 2 + bar->length + (bar->length > 0));
		pen_add(pen, STYLE_STRONG, bar->after);
	}
	text_lines_release(&names);
}

static int digits(int count)
{
	return count < 10 ? 1 : 1 + digits(count / 10);
}

static void bars_single(struct pen *pen, const struct bars *bars)
{
	const struct series *series = &bars->series[0];
	int names = 0;
	struct place place;

	for (size_t i = 0; i < bars->options; i++)
		if (text_width(bars->labels[i]) > names)
			names = text_width(bars->labels[i]);
	place = place_of(pen, 0, names, digits(bars_most(bars)));
	for (size_t i = 0; i < bars->options; i++) {
		char after[16];
		struct bar bar = {bars->labels[i], bar_cells(series->counts[i], whole_of(series, bars->options), place.cells),
			bars->apart[i] ? "▒" : "█", bars->apart[i] ? STYLE_PLAIN : bars_style(0), after};

		if (bars->apart[i] && i > 0 && !bars->apart[i - 1])
			pen_line(pen);
		snprintf(after, sizeof after, "%d", series->counts[i]);
		bar_lines(pen, &place, &bar);
	}
}

/* What stands after the bar of one series. */
static void count_add(struct str *out, const struct bars *bars, const struct series *series, size_t option)
{
	if (is_share(series, bars->options))
		str_addf(out, tr("%d of %d"), series->counts[option], series->n);
	else
		str_addf(out, "%d", series->counts[option]);
}

static struct place place_of_series(const struct pen *pen, const struct bars *bars)
{
	int names = 0, after = 1;

	for (size_t s = 0; s < bars->count; s++) {
		const struct series *series = &bars->series[s];
		int name = text_width(series->name ? series->name : "");

		names = name > names ? name : names;
		for (size_t i = 0; i < bars->options; i++) {
			struct str count = STR_EMPTY;

			count_add(&count, bars, series, i);
			after = text_width(count.data) > after ? text_width(count.data) : after;
			str_release(&count);
		}
	}
	return place_of(pen, SET_IN, names, after);
}

static void bars_of_option(struct pen *pen, const struct bars *bars, const struct place *place, size_t option)
{
	pen_hang(pen, STYLE_STRONG, NULL, bars->labels[option]);
	for (size_t s = 0; s < bars->count; s++) {
		const struct series *series = &bars->series[s];
		int cells = place->cells < PEN_PROSE / 2 ? place->cells : PEN_PROSE / 2;
		struct str after = STR_EMPTY;
		struct bar bar = {.name = series->name ? series->name : "", .glyph = bars->apart[option] ? "▒" : "█", .style = bars_style(s)};

		count_add(&after, bars, series, option);
		bar.after = after.data;
		bar.length = share_cells(series->counts[option], whole_of(series, bars->options), cells);
		bar_lines(pen, place, &bar);
		str_release(&after);
	}
}

static void bars_several(struct pen *pen, const struct bars *bars)
{
	struct place place = place_of_series(pen, bars);

	for (size_t i = 0; i < bars->options; i++) {
		if (bars->apart[i] && i > 0 && !bars->apart[i - 1])
			pen_line(pen);
		bars_of_option(pen, bars, &place, i);
	}
}

const char *bars_pole(const struct bars *bars, size_t option)
{
	size_t last = bars->options - 1;

	while (last > 0 && bars->apart[last])
		last--;
	return option == 0 ? bars->low : option == last ? bars->high : NULL;
}

/* Which ends an order has, where its points are rows. */
static void poles_of_rows(struct pen *pen, const struct bars *bars)
{
	for (size_t i = 0; i < bars->options; i++) {
		const char *pole = bars_pole(bars, i);
		struct str text = STR_EMPTY;

		if (!pole)
			continue;
		str_addf(&text, "%s: %s", bars->labels[i], pole);
		pen_hang(pen, STYLE_PLAIN, NULL, text.data);
		str_release(&text);
	}
}

/* "4 of 6" already said n, so of several series only those with more to say get a line. */
static void lines_n(struct pen *pen, const struct bars *bars)
{
	for (size_t s = 0; s < bars->count; s++) {
		struct str text = STR_EMPTY;

		if (bars->count > 1 && bars->series[s].open == 0 && is_share(&bars->series[s], bars->options))
			continue;
		bars_n(&text, &bars->series[s], bars->series[s].name);
		pen_hang(pen, STYLE_PLAIN, NULL, text.data);
		str_release(&text);
	}
}

void lines_bars(struct pen *pen, const struct bars *bars)
{
	struct scale scale;

	if (bars->count == 0 || bars->options == 0)
		return;
	if (bars->ordered && scale_fits(bars, pen->width, &scale)) {
		lines_scale(pen, bars, &scale);
		return;
	}
	if (bars->count == 1)
		bars_single(pen, bars);
	else
		bars_several(pen, bars);
	poles_of_rows(pen, bars);
	lines_n(pen, bars);
}
