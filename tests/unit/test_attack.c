/* SPDX-License-Identifier: EUPL-1.2 */
/* The screens under attack, on a terminal of our own: signals, kills, a monkey, hostile text, a full disk, a session that goes away.
 * TEST_MONKEY_SEED chooses other keys. What was typed is never printed. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/str.h"
#include "base/text.h"
#include "lib/term.h"

enum { PATIENCE = 20000, MONKEY_KEYS = 3000 };

static const char *program(void)
{
	static char path[4096];
	const char *build = getenv("TEST_BUILD");

	snprintf(path, sizeof path, "%s/samenspel", build ? build : "build");
	return path;
}

static bool sanitized(void)
{
	return strstr(program(), "-asan/") != NULL;
}

/* A file of its own for every test that asks. */
static const char *fresh_file(void)
{
	static char path[4096];
	static int number;
	const char *folder = getenv("TMPDIR");

	snprintf(path, sizeof path, "%s/attack%d.%d.db", folder ? folder : "/tmp", (int)getpid(), number++);
	return path;
}

static int run(const char *format, ...) __attribute__((format(printf, 1, 2)));
static int run(const char *format, ...)
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

/* A team meeting with seven people, brought to a place by lines typed in plain mode; the session stays open there. */
static const char *prepared(const char *lines)
{
	const char *file = fresh_file();

	assert_int_equal(run("'%s' --lang en --file '%s' new teamoverleg >/dev/null", program(), file), 0);
	assert_int_equal(run("printf '5\\n4 3\\n\\n%s' | '%s' --plain --lang en --file '%s' >/dev/null", lines, program(), file), 0);
	return file;
}

static const char overview[] = "", brief[] = "2\\n", ways[] = "2\\n\\n", seat[] = "2\\n\\n1\\n", card[] = "3\\n\\n1\\n1\\n1\\n", wishes[] = "5\\n\\n1\\n1\\n8\\n3\\n",
	hands[] = "3\\n\\n2\\n", picture[] = "2\\n\\n1\\n1\\n1\\n\\n\\n1\\n", talk[] = "2\\n\\n1\\n1\\n1\\n\\n\\n1\\n\\n", agreements[] = "4\\n";

/* The search for leaks at the end hangs when a key for a signal comes then, as a monkey types it; and curses forgets a terminal it does not know. */
static const char *no_leak_search(void)
{
	static char option[4096];
	const char *options = getenv("ASAN_OPTIONS");

	snprintf(option, sizeof option, "ASAN_OPTIONS=%s%sdetect_leaks=0", options ? options : "", options ? ":" : "");
	return option;
}

static struct term *start_with(const char *file, const char *const *env, int rows, int cols)
{
	char *argv[] = {strdup(program()), strdup("--lang"), strdup("en"), strdup("--file"), strdup(file), NULL};
	struct term *term = term_start(&(struct term_options){.argv = argv, .env = env, .rows = rows, .cols = cols, .folder = getenv("TMPDIR")});

	for (size_t i = 0; argv[i]; i++)
		free(argv[i]);
	return term;
}

static struct term *start(const char *file)
{
	struct term *term = start_with(file, NULL, 24, 80);

	assert_true(term_wait_text(term, "[Enter]", PATIENCE));
	return term;
}

static void keys(struct term *term, const char *text)
{
	assert_true(term_keys(term, text));
	assert_true(term_settle(term, 0, PATIENCE));
}

static void assert_restored(struct term *term)
{
	assert_true(term_sane(term));
	assert_false(term_altscreen(term));
	assert_true(term_cursor_visible(term));
	assert_true(term_raw_has(term, 0, "\033[?2004l"));
}

static void stop(struct term *term)
{
	int status = -1;

	term_signal(term, SIGTERM);
	assert_true(term_wait_exit(term, PATIENCE, &status));
	assert_int_equal(status, 128 + SIGTERM);
	assert_restored(term);
	term_free(term);
}

