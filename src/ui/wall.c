/* SPDX-License-Identifier: EUPL-1.2 */
/* The wall: one screen that follows the file. What it shows is decided in workbook/wall.h; here it is painted as large as the terminal allows. */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/screen.h"
#include "ui/watch.h"

enum { ROOMY = 16, GAP = 2 };

static struct wall *wall_of(const struct ui *ui)
{
	return &ui->on_wall->wall;
}

/* --- following --- */

/* Another file by the same name, as when a backup was put back. */
static bool open_anew(struct ui *ui)
{
	struct wall *wall = wall_of(ui);
	struct error error;
	struct workbook *w = workbook_open_to_read(workbook_file(ui->w), &error);

	if (w == NULL)
		return false;
	watch_opened();
	workbook_close(ui->w);
	ui->w = w;
	wall_release(wall);
	if (!wall_open(w, ui->on_wall->session, wall, &error))
		wall_make(w, wall);
	return true;
}

static bool look(struct ui *ui)
{
	struct wall *wall = wall_of(ui);
	enum wall_state before = wall->state;

	if (!watch_replaced())
		return wall_look(ui->w, wall);
	if (open_anew(ui))
		return true;
	wall->state = WALL_NO_FILE;
	return before != WALL_NO_FILE;
}

bool wall_woken(struct ui *ui)
{
	struct wall *wall = wall_of(ui);
	bool changed;

	watch_read();
	changed = look(ui);
	changed = wall_ended(wall) || changed;
	watch_process(wall->state == WALL_BUSY ? wall->process : 0);
	if (changed)
		wall_settle(ui);
	return changed;
}

int wall_sleep(const struct ui *ui)
{
	(void)ui;
	return watch_again();
}

/* What was shown until now keeps its place on the screen; something else begins at the top, without words that were opened before. */
void wall_settle(struct ui *ui)
{
	struct wall *wall = wall_of(ui);
	bool other = ui->on_wall->place == NULL || wall->place == NULL || strcmp(ui->on_wall->place, wall->place) != 0;

	ui->picture.doc = wall->picture;
	ui->picture.width = 0;
	ui->picture.up_to = FOR_PICTURE;
	if (ui->stack[0].screen == &wall_screen && !other)
		return;
	mem_set(&ui->on_wall->place, wall->place != NULL ? wall->place : "");
	ui->picture.words_hidden = true;
	ui->stack[0] = (struct level){.screen = &wall_screen};
}

void wall_time(struct ui *ui)
{
	wall_timer(ui->w, wall_of(ui), &ui->timer);
}

/* --- painting --- */

static void text_draw(const struct wall_text *text, struct page *page)
{
	struct str line = STR_EMPTY;

	switch (text->style) {
	case WALL_HEAD:
		page_gap(page);
		page_text(page, STYLE_HEAD, text->text);
		break;
	case WALL_PLAIN:
		page_gap(page);
		page_text(page, STYLE_PLAIN, text->text);
		break;
	case WALL_POINT:
		page_point(page, text->mark, STYLE_PLAIN, text->text);
		break;
	case WALL_NOW:
		str_addf(&line, "%s  ← %s", text->text, tr("here"));
		page_point(page, text->mark, STYLE_STRONG, line.data);
		break;
	}
	str_release(&line);
}

static bool is_point(const struct wall_text *text)
{
	return text->style == WALL_POINT || text->style == WALL_NOW;
}

/* What the line on top says already is not said twice: every line counts. */
static bool is_on_top(const struct wall *wall)
{
	const char *top = wall->title != NULL && wall->title[0] != '\0' ? wall->title : wall->session;

	return wall->count > 1 && wall->texts[0].style == WALL_HEAD && top != NULL && strcmp(wall->texts[0].text, top) == 0;
}

static void words_fill(const struct wall *wall, bool spaced, struct page *page)
{
	for (size_t i = is_on_top(wall) ? 1 : 0; i < wall->count; i++) {
		if (is_point(&wall->texts[i]) && (spaced || (i > 0 && wall->texts[i - 1].style == WALL_PLAIN)))
			page_gap(page);
		text_draw(&wall->texts[i], page);
	}
}

