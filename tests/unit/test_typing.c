/* SPDX-License-Identifier: EUPL-1.2 */
/* Keys that become values: rows of what is typed and what comes of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "domain/typing.h"

static struct form form;

static const struct field *numbers(enum field_type type, int min, int max)
{
	struct field *field;
	form_release(&form);
	field = form_add(&form, type, "q", "Question");
	field->min = min;
	field->max = max;
	return field;
}

/* Options a, b, c ... */
static const struct field *choices(enum field_type type, int options, int dots)
{
	struct field *field;
	form_release(&form);
	field = form_add(&form, type, "q", "Question");
	for (int i = 0; i < options; i++)
		field_option(field, (char[]){(char)('a' + i), '\0'}, "Option");
	field->max = dots;
	return field;
}

/* What the keys make, one answer behind the other with / between; what waits stands between ( ), what is refused ends in !. */
static const char *typed(const struct field *field, const char *keys)
{
	static struct str out;
	struct token token = {.wrong = false};
	struct error error;
	if (!out.data)
		out = (struct str)STR_EMPTY;
	str_clear(&out);
	for (const char *key = keys; *key;) {
		struct str value = STR_EMPTY;
		enum typed said = token_key(field, &token, *key, &value, &error);
		if (said == TYPED_VALUE || said == TYPED_BEFORE) {
			assert_true(field_check(field, value.data, &error));
			assert_string_equal(token.text, "");
			str_addf(&out, "%s/", *value.data ? value.data : ".");
		}
		assert_int_equal(said == TYPED_WRONG, token.wrong);
		key += said != TYPED_BEFORE;
		str_release(&value);
	}
	if (token.text[0])
		str_addf(&out, token.wrong ? "%s!" : "(%s)", token.text);
	return out.data;
}

struct row {
	const char *keys, *made;
};

static void check(const struct field *field, const struct row *rows)
{
	for (; rows->keys; rows++)
		assert_string_equal(typed(field, rows->keys), rows->made);
}

static void one_digit_answers_a_short_question(void **state)
{
	(void)state;
	check(choices(FIELD_PICK, 4, 0), (const struct row[]){{"1", "a/"}, {"413", "d/a/c/"}, {".", "./"}, {"-2", "./b/"}, {"5", "5!"}, {"0", "0!"}, {"55 .1", "5!"},
		{" 1 2", "a/b/"}, {NULL, NULL}});
	check(numbers(FIELD_SCALE, 1, 7), (const struct row[]){{"17", "1/7/"}, {"8", "8!"}, {"0", "0!"}, {NULL, NULL}});
	check(numbers(FIELD_SCALE, 0, 4), (const struct row[]){{"04", "0/4/"}, {"5", "5!"}, {NULL, NULL}});
}

static void nought_is_ten_where_numbers_end_at_ten(void **state)
{
	(void)state;
	static const struct row marks[] = {{"0", "10/"}, {"10", "10/"}, {"78", "7/8/"}, {"17", "1/7/"}, {"1 ", "1/"}, {"1", "(1)"}, {"110", "1/10/"}, {NULL, NULL}};
	check(numbers(FIELD_NUMBER, 1, 10), marks);
	check(numbers(FIELD_SCALE, 1, 10), marks);
	check(numbers(FIELD_NUMBER, 0, 10), (const struct row[]){{"0", "0/"}, {"10", "10/"}, {"19", "1/9/"}, {NULL, NULL}});
	check(choices(FIELD_PICK, 10, 0), (const struct row[]){{"0", "j/"}, {"10", "j/"}, {"12", "a/b/"}, {"9", "i/"}, {NULL, NULL}});
	check(numbers(FIELD_NUMBER, 3, 10), (const struct row[]){{"2", "2!"}, {"10", "10/"}, {"0", "10/"}, {NULL, NULL}});
}

