/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/save.h"
#include "base/text.h"
#include "lib/mounts.h"
#include "workbook/sticks.h"

enum { PLENTY = 64 };

static char folder[] = "/tmp/sticks-XXXXXX", media[64], run_media[64];
static const char *const roots[] = {media, run_media, "/nowhere/at/all", NULL};

static char *at(const char *root, const char *name)
{
	static char path[4][160];
	static int next;
	char *out = path[next++ % 4];

	snprintf(out, sizeof path[0], "%s/%s", root, name);
	return out;
}

static void make(const char *root, const char *name)
{
	assert_int_equal(mkdir(at(root, name), 0755), 0);
}

static struct sticks found(void)
{
	struct sticks sticks = {0};

	sticks_find(roots, &sticks);
	return sticks;
}

static void must_mount(void)
{
	if (!mounts_begin())
		skip();
}

static void a_folder_in_which_nothing_is_mounted_is_no_stick(void **state)
{
	struct sticks sticks;

	(void)state;
	make(media, "VERBATIM");
	make(media, "marie");
	make(media, "marie/KINGSTON");
	sticks = found();
	assert_int_equal(sticks.count, 0);
	assert_null(sticks.closed);
	sticks_release(&sticks);
}

static void sticks_are_found_by_name_where_desktops_mount_them(void **state)
{
	static const char *const names[] = {"kingston", "VERBATIM", "Álbum"};
	struct sticks sticks;

	(void)state;
	must_mount();
	make(media, "marie");
	make(run_media, "marie");
	mounts_add(at(media, "VERBATIM"), PLENTY);
	mounts_add(at(media, "marie/Álbum"), PLENTY);
	mounts_add(at(run_media, "marie/kingston"), PLENTY);
	sticks = found();
	assert_int_equal(sticks.count, 3);
	for (size_t i = 0; i < 3; i++)
		assert_string_equal(sticks.items[i].name, names[i]);
	assert_string_equal(sticks.items[0].folder, at(run_media, "marie/kingston"));
	sticks_release(&sticks);
}

static void what_is_deeper_or_on_a_stick_or_behind_a_link_is_none(void **state)
{
	struct sticks sticks;

	(void)state;
	must_mount();
	make(media, "marie");
	make(media, "marie/deep");
	mounts_add(at(media, "marie/deep/er"), PLENTY);
	mounts_add(at(media, "VERBATIM"), PLENTY);
	mounts_add(at(media, "VERBATIM/inner"), PLENTY);
	assert_int_equal(symlink(at(media, "marie/deep/er"), at(media, "linked")), 0);
	sticks = found();
	assert_int_equal(sticks.count, 1);
	assert_string_equal(sticks.items[0].name, "VERBATIM");
	sticks_release(&sticks);
}

static void a_stick_that_may_only_be_read_is_named_and_not_offered(void **state)
{
	struct sticks sticks;
	struct error error;

	(void)state;
	must_mount();
	mounts_add(at(media, "VERBATIM"), PLENTY);
	mounts_close(at(media, "VERBATIM"));
	sticks = found();
	assert_int_equal(sticks.count, 0);
	assert_string_equal(sticks.closed, "VERBATIM");
	assert_false(sticks_none(&sticks, 2, &error));
	assert_string_equal(error.text, "Nothing may be written on stick VERBATIM. Slide its lock open or take another one, and press 2.");
	sticks_release(&sticks);
}

static void a_name_that_would_move_the_cursor_is_shown_without_that(void **state)
{
	struct sticks sticks;

	(void)state;
	must_mount();
	mounts_add(at(media, "\033[2Jred\n"), PLENTY);
	sticks = found();
	assert_int_equal(sticks.count, 1);
	assert_string_equal(sticks.items[0].name, "[2Jred");
	sticks_release(&sticks);
}

static void the_folder_that_a_stick_leaves_behind_is_not_taken_for_it(void **state)
{
	struct sticks sticks;
	int open_folder;

	(void)state;
	must_mount();
	mounts_add(at(media, "VERBATIM"), PLENTY);
	sticks = found();
	assert_int_equal(sticks.count, 1);
	open_folder = stick_open(&sticks.items[0]);
	assert_true(open_folder >= 0);
	close(open_folder);
	mounts_remove(at(media, "VERBATIM"));
	assert_int_equal(stick_open(&sticks.items[0]), -ENODEV);
	assert_int_equal(rmdir(at(media, "VERBATIM")), 0);
	assert_int_equal(stick_open(&sticks.items[0]), -ENOENT);
	sticks_release(&sticks);
}

