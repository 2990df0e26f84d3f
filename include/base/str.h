/* SPDX-License-Identifier: EUPL-1.2 */
/* str.h - a string that grows. Always ends in NUL, so .data can be handed out (it is "" when empty, also before the first byte). */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stddef.h>

struct str {
	char *data;
	size_t len;
	size_t room;
};

/* An empty string: struct str s = STR_EMPTY; */
#define STR_EMPTY {(char *)"", 0, 0}

void str_release(struct str *s);                /* frees what it holds and makes it empty again */
void str_clear(struct str *s);                  /* empty, the room kept */
void str_add(struct str *s, const char *text);  /* NULL adds nothing */
void str_add_len(struct str *s, const char *bytes, size_t len);
void str_add_char(struct str *s, char c);
void str_add_times(struct str *s, const char *text, int times);
void str_addf(struct str *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
void str_add_sentence(struct str *s, const char *format, ...) __attribute__((format(printf, 2, 3)));      /* with a space before it when it is not the first */
char *str_take(struct str *s);                  /* the text, now the caller's to free; s is empty */
void str_insert(struct str *s, size_t at, const char *bytes, size_t len);
void str_remove(struct str *s, size_t at, size_t len);

/* A format as a text of its own; the caller frees. */
char *str_print(const char *format, va_list args) __attribute__((format(printf, 1, 0)));

#endif
