/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/page.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"
#include "ui/editor.h"
#include "ui/term.h"

enum { EDITOR_LINES = 512 };

void page_release(struct page *page)
{
	styled_lines_release(&page->lines);
	touches_release(&page->touches);
}

static struct styled_line *add_line(struct page *page)
{
	struct styled_lines *lines = &page->lines;

	lines->items = mem_room(lines->items, lines->count, &lines->room, sizeof *lines->items);
	lines->items[lines->count] = (struct styled_line){.block = 0};
	return &lines->items[lines->count++];
}

static void add_run(struct styled_line *line, unsigned style, const char *text)
{
	line->runs = mem_room(line->runs, line->count, &line->room, sizeof *line->runs);
	line->runs[line->count++] = (struct styled_run){.style = (enum style)style, .text = mem_copy(text)};
}

/* A wrapped paragraph behind a mark; the lines after the first are indented as far. */
static void add_paragraph(struct page *page, const char *mark, unsigned style, const char *text)
{
	struct text_lines wrapped = {0};
	int indent = text_width(mark);
	char *blank = text_cut("", indent, true);

	text_wrap(&wrapped, text, page->width - indent > 8 ? page->width - indent : 8);
	for (size_t i = 0; i < wrapped.count; i++) {
		struct styled_line *line = add_line(page);

		if (indent > 0)
			add_run(line, style, i == 0 ? mark : blank);
		add_run(line, style, wrapped.items[i]);
	}
	text_lines_release(&wrapped);
	free(blank);
}

void page_text(struct page *page, unsigned style, const char *text)
{
	if (text != NULL && text[0] != '\0')
		add_paragraph(page, "", style, text);
}

void page_textf(struct page *page, unsigned style, const char *format, ...)
{
	va_list arguments;
	char *text;

	va_start(arguments, format);
	text = str_print(format, arguments);
	va_end(arguments);
	page_text(page, style, text);
	free(text);
}

void page_gap(struct page *page)
{
	const struct styled_lines *lines = &page->lines;

	if (lines->count > 0 && lines->items[lines->count - 1].count > 0)
		add_line(page);
}

void page_blank_to(struct page *page, int line)
{
	page_gap(page);
	while ((int)page->lines.count < line)
		add_line(page);
}

void page_cursor(struct page *page, int column)
{
	page->cursor_line = page->cursor_end = (int)page->lines.count - 1;
	page->cursor_column = column;
}

void page_touch(struct page *page, int line, int from, int to, int choice)
{
	touch_add(&page->touches, &(struct touch){.row = line, .last = line, .from = from, .to = to, .choice = choice});
}

/* The length of the number that a row begins with, as in "12  a choice": what follows hangs under the words. */
static size_t number_len(const char *text)
{
	size_t spaces = strspn(text, " "), digits = strspn(text + spaces, "0123456789");

	return digits > 0 && strncmp(text + spaces + digits, "  ", 2) == 0 ? spaces + digits + 2 : 0;
}

void page_row(struct page *page, const char *text)
{
	bool selected = page->rows++ == page->selected;
	size_t first = page->lines.count, number = number_len(text);
	struct str mark = STR_EMPTY;

	str_add(&mark, selected ? "> " : "  ");
	str_add_len(&mark, text, number);
	add_paragraph(page, mark.data, selected ? STYLE_STRONG : STYLE_PLAIN, text + number);
	str_release(&mark);
	if (selected) {
		page->cursor_line = (int)first;
		page->cursor_end = (int)page->lines.count - 1;
		page->cursor_column = 0;
	}
	touch_add(&page->touches, &(struct touch){.row = (int)first, .last = (int)page->lines.count - 1, .to = page->width, .choice = page->rows - 1});
}

void page_rowf(struct page *page, const char *format, ...)
{
	va_list arguments;
	char *text;

	va_start(arguments, format);
	text = str_print(format, arguments);
	va_end(arguments);
	page_row(page, text);
	free(text);
}

void page_point(struct page *page, const char *mark, unsigned style, const char *text)
{
	struct str spaced = STR_EMPTY;

	str_addf(&spaced, "%s ", mark);
	add_paragraph(page, spaced.data, style, text);
	str_release(&spaced);
}

