/* SPDX-License-Identifier: EUPL-1.2 */
/* Practising: the same screens on a workbook that is only in memory. */
#include "base/lang.h"
#include "ui/screen.h"
#include "workbook/practise.h"

static void use_workbook(struct ui *ui, struct workbook *w)
{
	ui->w = w;
	ui->here = NULL;
	ui_pop_to_base(ui);
	ui->form.key[0] = ui->place[0] = '\0';
	ui->programme = NULL;
}

enum redo practise_begin(struct ui *ui, const struct programme *programme)
{
	struct error error;
	struct workbook *w = practise_open(programme->id, &error);

	if (w == NULL)
		return ui_done(ui, false, &error);
	ui->kept = ui->w;
	use_workbook(ui, w);
	return ui_say(ui, tr("Twelve made-up people are checked in. Lead them as you would lead a group; l lets them answer."));
}

enum redo practise_end(struct ui *ui)
{
	struct workbook *practised = ui->w;

	use_workbook(ui, ui->kept);
	ui->kept = NULL;
	workbook_close(practised);
	return ui_say(ui, tr("Nothing of this was kept."));
}
