/* SPDX-License-Identifier: EUPL-1.2 */
/* Many laptops do random things with one session, and their files come together in any order, some twice: the result is the union. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "lib/forks.h"

enum { LAPTOPS = 4, PEOPLE = 6, DONE = 40, ROUNDS = 6 };

struct party {
	struct sample main, laptop[LAPTOPS];
	struct id people[PEOPLE], notes[3];
};

static bool handed_in(struct sample *s, struct id who, int step)
{
	struct form_state state = {0};
	bool is;

	assert_true(store_form_load(s->db, s->activity, step, who, &state, NULL));
	is = state.handed_in;
	form_state_release(&state);
	return is;
}

/* What is handed in is not answered again. */
static void answer_or_hand_in(struct sample *s, struct id who, bool close, const char *value)
{
	int step = (int)random_below(2);

	if (handed_in(s, who, step))
		return;
	if (close)
		sample_act(s, who, step, VERB_HAND_IN, NULL, NULL);
	else
		sample_act(s, who, step, VERB_ANSWER, random_below(2) ? "place" : "both", value);
}

/* Somebody does something on that laptop. */
static void do_something(struct party *party, struct sample *s)
{
	struct id who = party->people[random_below(PEOPLE)];
	char value[2] = {(char)('1' + random_below(7)), '\0'};

	switch (random_below(8)) {
	case 0:
	case 1:
	case 2:
	case 3:
		answer_or_hand_in(s, who, random_below(4) == 0, value);
		break;
	case 4:
		sample_hands(s, "place", ROLE_UNKNOWN, 6, 2, 3);
		break;
	case 5:
		fork_note(s, party->notes[random_below(3)], value);
		break;
	case 6:
		if (random_below(4) == 0)
			fork_erase(s, who);
		break;
	default:
		sample_run(s, "UPDATE latest SET at = at + 5000");
		break;
	}
}

static void party_start(struct party *party)
{
	sample_open(&party->main);
	for (int i = 0; i < PEOPLE; i++)
		party->people[i] = sample_person(&party->main, i + 1, ROLE_VOLUNTEER);
	for (int i = 0; i < 3; i++)
		fork_note(&party->main, party->notes[i] = id_random(), "begin");
	for (int i = 0; i < LAPTOPS; i++) {
		char name[20];

		snprintf(name, sizeof name, "laptop%d.db", i);
		fork_open(&party->main, name, &party->laptop[i]);
	}
	for (int i = 0; i < DONE; i++)
		do_something(party, &party->laptop[random_below(LAPTOPS)]);
}

static void party_end(struct party *party)
{
	for (int i = 0; i < LAPTOPS; i++)
		db_close(party->laptop[i].db);
	sample_close(&party->main);
}

/* Every laptop in an order of its own, some twice in between, then all again. */
static void merge_all(struct party *party, struct sample *into)
{
	int order[2 * LAPTOPS];

	for (int i = 0; i < 2 * LAPTOPS; i++)
		order[i] = i % LAPTOPS;
	random_shuffle(order, 2 * LAPTOPS, sizeof *order);
	for (int i = 0; i < 2 * LAPTOPS; i++)
		fork_merge(into, &party->laptop[order[i]]);
}

