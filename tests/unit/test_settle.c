/* SPDX-License-Identifier: EUPL-1.2 */
/* Small roles settled at check-in, and how much the group shows. */
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

static void assert_not_asked(struct workbook *w)
{
	struct small_role small;
	if (settle_next(w, &small))
		fail_msg("a role of %d is asked about", small.people);
}

static void assert_question(struct workbook *w, const char *question, const char *const *rows)
{
	struct small_role small = asked(w);
	struct str text = STR_EMPTY;
	settle_question(&small, &text);
	assert_string_equal(text.data, question);
	str_release(&text);
	for (int i = 0; i < settle_rows(&small); i++)
		assert_string_equal(settle_row(&small, i), rows[i]);
	assert_null(rows[settle_rows(&small)]);
}

static void choose(struct workbook *w, int row)
{
	struct error error;
	struct small_role small = asked(w);
	meeting_must(settle_choose(w, &small, row, &error), &error);
}

static void assert_counts(struct workbook *w, const char *seats, enum role with)
{
	for (const char *at = seats; *at; at += strcspn(at, " "), at += strspn(at, " "))
		assert_int_equal(meeting_seat(w, (int)strtol(at, NULL, 10))->counts_with, with);
}

/* --- small roles --- */

static void a_small_role_is_asked_about_with_the_roles_that_are_large_enough(void **state)
{
	(void)state;
	struct workbook *w = meeting_open("5 5 2");
	assert_question(w, "2 mensen met beide rollen: te weinig voor een eigen beeld. Bij wie tellen zij vandaag mee?",
		(const char *const[]){"vrijwilligers", "beroepskrachten", "ieder kiest zelf", "geen beeld per rol", NULL});
	workbook_close(w);
	w = meeting_open("5 5 0 1");
	assert_question(w, "1 inwoner: te weinig voor een eigen beeld. Bij wie telt die vandaag mee?",
		(const char *const[]){"vrijwilligers", "beroepskrachten", "geen beeld per rol", NULL});
	workbook_close(w);
	w = meeting_open("5 5 0 0 2");
	assert_question(w, "2 leidinggevenden: te weinig voor een eigen beeld. Bij wie tellen zij vandaag mee?",
		(const char *const[]){"vrijwilligers", "beroepskrachten", "ieder kiest zelf", "geen beeld per rol", NULL});
	workbook_close(w);
	w = meeting_open("5 5 0 0 0 1");
	assert_question(w, "1 persoon met een andere rol: te weinig voor een eigen beeld. Bij wie telt die vandaag mee?",
		(const char *const[]){"vrijwilligers", "beroepskrachten", "geen beeld per rol", NULL});
	workbook_close(w);
}

static void roles_that_become_large_enough_together_are_offered_last(void **state)
{
	(void)state;
	struct workbook *w = meeting_open("2 5 2 1");
	assert_question(w, "2 vrijwilligers: te weinig voor een eigen beeld. Bij wie tellen zij vandaag mee?",
		(const char *const[]){"beroepskrachten", "mensen met beide rollen", "inwoners", "ieder kiest zelf", "geen beeld per rol", NULL});
	choose(w, 1);
	assert_counts(w, "1 2", ROLE_BOTH);
	struct small_role small = asked(w);
	assert_int_equal(small.role, ROLE_CITIZEN);
	choose(w, 0);
	assert_not_asked(w);
	workbook_close(w);
}

static void nothing_is_asked_where_nothing_would_change(void **state)
{
	static const char *const rooms[] = {"6 6", "10 2", "2 1", "8 ", "3 3 3 3", "2 2", "000000", "5 0 2"};
	(void)state;
	for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
		struct workbook *w = meeting_open(rooms[i]);
		assert_not_asked(w);
		workbook_close(w);
	}
}

static void several_small_roles_are_asked_one_after_another(void **state)
{
	(void)state;
	struct workbook *w = meeting_open("5 5 2 1");
	assert_int_equal(asked(w).role, ROLE_BOTH);
	choose(w, 0);
	assert_int_equal(asked(w).role, ROLE_CITIZEN);
	choose(w, 1);
	assert_not_asked(w);
	assert_counts(w, "11 12", ROLE_VOLUNTEER);
	assert_counts(w, "13", ROLE_PROFESSIONAL);
	w = meeting_reopen(w);
	assert_not_asked(w);
	assert_counts(w, "11 12", ROLE_VOLUNTEER);
	meeting_undo(w);
	assert_counts(w, "13", ROLE_UNKNOWN);
	assert_counts(w, "11 12", ROLE_VOLUNTEER);
	meeting_undo(w);
	assert_counts(w, "11 12", ROLE_UNKNOWN);
	assert_int_equal(asked(w).role, ROLE_BOTH);
	workbook_close(w);
}

