/* SPDX-License-Identifier: EUPL-1.2 */
/* Seats: everybody volunteer, numbers that were forgotten, coming, leaving and sitting out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "lib/meeting.h"
#include "workbook/settle.h"
#include "workbook/ways.h"

static struct small_role asked(struct workbook *w)
{
	struct small_role small = {.role = ROLE_UNKNOWN};
	if (!settle_next(w, &small))
		fail_msg("no small role is asked about");
	return small;
}

static void choose(struct workbook *w, int row)
{
	struct error error;
	struct small_role small = asked(w);
	meeting_must(settle_choose(w, &small, row, &error), &error);
}

static void assert_not_asked(struct workbook *w)
{
	struct small_role small;
	if (settle_next(w, &small))
		fail_msg("a role of %d is asked about", small.people);
}

/* --- everybody volunteer --- */

static void who_has_no_role_becomes_a_volunteer(void **state)
{
	(void)state;
	struct error error;
	int changed;
	struct workbook *w = meeting_open("0020");
	meeting_must(attend_fill_role(w, ROLE_VOLUNTEER, &changed, &error), &error);
	assert_int_equal(changed, 3);
	assert_int_equal(meeting_seat(w, 3)->role, ROLE_PROFESSIONAL);
	assert_int_equal(meeting_seat(w, 4)->role, ROLE_VOLUNTEER);
	meeting_undo(w);
	assert_int_equal(meeting_seat(w, 4)->role, ROLE_UNKNOWN);
	meeting_must(attend_fill_role(w, ROLE_VOLUNTEER, &changed, &error), &error);
	meeting_must(attend_fill_role(w, ROLE_VOLUNTEER, &changed, &error), &error);
	assert_int_equal(changed, 0);
	workbook_close(w);
}

/* --- a forgotten number --- */

static int forgot(struct workbook *w, enum role role)
{
	struct error error;
	int seat = 0;
	meeting_must(attend_forgot(w, role, &seat, &error), &error);
	assert_true(meeting_seat(w, seat)->again);
	return seat;
}

static void assert_turnout(struct workbook *w, int handed_in, int n)
{
	assert_int_equal(run_here(w)->handed_in, handed_in);
	assert_int_equal(run_here(w)->asked, n);
	assert_int_equal(run_missing(w), n - handed_in);
}

static void a_new_number_makes_the_group_no_larger(void **state)
{
	(void)state;
	struct workbook *w = meeting_open("6 6");
	int present[ROLE_COUNT];
	meeting_to_answers(w, 1);
	for (int seat = 1; seat <= 11; seat++)
		meeting_answer(w, seat, "3");
	assert_turnout(w, 11, 12);
	int seat = forgot(w, ROLE_PROFESSIONAL);
	assert_int_equal(seat, 13);
	assert_turnout(w, 11, 12);
	meeting_answer(w, seat, "5");
	assert_turnout(w, 12, 12);
	assert_int_equal(people_present(&workbook_session(w)->people), 12);
	people_count_roles(&workbook_session(w)->people, present);
	assert_int_equal(present[ROLE_PROFESSIONAL], 6);
	meeting_reveal(w);
	meeting_assert_block(w, "summary.people", "12 deelnemers: 6 vrijwilligers, 6 beroepskrachten.");
	meeting_assert_block(w, "limits.again", "1 nummer was vergeten: wat iemand met het nieuwe nummer koos, is niet naast de eerdere keuze gelegd.");
	meeting_assert_block(w, "limits.left", "");
	meeting_assert_block(w, "kaders-of-speelruimte.roles.hidden", "");
	workbook_close(w);
}

