/* SPDX-License-Identifier: EUPL-1.2 */
/* Home: the sessions in the file, a new one, what this program is, what is wrong in the content. */
#include <stdlib.h>

#include "base/clock.h"
#include "base/lang.h"
#include "base/text.h"
#include "ui/screen.h"

static enum redo session_entered(struct ui *ui, struct id id)
{
	struct error error;
	bool ok = workbook_enter(ui->w, id, &error);
	enum redo redo = ui_done(ui, ok, &error);
	const struct session *session = workbook_session(ui->w);

	if (ok && session->people.count == 0 && run_here(ui->w)->phase == PHASE_OVERVIEW) {
		ui_pop_to_base(ui);
		checkin_open(ui);
	}
	return redo;
}

static enum redo about_open(struct ui *ui)
{
	ui_push(ui, &about_screen);
	return REDO_SCREEN;
}

static enum redo programmes_open(struct ui *ui)
{
	ui_push(ui, &programmes_screen);
	return REDO_SCREEN;
}

/* Reading the content waits until something stands on the screen; then the loop draws Home again. */
static bool has_faults(struct ui *ui)
{
	return ui->painted && workbook_faults(ui->w)->count > 0;
}

static enum redo faults_open(struct ui *ui)
{
	if (!has_faults(ui))
		return REDO_UNUSED;
	ui_push(ui, &faults_screen);
	return REDO_SCREEN;
}

static void home_list(struct ui *ui)
{
	struct error error;

	session_list_release(&ui->sessions);
	if (!workbook_sessions(ui->w, &ui->sessions, &error))
		ui_say(ui, error.text);
}

static void row_of_session(struct page *page, const struct session_row *row)
{
	struct str text = STR_EMPTY;

	lang_add_date(&text, row->held_on);
	str_addf(&text, "  %s", row->title);
	if (row->people > 0) {
		str_add(&text, "  ");
		str_addf(&text, tr_n("%d person", "%d people", row->people), row->people);
	}
	if (row->ended)
		str_addf(&text, "  (%s)", tr("closed"));
	page_row(page, text.data);
	str_release(&text);
}

/* The first fault stands here, the others one key away. */
static void draw_faults(struct ui *ui, struct page *page)
{
	char *line;

	if (!has_faults(ui))
		return;
	line = fault_line(&workbook_faults(ui->w)->items[0]);
	page_gap(page);
	page_textf(page, STYLE_ERROR, tr("Something is wrong in the content: %s"), line);
	free(line);
}

/* The two first rows are always there, with these digits. */
static void home_draw(struct ui *ui, struct page *page)
{
	home_list(ui);
	if (ui->sessions.count == 0)
		page_text(page, STYLE_HEAD, tr("Welcome. Nothing has been done yet."));
	else
		page_text(page, STYLE_HEAD, tr("Sessions"));
	page_gap(page);
	page_rowf(page, "1  %s", tr("New session"));
	for (size_t i = 0; i < ui->sessions.count; i++)
		row_of_session(page, &ui->sessions.items[i]);
	page_rowf(page, "4  %s", tr("What can I do here?"));
	draw_faults(ui, page);
}

static const struct session_row *selected_session(struct ui *ui)
{
	int i = ui_level(ui)->selected - 1;

	return i >= 0 && (size_t)i < ui->sessions.count ? &ui->sessions.items[i] : NULL;
}

static enum redo home_on(struct ui *ui)
{
	const struct session_row *row = selected_session(ui);

	if (row != NULL)
		return session_entered(ui, row->id);
	return ui_level(ui)->selected == 0 ? programmes_open(ui) : about_open(ui);
}

static enum redo erase_done(struct ui *ui)
{
	struct error error;
	const struct session_row *row = selected_session(ui);
	char *typed = ui_prompt_text(ui, 0);
	enum redo redo = REDO_SCREEN;

	for (size_t i = 0; i < ui->sessions.count && row == NULL; i++)
		if (id_equal(ui->sessions.items[i].id, ui->subject))
			row = &ui->sessions.items[i];
	if (row == NULL || text_compare(typed, row->title) != 0) {
		ui_say(ui, tr("That is not the name of this session. Nothing was erased."));
	} else {
		bool ok = workbook_erase(ui->w, ui->subject, &error);

		ui_pop(ui);
		redo = ok ? ui_say(ui, tr("Gone from this file. We cannot take back summaries and copies that were shared.")) : ui_done(ui, ok, &error);
	}
	free(typed);
	return redo;
}

static enum redo erase_open(struct ui *ui)
{
	static const struct prompt prompt = {
		.title = N_("Erase a session"),
		.labels = {N_("Type the name of the session to erase it:")},
		.below = N_("Everything of it goes: answers, notes and agreements. This cannot be undone."),
		.enter = N_("erase it"),
		.count = 1,
		.done = erase_done,
	};
	const struct session_row *row = selected_session(ui);

	if (row == NULL)
		return ui_say(ui, tr("Choose a session first, with the arrows."));
	ui->subject = row->id;
	return ui_prompt(ui, &prompt, NULL);
}

static bool on_session(struct ui *ui)
{
	return selected_session(ui) != NULL;
}

static const char *home_enter(struct ui *ui)
{
	if (on_session(ui))
		return tr("open this session");
	return ui_level(ui)->selected == 0 ? tr("make a new session") : tr("what can I do here?");
}

