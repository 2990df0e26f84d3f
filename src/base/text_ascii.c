/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>
#include <unistr.h>
#include <wchar.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"

/* What looks like a range of characters, one by one or (when it has one character) all of them alike. First match counts. */
static const struct lookalike {
	uint32_t first, last;
	const char *ascii;
} lookalikes[] = {
	{0x00AB, 0x00AB, "<"}, {0x00B0, 0x00B0, "o"}, {0x00B4, 0x00B4, "'"}, {0x00B7, 0x00B7, "."}, {0x00BB, 0x00BB, ">"},
	{0x00C6, 0x00C6, "A"}, {0x00D0, 0x00D0, "D"}, {0x00D7, 0x00D7, "x"}, {0x00D8, 0x00D8, "O"}, {0x00DE, 0x00DE, "T"},
	{0x00DF, 0x00DF, "s"}, {0x00E6, 0x00E6, "a"}, {0x00F0, 0x00F0, "d"}, {0x00F7, 0x00F7, "/"}, {0x00F8, 0x00F8, "o"},
	{0x00FE, 0x00FE, "t"}, {0x0110, 0x0111, "Dd"}, {0x0126, 0x0127, "Hh"}, {0x0131, 0x0131, "i"}, {0x0132, 0x0133, "Yy"},
	{0x0138, 0x0138, "k"}, {0x0141, 0x0142, "Ll"}, {0x0149, 0x0149, "n"}, {0x014A, 0x014B, "Nn"}, {0x0152, 0x0153, "Oo"},
	{0x0166, 0x0167, "Tt"},
	{0x2010, 0x2015, "-"}, {0x2018, 0x201B, "'"}, {0x201C, 0x201F, "\""}, {0x2022, 0x2022, "*"}, {0x2026, 0x2026, "."},
	{0x2032, 0x2033, "'\""}, {0x2039, 0x203A, "<>"}, {0x2043, 0x2043, "-"}, {0x2044, 0x2044, "/"}, {0x20AC, 0x20AC, "E"},
	{0x2190, 0x2193, "<^>v"}, {0x21D0, 0x21D3, "<^>v"}, {0x2212, 0x2212, "-"}, {0x2248, 0x2248, "~"}, {0x2264, 0x2265, "<>"},
	{0x2500, 0x2501, "-"}, {0x2502, 0x2503, "|"}, {0x2504, 0x2505, "-"}, {0x2506, 0x2507, "|"}, {0x2508, 0x2509, "-"},
	{0x250A, 0x250B, "|"}, {0x254C, 0x254D, "-"}, {0x254E, 0x254F, "|"}, {0x2550, 0x2550, "-"}, {0x2551, 0x2551, "|"},
	{0x2571, 0x2573, "/\\X"}, {0x2574, 0x257B, "-|-|-|-|"}, {0x257C, 0x257F, "-|-|"}, {0x2500, 0x257F, "+"},
	{0x2580, 0x259F, "#"},
	{0x25A0, 0x25A0, "#"}, {0x25B2, 0x25B3, "^"}, {0x25B6, 0x25BB, ">"}, {0x25BC, 0x25BF, "v"}, {0x25C0, 0x25C5, "<"},
	{0x25C6, 0x25C7, "*o"}, {0x25CB, 0x25CB, "o"}, {0x25CF, 0x25CF, "*"}, {0x25E6, 0x25E6, "o"}, {0x2605, 0x2606, "*o"},
	{0x2610, 0x2612, "oxx"}, {0x2713, 0x2714, "v"}, {0x2717, 0x2718, "x"}, {0x276F, 0x276F, ">"},
};

/* The ASCII character that looks like c, 0 when the table has none. */
static char lookalike_find(uint32_t c)
{
	for (size_t i = 0; i < sizeof lookalikes / sizeof *lookalikes; i++) {
		const struct lookalike *row = &lookalikes[i];

		if (c >= row->first && c <= row->last)
			return row->ascii[1] ? row->ascii[c - row->first] : row->ascii[0];
	}
	return 0;
}

/* The letter or digit under the accents of c, or the one character it stands for; 0 when that is not in ASCII. */
static char base_find(uint32_t c)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	int kind;

	while (c >= 0x80) {
		int count = uc_decomposition(c, &kind, parts);

		/* One of several parts is the letter only when the others are its accents. */
		if (count < 1 || (count > 1 && kind != UC_DECOMP_CANONICAL))
			return 0;
		c = parts[0];
	}
	return (char)c;
}

static void ascii_add(struct str *out, uint32_t c)
{
	int cells = wcwidth((wchar_t)c);
	char ascii = c < 0x80 ? (char)c : lookalike_find(c);

	if (!ascii)
		ascii = base_find(c);
	if (c == '\n' || cells < 0)
		cells = 1;
	if (cells > 0)
		str_add_char(out, ascii ? ascii : '?');
	str_add_times(out, ascii ? " " : "?", cells - 1);
}

char *text_ascii(const char *s)
{
	struct str out = STR_EMPTY;
	uint32_t c;
	size_t used;

	while ((used = text_char(s, &c))) {
		ascii_add(&out, c);
		s += used;
	}
	return str_take(&out);
}

/* Composed letters for a letter and its accents, which some keyboards and files write apart. */
static char *text_compose(const char *s)
{
	size_t len;
	uint8_t *composed = u8_normalize(UNINORM_NFC, (const uint8_t *)s, strlen(s), NULL, &len);
	char *text;

	if (!composed)
		return mem_copy(s);
	text = mem_copy_len((const char *)composed, len);
	free(composed);
	return text;
}

char *text_fold(const char *s)
{
	enum { LATIN_EXTENDED_A_END = 0x17F, LONG_S = 0x17F };
	char *composed = text_compose(s);
	struct str out = STR_EMPTY;
	uint8_t bytes[6];
	uint32_t c;

	for (size_t at = 0, used; (used = text_char(composed + at, &c)); at += used) {
		if (c <= LATIN_EXTENDED_A_END)
			c = c == LONG_S ? 's' : uc_tolower(c);
		str_add_len(&out, (const char *)bytes, (size_t)u8_uctomb(bytes, c, sizeof bytes));
	}
	free(composed);
	return str_take(&out);
}

int text_compare(const char *a, const char *b)
{
	char *one = text_fold(a), *other = text_fold(b);
	int order = strcmp(one, other);

	free(one);
	free(other);
	return order;
}
