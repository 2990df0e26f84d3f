/* SPDX-License-Identifier: EUPL-1.2 */
/* One case read by teams, from the first proposal of teams to the summary: three teams, two, one, and nobody at all; a line of digits per team. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "lib/party.h"
#include "workbook/answer.h"
#include "workbook/attend.h"
#include "workbook/digits.h"
#include "workbook/practise.h"
#include "workbook/run.h"
#include "workbook/summary.h"
#include "workbook/teams.h"
#include "workbook/ways.h"

enum { CASE = 1, QUESTIONS = 8 };

static const char *now_as(struct workbook *w)
{
	const struct form *form = run_here(w)->form;
	return form && form->as ? form->as : "nobody";
}

static void open_team(struct workbook *w, int team, const char *as)
{
	struct error error;
	party_must(answer_open_team(w, team, &error), &error);
	assert_string_equal(now_as(w), as);
	assert_int_equal(run_here(w)->questions, QUESTIONS + (run_here(w)->step > 0 && form_field(run_here(w)->form, "insight")));
	party_must(answer_put_aside(w, &error), &error);
}

/* From wherever the step stands: everything revealed, and on to the next. */
static void reveal(struct workbook *w)
{
	party_go_on(w);
	assert_int_equal(run_here(w)->phase, PHASE_PICTURE);
	party_go_on(w);
}

static void give(struct workbook *w, int team, const char *line)
{
	struct error error;
	party_must(digits_give_team(w, team, line, &error), &error);
	if (run_here(w)->form)
		party_fill(w, "Wij zagen iets anders.");
}

static void three_teams_switch_once_and_all_read_as_somebody_else(void **state)
{
	struct workbook *w = party_open("three.db", "tafel-gezin", "6 6");
	(void)state;
	party_to(w, CASE, WAY_TEAMS);
	assert_int_equal(run_here(w)->team_count, 3);
	open_team(w, 0, "professional");
	open_team(w, 1, "citizen");
	open_team(w, 2, "volunteer");
	give(w, 0, "1 2 3 4 5 6 7 1");
	give(w, 1, "11111111");
	give(w, 2, "2.3.2.3.");
	reveal(w);
	assert_int_equal(run_here(w)->step, 1);
	assert_int_equal(run_here(w)->way, WAY_TEAMS);
	open_team(w, 0, "citizen");
	open_team(w, 1, "volunteer");
	open_team(w, 2, "professional");
	for (int team = 0; team < 3; team++)
		give(w, team, "7 7 7 7 7 7 7 7");
	reveal(w);
	assert_int_equal(run_here(w)->phase, PHASE_TALK);
	party_go_on(w);
	assert_int_equal(run_here(w)->part_number, CASE + 1);
	workbook_close(w);
}

static void two_teams_cover_all_three_in_one_switch(void **state)
{
	struct workbook *w = party_open("two.db", "tafel-gezin", "3 2");
	struct error error;
	(void)state;
	party_to(w, CASE, WAY_TEAMS);
	assert_int_equal(run_here(w)->team_count, 2);      /* five people make no three teams */
	assert_false(teams_set_count(w, 3, &error));
	assert_string_equal(error.text, "Met 5 mensen zijn er hooguit 2 groepjes: een groepje is minstens 2 mensen.");
	open_team(w, 0, "citizen");
	open_team(w, 1, "professional");
	give(w, 0, "12345671");
	give(w, 1, "12345671");
	reveal(w);
	open_team(w, 0, "volunteer");
	open_team(w, 1, "citizen");
	workbook_close(w);
}

static void walk_as_one(struct workbook *w)
{
	static const char *const voices[] = {"professional", "citizen", "volunteer"};
	for (int step = 0; step < 3; step++) {
		assert_int_equal(run_here(w)->step, step);
		assert_string_equal(now_as(w), voices[step]);
		party_fill(w, "Van hier is het anders.");
		reveal(w);
	}
	assert_int_equal(run_here(w)->phase, PHASE_TALK);
}

static void one_team_or_one_person_goes_round(void **state)
{
	static const char *const rooms[] = {"4 4", "1", "2"};
	(void)state;
	for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
		struct workbook *w = party_open(rooms[i], "tafel-gezin", rooms[i]);
		party_to(w, CASE, WAY_TEAM);
		walk_as_one(w);
		workbook_close(w);
	}
}

static void everybody_gone_the_group_still_answers(void **state)
{
	struct workbook *w = party_open("gone.db", "tafel-gezin", "2 1");
	struct way_offer offers[WAYS_MOST];
	struct error error;
	(void)state;
	for (int seat = 1; seat <= 3; seat++)
		party_must(attend_set_present(w, people_seat(&workbook_session(w)->people, seat)->id, false, &error), &error);
	party_must(run_go_to(w, CASE, &error), &error);
	party_go_on(w);
	assert_int_equal(run_ways(w, offers), 1);
	assert_int_equal(offers[0].way, WAY_TEAM);
	party_must(run_open_step(w, WAY_TEAM, &error), &error);
	assert_false(teams_propose(w, &error));
	assert_string_equal(error.text, "Met 0 mensen zijn er geen twee groepjes te maken: een groepje is minstens 2 mensen.");
	walk_as_one(w);
	workbook_close(w);
}

