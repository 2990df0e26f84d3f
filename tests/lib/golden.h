/* SPDX-License-Identifier: EUPL-1.2 */
/* golden.h - screens as they should be, in a text file beside the keys that lead to them.
 * A section is "=== NAME COLSxROWS", the rows as they stand without blanks at their end, and "--- cursor ROW,COL" or "--- cursor hidden".
 * A section of looks is "=== NAME COLSxLINES": each row that holds something, under it a letter for how each of its cells looks ("." as most
 * of them do), and at the end what the letters mean. */
#ifndef LIB_GOLDEN_H
#define LIB_GOLDEN_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/term.h"

struct golden_screen {
	char *name, *text;            /* text: the whole section */
	bool used;
};

struct golden {
	struct golden_screen *items;
	size_t count;
};

bool golden_read(struct golden *golden, const char *path);   /* a file that is not there is empty; false: it is no golden file */
bool golden_write(const struct golden *golden, const char *path);
void golden_release(struct golden *golden);
struct golden_screen *golden_find(const struct golden *golden, const char *name);
void golden_set(struct golden *golden, const char *name, const char *text);  /* replaces, or adds at the end; marks it used */

char *golden_section(struct term *term, const char *name);   /* the screen as a section; the caller frees */
char *golden_looks(struct term *term, const char *name);     /* the same with attributes and colours */
void golden_print_diff(const char *wanted, const char *got); /* the rows that differ, as lines that begin with # */

#endif
