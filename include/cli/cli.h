/* SPDX-License-Identifier: EUPL-1.2 */
/* cli.h - the command line: what was asked, and the commands that need no person at a screen.
 * Commands and options are rows in commands.c; --help is made from them. What a command finds goes to standard output, what it has to say to standard error. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>

#include "base/error.h"

enum cli_exit {
	CLI_OK = 0,
	CLI_FAILED = 1,       /* the sentence says why */
	CLI_USAGE = 2,        /* the command line is not understood */
};

struct cli_command;

struct cli {
	const struct cli_command *command;   /* NULL: a person wants to work with it */
	const char *file, *lang, *title, *date, *format, *output, *seats, *seat, *part, *table;
	bool plain, ascii, json, excel, yes, large, self, linked;
	bool screens;                        /* the command has screens of its own where there is a terminal: ui_wall() shows them, cli_run() prints */
	char **operands;                     /* what follows the command */
	int operand_count;
};

/* The language that is asked for, before anything else is read; NULL for none. */
const char *cli_lang(int argc, char **argv);
/* False with a sentence: end with CLI_USAGE. argv may be put in another order. */
bool cli_parse(int argc, char **argv, struct cli *cli, struct error *error);
/* Runs the command; opens the file itself where it needs one. */
int cli_run(const struct cli *cli);
/* "samenspel: sentence" on standard error; returns code, so that `return cli_complain(...)` reads well. */
int cli_complain(int code, const char *sentence);

#endif