static void refused(struct workbook *w, const char *line, const char *sentence)
{
	struct error error;
	assert_false(digits_give_team(w, 0, line, &error));
	assert_string_equal(error.text, sentence);
	assert_null(run_here(w)->form);
	assert_int_equal(run_here(w)->handed_in, 0);
}

static void a_wrong_line_says_which_question_and_changes_nothing(void **state)
{
	struct workbook *w = party_open("line.db", "tafel-gezin", "6 6");
	(void)state;
	party_to(w, CASE, WAY_TEAMS);
	refused(w, "1 2 8", "Vraag 3: 8 kan hier niet: het is een heel getal van 1 tot en met 7.");
	refused(w, "1 2 3 4 5 6 7 1 2", "Er zijn meer cijfers dan vragen.");
	refused(w, "een", "Typ alleen cijfers, met spaties ertussen als je wilt.");
	refused(w, "", "Typ een cijfer voor elke vraag, in de volgorde van het blad.");
	workbook_close(w);
}

static void a_line_is_one_thing_to_undo(void **state)
{
	struct workbook *w = party_open("undo.db", "tafel-gezin", "6 6");
	struct error error;
	struct str said = STR_EMPTY;
	(void)state;
	party_to(w, CASE, WAY_TEAMS);
	party_must(digits_give_team(w, 0, "1 2 3", &error), &error);
	assert_int_equal(run_here(w)->question, 4);      /* the rest is asked */
	assert_string_equal(answer_value(w, "professional.school"), "citizen");
	party_must(run_undo(w, &said, &error), &error);
	assert_null(answer_value(w, "professional.food"));
	assert_null(answer_value(w, "professional.tell"));
	workbook_close(w);
	str_release(&said);
}

static void a_half_read_case_is_there_after_a_restart(void **state)
{
	struct workbook *w = party_open("again.db", "tafel-gezin", "6 6");
	struct error error;
	char *path = party_path("again.db");
	(void)state;
	party_to(w, CASE, WAY_TEAMS);
	party_must(digits_give_team(w, 1, "3 3 3", &error), &error);
	workbook_close(w);
	w = workbook_open(path, &error);
	free(path);
	party_must(w != NULL, &error);
	party_must(workbook_resume(w, &error), &error);
	assert_string_equal(now_as(w), "citizen");
	assert_int_equal(run_here(w)->question, 4);
	workbook_close(w);
}

/* --- practising --- */

static void answer_here(struct workbook *w, enum way way)
{
	struct error error;
	bool each = run_here(w)->step_form->by == BY_EACH, teams = run_here(w)->step_form->by == BY_TEAM;
	if (run_here(w)->way == WAY_NONE)
		party_must(run_open_step(w, each ? way : teams ? WAY_TEAMS : WAY_TEAM, &error), &error);
	for (int i = 0; i < 3 && practise_can_answer(w); i++)
		party_must(practise_answer(w, &error), &error);
	assert_int_equal(run_missing(w), 0);
}

/* Made-up people answer every step of every programme in every way, and what they wrote is in the list of texts. */
static void made_up_people_can_do_every_programme(void **state)
{
	static const char *const programmes[] = {"tafel-voorbeelden", "tafel-lijfspreuken", "tafel-gezin", "tafel-factoren"};
	static const enum way ways[] = {WAY_EACH, WAY_HANDS, WAY_PAPER, WAY_TEAMS, WAY_TEAM};
	(void)state;
	for (size_t p = 0; p < sizeof programmes / sizeof *programmes; p++)
		for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
			struct error error;
			struct summary summary = {0};
			struct workbook *w = practise_open(programmes[p], &error);
			party_must(w != NULL, &error);
			for (int steps = 0; run_here(w)->phase != PHASE_END && steps < 40; steps++) {
				if (run_here(w)->phase == PHASE_ANSWERS)
					answer_here(w, ways[i]);
				party_go_on(w);
			}
			assert_int_equal(run_here(w)->phase, PHASE_END);
			party_keep_all(w);
			party_must(summary_make(w, true, &summary, &error), &error);
			assert_true(summary.doc.count > 10);
			summary_release(&summary);
			workbook_close(w);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(three_teams_switch_once_and_all_read_as_somebody_else),
		cmocka_unit_test(two_teams_cover_all_three_in_one_switch),
		cmocka_unit_test(one_team_or_one_person_goes_round),
		cmocka_unit_test(everybody_gone_the_group_still_answers),
		cmocka_unit_test(a_wrong_line_says_which_question_and_changes_nothing),
		cmocka_unit_test(a_line_is_one_thing_to_undo),
		cmocka_unit_test(a_half_read_case_is_there_after_a_restart),
		cmocka_unit_test(made_up_people_can_do_every_programme),
	};

	return cmocka_run_group_tests(tests, party_begin, party_end);
}
