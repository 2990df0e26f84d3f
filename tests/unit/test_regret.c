/* SPDX-License-Identifier: EUPL-1.2 */
/* An answer that is taken away, through the calls that every front end makes: no byte of it stays, nobody waits for it, a count remains. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/party.h"
#include "store/answers.h"
#include "store/sessions.h"
#include "workbook/answer.h"
#include "workbook/attend.h"
#include "workbook/regret.h"
#include "workbook/run.h"
#include "workbook/state.h"
#include "workbook/summary.h"
#include "workbook/ways.h"

enum { DILEMMA = 1, TASKS = 2, EVALUATION = 4, EVERYBODY = 12 };

static const char *room_name(void)
{
	return "room.db";
}

static int open_room(void **state)
{
	*state = party_open(room_name(), "teamoverleg", "5 5 2");
	return 0;
}

static int close_room(void **state)
{
	char *path = party_path(room_name());

	workbook_close(*state);
	remove(path);
	free(path);
	return 0;
}

static const char *words_of(int seat)
{
	static char words[80];

	snprintf(words, sizeof words, "QZ%02dmarker en nog wat woorden erbij", seat);
	return words;
}

/* Everybody answers the evaluation, with words of their own. */
static void evaluate(struct workbook *w)
{
	party_to(w, EVALUATION, WAY_EACH);
	for (int seat = 1; seat <= EVERYBODY; seat++)
		party_answer(w, seat, words_of(seat));
}

static void to_the_end(struct workbook *w)
{
	while (run_here(w)->phase != PHASE_END)
		party_go_on(w);
}

static bool summary_has(struct workbook *w, const char *words)
{
	struct error error;
	struct summary summary = {0};
	bool found = false;

	party_must(summary_make(w, true, &summary, &error), &error);
	for (const struct format *format = report_formats; format->name; format++) {
		struct str out = STR_EMPTY;

		summary_write(&summary, format, false, &out);
		found = found || strstr(out.data, words);
		str_release(&out);
	}
	summary_release(&summary);
	return found;
}

static void take_away(struct workbook *w, int seat, size_t which)
{
	struct error error;
	struct regret_forms forms = {0};

	party_must(regret_forms(w, seat, &forms, &error), &error);
	assert_true(which < forms.count);
	party_must(regret_erase(w, &forms.items[which], &error), &error);
	regret_forms_release(&forms);
}

static size_t count_forms(struct workbook *w, int seat)
{
	struct error error;
	struct regret_forms forms = {0};
	size_t count;

	party_must(regret_forms(w, seat, &forms, &error), &error);
	count = forms.count;
	regret_forms_release(&forms);
	return count;
}

/* --- gone --- */

static void no_byte_of_it_is_left_and_the_others_stay(void **state)
{
	struct workbook *w = *state;

	evaluate(w);
	to_the_end(w);
	party_keep_all(w);
	assert_true(summary_has(w, "QZ03marker"));
	assert_true(party_file_has(room_name(), "QZ03marker"));
	take_away(w, 3, 0);
	assert_false(party_file_has(room_name(), "QZ03marker"));
	assert_false(summary_has(w, "QZ03marker"));
	for (int seat = 1; seat <= EVERYBODY; seat++)
		assert_int_equal(summary_has(w, words_of(seat)), seat != 3);
}

/* What was typed, changed, undone, half typed, judged and reworded: all of it. */
static void earlier_words_go_too(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct str said = STR_EMPTY;
	struct summary_texts texts = {0};

	party_to(w, EVALUATION, WAY_EACH);
	for (int seat = 1; seat < 5; seat++)
		party_answer(w, seat, words_of(seat));
	party_must(summary_texts(w, &texts, &error), &error);
	for (size_t i = 0; i < texts.count; i++)
		if (strstr(texts.items[i].text, "QZ02"))
			party_must(summary_review(w, texts.items[i].action, texts.items[i].field, VERDICT_EDITED, "QZreworded", &error) &&
				summary_review(w, texts.items[i].action, texts.items[i].field, VERDICT_EDITED, "QZagain", &error), &error);
	summary_texts_release(&texts);
	party_must(answer_open_seat(w, 6, &error) && answer_give(w, "mark", "7", &error) && answer_give(w, "satisfaction", "3", &error) &&
		answer_give(w, "valuable", "QZundone", &error) && run_undo(w, &said, &error) && answer_give(w, "valuable", "QZgiven", &error) &&
		answer_draft(w, "QZhalf", &error), &error);
	str_release(&said);
	assert_true(party_file_has(room_name(), "QZundone") && party_file_has(room_name(), "QZhalf") && party_file_has(room_name(), "QZreworded"));
	party_must(regret_erase_seat(w, 6, &error) && regret_erase_seat(w, 2, &error), &error);
	assert_false(party_file_has(room_name(), "QZundone"));
	assert_false(party_file_has(room_name(), "QZgiven"));
	assert_false(party_file_has(room_name(), "QZhalf"));
	assert_false(party_file_has(room_name(), "QZreworded"));
	assert_false(party_file_has(room_name(), "QZagain"));
	assert_false(party_file_has(room_name(), "QZ02marker"));
	assert_null(run_here(w)->form);
	assert_true(party_file_has(room_name(), "QZ03marker"));
}

