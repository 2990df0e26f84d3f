/* SPDX-License-Identifier: EUPL-1.2 */
/* timeout: 300 */
/* The facilitator's program and the wall, each on a terminal of its own: the wall follows, never shows what is private, and says calmly what happens to the
 * program, the session and the file. Every screen that is painted on it is looked at. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "lib/stage.h"
#include "lib/timing.h"

#define OTHER "Koekoeksklok"
#define NAME "Leeuwerik"
#define NOTE "Winterkoning"
#define TIP "hoeft niet opgelost"
#define SCRIPT "geen goede of foute"
#define WORDS "Goudvink"
#define ALSO "Kwikstaart"
#define PLACES "n = 7"

static const char *const held[] = {"SAMENSPEL_NOW=2026-03-12T14:00:00", "SAMENSPEL_SEED=1", NULL};

static struct term *start(const char *file, const char *session, int rows, int cols, const char *const *env)
{
	char *argv[] = {mem_copy(stage_program()), mem_copy("--lang"), mem_copy(env == held ? "nl" : "en"), mem_copy("wall"), mem_copy("--file"), mem_copy(file),
		session ? mem_copy(session) : NULL, NULL};
	struct term *term = term_start(&(struct term_options){.argv = argv, .env = env, .rows = rows, .cols = cols, .folder = getenv("TMPDIR")});

	for (size_t i = 0; argv[i]; i++)
		free(argv[i]);
	return term;
}

static void shows(struct term *term, const char *text)
{
	if (term_wait_text(term, text, STAGE_PATIENCE))
		return;
	char *screen = term_screen_text(term);

	print_error("“%s” did not come. There stands:\n%s\n", text, screen);
	free(screen);
	fail();
}

static void goes(struct term *term, const char *text)
{
	if (!term_wait_absent(term, text, STAGE_PATIENCE))
		fail_msg("“%s” stays", text);
}

/* --- what may not stand there --- */

enum { NEVER_MOST = 12 };
struct never {
	const char *words[NEVER_MOST];
	size_t count;
	int looked_at;
};

static void look(struct term *term, void *user)
{
	struct never *never = user;

	never->looked_at++;
	for (size_t i = 0; i < never->count; i++)
		if (never->words[i] && term_find(term, never->words[i], NULL) >= 0) {
			print_error("“%s” stood on the wall\n", never->words[i]);
			never->words[i] = NULL;
			fail();
		}
}

static void never_drop(struct never *never, const char *word)
{
	for (size_t i = 0; i < never->count; i++)
		if (never->words[i] && strcmp(never->words[i], word) == 0)
			never->words[i] = NULL;
}

static void does(struct term *term, const char *keys, const char *until)
{
	assert_true(term_keys(term, keys));
	shows(term, until);
}

struct room {
	char file[4096];
	struct term *first, *wall;
	struct never never;
};

static struct term *start_first(const char *file)
{
	char *argv[] = {mem_copy(stage_program()), mem_copy("--lang"), mem_copy("nl"), mem_copy("--file"), mem_copy(file), NULL};
	struct term *term = term_start(&(struct term_options){.argv = argv, .env = held, .rows = 24, .cols = 80, .folder = getenv("TMPDIR")});

	for (size_t i = 0; argv[i]; i++)
		free(argv[i]);
	return term;
}

/* Another session in the file, and one with seven people that only the facilitator sees; names are used, and one has a name. */
static void open_room(struct room *room)
{
	*room = (struct room){.first = NULL};
	snprintf(room->file, sizeof room->file, "%s", stage_file());
	assert_int_equal(stage_shell("'%s' --lang nl --file '%s' new teamoverleg --title %s --date 2026-03-01 >/dev/null", stage_program(), room->file, OTHER), 0);
	room->first = start_first(room->file);
	shows(room->first, "Eerdere bijeenkomsten");
	does(room->first, "1", "Teamoverleg");
	does(room->first, "1", "2026-03-12");
	does(room->first, "<Enter>", "Ziet iedereen");
	does(room->first, "2", "Klaarzetten");
	does(room->first, "<Enter>", "Rollen");
	does(room->first, "4 3<Enter>", "7 mensen");
	does(room->first, "b", "Namen staan nu aan");
	does(room->first, "<Down>m", "Enter");
	does(room->first, NAME "<Enter>", NAME);
	does(room->first, "<Enter>", "Afspraken");
}

