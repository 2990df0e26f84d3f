/* SPDX-License-Identifier: EUPL-1.2 */
/* A laptop per table: what its file holds, what is done there, and what comes back; through the calls that front ends make. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/party.h"
#include "store/sql.h"
#include "workbook/answer.h"
#include "workbook/attend.h"
#include "workbook/merge.h"
#include "workbook/notes.h"
#include "workbook/regret.h"
#include "workbook/replica.h"
#include "workbook/state.h"
#include "workbook/summary.h"
#include "workbook/tables.h"
#include "workbook/ways.h"

enum { DILEMMA = 1, ROUND = 0, PEOPLE = 12 };

static int begin(void **state)
{
	int failed = party_begin(state);
	char *path = party_path("samenspel/content/nl/programmes/ronde.ini");
	FILE *file = fopen(path, "w");

	free(path);
	if (failed || !file || fputs("[programme]\ntitle = \"Ronde\"\nintro.1 = \"Een ronde.\"\n[part.r]\ntitle = \"Ronde\"\nminutes = 20\n"
		"table.1 = kaders-of-speelruimte\ntable.2 = taken\ntable.3 = evaluatie\n", file) < 0)
		return -1;
	return fclose(file);
}

static void remove_file(const char *name)
{
	static const char *const ends[] = {"", "-wal", "-shm"};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		char *path, whole[40];

		snprintf(whole, sizeof whole, "%s%s", name, ends[i]);
		path = party_path(whole);
		remove(path);
		free(path);
	}
}

static int open_main(void **state)
{
	remove_file("main.db");
	remove_file("table.db");
	*state = party_open("main.db", "teamoverleg", "5 5 2");
	return 0;
}

static int close_main(void **state)
{
	workbook_close(*state);
	return 0;
}

/* The file of a table, opened on its own laptop. */
static struct workbook *hand_out(struct workbook *w, int part, int table, const char *name)
{
	struct error error;
	struct id activity, session;
	struct workbook *away;
	char *path = party_path(name);

	remove_file(name);
	party_must(replica_find(w, part, table, &activity, &error) && replica_at(w, activity, path, &error), &error);
	away = workbook_open(path, &error);
	party_must(away && workbook_find(away, "last", &session, &error) && workbook_enter(away, session, &error), &error);
	free(path);
	return away;
}

static bool bring_back(struct workbook *w, const char *name, struct merged *merged, struct error *error)
{
	char *path = party_path(name);
	const char *paths[] = {path};
	bool ok;

	*merged = (struct merged){0};
	ok = merge_files(w, paths, 1, merged, error);
	free(path);
	return ok;
}

static struct merged brought(struct workbook *w, const char *name)
{
	struct merged merged;
	struct error error;

	party_must(bring_back(w, name, &merged, &error), &error);
	return merged;
}

static long number(struct workbook *w, const char *text)
{
	struct sql sql = sql_open(w->db, NULL, text, NULL);
	long found = sql_row(&sql) ? (long)sql_int(&sql, 0) : -1;

	assert_true(sql_close(&sql));
	return found;
}

static void change(struct workbook *w, const char *text)
{
	struct error error;

	party_must(sql_exec(w->db, NULL, text, &error), &error);
}

static void assert_says(const struct merged *merged, const char *wanted)
{
	struct str says = STR_EMPTY;

	merge_says(merged, &says);
	assert_string_equal(says.data, wanted);
	str_release(&says);
}

static bool summary_says(struct workbook *w, const char *words)
{
	struct error error;
	struct summary summary = {0};
	struct str out = STR_EMPTY;
	bool says;

	party_must(summary_make(w, false, &summary, &error), &error);
	summary_write(&summary, format_find("md"), false, &out);
	says = strstr(out.data, words) != NULL;
	str_release(&out);
	summary_release(&summary);
	return says;
}

/* --- the file of a table --- */

