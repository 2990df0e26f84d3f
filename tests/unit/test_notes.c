/* SPDX-License-Identifier: EUPL-1.2 */
/* What the facilitator notes and the group agrees: changed, marked, taken away, taken back; and what of it a file may hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/party.h"
#include "workbook/notes.h"
#include "workbook/run.h"
#include "workbook/summary.h"

static int open_room(void **state)
{
	*state = party_open("notes.db", "teamoverleg", "5 5 2");
	return 0;
}

static int close_room(void **state)
{
	char *path = party_path("notes.db");

	workbook_close(*state);
	remove(path);
	free(path);
	return 0;
}

static void undo(struct workbook *w)
{
	struct error error;
	struct str said = STR_EMPTY;

	party_must(run_undo(w, &said, &error), &error);
	str_release(&said);
}

static const struct note *note(struct workbook *w, size_t i)
{
	assert_true(i < workbook_session(w)->note_count);
	return &workbook_session(w)->notes[i];
}

/* In any format. */
static bool file_has(struct workbook *w, const char *words)
{
	struct error error;
	struct summary summary = {0};
	bool found = false;

	party_must(summary_make(w, true, &summary, &error), &error);
	for (const struct format *format = report_formats; format->name; format++) {
		struct str out = STR_EMPTY;

		summary_write(&summary, format, false, &out);
		found = found || strstr(out.data, words);
		str_release(&out);
	}
	summary_release(&summary);
	return found;
}

static void a_note_is_changed_and_each_change_is_taken_back(void **state)
{
	struct workbook *w = *state;
	struct error error;

	party_must(notes_add(w, "eerste", &error) && notes_add(w, "tweede", &error), &error);
	party_must(notes_change(w, note(w, 0)->id, "anders", &error), &error);
	assert_string_equal(note(w, 0)->text, "anders");
	undo(w);
	assert_string_equal(note(w, 0)->text, "eerste");
	party_must(notes_remove(w, note(w, 0)->id, &error), &error);
	assert_int_equal(workbook_session(w)->note_count, 1);
	assert_string_equal(note(w, 0)->text, "tweede");
	undo(w);
	assert_int_equal(workbook_session(w)->note_count, 2);
	assert_string_equal(note(w, 0)->text, "eerste");
	assert_false(notes_change(w, note(w, 0)->id, "  ", &error));
	assert_false(notes_change(w, id_random(), "x", &error));
}

static void only_a_marked_note_comes_in_a_file(void **state)
{
	struct workbook *w = *state;
	struct error error;

	party_must(notes_add(w, "giraffe", &error), &error);
	assert_false(file_has(w, "giraffe"));
	party_must(notes_mark(w, note(w, 0)->id, true, &error), &error);
	assert_true(file_has(w, "giraffe"));
	undo(w);
	assert_false(file_has(w, "giraffe"));
	party_must(notes_change(w, note(w, 0)->id, "!zebra", &error), &error);
	assert_true(file_has(w, "zebra"));
	party_must(notes_mark(w, note(w, 0)->id, false, &error), &error);
	assert_false(file_has(w, "zebra"));
}

static void an_agreement_is_changed_taken_away_and_taken_back(void **state)
{
	struct workbook *w = *state;
	struct error error;
	const struct agreement *agreed;

	party_must(notes_agree(w, "bellen", "Jan", "maandag", &error), &error);
	agreed = &workbook_session(w)->agreements[0];
	party_must(notes_agree_again(w, agreed->id, "bellen", "Aisha", "", &error), &error);
	agreed = &workbook_session(w)->agreements[0];
	assert_string_equal(agreed->who, "Aisha");
	assert_string_equal(agreed->due, "");
	party_must(notes_remove_agreement(w, agreed->id, &error), &error);
	assert_int_equal(workbook_session(w)->agreement_count, 0);
	undo(w);
	undo(w);
	assert_string_equal(workbook_session(w)->agreements[0].who, "Jan");
	assert_string_equal(workbook_session(w)->agreements[0].due, "maandag");
}

