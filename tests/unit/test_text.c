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
#include <unistd.h>
#include <unistr.h>

#include "base/random.h"
#include "base/text.h"

/* Marks, not composed letters, on purpose: e + U+0301. */
#define E_ACUTE "e\xCC\x81"

struct pair {
	const char *from, *to;
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void assert_clean(const char *bytes, bool lines, const char *expected)
{
	char *clean = text_clean(bytes, strlen(bytes), lines);

	assert_string_equal(clean, expected);
	free(clean);
}

static void a_bad_byte_becomes_a_replacement_character(void **state)
{
	static const struct pair pairs[] = {
		{"a\xFFz", "a\xEF\xBF\xBDz"},
		{"a\x80z", "a\xEF\xBF\xBDz"},
		{"a\xC0\xAFz", "a\xEF\xBF\xBD\xEF\xBF\xBDz"},
		{"a\xED\xA0\x80z", "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz"},
		{"a\xE2\x82", "a\xEF\xBF\xBD\xEF\xBF\xBD"},
		{"a\xF4\x90\x80\x80z", "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(pairs); i++)
		assert_clean(pairs[i].from, true, pairs[i].to);
}

static void controls_do_not_reach_the_terminal(void **state)
{
	char *clean;

	(void)state;
	assert_clean("a\x1B[31m\x07\x7F" "b\xC2\x9B" "c", true, "a[31mbc");
	assert_clean("a\tb", true, "a b");
	clean = text_clean("a\0b", 3, false);
	assert_string_equal(clean, "ab");
	free(clean);
}

static void line_ends_are_kept_only_when_asked(void **state)
{
	(void)state;
	assert_clean("a\nb\r\nc\rd\xE2\x80\xA8" "e\xC2\x85" "f\n\ng", true, "a\nb\nc\nd\ne\nf\n\ng");
	assert_clean("a\nb\r\nc\rd\xE2\x80\xA8" "e", false, "a b c d e");
}

static void hidden_characters_and_turned_directions_are_dropped(void **state)
{
	(void)state;
	assert_clean("a\xC2\xAD\xD8\x9C\xE2\x80\x8B\xE2\x80\x8F\xE2\x80\xAA\xE2\x80\xAE\xE2\x81\xA0\xE2\x81\xA9\xEF\xBB\xBF" "b", true, "ab");
	assert_clean("a\xEF\xB7\x90\xEF\xBF\xBE\xEF\xBF\xBF\xF0\x9F\xBF\xBE\xF4\x8F\xBF\xBF" "b", true, "ab");
}

static void spaces_at_both_ends_are_trimmed(void **state)
{
	(void)state;
	assert_clean("  \t\n wat  nu \xC2\xA0\n ", true, "wat  nu");
	assert_clean(" \xE3\x80\x80 ", true, "");
	assert_clean("", true, "");
}

static void any_bytes_come_out_clean_and_stay_so(void **state)
{
	(void)state;
	setenv("SAMENSPEL_SEED", "7", 1);
	for (int round = 0; round < 3000; round++) {
		char bytes[40];
		size_t len = random_below(sizeof bytes + 1);
		char *clean, *again;

		for (size_t i = 0; i < len; i++)
			bytes[i] = (char)random_below(256);
		clean = text_clean(bytes, len, round % 2);
		again = text_clean(clean, strlen(clean), round % 2);
		assert_true(text_is_utf8(clean, strlen(clean)));
		assert_string_equal(clean, again);
		free(clean);
		free(again);
	}
	unsetenv("SAMENSPEL_SEED");
}

static void only_valid_bytes_are_utf8(void **state)
{
	(void)state;
	assert_true(text_is_utf8("", 0));
	assert_true(text_is_utf8("caf\xC3\xA9", 5));
	assert_false(text_is_utf8("caf\xC3\xA9", 4));
	assert_false(text_is_utf8("\xED\xA0\x80", 3));
}

static void a_width_counts_cells(void **state)
{
	(void)state;
	assert_int_equal(text_width(""), 0);
	assert_int_equal(text_width("caf\xC3\xA9"), 4);
	assert_int_equal(text_width("caf" E_ACUTE), 4);
	assert_int_equal(text_width("\xE4\xBD\xA0\xE5\xA5\xBD"), 4);
	assert_int_equal(text_width("\xE2\x9C\x93 \xE2\x98\x85 \xE2\x86\x92"), 5);
}

static void what_fits_ends_between_clusters(void **state)
{
	(void)state;
	assert_int_equal(text_fit("abc", 2), 2);
	assert_int_equal(text_fit("abc", 9), 3);
	assert_int_equal(text_fit("abc", 0), 0);
	assert_int_equal(text_fit("a" E_ACUTE "b", 2), 4);
	assert_int_equal(text_fit("a\xE4\xBD\xA0", 2), 1);
	assert_int_equal(text_fit("abc", -1), 0);
}

static void the_cursor_steps_over_whole_clusters(void **state)
{
	const char *s = "a" E_ACUTE "\xE2\x82\xAC";
	static const size_t stops[] = {0, 1, 4, 7};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(text_next(s, stops[i]), stops[i + 1]);
		assert_int_equal(text_prev(s, stops[i + 1]), stops[i]);
	}
	assert_int_equal(text_next(s, 7), 7);
	assert_int_equal(text_prev(s, 0), 0);
	assert_int_equal(text_prev("\xCC\x81", 2), 0);
	assert_int_equal(text_next("\xCC\x81\xCC\x81", 0), 4);
}

static void assert_wrap(const char *s, int width, const char *expected)
{
	struct text_lines lines = {0};
	char joined[200] = "";

	text_wrap(&lines, s, width);
	for (size_t i = 0; i < lines.count; i++) {
		strcat(joined, lines.items[i]);
		strcat(joined, "|");
	}
	assert_string_equal(joined, expected);
	text_lines_release(&lines);
	assert_int_equal(lines.count, 0);
}

static void lines_break_between_words(void **state)
{
	(void)state;
	assert_wrap("", 5, "|");
	assert_wrap("de thee is op", 7, "de thee|is op|");
	assert_wrap("de thee is op", 8, "de thee|is op|");
	assert_wrap("de thee is op", 6, "de|thee|is op|");
	assert_wrap("wel-of-niet", 7, "wel-of-|niet|");
	assert_wrap("dat is 'm !", 20, "dat is 'm !|");
	assert_wrap("typ dan :aside", 9, "typ dan|:aside|");
	assert_wrap("om 9:45 uur", 5, "om|9:45|uur|");
}

static void line_ends_in_a_text_stay(void **state)
{
	(void)state;
	assert_wrap("een\n\ntwee\n", 10, "een||twee||");
}

static void trailing_spaces_hang_over_the_edge(void **state)
{
	(void)state;
	assert_wrap("abc   def  ", 3, "abc|def|");
	assert_wrap("   ", 2, "|");
}

static void a_word_longer_than_a_line_is_cut_between_clusters(void **state)
{
	(void)state;
	assert_wrap("abcdefgh", 3, "abc|def|gh|");
	assert_wrap("x abcdefgh", 3, "x|abc|def|gh|");
	assert_wrap("aa" E_ACUTE E_ACUTE, 3, "aa" E_ACUTE "|" E_ACUTE "|");
	assert_wrap("\xE4\xBD\xA0\xE5\xA5\xBD", 3, "\xE4\xBD\xA0|\xE5\xA5\xBD|");
	assert_wrap("\xE4\xBD\xA0\xE5\xA5\xBD", 1, "\xE4\xBD\xA0|\xE5\xA5\xBD|");
}

static void no_break_spaces_do_not_break(void **state)
{
	(void)state;
	assert_wrap("op 3\xC2\xA0maart", 8, "op|3\xC2\xA0maart|");
}

static void add_letters(char *out, const char *s)
{
	out += strlen(out);
	for (; *s; s++) {
		if (*s != ' ' && *s != '\n')
			*out++ = *s;
	}
	*out = '\0';
}

static void wrapped_lines_fit_and_lose_no_letter(void **state)
{
	static const char *const parts[] = {"a", "groep", " ", "  ", "-", "\n", E_ACUTE, "\xE4\xBD\xA0", "\xE2\x80\x9C", ".", "/", "12"};

	(void)state;
	setenv("SAMENSPEL_SEED", "5", 1);
	for (int round = 0; round < 1000; round++) {
		struct text_lines lines = {0};
		char s[200] = "", before[200] = "", after[200] = "";
		int width = 2 + (int)random_below(12);

		for (int i = 0; i < 25; i++)
			strcat(s, parts[random_below(COUNT(parts))]);
		add_letters(before, s);
		text_wrap(&lines, s, width);
		for (size_t i = 0; i < lines.count; i++) {
			assert_true(text_width(lines.items[i]) <= width);
			add_letters(after, lines.items[i]);
		}
		assert_string_equal(before, after);
		text_lines_release(&lines);
	}
	unsetenv("SAMENSPEL_SEED");
}

static void assert_cut(const char *s, int cells, bool pad, const char *expected)
{
	char *cut = text_cut(s, cells, pad);

	assert_string_equal(cut, expected);
	free(cut);
}

static void a_cut_text_ends_in_an_ellipsis(void **state)
{
	(void)state;
	assert_cut("koffie", 6, false, "koffie");
	assert_cut("koffie", 5, false, "koff\xE2\x80\xA6");
	assert_cut("koffie", 1, false, "\xE2\x80\xA6");
	assert_cut("koffie", 0, true, "");
	assert_cut("koffie", -3, true, "");
}

static void a_padded_text_fills_its_cells_exactly(void **state)
{
	(void)state;
	assert_cut("thee", 6, true, "thee  ");
	assert_cut("\xE4\xBD\xA0\xE5\xA5\xBD", 3, true, "\xE4\xBD\xA0\xE2\x80\xA6");
	assert_cut("\xE4\xBD\xA0\xE5\xA5\xBD\xE5\xA5\xBD", 4, true, "\xE4\xBD\xA0\xE2\x80\xA6 ");
}

static void ascii_keeps_what_can_be_read(void **state)
{
	static const struct pair pairs[] = {
		{"caf\xC3\xA9, re\xC3\xABle " E_ACUTE "\xC3\x89\n", "cafe, reele eE\n"},
		{"\xE2\x80\x9Challo\xE2\x80\x9D \xE2\x80\x98s \xE2\x80\x93 \xE2\x80\x94", "\"hallo\" 's - -"},
		{"\xE2\x94\x8C\xE2\x94\x80\xE2\x94\xAC\xE2\x94\x82\xE2\x94\x83\xE2\x95\xAC\xE2\x95\x90\xE2\x95\x91\xE2\x95\xAD", "+-+||+-|+"},
		{"\xE2\x96\x88\xE2\x96\x91\xE2\x96\x8C", "###"},
		{"wacht\xE2\x80\xA6", "wacht."},
		{"\xE2\x86\x90\xE2\x86\x92 \xE2\x9C\x93 \xE2\x98\x85 \xE2\x80\xA2", "<> v * *"},
		{"\xE4\xBD\xA0\xEF\xBC\xA1\xC2\xA0\xCE\xA9\xC2\xBD", "??A  ??"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(pairs); i++) {
		char *ascii = text_ascii(pairs[i].from);

		assert_string_equal(ascii, pairs[i].to);
		free(ascii);
	}
}

static void every_character_becomes_as_many_ascii_ones_as_it_has_cells(void **state)
{
	(void)state;
	for (ucs4_t c = 0xA0; c < 0x20000; c++) {
		char s[8] = "";
		char *ascii;
		bool drawing = c >= 0x2500 && c < 0x25A0;

		if (c >= 0xD800 && c < 0xE000)
			continue;
		u8_uctomb((uint8_t *)s, c, sizeof s);
		ascii = text_ascii(s);
		for (const char *at = ascii; *at; at++)
			assert_in_range(*at, ' ', '~');
		assert_true(text_width(s) < 0 || strlen(ascii) == (size_t)text_width(s));
		assert_false(drawing && strcmp(ascii, "?") == 0);
		free(ascii);
	}
}

static void folded_texts_are_equal_when_only_case_differs(void **state)
{
	static const struct pair pairs[] = {
		{"Ren\xC3\x89 \xC5\x92" "uvre", "ren\xC3\xA9 \xC5\x93uvre"},
		{"Ren" E_ACUTE, "ren\xC3\xA9"},
		{"\xC5\xB8\xC5\x81\xC5\xBF\xC3\x97", "\xC3\xBF\xC5\x82s\xC3\x97"},
		{"\xCE\xA9", "\xCE\xA9"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(pairs); i++) {
		char *folded = text_fold(pairs[i].from);

		assert_string_equal(folded, pairs[i].to);
		assert_int_equal(text_compare(pairs[i].from, pairs[i].to), 0);
		free(folded);
	}
}

/* What text_setup() says in an environment of its own: 1 or 0, or 2 when widths are wrong after it. */
static int setup_under(const char *lc_all, const char *term)
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		setenv("LC_ALL", lc_all, 1);
		setenv("TERM", term, 1);
		status = text_setup();
		_exit(text_width("\xE4\xBD\xA0") == 2 ? status : 2);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void text_is_utf8_inside_whatever_is_outside(void **state)
{
	(void)state;
	assert_int_equal(setup_under("C", "xterm"), 1);
	assert_int_equal(setup_under("POSIX", "xterm"), 1);
	assert_int_equal(setup_under("C.UTF-8", "xterm-256color"), 1);
	assert_int_equal(setup_under("xx_XX.UTF-8", "xterm"), 1);
	assert_int_equal(setup_under("xx_XX.ISO-8859-1", "xterm"), 0);
	assert_int_equal(setup_under("C.UTF-8", "linux"), 0);
	assert_int_equal(setup_under("C", "linux"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bad_byte_becomes_a_replacement_character),
		cmocka_unit_test(controls_do_not_reach_the_terminal),
		cmocka_unit_test(line_ends_are_kept_only_when_asked),
		cmocka_unit_test(hidden_characters_and_turned_directions_are_dropped),
		cmocka_unit_test(spaces_at_both_ends_are_trimmed),
		cmocka_unit_test(any_bytes_come_out_clean_and_stay_so),
		cmocka_unit_test(only_valid_bytes_are_utf8),
		cmocka_unit_test(a_width_counts_cells),
		cmocka_unit_test(what_fits_ends_between_clusters),
		cmocka_unit_test(the_cursor_steps_over_whole_clusters),
		cmocka_unit_test(lines_break_between_words),
		cmocka_unit_test(line_ends_in_a_text_stay),
		cmocka_unit_test(trailing_spaces_hang_over_the_edge),
		cmocka_unit_test(a_word_longer_than_a_line_is_cut_between_clusters),
		cmocka_unit_test(no_break_spaces_do_not_break),
		cmocka_unit_test(wrapped_lines_fit_and_lose_no_letter),
		cmocka_unit_test(a_cut_text_ends_in_an_ellipsis),
		cmocka_unit_test(a_padded_text_fills_its_cells_exactly),
		cmocka_unit_test(ascii_keeps_what_can_be_read),
		cmocka_unit_test(every_character_becomes_as_many_ascii_ones_as_it_has_cells),
		cmocka_unit_test(folded_texts_are_equal_when_only_case_differs),
		cmocka_unit_test(text_is_utf8_inside_whatever_is_outside),
	};

	text_setup();
	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
