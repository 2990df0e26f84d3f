/* SPDX-License-Identifier: EUPL-1.2 */
/* Teams with mixed roles, from the pure draw to the file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "domain/teams.h"
#include "lib/meeting.h"
#include "workbook/amount.h"
#include "workbook/summary.h"
#include "workbook/teams.h"
#include "workbook/ways.h"

/* --- the draw --- */

enum { ROOMS = 4000, PEOPLE = 60 };

static int count_in(const int *team, const enum role *roles, size_t count, int of_team, int role)
{
	int n = 0;
	for (size_t i = 0; i < count; i++)
		n += team[i] == of_team && (role < 0 || roles[i] == (enum role)role);
	return n;
}

/* No two teams differ by more than one in their number of that role; role -1: in their size. */
static void assert_even(const int *team, const enum role *roles, size_t count, int teams, int role)
{
	int least = PEOPLE, most = 0;
	for (int t = 0; t < teams; t++) {
		int n = count_in(team, roles, count, t, role);
		least = n < least ? n : least;
		most = n > most ? n : most;
	}
	if (most - least > 1)
		fail_msg("%zu people in %d teams, role %d: from %d to %d", count, teams, role, least, most);
}

static void assert_fair(const int *team, const enum role *roles, size_t count, int teams)
{
	for (size_t i = 0; i < count; i++)
		assert_true(team[i] >= 0 && team[i] < teams);
	for (int role = -1; role < ROLE_COUNT; role++)
		assert_even(team, roles, count, teams, role);
}

static size_t random_room(enum role *roles)
{
	size_t count = 1 + random_below(PEOPLE);
	uint32_t kinds = 1 + random_below(ROLE_COUNT);
	for (size_t i = 0; i < count; i++)
		roles[i] = (enum role)random_below(kinds);
	return count;
}

static void sizes_and_roles_differ_by_one_at_most(void **state)
{
	enum role roles[PEOPLE];
	unsigned char met[PEOPLE * PEOPLE];
	int team[PEOPLE];
	(void)state;
	for (int room = 0; room < ROOMS; room++) {
		size_t count = random_room(roles);
		int teams = 1 + (int)random_below((uint32_t)count);
		bool known = random_below(2) > 0;
		for (size_t i = 0; i < count; i++)
			for (size_t k = 0; k < i; k++)
				met[i * count + k] = met[k * count + i] = (unsigned char)random_below(3);
		memset(team, -1, sizeof team);
		teams_spread(roles, count, teams, known ? met : NULL, team);
		assert_fair(team, roles, count, teams);
	}
}

static void everybody_is_as_likely_in_any_team(void **state)
{
	enum role roles[6] = {ROLE_VOLUNTEER, ROLE_VOLUNTEER, ROLE_VOLUNTEER, ROLE_PROFESSIONAL, ROLE_PROFESSIONAL, ROLE_BOTH};
	int team[6], first[6] = {0};
	(void)state;
	for (int i = 0; i < 3000; i++) {
		teams_spread(roles, 6, 3, NULL, team);
		for (int k = 0; k < 6; k++)
			first[k] += team[k] == 0;
	}
	for (int k = 0; k < 6; k++)
		assert_in_range(first[k], 850, 1150);
}

static void a_seed_draws_the_same_teams_again(void **state)
{
	enum role roles[PEOPLE];
	int once[PEOPLE], again[PEOPLE];
	(void)state;
	for (int i = 0; i < PEOPLE; i++)
		roles[i] = (enum role)(i % ROLE_COUNT);
	for (int i = 0; i < 2; i++) {
		unsetenv("SAMENSPEL_SEED");
		random_below(2);
		setenv("SAMENSPEL_SEED", "5", 1);
		teams_spread(roles, PEOPLE, 7, NULL, i ? again : once);
	}
	unsetenv("SAMENSPEL_SEED");
	assert_memory_equal(once, again, sizeof once);
}

/* Twelve people of two roles who were in three teams of four: now none of them has to meet more than one of those again. */
static void people_who_met_are_kept_apart_where_that_costs_nothing(void **state)
{
	enum role roles[12];
	unsigned char met[12 * 12] = {0};
	int team[12], again = 0;
	(void)state;
	for (int i = 0; i < 12; i++)
		roles[i] = i % 2 ? ROLE_VOLUNTEER : ROLE_PROFESSIONAL;
	for (int i = 0; i < 12; i++)
		for (int k = 0; k < 12; k++)
			met[i * 12 + k] = i != k && i / 4 == k / 4;
	for (int draw = 0; draw < 200; draw++) {
		teams_spread(roles, 12, 3, met, team);
		assert_fair(team, roles, 12, 3);
		for (int i = 0; i < 12; i++)
			for (int k = 0; k < i; k++)
				again += team[i] == team[k] && met[i * 12 + k];
	}
	/* By chance alone it would be some 980; the least there can be is 600. */
	assert_in_range(again, 600, 700);
}