static void each_chooses_and_one_key_takes_all_back(void **state)
{
	(void)state;
	struct error error;
	struct workbook *w = meeting_open("5 5 2");
	struct small_role small = asked(w);
	assert_true(settle_row_is_each(&small, 2));
	assert_int_equal(small.seat_count, 2);
	assert_int_equal(small.seats[0], 11);
	meeting_must(settle_each(w, &small, (const enum role[]){ROLE_PROFESSIONAL, ROLE_VOLUNTEER}, &error), &error);
	assert_counts(w, "11", ROLE_PROFESSIONAL);
	assert_counts(w, "12", ROLE_VOLUNTEER);
	assert_not_asked(w);
	meeting_undo(w);
	assert_counts(w, "11 12", ROLE_UNKNOWN);
	workbook_close(w);
}

static void no_picture_per_role_is_kept_and_can_be_taken_back(void **state)
{
	(void)state;
	struct workbook *w = meeting_open("5 5 2");
	choose(w, 3);
	assert_false(workbook_session(w)->split);
	assert_not_asked(w);
	meeting_assert_block(w, "limits.roles", "De groep koos voor geen beeld per rol.");
	meeting_undo(w);
	assert_true(workbook_session(w)->split);
	assert_int_equal(asked(w).role, ROLE_BOTH);
	workbook_close(w);
}

static void what_was_left_for_later_is_asked_again_only_in_another_room(void **state)
{
	(void)state;
	struct error error;
	struct workbook *w = meeting_open("5 5 1");
	asked(w);
	settle_later(w);
	assert_not_asked(w);
	assert_true(settle_may_again(w));
	meeting_check_in(w, "3");
	assert_int_equal(asked(w).people, 2);
	settle_later(w);
	assert_not_asked(w);
	meeting_must(settle_again(w, &error), &error);
	assert_int_equal(asked(w).people, 2);
	settle_later(w);
	meeting_must(workbook_set_threshold(w, THRESHOLD_LARGE, false, &error), &error);
	assert_int_equal(asked(w).people, 2);
	workbook_close(w);
}

static void after_the_first_picture_nothing_is_asked(void **state)
{
	(void)state;
	struct error error;
	struct workbook *w = meeting_open("5 5 2");
	meeting_to_answers(w, 1);
	meeting_answer(w, 1, "3");
	asked(w);
	meeting_reveal(w);
	assert_not_asked(w);
	assert_false(settle_again(w, &error));
	assert_non_null(strstr(error.text, "al een beeld"));
	meeting_check_in(w, "4");
	assert_not_asked(w);
	workbook_close(w);
}

static void who_comes_late_counts_like_the_others_of_that_role(void **state)
{
	(void)state;
	struct error error;
	struct workbook *w = meeting_open("5 5 1");
	choose(w, 1);
	meeting_to_answers(w, 1);
	meeting_reveal(w);
	meeting_check_in(w, "3");
	assert_counts(w, "12", ROLE_PROFESSIONAL);
	assert_not_asked(w);
	meeting_must(attend_set_role(w, meeting_seat(w, 1)->id, ROLE_BOTH, &error), &error);
	assert_counts(w, "1", ROLE_PROFESSIONAL);
	meeting_must(attend_set_role(w, meeting_seat(w, 1)->id, ROLE_VOLUNTEER, &error), &error);
	assert_counts(w, "1", ROLE_UNKNOWN);
	meeting_undo(w);
	assert_counts(w, "1", ROLE_PROFESSIONAL);
	assert_int_equal(meeting_seat(w, 1)->role, ROLE_BOTH);
	workbook_close(w);
}

static void who_comes_late_where_each_chose_is_asked(void **state)
{
	(void)state;
	struct error error;
	struct workbook *w = meeting_open("5 5 2");
	struct small_role small = asked(w);
	meeting_must(settle_each(w, &small, (const enum role[]){ROLE_PROFESSIONAL, ROLE_VOLUNTEER}, &error), &error);
	meeting_to_answers(w, 1);
	meeting_reveal(w);
	meeting_check_in(w, "3");
	small = asked(w);
	assert_int_equal(small.people, 1);
	assert_int_equal(small.seats[0], 13);
	choose(w, 0);
	assert_counts(w, "13 12", ROLE_VOLUNTEER);
	assert_counts(w, "11", ROLE_PROFESSIONAL);
	workbook_close(w);
}

