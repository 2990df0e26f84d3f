/* SPDX-License-Identifier: EUPL-1.2 */
/* Sheets of paper typed back, by somebody who looks at the paper: a number, the digits, Enter. No key that waits is dropped and no repeat is ignored here. */
#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/text.h"
#include "ui/form_view.h"
#include "workbook/paper.h"

enum { ROOMY = 16, BIG_LINES = 5, STRIP_LINES = 3, QUESTIONS_MOST = 64, OPTIONS_MOST = 12 /* on a low window; who types looks at the paper */ };

/* --- where all see the screen --- */

static int sheets_here(struct ui *ui)
{
	return 1 + ui->here->part_number * 100 + ui->here->step;
}

/* What is typed from the sheets is for one pair of eyes. The warning stands before it once, not before every sheet. */
static void sheets_opened(struct ui *ui)
{
	ui_level(ui)->opened = ui->sheets_open == sheets_here(ui);
}

static void sheets_stay_open(struct ui *ui)
{
	ui->sheets_open = sheets_here(ui);
}

/* --- between two sheets --- */

static void number_line(struct ui *ui)
{
	editor_start(&ui->edit, NULL, 3);
	ui->edit.digits = true;
}

static int number_typed(struct ui *ui)
{
	return editor_empty(&ui->edit) ? -1 : (int)strtol(ui->edit.text.data, NULL, 10);
}

/* The role beside the number, so that a wrong number is noticed. */
static void draw_number(struct ui *ui, struct page *page)
{
	int number = number_typed(ui);
	const struct participant *one = number > 0 ? people_seat(&workbook_session(ui->w)->people, number) : NULL;

	if (number > 0 && page->height >= ROOMY)
		page_big(page, number);
	if (number == 0)
		page_text(page, STYLE_STRONG, tr("A sheet without a number"));
	else if (one != NULL)
		page_text(page, STYLE_STRONG, role_label(one->role));
	else if (number > 0)
		page_text(page, STYLE_STRONG, tr("This number was not given to anybody today."));
	else
		page_text(page, STYLE_PLAIN, tr("0 is a sheet without a number."));
}

static void paper_draw(struct ui *ui, struct page *page)
{
	const struct here *here = ui->here;
	struct str waiting = STR_EMPTY;

	if (page->height >= ROOMY && here->step_form != NULL) {
		page_text(page, STYLE_HEAD, here->step_form->title);
		page_gap(page);
	}
	page_editor(page, tr("Which number is on the sheet?"), &ui->edit, true);
	draw_number(ui, page);
	page_gap(page);
	paper_waiting(ui->w, &waiting);
	page_text(page, STYLE_PLAIN, waiting.data);
	str_release(&waiting);
}

static enum redo sheet_open(struct ui *ui, int number)
{
	struct error error;
	bool ok;

	sheets_stay_open(ui);
	ok = number > 0 ? answer_open_seat(ui->w, number, &error) : paper_open(ui->w, &error);
	ui->form.key[0] = '\0';
	number_line(ui);
	return ui_done(ui, ok, &error);
}

static enum redo paper_on(struct ui *ui)
{
	if (number_typed(ui) >= 0)
		return sheet_open(ui, number_typed(ui));
	ui->sheets_open = 0;
	return session_go_on(ui);
}

static enum redo paper_screen_key(struct ui *ui, int key)
{
	if (key == ' ')
		return number_typed(ui) < 0 ? REDO_NOTHING : sheet_open(ui, number_typed(ui));
	if (key == '-' && number_typed(ui) < 0)
		return sheet_open(ui, 0);
	return editor_key(&ui->edit, key) ? REDO_SCREEN : REDO_UNUSED;
}

static const char *paper_enter(struct ui *ui)
{
	if (number_typed(ui) >= 0)
		return tr("type this sheet");
	return ui->here->enter != NULL ? ui->here->enter : tr("on");
}