static void the_answers_of_a_new_number_are_not_paired_with_those_before(void **state)
{
	(void)state;
	struct error error;
	struct doc doc = {0};
	struct workbook *w = meeting_open("6 6");
	meeting_to_answers(w, 1);
	for (int seat = 1; seat <= 12; seat++)
		meeting_answer(w, seat, "3");
	meeting_reveal(w);
	while (run_here(w)->step == 0)
		meeting_must(run_go_on(w, &error), &error);
	meeting_must(run_open_step(w, WAY_EACH, &error), &error);
	for (int seat = 1; seat <= 11; seat++)
		meeting_answer(w, seat, "4");
	meeting_answer(w, forgot(w, ROLE_VOLUNTEER), "5");
	assert_turnout(w, 12, 12);
	meeting_reveal(w);
	meeting_must(run_picture(w, &doc, &error), &error);
	int moves = 0;
	for (size_t i = 0; i < doc.count; i++)
		for (size_t p = 0; doc.blocks[i].type == BLOCK_PLOT && p < doc.blocks[i].plot.count; p++)
			moves += doc.blocks[i].plot.points[p].moves ? doc.blocks[i].plot.points[p].count : 0;
	assert_int_equal(moves, 11);
	doc_release(&doc);
	workbook_close(w);
}

static void who_leaves_under_a_new_number_is_one_person_less(void **state)
{
	(void)state;
	struct error error;
	struct workbook *w = meeting_open("6 6");
	meeting_to_answers(w, 1);
	struct id again = meeting_seat(w, forgot(w, ROLE_PROFESSIONAL))->id;
	meeting_must(attend_set_present(w, again, false, &error), &error);
	assert_turnout(w, 0, 11);
	assert_int_equal(people_present(&workbook_session(w)->people), 11);
	meeting_assert_block(w, "limits.left", "1 persoon ging eerder weg.");
	meeting_must(attend_set_present(w, again, true, &error), &error);
	assert_turnout(w, 0, 12);
	meeting_must(attend_sit_out(w, again, true, &error), &error);
	assert_turnout(w, 0, 11);
	meeting_undo(w);
	assert_turnout(w, 0, 12);
	workbook_close(w);
}

static void a_number_that_came_back_and_a_new_one_never_make_too_many(void **state)
{
	(void)state;
	struct workbook *w = meeting_open("3 3");
	meeting_to_answers(w, 1);
	int again = forgot(w, ROLE_VOLUNTEER);
	meeting_answer(w, again, "3");
	for (int seat = 1; seat <= 6; seat++)
		meeting_answer(w, seat, "3");
	assert_turnout(w, 7, 7);
	workbook_close(w);
}

static void a_new_number_is_taken_back_with_one_key(void **state)
{
	(void)state;
	struct error error;
	struct workbook *w = meeting_open("6 6");
	meeting_to_answers(w, 1);
	int again = forgot(w, ROLE_VOLUNTEER);
	meeting_must(answer_open_seat(w, again, &error), &error);
	meeting_undo(w);
	assert_null(people_seat(&workbook_session(w)->people, again));
	assert_null(run_here(w)->form);
	assert_turnout(w, 0, 12);
	meeting_assert_block(w, "limits.again", "");
	assert_int_equal(forgot(w, ROLE_VOLUNTEER), again);
	workbook_close(w);
}

static void a_new_number_in_a_settled_role_counts_like_the_others(void **state)
{
	(void)state;
	struct error error;
	struct small_role small;
	struct workbook *w = meeting_open("5 5 2");
	choose(w, 0);
	int again = forgot(w, ROLE_BOTH);
	assert_int_equal(meeting_seat(w, again)->counts_with, ROLE_VOLUNTEER);
	assert_false(settle_seat(w, again, &small));
	workbook_close(w);
	w = meeting_open("5 5 2");
	small = asked(w);
	meeting_must(settle_each(w, &small, (const enum role[]){ROLE_PROFESSIONAL, ROLE_VOLUNTEER}, &error), &error);
	again = forgot(w, ROLE_BOTH);
	assert_true(settle_seat(w, again, &small));
	assert_int_equal(small.seats[0], again);
	meeting_must(settle_each(w, &small, (const enum role[]){ROLE_PROFESSIONAL}, &error), &error);
	assert_int_equal(meeting_seat(w, again)->counts_with, ROLE_PROFESSIONAL);
	assert_false(settle_seat(w, again, &small));
	assert_not_asked(w);
	workbook_close(w);
}

