/* SPDX-License-Identifier: EUPL-1.2 */
#include "own.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "report/formats.h"

int cli_print_text(const char *text)
{
	char *ascii = isatty(STDOUT_FILENO) && !text_setup() ? text_ascii(text) : NULL;
	fputs(ascii ? ascii : text, stdout);
	free(ascii);
	if (fflush(stdout) != 0 || ferror(stdout))
		return cli_complain(CLI_FAILED, tr("Not everything could be written."));
	return CLI_OK;
}

int cli_print_doc(const struct doc *doc)
{
	struct str text = STR_EMPTY;
	struct dataset none = {0};
	format_find(CLI_FORMAT)->write(&(struct report){.doc = doc, .dataset = &none, .title = "", .lang = lang_code()}, &text);
	int code = cli_print_text(text.data);
	str_release(&text);
	return code;
}

int cli_complain(int code, const char *sentence)
{
	char *clean = text_clean(sentence, strlen(sentence), true), *ascii = text_setup() ? NULL : text_ascii(clean);
	fprintf(stderr, "samenspel: %s\n", ascii ? ascii : clean);
	free(ascii);
	free(clean);
	return code;
}

int cli_run(const struct cli *cli)
{
	struct error error;
	const struct cli_command *command = cli->command;
	if (command->run)
		return command->run(cli);
	char *own = command->file && !cli->file ? command->file() : NULL;
	struct workbook *w = workbook_open(own ? own : cli->file, &error);
	free(own);
	if (!w)
		return cli_complain(CLI_FAILED, error.text);
	int code = command->run_in(cli, w);
	workbook_close(w);
	return code;
}
