/* SPDX-License-Identifier: EUPL-1.2 */
/* Teams: who is in which, as it was proposed and as the facilitator changes it; and which of them answers now. */
#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "ui/screen.h"
#include "workbook/digits.h"
#include "workbook/teams.h"
#include "workbook/ways.h"

enum { NAME_MOST = 24, LINE_MOST = 120, ROOMY = 16, COLUMN_LEAST = 14 };

/* --- the proposal --- */

static void draw_loose(const struct team_lines *lines, struct page *page)
{
	struct str line = STR_EMPTY;

	if (lines->loose.count == 0 || lines->count == 0)
		return;
	str_addf(&line, "%s:", tr("In no team yet"));
	team_seats_say(&lines->loose, &line);
	page_text(page, STYLE_PLAIN, line.data);
	str_release(&line);
}

/* How large the numbers are; bare is without the roles. */
enum size { SIZE_FULL, SIZE_HALF, SIZE_TEXT, SIZE_BARE };

static void draw_team(const struct team_line *team, int number, enum size size, int column, struct page *page)
{
	struct str mix = STR_EMPTY, seats = STR_EMPTY, label = STR_EMPTY;

	str_addf(&label, "%d  %s", number, team->name);
	people_add_mix(&mix, team->seats.roles);
	team_seats_say(&team->seats, &seats);
	switch (size) {
	case SIZE_FULL:
		page_rowf(page, "%s: %s", label.data, mix.data);
		page_numbers(page, team->seats.items, team->seats.count);
		break;
	case SIZE_HALF:
		page_row_numbers(page, column, label.data, mix.data, team->seats.items, team->seats.count);
		break;
	case SIZE_TEXT:
		page_rowf(page, "%s:%s  (%s)", label.data, seats.data, mix.data);
		break;
	case SIZE_BARE:
		page_rowf(page, "%s:%s", label.data, seats.data);
		break;
	}
	str_release(&mix);
	str_release(&seats);
	str_release(&label);
}

/* What is left beside the widest team. */
static int column_left(const struct team_lines *lines, const struct page *page)
{
	int left = page->width;

	for (size_t i = 0; i < lines->count; i++) {
		int beside = page->width - 2 - page_numbers_width(lines->items[i].seats.items, lines->items[i].seats.count);

		left = beside < left ? beside : left;
	}
	return left;
}

static bool draw_if_it_fits(const struct team_lines *lines, enum size size, bool spaced, int below, struct page *page)
{
	struct page trial = {.width = page->width, .height = page->height, .selected = page->selected, .cursor_line = -1};
	int column = column_left(lines, page);
	bool fits = size != SIZE_HALF || column >= COLUMN_LEAST;

	for (size_t i = 0; fits && i < lines->count; i++) {
		if (spaced)
			page_gap(&trial);
		draw_team(&lines->items[i], (int)i + 1, size, column, &trial);
	}
	fits = fits && ((size == SIZE_BARE && !spaced) || page->lines.count + trial.lines.count + (size_t)below <= (size_t)page->height);
	if (fits)
		page_append(page, &trial);
	page_release(&trial);
	return fits;
}

/* Half a block has no ASCII. */
void page_teams(struct ui *ui, struct page *page, const struct team_lines *lines, int below)
{
	draw_loose(lines, page);
	for (int size = SIZE_FULL; size <= SIZE_BARE; size++)
		if ((size != SIZE_HALF || !ui->term.ascii) &&
			(draw_if_it_fits(lines, (enum size)size, true, below, page) || draw_if_it_fits(lines, (enum size)size, false, below, page)))
			break;
}

static void arrange_draw(struct ui *ui, struct page *page)
{
	struct team_lines lines;
	struct error error;

	if (teams_look(ui->w, &lines, &error)) {
		if (lines.count > 0)
			page_textf(page, STYLE_HEAD, tr("%zu teams with mixed roles. Look for your number."), lines.count);
		else
			page_text(page, STYLE_HEAD, tr("There are no teams now: that was taken back."));
		page_teams(ui, page, &lines, 0);
	}
	team_lines_release(&lines);
}

enum redo teams_arrange(struct ui *ui)
{
	struct error error;

	if (!teams_propose(ui->w, &error))
		return ui_done(ui, false, &error);
	ui_push(ui, &arrange_screen);
	return REDO_SCREEN;
}

/* Undo may have taken the proposal itself back. */
static bool any_team(struct ui *ui)
{
	return ui->here != NULL && ui->here->activity != NULL && ui->here->activity->team_count > 0;
}

/* Nobody answers in teams that were not looked at. */
static enum redo arrange_on(struct ui *ui)
{
	struct error error;
	bool any = any_team(ui), ok = any ? run_open_step(ui->w, WAY_TEAMS, &error) : teams_propose(ui->w, &error);

