/* SPDX-License-Identifier: EUPL-1.2 */
/* content.c - content list, check and show: the content without a session file. */
#include "own.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "report/json_text.h"
#include "workbook/catalogue.h"

static void rows_json(struct str *out, const struct catalogue *catalogue)
{
	str_add(out, "[");
	for (size_t i = 0; i < catalogue->count; i++) {
		const struct catalogue_row *row = &catalogue->rows[i];
		struct str object = STR_EMPTY;
		str_add(&object, "{");
		json_add_pair(&object, "id", row->id);
		json_add_pair(&object, "kind", row->kind);
		json_add_pair(&object, "title", row->title);
		str_addf(&object, ", \"minutes\": %d}", row->minutes);
		str_addf(out, "%s%s", i ? ",\n " : "\n ", object.data);
		str_release(&object);
	}
	str_add(out, catalogue->count ? "\n]\n" : "]\n");
}

static void rows_text(struct str *out, const struct catalogue *catalogue)
{
	for (size_t i = 0; i < catalogue->count; i++) {
		const struct catalogue_row *row = &catalogue->rows[i];
		char *id = text_cut(row->id, 24, true), *kind = text_cut(row->kind, 12, true);
		str_addf(out, "%s %s %4d  %s\n", id, kind, row->minutes, row->title);
		free(id);
		free(kind);
	}
}

/* To standard output, where the faults are what was asked for; else to standard error. */
static void faults_print(const struct faults *faults, FILE *to)
{
	for (size_t i = 0; i < faults->count; i++) {
		char *line = fault_line(&faults->items[i]);
		fprintf(to, "%s\n", line);
		free(line);
	}
}

int cli_content_list(const struct cli *cli)
{
	struct catalogue catalogue = {0};
	struct str out = STR_EMPTY;
	catalogue_load(&catalogue);
	if (cli->json)
		rows_json(&out, &catalogue);
	else
		rows_text(&out, &catalogue);
	int code = cli_print_text(out.data);
	if (catalogue.faults.count)
		cli_complain(code, tr("Something is wrong with the content: samenspel content check tells what."));
	str_release(&out);
	catalogue_release(&catalogue);
	return code;
}

int cli_content_check(const struct cli *cli)
{
	(void)cli;
	struct catalogue catalogue = {0};
	catalogue_load(&catalogue);
	size_t count = catalogue.faults.count;
	faults_print(&catalogue.faults, stdout);
	catalogue_release(&catalogue);
	if (fflush(stdout) != 0)
		return cli_complain(CLI_FAILED, tr("Not everything could be written."));
	if (count == 0)
		return CLI_OK;
	struct str sentence = STR_EMPTY;
	str_addf(&sentence, tr_n("%zu fault in the content.", "%zu faults in the content.", (long)count), count);
	cli_complain(CLI_FAILED, sentence.data);
	str_release(&sentence);
	return CLI_FAILED;
}

int cli_content_show(const struct cli *cli)
{
	struct doc doc = {0};
	struct error error;
	if (!catalogue_show(cli->operands[0], &doc, &error))
		return cli_complain(CLI_FAILED, error.text);
	int code = cli_print_doc(&doc);
	doc_release(&doc);
	return code;
}
