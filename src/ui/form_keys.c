/* SPDX-License-Identifier: EUPL-1.2 */
/* What keys do in a form: a digit answers and goes on by itself. */
#include <stdlib.h>

#include "base/clock.h"
#include "base/lang.h"
#include "ui/form_view.h"

static enum redo to_row(struct ui *ui, int row)
{
	int choices = field_choices(form_field_here(ui));

	if (row < 0 || row >= choices)
		return REDO_NOTHING;
	ui->form.row = row;
	ui_level(ui)->follow = true;
	return REDO_SCREEN;
}

static enum redo dot_to(struct ui *ui, const struct field *field, int row, int by)
{
	struct form_view *view = &ui->form;
	int used = 0;

	for (size_t i = 0; i < field->option_count && i < MARKS_MOST; i++)
		used += view->marks[i];
	if (row < 0 || (size_t)row >= field->option_count || row >= MARKS_MOST || view->marks[row] + by < 0)
		return REDO_NOTHING;
	view->row = row;
	if (used + by > field->max)
		return ui_say(ui, tr("All dots are given. 0 takes them back."));
	view->marks[row] += by;
	return REDO_SCREEN;
}

static enum redo no_such_digit(struct ui *ui, const struct field *field)
{
	struct str said = STR_EMPTY;

	str_addf(&said, tr("The answers are %d to %d."), field_digit(field, 0), field_digit(field, field_choices(field) - 1));
	ui_say(ui, said.data);
	str_release(&said);
	return REDO_SCREEN;
}

/* The row of a number of two digits, of which one key is typed now: -1 while another may follow. The cursor goes along, so that Enter takes what is there. */
static int row_of_two(struct ui *ui, const struct field *field, int key)
{
	struct form_view *view = &ui->form;
	int digit = key - '0', number = (view->typed != '\0' ? view->typed - '0' : 0) * 10 + digit;
	bool first = view->typed == '\0' && (digit == 0 || digit * 10 <= (int)field->option_count);

	view->typed = first ? (char)key : '\0';
	ui_level(ui)->follow = true;
	if (first && digit > 0)
		view->row = digit - 1;
	return first ? -1 : number - 1;
}

static enum redo points_key(struct ui *ui, const struct field *field, int key)
{
	if (key == '0' && ui->form.typed == '\0') {
		for (int i = 0; i < MARKS_MOST; i++)
			ui->form.marks[i] = 0;
		return REDO_SCREEN;
	}
	if (key == TERM_RIGHT || key == '+' || key == ' ')
		return dot_to(ui, field, ui->form.row, 1);
	if (key == TERM_LEFT || key == '-')
		return dot_to(ui, field, ui->form.row, -1);
	if (key < '0' || key > '9')
		return REDO_UNUSED;
	if (field_types_two(field)) {
		int row = row_of_two(ui, field, key);

		return row < 0 ? REDO_SCREEN : (size_t)row < field->option_count ? dot_to(ui, field, row, 1) : no_such_digit(ui, field);
	}
	return dot_to(ui, field, key - '1', 1);
}

static enum redo mark(struct ui *ui, const struct field *field, int row)
{
	if (row < 0 || (size_t)row >= field->option_count || row >= MARKS_MOST)
		return REDO_NOTHING;
	ui->form.marks[row] = !ui->form.marks[row];
	ui->form.row = row;
	ui->form.typed = '\0';
	ui_level(ui)->follow = true;
	return REDO_SCREEN;
}

/* Enter with one digit typed is that number, not yet the answer. */
enum redo form_take_typed(struct ui *ui)
{
	const struct field *field = form_field_here(ui);
	int row = ui->form.typed - '1';

	ui->form.typed = '\0';
	if (row < 0)
		return REDO_SCREEN;
	return field->type == FIELD_POINTS ? dot_to(ui, field, row, 1) : mark(ui, field, row);
}

static enum redo many_key(struct ui *ui, const struct field *field, int key)
{
	if (key == ' ')
		return mark(ui, field, ui->form.row);
	if (key < '0' || key > '9')
		return REDO_UNUSED;
	if (field_types_two(field)) {
		int row = row_of_two(ui, field, key);

		return row == -1 ? REDO_SCREEN : (size_t)row < field->option_count ? mark(ui, field, row) : no_such_digit(ui, field);
	}
	return mark(ui, field, key == '0' ? 9 : key - '1');
}

static enum redo choice_key(struct ui *ui, const struct field *field, int key)
{
	int row = key == '0' && field->type == FIELD_PICK ? 9 : key - '0' - field_digit(field, 0);

	if (key == TERM_LEFT)
		return to_row(ui, ui->form.row - 1);
	if (key == TERM_RIGHT)
		return to_row(ui, ui->form.row + 1);
	if (key < '0' || key > '9')
		return REDO_UNUSED;
	if (field_types_two(field) && (row = row_of_two(ui, field, key)) == -1)
		return REDO_SCREEN;
	return row >= 0 && row < field_choices(field) ? form_choose(ui, row) : no_such_digit(ui, field);
}

