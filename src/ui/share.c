/* SPDX-License-Identifier: EUPL-1.2 */
/* Where the summary goes: the screen, a stick, Documents, an e-mail. The texts are looked through before anything is written. */
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "report/formats.h"
#include "ui/screen.h"
#include "workbook/practise.h"

enum redo summary_open(struct ui *ui)
{
	ui->share.format = report_formats;
	ui_push(ui, &summary_screen);
	return REDO_SCREEN;
}

static void row_of_share(struct ui *ui, struct page *page, enum share what)
{
	const char *label = tr(share_rows[what].label);

	if (what == SHARE_FORM && ui->share.format != report_formats)
		page_rowf(page, "%d  %s (%s)", (int)what + 1, label, ui->share.format->name);
	else
		page_rowf(page, "%d  %s", (int)what + 1, label);
}

static void summary_draw(struct ui *ui, struct page *page)
{
	for (int i = 0; i < SHARE_COUNT; i++)
		if (share_possible((enum share)i))
			row_of_share(ui, page, (enum share)i);
	page_gap(page);
	if (practising(ui->w))
		page_text(page, STYLE_PLAIN, tr("A summary that you save while practising stays, and says that it was practice."));
	else
		page_text(page, STYLE_PLAIN, tr("A backup holds everything, also who chose what."));
}

/* What stands on that row: rows that are not possible here are not drawn, and the others keep their digits. */
static enum share share_at(int row)
{
	for (int i = 0; i < SHARE_COUNT; i++)
		if (share_possible((enum share)i) && row-- == 0)
			return (enum share)i;
	return SHARE_VIEW;
}

static int row_of(enum share what)
{
	int row = 0;

	for (int i = 0; i < (int)what; i++)
		row += share_possible((enum share)i);
	return row;
}

static bool must_review(const struct summary_texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		if (texts->items[i].verdict == VERDICT_NONE)
			return true;
	return false;
}

/* Now it is known what goes where; the texts come first. */
static enum redo place_chosen(struct ui *ui)
{
	struct error error;

	if (!share_rows[ui->share.what].of_texts)
		return summary_save_now(ui);
	summary_texts_release(&ui->review.texts);
	ui->review = (struct review){.format = ui->share.format};
	if (!summary_texts(ui->w, &ui->review.texts, &error))
		return ui_done(ui, false, &error);
	if (!must_review(&ui->review.texts))
		return summary_save_now(ui);
	ui_push(ui, &review_screen);
	return REDO_SCREEN;
}

static enum redo stick_ask(struct ui *ui)
{
	struct error error;

	sticks_release(&ui->share.sticks);
	ui->share.stick = 0;
	if (!share_sticks(ui->share.what, &ui->share.sticks, &error))
		return ui_say(ui, error.text);
	if (ui->share.sticks.count == 1)
		return place_chosen(ui);
	ui_push(ui, &sticks_screen);
	return REDO_SCREEN;
}

enum redo table_stick(struct ui *ui, struct id activity)
{
	ui->share.what = SHARE_TABLE;
	ui->share.activity = activity;
	return stick_ask(ui);
}

static enum redo share_now(struct ui *ui, enum share what)
{
	if (!share_possible(what))
		return ui_say(ui, tr(share_rows[what].missing));
	ui_level(ui)->selected = row_of(what);
	ui_level(ui)->follow = true;
	ui->share.what = what;
	if (what == SHARE_TABLE || what == SHARE_FETCH)
		return what == SHARE_TABLE ? tables_open(ui) : fetch_open(ui);
	if (what == SHARE_VIEW || what == SHARE_FORM)
		ui_push(ui, what == SHARE_VIEW ? &summary_view_screen : &formats_screen);
	else
		return share_rows[what].on_stick ? stick_ask(ui) : place_chosen(ui);
	return REDO_SCREEN;
}

static enum redo summary_key(struct ui *ui, int key)
{
	return key >= '1' && key < '1' + SHARE_COUNT ? share_now(ui, (enum share)(key - '1')) : REDO_UNUSED;
}

static enum redo summary_on(struct ui *ui)
{
	return share_now(ui, share_at(ui_level(ui)->selected));
}

static const char *summary_enter(struct ui *ui)
{
	return tr(share_rows[share_at(ui_level(ui)->selected)].enter);
}