/* The list before saving holds what goes into the file, and what is left out there stays out. */
static void notes_and_agreements_stand_in_the_list_of_texts(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct summary_texts texts = {0};

	party_must(notes_add(w, "voor mij", &error) && notes_add(w, "! zebra", &error) && notes_agree(w, "bellen", "Jan", "maandag", &error), &error);
	party_must(summary_texts(w, &texts, &error), &error);
	assert_int_equal(texts.count, 2);
	assert_int_equal(texts.items[0].origin, TEXT_NOTE);
	assert_string_equal(texts.items[0].text, "zebra");
	assert_int_equal(texts.items[1].origin, TEXT_AGREEMENT);
	assert_string_equal(texts.items[1].text, "bellen · Jan · maandag");
	assert_true(file_has(w, "zebra") && file_has(w, "Jan"));
	for (size_t i = 0; i < texts.count; i++)
		party_must(summary_review(w, texts.items[i].action, texts.items[i].field, VERDICT_DROP, NULL, &error), &error);
	assert_false(file_has(w, "zebra") || file_has(w, "Jan"));
	undo(w);
	assert_true(file_has(w, "Jan"));
	summary_texts_release(&texts);
}

static bool picture_has(struct workbook *w, const char *words)
{
	struct error error;
	struct doc doc = {0};
	bool found = false;

	party_must(run_picture(w, &doc, &error), &error);
	for (size_t i = 0; i < doc.count; i++)
		found = found || (doc.blocks[i].text && strstr(doc.blocks[i].text, words));
	doc_release(&doc);
	return found;
}

static void words_that_are_hidden_are_nowhere_until_that_is_undone(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct summary_texts texts = {0};

	party_to(w, 4, WAY_EACH);
	for (int seat = 1; seat <= 4; seat++)
		party_answer(w, seat, seat == 2 ? "olifant" : "mier");
	party_go_on(w);
	party_keep_all(w);
	assert_true(picture_has(w, "olifant") && file_has(w, "olifant"));
	party_must(summary_texts(w, &texts, &error), &error);
	for (size_t i = 0; i < texts.count; i++)
		if (strcmp(texts.items[i].text, "olifant") == 0)
			party_must(summary_hide(w, texts.items[i].action, &error), &error);
	assert_false(picture_has(w, "olifant") || file_has(w, "olifant"));
	assert_true(picture_has(w, "mier"));
	undo(w);
	assert_true(picture_has(w, "olifant"));
	assert_false(summary_hide(w, id_random(), &error));
	summary_texts_release(&texts);
}

static void what_is_half_typed_is_there_after_a_restart(void **state)
{
	struct workbook *w = *state;
	struct error error;
	char *path = party_path("notes.db"), *half;

	party_must(notes_half_keep(w, "agreement", 0, "bel", &error) && notes_half_keep(w, "agreement", 1, "Jan", &error), &error);
	workbook_close(w);
	*state = w = workbook_open(path, &error);
	party_must(w && workbook_resume(w, &error), &error);
	half = notes_half(w, "agreement", 1);
	assert_string_equal(half, "Jan");
	free(half);
	notes_half_forget(w, "agreement");
	assert_null(notes_half(w, "agreement", 0));
	assert_null(notes_half(w, "note", 0));
	free(path);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_room, close_room)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_note_is_changed_and_each_change_is_taken_back),
		TEST(only_a_marked_note_comes_in_a_file),
		TEST(an_agreement_is_changed_taken_away_and_taken_back),
		TEST(notes_and_agreements_stand_in_the_list_of_texts),
		TEST(words_that_are_hidden_are_nowhere_until_that_is_undone),
		TEST(what_is_half_typed_is_there_after_a_restart),
	};

	return cmocka_run_group_tests(tests, party_begin, party_end);
}
