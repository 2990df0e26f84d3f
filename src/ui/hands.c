/* SPDX-License-Identifier: EUPL-1.2 */
/* A show of hands: the questions one under another, the counts of one of them being typed. */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/form_view.h"

enum { COUNTS_MOST = 200, TEXT_MOST = 400, ROOMY = 16, COUNT_DIGITS = 3 };

/* The i-th field that takes an answer; NULL past the last. */
static const struct field *question(struct ui *ui, int i)
{
	const struct form *form = ui->here->step_form;

	for (size_t f = 0; form != NULL && f < form->count; f++)
		if (form->fields[f].type != FIELD_NOTE && i-- == 0)
			return &form->fields[f];
	return NULL;
}

static const struct field *question_here(struct ui *ui)
{
	return question(ui, ui->stack[0].selected);
}

static int questions(struct ui *ui)
{
	return ui->here->step_form != NULL ? (int)form_questions(ui->here->step_form) : 0;
}

void hands_release(struct ui *ui)
{
	for (size_t i = 0; i < ui->hands.count; i++)
		free(ui->hands.given[i]);
	free(ui->hands.given);
	ui->hands.given = NULL;
	ui->hands.count = 0;
	mem_set(&ui->hands.asked, NULL);
}

static void hands_read(struct ui *ui)
{
	int count = questions(ui);

	hands_release(ui);
	ui->hands.given = mem_alloc((size_t)count + 1, sizeof *ui->hands.given);
	for (int i = 0; i < count; i++)
		ui->hands.given[i] = answer_hands_given(ui->w, question(ui, i)->id, ui->hands.role);
	ui->hands.count = (size_t)count;
}

static const char *given(struct ui *ui, int i)
{
	return i >= 0 && (size_t)i < ui->hands.count ? ui->hands.given[i] : NULL;
}

static void line_start(struct ui *ui)
{
	const struct field *field = ui->here != NULL ? question_here(ui) : NULL;
	bool words = field != NULL && field->type == FIELD_TEXT;

	if (ui->hands.asked != NULL) {
		editor_start(&ui->edit, ui->hands.asked, COUNTS_MOST);
		ui->edit.digits = true;
		mem_set(&ui->hands.asked, NULL);
		return;
	}
	editor_start(&ui->edit, words ? given(ui, ui->stack[0].selected) : NULL, words ? TEXT_MOST : COUNTS_MOST);
	ui->edit.digits = !words;
}

static void to_question(struct ui *ui, int i)
{
	if (i < 0 || i > questions(ui))
		return;
	ui->stack[0].selected = i;
	ui->stack[0].scroll = 0;
	ui->stack[0].follow = true;
	line_start(ui);
}

static void hands_opened(struct ui *ui)
{
	int i = 0;

	ui->hands.role = ROLE_UNKNOWN;
	hands_read(ui);
	while (i < questions(ui) && given(ui, i) != NULL)
		i++;
	to_question(ui, i);
}

static const char *whose(struct ui *ui)
{
	return ui->hands.role == ROLE_UNKNOWN ? tr("everybody") : role_label_many(ui->hands.role);
}

/* How many numbers stand on the line; *last: the digits of the one that is being typed, 0 behind a space. */
static int counts_typed(struct ui *ui, int *last)
{
	const char *line = ui->edit.text.len > 0 ? ui->edit.text.data : "";
	int count = 0;

	*last = 0;
	for (; *line != '\0'; line++) {
		count += *line != ' ' && *last == 0;
		*last = *line != ' ' ? *last + 1 : 0;
	}
	return count;
}

/* Which answer the number that is being typed, or comes next, is about; -1 past the last. */
static int slot_typed(struct ui *ui, const struct field *field)
{
	int last, count = counts_typed(ui, &last), slot = last > 0 ? count - 1 : count;

	return slot < (int)field_slots(field) ? slot : -1;
}

/* Enter closes a number where another follows, as a space does: with digits and Enter all of them can be typed. On an empty place the rest is nobody. */
static bool more_follows(struct ui *ui, const struct field *field)
{
	int last, count = counts_typed(ui, &last);

	return field->type != FIELD_TEXT && last > 0 && last <= COUNT_DIGITS && count < (int)field_slots(field);
}

