/* SPDX-License-Identifier: EUPL-1.2 */
/* The clock of a part, a table and a step: real moments in the file, said in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "lib/meeting.h"
#include "lib/rounds.h"
#include "workbook/state.h"
#include "workbook/timer.h"
#include "workbook/ways.h"

enum { DILEMMA = 1, TASKS = 2, LAST = 4, ROUND = 1 };

/* --- what is said --- */

static void at(const char *time)
{
	char now[32];
	snprintf(now, sizeof now, "2026-03-12T%s", time);
	setenv("SAMENSPEL_NOW", now, 1);
}

static void assert_words(const struct timer *timer, const char *wanted)
{
	struct str words = STR_EMPTY;
	timer_words(timer, &words);
	assert_string_equal(words.data, wanted);
	str_release(&words);
}

static void assert_here(struct workbook *w, const char *wanted)
{
	struct error error;
	struct timer timer;
	meeting_must(timer_here(w, &timer, &error), &error);
	assert_words(&timer, wanted);
}

static void assert_at(struct workbook *w, int part, int activity, const char *wanted)
{
	struct error error;
	struct timer timer;
	meeting_must(timer_at(w, part, activity, &timer, &error), &error);
	assert_words(&timer, wanted);
}

static void add(struct workbook *w, int minutes)
{
	struct error error;
	meeting_must(timer_add(w, minutes, &error), &error);
}

static void to_part(struct workbook *w, int part)
{
	struct error error;
	meeting_must(run_go_to(w, part, &error), &error);
}

static void words_change_each_minute_and_then_never(void **state)
{
	struct timer timer = {.runs = true, .ends_at = 1000000000, .minutes_left = 5};
	(void)state;
	assert_words(&timer, "nog 5 minuten");
	assert_int_equal(timer_next_change(&timer), 1000000000 - 4 * 60000);
	timer.minutes_left = 1;
	assert_words(&timer, "nog een minuut");
	assert_int_equal(timer_next_change(&timer), 1000000000);
	timer.minutes_left = 0;
	assert_words(&timer, "tijd om af te ronden");
	assert_int_equal(timer_next_change(&timer), 0);
	timer.minutes_left = -30;
	assert_words(&timer, "tijd om af te ronden");
	timer.of_step = timer.switches = true;
	assert_words(&timer, "tijd om te wisselen");
	timer.runs = false;
	assert_words(&timer, "");
	assert_int_equal(timer_next_change(&timer), 0);
}

/* --- a part --- */

static void a_clock_starts_by_itself_with_its_part(void **state)
{
	struct workbook *w = *state;
	at("14:00:00");
	assert_here(w, "");
	to_part(w, DILEMMA);
	int minutes = run_here(w)->part->minutes;
	char words[40];
	snprintf(words, sizeof words, "nog %d minuten", minutes);
	assert_here(w, words);
	at("14:00:01");
	assert_here(w, words);
	at("14:01:00");
	snprintf(words, sizeof words, "nog %d minuten", minutes - 1);
	assert_here(w, words);
	at("23:00:00");
	assert_here(w, "tijd om af te ronden");
}

static void the_words_change_at_the_moment_it_says(void **state)
{
	struct error error;
	struct timer timer;
	struct workbook *w = *state;
	at("14:00:30");
	to_part(w, DILEMMA);
	at("14:01:15");
	meeting_must(timer_here(w, &timer, &error), &error);
	int minutes = timer.minutes_left;
	char before[6];
	clock_time(timer_next_change(&timer), before);
	assert_string_equal(before, "14:01");
	assert_int_equal(timer_next_change(&timer) - clock_ms(), 15000);
	at("14:01:29");
	meeting_must(timer_here(w, &timer, &error), &error);
	assert_int_equal(timer.minutes_left, minutes);
	at("14:01:30");
	meeting_must(timer_here(w, &timer, &error), &error);
	assert_int_equal(timer.minutes_left, minutes - 1);
}

static void a_clock_survives_a_kill_and_a_closed_lid(void **state)
{
	struct workbook *w = *state;
	at("14:00:00");
	to_part(w, DILEMMA);
	add(w, 5);
	struct error error;
	struct timer timer;
	meeting_must(timer_here(w, &timer, &error), &error);
	int minutes = timer.minutes_left;
	at("14:10:00");
	*state = w = meeting_reopen(w);
	meeting_must(timer_here(w, &timer, &error), &error);
	assert_int_equal(timer.minutes_left, minutes - 10);
}

static void minutes_are_added_and_taken_away(void **state)
{
	struct error error;
	struct workbook *w = *state;
	at("14:00:00");
	assert_false(timer_add(w, 5, &error));
	assert_string_equal(error.text, "Hier loopt geen klok.");
	to_part(w, 0);
	at("16:00:00");
	assert_here(w, "tijd om af te ronden");
	add(w, 5);
	assert_here(w, "nog 5 minuten");
	add(w, 1);
	assert_here(w, "nog 6 minuten");
	add(w, -1);
	assert_here(w, "nog 5 minuten");
	add(w, -60);
	assert_here(w, "tijd om af te ronden");
	for (int wrong = -1000; wrong <= 1000; wrong += 1000)
		assert_false(timer_add(w, wrong, &error));
	assert_here(w, "tijd om af te ronden");
}

static void nothing_is_taken_back_with_the_clock(void **state)
{
	struct workbook *w = *state;
	at("14:00:00");
	to_part(w, 0);
	add(w, 5);
	meeting_undo_says(w, "aanmelden");      /* the check-in, done before */
}

static int64_t took(struct workbook *w, int part)
{
	const struct part *one = &workbook_session(w)->parts[part];
	return one->ended_at ? (one->ended_at - one->began_at + 30000) / 60000 : -1;
}