	if (ok && any)
		ui_pop(ui);
	return ui_done(ui, ok, &error);
}

static const char *arrange_enter(struct ui *ui)
{
	return any_team(ui) ? tr("these are the teams") : tr("propose teams");
}

static enum redo count_by(struct ui *ui, int by)
{
	struct error error;
	bool ok = teams_set_count(ui->w, (int)run_here(ui->w)->activity->team_count + by, &error);

	return ui_done(ui, ok, &error);
}

static enum redo more_teams(struct ui *ui)
{
	return count_by(ui, 1);
}

static enum redo fewer_teams(struct ui *ui)
{
	return count_by(ui, -1);
}

static enum redo shuffle(struct ui *ui)
{
	struct error error;
	bool ok = teams_shuffle(ui->w, &error);

	return ui_done(ui, ok, &error);
}

static enum redo take_late(struct ui *ui)
{
	struct error error;
	bool ok = teams_take_late(ui->w, &error);

	return ui_done(ui, ok, &error);
}

static enum redo move_done(struct ui *ui)
{
	struct error error;
	bool ok = teams_move(ui->w, ui_prompt_number(ui, 0), ui_prompt_number(ui, 1) - 1, &error);

	if (ok)
		ui_pop(ui);
	return ui_done(ui, ok, &error);
}

static enum redo move_open(struct ui *ui)
{
	static const struct prompt prompt = {
		.title = N_("To another team"),
		.labels = {N_("Which number moves?"), N_("To which team: 1, 2, ...?")},
		.enter = N_("move this person"),
		.count = 2,
		.lines = {{.max = 3, .digits = true}, {.max = 2, .digits = true}},
		.done = move_done,
	};

	return ui_prompt(ui, &prompt, NULL);
}

static enum redo rename_done(struct ui *ui)
{
	struct error error;
	char *name = ui_prompt_text(ui, 0);
	bool ok = teams_rename(ui->w, ui->team, name, &error);

	free(name);
	if (ok)
		ui_pop(ui);
	return ui_done(ui, ok, &error);
}

static enum redo rename_open(struct ui *ui)
{
	static const struct prompt prompt = {
		.title = N_("The name of a team"),
		.labels = {N_("Name:")},
		.below = N_("It stands on this screen."),
		.enter = N_("keep this name"),
		.count = 1,
		.lines = {{.max = NAME_MOST}},
		.done = rename_done,
	};
	const struct activity *activity = run_here(ui->w)->activity;
	const char *texts[1];

	ui->team = ui_level(ui)->selected;
	if ((size_t)ui->team >= activity->team_count)
		return REDO_NOTHING;
	texts[0] = activity->teams[ui->team].name;
	return ui_prompt(ui, &prompt, texts);
}

static bool not_fixed(struct ui *ui)
{
	struct team_lines lines;
	struct error error;
	bool fixed = !teams_look(ui->w, &lines, &error) || lines.fixed || lines.count == 0;

	team_lines_release(&lines);
	return !fixed;
}

static bool some_loose(struct ui *ui)
{
	struct team_lines lines;
	struct error error;
	bool loose = ui->here->way == WAY_TEAMS && teams_look(ui->w, &lines, &error) && lines.loose.count > 0;

	if (ui->here->way == WAY_TEAMS)
		team_lines_release(&lines);
	return loose;
}

