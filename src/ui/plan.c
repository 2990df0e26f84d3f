/* SPDX-License-Identifier: EUPL-1.2 */
/* The programme is changed: in a list of its own, where a letter acts on the part that is selected. Nothing here is private: how long parts really took
 * stands elsewhere. */
#include "workbook/plan.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "ui/screen.h"

enum { SAY_SHOWN = 400 };

static const struct part *selected(struct ui *ui)
{
	const struct session *session = workbook_session(ui->w);
	size_t i = (size_t)ui_level(ui)->selected;

	return i < session->part_count ? &session->parts[i] : NULL;
}

static const char *state_of(const struct part *part)
{
	if (part_left_out(part))
		return tr("not today");
	return part->ended_at != 0 ? tr("done") : part->began_at != 0 ? tr("begun") : NULL;
}

static void plan_draw(struct ui *ui, struct page *page)
{
	const struct session *session = workbook_session(ui->w);

	for (size_t i = 0; i < session->part_count; i++) {
		const struct part *part = &session->parts[i];
		const char *state = state_of(part);
		struct str line = STR_EMPTY, minutes = STR_EMPTY;

		str_addf(&minutes, tr("%d min"), part->minutes);
		str_addf(&line, "%2zu  %s  (", i + 1, part->title);
		page_add_together(&line, minutes.data);
		str_add(&line, ")");
		if (state != NULL) {
			str_add(&line, "  ");
			page_add_together(&line, state);
		}
		page_row(page, line.data);
		str_release(&line);
		str_release(&minutes);
	}
}

static enum redo done(struct ui *ui, bool ok, const struct error *error)
{
	ui->here = run_here(ui->w);
	ui_level(ui)->follow = true;
	return ui_done(ui, ok, error);
}

/* --- another title, other minutes --- */

static enum redo minutes_done(struct ui *ui)
{
	struct error error;
	bool ok = plan_minutes(ui->w, ui->part, ui_prompt_number(ui, 0), &error);

	if (ok)
		ui_pop(ui);
	return done(ui, ok, &error);
}

static enum redo change_done(struct ui *ui)
{
	struct error error;
	char *title = ui_prompt_text(ui, 0);
	bool ok = plan_change(ui->w, ui->part, title, ui_prompt_number(ui, 1), NULL, &error);

	free(title);
	if (ok)
		ui_pop(ui);
	return done(ui, ok, &error);
}

/* The cursor begins with the minutes: those change most. */
static enum redo plan_on(struct ui *ui)
{
	static const struct prompt minutes = {
		.title = N_("Minutes of this part"),
		.labels = {N_("Minutes:")},
		.below = N_("An exercise keeps its own title."),
		.enter = N_("change it"),
		.count = 1,
		.lines = {{.max = 3, .digits = true}},
		.done = minutes_done,
	};
	static const struct prompt both = {
		.title = N_("Title and minutes of this part"),
		.labels = {N_("Title:"), N_("Minutes:")},
		.enter = N_("change it"),
		.count = 2,
		.at = 1,
		.lines = {{.max = PLAN_TITLE_MAX}, {.max = 3, .digits = true}},
		.done = change_done,
	};
	const struct part *part = selected(ui);
	char now[12];

	if (part == NULL)
		return REDO_NOTHING;
	snprintf(now, sizeof now, "%d", part->minutes);
	ui->part = ui_level(ui)->selected;
	return plan_has_title(part) ? ui_prompt(ui, &both, (const char *const[]){part->title, now}) : ui_prompt(ui, &minutes, (const char *const[]){now});
}

static const char *plan_enter(struct ui *ui)
{
	const struct part *part = selected(ui);

	return part != NULL && plan_has_title(part) ? tr("title and minutes") : tr("minutes");
}

/* --- left out, earlier, later --- */

static enum redo leave_out(struct ui *ui)
{
	const struct part *part = selected(ui);
	struct error error;
	bool ok = part == NULL || plan_leave_out(ui->w, ui_level(ui)->selected, !part->skipped, &error);

	return done(ui, ok, &error);
}

static enum redo move(struct ui *ui, int by)
{
	struct error error;
	bool ok = plan_move(ui->w, ui_level(ui)->selected, by, &error);

	if (ok)
		ui_level(ui)->selected += by;
	return done(ui, ok, &error);
}

static enum redo earlier(struct ui *ui)
{
	return move(ui, -1);
}

static enum redo later(struct ui *ui)
{
	return move(ui, 1);
}

static bool is_out(struct ui *ui)
{
	const struct part *part = selected(ui);

	return part != NULL && part_left_out(part);
}

/* What has begun is not left out and keeps its place. */
static bool is_to_come(struct ui *ui)
{
	const struct part *part = selected(ui);

	return part != NULL && part->began_at == 0;
}

static bool is_in(struct ui *ui)
{
	return is_to_come(ui) && !is_out(ui);
}

static enum redo plan_undo(struct ui *ui)
{
	enum redo redo = session_undo(ui);

	ui->here = run_here(ui->w);
	return redo;
}

