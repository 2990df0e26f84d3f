/* SPDX-License-Identifier: EUPL-1.2 */
/* What the wall shows at each place, what it never shows, and whom it follows; the second program opens the same file to read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/meeting.h"
#include "lib/rounds.h"
#include "report/lines.h"
#include "workbook/answer.h"
#include "workbook/notes.h"
#include "workbook/process.h"
#include "workbook/regret.h"
#include "workbook/summary.h"
#include "workbook/wall.h"
#include "workbook/ways.h"

struct view {
	struct workbook *first, *second;
	struct wall wall;
};

static void begin(struct view *view, struct workbook *first)
{
	struct error error;
	*view = (struct view){.first = first};
	view->second = workbook_open_to_read(workbook_file(first), &error);
	meeting_must(view->second && wall_open(view->second, NULL, &view->wall, &error), &error);
}

static void end(struct view *view)
{
	wall_release(&view->wall);
	workbook_close(view->second);
	workbook_close(view->first);
}

/* Everything that stands there, in one text; the caller frees. */
static char *said(struct view *view)
{
	struct str all = STR_EMPTY;
	struct styled_lines lines = {0};
	struct timer timer;
	wall_look(view->second, &view->wall);
	str_addf(&all, "%s\n%s\n%s\n", view->wall.session, view->wall.title, view->wall.answered);
	for (size_t i = 0; i < view->wall.count; i++)
		str_addf(&all, "%s %s\n", view->wall.texts[i].mark ? view->wall.texts[i].mark : "", view->wall.texts[i].text);
	lines_of_doc(&view->wall.picture, &(struct lines_options){.width = 80, .words_hidden = true}, &lines);
	for (size_t i = 0; i < lines.count; i++) {
		char *line = styled_line_text(&lines.items[i]);
		str_addf(&all, "%s\n", line);
		free(line);
	}
	styled_lines_release(&lines);
	wall_timer(view->second, &view->wall, &timer);
	wall_says(&view->wall, &timer, &all, &all);
	return str_take(&all);
}

static void expect(struct view *view, const char *text, bool there)
{
	char *all = said(view);
	if ((strstr(all, text) != NULL) != there)
		fail_msg("“%s” is %s:\n%s", text, there ? "not there" : "there", all);
	free(all);
}

static void go_on(struct view *view)
{
	struct error error;
	meeting_must(run_go_on(view->first, &error), &error);
}

static void answer(struct view *view, int seat, const char *value)
{
	struct error error;
	char field[64];
	meeting_must(answer_open_seat(view->first, seat, &error), &error);
	snprintf(field, sizeof field, "%s", run_here(view->first)->form->fields[run_here(view->first)->field].id);
	meeting_must(answer_give(view->first, field, value, &error) && answer_hand_in(view->first, &error), &error);
}

/* Part 1 of the team meeting is a dilemma of seven points. */
static void to_the_places(struct view *view)
{
	struct error error;
	meeting_go_to(view->first, 1);
	meeting_must(run_open_step(view->first, WAY_EACH, &error), &error);
}

static void nothing_is_there_before_the_reveal(void **state)
{
	struct view view;
	struct error error;
	(void)state;
	begin(&view, meeting_open("6 0"));
	to_the_places(&view);
	expect(&view, "0 van 6", true);
	for (int seat = 1; seat <= 3; seat++)
		answer(&view, seat, "7");
	expect(&view, "3 van 6", true);
	expect(&view, "n = 3", false);
	answer(&view, 4, "7");
	expect(&view, "bijna iedereen", true);
	expect(&view, "4 van 6", false);
	answer(&view, 5, "7");
	expect(&view, "bijna iedereen", true);
	go_on(&view);
	assert_int_equal(view.wall.shows, WALL_WORDS);
	expect(&view, "n = 5", true);
	assert_int_equal(view.wall.shows, WALL_PICTURE);
	/* back at the question it goes */
	meeting_must(run_back(view.first, &error), &error);
	expect(&view, "n = 5", false);
	meeting_must(run_go_on(view.first, &error), &error);
	expect(&view, "n = 5", true);
	end(&view);
}

