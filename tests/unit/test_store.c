/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
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

/* --- sessions --- */

static void a_session_is_read_as_it_was_laid_out(void **state)
{
	struct sample *s = *state;
	struct session session = {0};

	sample_reopen(s);
	assert_true(store_session_load(s->db, s->session, &session, NULL));
	assert_string_equal(session.title, "A study afternoon");
	assert_string_equal(session.programme, "afternoon");
	assert_string_equal(session.purpose, "To learn from one another.");
	assert_string_equal(session.place, "");
	assert_string_equal(session.held_on, "2026-03-12");
	assert_string_equal(session.keep_until, "2027-03-12");
	assert_string_equal(session.lang, "en");
	assert_int_equal(session.threshold, 3);
	assert_false(session.named);
	assert_true(session.split);
	assert_int_equal(session.part_count, 2);
	assert_int_equal(session.parts[0].minutes, 25);
	assert_string_equal(session.parts[1].title, "Break");
	assert_string_equal(session.parts[1].say, "Coffee.\nBack at three.");
	assert_true(session.parts[1].agreements);
	assert_int_equal(session.parts[0].activity_count, 1);
	assert_true(id_equal(session.parts[0].activities[0].id, s->activity));
	session_release(&session);
}

static void a_copy_keeps_its_lines_in_order(void **state)
{
	struct sample *s = *state;
	struct session session = {0};
	const struct exercise *copy;

	assert_true(store_session_load(s->db, s->session, &session, NULL));
	copy = session.parts[0].activities[0].copy;
	assert_string_equal(copy->kind, "dilemma");
	assert_string_equal(copy->id, "frames");
	assert_int_equal(copy->count, 3);
	assert_string_equal(copy->lines[1].section, "pole.left");
	assert_string_equal(copy->lines[2].key, "intro.1");
	assert_string_equal(copy->lines[2].value, "Read this aloud.");
	session_release(&session);
}

static void an_update_changes_the_session_and_raises_its_revision(void **state)
{
	struct sample *s = *state;
	struct session session = {0};
	int before;

	assert_true(store_session_load(s->db, s->session, &session, NULL));
	before = session.revision;
	free(session.title);
	session.title = strdup("Another afternoon");
	session.named = true;
	sample_write(s);
	assert_true(store_session_update(s->db, &session, NULL));
	sample_commit(s);
	session_release(&session);
	assert_true(store_session_load(s->db, s->session, &session, NULL));
	assert_string_equal(session.title, "Another afternoon");
	assert_true(session.named);
	assert_string_equal(session.held_on, "2026-03-12");
	assert_int_equal(session.revision, before + 1);
	session_release(&session);
}

static void of_two_sessions_on_one_day_the_later_made_is_first(void **state)
{
	struct sample *s = *state;
	struct session session = {.id = id_random(), .held_on = "2026-03-12", .lang = "nl"};
	struct session_list list = {0};

	sample_write(s);
	assert_true(store_session_insert(s->db, &session, NULL));
	assert_true(store_place_save(s->db, s->session, &(struct place){.phase = PHASE_END, .open = true}, NULL));
	sample_commit(s);
	assert_true(store_session_list(s->db, &list, NULL));
	assert_int_equal(list.count, 2);
	assert_true(id_equal(list.items[0].id, session.id));
	assert_string_equal(list.items[1].title, "A study afternoon");
	assert_true(list.items[1].open && list.items[1].ended);
	assert_false(list.items[0].open || list.items[0].ended);
	session_release(&session);
	session_list_release(&list);
}

static void people_are_read_by_seat_with_who_is_there(void **state)
{
	struct sample *s = *state;
	struct session session = {0};
	struct id fact, second = sample_person(s, 2, ROLE_PROFESSIONAL), first = sample_person(s, 1, ROLE_VOLUNTEER);

	sample_write(s);
	assert_true(store_presence_add(s->db, second, false, &fact, NULL));
	sample_commit(s);
	assert_true(store_session_load(s->db, s->session, &session, NULL));
	assert_int_equal(session.people.count, 2);
	assert_true(id_equal(session.people.items[0].id, first));
	assert_true(session.people.items[0].present);
	assert_false(session.people.items[1].present);
	assert_null(session.people.items[0].name);
	assert_int_equal(session.people.items[1].role, ROLE_PROFESSIONAL);
	session_release(&session);
}

