/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/text.h"
#include "lib/golden_text.h"
#include "lib/report_docs.h"
#include "report/formats.h"

static void write_report(const char *name, const char *format, bool excel, struct str *out)
{
	struct doc doc = {0};
	struct dataset dataset = {0};
	struct report report = {.doc = &doc, .dataset = &dataset, .title = "Our <group> & \"you\"", .lang = "en", .version = "1.0", .excel = excel};

	report_doc_find(name)->fill(&doc);
	fill_dataset(&dataset);
	format_find(format)->write(&report, out);
	doc_release(&doc);
	dataset_release(&dataset);
}

static bool same_as_golden(const char *name, const char *format, bool excel)
{
	struct str out = STR_EMPTY;
	char path[100];
	bool same;

	write_report(name, format, excel, &out);
	snprintf(path, sizeof path, "golden/report/%s%s%s", name, excel ? ".excel" : "", format_find(format)->extension);
	same = golden_text_matches(path, out.data, out.len);
	str_release(&out);
	return same;
}

static void every_doc_is_written_as_it_should_be_in_every_format(void **state)
{
	bool all = true;

	(void)state;
	for (const struct report_doc *row = report_docs; row->name; row++)
		for (const struct format *format = report_formats; format->name; format++)
			if (!format->rows)
				all = same_as_golden(row->name, format->name, false) && all;
	all = same_as_golden("words", "csv", false) && all;
	all = same_as_golden("words", "csv", true) && all;
	assert_true(all);
}

static void a_format_nobody_has_is_not_found(void **state)
{
	(void)state;
	assert_null(format_find("pdf"));
	assert_null(format_find(NULL));
	assert_non_null(format_find("html"));
}

static void nothing_typed_becomes_a_tag_or_an_address_in_html(void **state)
{
	static const char *const never[] = {"<script", "</td><script", "<b>both", "<i>all", "href=", "src=", "url(", "http://x.example\""};
	struct str out = STR_EMPTY;

	(void)state;
	write_report("hostile", "html", false, &out);
	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		assert_null(strstr(out.data, never[i]));
	assert_non_null(strstr(out.data, "<title>Our &lt;group&gt; &amp; &quot;you&quot;</title>"));
	assert_non_null(strstr(out.data, "default-src 'none'"));
	str_release(&out);
}

static void no_line_typed_begins_a_heading_list_or_table_in_markdown(void **state)
{
	struct str out = STR_EMPTY;
	const char *line;

	(void)state;
	write_report("hostile", "md", false, &out);
	for (line = out.data; *line; line += strcspn(line, "\n") + 1) {
		assert_true(strncmp(line, "# ", 2) != 0 && strncmp(line, "===", 3) != 0 && strncmp(line, "+ ", 2) != 0 && strncmp(line, "1. ", 3) != 0);
		assert_true(strncmp(line, "> #", 3) != 0 && strncmp(line, "> =", 3) != 0 && strncmp(line, "> -", 3) != 0 && strncmp(line, "> |", 3) != 0);
	}
	for (line = out.data; (line = strstr(line, "<script")); line++)
		assert_int_equal(line[-1], '\\');
	str_release(&out);
}

static void a_cell_that_could_be_a_formula_is_defused_in_csv(void **state)
{
	static const char *const wanted[] = {"'=cmd()", "'+1", "'-1", "'@sum", "'＝1", "\"two\nlines\"", "\"a;b\"", "\" a \"", "\"Frames, or \"\"room\"\"\""};
	struct str out = STR_EMPTY;

	(void)state;
	write_report("words", "csv", false, &out);
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		assert_non_null(strstr(out.data, wanted[i]));
	assert_memory_equal(out.data, "activity,step,respondent,field,question,value,label,role,count\r\n", 64);
	str_release(&out);
}

static void excel_gets_semicolons_and_a_byte_order_mark(void **state)
{
	struct str out = STR_EMPTY;

	(void)state;
	write_report("words", "csv", true, &out);
	assert_memory_equal(out.data, "\xEF\xBB\xBF" "activity;step;", 17);
	str_release(&out);
}

static void json_reads_back_and_holds_every_raw_value(void **state)
{
	struct str out = STR_EMPTY;
	json_t *root, *block;
	bool sign = false;
	size_t i;

	(void)state;
	write_report("words", "json", false, &out);
	root = json_loads(out.data, JSON_REJECT_DUPLICATES, NULL);
	assert_non_null(root);
	assert_int_equal(json_integer_value(json_object_get(root, "format")), 1);
	assert_int_equal(json_array_size(json_object_get(root, "dataset")), 12);
	json_array_foreach(json_object_get(root, "doc"), i, block) {
		if (strcmp(json_string_value(json_object_get(block, "id")), "gap") == 0)
			assert_true(json_is_null(json_object_get(block, "value")));
		sign = sign || json_real_value(json_object_get(block, "value")) == 0.03125;
		assert_null(json_object_get(block, "action"));
	}
	assert_true(sign);
	json_decref(root);
	str_release(&out);
}

static void a_report_without_answers_is_still_whole(void **state)
{
	struct doc doc = {0};
	struct report report = {.doc = &doc, .title = "", .lang = "nl"};

	(void)state;
	for (const struct format *format = report_formats; format->name; format++) {
		struct str out = STR_EMPTY;

		format->write(&report, &out);
		assert_true(strcmp(format->name, "html") != 0 || strstr(out.data, "</html>"));
		str_release(&out);
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
		cmocka_unit_test(every_doc_is_written_as_it_should_be_in_every_format),
		cmocka_unit_test(a_format_nobody_has_is_not_found),
		cmocka_unit_test(nothing_typed_becomes_a_tag_or_an_address_in_html),
		cmocka_unit_test(no_line_typed_begins_a_heading_list_or_table_in_markdown),
		cmocka_unit_test(a_cell_that_could_be_a_formula_is_defused_in_csv),
		cmocka_unit_test(excel_gets_semicolons_and_a_byte_order_mark),
		cmocka_unit_test(json_reads_back_and_holds_every_raw_value),
		cmocka_unit_test(a_report_without_answers_is_still_whole),
	};

	return cmocka_run_group_tests(tests, set_up, NULL);
}