static void there_are_teams_for_four_or_more(void **state)
{
	(void)state;
	for (int people = 0; people < 4; people++) {
		assert_int_equal(teams_most(people), 0);
		assert_int_equal(teams_usual(people, 0), 0);
	}
	assert_int_equal(teams_usual(4, 0), 2);
	assert_int_equal(teams_usual(5, 0), 2);
	assert_int_equal(teams_most(5), 2);
	assert_int_equal(teams_usual(12, 0), 3);
	assert_int_equal(teams_usual(24, 0), 6);
	assert_int_equal(teams_usual(24, 8), 3);
	assert_int_equal(teams_usual(60, 0), 15);
}

static void a_latecomer_comes_in_the_smallest_team_that_lacks_the_role(void **state)
{
	struct team_mix mixes[3] = {{.size = 4}, {.size = 3, .roles = {[ROLE_CITIZEN] = 1}}, {.size = 3}};
	(void)state;
	assert_int_equal(teams_place(mixes, 3, ROLE_CITIZEN), 2);
	assert_int_equal(teams_place(mixes, 3, ROLE_VOLUNTEER), 1);
	mixes[0].size = 2;
	assert_int_equal(teams_place(mixes, 3, ROLE_CITIZEN), 0);
}

/* --- in a session --- */

static struct team_lines look(struct workbook *w)
{
	struct team_lines lines;
	struct error error;
	meeting_must(teams_look(w, &lines, &error), &error);
	return lines;
}

static size_t team_size(struct workbook *w, size_t team)
{
	struct team_lines lines = look(w);
	size_t size = lines.items[team].seats.count;
	team_lines_release(&lines);
	return size;
}

/* The team of a seat, from 0; -1: in none. */
static int team_of(struct workbook *w, int seat)
{
	struct team_lines lines = look(w);
	int found = -1;
	for (size_t i = 0; i < lines.count; i++)
		for (size_t k = 0; k < lines.items[i].seats.count; k++)
			found = lines.items[i].seats.items[k] == seat ? (int)i : found;
	team_lines_release(&lines);
	return found;
}

/* Who is in which team, as one text to compare. */
static void seats_text(struct workbook *w, char out[static 400])
{
	struct team_lines lines = look(w);
	size_t len = 0;
	out[0] = '\0';
	for (size_t i = 0; i < lines.count; i++) {
		len += (size_t)snprintf(out + len, 400 - len, "%s:", lines.items[i].name);
		for (size_t k = 0; k < lines.items[i].seats.count; k++)
			len += (size_t)snprintf(out + len, 400 - len, " %d", lines.items[i].seats.items[k]);
		len += (size_t)snprintf(out + len, 400 - len, "; ");
	}
	team_lines_release(&lines);
}

static void answer_as(struct workbook *w, int team, const char *value)
{
	struct error error;
	meeting_must(answer_open_team(w, team, &error), &error);
	assert_true(run_here(w)->turn);
	while ((size_t)run_here(w)->field < run_here(w)->form->count) {
		char id[80];
		snprintf(id, sizeof id, "%s", run_here(w)->form->fields[run_here(w)->field].id);
		meeting_must(answer_give(w, id, value, &error), &error);
	}
	meeting_must(answer_hand_in(w, &error), &error);
}

static void a_proposal_mixes_the_roles(void **state)
{
	struct workbook *w = *state;
	struct error error;
	meeting_go_to(w, 1);
	meeting_must(teams_propose(w, &error), &error);
	struct team_lines lines = look(w);
	assert_int_equal(lines.count, 3);
	assert_int_equal(lines.loose.count, 0);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(lines.items[i].seats.count, 4);
		assert_in_range(lines.items[i].seats.roles[ROLE_VOLUNTEER], 1, 2);
		assert_in_range(lines.items[i].seats.roles[ROLE_PROFESSIONAL], 1, 2);
		assert_in_range(lines.items[i].seats.roles[ROLE_BOTH], 0, 1);
	}
	assert_string_equal(lines.items[2].name, "groepje 3");
	team_lines_release(&lines);
	assert_int_equal(run_here(w)->way, WAY_NONE);
}

