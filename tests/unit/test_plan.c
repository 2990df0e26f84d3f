/* SPDX-License-Identifier: EUPL-1.2 */
/* The programme of a session is changed on the day, and the day runs late or not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/clock.h"
#include "lib/meeting.h"
#include "lib/rounds.h"
#include "store/sql.h"
#include "workbook/notes.h"
#include "workbook/plan.h"
#include "workbook/state.h"
#include "workbook/summary.h"
#include "workbook/timer.h"
#include "workbook/ways.h"

enum { WELCOME, DILEMMA, TASKS, AGREEMENTS, EVALUATION, PARTS };

static const char at_first[] = "Welkom|Kaders of speelruimte|Een taak voor mij, een taak voor jou|Afspraken|Hoe was het voor jou?";

static void at(const char *time)
{
	char now[32];
	snprintf(now, sizeof now, "2026-03-12T%s", time);
	setenv("SAMENSPEL_NOW", now, 1);
}

static const struct part *part(struct workbook *w, int i)
{
	return &workbook_session(w)->parts[i];
}

/* The titles of the programme; "(out)" behind what is left out. */
static char *titles(struct workbook *w)
{
	struct str text = STR_EMPTY;
	for (size_t i = 0; i < workbook_session(w)->part_count; i++)
		str_addf(&text, "%s%s%s", i ? "|" : "", part(w, (int)i)->title, part_left_out(part(w, (int)i)) ? " (out)" : "");
	return str_take(&text);
}

static void assert_titles(struct workbook *w, const char *wanted)
{
	char *now = titles(w);
	assert_string_equal(now, wanted);
	free(now);
}

static void assert_refused(bool ok, const struct error *error, const char *says)
{
	assert_false(ok);
	if (!strstr(error->text, says))
		fail_msg("%s", error->text);
}

static void go_on_to(struct workbook *w, enum phase phase)
{
	struct error error;
	for (int i = 0; i < 30 && run_here(w)->phase != phase; i++)
		meeting_must(run_go_on(w, &error), &error);
	assert_int_equal(run_here(w)->phase, phase);
}

/* How many rows a table of the file has. */
static int64_t rows_in(struct workbook *w, const char *table)
{
	struct str text = STR_EMPTY;
	str_addf(&text, "SELECT count(*) FROM %s", table);
	struct sql sql = sql_open(w->db, NULL, text.data, NULL);
	int64_t count = sql_row(&sql) ? sql_int(&sql, 0) : -1;
	sql_close(&sql);
	str_release(&text);
	return count;
}

/* --- left out --- */

static void what_is_left_out_is_passed_over(void **state)
{
	struct error error;
	struct workbook *w = *state;
	meeting_must(run_go_to(w, WELCOME, &error), &error);
	meeting_must(plan_leave_out(w, DILEMMA, true, &error), &error);
	meeting_must(run_go_on(w, &error), &error);
	assert_int_equal(run_here(w)->part_number, TASKS);
	assert_int_equal(part(w, DILEMMA)->began_at, 0);
	meeting_undo_says(w, "programma");
	assert_titles(w, at_first);
}

static void who_leaves_everything_out_comes_to_the_end(void **state)
{
	struct error error;
	struct workbook *w = *state;
	for (int i = 0; i < PARTS; i++)
		meeting_must(plan_leave_out(w, i, true, &error), &error);
	assert_int_equal(run_here(w)->phase, PHASE_OVERVIEW);
	meeting_must(run_go_on(w, &error), &error);
	assert_int_equal(run_here(w)->phase, PHASE_END);
	*state = w = meeting_reopen(w);
	assert_int_equal(run_here(w)->phase, PHASE_END);
	meeting_must(run_back(w, &error), &error);
	assert_int_equal(run_here(w)->phase, PHASE_OVERVIEW);
}

static void what_is_left_out_can_be_done_after_all(void **state)
{
	struct error error;
	struct workbook *w = *state;
	meeting_must(plan_leave_out(w, TASKS, true, &error), &error);
	assert_true(part_left_out(part(w, TASKS)));
	meeting_must(run_go_to(w, TASKS, &error), &error);
	assert_int_equal(run_here(w)->phase, PHASE_BRIEF);
	assert_false(part_left_out(part(w, TASKS)));
	assert_refused(plan_leave_out(w, TASKS, true, &error), &error, "is al begonnen");
}