/* A number that no further digit can make longer answers by itself; 0 is 10 where numbers end at 10. */
static enum redo number_key(struct ui *ui, const struct field *field, int key)
{
	struct form_view *view = &ui->form;
	long n;

	if (view->fresh && key >= '0' && key <= '9')
		editor_start(&view->edit, NULL, 3);
	view->fresh = false;
	view->edit.digits = true;
	if (key == '0' && field->min > 0 && field->max == 10 && editor_empty(&view->edit))
		return form_answer(ui, "10");
	if (key == ' ' || !editor_key(&view->edit, key))
		return REDO_UNUSED;
	n = strtol(view->edit.text.data, NULL, 10);
	if (key >= '0' && key <= '9' && n >= field->min && n <= field->max && n * 10 > field->max)
		return form_answer(ui, view->edit.text.data);
	return REDO_SCREEN;
}

static enum redo typed_key(struct ui *ui, const struct field *field, int key)
{
	switch (field->type) {
	case FIELD_PICK:
		return choice_key(ui, field, key);
	case FIELD_SCALE:
		return field_types_number(field) ? number_key(ui, field, key) : choice_key(ui, field, key);
	case FIELD_MANY:
		return many_key(ui, field, key);
	case FIELD_POINTS:
		return points_key(ui, field, key);
	case FIELD_NUMBER:
		return number_key(ui, field, key);
	case FIELD_NOTE:
	case FIELD_TEXT:
		break;
	}
	return REDO_UNUSED;
}

/* A click is what the digit of that answer does. */
static enum redo form_pick(struct ui *ui, int choice)
{
	const struct field *field = form_field_here(ui);

	form_sync(ui);
	if (field == NULL || choice >= field_choices(field) || form_answer_unseen(ui))
		return REDO_NOTHING;
	if (field->type == FIELD_MANY)
		return mark(ui, field, choice);
	return field->type == FIELD_POINTS ? dot_to(ui, field, choice, 1) : form_choose(ui, choice);
}

/* Half a number goes with any other key; Backspace takes it away, and nothing else. */
static bool typed_gone(struct form_view *view, int key)
{
	bool gone = view->typed != '\0' && (key < '0' || key > '9') && key != TERM_ENTER;

	if (gone)
		view->typed = '\0';
	return gone && key == TERM_BACKSPACE;
}

static enum redo form_key(struct ui *ui, int key)
{
	struct form_view *view = form_sync(ui);
	const struct field *field = form_field_here(ui);
	enum redo redo = REDO_UNUSED;

	if (typed_gone(view, key))
		return REDO_SCREEN;
	if (field != NULL && !form_answer_unseen(ui))
		redo = typed_key(ui, field, key);
	if (redo != REDO_UNUSED || field == NULL || form_answer_unseen(ui))
		return redo;
	if (key == TERM_UP)
		return to_row(ui, view->row > 0 ? view->row - 1 : 0);
	return key == TERM_DOWN ? to_row(ui, view->row + 1) : REDO_UNUSED;
}

static bool not_first(struct ui *ui)
{
	return ui->here != NULL && ui->here->question > 1;
}

static const struct key_row form_keys[] = {
	{TERM_DIGITS, N_("your answer"), N_("Your answer. Where there are more than ten, 2 and Enter, or 02, is 2; Backspace takes a digit away."), NULL, NULL},
	{TERM_TAB, N_("read the text"), N_("The text that the questions are about."), form_read_again, form_has_text},
	{TERM_ARROWS, NULL, N_("From one answer to the other; Enter takes the one that is marked."), NULL, NULL},
	{'m', N_("another way"), N_("Another way of answering, as long as nobody has answered."), ways_again, ways_may_change},
	{TERM_BACKSPACE, N_("the one before"), N_("Back to your answer before this one, to change it."), form_before, not_first},
	{TERM_CTRL_G, NULL, N_("For the facilitator: puts this form aside as it is."), form_aside, NULL},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen form_screen = {
	.use = USE_SESSION | USE_TURN,
	.keys = form_keys,
	.entered = form_enter,
	.draw = form_draw,
	.key = form_key,
	.pick = form_pick,
	.on = form_on,
	.back = form_aside,
};

enum redo form_text_key(struct ui *ui, int key)
{
	form_sync(ui);
	if (form_answer_unseen(ui) || !editor_key(&ui->form.edit, key))
		return REDO_UNUSED;
	ui->form.changed = true;
	ui->typed_at = clock_steady_ms();
	ui_level(ui)->follow = true;
	return REDO_SCREEN;
}

static const struct key_row text_keys[] = {
	{TERM_BACKSPACE, N_("in an empty field: the one before"), N_("In an empty field: back to your answer before this one."), form_before, not_first},
	{TERM_CTRL_G, NULL, N_("For the facilitator: puts this form aside as it is."), form_aside, NULL},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen form_text_screen = {
	.use = USE_SESSION | USE_TURN | USE_TYPING,
	.keys = text_keys,
	.entered = form_enter,
	.draw = form_text_draw,
	.key = form_text_key,
	.on = form_on,
	.back = form_aside,
};
