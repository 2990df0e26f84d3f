/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/ui.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/loop.h"
#include "ui/screen.h"
#include "ui/watch.h"

bool ui_possible(void)
{
	const char *name = getenv("TERM");

	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && name != NULL && name[0] != '\0' && strcmp(name, "dumb") != 0;
}

static void ui_release(struct ui *ui)
{
	if (ui->kept != NULL)
		workbook_close(ui->w);
	session_list_release(&ui->sessions);
	summary_texts_release(&ui->review.texts);
	regret_forms_release(&ui->regret.forms);
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

	ui->mirrored = workbook_seen_last(ui->w);
	if (!workbook_resume(ui->w, &error) && error.text[0] != '\0')
		ui_say(ui, error.text);
}

static void wall_release_all(struct ui *ui)
{
	watch_close();
	if (ui->on_wall != NULL) {
		wall_release(&ui->on_wall->wall);
		free(ui->on_wall->place);
		styled_lines_release(&ui->picture.lines);
		ui->picture = (struct reading){.made = false};      /* its doc is the wall's */
	}
	workbook_close(ui->w);
	ui_release(ui);
}

static bool wall_begin(struct ui *ui, const struct ui_wall_options *options, struct error *error)
{
	ui->w = workbook_open_to_read(options->file, error);
	return ui->w != NULL && wall_open(ui->w, options->session, &ui->on_wall->wall, error) &&
		(watch_open(workbook_file(ui->w)) || error_say(error, tr("This computer cannot watch one more file: close another program, and try again.")));
}

int ui_wall(const struct ui_wall_options *options, struct error *error)
{
	struct on_wall on_wall = {.session = options->session};
	struct ui *ui = mem_alloc(1, sizeof *ui);
	int status = UI_FAILED;
	bool ascii = !text_setup() || options->ascii;

	ui->on_wall = &on_wall;
	if (wall_begin(ui, options, error)) {
		status = term_open(&ui->term, ascii) ? 0 : UI_NOT_POSSIBLE;
		if (status == 0) {
			colours_remembered(ui);
			wall_woken(ui);
			ui_settle(ui);
			status = ui_loop(ui);
			term_close();
		}
	}
	wall_release_all(ui);
	free(ui);
	return status;
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
