/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "lib/sample.h"
#include "store/teams.h"

static int with_sample(void **state)
{
	struct sample *sample = calloc(1, sizeof *sample);

	sample_open(sample);
	*state = sample;
	return 0;
}

static int without_sample(void **state)
{
	sample_close(*state);
	free(*state);
	return 0;
}

static void the_last_answer_to_a_field_is_current(void **state)
{
	struct sample *s = *state;
	struct id who = sample_person(s, 1, ROLE_VOLUNTEER);
	struct form_state form = {0};

	sample_act(s, who, 0, VERB_ANSWER, "place", "2");
	sample_act(s, who, 0, VERB_ANSWER, "why", "");
	sample_act(s, who, 0, VERB_ANSWER, "place", "5");
	sample_act(s, who, 1, VERB_ANSWER, "place", "7");
	assert_true(store_form_load(s->db, s->activity, 0, who, &form, NULL));
	assert_int_equal(form.count, 2);
	assert_string_equal(form_state_value(&form, "place"), "5");
	assert_string_equal(form_state_value(&form, "why"), "");
	assert_null(form_state_value(&form, "elsewhere"));
	assert_false(form.handed_in);
	form_state_release(&form);
}

static void a_withdrawn_answer_gives_way_to_the_one_before(void **state)
{
	struct sample *s = *state;
	struct id who = sample_person(s, 1, ROLE_VOLUNTEER), second;
	struct form_state form = {0};

	sample_act(s, who, 0, VERB_ANSWER, "place", "2");
	second = sample_act(s, who, 0, VERB_ANSWER, "place", "5");
	sample_write(s);
	assert_true(store_withdraw(s->db, second, NULL));
	assert_true(store_withdraw(s->db, second, NULL));
	sample_commit(s);
	assert_true(store_form_load(s->db, s->activity, 0, who, &form, NULL));
	assert_string_equal(form_state_value(&form, "place"), "2");
	form_state_release(&form);
}

static void only_forms_that_are_handed_in_are_in_the_answers(void **state)
{
	struct sample *s = *state;
	struct id one = sample_person(s, 1, ROLE_VOLUNTEER), two = sample_person(s, 2, ROLE_PROFESSIONAL), hand_in;
	struct responses raw = {0};
	struct form_state form = {0};

	sample_act(s, one, 0, VERB_ANSWER, "place", "1");
	sample_act(s, one, 0, VERB_ANSWER, "place", "3");
	hand_in = sample_act(s, one, 0, VERB_HAND_IN, NULL, NULL);
	sample_act(s, one, 1, VERB_ANSWER, "place", "4");
	sample_act(s, two, 0, VERB_ANSWER, "place", "6");
	assert_true(store_responses_load(s->db, s->activity, &raw, NULL));
	assert_int_equal(raw.respondent_count, 1);
	assert_int_equal(raw.respondents[0].role, ROLE_VOLUNTEER);
	assert_int_equal(raw.respondents[0].team, -1);
	assert_int_equal(raw.count, 1);
	assert_string_equal(raw.rows[0].value, "3");
	assert_int_equal(raw.rows[0].role, ROLE_VOLUNTEER);
	assert_int_equal(responses_facts(&raw, 0)->handed_in, 1);
	assert_int_equal(responses_facts(&raw, 1)->handed_in, 0);
	responses_release(&raw);
	assert_true(store_form_load(s->db, s->activity, 0, one, &form, NULL));
	assert_true(form.handed_in && id_equal(form.hand_in, hand_in));
	form_state_release(&form);
}

static void a_form_that_is_opened_again_has_its_answers_and_does_not_count(void **state)
{
	struct sample *s = *state;
	struct id one = sample_person(s, 1, ROLE_VOLUNTEER), hand_in;
	struct responses raw = {0};
	struct form_state form = {0};

	sample_act(s, one, 0, VERB_ANSWER, "place", "3");
	hand_in = sample_act(s, one, 0, VERB_HAND_IN, NULL, NULL);
	sample_write(s);
	assert_true(store_withdraw(s->db, hand_in, NULL));
	sample_commit(s);
	assert_true(store_responses_load(s->db, s->activity, &raw, NULL));
	assert_int_equal(raw.respondent_count, 0);
	responses_release(&raw);
	assert_true(store_form_load(s->db, s->activity, 0, one, &form, NULL));
	assert_false(form.handed_in);
	assert_string_equal(form_state_value(&form, "place"), "3");
	form_state_release(&form);
}

