/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/text.h"

#include <langinfo.h>
#include <locale.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistr.h>

#include "base/str.h"

static bool name_is_one_of(const char *name, const char *const *names)
{
	while (*names && strcasecmp(name, *names))
		names++;
	return *names != NULL;
}

static bool codeset_is_utf8(const char *codeset)
{
	return name_is_one_of(codeset, (const char *const[]){"UTF-8", "utf8", NULL});
}

/* The codeset of C and POSIX says nothing of the terminal: it is what one gets when nobody chose. */
static bool codeset_is_unchosen(const char *codeset)
{
	return name_is_one_of(codeset, (const char *const[]){"ANSI_X3.4-1968", "US-ASCII", "ASCII", "646", NULL});
}

/* What LC_ALL, LC_CTYPE or LANG ask for, which matters when that locale is not on this computer: "ISO-8859-1" of nl_NL.ISO-8859-1, else "". */
static const char *codeset_asked(void)
{
	static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};

	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		const char *value = getenv(variables[i]);

		if (value && *value)
			return strchr(value, '.') ? strchr(value, '.') + 1 : "";
	}
	return "";
}

/* Whether the terminal outside reads UTF-8; leaves LC_CTYPE as the environment has it. */
static bool outside_is_utf8(void)
{
	const char *codeset = setlocale(LC_CTYPE, "") ? nl_langinfo(CODESET) : codeset_asked();

	return !*codeset || codeset_is_utf8(codeset) || codeset_is_unchosen(codeset);
}

bool text_setup(void)
{
	static const char *const inside[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8"};
	const char *term = getenv("TERM");
	bool utf8 = outside_is_utf8();

	for (size_t i = 0; i < sizeof inside / sizeof *inside && !codeset_is_utf8(nl_langinfo(CODESET)); i++)
		setlocale(LC_CTYPE, inside[i]);
	return utf8 && !(term && strcmp(term, "linux") == 0);
}

bool text_is_utf8(const char *bytes, size_t len)
{
	return u8_check((const uint8_t *)bytes, len) == NULL;
}

size_t text_char(const char *s, uint32_t *c)
{
	int used = u8_strmbtouc(c, (const uint8_t *)s);

	if (used >= 0)
		return (size_t)used;
	*c = 0xFFFD;
	return 1;
}

/* The character at s, of len bytes at least 1, and how many bytes it takes; a bad byte is U+FFFD. */
static size_t char_at(const char *s, size_t len, ucs4_t *c)
{
	int used = u8_mbtoucr(c, (const uint8_t *)s, len);

	if (used > 0)
		return (size_t)used;
	*c = 0xFFFD;
	return 1;
}

struct char_range {
	ucs4_t first, last;
};

static bool char_is_in(ucs4_t c, const struct char_range *ranges, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (c >= ranges[i].first && c <= ranges[i].last)
			return true;
	}
	return false;
}

/* Characters that would steer the terminal, turn the direction of the text around or hide in it. */
static bool char_is_unsafe(ucs4_t c)
{
	static const struct char_range unsafe[] = {
		{0x00, 0x1F}, {0x7F, 0x9F}, {0xAD, 0xAD}, {0x61C, 0x61C}, {0x180E, 0x180E}, {0x200B, 0x200F}, {0x2028, 0x202E},
		{0x2060, 0x2069}, {0xFDD0, 0xFDEF}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F},
	};

	return (c & 0xFFFE) == 0xFFFE || char_is_in(c, unsafe, sizeof unsafe / sizeof *unsafe);
}

static bool char_is_line_end(ucs4_t c)
{
	return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool char_is_space(ucs4_t c)
{
	static const struct char_range spaces[] = {
		{'\t', '\r'}, {' ', ' '}, {0xA0, 0xA0}, {0x1680, 0x1680}, {0x2000, 0x200A}, {0x202F, 0x202F},
		{0x205F, 0x205F}, {0x3000, 0x3000},
	};

	return char_is_in(c, spaces, sizeof spaces / sizeof *spaces);
}

/* What stands for c in a safe text; 0 for nothing. */
static ucs4_t char_clean(ucs4_t c, bool lines)
{
	if (char_is_line_end(c))
		return lines ? '\n' : ' ';
	if (c == '\t' || c == '\v' || c == '\f')
		return ' ';
	return char_is_unsafe(c) ? 0 : c;
}

static void str_add_uc(struct str *s, ucs4_t c)
{
	uint8_t bytes[6];

	str_add_len(s, (const char *)bytes, (size_t)u8_uctomb(bytes, c, sizeof bytes));
}

char *text_clean(const char *bytes, size_t len, bool lines)
{
	struct str out = STR_EMPTY;
	size_t end = 0;
	ucs4_t before = 0;

	for (size_t at = 0; at < len;) {
		ucs4_t c, safe;

		at += char_at(bytes + at, len - at, &c);
		safe = c == '\n' && before == '\r' ? 0 : char_clean(c, lines);
		before = c;
		if (!safe || (char_is_space(safe) && !out.len))
			continue;
		str_add_uc(&out, safe);
		if (!char_is_space(safe))
			end = out.len;
	}
	str_remove(&out, end, out.len - end);
	return str_take(&out);
}
