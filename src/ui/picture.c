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
static void make_lines(struct reading *reading, int width)
{
	struct lines_options options = {.width = width, .up_to = reading->up_to, .words_hidden = reading->words_hidden};

	if (reading->width == width)
		return;
	styled_lines_release(&reading->lines);
	lines_of_doc(&reading->doc, &options, &reading->lines);
	reading->width = width;
}

static int width_of(const struct page *page)
{
	int width = page->wide > page->width ? page->wide : page->width;

	return width > WIDTH_LEAST ? width : WIDTH_LEAST;
}

void reading_draw(struct reading *reading, struct page *page)
{
	make_lines(reading, width_of(page));
	page_lines(page, &reading->lines, reading->about);
}

/* The line that the row begins with; NULL past the last. */
static const struct styled_line *line_of_row(const struct reading *reading, int row)
{
	for (size_t i = 0; row >= 0 && i < reading->lines.count; i++)
		if (line_begins_row(&reading->lines, i, reading->about) && row-- == 0)
			return &reading->lines.items[i];
	return NULL;
}

/* The row of the first words that are open; -1: there are none. */
static int first_words(const struct reading *reading)
{
	int row = 0;

	while (line_of_row(reading, row) != NULL && id_is_none(line_of_row(reading, row)->words))
		row++;
	return line_of_row(reading, row) != NULL ? row : -1;
}

static struct id words_selected(struct ui *ui, const struct reading *reading)
{
	const struct styled_line *line = line_of_row(reading, ui_level(ui)->selected);

	return line != NULL ? line->words : (struct id){{0}};
}

bool reading_on_words(struct ui *ui, const struct reading *reading)
{
	return !reading->words_hidden && !id_is_none(words_selected(ui, reading));
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
	int width = reading->width;

	reading->words_hidden = !reading->words_hidden;
	reading->width = 0;
	if (width > 0)
		make_lines(reading, width);
	ui_level(ui)->selected = first_words(reading);
	ui_level(ui)->follow = true;
	return REDO_SCREEN;
}

static void picture_make(struct ui *ui, bool words_hidden)
{
	struct error error;

	reading_release(&ui->picture);
	ui->picture.made = true;
	ui->picture.up_to = FOR_PICTURE;
	ui->picture.about = true;
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
	if (!ui->picture.made) {
		picture_make(ui, !ui_for_self(ui));
		make_lines(&ui->picture, width_of(page));
		page->selected = ui_level(ui)->selected = first_words(&ui->picture);
	}
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
	return reading_on_words(ui, &ui->picture);
}

/* --- what is selected to talk about --- */

static bool is_in_sight(const struct ui *ui, int row)
{
	for (size_t i = 0; i < ui->touches.count; i++)
		if (ui->touches.items[i].key == 0 && ui->touches.items[i].choice == row)
			return true;
	return false;
}

/* The next row in that direction that stands on the screen; -1: there is none, or nothing is selected any more. */
static int row_in_sight(struct ui *ui, int by)
{
	int selected = ui_level(ui)->selected;

	if (is_in_sight(ui, selected))
		return is_in_sight(ui, selected + by) ? selected + by : -1;
	for (int i = 0; i < ui->page_rows; i++)
		if (is_in_sight(ui, by > 0 ? i : ui->page_rows - 1 - i))
			return by > 0 ? i : ui->page_rows - 1 - i;
	return -1;
}

/* Arrows go from one that stands on the screen to the next, and else through the picture line by line: no part of it is passed over. */
static enum redo picture_key(struct ui *ui, int key)
{
	int by = key == TERM_DOWN || key == 'j' ? 1 : key == TERM_UP || key == 'k' ? -1 : 0, row = by != 0 ? row_in_sight(ui, by) : -1;

	if (by == 0)
		return REDO_UNUSED;
	if (row >= 0) {
		ui_level(ui)->selected = row;
		ui_level(ui)->follow = true;
		return REDO_SCREEN;
	}
	if (ui_scroll_lines(ui, by))
		return REDO_SCREEN;
	if (by < 0)
		ui_level(ui)->selected = -1;
	return by < 0 ? REDO_SCREEN : REDO_NOTHING;
}

static enum redo picture_pick(struct ui *ui, int choice)
{
	ui_level(ui)->selected = choice;
	return REDO_SCREEN;
}

const char *picture_about(struct ui *ui)
{
	const struct styled_line *line = ui_screen(ui) == &picture_screen ? line_of_row(&ui->picture, ui_level(ui)->selected) : NULL;

	return line != NULL ? line->about : NULL;
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
	{TERM_ARROWS, NULL, N_("Choose a finding or a row of a table: with a, an agreement begins with what that is about."), NULL, NULL},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen picture_screen = {
	.used = picture_use,
	.keys = picture_keys,
	.open = picture_opened,
	.draw = picture_draw,
	.key = picture_key,
	.pick = picture_pick,
	.on = session_go_on,
	.back = session_back,
};
