/* SPDX-License-Identifier: EUPL-1.2 */
/* What every kind promises (kind.h), for every row of kinds[] with all exercises of our content: its keys, its questions and its answers. What it
 * shows is in test_contract_show.c. No kind is named here: a new one is tested from the day it has a row and an exercise. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/form_text.h"
#include "lib/kind_room.h"

static struct samples samples;

static const int teams[] = {0, 1, 2, 3, 5};
enum { TEAMS = sizeof teams / sizeof *teams };

/* Everybody who can be asked: nobody, a participant of each role, a sheet, a show of hands, the first teams. */
enum { ASKED_MAX = ROLE_COUNT + 5 };
static size_t everybody(struct respondent who[static ASKED_MAX])
{
	size_t count = 0;
	for (int role = 0; role < ROLE_COUNT; role++)
		who[count++] = (struct respondent){.kind = RESPONDENT_PARTICIPANT, .role = (enum role)role, .team = -1};
	who[count++] = (struct respondent){.kind = RESPONDENT_SHEET, .team = -1};
	who[count++] = (struct respondent){.kind = RESPONDENT_HANDS, .team = -1};
	for (int team = 0; team < 3; team++)
		who[count++] = (struct respondent){.kind = RESPONDENT_TEAM, .team = team};
	return count;
}

/* Calls check for every step of every sample, with and without earlier answers, for every number of teams. */
static void each_step(void (*check)(const struct room *room, int step))
{
	for (size_t i = 0; i < samples.count; i++)
		for (size_t t = 0; t < 2 * TEAMS; t++) {
			struct room room = room_of(samples.items[i]);
			if (t >= TEAMS)
				room_answer(&room, 12, WAY_EACH);
			room.teams = teams[t % TEAMS];
			struct ids asked = {0};
			for (int step = 0; step < STEPS_MAX && room_open(&room, step, &asked); step++) {
				check(&room, step);
				ids_release(&asked);
			}
			ids_release(&asked);
			room_release(&room);
		}
}

static void every_kind_has_a_sample_in_our_content(void **state)
{
	(void)state;
	for (size_t k = 0; kinds[k]; k++) {
		size_t found = 0;
		for (size_t i = 0; i < samples.count; i++)
			found += strcmp(samples.items[i]->kind, kinds[k]->name) == 0;
		if (found == 0)
			fail_msg("there is no exercise of the kind %s in content/nl", kinds[k]->name);
	}
	for (size_t i = 0; i < samples.count; i++)
		assert_true(sample_is_sound(samples.items[i]));
}

static void every_kind_is_found_by_its_own_name_only(void **state)
{
	(void)state;
	for (size_t k = 0; kinds[k]; k++) {
		assert_true(content_id_ok(kinds[k]->name));
		assert_true(*kinds[k]->title && kinds[k]->keys && kinds[k]->ask && kinds[k]->show);
		assert_ptr_equal(kind_find(kinds[k]->name), kinds[k]);
	}
	assert_null(kind_find("no-such-kind"));
	assert_null(kind_find(""));
	assert_null(kind_find(NULL));
}

static void check_key(const struct content_key *key)
{
	assert_true(key->section && *key->section && key->name && *key->name);
	if (!key->help || !*key->help || !strchr(".?", key->help[strlen(key->help) - 1]))
		fail_msg("%s.%s has no help that is a sentence", key->section, key->name);
	if ((key->type == KEY_CHOICE) != (key->choices && *key->choices))
		fail_msg("%s.%s: choices belong to a choice", key->section, key->name);
	assert_true(key->min <= key->max || key->max == 0);
	assert_true(key->min_items <= key->max_items || key->max_items == 0);
	assert_true(!key->setting || strcmp(key->section, "exercise") == 0);
}

static void every_key_is_explained_and_stands_there_once(void **state)
{
	(void)state;
	for (size_t k = 0; kinds[k]; k++)
		for (const struct content_key *key = kinds[k]->keys; key->section; key++) {
			check_key(key);
			for (const struct content_key *other = kinds[k]->keys; other < key; other++)
				assert_false(strcmp(other->section, key->section) == 0 && strcmp(other->name, key->name) == 0);
		}
	for (const struct content_key *key = content_common_keys; key->section; key++)
		check_key(key);
}

static void asking_ends_and_stays_at_its_end(void **state)
{
	(void)state;
	for (size_t i = 0; i < samples.count; i++)
		for (size_t t = 0; t < TEAMS; t++) {
			struct room room = room_of(samples.items[i]);
			struct ids asked = {0};
			int end = 0;
			room.teams = teams[t];
			while (end <= STEPS_MAX && room_open(&room, end, &asked))
				end++;
			assert_in_range(end, 1, STEPS_MAX);
			assert_true(asked.count > 0);
			for (int step = end; step < end + 30; step++)
				assert_false(room_open(&room, step, &asked));
			assert_false(room_open(&room, -1, &asked));
			ids_release(&asked);
			room_release(&room);
		}
}

