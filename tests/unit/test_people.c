/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/people.h"

enum { LIMIT = 60 };

/* "1121" for the roles read, "" for a line that is refused. */
static void assert_roles(const char *line, const char *digits)
{
	enum role roles[LIMIT + 1];
	char got[LIMIT + 2] = "";
	struct error error = {""};
	size_t count = 99;
	bool read = roles_read(line, LIMIT, roles, &count, &error);
	assert_true(count <= LIMIT);
	for (size_t i = 0; i < count && read; i++)
		got[i] = (char)('0' + (int)roles[i]);
	if (read != (*digits != '\0') || strcmp(got, digits) != 0)
		fail_msg("“%s” gives “%s” (%s)", line, got, error.text);
	if (!read)
		assert_true(strlen(error.text) > 10 && error.text[strlen(error.text) - 1] == '.');
}

static void digits_are_one_person_each(void **state)
{
	(void)state;
	assert_roles("1121", "1121");
	assert_roles("6", "6");
	assert_roles("0", "0");
	assert_roles("123456", "123456");
	assert_roles("7", "");
	assert_roles("1128", "");
	assert_roles("", "");
	assert_roles("-1", "");
	assert_roles("1,2", "");
	assert_roles("1\t2", "");
	assert_roles("١", "");
}

static void numbers_with_a_space_are_counts_per_role(void **state)
{
	(void)state;
	assert_roles("2 3", "11222");
	assert_roles("9 13 2", "111111111" "2222222222222" "33");
}

static void counts_follow_the_order_of_the_roles(void **state)
{
	(void)state;
	assert_roles("1 1 1 1 1 1", "123456");
	assert_roles(" 9", "111111111");
	assert_roles("3 ", "111");
	assert_roles("0 2", "22");
	assert_roles("  1   2  ", "122");
	assert_roles("0 0", "");
	assert_roles(" ", "");
	assert_roles("1 1 1 1 1 1 1", "");
	assert_roles("2 -1", "");
	assert_roles("2 x", "");
	assert_roles("2 1x", "");
	assert_roles("2 1.5", "");
	assert_roles("two three", "");
	assert_roles("+2 1", "");
	assert_roles("2\t1 ", "");
}

static void letters_are_no_roles(void **state)
{
	(void)state;
	assert_roles("vvp", "");
	assert_roles("1a", "");
	assert_roles("\x1b[A", "");
	assert_roles("1:2", "");
	assert_roles("/", "");
}

static void no_more_people_than_there_is_room_for(void **state)
{
	char line[LIMIT + 2], sixty[LIMIT + 1];
	(void)state;
	memset(sixty, '1', LIMIT);
	sixty[LIMIT] = '\0';
	assert_roles(sixty, sixty);
	assert_roles("60 ", sixty);
	assert_roles("61 ", "");
	assert_roles("30 31", "");
	assert_roles("999999999999999999999999 ", "");
	assert_roles("60 9223372036854775807", "");
	memset(line, '1', LIMIT + 1);
	line[LIMIT + 1] = '\0';
	assert_roles(line, "");
}

static void a_room_that_is_full_says_how_many_fit(void **state)
{
	enum role roles[3];
	struct error error;
	size_t count;
	(void)state;
	assert_false(roles_read("1111", 3, roles, &count, &error));
	assert_non_null(strchr(error.text, '3'));
	assert_false(roles_read("1", 0, roles, &count, &error));
	assert_true(roles_read("111", 3, roles, &count, &error));
	assert_int_equal(count, 3);
}

static void every_role_is_read_back_from_its_id(void **state)
{
	(void)state;
	for (int role = 0; role < ROLE_COUNT; role++) {
		assert_int_equal(role_read(role_id((enum role)role)), role);
		assert_true(*role_label((enum role)role) && *role_label_many((enum role)role));
	}
	assert_string_equal(role_id(ROLE_UNKNOWN), "");
	assert_int_equal(role_read("Volunteer"), ROLE_UNKNOWN);
	assert_int_equal(role_read("vrijwilliger"), ROLE_UNKNOWN);
}

static void add_person(struct people *people, enum role role, enum role counts_with, bool present)
{
	people->items = mem_room(people->items, people->count, &people->room, sizeof *people->items);
	people->items[people->count] = (struct participant){.id = id_random(), .seat = (int)people->count + 1, .role = role, .counts_with = counts_with,
		.present = present};
	people->count++;
}

