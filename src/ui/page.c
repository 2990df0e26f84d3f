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

/* The length of the number that a row begins with, as in "12  a choice" or "[x] 12  a choice": what follows hangs under the words. */
static size_t number_len(const char *text)
{
	size_t box = text[0] == '[' && text[1] != '\0' && strncmp(text + 2, "] ", 2) == 0 ? strlen("[x] ") : 0;
	size_t spaces = box + strspn(text + box, " "), digits = strspn(text + spaces, "0123456789");

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

/* Five rows of three cells per character, every bit drawn two cells wide. A space is one bit. */
enum { BIG_ROWS = 5, BIG_CELLS = 8, BIG_SPACE = 2, BIG_GAP = 4, SMALL_CELLS = 4, SMALL_GAP = 2, SMALL_ROWS = 3 };
static const char big_characters[] = "0123456789-:.+";
static const unsigned char big_rows[][5] = {
	{7, 5, 5, 5, 7}, {2, 6, 2, 2, 7}, {7, 1, 7, 4, 7}, {7, 1, 7, 1, 7}, {5, 5, 7, 1, 1},
	{7, 4, 7, 1, 7}, {7, 4, 7, 5, 7}, {7, 1, 1, 1, 1}, {7, 5, 7, 5, 7}, {7, 5, 7, 1, 7},
	{0, 0, 7, 0, 0}, {0, 2, 0, 2, 0}, {0, 0, 0, 0, 2}, {0, 2, 7, 2, 0},
};

static void add_big_row(struct str *line, char c, int row)
{
	const char *at = c != ' ' ? strchr(big_characters, c) : NULL;

	if (at == NULL) {
		str_add_times(line, " ", BIG_SPACE);
		return;
	}
	for (int bit = 4; bit > 0; bit >>= 1)
		str_add(line, big_rows[at - big_characters][row] & bit ? "██" : "  ");
	str_add(line, "  ");
}

int page_big_width(const char *text)
{
	int width = 0;

	for (; *text != '\0'; text++)
		width += *text == ' ' ? BIG_SPACE : BIG_CELLS;
	return width;
}

void page_big_text(struct page *page, const char *text)
{
	for (int row = 0; row < BIG_ROWS; row++) {
		struct str line = STR_EMPTY;

		for (const char *c = text; *c != '\0'; c++)
			add_big_row(&line, *c, row);
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

/* As many of the numbers as fit in one row; at least one. The cells behind the last digit may fall off. */
static size_t numbers_row(const struct page *page, const int *numbers, size_t count, struct str *row)
{
	size_t taken = 0;
	int used = 0;

	for (; taken < count; taken++) {
		int cells = BIG_CELLS * snprintf(NULL, 0, "%d", numbers[taken]) + (taken > 0 ? BIG_GAP : 0);

		if (taken > 0 && used + cells - 2 > page->width)
			break;
		str_addf(row, "%s%d", taken > 0 ? "  " : "", numbers[taken]);
		used += cells;
	}
	return taken;
}

void page_numbers(struct page *page, const int *numbers, size_t count)
{
	for (size_t at = 0; at < count;) {
		struct str row = STR_EMPTY;

		at += numbers_row(page, numbers + at, count - at, &row);
		page_big_text(page, row.data);
		str_release(&row);
	}
}

int page_numbers_width(const int *numbers, size_t count)
{
	int width = 0;

	for (size_t i = 0; i < count; i++)
		width += SMALL_CELLS * snprintf(NULL, 0, "%d", numbers[i]) + SMALL_GAP;
	return width;
}

/* One row of cells of a number in half blocks: two rows of bits above one another. */
static void add_halves(struct str *line, int number, int row)
{
	static const char *const halves[] = {" ", "▀", "▄", "█"};
	char text[16];

	snprintf(text, sizeof text, "%d", number);
	for (const char *c = text; *c != '\0'; c++) {
		int upper = big_rows[*c - '0'][2 * row], lower = 2 * row + 1 < BIG_ROWS ? big_rows[*c - '0'][2 * row + 1] : 0;

		for (int bit = 4; bit > 0; bit >>= 1)
			str_add(line, halves[(upper & bit ? 1 : 0) + (lower & bit ? 2 : 0)]);
		str_add(line, " ");
	}
	str_add_times(line, " ", SMALL_GAP);
}

/* One line of such a row: of its label or what stands below it, and of the numbers. */
static void numbers_line(struct page *page, const char *text, const char *cells, bool selected, bool first)
{
	struct styled_line *line = add_line(page);

	add_run(line, selected ? STYLE_STRONG : STYLE_PLAIN, selected && first ? "> " : "  ");
	add_run(line, selected ? STYLE_STRONG : STYLE_PLAIN, text);
	add_run(line, STYLE_STRONG, cells);
	if (selected && first)
		page_cursor(page, 0);
	if (selected)
		page->cursor_end = (int)page->lines.count - 1;
}

void page_row_numbers(struct page *page, int width, const char *label, const char *below, const int *numbers, size_t count)
{
	bool selected = page->rows++ == page->selected;
	struct text_lines beside = {0};

	text_wrap(&beside, label, width - 1);
	text_wrap(&beside, below, width - 1);
	for (int row = 0; row < SMALL_ROWS || (size_t)row < beside.count; row++) {
		char *text = text_cut((size_t)row < beside.count ? beside.items[row] : "", width, true);
		struct str cells = STR_EMPTY;

		for (size_t i = 0; i < count && row < SMALL_ROWS; i++)
			add_halves(&cells, numbers[i], row);
		numbers_line(page, text, cells.data != NULL ? cells.data : "", selected, row == 0);
		free(text);
		str_release(&cells);
	}
	text_lines_release(&beside);
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

bool line_begins_row(const struct styled_lines *lines, size_t line, bool about)
{
	struct id words = lines->items[line].words;

	return (about && lines->items[line].about != NULL) || (!id_is_none(words) && (line == 0 || !id_equal(lines->items[line - 1].words, words)));
}

/* A line of the row that the line before it belongs to. */
static bool goes_on(const struct styled_lines *lines, size_t line)
{
	return line > 0 && lines->items[line].count > 0 && lines->items[line - 1].block == lines->items[line].block &&
		id_equal(lines->items[line - 1].words, lines->items[line].words);
}

/* The space or the mark that the row begins with, in the first run, becomes the mark of what is selected. */
static void mark_row(struct page *page)
{
	struct styled_line *line = &page->lines.items[page->lines.count - 1];
	char *text = line->count > 0 ? line->runs[0].text : NULL;
	struct str marked = STR_EMPTY;

	if (text == NULL || (text[0] != ' ' && strncmp(text, "▸", strlen("▸")) != 0))
		return;
	str_addf(&marked, ">%s", text + (text[0] == ' ' ? 1 : strlen("▸")));
	free(text);
	line->runs[0].text = str_take(&marked);
	page_cursor(page, 0);
}

void page_lines(struct page *page, const struct styled_lines *lines, bool about)
{
	bool selected = false;

	for (size_t i = 0; i < lines->count; i++) {
		const struct styled_line *from = &lines->items[i];
		bool first = line_begins_row(lines, i, about);
		struct styled_line *line = add_line(page);

		selected = first ? page->rows == page->selected : selected && goes_on(lines, i);
		for (size_t j = 0; j < from->count; j++)
			add_run(line, selected ? STYLE_STRONG : from->runs[j].style, from->runs[j].text);
		if (selected && first)
			mark_row(page);
		if (selected)
			page->cursor_end = (int)page->lines.count - 1;
		if (first && about)
			page_touch(page, (int)page->lines.count - 1, 0, page->width, page->rows);
		page->rows += first;
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
