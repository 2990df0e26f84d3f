/* SPDX-License-Identifier: EUPL-1.2 */
/* Two files with one session become one: what each rule of merging does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lib/forks.h"
#include "store/erasing.h"
#include "store/sessions.h"
#include "store/undo.h"

struct pair {
	struct sample ours, theirs;
	struct id one, two;         /* checked in before the files went apart */
};

static void part(struct pair *pair)
{
	fork_open(&pair->ours, "theirs.db", &pair->theirs);
}

static int with_pair(void **state)
{
	static struct pair pair;

	sample_open(&pair.ours);
	pair.one = sample_person(&pair.ours, 1, ROLE_VOLUNTEER);
	pair.two = sample_person(&pair.ours, 2, ROLE_PROFESSIONAL);
	part(&pair);
	*state = &pair;
	return 0;
}

static int without_pair(void **state)
{
	struct pair *pair = *state;

	db_close(pair->theirs.db);
	sample_close(&pair->ours);
	return 0;
}

static void hand_in(struct sample *s, struct id who, const char *value)
{
	sample_act(s, who, 0, VERB_ANSWER, "place", value);
	sample_act(s, who, 0, VERB_HAND_IN, NULL, NULL);
}

static void assert_value(struct sample *s, struct id who, const char *wanted)
{
	struct form_state state = {0};

	assert_true(store_form_load(s->db, s->activity, 0, who, &state, NULL));
	assert_true(state.handed_in);
	assert_string_equal(form_state_value(&state, "place"), wanted);
	form_state_release(&state);
}

/* --- facts --- */

static void answers_of_both_are_there_once(void **state)
{
	struct pair *p = *state;
	struct merge_report report;

	hand_in(&p->ours, p->one, "2");
	hand_in(&p->theirs, p->two, "5");
	report = fork_merge(&p->ours, &p->theirs);
	assert_int_equal(report.forms, 1);
	assert_int_equal(report.doubles, 0);
	assert_value(&p->ours, p->one, "2");
	assert_value(&p->ours, p->two, "5");
	report = fork_merge(&p->ours, &p->theirs);
	assert_int_equal(report.forms, 0);
	assert_int_equal(sample_count(&p->ours, "SELECT count(*) FROM action"), 4);
}

