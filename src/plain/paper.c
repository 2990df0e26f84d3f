/* SPDX-License-Identifier: EUPL-1.2 */
/* paper.c - sheets of paper typed back: one line per sheet, the number and the digits; the words after it, one line each. */
#include "own.h"

#include <stdlib.h>
#include <string.h>

#include "workbook/paper.h"

/* --- between two sheets --- */

/* "3  Which mark ...? (1 to 10)": what stands on the sheet, for who types it. */
static void question_row(struct plain *p, const struct form *form, const struct field *field)
{
	struct str first = STR_EMPTY, row = STR_EMPTY;
	if (form_number(form, field->id) > 0)
		str_addf(&first, "%d  ", form_number(form, field->id));
	str_add(&row, field->label);
	if (field_slots(field) > 0 && field->option_count > 0)
		str_addf(&row, tr(" (1 to %zu)"), field->option_count);
	else if (field_slots(field) > 0)
		str_addf(&row, tr(" (%d to %d)"), field->min, field->max);
	say_indented(p, first.data, row.data);
	str_release(&first);
	str_release(&row);
}

static bool asks_role(const struct form *form)
{
	for (size_t i = 0; i < form->count; i++)
		if (form->fields[i].role)
			return true;
	return false;
}

static void paper_show(struct plain *p)
{
	const struct form *form = run_here(p->w)->step_form;
	step_say(p, form);
	if (run_here(p->w)->handed_in == 0)
		say(p, tr("Is there a projector? Make it black first: what you type from the sheets can be read on it."));
	for (size_t i = 0; i < form->count; i++)
		if (form_number(form, form->fields[i].id) > 0)
			question_row(p, form, &form->fields[i]);
	say(p, tr("One line per sheet: the number, a space, then the digits in this order, as in 7 4253. A point is a question left open. Where there is more than one answer, a space ends them; above ten answers + stands between two numbers. Words come after the line."));
	say(p, asks_role(form) ? tr("A sheet without a number begins with -, and then the digit of the role: 1 volunteer, 2 professional, 3 both, 4 citizen, 5 manager, 6 other.")
	                       : tr("A sheet without a number begins with - instead of the number."));
}

static void paper_prompt(struct plain *p)
{
	struct str waiting = STR_EMPTY;
	say_gap(p);
	answered_say(p);
	paper_waiting(p->w, &waiting);
	if (waiting.len)
		say(p, waiting.data);
	str_release(&waiting);
	say(p, tr("The next sheet: its number and its digits."));
	say_enter(p, run_here(p->w)->enter);
}

/* Opens what the line begins with; rest: the digits behind it. */
static bool sheet_open(struct plain *p, const char *line, const char **rest)
{
	int number = 0;
	size_t mark = line[0] == '-';
	*rest = line + mark + strspn(line + mark, " ");
	if (!mark && !line_number(line, 0, 9999, &number, rest))
		return did(p, error_say(&p->error, tr("Begin with the number on the sheet and a space, or with - where there is none.")));
	return did(p, number > 0 ? answer_open_seat(p->w, number, &p->error) : paper_open(p->w, &p->error));
}

static bool asks_words(const struct here *here)
{
	return here->form && (size_t)here->field < here->form->count && here->form->fields[here->field].type == FIELD_TEXT;
}

/* Answers one question after another from the line; false where it went wrong, with a sentence: the questions before it are kept. */
static bool sheet_digits(struct plain *p, const char *line)
{
	struct token token = {.wrong = false};
	bool well = true;
	for (const char *at = line; well && *at; at++) {
		enum typed typed = paper_key(p->w, &token, *at, &p->error);
		well = typed != TYPED_WRONG && (typed != TYPED_NOT || *at == ' ');
		if (typed == TYPED_NOT && !well)
			error_say(&p->error, asks_words(run_here(p->w)) ? tr("There are more digits than questions.") : tr("Only digits, a point and + stand here."));
	}
	return did(p, well && (token.text[0] == '\0' || paper_key(p->w, &token, ' ', &p->error) != TYPED_WRONG));
}

static bool all_typed(struct plain *p)
{
	struct str said = STR_EMPTY;
	bool all = paper_untyped(p->w, &said) == 0;
	str_release(&said);
	return all;
}

/* On a terminal nothing of a sheet stays on the screen when it is kept: the next hand may be somebody else's. */
static bool sheet_hand_in(struct plain *p)
{
	bool kept = did(p, answer_hand_in(p->w, &p->error));
	if (kept)
		screen_clear(p);
	return kept;
}

