/* SPDX-License-Identifier: EUPL-1.2 */
/* The rules about answering, through the calls that every front end makes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/text.h"
#include "workbook/answer.h"
#include "workbook/attend.h"
#include "workbook/notes.h"
#include "workbook/run.h"
#include "workbook/ways.h"
#include "workbook/summary.h"

static char folder[] = "/tmp/workbook-XXXXXX";

static char *file_path(void)
{
	static char path[80];
	snprintf(path, sizeof path, "%s/room.db", folder);
	return path;
}

static void must(bool ok, const struct error *error)
{
	if (!ok)
		fail_msg("%s", error->text);
}

static void go_on(struct workbook *w)
{
	struct error error = {""};
	must(run_go_on(w, &error), &error);
}

/* A team meeting with five volunteers, five professionals and two of both. */
static int open_room(void **state)
{
	struct error error;
	struct id id;
	int seat, added;
	unlink(file_path());
	struct workbook *w = workbook_open(file_path(), &error);
	if (!w || !workbook_new(w, "teamoverleg", "Zuid", "2026-03-12", &id, &error) || !workbook_enter(w, id, &error) ||
		!attend_check_in(w, "5 5 2", &seat, &added, &error))
		return -1;
	*state = w;
	return 0;
}

static int close_room(void **state)
{
	workbook_close(*state);
	return 0;
}

/* From the overview to the answers of the first step of the part that is an exercise. */
static void go_to_answers(struct workbook *w, int part, enum way way)
{
	struct error error;
	must(run_go_to(w, part, &error), &error);
	while (run_here(w)->phase != PHASE_ANSWERS)
		go_on(w);
	must(run_open_step(w, way, &error), &error);
}

static void give(struct workbook *w, const char *field, const char *value)
{
	struct error error;
	must(answer_give(w, field, value, &error), &error);
}

/* Answers every question of the open form with that value. */
static void fill(struct workbook *w, const char *value)
{
	struct error error;
	while ((size_t)run_here(w)->field < run_here(w)->form->count) {
		char id[80];
		snprintf(id, sizeof id, "%s", run_here(w)->form->fields[run_here(w)->field].id);
		give(w, id, value);
	}
	must(answer_hand_in(w, &error), &error);
}

static void seats(struct workbook *w, int from, int to, const char *value)
{
	struct error error;
	for (int seat = from; seat <= to; seat++) {
		must(answer_open_seat(w, seat, &error), &error);
		fill(w, value);
	}
}

static void the_programme_is_walked_from_welcome_to_end(void **state)
{
	struct workbook *w = *state;
	assert_int_equal(run_here(w)->phase, PHASE_OVERVIEW);
	go_on(w);
	assert_int_equal(run_here(w)->phase, PHASE_ITEM);
	go_on(w);
	assert_int_equal(run_here(w)->phase, PHASE_BRIEF);
	go_on(w);
	assert_int_equal(run_here(w)->phase, PHASE_ANSWERS);
	assert_int_equal(run_here(w)->way, WAY_NONE);
	for (int enters = 0; run_here(w)->phase != PHASE_END; enters++) {
		assert_true(enters < 60);
		go_on(w);
	}
	assert_non_null(strstr(run_here(w)->enter, "verslag"));
}

static void only_handed_in_forms_count(void **state)
{
	struct workbook *w = *state;
	struct error error;
	go_to_answers(w, 1, WAY_EACH);
	assert_int_equal(run_here(w)->asked, 12);
	must(answer_open_seat(w, 1, &error), &error);
	give(w, "place", "3");
	assert_int_equal(run_here(w)->handed_in, 0);
	must(answer_hand_in(w, &error), &error);
	assert_int_equal(run_here(w)->handed_in, 1);
	assert_int_equal(run_missing(w), 11);
}

static void a_wrong_digit_costs_one_key(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct str said = STR_EMPTY;
	go_to_answers(w, 2, WAY_EACH);
	must(answer_open_seat(w, 4, &error), &error);
	for (int card = 0; card < 12; card++) {
		char id[80];
		snprintf(id, sizeof id, "%s", run_here(w)->form->fields[run_here(w)->field].id);
		give(w, id, "both");
	}
	assert_int_equal(run_here(w)->field, 12);
	must(run_undo(w, &said, &error), &error);
	assert_int_equal(run_here(w)->field, 11);
	assert_int_equal(run_here(w)->question, 12);
	assert_null(run_here(w)->value);
	str_release(&said);
}

