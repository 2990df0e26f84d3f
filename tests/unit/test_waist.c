/* SPDX-License-Identifier: EUPL-1.2 */
/* The narrow waist, traced with two throwaway kinds that are not in the program: perspectives (teams, rotation, who speaks as whom) and factors
 * (two steps, dots, a plane). If kind.h could not carry these, it would have to change before any screen is built on it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/statistics.h"
#include "base/mem.h"
#include "base/text.h"
#include "exercises/kind.h"
#include "exercises/tell.h"
#include "report/lines.h"

/* --- perspectives: teams read one case as somebody, then switch --- */

enum { VOICES = 3, CASE_QUESTIONS = 2 };

static const char *const voices[VOICES] = {"professional", "citizen", "volunteer"};

/* Three teams or more: one switch. Two teams: one switch, the second team starts one further. One team: everybody in turn. */
static int perspectives_steps(int teams)
{
	return teams == 1 ? VOICES : 2;
}

static const char *perspectives_voice(const struct turn *turn)
{
	if (turn->who->as)
		return turn->who->as;
	int first = turn->teams == 2 ? 1 - turn->who->team : turn->who->team;
	return voices[(first + turn->step) % VOICES];
}

static void add_case_question(struct form *form, const char *voice, int question)
{
	char id[40], label[80];
	snprintf(id, sizeof id, "%s.q%d", voice, question);
	snprintf(label, sizeof label, "Who is responsible for %d", question);
	struct field *field = form_add(form, FIELD_PICK, id, label);
	for (int i = 0; i < VOICES; i++)
		field_option(field, voices[i], voices[i]);
	field_option(field, "nobody", "nobody")->apart = true;
}

static bool perspectives_ask(const struct exercise *exercise, const struct turn *turn, struct form *form)
{
	(void)exercise;
	if (turn->teams > 0 && turn->step >= perspectives_steps(turn->teams))
		return false;
	if (turn->step >= VOICES)
		return false;
	form->by = BY_TEAM;
	form->teams = VOICES;
	form->minutes = 20;
	form_add(form, FIELD_NOTE, turn->step == 0 ? "case" : "case.again", "The case");
	const char *own = turn->who ? perspectives_voice(turn) : NULL;
	form->as = mem_copy(own);
	for (int voice = 0; voice < VOICES; voice++)
		for (int question = 1; question <= CASE_QUESTIONS && (!own || strcmp(own, voices[voice]) == 0); question++)
			add_case_question(form, voices[voice], question);
	return true;
}

/* Per question the perspectives side by side, and what the next team in the same role answered. */
static void perspectives_show(const struct exercise *exercise, const struct responses *view, struct doc *doc)
{
	(void)exercise;
	for (int question = 1; question <= CASE_QUESTIONS; question++) {
		char id[16];
		snprintf(id, sizeof id, "q%d", question);
		struct bars *bars = &doc_bars(doc, FOR_PICTURE, id, id)->bars;
		for (int i = 0; i < VOICES; i++)
			bars_option(bars, voices[i], voices[i], false);
		for (int voice = 0; voice < VOICES; voice++)
			for (int step = 0; step < 2; step++) {
				struct form form = {0};
				add_case_question(&form, voices[voice], question);
				struct tally tally = tell_tally(view, step, &form.fields[0], -1);
				tally.slots = VOICES;
				if (tally.n > 0)
					tell_series(bars, voices[voice], step ? "next team" : "first team", &tally);
				form_release(&form);
			}
	}
}

static const struct kind perspectives = {.name = "perspectives", .title = "Perspectives", .ask = perspectives_ask, .show = perspectives_show};

static char *voice_of(int teams, int team, int step)
{
	struct form form = {0};
	struct respondent who = {.kind = RESPONDENT_TEAM, .team = team};
	assert_true(perspectives.ask(NULL, &(struct turn){.step = step, .who = &who, .teams = teams}, &form));
	char *as = mem_copy(form.as);
	form_release(&form);
	return as;
}

static void assert_voice(int teams, int team, int step, const char *expected)
{
	char *as = voice_of(teams, team, step);
	assert_string_equal(as, expected);
	free(as);
}

