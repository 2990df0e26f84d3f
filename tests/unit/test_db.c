/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/sample.h"
#include "store/schema.h"
#include "store/sessions.h"
#include "store/sql.h"

static int with_sample(void **state)
{
	struct sample *sample = calloc(1, sizeof *sample);

	sample_open(sample);
	*state = sample;
	return 0;
}

/* Where the user nobody can reach it: a test runner's own folder may be closed. */
static int with_sample_for_nobody(void **state)
{
	const char *set = getenv("TMPDIR");
	char *before = set ? strdup(set) : NULL;

	setenv("TMPDIR", "/tmp", 1);
	with_sample(state);
	if (before)
		setenv("TMPDIR", before, 1);
	free(before);
	return 0;
}

static int with_folder(void **state)
{
	struct sample *sample = calloc(1, sizeof *sample);

	sample_folder(sample);
	*state = sample;
	return 0;
}

static int without(void **state)
{
	sample_close(*state);
	free(*state);
	return 0;
}

static mode_t mode_of(const char *path, const char *end)
{
	char name[160];
	struct stat found;

	snprintf(name, sizeof name, "%s%s", path, end);
	return stat(name, &found) == 0 ? found.st_mode & 0777 : 0;
}

static void close_file(struct sample *s)
{
	db_close(s->db);
	s->db = NULL;
}

static void write_at(const char *path, long at, const char *bytes, size_t len)
{
	int file = open(path, O_WRONLY | O_CREAT, 0600);

	assert_true(file >= 0);
	assert_int_equal(pwrite(file, bytes, len, at), len);
	close(file);
}

static char *read_all(const char *path, size_t *len)
{
	struct stat found;
	FILE *file = fopen(path, "rb");
	char *bytes;

	assert_non_null(file);
	assert_int_equal(fstat(fileno(file), &found), 0);
	bytes = calloc(1, (size_t)found.st_size + 1);
	*len = fread(bytes, 1, (size_t)found.st_size, file);
	fclose(file);
	return bytes;
}

/* Refused with a sentence that has `words` in it, and the file is byte for byte what it was. */
static void assert_refused(const char *path, const char *words)
{
	struct error error = {{0}};
	size_t len, after;
	char *bytes = read_all(path, &len), *now;

	assert_null(db_open(path, true, &error));
	if (!strstr(error.text, words))
		fail_msg("\"%s\" does not say \"%s\"", error.text, words);
	assert_null(strstr(error.text, "error"));
	now = read_all(path, &after);
	assert_int_equal(len, after);
	assert_memory_equal(bytes, now, len);
	free(bytes);
	free(now);
}

/* --- opening --- */

static void new_files_are_their_owners_only(void **state)
{
	static const mode_t masks[] = {0, 077, 022};
	struct sample *s = *state;

	for (size_t i = 0; i < sizeof masks / sizeof *masks; i++) {
		char folder[100], path[140], name[140];
		mode_t before = umask(masks[i]);
		struct db *db;

		snprintf(folder, sizeof folder, "%s/m%zu", s->folder, i);
		snprintf(path, sizeof path, "%s/deeper/x.db", folder);
		db = db_open(path, true, NULL);
		assert_non_null(db);
		assert_true(db_begin(db, NULL) && db_next_at(db) > 0 && db_commit(db, NULL));
		umask(before);
		assert_int_equal(mode_of(path, ""), 0600);
		assert_int_equal(mode_of(path, "-wal"), 0600);
		assert_int_equal(mode_of(path, "-shm"), 0600);
		assert_int_equal(mode_of(folder, ""), 0700);
		assert_int_equal(mode_of(folder, "/deeper"), 0700);
		snprintf(name, sizeof name, "%s/backup.db", folder);
		before = umask(masks[i]);
		assert_true(db_backup(db, name, NULL));
		umask(before);
		assert_int_equal(mode_of(name, ""), 0600);
		db_close(db);
	}
}

static void a_closed_file_stands_alone_and_says_what_it_is(void **state)
{
	struct sample *s = *state;
	size_t len;
	char *bytes;

	close_file(s);
	assert_int_equal(mode_of(s->file, "-wal"), 0);
	assert_int_equal(mode_of(s->file, "-shm"), 0);
	bytes = read_all(s->file, &len);
	assert_memory_equal(bytes + 68, "Smsp", 4);
	assert_int_equal(bytes[63], schema_newest());
	free(bytes);
}

