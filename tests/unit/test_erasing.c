/* SPDX-License-Identifier: EUPL-1.2 */
/* One form among many is erased from the file: its rows, and its bytes, also where SQLite had moved them about. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/sample.h"
#include "store/answers.h"
#include "store/erasing.h"
#include "store/undo.h"

enum { FIELDS = 8, MOST = 40, ROUNDS = 8 };

static int with_sample(void **state)
{
	static struct sample sample;

	sample_open(&sample);
	*state = &sample;
	return 0;
}

static int without_sample(void **state)
{
	sample_close(*state);
	return 0;
}

/* Words of a length that differs from answer to answer, so that pages are split and joined in many ways. */
static void answer(struct sample *s, struct id who, int seat, int i)
{
	char field[20], words[700];
	int len = snprintf(words, sizeof words, "%s%d ", seat == 2 ? "MARKER" : "other", seat);
	size_t more = (size_t)random_below(600);

	snprintf(field, sizeof field, "f%d", i);
	memset(words + len, 'a' + seat % 20, more);
	words[(size_t)len + more] = '\0';
	sample_act(s, who, 0, VERB_ANSWER, field, words);
	sample_write(s);
	if (i % 3 == 0)
		assert_true(store_draft_put(s->db, s->activity, 0, who, field, words, NULL));
	sample_commit(s);
}

static void erase(struct sample *s, struct id who)
{
	struct error error = {{0}};
	struct held_form form = {.activity = s->activity, .step = 0, .kind = RESPONDENT_PARTICIPANT, .who = who, .handed_in = true};

	sample_write(s);
	assert_true(store_form_erase(s->db, s->session, &form, &error));
	sample_commit(s);
	assert_true(db_forget(s->db, &error));
}

static void fill(struct sample *s, int people, struct id who[MOST])
{
	for (int i = 0; i < people; i++)
		who[i] = sample_person(s, i + 1, ROLE_VOLUNTEER);
	for (int field = 0; field < FIELDS; field++)
		for (int i = 0; i < people; i++)
			answer(s, who[i], i + 1, field);
}

static void no_byte_of_a_form_is_left_in_the_file_or_its_log(void **state)
{
	for (int round = 0; round < ROUNDS; round++) {
		struct id who[MOST];

		fill(*state, 6 + 4 * round, who);
		assert_true(sample_file_has(*state, "", "MARKER") || sample_file_has(*state, "-wal", "MARKER"));
		erase(*state, who[1]);
		assert_false(sample_file_has(*state, "", "MARKER"));
		assert_false(sample_file_has(*state, "-wal", "MARKER"));
		without_sample(state);
		with_sample(state);
	}
}

static void its_ids_are_kept_and_the_other_forms_too(void **state)
{
	struct sample *s = *state;
	struct id who[MOST];
	struct taken taken = {0};

	fill(s, 3, who);
	erase(s, who[1]);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM erased"), FIELDS);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM action"), 2 * FIELDS);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM response"), 2 * FIELDS);
	assert_int_equal(sample_count(s, "SELECT count(DISTINCT who) FROM draft"), 2);
	assert_true(store_taken_load(s->db, s->activity, 0, &taken, NULL));
	assert_true(taken_has(&taken, who[1]));
	assert_false(taken_has(&taken, who[0]));
	assert_int_equal(store_taken_count(s->db, s->session), 1);
	free(taken.items);
}

static void sitting_out_is_no_answer_and_stays(void **state)
{
	struct sample *s = *state;
	struct id one = sample_person(s, 1, ROLE_VOLUNTEER);
	struct held_forms forms = {0};

	sample_act(s, one, 0, VERB_DECLINE, NULL, NULL);
	assert_true(store_forms_held(s->db, s->activity, &forms, NULL));
	assert_int_equal(forms.count, 0);
	erase(s, one);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM action"), 1);
	free(forms.items);
}

static void undo_forgets_what_it_kept_of_the_form(void **state)
{
	struct sample *s = *state;
	struct id one = sample_person(s, 1, ROLE_VOLUNTEER), two = sample_person(s, 2, ROLE_VOLUNTEER);
	struct id action = sample_act(s, one, 0, VERB_ANSWER, "why", "words"), other = sample_act(s, two, 0, VERB_ANSWER, "why", "words");

	sample_write(s);
	assert_true(undo_begin(s->db, s->session, NULL) && undo_fact(s->db, s->session, action, NULL));
	assert_true(undo_begin(s->db, s->session, NULL) && undo_fact(s->db, s->session, other, NULL));
	sample_commit(s);
	erase(s, one);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM undo"), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, with_sample, without_sample)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(no_byte_of_a_form_is_left_in_the_file_or_its_log),
		TEST(its_ids_are_kept_and_the_other_forms_too),
		TEST(sitting_out_is_no_answer_and_stays),
		TEST(undo_forgets_what_it_kept_of_the_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