static void home_opened(struct ui *ui)
{
	home_list(ui);
	ui_level(ui)->selected = ui->sessions.count > 0 ? 1 : 0;
}

static enum redo nowhere(struct ui *ui)
{
	(void)ui;
	return REDO_NOTHING;
}

static const struct key_row home_keys[] = {
	{'1', NULL, N_("A new session: choose a programme, the rest is filled in."), programmes_open, NULL},
	{'4', NULL, N_("What can I do here?"), about_open, NULL},
	{'e', N_("erase"), N_("Erases the session that is selected, after its name is typed."), erase_open, on_session},
	/* TRANSLATORS: the other language, by its own name: "Nederlands" in English, "English" in Dutch. */
	{'l', N_("Nederlands"), N_("The other language, from now on and the next time too."), language_other, NULL},
	{'f', N_("faults"), N_("What is wrong in the content, and where."), faults_open, has_faults},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen home_screen = {
	.title = N_("Home"),
	.keys = home_keys,
	.entered = home_enter,
	.open = home_opened,
	.draw = home_draw,
	.on = home_on,
	.back = nowhere,
};

static void faults_draw(struct ui *ui, struct page *page)
{
	const struct faults *faults = workbook_faults(ui->w);

	page_text(page, STYLE_PLAIN, tr("These files are left out until they are right. Everything else works."));
	page_gap(page);
	for (size_t i = 0; i < faults->count; i++) {
		char *line = fault_line(&faults->items[i]);

		page_text(page, STYLE_PLAIN, line);
		free(line);
	}
}

const struct screen faults_screen = {
	.title = N_("What is wrong in the content"),
	.enter = N_("back"),
	.draw = faults_draw,
};

static void about_draw(struct ui *ui, struct page *page)
{
	static const char *const paragraphs[] = {
		N_("With Samenspel you lead a group of 3 to 60 people through exercises about working together, as professionals and volunteers."),
		N_("Begin with a new session: choose a programme. Then let everybody say their role; each gets a number."),
		N_("After that, Enter goes on, Esc goes back and digits choose. The bottom line always says what Enter does."),
		N_("People answer by passing the laptop round, by raising hands, or together. Nobody sees who chose what."),
		N_("Every answer is kept at once, in a file on this computer and nowhere else. You can stop at any moment and go on later."),
		N_("At any moment s makes a summary that you can show or save."),
	};

	(void)ui;
	for (size_t i = 0; i < sizeof paragraphs / sizeof *paragraphs; i++) {
		page_gap(page);
		page_text(page, STYLE_PLAIN, tr(paragraphs[i]));
	}
}

const struct screen about_screen = {
	.title = N_("What can I do here?"),
	.enter = N_("back"),
	.draw = about_draw,
};

static enum redo new_done(struct ui *ui)
{
	const struct programme *programme = workbook_programme(ui->w, (size_t)ui->chosen);
	char *title = ui_prompt_text(ui, 0), *date = ui_prompt_text(ui, 1);
	struct error error;
	struct id id;
	bool ok = workbook_new(ui->w, programme->id, title, date[0] != '\0' ? date : NULL, &id, &error);

	free(title);
	free(date);
	if (!ok)
		return ui_done(ui, false, &error);
	ui_pop_to_base(ui);
	return session_entered(ui, id);
}

static enum redo new_open(struct ui *ui)
{
	static const struct prompt prompt = {
		.title = N_("New session"),
		.labels = {N_("Title:"), N_("Date:")},
		.below = N_("Both are filled in. Change them if you like; Tab goes from one to the other."),
		.enter = N_("make the session"),
		.count = 2,
		.at = 1,
		.lines = {{.max = 80}, {.max = 10}},
		.done = new_done,
	};
	char today[11];
	const struct programme *programme = workbook_programme(ui->w, (size_t)ui_level(ui)->selected);
	const char *texts[2] = {programme->title, today};

	clock_date(clock_ms(), today);
	ui->chosen = ui_level(ui)->selected;
	return ui_prompt(ui, &prompt, texts);
}

static void programmes_draw(struct ui *ui, struct page *page)
{
	size_t count = workbook_programmes(ui->w);

	page_text(page, STYLE_HEAD, count > 0 ? tr("Choose a programme.") : tr("There is no programme to choose from. Home says what is wrong."));
	for (size_t i = 0; i < count; i++) {
		const struct programme *programme = workbook_programme(ui->w, i);
		struct str line = STR_EMPTY, minutes = STR_EMPTY;

		str_addf(&minutes, tr("%d minutes"), programme_minutes(programme));
		str_addf(&line, "%zu  %s  (", i + 1, programme->title);
		page_add_together(&line, minutes.data);
		str_add(&line, ")");
		str_release(&minutes);
		page_gap(page);
		page_row(page, line.data);
		if (page->height > 12 && programme->intro != NULL)
			page_point(page, "    ", STYLE_PLAIN, programme->intro);
		str_release(&line);
	}
}

static enum redo programmes_on(struct ui *ui)
{
	return (size_t)ui_level(ui)->selected < workbook_programmes(ui->w) ? new_open(ui) : ui_pop(ui);
}

const struct screen programmes_screen = {
	.title = N_("New session"),
	.use = USE_DIGITS,
	.enter = N_("choose this programme"),
	.draw = programmes_draw,
	.on = programmes_on,
};