static void a_role_that_grew_before_the_first_picture_counts_for_itself(void **state)
{
	(void)state;
	struct workbook *w = meeting_open("5 5 2");
	choose(w, 0);
	meeting_check_in(w, "33");
	assert_counts(w, "11 12 13 14", ROLE_UNKNOWN);
	assert_not_asked(w);
	meeting_undo(w);
	assert_counts(w, "11 12", ROLE_VOLUNTEER);
	assert_int_equal(workbook_session(w)->people.count, 12);
	workbook_close(w);
}

static void roles_that_were_settled_are_shown_together(void **state)
{
	(void)state;
	struct workbook *w = meeting_open("5 5 2");
	choose(w, 0);
	meeting_to_answers(w, 1);
	for (int seat = 1; seat <= 12; seat++)
		meeting_answer(w, seat, seat <= 5 ? "2" : "6");
	meeting_reveal(w);
	meeting_assert_block(w, "summary.people", "12 deelnemers: 7 vrijwilligers, 5 beroepskrachten.");
	meeting_assert_block(w, "limits.settled", "Wie een kleine rol had, telt mee bij een andere rol; dat is bij het aanmelden gekozen.");
	meeting_assert_block(w, "kaders-of-speelruimte.roles.hidden", "");
	workbook_close(w);
}

/* Hands are counted of everybody who counts in that role. */
static void hands_of_a_role_are_asked_of_all_who_count_in_it(void **state)
{
	(void)state;
	struct error error;
	struct str said = STR_EMPTY;
	struct workbook *w = meeting_open("5 5 2");
	choose(w, 0);
	meeting_must(run_go_to(w, 2, &error), &error);
	while (run_here(w)->phase != PHASE_ANSWERS)
		meeting_must(run_go_on(w, &error), &error);
	meeting_must(run_open_step(w, WAY_HANDS, &error), &error);
	const char *field = run_here(w)->step_form->fields[0].id;
	assert_false(answer_hands_too_many(w, field, ROLE_VOLUNTEER, "4 3", &said));
	assert_true(answer_hands_too_many(w, field, ROLE_VOLUNTEER, "4 4", &said));
	str_clear(&said);
	meeting_must(answer_hands(w, field, ROLE_VOLUNTEER, "4 2", &said, &error), &error);
	assert_non_null(strstr(said.data, "6 van de 7"));
	str_release(&said);
	workbook_close(w);
}

/* --- how much is shown --- */

static bool asks(struct workbook *w, int threshold)
{
	struct str question = STR_EMPTY;
	bool asked_all = workbook_threshold_asks(w, threshold, &question);
	assert_int_equal(asked_all, question.len > 0);
	if (asked_all)
		assert_non_null(strstr(question.data, "Eén nee is genoeg."));
	str_release(&question);
	return asked_all;
}

static void everything_is_shown_only_when_everybody_agrees(void **state)
{
	(void)state;
	struct error error;
	struct workbook *w = meeting_open("5 5 2");
	assert_int_equal(workbook_threshold(w), THRESHOLD_USUAL);
	assert_false(asks(w, THRESHOLD_LARGE));
	assert_false(asks(w, NO_PICTURE_PER_ROLE));
	assert_true(asks(w, THRESHOLD_ALL));
	assert_false(workbook_set_threshold(w, THRESHOLD_ALL, false, &error));
	assert_int_equal(workbook_session(w)->threshold, 3);
	meeting_must(workbook_set_threshold(w, THRESHOLD_ALL, true, &error), &error);
	assert_not_asked(w);
	meeting_assert_block(w, "limits.roles", "De groep koos om alles te laten zien, ook wat één persoon koos.");
	w = meeting_reopen(w);
	assert_int_equal(workbook_threshold(w), THRESHOLD_ALL);
	meeting_undo(w);
	assert_int_equal(workbook_threshold(w), THRESHOLD_USUAL);
	assert_false(workbook_set_threshold(w, 2, true, &error));
	workbook_close(w);
}

