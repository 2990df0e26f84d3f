/* SPDX-License-Identifier: EUPL-1.2 */
/* Sheets of paper typed back, through the calls that every front end makes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "lib/pile.h"
#include "workbook/attend.h"
#include "workbook/regret.h"
#include "workbook/ways.h"

static void asked_is(struct workbook *w, const char *field)
{
	const struct here *here = run_here(w);
	assert_non_null(here->form);
	assert_string_equal((size_t)here->field < here->form->count ? here->form->fields[here->field].id : "", field);
}

static void value_is(struct workbook *w, const char *field, const char *value)
{
	const char *given = answer_value(w, field);
	assert_string_equal(given ? given : "nothing", value);
}

static void waiting_is(struct workbook *w, const char *line)
{
	struct str said = STR_EMPTY;
	paper_waiting(w, &said);
	assert_string_equal(said.data, line);
	str_release(&said);
}

static void undo_says(struct workbook *w, const char *sentence)
{
	struct str said = STR_EMPTY;
	struct error error;
	pile_must(run_undo(w, &said, &error), &error);
	assert_string_equal(said.data, sentence);
	str_release(&said);
}

/* --- typing --- */

static void a_sheet_is_a_number_digits_and_words_last(void **state)
{
	struct workbook *w = *state;
	struct token token = {.wrong = false};
	struct error error;
	pile_begin(w, TYPES);
	pile_sheet_open(w, 7);
	asked_is(w, "pick");
	assert_int_equal(run_here(w)->participant->seat, 7);
	assert_int_equal(run_here(w)->question, 1);
	pile_type(w, &token, "2");
	asked_is(w, "many");
	assert_int_equal(run_here(w)->question, 3);
	pile_type(w, &token, "13 ");
	asked_is(w, "scale");
	pile_type(w, &token, "40");
	asked_is(w, "hours");
	pile_type(w, &token, "12");
	asked_is(w, "words");
	assert_int_equal(run_here(w)->question, 2);
	pile_must(answer_give(w, "words", "omdat het kan", &error), &error);
	asked_is(w, "more");
	pile_must(answer_give(w, "more", " ... ", &error), &error);
	asked_is(w, "");
	value_is(w, "more", "");
	value_is(w, "words", "omdat het kan");
	value_is(w, "pick", "b");
	value_is(w, "many", "a c");
	value_is(w, "scale", "4");
	value_is(w, "mark", "10");
	value_is(w, "hours", "12");
	pile_keep(w);
	pile_says(w, "Blad van nummer 7 bewaard. 1 van 9.");
	assert_null(run_here(w)->form);
	assert_int_equal(run_here(w)->handed_in, 1);
}

static void what_was_not_typed_is_left_open(void **state)
{
	struct workbook *w = *state;
	struct str said = STR_EMPTY;
	struct token token = {.wrong = false};
	pile_begin(w, TYPES);
	pile_sheet_open(w, 1);
	pile_type(w, &token, "2.");
	assert_int_equal(paper_untyped(w, &said), 3);
	assert_string_equal(said.data, "Nog niet getypt: vraag 4 t/m 6.");
	str_release(&said);
	pile_keep(w);
	undo_says(w, "Het blad van nummer 1 ligt weer open, zoals het getypt was.");
	value_is(w, "pick", "b");
	value_is(w, "many", "");
	value_is(w, "scale", "");
	value_is(w, "words", "");
}

static void the_role_is_asked_where_it_is_not_known(void **state)
{
	struct workbook *w = *state;
	pile_begin(w, TYPES);
	pile_sheet_open(w, 9);
	asked_is(w, "role");
	assert_int_equal(run_here(w)->question, 0);
	pile_must(answer_put_aside(w, &(struct error){""}), &(struct error){""});
	pile_sheet_open(w, 0);
	asked_is(w, "role");
	assert_null(run_here(w)->participant);
	assert_null(run_here(w)->team);
}