static char *asked_text(const struct room *room, int step, const struct respondent *who, const struct ids *asked)
{
	struct form form = {0};
	struct str text = STR_EMPTY;
	assert_true(room_ask(room, step, who, asked, &form));
	form_add_text(&form, &text);
	form_release(&form);
	return str_take(&text);
}

static void assert_same_twice(const struct room *room, int step, const struct respondent *who, const struct ids *asked)
{
	char *once = asked_text(room, step, who, asked), *twice = asked_text(room, step, who, asked);
	assert_string_equal(once, twice);
	free(once);
	free(twice);
}

static void check_same_form(const struct room *room, int step)
{
	struct respondent who[ASKED_MAX];
	struct ids asked = {0};
	size_t count = everybody(who);
	room_open(room, step, &asked);
	assert_same_twice(room, step, NULL, NULL);
	for (size_t i = 0; i < count; i++) {
		assert_same_twice(room, step, &who[i], NULL);
		assert_same_twice(room, step, &who[i], &asked);
	}
	ids_release(&asked);
}

static void the_same_arguments_give_the_same_form(void **state)
{
	(void)state;
	each_step(check_same_form);
}

static bool field_id_ok(const char *id)
{
	return id && id[0] && strchr("abcdefghijklmnopqrstuvwxyz0123456789", id[0]) &&
		strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789._-") == strlen(id);
}

static bool same_question(const struct field *a, const struct field *b)
{
	return a->type == b->type && a->min == b->min && a->max == b->max && strcmp(a->label, b->label) == 0 && field_same_options(a, b) == (a->option_count > 0);
}

static void check_ids(const struct room *room, const struct form *form, const struct form *earlier)
{
	for (size_t i = 0; i < form->count; i++) {
		const struct field *before = form_field(earlier, form->fields[i].id);
		if (!field_id_ok(form->fields[i].id))
			fail_msg("%s: a field has the id “%s”", room->exercise->id, form->fields[i].id);
		if (form_field(form, form->fields[i].id) != &form->fields[i])
			fail_msg("%s: two fields have the id %s", room->exercise->id, form->fields[i].id);
		if (before && !same_question(before, &form->fields[i]))
			fail_msg("%s: two questions have the id %s", room->exercise->id, form->fields[i].id);
	}
}

/* A step never asks a field twice; where two steps have a field of one id, it is one question that others answer later. */
static void a_field_id_names_one_question(void **state)
{
	(void)state;
	for (size_t i = 0; i < samples.count; i++) {
		struct room room = room_of(samples.items[i]);
		struct form forms[STEPS_MAX] = {{0}};
		int steps = 0;
		room_answer(&room, 12, WAY_EACH);
		while (steps < STEPS_MAX && room_ask(&room, steps, NULL, NULL, &forms[steps])) {
			for (int step = 0; step < steps; step++)
				check_ids(&room, &forms[steps], &forms[step]);
			check_ids(&room, &forms[steps], &forms[steps]);
			steps++;
		}
		for (int step = 0; step < STEPS_MAX; step++)
			form_release(&forms[step]);
		room_release(&room);
	}
}

static void check_step_holds_everything(const struct room *room, int step)
{
	struct respondent who[ASKED_MAX];
	struct ids asked = {0};
	size_t count = everybody(who);
	room_open(room, step, &asked);
	for (size_t i = 0; i < count; i++) {
		struct form form = {0};
		room_ask(room, step, &who[i], NULL, &form);
		for (size_t f = 0; f < form.count; f++)
			if (!ids_have(&asked, form.fields[f].id))
				fail_msg("%s: step %d has no %s, which somebody is asked", room->exercise->id, step, form.fields[f].id);
		form_release(&form);
	}
	ids_release(&asked);
}

static void the_step_itself_holds_every_field_that_anybody_gets(void **state)
{
	(void)state;
	each_step(check_step_holds_everything);
}

/* Every field of the form is asked, in the order of asked; returns how many there are. */
static size_t count_in_order(const struct room *room, int step, const struct respondent *who, const struct ids *asked)
{
	struct form form = {0};
	size_t at = 0;
	assert_true(room_ask(room, step, who, asked, &form));
	for (size_t f = 0; f < form.count; f++, at++) {
		while (at < asked->count && strcmp(asked->items[at], form.fields[f].id) != 0)
			at++;
		if (at >= asked->count)
			fail_msg("%s: step %d asks %s, which is not asked, or not there", room->exercise->id, step, form.fields[f].id);
	}
	at = form.count;
	form_release(&form);
	return at;
}