static void a_changed_participant_keeps_one_row(void **state)
{
	struct sample *s = *state;
	struct session session = {0};
	char name[] = "Sam";
	struct participant one = {.id = sample_person(s, 1, ROLE_VOLUNTEER), .seat = 1, .role = ROLE_MANAGER, .counts_with = ROLE_PROFESSIONAL, .name = name};

	sample_write(s);
	assert_true(store_participant_put(s->db, s->session, &one, NULL));
	sample_commit(s);
	assert_true(store_session_load(s->db, s->session, &session, NULL));
	assert_int_equal(session.people.count, 1);
	assert_int_equal(session.people.items[0].role, ROLE_MANAGER);
	assert_int_equal(session.people.items[0].counts_with, ROLE_PROFESSIONAL);
	assert_string_equal(session.people.items[0].name, "Sam");
	assert_int_equal(session.people.items[0].revision, 2);
	assert_true(session.people.items[0].present);
	session_release(&session);
}

static void the_seat_of_who_was_erased_is_not_given_again(void **state)
{
	struct sample *s = *state;

	assert_int_equal(store_last_seat(s->db, s->session), 0);
	sample_person(s, 4, ROLE_VOLUNTEER);
	assert_int_equal(store_last_seat(s->db, s->session), 4);
	sample_run(s, "UPDATE session SET gone_seat = 6");
	assert_int_equal(store_last_seat(s->db, s->session), 6);
}

static void notes_and_agreements_come_back_in_the_order_they_were_made(void **state)
{
	struct sample *s = *state;
	char text[] = "First", later[] = "Second", what[] = "Talk monthly", who[] = "Everybody", due[] = "after the summer";
	struct note first = {.id = id_random(), .part = s->part, .text = text, .in_summary = true}, second = {.id = id_random(), .text = later};
	struct agreement agreement = {.id = id_random(), .part = s->part, .what = what, .who = who, .due = due};
	struct session session = {0};

	sample_write(s);
	assert_true(store_note_put(s->db, s->session, &first, NULL));
	assert_true(store_note_put(s->db, s->session, &second, NULL));
	assert_true(store_agreement_put(s->db, s->session, &agreement, NULL));
	first.in_summary = false;
	assert_true(store_note_put(s->db, s->session, &first, NULL));
	sample_commit(s);
	assert_true(store_session_load(s->db, s->session, &session, NULL));
	assert_int_equal(session.note_count, 2);
	assert_string_equal(session.notes[0].text, "First");
	assert_false(session.notes[0].in_summary);
	assert_true(id_equal(session.notes[0].part, s->part));
	assert_true(id_is_none(session.notes[1].part));
	assert_int_equal(session.agreement_count, 1);
	assert_string_equal(session.agreements[0].due, "after the summer");
	session_release(&session);
}

static void the_place_comes_back_after_a_restart(void **state)
{
	struct sample *s = *state;
	struct place place = {.phase = PHASE_TALK, .part = 1, .activity = 2, .step = 3, .respondent = id_random(), .open = true}, back;

	assert_true(store_place_load(s->db, s->session, &back, NULL));
	assert_int_equal(back.phase, PHASE_OVERVIEW);
	assert_false(back.open);
	sample_write(s);
	assert_true(store_place_save(s->db, s->session, &place, NULL));
	assert_true(store_part_times(s->db, s->part, 1000, 2000, NULL));
	sample_commit(s);
	sample_reopen(s);
	assert_true(store_place_load(s->db, s->session, &back, NULL));
	assert_int_equal(back.phase, PHASE_TALK);
	assert_int_equal(back.part, 1);
	assert_int_equal(back.activity, 2);
	assert_int_equal(back.step, 3);
	assert_true(back.open);
	assert_true(id_equal(back.respondent, place.respondent));
}

