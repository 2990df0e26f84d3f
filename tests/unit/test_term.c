/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/term.h"
#include "lib/timing.h"

enum { PATIENCE = 10000 };

static struct term *start_shell(const char *script)
{
	char *argv[] = {(char[]){"sh"}, (char[]){"-c"}, strdup(script), NULL};
	struct term *term = term_start(&(struct term_options){.argv = argv, .rows = 10, .cols = 40});

	free(argv[2]);
	return term;
}

static struct term *start_list(int rows, int cols)
{
	char path[4096];
	char *argv[] = {path, NULL};
	const char *build = getenv("TEST_BUILD");
	struct term *term;

	snprintf(path, sizeof path, "%s/tests/floor_curses", build ? build : "build");
	term = term_start(&(struct term_options){.argv = argv, .rows = rows, .cols = cols});
	assert_true(term_wait_text(term, "Row 1 ", PATIENCE));
	return term;
}

static void assert_row(struct term *term, int row, const char *wanted)
{
	char *text = term_row_text(term, row);

	assert_string_equal(text, wanted);
	free(text);
}

static void a_row_is_read_as_it_stands(void **state)
{
	struct term *term = start_shell("printf 'een\\r\\n  twee  '; sleep 60");

	(void)state;
	assert_true(term_wait_text(term, "twee", PATIENCE));
	assert_row(term, 0, "een");
	assert_row(term, 1, "  twee");
	assert_row(term, 2, "");
	assert_int_equal(term_cursor_row(term), 1);
	assert_int_equal(term_cursor_col(term), 8);
	term_free(term);
}

static void wide_and_combined_characters_keep_their_cells(void **state)
{
	struct term *term = start_shell("printf 'a\\346\\227\\245e\\314\\210\\342\\226\\210z'");
	int status, col;

	(void)state;
	assert_true(term_wait_exit(term, PATIENCE, &status));
	assert_row(term, 0, "a\xe6\x97\xa5""e\xcc\x88\xe2\x96\x88z");
	assert_int_equal(term_cell(term, 0, 1).width, 2);
	assert_string_equal(term_cell(term, 0, 2).text, "");
	assert_string_equal(term_cell(term, 0, 3).text, "e\xcc\x88");
	assert_int_equal(term_find(term, "z", &col), 0);
	assert_int_equal(col, 5);
	term_free(term);
}

static void attributes_and_colours_are_told_per_cell(void **state)
{
	struct term *term = start_shell("printf '\\033[7mR\\033[0;1mB\\033[0;4mU\\033[0;38;5;208;44mC\\033[0mN'");

	(void)state;
	assert_true(term_wait_exit(term, PATIENCE, NULL));
	assert_true(term_cell(term, 0, 0).reverse);
	assert_false(term_cell(term, 0, 1).reverse);
	assert_true(term_cell(term, 0, 1).bold);
	assert_true(term_cell(term, 0, 2).underline);
	assert_int_equal(term_cell(term, 0, 3).fg, 208);
	assert_int_equal(term_cell(term, 0, 3).bg, 4);
	assert_int_equal(term_cell(term, 0, 4).fg, TERM_COLOUR_DEFAULT);
	assert_int_equal(term_cell(term, 0, 4).bg, TERM_COLOUR_DEFAULT);
	assert_true(term_row_has(term, 0, "reverse"));
	assert_false(term_row_has(term, 1, "reverse"));
	term_free(term);
}

static void exit_codes_and_signals_are_told_as_a_shell_does(void **state)
{
	struct term *term = start_shell("exit 7");
	int status;

	(void)state;
	assert_true(term_wait_exit(term, PATIENCE, &status));
	assert_int_equal(status, 7);
	term_free(term);
	term = start_shell("printf ready; exec sleep 60");
	assert_true(term_wait_text(term, "ready", PATIENCE));
	term_signal(term, SIGTERM);
	assert_true(term_wait_exit(term, PATIENCE, &status));
	assert_int_equal(status, 128 + SIGTERM);
	assert_false(term_running(term));
	term_free(term);
}

static void a_program_that_is_not_there_ends_with_127(void **state)
{
	char *argv[] = {(char[]){"/no/such/program"}, NULL};
	struct term *term = term_start(&(struct term_options){.argv = argv});
	int status;

	(void)state;
	assert_true(term_wait_exit(term, PATIENCE, &status));
	assert_int_equal(status, 127);
	assert_int_equal(term_find(term, "/no/such/program", NULL), 0);
	term_free(term);
}

static void waiting_for_what_never_comes_ends_with_false(void **state)
{
	struct term *term = start_shell("printf here; sleep 60");

	(void)state;
	assert_false(term_wait_text(term, "there", 50));
	assert_true(term_wait_absent(term, "there", 50));
	assert_true(term_wait_text(term, "here", PATIENCE));
	assert_false(term_wait_absent(term, "here", 50));
	assert_false(term_wait_exit(term, 50, NULL));
	term_free(term);
}

static void keys_arrive_as_the_terminal_sends_them(void **state)
{
	struct term *term = start_shell("stty raw -echo; printf ready; dd bs=1 count=19 2>/dev/null | od -An -tx1 | tr -d ' \\n'");

	(void)state;
	assert_true(term_wait_text(term, "ready", PATIENCE));
	assert_true(term_keys(term, "a <Up><Enter><C-g><F1><Backspace><lt><S-Tab><M-x><Esc>b"));
	assert_true(term_wait_exit(term, PATIENCE, NULL));
	assert_true(term_raw_has(term, 0, "ready61201b5b410d071b4f507f3c1b5b5a1b781b62"));
	assert_false(term_keys(term, "<Nonsense>"));
	assert_false(term_keys(term, "<F13>"));
	term_free(term);
}

