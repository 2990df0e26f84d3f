/* SPDX-License-Identifier: EUPL-1.2 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unilbrk.h>
#include <wchar.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"

static const char ellipsis[] = "\xE2\x80\xA6";

static bool is_ascii(char c)
{
	return c >= ' ' && c <= '~';
}

/* The bytes of the cluster that s begins with, 0 at the end of s; *cells is its width. */
static size_t cluster_at(const char *s, int *cells)
{
	uint32_t c;
	size_t used, more;
	int width;

	/* nearly all text, and every screen asks it of every character a few times */
	if (is_ascii(s[0]) && is_ascii(s[1])) {
		*cells = 1;
		return 1;
	}
	used = text_char(s, &c);
	width = used ? wcwidth((wchar_t)c) : 0;
	*cells = width < 0 ? 1 : width;
	while (used && (more = text_char(s + used, &c)) && wcwidth((wchar_t)c) == 0)
		used += more;
	return used;
}

int text_width(const char *s)
{
	int width = 0;
	int cells;
	size_t used;

	while ((used = cluster_at(s, &cells))) {
		width += cells;
		s += used;
	}
	return width;
}

size_t text_fit(const char *s, int cells)
{
	size_t at = 0;
	int width;
	size_t used;

	while ((used = cluster_at(s + at, &width)) && width <= cells) {
		cells -= width;
		at += used;
	}
	return at;
}

size_t text_next(const char *s, size_t at)
{
	int cells;

	return at + cluster_at(s + at, &cells);
}

size_t text_prev(const char *s, size_t at)
{
	uint32_t c = 0;

	while (at > 0) {
		do
			at--;
		while (at > 0 && ((unsigned char)s[at] & 0xC0) == 0x80);
		text_char(s + at, &c);
		if (wcwidth((wchar_t)c) != 0)
			break;
	}
	return at;
}

static void lines_add(struct text_lines *lines, const char *s, size_t len)
{
	while (len > 0 && s[len - 1] == ' ')
		len--;
	lines->items = mem_room(lines->items, lines->count, &lines->room, sizeof *lines->items);
	lines->items[lines->count++] = mem_copy_len(s, len);
}

/* Where the first line of s ends and the next begins; breaks says before which of its bytes a line may begin. */
static size_t line_end(const char *s, const char *breaks, size_t len, int width)
{
	size_t allowed = 0;
	int filled = 0;

	for (size_t at = 0, used; at < len; at += used) {
		int cells;

		used = cluster_at(s + at, &cells);
		if (at > 0 && breaks[at] == UC_BREAK_POSSIBLE)
			allowed = at;
		filled += cells;
		/* Spaces may hang over the edge: they are dropped there. */
		if (s[at] == ' ' || filled <= width)
			continue;
		if (allowed)
			return allowed;
		return at ? at : used;
	}
	return len;
}

/* ":aside" is a word, to whom types it, and so is "9:45". */
static void keep_commands_whole(const char *text, size_t len, char *breaks)
{
	for (size_t i = 1; i < len; i++)
		if (text[i - 1] == ':' && text[i] != ' ') {
			breaks[i] = UC_BREAK_PROHIBITED;
			if (i > 1 && text[i - 2] == ' ')
				breaks[i - 1] = UC_BREAK_POSSIBLE;
		}
}

/* Wraps what has no \n in it. */
static void wrap_paragraph(struct text_lines *lines, const char *s, size_t len, int width)
{
	char *text = mem_copy_len(s, len);
	char *breaks = mem_alloc(len, 1);
	size_t at = 0;

	u8_possible_linebreaks((const uint8_t *)text, len, "UTF-8", breaks);
	keep_commands_whole(text, len, breaks);
	do {
		size_t end = line_end(text + at, breaks + at, len - at, width);

		lines_add(lines, text + at, end);
		at += end;
	} while (at < len);
	free(breaks);
	free(text);
}

void text_wrap(struct text_lines *lines, const char *s, int width)
{
	const char *end;

	assert(width >= 1);
	while ((end = strchr(s, '\n'))) {
		wrap_paragraph(lines, s, (size_t)(end - s), width);
		s = end + 1;
	}
	wrap_paragraph(lines, s, strlen(s), width);
}

void text_lines_release(struct text_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		free(lines->items[i]);
	free(lines->items);
	*lines = (struct text_lines){0};
}

char *text_cut(const char *s, int cells, bool pad)
{
	struct str out = STR_EMPTY;

	if (text_width(s) <= cells) {
		str_add(&out, s);
	} else if (cells > 0) {
		str_add_len(&out, s, text_fit(s, cells - 1));
		str_add(&out, ellipsis);
	}
	if (pad)
		str_add_times(&out, " ", cells - text_width(out.data));
	return str_take(&out);
}
