/* SPDX-License-Identifier: EUPL-1.2 */
/* A screen as it is painted: the line on top, the page, a message, the line of keys. */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/text.h"
#include "ui/loop.h"
#include "ui/screen.h"

enum { ROWS_LEAST = 6, COLUMNS_LEAST = 20, MESSAGE_LINES = 3, NARROW = 60, ROOMY = 16, PAGE_WIDEST = 110, PICTURE_WIDEST = 180 };

static const char *screen_title(struct ui *ui)
{
	const struct screen *screen = ui_screen(ui);

	if (screen->titled != NULL)
		return screen->titled(ui);
	if (screen->title != NULL)
		return tr(screen->title);
	return ui->here != NULL && ui->here->part != NULL ? ui->here->part->title : NULL;
}

/* "3 of 12 answered", never who or what. */
static void add_answered(struct ui *ui, struct str *out)
{
	const struct here *here = ui->here;

	if (here == NULL || ui_for_self(ui) || here->phase != PHASE_ANSWERS || here->way == WAY_NONE || here->asked == 0)
		return;
	run_answered(ui->w, out);
}

/* How many have answered, and the time that is left; where only one of the two fits, time when it is up. */
static void add_right(struct ui *ui, int width, struct str *out)
{
	struct str time = STR_EMPTY;

	if (ui->on_wall != NULL)
		return;
	add_answered(ui, out);
	clock_add(ui, &time);
	if (time.len > 0 && out->len > 0 && width < NARROW) {
		if (ui->timer.minutes_left <= 0)
			str_clear(out);
		else
			str_clear(&time);
	}
	str_addf(out, "%s%s", time.len > 0 && out->len > 0 ? " · " : "", time.data);
	str_release(&time);
}

static void top_line(struct ui *ui)
{
	const struct session *session = workbook_session(ui->w);
	const char *title = screen_title(ui);
	struct str left = STR_EMPTY, right = STR_EMPTY;
	char *cut;
	int width = term_columns();

	str_add(&left, " ");
	if (session == NULL || width >= NARROW || title == NULL || ui->kept != NULL) {
		str_add(&left, ui->kept != NULL ? tr("Practising, is not kept") : session != NULL ? session->title : "Samenspel");
		str_add(&left, title != NULL ? " · " : "");
	}
	str_add(&left, title);
	if (ui->here != NULL && ui->here->table >= 0 && ui_screen(ui)->title == NULL) {
		str_add(&left, " · ");
		str_addf(&left, tr("table %d"), ui->here->table + 1);
	}
	add_right(ui, width, &right);
	cut = text_cut(left.data, width - text_width(right.data) - (right.len > 0 ? 2 : 0), true);
	str_clear(&left);
	str_addf(&left, "%s%s%s%s", cut, right.len > 0 ? " " : "", right.data, right.len > 0 ? " " : "");
	term_put(&ui->term, 0, 0, STYLE_BAR, left.data);
	free(cut);
	str_release(&left);
	str_release(&right);
}

/* Without a key that has to be pressed: whoever types goes on typing. Where lines are few, the line on top says it. */
static int signal_line(struct ui *ui)
{
	const char *signal = clock_signal(ui);

	if (signal == NULL || term_rows() < ROOMY)
		return 0;
	term_put(&ui->term, term_rows() - 2, 0, STYLE_STRONG, signal);
	return 1;
}

/* Returns how many lines it takes above the bottom line. */
static int message_lines(struct ui *ui)
{
	struct text_lines lines = {0};
	int count;

	if (ui->message == NULL)
		return signal_line(ui);
	text_wrap(&lines, ui->message, term_columns() - 1);
	count = lines.count < MESSAGE_LINES ? (int)lines.count : MESSAGE_LINES;
	for (int i = 0; i < count; i++)
		term_put(&ui->term, term_rows() - 1 - count + i, 0, STYLE_ERROR, lines.items[i]);
	text_lines_release(&lines);
	return count;
}

static void scroll_into_sight(struct ui *ui, const struct page *page)
{
	struct level *level = ui_level(ui);
	int last = (int)page->lines.count - page->height;

	if (level->follow && page->cursor_line >= 0) {
		if (page->cursor_end >= level->scroll + page->height)
			level->scroll = page->cursor_end - page->height + 1;
		if (page->cursor_line < level->scroll)
			level->scroll = page->cursor_line;
	}
	if (level->scroll > last)
		level->scroll = last;
	if (level->scroll < 0)
		level->scroll = 0;
}

