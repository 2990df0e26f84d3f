/* SPDX-License-Identifier: EUPL-1.2 */
/* The summary on the screen. */
#include "base/lang.h"
#include "ui/screen.h"

static void view_opened(struct ui *ui)
{
	struct summary summary = {0};
	struct error error;

	reading_release(&ui->summary);
	if (!summary_make(ui->w, false, &summary, &error))
		ui_say(ui, error.text);
	doc_append(&ui->summary.doc, &summary.doc);
	ui->summary.up_to = FOR_DETAIL;
	ui->summary.words_hidden = true;
	summary_release(&summary);
}

static void view_closed(struct ui *ui)
{
	reading_release(&ui->summary);
}

static void view_draw(struct ui *ui, struct page *page)
{
	reading_draw(&ui->summary, page);
}

static enum redo view_words(struct ui *ui)
{
	return reading_words(ui, &ui->summary);
}

static enum redo view_hide(struct ui *ui)
{
	return reading_hide(ui, &ui->summary);
}

static bool view_open(struct ui *ui)
{
	return reading_on_words(ui, &ui->summary);
}

static bool more_below(const struct ui *ui)
{
	return ui->stack[ui->depth].scroll + ui->page_height < ui->page_lines;
}

/* In the help, which is drawn over it, it is not known how far the person has read. */
static const char *view_enter(struct ui *ui)
{
	if (ui->page_lines == 0)
		return tr("read on, and back at the end");
	return more_below(ui) ? tr("read on") : tr("back");
}

/* Enter reads on, and goes back at the end. */
static enum redo view_on(struct ui *ui)
{
	return more_below(ui) && ui_scroll_page(ui, 1) ? REDO_SCREEN : ui_pop(ui);
}

static const struct key_row view_keys[] = {
	{'o', N_("words"), N_("Opens what people wrote, or closes it."), view_words, NULL},
	{'x', N_("do not show"), N_("Leaves the words that are selected out of picture and summary."), view_hide, view_open},
	{TERM_ARROWS, NULL, N_("Further down, or back up; PgDn and PgUp too."), NULL, NULL},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen summary_view_screen = {
	.title = N_("Summary"),
	.use = USE_PRIVATE,
	.keys = view_keys,
	.entered = view_enter,
	.open = view_opened,
	.close = view_closed,
	.draw = view_draw,
	.on = view_on,
};
