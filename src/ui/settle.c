/* SPDX-License-Identifier: EUPL-1.2 */
/* What the group chooses about what is shown: with whom small roles count, and from how many people a role has a picture of its own. */
#include "base/lang.h"
#include "ui/screen.h"

enum { ROOMY = 16 };

enum redo settle_open(struct ui *ui)
{
	if (settle_next(ui->w, &ui->settling.small))
		ui_push(ui, &settle_screen);
	return REDO_SCREEN;
}

/* The next role on the same screen, or none any more. */
static enum redo settle_go_on(struct ui *ui)
{
	if (settle_next(ui->w, &ui->settling.small))
		level_start(ui, &settle_screen);
	else
		ui_pop(ui);
	return REDO_SCREEN;
}

static enum redo each_open(struct ui *ui)
{
	ui->settling.at = 0;
	ui_push(ui, &settle_each_screen);
	return REDO_SCREEN;
}

enum redo settle_seat_open(struct ui *ui, int seat)
{
	return settle_seat(ui->w, seat, &ui->settling.small) ? each_open(ui) : REDO_SCREEN;
}

enum redo settle_anew(struct ui *ui)
{
	struct error error;

	if (!settle_again(ui->w, &error))
		return ui_done(ui, false, &error);
	if (!settle_next(ui->w, &ui->settling.small))
		return ui_say(ui, tr("Everybody counts in their own role now. There is nothing to choose."));
	ui_push(ui, &settle_screen);
	return REDO_SCREEN;
}

static void settle_draw(struct ui *ui, struct page *page)
{
	const struct small_role *small = &ui->settling.small;
	struct str question = STR_EMPTY;

	settle_question(small, &question);
	page_text(page, STYLE_HEAD, question.data);
	page_gap(page);
	for (int i = 0; i < settle_rows(small); i++)
		page_rowf(page, "%d  %s", i + 1, settle_row(small, i));
	if (page->height >= ROOMY) {
		page_gap(page);
		page_text(page, STYLE_PLAIN, tr("Otherwise you see what one or two people chose. Esc leaves it for later."));
	}
	str_release(&question);
}

static enum redo settle_on(struct ui *ui)
{
	struct error error;
	int row = ui_level(ui)->selected;

	if (settle_row_is_each(&ui->settling.small, row))
		return each_open(ui);
	if (!settle_choose(ui->w, &ui->settling.small, row, &error))
		return ui_done(ui, false, &error);
	return settle_go_on(ui);
}

static enum redo settle_back(struct ui *ui)
{
	settle_later(ui->w);
	ui_pop(ui);
	return ui_say(ui, tr("Left for later: v asks it again, among the people."));
}

const struct screen settle_screen = {
	.title = N_("Small roles"),
	.use = USE_DIGITS,
	.enter = N_("choose this"),
	.draw = settle_draw,
	.on = settle_on,
	.back = settle_back,
};

static void each_draw(struct ui *ui, struct page *page)
{
	const struct settling *settling = &ui->settling;

	page_textf(page, STYLE_HEAD, tr("Number %d: with whom do you count today?"), settling->small.seats[settling->at]);
	page_gap(page);
	for (int i = 0; i < settling->small.offer_count; i++)
		page_rowf(page, "%d  %s", i + 1, role_label_many(settling->small.offers[i]));
}

/* All that were chosen are kept together, so that one key takes them back. */
static enum redo each_on(struct ui *ui)
{
	struct settling *settling = &ui->settling;
	struct error error;

	settling->with[settling->at] = settling->small.offers[ui_level(ui)->selected];
	if (settling->at + 1 < settling->small.seat_count) {
		settling->at++;
		level_start(ui, &settle_each_screen);
		return REDO_SCREEN;
	}
	if (!settle_each(ui->w, &settling->small, settling->with, &error))
		return ui_done(ui, false, &error);
	ui_pop(ui);
	return ui_screen(ui) == &settle_screen ? settle_go_on(ui) : REDO_SCREEN;
}

static enum redo each_back(struct ui *ui)
{
	if (ui->settling.at == 0)
		return ui_pop(ui);
	ui->settling.at--;
	level_start(ui, &settle_each_screen);
	return REDO_SCREEN;
}

const struct screen settle_each_screen = {
	.title = N_("Small roles"),
	.use = USE_DIGITS,
	.enter = N_("choose this"),
	.draw = each_draw,
	.on = each_on,
	.back = each_back,
};

/* --- how much is shown --- */

