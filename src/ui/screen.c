/* SPDX-License-Identifier: EUPL-1.2 */
/* What handlers of screens can do: open and close screens, say a sentence. */
#include "ui/screen.h"

#include "base/mem.h"

struct level *ui_level(struct ui *ui)
{
	return &ui->stack[ui->depth];
}

const struct screen *ui_screen(struct ui *ui)
{
	return ui_level(ui)->screen;
}

/* A form that belongs to one participant locks everything that is the facilitator's. */
unsigned ui_use(struct ui *ui)
{
	const struct screen *screen = ui_screen(ui);
	unsigned use = screen->used != NULL ? screen->used(ui) : screen->use;

	if (use & USE_TURN)
		use = ui->here != NULL && ui->here->participant != NULL ? use & ~(unsigned)USE_SESSION : use & ~(unsigned)USE_TURN;
	return use;
}

void level_start(struct ui *ui, const struct screen *screen)
{
	*ui_level(ui) = (struct level){.screen = screen, .follow = true};
	ui->page_rows = ui->page_lines = 0;    /* nothing to choose from before it was drawn */
	ui->touches.count = 0;
	editor_start(&ui->edit, NULL, 0);
	if (screen->open != NULL)
		screen->open(ui);
	if (screen->line != NULL)
		screen->line(ui);
}

void ui_push(struct ui *ui, const struct screen *screen)
{
	if (ui->depth + 1 >= LEVELS)
		return;
	ui->depth++;
	level_start(ui, screen);
}

enum redo ui_pop(struct ui *ui)
{
	const struct screen *screen = ui_screen(ui);

	if (ui->depth == 0)
		return REDO_NOTHING;
	if (screen->close != NULL)
		screen->close(ui);
	ui->depth--;
	ui->page_rows = ui->page_lines = 0;
	ui->touches.count = 0;
	editor_start(&ui->edit, NULL, 0);
	/* What closed may have written: what was known of the place is not valid then. */
	ui->here = workbook_session(ui->w) != NULL ? run_here(ui->w) : NULL;
	if (ui_screen(ui)->line != NULL)
		ui_screen(ui)->line(ui);
	return REDO_SCREEN;
}

enum redo ui_pop_to_base(struct ui *ui)
{
	while (ui->depth > 0)
		ui_pop(ui);
	return REDO_SCREEN;
}

enum redo ui_say(struct ui *ui, const char *sentence)
{
	mem_set(&ui->message, sentence);
	return REDO_SCREEN;
}

enum redo ui_done(struct ui *ui, bool ok, const struct error *error)
{
	const char *said;

	if (!ok)
		return ui_say(ui, error->text);
	said = workbook_session(ui->w) != NULL ? run_message(ui->w) : NULL;
	return said != NULL ? ui_say(ui, said) : REDO_SCREEN;
}

void ui_keep_typing(struct ui *ui)
{
	ui->typed_at = 0;
	form_keep(ui);
}
