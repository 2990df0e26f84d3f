/* SPDX-License-Identifier: EUPL-1.2 */
/* Docs on the screen: the picture of an exercise, and the closing screen with findings and agreements together. */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "ui/screen.h"

enum { FINDINGS_MOST = 5, WIDTH_LEAST = 20 };

void reading_release(struct reading *reading)
{
	doc_release(&reading->doc);
	styled_lines_release(&reading->lines);
	*reading = (struct reading){.made = false};
}

/* Lines are made once per width. */
void reading_draw(struct reading *reading, struct page *page)
{
	int width = page->wide > page->width ? page->wide : page->width;
	struct lines_options options = {
		.width = width > WIDTH_LEAST ? width : WIDTH_LEAST,
		.up_to = reading->up_to,
		.words_hidden = reading->words_hidden,
	};

	if (reading->width != options.width) {
		styled_lines_release(&reading->lines);
		reading->lines = (struct styled_lines){0};
		lines_of_doc(&reading->doc, &options, &reading->lines);
		reading->width = options.width;
	}
	page_lines(page, &reading->lines);
}

static void picture_make(struct ui *ui, bool words_hidden)
{
	struct error error;

	reading_release(&ui->picture);
	ui->picture.made = true;
	ui->picture.up_to = FOR_PICTURE;
	ui->picture.words_hidden = words_hidden;
	if (!run_picture(ui->w, &ui->picture.doc, &error))
		ui_say(ui, error.text);
}

static void picture_opened(struct ui *ui)
{
	reading_release(&ui->picture);
}

static void picture_draw(struct ui *ui, struct page *page)
{
	if (!ui->picture.made)
		picture_make(ui, true);
	reading_draw(&ui->picture, page);
	if (page->lines.count == 0)
		page_text(page, STYLE_PLAIN, tr("There are no answers to show yet."));
}

static enum redo picture_refresh(struct ui *ui)
{
	picture_make(ui, ui->picture.words_hidden);
	return REDO_SCREEN;
}

static enum redo picture_words(struct ui *ui)
{
	ui->picture.words_hidden = !ui->picture.words_hidden;
	ui->picture.width = 0;
	return REDO_SCREEN;
}

static bool has_words(struct ui *ui)
{
	const struct doc *doc = &ui->picture.doc;

	for (size_t i = 0; i < doc->count; i++) {
		const struct block *block = &doc->blocks[i];

		if (block->type == BLOCK_QUOTE && block->use == FOR_PICTURE)
			return true;
		for (size_t j = 0; block->type == BLOCK_PLOT && j < block->plot.count; j++)
			if (block->plot.points[j].text != NULL)
				return true;
	}
	return false;
}

static const struct key_row picture_keys[] = {
	{'o', N_("words"), N_("Opens what people wrote, or closes it."), picture_words, has_words},
	{'r', N_("refresh"), N_("Answers that came later are drawn too."), picture_refresh, NULL},
	{'f', N_("tips"), N_("Tips for the facilitator; everybody who sees this screen sees them."), tips_open, session_has_tips},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen picture_screen = {
	.use = USE_SESSION,
	.keys = picture_keys,
	.open = picture_opened,
	.draw = picture_draw,
	.on = session_go_on,
	.back = session_back,
};

static bool has_finding(const struct doc *doc, const char *text)
{
	for (size_t i = 0; i < doc->count; i++)
		if (strcmp(doc->blocks[i].text, text) == 0)
			return true;
	return false;
}

/* The summary begins with what matters most; the same sentence may come back further on. */
static void end_make(struct ui *ui)
{
	struct summary summary = {0};
	struct error error;
	struct doc *doc = &ui->end.doc;

	reading_release(&ui->end);
	ui->end.made = true;
	if (!summary_make(ui->w, false, &summary, &error))
		ui_say(ui, error.text);
	for (size_t i = 0; i < summary.doc.count && doc->count < FINDINGS_MOST; i++) {
		const struct block *block = &summary.doc.blocks[i];

		if (block->type == BLOCK_FINDING && block->text != NULL && block->text[0] != '\0' && !has_finding(doc, block->text))
			doc_finding(doc, block->id, &block->finding, "%s", block->text);
	}
	summary_release(&summary);
}

static void end_opened(struct ui *ui)
{
	reading_release(&ui->end);
}

static void end_draw(struct ui *ui, struct page *page)
{
	if (!ui->end.made)
		end_make(ui);
	page_text(page, STYLE_HEAD, tr("What we found"));
	if (ui->end.doc.count == 0)
		page_text(page, STYLE_PLAIN, tr("No findings: there are too few answers for a picture."));
	reading_draw(&ui->end, page);
	page_gap(page);
	page_text(page, STYLE_HEAD, workbook_session(ui->w)->agreement_count > 0 ? tr("What we agreed") : tr("Nothing was agreed."));
	page_agreements(ui, page);
}

static enum redo end_on(struct ui *ui)
{
	return summary_open(ui);
}

/* Findings and agreements on one screen: people photograph it. */
const struct screen end_screen = {
	.title = N_("What we take with us"),
	.use = USE_SESSION,
	.draw = end_draw,
	.open = end_opened,
	.on = end_on,
	.back = session_back,
};
