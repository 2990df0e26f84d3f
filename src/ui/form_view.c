/* SPDX-License-Identifier: EUPL-1.2 */
/* One field at a time. The card, its options with number and word and the line of Enter come first; what else there is to say only where it fits. */
#include "ui/form_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/lang.h"
#include "base/text.h"
#include "ui/screen.h"

const struct field *form_field_here(struct ui *ui)
{
	const struct here *here = ui->here;

	return here != NULL && here->form != NULL && (size_t)here->field < here->form->count ? &here->form->fields[here->field] : NULL;
}

/* A line to type a number in, where digits alone cannot say it. */
bool field_types_number(const struct field *field)
{
	return field->type == FIELD_NUMBER || (field->type == FIELD_SCALE && field->max > 9);
}

static void read_marks(struct form_view *view, const struct field *field, const char *value)
{
	char *copy = mem_copy(value), *save = NULL;

	for (char *word = strtok_r(copy, " ", &save); word != NULL; word = strtok_r(NULL, " ", &save)) {
		char *colon = strchr(word, ':');

		if (colon != NULL)
			*colon = '\0';
		for (size_t i = 0; i < field->option_count && i < MARKS_MOST; i++)
			if (strcmp(field->options[i].id, word) == 0)
				view->marks[i] = colon != NULL ? (int)strtol(colon + 1, NULL, 10) : 1;
	}
	free(copy);
}

static void read_row(struct form_view *view, const struct field *field, const char *value)
{
	for (int i = 0; i < field_choices(field); i++) {
		char *other = field_choice_value(field, i);

		if (strcmp(other, value) == 0)
			view->row = i;
		free(other);
	}
}

static void read_value(struct form_view *view, const struct field *field, const char *value)
{
	switch (field->type) {
	case FIELD_PICK:
	case FIELD_SCALE:
		read_row(view, field, value);
		break;
	case FIELD_MANY:
	case FIELD_POINTS:
		read_marks(view, field, value);
		break;
	case FIELD_NOTE:
	case FIELD_NUMBER:
	case FIELD_TEXT:
		break;
	}
}

/* A turn goes on where it was left, and what was chosen or half typed before is not there for whoever typed the number. */
static void begin_turn(struct ui *ui, struct form_view *view)
{
	if (ui_turn(ui) && !view->turn)
		view->from = ui->here->field + (ui->here->value != NULL);
	view->turn = ui_turn(ui);
}

bool form_unseen(struct ui *ui, int field)
{
	return ui_turn(ui) && ui->form.turn && field < ui->form.from;
}

bool form_answer_unseen(struct ui *ui)
{
	return form_field_here(ui) != NULL && ui->here->value != NULL && form_unseen(ui, ui->here->field);
}

void form_shut(struct ui *ui)
{
	if (!ui_turn(ui) || ui->here->form == NULL)
		return;
	ui->form.turn = true;
	ui->form.from = ui->here->field + 1;
	ui->form.key[0] = '\0';
}

/* Back at a field the person asked to see it. */
static void show_from_here(struct ui *ui)
{
	if (!ui_turn(ui))
		return;
	if (!ui->form.turn || ui->here->field < ui->form.from)
		ui->form.from = ui->here->field;
	ui->form.turn = true;
	ui->form.key[0] = '\0';
}

void form_name(const struct here *here, const char *field, char name[static 160])
{
	snprintf(name, 160, "%d %d %d %.30s %.80s", here->part_number, here->step, here->participant != NULL ? here->participant->seat : 0,
		here->team != NULL ? here->team : "", field);
}

/* Starts anew when another field, or the field of somebody else, is asked. */
struct form_view *form_sync(struct ui *ui)
{
	const struct here *here = ui->here;
	const struct field *field = form_field_here(ui);
	struct form_view *view = &ui->form;
	const char *value;
	char key[sizeof view->key];

	if (field == NULL)
		return view;
	form_name(here, field->id, key);
	if (strcmp(key, view->key) == 0)
		return view;
	memcpy(view->key, key, sizeof key);
	memset(view->marks, 0, sizeof view->marks);
	view->token = (struct token){.wrong = false};
	view->asked = false;
	view->typed = '\0';
	begin_turn(ui, view);
	value = form_answer_unseen(ui) ? NULL : here->value;
	view->row = field->type == FIELD_MANY || field->type == FIELD_POINTS ? 0 : -1;
	editor_start(&view->edit, field->type == FIELD_TEXT || field_types_number(field) ? value : NULL, field->type == FIELD_TEXT ? field->max : 3);
	view->edit.digits = field->type != FIELD_TEXT;
	view->fresh = true;
	ui->typed_at = 0;
	ui->stack[0].scroll = 0;
	ui->stack[0].follow = true;
	if (value != NULL)
		read_value(view, field, value);
	return view;
}

/* Half-typed text goes to the file after a pause, and when the program must stop. */
void form_keep(struct ui *ui)
{
	const struct field *field = form_field_here(ui);
	struct error error;
	char *text;

	if (field == NULL || field->type != FIELD_TEXT || !ui->form.changed || ui->here->form == NULL)
		return;
	text = editor_text(&ui->form.edit);
	if (answer_draft(ui->w, text, &error))
		ui->form.changed = false;
	else
		ui_say(ui, error.text);
	free(text);
	ui_settle(ui);
}

void card_ended(struct ui *ui)
{
	term_drop_keys();
	ui->answered_with = ui->pressed;
	ui->answered_at = clock_steady_ms();
}

/* After each card what was typed ahead is dropped: it was meant for the card before. */
enum redo form_answer(struct ui *ui, const char *value)
{
	struct error error;
	int field = ui->here->field;
	bool turn = ui_turn(ui), ok = answer_give(ui->w, form_field_here(ui)->id, value, &error);

