/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/sample.h"
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

static void close_file(struct sample *s)
{
	db_close(s->db);
	s->db = NULL;
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
	assert_false(db_forget(s->db, &error));
	assert_non_null(strstr(error.text, "another program is reading"));
	db_close(other);
	assert_true(db_forget(s->db, &error));
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

#define OPENED(name) cmocka_unit_test_setup_teardown(name, with_sample, without)
#define NEW(name)    cmocka_unit_test_setup_teardown(name, with_folder, without)

int main(void)
{
	const struct CMUnitTest tests[] = {
		OPENED(when_the_file_may_not_grow_every_earlier_answer_is_there),
		OPENED(when_the_disk_is_full_every_earlier_answer_is_there),
		OPENED(two_programs_that_write_at_the_same_time_lose_nothing),
		NEW(programs_that_make_one_file_at_the_same_time_all_open_it),
		OPENED(another_program_that_wrote_is_noticed),
		OPENED(a_program_that_keeps_reading_makes_the_erasure_say_so),
		OPENED(a_program_that_keeps_writing_makes_writing_say_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