/* --- signals --- */

struct place {
	const char *lines, *keys;
};
static const struct place places[] = {
	{overview, ""}, {overview, "?"}, {overview, "n"}, {overview, "a"}, {overview, "s"}, {overview, "."}, {brief, ""}, {ways, ""}, {seat, ""}, {seat, "u"},
	{card, ""}, {card, "2"}, {wishes, "abc"}, {hands, ""}, {hands, "1 2"}, {picture, ""}, {picture, "s"}, {talk, ""}, {agreements, "ax<Tab>y"},
};
enum { PLACES = sizeof places / sizeof *places };

static void every_signal_restores_the_terminal(void **state)
{
	static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};

	(void)state;
	for (size_t i = 0; i < PLACES; i++) {
		const char *file = prepared(places[i].lines);
		int signal = signals[i % 4], status = -1;
		struct term *term = start(file);

		keys(term, places[i].keys);
		term_signal(term, signal);
		assert_true(term_wait_exit(term, PATIENCE, &status));
		assert_int_equal(status, 128 + signal);
		assert_restored(term);
		term_free(term);
		term = start(file);
		assert_int_equal(term_find(term, "New session", NULL), -1);
		stop(term);
	}
}

static void a_closed_terminal_is_an_end(void **state)
{
	(void)state;
	for (size_t i = 0; i < PLACES; i += 3) {
		const char *file = prepared(places[i].lines);
		struct term *term = start(file);
		int status = -1;

		keys(term, places[i].keys);
		term_hang_up(term);
		assert_true(term_wait_exit(term, PATIENCE, &status));
		assert_true(status == 0 || status == 128 + SIGHUP);
		term_free(term);
		term = start(file);
		assert_int_equal(term_find(term, "New session", NULL), -1);
		stop(term);
	}
}

static void a_crash_restores_the_terminal(void **state)
{
	static const int signals[] = {SIGSEGV, SIGABRT, SIGBUS};

	(void)state;
	for (size_t i = 0; i < sizeof signals / sizeof *signals && !sanitized(); i++) {
		struct term *term = start(prepared(card));
		int status = -1;

		term_signal(term, signals[i]);
		assert_true(term_wait_exit(term, PATIENCE, &status));
		assert_int_equal(status, 128 + signals[i]);
		assert_restored(term);
		term_free(term);
	}
}

/* --- what was half typed --- */

static void half_typed_text_survives_a_kill(void **state)
{
	const char *file = prepared(wishes);
	struct str so_far = STR_EMPTY;
	int status = -1;

	(void)state;
	for (int i = 0; i < 4; i++) {
		struct term *term = start(file);

		assert_true(term_wait_text(term, "most valuable", PATIENCE));
		/* Whoever sits there now sees it only after asking. */
		assert_true(so_far.len == 0 || term_find(term, so_far.data, NULL) < 0);
		if (so_far.len > 0)
			keys(term, "<Enter>");
		assert_true(so_far.len == 0 || term_find(term, so_far.data, NULL) >= 0);
		term_type(term, "oliebol ");
		str_add(&so_far, i ? " oliebol" : "oliebol");
		assert_true(term_settle(term, 1400, PATIENCE));
		term_signal(term, SIGKILL);
		assert_true(term_wait_exit(term, PATIENCE, &status));
		assert_int_equal(status, 128 + SIGKILL);
		term_free(term);
		str_clear(&so_far);
		str_add(&so_far, "oliebol");
	}
	str_release(&so_far);
}

static bool holds(const char *path, const char *word)
{
	FILE *file = fopen(path, "rb");
	struct str bytes = STR_EMPTY;
	bool found = false;

	for (int c; file && (c = getc(file)) != EOF;)
		str_add_char(&bytes, c ? (char)c : ' ');
	if (file)
		fclose(file);
	found = strstr(bytes.data, word) != NULL;
	str_release(&bytes);
	return found;
}

