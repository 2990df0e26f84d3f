/* SPDX-License-Identifier: EUPL-1.2 */
/* The programme and what is read aloud: the overview, a plain item, the brief of an exercise, talking about the picture. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/lang.h"
#include "ui/screen.h"
#include "workbook/tables.h"

enum { ROOMY = 16 };

/* "25 min", and for the facilitator how long it really takes: "25 min, took 31". */
static void add_minutes(struct str *line, const struct part *part, bool real)
{
	str_addf(line, tr("%d min"), part->minutes);
	if (part->began_at == 0 || !real)
		return;
	str_add(line, ", ");
	str_addf(line, part->ended_at != 0 ? tr("took %d") : tr("%d so far"), part_took(part, clock_ms()));
}

static void add_part(struct str *line, const struct part *part, bool real)
{
	struct str minutes = STR_EMPTY;

	add_minutes(&minutes, part, real);
	str_addf(line, "%s  (", part->title);
	page_add_together(line, minutes.data);
	str_add(line, ")");
	str_release(&minutes);
	if (part_left_out(part))
		str_addf(line, "  %s", tr("not today"));
}

static void row_of_part(struct ui *ui, struct page *page, size_t i)
{
	const struct part *part = &workbook_session(ui->w)->parts[i];
	bool current = (int)i == ui->here->part_number && (part->began_at != 0 || i == 0);
	struct str line = STR_EMPTY;

	str_addf(&line, "%2zu  ", i + 1);
	add_part(&line, part, !ui_mirrored(ui));
	if (part->ended_at != 0)
		str_addf(&line, "  %s", tr("done"));
	else if (current && part->began_at != 0)
		str_addf(&line, "  ← %s", tr("here"));
	page_row(page, line.data);
	str_release(&line);
}

static void overview_draw(struct ui *ui, struct page *page)
{
	const struct session *session = workbook_session(ui->w);
	struct str date = STR_EMPTY;

	lang_add_date(&date, session->held_on);
	if (page->height >= ROOMY) {
		page_textf(page, STYLE_HEAD, "%s, %s", session->title, date.data);
		if (session->self)
			page_text(page, STYLE_PLAIN, tr("Nobody reads along. Whoever uses this computer can still read it."));
		else if (session->people.count == 0)
			page_text(page, STYLE_PLAIN, tr("Nobody is checked in yet. Press c to do that."));
		else
			page_textf(page, STYLE_PLAIN, tr_n("%zu person is here", "%zu people are here", (long)people_present(&session->people)),
				people_present(&session->people));
		if (!session->self && !ui_mirrored(ui))
			page_plan(ui, page);
		page_gap(page);
	}
	for (size_t i = 0; i < session->part_count; i++)
		row_of_part(ui, page, i);
	str_release(&date);
}

static void overview_opened(struct ui *ui)
{
	int part = ui->here != NULL ? ui->here->part_number : 0;

	ui_level(ui)->selected = part > 0 ? part : 0;
	ui_level(ui)->typed = 0;
}

static enum redo begin_part(struct ui *ui)
{
	struct error error;
	bool ok = run_go_to(ui->w, ui_level(ui)->selected, &error);

	return ui_done(ui, ok, &error);
}

/* Nobody is checked in: who went past that too fast comes back to it here. */
static void empty_draw(struct ui *ui, struct page *page)
{
	(void)ui;
	page_text(page, STYLE_HEAD, tr("Nobody is checked in yet."));
	page_gap(page);
	page_rowf(page, "1  %s", tr("check people in first"));
	page_rowf(page, "2  %s", tr("begin without people"));
}

static enum redo empty_on(struct ui *ui)
{
	bool check_in = ui_level(ui)->selected == 0;

	ui_pop(ui);
	return check_in ? checkin_open(ui) : begin_part(ui);
}

static const char *empty_enter(struct ui *ui)
{
	return ui_level(ui)->selected == 0 ? tr("check people in") : tr("begin anyway");
}

static const struct screen empty_screen = {
	.title = N_("People"),
	.use = USE_DIGITS,
	.entered = empty_enter,
	.draw = empty_draw,
	.on = empty_on,
};

/* Without people there is nobody to count: that is asked once, before the first part. */
static enum redo overview_on(struct ui *ui)
{
	const struct session *session = workbook_session(ui->w);
	bool begun = false;

	for (size_t i = 0; i < session->part_count; i++)
		begun = begun || session->parts[i].began_at != 0;
	if (session->people.count > 0 || begun)
		return begin_part(ui);
	ui_push(ui, &empty_screen);
	return REDO_SCREEN;
}

