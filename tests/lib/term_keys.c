/* SPDX-License-Identifier: EUPL-1.2 */
/* term_keys.c - named keys, as the terminal would send them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/term_parts.h"

static const struct named {
	const char *name;
	VTermKey key;
	VTermModifier with;
} named_keys[] = {
	{"Enter", VTERM_KEY_ENTER, VTERM_MOD_NONE},
	{"Tab", VTERM_KEY_TAB, VTERM_MOD_NONE},
	{"S-Tab", VTERM_KEY_TAB, VTERM_MOD_SHIFT},
	{"Backspace", VTERM_KEY_BACKSPACE, VTERM_MOD_NONE},
	{"Esc", VTERM_KEY_ESCAPE, VTERM_MOD_NONE},
	{"Up", VTERM_KEY_UP, VTERM_MOD_NONE},
	{"Down", VTERM_KEY_DOWN, VTERM_MOD_NONE},
	{"Left", VTERM_KEY_LEFT, VTERM_MOD_NONE},
	{"Right", VTERM_KEY_RIGHT, VTERM_MOD_NONE},
	{"Home", VTERM_KEY_HOME, VTERM_MOD_NONE},
	{"End", VTERM_KEY_END, VTERM_MOD_NONE},
	{"PgUp", VTERM_KEY_PAGEUP, VTERM_MOD_NONE},
	{"PgDn", VTERM_KEY_PAGEDOWN, VTERM_MOD_NONE},
	{"Ins", VTERM_KEY_INS, VTERM_MOD_NONE},
	{"Del", VTERM_KEY_DEL, VTERM_MOD_NONE},
};

static bool send_character(struct term *term, const char *name)
{
	if (strcmp(name, "Space") == 0)
		term_type(term, " ");
	else if (strcmp(name, "lt") == 0)
		term_type(term, "<");
	else if (strlen(name) == 3 && strncmp(name, "C-", 2) == 0)
		term_send(term, (char[]){(char)(name[2] & 0x1f)}, 1);
	else if (strlen(name) == 3 && strncmp(name, "M-", 2) == 0)
		term_send(term, (char[]){'\033', name[2]}, 2);
	else
		return false;
	return true;
}

bool term_key(struct term *term, const char *name)
{
	char *end;
	long number = name[0] == 'F' ? strtol(name + 1, &end, 10) : 0;

	if (number >= 1 && number <= 12 && *end == '\0') {
		vterm_keyboard_key(term->vterm, (VTermKey)VTERM_KEY_FUNCTION((int)number), VTERM_MOD_NONE);
		return true;
	}
	for (size_t i = 0; i < sizeof named_keys / sizeof named_keys[0]; i++)
		if (strcmp(named_keys[i].name, name) == 0) {
			vterm_keyboard_key(term->vterm, named_keys[i].key, named_keys[i].with);
			return true;
		}
	return send_character(term, name);
}

void term_type(struct term *term, const char *text)
{
	term_send(term, text, strlen(text));
}

bool term_keys(struct term *term, const char *keys)
{
	char name[16];
	int used;

	while (*keys) {
		size_t plain = strcspn(keys, "<");

		term_send(term, keys, plain);
		keys += plain;
		if (*keys == '\0')
			break;
		used = 0;
		if (sscanf(keys, "<%15[^<>]>%n", name, &used) != 1 || used == 0 || !term_key(term, name))
			return false;
		keys += used;
		if (strcmp(name, "Esc") == 0 && *keys)
			term_settle(term, 0, 5000);
	}
	return true;
}

bool term_click_text(struct term *term, const char *text)
{
	int col, row = term_find(term, text, &col);

	if (row >= 0)
		term_click(term, row, col);
	return row >= 0;
}

void term_wheel(struct term *term, int row, int col, bool up)
{
	char report[32];
	int len = snprintf(report, sizeof report, "\033[<%d;%d;%dM", up ? 64 : 65, col + 1, row + 1);

	term_send(term, report, (size_t)len);
}

void term_click(struct term *term, int row, int col)
{
	char report[64];
	int len = snprintf(report, sizeof report, "\033[<0;%d;%dM\033[<0;%d;%dm", col + 1, row + 1, col + 1, row + 1);

	term_send(term, report, (size_t)len);
}
