/* SPDX-License-Identifier: EUPL-1.2 */
/* help.c - --help from the tables, and --version. */
#include "own.h"

#include <stdlib.h>

#include "base/text.h"
#include "report/formats.h"

enum { HELP_COLUMN = 26 };

static void row_add(struct str *out, const char *left, const char *help)
{
	char *cell = text_cut(left, HELP_COLUMN - 4, true);
	str_addf(out, "  %s  %s\n", cell, help);
	free(cell);
}

static void commands_add(struct str *out)
{
	for (const struct cli_command *command = cli_commands; command->name; command++) {
		struct str left = STR_EMPTY;
		str_addf(&left, "%s%s%s", command->name, command->takes ? " " : "", command->takes ? command->takes : "");
		row_add(out, left.data, tr(command->help));
		str_release(&left);
	}
}

/* "  (summary)": which commands take it, where not all do. */
static void takers_add(struct str *out, unsigned bit)
{
	int said = 0;
	for (const struct cli_command *command = cli_commands; command->name; command++)
		if (bit && bit != TAKES_FILE && command->options & bit)
			str_addf(out, "%s%s", said++ ? ", " : " (", command->name);
	if (said)
		str_add(out, ")");
}

static void options_add(struct str *out)
{
	for (const struct cli_option *option = cli_options; option->name; option++) {
		struct str left = STR_EMPTY, right = STR_EMPTY;
		if (option->letter)
			str_addf(&left, "-%c, ", option->letter);
		str_addf(&left, "--%s%s%s", option->name, option->takes ? " " : "", option->takes ? option->takes : "");
		str_add(&right, tr(option->help));
		takers_add(&right, option->bit);
		row_add(out, left.data, right.data);
		str_release(&left);
		str_release(&right);
	}
}

int cli_help(const struct cli *cli)
{
	(void)cli;
	struct str out = STR_EMPTY;
	str_addf(&out, "%s\n\n  samenspel [--file FILE] [--lang nl|en] [--plain] [--ascii]\n  samenspel [--file FILE] [--lang nl|en] COMMAND\n\n",
		tr("Samenspel: a workbook for volunteers and professionals who work together."));
	str_addf(&out, "%s\n", tr("Commands"));
	commands_add(&out);
	str_addf(&out, "\n%s\n", tr("Options"));
	options_add(&out);
	str_addf(&out, "\n%s\n", tr("Formats of a summary"));
	for (const struct format *format = report_formats; format->name; format++)
		row_add(&out, format->name, tr(format->help));
	str_addf(&out, "\n%s\n", tr("SESSION is an id, a beginning of one that is enough, or last.\nExit codes: 0 done, 1 it failed, 2 the command line is not understood."));
	int code = cli_print_text(out.data);
	str_release(&out);
	return code;
}

int cli_version(const struct cli *cli)
{
	(void)cli;
	return cli_print_text("samenspel " SAMENSPEL_VERSION "\n");
}
