/* SPDX-License-Identifier: EUPL-1.2 */
/* A round of tables: the list of them, with who sits where; the keys that go from one to another; and what a table brings back. */
#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "domain/programme.h"
#include "ui/screen.h"
#include "workbook/tables.h"

enum { ROOMY = 16 };

bool tables_any(struct ui *ui)
{
	return ui->here != NULL && ui->here->tables > 0;
}

/* At one of several, and no participant holds the keyboard. */
static bool at_table(struct ui *ui)
{
	return ui->here != NULL && ui->here->table >= 0 && ui->depth == 0 && !ui_turn(ui);
}

static const char *state_of(const struct table_line *table)
{
	return table->complete ? tr("ready") : table->begun ? tr("busy") : "";
}

/* A table stands there like a team does: its number, its title, the numbers of its people. */
static struct team_lines as_teams(const struct table_lines *tables, struct str *names)
{
	struct team_lines teams = {.items = mem_alloc(tables->count + 1, sizeof *teams.items), .loose = tables->loose};

	for (size_t i = 0; i < tables->count; i++) {
		const char *state = state_of(&tables->items[i]);

		str_addf(&names[i], "%s%s%s", tables->items[i].title, *state != '\0' ? " · " : "", state);
		teams.items[i] = (struct team_line){.name = names[i].data, .seats = tables->items[i].seats};
		teams.count = i + 1;
	}
	return teams;
}

void page_tables(struct ui *ui, struct page *page, const struct table_lines *tables, int below)
{
	struct str names[TABLES_MOST] = {0};
	struct team_lines teams = as_teams(tables, names);

	page_teams(ui, page, &teams, below);
	free(teams.items);
	for (size_t i = 0; i < TABLES_MOST; i++)
		str_release(&names[i]);
}

static void list_draw(struct ui *ui, struct page *page)
{
	struct table_lines tables;
	struct error error;

	if (tables_look(ui->w, &tables, &error)) {
		page_textf(page, STYLE_HEAD, tr("%s: %zu tables. Look for your number."), ui->here->part->title, tables.count);
		if (page->height >= ROOMY)
			page_text(page, STYLE_PLAIN, ui->here->part->say);
		page_tables(ui, page, &tables, 2);
		if (page->lines.count + 1 < (size_t)page->height)
			page_gap(page);
		page_row(page, ui->here->enter != NULL ? ui->here->enter : tr("on"));
	}
	table_lines_release(&tables);
}

/* The first table that has not brought anything back, behind the one that was just passed by; else the row that goes on. */
static void list_opened(struct ui *ui)
{
	const struct part *part = ui->here != NULL ? ui->here->part : NULL;
	size_t first = (size_t)ui->passed_by;

	while (part != NULL && first < part->activity_count && !harvest_empty(&part->activities[first].harvest))
		first++;
	ui->passed_by = 0;
	ui_level(ui)->selected = (int)first;
}

static enum redo list_on(struct ui *ui)
{
	struct error error;
	int table = ui_level(ui)->selected;
	bool ok;

	if (table >= ui->here->tables)
		return session_go_on(ui);
	ok = run_table(ui->w, table, &error);
	return ui_done(ui, ok, &error);
}

static const char *list_enter(struct ui *ui)
{
	if (ui_level(ui)->selected < ui->here->tables)
		return tr("to this table");
	return ui->here->enter != NULL ? ui->here->enter : tr("on");
}

/* --- who sits where --- */

static enum redo move_done(struct ui *ui)
{
	struct error error;
	bool ok = tables_move(ui->w, ui->here->part_number, ui_prompt_number(ui, 0), ui_prompt_number(ui, 1) - 1, &error);

	if (ok)
		ui_pop(ui);
	return ui_done(ui, ok, &error);
}

static enum redo move_open(struct ui *ui)
{
	static const struct prompt prompt = {
		.title = N_("To another table"),
		.labels = {N_("Which number goes to another table?"), N_("To which table: 1, 2, ...?")},
		.enter = N_("move this person"),
		.count = 2,
		.lines = {{.max = 3, .digits = true}, {.max = 1, .digits = true}},
		.done = move_done,
	};

	return ui_prompt(ui, &prompt, NULL);
}

static enum redo seat_anew(struct ui *ui)
{
	struct error error;
	bool ok = tables_seat_anew(ui->w, ui->here->part_number, &error);

	return ui_done(ui, ok, &error);
}

static bool none_begun(struct ui *ui)
{
	const struct part *part = ui->here->part;
	bool begun = part == NULL;

	for (size_t i = 0; !begun && i < part->activity_count; i++)
		begun = part->activities[i].step_count > 0;
	return !begun;
}

static enum redo harvest_here(struct ui *ui)
{
	struct error error;
	int table = ui_level(ui)->selected;
	bool ok;

	if (ui->here->table < 0 && table >= ui->here->tables)
		return REDO_NOTHING;
	ok = (ui->here->table >= 0 || run_table(ui->w, table, &error)) && run_harvest(ui->w, &error);
	return ui_done(ui, ok, &error);
}

/* --- with a laptop at each table --- */

static bool on_table(struct ui *ui)
{
	return ui->here != NULL && ui_level(ui)->selected < ui->here->tables;
}

static enum redo stick_make(struct ui *ui)
{
	return table_stick(ui, ui->here->part->activities[ui_level(ui)->selected].id);
}

