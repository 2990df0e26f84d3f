/* SPDX-License-Identifier: EUPL-1.2 */
/* bench BUILD - the screens, each measure beside a bare ncurses program on the same terminal in the same run. Ends in 1 when a resize was lost or a
 * terminal not restored; times only say "over". */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/random.h"
#include "lib/bare.h"
#include "lib/bench_row.h"
#include "lib/made.h"
#include "lib/timing.h"
#include "workbook/answer.h"

enum { PATIENCE = 3000, STARTS = 25, KEYS = 40, CARDS = 36, PEOPLE = 60, DONE = 40, IDLE = 3000, RESIZES = 100, ENDS = 5 };

struct bench {
	char *floor, *ours, *home, *card;      /* programs; a file to open Home on, one to open a card on */
	struct term *bare, *screens;
	int failed;
};

static struct term *start(char *program, char *file, int rows, int cols)
{
	char *argv[] = {program, (char[]){"--file"}, file, NULL};

	if (!file)
		argv[1] = NULL;
	return term_start(&(struct term_options){.argv = argv, .rows = rows, .cols = cols});
}

static void wait_for(struct term *term, const char *text)
{
	char *screen;

	if (term_wait_text(term, text, PATIENCE))
		return;
	screen = term_screen_text(term);
	fprintf(stderr, "bench: “%s” did not come on this screen:\n%s", text, screen);
	free(screen);
	term_free(term);
	made_end();
	exit(1);
}

static void measure_paint(struct bench *bench, const char *what, char *file, const char *text)
{
	struct timing ours = {0}, floor = {0};
	char *bare[] = {bench->floor, NULL}, *screens[] = {bench->ours, (char[]){"--file"}, file, NULL};

	for (int i = 0; i < STARTS; i++) {
		timing_add(&floor, timing_first_paint(&(struct term_options){.argv = bare}, "Row 21"));
		timing_add(&ours, timing_first_paint(&(struct term_options){.argv = screens}, text));
		if (timing_at(&ours, 0) < 0)
			break;
	}
	bench_print(&(struct bench_row){.what = what, .unit = "ms", .ours = timing_at(&ours, 0.5), .floor = timing_at(&floor, 0.5), .aim = 2, .ratio = true});
	timing_release(&ours);
	timing_release(&floor);
}

/* One key after another, on ours and on the bare one in turn. */
struct keys {
	const char *what, *bytes_what;
	const char *const *keys;       /* taken in turn */
	int turns, count;
	struct bare *bare;             /* every key is a commit too: of one bare row here; NULL: it is not */
};

static void measure_keys(struct bench *bench, const struct keys *keys)
{
	struct timing ours = {0}, floor = {0}, commit = {0}, bytes = {0}, bare_bytes = {0};
	size_t count = 0;

	for (int i = 0; i < keys->count; i++) {
		timing_add(&floor, timing_key(bench->bare, i % 20 < 10 ? "j" : "k", &count));
		timing_add(&bare_bytes, (double)count);
		timing_add(&ours, timing_key(bench->screens, keys->keys[i % keys->turns], &count));
		timing_add(&bytes, (double)count);
		if (keys->bare)
			timing_add(&commit, bare_insert(keys->bare, i));
	}
	bench_print(&(struct bench_row){.what = keys->what, .unit = "ms", .ours = timing_at(&ours, 0.5),
		.floor = timing_at(&floor, 0.5) + timing_at(&commit, 0.5), .aim = 1.5, .ratio = true});
	bench_print(&(struct bench_row){.what = keys->bytes_what, .unit = "bytes", .ours = timing_at(&bytes, 0.5), .floor = timing_at(&bare_bytes, 0.5),
		.aim = 300});
	if (timing_at(&ours, 0) < 0)
		fprintf(stderr, "bench: a key of “%s” painted nothing\n", keys->what);
	if (keys->bare)
		bench_print(&(struct bench_row){.what = "  of its floor the commit", .unit = "ms", .ours = timing_at(&commit, 0.5)});
	timing_release(&ours);
	timing_release(&floor);
	timing_release(&commit);
	timing_release(&bytes);
	timing_release(&bare_bytes);
}

static void measure_home(struct bench *bench)
{
	static const char *const keys[] = {"k", "j"};

	bench->screens = start(bench->ours, bench->home, 24, 80);
	wait_for(bench->screens, "Voor jezelf");
	measure_keys(bench, &(struct keys){.what = "key to paint, Home", .bytes_what = "bytes a key, Home", .keys = keys, .turns = 2, .count = KEYS});
	term_free(bench->screens);
}

static void measure_cards(struct bench *bench)
{
	static const char *const digits[] = {"1", "2", "3"};
	char *path = made_path("floor.db");
	struct bare *bare = bare_open(path);

	bench->screens = start(bench->ours, bench->card, 24, 80);
	wait_for(bench->screens, " 40");
	measure_keys(bench, &(struct keys){.what = "answer to next card", .bytes_what = "bytes an answer", .keys = digits, .turns = 3, .count = CARDS,
		.bare = bare});
	bare_close(bare);
	free(path);
	bench_print(&(struct bench_row){.what = "peak memory after a form", .unit = "KiB", .ours = (double)timing_peak_kib(bench->screens),
		.floor = (double)timing_peak_kib(bench->bare), .aim = 8192});
	term_free(bench->screens);
}

static bool never(struct term *term, void *user)
{
	(void)term;
	(void)user;
	return false;
}

