/* SPDX-License-Identifier: EUPL-1.2 */
/* main.c - chooses the front end, nothing else. */
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/text.h"
#include "cli/cli.h"
#include "plain/plain.h"
#include "ui/ui.h"
#include "workbook/workbook.h"

static bool on_terminal(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

static int work_in(struct workbook *w, bool plain, bool ascii)
{
	const struct plain_options options = {.in = stdin, .out = stdout, .terminal = on_terminal(), .ascii = ascii};
	int code = plain ? UI_NOT_POSSIBLE : ui_run(w, &(struct ui_options){.ascii = ascii});
	return code == UI_NOT_POSSIBLE ? plain_run(w, &options) : code;
}

static int work(const struct cli *cli, bool ascii)
{
	struct error error;
	if (!cli->plain && !(on_terminal() && ui_possible()))
		return cli_complain(CLI_USAGE, tr("This is not a terminal that can show the screens: samenspel --plain goes line by line, and samenspel demo prints an example."));
	struct workbook *w = workbook_open(cli->file, &error);
	if (!w)
		return cli_complain(CLI_FAILED, error.text);
	int code = work_in(w, cli->plain, ascii);
	workbook_close(w);
	return code;
}

/* What the group sees, on a second screen. Where no screens can be shown it is printed once. */
static int wall(const struct cli *cli, bool ascii)
{
	struct error error;
	const struct ui_wall_options options = {.file = cli->file, .session = cli->operand_count > 0 ? cli->operands[0] : NULL, .ascii = ascii};
	int code = ui_possible() ? ui_wall(&options, &error) : UI_NOT_POSSIBLE;
	if (code == UI_FAILED)
		return cli_complain(CLI_FAILED, error.text);
	return code == UI_NOT_POSSIBLE ? cli_run(cli) : code;
}

int main(int argc, char **argv)
{
	struct error error;
	struct cli cli;
	/* A limit on the size of files then is a full disk, with a sentence; a closed pipe is a failed write. */
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	bool utf8 = text_setup();
	if (!workbook_language(cli_lang(argc, argv), &error) || !cli_parse(argc, argv, &cli, &error))
		return cli_complain(CLI_USAGE, error.text);
	if (cli.screens)
		return wall(&cli, !utf8 || cli.ascii);
	if (cli.command)
		return cli_run(&cli);
	return work(&cli, !utf8 || cli.ascii);
}
