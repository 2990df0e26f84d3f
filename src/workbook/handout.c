/* SPDX-License-Identifier: EUPL-1.2 */
/* One exercise on paper: what to read and talk about, the cards, and the sheets to answer on. */
#include "workbook/handout.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "workbook/view.h"

enum { STEPS_MOST = 20, ROW_MOST = 11, LINE_CHARACTERS = 130, LINES_MOST = 3, CHOICES_LEAST = 11 };

static void add_voice(struct handout *handout, size_t step, struct form *form)
{
	handout->voices = mem_room(handout->voices, handout->voice_count, &handout->voice_room, sizeof *handout->voices);
	handout->voices[handout->voice_count++] = (struct voice){step, *form};
	*form = (struct form){0};
}

/* What every team is asked in a step, where they speak as somebody. */
static void read_voices(struct workbook *w, const struct activity *activity, size_t step, struct handout *handout)
{
	const struct form *asked = &handout->steps[step];
	int teams = activity->team_count ? (int)activity->team_count : asked->teams;
	for (int team = 0; asked->by == BY_TEAM && team < teams; team++) {
		struct respondent who = {.kind = RESPONDENT_TEAM, .team = team};
		struct form form = {0};
		if (step_ask(w, activity, (int)step, &who, &form) && form.as)
			add_voice(handout, step, &form);
		form_release(&form);
	}
}

void handout_read(struct workbook *w, const struct activity *activity, struct handout *handout)
{
	struct form form = {0};
	handout->exercise = activity->copy;
	while (handout->count < STEPS_MOST && step_ask(w, activity, (int)handout->count, NULL, &form)) {
		handout->steps = mem_room(handout->steps, handout->count, &handout->room, sizeof *handout->steps);
		handout->steps[handout->count++] = form;
		form = (struct form){0};
		read_voices(w, activity, handout->count - 1, handout);
	}
}

void handout_release(struct handout *handout)
{
	for (size_t i = 0; i < handout->count; i++)
		form_release(&handout->steps[i]);
	for (size_t i = 0; i < handout->voice_count; i++)
		form_release(&handout->voices[i].form);
	free(handout->steps);
	free(handout->voices);
	*handout = (struct handout){0};
}

static bool field_has_cards(const struct field *field)
{
	return field->type == FIELD_MANY && field->option_count >= CHOICES_LEAST;
}

/* How many cards a step has to lay on piles, and in *first where its run of questions with equal answers begins; of more such runs the longest. */
static size_t step_cards(const struct form *step, size_t *first)
{
	size_t most = 0;
	for (size_t i = 0, run; step->cards && i < step->count; i += run > 0 ? run : 1) {
		run = form_run(step, i);
		if (run > 1 && run > most) {
			most = run;
			*first = i;
		}
	}
	return most;
}

/* Options of a question so long that they go on cards of their own. */
static size_t step_choices(const struct form *step)
{
	for (size_t i = 0; i < step->count; i++)
		if (field_has_cards(&step->fields[i]))
			return step->fields[i].option_count;
	return 0;
}

static bool step_has_answers(const struct form *step)
{
	return form_questions(step) > 0;
}

static const char *handout_title(const struct handout *handout)
{
	return exercise_text(handout->exercise, "exercise", "title");
}

static char *step_title(const struct handout *handout, const struct form *step)
{
	struct str title = STR_EMPTY;
	str_add(&title, handout_title(handout));
	if (step->title)
		str_addf(&title, " · %s", step->title);
	if (step->as_label)
		str_addf(&title, " · %s", step->as_label);
	return str_take(&title);
}

/* --- one question --- */

static void add_choices(struct print_item *item, const struct field *field, bool labels)
{
	for (int row = 0; row < field_choices(field); row++)
		print_add_choice(item, field_digit(field, row), labels ? field_choice_label(field, row) : NULL);
}

