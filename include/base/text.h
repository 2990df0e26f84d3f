/* SPDX-License-Identifier: EUPL-1.2 */
/* text.h - UTF-8 text: made safe, measured in terminal cells, broken into lines.
 * Widths are those of wcwidth(), because ncurses uses it; line breaks are those of UAX #14 (libunistring). A "cluster" is a character with
 * the zero-width marks that follow it: what one press of Backspace removes. All strings are valid UTF-8 unless said otherwise. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Chooses a UTF-8 LC_CTYPE for this process ("" or C.UTF-8; no other category is touched: decimals and dates are ours). Returns false when
 * the terminal outside does not read UTF-8 (another codeset, or TERM=linux): the front end then writes text_ascii(). */
bool text_setup(void);

bool text_is_utf8(const char *bytes, size_t len);

/* Anything typed or read, made safe: valid UTF-8 (a bad byte becomes U+FFFD), no C0 or C1 controls (tab becomes a space; a line
 * end, also CR, CRLF and the Unicode ones, is \n when `lines`, else a space), no U+00AD, U+061C, U+200B-200F, U+2028-202E, U+2060-2069, U+FEFF, no noncharacters; spaces
 * and line ends trimmed at both ends. The caller frees. */
char *text_clean(const char *bytes, size_t len, bool lines);

size_t text_char(const char *s, uint32_t *c);      /* the first character of s and the bytes it takes; 0 at the end */
int text_width(const char *s);                     /* cells of a text without \n; what wcwidth() does not know counts as one */
size_t text_fit(const char *s, int cells);         /* bytes of the longest run of whole clusters that fits */
size_t text_next(const char *s, size_t at);        /* where the next cluster begins (at the end: at) */
size_t text_prev(const char *s, size_t at);        /* where the cluster before at begins (at 0: 0) */

struct text_lines {
	char **items;
	size_t count, room;
};

/* Breaks s into lines of at most width cells (width >= 1), at \n and where UAX #14 allows; a word longer than a line is cut between
 * clusters, and a cluster wider than a line has one of its own. Trailing spaces are dropped. "" gives one empty line. Adds to lines. */
void text_wrap(struct text_lines *lines, const char *s, int width);
void text_lines_release(struct text_lines *lines);

/* s in at most cells, with an ellipsis as its last character when cut; padded with spaces on the right to exactly cells when pad. The caller frees. */
char *text_cut(const char *s, int cells, bool pad);

/* s in ASCII for terminals that have no more, in as many cells as before: accents dropped, quotes and dashes straightened, box drawing as
 * + - |, blocks as #, an ellipsis as one dot, some symbols as what looks like them, the rest as ?. The caller frees. */
char *text_ascii(const char *s);

/* s with the cases of ASCII and Latin-1/Latin Extended-A letters folded and accents composed (NFC), for comparing what a person typed. The caller frees. */
char *text_fold(const char *s);
int text_compare(const char *a, const char *b);    /* as strcmp(), of both folded: 0 where a person would say that they are the same */

#endif
