/* SPDX-License-Identifier: EUPL-1.2 */
/* kill_store [ROUNDS] - a child answers and says after each db_commit() which answer is kept; it is killed at a random moment, ROUNDS times (200) over
 * one file, the making of the file included. Every answer that was said to be kept must be in the file, and the file must be whole. How many answers
 * are waited for before the moment comes is drawn, not how long: a slow machine keeps as many as a quick one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "lib/sample.h"
#include "store/sessions.h"
#include "store/sql.h"
#include "store/undo.h"

static int rounds = 200;

struct kept {
	struct id *ids;
	size_t count, room;
};

static struct id session_of(struct db *db)
{
	struct session_list list = {0};
	struct id id = {{0}};

	if (store_session_list(db, &list, NULL) && list.count > 0)
		id = list.items[0].id;
	session_list_release(&list);
	return id;
}

/* The session in the file, laid out when there is none yet. */
static struct id lay_out(struct db *db)
{
	struct session session = {.id = session_of(db), .held_on = "2026-03-12", .lang = "nl"};
	struct id id = session.id;

	if (!id_is_none(id))
		return id;
	session.id = id = id_random();
	part_add_activity(session_add_part(&session, 20, NULL), mem_alloc(1, sizeof(struct exercise)));
	if (!db_begin(db, NULL) || !store_session_insert(db, &session, NULL) || !db_commit(db, NULL))
		_exit(1);
	session_release(&session);
	return id;
}

static void answer_until_killed(const char *path, int out)
{
	struct db *db = db_open(path, true, NULL);
	struct id id = db ? lay_out(db) : (struct id){{0}};
	struct session session = {0};
	char field[] = "place", value[] = "3";
	struct response row = {.field = field, .value = value, .count = 1};

	if (!db || !store_session_load(db, id, &session, NULL))
		_exit(1);
	for (;;) {
		struct action action = {.id = id_random(), .activity = session.parts[0].activities[0].id, .who = id_random(), .rows = &row, .row_count = 1};

		if (!db_begin(db, NULL) || !undo_begin(db, id, NULL) || !store_action_add(db, &action, NULL) || !undo_fact(db, id, action.id, NULL) ||
			!db_commit(db, NULL) || write(out, action.id.bytes, sizeof action.id.bytes) != (ssize_t)sizeof action.id.bytes)
			_exit(2);
	}
}

static void nap(uint32_t microseconds)
{
	nanosleep(&(struct timespec){.tv_nsec = (long)microseconds * 1000}, NULL);
}

static bool hear(int in, struct kept *kept)
{
	struct id id;

	if (read(in, id.bytes, sizeof id.bytes) != (ssize_t)sizeof id.bytes)
		return false;
	kept->ids = mem_room(kept->ids, kept->count, &kept->room, sizeof *kept->ids);
	kept->ids[kept->count++] = id;
	return true;
}

/* With WAITED 0 the child may be killed before it has made the file or found its session. */
static void kill_one(const char *path, size_t waited, struct kept *kept)
{
	int ends[2], status;
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		close(ends[0]);
		answer_until_killed(path, ends[1]);
	}
	close(ends[1]);
	for (size_t i = 0; i < waited && hear(ends[0], kept); i++)
		;
	nap(random_below(waited ? 3000 : 25000));
	kill(child, SIGKILL);
	while (hear(ends[0], kept))
		;
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
}

static bool is_there(struct db *db, struct id id)
{
	struct sql sql = sql_open(db, NULL,
		"SELECT 1 FROM activity JOIN action ON action.activity = activity.id JOIN response ON response.activity = activity.id AND response.action = action.id"
		" WHERE action.id = :id", NULL);
	bool there;

	sql_bind_id(&sql, ":id", id);
	there = sql_row(&sql);
	sql_close(&sql);
	return there;
}

static void every_answer_that_was_said_to_be_kept_is_there(void **state)
{
	struct sample sample;
	struct kept kept = {0};
	size_t lost = 0, waited = 0;
	long broken, dangling;

	(void)state;
	sample_folder(&sample);
	for (int i = 0; i < rounds; i++) {
		size_t k = random_below(5);

		kill_one(sample.file, k, &kept);
		waited += k;
	}
	sample.db = db_open(sample.file, true, NULL);
	assert_non_null(sample.db);
	for (size_t i = 0; i < kept.count; i++)
		lost += !is_there(sample.db, kept.ids[i]);
	broken = sample_count(&sample, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'");
	dangling = sample_count(&sample, "SELECT count(*) FROM pragma_foreign_key_check");
	free(kept.ids);
	sample_close(&sample);
	print_message("%d kills, %zu answers waited for, %zu kept, %zu lost\n", rounds, waited, kept.count, lost);
	assert_true(waited > 0 && kept.count >= waited);
	assert_int_equal(lost, 0);
	assert_int_equal(broken, 0);
	assert_int_equal(dangling, 0);
}

static void a_file_killed_while_it_was_made_opens(void **state)
{
	(void)state;
	for (int i = 0; i < rounds / 4; i++) {
		struct sample sample;
		pid_t child;

		sample_folder(&sample);
		child = fork();
		if (child == 0) {
			db_open(sample.file, true, NULL);
			for (;;)
				pause();
		}
		nap(random_below(4000));
		kill(child, SIGKILL);
		assert_int_equal(waitpid(child, NULL, 0), child);
		sample.db = db_open(sample.file, true, NULL);
		assert_non_null(sample.db);
		assert_int_equal(sample_count(&sample, "SELECT count(*) FROM session"), 0);
		sample_close(&sample);
	}
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_answer_that_was_said_to_be_kept_is_there),
		cmocka_unit_test(a_file_killed_while_it_was_made_opens),
	};

	if (argc > 1)
		rounds = (int)strtol(argv[1], NULL, 10);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
