/* SPDX-License-Identifier: EUPL-1.2 */
/* term.c - the program, its pty and the waiting; what the screen says is in term_screen.c, keys are in term_keys.c. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "lib/term_parts.h"

void term_die(const char *what)
{
	fprintf(stderr, "the test terminal: %s: %s\n", what, strerror(errno));
	abort();
}

int64_t term_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void set_size(int fd, int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

	if (ioctl(fd, TIOCSWINSZ, &size) < 0)
		term_die("TIOCSWINSZ");
}

static void open_pty(struct term *term)
{
	term->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (term->master < 0 || grantpt(term->master) < 0 || unlockpt(term->master) < 0)
		term_die("posix_openpt");
	/* Our own end of the program's side stays open: it tells which keys are unread and how the line is set, also after the program ended. */
	term->slave = open(ptsname(term->master), O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (term->slave < 0)
		term_die("ptsname");
	if (fcntl(term->master, F_SETFL, O_NONBLOCK) < 0 || tcgetattr(term->slave, &term->line) < 0)
		term_die("the pty's settings");
	set_size(term->slave, term->rows, term->cols);
}

static void set_environment(const char *const *env)
{
	unsetenv("LINES");
	unsetenv("COLUMNS");
	setenv("TERM", "xterm-256color", 1);
	for (; env && *env; env++) {
		char *name = strdup(*env), *value = name ? strchr(name, '=') : NULL;

		if (value)
			*value++ = '\0';
		if (value)
			setenv(name, value, 1);
		else if (name)
			unsetenv(name);
		free(name);
	}
}

static _Noreturn void become_program(const struct term *term, const struct term_options *options)
{
	static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGCHLD};
	sigset_t none;

	for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
		signal(signals[i], SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	if (setsid() < 0 || ioctl(term->slave, TIOCSCTTY, 0) < 0)
		_exit(126);
	for (int fd = 0; fd < 3; fd++)
		dup2(term->slave, fd);
	set_environment(options->env);
	if (options->folder && chdir(options->folder) < 0)
		_exit(126);
	execvp(options->argv[0], options->argv);
	fprintf(stderr, "%s: %s\n", options->argv[0], strerror(errno));
	_exit(127);
}

struct term *term_start(const struct term_options *options)
{
	struct term *term = calloc(1, sizeof *term);

	if (!term)
		term_die("memory");
	term->rows = options->rows ? options->rows : 24;
	term->cols = options->cols ? options->cols : 80;
	open_pty(term);
	term_screen_open(term);
	fflush(NULL);
	term->started_at = term->last_byte_at = term_now();
	term->pid = fork();
	if (term->pid < 0)
		term_die("fork");
	if (term->pid == 0)
		become_program(term, options);
	term->ended = (int)syscall(SYS_pidfd_open, term->pid, 0);
	if (term->ended < 0)
		term_die("pidfd_open");
	return term;
}

/* Remembers and draws what the program wrote. Returns false when there was nothing. */
static bool take_output(struct term *term)
{
	char bytes[16384];
	ssize_t got = term->master < 0 ? -1 : read(term->master, bytes, sizeof bytes);

	if (got <= 0)
		return false;
	term->last_byte_at = term_now();
	if (term->raw_len + (size_t)got + 1 > term->raw_room) {
		term->raw_room = 2 * (term->raw_len + (size_t)got + 1);
		term->raw = realloc(term->raw, term->raw_room);
		if (!term->raw)
			term_die("memory");
	}
	memcpy(term->raw + term->raw_len, bytes, (size_t)got);
	term->raw_len += (size_t)got;
	term->raw[term->raw_len] = '\0';
	term_screen_feed(term, bytes, (size_t)got);
	return true;
}

static void note_end(struct term *term)
{
	int status;

	if (term->over || waitpid(term->pid, &status, WNOHANG) != term->pid)
		return;
	term->over = true;
	term->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	while (take_output(term))
		;
}

/* Waits at most ms for output or the end. Returns false when neither came. */
static bool pump(struct term *term, int ms)
{
	struct pollfd fds[] = {{.fd = term->master, .events = POLLIN}, {.fd = term->over ? -1 : term->ended, .events = POLLIN}};
	bool was_over = term->over, got = false;

	if (poll(fds, 2, ms) <= 0)
		return false;
	while (take_output(term)) {
		got = true;
		if (term->seen)
			term->seen(term, term->seen_user);
	}
	if (fds[1].revents)
		note_end(term);
	return got || term->over != was_over;
}

static int left(int64_t deadline)
{
	int64_t ns = deadline - term_now();

	return ns <= 0 ? 0 : (int)(ns / 1000000) + 1;
}

