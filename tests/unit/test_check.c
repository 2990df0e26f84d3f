/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"
#include "content/check.h"
#include "content/ini.h"
#include "content/nearest.h"

static const struct content_key deck_keys[] = {
	{.section = "question", .name = "text", .type = KEY_TEXT, .min = 3, .max = 20, .required = true},
	{.section = "question", .name = "note", .type = KEY_TEXT},
	{.section = "piles", .name = "ordered", .type = KEY_YES_NO},
	{.section = "piles", .name = "look", .type = KEY_CHOICE, .choices = "board list"},
	{.section = "piles", .name = "first", .type = KEY_ID},
	{.section = "piles", .name = "many", .type = KEY_NUMBER, .min = 2, .max = 6},
	{.section = "piles", .name = "any", .type = KEY_NUMBER},
	{.section = "card.*", .name = "text", .type = KEY_TEXT, .max = 10, .required = true, .min_items = 2, .max_items = 3},
	{.section = "card.*", .name = "gain.*", .type = KEY_TEXT, .max = 10},
	{0},
};

static const char *const good_deck = "[question]\ntext = \"Waar?\"\n[card.tea]\ntext = \"Thee\"\ngain.1 = \"warm\"\n[card.talk]\ntext = \"Praten\"\n";

static struct str checked(const char *text, bool open)
{
	const struct content_key *tables[] = {deck_keys, NULL};
	const struct check check = {tables, open};
	struct exercise *lines = mem_alloc(1, sizeof *lines);
	struct faults faults = {0};
	struct str out = STR_EMPTY;
	bool good;

	lines->file = mem_copy("x.ini");
	assert_true(ini_prepass("x.ini", text, strlen(text), lines, &faults));
	good = check_lines(lines, &check, &faults);
	assert_true(good == (faults.count == 0));
	for (size_t i = 0; i < faults.count; i++) {
		char *line = fault_line(&faults.items[i]);

		str_addf(&out, "%s\n", line);
		free(line);
	}
	faults_release(&faults);
	exercise_free(lines);
	return out;
}

/* The good deck with more below it has one fault, that begins with start and speaks of part. */
static void assert_fault(const char *more, const char *start, const char *part)
{
	struct str text = STR_EMPTY, out;
	const char *end;

	str_addf(&text, "%s%s", good_deck, more);
	out = checked(text.data, false);
	end = strchr(out.data, '\n');
	if (strncmp(out.data, start, strlen(start)) != 0 || !strstr(out.data, part) || !end || end[1])
		fail_msg("expected one fault '%s ... %s', got:\n%s", start, part, out.data);
	str_release(&text);
	str_release(&out);
}

static void assert_good(const char *more)
{
	struct str text = STR_EMPTY, out;

	str_addf(&text, "%s%s", good_deck, more);
	out = checked(text.data, false);
	assert_string_equal(out.data, "");
	str_release(&text);
	str_release(&out);
}

static void a_file_that_follows_its_table_passes(void **state)
{
	(void)state;
	assert_good("");
	assert_good("[piles]\nordered = yes\nlook = list\nfirst = a-b_1\nmany = 6\nany = -40\n");
}

static void an_unknown_name_brings_the_nearest_known_one(void **state)
{
	(void)state;
	assert_fault("[crad.soup]\ntext = \"Soep\"\n", "x.ini:9: crad.soup: This section is not known", "Did you mean card.soup?");
	assert_fault("[qestion]\ntext = \"Soep\"\nnote = \"x\"\n", "x.ini:9: qestion: This section is not known", "Did you mean question?");
	assert_fault("gian.1 = \"x\"\n", "x.ini:8: card.talk.gian.1: This key is not known", "Did you mean gain.1?");
	assert_fault("gain = \"x\"\n", "x.ini:8: card.talk.gain: This key is not known", "Did you mean gain.1?");
	assert_fault("[piles]\nordred = yes\n", "x.ini:9: piles.ordred: This key is not known", "Did you mean ordered?");
}

static void a_name_that_is_like_nothing_brings_no_guess(void **state)
{
	struct str out = checked("[question]\ntext = \"Waar?\"\nzzzz = 1\n[card.a]\ntext = \"x\"\n[card.b]\ntext = \"x\"\n", false);

	(void)state;
	assert_string_equal(out.data, "x.ini:3: question.zzzz: This key is not known in this section: remove it or correct its name.\n");
	str_release(&out);
}

static void the_id_of_an_item_is_an_id(void **state)
{
	(void)state;
	assert_fault("[card.so.up]\ntext = \"Soep\"\n", "x.ini:9: card.so.up: ", "needs an id");
	assert_fault("gain.a.b = \"x\"\n", "x.ini:8: card.talk.gain.a.b: ", "follows the dot");
}

static void what_is_required_is_missed(void **state)
{
	struct str out = checked("[card.tea]\ngain.1 = \"x\"\n[card.talk]\ntext = \"x\"\n", false);

	(void)state;
	assert_string_equal(out.data, "x.ini: question.text: This is missing: write text = in section [question].\n"
		"x.ini:2: card.tea.text: This is missing: write text = in section [card.tea].\n");
	str_release(&out);
}

