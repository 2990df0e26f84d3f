/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/str.h"

static void an_array_grows_and_keeps_its_items(void **state)
{
	int *items = NULL;
	size_t room = 0;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		items = mem_room(items, (size_t)i, &room, sizeof *items);
		items[i] = i;
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(items[i], i);
	free(items);
}

static void memory_for_nothing_is_memory_too(void **state)
{
	void *memory = mem_alloc(0, 8);

	(void)state;
	assert_non_null(memory);
	free(memory);
	assert_null(mem_copy(NULL));
}

static void a_value_can_be_set_to_a_part_of_itself(void **state)
{
	char *value = mem_copy("een twee");

	(void)state;
	mem_set(&value, value + 4);
	assert_string_equal(value, "twee");
	mem_set(&value, NULL);
	assert_null(value);
}

static void restore_on_stderr(void)
{
	fputs("restored ", stderr);
}

static void dying_restores_says_why_and_exits_70(void **state)
{
	char said[100] = "";
	int ends[2];
	int status;
	pid_t child;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		die_restore_with(restore_on_stderr);
		die("Het is op.");
	}
	close(ends[1]);
	assert_true(read(ends[0], said, sizeof said - 1) > 0);
	while (read(ends[0], said + strlen(said), sizeof said - 1 - strlen(said)) > 0)
		;
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 70);
	assert_string_equal(said, "restored Het is op.\n");
}

static void an_empty_string_can_be_read(void **state)
{
	struct str s = STR_EMPTY;
	char *taken;

	(void)state;
	assert_string_equal(s.data, "");
	str_add(&s, NULL);
	str_clear(&s);
	assert_string_equal(s.data, "");
	taken = str_take(&s);
	assert_string_equal(taken, "");
	free(taken);
	str_release(&s);
}

static void a_zeroed_string_is_empty_as_well(void **state)
{
	struct str s = {0};

	(void)state;
	str_add(&s, "thee");
	assert_string_equal(s.data, "thee");
	str_release(&s);
	assert_string_equal(s.data, "");
}

static void a_string_grows_by_all_that_is_added(void **state)
{
	struct str s = STR_EMPTY;

	(void)state;
	str_add(&s, "a");
	str_add_len(&s, "bcd", 2);
	str_add_char(&s, '-');
	str_add_times(&s, "xy", 3);
	str_add_times(&s, "z", -1);
	str_addf(&s, "%d%s", 12, "!");
	assert_string_equal(s.data, "abc-xyxyxy12!");
	assert_int_equal(s.len, strlen(s.data));
	str_release(&s);
}

static void bytes_go_in_and_out_anywhere(void **state)
{
	struct str s = STR_EMPTY;

	(void)state;
	str_add(&s, "koffie");
	str_insert(&s, 3, "-", 1);
	str_insert(&s, 0, "de ", 3);
	str_insert(&s, s.len, ".", 1);
	assert_string_equal(s.data, "de kof-fie.");
	str_remove(&s, 6, 1);
	str_remove(&s, 0, 3);
	str_remove(&s, s.len, 0);
	assert_string_equal(s.data, "koffie.");
	str_release(&s);
}

static void a_taken_string_leaves_an_empty_one(void **state)
{
	struct str s = STR_EMPTY;
	char *taken;

	(void)state;
	str_add(&s, "mee");
	taken = str_take(&s);
	assert_string_equal(taken, "mee");
	assert_string_equal(s.data, "");
	assert_int_equal(s.len, 0);
	free(taken);
}

static void an_error_is_a_sentence_and_false(void **state)
{
	struct error error;

	(void)state;
	assert_false(error_say(&error, "Regel %d is te lang.", 7));
	assert_string_equal(error.text, "Regel 7 is te lang.");
	assert_false(error_say(NULL, "Niemand hoort dit."));
}

static void an_error_can_hold_the_one_before(void **state)
{
	struct error error;

	(void)state;
	error_say(&error, "De schijf is vol.");
	error_say(&error, "Niet bewaard: %s", error.text);
	assert_string_equal(error.text, "Niet bewaard: De schijf is vol.");
}

static void a_long_error_is_cut_between_characters(void **state)
{
	static const char *const characters[] = {"a", "\xC3\xAB", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		for (int before = 0; before < 4; before++) {
			struct str text = STR_EMPTY;
			struct error error;
			size_t size = strlen(characters[i]);
			size_t kept = (sizeof error.text - 1 - (size_t)before) / size * size + (size_t)before;

			str_add_times(&text, "x", before);
			str_add_times(&text, characters[i], 700);
			error_say(&error, "%s", text.data);
			assert_int_equal(strlen(error.text), kept);
			assert_memory_equal(error.text, text.data, kept);
			str_release(&text);
		}
	}
}

