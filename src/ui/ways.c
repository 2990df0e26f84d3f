/* SPDX-License-Identifier: EUPL-1.2 */
/* Before and between answers: how this step is answered, whose turn it is. */
#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "ui/screen.h"
#include "workbook/amount.h"
#include "workbook/ways.h"

enum { ROOMY = 16 };

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
	case WAY_TEAMS:
		return tr("in teams");
	case WAY_PAPER:
		return tr("paper");
	}
	return "";
}

static const char *way_help(struct ui *ui, enum way way)
{
	switch (way) {
	case WAY_NONE:
		break;
	case WAY_EACH:
		return ui_mirrored(ui) ? tr("Everybody answers alone. Make the projector black first: what is chosen can be seen by all.")
			: tr("Everybody answers alone, one after the other.");
	case WAY_HANDS:
		return tr("You read the question, people raise their hands, you type how many.");
	case WAY_TEAM:
		return tr("One answer for all, typed by one hand.");
	case WAY_TEAMS:
		return tr("Teams with mixed roles talk at the same time, then type in turn what they chose.");
	case WAY_PAPER:
		return tr("Everybody fills in a printed sheet at the same time, which is part of handing out. You type it back: now or later.");
	}
	return "";
}

/* "Cards: 12 [24] all 40", with the key that goes to the next. */
static void draw_amount(struct ui *ui, struct page *page)
{
	struct amount amount;
	struct str line = STR_EMPTY;
	bool told = false;

	if (!run_amount(ui->w, &amount))
		return;
	str_addf(&line, "k  %s:", amount.label);
	for (size_t i = 0; i < amount.count; i++) {
		if (!told && amount.now < amount.choices[i])
			str_addf(&line, " [%d]", amount.now);
		str_add(&line, amount.choices[i] == amount.now ? " [" : " ");
		str_addf(&line, i + 1 == amount.count ? tr("all %d") : "%d", amount.choices[i]);
		str_add(&line, amount.choices[i] == amount.now ? "]" : "");
		told = told || amount.now <= amount.choices[i];
	}
	page_text(page, STYLE_PLAIN, line.data);
	str_release(&line);
}

static bool has_amount(struct ui *ui)
{
	struct amount amount;

	return run_amount(ui->w, &amount);
}

static enum redo other_amount(struct ui *ui)
{
	struct amount amount;
	struct error error;
	bool ok = run_amount(ui->w, &amount) && run_set_amount(ui->w, amount_next(&amount), &error);

	return ui_done(ui, ok, &error);
}

static void draw_way(struct ui *ui, const struct way_offer *offer, size_t number, struct page *page)
{
	struct str line = STR_EMPTY, time = STR_EMPTY;

	way_time(offer, &time);
	str_addf(&line, "%zu  %s: ", number, way_label(offer->way));
	page_add_together(&line, time.data);
	if (offer->way == ui->here->way)
		str_addf(&line, "  ← %s", tr("now"));
	page_row(page, line.data);
	str_release(&time);
	str_release(&line);
}

/* In a low window the ways come first; what the marked one is stands below them where there is room. */
static void draw_help_below(struct ui *ui, const struct way_offer *offers, size_t count, struct page *page)
{
	struct page help = {.width = page->width, .height = page->height, .selected = -1, .cursor_line = -1};
	size_t at = (size_t)ui_level(ui)->selected;

	if (at < count)
		page_text(&help, STYLE_PLAIN, way_help(ui, offers[at].way));
	if (page->lines.count + help.lines.count <= (size_t)page->height)
		page_append(page, &help);
	page_release(&help);
}

static void ways_draw(struct ui *ui, struct page *page)
{
	struct way_offer offers[WAYS_MOST];
	size_t count = run_ways(ui->w, offers);
	const struct form *form = ui->here->step_form;
	bool roomy = page->height >= ROOMY;

	if (roomy && form != NULL) {
		page_text(page, STYLE_HEAD, form->title);
		page_text(page, STYLE_PLAIN, form->instruction);
		page_gap(page);
	}
	page_text(page, STYLE_HEAD, tr("How do you want to answer?"));
	draw_amount(ui, page);
	for (size_t i = 0; i < count; i++) {
		if (roomy)
			page_gap(page);
		draw_way(ui, &offers[i], i + 1, page);
		if (roomy)
			page_point(page, "    ", STYLE_PLAIN, way_help(ui, offers[i].way));
	}
	if (!roomy)
		draw_help_below(ui, offers, count, page);
}

/* Teams are looked at first. */
static enum redo answer_by(struct ui *ui, enum way way)
{
	struct error error;
	bool ok;

	if (way == WAY_TEAMS)
		return teams_arrange(ui);
	ok = run_open_step(ui->w, way, &error);
	return ui_done(ui, ok, &error);
}

static enum redo ways_on(struct ui *ui)
{
	struct way_offer offers[WAYS_MOST];
	size_t count = run_ways(ui->w, offers), i = (size_t)ui_level(ui)->selected;

	return i < count ? answer_by(ui, offers[i].way) : session_go_on(ui);
}

static const struct key_row ways_keys[] = {
	{'k', N_("how many"), N_("Another number of them, before there are answers."), other_amount, has_amount},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen ways_screen = {
	.use = USE_SESSION | USE_DIGITS,
	.keys = ways_keys,
	.enter = N_("answer this way"),
	.draw = ways_draw,
	.on = ways_on,
	.back = session_back,
};

static void again_opened(struct ui *ui)
{
	struct way_offer offers[WAYS_MOST];
	size_t count = run_ways(ui->w, offers);

	for (size_t i = 0; i < count; i++)
		if (offers[i].way == ui->here->way)
			ui_level(ui)->selected = (int)i;
}

static enum redo again_on(struct ui *ui)
{
	struct way_offer offers[WAYS_MOST];
	size_t count = run_ways(ui->w, offers), i = (size_t)ui_level(ui)->selected;
	bool other = i < count && (offers[i].way != ui->here->way || offers[i].way == WAY_TEAMS);

	ui_pop(ui);
	return other ? answer_by(ui, offers[i].way) : REDO_SCREEN;
}

/* The same list again, on top of what is being answered. */
static const struct screen ways_again_screen = {
	.use = USE_DIGITS,
	.keys = ways_keys,
	.enter = N_("answer this way"),
	.open = again_opened,
	.draw = ways_draw,
	.on = again_on,
};

bool ways_may_change(struct ui *ui)
{
	const struct here *here = ui->here;

	return here != NULL && here->phase == PHASE_ANSWERS && here->step_form != NULL && here->step_form->by == BY_EACH &&
		here->handed_in == 0 && !here->turn && (here->form == NULL || here->question <= 1);
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
	if (here->handed_in >= here->asked)
		page_text(page, STYLE_PLAIN, tr("Everybody has answered."));
	else if (here->handed_in > 0)
		page_text(page, STYLE_PLAIN, tr("Pass the laptop on to the next person."));
	else if (ui_mirrored(ui))
		page_text(page, STYLE_STRONG, tr("Make the projector black: what you choose now can be seen by all."));
	else
		page_text(page, STYLE_PLAIN, tr("Pass the laptop round, beginning with anybody."));
	if (here->evaluation)
		page_text(page, STYLE_PLAIN, tr("The facilitator does not look along for a moment."));
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
	ui->form.turn = false;
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