static void one_respondent_in_two_steps_is_one_respondent(void **state)
{
	struct sample *s = *state;
	struct id ids[] = {sample_person(s, 1, ROLE_VOLUNTEER), sample_person(s, 2, ROLE_BOTH)};
	struct responses raw = {0};

	for (size_t i = 0; i < 2; i++) {
		for (int step = 0; step < 2; step++) {
			sample_act(s, ids[i], step, VERB_ANSWER, "place", step ? "5" : "2");
			sample_act(s, ids[i], step, VERB_HAND_IN, NULL, NULL);
		}
	}
	assert_true(store_responses_load(s->db, s->activity, &raw, NULL));
	assert_int_equal(raw.respondent_count, 2);
	for (int who = 0; who < 2; who++) {
		assert_string_equal(responses_find(&raw, who, 0, "place")->value, "2");
		assert_string_equal(responses_find(&raw, who, 1, "place")->value, "5");
	}
	responses_release(&raw);
}

static void a_team_has_its_number_and_whom_it_speaks_as(void **state)
{
	struct sample *s = *state;
	char name[] = "team", field[] = "q1", value[] = "both";
	struct team teams[] = {{.id = id_random(), .name = name}, {.id = id_random(), .name = name}};
	struct response row = {.field = field, .value = value, .count = 1};
	struct action action = {.id = id_random(), .activity = s->activity, .kind = RESPONDENT_TEAM, .who = teams[1].id, .verb = VERB_ANSWER, .rows = &row, .row_count = 1};
	struct responses raw = {0};

	sample_write(s);
	assert_true(store_team_put(s->db, s->activity, &teams[0], NULL) && store_team_put(s->db, s->activity, &teams[1], NULL));
	assert_true(store_speaks_put(s->db, s->activity, 0, teams[1].id, "citizen", NULL));
	assert_true(store_action_add(s->db, &action, NULL));
	action.id = id_random();
	action.verb = VERB_HAND_IN;
	action.row_count = 0;
	assert_true(store_action_add(s->db, &action, NULL));
	sample_commit(s);
	assert_true(store_responses_load(s->db, s->activity, &raw, NULL));
	assert_int_equal(raw.respondent_count, 1);
	assert_int_equal(raw.respondents[0].kind, RESPONDENT_TEAM);
	assert_int_equal(raw.respondents[0].team, 1);
	assert_string_equal(raw.respondents[0].as, "citizen");
	responses_release(&raw);
}

static void who_sits_it_out_is_told_apart_in_every_step(void **state)
{
	struct sample *s = *state;
	struct id one = sample_person(s, 1, ROLE_VOLUNTEER), two = sample_person(s, 2, ROLE_VOLUNTEER);
	struct respondent_states states = {0};
	struct form_state form = {0};

	sample_act(s, one, 0, VERB_DECLINE, NULL, NULL);
	sample_act(s, two, 1, VERB_ANSWER, "place", "3");
	sample_act(s, two, 1, VERB_ANSWER, "place", "4");
	sample_act(s, two, 1, VERB_ANSWER, "why", "");
	assert_true(store_step_states(s->db, s->activity, 1, true, &states, NULL));
	assert_int_equal(states.count, 2);
	for (size_t i = 0; i < 2; i++) {
		bool first = id_equal(states.items[i].who, one);

		assert_int_equal(states.items[i].declined, first);
		assert_false(states.items[i].handed_in);
	}
	free(states.items);
	assert_true(store_form_load(s->db, s->activity, 1, one, &form, NULL));
	assert_true(form.declined);
	form_state_release(&form);
}

static int hands_of(const struct responses *raw, const char *field, enum role role, const char *value)
{
	int count = 0;

	for (size_t i = 0; i < raw->count; i++) {
		if (strcmp(raw->rows[i].field, field) == 0 && raw->rows[i].role == role && strcmp(raw->rows[i].value, value) == 0)
			count += raw->rows[i].count;
	}
	return count;
}