static void what_is_over_has_no_clock(void **state)
{
	struct error error;
	struct workbook *w = *state;
	at("14:00:00");
	to_part(w, 0);
	at("14:05:00");
	meeting_must(run_overview(w, &error), &error);
	to_part(w, DILEMMA);
	assert_at(w, 0, -1, "");
	assert_int_equal(took(w, 0), 5);
	at("14:30:00");
	to_part(w, 0);
	assert_here(w, "");
	add(w, 5);
	assert_here(w, "nog 5 minuten");
}

/* --- how long a part took --- */

static void looking_back_does_not_make_a_part_longer(void **state)
{
	struct error error;
	struct workbook *w = *state;
	at("14:00:00");
	to_part(w, 0);
	at("14:05:00");
	to_part(w, DILEMMA);
	at("14:40:00");
	to_part(w, 0);
	assert_int_equal(took(w, DILEMMA), -1);
	at("14:42:00");
	to_part(w, DILEMMA);
	assert_int_equal(took(w, 0), 5);
	at("14:50:00");
	meeting_must(run_overview(w, &error), &error);
	to_part(w, TASKS);
	assert_int_equal(took(w, DILEMMA), 45);
}

static void who_went_on_too_early_goes_on_with_the_part(void **state)
{
	struct workbook *w = *state;
	at("14:00:00");
	to_part(w, 0);
	at("14:02:00");
	to_part(w, DILEMMA);
	at("14:03:00");
	to_part(w, 0);
	assert_int_equal(took(w, 0), -1);
	assert_int_equal(took(w, DILEMMA), -1);
	assert_at(w, 0, -1, "nog 2 minuten");
	at("14:12:00");
	to_part(w, DILEMMA);
	assert_int_equal(took(w, 0), 12);
}

static void the_end_ends_all_that_is_busy(void **state)
{
	struct error error;
	struct workbook *w = *state;
	at("14:00:00");
	to_part(w, 0);
	to_part(w, LAST);
	to_part(w, 0);
	to_part(w, LAST);
	while (run_here(w)->phase != PHASE_END)
		meeting_must(run_go_on(w, &error), &error);
	for (size_t i = 0; i < workbook_session(w)->part_count; i++)
		assert_true(workbook_session(w)->parts[i].ended_at || !workbook_session(w)->parts[i].began_at);
	assert_here(w, "");
}

/* --- a step --- */

static void a_step_has_its_own_time_while_it_is_answered(void **state)
{
	struct error error;
	struct workbook *w = *state;
	at("14:00:00");
	meeting_to_answers(w, DILEMMA);
	add(w, 30);
	/* No exercise of the content has minutes per step: the step begins here as run_open_step() begins it. */
	meeting_must(db_begin(w->db, &error) && state_finish(w, timer_begin_step(w, run_here(w)->activity, 0, 20, &error), CHANGED_SESSION, &error), &error);
	assert_here(w, "nog 20 minuten");
	assert_at(w, DILEMMA, 0, "nog 20 minuten");
	at("14:20:00");
	assert_here(w, "tijd om te wisselen");
	add(w, 5);
	assert_here(w, "nog 5 minuten");
	meeting_answer(w, 1, "4");
	meeting_reveal(w);
	assert_at(w, DILEMMA, 0, "nog 35 minuten");
	assert_here(w, "nog 35 minuten");
}

/* --- tables --- */

static void a_table_has_the_time_of_its_round_until_it_gets_more(void **state)
{
	struct error error;
	struct workbook *w = *state;
	at("14:00:00");
	to_part(w, ROUND);
	assert_here(w, "nog 45 minuten");
	meeting_must(run_table(w, 1, &error), &error);
	assert_here(w, "nog 45 minuten");
	add(w, 5);
	assert_here(w, "nog 50 minuten");
	assert_at(w, ROUND, 0, "nog 45 minuten");
	assert_at(w, ROUND, 1, "nog 50 minuten");
	assert_at(w, ROUND, -1, "nog 45 minuten");
	meeting_must(run_tables(w, &error), &error);
	add(w, 1);
	assert_at(w, ROUND, 0, "nog 46 minuten");
	assert_at(w, ROUND, 1, "nog 51 minuten");
	assert_false(timer_at(w, ROUND, 2, &(struct timer){0}, &error));
	assert_false(timer_at(w, 9, -1, &(struct timer){0}, &error));
}

static int room_at_two(void **state)
{
	at("14:00:00");
	return meeting_of_twelve(state);
}

static int rounds_at_two(void **state)
{
	at("14:00:00");
	return rounds_open(state);
}

#define IN_ROOM(test) cmocka_unit_test_setup_teardown(test, room_at_two, meeting_close)
#define IN_ROUNDS(test) cmocka_unit_test_setup_teardown(test, rounds_at_two, meeting_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_change_each_minute_and_then_never),
		IN_ROOM(a_clock_starts_by_itself_with_its_part),
		IN_ROOM(the_words_change_at_the_moment_it_says),
		IN_ROOM(a_clock_survives_a_kill_and_a_closed_lid),
		IN_ROOM(minutes_are_added_and_taken_away),
		IN_ROOM(nothing_is_taken_back_with_the_clock),
		IN_ROOM(what_is_over_has_no_clock),
		IN_ROOM(looking_back_does_not_make_a_part_longer),
		IN_ROOM(who_went_on_too_early_goes_on_with_the_part),
		IN_ROOM(the_end_ends_all_that_is_busy),
		IN_ROOM(a_step_has_its_own_time_while_it_is_answered),
		IN_ROUNDS(a_table_has_the_time_of_its_round_until_it_gets_more),
	};
	return cmocka_run_group_tests(tests, meeting_set_up, meeting_tear_down);
}