static void the_summary_leaves_out_what_was_left_out(void **state)
{
	struct error error;
	struct workbook *w = *state;
	struct summary summary = {0};
	meeting_must(plan_leave_out(w, TASKS, true, &error), &error);
	meeting_must(summary_make(w, false, &summary, &error), &error);
	const struct block *programme = NULL;
	for (size_t i = 0; i < summary.doc.count; i++)
		if (strcmp(summary.doc.blocks[i].id, "summary.programme") == 0)
			programme = &summary.doc.blocks[i];
	assert_non_null(programme);
	assert_int_equal(programme->table.rows, PARTS - 1);
	for (size_t i = 0; i < programme->table.rows; i++)
		assert_string_not_equal(programme->table.cells[i * programme->table.columns], part(w, TASKS)->title);
	summary_release(&summary);
}

/* --- the order --- */

static void parts_change_places(void **state)
{
	struct error error;
	struct workbook *w = *state;
	meeting_must(plan_move(w, TASKS, -1, &error), &error);
	assert_titles(w, "Welkom|Een taak voor mij, een taak voor jou|Kaders of speelruimte|Afspraken|Hoe was het voor jou?");
	*state = w = meeting_reopen(w);
	assert_titles(w, "Welkom|Een taak voor mij, een taak voor jou|Kaders of speelruimte|Afspraken|Hoe was het voor jou?");
	meeting_undo(w);
	assert_titles(w, at_first);
	assert_refused(plan_move(w, EVALUATION, 1, &error), &error, "laatste");
	assert_refused(plan_move(w, WELCOME, -1, &error), &error, "eerste");
	assert_refused(plan_move(w, PARTS, 1, &error), &error, "5 onderdelen");
	assert_refused(plan_move(w, -1, 1, &error), &error, "5 onderdelen");
	assert_titles(w, at_first);
}

static void what_has_begun_keeps_its_place(void **state)
{
	struct error error;
	struct workbook *w = *state;
	meeting_must(run_go_to(w, DILEMMA, &error), &error);
	assert_refused(plan_move(w, DILEMMA, 1, &error), &error, "Kaders of speelruimte");
	assert_refused(plan_move(w, TASKS, -1, &error), &error, "Kaders of speelruimte");
	meeting_must(plan_move(w, TASKS, 1, &error), &error);
	assert_int_equal(run_here(w)->part_number, DILEMMA);
}

/* --- minutes and titles --- */

static void minutes_change_and_the_clock_follows(void **state)
{
	struct error error;
	struct workbook *w = *state;
	struct timer timer;
	at("14:00:00");
	meeting_must(run_go_to(w, DILEMMA, &error), &error);
	int planned = part(w, DILEMMA)->minutes;
	meeting_must(plan_minutes(w, DILEMMA, planned + 10, &error), &error);
	meeting_must(timer_here(w, &timer, &error), &error);
	assert_int_equal(timer.minutes_left, planned + 10);
	*state = w = meeting_reopen(w);
	meeting_undo_says(w, "programma");
	assert_int_equal(part(w, DILEMMA)->minutes, planned);
	meeting_must(timer_here(w, &timer, &error), &error);
	assert_int_equal(timer.minutes_left, planned);
}

static void wrong_minutes_and_titles_are_refused(void **state)
{
	static const int wrong[] = {0, -5, 241, 999};
	struct error error;
	struct workbook *w = *state;
	char long_title[62];
	memset(long_title, 'x', 61);
	long_title[61] = '\0';
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		assert_refused(plan_minutes(w, WELCOME, wrong[i], &error), &error, "1 tot 240 minuten");
		assert_refused(plan_add_item(w, WELCOME, "Pauze", wrong[i], "", &error), &error, "1 tot 240 minuten");
	}
	assert_refused(plan_change(w, WELCOME, "", 5, NULL, &error), &error, "titel");
	assert_refused(plan_change(w, WELCOME, long_title, 5, NULL, &error), &error, "titel");
	assert_refused(plan_change(w, DILEMMA, "Anders", 5, NULL, &error), &error, "eigen titel");
	assert_refused(plan_add_exercise(w, WELCOME, "bestaat-niet", &error), &error, "bestaat-niet");
	assert_titles(w, at_first);
	meeting_undo_says(w, "aanmelden");      /* nothing else was done */
}

