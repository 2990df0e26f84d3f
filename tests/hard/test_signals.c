/* SPDX-License-Identifier: EUPL-1.2 */
/* Every signal that ends the screens, or should not: the terminal is as it was, the file is whole, and the next start goes on there. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"
#include "lib/stage.h"

static const int stops[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT}, crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
enum { STOPS = sizeof stops / sizeof *stops, CRASHES = sizeof crashes / sizeof *crashes };

/* In the session, not on Home. */
static void goes_on(const char *file)
{
	struct term *term;

	stage_whole(file);
	term = stage_start(file);
	assert_int_equal(term_find(term, "New session", NULL), -1);
	stage_stop(term);
}

static void every_signal_to_stop_restores_the_terminal(void **state)
{
	(void)state;
	for (size_t i = 0; i < stage_count(); i++) {
		const char *file = stage_prepare(stage_places[i].lines);
		struct term *term = stage_start(file);

		stage_keys(term, stage_places[i].keys);
		term_signal(term, stops[i % STOPS]);
		stage_ended(term, 128 + stops[i % STOPS]);
		term_free(term);
		goes_on(file);
	}
}

/* Ctrl-C right behind other keys: the terminal throws those away, also when the program was just about to read them. */
static void a_stop_key_behind_other_keys_stops(void **state)
{
	(void)state;
	for (int i = 0; i < 30; i++) {
		struct term *term = stage_start(stage_prepare(stage_card));

		for (int k = 0; k < 20; k++)
			term_send(term, "jk", 2);
		term_send(term, "\003", 1);
		stage_ended(term, 128 + SIGINT);
		term_free(term);
	}
}

/* One after another before the first is handled. */
static void many_signals_at_once_are_one(void **state)
{
	(void)state;
	for (size_t i = 0; i < STOPS; i++) {
		struct term *term = stage_start(stage_prepare(stage_card));
		int status = -1;

		for (size_t k = 0; k < 12; k++)
			term_signal(term, stops[(i + k) % STOPS]);
		assert_true(term_wait_exit(term, STAGE_PATIENCE, &status));
		assert_true(status > 128);
		stage_restored(term);
		term_free(term);
	}
}

/* A memory checker takes crashes for itself, unless it is told not to. */
static void a_crash_restores_the_terminal(void **state)
{
	const char *env[] = {stage_sanitizer("handle_segv=0:handle_abort=0:handle_sigbus=0:handle_sigfpe=0:handle_sigill=0"), NULL};

	(void)state;
	for (size_t i = 0; i < CRASHES; i++) {
		const char *file = stage_prepare(stage_wishes);
		struct term *term = stage_start_with(file, env, 24, 80);

		assert_true(term_wait_text(term, "most valuable", STAGE_PATIENCE));
		term_signal(term, crashes[i]);
		stage_ended(term, 128 + crashes[i]);
		term_free(term);
		goes_on(file);
	}
}

static void a_closed_terminal_is_an_end(void **state)
{
	(void)state;
	for (size_t i = 0; i < stage_count(); i += 3) {
		const char *file = stage_prepare(stage_places[i].lines);
		struct term *term = stage_start(file);
		int status = -1;

		stage_keys(term, stage_places[i].keys);
		term_hang_up(term);
		assert_true(term_wait_exit(term, STAGE_PATIENCE, &status));
		assert_true(status == 0 || status == 128 + SIGHUP);
		term_free(term);
		goes_on(file);
	}
}

/* Half a report of the mouse, and then nothing any more. */
static void a_terminal_that_closes_in_a_mouse_report_is_an_end(void **state)
{
	static const char *const halves[] = {"\033[<", "\033[<0;1", "\033[<64;10;"};

	(void)state;
	for (size_t i = 0; i < sizeof halves / sizeof *halves; i++) {
		struct term *term = stage_start(stage_prepare(stage_card));
		int status = -1;

		term_send(term, halves[i], strlen(halves[i]));
		term_hang_up(term);
		assert_true(term_wait_exit(term, STAGE_PATIENCE, &status));
		assert_true(status == 0 || status == 128 + SIGHUP);
		term_free(term);
	}
}

