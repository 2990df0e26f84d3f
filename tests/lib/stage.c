/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/stage.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/db.h"
#include "store/sql.h"

const char *stage_program(void)
{
	static char path[4096];
	const char *build = getenv("TEST_BUILD");

	snprintf(path, sizeof path, "%s/samenspel", build ? build : "build");
	return path;
}

bool stage_sanitized(void)
{
	return strstr(stage_program(), "-asan/") != NULL;
}

const char *stage_file(void)
{
	static char path[4096];
	static int number;
	const char *folder = getenv("TMPDIR");

	snprintf(path, sizeof path, "%s/stage%d.%d.db", folder ? folder : "/tmp", (int)getpid(), number++);
	return path;
}

int stage_shell(const char *format, ...)
{
	char command[8192];
	va_list args;
	int status;

	va_start(args, format);
	vsnprintf(command, sizeof command, format, args);
	va_end(args);
	status = system(command);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

const char *stage_prepare(const char *lines)
{
	const char *file = stage_file();

	assert_int_equal(stage_shell("'%s' --lang en --file '%s' new teamoverleg >/dev/null", stage_program(), file), 0);
	assert_int_equal(stage_shell("printf '2\\n4 3\\n\\n%s' | '%s' --plain --lang en --file '%s' >/dev/null", lines, stage_program(), file), 0);
	return file;
}

const char stage_overview[] = "", stage_brief[] = "2\\n", stage_ways[] = "2\\n\\n", stage_seat[] = "2\\n\\n1\\n", stage_card[] = "3\\n\\n1\\n1\\n1\\n",
	stage_wishes[] = "5\\n\\n1\\n1\\n8\\n3\\n", stage_hands[] = "3\\n\\n2\\n", stage_picture[] = "2\\n\\n1\\n1\\n1\\n\\n\\n1\\n",
	stage_talk[] = "2\\n\\n1\\n1\\n1\\n\\n\\n1\\n\\n", stage_agreements[] = "4\\n";

const struct stage_place stage_places[] = {
	{stage_overview, ""}, {stage_overview, "?"}, {stage_overview, "n"}, {stage_overview, "a"}, {stage_overview, "s"}, {stage_overview, "."},
	{stage_brief, ""}, {stage_ways, ""}, {stage_seat, ""}, {stage_seat, "u"}, {stage_card, ""}, {stage_card, "2"}, {stage_wishes, "abc"}, {stage_hands, ""},
	{stage_hands, "1 2"}, {stage_picture, ""}, {stage_picture, "s"}, {stage_talk, ""}, {stage_agreements, "ax<Tab>y"},
	{NULL, NULL},
};

size_t stage_count(void)
{
	size_t count = 0;

	while (stage_places[count].lines)
		count++;
	return count;
}

const char *stage_sanitizer(const char *more)
{
	static char option[4096];
	const char *options = getenv("ASAN_OPTIONS");

	snprintf(option, sizeof option, "ASAN_OPTIONS=%s%s%s", options ? options : "", options ? ":" : "", more);
	return option;
}

struct term *stage_start_with(const char *file, const char *const *env, int rows, int cols)
{
	char *argv[] = {strdup(stage_program()), strdup("--lang"), strdup("en"), strdup("--file"), strdup(file), NULL};
	struct term *term = term_start(&(struct term_options){.argv = argv, .env = env, .rows = rows, .cols = cols, .folder = getenv("TMPDIR")});

	for (size_t i = 0; argv[i]; i++)
		free(argv[i]);
	return term;
}

struct term *stage_start(const char *file)
{
	struct term *term = stage_start_with(file, NULL, 24, 80);

	assert_true(term_wait_text(term, "[Enter]", STAGE_PATIENCE));
	return term;
}

void stage_keys(struct term *term, const char *keys)
{
	assert_true(term_keys(term, keys));
	assert_true(term_settle(term, 0, STAGE_PATIENCE));
}

void stage_restored(struct term *term)
{
	const char *fault = term_unrestored(term);

	if (fault)
		fail_msg("%s", fault);
}

void stage_ended(struct term *term, int status)
{
	int ended = -1;

	assert_true(term_wait_exit(term, STAGE_PATIENCE, &ended));
	assert_int_equal(ended, status);
	stage_restored(term);
}

static int64_t number_of(struct db *db, const char *query)
{
	struct sql sql = sql_open(db, NULL, query, NULL);
	int64_t number = sql_row(&sql) ? sql_int(&sql, 0) : -1;

	return sql_close(&sql) ? number : -1;
}

void stage_whole(const char *file)
{
	struct db *db = db_open(file, false, NULL);

	assert_non_null(db);
	assert_int_equal(number_of(db, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
	assert_int_equal(number_of(db, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
	db_close(db);
}

void stage_stop(struct term *term)
{
	term_signal(term, SIGTERM);
	stage_ended(term, 128 + SIGTERM);
	term_free(term);
}