static const char *overview_enter(struct ui *ui)
{
	const struct session *session = workbook_session(ui->w);
	size_t i = (size_t)ui_level(ui)->selected;

	if (i < session->part_count && part_left_out(&session->parts[i]))
		return tr("begin this part after all");
	return i < session->part_count && session->parts[i].began_at != 0 ? tr("go on with this part") : tr("begin this part");
}

static enum redo overview_back(struct ui *ui)
{
	struct error error;
	bool ok;

	if (ui->kept != NULL)
		return practise_end(ui);
	ok = workbook_leave(ui->w, &error);
	return ui_done(ui, ok, &error);
}

/* A digit only moves the mark: what begins here, everybody sees. "1" and "0" one after the other are the tenth part. */
static enum redo overview_key(struct ui *ui, int key)
{
	struct level *level = ui_level(ui);
	int count = (int)workbook_session(ui->w)->part_count, number = key - '0', longer = level->typed * 10 + number;

	if (key < '0' || key > '9')
		return REDO_UNUSED;
	if (level->typed == level->selected + 1 && longer <= count)
		number = longer;
	if (number < 1 || number > count)
		return REDO_UNUSED;
	level->typed = number;
	level->selected = number - 1;
	level->follow = true;
	return REDO_SCREEN;
}

static bool with_group(struct ui *ui)
{
	return !ui_for_self(ui);
}

static enum redo seen_open(struct ui *ui)
{
	ui_push(ui, &seen_screen);
	return REDO_SCREEN;
}

static enum redo ready_open(struct ui *ui)
{
	ui_push(ui, &ready_screen);
	return REDO_SCREEN;
}

static enum redo minutes_open(struct ui *ui)
{
	ui_push(ui, &minutes_screen);
	return REDO_SCREEN;
}

