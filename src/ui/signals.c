/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* What a handler may touch: nothing else in this program is global. */
static int pipe_ends[2] = {-1, -1};
static volatile sig_atomic_t stop_signal, suspended;
static bool may_suspend;
static struct termios line_before;
static char crash_stack[16384];

static const int stop_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
static const int crash_signals[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
enum { STOPS = sizeof stop_signals / sizeof *stop_signals, CRASHES = sizeof crash_signals / sizeof *crash_signals };

static void pass_on(int signal)
{
	int saved = errno;
	char byte = signal == SIGWINCH ? 'w' : 's';

	if (signal == SIGTSTP)
		suspended = 1;
	else if (signal != SIGWINCH)
		stop_signal = signal;
	if (write(pipe_ends[1], &byte, 1) < 0)
		errno = saved;
	errno = saved;
}

/* Only what is safe in a handler: fixed bytes, the line as it was, and the end as the system does it. */
static void crash(int signal)
{
	static const char restore[] = "\033[0m\033[?2004l\033[?1006;1000l\033[?1l\033>\033[?25h\033[?1049l\r\n";
	ssize_t written = write(STDOUT_FILENO, restore, sizeof restore - 1);

	(void)written;
	tcsetattr(STDIN_FILENO, TCSANOW, &line_before);
	raise(signal);
}

/* Whoever started us without job control has it ignored, and so it stays. */
static void note_job_control(void)
{
	struct sigaction action;

	may_suspend = sigaction(SIGTSTP, NULL, &action) == 0 && action.sa_handler != SIG_IGN;
}

bool signals_open(void)
{
	if (tcgetattr(STDIN_FILENO, &line_before) != 0 || pipe(pipe_ends) != 0)
		return false;
	for (int i = 0; i < 2; i++) {
		fcntl(pipe_ends[i], F_SETFL, O_NONBLOCK);
		fcntl(pipe_ends[i], F_SETFD, FD_CLOEXEC);
	}
	stop_signal = suspended = 0;
	note_job_control();
	return true;
}

static void handle(int signal, void (*handler)(int))
{
	struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};

	sigemptyset(&action.sa_mask);
	sigaction(signal, &action, NULL);
}

void signals_take(void)
{
	struct sigaction action = {.sa_handler = pass_on, .sa_flags = SA_RESTART};
	stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};

	sigemptyset(&action.sa_mask);
	sigaction(SIGWINCH, &action, NULL);
	if (may_suspend)
		sigaction(SIGTSTP, &action, NULL);
	for (size_t i = 0; i < STOPS; i++)
		sigaction(stop_signals[i], &action, NULL);
	action.sa_handler = crash;
	action.sa_flags = (int)(SA_ONSTACK | SA_RESETHAND | SA_NODEFER);
	sigaltstack(&stack, NULL);
	for (size_t i = 0; i < CRASHES; i++)
		sigaction(crash_signals[i], &action, NULL);
}

/* The handlers go first, so that none writes to a pipe that is closed. */
void signals_close(void)
{
	struct sigaction action = {.sa_handler = SIG_DFL};

	sigemptyset(&action.sa_mask);
	sigaction(SIGWINCH, &action, NULL);
	if (may_suspend)
		sigaction(SIGTSTP, &action, NULL);
	for (size_t i = 0; i < CRASHES; i++)
		sigaction(crash_signals[i], &action, NULL);
	action.sa_handler = SIG_IGN;    /* while the last things are saved, a second one changes nothing */
	for (size_t i = 0; i < STOPS; i++)
		sigaction(stop_signals[i], &action, NULL);
	for (int i = 0; i < 2; i++) {
		close(pipe_ends[i]);
		pipe_ends[i] = -1;
	}
}

int signals_pipe(void)
{
	return pipe_ends[0];
}

bool signals_read(void)
{
	char bytes[64];
	bool resized = false;
	ssize_t n;

	while ((n = read(pipe_ends[0], bytes, sizeof bytes)) > 0)
		resized = resized || memchr(bytes, 'w', (size_t)n) != NULL;
	return resized;
}

int signals_stop(void)
{
	return stop_signal;
}

bool signals_suspended(void)
{
	bool asked = suspended != 0;

	suspended = 0;
	return asked;
}

void signals_suspend(void)
{
	handle(SIGTSTP, SIG_DFL);
	raise(SIGTSTP);
	handle(SIGTSTP, pass_on);
}
