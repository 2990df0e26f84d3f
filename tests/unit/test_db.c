/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
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
	int status;

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

/* --- a full disk --- */

static const char *const filler = "a text that fills the disk a text that fills the disk a text that fills the disk a text that fills the disk";

/* Answers until it fails; returns how many were acknowledged. */
static int answer_until_full(struct sample *s, struct error *error)
{
	char field[] = "why", *value = strdup(filler);
	struct response row = {.field = field, .value = value, .count = 1};
	int count = 0;
	bool ok = true;

	while (ok && count < 100000) {
		struct action action = {.id = id_random(), .activity = s->activity, .who = id_random(), .verb = VERB_ANSWER, .rows = &row, .row_count = 1};

		ok = db_begin(s->db, error) && store_action_add(s->db, &action, error) && db_commit(s->db, error);
		if (ok)
			count++;
		else
			db_rollback(s->db);
	}
	free(value);
	return count;
}

static void when_the_file_may_not_grow_every_earlier_answer_is_there(void **state)
{
	struct sample *s = *state;
	struct error error = {{0}};
	int count;

	sample_run(s, "PRAGMA max_page_count = 80");
	count = answer_until_full(s, &error);
	assert_non_null(strstr(error.text, "The disk is full"));
	assert_non_null(strstr(error.text, "answer"));
	assert_true(count > 20);
	sample_reopen(s);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM response"), count);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM action"), count);
	sample_act(s, id_random(), 0, VERB_ANSWER, "why", "there is room again");
}

/* In a child: the limit stays with the process. Writes the number of answers to the pipe. */
static void fill_under_limit(struct sample *s, int out)
{
	struct rlimit limit = {.rlim_cur = 700 * 1024, .rlim_max = 700 * 1024};
	struct error error = {{0}};
	int count;

	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &limit);
	s->db = db_open(s->file, true, &error);
	if (!s->db)
		_exit(1);
	count = answer_until_full(s, &error);
	if (!strstr(error.text, "The disk is full") || write(out, &count, sizeof count) != sizeof count)
		_exit(2);
	db_close(s->db);
	_exit(0);
}

static void when_the_disk_is_full_every_earlier_answer_is_there(void **state)
{
	struct sample *s = *state;
	int ends[2], status, count = 0;
	pid_t child;

	close_file(s);
	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0)
		fill_under_limit(s, ends[1]);
	close(ends[1]);
	assert_int_equal(read(ends[0], &count, sizeof count), sizeof count);
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_true(count > 20);
	sample_reopen(s);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM response"), count);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
}

/* --- more than one program --- */

static void answer_200(struct sample *s)
{
	struct error error = {{0}};

	s->db = db_open(s->file, true, &error);
	if (!s->db)
		_exit(1);
	for (int i = 0; i < 200; i++)
		sample_act(s, id_random(), 0, VERB_ANSWER, "place", "3");
	db_close(s->db);
	_exit(0);
}

static void two_programs_that_write_at_the_same_time_lose_nothing(void **state)
{
	struct sample *s = *state;
	int status;

	close_file(s);
	for (int i = 0; i < 2; i++) {
		pid_t child = fork();

		assert_true(child >= 0);
		if (child == 0)
			answer_200(s);
	}
	for (int i = 0; i < 2; i++) {
		assert_true(wait(&status) > 0);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 0);
	}
	s->db = db_open(s->file, true, NULL);
	assert_int_equal(sample_count(s, "SELECT count(*) FROM response"), 400);
	assert_int_equal(sample_count(s, "SELECT count(DISTINCT at) FROM action"), 400);
}

static void programs_that_make_one_file_at_the_same_time_all_open_it(void **state)
{
	struct sample *s = *state;
	int status;

	for (int i = 0; i < 6; i++) {
		pid_t child = fork();

		assert_true(child >= 0);
		if (child == 0) {
			struct error error = {{0}};
			struct db *db = db_open(s->file, true, &error);

			if (!db)
				fprintf(stderr, "it says: %s\n", error.text);
			db_close(db);
			_exit(db ? 0 : 1);
		}
	}
	for (int i = 0; i < 6; i++) {
		assert_true(wait(&status) > 0);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 0);
	}
}

static void another_program_that_wrote_is_noticed(void **state)
{
	struct sample *s = *state;
	struct db *other = db_open(s->file, false, NULL), *mine = s->db;
	int64_t before = db_version(mine);

	sample_person(s, 1, ROLE_BOTH);
	assert_int_equal(db_version(mine), before);
	s->db = other;
	sample_person(s, 2, ROLE_BOTH);
	s->db = mine;
	assert_int_not_equal(db_version(mine), before);
	db_close(other);
}

static void a_program_that_keeps_reading_makes_the_erasure_say_so(void **state)
{
	struct sample *s = *state;
	struct db *other = db_open(s->file, false, NULL);
	struct error error = {{0}};

	assert_true(sql_exec(other, NULL, "BEGIN; SELECT count(*) FROM session", NULL));
	sample_run(s, "PRAGMA busy_timeout = 20");
	sample_write(s);
	assert_true(store_session_erase(s->db, s->session, &error));
	sample_commit(s);
	assert_false(db_checkpoint(s->db, &error));
	assert_non_null(strstr(error.text, "another program is reading"));
	db_close(other);
	assert_true(db_checkpoint(s->db, &error));
}

static void a_program_that_keeps_writing_makes_writing_say_so(void **state)
{
	struct sample *s = *state;
	struct db *other = db_open(s->file, false, NULL);
	struct error error = {{0}};

	assert_true(db_begin(other, NULL));
	sample_run(s, "PRAGMA busy_timeout = 20");
	assert_false(db_begin(s->db, &error));
	assert_non_null(strstr(error.text, "Another program is busy"));
	db_close(other);
	sample_write(s);
	sample_commit(s);
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
		OPENED(what_may_not_be_written_is_refused),
		OPENED(when_the_file_may_not_grow_every_earlier_answer_is_there),
		OPENED(when_the_disk_is_full_every_earlier_answer_is_there),
		OPENED(two_programs_that_write_at_the_same_time_lose_nothing),
		NEW(programs_that_make_one_file_at_the_same_time_all_open_it),
		OPENED(another_program_that_wrote_is_noticed),
		OPENED(a_program_that_keeps_reading_makes_the_erasure_say_so),
		OPENED(a_program_that_keeps_writing_makes_writing_say_so),
		OPENED(a_backup_is_a_whole_file_and_replaces_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