static void the_name_goes_with_everything_and_the_seat_stays(void **state)
{
	struct workbook *w = *state;
	struct error error;
	const struct participant *one;

	party_must(workbook_set_names(w, true, &error), &error);
	one = people_seat(&workbook_session(w)->people, 4);
	party_must(attend_set_name(w, one->id, "QZname", &error), &error);
	one = people_seat(&workbook_session(w)->people, 4);
	party_must(attend_set_name(w, one->id, "QZother", &error), &error);
	party_must(regret_erase_seat(w, 4, &error), &error);
	one = people_seat(&workbook_session(w)->people, 4);
	assert_non_null(one);
	assert_null(one->name);
	assert_int_equal(one->role, ROLE_VOLUNTEER);
	assert_false(party_file_has(room_name(), "QZname"));
	assert_false(party_file_has(room_name(), "QZother"));
}

/* --- counted --- */

static void nobody_waits_for_who_took_an_answer_away(void **state)
{
	struct workbook *w = *state;

	party_to(w, DILEMMA, WAY_EACH);
	for (int seat = 1; seat <= 11; seat++)
		party_answer(w, seat, "");
	assert_int_equal(run_missing(w), 1);
	take_away(w, 5, 0);
	assert_int_equal(run_here(w)->handed_in, 10);
	assert_int_equal(run_here(w)->asked, 11);
	assert_int_equal(run_missing(w), 1);
	assert_int_equal(regret_count(w), 1);
	assert_true(summary_has(w, "1 formulier is op verzoek weggehaald"));
}

static void the_same_person_may_answer_again_while_the_step_is_open(void **state)
{
	struct workbook *w = *state;

	party_to(w, DILEMMA, WAY_EACH);
	for (int seat = 1; seat <= EVERYBODY; seat++)
		party_answer(w, seat, "");
	take_away(w, 5, 0);
	assert_int_equal(run_here(w)->asked, 11);
	party_answer(w, 5, "");
	assert_int_equal(run_here(w)->handed_in, EVERYBODY);
	assert_int_equal(run_here(w)->asked, EVERYBODY);
	take_away(w, 5, 0);
	assert_int_equal(run_here(w)->handed_in, 11);
	assert_int_equal(regret_count(w), 2);
}

static void a_form_that_never_counted_is_no_form_taken_away(void **state)
{
	struct workbook *w = *state;
	struct error error;

	party_to(w, DILEMMA, WAY_EACH);
	party_must(answer_open_seat(w, 1, &error) && answer_give(w, "place", "3", &error), &error);
	assert_int_equal(count_forms(w, 1), 1);
	take_away(w, 1, 0);
	assert_int_equal(count_forms(w, 1), 0);
	assert_int_equal(regret_count(w), 0);
}

static void undo_does_not_bring_it_back(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct str said = STR_EMPTY;

	party_to(w, DILEMMA, WAY_EACH);
	party_answer(w, 1, "");
	party_answer(w, 2, "");
	take_away(w, 2, 0);
	party_must(run_undo(w, &said, &error), &error);
	assert_non_null(strstr(said.data, "nummer 1"));
	assert_int_equal(count_forms(w, 2), 0);
	str_release(&said);
}

/* --- unseen, and of nobody in particular --- */

static void a_list_of_forms_tells_no_answer(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct regret_forms forms = {0};

	evaluate(w);
	party_must(regret_forms(w, 7, &forms, &error), &error);
	assert_int_equal(forms.count, 1);
	assert_string_equal(forms.items[0].whose, "nummer 7");
	assert_null(strstr(forms.items[0].title, "QZ"));
	regret_forms_release(&forms);
	assert_false(regret_forms(w, 40, &forms, &error));
	assert_false(regret_erase_seat(w, 0, &error));
}

static void the_group_and_its_hands_can_be_taken_away(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct str said = STR_EMPTY;

	party_to(w, DILEMMA, WAY_HANDS);
	party_must(answer_hands(w, "place", ROLE_UNKNOWN, "1 2 3 4 1 1", &said, &error), &error);
	party_to(w, TASKS, WAY_TEAM);
	party_fill(w, "");
	assert_int_equal(count_forms(w, 0), 2);
	assert_int_equal(run_missing(w), 0);
	take_away(w, 0, 0);
	take_away(w, 0, 0);
	assert_int_equal(count_forms(w, 0), 0);
	assert_int_equal(run_missing(w), 0);
	party_must(run_go_to(w, DILEMMA, &error), &error);
	assert_int_equal(run_here(w)->way, WAY_HANDS);
	assert_int_equal(run_missing(w), 0);
	str_release(&said);
}

