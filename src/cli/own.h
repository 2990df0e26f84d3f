/* SPDX-License-Identifier: EUPL-1.2 */
/* own.h - what the files of this folder share: the rows of commands and options, and how a command answers. */
#ifndef CLI_OWN_H
#define CLI_OWN_H

#include "cli/cli.h"

#include "base/lang.h"
#include "base/str.h"
#include "domain/doc.h"
#include "workbook/workbook.h"

/* Options as bits, so that a command's row says which it takes. */
enum option_bit {
	TAKES_FILE = 1, TAKES_TITLE = 2, TAKES_DATE = 4, TAKES_FORMAT = 8, TAKES_OUTPUT = 16, TAKES_EXCEL = 32, TAKES_JSON = 64, TAKES_YES = 128, TAKES_PLAIN = 256,
	TAKES_ASCII = 512, TAKES_SEATS = 1024, TAKES_LARGE = 2048, TAKES_SELF = 4096, TAKES_SEAT = 8192, TAKES_LINKED = 16384,
	TAKES_PART = 32768, TAKES_TABLE = 65536,
};

/* The format where none is asked for. */
#define CLI_FORMAT "text"

enum { OPERANDS_ANY = 99 };

struct cli_command {
	const char *name;             /* two words are a command and its part: "content list" */
	const char *takes;            /* "SESSION", or NULL */
	int operands, optional;       /* how many (OPERANDS_ANY: none or more), and how many more may follow */
	unsigned options;             /* which, apart from --lang */
	const char *help;             /* message id */
	bool screens;                 /* as in struct cli */
	int (*run)(const struct cli *cli);                        /* without a file */
	int (*run_in)(const struct cli *cli, struct workbook *w);   /* with the file open */
	char *(*file)(void);                                       /* another file than the usual one; the caller frees. NULL: the usual one */
};
extern const struct cli_command cli_commands[];     /* ends with a row whose name is NULL */

struct cli_option {
	const char *name;             /* "file" */
	char letter;                  /* 0: none */
	const char *takes;            /* "FILE"; NULL: a switch */
	unsigned bit;                 /* 0: every command takes it */
	const char *help;             /* message id */
	const char *command;          /* --help and --version are commands */
};
extern const struct cli_option cli_options[];       /* ends with a row whose name is NULL */

const struct cli_command *cli_find(const char *name);

int cli_help(const struct cli *cli);
int cli_version(const struct cli *cli);
int cli_list(const struct cli *cli, struct workbook *w);
int cli_new(const struct cli *cli, struct workbook *w);
int cli_summary(const struct cli *cli, struct workbook *w);
int cli_erase(const struct cli *cli, struct workbook *w);
int cli_backup(const struct cli *cli, struct workbook *w);
int cli_hand_out(const struct cli *cli, struct workbook *w);
int cli_merge(const struct cli *cli, struct workbook *w);
int cli_demo(const struct cli *cli, struct workbook *w);
int cli_wall(const struct cli *cli);
int cli_print(const struct cli *cli);
int cli_content_list(const struct cli *cli);
int cli_content_check(const struct cli *cli);
int cli_content_show(const struct cli *cli);
int cli_complete(const struct cli *cli);

char *cli_demo_file(void);

/* To standard output: what a terminal cannot show is transliterated, a pipe or file gets UTF-8. Fails when it cannot be written. */
int cli_print_text(const char *text);
int cli_print_doc(const struct doc *doc);

#endif