static void of_hands_what_came_last_counts_everybody_or_the_roles(void **state)
{
	struct sample *s = *state;
	struct responses raw = {0};

	sample_hands(s, "tea", ROLE_VOLUNTEER, 6, 6, 0);
	sample_hands(s, "tea", ROLE_UNKNOWN, 10, 1, 9);
	sample_hands(s, "tea", ROLE_UNKNOWN, 12, 5, 7);
	sample_hands(s, "tea", ROLE_PROFESSIONAL, 5, 1, 4);
	sample_hands(s, "tea", ROLE_PROFESSIONAL, 5, 2, 3);
	sample_hands(s, "shop", ROLE_UNKNOWN, 11, 11, 0);
	assert_true(store_responses_load(s->db, s->activity, &raw, NULL));
	assert_int_equal(raw.count, 4);
	assert_int_equal(raw.respondent_count, 2);
	assert_int_equal(hands_of(&raw, "tea", ROLE_UNKNOWN, "yes"), 0);
	assert_int_equal(hands_of(&raw, "tea", ROLE_VOLUNTEER, "yes"), 0);
	assert_int_equal(hands_of(&raw, "tea", ROLE_PROFESSIONAL, "yes"), 2);
	assert_int_equal(hands_of(&raw, "tea", ROLE_PROFESSIONAL, "no"), 3);
	assert_int_equal(hands_of(&raw, "shop", ROLE_UNKNOWN, "yes"), 11);
	assert_int_equal(responses_facts(&raw, 0)->asked, 11);
	responses_release(&raw);
}

static void of_hands_a_later_count_of_everybody_replaces_the_roles(void **state)
{
	struct sample *s = *state;
	struct responses raw = {0};

	sample_hands(s, "tea", ROLE_VOLUNTEER, 6, 6, 0);
	sample_hands(s, "tea", ROLE_UNKNOWN, 10, 1, 9);
	sample_hands(s, "tea", ROLE_UNKNOWN, 12, 5, 7);
	assert_true(store_responses_load(s->db, s->activity, &raw, NULL));
	assert_int_equal(raw.count, 2);
	assert_int_equal(hands_of(&raw, "tea", ROLE_UNKNOWN, "yes"), 5);
	assert_int_equal(responses_facts(&raw, 0)->asked, 12);
	responses_release(&raw);
}

static void of_roles_alone_the_last_show_of_each_counts(void **state)
{
	struct sample *s = *state;
	struct responses raw = {0};
	struct id last;

	sample_hands(s, "tea", ROLE_VOLUNTEER, 6, 6, 0);
	sample_hands(s, "tea", ROLE_PROFESSIONAL, 5, 1, 4);
	last = sample_hands(s, "tea", ROLE_VOLUNTEER, 6, 2, 4);
	assert_true(store_responses_load(s->db, s->activity, &raw, NULL));
	assert_int_equal(hands_of(&raw, "tea", ROLE_VOLUNTEER, "yes"), 2);
	assert_int_equal(hands_of(&raw, "tea", ROLE_PROFESSIONAL, "no"), 4);
	responses_release(&raw);
	sample_write(s);
	assert_true(store_withdraw(s->db, last, NULL));
	sample_commit(s);
	assert_true(store_responses_load(s->db, s->activity, &raw, NULL));
	assert_int_equal(hands_of(&raw, "tea", ROLE_VOLUNTEER, "yes"), 6);
	responses_release(&raw);
}

static void reviews_come_back_as_last_given(void **state)
{
	struct sample *s = *state;
	struct id who = sample_person(s, 1, ROLE_VOLUNTEER), action = sample_act(s, who, 0, VERB_ANSWER, "why", "because");
	char field[] = "why", words[] = "because ...";
	struct text_review review = {.action = action, .field = field, .verdict = VERDICT_DROP};
	struct text_reviews reviews = {0};

	sample_write(s);
	assert_true(store_review_put(s->db, s->session, &review, NULL));
	review.verdict = VERDICT_EDITED;
	review.edited = words;
	assert_true(store_review_put(s->db, s->session, &review, NULL));
	sample_commit(s);
	assert_true(store_reviews_load(s->db, s->session, &reviews, NULL));
	assert_int_equal(reviews.count, 1);
	assert_int_equal(text_reviews_find(&reviews, action, "why")->verdict, VERDICT_EDITED);
	assert_string_equal(text_reviews_find(&reviews, action, "why")->edited, "because ...");
	text_reviews_release(&reviews);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, with_sample, without_sample)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_last_answer_to_a_field_is_current),
		TEST(a_withdrawn_answer_gives_way_to_the_one_before),
		TEST(only_forms_that_are_handed_in_are_in_the_answers),
		TEST(a_form_that_is_opened_again_has_its_answers_and_does_not_count),
		TEST(one_respondent_in_two_steps_is_one_respondent),
		TEST(a_team_has_its_number_and_whom_it_speaks_as),
		TEST(who_sits_it_out_is_told_apart_in_every_step),
		TEST(of_hands_what_came_last_counts_everybody_or_the_roles),
		TEST(of_hands_a_later_count_of_everybody_replaces_the_roles),
		TEST(of_roles_alone_the_last_show_of_each_counts),
		TEST(reviews_come_back_as_last_given),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
