/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "domain/form.h"
#include "domain/responses.h"

enum { GROUPS = 2, SLOTS = 8 };

/* A view with two groups, and a form with one field of the type: options a, b, c; or 1 to 5. */
struct scene {
	struct responses view;
	struct form form;
	const struct field *field;
	int counts[SLOTS], open;
};

static void scene_begin(struct scene *s, enum field_type type)
{
	*s = (struct scene){.open = -1};
	struct field *field = form_add(&s->form, type, "f", "A question");
	if (type == FIELD_PICK || type == FIELD_MANY || type == FIELD_POINTS)
		for (const char *id = "abc"; *id; id++)
			field_option(field, (const char[]){*id, '\0'}, "An option");
	if (type == FIELD_NUMBER || type == FIELD_POINTS)
		field->max = 5;
	if (type == FIELD_NUMBER)
		field->min = 1;
	s->field = field;
}

static void scene_end(struct scene *s)
{
	responses_release(&s->view);
	form_release(&s->form);
}

static size_t add_who(struct scene *s, enum respondent_kind kind, int asked)
{
	return responses_add_respondent(&s->view, &(struct respondent){.kind = kind, .team = -1, .asked = asked});
}

static void add_row(struct scene *s, size_t who, const char *value, int count, int group)
{
	struct response *row = responses_add(&s->view, (int)who, 0, "f", value);
	row->count = count;
	row->group = group;
}

static void add_person(struct scene *s, const char *value, int group)
{
	add_row(s, add_who(s, RESPONDENT_PARTICIPANT, 0), value, 1, group);
}

static void assert_tally(struct scene *s, int group, int n, int open, int first, int second, int third)
{
	memset(s->counts, 77, sizeof s->counts);
	assert_int_equal(responses_tally(&s->view, 0, s->field, group, s->counts, &s->open), n);
	assert_int_equal(s->open, open);
	assert_int_equal(s->counts[0], first);
	assert_int_equal(s->counts[1], second);
	assert_int_equal(s->counts[2], third);
}

static void nobody_counts_nothing(void **state)
{
	struct scene s;
	(void)state;
	scene_begin(&s, FIELD_PICK);
	assert_tally(&s, -1, 0, 0, 0, 0, 0);
	assert_tally(&s, 0, 0, 0, 0, 0, 0);
	scene_end(&s);
}

static void left_open_stands_beside_n_and_not_in_it(void **state)
{
	struct scene s;
	(void)state;
	scene_begin(&s, FIELD_PICK);
	add_person(&s, "a", 0);
	add_person(&s, "a", 1);
	add_person(&s, "c", 1);
	add_person(&s, "", 1);
	assert_tally(&s, -1, 3, 1, 2, 0, 1);
	assert_tally(&s, 0, 1, 0, 1, 0, 0);
	assert_tally(&s, 1, 2, 1, 1, 0, 1);
	scene_end(&s);
}

static void what_is_no_option_is_not_counted_at_all(void **state)
{
	static const char *const pick[] = {"d", "a b", "A", " a", "ab", ":", "\x1b"}, *const scale[] = {"0", "6", "-1", "1x", "99999999999999999999", "a"};
	struct scene s;
	(void)state;
	scene_begin(&s, FIELD_PICK);
	for (size_t i = 0; i < sizeof pick / sizeof *pick; i++)
		add_person(&s, pick[i], 0);
	add_person(&s, "b", 0);
	assert_tally(&s, -1, 1, 0, 0, 1, 0);
	scene_end(&s);
	scene_begin(&s, FIELD_SCALE);
	for (size_t i = 0; i < sizeof scale / sizeof *scale; i++)
		add_person(&s, scale[i], 0);
	add_person(&s, "3", 0);
	assert_tally(&s, -1, 1, 0, 0, 0, 1);
	scene_end(&s);
}

static void other_steps_and_other_fields_are_not_counted(void **state)
{
	struct scene s;
	(void)state;
	scene_begin(&s, FIELD_PICK);
	add_person(&s, "a", 0);
	responses_add(&s.view, 0, 1, "f", "a");
	responses_add(&s.view, 0, -1, "f", "a");
	responses_add(&s.view, 0, 0, "ff", "a");
	responses_add(&s.view, 0, 0, "", "a");
	assert_tally(&s, -1, 1, 0, 1, 0, 0);
	scene_end(&s);
}