static void add_label(struct ui *ui, const struct field *field, struct str *label)
{
	int slot = slot_typed(ui, field);

	if (slot >= 0 && field_slots(field) > 1)
		str_addf(label, tr("Hands of %s, now %d:"), whose(ui), field->type == FIELD_SCALE || field->type == FIELD_NUMBER ? field->min + slot : slot + 1);
	else
		str_addf(label, tr("Hands of %s:"), whose(ui));
}

/* Where it is typed, and what was typed before. */
static void draw_line(struct ui *ui, const struct field *field, struct page *page)
{
	const char *so_far = given(ui, ui->stack[0].selected);
	struct str label = STR_EMPTY;

	if (field->type == FIELD_TEXT)
		str_add(&label, tr("The words of the group:"));
	else
		add_label(ui, field, &label);
	if (so_far != NULL && field->type != FIELD_TEXT)
		page_textf(page, STYLE_PLAIN, "%s %s", tr("So far:"), so_far);
	if (field->type == FIELD_TEXT)
		page_text(page, STYLE_PLAIN, audience_sentence(field->audience));
	page_editor(page, label.data, &ui->edit, true);
	if (field->type != FIELD_TEXT && page->height >= ROOMY && editor_empty(&ui->edit))
		page_text(page, STYLE_PLAIN, tr("How many for each, with Enter or a space between: 5 3 8 1."));
	str_release(&label);
}

static void draw_question(struct ui *ui, struct page *page)
{
	const struct field *field = question_here(ui);
	struct page line = {.width = page->width, .height = page->height, .selected = -1, .cursor_line = -1};

	if (field == NULL)
		return;
	page_text(page, STYLE_HEAD, field->label);
	if (field->type == FIELD_NUMBER)
		page_textf(page, STYLE_PLAIN, tr("%d to %d, in that order"), field->min, field->max);
	draw_line(ui, field, &line);
	form_options_from(field, slot_typed(ui, field), page->height - (int)(page->lines.count + line.lines.count), page);
	if (page->height >= ROOMY)
		page_gap(page);
	page_append(page, &line);
}

static void row_of_question(struct ui *ui, struct page *page, int i)
{
	const struct field *field = question(ui, i);
	const char *so_far = given(ui, i);
	int width = page->width - 2, counts = so_far != NULL ? text_width(so_far) + 2 : 0;
	char *cut;

	if (field == NULL) {
		page_row(page, ui->here->enter != NULL ? ui->here->enter : tr("on"));
		return;
	}
	if (counts > width / 2)
		counts = width / 2;
	cut = text_cut(field->label, width - counts, counts > 0);
	page_rowf(page, "%s%s%s", cut, counts > 0 ? "  " : "", counts > 0 ? so_far : "");
	free(cut);
}

/* As many rows as fit, with the one that is typed among them. */
static void draw_rows(struct ui *ui, struct page *page)
{
	int count = questions(ui) + 1, selected = ui->stack[0].selected, room = page->height - (int)page->lines.count, first;
	int line = page->cursor_line, column = page->cursor_column;

	if (room < 1)
		room = 1;
	first = selected - room / 2;
	first = first + room > count ? count - room : first;
	first = first < 0 ? 0 : first;
	page->rows = first;
	for (int i = first; i < count && i < first + room; i++)
		row_of_question(ui, page, i);
	page->rows = count;
	if (line >= 0) {
		page->cursor_line = page->cursor_end = line;
		page->cursor_column = column;
	}
}

static void hands_draw(struct ui *ui, struct page *page)
{
	const struct form *form = ui->here->step_form;

	if (page->height >= ROOMY && form != NULL)
		page_text(page, STYLE_PLAIN, form->instruction);
	page_gap(page);
	draw_question(ui, page);
	page_gap(page);
	draw_rows(ui, page);
}

static enum redo hands_pick(struct ui *ui, int choice)
{
	to_question(ui, choice);
	return REDO_SCREEN;
}

static bool asks_words(struct ui *ui)
{
	const struct field *field = ui->here != NULL ? question_here(ui) : NULL;

	return field != NULL && field->type == FIELD_TEXT;
}

