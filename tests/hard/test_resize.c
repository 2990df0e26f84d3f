/* SPDX-License-Identifier: EUPL-1.2 */
/* The window changes its size on every screen, while text is typed, in a prompt, in black: nothing is lost, and in the old size all stands as it did. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "lib/stage.h"

struct size {
	int rows, cols;
};
static const struct size sizes[] = {{12, 40}, {6, 20}, {1, 1}, {5, 200}, {120, 400}, {50, 200}, {3, 7}, {25, 81}};
enum { SIZES = sizeof sizes / sizeof *sizes };

static char *screen_of(struct term *term)
{
	assert_true(term_settle(term, 0, STAGE_PATIENCE));
	assert_true(term_running(term));
	return term_screen_text(term);
}

static void assert_as_before(struct term *term, const char *before)
{
	char *after;

	term_resize(term, 24, 80);
	after = screen_of(term);
	assert_string_equal(after, before);
	free(after);
}

/* Something that can be read stands in any window with room for a word or two; what Enter does where there is room for a line. */
static void assert_readable(struct term *term, const struct size *size, bool black)
{
	char *screen = screen_of(term);

	if (!black && size->rows >= 6 && size->cols >= 20)
		assert_non_null(strstr(screen, "[Enter]"));
	else if (!black && size->cols >= 7)
		assert_true(strspn(screen, " \n") < strlen(screen));
	free(screen);
}

static void each_size_in_turn(struct term *term, bool black)
{
	for (size_t i = 0; i < SIZES; i++) {
		term_resize(term, sizes[i].rows, sizes[i].cols);
		assert_readable(term, &sizes[i], black);
	}
}

/* Half of them come while the one before is being drawn. */
static void many_sizes_at_once(struct term *term)
{
	for (size_t i = 0; i < 40; i++)
		term_resize(term, sizes[i % SIZES].rows + (int)(i / SIZES), sizes[i % SIZES].cols + (int)i);
}

static void every_screen_stands_every_size(void **state)
{
	(void)state;
	for (size_t i = 0; i < stage_count(); i++) {
		bool black = strcmp(stage_places[i].keys, ".") == 0;
		struct term *term = stage_start(stage_prepare(stage_places[i].lines));
		char *before;

		stage_keys(term, stage_places[i].keys);
		before = screen_of(term);
		each_size_in_turn(term, black);
		assert_as_before(term, before);
		many_sizes_at_once(term);
		assert_as_before(term, before);
		free(before);
		stage_stop(term);
	}
}

static void a_selection_stays(void **state)
{
	struct term *term = stage_start(stage_prepare(stage_overview));
	char *before;

	(void)state;
	stage_keys(term, "<Down><Down>");
	before = screen_of(term);
	assert_non_null(strstr(before, ">  3"));
	many_sizes_at_once(term);
	assert_as_before(term, before);
	term_resize(term, 8, 40);
	stage_keys(term, "<Down>");
	assert_true(term_wait_text(term, ">  4", STAGE_PATIENCE));
	free(before);
	stage_stop(term);
}

static void what_is_typed_between_sizes_is_all_there(void **state)
{
	static const char text[] = "een twee drie vier vijf zes zeven acht negen tien elf twaalf";
	struct term *term = stage_start(stage_prepare(stage_wishes));

	(void)state;
	for (size_t i = 0; text[i]; i++) {
		term_resize(term, sizes[i % SIZES].rows, sizes[i % SIZES].cols);
		term_send(term, &text[i], 1);
	}
	term_resize(term, 24, 120);
	assert_true(term_wait_text(term, text, STAGE_PATIENCE));
	term_resize(term, 1, 1);
	stage_keys(term, "<Enter>");
	term_resize(term, 24, 80);
	stage_keys(term, "<Backspace>");
	assert_true(term_wait_text(term, "een twee", STAGE_PATIENCE));
	stage_stop(term);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_screen_stands_every_size),
		cmocka_unit_test(a_selection_stays),
		cmocka_unit_test(what_is_typed_between_sizes_is_all_there),
	};

	text_setup();
	return cmocka_run_group_tests_name("resize", tests, NULL, NULL);
}
