/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_file BUILD - answers and the summary, through the calls of the workbook and in the same run without them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lib/bare.h"
#include "lib/made.h"
#include "lib/bench_row.h"
#include "lib/term.h"
#include "lib/timing.h"
#include "workbook/answer.h"
#include "workbook/summary.h"

enum { PEOPLE = 60, CARDS = 40, BARE_EACH = 20, SUMMARIES = 15 };

struct answers {
	struct workbook *w;
	struct bare *bare;
	struct timing ours, floor;
};

static double ms_since(int64_t from)
{
	return (double)(term_now() - from) / 1e6;
}

/* Answers the field that is asked now. */
static void give_one(struct answers *answers, int seat)
{
	const struct here *here = run_here(answers->w);
	char *value = made_value(answers->w, seat), *field = mem_copy(here->form->fields[here->field].id);
	struct error error;
	int64_t from = term_now();

	made_must(answer_give(answers->w, field, value, &error), &error);
	timing_add(&answers->ours, ms_since(from));
	free(value);
	free(field);
}

/* After every form some bare inserts, so that both meet the same disk. */
static void give_all(struct answers *answers)
{
	struct error error;

	for (int seat = 1; seat <= PEOPLE; seat++) {
		made_must(answer_open_seat(answers->w, seat, &error), &error);
		while ((size_t)run_here(answers->w)->field < run_here(answers->w)->form->count)
			give_one(answers, seat);
		made_must(answer_hand_in(answers->w, &error), &error);
		for (int i = 0; i < BARE_EACH; i++)
			timing_add(&answers->floor, bare_insert(answers->bare, seat * BARE_EACH + i));
	}
}

static void measure_answers(struct answers *answers)
{
	give_all(answers);
	bench_print(&(struct bench_row){.what = "commit per answer", .unit = "ms", .ours = timing_at(&answers->ours, 0.5),
		.floor = timing_at(&answers->floor, 0.5), .aim = 1.3, .ratio = true});
	bench_print(&(struct bench_row){.what = "commit per answer, 19 of 20 within", .unit = "ms", .ours = timing_at(&answers->ours, 0.95),
		.floor = timing_at(&answers->floor, 0.95)});
	timing_release(&answers->ours);
	timing_release(&answers->floor);
}

static int measure_summary(struct workbook *w, const char *path)
{
	struct timing ours = {0}, floor = {0};
	struct bare *bare = bare_open(path);
	int rows = 0;

	for (int i = 0; bare && i < SUMMARIES; i++) {
		struct summary summary = {0};
		struct error error;
		int64_t from = term_now();

		made_must(summary_make(w, false, &summary, &error), &error);
		timing_add(&ours, ms_since(from));
		timing_add(&floor, bare_count(bare, &rows));
		summary_release(&summary);
	}
	bare_close(bare);
	bench_print(&(struct bench_row){.what = "summary of 60 people and 40 cards", .unit = "ms", .ours = timing_at(&ours, 0.5),
		.floor = timing_at(&floor, 0.5), .aim = 20});
	timing_release(&ours);
	timing_release(&floor);
	return rows == PEOPLE * CARDS ? 0 : (fprintf(stderr, "bench_file: %d answers in the file instead of %d\n", rows, PEOPLE * CARDS), 1);
}

int main(int argc, char **argv)
{
	struct answers answers = {0};
	char *path, *floor;
	int failed;

	made_begin(argc > 1 ? argv[1] : "build");
	path = made_path("room.db");
	floor = made_path("floor.db");
	answers.w = made_room(path, PEOPLE);
	answers.bare = bare_open(floor);
	failed = !answers.bare;
	if (!failed) {
		measure_answers(&answers);
		failed = measure_summary(answers.w, path);
	}
	bare_close(answers.bare);
	workbook_close(answers.w);
	made_end();
	free(path);
	free(floor);
	return failed;
}