static void a_mistake_in_an_earlier_question_is_reached(void **state)
{
	struct workbook *w = *state;
	struct token token = {.wrong = false};
	struct error error;
	pile_begin(w, TYPES);
	pile_sheet_open(w, 1);
	pile_type(w, &token, "2 12 4");
	pile_must(answer_move(w, -1, &error) && answer_move(w, -1, &error) && answer_move(w, -1, &error), &error);
	asked_is(w, "pick");
	pile_must(answer_move(w, -1, &error), &error);
	asked_is(w, "pick");
	pile_type(w, &token, "3");
	asked_is(w, "many");
	value_is(w, "pick", "c");
	value_is(w, "many", "a b");
	for (int i = 0; i < 20; i++)
		pile_must(answer_move(w, 1, &error), &error);
	asked_is(w, "");
	pile_must(answer_move(w, -1, &error), &error);
	asked_is(w, "more");
}

static void backspace_goes_through_the_whole_sheet(void **state)
{
	struct workbook *w = *state;
	struct token token = {.wrong = false};
	struct error error;
	pile_begin(w, TYPES);
	pile_sheet_open(w, 1);
	pile_type(w, &token, "213 4");
	asked_is(w, "mark");
	assert_true(paper_key_back(w, &token, &error));
	asked_is(w, "scale");
	assert_string_equal(token.text, "");
	value_is(w, "scale", "nothing");
	assert_true(paper_key_back(w, &token, &error));
	asked_is(w, "many");
	assert_string_equal(token.text, "1+");
	pile_type(w, &token, "2 ");
	value_is(w, "many", "a b");
	assert_true(paper_key_back(w, &token, &error) && token_back(&token) && paper_key_back(w, &token, &error));
	asked_is(w, "pick");
	value_is(w, "pick", "nothing");
	assert_false(paper_key_back(w, &token, &error));
	assert_string_equal(error.text, "");
}

static void a_wrong_digit_is_refused_and_the_sheet_stands(void **state)
{
	struct workbook *w = *state;
	struct token token = {.wrong = false};
	struct error error;
	pile_begin(w, TYPES);
	pile_sheet_open(w, 1);
	assert_int_equal(paper_key(w, &token, '4', &error), TYPED_WRONG);
	assert_string_equal(error.text, "4 kan hier niet: het is een heel getal van 1 tot en met 3.");
	assert_int_equal(paper_key(w, &token, '1', &error), TYPED_WRONG);
	value_is(w, "pick", "nothing");
	assert_true(token_back(&token));
	pile_type(w, &token, "1");
	value_is(w, "pick", "a");
	assert_false(answer_give(w, "pick", "d", &error));
	assert_false(answer_give(w, "mark", "11", &error));
	assert_false(answer_give(w, "story", "1", &error));
	value_is(w, "pick", "a");
}

/* --- seats --- */

static void refused(struct workbook *w, int seat, const char *sentence)
{
	struct error error = {""};
	assert_false(answer_open_seat(w, seat, &error));
	assert_string_equal(error.text, sentence);
	assert_null(run_here(w)->form);
}

static void a_number_that_cannot_be_gets_a_sentence(void **state)
{
	struct workbook *w = *state;
	struct error error;
	pile_begin(w, TYPES);
	pile_sheet(w, 2, "1");
	refused(w, 2, "De antwoorden van nummer 2 zijn al binnen. Is dit een ander blad? Typ het dan zonder nummer: 0.");
	refused(w, 10, "Nummer 10 is niet aangemeld. Meld deze persoon eerst aan, of typ het blad zonder nummer: 0.");
	pile_must(attend_set_present(w, people_seat(&workbook_session(w)->people, 3)->id, false, &error), &error);
	refused(w, 3, "Nummer 3 is weg. Geef bij het aanmelden aan dat deze persoon er weer is, of typ het blad zonder nummer: 0.");
	pile_must(attend_sit_out(w, people_seat(&workbook_session(w)->people, 4)->id, true, &error), &error);
	refused(w, 4, "Nummer 4 doet nu niet mee; wie weer mee wil doen, zegt dat bij het aanmelden.");
	assert_false(answer_open_team(w, 0, &error));
}