static void a_fault_line_leaves_out_what_is_not_known(void **state)
{
	static const char *const lines[] = {
		"thee.ini:3: card.tea.text: Te lang: 12.", "thee.ini: Leeg.", "thee.ini: key: Leeg.", "key: Leeg.", "Leeg.",
	};
	struct faults faults = {0};

	(void)state;
	faults_add(&faults, "thee.ini", 3, "card.tea.text", "Te lang: %d.", 12);
	faults_add(&faults, "thee.ini", 0, NULL, "Leeg.");
	faults_add(&faults, "thee.ini", 0, "key", "Leeg.");
	faults_add(&faults, NULL, 3, "key", "Leeg.");
	faults_add(&faults, NULL, 0, NULL, "Leeg.");
	assert_int_equal(faults.count, 5);
	for (size_t i = 0; i < faults.count; i++) {
		char *line = fault_line(&faults.items[i]);

		assert_string_equal(line, lines[i]);
		free(line);
	}
	faults_release(&faults);
	assert_int_equal(faults.count, 0);
}

static void the_clock_can_be_held_still(void **state)
{
	char date[11], time[6];

	(void)state;
	setenv("SAMENSPEL_NOW", "2026-03-12T09:05:30", 1);
	clock_date(clock_ms(), date);
	clock_time(clock_ms(), time);
	assert_string_equal(date, "2026-03-12");
	assert_string_equal(time, "09:05");
	assert_int_equal(clock_ms() % 60000, 30000);
	unsetenv("SAMENSPEL_NOW");
}

static void a_held_clock_is_in_local_time(void **state)
{
	(void)state;
	setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
	tzset();
	setenv("SAMENSPEL_NOW", "1970-01-01T01:00:01", 1);
	assert_int_equal(clock_ms(), 1000);
	setenv("SAMENSPEL_NOW", "1970-07-01T02:00:00", 1);
	assert_int_equal(clock_ms(), 181LL * 24 * 3600 * 1000);
	unsetenv("SAMENSPEL_NOW");
	unsetenv("TZ");
	tzset();
}

static void a_clock_held_at_no_moment_runs(void **state)
{
	(void)state;
	setenv("SAMENSPEL_NOW", "morgen", 1);
	assert_true(llabs(clock_ms() / 1000 - (int64_t)time(NULL)) < 5);
	setenv("SAMENSPEL_NOW", "2026-03-12T09:05:30Z", 1);
	assert_true(llabs(clock_ms() / 1000 - (int64_t)time(NULL)) < 5);
	unsetenv("SAMENSPEL_NOW");
}

static void the_steady_clock_goes_on(void **state)
{
	int64_t first = clock_steady_ms();

	(void)state;
	assert_true(clock_steady_ms() >= first);
}

static void a_moment_before_1970_has_its_own_date(void **state)
{
	char date[11], time[6];

	(void)state;
	setenv("TZ", "UTC0", 1);
	tzset();
	clock_date(-1, date);
	clock_time(-1, time);
	assert_string_equal(date, "1969-12-31");
	assert_string_equal(time, "23:59");
	unsetenv("TZ");
	tzset();
}

static void an_id_survives_being_written(void **state)
{
	struct id id = id_random();
	struct id read;
	char text[33];

	(void)state;
	id_text(id, text);
	assert_int_equal(strlen(text), 32);
	assert_true(id_read(text, &read));
	assert_true(id_equal(id, read));
	assert_false(id_is_none(id));
	assert_false(id_equal(id, id_random()));
}

static void an_id_is_written_in_lower_case(void **state)
{
	struct id id;
	char text[33];

	(void)state;
	assert_true(id_read("00FFa0B1000000000000000000000001", &id));
	id_text(id, text);
	assert_string_equal(text, "00ffa0b1000000000000000000000001");
}

static void what_is_no_id_is_refused(void **state)
{
	static const char *const texts[] = {
		"", "00ffa0b100000000000000000000000", "00ffa0b10000000000000000000000011",
		"00ffa0b1000000000000000000000g01", "00000000000000000000000000000000",
	};
	struct id id = {{7}};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_false(id_read(texts[i], &id));
	assert_false(id_read(NULL, &id));
	assert_int_equal(id.bytes[0], 7);
}