static const struct key_row overview_keys[] = {
	{TERM_DIGITS, NULL, N_("To that part; Enter begins it."), NULL, NULL},
	{'c', N_("people"), N_("The people: who comes, who leaves, roles."), checkin_open, with_group},
	{'v', N_("change"), N_("Changes the programme: parts more or fewer, another order, other minutes."), plan_open, with_group},
	{'b', N_("projector"), N_("Whether everybody sees this screen."), seen_open, with_group},
	{'z', N_("get ready"), N_("What to put ready before a session."), ready_open, with_group},
	{'f', N_("minutes"), N_("For the facilitator: how long every part really took."), minutes_open, with_group},
	{'e', NULL, N_("Until which day this session is kept."), keeping_until, NULL},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen overview_screen = {
	.title = N_("Programme"),
	.use = USE_SESSION,
	.keys = overview_keys,
	.key = overview_key,
	.entered = overview_enter,
	.open = overview_opened,
	.draw = overview_draw,
	.on = overview_on,
	.back = overview_back,
};

static void minutes_draw(struct ui *ui, struct page *page)
{
	const struct session *session = workbook_session(ui->w);

	page_plan(ui, page);
	page_gap(page);
	for (size_t i = 0; i < session->part_count; i++) {
		struct str line = STR_EMPTY;
		char mark[24];

		snprintf(mark, sizeof mark, "%2zu ", i + 1);
		add_part(&line, &session->parts[i], true);
		page_point(page, mark, STYLE_PLAIN, line.data);
		str_release(&line);
	}
}

/* Ahead or behind is the facilitator's. */
const struct screen minutes_screen = {
	.title = N_("Minutes"),
	.use = USE_PRIVATE,
	.enter = N_("back"),
	.draw = minutes_draw,
};

/* What to agree on: the one thing that each table brought back to do. */
static void draw_todos(struct ui *ui, struct page *page)
{
	struct str where = STR_EMPTY, line = STR_EMPTY;
	size_t at = 0;

	for (const char *todo; (todo = tables_todo(workbook_session(ui->w), &at, &where)) != NULL;) {
		if (line.len == 0) {
			page_gap(page);
			page_text(page, STYLE_HEAD, harvest_label(HARVEST_LINES - 1));
		}
		str_clear(&line);
		str_addf(&line, "%s%s", where.data, todo);
		page_point(page, "-", STYLE_PLAIN, line.data);
	}
	str_release(&where);
	str_release(&line);
}

static void item_draw(struct ui *ui, struct page *page)
{
	const struct part *part = ui->here->part;

	page_textf(page, STYLE_HEAD, "%s (%d %s)", part->title, part->minutes, tr("minutes"));
	for (const char *at = part->say; at != NULL && *at != '\0';) {
		const char *end = strchr(at, '\n');
		char *paragraph = end != NULL ? strndup(at, (size_t)(end - at)) : strdup(at);

		page_gap(page);
		page_text(page, STYLE_PLAIN, paragraph);
		free(paragraph);
		at = end != NULL ? end + 1 : NULL;
	}
	if (!part->agreements)
		return;
	page_gap(page);
	page_text(page, STYLE_HEAD, workbook_session(ui->w)->agreement_count > 0 ? tr("Agreed") : tr("Nothing agreed yet. Press a to write down an agreement."));
	page_agreements(ui, page);
	draw_todos(ui, page);
}

static bool shows_agreements(struct ui *ui)
{
	return ui->here != NULL && ui->here->part != NULL && ui->here->part->agreements && has_agreements(ui);
}

static const struct key_row item_keys[] = {
	{'e', NULL, N_("Other words for an agreement, or one that goes away."), agreements_open, shows_agreements},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen item_screen = {
	.use = USE_SESSION,
	.keys = item_keys,
	.draw = item_draw,
	.on = session_go_on,
	.back = session_back,
};

/* The numbered texts of an exercise, one under another. */
static void page_paragraphs(struct page *page, const struct exercise *exercise, const char *list)
{
	size_t at = 0;

	for (const struct exercise_line *line; (line = exercise_list(exercise, "exercise", list, &at)) != NULL;) {
		page_gap(page);
		page_text(page, STYLE_PLAIN, line->value);
	}
}

void page_talk(struct page *page, const struct exercise *exercise, const char *list)
{
	size_t at = 0;
	int n = 1;
	char mark[16];

	for (const struct exercise_line *line; (line = exercise_list(exercise, "exercise", list, &at)) != NULL; n++) {
		snprintf(mark, sizeof mark, "%d ", n);
		if (page->height >= ROOMY)
			page_gap(page);
		page_point(page, mark, STYLE_PLAIN, line->value);
	}
}

static void page_step(struct page *page, const struct form *form)
{
	if (form == NULL)
		return;
	if (form->title != NULL || form->instruction != NULL)
		page_gap(page);
	page_text(page, STYLE_HEAD, form->title);
	page_text(page, STYLE_PLAIN, form->instruction);
	for (size_t i = 0; i < form->count; i++) {
		if (form->fields[i].type != FIELD_NOTE)
			continue;
		page_gap(page);
		page_text(page, STYLE_PLAIN, form->fields[i].label);
	}
}

bool session_has_tips(struct ui *ui)
{
	size_t at = 0;

	return ui->here != NULL && ui->here->exercise != NULL && exercise_list(ui->here->exercise, "exercise", "facilitator", &at) != NULL;
}

enum redo tips_open(struct ui *ui)
{
	ui_push(ui, &tips_screen);
	return REDO_SCREEN;
}

static void brief_draw(struct ui *ui, struct page *page)
{
	const struct here *here = ui->here;

	page_textf(page, STYLE_HEAD, "%s (%d %s)", exercise_text(here->exercise, "exercise", "title"), here->part->minutes, tr("minutes"));
	page_paragraphs(page, here->exercise, "intro");
	page_step(page, here->step_form);
	if (ui_for_self(ui)) {
		page_gap(page);
		page_text(page, STYLE_STRONG, tr("Nobody reads along. Whoever uses this computer can still read it."));
	}
}

static const struct key_row tips_keys[] = {
	{'f', N_("tips"), N_("Tips for the facilitator."), tips_open, session_has_tips},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen brief_screen = {
	.use = USE_SESSION,
	.keys = tips_keys,
	.draw = brief_draw,
	.on = session_go_on,
	.back = session_back,
};

static void talk_step_draw(struct ui *ui, struct page *page)
{
	page_step(page, ui->here->step_form);
	if (ui->here->step_form->talk)
		page_talk(page, ui->here->exercise, "talk");
}

/* A step with nothing to answer: read, and talk. */
const struct screen talk_step_screen = {
	.use = USE_SESSION,
	.keys = tips_keys,
	.draw = talk_step_draw,
	.on = session_go_on,
	.back = session_back,
};

static void talk_draw(struct ui *ui, struct page *page)
{
	page_text(page, STYLE_HEAD, tr("To talk about"));
	page_talk(page, ui->here->exercise, "talk");
}

const struct screen talk_screen = {
	.use = USE_SESSION,
	.keys = tips_keys,
	.draw = talk_draw,
	.on = session_go_on,
	.back = session_back,
};

static void tips_draw(struct ui *ui, struct page *page)
{
	if (ui->here != NULL && ui->here->exercise != NULL)
		page_paragraphs(page, ui->here->exercise, "facilitator");
}

const struct screen tips_screen = {
	.title = N_("For the facilitator"),
	.use = USE_PRIVATE,
	.enter = N_("back"),
	.draw = tips_draw,
};
