/* SPDX-License-Identifier: EUPL-1.2 */
/* keyscript [--size 80x24] [--env K=V] [--golden FILE] [--update] [--timeout MS] KEYFILE -- PROGRAM ARGS...
 * Runs the program on a test terminal, types what the key file says and compares screens. Every command is a row of `commands` below.
 * Prints TAP; exits 1 when something differs. --update, or TEST_UPDATE in the environment, writes the golden file instead of comparing. */
#include <ctype.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/golden.h"
#include "lib/term.h"

enum { MOST = 64 };

struct script {
	const char *path, *name, *golden_path;
	int line, timeout;
	bool update;
	char *only;                  /* names between spaces; NULL: every screen is compared */
	struct term_options options;
	char *argv[MOST];
	int argc;
	const char *env[MOST];
	int env_count;
	struct golden golden;
	struct term *term;
	char *never[MOST];                            /* what no screen may hold now */
	int never_count, looked_at;
	int tests, failures;
};

struct command {
	const char *name;
	bool (*run)(struct script *, char *rest);     /* false: what follows has no meaning, stop */
	bool before_start;
};

static bool check(struct script *script, bool good, const char *what, const char *name);
static void show_screen(struct script *script);

/* Every screen as it is painted, not only those that are waited for. What was found once is not looked for again. */
static void look_at_screen(struct term *term, void *user)
{
	struct script *script = user;

	script->looked_at++;
	for (int i = 0; i < script->never_count; i++)
		if (script->never[i] && term_find(term, script->never[i], NULL) >= 0) {
			check(script, false, "never", script->never[i]);
			show_screen(script);
			free(script->never[i]);
			script->never[i] = NULL;
		}
}

static void start(struct script *script)
{
	script->options.argv = script->argv;
	script->options.env = script->env;
	script->term = term_start(&script->options);
	term_watch(script->term, look_at_screen, script);
}

static bool check(struct script *script, bool good, const char *what, const char *name)
{
	script->tests++;
	script->failures += !good;
	printf("%s %d - %s:%d: %s %s\n", good ? "ok" : "not ok", script->tests, script->name, script->line, what, name);
	return good;
}

static void show_screen(struct script *script)
{
	char *text = term_screen_text(script->term);
	int row = 0;

	for (char *line = text; *line; line = strchr(line, '\n') + 1)
		printf("# %3d |%.*s\n", row++, (int)strcspn(line, "\n"), line);
	free(text);
}

/* A failed wait: said with the screen as it stands. */
static bool failed(struct script *script, const char *what, const char *name)
{
	check(script, false, what, name);
	show_screen(script);
	return false;
}

static bool run_wait(struct script *script, char *rest)
{
	return term_wait_text(script->term, rest, script->timeout) || failed(script, "wait", rest);
}

static bool run_gone(struct script *script, char *rest)
{
	return term_wait_absent(script->term, rest, script->timeout) || failed(script, "gone", rest);
}

static bool run_keys(struct script *script, char *rest)
{
	return term_keys(script->term, rest) || failed(script, "no such key in", rest);
}

static bool run_type(struct script *script, char *rest)
{
	term_type(script->term, rest);
	return true;
}

static bool run_click(struct script *script, char *rest)
{
	int row, col;

	if (sscanf(rest, "%d %d", &row, &col) != 2)
		return failed(script, "click wants ROW COL, not", rest);
	term_click(script->term, row, col);
	return true;
}

/* The program has painted what belongs to the keys so far. */
static bool run_never(struct script *script, char *rest)
{
	int at = 0;

	term_settle(script->term, 0, script->timeout);
	while (at < script->never_count && script->never[at])
		at++;
	if (at == MOST)
		return failed(script, "too much to look for, with", rest);
	script->never[at] = strdup(rest);
	script->never_count += at == script->never_count;
	look_at_screen(script->term, script);
	return true;
}

static bool run_may(struct script *script, char *rest)
{
	bool found = false;

	term_settle(script->term, 0, script->timeout);
	for (int i = 0; i < script->never_count; i++)
		if (script->never[i] && strcmp(script->never[i], rest) == 0) {
			free(script->never[i]);
			script->never[i] = NULL;
			found = true;
		}
	/* One that was found where it may not be has been taken away already. */
	return found || script->failures > 0 || failed(script, "nobody forbade", rest);
}

