/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/ui.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/loop.h"
#include "ui/screen.h"

bool ui_possible(void)
{
	const char *name = getenv("TERM");

	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && name != NULL && name[0] != '\0' && strcmp(name, "dumb") != 0;
}

static void ui_release(struct ui *ui)
{
	session_list_release(&ui->sessions);
	summary_texts_release(&ui->review.texts);
	share_release(ui);
	hands_release(ui);
	reading_release(&ui->picture);
	reading_release(&ui->summary);
	reading_release(&ui->end);
	for (int i = 0; i < PROMPT_LINES; i++)
		editor_release(&ui->prompt.lines[i]);
	editor_release(&ui->form.edit);
	editor_release(&ui->edit);
	touches_release(&ui->touches);
	free(ui->ask.question);
	free(ui->message);
}

/* The session that was open when the program was killed goes on where it was. */
static void resume(struct ui *ui)
{
	struct error error = {""};

	if (!workbook_resume(ui->w, &error) && error.text[0] != '\0')
		ui_say(ui, error.text);
}

int ui_run(struct workbook *w, const struct ui_options *options)
{
	struct ui *ui;
	int status;
	bool ascii = !text_setup() || options->ascii;

	ui = mem_alloc(1, sizeof *ui);
	if (!term_open(&ui->term, ascii)) {
		free(ui);
		return UI_NOT_POSSIBLE;
	}
	ui->w = w;
	colours_remembered(ui);
	resume(ui);
	ui_settle(ui);
	status = ui_loop(ui);
	term_close();
	ui_release(ui);
	free(ui);
	return status;
}