static enum redo plan_key(struct ui *ui, int key)
{
	if (key < '1' || key > '9' || (size_t)(key - '1') >= workbook_session(ui->w)->part_count)
		return REDO_UNUSED;
	ui_level(ui)->selected = key - '1';
	ui_level(ui)->follow = true;
	return REDO_SCREEN;
}

/* --- a part more --- */

static enum redo item_done(struct ui *ui)
{
	struct error error;
	char *title = ui_prompt_text(ui, 0), *say = ui_prompt_text(ui, 2);
	bool ok = plan_add_item(ui->w, ui->part, title, ui_prompt_number(ui, 1), say, &error);

	free(title);
	free(say);
	if (ok) {
		ui_pop(ui);
		ui_pop(ui);
		ui_level(ui)->selected = ui->part + 1;
	}
	return done(ui, ok, &error);
}

static enum redo item_open(struct ui *ui)
{
	static const struct prompt prompt = {
		.title = N_("A part without an exercise"),
		.labels = {N_("Title:"), N_("Minutes:"), N_("What you say:")},
		.below = N_("What you say may stay empty. Everybody sees it on the screen."),
		.enter = N_("add it"),
		.count = 3,
		.lines = {{.max = PLAN_TITLE_MAX}, {.max = 3, .digits = true}, {.max = SAY_SHOWN}},
		.done = item_done,
	};

	return ui_prompt(ui, &prompt, (const char *const[]){tr("Break"), "15", ""});
}

static void add_draw(struct ui *ui, struct page *page)
{
	const struct session *session = workbook_session(ui->w);
	struct plan_offers offers = {0};

	if (ui->part >= 0 && (size_t)ui->part < session->part_count)
		page_textf(page, STYLE_HEAD, tr("Add behind “%s”:"), session->parts[ui->part].title);
	plan_offers(ui->w, &offers);
	page_rowf(page, "1  %s", tr("without an exercise: a break, a welcome"));
	for (size_t i = 0; i < offers.count; i++) {
		const struct plan_offer *offer = &offers.items[i];
		struct str line = STR_EMPTY, minutes = STR_EMPTY;

		str_addf(&minutes, tr("%d min"), offer->minutes);
		str_addf(&line, "%zu  %s", i + 2, offer->title);
		if (offer->round != NULL)
			str_addf(&line, tr_n(", %zu table", ", %zu tables", (long)offer->round->tables.count), offer->round->tables.count);
		str_add(&line, "  (");
		page_add_together(&line, minutes.data);
		str_add(&line, ")");
		page_row(page, line.data);
		str_release(&line);
		str_release(&minutes);
	}
	plan_offers_release(&offers);
}

static enum redo add_on(struct ui *ui)
{
	struct plan_offers offers = {0};
	struct error error;
	size_t row = (size_t)ui_level(ui)->selected;
	bool ok;

	if (row == 0)
		return item_open(ui);
	plan_offers(ui->w, &offers);
	ok = row > offers.count || plan_add_offer(ui->w, ui->part, &offers.items[row - 1], &error);
	plan_offers_release(&offers);
	if (ok) {
		ui_pop(ui);
		ui_level(ui)->selected = ui->part + 1;
	}
	return done(ui, ok, &error);
}

const struct screen plan_add_screen = {
	.title = N_("A part more"),
	.use = USE_DIGITS,
	.enter = N_("add this"),
	.draw = add_draw,
	.on = add_on,
};

static enum redo add_open(struct ui *ui)
{
	ui->part = ui_level(ui)->selected;
	ui_push(ui, &plan_add_screen);
	return REDO_SCREEN;
}

static const struct key_row plan_keys[] = {
	{'+', N_("add"), N_("Adds a part behind the selected one."), add_open, NULL},
	{'x', N_("not today"), N_("Leaves the selected part out today."), leave_out, is_in},
	{'x', N_("today after all"), N_("The selected part is not left out after all."), leave_out, is_out},
	{'e', N_("earlier"), N_("Moves the selected part one place up. What has begun keeps its place."), earlier, is_to_come},
	{'l', N_("later"), N_("Moves the selected part one place down."), later, is_to_come},
	{'u', N_("undo"), N_("Takes back the last thing that was done."), plan_undo, NULL},
	{TERM_DIGITS, NULL, N_("Selects that part."), NULL, NULL},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen plan_screen = {
	.title = N_("Change the programme"),
	.keys = plan_keys,
	.entered = plan_enter,
	.draw = plan_draw,
	.key = plan_key,
	.on = plan_on,
};

enum redo plan_open(struct ui *ui)
{
	int part = ui_level(ui)->selected;

	ui_push(ui, &plan_screen);
	ui_level(ui)->selected = part;
	return REDO_SCREEN;
}

/* --- how the day goes: for the facilitator --- */

void page_plan(struct ui *ui, struct page *page)
{
	struct plan plan;
	struct str words = STR_EMPTY;

	plan_look(ui->w, &plan);
	plan_sentences(&plan, &words);
	page_text(page, STYLE_PLAIN, words.data);
	str_release(&words);
}