static void a_plain_item_gets_another_title(void **state)
{
	struct error error;
	struct workbook *w = *state;
	char *say = mem_copy(part(w, WELCOME)->say);
	meeting_must(plan_change(w, WELCOME, "  Koffie en thee ", 15, NULL, &error), &error);
	assert_string_equal(part(w, WELCOME)->title, "Koffie en thee");
	assert_int_equal(part(w, WELCOME)->minutes, 15);
	assert_string_equal(part(w, WELCOME)->say, say);
	meeting_must(plan_change(w, WELCOME, "Koffie", 15, "Neem er iets bij.", &error), &error);
	assert_string_equal(part(w, WELCOME)->say, "Neem er iets bij.");
	meeting_undo(w);
	meeting_undo(w);
	assert_titles(w, at_first);
	assert_string_equal(part(w, WELCOME)->say, say);
	free(say);
}

/* --- a part more --- */

static void a_plain_item_is_added_and_taken_back(void **state)
{
	struct error error;
	struct workbook *w = *state;
	meeting_must(plan_add_item(w, DILEMMA, "Pauze", 10, "Tot zo.", &error), &error);
	assert_titles(w, "Welkom|Kaders of speelruimte|Pauze|Een taak voor mij, een taak voor jou|Afspraken|Hoe was het voor jou?");
	meeting_must(plan_add_item(w, -1, "Inloop", 10, NULL, &error), &error);
	assert_string_equal(part(w, 0)->title, "Inloop");
	meeting_undo(w);
	meeting_undo(w);
	assert_titles(w, at_first);
}

static void an_added_exercise_goes_with_all_that_is_in_it(void **state)
{
	struct error error;
	struct workbook *w = *state;
	int64_t activities = rows_in(w, "activity"), copies = rows_in(w, "copy"), lines = rows_in(w, "copy_line");
	meeting_must(plan_add_exercise(w, EVALUATION, "trouw-aan-wie", &error), &error);
	assert_int_equal(workbook_session(w)->part_count, PARTS + 1);
	assert_int_equal(part(w, PARTS)->activity_count, 1);
	assert_true(part(w, PARTS)->minutes > 0);
	assert_true(rows_in(w, "copy_line") > lines);
	*state = w = meeting_reopen(w);
	meeting_undo_says(w, "programma");
	assert_titles(w, at_first);
	assert_int_equal(rows_in(w, "activity"), activities);
	assert_int_equal(rows_in(w, "copy"), copies);
	assert_int_equal(rows_in(w, "copy_line"), lines);
}

static void who_stands_in_an_added_part_that_goes_comes_to_the_programme(void **state)
{
	struct error error;
	struct workbook *w = *state;
	meeting_must(plan_add_exercise(w, EVALUATION, "trouw-aan-wie", &error), &error);
	meeting_to_answers(w, PARTS);
	meeting_answer(w, 1, "4");
	meeting_undo(w);                         /* the form is open again, and empty in the end */
	while (run_here(w)->form && workbook_session(w)->part_count > PARTS)
		meeting_undo(w);
	assert_int_equal(workbook_session(w)->part_count, PARTS);
	assert_int_equal(run_here(w)->phase, PHASE_OVERVIEW);
	*state = w = meeting_reopen(w);
	assert_int_equal(run_here(w)->phase, PHASE_OVERVIEW);
	assert_titles(w, at_first);
}

/* What is added before where the session stands moves it along. */
static void the_session_stays_where_it_stands(void **state)
{
	struct error error;
	struct workbook *w = *state;
	meeting_to_answers(w, TASKS);
	meeting_must(plan_add_item(w, WELCOME, "Pauze", 10, "", &error), &error);
	assert_int_equal(run_here(w)->part_number, TASKS + 1);
	assert_int_equal(run_here(w)->phase, PHASE_ANSWERS);
	*state = w = meeting_reopen(w);
	assert_int_equal(run_here(w)->part_number, TASKS + 1);
	meeting_undo(w);
	assert_int_equal(run_here(w)->part_number, TASKS);
	assert_int_equal(run_here(w)->phase, PHASE_ANSWERS);
	*state = w = meeting_reopen(w);
	assert_int_equal(run_here(w)->part_number, TASKS);
}