static const struct key_row arrange_keys[] = {
	{'+', N_("more"), N_("One team more, drawn anew."), more_teams, not_fixed},
	{'-', N_("fewer"), N_("One team fewer, drawn anew."), fewer_teams, not_fixed},
	{'h', N_("shuffle"), N_("The same number of teams, drawn anew."), shuffle, not_fixed},
	{'v', N_("move"), N_("Moves one person to another team."), move_open, any_team},
	{'r', N_("name"), N_("Another name for the team that is selected."), rename_open, any_team},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen arrange_screen = {
	.title = N_("Teams"),
	.use = USE_SESSION,
	.keys = arrange_keys,
	.entered = arrange_enter,
	.draw = arrange_draw,
	.on = arrange_on,
};

/* --- who answers now; behind the teams stands the row that goes on --- */

static void draw_line(const struct team_line *team, int number, struct page *page)
{
	struct str line = STR_EMPTY;

	str_addf(&line, "%d  %s%s%s%s", number, team->name, team->as != NULL ? ", " : "", team->as != NULL ? team->as : "", team->seats.count > 0 ? ":" : "");
	team_seats_say(&team->seats, &line);
	if (team->begun)
		str_addf(&line, "  · %s", team->handed_in ? tr("has answered") : tr("has begun"));
	page_row(page, line.data);
	str_release(&line);
}

static void draw_lines(struct ui *ui, struct page *page)
{
	struct team_lines lines;
	struct error error;

	if (teams_look(ui->w, &lines, &error)) {
		draw_loose(&lines, page);
		for (size_t i = 0; i < lines.count; i++)
			draw_line(&lines.items[i], (int)i + 1, page);
	}
	team_lines_release(&lines);
}

static void teams_draw(struct ui *ui, struct page *page)
{
	const struct here *here = ui->here;

	if ((page->height >= ROOMY || here->way == WAY_TEAM) && here->step_form != NULL) {
		page_text(page, STYLE_HEAD, here->step_form->title);
		page_text(page, STYLE_PLAIN, here->step_form->instruction);
		page_gap(page);
	}
	if (here->way == WAY_TEAMS && here->handed_in == 0 && ui_mirrored(ui))
		page_text(page, STYLE_STRONG, tr("Make the projector black: what a team chooses now can be seen by all."));
	if (here->way == WAY_TEAMS && here->evaluation)
		page_text(page, STYLE_PLAIN, tr("The facilitator does not look along for a moment."));
	if (page->height >= ROOMY)
		page_gap(page);
	if (here->way == WAY_TEAMS)
		page_text(page, STYLE_HEAD, here->handed_in < here->asked ? tr("Which team answers now?") : tr("All teams have answered."));
	draw_lines(ui, page);
	page_row(page, here->enter != NULL ? here->enter : tr("on"));
}

/* The first that has not answered, else the row that goes on. */
static void teams_opened(struct ui *ui)
{
	struct team_lines lines;
	struct error error;
	int first = 0;

	if (teams_look(ui->w, &lines, &error)) {
		while ((size_t)first < lines.count && lines.items[first].handed_in)
			first++;
		ui_level(ui)->selected = first;
	}
	team_lines_release(&lines);
}

static enum redo teams_on(struct ui *ui)
{
	struct error error;
	int team = ui_level(ui)->selected;
	bool ok;

	if ((size_t)team >= ui->here->team_count)
		return session_go_on(ui);
	ok = answer_open_team(ui->w, team, &error);
	ui->form.turn = false;
	if (ok)
		card_ended(ui);
	return ui_done(ui, ok, &error);
}

static const char *teams_enter(struct ui *ui)
{
	if ((size_t)ui_level(ui)->selected < ui->here->team_count)
		return tr("answer for this group");
	return ui->here->enter != NULL ? ui->here->enter : tr("on");
}

static bool in_teams(struct ui *ui)
{
	return ui->here->way == WAY_TEAMS;
}

static enum redo arrange_again(struct ui *ui)
{
	ui_push(ui, &arrange_screen);
	return REDO_SCREEN;
}

static enum redo line_done(struct ui *ui)
{
	struct error error;
	char *line = ui_prompt_text(ui, 0);
	bool ok = digits_give_team(ui->w, ui->team, line, &error);

	free(line);
	ui->form.turn = false;
	if (ok)
		ui_pop(ui);
	return ui_done(ui, ok, &error);
}

/* A sheet of a team, by somebody who looks at the paper. */
static enum redo line_open(struct ui *ui)
{
	struct prompt prompt = {
		.title = N_("The digits of this team"),
		.labels = {ui->team_asked},
		.below = N_("In the order of the sheet. A point leaves a question open; words come after."),
		.enter = N_("keep these answers"),
		.count = 1,
		.lines = {{.max = LINE_MOST}},
		.done = line_done,
	};

	ui->team = ui_level(ui)->selected;
	if ((size_t)ui->team >= ui->here->team_count)
		return ui_say(ui, tr("Choose a team first."));
	snprintf(ui->team_asked, sizeof ui->team_asked, tr("%s, a digit per question:"), ui->here->teams[ui->team].name);
	return ui_prompt(ui, &prompt, NULL);
}

static const struct key_row teams_keys[] = {
	{'l', N_("latecomers in a team"), N_("Puts who came late in the smallest team."), take_late, some_loose},
	{'g', N_("who is in which"), N_("Who is in which team: look, or move somebody."), arrange_again, in_teams},
	{'d', N_("digits from paper"), N_("Types what the team that is selected wrote down: a digit per question, on one line."), line_open, in_teams},
	{'m', N_("another way"), N_("Another way of answering, as long as nobody has answered."), ways_again, ways_may_change},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen teams_screen = {
	.use = USE_SESSION | USE_DIGITS,
	.keys = teams_keys,
	.entered = teams_enter,
	.open = teams_opened,
	.draw = teams_draw,
	.on = teams_on,
	.back = session_back,
};