static void undo_opens_a_form_again_with_its_answers(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct str said = STR_EMPTY;
	go_to_answers(w, 1, WAY_EACH);
	seats(w, 1, 2, "5");
	must(run_undo(w, &said, &error), &error);
	assert_non_null(strstr(said.data, "2"));
	assert_non_null(run_here(w)->form);
	assert_int_equal(run_here(w)->participant->seat, 2);
	assert_int_equal(run_here(w)->handed_in, 1);
	must(answer_move(w, -1, &error), &error);
	assert_string_equal(run_here(w)->value, "5");
	give(w, "place", "6");
	must(answer_hand_in(w, &error), &error);
	assert_int_equal(run_here(w)->handed_in, 2);
	str_release(&said);
}

static void undo_goes_back_to_where_it_was_done(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct str said = STR_EMPTY;
	go_to_answers(w, 1, WAY_EACH);
	seats(w, 1, 1, "5");
	go_on(w);
	go_on(w);
	assert_int_equal(run_here(w)->phase, PHASE_TALK);
	must(run_undo(w, &said, &error), &error);
	assert_int_equal(run_here(w)->phase, PHASE_ANSWERS);
	assert_int_equal(run_here(w)->participant->seat, 1);
	str_release(&said);
}

static void a_check_in_of_many_is_one_thing_to_undo(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct str said = STR_EMPTY;
	int seat, added;
	must(attend_check_in(w, "112", &seat, &added, &error), &error);
	assert_int_equal(seat, 13);
	assert_int_equal(workbook_session(w)->people.count, 15);
	must(run_undo(w, &said, &error), &error);
	assert_int_equal(workbook_session(w)->people.count, 12);
	str_release(&said);
}

static void who_is_gone_or_sits_out_is_not_waited_for(void **state)
{
	struct workbook *w = *state;
	struct error error;
	go_to_answers(w, 1, WAY_EACH);
	must(attend_set_present(w, people_seat(&workbook_session(w)->people, 1)->id, false, &error), &error);
	must(attend_sit_out(w, people_seat(&workbook_session(w)->people, 2)->id, true, &error), &error);
	assert_int_equal(run_here(w)->asked, 10);
	assert_false(answer_open_seat(w, 1, &error));
	assert_false(answer_open_seat(w, 2, &error));
	assert_false(answer_open_seat(w, 44, &error));
	must(attend_set_present(w, people_seat(&workbook_session(w)->people, 1)->id, true, &error), &error);
	assert_int_equal(run_here(w)->asked, 11);
}

static void a_form_that_was_handed_in_is_not_opened_again(void **state)
{
	struct workbook *w = *state;
	struct error error;
	go_to_answers(w, 1, WAY_EACH);
	seats(w, 3, 3, "2");
	assert_false(answer_open_seat(w, 3, &error));
}

static void twelve_cards_are_asked_contested_ones_first(void **state)
{
	struct workbook *w = *state;
	go_to_answers(w, 2, WAY_EACH);
	const struct here *here = run_here(w);
	assert_int_equal(here->step_form->count, 12);
	for (size_t i = 0; i < here->step_form->count; i++)
		assert_string_equal(exercise_item_text(here->exercise, "card", here->step_form->fields[i].id, "contested"), "yes");
}

static void cards_nobody_differs_about_are_not_sorted_again(void **state)
{
	struct workbook *w = *state;
	go_to_answers(w, 2, WAY_EACH);
	seats(w, 1, 12, "both");
	go_on(w);
	go_on(w);
	assert_int_equal(run_here(w)->phase, PHASE_TALK);
	go_on(w);
	assert_int_equal(run_here(w)->phase, PHASE_ITEM);
	assert_non_null(run_message(w));
}

static void disputed_cards_are_sorted_again_by_the_whole_group(void **state)
{
	struct workbook *w = *state;
	struct error error;
	go_to_answers(w, 2, WAY_EACH);
	seats(w, 1, 5, "volunteer");
	seats(w, 6, 10, "professional");
	while (run_here(w)->step == 0)
		go_on(w);
	assert_int_equal(run_here(w)->phase, PHASE_ANSWERS);
	assert_int_equal(run_here(w)->form->count, 8);
	assert_null(run_here(w)->participant);
	assert_int_equal(run_here(w)->asked, 1);
	fill(w, "both");
	assert_int_equal(run_missing(w), 0);
	must(run_back(w, &error), &error);
}

