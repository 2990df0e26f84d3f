/* SPDX-License-Identifier: EUPL-1.2 */
/* page.h - what a screen has to say, as lines for a width: the screen fills it, the loop scrolls and paints it. */
#ifndef UI_PAGE_H
#define UI_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "report/lines.h"
#include "ui/touch.h"

struct editor;
struct str;

struct page {
	int width, height;               /* room, in cells */
	int wide;                        /* room for a picture, which may be wider than text is; 0: the width */
	struct styled_lines lines;
	int rows;                        /* lines that can be chosen, so far */
	int selected;                    /* which of them is; -1: none */
	int cursor_line, cursor_column;  /* where the cursor belongs; -1: nowhere yet */
	int cursor_end;                  /* last line of what the cursor stands on */
	struct touches touches;          /* choices that can be clicked, on lines of this page */
};

int page_width(void);                                                          /* of a page on this terminal */
void page_release(struct page *page);
void page_text(struct page *page, unsigned style, const char *text);           /* a paragraph, wrapped */
void page_textf(struct page *page, unsigned style, const char *format, ...) __attribute__((format(printf, 3, 4)));
void page_gap(struct page *page);                                              /* an empty line, unless one is there or the page is empty */
void page_blank_to(struct page *page, int line);                               /* empty lines, at least one, until the next is that line */
/* A row to choose from: `> text`, with the cursor on it when it is the selected one. */
void page_row(struct page *page, const char *text);
void page_rowf(struct page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A paragraph under a mark, as in a list: "1  text". */
void page_point(struct page *page, const char *mark, unsigned style, const char *text);
/* Large digits made of cells: `3 - 14`, `9:45`; another character is a gap. Five lines high, eight cells for each. */
void page_big_text(struct page *page, const char *text);
void page_big(struct page *page, int number);
void page_big_range(struct page *page, int first, int last);                   /* 3 - 14 */
/* Several numbers side by side, on as many rows as they need. */
void page_numbers(struct page *page, const int *numbers, size_t count);
/* A row to choose from, three lines high: in a column of that width its label with what stands below it, and beside it the numbers, half as large; these
 * are as wide as page_numbers_width(). */
void page_row_numbers(struct page *page, int width, const char *label, const char *below, const int *numbers, size_t count);
int page_numbers_width(const int *numbers, size_t count);
int page_big_width(const char *text);                                          /* cells that page_big_text() takes */
void page_editor(struct page *page, const char *label, struct editor *editor, bool cursor);
/* Copies. Somebody's words are rows to choose from, and so is what can be talked about where that is wanted: the selected ones have the mark before them. */
void page_lines(struct page *page, const struct styled_lines *lines, bool about);
bool line_begins_row(const struct styled_lines *lines, size_t line, bool about);
void page_add_together(struct str *line, const char *text);                    /* adds a text whose words stay on one line */
void page_append(struct page *page, struct page *from);                        /* moves the lines of another page to the end */
/* Cells of a line that choose when they are clicked; rows are by themselves. */
void page_touch(struct page *page, int line, int from, int to, int choice);
void page_cursor(struct page *page, int column);                               /* the cursor belongs on the last line */

#endif
