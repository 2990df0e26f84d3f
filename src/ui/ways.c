/* SPDX-License-Identifier: EUPL-1.2 */
/* Before and between answers: how this step is answered, whose turn it is. */
#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "ui/screen.h"
#include "workbook/ways.h"

enum { ROOMY = 16, WAYS = 3 };

static const char *way_label(enum way way)
{
	switch (way) {
	case WAY_NONE:
		break;
	case WAY_EACH:
		return tr("pass the laptop round");
	case WAY_HANDS:
		return tr("raise hands");
	case WAY_TEAM:
		return tr("together, as one group");
	}
	return "";
}

static const char *way_help(enum way way)
{
	switch (way) {
	case WAY_NONE:
		break;
	case WAY_EACH:
		return tr("Everybody answers alone. Make the projector black first: what is chosen can be seen by all.");
	case WAY_HANDS:
		return tr("You read the question, people raise their hands, you type how many.");
	case WAY_TEAM:
		return tr("One answer for all, typed by one hand.");
	}
	return "";
}

static void ways_draw(struct ui *ui, struct page *page)
{
	struct way_offer offers[WAYS];
	size_t count = run_ways(ui->w, offers);
	const struct form *form = ui->here->step_form;

	if (page->height >= ROOMY && form != NULL) {
		page_text(page, STYLE_HEAD, form->title);
		page_text(page, STYLE_PLAIN, form->instruction);
		page_gap(page);
	}
	page_text(page, STYLE_HEAD, tr("How do you want to answer?"));
	for (size_t i = 0; i < count; i++) {
		struct str line = STR_EMPTY, minutes = STR_EMPTY;

		if (page->height >= ROOMY)
			page_gap(page);
		str_addf(&minutes, tr_n("about %d minute", "about %d minutes", offers[i].minutes), offers[i].minutes);
		str_addf(&line, "%zu  %s: ", i + 1, way_label(offers[i].way));
		page_add_together(&line, minutes.data);
		str_release(&minutes);
		if (offers[i].way == ui->here->way)
			str_addf(&line, "  ← %s", tr("now"));
		page_row(page, line.data);
		if (page->height >= ROOMY || ui_level(ui)->selected == (int)i)
			page_point(page, "    ", STYLE_PLAIN, way_help(offers[i].way));
		str_release(&line);
	}
}

static enum redo ways_on(struct ui *ui)
{
	struct way_offer offers[WAYS];
	size_t count = run_ways(ui->w, offers), i = (size_t)ui_level(ui)->selected;
	struct error error;
	bool ok = i < count && run_open_step(ui->w, offers[i].way, &error);

	return i < count ? ui_done(ui, ok, &error) : session_go_on(ui);
}

const struct screen ways_screen = {
	.use = USE_SESSION | USE_DIGITS,
	.enter = N_("answer this way"),
	.draw = ways_draw,
	.on = ways_on,
	.back = session_back,
};

static void again_opened(struct ui *ui)
{
	struct way_offer offers[WAYS];
	size_t count = run_ways(ui->w, offers);

	for (size_t i = 0; i < count; i++)
		if (offers[i].way == ui->here->way)
			ui_level(ui)->selected = (int)i;
}

static enum redo again_on(struct ui *ui)
{
	struct way_offer offers[WAYS];
	size_t count = run_ways(ui->w, offers), i = (size_t)ui_level(ui)->selected;
	struct error error;
	bool ok = true;

	if (i < count && offers[i].way != ui->here->way)
		ok = run_open_step(ui->w, offers[i].way, &error);
	ui_pop(ui);
	return ui_done(ui, ok, &error);
}

/* The same list again, on top of what is being answered. */
static const struct screen ways_again_screen = {
	.use = USE_DIGITS,
	.enter = N_("answer this way"),
	.open = again_opened,
	.draw = ways_draw,
	.on = again_on,
};

bool ways_may_change(struct ui *ui)
{
	const struct here *here = ui->here;

	return here != NULL && here->phase == PHASE_ANSWERS && here->step_form != NULL && here->step_form->by == BY_EACH &&
		here->handed_in == 0 && here->participant == NULL && (here->form == NULL || here->question <= 1);
}

enum redo ways_again(struct ui *ui)
{
	ui_keep_typing(ui);
	ui_push(ui, &ways_again_screen);
	return REDO_SCREEN;
}

/* Between participants nothing of anybody stands on the screen. */
static void seat_line(struct ui *ui)
{
	char number[16];

	snprintf(number, sizeof number, "%d", ui->forgot);
	editor_start(&ui->edit, ui->forgot > 0 ? number : NULL, 3);
	ui->edit.digits = true;
}

static int seat_typed(struct ui *ui)
{
	return editor_empty(&ui->edit) ? 0 : (int)strtol(ui->edit.text.data, NULL, 10);
}