static void measure_idle(struct bench *bench)
{
	struct term *term = start(bench->ours, bench->card, 24, 80);
	long before;

	wait_for(term, " 40");
	term_settle(term, 0, PATIENCE);
	before = timing_wakeups(term);
	term_wait_until(term, never, NULL, IDLE);
	/* aim 0 is written as less than one */
	bench_print(&(struct bench_row){.what = "wake-ups in 3 s without a clock", .unit = "times", .ours = (double)(timing_wakeups(term) - before), .aim = 0.5});
	term_free(term);
}

/* What a program that is started in this size shows. */
static bool drawn_for(struct bench *bench, struct term *term, int rows, int cols)
{
	struct term *fresh = start(bench->ours, bench->home, rows, cols);
	char *is, *should;
	bool same;

	term_settle(term, 0, PATIENCE);
	term_settle(fresh, 0, PATIENCE);
	is = term_screen_text(term);
	should = term_screen_text(fresh);
	same = strcmp(is, should) == 0;
	if (!same)
		fprintf(stderr, "bench: after a resize to %d x %d this stands there:\n%sinstead of:\n%s", cols, rows, is, should);
	free(is);
	free(should);
	term_free(fresh);
	return same;
}

/* Half of them come while the one before is being drawn. */
static void measure_resizes(struct bench *bench)
{
	struct term *term = start(bench->ours, bench->home, 24, 80);
	int lost = 0;

	wait_for(term, "Voor jezelf");
	for (int i = 0; i < RESIZES; i++) {
		int rows = 8 + (int)random_below(60), cols = 24 + (int)random_below(200);

		term_resize(term, rows, cols);
		if (i + 1 == RESIZES || random_below(2) == 0)
			lost += !drawn_for(bench, term, rows, cols);
	}
	bench_print(&(struct bench_row){.what = "lost of 100 resizes", .unit = "times", .ours = lost, .aim = 0.5});
	bench->failed |= lost > 0;
	term_free(term);
}

/* What a terminal must be after the program: its own screen, a cursor, lines and echo, no bracketed paste. */
static bool restored(struct term *term)
{
	return !term_altscreen(term) && term_cursor_visible(term) && term_sane(term) && term_raw_has(term, 0, "\033[?2004l");
}

struct end {
	const char *name;
	int signal;                    /* -1: the window is closed; nothing is left to restore */
};

static void measure_end(struct bench *bench, const struct end *end)
{
	struct timing restored_after = {0}, gone = {0};
	char what[64];

	for (int i = 0; i < ENDS; i++) {
		struct term *term = start(bench->ours, bench->card, 24, 80);
		int64_t from;

		wait_for(term, " 40");
		term_settle(term, 0, PATIENCE);
		from = term_now();
		timing_add(&gone, timing_end(term, end->signal));
		timing_add(&restored_after, (double)(term_last_byte_at(term) - from) / 1e6);
		if (end->signal > 0 && !restored(term)) {
			fprintf(stderr, "bench: after %s the terminal is not as it was\n", end->name);
			bench->failed = 1;
		}
		term_free(term);
	}
	snprintf(what, sizeof what, "restored after %s", end->name);
	if (end->signal > 0)
		bench_print(&(struct bench_row){.what = what, .unit = "ms", .ours = timing_at(&restored_after, 0.5), .aim = 5});
	snprintf(what, sizeof what, "gone after %s", end->name);
	bench_print(&(struct bench_row){.what = what, .unit = "ms", .ours = timing_at(&gone, 0.5), .aim = 5});
	if (timing_at(&gone, 0) < 0)
		bench->failed = 1;
	timing_release(&restored_after);
	timing_release(&gone);
}

static void measure_ends(struct bench *bench)
{
	static const struct end ends[] = {{"SIGTERM", SIGTERM}, {"SIGHUP", SIGHUP}, {"SIGINT", SIGINT}, {"a closed terminal", -1}};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		measure_end(bench, &ends[i]);
}

static void answer_form(struct workbook *w, int seat)
{
	struct error error;

	made_must(answer_open_seat(w, seat, &error), &error);
	for (const struct here *here = run_here(w); (size_t)here->field < here->form->count; here = run_here(w)) {
		char *value = made_value(w, seat), *field = mem_copy(here->form->fields[here->field].id);

		made_must(answer_give(w, field, value, &error), &error);
		free(value);
		free(field);
	}
	made_must(answer_hand_in(w, &error), &error);
}

/* Home on a file with one session that nobody is in; the card on one where most have answered and the next form is open. */
static void make_files(struct bench *bench)
{
	struct error error;
	struct workbook *w = made_room(bench->home = made_path("home.db"), 12);

	made_must(workbook_leave(w, &error), &error);
	workbook_close(w);
	w = made_room(bench->card = made_path("card.db"), PEOPLE);
	for (int seat = 1; seat <= DONE; seat++)
		answer_form(w, seat);
	made_must(answer_open_seat(w, DONE + 1, &error), &error);
	workbook_close(w);
}

int main(int argc, char **argv)
{
	const char *build = argc > 1 ? argv[1] : "build";
	struct bench bench = {.floor = made_program(build, "tests/floor_curses"), .ours = made_program(build, "samenspel")};

	made_begin(build);
	make_files(&bench);
	bench_head();
	bench.bare = start(bench.floor, NULL, 24, 80);
	wait_for(bench.bare, "Row 21");
	measure_paint(&bench, "first paint, Home", bench.home, "Voor jezelf");
	measure_paint(&bench, "first paint, back at a card", bench.card, " 40");
	measure_home(&bench);
	measure_cards(&bench);
	measure_idle(&bench);
	measure_resizes(&bench);
	measure_ends(&bench);
	term_free(bench.bare);
	made_end();
	free(bench.floor);
	free(bench.ours);
	free(bench.home);
	free(bench.card);
	return bench.failed;
}
