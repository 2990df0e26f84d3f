/* SPDX-License-Identifier: EUPL-1.2 */
/* plain.h - the front end that goes line by line: it asks, a line is typed, it answers. For pipes, for screen readers and braille lines, and for terminals that
 * can do no more. It moves no cursor, and nothing it says depends on a drawing.
 * Enter goes on, digits choose, a line that begins with a colon is a command; all commands are rows in command.c, and its help is made from them. */
#ifndef PLAIN_PLAIN_H
#define PLAIN_PLAIN_H

#include <stdbool.h>
#include <stdio.h>

#include "workbook/workbook.h"

struct plain_options {
	FILE *in, *out;
	bool terminal;      /* a person types at a terminal: the screen is cleared between participants, and lines typed are not repeated */
	bool ascii;         /* the terminal does not read UTF-8 */
};

/* Goes on in the session that was open, or begins at Home. At the end of the input everything is in the file and an open session stays open, so that the next
 * start goes on there. Returns the exit code. */
int plain_run(struct workbook *w, const struct plain_options *options);

#endif