/* Once the screen stands: the same words may stand elsewhere on the one before. */
static bool run_clickon(struct script *script, char *rest)
{
	bool there = term_wait_text(script->term, rest, script->timeout) && term_settle(script->term, 0, script->timeout);

	return (there && term_click_text(script->term, rest)) || failed(script, "click on", rest);
}

static bool run_wheel(struct script *script, char *rest)
{
	if (strcmp(rest, "up") != 0 && strcmp(rest, "down") != 0)
		return failed(script, "wheel wants up or down, not", rest);
	term_wheel(script->term, 1, 1, strcmp(rest, "up") == 0);
	return true;
}

/* Once it has ended. */
static bool run_restored(struct script *script, char *rest)
{
	const char *fault = term_unrestored(script->term);

	(void)rest;
	return check(script, !fault, "restored", fault ? fault : "");
}

/* Everything written so far. */
static bool run_ascii(struct script *script, char *rest)
{
	size_t len, at = 0;
	const char *raw = term_raw(script->term, &len);

	while (at < len && (unsigned char)raw[at] < 0x80)
		at++;
	(void)rest;
	return check(script, at == len, "ascii", at == len ? "" : "only, but there are other bytes");
}

static bool run_absent(struct script *script, char *rest)
{
	term_settle(script->term, 0, script->timeout);
	if (!check(script, term_find(script->term, rest, NULL) < 0, "absent", rest))
		show_screen(script);
	return true;
}

typedef char *section_maker(struct term *term, const char *name);
struct wanted {
	const char *name, *text;
	section_maker *section;
};

static bool is_wanted(struct term *term, void *user)
{
	const struct wanted *wanted = user;
	char *got = wanted->section(term, wanted->name);
	bool same = strcmp(got, wanted->text) == 0;

	free(got);
	return same;
}

/* The screen counts when it is the golden one and stays so: a program that has yet to draw, or draws once too often, is waited for. */
static bool compare(struct script *script, struct wanted *wanted)
{
	if (!term_wait_until(script->term, is_wanted, wanted, script->timeout))
		return false;
	term_settle(script->term, 0, script->timeout);
	return is_wanted(script->term, wanted) || term_wait_until(script->term, is_wanted, wanted, script->timeout / 10);
}

static bool is_asked(const struct script *script, const char *name)
{
	char word[256];

	snprintf(word, sizeof word, " %s ", name);
	return !script->only || strstr(script->only, word);
}

static bool run_section(struct script *script, const char *rest, section_maker *section)
{
	struct golden_screen *screen = golden_find(&script->golden, rest);
	bool same = script->update;
	char *got;

	if (!is_asked(script, rest))
		return true;
	if (script->update)
		term_settle(script->term, 150, script->timeout);
	else if (screen)
		same = compare(script, &(struct wanted){rest, screen->text, section});
	got = section(script->term, rest);
	check(script, same, "screen", rest);
	if (script->update)
		golden_set(&script->golden, rest, got);
	else if (!screen)
		printf("# there is no golden screen of this name; --update makes it\n");
	else if (!same)
		golden_print_diff(screen->text, got);
	if (screen)
		screen->used = true;
	free(got);
	return true;
}

static bool run_screen(struct script *script, char *rest)
{
	return run_section(script, rest, golden_section);
}

static bool run_looks(struct script *script, char *rest)
{
	return run_section(script, rest, golden_looks);
}

static bool read_size(const char *text, int *cols, int *rows)
{
	return sscanf(text, "%dx%d", cols, rows) == 2 && *cols > 0 && *rows > 0;
}

static bool run_size(struct script *script, char *rest)
{
	return read_size(rest, &script->options.cols, &script->options.rows);
}

static bool run_resize(struct script *script, char *rest)
{
	int cols, rows;

	if (!read_size(rest, &cols, &rows))
		return failed(script, "resize wants COLSxROWS, not", rest);
	term_resize(script->term, rows, cols);
	return true;
}

static bool run_args(struct script *script, char *rest)
{
	for (char *word = strtok(rest, " "); word && script->argc < MOST - 1; word = strtok(NULL, " "))
		script->argv[script->argc++] = strdup(word);
	return true;
}

static bool run_only(struct script *script, char *rest)
{
	size_t room = strlen(rest) + 3;

	script->only = malloc(room);
	if (!script->only)
		return false;
	snprintf(script->only, room, " %s ", rest);
	return true;
}