static void every_change_of_teams_is_one_undo(void **state)
{
	struct workbook *w = *state;
	struct error error;
	char first[400], now[400];
	meeting_go_to(w, 1);
	meeting_must(teams_propose(w, &error), &error);
	seats_text(w, first);
	meeting_must(teams_set_count(w, 5, &error), &error);
	meeting_must(teams_set_count(w, 2, &error), &error);
	assert_int_equal(team_size(w, 0) + team_size(w, 1), 12);
	meeting_must(teams_shuffle(w, &error), &error);
	meeting_must(teams_move(w, 7, 1 - team_of(w, 7), &error), &error);
	meeting_must(teams_rename(w, 1, "  Raam ", &error), &error);
	seats_text(w, now);
	assert_non_null(strstr(now, "Raam:"));
	for (int i = 0; i < 5; i++)
		meeting_undo_says(w, "groepjes");
	seats_text(w, now);
	assert_string_equal(now, first);
	meeting_undo_says(w, "groepjes");
	assert_int_equal(run_here(w)->activity->team_count, 0);
	meeting_must(teams_propose(w, &error), &error);
	assert_int_equal(team_size(w, 0), 4);
}

static void teams_come_back_from_the_file(void **state)
{
	struct workbook *w = *state;
	struct error error;
	char before[400], after[400];
	meeting_go_to(w, 1);
	meeting_must(run_open_step(w, WAY_TEAMS, &error), &error);
	meeting_must(teams_rename(w, 0, "Raam", &error), &error);
	seats_text(w, before);
	*state = w = meeting_reopen(w);
	seats_text(w, after);
	assert_string_equal(before, after);
	assert_int_equal(run_here(w)->way, WAY_TEAMS);
}

static void too_few_people_and_too_many_teams_get_a_sentence(void **state)
{
	struct workbook *w = *state;
	struct error error;
	meeting_go_to(w, 1);
	for (int seat = 6; seat <= 12; seat++)
		meeting_must(attend_set_present(w, people_seat(&workbook_session(w)->people, seat)->id, false, &error), &error);
	meeting_must(teams_propose(w, &error), &error);
	assert_int_equal(run_here(w)->activity->team_count, 2);
	assert_false(teams_set_count(w, 3, &error));
	assert_non_null(strstr(error.text, "hooguit 2 groepjes"));
	assert_false(teams_set_count(w, 1, &error));
	assert_int_equal(run_here(w)->activity->team_count, 2);
	assert_false(teams_move(w, 9, 0, &error));
	assert_false(teams_move(w, 1, 2, &error));
	assert_false(teams_rename(w, 0, " ", &error));
	meeting_undo_says(w, "groepjes");
	for (int seat = 4; seat <= 5; seat++)
		meeting_must(attend_set_present(w, people_seat(&workbook_session(w)->people, seat)->id, false, &error), &error);
	struct way_offer offers[WAYS_MOST];
	size_t count = run_ways(w, offers);
	for (size_t i = 0; i < count; i++)
		assert_int_not_equal(offers[i].way, WAY_TEAMS);
	assert_false(teams_propose(w, &error));
	assert_false(run_open_step(w, WAY_TEAMS, &error));
	assert_int_equal(run_here(w)->way, WAY_NONE);
}

static void who_comes_late_joins_the_smallest_team_and_who_left_does_not_count(void **state)
{
	struct workbook *w = *state;
	struct error error;
	int seat, added;
	meeting_go_to(w, 1);
	meeting_must(run_open_step(w, WAY_TEAMS, &error), &error);
	struct team_lines lines = look(w);
	int leaver = lines.items[1].seats.items[0];
	team_lines_release(&lines);
	meeting_must(attend_set_present(w, people_seat(&workbook_session(w)->people, leaver)->id, false, &error), &error);
	assert_int_equal(team_size(w, 1), 3);
	meeting_must(attend_check_in(w, "14", &seat, &added, &error), &error);
	assert_int_equal(team_of(w, 13), -1);
	meeting_must(teams_take_late(w, &error), &error);
	assert_int_equal(team_size(w, 1) + team_size(w, 0) + team_size(w, 2), 13);
	assert_in_range(team_size(w, 1), 4, 5);
	assert_int_not_equal(team_of(w, 14), -1);
	meeting_undo_says(w, "groepjes");
	assert_int_equal(team_of(w, 14), -1);
	/* A team of which everybody left is not waited for. */
	assert_int_equal(run_here(w)->asked, 3);
	lines = look(w);
	for (size_t i = 0; i < lines.items[0].seats.count; i++)
		meeting_must(attend_set_present(w, people_seat(&workbook_session(w)->people, lines.items[0].seats.items[i])->id, false, &error), &error);
	team_lines_release(&lines);
	assert_int_equal(run_here(w)->asked, 2);
}