static void the_other_file_is_as_it_was(void **state)
{
	struct pair *p = *state;
	char *before, *after;

	hand_in(&p->theirs, p->two, "5");
	before = fork_rows(&p->theirs, "SELECT hex(id) || at FROM action UNION ALL SELECT at FROM latest");
	fork_merge(&p->ours, &p->theirs);
	after = fork_rows(&p->theirs, "SELECT hex(id) || at FROM action UNION ALL SELECT at FROM latest");
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void a_form_that_was_taken_back_there_is_taken_back(void **state)
{
	struct pair *p = *state;
	struct id form;

	sample_act(&p->ours, p->one, 0, VERB_ANSWER, "place", "2");
	form = sample_act(&p->ours, p->one, 0, VERB_HAND_IN, NULL, NULL);
	db_close(p->theirs.db);
	part(p);
	sample_write(&p->theirs);
	assert_true(store_withdraw(p->theirs.db, form, NULL));
	sample_commit(&p->theirs);
	fork_merge(&p->ours, &p->theirs);
	assert_int_equal(sample_count(&p->ours, "SELECT count(*) FROM withdrawal"), 1);
}

static void the_next_fact_is_later_than_any_in_either(void **state)
{
	struct pair *p = *state;
	long theirs;

	sample_run(&p->theirs, "UPDATE latest SET at = at + 86400000");
	hand_in(&p->theirs, p->two, "5");
	theirs = sample_count(&p->theirs, "SELECT at FROM latest");
	fork_merge(&p->ours, &p->theirs);
	assert_true(sample_count(&p->ours, "SELECT at FROM latest") >= theirs);
	hand_in(&p->ours, p->one, "1");
	assert_int_equal(sample_count(&p->ours, "SELECT count(*) FROM action AS a WHERE a.at > (SELECT max(at) FROM action WHERE id <> a.id)"), 1);
}

static void nothing_of_this_machine_travels(void **state)
{
	struct pair *p = *state;

	sample_run(&p->theirs, "INSERT INTO place(session, phase, part, activity, step, open) SELECT id, 'answers', 0, 0, 0, 1 FROM session;"
		"INSERT INTO draft(activity, step, who, field, value) SELECT id, 0, x'00112233445566778899aabbccddeeff', 'place', 'half' FROM activity;"
		"INSERT INTO half(session, what, n, value) SELECT id, 'note', 0, 'half' FROM session;"
		"INSERT INTO saved(session, version, state, at) SELECT id, 4, 'x', 1 FROM session");
	fork_merge(&p->ours, &p->theirs);
	assert_int_equal(sample_count(&p->ours, "SELECT (SELECT count(*) FROM place) + (SELECT count(*) FROM draft) + (SELECT count(*) FROM half)"
		" + (SELECT count(*) FROM saved) + (SELECT count(*) FROM undo)"), 0);
}

static void who_came_in_there_is_here_too(void **state)
{
	struct pair *p = *state;
	struct id late = sample_person(&p->theirs, 3, ROLE_CITIZEN);
	struct session session = {0};

	assert_int_equal(fork_merge(&p->ours, &p->theirs).people, 1);
	assert_true(store_session_load(p->ours.db, p->ours.session, &session, NULL));
	assert_int_equal(session.people.count, 3);
	assert_true(people_find(&session.people, late)->present);
	session_release(&session);
}

static void one_number_for_two_people_becomes_two_numbers(void **state)
{
	struct pair *p = *state;
	struct id here = sample_person(&p->ours, 3, ROLE_VOLUNTEER), there = sample_person(&p->theirs, 3, ROLE_CITIZEN);
	struct session session = {0};
	struct conflicts conflicts = {0};

	assert_int_equal(fork_merge(&p->ours, &p->theirs).changed, 1);
	assert_int_equal(fork_merge(&p->ours, &p->theirs).changed, 0);
	assert_true(store_session_load(p->ours.db, p->ours.session, &session, NULL));
	assert_int_equal(people_find(&session.people, here)->seat, 3);
	assert_int_equal(people_find(&session.people, there)->seat, 4);
	assert_true(store_conflicts_load(p->ours.db, p->ours.session, &conflicts, NULL));
	assert_int_equal(conflicts.count, 1);
	assert_string_equal(conflicts.items[0].what, "number");
	assert_int_equal(conflicts.items[0].number, 3);
	assert_true(id_equal(conflicts.items[0].who, there));
	conflicts_release(&conflicts);
	session_release(&session);
}

/* --- two forms of one person --- */

static void the_later_form_counts_whole(void **state)
{
	struct pair *p = *state;
	struct merge_report report;
	struct conflicts conflicts = {0};

	sample_act(&p->ours, p->one, 0, VERB_ANSWER, "place", "2");
	sample_act(&p->ours, p->one, 0, VERB_ANSWER, "both", "walk together");
	sample_act(&p->ours, p->one, 0, VERB_HAND_IN, NULL, NULL);
	sample_run(&p->theirs, "UPDATE latest SET at = at + 86400000");
	hand_in(&p->theirs, p->one, "6");
	report = fork_merge(&p->ours, &p->theirs);
	assert_int_equal(report.doubles, 1);
	assert_int_equal(report.forms, 1);
	assert_value(&p->ours, p->one, "6");
	/* nothing of the earlier one is mixed in, and all of it is kept */
	assert_int_equal(sample_count(&p->ours, "SELECT count(*) FROM withdrawal"), 3);
	assert_int_equal(sample_count(&p->ours, "SELECT count(*) FROM response WHERE field = 'both'"), 1);
	assert_true(store_conflicts_load(p->ours.db, p->ours.session, &conflicts, NULL));
	assert_int_equal(conflicts.count, 1);
	assert_string_equal(conflicts.items[0].what, "form");
	assert_true(id_equal(conflicts.items[0].who, p->one));
	conflicts_release(&conflicts);
	assert_int_equal(fork_merge(&p->ours, &p->theirs).doubles, 0);
	assert_value(&p->ours, p->one, "6");
}

static void the_later_form_counts_when_it_is_here(void **state)
{
	struct pair *p = *state;

	hand_in(&p->theirs, p->one, "6");
	sample_run(&p->ours, "UPDATE latest SET at = at + 86400000");
	hand_in(&p->ours, p->one, "2");
	assert_int_equal(fork_merge(&p->ours, &p->theirs).doubles, 1);
	assert_value(&p->ours, p->one, "2");
	/* and in the other file the same comes out */
	fork_merge(&p->theirs, &p->ours);
	assert_value(&p->theirs, p->one, "2");
}

static void a_form_that_is_open_here_gives_way_to_one_handed_in_there(void **state)
{
	struct pair *p = *state;
	struct merge_report report;

	hand_in(&p->theirs, p->one, "6");
	sample_run(&p->ours, "UPDATE latest SET at = at + 86400000");
	sample_act(&p->ours, p->one, 0, VERB_ANSWER, "place", "2");
	report = fork_merge(&p->ours, &p->theirs);
	assert_int_equal(report.doubles, 0);
	assert_value(&p->ours, p->one, "6");
}

static void what_lost_cannot_be_taken_back(void **state)
{
	struct pair *p = *state;
	struct id form;
	struct undone undone = {0};

	form = sample_act(&p->ours, p->one, 0, VERB_HAND_IN, NULL, NULL);
	sample_write(&p->ours);
	assert_true(undo_begin(p->ours.db, p->ours.session, NULL) && undo_fact(p->ours.db, p->ours.session, form, NULL));
	sample_commit(&p->ours);
	sample_run(&p->theirs, "UPDATE latest SET at = at + 86400000");
	hand_in(&p->theirs, p->one, "6");
	fork_merge(&p->ours, &p->theirs);
	sample_write(&p->ours);
	assert_true(undo_last(p->ours.db, p->ours.session, &undone, NULL));
	sample_commit(&p->ours);
	assert_false(undone.any);
	undone_release(&undone);
	assert_value(&p->ours, p->one, "6");
}

/* --- what people change --- */

static void assert_note(struct sample *s, const char *wanted)
{
	char *text = fork_rows(s, "SELECT text FROM note");

	assert_string_equal(text, wanted);
	free(text);
}

static void the_higher_revision_counts(void **state)
{
	struct pair *p = *state;
	struct id id = id_random();

	fork_note(&p->ours, id, "first");
	db_close(p->theirs.db);
	part(p);
	fork_note(&p->theirs, id, "second");
	assert_int_equal(fork_merge(&p->ours, &p->theirs).changed, 0);
	assert_note(&p->ours, "second\n");
	fork_note(&p->ours, id, "third");
	fork_merge(&p->ours, &p->theirs);
	assert_note(&p->ours, "third\n");
}

static void equal_revisions_that_differ_are_both_kept(void **state)
{
	struct pair *p = *state;
	struct conflicts conflicts = {0};
	struct id id = id_random();

	fork_note(&p->ours, id, "first");
	db_close(p->theirs.db);
	part(p);
	fork_note(&p->theirs, id, "theirs");
	fork_note(&p->ours, id, "ours");
	assert_int_equal(fork_merge(&p->ours, &p->theirs).changed, 1);
	assert_int_equal(fork_merge(&p->ours, &p->theirs).changed, 0);
	assert_true(store_conflicts_load(p->ours.db, p->ours.session, &conflicts, NULL));
	assert_int_equal(conflicts.count, 1);
	assert_string_equal(conflicts.items[0].here, "ours");
	assert_string_equal(conflicts.items[0].other, "theirs");
	conflicts_release(&conflicts);
}

static void how_much_is_shown_is_not_changed_from_outside(void **state)
{
	struct pair *p = *state;

	sample_run(&p->theirs, "UPDATE session SET threshold = 1, named = 1, title = 'Another title', revision = revision + 1");
	fork_merge(&p->ours, &p->theirs);
	assert_int_equal(sample_count(&p->ours, "SELECT count(*) FROM session WHERE threshold = 3 AND named = 0 AND title = 'Another title'"), 1);
}

/* --- steps --- */

static void open_step(struct sample *s, int64_t at, int64_t revealed, const char *asked)
{
	struct step step = {.way = WAY_EACH, .opened_at = at, .revealed_at = revealed};

	ids_add(&step.asked, asked);
	sample_write(s);
	assert_true(store_step_put(s->db, s->activity, &step, NULL));
	sample_commit(s);
	ids_release(&step.asked);
}

static void a_step_asks_what_it_asked_where_it_was_opened_first(void **state)
{
	struct pair *p = *state;

	open_step(&p->ours, 2000, 0, "later");
	open_step(&p->theirs, 1000, 7000, "first");
	fork_merge(&p->ours, &p->theirs);
	assert_int_equal(sample_count(&p->ours, "SELECT count(*) FROM step WHERE asked = 'first' AND opened_at = 1000 AND revealed_at = 7000"), 1);
	fork_merge(&p->theirs, &p->ours);
	assert_int_equal(sample_count(&p->theirs, "SELECT count(*) FROM step WHERE asked = 'first' AND opened_at = 1000 AND revealed_at = 7000"), 1);
}

/* --- what was erased --- */

static int erased_setup(void **state)
{
	struct pair *p;

	with_pair(state);
	p = *state;
	hand_in(&p->ours, p->one, "MARKER");
	hand_in(&p->ours, p->two, "4");
	db_close(p->theirs.db);
	part(p);
	return 0;
}

static void what_was_erased_here_stays_away(void **state)
{
	struct pair *p = *state;

	fork_erase(&p->ours, p->one);
	assert_int_equal(fork_merge(&p->ours, &p->theirs).forms, 0);
	assert_int_equal(sample_count(&p->ours, "SELECT count(*) FROM response WHERE value = 'MARKER'"), 0);
	assert_int_equal(sample_count(&p->ours, "SELECT count(*) FROM action"), 2);
}

static void what_was_erased_there_goes_here(void **state)
{
	struct pair *p = *state;
	struct merge_report report;

	fork_erase(&p->theirs, p->one);
	report = fork_merge(&p->ours, &p->theirs);
	assert_int_equal(report.taken, 1);
	assert_true(report.erased);
	assert_true(db_forget(p->ours.db, NULL));
	assert_false(sample_file_has(&p->ours, "", "MARKER"));
	assert_false(sample_file_has(&p->ours, "-wal", "MARKER"));
	assert_int_equal(store_taken_count(p->ours.db, p->ours.session), 1);
	report = fork_merge(&p->ours, &p->theirs);
	assert_false(report.erased);
	assert_int_equal(store_taken_count(p->ours.db, p->ours.session), 1);
}

static void forget(struct sample *s, struct id who)
{
	sample_write(s);
	assert_true(store_forget_seat(s->db, s->session, who, NULL));
	sample_commit(s);
}

static void everything_of_a_seat_that_was_taken_away_stays_away(void **state)
{
	struct pair *p = *state;

	/* this answer is in the other file only, and was given before */
	sample_act(&p->theirs, p->one, 1, VERB_ANSWER, "place", "MARKER");
	fork_erase(&p->ours, p->one);
	sample_run(&p->ours, "UPDATE latest SET at = at + 86400000");
	forget(&p->ours, p->one);
	fork_merge(&p->ours, &p->theirs);
	assert_int_equal(sample_count(&p->ours, "SELECT count(*) FROM response WHERE value = 'MARKER'"), 0);
	/* and an erasure there takes along what only stands here */
	fork_merge(&p->theirs, &p->ours);
	assert_int_equal(sample_count(&p->theirs, "SELECT count(*) FROM response WHERE value = 'MARKER'"), 0);
}

static void a_seat_that_was_undone_here_stays_away(void **state)
{
	struct pair *p = *state;

	sample_run(&p->ours, "INSERT INTO erased(id) SELECT id FROM participant WHERE seat = 2; DELETE FROM action WHERE who IN (SELECT id FROM erased);"
		"DELETE FROM participant WHERE seat = 2");
	hand_in(&p->theirs, p->two, "6");
	fork_merge(&p->ours, &p->theirs);
	assert_int_equal(sample_count(&p->ours, "SELECT count(*) FROM participant"), 1);
	assert_int_equal(sample_count(&p->ours, "SELECT count(*) FROM action WHERE who NOT IN (SELECT id FROM participant)"), 0);
}

/* --- strange files --- */

static void assert_refused(struct pair *p, const char *sql, const char *words)
{
	struct merge_report report;
	struct error error = {{0}};
	char *before = fork_rows(&p->ours, "SELECT count(*) FROM action UNION ALL SELECT count(*) FROM note"), *after;

	sample_run(&p->theirs, sql);
	assert_false(fork_try(&p->ours, p->theirs.file, &report, &error));
	assert_non_null(strstr(error.text, words));
	after = fork_rows(&p->ours, "SELECT count(*) FROM action UNION ALL SELECT count(*) FROM note");
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void an_id_of_another_length_is_refused(void **state)
{
	assert_refused(*state, "INSERT INTO erased(id) VALUES(x'0102')", "never writes");
}

static void a_text_that_is_no_text_is_refused(void **state)
{
	assert_refused(*state, "INSERT INTO note(id, session, text, in_summary, at) SELECT randomblob(16), id, CAST(x'fffe41' AS TEXT), 0, 1 FROM session",
		"never writes");
}

static void a_text_that_moves_the_cursor_is_refused(void **state)
{
	assert_refused(*state, "INSERT INTO note(id, session, text, in_summary, at) SELECT randomblob(16), id, char(27) || '[2J', 0, 1 FROM session",
		"never writes");
}

static void a_text_without_end_is_refused(void **state)
{
	assert_refused(*state, "INSERT INTO note(id, session, text, in_summary, at) SELECT randomblob(16), id, hex(zeroblob(20000)), 0, 1 FROM session",
		"never writes");
}

static void a_time_that_cannot_be_counted_on_from_is_refused(void **state)
{
	assert_refused(*state, "UPDATE latest SET at = 9223372036854775807", "never writes");
}

static void a_trigger_is_refused(void **state)
{
	assert_refused(*state, "CREATE TRIGGER more AFTER INSERT ON note BEGIN DELETE FROM action; END", "never writes");
}

static void a_view_in_the_place_of_a_table_is_refused(void **state)
{
	assert_refused(*state, "DROP TABLE wall; CREATE VIEW wall AS SELECT id AS session, NULL AS activity FROM session", "never writes");
}

static void answers_to_what_is_not_there_stay_outside(void **state)
{
	struct pair *p = *state;

	sample_run(&p->theirs, "PRAGMA foreign_keys = OFF;"
		"INSERT INTO action(activity, id, step, kind, who, asked, verb, at) VALUES(randomblob(16), randomblob(16), 0, 'sheet', randomblob(16), 0, 'hand_in', 5);"
		"INSERT INTO presence(id, participant, came, at) VALUES(randomblob(16), randomblob(16), 1, 5);"
		"INSERT INTO seat(activity, participant, team) SELECT id, randomblob(16), randomblob(16) FROM activity");
	fork_merge(&p->ours, &p->theirs);
	assert_int_equal(sample_count(&p->ours, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
	assert_int_equal(sample_count(&p->ours, "SELECT count(*) FROM action"), 0);
}

static void an_answer_is_never_added_to_a_fact_that_is_here(void **state)
{
	struct pair *p = *state;

	hand_in(&p->ours, p->one, "2");
	db_close(p->theirs.db);
	part(p);
	sample_run(&p->theirs, "INSERT INTO response(activity, action, field, role, value, count) SELECT activity, id, 'place', '', '7', 1 FROM action"
		" WHERE verb = 'answer'");
	fork_merge(&p->ours, &p->theirs);
	assert_int_equal(sample_count(&p->ours, "SELECT count(*) FROM response"), 1);
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, with_pair, without_pair)
#define ERASED(test) cmocka_unit_test_setup_teardown(test, erased_setup, without_pair)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH(answers_of_both_are_there_once),
		WITH(the_other_file_is_as_it_was),
		WITH(a_form_that_was_taken_back_there_is_taken_back),
		WITH(the_next_fact_is_later_than_any_in_either),
		WITH(nothing_of_this_machine_travels),
		WITH(who_came_in_there_is_here_too),
		WITH(one_number_for_two_people_becomes_two_numbers),
		WITH(the_later_form_counts_whole),
		WITH(the_later_form_counts_when_it_is_here),
		WITH(a_form_that_is_open_here_gives_way_to_one_handed_in_there),
		WITH(what_lost_cannot_be_taken_back),
		WITH(the_higher_revision_counts),
		WITH(equal_revisions_that_differ_are_both_kept),
		WITH(how_much_is_shown_is_not_changed_from_outside),
		WITH(a_step_asks_what_it_asked_where_it_was_opened_first),
		ERASED(what_was_erased_here_stays_away),
		ERASED(what_was_erased_there_goes_here),
		ERASED(everything_of_a_seat_that_was_taken_away_stays_away),
		ERASED(a_seat_that_was_undone_here_stays_away),
		WITH(an_id_of_another_length_is_refused),
		WITH(a_text_that_is_no_text_is_refused),
		WITH(a_text_that_moves_the_cursor_is_refused),
		WITH(a_text_without_end_is_refused),
		WITH(a_time_that_cannot_be_counted_on_from_is_refused),
		WITH(a_trigger_is_refused),
		WITH(a_view_in_the_place_of_a_table_is_refused),
		WITH(answers_to_what_is_not_there_stay_outside),
		WITH(an_answer_is_never_added_to_a_fact_that_is_here),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