const struct screen summary_screen = {
	.title = N_("Summary"),
	.entered = summary_enter,
	.draw = summary_draw,
	.key = summary_key,
	.on = summary_on,
};

static bool email_open(struct ui *ui, struct error *error)
{
	struct share_view *share = &ui->share;

	if (!share_in_documents(ui->w, share->format, &share->shared, error))
		return false;
	share_email_said(&share->shared, share_email(&share->shared, &share->email) ? EMAIL_OPENING : EMAIL_FAILED);
	return true;
}

static bool share_done(struct ui *ui, struct error *error)
{
	struct share_view *share = &ui->share;
	const struct stick *stick = share->stick < share->sticks.count ? &share->sticks.items[share->stick] : NULL;

	switch (share->what) {
	case SHARE_STICK:
		return share_on_stick(ui->w, share->format, stick, &share->shared, error);
	case SHARE_DOCUMENTS:
		return share_in_documents(ui->w, share->format, &share->shared, error);
	case SHARE_EMAIL:
		return email_open(ui, error);
	case SHARE_BACKUP:
		return share_backup(ui->w, stick, &share->shared, error);
	case SHARE_TABLE:
		return replica_on_stick(ui->w, share->activity, stick, &share->shared, error);
	case SHARE_FETCH:
	case SHARE_VIEW:
	case SHARE_FORM:
	case SHARE_COUNT:
		break;
	}
	return true;
}

static enum redo save_it(struct ui *ui)
{
	struct error error;
	bool ok;

	shared_release(&ui->share.shared);
	ok = share_done(ui, &error);
	ui_say(ui, ok ? ui->share.shared.said : error.text);
	/* Another Enter goes on; it does not save the same again. */
	if (ok && ui_screen(ui) == &summary_screen)
		ui_pop(ui);
	return REDO_SCREEN;
}

/* Two versions side by side may tell what somebody answered: that is asked first. */
enum redo summary_save_now(struct ui *ui)
{
	struct str question = STR_EMPTY;
	enum redo redo;

	if (!share_rows[ui->share.what].of_texts || !summary_asks(ui->w, &question))
		return save_it(ui);
	redo = ui_confirm(ui, question.data, N_("save it anyway"), save_it);
	str_release(&question);
	return redo;
}

bool share_waits(const struct ui *ui)
{
	return ui->share.email.pid > 0;
}

bool share_look(struct ui *ui)
{
	enum email_state state;

	if (!share_waits(ui))
		return false;
	state = email_look(&ui->share.email);
	if (state == EMAIL_OPENING)
		return false;
	share_email_said(&ui->share.shared, state);
	ui_say(ui, ui->share.shared.said);
	return true;
}

void share_release(struct ui *ui)
{
	sticks_release(&ui->share.sticks);
	shared_release(&ui->share.shared);
	table_rows_release(&ui->share.tables);
	merge_list_release(&ui->share.found);
}

static void sticks_draw(struct ui *ui, struct page *page)
{
	for (size_t i = 0; i < ui->share.sticks.count; i++)
		page_rowf(page, "%zu  %s", i + 1, ui->share.sticks.items[i].name);
}

static enum redo sticks_on(struct ui *ui)
{
	ui->share.stick = (size_t)ui_level(ui)->selected;
	ui_pop(ui);
	return place_chosen(ui);
}

const struct screen sticks_screen = {
	.title = N_("On which stick?"),
	.use = USE_DIGITS,
	.enter = N_("save it on this stick"),
	.draw = sticks_draw,
	.on = sticks_on,
};

static void formats_draw(struct ui *ui, struct page *page)
{
	int n = 1;

	(void)ui;
	for (const struct format *format = report_formats; format->name != NULL; format++, n++)
		page_rowf(page, "%d  %s: %s", n, format->name, tr(format->help));
}

/* Where to is the next question: the cursor stands on the stick again. */
static enum redo formats_on(struct ui *ui)
{
	ui->share.format = &report_formats[ui_level(ui)->selected];
	ui_pop(ui);
	ui_level(ui)->selected = row_of(SHARE_STICK);
	return REDO_SCREEN;
}

const struct screen formats_screen = {
	.title = N_("Another form"),
	.use = USE_DIGITS,
	.enter = N_("choose this form"),
	.draw = formats_draw,
	.on = formats_on,
};
