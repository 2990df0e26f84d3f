/* SPDX-License-Identifier: EUPL-1.2 */
/* Home: the four things to begin with, what this program is, what is wrong in the content. The sessions stand behind one row (sessions.c). */
#include <stdlib.h>

#include "base/clock.h"
#include "base/lang.h"
#include "base/text.h"
#include "ui/screen.h"

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

static enum redo programmes_open(struct ui *ui, bool to_practise)
{
	ui->to_practise = to_practise;
	ui_push(ui, &programmes_screen);
	return REDO_SCREEN;
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

/* The first four rows are always there, with these digits. */
enum { ROW_NEW, ROW_PRACTISE, ROW_SELF, ROW_ABOUT, ROW_SESSIONS, ROWS };

static const struct {
	const char *label, *enter;
} rows[ROWS] = {
	[ROW_NEW] = {N_("New session"), N_("make a new session")},
	[ROW_PRACTISE] = {N_("Practise first, with 12 made-up people (is not kept)"), N_("practise first")},
	[ROW_SELF] = {N_("For yourself"), N_("for yourself")},
	[ROW_ABOUT] = {N_("What can I do here?"), N_("what can I do here?")},
	[ROW_SESSIONS] = {N_("Earlier sessions (%zu)"), N_("to the earlier sessions")},
};

static size_t sessions_there(struct ui *ui)
{
	struct session_list list = {0};
	struct error error;
	size_t count;

	if (!workbook_sessions(ui->w, &list, &error))
		ui_say(ui, error.text);
	count = list.count;
	session_list_release(&list);
	return count;
}

/* Titles of sessions are behind a row: when Home comes on the screen nobody has said yet who sees it. */
static void home_draw(struct ui *ui, struct page *page)
{
	size_t count = sessions_there(ui);

	page_text(page, STYLE_HEAD, count == 0 ? tr("Welcome. Nothing has been done yet.") : tr("What would you like to do?"));
	page_gap(page);
	for (int i = 0; i < ROW_SESSIONS; i++)
		page_rowf(page, "%d  %s", i + 1, tr(rows[i].label));
	if (count > 0) {
		struct str label = STR_EMPTY;

		str_addf(&label, tr(rows[ROW_SESSIONS].label), count);
		page_gap(page);
		page_rowf(page, "%d  %s", ROW_SESSIONS + 1, label.data);
		str_release(&label);
	}
	keeping_ask(ui, page);
	draw_faults(ui, page);
}

static enum redo home_on(struct ui *ui)
{
	static const struct screen *const opens[ROWS] = {
		[ROW_SELF] = &self_screen, [ROW_ABOUT] = &about_screen, [ROW_SESSIONS] = &sessions_screen,
	};
	int row = ui_level(ui)->selected;

	if (row == ROW_NEW || row == ROW_PRACTISE)
		return programmes_open(ui, row == ROW_PRACTISE);
	ui_push(ui, opens[row]);
	return REDO_SCREEN;
}

static const char *home_enter(struct ui *ui)
{
	return tr(rows[ui_level(ui)->selected].enter);
}

static void home_opened(struct ui *ui)
{
	ui_level(ui)->selected = sessions_there(ui) > 0 ? ROW_SESSIONS : ROW_NEW;
}

static enum redo nowhere(struct ui *ui)
{
	(void)ui;
	return REDO_NOTHING;
}

static const struct key_row home_keys[] = {
	{TERM_DIGITS, NULL, N_("Chooses that row."), NULL, NULL},
	{'b', N_("kept too long"), N_("The sessions that are kept longer than agreed, to look at and to erase."), keeping_open, keeping_any},
	/* TRANSLATORS: the other language, by its own name: "Nederlands" in English, "English" in Dutch. */
	{'l', N_("Nederlands"), N_("The other language, from now on and the next time too."), language_other, NULL},
	{'t', NULL, N_("This is the laptop of a table: works in the file that is on the stick."), table_file_open, NULL},
	{'f', N_("faults"), N_("What is wrong in the content, and where."), faults_open, has_faults},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen home_screen = {
	.title = N_("Home"),
	.use = USE_DIGITS,
	.keys = home_keys,
	.entered = home_enter,
	.line = home_opened,
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
		N_("People answer by passing the laptop round, on paper, by raising hands, in teams or together. With the laptop and on paper nobody sees who chose what."),
		N_("Words that people type come on the screen and in the summary without a name. In a small group somebody may still be recognised."),
		N_("Who regrets an answer can have it taken away, also afterwards: key W, and the number."),
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
	char *title = ui_prompt_text(ui, 0), *date = ui_prompt_text(ui, 1);
	struct error error;
	struct id id;
	bool ok = workbook_new(ui->w, ui->programme->id, title, date[0] != '\0' ? date : NULL, &id, &error);

	free(title);
	free(date);
	if (!ok)
		return ui_done(ui, false, &error);
	ui_pop_to_base(ui);
	return session_entered(ui, id);
}

static enum redo new_open(struct ui *ui, const struct programme *programme)
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
	const char *texts[2] = {programme->title, today};

	clock_date(clock_ms(), today);
	ui->programme = programme;
	return ui_prompt(ui, &prompt, texts);
}

void page_programme(struct page *page, int digit, const struct programme *programme)
{
	struct str line = STR_EMPTY, minutes = STR_EMPTY;

	str_addf(&minutes, tr("%d minutes"), programme_minutes(programme));
	str_addf(&line, "%d  %s  (", digit, programme->title);
	page_add_together(&line, minutes.data);
	str_add(&line, ")");
	str_release(&minutes);
	page_gap(page);
	page_row(page, line.data);
	if (page->height > 12 && programme->intro != NULL)
		page_point(page, "    ", STYLE_PLAIN, programme->intro);
	str_release(&line);
}

static void programmes_draw(struct ui *ui, struct page *page)
{
	const struct programme *programme = workbook_programme_for(ui->w, false, 0);

	page_text(page, STYLE_HEAD, programme == NULL ? tr("There is no programme to choose from. Home says what is wrong.")
		: ui->to_practise ? tr("Choose a programme to practise.") : tr("Choose a programme."));
	for (int i = 0; (programme = workbook_programme_for(ui->w, false, (size_t)i)) != NULL; i++)
		page_programme(page, i + 1, programme);
}

static enum redo programmes_on(struct ui *ui)
{
	const struct programme *programme = workbook_programme_for(ui->w, false, (size_t)ui_level(ui)->selected);

	if (programme == NULL)
		return ui_pop(ui);
	return ui->to_practise ? practise_begin(ui, programme) : new_open(ui, programme);
}

static const char *programmes_title(struct ui *ui)
{
	return ui->to_practise ? tr("Practise") : tr("New session");
}

const struct screen programmes_screen = {
	.titled = programmes_title,
	.use = USE_DIGITS,
	.enter = N_("choose this programme"),
	.draw = programmes_draw,
	.on = programmes_on,
};