static void a_text_is_counted_in_characters(void **state)
{
	(void)state;
	assert_good("[card.soup]\ntext = \"éééééééééé\"\n");
	assert_fault("[card.soup]\ntext = \"ééééééééééé\"\n", "x.ini:9: card.soup.text: ", "11 characters and at most 10");
	assert_fault("[card.soup]\ntext = \"\"\n", "x.ini:9: card.soup.text: ", "empty");
}

static void a_text_may_be_too_short(void **state)
{
	struct str out = checked("[question]\ntext = \"ab\"\n[card.a]\ntext = \"x\"\n[card.b]\ntext = \"x\"\n", false);

	(void)state;
	assert_string_equal(out.data, "x.ini:2: question.text: This text has 2 characters and needs at least 3: write more.\n");
	str_release(&out);
}

static void a_value_is_of_its_type(void **state)
{
	(void)state;
	assert_fault("[piles]\nmany = twee\n", "x.ini:9: piles.many: ", "such as 2");
	assert_fault("[piles]\nmany = 2.5\n", "x.ini:9: piles.many: ", "whole number");
	assert_fault("[piles]\nmany = 99999999999999999999\n", "x.ini:9: piles.many: ", "whole number");
	assert_fault("[piles]\nany = -\n", "x.ini:9: piles.any: ", "whole number");
	assert_fault("[piles]\nmany = 7\n", "x.ini:9: piles.many: ", "from 2 to 6");
	assert_fault("[piles]\nmany = 1\n", "x.ini:9: piles.many: ", "from 2 to 6");
	assert_fault("[piles]\nordered = ja\n", "x.ini:9: piles.ordered: ", "yes or no");
	assert_fault("[piles]\nordered = \"yes no\"\n", "x.ini:9: piles.ordered: ", "yes or no");
	assert_fault("[piles]\nlook = bord\n", "x.ini:9: piles.look: ", "board list. Did you mean board?");
	assert_fault("[piles]\nfirst = Thee\n", "x.ini:9: piles.first: ", "no id");
}

static void a_list_has_its_bounds(void **state)
{
	struct str out = checked("[question]\ntext = \"Waar?\"\n[card.a]\ntext = \"x\"\ngain.1 = \"y\"\n", false);

	(void)state;
	assert_string_equal(out.data, "x.ini: card.ID: At least 2 of these sections are needed and there are 1: add some.\n");
	str_release(&out);
	assert_good("[card.a]\ntext = \"x\"\n");
	assert_fault("[card.a]\ntext = \"x\"\n[card.b]\ntext = \"x\"\n", "x.ini:11: card.b: ", "At most 3");
}

static void of_an_unknown_kind_other_names_are_let_be(void **state)
{
	struct str out = checked("[question]\ntext = \"Waar?\"\nzzzz = 1\n[other]\nx = 1\n[card.a]\ntext = \"x\"\n[card.b]\ntext = \"x\"\n", true);

	(void)state;
	assert_string_equal(out.data, "");
	str_release(&out);
}

static void a_line_that_was_added_twice_is_told(void **state)
{
	const struct content_key *tables[] = {deck_keys, NULL};
	const struct check check = {tables, true};
	struct exercise *lines = mem_alloc(1, sizeof *lines);
	struct faults faults = {0};

	(void)state;
	exercise_add(lines, "question", "text", "Waar?", 1);
	exercise_add(lines, "card.a", "text", "x", 2);
	exercise_add(lines, "card.b", "text", "x", 3);
	exercise_add(lines, "card.a", "text", "y", 4);
	assert_false(check_lines(lines, &check, &faults));
	assert_int_equal(faults.count, 1);
	assert_int_equal(faults.items[0].line, 4);
	faults_release(&faults);
	exercise_free(lines);
}

static void numbered_texts_have_no_gaps(void **state)
{
	struct exercise *lines = mem_alloc(1, sizeof *lines);
	struct faults faults = {0};

	(void)state;
	exercise_add(lines, "exercise", "intro.1", "x", 1);
	exercise_add(lines, "exercise", "intro.2", "x", 2);
	exercise_add(lines, "exercise", "talk.1", "x", 3);
	exercise_add(lines, "exercise", "talk.3", "x", 4);
	exercise_add(lines, "exercise", "talk.4", "x", 5);
	assert_true(check_numbering(lines, "exercise", "intro", &faults));
	assert_false(check_numbering(lines, "exercise", "talk", &faults));
	assert_int_equal(faults.count, 1);
	assert_int_equal(faults.items[0].line, 4);
	assert_non_null(strstr(faults.items[0].sentence, "talk.2"));
	faults_release(&faults);
	exercise_free(lines);
}

static void the_nearest_word_is_near(void **state)
{
	struct nearest nearest = {.word = "dilema"};
	struct faults faults = {0};

	(void)state;
	nearest_offer_all(&nearest, "sort, dilemma, questions");
	assert_string_equal(nearest.found, "dilemma");
	nearest_fault(&nearest, &faults, "x.ini", 1, NULL, "Zin.");
	assert_string_equal(faults.items[0].sentence, "Zin. Did you mean dilemma?");
	nearest.word = "mantra";
	nearest_offer_all(&nearest, "sort, dilemma, questions");
	assert_null(nearest.found);
	faults_release(&faults);
}