static bool any_holds(const char *file, const char *word)
{
	static const char *const ends[] = {"", "-wal", "-shm"};
	bool found = false;

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		char path[5000];

		snprintf(path, sizeof path, "%s%s", file, ends[i]);
		found = found || holds(path, word);
	}
	return found;
}

static void erasing_removes_half_typed_text(void **state)
{
	const char *file = prepared(wishes);
	struct term *term = start(file);

	(void)state;
	term_type(term, "Zwaluwstaart");
	assert_true(term_settle(term, 1400, PATIENCE));
	assert_true(any_holds(file, "Zwaluwstaart"));
	stop(term);
	assert_int_equal(run("'%s' --file '%s' erase last --yes", program(), file), 0);
	assert_false(any_holds(file, "Zwaluwstaart"));
}

/* --- a session that goes away, a disk that is full --- */

static void a_session_erased_elsewhere_is_left(void **state)
{
	(void)state;
	for (size_t i = 0; i < PLACES; i++) {
		const char *file = prepared(places[i].lines);
		struct term *term = start(file);

		keys(term, places[i].keys);
		run("'%s' --lang en --file '%s' erase last --yes 2>/dev/null", program(), file);
		keys(term, strcmp(places[i].keys, ".") == 0 ? "1" : "<Up>");      /* the program looks at each key */
		assert_true(term_wait_text(term, "no longer in the file", PATIENCE));
		assert_true(term_wait_text(term, "Home", PATIENCE));
		keys(term, "x");
		assert_true(term_running(term));
		stop(term);
	}
}

static void limit(struct term *term, const char *bytes)
{
	assert_int_equal(run("prlimit --pid %d --fsize=%s:unlimited", (int)term_pid(term), bytes), 0);
}

static void a_full_disk_is_said_and_passes(void **state)
{
	const char *file = prepared(card);
	char command[9000], *argv[] = {(char[]){"sh"}, (char[]){"-c"}, NULL, NULL};
	struct term *term;

	(void)state;
	snprintf(command, sizeof command, "trap '' XFSZ; exec '%s' --lang en --file '%s'", program(), file);
	argv[2] = command;
	term = term_start(&(struct term_options){.argv = argv});
	assert_true(term_wait_text(term, "2 of 12", PATIENCE));
	limit(term, "100");
	keys(term, "1");
	assert_true(term_wait_text(term, "The disk is full", PATIENCE));
	assert_true(term_find(term, "2 of 12", NULL) >= 0);
	keys(term, "n");
	keys(term, "2");
	limit(term, "unlimited");
	keys(term, "3");
	assert_true(term_wait_text(term, "3 of 12", PATIENCE));
	stop(term);
	term = start(file);
	assert_true(term_wait_text(term, "3 of 12", PATIENCE));
	stop(term);
}

/* --- hostile text --- */

static const char *const nasty[] = {
	"\033[2J\033[Hword", "\033]0;word\007", "\302\233;word", "\342\200\256word\342\200\254", "a\342\200\213b\357\273\277c\302\255d", "\377\376 word \303\050", "\r\n\r\n\r\nword\r\n\r\n",
	"\t\t\tword\t\tword\v\f", "%s%n%s%n", "e\314\201\314\202\314\203\314\204\314\205\314\206\314\207\314\210\314\211\314\212\314\213\314\214\314\215\314\216\314\217\314\220\314\221word",
	"\360\237\221\251\342\200\215\360\237\221\251\342\200\215\360\237\221\247 word", "\345\255\227\345\255\227\345\255\227\345\255\227\345\255\227\345\255\227\345\255\227\345\255\227\345\255\227",
	"\314\201\314\201\314\201", "\030\001\002\004\005\006\016\017\020\021\022\023\024\025\026\027\031\035\036\037\177", "</td><script>", "'; DROP TABLE session; --",
};