/* The old number stays where it was: whose it is cannot be known. */
static void who_forgot_a_number_finds_the_new_one_in_a_team(void **state)
{
	struct workbook *w = *state;
	struct error error;
	int seat;
	meeting_go_to(w, 1);
	for (int i = 0; i < 3; i++)
		meeting_must(attend_forgot(w, ROLE_VOLUNTEER, &seat, &error), &error);
	meeting_must(teams_propose(w, &error), &error);
	assert_int_not_equal(team_of(w, seat), -1);
	assert_int_equal(team_size(w, 0) + team_size(w, 1) + team_size(w, 2) + (run_here(w)->activity->team_count > 3 ? team_size(w, 3) : 0), 15);
	meeting_must(attend_forgot(w, ROLE_VOLUNTEER, &seat, &error), &error);
	assert_int_equal(team_of(w, seat), -1);
	meeting_must(teams_take_late(w, &error), &error);
	assert_int_not_equal(team_of(w, seat), -1);
}

static void taking_back_a_check_in_takes_the_seat_out_of_its_team(void **state)
{
	struct workbook *w = *state;
	struct error error;
	int seat, added;
	meeting_go_to(w, 1);
	meeting_must(run_open_step(w, WAY_TEAMS, &error), &error);
	meeting_must(attend_check_in(w, "1", &seat, &added, &error), &error);
	meeting_must(teams_take_late(w, &error), &error);
	meeting_undo_says(w, "groepjes");
	meeting_undo_says(w, "aanmelden");
	assert_int_equal(team_size(w, 0) + team_size(w, 1) + team_size(w, 2), 12);
}

static void teams_that_answered_stay_and_one_person_may_still_move(void **state)
{
	struct workbook *w = *state;
	struct error error;
	char before[400], after[400];
	meeting_go_to(w, 2);
	meeting_must(run_open_step(w, WAY_TEAMS, &error), &error);
	answer_as(w, 1, "both");
	assert_int_equal(run_here(w)->handed_in, 1);
	assert_int_equal(run_here(w)->asked, 3);
	assert_false(answer_open_team(w, 1, &error));
	assert_non_null(strstr(error.text, "groepje"));
	seats_text(w, before);
	assert_false(teams_shuffle(w, &error));
	assert_false(teams_set_count(w, 4, &error));
	seats_text(w, after);
	assert_string_equal(before, after);
	meeting_must(teams_move(w, 3, (team_of(w, 3) + 1) % 3, &error), &error);
	assert_false(run_open_step(w, WAY_EACH, &error));
	/* Looking at the teams again and going on leaves the answers alone. */
	meeting_must(run_open_step(w, WAY_TEAMS, &error), &error);
	assert_int_equal(run_here(w)->handed_in, 1);
	struct team_lines lines = look(w);
	assert_true(lines.items[1].handed_in && !lines.items[0].begun && lines.fixed);
	team_lines_release(&lines);
}

/* What a step of the dilemma showed: the text of its doc. */
static bool picture_has(struct workbook *w, const char *text)
{
	struct doc doc = {0};
	struct error error;
	bool has = false;
	meeting_must(run_picture(w, &doc, &error), &error);
	for (size_t i = 0; i < doc.count; i++) {
		const char *at = doc.blocks[i].text;
		has = has || (at && strstr(at, text));
		assert_false(doc.blocks[i].type == BLOCK_BARS && doc.blocks[i].bars.count > 0 && strcmp(doc.blocks[i].bars.series[0].id, "volunteer") == 0);
	}
	doc_release(&doc);
	return has;
}

static void teams_stay_for_later_steps_and_the_group_is_another_team(void **state)
{
	struct workbook *w = *state;
	struct error error;
	char first[400], later[400];
	meeting_go_to(w, 1);
	meeting_must(run_open_step(w, WAY_TEAMS, &error), &error);
	seats_text(w, first);
	for (int team = 0; team < 3; team++)
		answer_as(w, team, team == 2 ? "6" : "2");
	meeting_must(run_go_on(w, &error), &error);
	assert_int_equal(run_here(w)->phase, PHASE_PICTURE);
	assert_true(picture_has(w, "2 van de 3 groepjes"));
	assert_true(picture_has(w, "telt elk groepje één keer"));
	while (run_here(w)->phase != PHASE_ANSWERS)
		meeting_must(run_go_on(w, &error), &error);
	meeting_must(run_open_step(w, WAY_TEAMS, &error), &error);
	seats_text(w, later);
	assert_string_equal(first, later);
	for (int team = 0; team < 3; team++)
		answer_as(w, team, "4");
	meeting_must(run_go_on(w, &error), &error);
	assert_true(picture_has(w, "niemand weet wie van plek"));
	while (run_here(w)->phase != PHASE_ANSWERS)
		meeting_must(run_go_on(w, &error), &error);
	/* How can both be served: one hand for the whole group. */
	assert_int_equal(run_here(w)->way, WAY_TEAM);
	assert_int_equal(run_here(w)->asked, 1);
	assert_string_equal(run_here(w)->team, "de hele groep");
	assert_false(run_here(w)->turn);
	assert_int_equal(run_here(w)->activity->team_count, 3);
}

