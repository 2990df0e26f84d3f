/* SPDX-License-Identifier: EUPL-1.2 */
/* term.h - the terminal under the screens: opening and restoring it, waiting for what happens, and the one place where text is written.
 * Only files of ui include this; curses itself stays behind it, except for the names of keys. */
#ifndef UI_TERM_H
#define UI_TERM_H

#include <stdbool.h>
#include <stdint.h>

#include "report/lines.h"

/* What the terminal looks like now. */
enum theme { THEME_DARK, THEME_LIGHT, THEME_OWN };      /* white on black, black on white, the terminal's own colours */
enum { STYLE_BAR = STYLE_SERIES_4 + 1, STYLE_KEY, STYLE_ERROR, STYLE_TOTAL };      /* beside the styles of report/lines.h */

struct term {
	bool ascii;                  /* everything that is written goes through text_ascii() */
	int colours;                 /* 256, 8 or 0 */
	enum theme theme;
	unsigned styles[STYLE_TOTAL];/* attributes */
};

enum event {
	EVENT_NONE,      /* the time is over */
	EVENT_KEY,
	EVENT_FILE,      /* something happened to the file that is watched, or its program ended (watch.h) */
	EVENT_RESIZE,
	EVENT_ALARM,     /* the moment of alarm_set() came */
	EVENT_STOP,      /* a signal asked to stop: term_signal() says which */
	EVENT_GONE,      /* the terminal is not there any more */
};

/* False when no description of this terminal is found; nothing was drawn then. */
bool term_open(struct term *term, bool ascii);
void term_close(void);
void term_theme(struct term *term, enum theme theme);

/* Sleeps until something happens; timeout in milliseconds, -1 for no end. */
enum event term_wait(int timeout);
int term_signal(void);                                     /* the last signal that asked to stop; 0 for none */

/* Keys: a character as it is, and these. KEY_ names of curses are used beside them. */
enum { TERM_NO_KEY = -1, TERM_ENTER = 13, TERM_ESC = 27, TERM_TAB = 9, TERM_CTRL_G = 7, TERM_CTRL_U = 21, TERM_CTRL_W = 23 };
enum { TERM_SPECIAL = 0x200000, TERM_BACKSPACE, TERM_UP, TERM_DOWN, TERM_LEFT, TERM_RIGHT, TERM_HOME, TERM_END, TERM_PAGE_UP, TERM_PAGE_DOWN,
	TERM_DELETE, TERM_BACK_TAB, TERM_F1, TERM_F2, TERM_CLICK, TERM_WHEEL_UP, TERM_WHEEL_DOWN, TERM_PASTE_BEGIN, TERM_PASTE_END, TERM_REDRAW, TERM_OTHER,
	TERM_DIGITS, TERM_ARROWS /* these two stand in key tables only, for what screen->key does */ };
int term_key(void);                                        /* the next key that is waiting, or TERM_NO_KEY */
void term_clicked(int *row, int *column);                  /* where, after TERM_CLICK */
void term_drop_keys(void);                                 /* what is waiting is not read */

int term_rows(void);
int term_columns(void);
void term_resized(void);
void term_redraw(void);                                    /* everything is written again at the next term_show() */

/* Writing: at row and column, cut at the right edge; returns the column behind it. */
void term_erase(void);
int term_put(const struct term *term, int row, int column, unsigned style, const char *text);
void term_show(int row, int column);                       /* what was written appears, with the cursor there */

#endif
