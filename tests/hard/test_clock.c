/* SPDX-License-Identifier: EUPL-1.2 */
/* The clock on the screens, with real time that passes: words change by themselves, take no key from anybody, and between two changes nothing wakes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/clock.h"
#include "lib/stage.h"
#include "lib/timing.h"
#include "store/db.h"
#include "store/sql.h"

enum { SOON = 2500, MINUTE = 60000, QUIET = 1500 };

static const char welcome[] = "1\\n";

/* The clock that runs ends in so many milliseconds; of the first step of the dilemma, and it gets one, where `step`. */
static void ends_in(const char *file, int64_t ms, bool step)
{
	struct db *db = db_open(file, false, NULL);
	assert_non_null(db);
	assert_true(db_begin(db, NULL));
	struct sql sql = sql_open(db, NULL, step
		? "INSERT INTO clock(session, owner, step, ends_at) SELECT part.session, activity.id, 0, :at FROM activity JOIN part ON part.id = activity.part"
		  " JOIN step ON step.activity = activity.id"
		: "UPDATE clock SET ends_at = :at", NULL);
	sql_bind_int(&sql, ":at", clock_ms() + ms);
	assert_true(sql_run(&sql));
	assert_true(db_commit(db, NULL));
	db_close(db);
}

static bool never(struct term *term, void *user)
{
	(void)term;
	(void)user;
	return false;
}

static long wakeups(struct term *term)
{
	assert_true(term_settle(term, 0, STAGE_PATIENCE));
	long before = timing_wakeups(term);
	term_wait_until(term, never, NULL, QUIET);
	return timing_wakeups(term) - before;
}

static void the_words_change_without_a_key(void **state)
{
	const char *file = stage_prepare(welcome);
	(void)state;
	ends_in(file, MINUTE + SOON, false);
	struct term *term = stage_start(file);
	assert_true(term_wait_text(term, "2 minutes left", STAGE_PATIENCE));
	assert_true(term_settle(term, 0, STAGE_PATIENCE));
	long before = timing_wakeups(term);
	assert_true(term_wait_text(term, "one minute left", STAGE_PATIENCE));
	assert_true(term_settle(term, 0, STAGE_PATIENCE));
	assert_true(timing_wakeups(term) - before <= 3);
	stage_stop(term);
}

static void nothing_wakes_while_the_words_stay(void **state)
{
	static const int64_t ends[] = {5 * MINUTE + 30000, 30 * MINUTE, -MINUTE};
	(void)state;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		const char *file = stage_prepare(welcome);
		ends_in(file, ends[i], false);
		struct term *term = stage_start(file);
		assert_int_equal(wakeups(term), 0);
		stage_keys(term, "t");
		assert_int_equal(wakeups(term), 0);
		stage_stop(term);
	}
}

static void a_black_screen_stays_black(void **state)
{
	const char *file = stage_prepare(welcome);
	(void)state;
	ends_in(file, MINUTE + SOON, false);
	struct term *term = stage_start(file);
	assert_true(term_wait_text(term, "2 minutes left", STAGE_PATIENCE));
	stage_keys(term, ".");
	long before = timing_wakeups(term);
	term_wait_until(term, never, NULL, SOON + QUIET);
	assert_int_equal(timing_wakeups(term) - before, 0);
	assert_int_equal(term_find(term, "left", NULL), -1);
	stage_keys(term, "x");
	assert_true(term_find(term, "one minute left", NULL) >= 0);
	stage_stop(term);
}

/* The sheet-like list of numbers is on the screen, and then an agreement that is being typed. */
static void the_signal_to_switch_takes_no_key(void **state)
{
	const char *file = stage_prepare(stage_seat);
	(void)state;
	ends_in(file, SOON, true);
	struct term *term = stage_start(file);
	assert_int_equal(term_find(term, "Time to switch", NULL), -1);
	stage_keys(term, "aabc");
	assert_true(term_wait_text(term, "Time to switch.", STAGE_PATIENCE));
	stage_keys(term, "def");
	assert_true(term_find(term, "abcdef", NULL) >= 0);
	assert_true(term_find(term, "Time to switch.", NULL) >= 0);
	stage_keys(term, "<Esc>");
	assert_true(term_find(term, "Time to switch.", NULL) >= 0);
	assert_int_equal(wakeups(term), 0);
	stage_stop(term);
}

/* Somebody who answers is not hurried. */
static void who_answers_is_not_told(void **state)
{
	const char *file = stage_prepare(stage_seat);
	(void)state;
	ends_in(file, SOON, true);
	struct term *term = stage_start(file);
	stage_keys(term, "1<Enter><Enter>");
	term_wait_until(term, never, NULL, SOON + QUIET);
	assert_int_equal(term_find(term, "switch", NULL), -1);
	stage_keys(term, "<C-g>");      /* the keyboard goes back to the facilitator, who is told */
	assert_true(term_find(term, "Time to switch.", NULL) >= 0);
	stage_stop(term);
}

/* Where lines are few the line on top says it, and the card keeps its room. */
static void in_large_letters_the_top_says_it(void **state)
{
	const char *file = stage_prepare(stage_seat);
	(void)state;
	ends_in(file, SOON, true);
	struct term *term = stage_start_with(file, NULL, 12, 40);
	assert_true(term_wait_text(term, "time to switch", STAGE_PATIENCE));
	assert_int_equal(term_find(term, "time to switch", NULL), 0);
	stage_stop(term);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_words_change_without_a_key),
		cmocka_unit_test(nothing_wakes_while_the_words_stay),
		cmocka_unit_test(a_black_screen_stays_black),
		cmocka_unit_test(the_signal_to_switch_takes_no_key),
		cmocka_unit_test(who_answers_is_not_told),
		cmocka_unit_test(in_large_letters_the_top_says_it),
	};
	return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