static const struct key_row paper_keys[] = {
	{TERM_DIGITS, NULL, N_("The number on the sheet, then Enter or a space; 0 for a sheet without a number."), NULL, NULL},
	{'m', N_("another way"), N_("Another way of answering, as long as nobody has answered."), ways_again, ways_may_change},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen paper_screen = {
	.use = USE_SESSION | USE_PRIVATE,
	.keys = paper_keys,
	.entered = paper_enter,
	.open = sheets_opened,
	.line = number_line,
	.draw = paper_draw,
	.key = paper_screen_key,
	.on = paper_on,
	.back = session_back,
};

/* --- one sheet: what it shows --- */

static bool asks_words(struct ui *ui)
{
	const struct field *field = form_field_here(ui);

	return field != NULL && field->type == FIELD_TEXT;
}

static void draw_whose(struct ui *ui, struct page *page)
{
	const struct participant *one = ui->here->participant;
	struct str number = STR_EMPTY;

	if (one != NULL)
		str_addf(&number, tr("Number %d"), one->seat);
	if (one == NULL)
		page_text(page, STYLE_STRONG, tr("A sheet without a number"));
	else
		page_textf(page, STYLE_STRONG, "%s · %s", number.data, role_label(one->role));
	str_release(&number);
}

/* What was typed for a question, or is being typed. */
static void add_typed(struct ui *ui, const struct field *field, struct str *out)
{
	const char *value = answer_value(ui->w, field->id);

	if (field == form_field_here(ui) && ui->form.token.text[0] != '\0')
		str_add(out, ui->form.token.text);
	else if (value != NULL)
		typed_of_value(field, value, out);
}

/* The questions of the sheet that have something to show, in the order of the form. */
struct typed_list {
	const struct field *fields[QUESTIONS_MOST];
	size_t count;
};

static struct typed_list list_typed(struct ui *ui)
{
	const struct form *form = ui->here->form;
	struct typed_list list = {.count = 0};

	for (size_t i = 0; i < form->count && list.count < QUESTIONS_MOST; i++)
		if (form->fields[i].type != FIELD_NOTE && (answer_value(ui->w, form->fields[i].id) != NULL || (int)i == ui->here->field))
			list.fields[list.count++] = &form->fields[i];
	return list;
}

static void add_item(struct ui *ui, const struct field *field, struct str *line)
{
	int number = form_number(ui->here->step_form, field->id);
	struct str item = STR_EMPTY;

	str_add(&item, field == form_field_here(ui) ? ">" : "");
	if (number > 0)
		str_addf(&item, "%d:", number);
	else
		str_addf(&item, "%s:", tr("role"));
	add_typed(ui, field, &item);
	str_addf(line, "%s%s", line->len > 0 ? "  " : "", item.data);
	str_release(&item);
}

/* "1:8  2:4  >3:", the last of them where not all fit. */
static void draw_strip(struct ui *ui, struct page *page, int lines)
{
	struct typed_list list = list_typed(ui);

	for (size_t first = 0; first < list.count; first++) {
		struct page strip = {.width = page->width, .height = page->height, .selected = -1, .cursor_line = -1};
		struct str line = STR_EMPTY;
		bool fits;

		for (size_t i = first; i < list.count; i++)
			add_item(ui, list.fields[i], &line);
		page_text(&strip, STYLE_PLAIN, line.data);
		str_release(&line);
		fits = (int)strip.lines.count <= lines;
		if (fits)
			page_append(page, &strip);
		page_release(&strip);
		if (fits)
			return;
	}
}

/* The last digits in large cells, to be read from where the paper lies. */
static void draw_big(struct ui *ui, struct page *page)
{
	struct typed_list list = list_typed(ui);
	struct str all = STR_EMPTY;
	size_t from = 0;

	for (size_t i = 0; i < list.count; i++) {
		if (list.fields[i]->type == FIELD_TEXT)
			continue;
		str_add(&all, all.len > 0 ? " " : "");
		add_typed(ui, list.fields[i], &all);
	}
	while (from < all.len && page_big_width(all.data + from) > page->width)
		from++;
	if (from < all.len)
		page_big_text(page, all.data + from);
	str_release(&all);
}

static void draw_question(struct ui *ui, struct page *page)
{
	const struct field *field = form_field_here(ui);
	struct str line = STR_EMPTY;

	if (field == NULL) {
		page_text(page, STYLE_HEAD, tr("All of this sheet is typed."));
		page_cursor(page, 0);
		return;
	}
	if (ui->here->question > 0)
		str_addf(&line, "%d  ", ui->here->question);
	str_add(&line, field->label);
	page_text(page, STYLE_HEAD, line.data);
	str_clear(&line);
	if (field->type == FIELD_TEXT) {
		page_editor(page, "›", &ui->form.edit, true);
	} else {
		if (field_types_number(field))
			page_textf(page, STYLE_PLAIN, field->min > 0 && field->max == 10 ? tr("%d to %d; 0 is 10") : tr("%d to %d"), field->min, field->max);
		if (field->option_count <= OPTIONS_MOST || page->height >= ROOMY)
			form_options_draw(field, page);
		page_text(page, STYLE_PLAIN, typed_hint(field));
		str_add(&line, "› ");
		add_typed(ui, field, &line);
		page_text(page, STYLE_STRONG, line.data);
		page_cursor(page, text_width(line.data));
	}
	str_release(&line);
}

static void sheet_draw(struct ui *ui, struct page *page)
{
	struct page question = {.width = page->width, .height = page->height, .selected = -1, .cursor_line = -1};
	int room;

	form_sync(ui);
	draw_whose(ui, page);
	draw_question(ui, &question);
	room = page->height - (int)page->lines.count - (int)question.lines.count;
	if (page->height >= ROOMY && room >= BIG_LINES + STRIP_LINES + 3) {
		page_gap(page);
		draw_big(ui, page);
		page_gap(page);
	}
	draw_strip(ui, page, room < STRIP_LINES ? room : STRIP_LINES);
	if ((int)page->lines.count + (int)question.lines.count < page->height)
		page_gap(page);
	page_append(page, &question);
}

/* --- one sheet: its keys --- */

static enum redo sheet_move(struct ui *ui, int by)
{
	struct error error;
	bool ok;

	ui_keep_typing(ui);
	ok = answer_move(ui->w, by, &error);
	ui->form.key[0] = '\0';
	return ui_done(ui, ok, &error);
}

/* The last key, be it of the question before. Past the first of the sheet it is closed. */
static enum redo sheet_backspace(struct ui *ui)
{
	struct token token = {.wrong = false};
	struct error error;

	if (token_back(&ui->form.token))
		return REDO_SCREEN;
	ui_keep_typing(ui);
	if (!paper_key_back(ui->w, &token, &error))
		return error.text[0] != '\0' ? ui_done(ui, false, &error) : form_aside(ui);
	ui_settle(ui);
	ui->form.key[0] = '\0';
	form_sync(ui)->token = token;
	return REDO_SCREEN;
}

static enum redo sheet_drop(struct ui *ui)
{
	struct error error;
	bool ok = paper_drop(ui->w, &error);

	ui->form.key[0] = '\0';
	ui->form.changed = false;
	ui->typed_at = 0;
	return ok ? ui_say(ui, tr("This sheet was put away: nothing of it is kept.")) : ui_done(ui, false, &error);
}

static enum redo digits_first(struct ui *ui)
{
	return ui_say(ui, form_field_here(ui) == NULL ? tr("All of this sheet is typed. Enter keeps it; the arrows go to a question.")
	                                              : tr("First the digits of all questions; words come last."));
}

/* What was begun for the next question goes along to it. */
static enum typed type_key(struct ui *ui, char key, struct error *error)
{
	struct token token = form_sync(ui)->token;
	enum typed typed = paper_key(ui->w, &token, key, error);

	ui_settle(ui);
	form_sync(ui)->token = token;
	return typed;
}

static enum redo say_wrong(struct ui *ui, const struct error *error)
{
	struct str said = STR_EMPTY;

	str_add_sentence(&said, "%s", error->text);
	if (ui->form.token.wrong)
		str_add_sentence(&said, "%s", tr("Backspace takes it away."));
	ui_say(ui, said.data);
	str_release(&said);
	return REDO_SCREEN;
}

/* A letter is the first of the words: what stands before it is done with, where that is all. */
static enum redo typed_not(struct ui *ui, int key)
{
	struct error error;

	if (ui->form.token.text[0] != '\0' && type_key(ui, ' ', &error) == TYPED_WRONG)
		return say_wrong(ui, &error);
	if (key == ' ')
		return REDO_SCREEN;
	return asks_words(ui) ? form_text_key(ui, key) : digits_first(ui);
}

static enum redo sheet_digit(struct ui *ui, int key)
{
	struct error error;

	if (key < ' ' || key >= TERM_SPECIAL)
		return REDO_UNUSED;
	switch (type_key(ui, key < 127 ? (char)key : 'x', &error)) {
	case TYPED_NOT:
		return typed_not(ui, key);
	case TYPED_MORE:
	case TYPED_VALUE:
	case TYPED_BEFORE:
		return REDO_SCREEN;
	case TYPED_WRONG:
		break;
	}
	return say_wrong(ui, &error);
}

static enum redo sheet_key(struct ui *ui, int key)
{
	struct form_view *view = form_sync(ui);

	if (key == TERM_ENTER || key == TERM_ESC)
		return REDO_UNUSED;
	view->asked = false;
	sheets_stay_open(ui);
	if (asks_words(ui) && form_text_key(ui, key) != REDO_UNUSED)
		return REDO_SCREEN;
	if (key == TERM_BACKSPACE)
		return sheet_backspace(ui);
	if (key == TERM_UP || key == TERM_LEFT || key == TERM_BACK_TAB)
		return sheet_move(ui, -1);
	if (key == TERM_DOWN || key == TERM_RIGHT || key == TERM_TAB)
		return sheet_move(ui, 1);
	return sheet_digit(ui, key);
}

/* Questions without an answer are said once: a digit that was missed shows there. */
static enum redo sheet_keep(struct ui *ui)
{
	struct error error;
	struct str said = STR_EMPTY;
	bool asks = paper_untyped(ui->w, &said) > 0 && !ui->form.asked, ok;

	if (asks) {
		ui->form.asked = true;
		str_add_sentence(&said, "%s", tr("Enter once more keeps the sheet like this."));
		ui_say(ui, said.data);
	}
	str_release(&said);
	if (asks)
		return REDO_SCREEN;
	ok = answer_hand_in(ui->w, &error);
	ui->form.key[0] = '\0';
	return ui_done(ui, ok, &error);
}

/* Enter was forgotten, and this is the next sheet: that is asked once. */
static bool digits_asked(struct ui *ui, const char *text)
{
	bool asks = paper_is_digits(text) && !ui->form.asked;

	if (asks)
		ui_say(ui, tr("These are digits, no words: the next sheet? Ctrl-U takes them away, Enter once more keeps them as words."));
	ui->form.asked = true;
	return asks;
}

static enum redo sheet_words(struct ui *ui)
{
	char *text = editor_text(&ui->form.edit);
	enum redo redo = digits_asked(ui, text) ? REDO_SCREEN : form_answer(ui, text);

	free(text);
	ui_settle(ui);
	return ui->here->form != NULL && form_field_here(ui) == NULL ? sheet_keep(ui) : redo;
}

static enum redo sheet_on(struct ui *ui)
{
	struct form_view *view = form_sync(ui);

	/* past the warning, without looking */
	if (ui_screen(ui) != &sheet_screen)
		return form_aside(ui);
	if (asks_words(ui) && (view->changed || !editor_empty(&view->edit)))
		return sheet_words(ui);
	if (view->token.text[0] != '\0')
		return sheet_digit(ui, ' ');
	return sheet_keep(ui);
}

static const char *sheet_enter(struct ui *ui)
{
	const struct form_view *view = form_sync(ui);

	if (view->token.text[0] != '\0')
		return tr("next question");
	return asks_words(ui) && !editor_empty(&view->edit) ? tr("keep these words") : tr("keep this sheet");
}

static bool asks_digits(struct ui *ui)
{
	return !asks_words(ui);
}

static const struct key_row sheet_keys[] = {
	{TERM_DIGITS, NULL, N_("The digit that was chosen; the next question comes by itself. More than one answer: digits, then a space; above ten options + between the numbers."), NULL, asks_digits},
	{'.', N_("left open"), N_("This question was left open."), NULL, asks_digits},
	{TERM_TAB, N_("next words"), N_("To the next question, this one left as it is."), NULL, asks_words},
	{TERM_BACKSPACE, N_("the last key"), N_("Takes the last key back, also of the question before."), NULL, NULL},
	{TERM_ARROWS, NULL, N_("To another question of this sheet, to change it."), NULL, NULL},
	{TERM_CTRL_U, NULL, N_("Puts this sheet away: nothing of it is kept."), sheet_drop, asks_digits},
	{TERM_CTRL_G, NULL, N_("Puts this sheet aside, half typed; the same number goes on with it."), form_aside, NULL},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen sheet_screen = {
	.use = USE_TYPING | USE_PRIVATE,
	.keys = sheet_keys,
	.entered = sheet_enter,
	.open = sheets_opened,
	.draw = sheet_draw,
	.key = sheet_key,
	.on = sheet_on,
	.back = form_aside,
};
