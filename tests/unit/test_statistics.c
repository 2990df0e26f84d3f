/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "analysis/statistics.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void assert_near(double value, double expected, double margin)
{
	if (!(fabs(value - expected) <= margin))
		fail_msg("%.9g is not %.9g", value, expected);
}

static void agreement_is_that_of_the_published_examples(void **state)
{
	static const struct {
		int counts[7];
		size_t options;
		double agreement;
	} examples[] = {
		{{30, 40, 210, 130, 530, 50, 10}, 7, 0.6113333},
		{{3, 0, 0, 0, 3}, 5, -1},
		{{1, 1, 1, 1, 1}, 5, 0},
		{{0, 3, 3, 0, 0}, 5, 0.75},
		{{0, 2, 2, 2, 0}, 5, 0.5},
		{{3, 0, 0, 0, 2}, 5, -0.6},
		{{0, 0, 1, 4, 1}, 5, 0.75},
		{{1, 0, 0, 0, 2}, 5, -0.3333333},
		{{3, 0, 3}, 3, -1},
		{{1, 2, 0}, 3, 0.6666667},
		{{0, 0, 7, 0, 0}, 5, 1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++)
		assert_near(stat_agreement(examples[i].counts, examples[i].options), examples[i].agreement, 1e-7);
}

static void agreement_needs_people_and_three_options(void **state)
{
	(void)state;
	assert_true(isnan(stat_agreement((int[]){4, 2}, 2)));
	assert_true(isnan(stat_agreement((int[]){0, 0, 0}, 3)));
}

static void agreement_is_the_same_from_either_end(void **state)
{
	(void)state;
	assert_near(stat_agreement((int[]){5, 1, 0, 2, 1}, 5), stat_agreement((int[]){1, 2, 0, 1, 5}, 5), 1e-12);
}

static void the_same_pile_is_that_of_the_examples(void **state)
{
	static const struct {
		int counts[3];
		double chance;
	} examples[] = {
		{{6, 0, 0}, 1}, {{5, 1, 0}, .67}, {{4, 1, 1}, .40}, {{3, 3, 0}, .40}, {{2, 2, 2}, .20},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++)
		assert_near(stat_same_pile(examples[i].counts, 3, 6), examples[i].chance, 0.005);
}

static void two_who_doubt_do_not_agree(void **state)
{
	(void)state;
	assert_near(stat_same_pile((int[]){4, 0}, 2, 6), 12 / 30.0, 1e-12);
	assert_near(stat_same_pile((int[]){0, 0}, 2, 6), 0, 1e-12);
	assert_true(isnan(stat_same_pile((int[]){1, 0}, 2, 1)));
}

static void the_largest_pile_is_told_with_its_ties(void **state)
{
	size_t tied;

	(void)state;
	assert_int_equal(stat_mode((int[]){5, 1, 0}, 3, &tied), 0);
	assert_int_equal(tied, 1);
	assert_int_equal(stat_mode((int[]){0, 3, 3}, 3, &tied), 1);
	assert_int_equal(tied, 2);
	assert_int_equal(stat_mode((int[]){0, 0, 0}, 3, &tied), 0);
	assert_int_equal(tied, 0);
}

static void quartiles_leave_the_middle_one_out(void **state)
{
	struct stat_quartiles odd = stat_quartiles((int[]){1, 1, 1, 1, 1}, 5);
	struct stat_quartiles even = stat_quartiles((int[]){2, 0, 0, 1, 1}, 5);

	(void)state;
	assert_near(odd.lower, 1.5, 0);
	assert_near(odd.median, 3, 0);
	assert_near(odd.upper, 4.5, 0);
	assert_near(even.lower, 1, 0);
	assert_near(even.median, 2.5, 0);
	assert_near(even.upper, 4.5, 0);
}

static void quartiles_of_nobody_and_of_one_are_not_defined(void **state)
{
	struct stat_quartiles none = stat_quartiles((int[]){0, 0, 0}, 3);
	struct stat_quartiles one = stat_quartiles((int[]){0, 1, 0}, 3);

	(void)state;
	assert_true(isnan(none.lower) && isnan(none.median) && isnan(none.upper));
	assert_true(isnan(one.lower) && isnan(one.upper));
	assert_near(one.median, 2, 0);
}

static void distributions_apart_differ_by_one(void **state)
{
	(void)state;
	assert_near(stat_total_variation((int[]){6, 0}, (int[]){0, 3}, 2), 1, 1e-12);
	assert_near(stat_total_variation((int[]){2, 4}, (int[]){1, 2}, 2), 0, 1e-12);
	assert_near(stat_total_variation((int[]){3, 1, 0}, (int[]){1, 2, 1}, 3), 0.5, 1e-12);
	assert_true(isnan(stat_total_variation((int[]){0, 0}, (int[]){1, 2}, 2)));
	assert_true(isnan(stat_total_variation((int[]){1, 2}, (int[]){0, 0}, 2)));
}

static void what_roles_share_is_that_of_the_examples(void **state)
{
	(void)state;
	assert_near(stat_shared((int[]){5, 4}, (int[]){6, 5}, 2), .73, 0.005);
	assert_near(stat_shared((int[]){6, 0}, (int[]){6, 5}, 2), .35, 0.005);
	assert_true(isnan(stat_shared(NULL, NULL, 0)));
}

static void the_interval_of_six_of_eight_is_wide(void **state)
{
	struct stat_interval interval = stat_wilson(6, 8);

	(void)state;
	assert_near(interval.low, .41, 0.005);
	assert_near(interval.high, .93, 0.005);
}

static void the_interval_stays_between_none_and_all(void **state)
{
	struct stat_interval nobody = stat_wilson(0, 0);
	struct stat_interval none = stat_wilson(0, 7);
	struct stat_interval all = stat_wilson(7, 7);

	(void)state;
	assert_true(nobody.low == 0 && nobody.high == 1);
	assert_near(none.low, 0, 1e-12);
	assert_near(all.high, 1, 1e-12);
	assert_true(none.low >= 0 && all.high <= 1);
}

static void most_is_said_only_when_the_interval_bears_it(void **state)
{
	(void)state;
	assert_false(stat_is_most(6, 8));
	assert_true(stat_is_most(8, 8));
	assert_true(stat_is_most(40, 60));
	assert_false(stat_is_most(0, 0));
}

static void the_sign_test_is_that_of_the_examples(void **state)
{
	(void)state;
	assert_near(stat_sign_test(3, 0), .25, 1e-12);
	assert_near(stat_sign_test(0, 6), .03125, 1e-12);
	assert_near(stat_sign_test(2, 2), 1, 1e-12);
	assert_near(stat_sign_test(1, 5), .21875, 1e-12);
	assert_near(stat_sign_test(3000, 3000), 1, 1e-9);
	assert_true(isnan(stat_sign_test(0, 0)));
}

static void moves_are_counted_by_pair(void **state)
{
	struct stat_moves moves = stat_moves((int[]){1, 2, 3, 4}, (int[]){3, 2, 2, 5}, 4);
	struct stat_moves none = stat_moves(NULL, NULL, 0);

	(void)state;
	assert_int_equal(moves.up, 2);
	assert_int_equal(moves.stayed, 1);
	assert_int_equal(moves.down, 1);
	assert_near(moves.median, 0.5, 0);
	assert_int_equal(none.up + none.stayed + none.down, 0);
	assert_true(isnan(none.median));
}

static void a_median_stands_between_two_middle_values(void **state)
{
	(void)state;
	assert_true(stat_median((double[]){4, 1.5, 3}, 3) == 3);
	assert_true(stat_median((double[]){4, 1.5, 3, 2}, 4) == 2.5);
	assert_true(isnan(stat_median(NULL, 0)));
}

static void a_total_adds_all_options(void **state)
{
	(void)state;
	assert_int_equal(stat_total((int[]){3, 0, 4}, 3), 7);
	assert_int_equal(stat_total(NULL, 0), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agreement_is_that_of_the_published_examples),
		cmocka_unit_test(agreement_needs_people_and_three_options),
		cmocka_unit_test(agreement_is_the_same_from_either_end),
		cmocka_unit_test(the_same_pile_is_that_of_the_examples),
		cmocka_unit_test(two_who_doubt_do_not_agree),
		cmocka_unit_test(the_largest_pile_is_told_with_its_ties),
		cmocka_unit_test(quartiles_leave_the_middle_one_out),
		cmocka_unit_test(quartiles_of_nobody_and_of_one_are_not_defined),
		cmocka_unit_test(distributions_apart_differ_by_one),
		cmocka_unit_test(what_roles_share_is_that_of_the_examples),
		cmocka_unit_test(the_interval_of_six_of_eight_is_wide),
		cmocka_unit_test(the_interval_stays_between_none_and_all),
		cmocka_unit_test(most_is_said_only_when_the_interval_bears_it),
		cmocka_unit_test(the_sign_test_is_that_of_the_examples),
		cmocka_unit_test(moves_are_counted_by_pair),
		cmocka_unit_test(a_median_stands_between_two_middle_values),
		cmocka_unit_test(a_total_adds_all_options),
	};

	return cmocka_run_group_tests_name("statistics", tests, NULL, NULL);
}