static void teams_rotate_through_the_perspectives(void **state)
{
	(void)state;
	assert_voice(3, 0, 0, "professional");
	assert_voice(3, 1, 0, "citizen");
	assert_voice(3, 2, 0, "volunteer");
	assert_voice(3, 0, 1, "citizen");
	assert_voice(3, 2, 1, "professional");
	assert_voice(5, 4, 0, "citizen");      /* five teams share three perspectives */
	assert_voice(2, 0, 0, "citizen");      /* citizen, then volunteer for one team */
	assert_voice(2, 0, 1, "volunteer");
	assert_voice(2, 1, 0, "professional"); /* professional, then citizen for the other */
	assert_voice(2, 1, 1, "citizen");
	assert_voice(1, 0, 2, "volunteer");    /* one team or one person goes round */
}

static void how_many_steps_there_are_follows_from_the_teams(void **state)
{
	(void)state;
	for (int teams = 1; teams <= 5; teams++) {
		struct form form = {0};
		int steps = perspectives_steps(teams);
		assert_true(perspectives.ask(NULL, &(struct turn){.step = steps - 1, .teams = teams}, &form));
		form_release(&form);
		assert_false(perspectives.ask(NULL, &(struct turn){.step = steps, .teams = teams}, &form));
		form_release(&form);
	}
}

static void a_stored_voice_is_followed_whatever_the_teams_are_now(void **state)
{
	(void)state;
	struct form form = {0};
	struct respondent who = {.kind = RESPONDENT_TEAM, .team = 0, .as = (char *)"volunteer"};
	assert_true(perspectives.ask(NULL, &(struct turn){.step = 1, .who = &who, .teams = 4}, &form));
	assert_string_equal(form.as, "volunteer");
	assert_non_null(form_field(&form, "volunteer.q1"));
	assert_null(form_field(&form, "citizen.q1"));
	form_release(&form);
}

static void the_step_itself_holds_every_field_that_any_team_gets(void **state)
{
	(void)state;
	struct form all = {0};
	assert_true(perspectives.ask(NULL, &(struct turn){.teams = 3}, &all));
	for (int team = 0; team < 3; team++) {
		struct form form = {0};
		struct respondent who = {.kind = RESPONDENT_TEAM, .team = team};
		perspectives.ask(NULL, &(struct turn){.who = &who, .teams = 3}, &form);
		for (size_t i = 0; i < form.count; i++)
			assert_non_null(form_field(&all, form.fields[i].id));
		form_release(&form);
	}
	assert_int_equal(form_questions(&all), VOICES * CASE_QUESTIONS);
	form_release(&all);
}

static void perspectives_stand_side_by_side_with_the_next_team(void **state)
{
	(void)state;
	struct responses view = {0};
	struct doc doc = {0};
	for (int team = 0; team < 2; team++)
		responses_add_respondent(&view, &(struct respondent){.kind = RESPONDENT_TEAM, .team = team});
	responses_add(&view, 0, 0, "citizen.q1", "citizen");
	responses_add(&view, 1, 1, "citizen.q1", "professional");
	perspectives.show(NULL, &view, &doc);
	assert_int_equal(doc.count, CASE_QUESTIONS);
	assert_int_equal(doc.blocks[0].bars.count, 2);
	assert_int_equal(doc.blocks[0].bars.series[0].counts[1], 1);
	assert_int_equal(doc.blocks[0].bars.series[1].counts[0], 1);
	doc_release(&doc);
	responses_release(&view);
}

/* --- factors: importance and now, then three dots --- */

enum { FACTORS = 3 };

static const char *const factors_ids[FACTORS] = {"frames", "trust", "time"};

static bool factors_ask(const struct exercise *exercise, const struct turn *turn, struct form *form)
{
	(void)exercise;
	if (turn->step > 1)
		return false;
	if (turn->step == 1) {
		struct field *dots = form_add(form, FIELD_POINTS, "dots", "Divide three dots");
		dots->max = 3;
		for (int i = 0; i < FACTORS; i++)
			field_option(dots, factors_ids[i], factors_ids[i]);
		return true;
	}
	for (int i = 0; i < FACTORS; i++) {
		char id[24];
		snprintf(id, sizeof id, "%s.importance", factors_ids[i]);
		form_add(form, FIELD_SCALE, id, factors_ids[i]);
		snprintf(id, sizeof id, "%s.now", factors_ids[i]);
		form_add(form, FIELD_SCALE, id, factors_ids[i]);
	}
	return true;
}

static double factor_median(const struct responses *view, const struct form *form, size_t field)
{
	struct tally tally = tell_tally(view, 0, &form->fields[field], -1);
	return stat_quartiles(tally.counts, tally.slots).median;
}

