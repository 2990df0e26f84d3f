/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_merge BUILD - two files of ten thousand answers each become one, through the call of the workbook and with bare INSERT OR IGNORE of the same rows. */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lib/bare.h"
#include "lib/bench_row.h"
#include "lib/made.h"
#include "lib/term.h"
#include "lib/timing.h"
#include "workbook/merge.h"

enum { PEOPLE = 60, RUNS = 9, ANSWERS = 10000 };

/* A file as it was; what stood beside it goes. */
static void put(const char *from, const char *to)
{
	struct str log = STR_EMPTY;
	FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
	char part[65536];
	size_t len;

	while (in && out && (len = fread(part, 1, sizeof part, in)) > 0)
		if (fwrite(part, 1, len, out) != len)
			break;
	if (in)
		fclose(in);
	if (out)
		fclose(out);
	str_addf(&log, "%s-wal", to);
	remove(log.data);
	str_release(&log);
}

static double merge_once(const char *path, const char *other, int *forms)
{
	struct error error;
	struct workbook *w = workbook_open(path, &error);
	struct merged merged = {0};
	int64_t from = term_now();
	double ms;

	made_must(w != NULL, &error);
	made_must(merge_files(w, &other, 1, &merged, &error), &error);
	ms = (double)(term_now() - from) / 1e6;
	*forms = merged.forms;
	workbook_close(w);
	return ms;
}

static int measure(const char *start, const char *other, const char *path, int sheets)
{
	struct timing ours = {0}, floor = {0};
	int forms = 0;

	for (int i = 0; i < RUNS; i++) {
		put(start, path);
		timing_add(&floor, bare_merge(path, other));
		put(start, path);
		timing_add(&ours, merge_once(path, other, &forms));
	}
	bench_print(&(struct bench_row){.what = "merge of two files of 10,000 answers", .unit = "ms", .ours = timing_at(&ours, 0.5),
		.floor = timing_at(&floor, 0.5), .aim = 2, .ratio = true});
	timing_release(&ours);
	timing_release(&floor);
	return forms == sheets ? 0 : (fprintf(stderr, "bench_merge: %d forms came instead of %d\n", forms, sheets), 1);
}

int main(int argc, char **argv)
{
	char *start, *other, *path;
	int failed, sheets;

	made_begin(argc > 1 ? argv[1] : "build");
	start = made_path("start.db");
	other = made_path("other.db");
	path = made_path("merged.db");
	workbook_close(made_room(start, PEOPLE));
	put(start, other);
	sheets = bare_fill(other, ANSWERS);
	failed = bare_fill(start, ANSWERS) < 0 || sheets < 0 || measure(start, other, path, sheets) != 0;
	made_end();
	free(start);
	free(other);
	free(path);
	return failed;
}
