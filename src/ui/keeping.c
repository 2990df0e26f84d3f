/* SPDX-License-Identifier: EUPL-1.2 */
/* How long sessions are kept: what Home asks, the list behind it, the day for one session, and erasing one or all of them by what is typed. */
#include <stdlib.h>

#include "base/lang.h"
#include "base/text.h"
#include "ui/screen.h"

static void sessions_read(struct ui *ui)
{
	struct error error;

	session_list_release(&ui->sessions);
	if (!workbook_sessions(ui->w, &ui->sessions, &error))
		ui_say(ui, error.text);
}

size_t keeping_count(const struct ui *ui)
{
	size_t count = 0;

	for (size_t i = 0; i < ui->sessions.count; i++)
		count += workbook_kept_too_long(&ui->sessions.items[i]);
	return count;
}

bool keeping_any(struct ui *ui)
{
	return keeping_count(ui) > 0;
}

void keeping_ask(struct ui *ui, struct page *page)
{
	size_t count;

	sessions_read(ui);
	count = keeping_count(ui);
	if (count == 0)
		return;
	page_gap(page);
	page_textf(page, STYLE_STRONG, tr_n("%zu session is kept longer than agreed. Erase it now? b shows it.",
		"%zu sessions are kept longer than agreed. Erase them now? b shows them.", (long)count), count);
}

enum redo keeping_open(struct ui *ui)
{
	ui_push(ui, &keeping_screen);
	return REDO_SCREEN;
}

/* --- erasing one, by its name --- */

static const struct session_row *row_of(const struct ui *ui, struct id id)
{
	for (size_t i = 0; i < ui->sessions.count; i++)
		if (id_equal(ui->sessions.items[i].id, id))
			return &ui->sessions.items[i];
	return NULL;
}

static const char *erased(void)
{
	return tr("Gone from this file. We cannot take back summaries and copies that were shared.");
}

static enum redo erase_done(struct ui *ui)
{
	struct error error;
	const struct session_row *row = row_of(ui, ui->subject);
	char *typed = ui_prompt_text(ui, 0);
	bool same = row != NULL && text_compare(typed, row->title) == 0, ok;

	free(typed);
	if (!same)
		return ui_say(ui, tr("That is not the name of this session. Nothing was erased."));
	ok = workbook_erase(ui->w, ui->subject, &error);
	ui_pop(ui);
	return ok ? ui_say(ui, erased()) : ui_done(ui, ok, &error);
}

enum redo session_erase_open(struct ui *ui, struct id session)
{
	static const struct prompt prompt = {
		.title = N_("Erase a session"),
		.labels = {N_("Type the name of the session to erase it:")},
		.below = N_("Everything of it goes: answers, notes and agreements. This cannot be undone."),
		.enter = N_("erase it"),
		.count = 1,
		.is_private = true,
		.done = erase_done,
	};

	ui->subject = session;
	return ui_prompt(ui, &prompt, NULL);
}

/* --- the list --- */

static const struct session_row *row_here(struct ui *ui)
{
	int wanted = ui_level(ui)->selected;

	for (size_t i = 0; i < ui->sessions.count; i++)
		if (workbook_kept_too_long(&ui->sessions.items[i]) && wanted-- == 0)
			return &ui->sessions.items[i];
	return NULL;
}

static bool on_row(struct ui *ui)
{
	return row_here(ui) != NULL;
}

static void row_draw(struct page *page, const struct session_row *row)
{
	struct str line = STR_EMPTY, held = STR_EMPTY, until = STR_EMPTY;

	lang_add_date(&held, row->held_on);
	lang_add_date(&until, row->keep_until);
	str_addf(&line, "%s, %s  (", row->title, held.data);
	str_addf(&line, tr("until %s"), until.data);
	str_add(&line, ")");
	page_row(page, line.data);
	str_release(&line);
	str_release(&held);
	str_release(&until);
}