static void an_exercise_is_read_by_section_and_key(void **state)
{
	struct exercise *e = mem_alloc(1, sizeof *e), *copy;
	size_t at = 0;

	(void)state;
	e->kind = mem_copy("sort");
	e->file = mem_copy("x.ini");
	exercise_add(e, "exercise", "cards", "12", 2);
	exercise_add(e, "card.tea", "text", "Thee", 4);
	exercise_add(e, "card.tea", "gain.1", "warm", 5);
	exercise_add(e, "card.tea", "gain.x", "nat", 6);
	exercise_add(e, "card.talk", "text", "Praten", 8);
	exercise_add(e, "cardinal.a", "text", "x", 9);
	exercise_add(e, "card.tea", "yes", "yes", 10);
	exercise_set(e, "exercise", "cards", "24");
	exercise_set(e, "exercise", "ordered", "yes");
	assert_int_equal(exercise_number(e, "exercise", "cards", 7), 24);
	assert_int_equal(exercise_number(e, "exercise", "none", 7), 7);
	assert_int_equal(exercise_number(e, "card.tea", "text", 7), 7);
	assert_true(exercise_yes(e, "exercise", "ordered"));
	assert_false(exercise_yes(e, "card.tea", "text"));
	assert_string_equal(e->lines[1].key, "ordered");
	assert_string_equal(exercise_text(e, "card.none", "text"), "");
	assert_string_equal(exercise_item_text(e, "card", "talk", "text"), "Praten");
	assert_string_equal(exercise_item(e, "card", &at), "tea");
	assert_string_equal(exercise_item(e, "card", &at), "talk");
	assert_null(exercise_item(e, "card", &at));
	at = 0;
	assert_string_equal(exercise_list(e, "card.tea", "gain", &at)->value, "warm");
	assert_string_equal(exercise_list(e, "card.tea", "gain", &at)->key, "gain.x");
	assert_null(exercise_list(e, "card.tea", "gain", &at));
	copy = exercise_copy(e);
	exercise_free(e);
	assert_null(copy->file);
	assert_string_equal(copy->kind, "sort");
	assert_int_equal(copy->count, 8);
	assert_int_equal(copy->lines[3].number, 0);
	exercise_free(copy);
}

static void a_fault_of_an_exercise_says_where(void **state)
{
	struct exercise *e = mem_alloc(1, sizeof *e);
	struct faults faults = {0};
	char *line;

	(void)state;
	e->file = mem_copy("x.ini");
	exercise_add(e, "card.tea", "text", "Thee", 4);
	exercise_add(e, "card.tea", "more", "x", 5);
	exercise_fault(e, &faults, "card.tea", "more", "%d fout", 1);
	exercise_fault(e, &faults, "card.tea", "none", "fout");
	exercise_fault(e, &faults, "card.tea", NULL, "fout");
	exercise_fault(e, &faults, NULL, NULL, "100%% fout");
	line = fault_line(&faults.items[0]);
	assert_string_equal(line, "x.ini:5: card.tea.more: 1 fout");
	free(line);
	assert_int_equal(faults.items[1].line, 4);
	assert_string_equal(faults.items[2].key, "card.tea");
	line = fault_line(&faults.items[3]);
	assert_string_equal(line, "x.ini: 100% fout");
	free(line);
	faults_release(&faults);
	exercise_free(e);
}

static void an_id_has_small_letters_digits_and_dashes(void **state)
{
	(void)state;
	assert_true(content_id_ok("a"));
	assert_true(content_id_ok("9-a_b"));
	assert_false(content_id_ok(""));
	assert_false(content_id_ok(NULL));
	assert_false(content_id_ok("-a"));
	assert_false(content_id_ok("a.b"));
	assert_false(content_id_ok("A"));
	assert_false(content_id_ok("é"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_that_follows_its_table_passes),
		cmocka_unit_test(an_unknown_name_brings_the_nearest_known_one),
		cmocka_unit_test(a_name_that_is_like_nothing_brings_no_guess),
		cmocka_unit_test(the_id_of_an_item_is_an_id),
		cmocka_unit_test(what_is_required_is_missed),
		cmocka_unit_test(a_text_is_counted_in_characters),
		cmocka_unit_test(a_text_may_be_too_short),
		cmocka_unit_test(a_value_is_of_its_type),
		cmocka_unit_test(a_list_has_its_bounds),
		cmocka_unit_test(of_an_unknown_kind_other_names_are_let_be),
		cmocka_unit_test(a_line_that_was_added_twice_is_told),
		cmocka_unit_test(numbered_texts_have_no_gaps),
		cmocka_unit_test(the_nearest_word_is_near),
		cmocka_unit_test(an_exercise_is_read_by_section_and_key),
		cmocka_unit_test(a_fault_of_an_exercise_says_where),
		cmocka_unit_test(an_id_has_small_letters_digits_and_dashes),
	};

	text_setup();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