static void check_follows_asked(const struct room *room, int step)
{
	struct respondent who[ASKED_MAX];
	struct ids asked = {0}, half = {0}, none = {0};
	size_t count = everybody(who);
	room_open(room, step, &asked);
	for (size_t i = asked.count; i-- > 0;)
		if (random_below(2))
			ids_add(&half, asked.items[i]);
	assert_int_equal(count_in_order(room, step, NULL, &asked), asked.count);
	assert_int_equal(count_in_order(room, step, NULL, &half), half.count);
	assert_int_equal(count_in_order(room, step, NULL, &none), 0);
	for (size_t i = 0; i < count; i++) {
		count_in_order(room, step, &who[i], &asked);
		count_in_order(room, step, &who[i], &half);
	}
	ids_release(&asked);
	ids_release(&half);
}

static void an_opened_step_asks_what_was_stored_in_that_order(void **state)
{
	(void)state;
	each_step(check_follows_asked);
}

static void check_gone_ids(const struct room *room, int step)
{
	static const char *const gone[] = {"gone", "again.gone", "again.", "a.b.c", "", "%s%n"};
	struct ids asked = {0}, mixed = {0};
	room_open(room, step, &asked);
	for (size_t i = 0; i < sizeof gone / sizeof *gone; i++) {
		ids_add(&mixed, gone[i]);
		if (i < asked.count)
			ids_add(&mixed, asked.items[i]);
	}
	size_t known = asked.count < sizeof gone / sizeof *gone ? asked.count : sizeof gone / sizeof *gone;
	assert_int_equal(count_in_order(room, step, NULL, &mixed), known);
	ids_release(&asked);
	ids_release(&mixed);
}

static void stored_ids_that_are_gone_are_passed_over(void **state)
{
	(void)state;
	each_step(check_gone_ids);
}

static void assert_passes(const struct field *field, const char *value)
{
	struct error error;
	if (!field_check(field, value, &error))
		fail_msg("%s refuses “%s”: %s", field->id, value, error.text);
}

static void assert_refused(const struct field *field, const char *value)
{
	struct error error = {""};
	if (field_check(field, value, &error))
		fail_msg("%s takes “%s”", field->id, value);
	assert_true(strlen(error.text) > 10);
	assert_non_null(strchr(".?", error.text[strlen(error.text) - 1]));
}

static void check_values(const struct field *field)
{
	struct str value = STR_EMPTY;
	assert_passes(field, "");
	for (size_t i = 0; i < field->option_count && field->type != FIELD_POINTS; i++)
		assert_passes(field, field->options[i].id);
	for (int point = field->min; point <= field->max && (field->type == FIELD_SCALE || field->type == FIELD_NUMBER); point++) {
		str_clear(&value);
		str_addf(&value, "%d", point);
		assert_passes(field, value.data);
	}
	for (int i = 0; i < 50; i++) {
		make_up_value(field, &value);
		assert_passes(field, value.data);
	}
	assert_refused(field, field->type == FIELD_TEXT ? "\x1b[2J" : "no such value");
	str_clear(&value);
	str_add_times(&value, "x", 5000);
	assert_refused(field, value.data);
	str_release(&value);
}

static void check_fields(const struct room *room, int step)
{
	struct form form = {0};
	room_ask(room, step, NULL, NULL, &form);
	for (size_t i = 0; i < form.count; i++) {
		const struct field *field = &form.fields[i];
		bool slots = field->type != FIELD_NOTE && field->type != FIELD_TEXT;
		assert_true(field->label && *field->label);
		assert_true(!slots || field_slots(field) > 1);
		check_values(field);
	}
	form_release(&form);
}

static void every_field_takes_what_it_offers_and_nothing_else(void **state)
{
	(void)state;
	each_step(check_fields);
}

static int set_up(void **state)
{
	const char *root = getenv("TEST_ROOT");
	struct str folder = STR_EMPTY;
	(void)state;
	str_addf(&folder, "%s/content/nl", root ? root : ".");
	bool read = samples_read(&samples, folder.data);
	str_release(&folder);
	return read ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	samples_release(&samples);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_has_a_sample_in_our_content),
		cmocka_unit_test(every_kind_is_found_by_its_own_name_only),
		cmocka_unit_test(every_key_is_explained_and_stands_there_once),
		cmocka_unit_test(asking_ends_and_stays_at_its_end),
		cmocka_unit_test(the_same_arguments_give_the_same_form),
		cmocka_unit_test(a_field_id_names_one_question),
		cmocka_unit_test(the_step_itself_holds_every_field_that_anybody_gets),
		cmocka_unit_test(an_opened_step_asks_what_was_stored_in_that_order),
		cmocka_unit_test(stored_ids_that_are_gone_are_passed_over),
		cmocka_unit_test(every_field_takes_what_it_offers_and_nothing_else),
	};

	setenv("SAMENSPEL_SEED", "7", 1);
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
