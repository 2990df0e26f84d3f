/* SPDX-License-Identifier: EUPL-1.2 */
/* Printing: what, for how many people, in which letters; the file goes to Documents. */
#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "ui/screen.h"

enum { ROW_ALL, ROW_SEATS, ROW_PARTS };

/* The part behind a row, from ROW_PARTS on; -1: the row of the letters. */
static int part_of_row(struct ui *ui, int row)
{
	const struct session *session = workbook_session(ui->w);

	for (size_t i = 0; session != NULL && i < session->part_count; i++)
		if (print_has(&session->parts[i]) && row-- == ROW_PARTS)
			return (int)i;
	return -1;
}

static int row_of_part(struct ui *ui, int part)
{
	const struct session *session = workbook_session(ui->w);
	int row = ROW_PARTS;

	if (part < 0 || (size_t)part >= session->part_count || !print_has(&session->parts[part]))
		return ROW_ALL;
	for (int i = 0; i < part; i++)
		row += print_has(&session->parts[i]);
	return row;
}

/* In an exercise the cursor stands on it. */
static void print_opened(struct ui *ui)
{
	if (ui->here != NULL && ui->here->activity != NULL)
		ui_level(ui)->selected = row_of_part(ui, ui->here->part_number);
}

static void print_draw(struct ui *ui, struct page *page)
{
	const struct session *session = workbook_session(ui->w);
	int n = ROW_PARTS;

	if (session == NULL)
		return;
	page_text(page, STYLE_HEAD, tr("What do you want on paper?"));
	page_rowf(page, "1  %s", tr("everything: script, seat cards, exercises"));
	page_rowf(page, "2  %s", tr("seat cards"));
	for (size_t i = 0; i < session->part_count; i++)
		if (print_has(&session->parts[i]))
			page_rowf(page, "%d  %s", ++n, session->parts[i].title);
	page_rowf(page, "%d  %s", ++n, ui->print.large ? tr("letters: large (18 points)") : tr("letters: ordinary (11 points)"));
}

static enum redo print_save(struct ui *ui, int people)
{
	const struct print_wish wish = {.people = people, .large = ui->print.large};
	struct error error;
	struct str html = STR_EMPTY, said = STR_EMPTY;
	char *title = NULL, *path = NULL;
	bool ok = print_session(ui->w, ui->print.what, ui->print.part, &wish, &title, &html, &error);

	if (ok) {
		path = documents_path(title, ".html");
		ok = summary_save(path, &html, &error);
	}
	if (ok)
		str_addf(&said, tr("Saved: %s. Open it and print it from there."), path);
	ui_say(ui, ok ? said.data : error.text);
	free(title);
	free(path);
	str_release(&html);
	str_release(&said);
	if (ok) {
		ui_pop(ui);        /* how many */
		ui_pop(ui);        /* what */
	}
	return REDO_SCREEN;
}

static enum redo people_done(struct ui *ui)
{
	char *text = ui_prompt_text(ui, 0), *end = NULL;
	long people = text[0] != '\0' ? strtol(text, &end, 10) : print_people(workbook_session(ui->w));
	bool number = (text[0] == '\0' || *end == '\0') && people >= 1 && people <= SEATS_MAX;
	struct error error;

	free(text);
	if (number)
		return print_save(ui, (int)people);
	error_say(&error, tr("Print for 1 to %d people."), SEATS_MAX);
	return ui_say(ui, error.text);
}

static enum redo people_ask(struct ui *ui)
{
	static const char *const belows[] = {
		[PRINT_ALL] = N_("So many seat cards and answer sheets, and one of all else."),
		[PRINT_SEATS] = N_("So many seat cards."),
		[PRINT_PART] = N_("So many answer sheets, and one of all else."),
	};
	const struct prompt prompt = {
		.title = N_("Print"),
		.labels = {ui->print.question},
		.below = belows[ui->print.what],
		.enter = N_("save it in Documents"),
		.count = 1,
		.lines = {{.max = 3}},
		.done = people_done,
	};

	snprintf(ui->print.question, sizeof ui->print.question, tr("For how many people? Enter = %d"), print_people(workbook_session(ui->w)));
	return ui_prompt(ui, &prompt, NULL);
}

static enum redo print_on(struct ui *ui)
{
	int row = ui_level(ui)->selected, part = part_of_row(ui, row);

	if (row >= ROW_PARTS && part < 0) {
		ui->print.large = !ui->print.large;
		return REDO_SCREEN;
	}
	ui->print.what = row == ROW_ALL ? PRINT_ALL : row == ROW_SEATS ? PRINT_SEATS : PRINT_PART;
	ui->print.part = part;
	return people_ask(ui);
}

static const char *print_enter(struct ui *ui)
{
	int row = ui_level(ui)->selected;

	if (row >= ROW_PARTS && part_of_row(ui, row) < 0)
		return ui->print.large ? tr("ordinary letters") : tr("large letters");
	return tr("print this");
}

const struct screen print_screen = {
	.title = N_("Print"),
	.use = USE_DIGITS,
	.entered = print_enter,
	.open = print_opened,
	.draw = print_draw,
	.on = print_on,
};

enum redo print_open(struct ui *ui)
{
	ui_push(ui, &print_screen);
	return REDO_SCREEN;
}