static void a_file_that_is_not_there_is_not_made_when_not_asked(void **state)
{
	struct sample *s = *state;
	struct error error = {{0}};

	assert_null(db_open(s->file, false, &error));
	assert_non_null(strstr(error.text, s->file));
	assert_int_equal(access(s->file, F_OK), -1);
}

static void an_empty_file_becomes_ours(void **state)
{
	struct sample *s = *state;

	write_at(s->file, 0, "", 0);
	s->db = db_open(s->file, false, NULL);
	assert_non_null(s->db);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM session"), 0);
}

static void a_file_of_a_newer_version_is_refused(void **state)
{
	struct sample *s = *state;

	close_file(s);
	write_at(s->file, 60, "\0\0\0\143", 4);
	assert_refused(s->file, "newer version");
}

static void a_newer_version_that_stands_in_the_log_is_refused(void **state)
{
	struct sample *s = *state;
	struct error error = {{0}};

	sample_run(s, "PRAGMA user_version = 99");
	assert_null(db_open(s->file, true, &error));
	assert_non_null(strstr(error.text, "newer version"));
}

static void a_text_file_is_refused(void **state)
{
	struct sample *s = *state;

	write_at(s->file, 0, "Dear all,\nthis is a letter.\n", 28);
	assert_refused(s->file, "not a file of Samenspel");
}

static void a_database_of_another_program_is_refused(void **state)
{
	struct sample *s = *state;

	close_file(s);
	write_at(s->file, 68, "\0\0\0\0", 4);
	assert_refused(s->file, "not a file of Samenspel");
	write_at(s->file, 68, "Abcd", 4);
	assert_refused(s->file, "not a file of Samenspel");
}

static void a_database_of_another_program_with_a_log_is_refused(void **state)
{
	struct sample *s = *state;
	struct error error = {{0}};

	sample_run(s, "PRAGMA application_id = 7");
	assert_null(db_open(s->file, true, &error));
	assert_non_null(strstr(error.text, "not a file of Samenspel"));
	assert_int_equal(sample_count(s, "SELECT count(*) FROM session"), 1);
}

static void a_truncated_file_is_refused(void **state)
{
	struct sample *s = *state;

	close_file(s);
	assert_int_equal(truncate(s->file, 3 * 4096), 0);
	assert_refused(s->file, "damaged");
	assert_int_equal(truncate(s->file, 60), 0);
	assert_refused(s->file, "damaged");
}

static void a_damaged_file_is_refused(void **state)
{
	struct sample *s = *state;
	char rubbish[3900];

	close_file(s);
	memset(rubbish, 0x5a, sizeof rubbish);
	write_at(s->file, 100, rubbish, sizeof rubbish);
	assert_refused(s->file, "damaged");
}

static void damage_further_on_is_said_when_it_is_read(void **state)
{
	struct sample *s = *state;
	struct session session = {0};
	struct error error = {{0}};
	char rubbish[4096];
	long page = sample_count(s, "SELECT rootpage FROM sqlite_schema WHERE name = 'copy_line'");

	close_file(s);
	memset(rubbish, 0x5a, sizeof rubbish);
	write_at(s->file, (page - 1) * 4096, rubbish, sizeof rubbish);
	s->db = db_open(s->file, true, &error);
	assert_non_null(s->db);
	assert_false(store_session_load(s->db, s->session, &session, &error));
	assert_non_null(strstr(error.text, "damaged"));
	session_release(&session);
}

static void a_folder_is_no_file(void **state)
{
	struct sample *s = *state;
	struct error error = {{0}};

	assert_null(db_open(s->folder, true, &error));
	assert_non_null(strstr(error.text, "is a folder"));
}

static void a_file_is_no_folder(void **state)
{
	struct sample *s = *state;
	struct error error = {{0}};
	char path[160];

	snprintf(path, sizeof path, "%s/deeper/x.db", s->file);
	assert_null(db_open(path, true, &error));
	assert_non_null(strstr(error.text, "not a folder"));
}