static void a_late_answer_enters_when_the_facilitator_refreshes(void **state)
{
	struct view view;
	struct error error;
	(void)state;
	begin(&view, meeting_open("6 0"));
	to_the_places(&view);
	for (int seat = 1; seat <= 5; seat++)
		answer(&view, seat, "2");
	go_on(&view);
	meeting_must(wall_keep(view.first, &error), &error);
	expect(&view, "n = 5", true);
	meeting_must(run_back(view.first, &error), &error);
	answer(&view, 6, "7");
	expect(&view, "n = 5", true);
	expect(&view, "n = 6", false);
	meeting_must(run_go_on(view.first, &error), &error);
	expect(&view, "n = 6", true);
	end(&view);
}

/* What is taken away leaves at once. */
static void an_answer_that_is_taken_away_leaves_the_wall(void **state)
{
	struct view view;
	struct error error;
	struct regret_forms forms = {0};
	(void)state;
	begin(&view, meeting_open("6 0"));
	to_the_places(&view);
	for (int seat = 1; seat <= 6; seat++)
		answer(&view, seat, "2");
	go_on(&view);
	expect(&view, "n = 6", true);
	meeting_must(regret_forms(view.first, 6, &forms, &error), &error);
	assert_int_equal(forms.count, 1);
	meeting_must(regret_erase(view.first, &forms.items[0], &error), &error);
	expect(&view, "n = 6", false);
	expect(&view, "n = 5", true);
	regret_forms_release(&forms);
	end(&view);
}

static void a_picture_stays_until_it_is_let_go_and_the_closing_takes_its_place(void **state)
{
	struct view view;
	struct error error;
	(void)state;
	begin(&view, meeting_open("6 0"));
	to_the_places(&view);
	assert_false(wall_can_keep(view.first));
	assert_false(wall_keep(view.first, &error));
	for (int seat = 1; seat <= 6; seat++)
		answer(&view, seat, "2");
	go_on(&view);
	assert_true(wall_can_keep(view.first));
	meeting_must(wall_keep(view.first, &error), &error);
	assert_false(wall_can_keep(view.first));
	meeting_must(run_go_to(view.first, 3, &error), &error);
	expect(&view, "n = 6", true);
	assert_true(view.wall.pinned);
	meeting_must(wall_let_go(view.first, &error), &error);
	expect(&view, "n = 6", false);
	assert_false(view.wall.pinned);
	meeting_must(run_go_to(view.first, 1, &error) && wall_keep(view.first, &error) && run_go_to(view.first, 4, &error), &error);
	expect(&view, "n = 6", true);
	while (run_here(view.first)->phase != PHASE_END) {
		bool asks = run_here(view.first)->phase == PHASE_ANSWERS && run_here(view.first)->way == WAY_NONE;
		meeting_must(asks ? run_open_step(view.first, WAY_EACH, &error) : run_go_on(view.first, &error), &error);
	}
	expect(&view, "Wat we zagen", true);
	assert_int_equal(view.wall.shows, WALL_CLOSING);
	end(&view);
}

static void a_plain_item_is_its_title_and_its_agreements(void **state)
{
	struct view view;
	struct error error;
	(void)state;
	begin(&view, meeting_open("4"));
	meeting_must(run_go_to(view.first, 3, &error), &error);
	expect(&view, "Afspraken", true);
	expect(&view, workbook_session(view.first)->parts[3].say, false);
	meeting_must(notes_agree(view.first, "Bellen", "wij", "maandag", &error) && notes_add(view.first, "Winterkoning", &error), &error);
	expect(&view, "Bellen", true);
	expect(&view, "Winterkoning", false);
	end(&view);
}

