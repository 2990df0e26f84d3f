/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "lib/sample.h"
#include "store/sessions.h"
#include "store/undo.h"

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

static void begin(struct sample *s)
{
	sample_write(s);
	assert_true(undo_begin(s->db, s->session, NULL));
}

static void keep(struct sample *s, const char *table, struct id row)
{
	assert_true(undo_before(s->db, s->session, table, row, NULL));
}

/* Takes back the last batch and returns how many rows of `table` it was; -1 when there was nothing. */
static int take_back(struct sample *s, const char *table)
{
	struct undone undone = {0};
	int rows;

	sample_write(s);
	assert_true(undo_last(s->db, s->session, &undone, NULL));
	sample_commit(s);
	rows = undone.any ? undone.rows : -1;
	if (undone.any)
		assert_string_equal(undone.table, table);
	undone_release(&undone);
	return rows;
}

static void check_in(struct sample *s, struct id *people, size_t count)
{
	begin(s);
	for (size_t i = 0; i < count; i++) {
		struct participant one = {.id = people[i] = id_random(), .seat = (int)i + 1, .role = ROLE_VOLUNTEER};
		struct id fact;

		keep(s, "participant", one.id);
		assert_true(store_participant_put(s->db, s->session, &one, NULL));
		assert_true(store_presence_add(s->db, one.id, true, &fact, NULL));
		keep(s, "presence", fact);
	}
	sample_commit(s);
}

static void with_nothing_done_there_is_nothing_to_take_back(void **state)
{
	assert_int_equal(take_back(*state, ""), -1);
}

static void people_checked_in_on_one_line_go_together_also_after_a_restart(void **state)
{
	struct sample *s = *state;
	struct id people[24];

	check_in(s, people, 24);
	sample_reopen(s);
	assert_int_equal(take_back(s, "participant"), 24);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM participant"), 0);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM presence"), 0);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM erased"), 48);
	assert_int_equal(store_last_seat(s->db, s->session), 0);
	assert_int_equal(take_back(s, ""), -1);
}

/* What an older program kept knows nothing of a column that came later. */
static void a_column_that_was_not_kept_stays_as_it_is(void **state)
{
	struct sample *s = *state;
	struct id person;

	check_in(s, &person, 1);
	begin(s);
	keep(s, "participant", person);
	assert_true(store_participant_put(s->db, s->session, &(struct participant){.id = person, .seat = 9, .role = ROLE_OTHER, .again = true}, NULL));
	sample_commit(s);
	sample_run(s, "UPDATE undo SET before = json_remove(before, '$[0].again') WHERE before IS NOT NULL");
	assert_int_equal(take_back(s, "participant"), 1);
	assert_int_equal(sample_count(s, "SELECT seat FROM participant"), 1);
	assert_int_equal(sample_count(s, "SELECT again FROM participant"), 1);
	assert_int_equal(take_back(s, "participant"), 1);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM participant"), 0);
}

static void what_the_group_shows_goes_back_and_its_title_stays(void **state)
{
	struct sample *s = *state;
	struct session session = {0};

	assert_true(store_session_load(s->db, s->session, &session, NULL));
	begin(s);
	keep(s, "session", s->session);
	session.threshold = 1;
	session.split = false;
	assert_true(store_session_update(s->db, &session, NULL));
	sample_commit(s);
	sample_run(s, "UPDATE session SET title = 'Another'");
	assert_int_equal(take_back(s, "session"), 1);
	assert_int_equal(sample_count(s, "SELECT threshold * 10 + split FROM session WHERE title = 'Another'"), 31);
	session_release(&session);
}