static void longer_numbers_end_where_no_digit_fits_or_with_a_space(void **state)
{
	(void)state;
	check(choices(FIELD_PICK, 12, 0), (const struct row[]){{"5", "e/"}, {"12", "l/"}, {"1", "(1)"}, {"1 2 ", "a/b/"}, {"0102", "a/b/"}, {"15", "15!"}, {"00", "00!"}, {NULL, NULL}});
	check(choices(FIELD_PICK, 20, 0), (const struct row[]){{"3", "c/"}, {"2 ", "b/"}, {"20", "t/"}, {"21", "21!"}, {NULL, NULL}});
	check(numbers(FIELD_NUMBER, 0, 100), (const struct row[]){{"7 ", "7/"}, {"75", "75/"}, {"100", "100/"}, {"10 ", "10/"}, {"0 ", "0/"}, {NULL, NULL}});
	check(numbers(FIELD_NUMBER, 20, 40), (const struct row[]){{"20", "20/"}, {"5", "5!"}, {"19", "19!"}, {"2 ", "2!"}, {NULL, NULL}});
	check(numbers(FIELD_SCALE, -3, 3), (const struct row[]){{"-2", "-2/"}, {"3", "3/"}, {"-4", "-4!"}, {"- ", "-!"}, {".", "./"}, {NULL, NULL}});
}

static void more_answers_end_with_a_space(void **state)
{
	(void)state;
	check(choices(FIELD_MANY, 5, 0), (const struct row[]){{"13 ", "a c/"}, {"31 ", "a c/"}, {"11 ", "a/"}, {"2 3 ", "b/c/"}, {"1+3 ", "a c/"}, {"1,3 ", "a c/"}, {"13", "(1+3+)"},
		{". ", "./"}, {"16", "1+6!"}, {"13.", "1+3+.!"}, {NULL, NULL}});
	check(choices(FIELD_MANY, 10, 0), (const struct row[]){{"10 ", "j/"}, {"190 ", "a i j/"}, {NULL, NULL}});
	check(choices(FIELD_MANY, 12, 0), (const struct row[]){{"1+12 ", "a l/"}, {"512+1 ", "a e l/"}, {"0112 ", "a l/"}, {"13", "13!"}, {NULL, NULL}});
}

static void dots_are_given_per_option_and_the_last_one_ends_them(void **state)
{
	(void)state;
	check(choices(FIELD_POINTS, 8, 3), (const struct row[]){{"2001", "a:2 d:1/"}, {"3", "a:3/"}, {"00000003", "h:3/"}, {"1 02 ", "a:1/b:2/"}, {"21", "a:2 b:1/"}, {"22", "2+2!"},
		{"4", "4!"}, {"00000001", "h:1/"}, {"00000000", "./"}, {"10", "(1+0+)"}, {".3", "./a:3/"}, {NULL, NULL}});
	check(choices(FIELD_POINTS, 3, 10), (const struct row[]){{"10", "a:10/"}, {"12", "(1+2+)"}, {"127", "a:1 b:2 c:7/"}, {"055", "b:5 c:5/"}, {NULL, NULL}});
	check(choices(FIELD_POINTS, 3, 12), (const struct row[]){{"12", "a:12/"}, {"1+2+9", "a:1 b:2 c:9/"}, {"0804", "a:8 b:4/"}, {"13", "13!"}, {NULL, NULL}});
}

static void a_half_is_no_whole_number(void **state)
{
	(void)state;
	assert_string_equal(typed(numbers(FIELD_NUMBER, 1, 10), "7,5"), "7/,!");
	assert_string_equal(typed(numbers(FIELD_NUMBER, 0, 100), "7,5"), "7,!");
	assert_string_equal(typed(numbers(FIELD_NUMBER, 0, 100), "7.5"), "7.!");
	assert_string_equal(typed(numbers(FIELD_NUMBER, 0, 100), "7-5"), "7-!");
}

static void what_is_no_answer_stays_until_it_is_taken_away(void **state)
{
	(void)state;
	const struct field *field = choices(FIELD_MANY, 5, 0);
	struct token token = {.wrong = false};
	struct str value = STR_EMPTY;
	struct error error = {""};
	assert_int_equal(token_key(field, &token, '1', &value, &error), TYPED_MORE);
	assert_int_equal(token_key(field, &token, '9', &value, &error), TYPED_WRONG);
	assert_non_null(strstr(error.text, "9"));
	for (const char *key = "2 .+"; *key; key++)
		assert_int_equal(token_key(field, &token, *key, &value, &error), TYPED_WRONG);
	assert_true(token_back(&token));
	assert_string_equal(token.text, "1+");
	assert_int_equal(token_key(field, &token, '2', &value, &error), TYPED_MORE);
	assert_int_equal(token_key(field, &token, ' ', &value, &error), TYPED_VALUE);
	assert_string_equal(value.data, "a b");
	assert_false(token_back(&token));
	str_release(&value);
}