static int by_line(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

/* Lines of all texts, each once, in order, without those that are in `without`; the caller frees. */
static char *lines_of(char *const *texts, size_t count, const char *without)
{
	struct str all = STR_EMPTY, out = STR_EMPTY;
	char *lines[4096];
	size_t lines_count = 0;

	for (size_t i = 0; i < count; i++)
		str_add(&all, texts[i]);
	for (char *at = all.data, *end; at && *at && lines_count < 4096 && (end = strchr(at, '\n')); at = end + 1) {
		*end = '\0';
		lines[lines_count++] = at;
	}
	qsort(lines, lines_count, sizeof *lines, by_line);
	for (size_t i = 0; i < lines_count; i++)
		if ((i == 0 || strcmp(lines[i], lines[i - 1]) != 0) && !strstr(without, lines[i]))
			str_addf(&out, "%s\n", lines[i]);
	str_release(&all);
	return str_take(&out);
}

/* What any laptop has of it and no laptop erased is there, and nothing else. */
static void assert_union(struct party *party, const char *rows)
{
	char *each[LAPTOPS], *erased[LAPTOPS], *gone, *wanted, *is, *sorted;

	for (int i = 0; i < LAPTOPS; i++) {
		each[i] = fork_rows(&party->laptop[i], rows);
		erased[i] = fork_rows(&party->laptop[i], "SELECT hex(id) FROM erased");
	}
	gone = lines_of(erased, LAPTOPS, "");
	wanted = lines_of(each, LAPTOPS, gone);
	is = fork_rows(&party->main, rows);
	sorted = lines_of(&is, 1, "");
	assert_string_equal(sorted, wanted);
	for (int i = 0; i < LAPTOPS; i++) {
		free(each[i]);
		free(erased[i]);
	}
	free(gone);
	free(wanted);
	free(is);
	free(sorted);
}

/* What counts, whatever the order in which laptops came. */
static char *what_counts(struct sample *s)
{
	return fork_rows(s, "SELECT hex(action.id) || verb || ifnull(field || value, '') FROM action"
		" LEFT JOIN response ON response.activity = action.activity AND response.action = action.id"
		" WHERE NOT EXISTS (SELECT 1 FROM withdrawal WHERE withdrawal.activity = action.activity AND withdrawal.action = action.id)"
		" AND EXISTS (SELECT 1 FROM action AS form WHERE form.activity = action.activity AND form.who = action.who AND form.step = action.step"
		"  AND form.verb IN ('hand_in', 'hands') AND NOT EXISTS (SELECT 1 FROM withdrawal WHERE withdrawal.activity = form.activity AND action = form.id))"
		" ORDER BY 1");
}

#define FORMS "SELECT hex(form.id) || ' ' || ifnull(hex(answer.id), '') FROM action AS form LEFT JOIN action AS answer ON answer.activity = form.activity" \
	" AND answer.who = form.who AND answer.step = form.step AND answer.verb = 'answer' AND answer.id NOT IN (SELECT action FROM withdrawal)" \
	" WHERE form.verb = 'hand_in' AND form.id NOT IN (SELECT action FROM withdrawal)"

/* Of a form that is in both, every line of one is in the other. */
static void assert_forms_in(const char *one, const char *other)
{
	for (const char *end; *one && (end = strchr(one, '\n')); one = end + 1) {
		char line[80], form[34];

		snprintf(line, sizeof line, "%.*s\n", (int)(end - one), one);
		snprintf(form, sizeof form, "%.33s", line);
		assert_true(!strstr(other, form) || strstr(other, line));
	}
}

/* A form that counts is whole: it has the answers it had on the laptop where it was handed in, and no others. */
static void assert_forms_whole(struct party *party)
{
	char *here = fork_rows(&party->main, FORMS);

	for (int i = 0; i < LAPTOPS; i++) {
		char *there = fork_rows(&party->laptop[i], FORMS);

		assert_forms_in(here, there);
		assert_forms_in(there, here);
		free(there);
	}
	free(here);
}

static void assert_one_form_each(struct sample *s)
{
	assert_int_equal(sample_count(s, "SELECT count(*) FROM (SELECT who, step FROM action WHERE verb = 'hand_in'"
		" AND id NOT IN (SELECT action FROM withdrawal) GROUP BY who, step HAVING count(*) > 1)"), 0);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM conflict WHERE what = 'form' AND row NOT IN (SELECT action FROM withdrawal)"), 0);
}

static void many_files_in_any_order_are_the_union(void **state)
{
	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		struct party party;
		struct sample other;
		char *first, *second, *third;

		party_start(&party);
		fork_open(&party.main, "other.db", &other);
		merge_all(&party, &party.main);
		assert_union(&party, "SELECT hex(id) FROM action");
		assert_union(&party, "SELECT hex(action) FROM response");
		assert_int_equal(sample_count(&party.main, "SELECT count(*) FROM participant"), PEOPLE);
		assert_int_equal(sample_count(&party.main, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
		assert_int_equal(sample_count(&party.main, "SELECT count(*) FROM note"), 3);
		assert_one_form_each(&party.main);
		assert_forms_whole(&party);
		first = what_counts(&party.main);
		merge_all(&party, &party.main);
		second = what_counts(&party.main);
		assert_string_equal(first, second);
		merge_all(&party, &other);
		fork_merge(&other, &party.main);
		fork_merge(&party.main, &other);
		third = what_counts(&other);
		second = (free(second), what_counts(&party.main));
		assert_string_equal(second, third);
		free(first);
		free(second);
		free(third);
		db_close(other.db);
		party_end(&party);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(many_files_in_any_order_are_the_union),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