/* --- a file on it --- */

static int files_in(const char *path)
{
	DIR *entries = opendir(path);
	int count = 0;

	assert_non_null(entries);
	for (const struct dirent *entry; (entry = readdir(entries)) != NULL;)
		count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	closedir(entries);
	return count;
}

static void a_full_stick_holds_nothing_half_written(void **state)
{
	struct sticks sticks;
	struct str text = STR_EMPTY;
	int open_folder;

	(void)state;
	must_mount();
	mounts_add(at(media, "VERBATIM"), PLENTY);
	sticks = found();
	open_folder = stick_open(&sticks.items[0]);
	str_add_times(&text, "0123456789", PLENTY * 1024 / 10 + 1);
	assert_int_equal(save_in(open_folder, "a file", SAVE_NEW, &text), ENOSPC);
	assert_int_equal(files_in(at(media, "VERBATIM")), 0);
	str_clear(&text);
	str_add(&text, "short");
	assert_int_equal(save_in(open_folder, "a file", SAVE_NEW, &text), 0);
	assert_int_equal(save_sync(open_folder, true), 0);
	str_add_times(&text, "0123456789", PLENTY * 1024 / 10);
	assert_int_equal(save_in(open_folder, "a file", SAVE_OVER, &text), ENOSPC);
	assert_int_equal(files_in(at(media, "VERBATIM")), 1);
	close(open_folder);
	str_release(&text);
	sticks_release(&sticks);
}

static void a_stick_that_was_closed_meanwhile_refuses(void **state)
{
	struct sticks sticks;
	struct str text = STR_EMPTY;
	int open_folder;

	(void)state;
	must_mount();
	mounts_add(at(media, "VERBATIM"), PLENTY);
	sticks = found();
	mounts_close(at(media, "VERBATIM"));
	open_folder = stick_open(&sticks.items[0]);
	str_add(&text, "short");
	assert_int_equal(save_in(open_folder, "a file", SAVE_NEW, &text), EROFS);
	close(open_folder);
	str_release(&text);
	sticks_release(&sticks);
}

static void every_number_has_one_sentence_with_the_key_that_tries_again(void **state)
{
	static const struct {
		int number;
		const char *word;
	} rows[] = {
		{ENOSPC, "full"}, {EDQUOT, "full"}, {EFBIG, "full"}, {EROFS, "lock"}, {EACCES, "lock"}, {EPERM, "lock"}, {EIO, "not there any more"},
		{ENODEV, "not there any more"}, {ENOENT, "not there any more"}, {ENXIO, "not there any more"}, {ESTALE, "not there any more"},
	};
	const struct stick stick = {.name = (char *)"VERBATIM"};
	const struct sticks none = {0};
	struct error error;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_false(stick_failed(&stick, rows[i].number, 2, &error));
		assert_non_null(strstr(error.text, rows[i].word));
		assert_non_null(strstr(error.text, "VERBATIM"));
		assert_non_null(strstr(error.text, "press 2."));
	}
	assert_false(sticks_none(&none, 2, &error));
	assert_string_equal(error.text, "No stick found. Put it in and press 2.");
}

/* Each test has folders of its own. */
static int set_up(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/sticks-XXXXXX");
	if (mkdtemp(folder) == NULL)
		return -1;
	snprintf(media, sizeof media, "%s/media", folder);
	snprintf(run_media, sizeof run_media, "%s/run", folder);
	return mkdir(media, 0755) + mkdir(run_media, 0755);
}

static int tear_down(void **state)
{
	char command[64];

	(void)state;
	mounts_end();
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command);
}

#define IN_FOLDERS(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDERS(a_folder_in_which_nothing_is_mounted_is_no_stick),
		IN_FOLDERS(sticks_are_found_by_name_where_desktops_mount_them),
		IN_FOLDERS(what_is_deeper_or_on_a_stick_or_behind_a_link_is_none),
		IN_FOLDERS(a_stick_that_may_only_be_read_is_named_and_not_offered),
		IN_FOLDERS(a_name_that_would_move_the_cursor_is_shown_without_that),
		IN_FOLDERS(the_folder_that_a_stick_leaves_behind_is_not_taken_for_it),
		IN_FOLDERS(a_full_stick_holds_nothing_half_written),
		IN_FOLDERS(a_stick_that_was_closed_meanwhile_refuses),
		cmocka_unit_test(every_number_has_one_sentence_with_the_key_that_tries_again),
	};

	text_setup();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
