/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "domain/form.h"

/* A field of each type with options a, b and c where it has any. */
static struct field *add_field(struct form *form, enum field_type type)
{
	struct field *field = form_add(form, type, "f", "A question");
	field_option(field, "a", "First");
	field_option(field, "b", "Second");
	field_option(field, "c-long.id", "Third");
	if (type == FIELD_POINTS)
		field->max = 3;
	if (type == FIELD_TEXT)
		field->max = 10;
	if (type == FIELD_NUMBER)
		field->min = -5;
	return field;
}

struct vector {
	const char *value;
	bool good;
};

static void check_vectors(enum field_type type, const struct vector *vectors)
{
	struct form form = {0};
	const struct field *field = add_field(&form, type);
	for (size_t i = 0; vectors[i].value; i++) {
		struct error error = {""};
		bool good = field_check(field, vectors[i].value, &error);
		if (good != vectors[i].good)
			fail_msg("“%s” is %s: %s", vectors[i].value, good ? "taken" : "refused", error.text);
		if (!good)
			assert_true(strlen(error.text) > 10 && error.text[strlen(error.text) - 1] == '.');
		assert_true(field_check(field, vectors[i].value, NULL) == good);
	}
	form_release(&form);
}

static void nothing_is_an_answer_to_every_type(void **state)
{
	(void)state;
	for (int type = FIELD_NOTE; type <= FIELD_TEXT; type++)
		check_vectors((enum field_type)type, (const struct vector[]){{"", true}, {NULL, false}});
}

static void a_note_takes_no_answer(void **state)
{
	(void)state;
	check_vectors(FIELD_NOTE, (const struct vector[]){{"a", false}, {" ", false}, {"1", false}, {NULL, false}});
}

static void a_pick_takes_the_id_of_one_option(void **state)
{
	(void)state;
	check_vectors(FIELD_PICK, (const struct vector[]){
		{"a", true}, {"b", true}, {"c-long.id", true}, {"c-long", false}, {"c-long.id2", false}, {"A", false}, {"First", false}, {"a b", false},
		{" a", false}, {"a ", false}, {" ", false}, {"a\n", false}, {"\x1b[2J", false}, {"1", false}, {"a:1", false}, {"\xff", false}, {NULL, false}});
}

static void many_takes_each_option_once(void **state)
{
	(void)state;
	check_vectors(FIELD_MANY, (const struct vector[]){
		{"a", true}, {"a b", true}, {"b a c-long.id", true}, {"a a", false}, {"a b a", false}, {"a d", false}, {"a,b", false}, {"a:1", false},
		{"a\tb", false}, {"a b c-long", false}, {"\x1b", false}, {NULL, false}});
}

static void words_are_stored_with_one_space_between(void **state)
{
	(void)state;
	static const struct vector vectors[] = {{"a  b", false}, {" a", false}, {"a ", false}, {" ", false}, {NULL, false}};
	check_vectors(FIELD_MANY, vectors);
	check_vectors(FIELD_POINTS, (const struct vector[]){{"a:1  b:1", false}, {" a:1", false}, {"a:1 ", false}, {" ", false}, {NULL, false}});
}

static void dots_go_to_options_and_no_more_than_there_are(void **state)
{
	(void)state;
	check_vectors(FIELD_POINTS, (const struct vector[]){
		{"a:1", true}, {"a:3", true}, {"a:1 b:2", true}, {"a:1 b:1 c-long.id:1", true}, {"a:4", false}, {"a:2 b:2", false}, {"a:0", false},
		{"a:-1", false}, {"a:4 b:-1", false}, {"a", false}, {"a:", false}, {":1", false}, {"d:1", false}, {"a:1:1", false}, {"a:1.5", false},
		{"a:x", false}, {"a:+1", false}, {"a:999999999 b:999999999", false}, {"a:9999999999", false}, {"a:4294967297", false}, {"a:1 a:1", false},
		{"a:01", false}, {"a: 1", false}, {NULL, false}});
}

static void a_number_stands_alone_and_in_range(void **state)
{
	(void)state;
	check_vectors(FIELD_NUMBER, (const struct vector[]){
		{"-5", true}, {"0", true}, {"7", true}, {"100", true}, {"-6", false}, {"101", false}, {"7 ", false}, {" 7", false}, {"7a", false},
		{"7.0", false}, {"7,5", false}, {"+7", false}, {"--7", false}, {"-", false}, {"1e1", false}, {"0x7", false}, {"9999999999", false},
		{"4294967303", false}, {"18446744073709551623", false}, {"-9999999999", false}, {"٣", false}, {"7\n", false}, {NULL, false}});
}