/* What to know before answering: the help of the question, how to answer, who reads it. */
static void add_below(struct print_item *item, const struct field *field, const char *how)
{
	struct str below = STR_EMPTY;
	str_add(&below, field->help);
	if (how)
		str_addf(&below, "%s%s", below.len > 0 ? " " : "", how);
	if (below.len > 0)
		item->below = mem_copy(below.data);
	str_release(&below);
}

static void ask_points(struct print_item *item, const struct field *field)
{
	struct str how = STR_EMPTY;
	str_addf(&how, tr("Divide %d dots: write how many behind each."), field->max);
	add_below(item, field, how.data);
	str_release(&how);
	item->answer = ANSWER_COUNTS;
	add_choices(item, field, true);
}

/* Few numbers are there to circle, for a number is quicker to circle than to write; many have a box. */
static void ask_number(struct print_item *item, const struct field *field)
{
	struct str how = STR_EMPTY;
	bool row = field->max - field->min < ROW_MOST;
	if (!row)
		str_addf(&how, tr("A number from %d to %d."), field->min, field->max);
	add_below(item, field, row ? NULL : how.data);
	str_release(&how);
	item->answer = row ? ANSWER_ROW : ANSWER_BOX;
	for (int number = field->min; row && number <= field->max; number++)
		print_add_choice(item, number, NULL);
}

static void ask_scale(struct print_item *item, const struct field *field)
{
	add_below(item, field, NULL);
	item->answer = field->option_count > 0 ? ANSWER_LIST : ANSWER_ROW;
	item->low = mem_copy(field->low);
	item->high = mem_copy(field->high);
	add_choices(item, field, true);
}

static void ask_text(struct print_item *item, const struct field *field, bool lines)
{
	int wanted = (field->max + LINE_CHARACTERS - 1) / LINE_CHARACTERS;
	add_below(item, field, lines ? audience_sentence(field->audience) : NULL);
	item->answer = lines ? ANSWER_LINES : ANSWER_NONE;
	item->lines = wanted < 1 ? 1 : wanted > LINES_MOST ? LINES_MOST : wanted;
}

/* What each number says stands on the cards and on the question sheet. */
static void ask_cards(struct print_item *item, const struct field *field)
{
	add_below(item, field, tr("Circle the numbers of your cards. You may choose more than one."));
	item->answer = ANSWER_ROW;
	add_choices(item, field, false);
}

static void fill_question(struct print_item *item, const struct field *field, bool lines)
{
	switch (field->type) {
	case FIELD_NOTE:
		break;
	case FIELD_PICK:
	case FIELD_MANY:
		add_below(item, field, field->role ? tr("Needed only where no number is written down.") : field->type == FIELD_MANY ? tr("You may choose more than one.") : NULL);
		item->answer = ANSWER_LIST;
		add_choices(item, field, true);
		break;
	case FIELD_POINTS:
		ask_points(item, field);
		break;
	case FIELD_SCALE:
		ask_scale(item, field);
		break;
	case FIELD_NUMBER:
		ask_number(item, field);
		break;
	case FIELD_TEXT:
		ask_text(item, field, lines);
		break;
	}
}

static struct print_item *add_numbered(struct print_sheet *sheet, const struct form *step, size_t field)
{
	int question = form_question_number(step, field);
	char number[12];
	snprintf(number, sizeof number, "%d", question);
	return print_add_item(sheet, PRINT_QUESTION, question > 0 ? number : "", step->fields[field].label);
}

/* Under one another, for they are more than what stays together on a page. */
static void add_points(struct print_sheet *sheet, const struct field *field)
{
	for (int row = 0; row < field_choices(field); row++) {
		char number[12];
		snprintf(number, sizeof number, "%d", field_digit(field, row));
		print_add_item(sheet, PRINT_POINT, number, field_choice_label(field, row));
	}
}

