/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/term.h"

#include <errno.h>
#include <ncurses.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"
#include "ui/alarm.h"
#include "ui/palette.h"
#include "ui/signals.h"
#include "ui/watch.h"

/* Keys of ours, behind those of curses. */
enum { KEY_PASTE_BEGIN = KEY_MAX + 2, KEY_PASTE_END, KEY_MOUSE_REPORT };

/* A pair of colours per style and theme: a few are alike, and none has to be looked up. Pair 0 is the terminal's own. */
static short pair_of(enum theme theme, int style)
{
	return (short)((int)theme * STYLE_TOTAL + style + 1);
}

static void styles_make(struct term *term)
{
	for (int style = 0; style < STYLE_TOTAL; style++) {
		struct look look = palette_look(term->colours, term->theme, (unsigned)style);

		term->styles[style] = (look.bold ? A_BOLD : 0) | (look.reverse ? A_REVERSE : 0);
		if (look.front == COLOUR_OWN)
			continue;
		init_pair(pair_of(term->theme, style), look.front, look.back);
		term->styles[style] |= (unsigned)COLOR_PAIR(pair_of(term->theme, style));
	}
}

void term_theme(struct term *term, enum theme theme)
{
	term->theme = term->colours > 0 ? theme : THEME_OWN;
	styles_make(term);
	bkgdset(' ' | (term->theme == THEME_OWN ? 0 : term->styles[STYLE_PLAIN]));
}

static void colours_start(struct term *term)
{
	const char *no = getenv("NO_COLOR");

	if ((no == NULL || no[0] == '\0') && has_colors() && start_color() == OK)
		term->colours = COLOR_PAIRS <= pair_of(THEME_OWN, 0) ? 0 : COLORS >= 256 ? 256 : COLORS >= 8 ? 8 : 0;
	if (term->colours > 0)
		use_default_colors();
	term_theme(term, THEME_DARK);
}

/* Pasted text is marked, and the mouse reports its presses; curses would wait in the middle of such a report for its end, also when the terminal is gone. */
static void reports(bool on)
{
	fputs(on ? "\033[?2004h\033[?1000;1006h" : "\033[?2004l\033[?1006;1000l", stdout);
	fflush(stdout);
}

/* For die() and exit(): safe to call twice. Nothing is written after curses has ended: from then on a Ctrl-S that was on its way holds what is written. */
static void restore(void)
{
	if (stdscr == NULL || isendwin())
		return;
	reports(false);
	endwin();
}

/* The shell gets its terminal back; when we may go on, everything is drawn again. Not in a handler: it may come in the middle of anything. */
static void suspend(void)
{
	restore();
	signals_suspend();
	reports(true);
}

/* Ctrl-S would stop the screen for good in the eyes of who pressed it by accident, and keep even the end of the program waiting; Ctrl-Z would put a
 * shell before the group, and the handler of curses for it is not safe while the program ends. A read never waits: Ctrl-C throws away what was typed
 * before it, also what curses has just been told is there to read. */
static void never_waits(void)
{
	struct termios line;

	if (tcgetattr(STDIN_FILENO, &line) != 0)
		return;
	line.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
	line.c_cc[VSUSP] = _POSIX_VDISABLE;
	line.c_cc[VMIN] = line.c_cc[VTIME] = 0;
	tcsetattr(STDIN_FILENO, TCSANOW, &line);
	def_prog_mode();
}

static bool screen_start(void)
{
	if (newterm(NULL, stdout, stdin) == NULL && newterm("xterm-256color", stdout, stdin) == NULL)
		return false;
	cbreak();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	never_waits();
	set_escdelay(25);
	define_key("\033[200~", KEY_PASTE_BEGIN);
	define_key("\033[201~", KEY_PASTE_END);
	define_key("\033[<", KEY_MOUSE_REPORT);
	return true;
}

bool term_open(struct term *term, bool ascii)
{
	*term = (struct term){.ascii = ascii};
	if (!signals_open())
		return false;
	if (!screen_start()) {
		signals_close();
		return false;
	}
	signals_take();
	atexit(restore);
	die_restore_with(restore);
	colours_start(term);
	reports(true);
	return true;
}

void term_close(void)
{
	restore();
	die_restore_with(NULL);
	signals_close();
	alarm_close();
}

static bool nothing_waits(void)
{
	int waiting = 0;

	return ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting == 0;
}

/* Readable without a byte, and so once more: the other end is closed. Keys that Ctrl-C threw away were readable only once. */
static bool input_ended(void)
{
	struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};

	return nothing_waits() && poll(&input, 1, 0) > 0 && nothing_waits();
}

static enum event event_of(const struct pollfd *polled)
{
	if (polled[1].revents != 0) {
		bool resized = signals_read();

		if (signals_stop() != 0)
			return EVENT_STOP;
		if (signals_suspended()) {
			suspend();
			return EVENT_RESIZE;
		}
		if (resized)
			return EVENT_RESIZE;
	}
	if (polled[0].revents & (POLLHUP | POLLERR | POLLNVAL))
		return EVENT_GONE;
	if (polled[0].revents & POLLIN)
		return input_ended() ? EVENT_GONE : EVENT_KEY;
	if (polled[3].revents != 0 || polled[4].revents != 0)
		return EVENT_FILE;
	if (polled[2].revents == 0)
		return EVENT_NONE;
	alarm_read();
	return EVENT_ALARM;
}

