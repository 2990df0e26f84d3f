/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/editor.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/term.h"

enum { LINES_SEEN = 512 };

void editor_start(struct editor *editor, const char *text, int max)
{
	editor_release(editor);
	*editor = (struct editor){.text = STR_EMPTY, .max = max};
	str_add(&editor->text, text);
	editor->at = editor->text.len;
}

void editor_release(struct editor *editor)
{
	if (editor->text.data != NULL)
		str_release(&editor->text);
	editor->at = 0;
}

bool editor_empty(const struct editor *editor)
{
	return editor->text.data == NULL || strspn(editor->text.data, " \n") == editor->text.len;
}

char *editor_text(const struct editor *editor)
{
	return editor->text.data == NULL ? mem_copy("") : text_clean(editor->text.data, editor->text.len, true);
}

static int characters(const char *s)
{
	int n = 0;

	for (; *s != '\0'; s++)
		n += ((unsigned char)*s & 0xC0) != 0x80;
	return n;
}

static size_t encode(int c, char out[4])
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

/* A character that text_clean() would take away never gets in. */
static void insert(struct editor *editor, int c)
{
	char bytes[4];
	size_t len = encode(c, bytes);
	char *safe = text_clean(bytes, len, false);

	if (editor->text.data == NULL)
		editor->text = (struct str)STR_EMPTY;
	if ((c == ' ' || safe[0] != '\0') && (editor->max == 0 || characters(editor->text.data) < editor->max)) {
		str_insert(&editor->text, editor->at, bytes, len);
		editor->at += len;
	}
	free(safe);
}

static void remove_back_to(struct editor *editor, size_t from)
{
	str_remove(&editor->text, from, editor->at - from);
	editor->at = from;
}

static size_t word_before(const struct editor *editor)
{
	size_t at = editor->at;

	while (at > 0 && editor->text.data[at - 1] == ' ')
		at--;
	while (at > 0 && editor->text.data[at - 1] != ' ')
		at--;
	return at;
}

static size_t line_of(const size_t *starts, size_t count, size_t at)
{
	size_t line = 0;

	while (line + 1 < count && starts[line + 1] <= at)
		line++;
	return line;
}

/* To the same place in the line above or below, as far as that line goes. False past the first or last line. */
static bool move_line(struct editor *editor, int by)
{
	size_t starts[LINES_SEEN];
	size_t count = editor_wrap(editor, editor->width > 0 ? editor->width : 60, starts, LINES_SEEN);
	size_t line = line_of(starts, count, editor->at), column = editor->at - starts[line], at, end;

	if ((by < 0 && line == 0) || (by > 0 && line + 1 >= count))
		return false;
	line = by < 0 ? line - 1 : line + 1;
	end = line + 1 < count ? text_prev(editor->text.data, starts[line + 1]) : editor->text.len;
	for (at = starts[line]; at < end && at - starts[line] < column;)
		at = text_next(editor->text.data, at);
	editor->at = at;
	return true;
}

static bool edit_special(struct editor *editor, int key)
{
	const char *s = editor->text.data;

	switch (key) {
	case TERM_LEFT:
		editor->at = text_prev(s, editor->at);
		return true;
	case TERM_RIGHT:
		editor->at = text_next(s, editor->at);
		return true;
	case TERM_HOME:
		editor->at = 0;
		return true;
	case TERM_END:
		editor->at = editor->text.len;
		return true;
	case TERM_UP:
		return move_line(editor, -1);
	case TERM_DOWN:
		return move_line(editor, 1);
	case TERM_DELETE:
		str_remove(&editor->text, editor->at, text_next(s, editor->at) - editor->at);
		return true;
	case TERM_CTRL_U:
		remove_back_to(editor, 0);
		return true;
	case TERM_CTRL_W:
		remove_back_to(editor, word_before(editor));
		return true;
	}
	return false;
}

bool editor_key(struct editor *editor, int key)
{
	if (editor->text.data == NULL)
		editor->text = (struct str)STR_EMPTY;
	if (key == TERM_BACKSPACE) {
		if (editor->text.len == 0)
			return false;
		remove_back_to(editor, text_prev(editor->text.data, editor->at));
		return true;
	}
	if (key < ' ' || key > TERM_SPECIAL || key == 127)
		return edit_special(editor, key);
	if (editor->digits && key != ' ' && (key < '0' || key > '9'))
		return false;
	insert(editor, key);
	return true;
}

static int cluster_width(const char *s, size_t from, size_t to)
{
	char cluster[64];
	size_t len = to - from < sizeof cluster ? to - from : sizeof cluster - 1;

	memcpy(cluster, s + from, len);
	cluster[len] = '\0';
	return text_width(cluster);
}

/* Greedy, at spaces. Unlike text_wrap() it keeps every space, so that the cursor can stand on it. */
size_t editor_wrap(const struct editor *editor, int width, size_t *starts, size_t room)
{
	const char *s = editor->text.data != NULL ? editor->text.data : "";
	size_t count = 1, start = 0, space = 0;
	int used = 0;

	starts[0] = 0;
	for (size_t at = 0, next; s[at] != '\0' && count < room; at = next) {
		next = text_next(s, at);
		used += cluster_width(s, at, next);
		if (used >= width && s[at] != ' ') {
			start = space > start ? space : at;
			starts[count++] = start;
			used = 0;
			for (size_t i = start, n; i < next; i = n) {
				n = text_next(s, i);
				used += cluster_width(s, i, n);
			}
		}
		if (s[at] == ' ')
			space = next;
	}
	return count;
}