static void join(struct room *room)
{
	static const char *const words[] = {OTHER, NAME, NOTE, TIP, WORDS, ALSO, PLACES, "[5]", "Nummer 1 ", "wachten", SCRIPT};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		room->never.words[room->never.count++] = words[i];
	room->wall = start(room->file, NULL, 24, 80, held);
	term_watch(room->wall, look, &room->never);
}

static void close_room(struct room *room)
{
	term_free(room->first);
	stage_stop(room->wall);
}

static void both(struct room *room, const char *keys, const char *first, const char *wall)
{
	does(room->first, keys, first);
	shows(room->wall, wall);
}

static void turn(struct room *room, int seat, const char *answer, const char *wall)
{
	char keys[16];

	snprintf(keys, sizeof keys, "%d<Enter>", seat);
	does(room->first, keys, "Nummer");
	does(room->first, answer, "Klaar?");
	both(room, "<Enter>", "Welk nummer", wall);
}

static void dilemma(struct room *room)
{
	both(room, "1<Enter>", SCRIPT, "Welkom");
	does(room->first, "n", "notitie");
	does(room->first, NOTE "<Enter>", "Genoteerd");
	does(room->first, "p", "Programma");
	both(room, "2<Enter>", "verzonnen voorbeeld", "verzonnen voorbeeld");
	does(room->first, "f", TIP);
	does(room->first, "<Enter>", "verzonnen voorbeeld");
	both(room, "<Enter>", "Hoe willen", "van 1 tot en met 7");
	both(room, "1", "Welk nummer", "0 van 7");
	turn(room, 1, "5", "1 van 7");
	turn(room, 2, "2", "2 van 7");
	turn(room, 3, "3", "3 van 7");
	turn(room, 4, "2", "4 van 7");
	turn(room, 5, "3", "bijna iedereen");
	assert_int_equal(term_find(room->wall, "5 van 7", NULL), -1);
	turn(room, 6, "2", "bijna iedereen");
	turn(room, 7, "3", "7 van 7");
	never_drop(&room->never, PLACES);
	both(room, "<PgDn>", PLACES, PLACES);
	does(room->first, "V", "blijft op de muur");
	both(room, "<Enter>", "Om over te praten", PLACES);
	both(room, "V", "gaat weer met je mee", "Om over te praten");
}

static void agreement(struct room *room)
{
	does(room->first, "p", "Programma");
	both(room, "4<Enter>", "Nog niets afgesproken", "Afspraken");
	does(room->first, "a", "Wat spreken jullie af");
	both(room, "Bellen<Enter>Wij<Enter>maandag<Enter>", "Bellen · Wij · maandag", "Bellen · Wij · maandag");
}

/* At the beginning of a list of words or at its end. */
static bool stands(struct term *term, const char *word)
{
	bool there;

	stage_keys(term, "<Home>");
	there = term_find(term, word, NULL) >= 0;
	stage_keys(term, "<End>");
	return there || term_find(term, word, NULL) >= 0;
}

/* Two texts; one of them is left out before the words are opened on the wall. */
static void evaluation(struct room *room)
{
	const char *out, *in;

	does(room->first, "p", "Programma");
	does(room->first, "5<Enter>", "kijkt even niet mee");
	does(room->first, "<Enter>", "Hoe willen");
	does(room->first, "1", "Welk nummer");
	does(room->first, "1<Enter>", "rapportcijfer");
	does(room->first, "8", "Hoe tevreden");
	does(room->first, "4", "waardevol");
	does(room->first, WORDS, WORDS);
	does(room->first, "<Enter>", "een andere keer");
	does(room->first, ALSO, ALSO);
	does(room->first, "<Enter>", "Wat wens je");
	does(room->first, "ja<Enter>", "Klaar?");
	does(room->first, "<Up><Enter>", "1 van 7");
	does(room->first, "<PgDn>", "antwoorden nog niet");
	both(room, "2", "n = 1", "bekijkt de antwoorden eerst");
	does(room->first, "o<End>", WORDS);
	/* there is a third, shorter one, and they stand in no order */
	while (stands(room->first, WORDS) && stands(room->first, ALSO))
		does(room->first, "x", "nergens meer");
	out = stands(room->first, WORDS) ? ALSO : WORDS;
	in = strcmp(out, WORDS) == 0 ? ALSO : WORDS;
	assert_true(stands(room->first, in));
	both(room, "V", "blijft op de muur", "n = 1");
	never_drop(&room->never, in);
	does(room->wall, "o<End>", in);
	assert_int_equal(term_find(room->wall, out, NULL), -1);
}

