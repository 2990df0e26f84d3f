/* SPDX-License-Identifier: EUPL-1.2 */
/* The sessions in the file: those of groups, and apart from them what somebody did for oneself. */
#include <stdlib.h>

#include "base/lang.h"
#include "base/text.h"
#include "ui/screen.h"

/* What a session of a group still asks when it is opened lies on top of it, the first question uppermost. */
static void ask_first(struct ui *ui)
{
	bool begins = run_here(ui->w)->phase == PHASE_OVERVIEW, first = workbook_seen(ui->w) == SEEN_NOT_ASKED;

	if (begins && workbook_session(ui->w)->people.count == 0)
		checkin_open(ui);
	if (begins && first)
		ui_push(ui, &ready_screen);
	if (first)
		ui_push(ui, &seen_screen);
}

enum redo session_entered(struct ui *ui, struct id id)
{
	struct error error;
	bool ok = workbook_enter(ui->w, id, &error);

	if (ok && workbook_session(ui->w)->self)
		ok = run_alone(ui->w, &error);
	if (!ok)
		return ui_done(ui, false, &error);
	ui_pop_to_base(ui);
	if (!ui_for_self(ui))
		ask_first(ui);
	return ui_done(ui, true, &error);
}

static void row_of_session(struct page *page, const struct session_row *row)
{
	struct str text = STR_EMPTY;

	lang_add_date(&text, row->held_on);
	str_addf(&text, "  %s", row->title);
	if (row->people > 0 && !row->self) {
		str_add(&text, "  ");
		str_addf(&text, tr_n("%d person", "%d people", row->people), row->people);
	}
	if (row->ended)
		str_addf(&text, "  (%s)", tr("closed"));
	if (row->self && workbook_kept_too_long(row)) {
		struct str until = STR_EMPTY;

		lang_add_date(&until, row->keep_until);
		str_add(&text, "  (");
		str_addf(&text, tr("until %s"), until.data);
		str_add(&text, ")");
		str_release(&until);
	}
	page_row(page, text.data);
	str_release(&text);
}

static void list_fill(struct ui *ui, bool self)
{
	struct error error;

	session_list_release(&ui->sessions);
	if (!(self ? workbook_own_sessions(ui->w, &ui->sessions, &error) : workbook_sessions(ui->w, &ui->sessions, &error)))
		ui_say(ui, error.text);
}

static int programmes_for_self(struct ui *ui)
{
	int count = 0;

	while (workbook_programme_for(ui->w, true, (size_t)count) != NULL)
		count++;
	return count;
}

/* Before those of one's own stand the programmes to begin one with. */
static const struct session_row *selected_session(struct ui *ui)
{
	int before = ui_level(ui)->screen == &self_screen ? programmes_for_self(ui) : 0, i = ui_level(ui)->selected - before;

	return i >= 0 && (size_t)i < ui->sessions.count ? &ui->sessions.items[i] : NULL;
}

static enum redo erase_open(struct ui *ui)
{
	const struct session_row *row = selected_session(ui);

	return row != NULL ? session_erase_open(ui, row->id) : ui_say(ui, tr("Choose a session first, with the arrows."));
}

static bool on_session(struct ui *ui)
{
	return selected_session(ui) != NULL;
}

static enum redo again_now(struct ui *ui)
{
	struct error error;
	struct id id;

	return workbook_again(ui->w, ui->subject, &id, &error) ? session_entered(ui, id) : ui_done(ui, false, &error);
}

static enum redo again_open(struct ui *ui)
{
	const struct session_row *row = selected_session(ui);
	struct str question = STR_EMPTY;
	enum redo redo;

	ui->subject = row->id;
	str_addf(&question, tr("Make “%s” again for the next group? The programme comes along, people and answers do not."), row->title);
	redo = ui_confirm(ui, question.data, N_("make it and open it"), again_now);
	str_release(&question);
	return redo;
}

static bool on_group_session(struct ui *ui)
{
	return ui_level(ui)->screen == &sessions_screen && on_session(ui);
}

static const struct key_row list_keys[] = {
	{'d', N_("next group"), N_("Makes the session that is selected again for the next group, without people and answers."), again_open, on_group_session},
	{'e', N_("erase"), N_("Erases the session that is selected, after its name is typed."), erase_open, on_session},
	{0, NULL, NULL, NULL, NULL},
};

static void sessions_draw(struct ui *ui, struct page *page)
{
	list_fill(ui, false);
	page_text(page, STYLE_HEAD, ui->sessions.count > 0 ? tr("Sessions") : tr("There are no sessions yet."));
	page_gap(page);
	for (size_t i = 0; i < ui->sessions.count; i++)
		row_of_session(page, &ui->sessions.items[i]);
}

static enum redo sessions_on(struct ui *ui)
{
	const struct session_row *row = selected_session(ui);

	return row != NULL ? session_entered(ui, row->id) : ui_pop(ui);
}

const struct screen sessions_screen = {
	.title = N_("Earlier sessions"),
	.use = USE_PRIVATE,
	.keys = list_keys,
	.enter = N_("open this session"),
	.draw = sessions_draw,
	.on = sessions_on,
};

/* --- for oneself --- */

/* Home says nothing of these: they are asked about here. */
static void draw_kept(struct ui *ui, struct page *page)
{
	size_t count = keeping_count(ui);

	if (count > 0)
		page_textf(page, STYLE_STRONG, tr_n("%zu of these is kept longer than agreed. Erase it now? Choose it and press e.",
			"%zu of these are kept longer than agreed. Erase them now? Choose one and press e.", (long)count), count);
}

static void self_draw(struct ui *ui, struct page *page)
{
	const struct programme *programme;

	list_fill(ui, true);
	page_text(page, STYLE_HEAD, tr("For yourself"));
	page_text(page, STYLE_PLAIN, tr("Nobody reads along. Whoever uses this computer can still read it."));
	for (int i = 0; (programme = workbook_programme_for(ui->w, true, (size_t)i)) != NULL; i++)
		page_programme(page, i + 1, programme);
	if (ui->sessions.count > 0) {
		page_gap(page);
		page_text(page, STYLE_HEAD, tr("Earlier"));
		draw_kept(ui, page);
	}
	for (size_t i = 0; i < ui->sessions.count; i++)
		row_of_session(page, &ui->sessions.items[i]);
}

static enum redo self_on(struct ui *ui)
{
	const struct session_row *row = selected_session(ui);
	const struct programme *programme = workbook_programme_for(ui->w, true, (size_t)ui_level(ui)->selected);
	struct error error;
	struct id id;

	if (row != NULL)
		return session_entered(ui, row->id);
	if (programme == NULL)
		return ui_pop(ui);
	if (!workbook_new(ui->w, programme->id, NULL, NULL, &id, &error))
		return ui_done(ui, false, &error);
	return session_entered(ui, id);
}

static const char *self_enter(struct ui *ui)
{
	if (on_session(ui))
		return tr("open it again");
	return programmes_for_self(ui) > 0 ? tr("begin") : tr("back");
}

/* What somebody did alone is as private as a session of another group. */
const struct screen self_screen = {
	.title = N_("For yourself"),
	.use = USE_PRIVATE | USE_DIGITS,
	.keys = list_keys,
	.entered = self_enter,
	.draw = self_draw,
	.on = self_on,
};