	if (!ok)
		return ui_done(ui, false, &error);
	/* What is answered now the person has just seen. */
	if (ui->form.from > field)
		ui->form.from = field;
	ui->form.key[0] = '\0';
	ui->form.changed = false;
	ui->typed_at = 0;
	if (turn)
		card_ended(ui);
	return ui_done(ui, true, &error);
}

enum redo form_choose(struct ui *ui, int row)
{
	char *value = field_choice_value(form_field_here(ui), row);
	enum redo redo;

	ui->form.row = row;
	redo = form_answer(ui, value);
	free(value);
	return redo;
}

/* Ids with their dots, or the ids that are marked. */
static enum redo answer_marks(struct ui *ui, const struct field *field)
{
	struct str value = STR_EMPTY;
	enum redo redo;

	for (size_t i = 0; i < field->option_count && i < MARKS_MOST; i++) {
		if (ui->form.marks[i] == 0)
			continue;
		str_addf(&value, "%s%s", value.len > 0 ? " " : "", field->options[i].id);
		if (field->type == FIELD_POINTS)
			str_addf(&value, ":%d", ui->form.marks[i]);
	}
	redo = form_answer(ui, value.data);
	str_release(&value);
	return redo;
}

static enum redo answer_text(struct ui *ui)
{
	char *text = editor_text(&ui->form.edit);
	enum redo redo = form_answer(ui, text);

	free(text);
	return redo;
}

enum redo form_on(struct ui *ui)
{
	const struct form_view *view = form_sync(ui);
	const struct field *field = form_field_here(ui);

	if (form_answer_unseen(ui)) {
		show_from_here(ui);
		return REDO_SCREEN;
	}
	if (field_types_number(field))
		return answer_text(ui);
	if (view->typed != '\0' && field->type != FIELD_PICK)
		return form_take_typed(ui);
	switch (field->type) {
	case FIELD_PICK:
	case FIELD_SCALE:
		return view->row >= 0 ? form_choose(ui, view->row) : form_answer(ui, "");
	case FIELD_MANY:
	case FIELD_POINTS:
		return answer_marks(ui, field);
	case FIELD_TEXT:
		return answer_text(ui);
	case FIELD_NOTE:
	case FIELD_NUMBER:
		break;
	}
	return REDO_NOTHING;
}

static enum redo move(struct ui *ui, int by)
{
	struct error error;
	bool ok;

	ui_keep_typing(ui);
	ok = answer_move(ui->w, by, &error);
	ui->form.key[0] = '\0';
	return ui_done(ui, ok, &error);
}

enum redo form_before(struct ui *ui)
{
	enum redo redo = move(ui, -1);

	ui->here = run_here(ui->w);
	show_from_here(ui);
	return redo;
}

enum redo form_aside(struct ui *ui)
{
	struct error error;
	bool ok;

	ui_keep_typing(ui);
	if (ui_for_self(ui))
		return session_back(ui);
	ok = answer_put_aside(ui->w, &error);
	ui->form.key[0] = '\0';
	return ui_done(ui, ok, &error);
}

static bool any_mark(const struct form_view *view)
{
	for (int i = 0; i < MARKS_MOST; i++)
		if (view->marks[i] > 0)
			return true;
	return false;
}

const char *form_enter(struct ui *ui)
{
	const struct form_view *view = form_sync(ui);
	const struct field *field = form_field_here(ui);
	bool chosen;

	if (field == NULL)
		return tr("on");
	if (form_answer_unseen(ui))
		return tr("show what I had");
	if (view->typed != '\0' && field->type != FIELD_PICK)
		return tr("choose this one");
	chosen = view->row >= 0;
	if (field->type == FIELD_MANY || field->type == FIELD_POINTS)
		chosen = any_mark(view);
	else if (field->type == FIELD_TEXT || field_types_number(field))
		chosen = !editor_empty(&view->edit);
	return chosen ? tr("this is my answer") : tr("leave this open");
}

static void form_done_draw(struct ui *ui, struct page *page)
{
	page_gap(page);
	if (ui_turn(ui))
		page_text(page, STYLE_HEAD, tr("Done? Enter = hand in and pass on."));
	else if (ui_for_self(ui))
		page_text(page, STYLE_HEAD, tr("Done? Enter = see your answers."));
	else
		page_text(page, STYLE_HEAD, tr("Done? Enter = hand in."));
	page_gap(page);
	page_text(page, STYLE_PLAIN, tr("Backspace goes back to your last answer."));
}

static enum redo form_done_on(struct ui *ui)
{
	struct error error;
	bool turn = ui_turn(ui), ok;

	if (ui_for_self(ui))
		return session_go_on(ui);
	ok = answer_hand_in(ui->w, &error);
	ui->form.turn = false;
	if (ok && turn)
		card_ended(ui);
	return ui_done(ui, ok, &error);
}

static const char *form_done_enter(struct ui *ui)
{
	return ui_turn(ui) ? tr("hand in and pass on") : ui_for_self(ui) ? tr("see your answers") : tr("hand in");
}

static const struct key_row form_done_keys[] = {
	{TERM_BACKSPACE, N_("change my last answer"), N_("Back to the last answer."), form_before, NULL},
	{TERM_CTRL_G, NULL, N_("For the facilitator: puts this form aside as it is."), form_aside, NULL},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen form_done_screen = {
	.use = USE_SESSION | USE_TURN,
	.keys = form_done_keys,
	.entered = form_done_enter,
	.draw = form_done_draw,
	.on = form_done_on,
	.back = form_before,
};