/* Its number and its answers are those of the screen. */
static void sheet_add_question(struct print_sheet *sheet, const struct form *step, size_t field, bool lines)
{
	if (step->fields[field].type == FIELD_NOTE) {
		print_add_item(sheet, PRINT_TEXT, NULL, step->fields[field].label);
	} else if (field_has_cards(&step->fields[field]) && lines) {
		ask_cards(add_numbered(sheet, step, field), &step->fields[field]);
	} else if (field_has_cards(&step->fields[field])) {
		add_numbered(sheet, step, field)->below = mem_copy(step->fields[field].help);
		add_points(sheet, &step->fields[field]);
	} else {
		fill_question(add_numbered(sheet, step, field), &step->fields[field], lines);
	}
}

/* One of many with the same answers: only the digits; what they mean stands above them. */
static void add_row(struct print_sheet *sheet, const struct form *step, size_t field)
{
	struct print_item *item = add_numbered(sheet, step, field);
	item->below = mem_copy(step->fields[field].help);
	item->answer = ANSWER_ROW;
	add_choices(item, &step->fields[field], false);
}

static void add_legend(struct print_sheet *sheet, const struct field *field)
{
	add_choices(print_add_item(sheet, PRINT_LEGEND, NULL, NULL), field, true);
}

/* --- what to read and talk about --- */

static void add_texts(const struct exercise *exercise, const char *list, struct print_sheet *sheet)
{
	const struct exercise_line *line;
	for (size_t at = 0; (line = exercise_list(exercise, "exercise", list, &at));)
		print_add_item(sheet, PRINT_TEXT, NULL, line->value);
}

static void add_talk(const struct exercise *exercise, struct print_sheet *sheet)
{
	const struct exercise_line *line;
	int number = 0;
	for (size_t at = 0; (line = exercise_list(exercise, "exercise", "talk", &at));) {
		char mark[12];
		if (++number == 1)
			print_add_item(sheet, PRINT_HEAD, NULL, tr("To talk about"));
		snprintf(mark, sizeof mark, "%d", number);
		print_add_item(sheet, PRINT_POINT, mark, line->value);
	}
}

/* A run of cards is on the cards themselves: here only which there are and where they go. */
static void add_cards_said(struct print_sheet *sheet, const struct form *step, size_t first, size_t cards)
{
	int from = form_question_number(step, first);
	print_add_itemf(sheet, PRINT_TEXT, NULL, tr("Cards %d to %d. Put every card on one of these piles:"), from, from + (int)cards - 1);
	add_legend(sheet, &step->fields[first]);
}

/* What one hand writes for the others is asked by the instruction; the lines for it are on the answer sheet. */
static bool is_read(const struct form *step, size_t field)
{
	return step->fields[field].type != FIELD_TEXT || step->by == BY_EACH;
}

/* As one team is asked it: the questions are the same for the others. */
static const struct form *form_read(const struct handout *handout, size_t step)
{
	for (size_t i = 0; i < handout->voice_count; i++)
		if (handout->voices[i].step == step)
			return &handout->voices[i].form;
	return &handout->steps[step];
}

/* What stood in an earlier step, a text or a question, stands on this sheet already. */
static bool stood_before(const struct handout *handout, size_t step, const struct field *field)
{
	bool before = false;
	for (size_t i = 0; !before && i < step; i++)
		before = (field->type == FIELD_NOTE || handout->steps[i].by == BY_TEAM) && form_field(&handout->steps[i], field->id);
	return before;
}

/* Questions with equal answers: the answers once, under them. */
static void add_run(struct print_sheet *sheet, const struct form *step, size_t first, size_t run)
{
	for (size_t i = first; i < first + run; i++)
		add_numbered(sheet, step, i)->below = mem_copy(step->fields[i].help);
	add_legend(sheet, &step->fields[first]);
}

static void add_fields(const struct handout *handout, size_t number, const struct form *step, struct print_sheet *sheet)
{
	size_t first = 0, cards = step_cards(step, &first);
	for (size_t i = 0, run; i < step->count; i += run > 1 ? run : 1) {
		run = form_run(step, i);
		if (stood_before(handout, number, &step->fields[i]))
			continue;
		if (cards > 0 && i == first)
			add_cards_said(sheet, step, first, cards);
		else if (run > 1)
			add_run(sheet, step, i, run);
		else if (is_read(step, i))
			sheet_add_question(sheet, step, i, false);
	}
}

