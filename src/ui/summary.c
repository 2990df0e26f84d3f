/* SPDX-License-Identifier: EUPL-1.2 */
/* The summary: on the screen, or as a file in Documents once the texts were looked through. */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "report/formats.h"
#include "ui/screen.h"

enum redo summary_open(struct ui *ui)
{
	ui_push(ui, &summary_screen);
	return REDO_SCREEN;
}

static void summary_draw(struct ui *ui, struct page *page)
{
	int n = 2;

	(void)ui;
	page_text(page, STYLE_HEAD, tr("The summary of this session"));
	page_gap(page);
	page_rowf(page, "1  %s", tr("look at it here"));
	page_gap(page);
	page_text(page, STYLE_PLAIN, tr("Save it in Documents:"));
	for (const struct format *format = report_formats; format->name != NULL; format++, n++)
		page_rowf(page, "%d  %s: %s", n, format->extension, tr(format->help));
}

static bool must_review(const struct summary_texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		if (texts->items[i].verdict == VERDICT_NONE)
			return true;
	return false;
}

static enum redo save_as(struct ui *ui, const struct format *format)
{
	struct error error;

	summary_texts_release(&ui->review.texts);
	ui->review = (struct review){.format = format};
	if (!summary_texts(ui->w, &ui->review.texts, &error))
		return ui_done(ui, false, &error);
	if (!must_review(&ui->review.texts))
		return summary_save_now(ui);
	ui_push(ui, &review_screen);
	return REDO_SCREEN;
}

static enum redo summary_on(struct ui *ui)
{
	int row = ui_level(ui)->selected;

	if (row > 0)
		return save_as(ui, &report_formats[row - 1]);
	ui_push(ui, &summary_view_screen);
	return REDO_SCREEN;
}

static const char *summary_enter(struct ui *ui)
{
	return ui_level(ui)->selected > 0 ? tr("save it") : tr("look at it");
}

const struct screen summary_screen = {
	.title = N_("Summary"),
	.use = USE_DIGITS,
	.entered = summary_enter,
	.draw = summary_draw,
	.on = summary_on,
};

static enum redo save_file(struct ui *ui)
{
	struct summary summary = {0};
	struct error error;
	struct str said = STR_EMPTY;
	const struct format *format = ui->review.format;
	char *path = NULL;
	bool ok = summary_make(ui->w, true, &summary, &error);

	if (ok) {
		path = documents_path(summary.title, format->extension);
		ok = summary_deliver(ui->w, &summary, format, false, path, &error);
	}
	if (ok)
		str_addf(&said, tr("Saved: %s"), path);
	else
		str_add(&said, error.text);
	ui_say(ui, said.data);
	free(path);
	str_release(&said);
	summary_release(&summary);
	/* Another Enter goes on; it does not save the same again. */
	if (ok && ui_screen(ui) == &summary_screen)
		ui_pop(ui);
	return REDO_SCREEN;
}

enum redo summary_save_now(struct ui *ui)
{
	struct str question = STR_EMPTY;
	enum redo redo;

	if (!summary_asks(ui->w, &question))
		return save_file(ui);
	redo = ui_confirm(ui, question.data, N_("save it anyway"), save_file);
	str_release(&question);
	return redo;
}

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
	return !ui->summary.words_hidden && ui->page_rows > 0;
}

static const struct key_row view_keys[] = {
	{'o', N_("words"), N_("Opens what people wrote, or closes it."), view_words, NULL},
	{'x', N_("do not show"), N_("Leaves the words that are selected out of picture and summary."), view_hide, view_open},
	{TERM_ARROWS, NULL, N_("Further down, or back up; PgDn and PgUp too."), NULL, NULL},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen summary_view_screen = {
	.title = N_("Summary"),
	.keys = view_keys,
	.enter = N_("back"),
	.open = view_opened,
	.close = view_closed,
	.draw = view_draw,
};
