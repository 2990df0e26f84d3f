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
#include <sys/wait.h>
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

/* --- writing --- */

static char *saved_text(void)
{
	char *path = path_of("samenspel/settings.ini"), part[1000];
	struct str text = STR_EMPTY;
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	while (fgets(part, sizeof part, file))
		str_add(&text, part);
	fclose(file);
	free(path);
	return str_take(&text);
}

static void assert_saved(const char *before, const struct settings *settings, const char *after)
{
	struct error error;
	if (before)
		write_settings(before);
	assert_true(settings_save(settings, &error));
	char *text = saved_text();
	assert_string_equal(text, after);
	free(text);
	struct settings read = {0};
	struct faults faults = {0};
	settings_load(&read, &faults);
	assert_int_equal(faults.count, 0);
	settings_release(&read);
}

static char dark[] = "dark", light[] = "light", en[] = "en", nl[] = "nl";

static void what_is_set_is_written_and_read_back(void **state)
{
	struct settings settings = {0};
	struct faults faults = {0};
	char *path = path_of("samenspel/settings.ini");
	(void)state;
	unlink(path);
	assert_saved(NULL, &(struct settings){.colours = light}, "[settings]\ncolours = light\n");
	assert_saved(NULL, &(struct settings){.lang = en}, "[settings]\ncolours = light\nlang = en\n");
	assert_saved(NULL, &(struct settings){.lang = nl, .colours = dark}, "[settings]\ncolours = dark\nlang = nl\n");
	settings_load(&settings, &faults);
	assert_string_equal(settings.lang, "nl");
	assert_string_equal(settings.colours, "dark");
	settings_release(&settings);
	free(path);
}

static void comments_and_lines_we_do_not_know_stay(void **state)
{
	struct error error;
	(void)state;
	assert_saved("; mine\n[settings]\n; the language\nlang = en\n; the end\n", &(struct settings){.lang = nl},
		"; mine\n[settings]\n; the language\nlang = nl\n; the end\n");
	assert_saved("[settings]\nlang = en\n\n; last", &(struct settings){.colours = dark}, "[settings]\nlang = en\ncolours = dark\n\n; last");
	assert_saved("; only a comment, without an end", &(struct settings){.lang = nl}, "; only a comment, without an end\n[settings]\nlang = nl\n");
	write_settings("[other]\nlang = fr\n[settings]\nsounds = off\nlang = en");
	assert_true(settings_save(&(struct settings){.lang = nl, .colours = light}, &error));
	char *text = saved_text();
	assert_string_equal(text, "[other]\nlang = fr\n[settings]\nsounds = off\nlang = nl\ncolours = light\n");
	free(text);
}

static void a_file_that_cannot_be_read_is_left_as_it_is(void **state)
{
	static const char *const broken[] = {"[settings]\nlan", "[settings]\nlang = \"en\n", "[settings\nlang = en\n", "lang = en\n", "[settings]\n\xff\n"};
	(void)state;
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		struct error error = {""};
		write_settings(broken[i]);
		assert_false(settings_save(&(struct settings){.lang = nl}, &error));
		assert_non_null(strstr(error.text, "not remembered"));
		assert_non_null(strstr(error.text, i == 3 ? "settings.ini:1" : "settings.ini:"));
		char *text = saved_text();
		assert_string_equal(text, broken[i]);
		free(text);
	}
}

static void a_folder_that_is_not_there_is_made(void **state)
{
	struct error error;
	struct settings settings = {0};
	struct faults faults = {0};
	char *deep = path_of("not/there"), *own = path_of("not/there/samenspel"), *file = path_of("not/there/samenspel/settings.ini"), *above = path_of("not");
	(void)state;
	setenv("XDG_CONFIG_HOME", deep, 1);
	assert_true(settings_save(&(struct settings){.lang = en}, &error));
	settings_load(&settings, &faults);
	assert_string_equal(settings.lang, "en");
	settings_release(&settings);
	assert_int_equal(unlink(file), 0);
	assert_int_equal(rmdir(own), 0);          /* nothing else is left in it */
	assert_int_equal(rmdir(deep) + rmdir(above), 0);
	setenv("XDG_CONFIG_HOME", folder, 1);
	free(deep);
	free(own);
	free(file);
	free(above);
}

/* Somebody else's folder: one sentence, and the file as it was. Root may write everywhere, so a child becomes nobody. */
static void a_folder_that_may_only_be_read_is_said_once(void **state)
{
	(void)state;
	if (geteuid() != 0)
		skip();
	write_settings("[settings]\nlang = en\n");
	char *path = path_of("samenspel"), *file = path_of("samenspel/settings.ini");
	assert_int_equal(chmod(folder, 0755) + chmod(path, 0755) + chmod(file, 0644), 0);
	pid_t child = fork();
	if (child == 0) {
		struct error error = {""};
		bool refused = setgid(65534) == 0 && setuid(65534) == 0 && !settings_save(&(struct settings){.lang = nl}, &error);
		_exit(refused && strstr(error.text, "not remembered") && strstr(error.text, "you may not write there") ? 0 : 1);
	}
	int status = 0;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	char *text = saved_text();
	assert_string_equal(text, "[settings]\nlang = en\n");
	free(text);
	free(path);
	free(file);
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
		cmocka_unit_test(what_is_set_is_written_and_read_back),
		cmocka_unit_test(comments_and_lines_we_do_not_know_stay),
		cmocka_unit_test(a_file_that_cannot_be_read_is_left_as_it_is),
		cmocka_unit_test(a_folder_that_is_not_there_is_made),
		cmocka_unit_test(a_folder_that_may_only_be_read_is_said_once),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
