/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/golden.h"

enum { LOOKS_MOST = 26 };

struct looks {
	struct term_cell items[LOOKS_MOST];
	int cells[LOOKS_MOST];
	int count, commonest;
};

static bool same_look(const struct term_cell *a, const struct term_cell *b)
{
	return a->fg == b->fg && a->bg == b->bg && a->bold == b->bold && a->reverse == b->reverse && a->underline == b->underline &&
		a->italic == b->italic && a->blink == b->blink;
}

static int find(struct looks *looks, const struct term_cell *cell)
{
	int i = 0;

	while (i < looks->count && !same_look(&looks->items[i], cell))
		i++;
	return i;
}

static void look_at(struct looks *looks, struct term *term)
{
	for (int i = 0; i < term_rows(term) * term_cols(term); i++) {
		struct term_cell cell = term_cell(term, i / term_cols(term), i % term_cols(term));
		int at = find(looks, &cell);

		if (at == LOOKS_MOST)
			continue;
		if (at == looks->count)
			looks->items[looks->count++] = cell;
		looks->commonest = ++looks->cells[at] > looks->cells[looks->commonest] ? at : looks->commonest;
	}
}

/* "." is how most cells look, "a" the first other look on the screen, "b" the second; "?" when there are more than letters. */
static char letter(const struct looks *looks, int i)
{
	if (i == looks->commonest)
		return '.';
	return i == LOOKS_MOST ? '?' : (char)('a' + i - (i > looks->commonest));
}

static void add_row(FILE *out, struct term *term, int row, struct looks *looks)
{
	char *text = term_row_text(term, row);
	int plain = 0;

	fprintf(out, "%s\n", text);
	for (int col = 0; col < term_cols(term); col++) {
		struct term_cell cell = term_cell(term, row, col);
		char name = letter(looks, find(looks, &cell));

		/* those at the end are not written */
		for (plain += name == '.'; name != '.' && plain > 0; plain--)
			fputc('.', out);
		if (name != '.')
			fputc(name, out);
	}
	fputc('\n', out);
	free(text);
}

static void add_colour(FILE *out, const char *what, int colour)
{
	if (colour == TERM_COLOUR_DEFAULT)
		fprintf(out, " %s own", what);
	else
		fprintf(out, " %s %d", what, colour);
}

static void add_meaning(FILE *out, char name, const struct term_cell *look)
{
	fprintf(out, "%c:", name);
	add_colour(out, "front", look->fg);
	add_colour(out, "back", look->bg);
	fprintf(out, "%s%s%s%s%s\n", look->bold ? " bold" : "", look->reverse ? " reverse" : "", look->underline ? " underline" : "",
		look->italic ? " italic" : "", look->blink ? " blink" : "");
}

static int lines_of(const char *text)
{
	int lines = 0;

	for (; *text; text++)
		lines += *text == '\n';
	return lines;
}

char *golden_looks(struct term *term, const char *name)
{
	struct looks looks = {.count = 0};
	char *rows = NULL, *text = NULL;
	size_t len;
	FILE *out = open_memstream(&rows, &len);

	if (!out)
		abort();
	look_at(&looks, term);
	for (int row = 0; row < term_rows(term); row++) {
		char *line = term_row_text(term, row);

		if (*line)
			add_row(out, term, row, &looks);
		free(line);
	}
	for (int i = 0; i < looks.count; i++)
		add_meaning(out, letter(&looks, i), &looks.items[i]);
	fclose(out);
	out = open_memstream(&text, &len);
	if (!out)
		abort();
	fprintf(out, "=== %s %dx%d\n%s--- cursor %d,%d\n", name, term_cols(term), lines_of(rows), rows, term_cursor_row(term), term_cursor_col(term));
	fclose(out);
	free(rows);
	return text;
}