static bool asks_counts(struct ui *ui)
{
	return ui->here != NULL && question_here(ui) != NULL && !asks_words(ui);
}

static unsigned hands_use(struct ui *ui)
{
	return USE_SESSION | (asks_words(ui) ? USE_TYPING : 0);
}

/* Everybody, then each role that is in the room. */
static enum redo role_next(struct ui *ui)
{
	int present[ROLE_COUNT] = {0}, role = (int)ui->hands.role;

	people_count_roles(&workbook_session(ui->w)->people, present);
	do
		role = (role + 1) % ROLE_COUNT;
	while (role != ROLE_UNKNOWN && present[role] == 0);
	ui->hands.role = (enum role)role;
	hands_read(ui);
	line_start(ui);
	return REDO_SCREEN;
}

static enum redo hands_give(struct ui *ui)
{
	struct error error;
	struct str said = STR_EMPTY;
	char *line = editor_text(&ui->edit);
	int at = ui->stack[0].selected;
	bool ok = answer_hands(ui->w, question_here(ui)->id, ui->hands.role, line, &said, &error);

	free(line);
	if (!ok)
		return ui_done(ui, false, &error);
	ui_settle(ui);
	hands_read(ui);
	to_question(ui, at + 1);
	if (said.len > 0)
		ui_say(ui, said.data);
	str_release(&said);
	return REDO_SCREEN;
}

/* The line stands there again when the question is gone. */
static enum redo hands_ask(struct ui *ui)
{
	struct str question = STR_EMPTY;
	char *line = editor_text(&ui->edit);
	enum redo redo = REDO_UNUSED;

	if (answer_hands_too_many(ui->w, question_here(ui)->id, ui->hands.role, line, &question)) {
		mem_set(&ui->hands.asked, line);
		redo = ui_confirm(ui, question.data, N_("keep these hands"), hands_give);
	}
	str_release(&question);
	free(line);
	return redo;
}

static enum redo hands_on(struct ui *ui)
{
	if (question_here(ui) == NULL)
		return session_go_on(ui);
	if (more_follows(ui, question_here(ui))) {
		editor_key(&ui->edit, TERM_END);
		editor_key(&ui->edit, ' ');
		return REDO_SCREEN;
	}
	if (!editor_empty(&ui->edit))
		return hands_ask(ui) != REDO_UNUSED ? REDO_SCREEN : hands_give(ui);
	to_question(ui, ui->stack[0].selected + 1);
	return REDO_SCREEN;
}

static const char *hands_enter(struct ui *ui)
{
	if (question_here(ui) == NULL)
		return ui->here->enter != NULL ? ui->here->enter : tr("on");
	if (more_follows(ui, question_here(ui)))
		return tr("the next number");
	return editor_empty(&ui->edit) ? tr("next question") : tr("keep these hands");
}

static enum redo hands_key(struct ui *ui, int key)
{
	if (key == TERM_UP || key == TERM_DOWN) {
		to_question(ui, ui->stack[0].selected + (key == TERM_UP ? -1 : 1));
		return REDO_SCREEN;
	}
	if (key == TERM_HOME || key == TERM_END || question_here(ui) == NULL)
		return REDO_UNUSED;
	return editor_key(&ui->edit, key) ? REDO_SCREEN : REDO_UNUSED;
}

static const struct key_row hands_keys[] = {
	{TERM_DIGITS, NULL, N_("How many hands for each, in this order, with Enter or a space between: 5 3 8 1."), NULL, asks_counts},
	{TERM_TAB, N_("per role"), N_("Hands of one role, or of everybody."), role_next, asks_counts},
	{'r', NULL, N_("Hands of one role, or of everybody."), role_next, asks_counts},
	{'m', N_("another way"), N_("Another way of answering, as long as nobody has answered."), ways_again, ways_may_change},
	{TERM_ARROWS, NULL, N_("From one question to the other."), NULL, NULL},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen hands_screen = {
	.used = hands_use,
	.keys = hands_keys,
	.entered = hands_enter,
	.open = hands_opened,
	.line = line_start,
	.draw = hands_draw,
	.key = hands_key,
	.pick = hands_pick,
	.on = hands_on,
	.back = session_back,
};