static void a_number_is_written_in_one_way(void **state)
{
	(void)state;
	static const struct vector vectors[] = {{"007", false}, {"-0", false}, {"00", false}, {"-05", false}, {NULL, false}};
	check_vectors(FIELD_NUMBER, vectors);
	check_vectors(FIELD_SCALE, (const struct vector[]){{"03", false}, {NULL, false}});
}

static void a_scale_takes_its_points(void **state)
{
	(void)state;
	check_vectors(FIELD_SCALE, (const struct vector[]){
		{"1", true}, {"5", true}, {"0", false}, {"6", false}, {"-1", false}, {"1000000001", false}, {"4294967297", false}, {"a", false}, {NULL, false}});
}

static void a_text_is_clean_and_not_too_long(void **state)
{
	(void)state;
	check_vectors(FIELD_TEXT, (const struct vector[]){
		{"tien tien.", true}, {"éééééééééé", true}, {"好好好好好好好好好好", true}, {"two\nlines", true}, {"elf tekens.", false}, {"ééééééééééé", false},
		{"a\x1b[2Jb", false}, {"a\tb", false}, {"a\r\nb", false}, {"a\x7f", false}, {" a", false}, {"a\n", false}, {"\xc3", false}, {"\xc3(", false},
		{"\xed\xa0\x80", false}, {"\xf5\x80\x80\x80", false}, {"\xc0\xaf", false}, {"a\xc2\x9b" "2J", false}, {"a\xe2\x80\xae" "b", false},
		{"=1+1", true}, {"# head", true}, {NULL, false}});
}

static void an_endless_value_is_refused_by_every_type(void **state)
{
	(void)state;
	struct str value = STR_EMPTY;
	str_add_times(&value, "9", 100000);
	for (int type = FIELD_NOTE; type <= FIELD_TEXT; type++)
		check_vectors((enum field_type)type, (const struct vector[]){{value.data, false}, {NULL, false}});
	str_release(&value);
}

static void assert_label(const struct field *field, const char *value, const char *label)
{
	char *got = field_value_label(field, value);
	assert_string_equal(got, label);
	free(got);
}

static void a_value_is_read_by_its_labels(void **state)
{
	struct form form = {0};
	(void)state;
	assert_label(add_field(&form, FIELD_PICK), "a", "First");
	assert_label(add_field(&form, FIELD_PICK), "gone", "gone");
	assert_label(add_field(&form, FIELD_MANY), "a b", "First, Second");
	assert_label(add_field(&form, FIELD_POINTS), "a:2 c-long.id:1", "First (2), Third (1)");
	assert_label(add_field(&form, FIELD_NUMBER), "7", "7");
	assert_label(add_field(&form, FIELD_TEXT), "a b", "a b");
	struct field *scale = form_add(&form, FIELD_SCALE, "s", "Scale");
	assert_label(scale, "2", "2");
	field_option(scale, "1", "Low");
	field_option(scale, "2", "High");
	assert_label(scale, "2", "High");
	for (size_t i = 0; i < form.count; i++)
		assert_label(&form.fields[i], "", "");
	form_release(&form);
}

static void slots_are_the_answers_that_can_be_counted_apart(void **state)
{
	struct form form = {0};
	(void)state;
	assert_int_equal(field_slots(add_field(&form, FIELD_PICK)), 3);
	assert_int_equal(field_slots(add_field(&form, FIELD_MANY)), 3);
	assert_int_equal(field_slots(add_field(&form, FIELD_POINTS)), 3);
	assert_int_equal(field_slots(add_field(&form, FIELD_SCALE)), 5);
	assert_int_equal(field_slots(add_field(&form, FIELD_NUMBER)), 106);
	assert_int_equal(field_slots(add_field(&form, FIELD_TEXT)), 0);
	assert_int_equal(form_questions(&form), 6);
	assert_int_equal(field_slots(add_field(&form, FIELD_NOTE)), 0);
	assert_int_equal(form_questions(&form), 6);
	form_release(&form);
	assert_int_equal(form.count, 0);
}

static void a_run_of_the_same_options_is_a_board(void **state)
{
	struct form form = {0};
	(void)state;
	for (int i = 0; i < 3; i++)
		add_field(&form, FIELD_PICK);
	add_field(&form, FIELD_MANY);
	form_add(&form, FIELD_PICK, "none", "No options");
	form_add(&form, FIELD_PICK, "none2", "No options");
	field_option(&form.fields[2], "d", "Fourth");
	assert_true(field_same_options(&form.fields[0], &form.fields[1]));
	assert_false(field_same_options(&form.fields[1], &form.fields[2]));
	assert_false(field_same_options(&form.fields[0], &form.fields[3]));
	assert_false(field_same_options(&form.fields[4], &form.fields[5]));
	form_release(&form);
}

