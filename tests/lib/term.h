/* SPDX-License-Identifier: EUPL-1.2 */
/* term.h - a program on a terminal of our own, so that tests can type and read what stands on the screen.
 * The program runs under a pty; what it writes goes to libvterm, and tests read cells. Nothing here sleeps: every wait polls the pty and the
 * program, and ends when the state asked for is there. A wait that returns false has run out of time (milliseconds) or of program.
 * Rows and columns count from 0. Failures of the test itself (no pty, no memory) end the test with a sentence. */
#ifndef LIB_TERM_H
#define LIB_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct term;

struct term_options {
	int rows, cols;               /* 0: 24 and 80 */
	char *const *argv;            /* program and arguments, NULL at the end; found on the PATH */
	const char *const *env;       /* "NAME=value", or "NAME" to leave it out, NULL at the end; on top of ours with TERM=xterm-256color. May be NULL */
	const char *folder;           /* where it starts; NULL: where we are */
};

/* What stands in one cell. A colour is 0 to 255, or one of these. */
#define TERM_COLOUR_DEFAULT (-1)
#define TERM_COLOUR_TRUE (-2)
struct term_cell {
	char text[32];                /* UTF-8 with its combining marks; " " when empty, "" for the right half of a wide character */
	int width;
	bool bold, underline, italic, blink, reverse;
	int fg, bg;
};

struct term *term_start(const struct term_options *options);
void term_free(struct term *term);                           /* kills what still runs; NULL is fine */

/* Typing. Named keys follow what the program asked of the terminal: Enter Tab S-Tab Backspace Esc Up Down Left Right Home End PgUp PgDn Ins Del
 * Space F1 to F12, lt (a <), C-x for control and M-x for alt. */
void term_send(struct term *term, const char *bytes, size_t len);
void term_type(struct term *term, const char *text);         /* UTF-8, as it is */
bool term_key(struct term *term, const char *name);          /* one named key, without the < >; false when there is no such key */
bool term_keys(struct term *term, const char *keys);         /* "2<Down><Enter>": text and named keys. After <Esc> it waits until the program
                                                              * has taken it, so that what follows does not become Alt. False: no such key */
void term_click(struct term *term, int row, int col);        /* left button down and up, as xterm reports it */
bool term_click_text(struct term *term, const char *text);   /* on the first place where it stands; false when it stands nowhere */
void term_wheel(struct term *term, int row, int col, bool up);/* one notch */

/* Waiting. */
bool term_wait_text(struct term *term, const char *text, int ms);      /* until a row holds the text */
bool term_wait_absent(struct term *term, const char *text, int ms);    /* until no row holds it */
bool term_wait_until(struct term *term, bool (*done)(struct term *, void *), void *user, int ms);
/* Until the program has read all keys, sleeps in the kernel, and has written nothing for quiet ms (0: 40). Under load too. */
bool term_settle(struct term *term, int quiet, int ms);
bool term_taken(struct term *term, int ms);                   /* until the program has read all keys, or has ended */
bool term_wait_exit(struct term *term, int ms, int *status); /* *status as a shell says it: the exit code, or 128 and the signal */

/* Reading. Strings are the caller's to free. */
char *term_row_text(struct term *term, int row);             /* without blanks at its end */
char *term_screen_text(struct term *term);                   /* all rows, each ending in \n */
int term_find(struct term *term, const char *text, int *col);/* first row that holds the text (its column in *col unless NULL), or -1 */
struct term_cell term_cell(struct term *term, int row, int col);
bool term_row_has(struct term *term, int row, const char *style);      /* any cell of the row is "reverse", "bold" or "underline" */
int term_rows(struct term *term);
int term_cols(struct term *term);
int term_cursor_row(struct term *term);
int term_cursor_col(struct term *term);
bool term_cursor_visible(struct term *term);
bool term_altscreen(struct term *term);
bool term_mode(struct term *term, int mode);                 /* a private mode that the program has on, by its number: 1000 mouse, 2004 paste */
/* After the program: its own screen, a cursor, lines and echo, no mouse, no bracketed paste. NULL, or what is not so. */
const char *term_unrestored(struct term *term);
bool term_sane(struct term *term);                           /* the line discipline is as before the start: echo, lines, ^C */

/* The raw stream since the start, for restore strings and bytes per key. */
size_t term_bytes(struct term *term);                        /* received so far */
const char *term_raw(struct term *term, size_t *len);        /* ends in NUL; the terminal's own, until the next wait */
bool term_raw_has(struct term *term, size_t from, const char *bytes);  /* "\033[?1049l" after the first `from` bytes */

/* The program. */
pid_t term_pid(struct term *term);
bool term_running(struct term *term);
void term_resize(struct term *term, int rows, int cols);
void term_signal(struct term *term, int signal);
void term_hang_up(struct term *term);                        /* the terminal window is closed; only term_wait_exit and term_free go on working */

/* Clocks: nanoseconds, monotonic. Taken at the read that brought the byte, before it is drawn. */
int64_t term_now(void);
int64_t term_started_at(struct term *term);
int64_t term_last_byte_at(struct term *term);

#endif
