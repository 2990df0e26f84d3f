/* SPDX-License-Identifier: EUPL-1.2 */
/* The screens under attack, on a terminal of our own: kills, hostile text, a full disk, a session that goes away. What was typed is never printed. */
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

#include "base/str.h"
#include "base/text.h"
#include "lib/stage.h"

enum { PATIENCE = STAGE_PATIENCE };

/* --- what was half typed --- */

static void half_typed_text_survives_a_kill(void **state)
{
	const char *file = stage_prepare(stage_wishes);
	struct str so_far = STR_EMPTY;
	int status = -1;

	(void)state;
	for (int i = 0; i < 4; i++) {
		struct term *term = stage_start(file);

		assert_true(term_wait_text(term, "most valuable", PATIENCE));
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
	const char *file = stage_prepare(stage_wishes);
	struct term *term = stage_start(file);

	(void)state;
	term_type(term, "Zwaluwstaart");
	assert_true(term_settle(term, 1400, PATIENCE));
	assert_true(any_holds(file, "Zwaluwstaart"));
	stage_stop(term);
	assert_int_equal(stage_shell("'%s' --file '%s' erase last --yes", stage_program(), file), 0);
	assert_false(any_holds(file, "Zwaluwstaart"));
}

/* --- a session that goes away, a disk that is full --- */

static void a_session_erased_elsewhere_is_left(void **state)
{
	(void)state;
	for (size_t i = 0; i < stage_count(); i++) {
		const char *file = stage_prepare(stage_places[i].lines);
		struct term *term = stage_start(file);

		stage_keys(term, stage_places[i].keys);
		stage_shell("'%s' --lang en --file '%s' erase last --yes 2>/dev/null", stage_program(), file);
		stage_keys(term, strcmp(stage_places[i].keys, ".") == 0 ? "1" : "<Up>");      /* the program looks at each key */
		assert_true(term_wait_text(term, "no longer in the file", PATIENCE));
		assert_true(term_wait_text(term, "Home", PATIENCE));
		stage_keys(term, "x");
		assert_true(term_running(term));
		stage_stop(term);
	}
}

static void limit(struct term *term, const char *bytes)
{
	assert_int_equal(stage_shell("prlimit --pid %d --fsize=%s:unlimited", (int)term_pid(term), bytes), 0);
}

static void a_full_disk_is_said_and_passes(void **state)
{
	const char *file = stage_prepare(stage_card);
	char command[9000], *argv[] = {(char[]){"sh"}, (char[]){"-c"}, NULL, NULL};
	struct term *term;

	(void)state;
	snprintf(command, sizeof command, "trap '' XFSZ; exec '%s' --lang en --file '%s'", stage_program(), file);
	argv[2] = command;
	term = term_start(&(struct term_options){.argv = argv});
	assert_true(term_wait_text(term, "2 of 12", PATIENCE));
	limit(term, "100");
	stage_keys(term, "1");
	assert_true(term_wait_text(term, "The disk is full", PATIENCE));
	assert_true(term_find(term, "2 of 12", NULL) >= 0);
	stage_keys(term, "n");
	stage_keys(term, "2");
	limit(term, "unlimited");
	stage_keys(term, "3");
	assert_true(term_wait_text(term, "3 of 12", PATIENCE));
	stage_stop(term);
	term = stage_start(file);
	assert_true(term_wait_text(term, "3 of 12", PATIENCE));
	stage_stop(term);
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
	static const struct stage_place lines[] = {{stage_overview, "n"}, {stage_agreements, "a"}, {stage_wishes, ""}, {stage_overview, "<Esc>"}};

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct term *term = stage_start(stage_prepare(lines[i].lines));

		stage_keys(term, lines[i].keys);
		for (size_t k = 0; k < sizeof nasty / sizeof *nasty; k++)
			attack_line(term, nasty[k], true);
		stage_keys(term, "<Enter>");
		assert_cells_safe(term);
		for (size_t k = 0; k < sizeof nasty / sizeof *nasty && term_running(term); k++)
			attack_line(term, nasty[k], false);
		stage_stop(term);
	}
}

static void a_large_paste_is_taken_or_cut(void **state)
{
	struct term *term = stage_start(stage_prepare(stage_wishes));
	struct str text = STR_EMPTY;

	(void)state;
	str_add_times(&text, "word\n", 2000);
	paste(term, text.data);
	assert_true(term_wait_text(term, "most valuable", PATIENCE));
	assert_cells_safe(term);
	stage_keys(term, "<Enter>");
	assert_true(term_running(term));
	str_release(&text);
	stage_stop(term);
}

/* --- terminals --- */

static void an_odd_terminal_gets_a_sentence(void **state)
{
	static const char *const dumb[] = {"TERM=dumb", NULL}, *const none[] = {"TERM", NULL}, *const empty[] = {"TERM=", NULL};
	static const char *const *const all[] = {dumb, none, empty};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct term *term = stage_start_with(stage_file(), all[i], 24, 80);
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
	const char *nonsense[] = {"TERM=nonsense", stage_sanitizer("detect_leaks=0"), NULL}, *old[] = {"TERM=vt100", "NO_COLOR=1", NULL}, *latin[] = {"LC_ALL=nl_NL.ISO-8859-1", NULL},
		*none[] = {"LANG=nl_NL.UTF-8", "LC_ALL", "NO_COLOR=1", NULL};
	const char *const *all[] = {nonsense, old, latin, none};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct term *term = stage_start_with(stage_file(), all[i], 24, 80);

		assert_true(term_wait_text(term, "New session", PATIENCE));
		stage_keys(term, "1");
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
		cmocka_unit_test(half_typed_text_survives_a_kill),
		cmocka_unit_test(erasing_removes_half_typed_text),
		cmocka_unit_test(a_session_erased_elsewhere_is_left),
		cmocka_unit_test(a_full_disk_is_said_and_passes),
		cmocka_unit_test(hostile_text_stays_in_its_place),
		cmocka_unit_test(a_large_paste_is_taken_or_cut),
		cmocka_unit_test(an_odd_terminal_gets_a_sentence),
		cmocka_unit_test(an_unknown_terminal_gets_the_screens),
	};

	if (access(stage_program(), X_OK) != 0) {
		printf("1..0 # SKIP there is no program yet\n");
		return 0;
	}
	text_setup();
	cmocka_set_test_filter(getenv("TEST_ONLY"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