static void the_wall_follows_and_shows_nothing_private(void **state)
{
	struct room room;

	(void)state;
	open_room(&room);
	join(&room);
	shows(room.wall, "Teamoverleg");
	dilemma(&room);
	agreement(&room);
	evaluation(&room);
	never_drop(&room.never, PLACES);
	both(&room, "<Enter>", "Wat we meenemen", "Wat we meenemen");
	shows(room.wall, "Bellen · Wij · maandag");
	assert_int_equal(term_find(room.wall, "rapportcijfer", NULL), -1);
	assert_true(room.never.looked_at > 20);
	close_room(&room);
}

/* --- what happens to the program, the session, the file --- */

static void a_killed_program_is_noticed_and_so_is_the_next_start(void **state)
{
	struct room room;
	int status;

	(void)state;
	open_room(&room);
	join(&room);
	shows(room.wall, "Teamoverleg");
	term_signal(room.first, SIGKILL);
	assert_true(term_wait_exit(room.first, STAGE_PATIENCE, &status));
	shows(room.wall, "Het werkboek is dicht");
	shows(room.wall, "Teamoverleg");
	term_free(room.first);
	room.first = start_first(room.file);
	goes(room.wall, "Het werkboek is dicht");
	both(&room, "2<Enter>", "verzonnen voorbeeld", "verzonnen voorbeeld");
	does(room.first, "q", "Nu stoppen");
	assert_true(term_keys(room.first, "<Enter>"));
	stage_ended(room.first, 0);
	shows(room.wall, "Het werkboek is dicht");
	shows(room.wall, "verzonnen voorbeeld");
	close_room(&room);
}

static void an_erased_session_goes_from_the_wall_and_the_next_one_comes(void **state)
{
	struct room room;

	(void)state;
	open_room(&room);
	join(&room);
	both(&room, "2<Enter>", "verzonnen voorbeeld", "verzonnen voorbeeld");
	/* it follows what is open: the other one is not */
	assert_int_equal(stage_shell("'%s' --file '%s' erase last --yes >/dev/null 2>&1", stage_program(), room.file) & ~1, 0);
	never_drop(&room.never, OTHER);
	shows(room.wall, "Het werkboek is dicht");
	goes(room.wall, "verzonnen voorbeeld");
	assert_int_equal(stage_shell("'%s' --file '%s' erase last --yes >/dev/null 2>&1", stage_program(), room.file) & ~1, 0);
	shows(room.wall, "Er is nu niets te laten zien");
	assert_int_equal(stage_shell("'%s' --lang nl --file '%s' new teamoverleg --title Roodborst >/dev/null", stage_program(), room.file), 0);
	shows(room.wall, "Roodborst");
	close_room(&room);
}

/* Erasing rewrites the file and empties its log while the wall has it open. */
static void the_file_may_be_rewritten_moved_and_put_back(void **state)
{
	struct room room;
	char away[4200];

	(void)state;
	open_room(&room);
	join(&room);
	shows(room.wall, "Teamoverleg");
	assert_int_equal(stage_shell("'%s' --lang nl --file '%s' new teamoverleg --title Weg --date 2026-03-20 >/dev/null && '%s' --file '%s' erase last --yes >/dev/null 2>&1",
		stage_program(), room.file, stage_program(), room.file) & ~1, 0);
	both(&room, "2<Enter>", "verzonnen voorbeeld", "verzonnen voorbeeld");
	does(room.first, "q", "Nu stoppen");
	assert_true(term_keys(room.first, "<Enter>"));
	stage_ended(room.first, 0);
	shows(room.wall, "Het werkboek is dicht");
	snprintf(away, sizeof away, "%s.away", room.file);
	assert_int_equal(rename(room.file, away), 0);
	shows(room.wall, "Het bestand is weg");
	shows(room.wall, "verzonnen voorbeeld");
	assert_int_equal(stage_shell("'%s' --lang nl --file '%s' new teamoverleg --title Roodborst >/dev/null", stage_program(), room.file), 0);
	shows(room.wall, "Roodborst");
	assert_int_equal(rename(away, room.file), 0);
	shows(room.wall, "verzonnen voorbeeld");
	close_room(&room);
}

