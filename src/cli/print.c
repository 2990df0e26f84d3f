/* SPDX-License-Identifier: EUPL-1.2 */
/* print.c - print: one HTML file from the content, without a session file. */
#include "own.h"

#include <stdlib.h>
#include <string.h>

#include "workbook/print.h"
#include "workbook/summary.h"

/* The number behind `print seats`, or of --seats; 0 for none. */
static bool people_read(const struct cli *cli, int *people, struct error *error)
{
	const char *text = cli->operand_count > 1 ? cli->operands[1] : cli->seats;
	char *end;
	if (!text)
		return true;
	long number = strtol(text, &end, 10);
	if (end == text || *end || number < 1 || number > 1000)
		return error_say(error, tr("“%s” is no number of people."), text);
	*people = (int)number;
	return true;
}

int cli_print(const struct cli *cli)
{
	struct print_wish wish = {.large = cli->large};
	struct str html = STR_EMPTY;
	struct error error;
	int code = CLI_OK;
	if (!people_read(cli, &wish.people, &error))
		return cli_complain(CLI_USAGE, error.text);
	if (!print_content(cli->operands[0], &wish, &html, &error))
		code = cli_complain(CLI_FAILED, error.text);
	else if (!cli->output || strcmp(cli->output, "-") == 0)
		code = cli_print_text(html.data);
	else if (!summary_save(cli->output, &html, &error))
		code = cli_complain(CLI_FAILED, error.text);
	str_release(&html);
	return code;
}