static void keeping_draw(struct ui *ui, struct page *page)
{
	sessions_read(ui);
	page_text(page, STYLE_PLAIN, keeping_count(ui) > 0 ? tr("Kept longer than agreed:") : tr("Nothing is kept longer than agreed."));
	page_gap(page);
	for (size_t i = 0; i < ui->sessions.count; i++)
		if (workbook_kept_too_long(&ui->sessions.items[i]))
			row_draw(page, &ui->sessions.items[i]);
}

static enum redo erase_here(struct ui *ui)
{
	return session_erase_open(ui, row_here(ui)->id);
}

/* Stops at the first that cannot be erased; those before it are gone. */
static enum redo erase_all(struct ui *ui)
{
	struct error error;
	bool ok = true;

	for (size_t i = 0; ok && i < ui->sessions.count; i++)
		if (workbook_kept_too_long(&ui->sessions.items[i]))
			ok = workbook_erase(ui->w, ui->sessions.items[i].id, &error);
	ui_pop(ui);
	return ok ? ui_say(ui, erased()) : ui_done(ui, ok, &error);
}

static enum redo erase_all_done(struct ui *ui)
{
	char *typed = ui_prompt_text(ui, 0);
	bool same = text_compare(typed, tr("erase all")) == 0;

	free(typed);
	return same ? erase_all(ui) : ui_say(ui, tr("Those are not the words. Nothing was erased."));
}

static enum redo erase_all_open(struct ui *ui)
{
	static const struct prompt prompt = {
		.title = N_("Erase all that is kept too long"),
		.labels = {N_("Type the words “erase all”:")},
		.below = N_("Everything of these sessions goes: answers, notes and agreements. This cannot be undone."),
		.enter = N_("erase them all"),
		.count = 1,
		.lines = {{.max = 20}},
		.done = erase_all_done,
	};

	return ui_prompt(ui, &prompt, NULL);
}

/* --- the day --- */

static enum redo until_done(struct ui *ui)
{
	struct error error;
	bool inside = workbook_session(ui->w) != NULL;
	char *day = ui_prompt_text(ui, 0);
	bool ok = (inside || workbook_enter_to_read(ui->w, ui->subject, &error)) && workbook_set_keep(ui->w, day, &error);

	free(day);
	if (!inside && workbook_session(ui->w) != NULL)
		workbook_leave(ui->w, &(struct error){""});
	if (ok)
		ui_pop(ui);
	return ok ? ui_say(ui, tr("That is kept in mind.")) : ui_done(ui, false, &error);
}

static enum redo until_open(struct ui *ui, const char *day)
{
	static const struct prompt prompt = {
		.title = N_("How long this is kept"),
		.labels = {N_("Keep it until:")},
		.below = N_("A year, unless you agreed something else with the group. After that day Home asks whether it can go."),
		.enter = N_("keep it until then"),
		.count = 1,
		.lines = {{.max = 10}},
		.done = until_done,
	};
	const char *texts[1] = {day};

	return ui_prompt(ui, &prompt, texts);
}

enum redo keeping_until(struct ui *ui)
{
	return until_open(ui, workbook_session(ui->w)->keep_until);
}

static enum redo until_here(struct ui *ui)
{
	ui->subject = row_here(ui)->id;
	return until_open(ui, row_here(ui)->keep_until);
}

static const struct key_row keeping_keys[] = {
	{'e', N_("erase"), N_("Erases the session that is selected, after its name is typed."), erase_here, on_row},
	{'a', N_("erase all"), N_("Erases all of these, after two words are typed."), erase_all_open, on_row},
	{'b', N_("keep longer"), N_("Another day until which the selected session is kept."), until_here, on_row},
	{0, NULL, NULL, NULL, NULL},
};

/* Nobody but the facilitator sees this one. */
const struct screen keeping_screen = {
	.title = N_("Kept longer than agreed"),
	.use = USE_PRIVATE,
	.keys = keeping_keys,
	.enter = N_("back"),
	.draw = keeping_draw,
};