static void numbers_are_counted_from_their_lowest(void **state)
{
	struct scene s;
	(void)state;
	scene_begin(&s, FIELD_NUMBER);
	add_person(&s, "1", 0);
	add_person(&s, "3", 0);
	add_person(&s, "3", 1);
	add_person(&s, "5", 1);
	assert_tally(&s, -1, 4, 0, 1, 0, 2);
	assert_int_equal(s.counts[4], 1);
	scene_end(&s);
}

static void of_several_options_n_is_people(void **state)
{
	struct scene s;
	(void)state;
	scene_begin(&s, FIELD_MANY);
	add_person(&s, "a b c", 0);
	add_person(&s, "b", 0);
	add_person(&s, "b gone", 1);
	add_person(&s, "gone", 1);
	add_person(&s, "a:2", 1);
	add_person(&s, "", 1);
	assert_tally(&s, -1, 3, 1, 1, 3, 1);
	assert_tally(&s, 1, 1, 1, 0, 1, 0);
	scene_end(&s);
}

static void of_dots_n_is_people_too(void **state)
{
	struct scene s;
	(void)state;
	scene_begin(&s, FIELD_POINTS);
	add_person(&s, "a:2 b:3", 0);
	add_person(&s, "b:1", 1);
	add_person(&s, "", 1);
	assert_tally(&s, -1, 2, 1, 2, 4, 0);
	scene_end(&s);
}

static void dots_that_nobody_has_count_nothing(void **state)
{
	static const char *const values[] = {"a:-3", "a:0", "a:6", "a:99999999999", "a:", ":2", "d:2", "a:x", "a:1x"};
	struct scene s;
	(void)state;
	scene_begin(&s, FIELD_POINTS);
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		add_person(&s, values[i], 0);
	assert_tally(&s, -1, 0, 0, 0, 0, 0);
	scene_end(&s);
}

static void hands_are_counted_by_their_number(void **state)
{
	struct scene s;
	(void)state;
	scene_begin(&s, FIELD_PICK);
	size_t volunteers = add_who(&s, RESPONDENT_HANDS, 6), others = add_who(&s, RESPONDENT_HANDS, 4);
	add_row(&s, volunteers, "a", 4, 0);
	add_row(&s, volunteers, "b", 2, 0);
	add_row(&s, others, "b", 3, 1);
	assert_tally(&s, -1, 9, 0, 4, 5, 0);
	assert_tally(&s, 1, 3, 0, 0, 3, 0);
	scene_end(&s);
}

/* Who raised a hand twice is not known: n is who was asked, once per show. */
static void by_hands_of_several_options_n_is_who_was_asked(void **state)
{
	struct scene s;
	(void)state;
	scene_begin(&s, FIELD_MANY);
	size_t volunteers = add_who(&s, RESPONDENT_HANDS, 7), others = add_who(&s, RESPONDENT_HANDS, 5);
	add_row(&s, volunteers, "a", 6, 0);
	add_row(&s, others, "b", 4, 1);
	add_row(&s, volunteers, "b", 7, 0);
	add_row(&s, others, "gone", 2, 1);
	assert_tally(&s, -1, 12, 0, 6, 11, 0);
	assert_tally(&s, 0, 7, 0, 6, 7, 0);
	assert_tally(&s, 1, 5, 0, 0, 4, 0);
	scene_end(&s);
}

static void a_show_in_which_nobody_raised_a_hand_is_left_open(void **state)
{
	struct scene s;
	(void)state;
	scene_begin(&s, FIELD_MANY);
	add_row(&s, add_who(&s, RESPONDENT_HANDS, 9), "", 9, -1);
	assert_tally(&s, -1, 0, 9, 0, 0, 0);
	scene_end(&s);
}