static void signals_that_mean_nothing_change_nothing(void **state)
{
	static const int nothing[] = {SIGPIPE, SIGWINCH, SIGCHLD, SIGCONT};

	(void)state;
	for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
		struct term *term = stage_start(stage_prepare(stage_card));
		char *before, *after;

		stage_keys(term, "");
		before = term_screen_text(term);
		term_signal(term, nothing[i]);
		stage_keys(term, "");
		assert_true(term_running(term));
		after = term_screen_text(term);
		assert_string_equal(after, before);
		stage_keys(term, "1");
		assert_true(term_wait_text(term, "3 of 12", STAGE_PATIENCE));
		free(before);
		free(after);
		stage_stop(term);
	}
}

/* The program as a job of a shell: alone in its session nothing could let it go on, and the kernel would not stop it. */
static struct term *start_as_job(const char *file)
{
	static char script[9000];
	char *argv[] = {(char[]){"sh"}, (char[]){"-c"}, script, NULL};

	snprintf(script, sizeof script, "set -m; '%s' --lang en --file '%s'; echo between; read x; fg >/dev/null; echo after", stage_program(), file);
	return term_start(&(struct term_options){.argv = argv, .folder = getenv("TMPDIR")});
}

static pid_t child_of(pid_t shell)
{
	char path[64], line[64] = "";
	FILE *file;

	snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)shell, (int)shell);
	file = fopen(path, "r");
	assert_non_null(file);
	assert_non_null(fgets(line, sizeof line, file));
	fclose(file);
	return (pid_t)strtol(line, NULL, 10);
}

/* While curses paints it throws this one signal away: it is sent when the program has it caught. */
static bool catches_suspension(struct term *term, void *child)
{
	char path[64], line[256];
	unsigned long long caught = 0;
	FILE *file;

	(void)term;
	snprintf(path, sizeof path, "/proc/%d/status", (int)*(pid_t *)child);
	file = fopen(path, "r");
	assert_non_null(file);
	while (fgets(line, sizeof line, file))
		sscanf(line, "SigCgt: %llx", &caught);
	fclose(file);
	return (caught >> (SIGTSTP - 1) & 1) != 0;
}

/* Ctrl-Z is switched off, but somebody else may send it. */
static void a_program_that_is_stopped_for_a_while_goes_on(void **state)
{
	const char *file = stage_prepare(stage_card);
	struct term *term = start_as_job(file);
	pid_t child;

	(void)state;
	assert_true(term_wait_text(term, "2 of 12", STAGE_PATIENCE));
	child = child_of(term_pid(term));
	assert_true(term_settle(term, 0, STAGE_PATIENCE));
	assert_true(term_wait_until(term, catches_suspension, &child, STAGE_PATIENCE));
	kill(child, SIGTSTP);
	assert_true(term_wait_text(term, "between", STAGE_PATIENCE));
	assert_false(term_altscreen(term));
	assert_true(term_cursor_visible(term));
	assert_false(term_mode(term, 1000));
	assert_true(term_sane(term));
	term_type(term, "\n");
	assert_true(term_wait_text(term, "2 of 12", STAGE_PATIENCE));
	stage_keys(term, "1");
	assert_true(term_wait_text(term, "3 of 12", STAGE_PATIENCE));
	assert_true(term_altscreen(term));
	assert_true(term_mode(term, 1000));
	kill(child, SIGTERM);
	assert_true(term_wait_text(term, "after", STAGE_PATIENCE));
	stage_restored(term);
	term_free(term);
	stage_whole(file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_signal_to_stop_restores_the_terminal),
		cmocka_unit_test(a_stop_key_behind_other_keys_stops),
		cmocka_unit_test(many_signals_at_once_are_one),
		cmocka_unit_test(a_crash_restores_the_terminal),
		cmocka_unit_test(a_closed_terminal_is_an_end),
		cmocka_unit_test(a_terminal_that_closes_in_a_mouse_report_is_an_end),
		cmocka_unit_test(signals_that_mean_nothing_change_nothing),
		cmocka_unit_test(a_program_that_is_stopped_for_a_while_goes_on),
	};

	text_setup();
	return cmocka_run_group_tests_name("signals", tests, NULL, NULL);
}