static void hands_count_questions_and_say_when_they_do_not_add_up(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct str said = STR_EMPTY;
	go_to_answers(w, 2, WAY_HANDS);
	const char *card = run_here(w)->step_form->fields[0].id;
	char id[80];
	snprintf(id, sizeof id, "%s", card);
	must(answer_hands(w, id, ROLE_UNKNOWN, "5 3 2 1", &said, &error), &error);
	assert_non_null(strstr(said.data, "11"));
	assert_non_null(strstr(said.data, "12"));
	must(answer_hands(w, id, ROLE_UNKNOWN, "5 3 2 2", &said, &error), &error);
	assert_int_equal(run_here(w)->handed_in, 1);
	assert_int_equal(run_missing(w), 11);
	must(answer_hands(w, id, ROLE_VOLUNTEER, "5", &said, &error), &error);
	must(answer_hands(w, id, ROLE_PROFESSIONAL, "0 0 5", &said, &error), &error);
	assert_int_equal(run_here(w)->handed_in, 1);
	assert_null(answer_hands_given(w, id, ROLE_UNKNOWN));
	char *given = answer_hands_given(w, id, ROLE_PROFESSIONAL);
	assert_string_equal(given, "0 0 5 0");
	free(given);
	assert_false(answer_hands(w, id, ROLE_UNKNOWN, "1 2 3 4 5", &said, &error));
	assert_false(answer_hands(w, id, ROLE_UNKNOWN, "veel", &said, &error));
	assert_false(answer_hands(w, id, ROLE_UNKNOWN, "", &said, &error));
	str_release(&said);
}

static void the_way_of_answering_changes_only_while_nobody_answered(void **state)
{
	struct workbook *w = *state;
	struct error error;
	go_to_answers(w, 1, WAY_HANDS);
	must(run_open_step(w, WAY_EACH, &error), &error);
	seats(w, 1, 1, "1");
	assert_false(run_open_step(w, WAY_HANDS, &error));
	assert_int_equal(run_here(w)->way, WAY_EACH);
}

static void open_forms_are_handed_in_when_the_group_goes_on(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct summary summary = {0};
	go_to_answers(w, 2, WAY_EACH);
	must(answer_open_seat(w, 7, &error), &error);
	char id[80];
	snprintf(id, sizeof id, "%s", run_here(w)->form->fields[0].id);
	give(w, id, "both");
	must(answer_put_aside(w, &error), &error);
	assert_int_equal(run_here(w)->handed_in, 0);
	while (run_here(w)->part_number == 2)
		go_on(w);
	must(summary_make(w, true, &summary, &error), &error);
	assert_int_equal(summary.dataset.count, 1);
	assert_string_equal(summary.dataset.items[0].value, "both");
	summary_release(&summary);
}

static void a_session_goes_on_where_it_was_killed(void **state)
{
	struct workbook *w = *state;
	struct error error;
	go_to_answers(w, 4, WAY_EACH);
	must(answer_open_seat(w, 6, &error), &error);
	give(w, "mark", "8");
	give(w, "satisfaction", "4");
	must(answer_draft(w, "dat we de ti", &error), &error);
	workbook_close(w);                  /* without leaving: as after a kill */
	*state = w = workbook_open(file_path(), &error);
	must(workbook_resume(w, &error), &error);
	const struct here *here = run_here(w);
	assert_int_equal(here->participant->seat, 6);
	assert_string_equal(here->form->fields[here->field].id, "valuable");
	assert_string_equal(here->value, "dat we de ti");
	give(w, "valuable", "dat we de tijd namen");
	must(answer_move(w, -1, &error), &error);
	assert_string_equal(run_here(w)->value, "dat we de tijd namen");
}

static void a_session_that_was_left_does_not_open_by_itself(void **state)
{
	struct workbook *w = *state;
	struct error error;
	must(workbook_leave(w, &error), &error);
	assert_false(workbook_resume(w, &error));
	assert_string_equal(error.text, "");
}

static void looking_from_elsewhere_leaves_a_busy_session_open(void **state)
{
	struct error error;
	struct id id = workbook_session(*state)->id;
	struct workbook *other = workbook_open(file_path(), &error);
	must(workbook_enter_to_read(other, id, &error), &error);
	must(workbook_leave(other, &error), &error);
	must(workbook_resume(other, &error), &error);
	workbook_close(other);
}

static void the_role_is_asked_only_where_it_is_not_known(void **state)
{
	struct workbook *w = *state;
	struct error error;
	int seat, added;
	must(attend_check_in(w, "0", &seat, &added, &error), &error);
	go_to_answers(w, 4, WAY_EACH);
	must(answer_open_seat(w, 1, &error), &error);
	assert_null(form_field(run_here(w)->form, "role"));
	must(answer_put_aside(w, &error), &error);
	must(answer_open_seat(w, seat, &error), &error);
	assert_non_null(form_field(run_here(w)->form, "role"));
}