static void a_changed_seat_goes_back_with_a_higher_revision(void **state)
{
	struct sample *s = *state;
	struct id person;
	struct session session = {0};

	check_in(s, &person, 1);
	begin(s);
	keep(s, "participant", person);
	assert_true(store_participant_put(s->db, s->session, &(struct participant){.id = person, .seat = 9, .role = ROLE_OTHER}, NULL));
	sample_commit(s);
	assert_int_equal(take_back(s, "participant"), 1);
	assert_true(store_session_load(s->db, s->session, &session, NULL));
	assert_int_equal(session.people.count, 1);
	assert_int_equal(session.people.items[0].seat, 1);
	assert_int_equal(session.people.items[0].role, ROLE_VOLUNTEER);
	assert_null(session.people.items[0].name);
	assert_int_equal(session.people.items[0].revision, 3);
	assert_true(session.people.items[0].present);
	session_release(&session);
}

static void who_left_by_mistake_is_back(void **state)
{
	struct sample *s = *state;
	struct id person, fact;
	struct session session = {0};

	check_in(s, &person, 1);
	begin(s);
	assert_true(store_presence_add(s->db, person, false, &fact, NULL));
	keep(s, "presence", fact);
	sample_commit(s);
	assert_int_equal(take_back(s, "presence"), 1);
	assert_true(store_session_load(s->db, s->session, &session, NULL));
	assert_true(session.people.items[0].present);
	session_release(&session);
}

static void put_note(struct sample *s, struct id id, const char *words, bool in_summary)
{
	char *text = strdup(words);

	begin(s);
	keep(s, "note", id);
	assert_true(store_note_put(s->db, s->session, &(struct note){.id = id, .part = s->part, .text = text, .in_summary = in_summary}, NULL));
	sample_commit(s);
	free(text);
}

static void a_note_goes_back_step_by_step(void **state)
{
	struct sample *s = *state;
	struct id id = id_random();
	struct session session = {0};

	put_note(s, id, "It’s “so”, said ë", true);
	put_note(s, id, "otherwise", false);
	assert_int_equal(take_back(s, "note"), 1);
	assert_true(store_session_load(s->db, s->session, &session, NULL));
	assert_string_equal(session.notes[0].text, "It’s “so”, said ë");
	assert_true(session.notes[0].in_summary);
	assert_true(id_equal(session.notes[0].part, s->part));
	session_release(&session);
	assert_int_equal(take_back(s, "note"), 1);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM note"), 0);
}

static void put_agreement(struct sample *s, struct id id, const char *words)
{
	char *what = strdup(words), due[] = "soon";

	begin(s);
	keep(s, "agreement", id);
	assert_true(store_agreement_put(s->db, s->session, &(struct agreement){.id = id, .what = what, .due = due}, NULL));
	sample_commit(s);
	free(what);
}

static void an_agreement_goes_back(void **state)
{
	struct sample *s = *state;
	struct id id = id_random();
	struct session session = {0};

	put_agreement(s, id, "Talk monthly");
	put_agreement(s, id, "Talk weekly");
	assert_int_equal(take_back(s, "agreement"), 1);
	assert_true(store_session_load(s->db, s->session, &session, NULL));
	assert_string_equal(session.agreements[0].what, "Talk monthly");
	assert_string_equal(session.agreements[0].due, "soon");
	assert_true(id_is_none(session.agreements[0].part));
	session_release(&session);
	assert_int_equal(take_back(s, "agreement"), 1);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM agreement"), 0);
}

static void teams_made_together_go_together(void **state)
{
	struct sample *s = *state;
	char name[] = "team";

	begin(s);
	for (int i = 0; i < 3; i++) {
		struct team team = {.id = id_random(), .name = name};

		keep(s, "team", team.id);
		assert_true(store_team_put(s->db, s->activity, &team, NULL));
	}
	sample_commit(s);
	assert_int_equal(take_back(s, "team"), 3);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM team"), 0);
}

static void review(struct sample *s, struct id action, const char *name, enum verdict verdict)
{
	char *field = strdup(name);

	begin(s);
	keep(s, "text_review", action);
	assert_true(store_review_put(s->db, s->session, &(struct text_review){.action = action, .field = field, .verdict = verdict}, NULL));
	sample_commit(s);
	free(field);
}