static bool run_env(struct script *script, char *rest)
{
	if (script->env_count < MOST - 1)
		script->env[script->env_count++] = strdup(rest);
	return true;
}

static bool run_kill(struct script *script, char *rest)
{
	(void)rest;
	term_signal(script->term, SIGKILL);
	if (!term_wait_exit(script->term, script->timeout, NULL))
		return failed(script, "kill", "");
	term_free(script->term);
	start(script);
	return true;
}

static bool run_start(struct script *script, char *rest)
{
	(void)rest;
	if (term_running(script->term))
		return failed(script, "start", "while it still runs");
	term_free(script->term);
	start(script);
	return true;
}

static bool run_signal(struct script *script, char *rest)
{
	static const struct { const char *name; int number; } signals[] = {
		{"TERM", SIGTERM}, {"HUP", SIGHUP}, {"INT", SIGINT}, {"QUIT", SIGQUIT}, {"SEGV", SIGSEGV}, {"ABRT", SIGABRT}, {"KILL", SIGKILL},
		{"TSTP", SIGTSTP}, {"CONT", SIGCONT}, {"USR1", SIGUSR1},
	};

	for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
		if (strcmp(signals[i].name, rest) == 0) {
			term_signal(script->term, signals[i].number);
			return true;
		}
	return failed(script, "no such signal:", rest);
}

static bool run_hangup(struct script *script, char *rest)
{
	(void)rest;
	term_hang_up(script->term);
	return true;
}

static bool run_exit(struct script *script, char *rest)
{
	int status = -1;

	if (!term_wait_exit(script->term, script->timeout, &status))
		return failed(script, "still runs, no exit", rest);
	if (!check(script, status == (int)strtol(rest, NULL, 10), "exit", rest)) {
		printf("# it ended with %d\n", status);
		show_screen(script);
	}
	return true;
}

static bool run_read(struct script *script, char *rest);

static const struct command commands[] = {
	{"size", run_size, true},      /* COLSxROWS */
	{"env", run_env, true},        /* NAME=VALUE, for the program from its next start on: the clock goes on with a later SAMENSPEL_NOW */
	{"args", run_args, true},      /* words after PROGRAM ARGS */
	{"only", run_only, true},      /* NAME NAME ...: of the screens that follow, compare these */
	{"wait", run_wait, false},                            /* until TEXT stands on the screen */
	{"gone", run_gone, false},                            /* until TEXT stands no longer on the screen */
	{"keys", run_keys, false},                            /* text and named keys: 2<Down><Enter> */
	{"type", run_type, false},                            /* the rest of the line as it is */
	{"click", run_click, false},                          /* ROW COL */
	{"clickon", run_clickon, false},                      /* the first place where TEXT stands, once it does */
	{"wheel", run_wheel, false},                          /* up or down, one notch */
	{"screen", run_screen, false},                        /* is the golden screen NAME */
	{"never", run_never, false},                          /* no screen painted from here on holds TEXT, not for a moment */
	{"may", run_may, false},                              /* it may again */
	{"looks", run_looks, false},                          /* looks as the golden section NAME: attributes and colours too */
	{"ascii", run_ascii, false},                          /* nothing but ASCII was written so far */
	{"restored", run_restored, false},                    /* the terminal, after the end: screen, cursor, line, mouse */
	{"read", run_read, false},                            /* the lines of FILE, which stands beside this one */
	{"absent", run_absent, false},                        /* TEXT is not on the screen once all keys are handled */
	{"resize", run_resize, false},                        /* COLSxROWS */
	{"kill", run_kill, false},                            /* SIGKILL, and the same program again */
	{"signal", run_signal, false},                        /* TERM, HUP, INT, ... */
	{"hangup", run_hangup, false},                        /* the terminal is closed */
	{"exit", run_exit, false},                            /* ends, with this exit code (128 and the signal for a signal) */
	{"start", run_start, false},                          /* the same program again, after it ended */
};

static bool run_line(struct script *script, char *line)
{
	size_t len = strcspn(line, " ");
	char *rest = line + len + (line[len] == ' ');

	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
		if (strlen(commands[i].name) != len || strncmp(commands[i].name, line, len) != 0)
			continue;
		if (commands[i].before_start && script->term && commands[i].run != run_env)
			break;
		if (!commands[i].before_start && !script->term)
			start(script);
		return commands[i].run(script, rest);
	}
	return check(script, false, "no such command here:", line);
}