static void who_is_not_in_yet_is_said_by_number(void **state)
{
	struct workbook *w = *state;
	struct token token = {.wrong = false};
	struct error error;
	pile_begin(w, TYPES);
	waiting_is(w, "");
	pile_sheet(w, 4, "1");
	waiting_is(w, "Nog niet binnen: 1 t/m 3, 5 t/m 9.");
	pile_sheet(w, 1, "1");
	pile_sheet(w, 7, "1");
	pile_sheet(w, 0, "1");
	pile_must(attend_sit_out(w, people_seat(&workbook_session(w)->people, 9)->id, true, &error), &error);
	pile_sheet_open(w, 5);
	pile_type(w, &token, "1");
	pile_must(answer_put_aside(w, &error), &error);
	waiting_is(w, "Nog niet binnen: 2, 3, 5, 6, 8. 1 blad heeft geen nummer. Half getypt: 5.");
}

static void nobody_waits_for_answers_that_were_taken_away(void **state)
{
	struct workbook *w = *state;
	struct token token = {.wrong = false};
	struct error error;
	pile_begin(w, TYPES);
	for (int seat = 1; seat <= 7; seat++)
		pile_sheet(w, seat, "1");
	pile_sheet_open(w, 8);
	pile_type(w, &token, "3");
	pile_must(answer_put_aside(w, &error), &error);
	waiting_is(w, "Nog niet binnen: 8, 9. Half getypt: 8.");
	pile_must(regret_erase_seat(w, 8, &error) && regret_erase_seat(w, 2, &error), &error);
	waiting_is(w, "Nog niet binnen: 9.");
	assert_int_equal(run_here(w)->asked, 7);
}

static void sheets_never_are_more_than_people_without_saying_so(void **state)
{
	struct workbook *w = *state;
	struct str said = STR_EMPTY;
	pile_begin(w, TYPES);
	for (int i = 0; i < 9; i++)
		pile_sheet(w, 0, "11");
	pile_says(w, "Blad zonder nummer bewaard. 9 van 9.");
	assert_int_equal(run_here(w)->sheets, 9);
	assert_int_equal(run_missing(w), 0);
	pile_sheet(w, 1, "1");
	pile_says(w, "Blad van nummer 1 bewaard. 10 bladen, 9 mensen.");
	assert_int_equal(run_missing(w), 0);
	run_answered(w, &said);
	assert_string_equal(said.data, "10 bladen, 9 mensen");
	str_release(&said);
	assert_true(pile_summary_has(w, "10 bladen, en er waren 9 mensen"));
	assert_true(pile_summary_has(w, "9 bladen papier hadden geen nummer"));
}

/* --- undo, a kill, another way --- */

static void one_sheet_is_one_thing_to_undo(void **state)
{
	struct workbook *w = *state;
	pile_begin(w, TYPES);
	pile_sheet(w, 1, "213 4");
	pile_sheet(w, 0, "5113 4");
	assert_int_equal(run_here(w)->handed_in, 2);
	undo_says(w, "Het blad zonder nummer ligt weer open, zoals het getypt was.");
	assert_null(run_here(w)->participant);
	value_is(w, "role", "manager");
	value_is(w, "pick", "a");
	assert_int_equal(run_here(w)->handed_in, 1);
	pile_keep(w);
	assert_int_equal(run_here(w)->handed_in, 2);
	undo_says(w, "Het blad zonder nummer ligt weer open, zoals het getypt was.");
	pile_must(paper_drop(w, &(struct error){""}), &(struct error){""});
	undo_says(w, "Het blad van nummer 1 ligt weer open, zoals het getypt was.");
	value_is(w, "many", "a c");
	pile_must(paper_drop(w, &(struct error){""}), &(struct error){""});
	assert_int_equal(run_here(w)->handed_in, 0);
	waiting_is(w, "");
	undo_says(w, "Ongedaan gemaakt: het laatste bij het aanmelden.");
}