/* The plane, and the dots with their breadth. */
static void factors_show(const struct exercise *exercise, const struct responses *view, struct doc *doc)
{
	struct form rate = {0}, divide = {0};
	factors_ask(exercise, &(struct turn){.step = 0}, &rate);
	factors_ask(exercise, &(struct turn){.step = 1}, &divide);
	struct plot *plot = &doc_plot(doc, FOR_PICTURE, "plane", "How important, and how it goes now")->plot;
	axis_range(&plot->x, "now: badly", "now: well", 1, 5);
	axis_range(&plot->y, "not important", "important", 1, 5);
	for (size_t i = 0; i < FACTORS; i++)
		plot_point(plot, factors_ids[i], factor_median(view, &rate, 2 * i + 1), factor_median(view, &rate, 2 * i), 1);
	struct tally dots = tell_tally(view, 1, &divide.fields[0], -1);
	tell_series(&tell_bars(doc, FOR_PICTURE, "dots.all", "Dots", &divide.fields[0])->bars, "all", NULL, &dots);
	struct finding finding = {MEASURE_DOTS, dots.counts[1], 1, dots.n};
	doc_finding(doc, "dots.most", &finding, "%s has %d dots", factors_ids[1], dots.counts[1]);
	form_release(&rate);
	form_release(&divide);
}

static const struct kind factors = {.name = "factors", .title = "Factors", .ask = factors_ask, .show = factors_show};

static void add_rater(struct responses *view, int importance, int now, const char *dots)
{
	int who = (int)responses_add_respondent(view, &(struct respondent){.kind = RESPONDENT_PARTICIPANT, .team = -1});
	char value[12];
	for (int i = 0; i < FACTORS; i++) {
		char id[24];
		snprintf(id, sizeof id, "%s.importance", factors_ids[i]);
		snprintf(value, sizeof value, "%d", importance);
		responses_add(view, who, 0, id, value);
		snprintf(id, sizeof id, "%s.now", factors_ids[i]);
		snprintf(value, sizeof value, "%d", now);
		responses_add(view, who, 0, id, value);
	}
	responses_add(view, who, 1, "dots", dots);
}

static void factors_make_a_plane_and_count_dots(void **state)
{
	(void)state;
	struct responses view = {0};
	struct doc doc = {0};
	add_rater(&view, 5, 2, "trust:2 time:1");
	add_rater(&view, 4, 1, "trust:3");
	add_rater(&view, 5, 3, "");
	factors.show(NULL, &view, &doc);
	assert_int_equal(doc.blocks[0].plot.count, FACTORS);
	assert_true(doc.blocks[0].plot.points[0].y == 5 && doc.blocks[0].plot.points[0].x == 2);
	const struct series *dots = &doc.blocks[1].bars.series[0];
	assert_int_equal(dots->counts[1], 5);
	assert_int_equal(dots->counts[2], 1);
	assert_int_equal(dots->n, 2);
	assert_int_equal(dots->open, 1);
	doc_release(&doc);
	responses_release(&view);
}

static void both_docs_can_be_drawn_by_what_draws_every_doc(void **state)
{
	(void)state;
	const struct kind *const traced[] = {&perspectives, &factors};
	struct responses view = {0};
	add_rater(&view, 5, 2, "trust:2 time:1");
	for (size_t i = 0; i < 2; i++) {
		struct doc doc = {0};
		struct styled_lines lines = {0};
		traced[i]->show(NULL, &view, &doc);
		lines_of_doc(&doc, &(struct lines_options){.width = 40, .up_to = FOR_DETAIL}, &lines);
		assert_true(lines.count > 1);
		for (size_t line = 0; line < lines.count; line++) {
			char *text = styled_line_text(&lines.items[line]);
			assert_true(text_width(text) <= 40);
			free(text);
		}
		styled_lines_release(&lines);
		doc_release(&doc);
	}
	responses_release(&view);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(teams_rotate_through_the_perspectives),
		cmocka_unit_test(how_many_steps_there_are_follows_from_the_teams),
		cmocka_unit_test(a_stored_voice_is_followed_whatever_the_teams_are_now),
		cmocka_unit_test(the_step_itself_holds_every_field_that_any_team_gets),
		cmocka_unit_test(perspectives_stand_side_by_side_with_the_next_team),
		cmocka_unit_test(factors_make_a_plane_and_count_dots),
		cmocka_unit_test(both_docs_can_be_drawn_by_what_draws_every_doc),
	};

	text_setup();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
