/* SPDX-License-Identifier: EUPL-1.2 */
/* timeout: 300 */
/* monkey [PRESSES] - 100,000 presses at random over all screens, with resizes; a memory checker gets 20,000. Now and then the program is stopped, killed or
 * loses its terminal, and begins again at another place. It must never end by itself but as its keys say, always give the terminal back, and never lose
 * what was answered: every action that was once in the file stays, with all its answers, unless somebody erased it. TEST_MONKEY_SEED chooses other
 * presses. What was pressed is never printed. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/random.h"
#include "base/text.h"
#include "lib/monkey.h"
#include "lib/mounts.h"
#include "lib/stage.h"
#include "store/db.h"
#include "store/sql.h"
#include "workbook/sticks.h"

enum { PRESSES = 100000, PRESSES_CHECKED = 20000, SLICE = 2500, FILES = 10, TITLES_MOST = 200, TITLES_LEAST = 12, TITLE_FROM = 60, STICK_KILOBYTES = 500 };

static long presses_wanted;

struct fact {
	struct id activity, action;
	int64_t answers;
};

struct facts {
	struct fact *items;
	size_t count, room;
};

/* One file with a session, and what was in it when the program last ended. */
struct cage {
	char *file;
	struct facts facts;
};

struct run {
	struct cage cages[FILES];
	struct term *term;
	long presses, ends;
	char *titles[TITLES_MOST];
	size_t title_count;
};

static bool is_kept(struct db *db, const struct fact *fact)
{
	struct sql sql = sql_open(db, NULL, "SELECT NOT EXISTS(SELECT 1 FROM activity WHERE id = :activity) OR EXISTS(SELECT 1 FROM erased WHERE id = :action)"
		" OR (EXISTS(SELECT 1 FROM action WHERE activity = :activity AND id = :action)"
		" AND (SELECT count(*) FROM response WHERE activity = :activity AND action = :action) >= :answers)", NULL);
	bool kept;

	sql_bind_id(&sql, ":activity", fact->activity);
	sql_bind_id(&sql, ":action", fact->action);
	sql_bind_int(&sql, ":answers", fact->answers);
	kept = sql_row(&sql) && sql_int(&sql, 0) != 0;
	sql_close(&sql);
	return kept;
}

static void facts_read(struct db *db, struct facts *facts)
{
	struct sql sql = sql_open(db, NULL, "SELECT activity, id, (SELECT count(*) FROM response WHERE activity = action.activity AND action = action.id) FROM action", NULL);

	facts->count = 0;
	while (sql_row(&sql)) {
		facts->items = mem_room(facts->items, facts->count, &facts->room, sizeof *facts->items);
		facts->items[facts->count++] = (struct fact){sql_id(&sql, 0), sql_id(&sql, 1), sql_int(&sql, 2)};
	}
	assert_true(sql_close(&sql));
}

static void look_for_what_is_lost(struct cage *cage)
{
	struct db *db = db_open(cage->file, false, NULL);
	size_t lost = 0;

	assert_non_null(db);
	for (size_t i = 0; i < cage->facts.count; i++)
		lost += !is_kept(db, &cage->facts.items[i]);
	facts_read(db, &cage->facts);
	db_close(db);
	assert_int_equal(lost, 0);
}

/* Which screens it has seen, by the end of the top line. */
static void note_title(struct run *run)
{
	char *top = term_row_text(run->term, 0), *title = NULL;

	for (char *dot = top; (dot = strstr(dot, " \u00b7 ")) != NULL; dot++)
		title = dot;
	for (size_t i = 0; title && i < run->title_count; i++)
		if (strcmp(run->titles[i], title) == 0)
			title = NULL;
	if (title && run->title_count < TITLES_MOST)
		run->titles[run->title_count++] = mem_copy(title);
	free(top);
}

static void begin(struct run *run, const struct cage *cage)
{
	const char *env[] = {stage_sanitizer("detect_leaks=0"), NULL};

	run->term = stage_start_with(cage->file, env, 24, 80);
	assert_true(term_wait_text(run->term, "[Enter]", STAGE_PATIENCE));
}