static const struct key_row list_keys[] = {
	{TERM_DIGITS, NULL, N_("To that table, where it was left."), NULL, NULL},
	{'o', N_("harvest"), N_("At once to what the selected table brings back. A table that brings back only that is complete."), harvest_here, on_table},
	{'v', N_("move"), N_("Moves one person to another table."), move_open, NULL},
	{'m', N_("stick for a laptop"), N_("Makes a stick for the laptop of the selected table: its people and its exercise, without answers."), stick_make, on_table},
	{'g', N_("fetch"), N_("Takes in what the laptops of the tables bring back on their sticks."), fetch_open, NULL},
	{'h', N_("seat anew"), N_("Everybody a place anew, as long as no table has begun."), seat_anew, none_begun},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen tables_screen = {
	.title = N_("Tables"),
	.use = USE_SESSION | USE_DIGITS,
	.keys = list_keys,
	.entered = list_enter,
	.open = list_opened,
	.draw = list_draw,
	.on = list_on,
	.back = session_back,
};

/* --- from table to table --- */

static enum redo next_table(struct ui *ui)
{
	struct error error;
	bool ok = run_table(ui->w, (ui->here->table + 1) % ui->here->tables, &error);

	return ui_done(ui, ok, &error);
}

static enum redo step_back(struct ui *ui)
{
	struct error error;
	bool ok = run_back(ui->w, &error);

	return ui_done(ui, ok, &error);
}

static bool before_harvest(struct ui *ui)
{
	return at_table(ui) && ui->here->phase != PHASE_HARVEST;
}

const struct key_row table_keys[] = {
	{TERM_TAB, N_("next table"), N_("To the next table, where it was left. Esc goes to the list of tables."), next_table, at_table},
	{'o', N_("harvest"), N_("What this table brings back: what you agree on, where you differ, one thing to do."), harvest_here, before_harvest},
	{'b', NULL, N_("One step back at this table."), step_back, before_harvest},
	{0, NULL, NULL, NULL, NULL},
};

/* --- what a table brings back --- */

/* Enter goes on, also for a table that brings nothing back: the list of tables still says that it is not ready. */
static enum redo harvest_done(struct ui *ui)
{
	struct error error;
	char *texts[HARVEST_LINES];
	bool ok;

	for (int i = 0; i < HARVEST_LINES; i++)
		texts[i] = ui_prompt_text(ui, i);
	ok = tables_harvest(ui->w, (const char *const *)texts, &error);
	for (int i = 0; i < HARVEST_LINES; i++)
		free(texts[i]);
	if (!ok)
		return ui_done(ui, false, &error);
	ui_pop(ui);
	if (!harvest_empty(&ui->here->activity->harvest))
		return ui_done(ui, true, &error);
	ui->passed_by = ui->here->table + 1;
	return session_back(ui);
}

static enum redo harvest_edit(struct ui *ui)
{
	const struct activity *activity = ui->here->activity;
	struct prompt prompt = {
		.title = N_("Harvest"),
		.labels = {N_("What we agreed on:"), N_("Where we differed:"), N_("One thing to do:")},
		.below = N_("One minute, spoken by the host of the table. Without names: this comes on the screen and in the summary."),
		.enter = N_("keep the harvest"),
		.count = HARVEST_LINES,
		.half = ui->harvest_half,
		.lines = {{.max = HARVEST_MAX}, {.max = HARVEST_MAX}, {.max = HARVEST_MAX}},
		.done = harvest_done,
	};
	const char *texts[HARVEST_LINES];
	char id[33];

	id_text(activity->id, id);
	snprintf(ui->harvest_half, sizeof ui->harvest_half, "harvest %s", id);
	for (int i = 0; i < HARVEST_LINES; i++)
		texts[i] = harvest_text(&activity->harvest, i);
	return ui_prompt(ui, &prompt, texts);
}

static bool harvested(struct ui *ui)
{
	return ui->here != NULL && ui->here->activity != NULL && !harvest_empty(&ui->here->activity->harvest);
}

static void harvest_draw(struct ui *ui, struct page *page)
{
	const struct activity *activity = ui->here->activity;

	page_textf(page, STYLE_HEAD, tr("Harvest of table %d: %s"), ui->here->table + 1, exercise_text(activity->copy, "exercise", "title"));
	if (page->height >= ROOMY || !harvested(ui)) {
		page_text(page, STYLE_PLAIN, tr("The host of this table tells the others in one minute:"));
		page_gap(page);
	}
	for (int i = 0; i < HARVEST_LINES; i++) {
		page_text(page, harvested(ui) ? STYLE_HEAD : STYLE_PLAIN, harvest_label(i));
		page_text(page, STYLE_PLAIN, harvest_text(&activity->harvest, i));
		if (page->height >= ROOMY)
			page_gap(page);
	}
}

static enum redo harvest_on(struct ui *ui)
{
	return harvested(ui) ? session_go_on(ui) : harvest_edit(ui);
}

static const char *harvest_enter(struct ui *ui)
{
	return harvested(ui) ? tr("back to the tables") : tr("write the harvest down");
}

static const struct key_row harvest_keys[] = {
	{'e', N_("edit"), N_("Other words for what this table brings back."), harvest_edit, harvested},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen harvest_screen = {
	.title = N_("Harvest"),
	.use = USE_SESSION,
	.keys = harvest_keys,
	.entered = harvest_enter,
	.draw = harvest_draw,
	.on = harvest_on,
	.back = session_back,
};
