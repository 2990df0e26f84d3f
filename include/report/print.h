/* SPDX-License-Identifier: EUPL-1.2 */
/* print.h - what goes on paper, as data: a document of sections, each with sheets, each with items. What is on a sheet is decided in workbook/; how it looks,
 * in print_html.c. All texts are copied; NULL is no text. */
#ifndef REPORT_PRINT_H
#define REPORT_PRINT_H

#include <stdbool.h>
#include <stddef.h>

enum print_item_type {
	PRINT_HEAD,       /* a heading; mark before it ("0:25"), below under it */
	PRINT_SUBHEAD,    /* a smaller one */
	PRINT_TEXT,       /* one paragraph */
	PRINT_POINT,      /* one of a list, behind its mark ("3") */
	PRINT_LARGE,      /* as large as its width allows: a seat number, the name of a pile; below beside it */
	PRINT_BLANK,      /* a line to write on behind the text */
	PRINT_QUESTION,   /* mark is its number; below is what to know; answered as `answer` says */
	PRINT_LEGEND,     /* the choices alone: what the digits of the questions under it mean */
};

enum print_answer {
	ANSWER_NONE,
	ANSWER_LIST,      /* every choice with its digit and label */
	ANSWER_ROW,       /* the digits side by side, between low and high */
	ANSWER_COUNTS,    /* every choice with its digit, its label and a place for a number */
	ANSWER_BOX,       /* a place for a number */
	ANSWER_LINES,     /* lines to write on */
};

struct print_choice {
	char *digit, *label;
};

struct print_item {
	enum print_item_type type;
	char *mark, *text, *below;
	enum print_answer answer;
	struct print_choice *choices;
	size_t choice_count, choice_room;
	char *low, *high;             /* ANSWER_ROW: the poles */
	int lines;                    /* ANSWER_LINES */
};

/* What is kept together where it fits on a page: a card, an answer sheet, or a page and those after it. */
struct print_sheet {
	struct print_item *items;
	size_t count, room;
	size_t repeat;                /* PRINT_SLIPS: so many items stand again on top of every page this sheet goes on to */
	int copies;
};

enum print_layout {
	PRINT_PAGES,      /* every sheet begins a page */
	PRINT_CARDS,      /* side by side, with lines to cut along */
	PRINT_SLIPS,      /* one under another, with lines to cut along */
};

struct print_section {
	enum print_layout layout;
	char *title;                  /* at the foot of every page of it */
	struct print_sheet *sheets;
	size_t count, room;
};

struct print {
	char *title;                  /* of the document */
	char *lang;                   /* of its words: "nl" */
	bool large;                   /* 18 points */
	struct print_section *sections;
	size_t count, room;
};

/* Each adds one and returns it, valid until the next of its sort is added. */
struct print_section *print_add_section(struct print *print, enum print_layout layout, const char *title);
struct print_sheet *print_add_sheet(struct print_section *section);           /* one copy */
struct print_item *print_add_item(struct print_sheet *sheet, enum print_item_type type, const char *mark, const char *text);
struct print_item *print_add_itemf(struct print_sheet *sheet, enum print_item_type type, const char *mark, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
void print_add_choice(struct print_item *item, int digit, const char *label);
void print_release(struct print *print);

#endif