void term_watch(struct term *term, void (*seen)(struct term *, void *), void *user)
{
	term->seen = seen;
	term->seen_user = user;
}

bool term_wait_until(struct term *term, bool (*done)(struct term *, void *), void *user, int ms)
{
	int64_t deadline = term_now() + (int64_t)ms * 1000000;

	while (pump(term, 0))
		;
	while (!done(term, user)) {
		if (term->over || left(deadline) == 0)
			return false;
		pump(term, left(deadline) < 20 ? left(deadline) : 20);      /* what is waited for need not be on the screen */
	}
	return true;
}

static bool text_is_there(struct term *term, void *text)
{
	return term_find(term, text, NULL) >= 0;
}

static bool text_is_gone(struct term *term, void *text)
{
	return term_find(term, text, NULL) < 0;
}

bool term_wait_text(struct term *term, const char *text, int ms)
{
	return term_wait_until(term, text_is_there, (void *)(uintptr_t)text, ms);
}

bool term_wait_absent(struct term *term, const char *text, int ms)
{
	return term_wait_until(term, text_is_gone, (void *)(uintptr_t)text, ms);
}

/* The kernel's word for what the program does: S is asleep, waiting for something to happen. */
static bool sleeps(const struct term *term)
{
	char path[64], line[512] = "";
	FILE *file;
	char *name_end;

	snprintf(path, sizeof path, "/proc/%d/stat", (int)term->pid);
	file = fopen(path, "r");
	if (!file)
		return true;
	if (!fgets(line, sizeof line, file))
		line[0] = '\0';
	fclose(file);
	name_end = strrchr(line, ')');
	return !name_end || name_end[1] == '\0' || name_end[2] == 'S';
}

static bool has_unread_keys(const struct term *term)
{
	int unread = 0;

	return ioctl(term->slave, FIONREAD, &unread) == 0 && unread > 0;
}

bool term_settle(struct term *term, int quiet, int ms)
{
	int64_t deadline = term_now() + (int64_t)ms * 1000000;

	while (!term->over && left(deadline) > 0)
		if (!pump(term, quiet ? quiet : 40) && !has_unread_keys(term) && sleeps(term) && !pump(term, 0))
			return true;
	return term->over;
}

bool term_taken(struct term *term, int ms)
{
	int64_t deadline = term_now() + (int64_t)ms * 1000000;

	while (!term->over && left(deadline) > 0) {
		if (!has_unread_keys(term))
			return true;
		pump(term, 1);
	}
	return term->over;
}

static bool is_over(struct term *term, void *user)
{
	(void)user;
	return term->over;
}

bool term_wait_exit(struct term *term, int ms, int *status)
{
	bool over = term_wait_until(term, is_over, NULL, ms) || term->over;

	if (over && status)
		*status = term->status;
	return over;
}

void term_send(struct term *term, const char *bytes, size_t len)
{
	int64_t deadline = term_now() + 10000000000;

	while (len > 0 && !term->over && left(deadline) > 0) {
		ssize_t sent = write(term->master, bytes, len);

		if (sent > 0) {
			bytes += sent;
			len -= (size_t)sent;
		} else if (errno == EAGAIN) {
			struct pollfd fd = {.fd = term->master, .events = POLLOUT};

			poll(&fd, 1, 20);
			pump(term, 0);
		} else if (errno != EINTR) {
			return;
		}
	}
}

pid_t term_pid(struct term *term)
{
	return term->pid;
}

bool term_running(struct term *term)
{
	pump(term, 0);
	return !term->over;
}

void term_resize(struct term *term, int rows, int cols)
{
	term->rows = rows;
	term->cols = cols;
	term_screen_resize(term);
	set_size(term->master, rows, cols);
}

void term_signal(struct term *term, int signal)
{
	if (!term->over)
		kill(term->pid, signal);
}

void term_hang_up(struct term *term)
{
	close(term->master);
	close(term->slave);
	term->master = term->slave = -1;
}

bool term_sane(struct term *term)
{
	struct termios now;

	return tcgetattr(term->slave, &now) == 0 && now.c_lflag == term->line.c_lflag && now.c_iflag == term->line.c_iflag &&
		now.c_oflag == term->line.c_oflag;
}

int64_t term_started_at(struct term *term)
{
	return term->started_at;
}

int64_t term_last_byte_at(struct term *term)
{
	return term->last_byte_at;
}

void term_free(struct term *term)
{
	if (!term)
		return;
	if (!term->over) {
		kill(term->pid, SIGKILL);
		waitpid(term->pid, NULL, 0);
	}
	if (term->master >= 0)
		term_hang_up(term);
	close(term->ended);
	term_screen_close(term);
	free(term->raw);
	free(term);
}