static void a_programme_does_not_grow_for_ever(void **state)
{
	struct error error;
	struct workbook *w = *state;
	for (int i = PARTS; i < PLAN_PARTS_MOST; i++)
		meeting_must(plan_add_item(w, i - 1, "Pauze", 1, "", &error), &error);
	assert_refused(plan_add_item(w, 0, "Pauze", 1, "", &error), &error, "hoogstens");
}

/* Everybody at one table. */
static void assert_seated(struct workbook *w, const struct part *round)
{
	size_t seated = 0;
	for (size_t i = 0; i < round->activity_count; i++)
		seated += round->activities[i].sitting_count;
	assert_int_equal(seated, workbook_session(w)->people.count);
}

static void what_can_be_added_is_for_a_group(void **state)
{
	struct error error;
	struct plan_offers offers = {0};
	struct workbook *w = *state;
	size_t rounds = 0, parts = workbook_session(w)->part_count;
	plan_offers(w, &offers);
	for (size_t i = 0; i < offers.count; i++) {
		assert_true(offers.items[i].minutes > 0 && *offers.items[i].title);
		assert_true(!offers.items[i].exercise || strcmp(offers.items[i].exercise, "stilstaan") != 0);
		if (!offers.items[i].round)
			continue;
		rounds++;
		meeting_must(plan_add_offer(w, 0, &offers.items[i], &error), &error);
		assert_int_equal(part(w, 1)->activity_count, offers.items[i].round->tables.count);
		assert_seated(w, part(w, 1));
	}
	assert_int_equal(workbook_session(w)->part_count, parts + rounds);
	for (size_t i = 0; i < rounds; i++)
		meeting_undo_says(w, "programma");
	assert_int_equal(workbook_session(w)->part_count, parts);
	plan_offers_release(&offers);
}

static void rounds_of_tables_can_be_added(void **state)
{
	struct plan_offers offers = {0};
	size_t rounds = 0;
	plan_offers(*state, &offers);
	for (size_t i = 0; i < offers.count; i++)
		rounds += offers.items[i].round != NULL;
	assert_true(rounds >= 2);
	plan_offers_release(&offers);
	what_can_be_added_is_for_a_group(state);
}

/* --- how the day goes --- */

static void assert_day(struct workbook *w, const char *wanted, const char *ends)
{
	struct plan plan;
	struct str words = STR_EMPTY;
	char time[6] = "";
	plan_look(w, &plan);
	plan_words(&plan, &words);
	if (plan.ends_at)
		clock_time(plan.ends_at, time);
	assert_string_equal(words.data, wanted);
	assert_string_equal(time, ends);
	str_release(&words);
}

static void the_day_runs_late_and_catches_up(void **state)
{
	struct error error;
	struct workbook *w = *state;
	assert_day(w, "", "");
	meeting_must(run_go_to(w, WELCOME, &error), &error);         /* 5, 25, 15, 10 and 3 minutes: until 14:58 */
	at("14:04:00");
	assert_day(w, "zoals gepland", "14:58");
	at("14:08:00");
	assert_day(w, "3 minuten langer dan gepland", "15:01");
	meeting_must(run_go_on(w, &error), &error);
	at("14:31:00");
	assert_day(w, "3 minuten langer dan gepland", "15:01");
	meeting_must(plan_leave_out(w, TASKS, true, &error), &error);
	assert_day(w, "3 minuten langer dan gepland", "14:46");
	meeting_must(run_go_to(w, AGREEMENTS, &error), &error);
	assert_day(w, "1 minuut langer dan gepland", "14:44");
	at("14:35:00");
	meeting_must(run_go_on(w, &error), &error);
	assert_day(w, "5 minuten korter dan gepland", "14:38");
	go_on_to(w, PHASE_END);
	assert_day(w, "8 minuten korter dan gepland", "");
}

/* --- the next group --- */