/* --- what it costs --- */

/* In the kernel, until something happens: in a poll without an end. */
static bool sleeps_for_good(struct term *term, void *user)
{
	char path[64];
	long call = -1;
	unsigned long arguments[3] = {0, 0, 0};
	FILE *file;

	(void)user;
	snprintf(path, sizeof path, "/proc/%d/syscall", (int)term_pid(term));
	file = fopen(path, "r");
	if (file == NULL)
		return false;
	if (fscanf(file, "%ld %lx %lx %lx", &call, &arguments[0], &arguments[1], &arguments[2]) != 4)
		call = -1;
	fclose(file);
#ifdef SYS_poll
	if (call == SYS_poll)
		return (int)arguments[2] == -1;
#endif
	return call == SYS_ppoll && arguments[2] == 0;
}

static void nothing_wakes_it_while_nothing_changes(void **state)
{
	const char *file = stage_prepare(stage_brief);
	char path[4096], beside[4200];
	struct term *wall;
	long before;

	(void)state;
	snprintf(path, sizeof path, "%s", file);
	snprintf(beside, sizeof beside, "%s.other", path);
	assert_int_equal(stage_shell("'%s' --file '%s' list >/dev/null", stage_program(), path), 0);
	wall = start(path, NULL, 24, 80, NULL);
	shows(wall, "workbook is closed");
	assert_true(term_wait_until(wall, sleeps_for_good, NULL, STAGE_PATIENCE));
	before = timing_wakeups(wall);
	assert_true(before > 0);
	/* other files in the same folder are made, written and gone, and this one is read */
	assert_int_equal(stage_shell("'%s' --file '%s' demo >/dev/null 2>&1", stage_program(), beside), 0);
	assert_int_equal(stage_shell("cat '%s' >/dev/null", path), 0);
	assert_true(sleeps_for_good(wall, NULL));
	assert_int_equal(timing_wakeups(wall), before);
	assert_int_equal(stage_shell("'%s' --lang en --file '%s' new teamoverleg --title Robin --date 2099-01-01 >/dev/null", stage_program(), path), 0);
	assert_true(term_settle(wall, 0, STAGE_PATIENCE));
	assert_true(timing_wakeups(wall) > before);
	stage_stop(wall);
}

/* --- the terminal --- */

static void every_end_leaves_the_terminal_as_it_was(void **state)
{
	static const int stops[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT};
	const char *file = stage_prepare(stage_brief);
	struct term *wall;
	int status;

	(void)state;
	for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
		wall = start(file, "last", 12, 40, NULL);
		shows(wall, "invented");
		term_signal(wall, stops[i]);
		stage_ended(wall, 128 + stops[i]);
		term_free(wall);
	}
	wall = start(file, NULL, 12, 40, NULL);
	shows(wall, "invented");
	assert_true(term_keys(wall, "?"));
	shows(wall, "Reads on");
	assert_true(term_keys(wall, "<Esc>w."));
	goes(wall, "invented");
	assert_true(term_keys(wall, " "));
	shows(wall, "invented");
	term_resize(wall, 50, 200);
	shows(wall, "invented");
	assert_true(term_keys(wall, "q"));
	stage_ended(wall, 0);
	term_free(wall);
	wall = start(file, NULL, 12, 40, NULL);
	shows(wall, "invented");
	term_hang_up(wall);
	assert_true(term_wait_exit(wall, STAGE_PATIENCE, &status));
	term_free(wall);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_wall_follows_and_shows_nothing_private),
		cmocka_unit_test(a_killed_program_is_noticed_and_so_is_the_next_start),
		cmocka_unit_test(an_erased_session_goes_from_the_wall_and_the_next_one_comes),
		cmocka_unit_test(the_file_may_be_rewritten_moved_and_put_back),
		cmocka_unit_test(nothing_wakes_it_while_nothing_changes),
		cmocka_unit_test(every_end_leaves_the_terminal_as_it_was),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
