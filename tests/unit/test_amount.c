/* SPDX-License-Identifier: EUPL-1.2 */
/* How many cards are asked: chosen before there are answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "lib/meeting.h"
#include "workbook/amount.h"
#include "workbook/ways.h"

static int minutes_of(struct workbook *w, enum way way)
{
	struct way_offer offers[WAYS_MOST];
	size_t count = run_ways(w, offers);
	for (size_t i = 0; i < count; i++)
		if (offers[i].way == way)
			return offers[i].minutes;
	return -1;
}

static size_t contested_asked(struct workbook *w)
{
	const struct here *here = run_here(w);
	size_t asked = 0;
	for (size_t i = 0; i < here->step_form->count; i++)
		asked += exercise_item_yes(here->exercise, "card", here->step_form->fields[i].id, "contested");
	return asked;
}

static void cards_go_from_twelve_to_all_and_the_minutes_with_them(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct amount amount;
	int last = 0, wanted[] = {12, 24, 40};
	size_t contested[] = {12, 18, 18};       /* of the eighteen as many as fit */
	meeting_go_to(w, 2);
	for (int i = 0; i < 3; i++) {
		assert_true(run_amount(w, &amount));
		assert_int_equal(amount.now, wanted[i]);
		assert_int_equal(amount.all, 40);
		assert_int_equal(form_questions(run_here(w)->step_form), wanted[i]);
		assert_true(minutes_of(w, WAY_HANDS) > last && minutes_of(w, WAY_TEAMS) > 0);
		last = minutes_of(w, WAY_HANDS);
		assert_int_equal(contested_asked(w), contested[i]);
		meeting_must(run_set_amount(w, amount_next(&amount), &error), &error);
	}
	assert_true(run_amount(w, &amount) && amount.now == 12);
	meeting_undo_says(w, "aantal");
	assert_true(run_amount(w, &amount) && amount.now == 40);
	meeting_undo_says(w, "aantal");
	meeting_undo_says(w, "aantal");
	assert_true(run_amount(w, &amount) && amount.now == 12);
	assert_false(run_set_amount(w, 41, &error));
	assert_false(run_set_amount(w, 0, &error));
}

static void the_number_changes_until_there_is_an_answer(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct amount amount;
	meeting_go_to(w, 2);
	meeting_must(run_open_step(w, WAY_EACH, &error), &error);
	meeting_must(run_set_amount(w, 24, &error), &error);
	assert_int_equal(form_questions(run_here(w)->step_form), 24);
	meeting_undo_says(w, "aantal");
	assert_int_equal(form_questions(run_here(w)->step_form), 12);
	meeting_must(run_set_amount(w, 24, &error), &error);
	meeting_must(answer_open_seat(w, 1, &error), &error);
	assert_int_equal(run_here(w)->questions, 24);
	char field[80];
	snprintf(field, sizeof field, "%s", run_here(w)->form->fields[0].id);
	meeting_must(answer_give(w, field, "both", &error), &error);
	assert_false(run_set_amount(w, 12, &error));
	assert_non_null(strstr(error.text, "Er zijn al antwoorden"));
	assert_true(run_amount(w, &amount) && amount.now == 24);
	assert_int_equal(run_here(w)->questions, 24);
}

static void the_number_stays_after_a_restart_and_only_for_its_own_exercise(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct amount amount;
	meeting_go_to(w, 1);
	assert_false(run_amount(w, &amount));
	assert_false(run_set_amount(w, 12, &error));
	meeting_go_to(w, 2);
	meeting_must(run_set_amount(w, 40, &error), &error);
	*state = w = meeting_reopen(w);
	assert_true(run_amount(w, &amount) && amount.now == 40);
	struct id id;
	meeting_must(workbook_new(w, "teamoverleg", "Noord", "2026-03-13", &id, &error), &error);
	meeting_must(workbook_leave(w, &error) && workbook_enter(w, id, &error), &error);
	meeting_go_to(w, 2);
	assert_true(run_amount(w, &amount) && amount.now == 12);
}

#define IN_ROOM(test) cmocka_unit_test_setup_teardown(test, meeting_of_twelve, meeting_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ROOM(cards_go_from_twelve_to_all_and_the_minutes_with_them),
		IN_ROOM(the_number_changes_until_there_is_an_answer),
		IN_ROOM(the_number_stays_after_a_restart_and_only_for_its_own_exercise),
	};
	return cmocka_run_group_tests(tests, meeting_set_up, meeting_tear_down);
}
