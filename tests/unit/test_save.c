/* SPDX-License-Identifier: EUPL-1.2 */
/* Files that are whole or not there, and what they are called. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/save.h"
#include "base/text.h"
#include "workbook/file_name.h"
#include "workbook/paths.h"

static char folder[] = "/tmp/save-XXXXXX";

static const char *at(const char *name)
{
	static char path[600];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

static int save(const char *name, enum save how, const char *words)
{
	struct str text = STR_EMPTY;
	int number;

	str_add(&text, words);
	number = save_at(name[0] == '/' ? name : at(name), how, &text);
	str_release(&text);
	return number;
}

static void assert_holds(const char *name, const char *words)
{
	char found[100] = "";
	FILE *file = fopen(at(name), "r");

	assert_non_null(file);
	assert_non_null(fgets(found, sizeof found, file));
	fclose(file);
	assert_string_equal(found, words);
	assert_int_equal(unlink(at(name)), 0);
}

static void a_new_file_never_takes_a_name_that_is_taken(void **state)
{
	(void)state;
	assert_int_equal(save("a", SAVE_NEW, "first"), 0);
	assert_int_equal(save("a", SAVE_NEW, "second"), EEXIST);
	assert_holds("a", "first");
	assert_int_equal(symlink("nowhere", at("link")), 0);
	assert_int_equal(save("link", SAVE_NEW, "third"), EEXIST);
	assert_int_equal(unlink(at("link")), 0);
}

static void a_file_is_replaced_where_the_link_to_it_points(void **state)
{
	struct stat found;

	(void)state;
	assert_int_equal(save("real", SAVE_OVER, "first"), 0);
	assert_int_equal(symlink("real", at("link")), 0);
	assert_int_equal(save("link", SAVE_OVER, "second"), 0);
	assert_int_equal(lstat(at("link"), &found), 0);
	assert_true(S_ISLNK(found.st_mode));
	assert_holds("real", "second");
	assert_int_equal(unlink(at("link")), 0);
}

static void what_is_no_file_is_written_to_and_stays_what_it_is(void **state)
{
	struct stat found;

	(void)state;
	assert_int_equal(save("/dev/null", SAVE_OVER, "gone"), 0);
	assert_int_equal(stat("/dev/null", &found), 0);
	assert_true(S_ISCHR(found.st_mode));
	assert_int_equal(save("/dev/full", SAVE_OVER, "no room"), ENOSPC);
	assert_int_equal(save("", SAVE_OVER, "a folder"), EISDIR);
}

static void where_no_file_can_stand_errno_says_why(void **state)
{
	char name[400];

	(void)state;
	assert_int_equal(save("not/there", SAVE_NEW, "a"), ENOENT);
	memset(name, 'a', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	assert_int_equal(save(name, SAVE_NEW, "a"), ENAMETOOLONG);
}

/* The folder must be empty after all of the above. */
static int tear_down(void **state)
{
	(void)state;
	return rmdir(folder);
}

static int set_up(void **state)
{
	(void)state;
	text_setup();
	return mkdtemp(folder) != NULL ? 0 : -1;
}

static void a_title_becomes_a_name_that_every_system_takes(void **state)
{
	static const struct {
		const char *title, *name;
		int version, copy;
	} rows[] = {
		{"Verslag 2026-03-12 Buurtteam Zuid", "Verslag 2026-03-12 Buurtteam Zuid.html", 1, 1},
		{"Verslag 2026-03-12 Buurtteam Zuid", "Verslag 2026-03-12 Buurtteam Zuid, version 2.html", 2, 1},
		{"Verslag 2026-03-12 Buurtteam Zuid", "Verslag 2026-03-12 Buurtteam Zuid (2).html", 1, 2},
		{"Verslag 2026-03-12 Buurtteam Zuid", "Verslag 2026-03-12 Buurtteam Zuid, version 2 (3).html", 2, 3},
		{"a<b>c:d\"e/f\\g|h?i*j", "a-b-c-d-e-f-g-h-i-j.html", 1, 1},
		{"../../etc/passwd", "-..-etc-passwd.html", 1, 1},
		{". . hidden", "hidden.html", 1, 1},
		{"at the end. . ", "at the end.html", 1, 1},
		{"", "Samenspel.html", 1, 1},
		{"...", "Samenspel.html", 1, 1},
		{"two\nlines\tand \033[2J", "two lines and [2J.html", 1, 1},
		{"\u202egnp.exe", "gnp.exe.html", 1, 1},
		{"CON", "CON-.html", 1, 1},
		{"nul", "nul-.html", 1, 1},
		{"com7.old", "com7.old-.html", 1, 1},
		{"COMMON", "COMMON.html", 1, 1},
		{"Lpt0 team", "Lpt0 team.html", 1, 1},
		{"Café “Het Anker” ☕", "Café “Het Anker” ☕.html", 1, 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *name = file_name(rows[i].title, rows[i].version, rows[i].copy, ".html");

		assert_string_equal(name, rows[i].name);
		free(name);
	}
}

static size_t characters(const char *text)
{
	size_t count = 0;

	for (; *text != '\0'; text++)
		count += (*text & 0xC0) != 0x80;
	return count;
}

static void a_long_title_gives_up_its_end_and_nothing_else(void **state)
{
	static const char *const units[] = {"word ", "é", "☕", "👩‍👩‍👧", "a\u0301\u0323"};

	(void)state;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		for (int version = 1; version <= 12; version += 11) {
			struct str title = STR_EMPTY;
			char *name;

			str_add_times(&title, units[i], 300);
			name = file_name(title.data, version, 1, ".html");
			assert_true(characters(name) <= 120 || i > 2);
			assert_true(strlen(name) <= 240 && strlen(name) > 100);
			assert_true(text_is_utf8(name, strlen(name)));
			assert_string_equal(strstr(name, version > 1 ? ", version 12" : ".html"), version > 1 ? ", version 12.html" : ".html");
			assert_int_equal(save(name, SAVE_NEW, "a"), 0);
			assert_holds(name, "a");
			free(name);
			str_release(&title);
		}
}

static void a_folder_is_called_as_a_person_calls_it(void **state)
{
	(void)state;
	setenv("HOME", "/home/marie", 1);
	assert_string_equal(path_called("/home/marie/Documenten"), "Documenten");
	assert_string_equal(path_called("/home/marie"), "your own folder");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_file_never_takes_a_name_that_is_taken),
		cmocka_unit_test(a_file_is_replaced_where_the_link_to_it_points),
		cmocka_unit_test(what_is_no_file_is_written_to_and_stays_what_it_is),
		cmocka_unit_test(where_no_file_can_stand_errno_says_why),
		cmocka_unit_test(a_title_becomes_a_name_that_every_system_takes),
		cmocka_unit_test(a_long_title_gives_up_its_end_and_nothing_else),
		cmocka_unit_test(a_folder_is_called_as_a_person_calls_it),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