static void fill_three(struct form *form)
{
	form_add(form, FIELD_NOTE, "a", "A");
	field_option(form_add(form, FIELD_PICK, "b", "B"), "x", "X");
	form_add(form, FIELD_TEXT, "c", "C");
}

static void only_what_was_asked_is_kept_in_that_order(void **state)
{
	static const char *const wanted[] = {"c", "gone", "a", "c"};
	struct form form = {0};
	struct ids asked = {0};
	(void)state;
	fill_three(&form);
	form_keep_asked(&form, NULL);
	assert_int_equal(form.count, 3);
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		ids_add(&asked, wanted[i]);
	form_keep_asked(&form, &asked);
	assert_int_equal(form.count, 2);
	assert_string_equal(form.fields[0].id, "c");
	assert_string_equal(form.fields[1].id, "a");
	ids_release(&asked);
	form_keep_asked(&form, &asked);
	assert_int_equal(form.count, 0);
	form_release(&form);
}

static void questions_and_answers_have_the_numbers_of_screen_and_paper(void **state)
{
	struct form form = {0};
	(void)state;
	for (int type = FIELD_NOTE; type <= FIELD_TEXT; type++)
		add_field(&form, (enum field_type)type);
	for (size_t i = 0; i < form.count; i++)
		assert_int_equal(form_question_number(&form, i), (int)i);       /* the first is a note */
	add_field(&form, FIELD_NOTE);
	assert_int_equal(form_question_number(&form, form.count - 1), 0);
	add_field(&form, FIELD_PICK);
	assert_int_equal(form_question_number(&form, form.count - 1), 7);

	struct field *pick = &form.fields[FIELD_PICK], *scale = &form.fields[FIELD_SCALE];
	scale->min = 0;
	assert_int_equal(field_choices(pick), 3);
	assert_int_equal(field_choices(scale), 6);
	assert_int_equal(field_choices(&form.fields[FIELD_TEXT]), 0);
	assert_int_equal(field_digit(pick, 0), 1);
	assert_int_equal(field_digit(scale, 0), 0);
	assert_string_equal(field_choice_label(pick, 2), "Third");
	assert_string_equal(field_choice_label(scale, 5), "");
	char *value = field_choice_value(pick, 2), *point = field_choice_value(scale, 5);
	assert_string_equal(value, "c-long.id");
	assert_string_equal(point, "5");
	assert_true(field_check(pick, value, NULL) && field_check(scale, point, NULL));
	free(value);
	free(point);
	form_release(&form);
}

static void a_run_is_counted_from_where_one_stands(void **state)
{
	struct form form = {0};
	(void)state;
	add_field(&form, FIELD_NOTE);
	for (int i = 0; i < 3; i++)
		add_field(&form, FIELD_PICK);
	field_option(add_field(&form, FIELD_PICK), "d", "Fourth");
	add_field(&form, FIELD_MANY);
	add_field(&form, FIELD_MANY);
	assert_int_equal(form_run(&form, 0), 0);
	assert_int_equal(form_run(&form, 1), 3);
	assert_int_equal(form_run(&form, 3), 1);
	assert_int_equal(form_run(&form, 4), 1);
	assert_int_equal(form_run(&form, 5), 0);
	form_release(&form);
}

static void every_reader_has_a_sentence(void **state)
{
	(void)state;
	for (int reader = AUDIENCE_GROUP; reader <= AUDIENCE_SELF; reader++)
		assert_true(strlen(audience_sentence((enum audience)reader)) > 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_an_answer_to_every_type),
		cmocka_unit_test(a_note_takes_no_answer),
		cmocka_unit_test(a_pick_takes_the_id_of_one_option),
		cmocka_unit_test(many_takes_each_option_once),
		cmocka_unit_test(words_are_stored_with_one_space_between),
		cmocka_unit_test(dots_go_to_options_and_no_more_than_there_are),
		cmocka_unit_test(a_number_stands_alone_and_in_range),
		cmocka_unit_test(a_number_is_written_in_one_way),
		cmocka_unit_test(a_scale_takes_its_points),
		cmocka_unit_test(a_text_is_clean_and_not_too_long),
		cmocka_unit_test(an_endless_value_is_refused_by_every_type),
		cmocka_unit_test(a_value_is_read_by_its_labels),
		cmocka_unit_test(slots_are_the_answers_that_can_be_counted_apart),
		cmocka_unit_test(a_run_of_the_same_options_is_a_board),
		cmocka_unit_test(only_what_was_asked_is_kept_in_that_order),
		cmocka_unit_test(questions_and_answers_have_the_numbers_of_screen_and_paper),
		cmocka_unit_test(a_run_is_counted_from_where_one_stands),
		cmocka_unit_test(every_reader_has_a_sentence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
