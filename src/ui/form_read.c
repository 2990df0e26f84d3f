/* SPDX-License-Identifier: EUPL-1.2 */
/* A text that questions are about, on a screen of its own where it does not fit above them: a case before the first question, and any with a key. */
#include <string.h>

#include "base/lang.h"
#include "ui/form_view.h"

enum { CASE_LEAST = 400 };      /* bytes: what is shorter was read aloud, and is there for who wants it */

static size_t text_before(const struct here *here)
{
	size_t bytes = 0;

	for (int i = 0; i < here->field; i++)
		if (here->form->fields[i].type == FIELD_NOTE)
			bytes += strlen(here->form->fields[i].label);
	return bytes;
}

bool form_has_text(struct ui *ui)
{
	return form_field_here(ui) != NULL && text_before(ui->here) > 0 && !form_text_fits(ui);
}

static bool begins_here(struct ui *ui)
{
	const struct here *here = ui->here;

	return text_before(here) > CASE_LEAST && here->question <= 1 && here->field > 0 && here->form->fields[here->field - 1].type == FIELD_NOTE && here->value == NULL;
}

bool form_reads(struct ui *ui)
{
	char name[160];

	if (!form_has_text(ui))
		return false;
	form_name(ui->here, "", name);
	return ui->form.reading || (begins_here(ui) && strcmp(ui->form.read, name) != 0);
}

enum redo form_read_again(struct ui *ui)
{
	ui->form.reading = true;
	return REDO_SCREEN;
}

static void read_draw(struct ui *ui, struct page *page)
{
	const struct here *here = ui->here;

	if (here->form == NULL)
		return;
	form_progress_draw(ui, page);
	page_gap(page);
	page_text(page, STYLE_PLAIN, here->form->instruction);
	for (int i = 0; i < here->field; i++) {
		if (here->form->fields[i].type != FIELD_NOTE)
			continue;
		page_gap(page);
		page_text(page, STYLE_PLAIN, here->form->fields[i].label);
	}
}

static bool more_below(const struct ui *ui)
{
	return ui->stack[ui->depth].scroll + ui->page_height < ui->page_lines;
}

static const char *read_enter(struct ui *ui)
{
	return ui->page_lines == 0 || more_below(ui) ? tr("read on") : tr("to the question");
}

static enum redo read_on(struct ui *ui)
{
	if (more_below(ui) && ui_scroll_page(ui, 1))
		return REDO_SCREEN;
	ui->form.reading = false;
	form_name(ui->here, "", ui->form.read);
	return REDO_SCREEN;
}

static const struct key_row read_keys[] = {
	{TERM_ARROWS, NULL, N_("Further down, or back up."), NULL, NULL},
	{TERM_CTRL_G, NULL, N_("For the facilitator: puts this form aside as it is."), form_aside, NULL},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen form_read_screen = {
	.use = USE_SESSION | USE_TURN,
	.keys = read_keys,
	.entered = read_enter,
	.draw = read_draw,
	.on = read_on,
	.back = form_aside,
};