static void showing_more_after_answers_asks_and_showing_less_never(void **state)
{
	(void)state;
	struct error error;
	struct workbook *w = meeting_open("6 6");
	meeting_must(workbook_set_threshold(w, THRESHOLD_LARGE, false, &error), &error);
	assert_false(asks(w, THRESHOLD_USUAL));
	meeting_to_answers(w, 1);
	assert_false(asks(w, THRESHOLD_USUAL));
	meeting_answer(w, 1, "4");
	assert_true(asks(w, THRESHOLD_USUAL));
	assert_false(workbook_set_threshold(w, THRESHOLD_USUAL, false, &error));
	assert_int_equal(workbook_threshold(w), THRESHOLD_LARGE);
	meeting_must(workbook_set_threshold(w, NO_PICTURE_PER_ROLE, false, &error), &error);
	assert_int_equal(workbook_session(w)->threshold, THRESHOLD_LARGE);
	assert_true(asks(w, THRESHOLD_LARGE));
	meeting_must(workbook_set_threshold(w, THRESHOLD_USUAL, true, &error), &error);
	assert_int_equal(workbook_threshold(w), THRESHOLD_USUAL);
	meeting_must(workbook_set_threshold(w, THRESHOLD_LARGE, false, &error), &error);
	meeting_assert_block(w, "limits.roles", "Een beeld per rol staat er alleen als elke groep minstens 5 antwoorden heeft; kleinere rollen zijn samengenomen.");
	workbook_close(w);
}

#define PLACES "kaders-of-speelruimte.place.sides"

/* Everybody saw who had the laptop: of one or two the summary would tell what they chose. */
static void what_one_or_two_chose_is_in_no_summary_before_the_group_was_shown_it(void **state)
{
	(void)state;
	const char *few = "Van 1 vragenronde staat hier niets: er antwoordden maar één of twee mensen, en je zou zien wat zij kozen.";
	struct workbook *w = meeting_open("7 5");
	meeting_to_answers(w, 1);
	meeting_answer(w, 4, "6");
	meeting_answer(w, 9, "2");
	meeting_assert_block(w, PLACES, "");
	meeting_assert_block(w, "limits.few", few);
	meeting_answer(w, 2, "1");
	meeting_assert_block(w, "limits.few", "");
	meeting_assert_block(w, PLACES, "2 van de 3 aan de kant van “Duidelijke kaders”, 1 aan de kant van “Ruimte voor eigen inzicht”, 0 in het midden.");
	workbook_close(w);
}

static void what_the_group_was_shown_of_two_is_in_the_summary(void **state)
{
	(void)state;
	struct workbook *w = meeting_open("7 5");
	meeting_to_answers(w, 1);
	meeting_answer(w, 4, "6");
	meeting_answer(w, 9, "2");
	meeting_reveal(w);
	meeting_assert_block(w, "limits.few", "");
	meeting_assert_block(w, PLACES, "1 van de 2 aan de kant van “Duidelijke kaders”, 1 aan de kant van “Ruimte voor eigen inzicht”, 0 in het midden.");
	workbook_close(w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_small_role_is_asked_about_with_the_roles_that_are_large_enough),
		cmocka_unit_test(roles_that_become_large_enough_together_are_offered_last),
		cmocka_unit_test(nothing_is_asked_where_nothing_would_change),
		cmocka_unit_test(several_small_roles_are_asked_one_after_another),
		cmocka_unit_test(each_chooses_and_one_key_takes_all_back),
		cmocka_unit_test(no_picture_per_role_is_kept_and_can_be_taken_back),
		cmocka_unit_test(what_was_left_for_later_is_asked_again_only_in_another_room),
		cmocka_unit_test(after_the_first_picture_nothing_is_asked),
		cmocka_unit_test(who_comes_late_counts_like_the_others_of_that_role),
		cmocka_unit_test(who_comes_late_where_each_chose_is_asked),
		cmocka_unit_test(a_role_that_grew_before_the_first_picture_counts_for_itself),
		cmocka_unit_test(roles_that_were_settled_are_shown_together),
		cmocka_unit_test(hands_of_a_role_are_asked_of_all_who_count_in_it),
		cmocka_unit_test(everything_is_shown_only_when_everybody_agrees),
		cmocka_unit_test(showing_more_after_answers_asks_and_showing_less_never),
		cmocka_unit_test(what_one_or_two_chose_is_in_no_summary_before_the_group_was_shown_it),
		cmocka_unit_test(what_the_group_was_shown_of_two_is_in_the_summary),
	};

	return cmocka_run_group_tests(tests, meeting_set_up, meeting_tear_down);
}
