/* SPDX-License-Identifier: EUPL-1.2 */
/* summary.c - summary and demo: both end in the same pages. Neither asks anything. */
#include "own.h"

#include <string.h>

#include "report/formats.h"
#include "workbook/demo.h"
#include "workbook/paths.h"
#include "workbook/summary.h"

static bool to_stdout(const struct cli *cli)
{
	return !cli->output || strcmp(cli->output, "-") == 0;
}

static int summary_put(const struct cli *cli, struct workbook *w)
{
	struct summary summary = {0};
	struct error error;
	struct str text = STR_EMPTY;
	const struct format *format = format_find(cli->format ? cli->format : CLI_FORMAT);
	if (!(cli->linked ? summary_make_linked(w, &summary, &error) : summary_make(w, true, &summary, &error)))
		return cli_complain(CLI_FAILED, error.text);
	int code = CLI_OK;
	if (cli->linked)
		cli_complain(code, summary_linked_warning());
	if (to_stdout(cli)) {
		summary_write(&summary, format, cli->excel, &text);
		code = cli_print_text(text.data);
	} else if (!summary_deliver(w, &summary, format, cli->excel, cli->output, &error)) {
		code = cli_complain(CLI_FAILED, error.text);
	}
	str_release(&text);
	summary_release(&summary);
	return code;
}

static int summary_of(const struct cli *cli, struct workbook *w, struct id id)
{
	struct error error;
	if (!workbook_enter_to_read(w, id, &error))
		return cli_complain(CLI_FAILED, error.text);
	int code = summary_put(cli, w);
	return workbook_leave(w, &error) ? code : cli_complain(CLI_FAILED, error.text);
}

int cli_summary(const struct cli *cli, struct workbook *w)
{
	struct id id;
	struct error error;
	if (!workbook_find(w, cli->operands[0], &id, &error))
		return cli_complain(CLI_FAILED, error.text);
	return summary_of(cli, w, id);
}

/* In the data folder, where it is kept: it can be opened and looked at. */
char *cli_demo_file(void)
{
	return path_data("demo.db");
}

int cli_demo(const struct cli *cli, struct workbook *w)
{
	struct id id;
	struct error error;
	if (!demo_run(w, &id, &error))
		return cli_complain(CLI_FAILED, error.text);
	int code = summary_of(cli, w, id);
	struct str where = STR_EMPTY;
	str_addf(&where, tr("This session is kept in %s."), workbook_file(w));
	cli_complain(code, where.data);
	str_release(&where);
	return code;
}
