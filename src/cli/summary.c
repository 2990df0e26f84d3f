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
	if (!summary_make(w, true, &summary, &error))
		return cli_complain(CLI_FAILED, error.text);
	format->write(&(struct report){.doc = &summary.doc, .dataset = &summary.dataset, .title = summary.title, .lang = lang_code(), .excel = cli->excel}, &text);
	int code = CLI_OK;
	if (to_stdout(cli))
		code = cli_print_text(text.data);
	else if (!summary_save(cli->output, &text, &error))
		code = cli_complain(CLI_FAILED, error.text);
	str_release(&text);
	summary_release(&summary);
	return code;
}

/* A session that a front end is in, here or in another program, stays open: it is resumed after this as if nobody had looked. */
static bool is_open(struct workbook *w, struct id id)
{
	struct session_list list = {0};
	bool open = false;
	if (workbook_sessions(w, &list, NULL))
		for (size_t i = 0; i < list.count; i++)
			open = open || (list.items[i].open && id_equal(list.items[i].id, id));
	session_list_release(&list);
	return open;
}

static int summary_of(const struct cli *cli, struct workbook *w, struct id id)
{
	struct error error;
	bool open = is_open(w, id);
	if (!workbook_enter(w, id, &error))
		return cli_complain(CLI_FAILED, error.text);
	int code = summary_put(cli, w);
	return open || workbook_leave(w, &error) ? code : cli_complain(CLI_FAILED, error.text);
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