static void dots_by_hands_are_totals(void **state)
{
	struct scene s;
	(void)state;
	scene_begin(&s, FIELD_POINTS);
	size_t show = add_who(&s, RESPONDENT_HANDS, 8);
	add_row(&s, show, "a", 14, -1);
	add_row(&s, show, "b", 2, -1);
	assert_tally(&s, -1, 8, 0, 14, 2, 0);
	scene_end(&s);
}

static void a_team_is_one_answer(void **state)
{
	struct scene s;
	(void)state;
	scene_begin(&s, FIELD_MANY);
	add_row(&s, add_who(&s, RESPONDENT_TEAM, 0), "a b", 1, -1);
	add_row(&s, add_who(&s, RESPONDENT_TEAM, 0), "a", 1, -1);
	add_row(&s, add_who(&s, RESPONDENT_SHEET, 0), "c", 1, -1);
	assert_tally(&s, -1, 3, 0, 2, 1, 1);
	scene_end(&s);
}

static void there_is_a_split_where_every_row_has_a_group_and_two_have_rows(void **state)
{
	struct scene s;
	(void)state;
	scene_begin(&s, FIELD_PICK);
	assert_false(responses_has_split(&s.view, 0, "f"));
	add_person(&s, "a", 0);
	add_person(&s, "b", 0);
	assert_false(responses_has_split(&s.view, 0, "f"));
	add_person(&s, "b", 1);
	assert_true(responses_has_split(&s.view, 0, "f"));
	assert_false(responses_has_split(&s.view, 1, "f"));
	assert_false(responses_has_split(&s.view, 0, "g"));
	add_person(&s, "", -1);
	assert_false(responses_has_split(&s.view, 0, "f"));
	scene_end(&s);
}

static void the_last_row_of_a_question_is_found(void **state)
{
	struct scene s;
	(void)state;
	scene_begin(&s, FIELD_PICK);
	size_t who = add_who(&s, RESPONDENT_PARTICIPANT, 0);
	add_row(&s, who, "a", 1, 0);
	add_row(&s, who, "b", 1, 0);
	assert_string_equal(responses_find(&s.view, (int)who, 0, "f")->value, "b");
	assert_null(responses_find(&s.view, (int)who, 1, "f"));
	assert_null(responses_find(&s.view, (int)who + 1, 0, "f"));
	assert_null(responses_find(&s.view, -1, 0, "f"));
	scene_end(&s);
}

static void facts_of_a_step_that_is_not_there_are_none(void **state)
{
	struct responses raw = {0};
	(void)state;
	assert_int_equal(responses_facts(&raw, 0)->way, WAY_NONE);
	responses_step(&raw, 2)->asked = 5;
	assert_int_equal(raw.step_count, 3);
	assert_int_equal(responses_facts(&raw, 2)->asked, 5);
	assert_int_equal(responses_facts(&raw, 1)->asked, 0);
	assert_int_equal(responses_facts(&raw, 3)->asked, 0);
	assert_int_equal(responses_facts(&raw, -1)->asked, 0);
	responses_release(&raw);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_counts_nothing),
		cmocka_unit_test(left_open_stands_beside_n_and_not_in_it),
		cmocka_unit_test(what_is_no_option_is_not_counted_at_all),
		cmocka_unit_test(other_steps_and_other_fields_are_not_counted),
		cmocka_unit_test(numbers_are_counted_from_their_lowest),
		cmocka_unit_test(of_several_options_n_is_people),
		cmocka_unit_test(of_dots_n_is_people_too),
		cmocka_unit_test(dots_that_nobody_has_count_nothing),
		cmocka_unit_test(hands_are_counted_by_their_number),
		cmocka_unit_test(by_hands_of_several_options_n_is_who_was_asked),
		cmocka_unit_test(a_show_in_which_nobody_raised_a_hand_is_left_open),
		cmocka_unit_test(dots_by_hands_are_totals),
		cmocka_unit_test(a_team_is_one_answer),
		cmocka_unit_test(there_is_a_split_where_every_row_has_a_group_and_two_have_rows),
		cmocka_unit_test(the_last_row_of_a_question_is_found),
		cmocka_unit_test(facts_of_a_step_that_is_not_there_are_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