static void a_session_is_made_again_without_its_people(void **state)
{
	struct error error;
	struct workbook *w = *state;
	struct id first = workbook_session(w)->id, again;
	at("14:00:00");
	meeting_to_answers(w, DILEMMA);
	meeting_answer(w, 1, "4");
	meeting_must(notes_add(w, "een notitie", &error), &error);
	meeting_must(plan_add_item(w, TASKS, "Pauze", 10, "Tot zo.", &error), &error);
	meeting_must(plan_leave_out(w, EVALUATION + 1, true, &error), &error);
	char *was = mem_copy(part(w, DILEMMA)->activities[0].copy->id);
	struct id activity = part(w, DILEMMA)->activities[0].id;
	setenv("SAMENSPEL_NOW", "2026-04-01T09:00:00", 1);
	meeting_must(workbook_again(w, first, &again, &error), &error);
	assert_true(id_equal(workbook_session(w)->id, first));
	meeting_must(workbook_leave(w, &error) && workbook_enter(w, again, &error), &error);
	assert_titles(w, "Welkom|Kaders of speelruimte|Een taak voor mij, een taak voor jou|Pauze|Afspraken|Hoe was het voor jou?");
	const struct session *session = workbook_session(w);
	assert_int_equal(session->people.count + session->note_count + session->agreement_count, 0);
	assert_string_equal(session->held_on, "2026-04-01");
	assert_string_equal(session->keep_until, "2027-04-01");
	assert_string_equal(part(w, DILEMMA)->activities[0].copy->id, was);
	assert_false(id_equal(part(w, DILEMMA)->activities[0].id, activity));
	assert_string_equal(part(w, TASKS + 1)->say, "Tot zo.");
	for (int i = 0; i < (int)session->part_count; i++)
		assert_true(!part(w, i)->began_at && (!part(w, i)->activity_count || !part(w, i)->activities[0].step_count));
	assert_int_equal(run_here(w)->phase, PHASE_OVERVIEW);
	struct str said = STR_EMPTY;
	meeting_must(run_undo(w, &said, &error), &error);
	assert_int_equal(workbook_session(w)->part_count, PARTS + 1);
	str_release(&said);
	free(was);
}

static void rounds_of_tables_are_made_again_too(void **state)
{
	struct error error;
	struct workbook *w = *state;
	struct id again, first = workbook_session(w)->id;
	meeting_must(workbook_again(w, first, &again, &error) && workbook_leave(w, &error) && workbook_enter(w, again, &error), &error);
	assert_int_equal(part(w, 1)->activity_count, 2);
	assert_int_equal(part(w, 2)->activity_count, 2);
	assert_int_equal(part(w, 1)->activities[0].sitting_count, 0);
	assert_true(part(w, 3)->agreements);
}

static void what_is_not_there_is_not_made_again(void **state)
{
	struct error error;
	struct id again;
	assert_false(workbook_again(*state, (struct id){{7}}, &again, &error));
	assert_true(*error.text);
}

static int room_at_two(void **state)
{
	at("14:00:00");
	return meeting_of_twelve(state);
}

#define IN_ROOM(test) cmocka_unit_test_setup_teardown(test, room_at_two, meeting_close)
#define IN_ROUNDS(test) cmocka_unit_test_setup_teardown(test, rounds_open, meeting_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ROOM(what_is_left_out_is_passed_over),
		IN_ROOM(who_leaves_everything_out_comes_to_the_end),
		IN_ROOM(what_is_left_out_can_be_done_after_all),
		IN_ROOM(the_summary_leaves_out_what_was_left_out),
		IN_ROOM(parts_change_places),
		IN_ROOM(what_has_begun_keeps_its_place),
		IN_ROOM(minutes_change_and_the_clock_follows),
		IN_ROOM(wrong_minutes_and_titles_are_refused),
		IN_ROOM(a_plain_item_gets_another_title),
		IN_ROOM(a_plain_item_is_added_and_taken_back),
		IN_ROOM(an_added_exercise_goes_with_all_that_is_in_it),
		IN_ROOM(who_stands_in_an_added_part_that_goes_comes_to_the_programme),
		IN_ROOM(the_session_stays_where_it_stands),
		IN_ROOM(a_programme_does_not_grow_for_ever),
		IN_ROOM(what_can_be_added_is_for_a_group),
		IN_ROUNDS(rounds_of_tables_can_be_added),
		IN_ROOM(the_day_runs_late_and_catches_up),
		IN_ROOM(a_session_is_made_again_without_its_people),
		IN_ROUNDS(rounds_of_tables_are_made_again_too),
		IN_ROOM(what_is_not_there_is_not_made_again),
	};
	return cmocka_run_group_tests(tests, meeting_set_up, meeting_tear_down);
}