static void ids_are_ordered_by_their_bytes(void **state)
{
	(void)state;
	assert_true(id_compare((struct id){{1}}, (struct id){{2}}) < 0);
	assert_true(id_compare((struct id){{200}}, (struct id){{2}}) > 0);
	assert_true(id_is_none((struct id){{0}}));
}

static void a_seed_repeats_the_order_but_never_an_id(void **state)
{
	uint32_t first[20], second[20];
	struct id ids[2];

	(void)state;
	for (int run = 0; run < 2; run++) {
		setenv("SAMENSPEL_SEED", "42", 1);
		for (size_t i = 0; i < 20; i++)
			(run ? second : first)[i] = random_below(1000000);
		ids[run] = id_random();
		unsetenv("SAMENSPEL_SEED");
		random_below(2);
	}
	assert_memory_equal(first, second, sizeof first);
	assert_false(id_equal(ids[0], ids[1]));
}

static void every_number_below_is_about_as_likely(void **state)
{
	int seen[6] = {0};

	(void)state;
	setenv("SAMENSPEL_SEED", "1", 1);
	for (int i = 0; i < 60000; i++)
		seen[random_below(6)]++;
	for (int i = 0; i < 6; i++)
		assert_in_range(seen[i], 9500, 10500);
	assert_int_equal(random_below(1), 0);
	unsetenv("SAMENSPEL_SEED");
}

/* 2^32 is not a multiple of this: taken modulo it, the lowest third would come up twice as often. */
static void no_number_is_likelier_when_the_range_is_large(void **state)
{
	int low = 0;

	(void)state;
	setenv("SAMENSPEL_SEED", "2", 1);
	for (int i = 0; i < 30000; i++)
		low += random_below(0xC0000000) < 0x40000000;
	assert_in_range(low, 9500, 10500);
	unsetenv("SAMENSPEL_SEED");
}

static void a_shuffle_keeps_every_item(void **state)
{
	struct card {
		int number;
		char name[5];
	} cards[30];
	bool seen[30] = {false};
	int moved = 0;

	(void)state;
	for (int i = 0; i < 30; i++)
		cards[i] = (struct card){i, "kaar"};
	setenv("SAMENSPEL_SEED", "3", 1);
	random_shuffle(cards, 30, sizeof *cards);
	unsetenv("SAMENSPEL_SEED");
	for (int i = 0; i < 30; i++) {
		assert_string_equal(cards[i].name, "kaar");
		assert_false(seen[cards[i].number]);
		seen[cards[i].number] = true;
		moved += cards[i].number != i;
	}
	assert_true(moved > 15);
	random_shuffle(NULL, 0, 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_array_grows_and_keeps_its_items),
		cmocka_unit_test(memory_for_nothing_is_memory_too),
		cmocka_unit_test(a_value_can_be_set_to_a_part_of_itself),
		cmocka_unit_test(dying_restores_says_why_and_exits_70),
		cmocka_unit_test(an_empty_string_can_be_read),
		cmocka_unit_test(a_zeroed_string_is_empty_as_well),
		cmocka_unit_test(a_string_grows_by_all_that_is_added),
		cmocka_unit_test(bytes_go_in_and_out_anywhere),
		cmocka_unit_test(a_taken_string_leaves_an_empty_one),
		cmocka_unit_test(an_error_is_a_sentence_and_false),
		cmocka_unit_test(an_error_can_hold_the_one_before),
		cmocka_unit_test(a_long_error_is_cut_between_characters),
		cmocka_unit_test(a_fault_line_leaves_out_what_is_not_known),
		cmocka_unit_test(the_clock_can_be_held_still),
		cmocka_unit_test(a_held_clock_is_in_local_time),
		cmocka_unit_test(a_clock_held_at_no_moment_runs),
		cmocka_unit_test(the_steady_clock_goes_on),
		cmocka_unit_test(a_moment_before_1970_has_its_own_date),
		cmocka_unit_test(an_id_survives_being_written),
		cmocka_unit_test(an_id_is_written_in_lower_case),
		cmocka_unit_test(what_is_no_id_is_refused),
		cmocka_unit_test(ids_are_ordered_by_their_bytes),
		cmocka_unit_test(a_seed_repeats_the_order_but_never_an_id),
		cmocka_unit_test(every_number_below_is_about_as_likely),
		cmocka_unit_test(no_number_is_likelier_when_the_range_is_large),
		cmocka_unit_test(a_shuffle_keeps_every_item),
	};

	return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