static void a_draft_is_kept_until_it_is_dropped(void **state)
{
	struct sample *s = *state;
	struct id who = sample_person(s, 1, ROLE_BOTH);
	char *draft;

	assert_null(store_draft_load(s->db, s->activity, 0, who, "why"));
	sample_write(s);
	assert_true(store_draft_put(s->db, s->activity, 0, who, "why", "Bec", NULL));
	assert_true(store_draft_put(s->db, s->activity, 0, who, "why", "Because", NULL));
	sample_commit(s);
	sample_reopen(s);
	draft = store_draft_load(s->db, s->activity, 0, who, "why");
	assert_string_equal(draft, "Because");
	free(draft);
	sample_write(s);
	assert_true(store_draft_drop(s->db, s->activity, 0, who, "why", NULL));
	sample_commit(s);
	assert_null(store_draft_load(s->db, s->activity, 0, who, "why"));
}

static void steps_teams_and_voices_come_back(void **state)
{
	struct sample *s = *state;
	char one[] = "tea", two[] = "shop.x", first[] = "team 1", second[] = "team 2";
	char *asked[] = {one, two}, *as;
	struct step step = {.n = 1, .way = WAY_TEAM, .asked = {.items = asked, .count = 2}, .opened_at = 5};
	struct team teams[] = {{id_random(), first}, {id_random(), second}};
	struct session session = {0};
	const struct activity *activity;

	sample_write(s);
	assert_true(store_step_put(s->db, s->activity, &step, NULL));
	step.revealed_at = 9;
	assert_true(store_step_put(s->db, s->activity, &step, NULL));
	assert_true(store_team_put(s->db, s->activity, &teams[0], NULL));
	assert_true(store_team_put(s->db, s->activity, &teams[1], NULL));
	assert_true(store_team_put(s->db, s->activity, &teams[0], NULL));
	assert_true(store_speaks_put(s->db, s->activity, 1, teams[1].id, "citizen", NULL));
	sample_commit(s);
	as = store_speaks_load(s->db, s->activity, 1, teams[1].id);
	assert_string_equal(as, "citizen");
	free(as);
	assert_null(store_speaks_load(s->db, s->activity, 0, teams[1].id));
	assert_true(store_session_load(s->db, s->session, &session, NULL));
	activity = &session.parts[0].activities[0];
	assert_null(activity_step(activity, 0));
	assert_int_equal(activity_step(activity, 1)->way, WAY_TEAM);
	assert_int_equal(activity_step(activity, 1)->revealed_at, 9);
	assert_int_equal(activity_step(activity, 1)->asked.count, 2);
	assert_string_equal(activity_step(activity, 1)->asked.items[1], "shop.x");
	assert_int_equal(activity->team_count, 2);
	assert_string_equal(activity->teams[1].name, "team 2");
	session_release(&session);
}

/* --- transactions --- */

static void a_new_fact_is_later_than_all_before_also_when_the_clock_is_not(void **state)
{
	struct sample *s = *state;
	int64_t last = 0;

	setenv("SAMENSPEL_NOW", "2020-01-01T10:00:00", 1);
	for (int i = 0; i < 3; i++) {
		int64_t at;

		sample_write(s);
		at = db_next_at(s->db);
		sample_commit(s);
		assert_true(at > last && at > clock_ms());
		last = at;
	}
	unsetenv("SAMENSPEL_NOW");
}

static void what_is_rolled_back_is_not_there(void **state)
{
	struct sample *s = *state;
	char text[] = "Gone";
	struct note note = {.id = id_random(), .text = text};

	sample_write(s);
	assert_true(store_note_put(s->db, s->session, &note, NULL));
	db_rollback(s->db);
	db_rollback(s->db);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM note"), 0);
}

static void after_a_failure_nothing_of_the_transaction_is_kept(void **state)
{
	struct sample *s = *state;
	char text[] = "Gone";
	struct note note = {.id = id_random(), .text = text};
	struct error error = {{0}};

	sample_write(s);
	assert_true(store_note_put(s->db, s->session, &note, NULL));
	assert_false(store_note_put(s->db, id_random(), &(struct note){.id = id_random(), .text = text}, &error));
	assert_non_null(strstr(error.text, "note"));
	note.id = id_random();
	assert_false(store_note_put(s->db, s->session, &note, NULL));
	assert_false(db_commit(s->db, &error));
	assert_int_equal(sample_count(s, "SELECT count(*) FROM note"), 0);
	sample_write(s);
	assert_true(store_note_put(s->db, s->session, &note, NULL));
	sample_commit(s);
}