static void reviews_of_two_texts_of_one_answer_go_back_one_by_one(void **state)
{
	struct sample *s = *state;
	struct id action = sample_act(s, sample_person(s, 1, ROLE_BOTH), 0, VERB_ANSWER, "why", "words");
	struct text_reviews reviews = {0};

	review(s, action, "why", VERDICT_KEEP);
	review(s, action, "why.other", VERDICT_KEEP);
	review(s, action, "why", VERDICT_DROP);
	assert_int_equal(take_back(s, "text_review"), 1);
	assert_true(store_reviews_load(s->db, s->session, &reviews, NULL));
	assert_int_equal(reviews.count, 2);
	assert_int_equal(text_reviews_find(&reviews, action, "why")->verdict, VERDICT_KEEP);
	assert_null(reviews.items[0].edited);
	text_reviews_release(&reviews);
	assert_int_equal(take_back(s, "text_review"), 1);
	assert_true(store_reviews_load(s->db, s->session, &reviews, NULL));
	assert_int_equal(reviews.count, 1);
	assert_string_equal(reviews.items[0].field, "why");
	text_reviews_release(&reviews);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM erased"), 0);
}

/* An action in a batch of its own. */
static struct id act(struct sample *s, struct id who, enum verb verb, const char *name, const char *words)
{
	char *field = name ? strdup(name) : NULL, *value = words ? strdup(words) : NULL;
	struct response row = {.field = field, .value = value, .count = 1};
	struct action action = {.id = id_random(), .activity = s->activity, .step = 1, .who = who, .verb = verb, .rows = &row, .row_count = name ? 1 : 0};

	begin(s);
	assert_true(store_action_add(s->db, &action, NULL));
	assert_true(undo_fact(s->db, s->session, action.id, NULL));
	sample_commit(s);
	free(field);
	free(value);
	return action.id;
}

static void an_answer_goes_back_to_the_one_before_and_says_where_it_was(void **state)
{
	struct sample *s = *state;
	struct id who = sample_person(s, 1, ROLE_VOLUNTEER);
	struct form_state form = {0};
	struct undone undone = {0};

	act(s, who, VERB_ANSWER, "place", "2");
	act(s, who, VERB_ANSWER, "place", "6");
	sample_write(s);
	assert_true(undo_last(s->db, s->session, &undone, NULL));
	sample_commit(s);
	assert_string_equal(undone.table, "action");
	assert_int_equal(undone.rows, 1);
	assert_true(id_equal(undone.activity, s->activity) && id_equal(undone.who, who));
	assert_int_equal(undone.step, 1);
	assert_string_equal(undone.field, "place");
	assert_false(undone.handed_in || undone.hands);
	undone_release(&undone);
	assert_true(store_form_load(s->db, s->activity, 1, who, &form, NULL));
	assert_string_equal(form_state_value(&form, "place"), "2");
	form_state_release(&form);
	assert_int_equal(take_back(s, "action"), 1);
	assert_true(store_form_load(s->db, s->activity, 1, who, &form, NULL));
	assert_null(form_state_value(&form, "place"));
	form_state_release(&form);
}

static void a_form_that_was_handed_in_is_open_again_with_its_answers(void **state)
{
	struct sample *s = *state;
	struct id who = sample_person(s, 1, ROLE_VOLUNTEER);
	struct form_state form = {0};
	struct undone undone = {0};

	act(s, who, VERB_ANSWER, "place", "2");
	act(s, who, VERB_HAND_IN, NULL, NULL);
	sample_reopen(s);
	sample_write(s);
	assert_true(undo_last(s->db, s->session, &undone, NULL));
	sample_commit(s);
	assert_true(undone.handed_in);
	assert_null(undone.field);
	undone_release(&undone);
	assert_true(store_form_load(s->db, s->activity, 1, who, &form, NULL));
	assert_false(form.handed_in);
	assert_string_equal(form_state_value(&form, "place"), "2");
	form_state_release(&form);
}

