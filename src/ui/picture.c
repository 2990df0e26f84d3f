/* SPDX-License-Identifier: EUPL-1.2 */
/* The picture of an exercise on the screen. */
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "ui/screen.h"

enum { WIDTH_LEAST = 20 };

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

static struct id words_selected(struct ui *ui, const struct reading *reading)
{
	const struct styled_lines *lines = &reading->lines;
	int row = -1, selected = ui_level(ui)->selected;

	for (size_t i = 0; i < lines->count; i++) {
		struct id words = lines->items[i].words;

		row += !id_is_none(words) && (i == 0 || !id_equal(lines->items[i - 1].words, words));
		if (row == selected)
			return words;
	}
	return (struct id){{0}};
}

static void block_forget(struct block *block, struct id action)
{
	struct doc gone = {0};

	for (size_t i = 0; block->type == BLOCK_PLOT && i < block->plot.count; i++)
		if (id_equal(block->plot.points[i].action, action))
			mem_set(&block->plot.points[i].text, NULL);
	if (block->type == BLOCK_QUOTE && id_equal(block->action, action))
		doc_take(&gone, block);
	doc_release(&gone);
}

/* The words go from what is read here too; made anew, all others would change places under the eyes of the group. */
enum redo reading_hide(struct ui *ui, struct reading *reading)
{
	struct id action = words_selected(ui, reading);
	struct error error;

	if (!summary_hide(ui->w, action, &error))
		return ui_done(ui, false, &error);
	for (size_t i = 0; i < reading->doc.count; i++)
		block_forget(&reading->doc.blocks[i], action);
	reading->width = 0;
	return ui_say(ui, tr("It is shown nowhere any more. u takes that back."));
}

enum redo reading_words(struct ui *ui, struct reading *reading)
{
	reading->words_hidden = !reading->words_hidden;
	reading->width = 0;
	ui_level(ui)->selected = 0;
	ui_level(ui)->follow = true;
	return REDO_SCREEN;
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
		picture_make(ui, !ui_for_self(ui));
	reading_draw(&ui->picture, page);
	if (page->lines.count == 0)
		page_text(page, STYLE_PLAIN, tr("There are no answers to show yet."));
}

static enum redo picture_refresh(struct ui *ui)
{
	struct error error;
	bool ok = run_refresh(ui->w, &error);

	picture_make(ui, ui->picture.words_hidden);
	return ui_done(ui, ok, &error);
}

static enum redo picture_words(struct ui *ui)
{
	return reading_words(ui, &ui->picture);
}

static enum redo picture_hide(struct ui *ui)
{
	return reading_hide(ui, &ui->picture);
}

static bool words_open(struct ui *ui)
{
	return !ui->picture.words_hidden && ui->page_rows > 0;
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

/* The evaluation is the facilitator's first. */
static bool may_share(struct ui *ui)
{
	return ui->here != NULL && ui->here->evaluation && !ui->picture.shared && ui_mirrored(ui);
}

static enum redo picture_share(struct ui *ui)
{
	ui->picture.shared = true;
	return ui_say(ui, tr("Everybody may see this picture now: the projector can go on again."));
}

static unsigned picture_use(struct ui *ui)
{
	return USE_SESSION | (may_share(ui) ? USE_PRIVATE : 0);
}

static const struct key_row picture_keys[] = {
	{'i', N_("show everybody"), N_("Shows this picture to everybody."), picture_share, may_share},
	{'o', N_("words"), N_("Opens what people wrote, or closes it."), picture_words, has_words},
	{'x', N_("do not show"), N_("Leaves the words that are selected out of picture and summary."), picture_hide, words_open},
	{'r', N_("refresh"), N_("Answers that came later are drawn too."), picture_refresh, NULL},
	{'f', N_("tips"), N_("Tips for the facilitator."), tips_open, session_has_tips},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen picture_screen = {
	.used = picture_use,
	.keys = picture_keys,
	.open = picture_opened,
	.draw = picture_draw,
	.on = session_go_on,
	.back = session_back,
};