static void a_sheet_without_a_number_can_be_taken_away(void **state)
{
	struct workbook *w = *state;
	struct error error;
	char field[] = "valuable", value[] = "QZsheet";
	struct response row = {.field = field, .value = value, .count = 1};
	struct action sheet = {.kind = RESPONDENT_SHEET, .who = id_random(), .verb = VERB_ANSWER, .rows = &row, .row_count = 1};
	struct action hand_in = {.kind = RESPONDENT_SHEET, .who = sheet.who, .verb = VERB_HAND_IN};

	party_to(w, EVALUATION, WAY_EACH);
	sheet.activity = hand_in.activity = run_here(w)->activity->id;
	sheet.id = id_random();
	hand_in.id = id_random();
	party_must(db_begin(w->db, &error) && store_action_add(w->db, &sheet, &error) && store_action_add(w->db, &hand_in, &error) && db_commit(w->db, &error), &error);
	assert_int_equal(count_forms(w, 0), 1);
	take_away(w, 0, 0);
	assert_int_equal(count_forms(w, 0), 0);
	assert_false(party_file_has(room_name(), "QZsheet"));
}

/* --- versions --- */

static int version_now(struct workbook *w)
{
	struct error error;
	struct summary summary = {0};
	int version;

	party_must(summary_make(w, true, &summary, &error), &error);
	version = summary.version;
	summary_release(&summary);
	return version;
}

static void save(struct workbook *w, const char *format)
{
	struct error error;
	struct summary summary = {0};
	char *path = party_path("saved");

	party_must(summary_make(w, true, &summary, &error) && summary_deliver(w, &summary, format_find(format), false, path, &error), &error);
	summary_release(&summary);
	free(path);
}

static void another_format_is_no_other_version(void **state)
{
	struct workbook *w = *state;
	struct str question = STR_EMPTY;

	evaluate(w);
	party_keep_all(w);
	assert_int_equal(version_now(w), 1);
	save(w, "html");
	save(w, "csv");
	assert_int_equal(version_now(w), 1);
	assert_false(summary_has(w, "e versie"));
	take_away(w, 3, 0);
	assert_int_equal(version_now(w), 2);
	assert_true(summary_has(w, "2e versie"));
	assert_true(summary_has(w, "naast een eerdere legt"));
	assert_true(summary_asks(w, &question));
	assert_non_null(strstr(question.data, "1 antwoord"));
	save(w, "html");
	assert_int_equal(version_now(w), 2);
	assert_false(summary_asks(w, &question));
	str_release(&question);
}

static void enough_new_answers_at_once_are_not_asked_about(void **state)
{
	struct workbook *w = *state;
	struct str question = STR_EMPTY;

	party_to(w, DILEMMA, WAY_EACH);
	save(w, "html");
	party_answer(w, 1, "");
	/* the version before had no form of this step: nothing can be told from both that one does not tell */
	assert_false(summary_asks(w, &question));
	for (int seat = 2; seat <= 6; seat++)
		party_answer(w, seat, "");
	save(w, "html");
	for (int seat = 7; seat <= 8; seat++)
		party_answer(w, seat, "");
	assert_true(summary_asks(w, &question));
	party_answer(w, 9, "");
	assert_false(summary_asks(w, &question));
	str_release(&question);
}

static void a_session_knows_until_when_it_is_kept(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct session_row row = {.keep_until = "2020-01-01"};

	assert_string_equal(workbook_session(w)->keep_until, "2027-03-12");
	party_must(workbook_set_date(w, "2026-04-01", &error), &error);
	assert_string_equal(workbook_session(w)->keep_until, "2027-04-01");
	party_must(workbook_set_keep(w, "2026-06-30", &error) && workbook_set_date(w, "2026-05-01", &error), &error);
	assert_string_equal(workbook_session(w)->keep_until, "2026-06-30");
	assert_false(workbook_set_keep(w, "2026-01-01", &error));
	assert_false(workbook_set_keep(w, "gisteren", &error));
	assert_true(workbook_kept_too_long(&row));
	row.keep_until[0] = '\0';
	assert_false(workbook_kept_too_long(&row));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_room, close_room)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(no_byte_of_it_is_left_and_the_others_stay),
		TEST(earlier_words_go_too),
		TEST(the_name_goes_with_everything_and_the_seat_stays),
		TEST(nobody_waits_for_who_took_an_answer_away),
		TEST(the_same_person_may_answer_again_while_the_step_is_open),
		TEST(a_form_that_never_counted_is_no_form_taken_away),
		TEST(undo_does_not_bring_it_back),
		TEST(a_list_of_forms_tells_no_answer),
		TEST(the_group_and_its_hands_can_be_taken_away),
		TEST(a_sheet_without_a_number_can_be_taken_away),
		TEST(another_format_is_no_other_version),
		TEST(enough_new_answers_at_once_are_not_asked_about),
		TEST(a_session_knows_until_when_it_is_kept),
	};

	return cmocka_run_group_tests(tests, party_begin, party_end);
}