static void words_and_letters_are_not_for_digits(void **state)
{
	(void)state;
	struct token token = {.wrong = false};
	struct str value = STR_EMPTY;
	struct error error;
	const struct field *field = choices(FIELD_PICK, 4, 0);
	for (const char *key = "aZ?/:é\n"; *key; key++)
		assert_int_equal(token_key(field, &token, *key, &value, &error), TYPED_NOT);
	assert_int_equal(token_key(field, &token, '\0', &value, &error), TYPED_NOT);
	assert_int_equal(token_key(numbers(FIELD_TEXT, 0, 400), &token, '1', &value, &error), TYPED_NOT);
	assert_int_equal(token_key(numbers(FIELD_NOTE, 0, 0), &token, '1', &value, &error), TYPED_NOT);
	assert_string_equal(token.text, "");
}

static void a_long_line_of_digits_has_an_end(void **state)
{
	(void)state;
	const struct field *field = choices(FIELD_MANY, 5, 0);
	struct token token = {.wrong = false};
	struct str value = STR_EMPTY;
	struct error error;
	enum typed said = TYPED_MORE;
	for (int i = 0; i < 1000; i++)
		said = token_key(field, &token, '1', &value, &error);
	assert_int_equal(said, TYPED_WRONG);
	assert_true(strlen(token.text) <= TOKEN_MOST);
}

static void shows(const struct field *field, const char *value, const char *wanted)
{
	struct str shown = STR_EMPTY;
	typed_of_value(field, value, &shown);
	assert_string_equal(shown.data, wanted);
	str_release(&shown);
}

static void a_hint_stands_where_more_than_one_is_typed(void **state)
{
	(void)state;
	assert_non_null(strstr(typed_hint(choices(FIELD_MANY, 5, 0)), "space"));
	assert_non_null(strstr(typed_hint(choices(FIELD_POINTS, 5, 3)), "dots"));
	assert_null(typed_hint(choices(FIELD_PICK, 5, 0)));
	assert_null(typed_hint(numbers(FIELD_SCALE, 1, 7)));
}

static void a_value_is_shown_as_it_was_typed(void **state)
{
	(void)state;
	shows(choices(FIELD_POINTS, 8, 3), "a:2 d:1", "2+0+0+1");
	shows(choices(FIELD_POINTS, 8, 3), "h:3", "0+0+0+0+0+0+0+3");
	shows(choices(FIELD_MANY, 12, 0), "a l", "1+12");
	shows(choices(FIELD_PICK, 12, 0), "l", "12");
	shows(numbers(FIELD_NUMBER, 1, 10), "10", "10");
	shows(numbers(FIELD_TEXT, 0, 400), "what somebody wrote", "…");
	shows(numbers(FIELD_SCALE, 1, 7), "", ".");
}

static void questions_are_numbered_without_notes_and_without_the_role(void **state)
{
	(void)state;
	form_release(&form);
	form_add(&form, FIELD_PICK, "role", "Role")->role = true;
	form_add(&form, FIELD_NOTE, "case", "Case");
	form_add(&form, FIELD_NUMBER, "mark", "Mark");
	form_add(&form, FIELD_TEXT, "words", "Words");
	assert_int_equal(form_number(&form, "role"), 0);
	assert_int_equal(form_number(&form, "case"), 0);
	assert_int_equal(form_number(&form, "mark"), 1);
	assert_int_equal(form_number(&form, "words"), 2);
	assert_int_equal(form_number(&form, "nothing"), 0);
}

static int tear_down(void **state)
{
	(void)state;
	form_release(&form);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_digit_answers_a_short_question),
		cmocka_unit_test(nought_is_ten_where_numbers_end_at_ten),
		cmocka_unit_test(longer_numbers_end_where_no_digit_fits_or_with_a_space),
		cmocka_unit_test(more_answers_end_with_a_space),
		cmocka_unit_test(dots_are_given_per_option_and_the_last_one_ends_them),
		cmocka_unit_test(a_half_is_no_whole_number),
		cmocka_unit_test(what_is_no_answer_stays_until_it_is_taken_away),
		cmocka_unit_test(words_and_letters_are_not_for_digits),
		cmocka_unit_test(a_long_line_of_digits_has_an_end),
		cmocka_unit_test(a_hint_stands_where_more_than_one_is_typed),
		cmocka_unit_test(a_value_is_shown_as_it_was_typed),
		cmocka_unit_test(questions_are_numbered_without_notes_and_without_the_role),
	};
	return cmocka_run_group_tests(tests, NULL, tear_down);
}
