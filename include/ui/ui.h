/* SPDX-License-Identifier: EUPL-1.2 */
/* ui.h - the workbook on a terminal, screen by screen. It knows field types and block types, never a kind by name. */
#ifndef UI_UI_H
#define UI_UI_H

#include <stdbool.h>

struct workbook;

struct ui_options {
	bool ascii;      /* write ASCII only; also chosen when text_setup() says that the terminal reads no UTF-8 */
};

enum { UI_NOT_POSSIBLE = -1 };      /* what ui_run() returns when this terminal cannot do it: go on in plain mode */

/* Standard input and output are a terminal, and not one that says it is dumb. */
bool ui_possible(void);

/* Runs until the person stops, a signal says so, or the terminal is gone; the screen is as it was when this returns. The exit code, or
 * UI_NOT_POSSIBLE before anything was drawn. After a signal the session stays open, so that the next start goes on there. */
int ui_run(struct workbook *w, const struct ui_options *options);

#endif
