/* SPDX-License-Identifier: EUPL-1.2 */
/* bench BUILD - the floors, measured in this run: figures of our own program only mean something beside these. */
#include <stdio.h>
#include <stdlib.h>

#include "lib/timing.h"

static void measure_curses(const char *build)
{
	char path[4096];
	char *argv[] = {path, NULL};
	struct term_options options = {.argv = argv};
	struct timing paint = {0}, key = {0};
	size_t bytes = 0;
	struct term *term;

	snprintf(path, sizeof path, "%s/tests/floor_curses", build);
	for (int i = 0; i < 20; i++)
		timing_add(&paint, timing_first_paint(&options, "Row 21"));
	term = term_start(&options);
	term_wait_text(term, "Row 21", 10000);
	for (int i = 0; i < 40; i++)
		timing_add(&key, timing_key(term, i % 20 < 10 ? "j" : "k", &bytes));
	printf("curses floor: first paint %.1f ms, key to last byte %.2f ms, %zu bytes a key, %ld KiB\n", timing_at(&paint, 0.5), timing_at(&key, 0.5),
		bytes, timing_peak_kib(term));
	fflush(stdout);
	term_free(term);
	timing_release(&paint);
	timing_release(&key);
}

static int measure_sqlite(const char *build)
{
	char program[4096], database[4096];
	char *argv[] = {program, database, (char[]){"500"}, NULL};
	struct term_options options = {.argv = argv};
	struct term *term;
	int status = 1;
	char *row;

	snprintf(program, sizeof program, "%s/tests/floor_sqlite", build);
	snprintf(database, sizeof database, "%s/floor.db", build);
	term = term_start(&options);
	term_wait_exit(term, 60000, &status);
	row = term_row_text(term, 0);
	printf("SQLite floor: %s\n", row);
	free(row);
	term_free(term);
	return status;
}

int main(int argc, char **argv)
{
	const char *build = argc > 1 ? argv[1] : "build";

	measure_curses(build);
	return measure_sqlite(build);
}
