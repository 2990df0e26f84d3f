/* SPDX-License-Identifier: EUPL-1.2 */
/* wall.c - wall where there is no terminal, or line by line: what stands there now, once. */
#include "own.h"

#include "workbook/wall.h"

int cli_wall(const struct cli *cli)
{
	struct wall wall = {0};
	struct doc doc = {0};
	struct error error;
	struct workbook *w = workbook_open_to_read(cli->file, &error);
	int code;
	if (!w)
		return cli_complain(CLI_FAILED, error.text);
	if (wall_open(w, cli->operand_count > 0 ? cli->operands[0] : NULL, &wall, &error)) {
		wall_doc(w, &wall, &doc);
		code = cli_print_doc(&doc);
	} else {
		code = cli_complain(CLI_FAILED, error.text);
	}
	doc_release(&doc);
	wall_release(&wall);
	workbook_close(w);
	return code;
}
