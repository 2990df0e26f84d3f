/* SPDX-License-Identifier: EUPL-1.2 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/dataset.h"
#include "domain/doc.h"

static void a_block_keeps_its_own_copy_of_a_text(void **state)
{
	struct doc doc = {0};
	char text[] = "first";

	(void)state;
	doc_text(&doc, FOR_DETAIL, "a.b", text);
	memcpy(text, "after", 5);
	assert_string_equal(doc.blocks[0].text, "first");
	assert_string_equal(doc.blocks[0].id, "a.b");
	assert_int_equal(doc.blocks[0].use, FOR_DETAIL);
	doc_release(&doc);
	assert_int_equal(doc.count, 0);
}

static void a_finding_is_made_from_a_format_and_keeps_its_measure(void **state)
{
	struct doc doc = {0};
	struct finding finding = {.measure = MEASURE_GAP, .value = NAN, .strength = 0.5, .n = 6};

	(void)state;
	doc_finding(&doc, "f", &finding, "%d of %d", 4, 6);
	assert_string_equal(doc.blocks[0].text, "4 of 6");
	assert_int_equal(doc.blocks[0].finding.n, 6);
	assert_string_equal(measure_id(doc.blocks[0].finding.measure), "gap");
	doc_release(&doc);
}

static void a_measure_is_kept_but_not_told(void **state)
{
	struct doc doc = {0};

	(void)state;
	doc_measure(&doc, "sign", 0.25, 3);
	doc_text(&doc, FOR_PICTURE, "t", "text");
	assert_false(block_is_told(&doc.blocks[0]));
	assert_int_equal(doc.blocks[0].finding.n, 3);
	assert_true(block_is_told(&doc.blocks[1]));
	doc_release(&doc);
}

static void naming_cells_moves_the_end_of_an_axis(void **state)
{
	struct doc doc = {0};
	struct axis *axis = &doc_plot(&doc, FOR_PICTURE, "p", NULL)->plot.x;

	(void)state;
	axis_cell(axis, "apart");
	axis_cell(axis, "together");
	assert_int_equal(axis->min, 0);
	assert_int_equal(axis->max, 1);
	assert_string_equal(axis->cells[1], "together");
	axis_range(axis, "low", NULL, 1, 7);
	assert_int_equal(axis->max, 7);
	assert_null(axis->high);
	doc_release(&doc);
}

static void more_options_than_the_first_room_are_all_kept(void **state)
{
	struct doc doc = {0};
	struct bars *bars = &doc_bars(&doc, FOR_PICTURE, "b", NULL)->bars;
	struct series *series;

	(void)state;
	for (int i = 0; i < 60; i++)
		bars_option(bars, "id", "label", i == 59);
	series = bars_series(bars, "all", NULL);
	for (int i = 0; i < 60; i++)
		assert_int_equal(series->counts[i], 0);
	assert_true(bars->apart[59]);
	assert_string_equal(bars->labels[59], "label");
	doc_release(&doc);
}

static void rows_of_a_table_follow_one_another(void **state)
{
	struct doc doc = {0};
	const char *head[] = {"a", "b"};
	const char *row[] = {"1", NULL};
	struct table *table = &doc_table(&doc, FOR_PICTURE, "t", NULL, head, 2)->table;

	(void)state;
	for (int i = 0; i < 40; i++)
		table_row(table, row);
	assert_int_equal(table->rows, 40);
	assert_string_equal(table->cells[78], "1");
	assert_string_equal(table->cells[79], "");
	doc_release(&doc);
}

static void appending_moves_the_blocks_and_empties_the_other(void **state)
{
	struct doc to = {0}, from = {0};

	(void)state;
	doc_head(&to, "one", 1, "One");
	doc_head(&from, "two", 2, "Two");
	doc_quote(&from, FOR_PICTURE, "three", "Three");
	doc_append(&to, &from);
	assert_int_equal(to.count, 3);
	assert_int_equal(from.count, 0);
	assert_string_equal(to.blocks[2].text, "Three");
	doc_release(&from);
	doc_release(&to);
}

static void a_dataset_keeps_copies_of_its_rows(void **state)
{
	struct dataset dataset = {0};
	char role[] = "volunteer";
	struct dataset_row row = {.activity = (char *)"Dilemma", .step = 1, .respondent = (char *)"", .field = (char *)"place",
		.label = (char *)"Where?", .value = (char *)"3", .value_label = (char *)"3", .role = role, .count = 2};

	(void)state;
	dataset_add(&dataset, &row);
	role[0] = 'V';
	assert_string_equal(dataset.items[0].role, "volunteer");
	assert_int_equal(dataset.items[0].count, 2);
	dataset_release(&dataset);
	assert_int_equal(dataset.count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_block_keeps_its_own_copy_of_a_text),
		cmocka_unit_test(a_finding_is_made_from_a_format_and_keeps_its_measure),
		cmocka_unit_test(a_measure_is_kept_but_not_told),
		cmocka_unit_test(naming_cells_moves_the_end_of_an_axis),
		cmocka_unit_test(more_options_than_the_first_room_are_all_kept),
		cmocka_unit_test(rows_of_a_table_follow_one_another),
		cmocka_unit_test(appending_moves_the_blocks_and_empties_the_other),
		cmocka_unit_test(a_dataset_keeps_copies_of_its_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