static void sixty_people_may_still_forget_a_number(void **state)
{
	(void)state;
	struct error error;
	int seat, added;
	struct session_list list = {0};
	struct workbook *w = meeting_open("60 ");
	assert_int_equal(forgot(w, ROLE_VOLUNTEER), 61);
	assert_false(attend_check_in(w, "1", &seat, &added, &error));
	w = meeting_reopen(w);
	assert_true(meeting_seat(w, 61)->again);
	meeting_must(workbook_sessions(w, &list, &error), &error);
	assert_int_equal(list.items[0].people, 60);
	session_list_release(&list);
	workbook_close(w);
}

/* --- coming and going --- */

static void whoever_comes_late_leaves_or_sits_out_changes_n(void **state)
{
	(void)state;
	struct error error;
	struct workbook *w = meeting_open("6 6");
	meeting_to_answers(w, 1);
	meeting_check_in(w, "1");
	assert_turnout(w, 0, 13);
	meeting_must(attend_set_present(w, meeting_seat(w, 2)->id, false, &error), &error);
	assert_turnout(w, 0, 12);
	assert_false(answer_open_seat(w, 2, &error));
	assert_string_equal(error.text, "Nummer 2 is weg; wie er weer is, zegt dat bij het aanmelden.");
	meeting_must(attend_set_present(w, meeting_seat(w, 2)->id, true, &error), &error);
	assert_turnout(w, 0, 13);
	meeting_undo(w);
	assert_turnout(w, 0, 12);
	meeting_undo(w);
	assert_turnout(w, 0, 13);
	meeting_undo(w);
	assert_turnout(w, 0, 12);
	workbook_close(w);
}

static void whoever_sits_out_may_take_part_again(void **state)
{
	(void)state;
	struct error error;
	struct workbook *w = meeting_open("6 6");
	meeting_to_answers(w, 1);
	struct id id = meeting_seat(w, 3)->id;
	meeting_must(attend_sit_out(w, id, true, &error), &error);
	meeting_answer(w, 4, "3");
	assert_true(attend_sits_out(w, id));
	assert_turnout(w, 1, 11);
	assert_false(answer_open_seat(w, 3, &error));
	meeting_must(attend_sit_out(w, id, false, &error), &error);
	assert_false(attend_sits_out(w, id));
	assert_turnout(w, 1, 12);
	meeting_undo(w);
	assert_turnout(w, 1, 11);
	assert_null(run_here(w)->form);
	meeting_must(attend_sit_out(w, id, false, &error), &error);
	meeting_answer(w, 3, "3");
	assert_turnout(w, 2, 12);
	workbook_close(w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_has_no_role_becomes_a_volunteer),
		cmocka_unit_test(a_new_number_makes_the_group_no_larger),
		cmocka_unit_test(the_answers_of_a_new_number_are_not_paired_with_those_before),
		cmocka_unit_test(who_leaves_under_a_new_number_is_one_person_less),
		cmocka_unit_test(a_number_that_came_back_and_a_new_one_never_make_too_many),
		cmocka_unit_test(a_new_number_is_taken_back_with_one_key),
		cmocka_unit_test(a_new_number_in_a_settled_role_counts_like_the_others),
		cmocka_unit_test(sixty_people_may_still_forget_a_number),
		cmocka_unit_test(whoever_comes_late_leaves_or_sits_out_changes_n),
		cmocka_unit_test(whoever_sits_out_may_take_part_again),
	};

	return cmocka_run_group_tests(tests, meeting_set_up, meeting_tear_down);
}