static void paint_line(struct ui *ui, int row, const struct styled_line *line)
{
	int column = 1;

	for (size_t i = 0; i < line->count; i++)
		column = term_put(&ui->term, row, column, line->runs[i].style, line->runs[i].text);
}

/* What is scrolled out of sight cannot be clicked. */
static void touches_of_page(struct ui *ui, const struct page *page)
{
	int down = 1 - ui_level(ui)->scroll;

	for (size_t i = 0; i < page->touches.count; i++) {
		struct touch touch = page->touches.items[i];

		touch.row = touch.row + down > 1 ? touch.row + down : 1;
		touch.last = touch.last + down < page->height ? touch.last + down : page->height;
		touch.from++;
		touch.to++;
		if (touch.row <= touch.last)
			touch_add(&ui->touches, &touch);
	}
}

static void paint_page(struct ui *ui, const struct page *page)
{
	int scroll = ui_level(ui)->scroll, count = (int)page->lines.count;

	for (int i = 0; i < page->height && scroll + i < count; i++)
		paint_line(ui, 1 + i, &page->lines.items[scroll + i]);
	if (scroll > 0)
		term_put(&ui->term, 1, term_columns() - 2, STYLE_STRONG, "↑");
	if (scroll + page->height < count)
		term_put(&ui->term, page->height, term_columns() - 2, STYLE_STRONG, "↓");
	touches_of_page(ui, page);
	ui->page_rows = page->rows;
	ui->page_lines = count;
	ui->page_height = page->height;
}

static void show_cursor(struct ui *ui, const struct page *page)
{
	int row = page->cursor_line - ui_level(ui)->scroll;

	if (page->cursor_line < 0 || row < 0 || row >= page->height)
		term_show(term_rows() - 1, 0);
	else
		term_show(1 + row, 1 + page->cursor_column);
}

/* Where the bottom line has no room for it, what practising is about stands below the page. */
static void hint(struct ui *ui, struct page *page)
{
	if (term_columns() >= NARROW || !(ui_use(ui) & USE_SESSION) || practise_keys[0].when == NULL || !practise_keys[0].when(ui))
		return;
	page_gap(page);
	page_textf(page, STYLE_PLAIN, "%c  %s", practise_keys[0].key, tr(practise_keys[0].label));
}

int page_width(void)
{
	int width = term_columns() - 4;

	return width < PAGE_WIDEST ? width : PAGE_WIDEST;
}

static void draw_screen(struct ui *ui)
{
	int message = message_lines(ui), width = term_columns() - 4;
	struct page page = {.width = page_width(), .wide = width < PICTURE_WIDEST ? width : PICTURE_WIDEST,
		.height = term_rows() - 2 - message, .selected = ui_level(ui)->selected, .cursor_line = -1};

	if ((ui_use(ui) & USE_PRIVATE) && ui_mirrored(ui))
		page_text(&page, STYLE_STRONG, tr("This is for the facilitator only"));
	ui_screen(ui)->draw(ui, &page);
	hint(ui, &page);
	if (page.rows > 0 && ui_level(ui)->selected >= page.rows)
		ui_level(ui)->selected = page.rows - 1;
	scroll_into_sight(ui, &page);
	top_line(ui);
	paint_page(ui, &page);
	if (ui_screen(ui) == &wall_screen)
		wall_bottom_line(ui);
	else
		keys_bottom_line(ui);
	show_cursor(ui, &page);
	page_release(&page);
}

void ui_draw(struct ui *ui)
{
	term_erase();
	ui->page_rows = ui->page_lines = 0;
	ui->touches.count = 0;
	clock_look(ui);
	if (ui->blank) {
		term_show(0, 0);
	} else if (term_rows() < ROWS_LEAST || term_columns() < COLUMNS_LEAST) {
		term_put(&ui->term, 0, 0, STYLE_PLAIN, tr("Please make the window larger."));
		term_show(0, 0);
	} else {
		draw_screen(ui);
	}
	clock_sleep(ui);
}