/* An empty line between all, where all of it still fits. */
static void words_draw(const struct wall *wall, struct page *page)
{
	struct page trial = {.width = page->width, .height = page->height, .cursor_line = -1};
	bool fits;

	words_fill(wall, true, &trial);
	fits = (int)trial.lines.count <= page->height;
	page_release(&trial);
	words_fill(wall, fits, page);
}

/* Nothing is chosen here. */
static void tables_draw(struct ui *ui, const struct wall *wall, struct page *page)
{
	if (wall->count > 0)
		page_text(page, STYLE_HEAD, wall->texts[0].text);
	if (page->height >= ROOMY)
		page_gap(page);
	page->selected = -1;
	page_tables(ui, page, &wall->tables, 0);
	page->rows = 0;
	page->touches.count = 0;
	page->selected = 0;
}

static void wall_draw(struct ui *ui, struct page *page)
{
	const struct wall *wall = wall_of(ui);

	switch (wall->shows) {
	case WALL_WORDS:
		words_draw(wall, page);
		break;
	case WALL_PICTURE:
		page->selected = -1;
		reading_draw(&ui->picture, page);
		page->selected = page->rows = 0;
		break;
	case WALL_TABLES:
		tables_draw(ui, wall, page);
		break;
	case WALL_CLOSING:
		page_closing(page, &(struct closing){&wall->picture, wall->agreements, wall->agreement_count});
		break;
	}
}

static const char *wall_title(struct ui *ui)
{
	const struct wall *wall = wall_of(ui);

	return wall->title != NULL && wall->title[0] != '\0' ? wall->title : NULL;
}

/* Time on the left, who has answered on the right; between them how to read on. */
void wall_bottom_line(struct ui *ui)
{
	struct str left = STR_EMPTY, right = STR_EMPTY;
	int row = term_rows() - 1, width = term_columns(), end;

	wall_says(wall_of(ui), &ui->timer, &left, &right);
	if (right.len == 0 && ui_level(ui)->scroll + ui->page_height < ui->page_lines)
		str_add(&right, tr("[space] read on"));
	end = left.len > 0 ? term_put(&ui->term, row, text_width(left.data) + 1 < width ? 1 : 0, STYLE_STRONG, left.data) : 0;
	if (right.len > 0 && end + GAP + text_width(right.data) < width)
		term_put(&ui->term, row, width - 1 - text_width(right.data), STYLE_STRONG, right.data);
	str_release(&left);
	str_release(&right);
}

/* --- keys --- */

static enum redo read_on(struct ui *ui)
{
	return ui_scroll_page(ui, 1) ? REDO_SCREEN : REDO_NOTHING;
}

static enum redo read_back(struct ui *ui)
{
	return ui_scroll_page(ui, -1) ? REDO_SCREEN : REDO_NOTHING;
}

static enum redo to_top(struct ui *ui)
{
	ui_level(ui)->scroll = 0;
	return REDO_SCREEN;
}

static enum redo words_open(struct ui *ui)
{
	ui->picture.words_hidden = !ui->picture.words_hidden;
	ui->picture.width = 0;
	return REDO_SCREEN;
}

static bool has_picture(struct ui *ui)
{
	return wall_of(ui)->shows == WALL_PICTURE;
}

static const struct key_row wall_keys[] = {
	{' ', N_("read on"), N_("Reads on; PgDn and the wheel of the mouse too."), read_on, NULL},
	{TERM_BACKSPACE, NULL, N_("One page back; PgUp too."), read_back, NULL},
	{'o', NULL, N_("Opens what people wrote, or closes it."), words_open, has_picture},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen wall_screen = {
	.titled = wall_title,
	.keys = wall_keys,
	.enter = N_("read on"),
	.draw = wall_draw,
	.on = read_on,
	.back = to_top,
};
