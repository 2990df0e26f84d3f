/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_live BUILD - a full room: from key to paint while the places of 60 people are shown, beside a bare ncurses program on the same terminal in the
 * same run; and how many presses of a monkey the program takes in a second. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lib/bench_row.h"
#include "lib/made.h"
#include "lib/monkey.h"
#include "lib/term.h"
#include "lib/timing.h"
#include "workbook/answer.h"
#include "workbook/run.h"

enum { PATIENCE = 3000, PEOPLE = 60, KEYS = 60, PRESSES = 4000, REVEALS = 15 };

struct bench {
	char *floor, *ours, *file;
};

static struct term *start(char *program, char *file, const char *text)
{
	char *argv[] = {program, file ? (char[]){"--file"} : NULL, file, NULL};
	struct term *term = term_start(&(struct term_options){.argv = argv, .rows = 24, .cols = 80});

	if (term_wait_text(term, text, PATIENCE))
		return term;
	fprintf(stderr, "bench_live: “%s” did not come\n", text);
	term_free(term);
	made_end();
	exit(1);
}

/* Sixty people on a line of seven, as a group may stand: most of them left of the middle. */
static void give_places(struct workbook *w)
{
	static const char *const places[] = {"1", "2", "2", "3", "3", "3", "4", "5", "5", "6", "7", "3"};
	struct error error;

	for (int seat = 1; seat <= PEOPLE; seat++) {
		made_must(answer_open_seat(w, seat, &error), &error);
		while ((size_t)run_here(w)->field < run_here(w)->form->count) {
			char *field = mem_copy(run_here(w)->form->fields[run_here(w)->field].id);

			made_must(answer_give(w, field, places[seat % 12], &error), &error);
			free(field);
		}
		made_must(answer_hand_in(w, &error), &error);
	}
	made_must(run_go_on(w, &error), &error);
}

static void make_file(struct bench *bench)
{
	struct workbook *w = made_room_of(bench->file = made_path("places.db"), "bench-place", PEOPLE);

	give_places(w);
	workbook_close(w);
}

static void measure(struct bench *bench, const struct bench_row *aim, const char *there, const char *back)
{
	struct bench_row row = *aim;
	struct term *bare = start(bench->floor, NULL, "Row 21"), *screens = start(bench->ours, bench->file, "n = 60");
	struct timing ours = {0}, floor = {0}, bytes = {0}, bare_bytes = {0};
	size_t count = 0;

	for (int i = 0; i < KEYS; i++) {
		timing_add(&floor, timing_key(bare, i % 20 < 10 ? "j" : "k", &count));
		timing_add(&bare_bytes, (double)count);
		timing_add(&ours, timing_key(screens, i % 2 ? back : there, &count));
		timing_add(&bytes, (double)count);
	}
	row.ours = timing_at(&ours, 0.5);
	row.floor = timing_at(&floor, 0.5);
	bench_print(&row);
	bench_print(&(struct bench_row){.what = "  and its bytes", .unit = "bytes", .ours = timing_at(&bytes, 0.5), .floor = timing_at(&bare_bytes, 0.5)});
	if (timing_at(&ours, 0) < 0)
		fprintf(stderr, "bench_live: a key of “%s” painted nothing\n", row.what);
	timing_release(&ours);
	timing_release(&floor);
	timing_release(&bytes);
	timing_release(&bare_bytes);
	term_free(screens);
	term_free(bare);
}

/* From the key that reveals to the picture on the second screen, which another program draws from the file. The floor is the first screen itself. */
static void measure_wall(struct bench *bench)
{
	char *argv[] = {bench->ours, (char[]){"wall"}, (char[]){"--file"}, bench->file, NULL};
	struct term *first = start(bench->ours, bench->file, "n = 60");
	struct term *wall = term_start(&(struct term_options){.argv = argv, .rows = 24, .cols = 80});
	struct bench_row row = {.what = "reveal to wall, 60 places", .unit = "ms", .aim = 200};
	struct timing ours = {0}, floor = {0};
	bool there = term_wait_text(wall, "n = 60", PATIENCE);

	for (int i = 0; i < REVEALS; i++) {
		int64_t from;

		term_keys(first, "\033[5~");
		there = there && term_wait_absent(wall, "n = 60", PATIENCE) && term_settle(first, 0, PATIENCE) && term_settle(wall, 0, PATIENCE);
		from = term_now();
		term_keys(first, "\r");
		there = there && term_wait_text(wall, "n = 60", PATIENCE);
		timing_add(&ours, (double)(term_last_byte_at(wall) - from) / 1e6);
		term_keys(first, "\033[5~");
		there = there && term_wait_absent(wall, "n = 60", PATIENCE);
		timing_add(&floor, timing_key(first, "\r", NULL));
		there = there && term_wait_text(wall, "n = 60", PATIENCE);
	}
	row.ours = timing_at(&ours, 0.5);
	row.floor = timing_at(&floor, 0.5);
	bench_print(&row);
	if (!there)
		fprintf(stderr, "bench_live: the wall did not follow\n");
	timing_release(&ours);
	timing_release(&floor);
	term_free(wall);
	term_free(first);
}

/* With what it takes to begin again when the monkey left. */
static void measure_monkey(struct bench *bench)
{
	struct term *term = start(bench->ours, bench->file, "n = 60");
	int64_t from = term_now();
	int presses = 0;

	monkey_seed("7");
	while (presses < PRESSES) {
		presses += monkey_press(term);
		if (term_running(term))
			continue;
		term_free(term);
		term = start(bench->ours, bench->file, "[Enter]");
	}
	bench_print(&(struct bench_row){.what = "presses of a monkey", .unit = "a second", .ours = presses / ((double)(term_now() - from) / 1e9)});
	term_free(term);
}

int main(int argc, char **argv)
{
	const char *build = argc > 1 ? argv[1] : "build";
	struct bench bench = {.floor = made_program(build, "tests/floor_curses"), .ours = made_program(build, "samenspel")};

	made_begin(build);
	make_file(&bench);
	measure(&bench, &(struct bench_row){.what = "key to paint, 60 places shown", .unit = "ms", .aim = 3, .ratio = true}, "j", "k");
	/* from the talk back to the picture: read from the file, counted and drawn; a frame of a film is the most */
	measure(&bench, &(struct bench_row){.what = "picture of 60 places made and painted", .unit = "ms", .aim = 16}, "\r", "\033[5~");
	measure_wall(&bench);
	measure_monkey(&bench);
	made_end();
	free(bench.floor);
	free(bench.ours);
	free(bench.file);
	return 0;
}