/* Root may write anywhere, so this is tried as nobody, in a child. Returns what the child found, 77 when that cannot be. */
static int as_nobody(int (*try)(struct sample *), struct sample *s)
{
	pid_t child = fork();
	int status = 0;

	if (child == 0) {
		if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
			_exit(77);
		_exit(try(s));
	}
	assert_true(child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status));
	return WEXITSTATUS(status);
}

static int refused_as(const char *path, const char *words)
{
	struct error error = {{0}};

	if (db_open(path, true, &error))
		return 1;
	if (strstr(error.text, words))
		return 0;
	fprintf(stderr, "it says: %s\n", error.text);
	return 2;
}

static int refuses_read_only_file(struct sample *s)
{
	return refused_as(s->file, "may only be read");
}

static int refuses_closed_folder(struct sample *s)
{
	return refused_as(s->file, "Nothing can be saved in the folder");
}

static int refuses_closed_folder_for_new(struct sample *s)
{
	char path[160];

	snprintf(path, sizeof path, "%s/new.db", s->folder);
	if (refused_as(path, "Nothing can be saved in the folder") != 0)
		return 1;
	snprintf(path, sizeof path, "%s/new/new.db", s->folder);
	return refused_as(path, "Nothing can be saved in the folder");
}

static int refuses_unreadable_file(struct sample *s)
{
	return refused_as(s->file, "cannot be read");
}

static void what_may_not_be_written_is_refused(void **state)
{
	struct sample *s = *state;
	int first;

	close_file(s);
	assert_int_equal(chmod(s->folder, 0755), 0);
	assert_int_equal(chmod(s->file, 0444), 0);
	first = as_nobody(refuses_read_only_file, s);
	if (first == 77)
		skip();
	assert_int_equal(first, 0);
	if (geteuid() == 0) {
		assert_int_equal(chmod(s->file, 0666), 0);
		assert_int_equal(as_nobody(refuses_closed_folder, s), 0);
		assert_int_equal(as_nobody(refuses_closed_folder_for_new, s), 0);
		assert_int_equal(chmod(s->file, 0600), 0);
		assert_int_equal(as_nobody(refuses_unreadable_file, s), 0);
	}
}

/* --- backup --- */

static void a_backup_is_a_whole_file_and_replaces_none(void **state)
{
	struct sample *s = *state;
	char path[120];
	struct error error = {{0}};
	struct session_list list = {0};
	struct db *copy;

	snprintf(path, sizeof path, "%s/copy of all.db", s->folder);
	sample_person(s, 1, ROLE_BOTH);
	assert_true(db_backup(s->db, path, &error));
	assert_false(db_backup(s->db, path, &error));
	assert_non_null(strstr(error.text, "already"));
	copy = db_open(path, false, &error);
	assert_non_null(copy);
	assert_true(store_session_list(copy, &list, &error));
	assert_int_equal(list.count, 1);
	assert_int_equal(list.items[0].people, 1);
	session_list_release(&list);
	db_close(copy);
	snprintf(path, sizeof path, "%s/nowhere/copy.db", s->folder);
	assert_false(db_backup(s->db, path, &error));
	assert_non_null(strstr(error.text, "not there"));
}

#define OPENED(name) cmocka_unit_test_setup_teardown(name, with_sample, without)
#define NEW(name)    cmocka_unit_test_setup_teardown(name, with_folder, without)

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEW(new_files_are_their_owners_only),
		OPENED(a_closed_file_stands_alone_and_says_what_it_is),
		NEW(a_file_that_is_not_there_is_not_made_when_not_asked),
		NEW(an_empty_file_becomes_ours),
		OPENED(a_file_of_a_newer_version_is_refused),
		OPENED(a_newer_version_that_stands_in_the_log_is_refused),
		NEW(a_text_file_is_refused),
		OPENED(a_database_of_another_program_is_refused),
		OPENED(a_database_of_another_program_with_a_log_is_refused),
		OPENED(a_truncated_file_is_refused),
		OPENED(a_damaged_file_is_refused),
		OPENED(damage_further_on_is_said_when_it_is_read),
		NEW(a_folder_is_no_file),
		OPENED(a_file_is_no_folder),
		cmocka_unit_test_setup_teardown(what_may_not_be_written_is_refused, with_sample_for_nobody, without),
		OPENED(a_backup_is_a_whole_file_and_replaces_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
