/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/monkey.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"

enum { HANDFUL = 12, PATIENCE = 20000, RESIZE_IN = 60 };

static void typed(struct term *term)
{
	static const char keys[] = "11112222333344445566789012 ?nasu.tbcorgmhjklxeyfpdvwi-!:/,";

	term_send(term, &keys[random_below(sizeof keys - 1)], 1);
}

static void named(struct term *term)
{
	static const char *const keys[] = {"Enter", "Enter", "Enter", "Enter", "Enter", "Enter", "Enter", "Enter", "Tab", "S-Tab", "Backspace", "Backspace", "Esc", "Esc",
		"Up", "Down", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDn", "PgDn", "Ins", "Del", "Space", "F1", "F2", "F12", "C-g", "C-u", "C-w", "C-l", "C-z",
		"C-s", "C-q", "M-x"};

	term_key(term, keys[random_below(sizeof keys / sizeof *keys)]);
}

/* Rarely: leaving takes a new start, and makes the walk short. */
static void leaving(struct term *term)
{
	if (random_below(40) == 0)
		term_type(term, "q");
}

static void words(struct term *term)
{
	static const char *const some[] = {"Maandag", "na de zomer", "9 13 2", "5 3 8 1", "!let op", "caf\303\251", "12", "2026-03-12", "\345\255\227"};

	term_type(term, some[random_below(sizeof some / sizeof *some)]);
}

static void pasted(struct term *term)
{
	term_type(term, "\033[200~");
	words(term);
	term_type(term, random_below(2) ? "\r\n" : "\t");
	words(term);
	term_type(term, "\033[201~");
}

static void mouse(struct term *term)
{
	int row = (int)random_below((uint32_t)term_rows(term)), col = (int)random_below((uint32_t)term_cols(term));

	if (random_below(4) == 0)
		term_wheel(term, row, col, random_below(2));
	else
		term_click(term, random_below(4) == 0 ? term_rows(term) - 1 : row, random_below(2) ? col % 20 : col);
}

/* Not the two that are signals: they could come after the program has let go of the terminal. */
static void noise(struct term *term)
{
	char bytes[4];
	size_t count = 1 + random_below(4);

	for (size_t i = 0; i < count; i++) {
		bytes[i] = (char)random_below(256);
		bytes[i] = bytes[i] == 3 || bytes[i] == 28 ? 'x' : bytes[i];
	}
	term_send(term, bytes, count);
}

static const struct {
	int weight;
	void (*press)(struct term *term);
} presses[] = {{42, typed}, {42, named}, {3, words}, {1, pasted}, {8, mouse}, {2, noise}, {2, leaving}};

static void press(struct term *term)
{
	int at = (int)random_below(100);
	size_t i = 0;

	while (at >= presses[i].weight)
		at -= presses[i++].weight;
	presses[i].press(term);
}

static void resize(struct term *term)
{
	static const struct { int rows, cols; } usual[] = {{24, 80}, {24, 80}, {12, 40}, {50, 200}};
	size_t i = random_below(sizeof usual / sizeof *usual + 1);

	if (i == sizeof usual / sizeof *usual)
		term_resize(term, 1 + (int)random_below(60), 1 + (int)random_below(200));
	else
		term_resize(term, usual[i].rows, usual[i].cols);
}

void monkey_seed(const char *seed)
{
	setenv("SAMENSPEL_SEED", seed, 1);
	random_below(2);
	unsetenv("SAMENSPEL_SEED");
}

int monkey_press(struct term *term)
{
	int count = 1 + (int)random_below(HANDFUL);

	if (random_below(RESIZE_IN) == 0)
		resize(term);
	for (int i = 0; i < count; i++)
		press(term);
	term_taken(term, PATIENCE);
	return count;
}