static void who_is_there_is_counted_with_whom_they_chose(void **state)
{
	struct people people = {0};
	int present[ROLE_COUNT];
	(void)state;
	memset(present, 99, sizeof present);
	people_count_roles(&people, present);
	for (int role = 0; role < ROLE_COUNT; role++)
		assert_int_equal(present[role], 0);
	add_person(&people, ROLE_VOLUNTEER, ROLE_UNKNOWN, true);
	add_person(&people, ROLE_MANAGER, ROLE_PROFESSIONAL, true);
	add_person(&people, ROLE_PROFESSIONAL, ROLE_UNKNOWN, true);
	add_person(&people, ROLE_PROFESSIONAL, ROLE_UNKNOWN, false);
	add_person(&people, ROLE_UNKNOWN, ROLE_UNKNOWN, true);
	people_count_roles(&people, present);
	assert_int_equal(present[ROLE_VOLUNTEER], 1);
	assert_int_equal(present[ROLE_PROFESSIONAL], 2);
	assert_int_equal(present[ROLE_MANAGER], 0);
	assert_int_equal(present[ROLE_UNKNOWN], 1);
	assert_int_equal(people_present(&people), 4);
	assert_ptr_equal(people_seat(&people, 2), &people.items[1]);
	assert_null(people_seat(&people, 6));
	assert_ptr_equal(people_find(&people, people.items[2].id), &people.items[2]);
	assert_null(people_find(&people, id_random()));
	people_release(&people);
}

static void a_number_given_again_makes_nobody_more(void **state)
{
	struct people people = {0};
	int present[ROLE_COUNT], own[ROLE_COUNT];
	(void)state;
	add_person(&people, ROLE_VOLUNTEER, ROLE_UNKNOWN, true);
	add_person(&people, ROLE_BOTH, ROLE_VOLUNTEER, true);
	add_person(&people, ROLE_BOTH, ROLE_VOLUNTEER, true);
	people.items[2].again = true;
	people_count_roles(&people, present);
	people_count_own_roles(&people, own);
	assert_int_equal(people_present(&people), 2);
	assert_int_equal(people_came(&people), 2);
	assert_int_equal(people_again(&people), 1);
	assert_int_equal(present[ROLE_VOLUNTEER], 2);
	assert_int_equal(own[ROLE_BOTH], 1);
	people.items[2].present = false;
	people_count_roles(&people, present);
	people_count_own_roles(&people, own);
	assert_int_equal(people_present(&people), 1);
	assert_int_equal(people_came(&people), 2);
	assert_int_equal(present[ROLE_VOLUNTEER], 1);
	assert_int_equal(own[ROLE_BOTH], 0);
	people_release(&people);
}

static void a_role_is_settled_when_all_of_it_count_with_one_other(void **state)
{
	struct people people = {0};
	(void)state;
	assert_int_equal(people_settled(&people, ROLE_BOTH), ROLE_UNKNOWN);
	add_person(&people, ROLE_VOLUNTEER, ROLE_UNKNOWN, true);
	add_person(&people, ROLE_BOTH, ROLE_VOLUNTEER, true);
	add_person(&people, ROLE_BOTH, ROLE_VOLUNTEER, false);
	assert_int_equal(people_settled(&people, ROLE_VOLUNTEER), ROLE_UNKNOWN);
	assert_int_equal(people_settled(&people, ROLE_BOTH), ROLE_VOLUNTEER);
	people.items[2].counts_with = ROLE_PROFESSIONAL;
	assert_int_equal(people_settled(&people, ROLE_BOTH), ROLE_UNKNOWN);
	people.items[2].counts_with = ROLE_UNKNOWN;
	assert_int_equal(people_settled(&people, ROLE_BOTH), ROLE_UNKNOWN);
	people_release(&people);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digits_are_one_person_each),
		cmocka_unit_test(numbers_with_a_space_are_counts_per_role),
		cmocka_unit_test(counts_follow_the_order_of_the_roles),
		cmocka_unit_test(letters_are_no_roles),
		cmocka_unit_test(no_more_people_than_there_is_room_for),
		cmocka_unit_test(a_room_that_is_full_says_how_many_fit),
		cmocka_unit_test(every_role_is_read_back_from_its_id),
		cmocka_unit_test(who_is_there_is_counted_with_whom_they_chose),
		cmocka_unit_test(a_number_given_again_makes_nobody_more),
		cmocka_unit_test(a_role_is_settled_when_all_of_it_count_with_one_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
