/* SPDX-License-Identifier: EUPL-1.2 */
/* What is not for everybody. A screen says of itself that it is private (USE_PRIVATE); where everybody sees the screen, this warning stands before it until
 * a key opens it. It is the only place that knows how. */
#include "base/lang.h"
#include "ui/screen.h"

enum { ROOMY = 16 };

bool ui_mirrored(struct ui *ui)
{
	const struct session *session = workbook_session(ui->w);

	if (session == NULL)
		return ui->mirrored;
	return !session->self && workbook_seen(ui->w) != SEEN_BY_ONE;
}

bool gate_shut(struct ui *ui, const struct level *level)
{
	unsigned use;

	if (level->opened || level->screen == NULL)
		return false;
	use = level->screen->used != NULL ? level->screen->used(ui) : level->screen->use;
	return (use & USE_PRIVATE) != 0 && ui_mirrored(ui);
}

void gate_shut_all(struct ui *ui)
{
	ui->sheets_open = 0;
	for (int i = 0; i <= ui->depth; i++) {
		/* the gate begins at its first row, wherever the screen behind it was */
		if (ui->stack[i].opened)
			ui->stack[i].selected = 0;
		ui->stack[i].opened = false;
	}
}

static const char *gate_title(struct ui *ui)
{
	const struct screen *screen = ui_level(ui)->screen;

	if (screen->titled != NULL)
		return screen->titled(ui);
	if (screen->title != NULL)
		return tr(screen->title);
	return ui->here != NULL && ui->here->part != NULL ? ui->here->part->title : "";
}

static unsigned gate_use(struct ui *ui)
{
	return USE_DIGITS | (ui->depth == 0 && ui->here != NULL ? USE_SESSION : 0);
}

static void gate_draw(struct ui *ui, struct page *page)
{
	page_text(page, STYLE_HEAD, tr("This is for the facilitator only"));
	page_gap(page);
	page_text(page, STYLE_PLAIN, tr("Make the projector black first, or turn the screen away."));
	page_gap(page);
	page_rowf(page, "1  %s", tr("show it to me"));
	page_rowf(page, "2  %s", ui->depth > 0 ? tr("back, without looking") : tr("go on, without looking"));
}

/* The screen begins anew: what it would have done while it was shut it does now. */
static enum redo gate_open(struct ui *ui)
{
	level_start(ui, ui_level(ui)->screen);
	ui_level(ui)->opened = true;
	return REDO_SCREEN;
}

static enum redo gate_past(struct ui *ui)
{
	const struct screen *screen = ui_level(ui)->screen;

	if (ui->depth > 0)
		return ui_pop(ui);
	return screen->on != NULL ? screen->on(ui) : REDO_NOTHING;
}

static enum redo gate_on(struct ui *ui)
{
	return ui_level(ui)->selected == 0 ? gate_open(ui) : gate_past(ui);
}

static enum redo gate_back(struct ui *ui)
{
	const struct screen *screen = ui_level(ui)->screen;

	return ui->depth > 0 ? ui_pop(ui) : screen->back != NULL ? screen->back(ui) : REDO_NOTHING;
}

static const char *gate_enter(struct ui *ui)
{
	if (ui_level(ui)->selected == 0)
		return tr("show it to me");
	return ui->depth > 0 ? tr("back, without looking") : tr("go on, without looking");
}

const struct screen gate_screen = {
	.titled = gate_title,
	.used = gate_use,
	.entered = gate_enter,
	.draw = gate_draw,
	.on = gate_on,
	.back = gate_back,
};

/* --- who sees this screen --- */

static void seen_opened(struct ui *ui)
{
	ui_level(ui)->selected = workbook_seen(ui->w) == SEEN_BY_ONE ? 1 : 0;
}

static void seen_draw(struct ui *ui, struct page *page)
{
	(void)ui;
	page_text(page, STYLE_HEAD, tr("Does everybody see this screen?"));
	page_gap(page);
	page_rowf(page, "1  %s", tr("yes (projector)"));
	page_rowf(page, "2  %s", tr("no"));
	page_gap(page);
	page_text(page, STYLE_PLAIN, tr("Yes: names, notes, tips and other sessions stay shut until you open them, with a warning first."));
	if (page->height >= ROOMY)
		page_text(page, STYLE_PLAIN, tr("You can change this later, at the programme, with b."));
}

static enum redo seen_on(struct ui *ui)
{
	struct error error;
	bool ok = workbook_set_seen(ui->w, ui_level(ui)->selected == 0 ? SEEN_BY_ALL : SEEN_BY_ONE, &error);

	if (ok)
		ui_pop(ui);
	return ui_done(ui, ok, &error);
}

static const char *seen_enter(struct ui *ui)
{
	return ui_level(ui)->selected == 0 ? tr("yes, everybody sees it") : tr("no, only I see it");
}

const struct screen seen_screen = {
	.title = N_("This screen"),
	.use = USE_DIGITS,
	.entered = seen_enter,
	.open = seen_opened,
	.draw = seen_draw,
	.on = seen_on,
};

/* --- names, where everybody sees the list of people --- */

bool names_shut(struct ui *ui)
{
	return workbook_session(ui->w)->named && ui_mirrored(ui);
}

enum redo names_open(struct ui *ui)
{
	ui_push(ui, &names_screen);
	return REDO_SCREEN;
}

static void names_draw(struct ui *ui, struct page *page)
{
	const struct people *people = &workbook_session(ui->w)->people;

	for (size_t i = 0; i < people->count; i++) {
		const struct participant *one = &people->items[i];

		page_textf(page, STYLE_PLAIN, "%2d  %s  %s", one->seat, one->role != ROLE_UNKNOWN ? role_label(one->role) : tr("role not known"),
			one->name != NULL ? one->name : "");
	}
}

const struct screen names_screen = {
	.title = N_("Names"),
	.use = USE_PRIVATE,
	.enter = N_("back"),
	.draw = names_draw,
};
