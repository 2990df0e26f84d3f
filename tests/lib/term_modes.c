/* SPDX-License-Identifier: EUPL-1.2 */
/* term_modes.c - the modes a program has switched on, read from what it wrote: libvterm does not tell all of them. */
#include <ctype.h>
#include <stdlib.h>

#include "lib/term_parts.h"

/* At the numbers of "\033[?1006;1000h". Says whether the mode is among them, and where they end. */
static bool among(const char **at, int mode)
{
	bool found = false;

	while (isdigit((unsigned char)**at)) {
		char *end;

		found = strtol(*at, &end, 10) == mode || found;
		*at = *end == ';' ? end + 1 : end;
	}
	return found;
}

bool term_mode(struct term *term, int mode)
{
	size_t len;
	const char *raw = term_raw(term, &len);
	bool on = false;

	for (const char *at = raw; at + 3 < raw + len; at++) {
		const char *end = at + 3;

		if (at[0] == '\033' && at[1] == '[' && at[2] == '?' && among(&end, mode) && (*end == 'h' || *end == 'l'))
			on = *end == 'h';
	}
	return on;
}

const char *term_unrestored(struct term *term)
{
	static const int mouse[] = {1000, 1002, 1003, 1006};

	for (size_t i = 0; i < sizeof mouse / sizeof *mouse; i++)
		if (term_mode(term, mouse[i]))
			return "the mouse is still reported";
	if (term_mode(term, 2004))
		return "pasted text is still bracketed";
	if (term_altscreen(term))
		return "the other screen still stands";
	if (!term_cursor_visible(term))
		return "there is no cursor";
	return term_sane(term) ? NULL : "the line is not as it was";
}