static void add_step(const struct handout *handout, size_t number, struct print_sheet *sheet)
{
	const struct form *step = form_read(handout, number);
	if (step->title)
		print_add_item(sheet, PRINT_HEAD, NULL, step->title);
	if (step->instruction)
		print_add_item(sheet, PRINT_TEXT, NULL, step->instruction);
	add_fields(handout, number, step, sheet);
}

static bool talks(const struct handout *handout, size_t step)
{
	size_t last = handout->count;
	for (size_t i = 0; i < handout->count; i++)
		if (handout->steps[i].talk)
			last = i;
	return step == (last < handout->count ? last : handout->count - 1);
}

static void print_questions(const struct handout *handout, struct print *print)
{
	struct print_sheet *sheet = print_add_sheet(print_add_section(print, PRINT_PAGES, handout_title(handout)));
	const char *reference = exercise_text(handout->exercise, "exercise", "reference");
	print_add_item(sheet, PRINT_HEAD, NULL, handout_title(handout));
	add_texts(handout->exercise, "intro", sheet);
	for (size_t i = 0; i < handout->count; i++) {
		if (handout->steps[i].count > 0)
			add_step(handout, i, sheet);
		if (talks(handout, i))
			add_talk(handout->exercise, sheet);
	}
	if (*reference)
		print_add_itemf(sheet, PRINT_TEXT, NULL, tr("Source: %s"), reference);
}

/* --- cards --- */

static void add_pile(struct print_section *section, const struct field *field, int row)
{
	char digit[12];
	snprintf(digit, sizeof digit, "%d", field_digit(field, row));
	print_add_item(print_add_sheet(section), PRINT_LARGE, digit, field_choice_label(field, row));
}

static void add_card(struct print_section *section, const struct form *step, size_t field)
{
	char number[12];
	snprintf(number, sizeof number, "%d", form_question_number(step, field));
	print_add_item(print_add_sheet(section), PRINT_POINT, number, step->fields[field].label)->below = mem_copy(step->fields[field].help);
}

/* An option of a long question: its number is the one to circle. */
static void add_choice(struct print_section *section, const struct field *field, int row)
{
	char number[12];
	snprintf(number, sizeof number, "%d", field_digit(field, row));
	print_add_item(print_add_sheet(section), PRINT_POINT, number, field_choice_label(field, row));
}

static void print_choices(const struct form *step, struct print_section *section)
{
	for (size_t i = 0; i < step->count; i++)
		for (int row = 0; field_has_cards(&step->fields[i]) && row < field_choices(&step->fields[i]); row++)
			add_choice(section, &step->fields[i], row);
}

static void print_cards(const struct handout *handout, const struct form *step, struct print *print)
{
	size_t first = 0, cards = step_cards(step, &first);
	if (cards == 0 && step_choices(step) == 0)
		return;
	char *title = step_title(handout, step);
	struct print_section *section = print_add_section(print, PRINT_CARDS, title);
	for (int row = 0; cards > 0 && row < field_choices(&step->fields[first]); row++)
		add_pile(section, &step->fields[first], row);
	for (size_t i = first; i < first + cards; i++)
		add_card(section, step, i);
	print_choices(step, section);
	free(title);
}

/* --- answer sheets --- */

static const char *who_fills_in(enum answered_by by)
{
	switch (by) {
	case BY_EACH:
		return tr("Number:");
	case BY_TEAM:
		return tr("Team:");
	case BY_GROUP:
		return tr("The whole group, on one sheet");
	}
	return "";
}

static bool circles(const struct form *step)
{
	for (size_t i = 0; i < step->count; i++)
		if (step->fields[i].type != FIELD_NOTE && step->fields[i].type != FIELD_TEXT)
			return true;
	return false;
}