/* Five rows of three cells per digit, every bit drawn two cells wide. The last two stand between numbers: 3-14, 9:45. */
enum { DASH = 10, COLON };
static const unsigned char digits[][5] = {
	{7, 5, 5, 5, 7}, {2, 6, 2, 2, 7}, {7, 1, 7, 4, 7}, {7, 1, 7, 1, 7}, {5, 5, 7, 1, 1},
	{7, 4, 7, 1, 7}, {7, 4, 7, 5, 7}, {7, 1, 1, 1, 1}, {7, 5, 7, 5, 7}, {7, 5, 7, 1, 7},
	[DASH] = {0, 0, 7, 0, 0}, [COLON] = {0, 2, 0, 2, 0},
};

static int big_glyph(char c)
{
	if (c == '-')
		return DASH;
	return c == ':' ? COLON : c >= '0' && c <= '9' ? c - '0' : -1;
}

void page_big_text(struct page *page, const char *text)
{
	for (int row = 0; row < 5; row++) {
		struct str line = STR_EMPTY;

		for (const char *c = text; *c != '\0'; c++) {
			int glyph = big_glyph(*c);

			for (int bit = 4; bit > 0; bit >>= 1)
				str_add(&line, glyph >= 0 && digits[glyph][row] & bit ? "██" : "  ");
			str_add(&line, "  ");
		}
		add_run(add_line(page), STYLE_STRONG, line.data);
		str_release(&line);
	}
}

void page_big(struct page *page, int number)
{
	char text[16];

	snprintf(text, sizeof text, "%d", number > 0 ? number : 0);
	page_big_text(page, text);
}

void page_big_range(struct page *page, int first, int last)
{
	char text[32];

	snprintf(text, sizeof text, "%d-%d", first > 0 ? first : 0, last > 0 ? last : 0);
	page_big_text(page, text);
}

static void editor_line(struct page *page, const struct editor *editor, size_t from, size_t to, bool cursor)
{
	char *text = mem_copy_len(editor->text.data + from, to - from);

	add_run(add_line(page), STYLE_PLAIN, text);
	if (cursor) {
		text[editor->at - from] = '\0';
		page_cursor(page, text_width(text));
	}
	free(text);
}

static void editor_lines(struct page *page, struct editor *editor, bool cursor)
{
	size_t starts[EDITOR_LINES];
	size_t count = editor_wrap(editor, page->width, starts, EDITOR_LINES);

	editor->width = page->width;
	for (size_t i = 0; i < count; i++) {
		size_t to = i + 1 < count ? starts[i + 1] : editor->text.len;
		bool here = editor->at >= starts[i] && (editor->at < to || i + 1 == count);

		editor_line(page, editor, starts[i], to, cursor && here);
	}
}

/* Behind its label when both fit on one line, else below it. */
void page_editor(struct page *page, const char *label, struct editor *editor, bool cursor)
{
	int used = label != NULL ? text_width(label) + 1 : 0;
	char *text;

	if (editor->text.data == NULL)
		editor_start(editor, NULL, editor->max);
	if (label == NULL || used + text_width(editor->text.data) + 1 > page->width) {
		if (label != NULL)
			page_text(page, STYLE_STRONG, label);
		editor_lines(page, editor, cursor);
		return;
	}
	add_paragraph(page, "", STYLE_STRONG, label);
	add_run(&page->lines.items[page->lines.count - 1], STYLE_PLAIN, " ");
	add_run(&page->lines.items[page->lines.count - 1], STYLE_PLAIN, editor->text.data);
	if (cursor) {
		text = mem_copy_len(editor->text.data, editor->at);
		page_cursor(page, used + text_width(text));
		free(text);
	}
}

void page_lines(struct page *page, const struct styled_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		struct styled_line *line = add_line(page);

		for (size_t j = 0; j < lines->items[i].count; j++)
			add_run(line, lines->items[i].runs[j].style, lines->items[i].runs[j].text);
	}
}

void page_add_together(struct str *line, const char *text)
{
	for (; *text != '\0'; text++)
		if (*text == ' ')
			str_add(line, "\u00a0");
		else
			str_add_char(line, *text);
}

void page_append(struct page *page, struct page *from)
{
	int before = (int)page->lines.count;

	for (size_t i = 0; i < from->lines.count; i++)
		*add_line(page) = from->lines.items[i];
	if (from->cursor_line >= 0) {
		page->cursor_line = before + from->cursor_line;
		page->cursor_end = before + from->cursor_end;
		page->cursor_column = from->cursor_column;
	}
	for (size_t i = 0; i < from->touches.count; i++) {
		struct touch touch = from->touches.items[i];

		touch.row += before;
		touch.last += before;
		touch.choice += page->rows;
		touch_add(&page->touches, &touch);
	}
	page->rows += from->rows;
	from->lines.count = 0;
	page_release(from);
}