static void a_sheet_of_many_answers_is_one_thing(void **state)
{
	struct sample *s = *state;
	struct id sheet = id_random();
	char field[] = "place", value[] = "3";
	struct response row = {.field = field, .value = value, .count = 1};
	struct responses raw = {0};
	struct undone undone = {0};

	begin(s);
	for (int i = 0; i < 3; i++) {
		struct action action = {.id = id_random(), .activity = s->activity, .kind = RESPONDENT_SHEET, .who = sheet, .rows = &row, .row_count = i < 2,
			.verb = i < 2 ? VERB_ANSWER : VERB_HAND_IN};

		assert_true(store_action_add(s->db, &action, NULL) && undo_fact(s->db, s->session, action.id, NULL));
	}
	sample_commit(s);
	assert_true(store_responses_load(s->db, s->activity, &raw, NULL));
	assert_int_equal(raw.count, 1);
	assert_int_equal(raw.respondents[0].kind, RESPONDENT_SHEET);
	responses_release(&raw);
	sample_write(s);
	assert_true(undo_last(s->db, s->session, &undone, NULL));
	sample_commit(s);
	assert_int_equal(undone.rows, 3);
	assert_true(undone.handed_in);
	assert_string_equal(undone.field, "place");
	undone_release(&undone);
	assert_true(store_responses_load(s->db, s->activity, &raw, NULL));
	assert_int_equal(raw.respondent_count, 0);
	responses_release(&raw);
}

static void what_was_done_in_another_session_is_left_alone(void **state)
{
	struct sample *s = *state;
	struct session other = {.id = id_random(), .held_on = "2026-04-01", .lang = "nl"};
	struct undone undone = {0};

	put_note(s, id_random(), "here", false);
	sample_write(s);
	assert_true(store_session_insert(s->db, &other, NULL));
	assert_true(undo_last(s->db, other.id, &undone, NULL));
	sample_commit(s);
	assert_false(undone.any);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM note"), 1);
}

static void what_was_erased_meanwhile_stays_away(void **state)
{
	struct sample *s = *state;
	struct id id = id_random();

	put_note(s, id, "one", false);
	put_note(s, id, "two", false);
	sample_run(s, "DELETE FROM note");
	assert_int_equal(take_back(s, "note"), 1);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM note"), 0);
}

static void only_so_much_is_kept_to_take_back(void **state)
{
	struct sample *s = *state;
	struct id id = id_random();

	for (int i = 0; i < 320; i++)
		put_note(s, id, "again", i % 2);
	assert_true(sample_count(s, "SELECT count(*) FROM undo") >= 200);
	assert_true(sample_count(s, "SELECT count(*) FROM undo") <= 250);
	assert_int_equal(take_back(s, "note"), 1);
	assert_int_equal(sample_count(s, "SELECT in_summary FROM note"), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, with_sample, without_sample)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(with_nothing_done_there_is_nothing_to_take_back),
		TEST(people_checked_in_on_one_line_go_together_also_after_a_restart),
		TEST(a_column_that_was_not_kept_stays_as_it_is),
		TEST(what_the_group_shows_goes_back_and_its_title_stays),
		TEST(a_changed_seat_goes_back_with_a_higher_revision),
		TEST(who_left_by_mistake_is_back),
		TEST(a_note_goes_back_step_by_step),
		TEST(an_agreement_goes_back),
		TEST(teams_made_together_go_together),
		TEST(reviews_of_two_texts_of_one_answer_go_back_one_by_one),
		TEST(an_answer_goes_back_to_the_one_before_and_says_where_it_was),
		TEST(a_form_that_was_handed_in_is_open_again_with_its_answers),
		TEST(a_sheet_of_many_answers_is_one_thing),
		TEST(what_was_done_in_another_session_is_left_alone),
		TEST(what_was_erased_meanwhile_stays_away),
		TEST(only_so_much_is_kept_to_take_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
