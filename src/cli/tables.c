/* SPDX-License-Identifier: EUPL-1.2 */
/* tables.c - a file for the laptop of a table, and taking in what comes back. */
#include "own.h"

#include <stdlib.h>

#include "workbook/merge.h"
#include "workbook/replica.h"

/* 0 for none. */
static bool number_read(const char *text, int *number)
{
	char *end;
	long read = text ? strtol(text, &end, 10) : 0;
	*number = (int)read;
	return !text || (end != text && !*end && read > 0 && read < 1000);
}

int cli_hand_out(const struct cli *cli, struct workbook *w)
{
	struct id session, activity;
	struct error error, left;
	int part, table;
	if (!number_read(cli->part, &part) || !number_read(cli->table, &table))
		return cli_complain(CLI_USAGE, tr("--part and --table need a number from 1."));
	if (!cli->output)
		return cli_complain(CLI_USAGE, tr("hand-out needs --output with the name of the file, on the stick for example."));
	bool ok = workbook_find(w, cli->operands[0], &session, &error) && workbook_enter_to_read(w, session, &error) &&
		replica_find(w, part, table, &activity, &error) && replica_at(w, activity, cli->output, &error);
	return workbook_leave(w, &left) && ok ? CLI_OK : cli_complain(CLI_FAILED, error.text);
}

int cli_merge(const struct cli *cli, struct workbook *w)
{
	struct merged merged = {0};
	struct error error;
	struct str says = STR_EMPTY;
	if (!merge_files(w, (const char *const *)cli->operands, (size_t)cli->operand_count, &merged, &error))
		return cli_complain(CLI_FAILED, error.text);
	merge_says(&merged, &says);
	str_add_char(&says, '\n');
	int code = cli_print_text(says.data);
	str_release(&says);
	return code;
}