/* Every cell holds what may stand in a cell. */
static void assert_cells_safe(struct term *term)
{
	char *screen = term_screen_text(term);

	for (char *line = screen, *end; *line; line = end + 1) {
		char *safe;

		end = strchr(line, '\n');
		*end = '\0';
		line += strspn(line, " ");
		safe = text_clean(line, strlen(line), false);
		assert_int_equal(strlen(safe), strlen(line));
		free(safe);
	}
	free(screen);
}

static void paste(struct term *term, const char *text)
{
	term_type(term, "\033[200~");
	term_type(term, text);
	term_type(term, "\033[201~");
	assert_true(term_settle(term, 0, PATIENCE));
}

/* In an open line: the rows above and below stay what they were, and the program goes on. */
static void attack_line(struct term *term, const char *text, bool pasted)
{
	char *top = term_row_text(term, 0), *after;

	if (pasted)
		paste(term, text);
	else
		term_type(term, text);
	assert_true(term_settle(term, 0, PATIENCE));
	assert_true(term_running(term));
	assert_cells_safe(term);
	assert_true(term_altscreen(term));
	if (pasted) {
		after = term_row_text(term, 0);
		assert_string_equal(after, top);
		free(after);
	}
	free(top);
}

static void hostile_text_stays_in_its_place(void **state)
{
	static const struct place lines[] = {{overview, "n"}, {agreements, "a"}, {wishes, ""}, {overview, "<Esc>"}};

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct term *term = start(prepared(lines[i].lines));

		keys(term, lines[i].keys);
		for (size_t k = 0; k < sizeof nasty / sizeof *nasty; k++)
			attack_line(term, nasty[k], true);
		keys(term, "<Enter>");
		assert_cells_safe(term);
		for (size_t k = 0; k < sizeof nasty / sizeof *nasty && term_running(term); k++)
			attack_line(term, nasty[k], false);
		stop(term);
	}
}

static void a_large_paste_is_taken_or_cut(void **state)
{
	struct term *term = start(prepared(wishes));
	struct str text = STR_EMPTY;

	(void)state;
	str_add_times(&text, "word\n", 2000);
	paste(term, text.data);
	assert_true(term_wait_text(term, "most valuable", PATIENCE));
	assert_cells_safe(term);
	keys(term, "<Enter>");
	assert_true(term_running(term));
	str_release(&text);
	stop(term);
}

/* --- a monkey --- */

static void monkey_key(struct term *term)
{
	static const char *const named[] = {"Enter", "Enter", "Enter", "Enter", "Tab", "S-Tab", "Backspace", "Esc", "Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDn", "Ins",
		"Del", "Space", "F1", "F12", "C-g", "C-u", "C-w", "C-l", "C-z", "C-s", "C-q", "M-x"};
	static const char typed[] = "1234567890123456789 ?nasu.tbcorgmhjklxeyfpq-!:/";
	uint32_t kind = random_below(10);
	char bytes[4];

	if (kind < 5)
		term_send(term, &typed[random_below(sizeof typed - 1)], 1);
	else if (kind < 9)
		term_key(term, named[random_below(sizeof named / sizeof *named)]);
	else
		for (int i = 0; i < 4; i++)
			bytes[i] = (char)random_below(256);
	/* The two that are signals have a test of their own; here they could come after the program has let go of the terminal. */
	for (int i = 0; kind == 9 && i < 4; i++)
		bytes[i] = bytes[i] == 3 || bytes[i] == 28 ? 'x' : bytes[i];
	if (kind == 9)
		term_send(term, bytes, 1 + random_below(4));
}

static struct term *monkey_start(const char *file)
{
	const char *env[] = {no_leak_search(), NULL};
	struct term *term = start_with(file, env, 24, 80);

	assert_true(term_wait_text(term, "[Enter]", PATIENCE));
	return term;
}

/* It may end by itself only as the keys for it do. */
static struct term *monkey_again(struct term *term, const char *file)
{
	int status = -1;