static void a_half_typed_sheet_survives_a_kill(void **state)
{
	struct workbook *w = *state;
	struct token token = {.wrong = false};
	struct error error;
	pile_begin(w, TYPES);
	pile_sheet_open(w, 6);
	pile_type(w, &token, "213 ");
	w = pile_again(state);
	asked_is(w, "scale");
	assert_int_equal(run_here(w)->participant->seat, 6);
	value_is(w, "many", "a c");
	assert_int_equal(run_here(w)->handed_in, 0);
	pile_must(answer_put_aside(w, &error), &error);
	pile_sheet_open(w, 0);
	pile_type(w, &token, "42");
	w = pile_again(state);
	asked_is(w, "many");
	value_is(w, "role", "citizen");
	pile_must(answer_put_aside(w, &error), &error);
	pile_sheet_open(w, 0);
	value_is(w, "pick", "b");
	pile_keep(w);
	pile_sheet_open(w, 0);
	value_is(w, "pick", "nothing");
}

static void half_typed_sheets_are_said_and_never_shown(void **state)
{
	struct workbook *w = *state;
	struct token token = {.wrong = false};
	struct str question = STR_EMPTY;
	struct error error;
	pile_begin(w, TYPES);
	for (int seat = 1; seat <= 8; seat++)
		pile_sheet(w, seat, "1");
	pile_sheet_open(w, 9);
	pile_type(w, &token, "63");
	pile_must(answer_put_aside(w, &error), &error);
	assert_true(run_reveal_asks(w, &question));
	assert_string_equal(question.data, "1 antwoord nog niet. 1 blad is half getypt en telt nog niet mee. Toch laten zien?");
	str_release(&question);
	pile_go_on(w);
	assert_int_equal(run_here(w)->handed_in, 8);
}

static void another_way_is_not_for_sheets_that_are_half_typed(void **state)
{
	struct workbook *w = *state;
	struct token token = {.wrong = false};
	struct error error;
	pile_begin(w, TYPES);
	pile_sheet_open(w, 1);
	assert_true(run_may_change_way(w));
	pile_type(w, &token, "1");
	assert_false(run_may_change_way(w));
	assert_false(run_open_step(w, WAY_EACH, &error));
	pile_must(paper_drop(w, &error), &error);
	pile_must(run_open_step(w, WAY_EACH, &error), &error);
	assert_false(paper_open(w, &error));
	assert_false(paper_drop(w, &error));
	pile_sheet_open(w, 1);
	assert_null(answer_value(w, "pick"));
}

static void going_on_keeps_the_sheet_that_is_open(void **state)
{
	struct workbook *w = *state;
	struct token token = {.wrong = false};
	pile_begin(w, TYPES);
	pile_sheet_open(w, 1);
	pile_type(w, &token, "2");
	pile_go_on(w);
	assert_int_equal(run_here(w)->phase, PHASE_PICTURE);
	assert_int_equal(run_here(w)->handed_in, 1);
}

#define IN_ROOM(test) cmocka_unit_test_setup_teardown(test, pile_open, pile_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ROOM(a_sheet_is_a_number_digits_and_words_last),
		IN_ROOM(what_was_not_typed_is_left_open),
		IN_ROOM(the_role_is_asked_where_it_is_not_known),
		IN_ROOM(a_mistake_in_an_earlier_question_is_reached),
		IN_ROOM(backspace_goes_through_the_whole_sheet),
		IN_ROOM(a_wrong_digit_is_refused_and_the_sheet_stands),
		IN_ROOM(a_number_that_cannot_be_gets_a_sentence),
		IN_ROOM(who_is_not_in_yet_is_said_by_number),
		IN_ROOM(nobody_waits_for_answers_that_were_taken_away),
		IN_ROOM(sheets_never_are_more_than_people_without_saying_so),
		IN_ROOM(one_sheet_is_one_thing_to_undo),
		IN_ROOM(a_half_typed_sheet_survives_a_kill),
		IN_ROOM(half_typed_sheets_are_said_and_never_shown),
		IN_ROOM(another_way_is_not_for_sheets_that_are_half_typed),
		IN_ROOM(going_on_keeps_the_sheet_that_is_open),
	};
	return cmocka_run_group_tests(tests, pile_set_up, pile_tear_down);
}