/* --- erasing --- */

static void fill_with_marker(struct sample *s)
{
	struct id who = sample_person(s, 1, ROLE_VOLUNTEER), action;
	char text[] = "MARKERnote", field[] = "why", edited[] = "MARKERedit";
	struct note note = {.id = id_random(), .text = text};

	for (int i = 0; i < 40; i++)
		action = sample_act(s, who, 0, VERB_ANSWER, "why", "MARKERanswer and a good deal of text that takes some room in a page of the file");
	sample_write(s);
	undo_begin(s->db, s->session, NULL);
	store_note_put(s->db, s->session, &note, NULL);
	undo_before(s->db, s->session, "note", note.id, NULL);
	store_draft_put(s->db, s->activity, 0, who, "why", "MARKERdraft", NULL);
	store_place_save(s->db, s->session, &(struct place){.respondent = who}, NULL);
	store_review_put(s->db, s->session, &(struct text_review){.action = action, .field = field, .verdict = VERDICT_EDITED, .edited = edited}, NULL);
	sample_commit(s);
}

static void erasing_a_session_leaves_no_row_and_no_byte(void **state)
{
	static const char *const tables[] = {"course", "person", "session", "participant", "presence", "part", "copy", "copy_line", "activity", "step", "team",
		"speaks", "action", "response", "withdrawal", "note", "agreement", "text_review", "place", "draft", "undo"};
	struct sample *s = *state;
	struct error error = {{0}};

	fill_with_marker(s);
	assert_true(sample_file_has(s, "", "MARKER") || sample_file_has(s, "-wal", "MARKER"));
	sample_write(s);
	assert_true(store_session_erase(s->db, s->session, &error));
	sample_commit(s);
	assert_true(db_forget(s->db, &error));
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		char sql[80];

		snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", tables[i]);
		assert_int_equal(sample_count(s, sql), 0);
	}
	assert_false(sample_file_has(s, "", "MARKER"));
	assert_false(sample_file_has(s, "-wal", "MARKER"));
	assert_false(sample_file_has(s, "", "Read this aloud"));
	assert_false(store_session_load(s->db, s->session, &(struct session){0}, &error));
	assert_non_null(strstr(error.text, "no longer"));
}

static void erasing_keeps_the_ids_and_other_sessions(void **state)
{
	struct sample *s = *state;
	struct session other = {.id = id_random(), .held_on = "2026-04-01", .lang = "nl"};

	fill_with_marker(s);
	session_add_part(&other, 5, "Welcome");
	sample_write(s);
	assert_true(store_session_insert(s->db, &other, NULL));
	assert_true(store_session_erase(s->db, s->session, NULL));
	sample_commit(s);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM session"), 1);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM part"), 1);
	/* session, course, 2 parts, activity, participant, presence, note, 40 answers */
	assert_int_equal(sample_count(s, "SELECT count(*) FROM erased"), 48);
	session_release(&other);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, with_sample, without_sample)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_session_is_read_as_it_was_laid_out),
		TEST(a_copy_keeps_its_lines_in_order),
		TEST(an_update_changes_the_session_and_raises_its_revision),
		TEST(of_two_sessions_on_one_day_the_later_made_is_first),
		TEST(people_are_read_by_seat_with_who_is_there),
		TEST(a_changed_participant_keeps_one_row),
		TEST(the_seat_of_who_was_erased_is_not_given_again),
		TEST(notes_and_agreements_come_back_in_the_order_they_were_made),
		TEST(the_place_comes_back_after_a_restart),
		TEST(a_draft_is_kept_until_it_is_dropped),
		TEST(steps_teams_and_voices_come_back),
		TEST(a_new_fact_is_later_than_all_before_also_when_the_clock_is_not),
		TEST(what_is_rolled_back_is_not_there),
		TEST(after_a_failure_nothing_of_the_transaction_is_kept),
		TEST(erasing_a_session_leaves_no_row_and_no_byte),
		TEST(erasing_keeps_the_ids_and_other_sessions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