static void a_summary_says_that_teams_answered(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct summary summary = {0};
	int found = 0;
	meeting_go_to(w, 2);
	meeting_must(run_set_amount(w, 24, &error), &error);
	meeting_must(run_open_step(w, WAY_TEAMS, &error), &error);
	for (int team = 0; team < 3; team++)
		answer_as(w, team, team ? "both" : "volunteer");
	meeting_must(summary_make(w, false, &summary, &error), &error);
	for (size_t i = 0; i < summary.doc.count; i++) {
		const char *text = summary.doc.blocks[i].text;
		found += text && strstr(text, "3 van de 3 groepjes") != NULL;
		found += text && strstr(text, "24 van de 40 kaarten") != NULL;
		found += text && strstr(text, "Een groepje telt één keer") != NULL;
	}
	assert_int_equal(found, 3);
	assert_int_equal(summary.dataset.count, 72);
	for (size_t i = 0; i < summary.dataset.count; i++)
		assert_string_equal(summary.dataset.items[i].role, "");
	summary_release(&summary);
}

static void erasing_a_session_takes_its_teams_along(void **state)
{
	struct workbook *w = *state;
	struct error error;
	meeting_go_to(w, 2);
	meeting_must(run_set_amount(w, 24, &error), &error);
	meeting_must(run_open_step(w, WAY_TEAMS, &error), &error);
	answer_as(w, 0, "both");
	meeting_must(workbook_erase(w, workbook_session(w)->id, &error), &error);
	struct session_list list = {0};
	meeting_must(workbook_sessions(w, &list, &error), &error);
	assert_int_equal(list.count, 0);
	session_list_release(&list);
}

static void earlier_team_mates_are_kept_apart(void **state)
{
	struct workbook *w = *state;
	struct error error;
	int first[13], again = 0;
	meeting_go_to(w, 1);
	meeting_must(teams_propose(w, &error), &error);
	for (int seat = 1; seat <= 12; seat++)
		first[seat] = team_of(w, seat);
	meeting_go_to(w, 2);
	meeting_must(teams_propose(w, &error), &error);
	for (int a = 1; a <= 12; a++)
		for (int b = 1; b < a; b++)
			again += first[a] == first[b] && team_of(w, a) == team_of(w, b);
	/* Three teams of four out of three of four: each new team holds two of one old team at the least. */
	assert_in_range(again, 3, 5);
}

#define IN_ROOM(test) cmocka_unit_test_setup_teardown(test, meeting_of_twelve, meeting_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sizes_and_roles_differ_by_one_at_most),
		cmocka_unit_test(everybody_is_as_likely_in_any_team),
		cmocka_unit_test(a_seed_draws_the_same_teams_again),
		cmocka_unit_test(people_who_met_are_kept_apart_where_that_costs_nothing),
		cmocka_unit_test(there_are_teams_for_four_or_more),
		cmocka_unit_test(a_latecomer_comes_in_the_smallest_team_that_lacks_the_role),
		IN_ROOM(a_proposal_mixes_the_roles),
		IN_ROOM(every_change_of_teams_is_one_undo),
		IN_ROOM(teams_come_back_from_the_file),
		IN_ROOM(too_few_people_and_too_many_teams_get_a_sentence),
		IN_ROOM(who_comes_late_joins_the_smallest_team_and_who_left_does_not_count),
		IN_ROOM(who_forgot_a_number_finds_the_new_one_in_a_team),
		IN_ROOM(taking_back_a_check_in_takes_the_seat_out_of_its_team),
		IN_ROOM(teams_that_answered_stay_and_one_person_may_still_move),
		IN_ROOM(teams_stay_for_later_steps_and_the_group_is_another_team),
		IN_ROOM(a_summary_says_that_teams_answered),
		IN_ROOM(erasing_a_session_takes_its_teams_along),
		IN_ROOM(earlier_team_mates_are_kept_apart),
	};
	return cmocka_run_group_tests(tests, meeting_set_up, meeting_tear_down);
}
