/* SPDX-License-Identifier: EUPL-1.2 */
/* ui.h - the workbook on a terminal, screen by screen. It knows field types and block types, never a kind by name. */
#ifndef UI_UI_H
#define UI_UI_H

#include <stdbool.h>

#include "base/error.h"

struct workbook;

struct ui_options {
	bool ascii;      /* write ASCII only; also chosen when text_setup() says that the terminal reads no UTF-8 */
};

struct ui_wall_options {
	const char *file;        /* NULL: the usual one */
	const char *session;     /* NULL: the one that a program has open, whichever that is */
	bool ascii;
};

enum { UI_FAILED = -2 };            /* what ui_wall() returns when there is nothing to show: the sentence is in error */
enum { UI_NOT_POSSIBLE = -1 };      /* what ui_run() returns when this terminal cannot do it: go on in plain mode */

/* Standard input and output are a terminal, and not one that says it is dumb. */
bool ui_possible(void);

/* Runs until the person stops, a signal says so, or the terminal is gone; the screen is as it was when this returns. The exit code, or
 * UI_NOT_POSSIBLE before anything was drawn. After a signal the session stays open, so that the next start goes on there. */
int ui_run(struct workbook *w, const struct ui_options *options);

/* The wall: what the group sees on a second screen (workbook/wall.h). It only reads, and runs until somebody presses q, a signal says so, or the terminal is
 * gone. The exit code, or one of the two above before anything was drawn. */
int ui_wall(const struct ui_wall_options *options, struct error *error);

#endif
