/* SPDX-License-Identifier: EUPL-1.2 */
/* term_screen.c - what the screen of the test terminal says. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/term_parts.h"

static void answer(const char *bytes, size_t len, void *user)
{
	const struct term *term = user;

	/* Not term_send(): that may read and draw, and libvterm is in the middle of something. Keys are short and the pty takes them. */
	if (write(term->master, bytes, len) != (ssize_t)len)
		term_die("keys that did not fit");
}

static int note_property(VTermProp property, VTermValue *value, void *user)
{
	struct term *term = user;

	if (property == VTERM_PROP_CURSORVISIBLE)
		term->cursor_visible = value->boolean;
	else if (property == VTERM_PROP_ALTSCREEN)
		term->altscreen = value->boolean;
	return 1;
}

void term_screen_open(struct term *term)
{
	static const VTermScreenCallbacks callbacks = {.settermprop = note_property};

	term->vterm = vterm_new(term->rows, term->cols);
	if (!term->vterm)
		term_die("libvterm");
	vterm_set_utf8(term->vterm, 1);
	vterm_output_set_callback(term->vterm, answer, term);
	term->screen = vterm_obtain_screen(term->vterm);
	term->cursor_visible = true;
	vterm_screen_set_callbacks(term->screen, &callbacks, term);
	vterm_screen_enable_altscreen(term->screen, 1);
	vterm_screen_reset(term->screen, 1);
}

void term_screen_feed(struct term *term, const char *bytes, size_t len)
{
	vterm_input_write(term->vterm, bytes, len);
}

void term_screen_resize(struct term *term)
{
	vterm_set_size(term->vterm, term->rows, term->cols);
}

void term_screen_close(struct term *term)
{
	vterm_free(term->vterm);
}

char *term_utf8(char *to, uint32_t c)
{
	if (c < 0x80) {
		*to++ = (char)c;
	} else if (c < 0x800) {
		*to++ = (char)(0xc0 | c >> 6);
		*to++ = (char)(0x80 | (c & 0x3f));
	} else if (c < 0x10000) {
		*to++ = (char)(0xe0 | c >> 12);
		*to++ = (char)(0x80 | (c >> 6 & 0x3f));
		*to++ = (char)(0x80 | (c & 0x3f));
	} else {
		*to++ = (char)(0xf0 | c >> 18);
		*to++ = (char)(0x80 | (c >> 12 & 0x3f));
		*to++ = (char)(0x80 | (c >> 6 & 0x3f));
		*to++ = (char)(0x80 | (c & 0x3f));
	}
	return to;
}

static VTermScreenCell cell_at(struct term *term, int row, int col)
{
	VTermScreenCell cell = {0};

	vterm_screen_get_cell(term->screen, (VTermPos){.row = row, .col = col}, &cell);
	return cell;
}

static char *cell_text(char *to, const VTermScreenCell *cell)
{
	if (cell->chars[0] == (uint32_t)-1)
		return to;
	if (cell->chars[0] == 0) {
		*to++ = ' ';
		return to;
	}
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
		to = term_utf8(to, cell->chars[i]);
	return to;
}

static int colour(const VTermColor *colour, bool is_default)
{
	if (is_default)
		return TERM_COLOUR_DEFAULT;
	return VTERM_COLOR_IS_INDEXED(colour) ? colour->indexed.idx : TERM_COLOUR_TRUE;
}

struct term_cell term_cell(struct term *term, int row, int col)
{
	VTermScreenCell cell = cell_at(term, row, col);
	struct term_cell out = {
		.width = cell.width, .bold = cell.attrs.bold, .underline = cell.attrs.underline != 0, .italic = cell.attrs.italic,
		.blink = cell.attrs.blink, .reverse = cell.attrs.reverse,
		.fg = colour(&cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg)),
		.bg = colour(&cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg)),
	};

	*cell_text(out.text, &cell) = '\0';
	return out;
}

char *term_row_text(struct term *term, int row)
{
	char *text = calloc((size_t)term->cols * 4 * VTERM_MAX_CHARS_PER_CELL + 1, 1), *end = text;

	if (!text)
		term_die("memory");
	for (int col = 0; col < term->cols; col++) {
		VTermScreenCell cell = cell_at(term, row, col);

		end = cell_text(end, &cell);
	}
	while (end > text && end[-1] == ' ')
		end--;
	*end = '\0';
	return text;
}

char *term_screen_text(struct term *term)
{
	char *text = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);

	if (!out)
		term_die("memory");
	for (int row = 0; row < term->rows; row++) {
		char *line = term_row_text(term, row);

		fprintf(out, "%s\n", line);
		free(line);
	}
	fclose(out);
	return text;
}

/* The cell in which byte `at` of the row's text stands. */
static int column_of(struct term *term, int row, size_t at)
{
	char text[4 * VTERM_MAX_CHARS_PER_CELL];
	size_t passed = 0;

	for (int col = 0; col < term->cols; col++) {
		VTermScreenCell cell = cell_at(term, row, col);

		passed += (size_t)(cell_text(text, &cell) - text);
		if (passed > at)
			return col;
	}
	return term->cols;
}

int term_find(struct term *term, const char *text, int *col)
{
	for (int row = 0; row < term->rows; row++) {
		char *line = term_row_text(term, row), *found = strstr(line, text);

		if (found && col)
			*col = column_of(term, row, (size_t)(found - line));
		free(line);
		if (found)
			return row;
	}
	return -1;
}

bool term_row_has(struct term *term, int row, const char *style)
{
	for (int col = 0; col < term->cols; col++) {
		struct term_cell cell = term_cell(term, row, col);

		if ((cell.reverse && strcmp(style, "reverse") == 0) || (cell.bold && strcmp(style, "bold") == 0) ||
			(cell.underline && strcmp(style, "underline") == 0))
			return true;
	}
	return false;
}

static VTermPos cursor(struct term *term)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(term->vterm), &at);
	return at;
}

int term_rows(struct term *term)
{
	return term->rows;
}

int term_cols(struct term *term)
{
	return term->cols;
}

int term_cursor_row(struct term *term)
{
	return cursor(term).row;
}

int term_cursor_col(struct term *term)
{
	return cursor(term).col;
}

bool term_cursor_visible(struct term *term)
{
	return term->cursor_visible;
}

bool term_altscreen(struct term *term)
{
	return term->altscreen;
}

size_t term_bytes(struct term *term)
{
	return term->raw_len;
}

const char *term_raw(struct term *term, size_t *len)
{
	if (len)
		*len = term->raw_len;
	return term->raw ? term->raw : "";
}

bool term_raw_has(struct term *term, size_t from, const char *bytes)
{
	size_t wanted = strlen(bytes);

	for (size_t at = from; at + wanted <= term->raw_len; at++)
		if (memcmp(term->raw + at, bytes, wanted) == 0)
			return true;
	return false;
}
