/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/str.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Room for more bytes and the NUL after them. */
static void str_reserve(struct str *s, size_t more)
{
	if (!s->room)
		s->data = NULL;   /* the "" of STR_EMPTY is nobody's to move */
	while (s->room < s->len + more + 1)
		s->data = mem_room(s->data, s->room, &s->room, 1);
}

void str_release(struct str *s)
{
	if (s->room)
		free(s->data);
	*s = (struct str)STR_EMPTY;
}

void str_clear(struct str *s)
{
	s->len = 0;
	if (s->room)
		s->data[0] = '\0';
	else
		s->data = (char *)"";
}

void str_add(struct str *s, const char *text)
{
	if (text)
		str_add_len(s, text, strlen(text));
}

void str_add_len(struct str *s, const char *bytes, size_t len)
{
	str_insert(s, s->len, bytes, len);
}

void str_add_char(struct str *s, char c)
{
	str_add_len(s, &c, 1);
}

void str_add_times(struct str *s, const char *text, int times)
{
	while (times-- > 0)
		str_add(s, text);
}

static __attribute__((format(printf, 2, 0))) void str_addv(struct str *s, const char *format, va_list args)
{
	va_list again;
	int len;

	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (len <= 0)
		return;
	str_reserve(s, (size_t)len);
	vsnprintf(s->data + s->len, (size_t)len + 1, format, args);
	s->len += (size_t)len;
}

void str_addf(struct str *s, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	str_addv(s, format, args);
	va_end(args);
}

void str_add_sentence(struct str *s, const char *format, ...)
{
	va_list args;

	str_add(s, s->len > 0 ? " " : "");
	va_start(args, format);
	str_addv(s, format, args);
	va_end(args);
}

char *str_print(const char *format, va_list args)
{
	struct str text = STR_EMPTY;

	str_addv(&text, format, args);
	return str_take(&text);
}

char *str_take(struct str *s)
{
	char *text = s->room ? s->data : mem_copy("");

	*s = (struct str)STR_EMPTY;
	return text;
}

void str_insert(struct str *s, size_t at, const char *bytes, size_t len)
{
	assert(at <= s->len);
	str_reserve(s, len);
	memmove(s->data + at + len, s->data + at, s->len - at);
	if (len)
		memcpy(s->data + at, bytes, len);
	s->len += len;
	s->data[s->len] = '\0';
}

void str_remove(struct str *s, size_t at, size_t len)
{
	assert(at <= s->len && len <= s->len - at);
	if (!len)
		return;
	memmove(s->data + at, s->data + at + len, s->len - at - len);
	s->len -= len;
	s->data[s->len] = '\0';
}