/* With all digits there and no words to ask the sheet is kept. */
static void sheet_go_on(struct plain *p)
{
	const struct here *here = run_here(p->w);
	if (here->form && (size_t)here->field == here->form->count && all_typed(p))
		sheet_hand_in(p);
}

static void paper_line(struct plain *p, const char *line)
{
	const char *rest;
	if (!*line)
		go_on(p);
	else if (sheet_open(p, line, &rest) && sheet_digits(p, rest))
		sheet_go_on(p);
}

const struct screen screen_paper = {.show = paper_show, .prompt = paper_prompt, .line = paper_line};

/* --- a sheet that is not whole --- */

static void whose_say(struct plain *p, const struct here *here)
{
	if (here->participant)
		sayf(p, tr("Number %d, %s."), here->participant->seat, role_label(here->participant->role));
	else
		say(p, tr("A sheet without a number."));
}

/* "1:8 2:4": what was typed so far. */
static void typed_say(struct plain *p, const struct here *here)
{
	struct str line = STR_EMPTY;
	for (size_t i = 0; i < here->form->count; i++) {
		const struct field *field = &here->form->fields[i];
		const char *value = answer_value(p->w, field->id);
		int number = form_number(here->step_form, field->id);
		if (!value)
			continue;
		str_add(&line, line.len ? "  " : "");
		if (number > 0)
			str_addf(&line, "%d:", number);
		else
			str_addf(&line, "%s:", tr("role"));
		typed_of_value(field, value, &line);
	}
	if (line.len)
		sayf(p, tr("Typed so far: %s"), line.data);
	str_release(&line);
}

static void question_ask(struct plain *p, const struct here *here)
{
	const struct field *field = &here->form->fields[here->field];
	question_row(p, here->step_form, field);
	if (field->type == FIELD_TEXT) {
		say(p, tr("Type the words. A point leaves this one open; Enter, or the line of the next sheet, keeps this sheet without more words."));
		return;
	}
	question_options(p, field);
	if (typed_hint(field))
		say(p, typed_hint(field));
	say(p, tr("Type the digits from this question on. :b goes to the question before, :drop throws the sheet away."));
}

static void sheet_prompt(struct plain *p)
{
	const struct here *here = run_here(p->w);
	say_gap(p);
	whose_say(p, here);
	typed_say(p, here);
	if ((size_t)here->field < here->form->count)
		question_ask(p, here);
	else
		say(p, tr("All of this sheet is typed. Enter keeps it; :b goes to the question before, :drop throws it away."));
}

static void sheet_keep(struct plain *p)
{
	struct str said = STR_EMPTY;
	bool keep = paper_untyped(p->w, &said) == 0;
	if (!keep) {
		str_add_sentence(&said, "%s", tr("Keep the sheet like this?"));
		keep = line_yes(p, said.data);
	}
	str_release(&said);
	if (keep)
		sheet_hand_in(p);
}

static void sheet_words(struct plain *p, const char *line)
{
	const struct here *here = run_here(p->w);
	if (did(p, answer_give(p->w, here->form->fields[here->field].id, line, &p->error)))
		sheet_go_on(p);
}

/* Where words are asked a line of digits is the next sheet: this one is kept first. */
static bool next_sheet(struct plain *p, const char *line)
{
	return asks_words(run_here(p->w)) && strchr(line, ' ') && paper_is_digits(line) && sheet_hand_in(p) && message_say(p);
}

static void sheet_line(struct plain *p, const char *line)
{
	if (!*line)
		sheet_keep(p);
	else if (next_sheet(p, line))
		paper_line(p, line);
	else if (asks_words(run_here(p->w)))
		sheet_words(p, line);
	else if (sheet_digits(p, line))
		sheet_go_on(p);
}

static bool sheet_back(struct plain *p)
{
	int field = run_here(p->w)->field;
	return did(p, answer_move(p->w, -1, &p->error)) && (run_here(p->w)->field != field || did(p, answer_put_aside(p->w, &p->error)));
}

const struct screen screen_sheet = {.show = paper_show, .prompt = sheet_prompt, .line = sheet_line, .back = sheet_back};

void command_drop(struct plain *p, const char *rest)
{
	(void)rest;
	const struct here *here = run_here(p->w);
	if (here->way != WAY_PAPER || !here->form)
		say(p, tr("No sheet is half typed here."));
	else if (did(p, paper_drop(p->w, &p->error))) {
		screen_clear(p);
		say(p, tr("This sheet was put away: nothing of it is kept."));
	}
}