	assert_true(term_wait_exit(term, PATIENCE, &status));
	if (!(status == 0 || status == 128 + SIGINT || status == 128 + SIGQUIT))
		fail_msg("the program ended with %d", status);
	assert_restored(term);
	term_free(term);
	return monkey_start(file);
}

static void a_monkey_breaks_nothing(void **state)
{
	const char *file = prepared(overview), *seed = getenv("TEST_MONKEY_SEED");
	struct term *term = monkey_start(file);

	(void)state;
	print_message("# the seed was %s\n", seed ? seed : "7");
	setenv("SAMENSPEL_SEED", seed ? seed : "7", 1);
	random_below(2);
	unsetenv("SAMENSPEL_SEED");
	for (int i = 0; i < MONKEY_KEYS; i++) {
		monkey_key(term);
		if (random_below(40) == 0)
			term_resize(term, 1 + (int)random_below(60), 1 + (int)random_below(200));
		if (random_below(15) == 0 || !term_running(term))
			term_settle(term, 1, PATIENCE);
		if (!term_running(term))
			term = monkey_again(term, file);
	}
	term_resize(term, 24, 80);
	term_settle(term, 0, PATIENCE);
	if (!term_running(term))
		term = monkey_again(term, file);
	stop(term);
	assert_int_equal(run("'%s' --file '%s' list >/dev/null", program(), file), 0);
}

/* --- terminals --- */

static void an_odd_terminal_gets_a_sentence(void **state)
{
	static const char *const dumb[] = {"TERM=dumb", NULL}, *const none[] = {"TERM", NULL}, *const empty[] = {"TERM=", NULL};
	static const char *const *const all[] = {dumb, none, empty};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct term *term = start_with(fresh_file(), all[i], 24, 80);
		int status = -1;

		assert_true(term_wait_exit(term, PATIENCE, &status));
		assert_int_equal(status, 2);
		assert_true(term_find(term, "--plain", NULL) >= 0);
		assert_false(term_raw_has(term, 0, "\033["));
		assert_true(term_sane(term));
		term_free(term);
	}
}

static void an_unknown_terminal_gets_the_screens(void **state)
{
	const char *nonsense[] = {"TERM=nonsense", no_leak_search(), NULL}, *old[] = {"TERM=vt100", "NO_COLOR=1", NULL}, *latin[] = {"LC_ALL=nl_NL.ISO-8859-1", NULL},
		*none[] = {"LANG=nl_NL.UTF-8", "LC_ALL", "NO_COLOR=1", NULL};
	const char *const *all[] = {nonsense, old, latin, none};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct term *term = start_with(fresh_file(), all[i], 24, 80);

		assert_true(term_wait_text(term, "New session", PATIENCE));
		keys(term, "1");
		assert_true(term_wait_text(term, "Team meeting", PATIENCE));
		assert_true(term_running(term));
		term_signal(term, SIGTERM);
		assert_true(term_wait_exit(term, PATIENCE, &(int){0}));
		assert_true(term_sane(term));
		term_free(term);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_signal_restores_the_terminal),
		cmocka_unit_test(a_closed_terminal_is_an_end),
		cmocka_unit_test(a_crash_restores_the_terminal),
		cmocka_unit_test(half_typed_text_survives_a_kill),
		cmocka_unit_test(erasing_removes_half_typed_text),
		cmocka_unit_test(a_session_erased_elsewhere_is_left),
		cmocka_unit_test(a_full_disk_is_said_and_passes),
		cmocka_unit_test(hostile_text_stays_in_its_place),
		cmocka_unit_test(a_large_paste_is_taken_or_cut),
		cmocka_unit_test(a_monkey_breaks_nothing),
		cmocka_unit_test(an_odd_terminal_gets_a_sentence),
		cmocka_unit_test(an_unknown_terminal_gets_the_screens),
	};

	if (access(program(), X_OK) != 0) {
		printf("1..0 # SKIP there is no program yet\n");
		return 0;
	}
	text_setup();
	cmocka_set_test_filter(getenv("TEST_ONLY"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