static const struct participant *person_typed(struct ui *ui)
{
	return people_seat(&workbook_session(ui->w)->people, seat_typed(ui));
}

/* The role beside the number, so that a wrong number is noticed. */
static void draw_typed(struct ui *ui, struct page *page)
{
	const struct participant *person = person_typed(ui);

	if (seat_typed(ui) == 0)
		return;
	page_big(page, seat_typed(ui));
	if (person == NULL)
		page_text(page, STYLE_STRONG, tr("This number was not given to anybody today."));
	else
		page_text(page, STYLE_STRONG, person->role != ROLE_UNKNOWN ? role_label(person->role) : tr("role not known"));
}

static void seat_draw(struct ui *ui, struct page *page)
{
	const struct here *here = ui->here;

	if (page->height >= ROOMY && here->step_form != NULL) {
		page_text(page, STYLE_HEAD, here->step_form->title);
		page_text(page, STYLE_PLAIN, here->step_form->instruction);
		page_gap(page);
	}
	if (here->handed_in == 0)
		page_text(page, STYLE_PLAIN, tr("Make the projector black: what you choose now can be seen by all."));
	else if (here->handed_in < here->asked)
		page_text(page, STYLE_PLAIN, tr("Pass the laptop on to the next person."));
	else
		page_text(page, STYLE_PLAIN, tr("Everybody has answered."));
	if (page->height >= ROOMY)
		page_gap(page);
	page_editor(page, tr("Which number do you have?"), &ui->edit, true);
	if (seat_typed(ui) == 0)
		page_text(page, STYLE_PLAIN, tr("0 = number forgotten"));
	if (page->height >= ROOMY)
		page_gap(page);
	draw_typed(ui, page);
}

/* No number begins with 0: that is the key for who forgot theirs. */
static enum redo seat_key(struct ui *ui, int key)
{
	if ((key == '0' && ui->edit.at == 0) || !editor_key(&ui->edit, key))
		return REDO_UNUSED;
	ui->forgot = 0;
	return REDO_SCREEN;
}

static enum redo seat_on(struct ui *ui)
{
	struct error error;
	int seat = seat_typed(ui);
	bool ok;

	if (seat == 0)
		return session_go_on(ui);
	ok = answer_open_seat(ui->w, seat, &error);
	ui->forgot = 0;
	seat_line(ui);
	if (ok)
		card_ended(ui);
	return ui_done(ui, ok, &error);
}

static const char *seat_enter(struct ui *ui)
{
	if (seat_typed(ui) > 0)
		return tr("that is my number");
	return ui->here->enter != NULL ? ui->here->enter : tr("on");
}

static const struct key_row seat_keys[] = {
	{TERM_DIGITS, NULL, N_("Your number, then Enter."), NULL, NULL},
	{'0', NULL, N_("Number forgotten: a new one. What you chose before stays, apart from what you choose now."), forgot_open, NULL},
	{'m', N_("another way"), N_("Another way of answering, as long as nobody has answered."), ways_again, ways_may_change},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen seat_screen = {
	.use = USE_SESSION,
	.keys = seat_keys,
	.entered = seat_enter,
	.line = seat_line,
	.draw = seat_draw,
	.key = seat_key,
	.on = seat_on,
	.back = session_back,
};

/* Teams, and behind them the row that goes on. */
static void teams_draw(struct ui *ui, struct page *page)
{
	const struct here *here = ui->here;
	const struct activity *activity = here->activity;

	if (here->step_form != NULL) {
		page_text(page, STYLE_HEAD, here->step_form->title);
		page_text(page, STYLE_PLAIN, here->step_form->instruction);
		page_gap(page);
	}
	for (size_t i = 0; i < activity->team_count; i++)
		page_rowf(page, "%zu  %s", i + 1, activity->teams[i].name);
	page_row(page, here->enter != NULL ? here->enter : tr("on"));
}

static void teams_opened(struct ui *ui)
{
	const struct here *here = ui->here;

	if (here != NULL && here->activity != NULL && here->handed_in >= here->asked)
		ui_level(ui)->selected = (int)here->activity->team_count;
}

static enum redo teams_on(struct ui *ui)
{
	struct error error;
	int team = ui_level(ui)->selected;
	bool ok;

	if ((size_t)team >= ui->here->activity->team_count)
		return session_go_on(ui);
	ok = answer_open_team(ui->w, team, &error);
	return ui_done(ui, ok, &error);
}

static const char *teams_enter(struct ui *ui)
{
	if ((size_t)ui_level(ui)->selected < ui->here->activity->team_count)
		return tr("answer for this group");
	return ui->here->enter != NULL ? ui->here->enter : tr("on");
}

static const struct key_row teams_keys[] = {
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