static void a_round_of_tables_is_the_list_with_the_numbers_and_then_each_harvest(void **state)
{
	struct view view;
	struct error error;
	begin(&view, *state);
	meeting_must(run_go_to(view.first, 1, &error), &error);
	expect(&view, "Zoek je nummer", true);
	assert_int_equal(view.wall.shows, WALL_TABLES);
	assert_int_equal(view.wall.tables.count, 2);
	assert_int_equal(view.wall.tables.items[0].seats.count + view.wall.tables.items[1].seats.count, 8);
	/* one table on the facilitator's screen is not what everybody is at */
	meeting_must(run_table(view.first, 1, &error), &error);
	expect(&view, "Zoek je nummer", true);
	meeting_must(run_harvest(view.first, &error) && tables_harvest(view.first, (const char *[]){"Samen beginnen", "", ""}, &error), &error);
	expect(&view, "Samen beginnen", true);
	end(&view);
}

static void only_who_has_it_open_counts_as_open(void **state)
{
	struct view view;
	struct error error;
	int status;
	(void)state;
	assert_int_equal(process_running(process_own()), getpid());
	assert_int_equal(process_running(0), 0);
	/* the same number with another mark is another program */
	assert_int_equal(process_running(process_own() ^ INT64_C(1) << 30), 0);
	pid_t child = fork();
	if (child == 0)
		_exit(0);
	assert_int_equal(waitpid(child, &status, 0), child);
	begin(&view, meeting_open("4"));
	assert_int_equal(view.wall.state, WALL_BUSY);
	assert_int_equal(view.wall.process, process_own());
	assert_false(wall_ended(&view.wall));
	meeting_must(workbook_leave(view.first, &error), &error);
	expect(&view, "Het werkboek is dicht", true);
	assert_int_equal(view.wall.state, WALL_SHUT);
	end(&view);
}

static void it_goes_along_to_the_session_that_is_opened_unless_one_was_named(void **state)
{
	struct view view;
	struct wall named = {0};
	struct error error;
	struct id id = {{0}};
	char text[33];
	(void)state;
	begin(&view, meeting_open("4"));
	id_text(workbook_session(view.first)->id, text);
	struct workbook *third = workbook_open_to_read(workbook_file(view.first), &error);
	meeting_must(third && wall_open(third, text, &named, &error), &error);
	meeting_must(workbook_leave(view.first, &error) && workbook_new(view.first, "teamoverleg", "Roodborst", "2020-01-01", &id, &error) &&
		workbook_enter(view.first, id, &error), &error);
	expect(&view, "Roodborst", true);
	wall_look(third, &named);
	assert_string_not_equal(named.session, "Roodborst");
	meeting_must(workbook_erase(view.first, id, &error), &error);
	expect(&view, "Roodborst", false);
	wall_release(&named);
	workbook_close(third);
	end(&view);
}

static void what_is_for_oneself_is_refused(void **state)
{
	struct workbook *w = meeting_open("4");
	struct wall wall = {0};
	struct error error;
	struct id id = {{0}};
	char text[33];
	(void)state;
	meeting_must(workbook_leave(w, &error) && workbook_new(w, "voor-jezelf", NULL, NULL, &id, &error), &error);
	id_text(id, text);
	struct workbook *second = workbook_open_to_read(workbook_file(w), &error);
	assert_false(wall_open(second, text, &wall, &error));
	assert_false(wall_open(second, "nergens", &wall, &error));
	/* nor is anything written through it */
	assert_false(workbook_enter(second, id, &error));
	wall_release(&wall);
	workbook_close(second);
	workbook_close(w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_there_before_the_reveal),
		cmocka_unit_test(a_late_answer_enters_when_the_facilitator_refreshes),
		cmocka_unit_test(an_answer_that_is_taken_away_leaves_the_wall),
		cmocka_unit_test(a_picture_stays_until_it_is_let_go_and_the_closing_takes_its_place),
		cmocka_unit_test(a_plain_item_is_its_title_and_its_agreements),
		cmocka_unit_test_setup(a_round_of_tables_is_the_list_with_the_numbers_and_then_each_harvest, rounds_open),
		cmocka_unit_test(only_who_has_it_open_counts_as_open),
		cmocka_unit_test(it_goes_along_to_the_session_that_is_opened_unless_one_was_named),
		cmocka_unit_test(what_is_for_oneself_is_refused),
	};
	return cmocka_run_group_tests(tests, meeting_set_up, meeting_tear_down);
}