static void notes_stay_unless_they_are_marked(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct summary summary = {0};
	int quotes = 0;
	must(notes_add(w, "giraffe voor mij", &error), &error);
	must(notes_add(w, "! zebra voor ons", &error), &error);
	assert_false(notes_add(w, "  ", &error));
	must(summary_make(w, true, &summary, &error), &error);
	for (size_t i = 0; i < summary.doc.count; i++) {
		const char *text = summary.doc.blocks[i].text;
		assert_true(!text || !strstr(text, "giraffe"));
		quotes += text && strcmp(text, "zebra voor ons") == 0;
	}
	assert_int_equal(quotes, 1);
	summary_release(&summary);
}

static void a_name_is_there_only_when_the_group_wants_names(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct id first = people_seat(&workbook_session(w)->people, 1)->id;
	assert_false(attend_set_name(w, first, "Noor", &error));
	must(workbook_set_names(w, true, &error), &error);
	must(attend_set_name(w, first, "Noor", &error), &error);
	assert_string_equal(people_seat(&workbook_session(w)->people, 1)->name, "Noor");
}

static void what_does_not_fit_is_refused_and_nothing_changes(void **state)
{
	struct workbook *w = *state;
	struct error error;
	go_to_answers(w, 1, WAY_EACH);
	must(answer_open_seat(w, 1, &error), &error);
	assert_false(answer_give(w, "place", "8", &error));
	assert_false(answer_give(w, "place", "3; DROP TABLE", &error));
	assert_false(answer_give(w, "nothing", "3", &error));
	assert_null(run_here(w)->value);
	assert_false(workbook_set_date(w, "2026-02-30", &error));
	assert_false(workbook_set_title(w, "   ", &error));
	assert_string_equal(workbook_session(w)->title, "Zuid");
	assert_string_equal(workbook_session(w)->keep_until, "2027-03-12");
}

static int set_up(void **state)
{
	struct error error;
	const char *root = getenv("TEST_ROOT"), *build = getenv("TEST_BUILD");
	struct str content = STR_EMPTY, texts = STR_EMPTY;
	(void)state;
	str_addf(&content, "%s/content", root ? root : ".");
	setenv("SAMENSPEL_CONTENT", content.data, 1);
	str_release(&content);
	text_setup();
	if (!mkdtemp(folder))
		return -1;
	str_addf(&texts, "%s/nl.mo", build ? build : "build");
	bool loaded = lang_load("nl", texts.data, &error);
	str_release(&texts);
	return loaded ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	unlink(file_path());
	return rmdir(folder);
}

#define IN_ROOM(test) cmocka_unit_test_setup_teardown(test, open_room, close_room)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ROOM(the_programme_is_walked_from_welcome_to_end),
		IN_ROOM(only_handed_in_forms_count),
		IN_ROOM(a_wrong_digit_costs_one_key),
		IN_ROOM(undo_opens_a_form_again_with_its_answers),
		IN_ROOM(undo_goes_back_to_where_it_was_done),
		IN_ROOM(a_check_in_of_many_is_one_thing_to_undo),
		IN_ROOM(who_is_gone_or_sits_out_is_not_waited_for),
		IN_ROOM(a_form_that_was_handed_in_is_not_opened_again),
		IN_ROOM(twelve_cards_are_asked_contested_ones_first),
		IN_ROOM(cards_nobody_differs_about_are_not_sorted_again),
		IN_ROOM(disputed_cards_are_sorted_again_by_the_whole_group),
		IN_ROOM(hands_count_questions_and_say_when_they_do_not_add_up),
		IN_ROOM(the_way_of_answering_changes_only_while_nobody_answered),
		IN_ROOM(open_forms_are_handed_in_when_the_group_goes_on),
		IN_ROOM(a_session_goes_on_where_it_was_killed),
		IN_ROOM(a_session_that_was_left_does_not_open_by_itself),
		IN_ROOM(looking_from_elsewhere_leaves_a_busy_session_open),
		IN_ROOM(the_role_is_asked_only_where_it_is_not_known),
		IN_ROOM(notes_stay_unless_they_are_marked),
		IN_ROOM(a_name_is_there_only_when_the_group_wants_names),
		IN_ROOM(what_does_not_fit_is_refused_and_nothing_changes),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