static void it_holds_no_answers_and_no_other_session(void **state)
{
	struct workbook *w = *state, *away;
	struct error error;
	struct id other;

	party_to(w, DILEMMA, WAY_EACH);
	party_answer(w, 1, "QZQZQZanswer");
	party_must(notes_add(w, "QZQZQZnote", &error) && notes_agree(w, "QZQZQZagreement", "", "", &error), &error);
	party_must(workbook_new(w, "teamoverleg", "QZQZQZother", NULL, &other, &error), &error);
	away = hand_out(w, DILEMMA + 1, 0, "table.db");
	assert_int_equal(number(away, "SELECT (SELECT count(*) FROM action) + (SELECT count(*) FROM response) + (SELECT count(*) FROM note)"
		" + (SELECT count(*) FROM agreement) + (SELECT count(*) FROM undo) + (SELECT count(*) FROM draft)"), 0);
	assert_int_equal(number(away, "SELECT count(*) FROM session"), 1);
	assert_int_equal(number(away, "SELECT count(*) FROM activity"), 1);
	assert_int_equal(number(away, "SELECT count(*) FROM participant"), PEOPLE);
	assert_int_equal(number(away, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
	workbook_close(away);
	assert_false(party_file_has("table.db", "QZQZQZ"));
}

static void names_go_along_only_where_they_are_used(void **state)
{
	struct workbook *w = *state, *away;
	struct error error;

	party_must(workbook_set_names(w, true, &error) && attend_set_name(w, people_seat(&workbook_session(w)->people, 3)->id, "QZmarie", &error), &error);
	workbook_close(hand_out(w, DILEMMA + 1, 0, "table.db"));
	assert_true(party_file_has("table.db", "QZmarie"));
	party_must(workbook_set_names(w, false, &error), &error);
	away = hand_out(w, DILEMMA + 1, 0, "table.db");
	assert_false(party_file_has("table.db", "QZmarie"));
	/* and what comes back from there does not take the name away, nor is it a disagreement */
	party_must(attend_set_role(away, people_seat(&workbook_session(away)->people, 3)->id, ROLE_CITIZEN, &error), &error);
	workbook_close(away);
	assert_int_equal(brought(w, "table.db").changed, 0);
	assert_int_equal(number(w, "SELECT count(*) FROM participant WHERE seat = 3 AND name = 'QZmarie' AND role = 'citizen'"), 1);
}

static void a_file_that_is_there_is_not_replaced(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct id activity;
	char *path = party_path("main.db");

	party_must(replica_find(w, DILEMMA + 1, 0, &activity, &error), &error);
	assert_false(replica_at(w, activity, path, &error));
	free(path);
	assert_false(replica_find(w, 1, 0, &activity, &error));
	assert_false(replica_find(w, 99, 0, &activity, &error));
	assert_false(replica_find(w, DILEMMA + 1, 2, &activity, &error));
}

/* --- what comes back --- */

static void what_a_table_answers_is_in_the_picture_and_the_summary(void **state)
{
	struct workbook *w = *state, *away;
	struct merged merged;
	struct disagreements list = {0};

	away = hand_out(w, DILEMMA + 1, 0, "table.db");
	party_to(away, DILEMMA, WAY_EACH);
	for (int seat = 1; seat <= 5; seat++)
		party_answer(away, seat, "x");
	workbook_close(away);
	merged = brought(w, "table.db");
	assert_int_equal(merged.forms, 5);
	assert_says(&merged, "1 tafel, 5 antwoorden, niets dubbel.");
	party_must(run_go_to(w, DILEMMA, &(struct error){{0}}), &(struct error){{0}});
	assert_int_equal(run_here(w)->handed_in, 5);
	assert_true(summary_says(w, "n = 5"));
	merged = brought(w, "table.db");
	assert_says(&merged, "1 tafel, geen nieuwe antwoorden, niets dubbel.");
	assert_true(merge_disagreements(w, &list, NULL));
	assert_int_equal(list.count, 0);
	disagreements_release(&list);
}

static void a_form_that_was_handed_in_twice_is_listed_and_limits_the_summary(void **state)
{
	struct workbook *w = *state, *away = hand_out(w, DILEMMA + 1, 0, "table.db");
	struct disagreements list = {0};
	struct merged merged;

	party_to(w, DILEMMA, WAY_EACH);
	party_answer(w, 7, "x");
	change(away, "UPDATE latest SET at = at + 86400000");
	party_to(away, DILEMMA, WAY_EACH);
	party_answer(away, 7, "x");
	workbook_close(away);
	merged = brought(w, "table.db");
	assert_says(&merged, "1 tafel, 1 antwoord, 1 dubbel: het latere telt.");
	assert_true(merge_disagreements(w, &list, NULL));
	assert_int_equal(list.forms, 1);
	assert_non_null(strstr(list.items[0].sentence, "nummer 7"));
	disagreements_release(&list);
	assert_true(summary_says(w, "1 formulier is twee keer ingeleverd"));
	assert_int_equal(run_here(w)->handed_in, 1);
}

static void the_whole_group_is_one_group(void **state)
{
	struct workbook *w = *state, *away = hand_out(w, DILEMMA + 1, 0, "table.db");
	struct error error;

	party_to(w, DILEMMA, WAY_TEAM);
	party_must(answer_open_team(w, 0, &error), &error);
	party_fill(w, "x");
	change(away, "UPDATE latest SET at = at + 86400000");
	party_to(away, DILEMMA, WAY_TEAM);
	party_must(answer_open_team(away, 0, &error), &error);
	party_fill(away, "x");
	workbook_close(away);
	assert_int_equal(brought(w, "table.db").doubles, 1);
	assert_int_equal(number(w, "SELECT count(*) FROM team"), 1);
	assert_int_equal(run_here(w)->handed_in, 1);
	assert_int_equal(brought(w, "table.db").doubles, 0);
}

static void undo_goes_on_as_if_nothing_had_come(void **state)
{
	struct workbook *w = *state, *away = hand_out(w, DILEMMA + 1, 0, "table.db");
	struct error error;
	struct str said = STR_EMPTY;

	party_to(away, DILEMMA, WAY_EACH);
	party_answer(away, 2, "x");
	workbook_close(away);
	party_must(notes_add(w, "mine", &error), &error);
	brought(w, "table.db");
	party_must(run_undo(w, &said, &error), &error);
	assert_int_equal(workbook_session(w)->note_count, 0);
	assert_int_equal(number(w, "SELECT count(*) FROM action WHERE verb = 'hand_in'"), 1);
	str_release(&said);
}

static void it_stays_in_its_part_when_the_programme_was_changed_there(void **state)
{
	struct workbook *w = *state, *away = hand_out(w, DILEMMA + 1, 0, "table.db");

	party_to(w, DILEMMA, WAY_EACH);
	change(away, "UPDATE part SET n = iif(n = 0, 1, 0), revision = revision + 1 WHERE n < 2");
	workbook_close(away);
	brought(w, "table.db");
	assert_int_equal(run_here(w)->part_number, 0);
	assert_string_equal(run_here(w)->part->title, exercise_text(run_here(w)->exercise, "exercise", "title"));
	assert_int_equal(run_here(w)->phase, PHASE_ANSWERS);
}

static void a_regret_on_the_other_laptop_holds_here(void **state)
{
	struct workbook *w = *state, *away;
	struct error error;

	party_to(w, DILEMMA, WAY_EACH);
	party_answer(w, 4, "x");
	away = hand_out(w, DILEMMA + 1, 0, "table.db");
	change(away, "UPDATE latest SET at = at + 86400000");
	party_must(regret_erase_seat(away, 4, &error), &error);
	workbook_close(away);
	assert_int_equal(brought(w, "table.db").taken, 1);
	assert_int_equal(number(w, "SELECT count(*) FROM action"), 0);
	assert_int_equal(regret_count(w), 1);
}

/* Answered before the summary was saved here, and not in it: who has both versions could tell whose it is. */
static void what_comes_after_a_summary_was_saved_is_asked_about(void **state)
{
	struct workbook *w = *state, *away = hand_out(w, DILEMMA + 1, 0, "table.db");
	struct summary summary = {0};
	struct str question = STR_EMPTY;
	struct error error;

	party_to(away, DILEMMA, WAY_EACH);
	party_answer(away, 9, "x");
	workbook_close(away);
	change(w, "UPDATE latest SET at = at + 86400000");
	party_to(w, DILEMMA, WAY_EACH);
	for (int seat = 1; seat <= 4; seat++)
		party_answer(w, seat, "x");
	party_must(summary_make(w, true, &summary, &error) && summary_was_saved(w, &summary, &error), &error);
	assert_false(summary_asks(w, &question));
	brought(w, "table.db");
	assert_true(summary_asks(w, &question));
	summary_release(&summary);
	str_release(&question);
}

/* --- values that no front end brings --- */

static void answers_that_do_not_fit_are_left_out(void **state)
{
	static const char *const values[] = {"'9'", "'-1'", "'3; DROP TABLE action'", "'eight'", "CAST(x'ff' AS TEXT)", "hex(zeroblob(3000))"};
	struct workbook *w = *state, *away = hand_out(w, DILEMMA + 1, 0, "table.db");
	struct merged merged;

	party_to(away, DILEMMA, WAY_EACH);
	for (int seat = 1; seat <= 7; seat++)
		party_answer(away, seat, "x");
	for (int i = 0; i < 6; i++) {
		char text[300];

		snprintf(text, sizeof text, "UPDATE response SET value = %s WHERE action IN (SELECT id FROM action WHERE verb = 'answer' AND who ="
			" (SELECT id FROM participant WHERE seat = %d))", values[i], i + 1);
		change(away, text);
	}
	change(away, "INSERT INTO response(activity, action, field, role, value, count) SELECT activity, id, 'nobody-asked', '', '1', 1 FROM action"
		" WHERE verb = 'answer' AND who = (SELECT id FROM participant WHERE seat = 7)");
	workbook_close(away);
	merged = brought(w, "table.db");
	assert_int_equal(merged.misfits, 7);
	assert_int_equal(merged.forms, 7);
	assert_int_equal(number(w, "SELECT count(*) FROM response"), 1);
	assert_says(&merged, "1 tafel, 7 antwoorden, niets dubbel. 7 antwoorden passen niet bij hun vraag en zijn weggelaten.");
}

/* --- files that cannot come in --- */

static void assert_refused(struct workbook *w, const char *name, const char *words)
{
	struct merged merged;
	struct error error;

	assert_false(bring_back(w, name, &merged, &error));
	if (!strstr(error.text, words))
		fail_msg("%s", error.text);
}

static void the_same_file_is_refused(void **state)
{
	assert_refused(*state, "main.db", "al open");
}

static void a_file_of_another_session_is_refused(void **state)
{
	struct workbook *other;

	remove_file("other.db");
	other = party_open("other.db", "teamoverleg", "3 3");
	workbook_close(other);
	assert_refused(*state, "other.db", "een andere bijeenkomst");
}

static void a_newer_and_a_foreign_file_are_refused(void **state)
{
	struct workbook *away = hand_out(*state, DILEMMA + 1, 0, "table.db");

	change(away, "PRAGMA user_version = 99");
	workbook_close(away);
	assert_refused(*state, "table.db", "nieuwere versie");
	away = hand_out(*state, DILEMMA + 1, 0, "table.db");
	change(away, "PRAGMA application_id = 7");
	workbook_close(away);
	assert_refused(*state, "table.db", "geen bestand van Samenspel");
}

/* --- a round of tables --- */

static int open_round(void **state)
{
	remove_file("main.db");
	*state = party_open("main.db", "ronde", "6 6");
	return 0;
}

static void a_table_has_its_people_and_brings_its_harvest_back(void **state)
{
	const char *const texts[HARVEST_LINES] = {"samen beslissen", "", "bellen"};
	struct workbook *w = *state, *away = hand_out(w, ROUND + 1, 2, "table.db");
	const struct activity *table = &workbook_session(away)->parts[ROUND].activities[0];
	struct error error;
	struct merged merged;
	int seat, added;

	assert_int_equal(workbook_session(away)->people.count, 4);
	assert_int_equal(table->sitting_count, 4);
	assert_int_equal(table->n, 1);
	party_must(run_go_to(away, ROUND, &error) && run_table(away, 0, &error) && run_harvest(away, &error) && tables_harvest(away, texts, &error), &error);
	/* who comes late to this table gets a number that nobody has */
	party_must(attend_check_in(away, "1", &seat, &added, &error), &error);
	assert_int_equal(seat, PEOPLE + 1);
	workbook_close(away);
	merged = brought(w, "table.db");
	assert_int_equal(merged.people, 1);
	assert_int_equal(merged.changed, 0);
	assert_string_equal(workbook_session(w)->parts[ROUND].activities[1].harvest.agreed, "samen beslissen");
	assert_int_equal(workbook_session(w)->parts[ROUND].activities[1].sitting_count, 5);
	assert_true(summary_says(w, "samen beslissen"));
}

static void three_tables_come_back_as_one(void **state)
{
	static const char *const names[] = {"t1.db", "t2.db", "t3.db"};
	struct workbook *w = *state;
	char *paths[3];
	struct merged merged = {0};
	struct error error;

	for (int i = 0; i < 3; i++) {
		struct workbook *away = hand_out(w, ROUND + 1, i + 1, names[i]);
		const struct session *session = workbook_session(away);

		party_must(run_go_to(away, ROUND, &error) && run_table(away, 0, &error), &error);
		while (run_here(away)->phase != PHASE_ANSWERS)
			party_go_on(away);
		party_must(run_open_step(away, WAY_EACH, &error), &error);
		for (size_t k = 0; k < 4; k++) {
			int seat = session->people.items[k].seat;

			party_answer(away, seat, "woorden");
			session = workbook_session(away);
		}
		workbook_close(away);
		paths[i] = party_path(names[i]);
	}
	party_must(merge_files(w, (const char *const *)paths, 3, &merged, &error), &error);
	assert_says(&merged, "3 tafels, 12 antwoorden, niets dubbel.");
	for (int i = 0; i < 3; i++) {
		assert_int_equal(number(w, "SELECT count(*) FROM action WHERE verb = 'hand_in'"), 12);
		free(paths[i]);
	}
}

#define MAIN(test) cmocka_unit_test_setup_teardown(test, open_main, close_main)
#define OF_TABLES(test) cmocka_unit_test_setup_teardown(test, open_round, close_main)

int main(void)
{
	const struct CMUnitTest tests[] = {
		MAIN(it_holds_no_answers_and_no_other_session),
		MAIN(names_go_along_only_where_they_are_used),
		MAIN(a_file_that_is_there_is_not_replaced),
		MAIN(what_a_table_answers_is_in_the_picture_and_the_summary),
		MAIN(a_form_that_was_handed_in_twice_is_listed_and_limits_the_summary),
		MAIN(the_whole_group_is_one_group),
		MAIN(undo_goes_on_as_if_nothing_had_come),
		MAIN(it_stays_in_its_part_when_the_programme_was_changed_there),
		MAIN(a_regret_on_the_other_laptop_holds_here),
		MAIN(what_comes_after_a_summary_was_saved_is_asked_about),
		MAIN(answers_that_do_not_fit_are_left_out),
		MAIN(the_same_file_is_refused),
		MAIN(a_file_of_another_session_is_refused),
		MAIN(a_newer_and_a_foreign_file_are_refused),
		OF_TABLES(a_table_has_its_people_and_brings_its_harvest_back),
		OF_TABLES(three_tables_come_back_as_one),
	};

	return cmocka_run_group_tests(tests, begin, party_end);
}