static void add_head(const struct form *step, const char *title, struct print_sheet *sheet)
{
	print_add_item(sheet, PRINT_HEAD, NULL, title);
	print_add_item(sheet, step->by == BY_GROUP ? PRINT_TEXT : PRINT_BLANK, NULL, who_fills_in(step->by));
	sheet->repeat = sheet->count;
}

static void add_answers(const struct form *step, struct print_sheet *sheet)
{
	for (size_t i = 0; i < step->count;) {
		size_t run = form_run(step, i);
		if (run > 1) {
			add_legend(sheet, &step->fields[i]);
			/* What the digits mean stays in sight where the whole sheet is such a run. */
			if (run == form_questions(step))
				sheet->repeat = sheet->count;
			for (size_t end = i + run; i < end; i++)
				add_row(sheet, step, i);
		} else {
			if (step->fields[i].type != FIELD_NOTE)
				sheet_add_question(sheet, step, i, true);
			i++;
		}
	}
}

static void add_slip(const struct handout *handout, const struct form *step, int people, struct print_section *section)
{
	char *title = step_title(handout, step);
	struct print_sheet *sheet = print_add_sheet(section);
	add_head(step, title, sheet);
	if (step->instruction)
		print_add_item(sheet, PRINT_TEXT, NULL, step->instruction);
	if (circles(step))
		print_add_item(sheet, PRINT_TEXT, NULL, tr("Circle the number of your answer. You may leave a question open."));
	add_answers(step, sheet);
	sheet->copies = step->by == BY_EACH && people > 1 ? people : 1;
	free(title);
}

/* One for each that speaks as somebody, else one for the step. */
static void add_slips(const struct handout *handout, size_t step, int people, struct print_section *section)
{
	bool voices = false;
	for (size_t i = 0; i < handout->voice_count; i++)
		if (handout->voices[i].step == step) {
			add_slip(handout, &handout->voices[i].form, people, section);
			voices = true;
		}
	if (!voices)
		add_slip(handout, &handout->steps[step], people, section);
}

/* Small sheets of several steps share a page. */
void handout_print_answers(const struct handout *handout, int people, struct print *print)
{
	struct print_section *section = NULL;
	for (size_t i = 0; i < handout->count; i++) {
		if (!step_has_answers(&handout->steps[i]))
			continue;
		section = section ? section : print_add_section(print, PRINT_SLIPS, handout_title(handout));
		add_slips(handout, i, people, section);
	}
}

void handout_print(const struct handout *handout, int people, struct print *print)
{
	print_questions(handout, print);
	for (size_t i = 0; i < handout->count; i++)
		print_cards(handout, &handout->steps[i], print);
	handout_print_answers(handout, people, print);
}

static const char *needed(enum answered_by by)
{
	switch (by) {
	case BY_EACH:
		return tr("Answer sheet “%s”: one for everybody.");
	case BY_TEAM:
		return tr("Answer sheet “%s”: one per team.");
	case BY_GROUP:
		return tr("Answer sheet “%s”: one for the whole group.");
	}
	return "";
}

void handout_list(const struct handout *handout, struct print_sheet *sheet)
{
	print_add_item(sheet, PRINT_POINT, "–", tr("Question sheet: one per table, or one for everybody."));
	for (size_t i = 0; i < handout->count; i++) {
		const struct form *step = &handout->steps[i];
		size_t first = 0, cards = step_cards(step, &first);
		if (cards > 0)
			print_add_itemf(sheet, PRINT_POINT, "–", tr("%zu cards and the names of %d piles: cut them out, one set per table."), cards,
				field_choices(&step->fields[first]));
		if (step_choices(step) > 0)
			print_add_itemf(sheet, PRINT_POINT, "–", tr("%zu cards: cut them out, one set per table."), step_choices(step));
		if (step_has_answers(step))
			print_add_itemf(sheet, PRINT_POINT, "–", needed(step->by), step->title ? step->title : handout_title(handout));
	}
}
