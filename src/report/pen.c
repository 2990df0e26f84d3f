/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/pen.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void pen_line(struct pen *pen)
{
	struct styled_lines *lines = pen->lines;

	lines->items = mem_room(lines->items, lines->count, &lines->room, sizeof *lines->items);
	lines->items[lines->count++] = (struct styled_line){.block = pen->block, .words = pen->words,
		.about = pen->about ? mem_copy(pen->about) : NULL};
	pen->about = NULL;
	pen->at = pen->owed = 0;
}

static void run_add(struct pen *pen, enum style style, const char *text, size_t len)
{
	struct styled_line *line = &pen->lines->items[pen->lines->count - 1];

	line->runs = mem_room(line->runs, line->count, &line->room, sizeof *line->runs);
	line->runs[line->count++] = (struct styled_run){.style = style, .text = mem_copy_len(text, len)};
}

/* Spaces are owed until something follows, so that no line ends in one. */
static void pay(struct pen *pen)
{
	struct str spaces = STR_EMPTY;

	if (pen->owed == 0)
		return;
	str_add_times(&spaces, " ", pen->owed);
	run_add(pen, STYLE_PLAIN, spaces.data, spaces.len);
	str_release(&spaces);
	pen->owed = 0;
}

void pen_add(struct pen *pen, enum style style, const char *text)
{
	size_t len = text_fit(text, pen->width > pen->at ? pen->width - pen->at : 0);
	int spaces = 0;
	char *fitting;

	for (; len > 0 && text[len - 1] == ' '; len--)
		spaces++;
	if (len > 0) {
		pay(pen);
		run_add(pen, style, text, len);
		fitting = mem_copy_len(text, len);
		pen->at += text_width(fitting);
		free(fitting);
	}
	pen_to(pen, pen->at + spaces);
}

void pen_addf(struct pen *pen, enum style style, const char *format, ...)
{
	char *text;
	va_list args;

	va_start(args, format);
	text = str_print(format, args);
	va_end(args);
	pen_add(pen, style, text);
	free(text);
}

void pen_times(struct pen *pen, enum style style, const char *glyph, int times)
{
	struct str marks = STR_EMPTY;

	str_add_times(&marks, glyph, times > 0 ? times : 0);
	pen_add(pen, style, marks.data);
	str_release(&marks);
}

void pen_to(struct pen *pen, int column)
{
	if (column > pen->width)
		column = pen->width;
	if (column <= pen->at)
		return;
	pen->owed += column - pen->at;
	pen->at = column;
}

void pen_centre(struct pen *pen, enum style style, const char *text, int left, int cells)
{
	int width = text_width(text);

	/* An even text leans to the right, so that "10" stands under a dot as "1" does. */
	pen_to(pen, left + (cells - 1) / 2 - (width - 1) / 2);
	pen_add(pen, style, text);
}

void pen_right(struct pen *pen, enum style style, const char *text, int edge)
{
	pen_to(pen, edge - text_width(text));
	pen_add(pen, style, text);
}

void pen_hang(struct pen *pen, enum style style, const char *lead, const char *text)
{
	struct text_lines lines = {0};
	int indent = lead ? text_width(lead) : 0;
	int room = (pen->width < PEN_PROSE ? pen->width : PEN_PROSE) - indent;

	text_wrap(&lines, text ? text : "", room > 1 ? room : 1);
	for (size_t i = 0; i < lines.count; i++) {
		pen_line(pen);
		if (i == 0 && lead)
			pen_add(pen, style, lead);
		pen_to(pen, indent);
		pen_add(pen, style, lines.items[i]);
	}
	text_lines_release(&lines);
}

void pen_quote(struct pen *pen, struct id action, const char *words)
{
	struct str text = STR_EMPTY;

	str_addf(&text, "%s”", words ? words : "");
	pen->words = action;
	pen_hang(pen, STYLE_QUOTE, " “", text.data);
	pen->words = (struct id){{0}};
	str_release(&text);
}

/* Each pole in lines of its own where the halves are too narrow for their words. */
static void poles_apart(struct pen *pen, int left, int right, const struct text_lines *lows, const struct text_lines *highs)
{
	for (size_t i = 0; i < lows->count; i++) {
		pen_line(pen);
		pen_to(pen, left);
		pen_add(pen, STYLE_STRONG, lows->items[i]);
	}
	for (size_t i = 0; i < highs->count; i++) {
		pen_line(pen);
		pen_right(pen, STYLE_STRONG, highs->items[i], right);
	}
}

static void poles_beside(struct pen *pen, int left, int right, const struct text_lines *lows, const struct text_lines *highs)
{
	for (size_t i = 0; i < lows->count || i < highs->count; i++) {
		pen_line(pen);
		pen_to(pen, left);
		if (i < lows->count)
			pen_add(pen, STYLE_STRONG, lows->items[i]);
		if (i < highs->count)
			pen_right(pen, STYLE_STRONG, highs->items[i], right);
	}
}

void pen_poles(struct pen *pen, int left, int right, const char *low, const char *high)
{
	struct text_lines lows = {0}, highs = {0};
	int cells = right - left, half = cells / 2 - 1;
	bool together = text_width(low ? low : "") + text_width(high ? high : "") + 2 <= cells;
	bool apart = !together && (pen_word(low ? low : "") > half || pen_word(high ? high : "") > half);

	if (low)
		text_wrap(&lows, low, together || apart ? cells : half);
	if (high)
		text_wrap(&highs, high, together || apart ? cells : half);
	if (apart)
		poles_apart(pen, left, right, &lows, &highs);
	else
		poles_beside(pen, left, right, &lows, &highs);
	text_lines_release(&lows);
	text_lines_release(&highs);
}

int pen_widest(const struct text_lines *lines)
{
	int widest = 0;

	for (size_t i = 0; i < lines->count; i++)
		if (text_width(lines->items[i]) > widest)
			widest = text_width(lines->items[i]);
	return widest;
}

int pen_word(const char *text)
{
	int widest = 0;

	while (*text) {
		size_t len = strcspn(text, " \n");
		char *word = mem_copy_len(text, len);

		if (text_width(word) > widest)
			widest = text_width(word);
		free(word);
		text += len;
		text += strspn(text, " \n");
	}
	return widest;
}
