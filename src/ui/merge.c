/* SPDX-License-Identifier: EUPL-1.2 */
/* A stick for the laptop of a table, and what comes back on the sticks. */
#include "base/lang.h"
#include "ui/screen.h"

/* --- for which table --- */

enum redo tables_open(struct ui *ui)
{
	struct error error;
	struct table_rows *rows = &ui->share.tables;

	table_rows_release(rows);
	if (!replica_tables(ui->w, rows, &error))
		return ui_say(ui, error.text);
	ui_push(ui, &tables_out_screen);
	while (ui_level(ui)->selected + 1 < (int)rows->count && !rows->items[ui_level(ui)->selected].here)
		ui_level(ui)->selected++;
	if (!rows->items[ui_level(ui)->selected].here)
		ui_level(ui)->selected = 0;
	ui_level(ui)->follow = true;
	return REDO_SCREEN;
}

static void tables_draw(struct ui *ui, struct page *page)
{
	for (size_t i = 0; i < ui->share.tables.count; i++)
		page_rowf(page, "%zu  %s", i + 1, ui->share.tables.items[i].label);
	page_gap(page);
	page_text(page, STYLE_PLAIN, tr("On the stick come this exercise and the numbers and roles of its people, without answers."));
}

static enum redo tables_on(struct ui *ui)
{
	return table_stick(ui, ui->share.tables.items[ui_level(ui)->selected].activity);
}

const struct screen tables_out_screen = {
	.title = N_("For which table?"),
	.use = USE_DIGITS,
	.enter = N_("make the stick"),
	.draw = tables_draw,
	.on = tables_on,
};

/* --- what comes back --- */

/* Also without a stick: what two files did not agree on stays listed. */
enum redo fetch_open(struct ui *ui)
{
	struct error error;
	struct disagreements list = {0};
	bool found, any;

	merge_list_release(&ui->share.found);
	found = merge_find(ui->w, &ui->share.found, &error);
	any = merge_disagreements(ui->w, &list, NULL) && list.count > 0;
	disagreements_release(&list);
	if (found || any)
		ui_push(ui, &fetch_screen);
	return found ? REDO_SCREEN : ui_say(ui, error.text);
}

static void draw_found(struct ui *ui, struct page *page)
{
	for (size_t i = 0; i < ui->share.found.count; i++) {
		const struct merge_found *found = &ui->share.found.items[i];
		struct str says = STR_EMPTY;

		page_text(page, STYLE_STRONG, found->label);
		if (found->trouble != NULL)
			str_add(&says, found->trouble);
		else
			merge_says(&found->brings, &says);
		page_point(page, "  ", found->trouble != NULL ? STYLE_ERROR : STYLE_PLAIN, says.data);
		str_release(&says);
	}
	if (ui->share.found.count > 0) {
		page_gap(page);
		page_text(page, STYLE_PLAIN, tr("Taking in twice does no harm. It clears nothing, and u does not take it back."));
	}
}

static void draw_words(struct page *page, const char *label, const char *words)
{
	struct str line = STR_EMPTY;

	str_addf(&line, "%s %s", label, words);
	page_point(page, "  ", STYLE_PLAIN, line.data);
	str_release(&line);
}

/* The facilitator's own words are not for everybody. */
static void draw_disagreements(struct ui *ui, struct page *page)
{
	struct disagreements list = {0};

	if (merge_disagreements(ui->w, &list, NULL) && list.count > 0) {
		page_gap(page);
		page_text(page, STYLE_HEAD, tr("What two files do not agree on:"));
	}
	for (size_t i = 0; i < list.count; i++) {
		page_point(page, "- ", STYLE_PLAIN, list.items[i].sentence);
		if (list.items[i].here != NULL && !ui_mirrored(ui))
			draw_words(page, tr("here:"), list.items[i].here);
		if (list.items[i].other != NULL && !ui_mirrored(ui))
			draw_words(page, tr("in the other file:"), list.items[i].other);
	}
	disagreements_release(&list);
}

static void fetch_draw(struct ui *ui, struct page *page)
{
	draw_found(ui, page);
	draw_disagreements(ui, page);
}

/* Another Enter goes back; it does not take the same in again. */
static enum redo fetch_on(struct ui *ui)
{
	struct error error;
	struct merged merged = {0};
	struct str says = STR_EMPTY;
	bool ok;

	if (ui->share.found.count == 0)
		return ui_pop(ui);
	ok = merge_take(ui->w, &ui->share.found, &merged, &error);
	if (ok) {
		merge_says(&merged, &says);
		merge_list_release(&ui->share.found);
	}
	if (ok && merged.doubles + merged.changed == 0)
		ui_pop(ui);
	ui_say(ui, ok ? says.data : error.text);
	str_release(&says);
	return REDO_SCREEN;
}

static const char *fetch_enter(struct ui *ui)
{
	return ui->share.found.count > 0 ? tr("take this in") : tr("back");
}

const struct screen fetch_screen = {
	.title = N_("What came back on the sticks"),
	.entered = fetch_enter,
	.draw = fetch_draw,
	.on = fetch_on,
};

/* --- on the laptop of the table --- */

static enum redo work_in(struct ui *ui, size_t chosen)
{
	struct error error;
	struct id session;
	bool ok = merge_work_in(ui->w, &ui->share.found.items[chosen], &session, &error);

	if (!ok)
		return ui_done(ui, false, &error);
	ui_pop_to_base(ui);
	return session_entered(ui, session);
}

enum redo table_file_open(struct ui *ui)
{
	struct error error;

	merge_list_release(&ui->share.found);
	if (!merge_find_tables(ui->w, &ui->share.found, &error))
		return ui_say(ui, error.text);
	if (ui->share.found.count == 1)
		return work_in(ui, 0);
	ui_push(ui, &table_files_screen);
	return REDO_SCREEN;
}

static void files_draw(struct ui *ui, struct page *page)
{
	for (size_t i = 0; i < ui->share.found.count; i++)
		page_rowf(page, "%zu  %s", i + 1, ui->share.found.items[i].label);
}

static enum redo files_on(struct ui *ui)
{
	return work_in(ui, (size_t)ui_level(ui)->selected);
}

const struct screen table_files_screen = {
	.title = N_("Which table is this?"),
	.use = USE_DIGITS,
	.enter = N_("work in this file"),
	.draw = files_draw,
	.on = files_on,
};
