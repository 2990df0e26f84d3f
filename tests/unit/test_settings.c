/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "base/text.h"
#include "workbook/settings.h"

static char folder[] = "/tmp/settings-XXXXXX";

static char *path_of(const char *name)
{
	struct str path = STR_EMPTY;
	str_addf(&path, "%s/%s", folder, name);
	return str_take(&path);
}

static void write_settings(const char *text)
{
	char *path = path_of("samenspel/settings.ini");
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
	free(path);
}

static void load(const char *text, struct settings *settings, struct faults *faults)
{
	write_settings(text);
	settings_load(settings, faults);
}

static void a_language_that_was_set_is_read(void **state)
{
	struct settings settings = {0};
	struct faults faults = {0};
	(void)state;
	load("[settings]\nlang = en\n", &settings, &faults);
	assert_string_equal(settings.lang, "en");
	assert_int_equal(faults.count, 0);
	settings_release(&settings);
}

static void what_is_wrong_is_named_by_line_and_the_rest_is_read(void **state)
{
	struct settings settings = {0};
	struct faults faults = {0};
	(void)state;
	load("[settings]\ncolour = red\nlang = nl\n", &settings, &faults);
	assert_string_equal(settings.lang, "nl");
	assert_int_equal(faults.count, 1);
	assert_int_equal(faults.items[0].line, 2);
	settings_release(&settings);
	faults_release(&faults);
}

static void a_language_that_is_not_there_is_not_set(void **state)
{
	struct settings settings = {0};
	struct faults faults = {0};
	(void)state;
	load("[settings]\nlang = fr\n", &settings, &faults);
	assert_null(settings.lang);
	assert_int_equal(faults.count, 1);
	faults_release(&faults);
}

static void a_broken_file_is_a_fault_and_no_settings(void **state)
{
	struct settings settings = {0};
	struct faults faults = {0};
	(void)state;
	load("lang = \"en\n\\", &settings, &faults);
	assert_null(settings.lang);
	assert_true(faults.count > 0);
	faults_release(&faults);
}

static void no_file_is_no_settings_and_no_fault(void **state)
{
	struct settings settings = {0};
	struct faults faults = {0};
	char *path = path_of("samenspel/settings.ini");
	(void)state;
	unlink(path);
	settings_load(&settings, &faults);
	assert_null(settings.lang);
	assert_int_equal(faults.count, 0);
	free(path);
}

static int set_up(void **state)
{
	(void)state;
	text_setup();
	if (!mkdtemp(folder))
		return -1;
	setenv("XDG_CONFIG_HOME", folder, 1);
	char *path = path_of("samenspel");
	int made = mkdir(path, 0700);
	free(path);
	return made;
}

static int tear_down(void **state)
{
	char *file = path_of("samenspel/settings.ini"), *own = path_of("samenspel");
	(void)state;
	unlink(file);
	rmdir(own);
	free(file);
	free(own);
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_language_that_was_set_is_read),
		cmocka_unit_test(what_is_wrong_is_named_by_line_and_the_rest_is_read),
		cmocka_unit_test(a_language_that_is_not_there_is_not_set),
		cmocka_unit_test(a_broken_file_is_a_fault_and_no_settings),
		cmocka_unit_test(no_file_is_no_settings_and_no_fault),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