static void settling_waits_for_a_program_that_is_still_at_work(void **state)
{
	struct term *term = start_shell("read x; i=0; while [ $i -lt 100000 ]; do i=$((i + 1)); done; printf finished; read x");

	(void)state;
	assert_true(term_settle(term, 10, PATIENCE));
	term_keys(term, "<Enter>");
	assert_true(term_settle(term, 10, 10 * PATIENCE));
	assert_true(term_find(term, "finished", NULL) >= 0);
	term_free(term);
}

static void the_environment_is_as_asked(void **state)
{
	const char *const env[] = {"COLOUR=blue", "HOME", NULL};
	char *argv[] = {(char[]){"sh"}, (char[]){"-c"}, (char[]){"echo \"$TERM,$COLOUR,${HOME-none},${COLUMNS-none}\"; pwd; stty size"}, NULL};
	struct term *term = term_start(&(struct term_options){.argv = argv, .env = env, .rows = 12, .cols = 34, .folder = "/usr"});

	(void)state;
	assert_true(term_wait_exit(term, PATIENCE, NULL));
	assert_row(term, 0, "xterm-256color,blue,none,none");
	assert_row(term, 1, "/usr");
	assert_row(term, 2, "12 34");
	term_free(term);
}

static void a_curses_program_is_read_typed_and_restored(void **state)
{
	struct term *term = start_list(12, 60);
	size_t before;

	(void)state;
	assert_true(term_altscreen(term));
	assert_false(term_sane(term));
	assert_true(term_cell(term, 2, 2).reverse);
	assert_true(term_keys(term, "j<Down>"));
	assert_true(term_wait_text(term, "> Row 3", PATIENCE));
	assert_true(term_settle(term, 0, PATIENCE));
	assert_int_equal(term_cursor_row(term), 4);
	assert_false(term_cell(term, 2, 2).reverse);
	before = term_bytes(term);
	term_keys(term, "q");
	assert_true(term_wait_exit(term, PATIENCE, NULL));
	assert_true(term_raw_has(term, before, "\033[?1049l"));
	assert_false(term_altscreen(term));
	assert_true(term_cursor_visible(term));
	assert_true(term_sane(term));
	term_free(term);
}

static void a_resize_reaches_the_program(void **state)
{
	struct term *term = start_list(10, 40);

	(void)state;
	assert_true(term_find(term, "Row 9", NULL) < 0);
	/* ncurses itself loses a SIGWINCH that comes just before getch() blocks, so the list is asleep first. */
	assert_true(term_settle(term, 0, PATIENCE));
	term_resize(term, 20, 80);
	assert_true(term_wait_text(term, "Row 17", PATIENCE));
	assert_int_equal(term_rows(term), 20);
	assert_int_equal(term_cols(term), 80);
	term_free(term);
}

static void closing_the_terminal_ends_the_program(void **state)
{
	struct term *term = start_list(10, 40);
	int status;

	(void)state;
	term_hang_up(term);
	assert_true(term_wait_exit(term, PATIENCE, &status));
	assert_true(status == 128 + SIGHUP || status == 0);
	term_free(term);
}

static void times_are_taken(void **state)
{
	char *argv[] = {(char[]){"sh"}, (char[]){"-c"}, (char[]){"printf ready; cat"}, NULL};
	struct term *term = start_list(10, 40);
	struct timing timing = {0};
	size_t bytes;

	(void)state;
	assert_true(timing_first_paint(&(struct term_options){.argv = argv}, "ready") > 0);
	assert_true(timing_key(term, "j", &bytes) > 0);
	assert_true(bytes > 0);
	assert_true(timing_key(term, "x", NULL) < 0);
	assert_true(timing_peak_kib(term) > 100);
	assert_true(timing_wakeups(term) > 0);
	assert_true(timing_end(term, SIGTERM) > 0);
	for (int i = 5; i > 0; i--)
		timing_add(&timing, i);
	assert_true(timing_at(&timing, 0.5) > 2.9 && timing_at(&timing, 0.5) < 3.1);
	timing_release(&timing);
	term_free(term);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_is_read_as_it_stands),
		cmocka_unit_test(wide_and_combined_characters_keep_their_cells),
		cmocka_unit_test(attributes_and_colours_are_told_per_cell),
		cmocka_unit_test(exit_codes_and_signals_are_told_as_a_shell_does),
		cmocka_unit_test(a_program_that_is_not_there_ends_with_127),
		cmocka_unit_test(waiting_for_what_never_comes_ends_with_false),
		cmocka_unit_test(keys_arrive_as_the_terminal_sends_them),
		cmocka_unit_test(settling_waits_for_a_program_that_is_still_at_work),
		cmocka_unit_test(the_environment_is_as_asked),
		cmocka_unit_test(a_curses_program_is_read_typed_and_restored),
		cmocka_unit_test(a_resize_reaches_the_program),
		cmocka_unit_test(closing_the_terminal_ends_the_program),
		cmocka_unit_test(times_are_taken),
	};

	return cmocka_run_group_tests_name("the test terminal", tests, NULL, NULL);
}
