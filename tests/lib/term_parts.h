/* SPDX-License-Identifier: EUPL-1.2 */
/* term_parts.h - what the files of the test terminal share; tests include term.h. */
#ifndef LIB_TERM_PARTS_H
#define LIB_TERM_PARTS_H

#include <termios.h>
#include <vterm.h>

#include "lib/term.h"

struct term {
	int rows, cols;
	int master, slave;            /* the pty; -1 once hung up */
	int ended;                    /* a pidfd: readable when the program has ended */
	pid_t pid;
	bool over;                    /* ended, and its status taken */
	int status;
	struct termios line;          /* the settings before the start */
	VTerm *vterm;
	VTermScreen *screen;
	bool cursor_visible, altscreen;
	char *raw;
	size_t raw_len, raw_room;
	int64_t started_at, last_byte_at;
	void (*seen)(struct term *, void *);
	void *seen_user;
};

_Noreturn void term_die(const char *what);
void term_screen_open(struct term *term);
void term_screen_feed(struct term *term, const char *bytes, size_t len);
void term_screen_resize(struct term *term);
void term_screen_close(struct term *term);

/* Writes the character as UTF-8 at `to` and returns what follows it. */
char *term_utf8(char *to, uint32_t c);

#endif
