/* SPDX-License-Identifier: EUPL-1.2 */
/* complete.c - what may stand next on a command line, for the completion of a shell: from the same tables that read it. */
#include "own.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report/formats.h"
#include "workbook/catalogue.h"
#include "workbook/paths.h"

static void line_add(struct str *out, const char *word)
{
	str_addf(out, "%s\n", word);
}

static void content_add(struct str *out, bool only_programmes)
{
	struct catalogue catalogue = {0};
	catalogue_load(&catalogue);
	for (size_t i = 0; i < catalogue.count; i++)
		if (!only_programmes || strcmp(catalogue.rows[i].kind, "programme") == 0)
			line_add(out, catalogue.rows[i].id);
	catalogue_release(&catalogue);
}

static void programmes_add(struct str *out)
{
	content_add(out, true);
}

static void ids_of_content_add(struct str *out)
{
	content_add(out, false);
}

/* Completing a word makes no file. */
static void sessions_add(struct str *out)
{
	char *path = path_data("samenspel.db"), id[33];
	struct error error;
	struct session_list list = {0};
	struct workbook *w = access(path, R_OK | W_OK) == 0 ? workbook_open(path, &error) : NULL;
	line_add(out, "last");
	if (w && workbook_sessions(w, &list, &error))
		for (size_t i = 0; i < list.count; i++) {
			id_text(list.items[i].id, id);
			line_add(out, id);
		}
	session_list_release(&list);
	workbook_close(w);
	free(path);
}

static void formats_add(struct str *out)
{
	for (const struct format *format = report_formats; format->name; format++)
		line_add(out, format->name);
}

/* The shell lists files itself. */
static void files_add(struct str *out)
{
	line_add(out, ":files");
}

static void nothing_add(struct str *out)
{
	(void)out;
}

/* A word in capitals in the tables, and what may stand for it. */
struct meaning {
	const char *word;
	void (*add)(struct str *out);
};

static const struct meaning meanings[] = {
	{"SESSION", sessions_add}, {"PROGRAMME", programmes_add}, {"ID", ids_of_content_add},
	{"FORMAT", formats_add}, {"FILE", files_add}, {"COPY", files_add}, {"TITLE", nothing_add}, {"DATE", nothing_add}, {"N", nothing_add},
	{"NUMBER", nothing_add},
};

static void one_meaning_add(struct str *out, const char *word)
{
	for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
		if (strcmp(meanings[i].word, word) == 0) {
			meanings[i].add(out);
			return;
		}
	line_add(out, word);
}

/* "nl|en", "SESSION", "ID|seats". */
static void takes_add(struct str *out, const char *takes)
{
	struct str word = STR_EMPTY;
	for (const char *at = takes; at && *at; at += strspn(at, "|")) {
		size_t len = strcspn(at, "|");
		str_clear(&word);
		str_add_len(&word, at, len);
		one_meaning_add(out, word.data);
		at += len;
	}
	str_release(&word);
}

static const struct cli_option *option_of(const char *word)
{
	for (const struct cli_option *option = cli_options; option->name; option++)
		if (word[0] == '-' && (word[1] == '-' ? strcmp(option->name, word + 2) == 0 : option->letter && word[1] == option->letter && !word[2]))
			return option;
	return NULL;
}

static void options_add(struct str *out, unsigned allowed)
{
	for (const struct cli_option *option = cli_options; option->name; option++)
		if (!option->bit || option->bit & allowed)
			str_addf(out, "--%s\n", option->name);
}

/* The next word of every command that begins with these words. */
static void commands_add(struct str *out, const char *begun)
{
	struct str before = STR_EMPTY;
	size_t len = strlen(begun);
	for (const struct cli_command *command = cli_commands; command->name; command++) {
		if (strncmp(command->name, begun, len) != 0 || (len && command->name[len] != ' '))
			continue;
		const char *next = command->name + len + (len > 0);
		struct str word = STR_EMPTY;
		str_add_len(&word, next, strcspn(next, " "));
		if (strcmp(word.data, before.data) != 0)
			line_add(out, word.data);
		str_clear(&before);
		str_add(&before, word.data);
		str_release(&word);
	}
	str_release(&before);
}

/* The words so far: the command they name, what they begin where they name none, and how many operands follow. */
struct so_far {
	const struct cli_command *command;
	struct str begun;
	int operands;
	const struct cli_option *open;     /* the last word is an option that waits for its value */
};

static void word_take(struct so_far *so_far, const char *word)
{
	const struct cli_option *option = so_far->open ? NULL : option_of(word);
	if (so_far->open) {
		so_far->open = NULL;
	} else if (option) {
		so_far->open = option->takes ? option : NULL;
	} else if (so_far->command) {
		so_far->operands++;
	} else if (word[0] != '-') {
		str_addf(&so_far->begun, "%s%s", so_far->begun.len ? " " : "", word);
		so_far->command = cli_find(so_far->begun.data);
	}
}

/* The last word is the one that is being typed, "" when it was not begun: options are for who types a hyphen. */
int cli_complete(const struct cli *cli)
{
	struct so_far so_far = {.begun = STR_EMPTY};
	struct str out = STR_EMPTY;
	const char *typed = cli->operand_count > 0 ? cli->operands[cli->operand_count - 1] : "";
	for (int i = 0; i + 1 < cli->operand_count; i++)
		word_take(&so_far, cli->operands[i]);
	if (so_far.open)
		takes_add(&out, so_far.open->takes);
	else if (typed[0] == '-')
		options_add(&out, so_far.command ? so_far.command->options : TAKES_FILE | TAKES_PLAIN | TAKES_ASCII);
	else if (so_far.command && so_far.operands < so_far.command->operands + so_far.command->optional)
		takes_add(&out, so_far.command->takes);
	else if (!so_far.command)
		commands_add(&out, so_far.begun.data);
	int code = cli_print_text(out.data);
	str_release(&so_far.begun);
	str_release(&out);
	return code;
}