static bool run_lines(struct script *script, FILE *file)
{
	char *line = NULL;
	size_t room = 0;
	bool on = true;

	while (on && getline(&line, &room, file) > 0) {
		script->line++;
		line[strcspn(line, "\n")] = '\0';
		if (line[0] && line[0] != '#')
			on = run_line(script, line);
	}
	free(line);
	return on;
}

static bool run_read(struct script *script, char *rest)
{
	const char *name = script->name;
	int line = script->line, folder = (int)(script->name - script->path);
	char path[4096];
	FILE *file;
	bool on;

	snprintf(path, sizeof path, "%.*s%s", script->name == script->path ? 0 : folder, script->path, rest);
	file = fopen(path, "r");
	if (!file)
		return check(script, false, "cannot read", rest);
	script->name = rest;
	script->line = 0;
	on = run_lines(script, file);
	script->name = name;
	script->line = line;
	fclose(file);
	return on;
}

static void run_file(struct script *script, FILE *file)
{
	bool on = run_lines(script, file);

	for (size_t i = 0; on && !script->update && i < script->golden.count; i++)
		if (!script->golden.items[i].used)
			check(script, false, "the golden file has a screen that is never compared:", script->golden.items[i].name);
	if (script->never_count > 0)
		printf("# %d times a screen was painted and looked at\n", script->looked_at);
	if (script->tests == 0)
		check(script, true, "ran to its", "end");
}

static _Noreturn void usage(void)
{
	fputs("keyscript [--size 80x24] [--env K=V] [--golden FILE] [--update] [--timeout MS] KEYFILE -- PROGRAM ARGS...\n", stderr);
	exit(2);
}

static int read_option(struct script *script, char **argv)
{
	if (strcmp(argv[0], "--update") == 0) {
		script->update = true;
		return 1;
	}
	if (!argv[1])
		usage();
	if (strcmp(argv[0], "--size") == 0)
		run_size(script, argv[1]);
	else if (strcmp(argv[0], "--env") == 0)
		run_env(script, argv[1]);
	else if (strcmp(argv[0], "--golden") == 0)
		script->golden_path = argv[1];
	else if (strcmp(argv[0], "--timeout") == 0)
		script->timeout = (int)strtol(argv[1], NULL, 10);
	else
		usage();
	return 2;
}

static FILE *read_arguments(struct script *script, char **argv)
{
	FILE *file;

	for (argv++; *argv && strncmp(*argv, "--", 2) == 0;)
		argv += read_option(script, argv);
	if (!argv[0] || !argv[1] || !argv[2] || strcmp(argv[1], "--") != 0)
		usage();
	script->path = argv[0];
	script->name = strrchr(argv[0], '/') ? strrchr(argv[0], '/') + 1 : argv[0];
	for (argv += 2; *argv && script->argc < MOST - 1; argv++)
		script->argv[script->argc++] = strdup(*argv);
	file = fopen(script->path, "r");
	if (!file || (script->golden_path && !golden_read(&script->golden, script->golden_path))) {
		fprintf(stderr, "keyscript: %s cannot be read\n", file ? script->golden_path : script->path);
		exit(2);
	}
	return file;
}

static void release(struct script *script)
{
	term_free(script->term);
	golden_release(&script->golden);
	for (int i = 0; i < script->never_count; i++)
		free(script->never[i]);
	free(script->only);
	while (script->argc > 0)
		free(script->argv[--script->argc]);
	while (script->env_count > 0)
		free((char *)(uintptr_t)script->env[--script->env_count]);
}

int main(int argc, char **argv)
{
	struct script script = {.timeout = 10000, .update = getenv("TEST_UPDATE") != NULL};
	FILE *file = argc > 1 ? read_arguments(&script, argv) : NULL;

	if (!file)
		usage();
	run_file(&script, file);
	fclose(file);
	printf("1..%d\n", script.tests);
	if (script.update && script.golden_path && script.failures == 0 && !golden_write(&script.golden, script.golden_path)) {
		fprintf(stderr, "keyscript: %s cannot be written\n", script.golden_path);
		script.failures++;
	}
	release(&script);
	return script.failures ? 1 : 0;
}