/* The keys to stop it may have been pressed before ours; it never ends otherwise. */
static void ended_well(struct run *run, int signal)
{
	int status = -1;

	if (!term_wait_exit(run->term, STAGE_PATIENCE / 3, &status)) {
		/* Ctrl-C is a key like others until the terminal has read it, and a busy disk takes its time: asked once more, and said. */
		print_message("# it did not end after signal %d and was asked again\n", signal);
		term_signal(run->term, signal = SIGTERM);
		assert_true(term_wait_exit(run->term, STAGE_PATIENCE, &status));
	}
	if (status != 0 && status != 128 + signal)
		fail_msg("the program ended with %d", status);
	if (signal != SIGKILL || status == 0)
		stage_restored(run->term);
	run->ends++;
}

static void stop(struct run *run)
{
	static const int signals[] = {SIGTERM, SIGKILL, SIGHUP, SIGINT};
	int signal = signals[random_below(sizeof signals / sizeof *signals)];

	if (signal == SIGINT)
		term_send(run->term, "\003", 1);
	else
		term_signal(run->term, signal);
	ended_well(run, signal);
	term_free(run->term);
	run->term = NULL;
}

/* Some thousand presses in one file; it begins again when the program was left. */
static void let_loose(struct run *run, struct cage *cage, long until)
{
	begin(run, cage);
	while (run->presses < until) {
		run->presses += monkey_press(run->term);
		if (term_cols(run->term) >= TITLE_FROM)
			note_title(run);
		if (term_running(run->term))
			continue;
		ended_well(run, 0);
		term_free(run->term);
		look_for_what_is_lost(cage);
		begin(run, cage);
	}
	stop(run);
	look_for_what_is_lost(cage);
}

static void cages_make(struct run *run)
{
	static const char *const lines[FILES] = {stage_overview, stage_brief, stage_ways, stage_seat, stage_card, stage_wishes, stage_hands, stage_picture, stage_talk,
		stage_agreements};

	for (size_t i = 0; i < FILES; i++)
		run->cages[i].file = mem_copy(stage_prepare(lines[i]));
}

/* The file opens, holds together, and a summary of it can be made. */
static size_t cage_close(struct cage *cage)
{
	size_t count = cage->facts.count;

	stage_whole(cage->file);
	assert_int_equal(stage_shell("'%s' --file '%s' list >/dev/null", stage_program(), cage->file), 0);
	assert_int_equal(stage_shell("'%s' --file '%s' summary last --format json >/dev/null", stage_program(), cage->file), 0);
	free(cage->file);
	free(cage->facts.items);
	return count;
}

/* It gets sticks of its own, that are soon full; a real one is not for a monkey. */
static void give_sticks(void)
{
	struct sticks real = {0};

	if (mounts_sticks(STICK_KILOBYTES))
		return;
	sticks_find(stick_roots, &real);
	if (real.count > 0)
		skip();
}

/* It may choose to save a summary there. */
static bool a_stick_is_in(void)
{
	FILE *file = fopen("/proc/self/mounts", "r");
	char line[4096];
	bool found = false;

	while (file && !found && fgets(line, sizeof line, file))
		found = strstr(line, " /media/") || strstr(line, " /run/media/");
	if (file)
		fclose(file);
	return found;
}

static void a_monkey_breaks_and_loses_nothing(void **state)
{
	const char *seed = getenv("TEST_MONKEY_SEED") ? getenv("TEST_MONKEY_SEED") : "7";
	struct run run = {.presses = 0};
	size_t facts = 0;

	(void)state;
	if (a_stick_is_in()) {
		print_message("# a stick is in, and a monkey would write on it\n");
		skip();
	}
	print_message("# the seed is %s\n", seed);
	give_sticks();
	monkey_seed(seed);
	cages_make(&run);
	for (size_t i = 0; run.presses < presses_wanted; i++)
		let_loose(&run, &run.cages[i % FILES], run.presses + SLICE);
	for (size_t i = 0; i < FILES; i++)
		facts += cage_close(&run.cages[i]);
	print_message("# %ld presses, %ld ends, %zu screens seen, %zu actions kept\n", run.presses, run.ends, run.title_count, facts);
	for (size_t i = 0; i < run.title_count; i++)
		free(run.titles[i]);
	assert_true(presses_wanted < PRESSES_CHECKED || run.title_count >= TITLES_LEAST);
	assert_true((long)facts > run.presses / 1000);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_monkey_breaks_and_loses_nothing),
	};

	presses_wanted = argc > 1 ? strtol(argv[1], NULL, 10) : stage_sanitized() ? PRESSES_CHECKED : PRESSES;
	text_setup();
	return cmocka_run_group_tests_name("the monkey", tests, NULL, NULL);
}