static const int thresholds[] = {THRESHOLD_USUAL, THRESHOLD_LARGE, THRESHOLD_ALL, NO_PICTURE_PER_ROLE};
enum { THRESHOLDS = sizeof thresholds / sizeof *thresholds };

enum redo threshold_open(struct ui *ui)
{
	ui_push(ui, &threshold_screen);
	return REDO_SCREEN;
}

static void threshold_opened(struct ui *ui)
{
	for (int i = 0; i < THRESHOLDS; i++)
		if (thresholds[i] == workbook_threshold(ui->w))
			ui_level(ui)->selected = i;
}

static void threshold_draw(struct ui *ui, struct page *page)
{
	page_text(page, STYLE_HEAD, tr("How much do we show?"));
	page_gap(page);
	for (int i = 0; i < THRESHOLDS; i++) {
		struct str line = STR_EMPTY;

		str_addf(&line, "%d  %s", i + 1, workbook_threshold_says(thresholds[i]));
		if (thresholds[i] == workbook_threshold(ui->w))
			str_addf(&line, "  ← %s", tr("now"));
		page_row(page, line.data);
		str_release(&line);
	}
}

static enum redo threshold_on(struct ui *ui)
{
	struct error error;
	struct str question = STR_EMPTY;
	bool asks, ok;

	ui->threshold = thresholds[ui_level(ui)->selected];
	asks = workbook_threshold_asks(ui->w, ui->threshold, &question);
	str_release(&question);
	if (asks) {
		ui_push(ui, &agree_screen);
		return REDO_SCREEN;
	}
	ok = workbook_set_threshold(ui->w, ui->threshold, false, &error);
	ui_pop(ui);
	return ok ? ui_say(ui, workbook_threshold_says(ui->threshold)) : ui_done(ui, ok, &error);
}

const struct screen threshold_screen = {
	.title = N_("How much do we show?"),
	.use = USE_DIGITS,
	.enter = N_("choose this"),
	.open = threshold_opened,
	.draw = threshold_draw,
	.on = threshold_on,
};

static void agree_draw(struct ui *ui, struct page *page)
{
	struct str question = STR_EMPTY;

	workbook_threshold_asks(ui->w, ui->threshold, &question);
	page_text(page, STYLE_HEAD, question.data);
	page_gap(page);
	page_rowf(page, "1  %s", tr("no, it stays as it is"));
	page_rowf(page, "2  %s", tr("yes, everybody agrees"));
	str_release(&question);
}

/* The mark stands on no: whoever only presses Enter shows nothing more than was said. */
static enum redo agree_on(struct ui *ui)
{
	struct error error;
	bool yes = ui_level(ui)->selected == 1, ok = !yes || workbook_set_threshold(ui->w, ui->threshold, true, &error);

	ui_pop(ui);
	ui_pop(ui);
	return ok ? ui_say(ui, workbook_threshold_says(workbook_threshold(ui->w))) : ui_done(ui, false, &error);
}

const struct screen agree_screen = {
	.title = N_("A question to everybody"),
	.use = USE_DIGITS,
	.enter = N_("choose this"),
	.draw = agree_draw,
	.on = agree_on,
};

/* --- a forgotten number --- */

enum redo forgot_open(struct ui *ui)
{
	ui_push(ui, &forgot_screen);
	return REDO_SCREEN;
}

static void forgot_draw(struct ui *ui, struct page *page)
{
	(void)ui;
	page_text(page, STYLE_HEAD, tr("You get a new number. What is your role?"));
	if (page->height >= ROOMY)
		page_text(page, STYLE_PLAIN, tr("What you chose before stays. It is not laid beside what you choose now."));
	page_gap(page);
	page_roles(page);
}

/* The new number stands on the line where it is asked, large, and Enter takes it. */
static enum redo forgot_on(struct ui *ui)
{
	struct error error;
	int seat = 0;
	bool ok = attend_forgot(ui->w, (enum role)(ui_level(ui)->selected + ROLE_VOLUNTEER), &seat, &error);

	if (ok) {
		ui->forgot = seat;
		ui_say(ui, tr("Your new number: keep it in mind."));
	}
	ui_pop(ui);
	return ok ? settle_seat_open(ui, seat) : ui_done(ui, false, &error);
}

const struct screen forgot_screen = {
	.title = N_("Number forgotten"),
	.use = USE_DIGITS,
	.enter = N_("choose this role"),
	.draw = forgot_draw,
	.on = forgot_on,
};
