/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "base/text.h"
#include "lib/golden_text.h"
#include "lib/report_docs.h"
#include "report/lines.h"

static struct styled_lines draw(const char *name, const struct lines_options *options)
{
	struct doc doc = {0};
	struct styled_lines lines = {0};

	report_doc_find(name)->fill(&doc);
	lines_of_doc(&doc, options, &lines);
	doc_release(&doc);
	return lines;
}

static char *whole_text(const struct styled_lines *lines)
{
	struct str text = STR_EMPTY;

	for (size_t i = 0; i < lines->count; i++) {
		char *line = styled_line_text(&lines->items[i]);

		str_add(&text, line);
		str_add_char(&text, '\n');
		free(line);
	}
	return str_take(&text);
}

static char *text_of(const char *name, int width, enum block_use up_to, bool hidden)
{
	struct lines_options options = {width, up_to, hidden};
	struct styled_lines lines = draw(name, &options);
	char *text = whole_text(&lines);

	styled_lines_release(&lines);
	return text;
}

static void every_picture_looks_as_it_should_on_each_screen(void **state)
{
	static const int widths[] = {40, 80, 200};
	bool all = true;

	(void)state;
	for (const struct report_doc *row = report_docs; row->name; row++)
		for (size_t i = 0; i < 3; i++) {
			char path[100];
			char *text = text_of(row->name, widths[i], FOR_DETAIL, false);

			snprintf(path, sizeof path, "golden/report/%s.%d.txt", row->name, widths[i]);
			all = golden_text_matches(path, text, strlen(text)) && all;
			free(text);
		}
	assert_true(all);
}

static void no_line_is_wider_than_the_screen_or_ends_in_a_space(void **state)
{
	(void)state;
	for (const struct report_doc *row = report_docs; row->name; row++)
		for (int width = 20; width <= 200; width++) {
			struct lines_options options = {width, FOR_DETAIL, false};
			struct styled_lines lines = draw(row->name, &options);

			for (size_t i = 0; i < lines.count; i++) {
				char *line = styled_line_text(&lines.items[i]);

				assert_in_range(text_width(line), 0, (uintmax_t)width);
				assert_null(strchr(line, '\n'));
				assert_true(!*line || line[strlen(line) - 1] != ' ');
				free(line);
			}
			styled_lines_release(&lines);
		}
}

static void every_person_of_a_scale_is_a_dot_while_they_fit(void **state)
{
	(void)state;
	for (int width = 80; width <= 200; width += 20) {
		char *text = text_of("scale", width, FOR_DETAIL, false);
		int dots = 0;

		for (const char *at = text; (at = strstr(at, "●")); at += strlen("●"))
			dots++;
		assert_int_equal(dots, 8 + 16 + 20 + 26);
		assert_null(strstr(text, "one dot is"));
		free(text);
	}
}

static void a_dot_that_is_more_people_says_so(void **state)
{
	char *text = text_of("crowds", 40, FOR_DETAIL, false);

	(void)state;
	assert_non_null(strstr(text, "n = 60 · one dot is 2 people"));
	free(text);
}

static void a_picture_leaves_the_detail_out(void **state)
{
	char *picture = text_of("words", 80, FOR_PICTURE, false), *detail = text_of("words", 80, FOR_DETAIL, false);

	(void)state;
	assert_null(strstr(picture, "Half an hour"));
	assert_null(strstr(picture, "2 people were away"));
	assert_non_null(strstr(detail, "Half an hour"));
	free(picture);
	free(detail);
}

static void words_that_are_hidden_are_counted_once_per_run(void **state)
{
	char *words = text_of("words", 80, FOR_DETAIL, true), *stories = text_of("stories", 80, FOR_DETAIL, true);

	(void)state;
	assert_null(strstr(words, "Visit together"));
	assert_non_null(strstr(words, "2 texts in people's own words are kept closed."));
	assert_non_null(strstr(words, "1 text in people's own words is kept closed."));
	assert_null(strstr(stories, "Mrs White"));
	assert_non_null(strstr(stories, "3 texts in people's own words are kept closed."));
	free(words);
	free(stories);
}

static void no_words_of_a_point_remain_where_the_plot_becomes_a_table(void **state)
{
	char *text = text_of("stories", 24, FOR_DETAIL, true);

	(void)state;
	assert_null(strstr(text, "Mrs"));
	assert_null(strstr(text, "cooking"));
	free(text);
}

static void a_line_of_a_quote_never_begins_where_a_heading_would(void **state)
{
	(void)state;
	for (int width = 20; width <= 120; width += 7) {
		struct lines_options options = {width, FOR_DETAIL, false};
		struct styled_lines lines = draw("hostile", &options);

		for (size_t i = 0; i < lines.count; i++)
			for (size_t k = 0; k < lines.items[i].count; k++)
				if (lines.items[i].runs[k].style == STYLE_QUOTE)
					assert_int_equal(lines.items[i].runs[0].text[0], ' ');
		styled_lines_release(&lines);
	}
}

static void a_raw_index_is_no_line(void **state)
{
	char *text = text_of("words", 80, FOR_DETAIL, false);

	(void)state;
	assert_null(strstr(text, "▸ \n"));
	assert_null(strstr(text, "0.03"));
	free(text);
}

static void every_line_knows_its_block_and_blocks_stand_apart(void **state)
{
	struct lines_options options = {80, FOR_DETAIL, false};
	struct styled_lines lines = draw("words", &options);
	char *text;

	(void)state;
	for (size_t i = 1; i < lines.count; i++)
		assert_true(lines.items[i].block >= lines.items[i - 1].block);
	text = whole_text(&lines);
	assert_null(strstr(text, "\n\n\n"));
	assert_int_equal(strlen(text) < 2 || text[strlen(text) - 2] == '\n', 0);
	free(text);
	styled_lines_release(&lines);
}

static void every_mark_has_a_counterpart_in_ascii(void **state)
{
	static const char *const mine[] = {"scale", "bars", "plots", "stories", "words"};

	(void)state;
	for (size_t i = 0; i < sizeof mine / sizeof *mine; i++) {
		char *text = text_of(mine[i], 80, FOR_DETAIL, false), *ascii = text_ascii(text);
		size_t marks = 0, questions = 0;

		for (const char *at = ascii; *at; at++)
			questions += *at == '?';
		for (const char *at = text; *at; at++)
			marks += *at == '?';
		assert_int_equal(questions, marks);
		free(text);
		free(ascii);
	}
}

static int set_up(void **state)
{
	(void)state;
	text_setup();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_picture_looks_as_it_should_on_each_screen),
		cmocka_unit_test(no_line_is_wider_than_the_screen_or_ends_in_a_space),
		cmocka_unit_test(every_person_of_a_scale_is_a_dot_while_they_fit),
		cmocka_unit_test(a_dot_that_is_more_people_says_so),
		cmocka_unit_test(a_picture_leaves_the_detail_out),
		cmocka_unit_test(words_that_are_hidden_are_counted_once_per_run),
		cmocka_unit_test(no_words_of_a_point_remain_where_the_plot_becomes_a_table),
		cmocka_unit_test(a_line_of_a_quote_never_begins_where_a_heading_would),
		cmocka_unit_test(a_raw_index_is_no_line),
		cmocka_unit_test(every_line_knows_its_block_and_blocks_stand_apart),
		cmocka_unit_test(every_mark_has_a_counterpart_in_ascii),
	};

	return cmocka_run_group_tests(tests, set_up, NULL);
}