enum event term_wait(int timeout)
{
	struct pollfd polled[] = {
		{.fd = STDIN_FILENO, .events = POLLIN},
		{.fd = signals_pipe(), .events = POLLIN},
		{.fd = alarm_fd(), .events = POLLIN},
		{.fd = watch_file_fd(), .events = POLLIN},
		{.fd = watch_process_fd(), .events = POLLIN},
	};
	int n;

	do
		n = poll(polled, sizeof polled / sizeof *polled, timeout);
	while (n < 0 && errno == EINTR && signals_stop() == 0);
	if (n == 0)
		return EVENT_NONE;
	return n < 0 ? signals_stop() != 0 ? EVENT_STOP : EVENT_GONE : event_of(polled);
}

int term_signal(void)
{
	return signals_stop();
}

static int special(int code)
{
	static const int names[][2] = {
		{KEY_ENTER, TERM_ENTER}, {KEY_BACKSPACE, TERM_BACKSPACE}, {KEY_UP, TERM_UP}, {KEY_DOWN, TERM_DOWN}, {KEY_LEFT, TERM_LEFT},
		{KEY_RIGHT, TERM_RIGHT}, {KEY_HOME, TERM_HOME}, {KEY_END, TERM_END}, {KEY_PPAGE, TERM_PAGE_UP}, {KEY_NPAGE, TERM_PAGE_DOWN},
		{KEY_DC, TERM_DELETE}, {KEY_BTAB, TERM_BACK_TAB}, {KEY_F(1), TERM_F1}, {KEY_F(2), TERM_F2}, {KEY_PASTE_BEGIN, TERM_PASTE_BEGIN}, {KEY_PASTE_END, TERM_PASTE_END},
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i][0] == code)
			return names[i][1];
	return TERM_OTHER;
}

static int character(wint_t c)
{
	if (c == '\n' || c == '\r')
		return TERM_ENTER;
	if (c == 8 || c == 127)
		return TERM_BACKSPACE;
	return c == 12 ? TERM_REDRAW : (int)c;
}

/* Where the mouse was pressed last: the key alone cannot say it. */
static int pressed_row, pressed_column;
enum { NOT_OURS = -2, REPORT_MOST = 24, REPORT_PATIENCE = 50 };

/* The next byte of a report. What does not come within a moment does not belong to it any more. */
static bool report_byte(wint_t *c)
{
	struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};

	return get_wch(c) == OK || (poll(&input, 1, REPORT_PATIENCE) > 0 && get_wch(c) == OK);
}

/* Presses; releases and moves stay with the terminal. The bits of the modifier keys (4, 8, 16) change nothing. */
static int report_means(const int numbers[3])
{
	switch (numbers[0] & ~28) {
	case 0:
		pressed_row = numbers[2] - 1;
		pressed_column = numbers[1] - 1;
		return TERM_CLICK;
	case 64:
		return TERM_WHEEL_UP;
	case 65:
		return TERM_WHEEL_DOWN;
	default:
		return NOT_OURS;
	}
}

/* "BUTTON;COLUMN;ROW" and M for a press, m for a release (xterm's control sequences, mouse mode 1006). */
static int mouse(void)
{
	int numbers[3] = {0}, n = 0;
	wint_t c;

	for (int i = 0; i < REPORT_MOST && report_byte(&c); i++) {
		if (c >= '0' && c <= '9')
			numbers[n] = numbers[n] < 10000 ? numbers[n] * 10 + (int)(c - '0') : numbers[n];
		else if (c == ';' && n < 2)
			n++;
		else
			return c == 'M' && n == 2 ? report_means(numbers) : NOT_OURS;
	}
	return NOT_OURS;
}

void term_clicked(int *row, int *column)
{
	*row = pressed_row;
	*column = pressed_column;
}

static int key_read(void)
{
	wint_t c;
	int kind = get_wch(&c);

	if (kind == ERR)
		return TERM_NO_KEY;
	if (kind == KEY_CODE_YES && c == KEY_MOUSE_REPORT)
		return mouse();
	return kind == KEY_CODE_YES ? special((int)c) : character(c);
}

int term_key(void)
{
	int key;

	do
		key = key_read();
	while (key == NOT_OURS);
	return key;
}

void term_drop_keys(void)
{
	flushinp();
}

int term_rows(void)
{
	return LINES;
}

int term_columns(void)
{
	return COLS;
}

void term_resized(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
		resizeterm(size.ws_row, size.ws_col);
	clearok(curscr, TRUE);
}

void term_redraw(void)
{
	clearok(curscr, TRUE);
}

void term_erase(void)
{
	erase();
}

/* The one place where text goes to the terminal. */
int term_put(const struct term *term, int row, int column, unsigned style, const char *text)
{
	char *ascii = term->ascii ? text_ascii(text) : NULL;
	const char *out = ascii != NULL ? ascii : text;
	size_t fits;

	if (row < 0 || row >= LINES || column >= COLS) {
		free(ascii);
		return column;
	}
	fits = text_fit(out, COLS - column);
	attrset((int)term->styles[style]);
	mvaddnstr(row, column, out, (int)fits);
	attrset((int)term->styles[STYLE_PLAIN]);
	column += text_width(out) < COLS - column ? text_width(out) : COLS - column;
	free(ascii);
	return column;
}

void term_show(int row, int column)
{
	move(row < LINES ? row : LINES - 1, column < COLS ? column : COLS - 1);
	refresh();
}
