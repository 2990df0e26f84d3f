/* SPDX-License-Identifier: EUPL-1.2 */
/* answer.c - who answers, question by question, and the end of a form. */
#include "own.h"

#include <stdlib.h>
#include <string.h>

#include "workbook/amount.h"
#include "workbook/answer.h"
#include "workbook/attend.h"
#include "workbook/digits.h"
#include "workbook/teams.h"
#include "workbook/ways.h"

void answered_say(struct plain *p)
{
	const struct here *here = run_here(p->w);
	struct str answered = STR_EMPTY;
	if (here->handed_in <= here->asked) {
		sayf(p, tr("%d of %d answered."), here->handed_in, here->asked);
		return;
	}
	run_answered(p->w, &answered);
	sayf(p, "%s.", answered.data);
	str_release(&answered);
}

void step_say(struct plain *p, const struct form *form)
{
	if (form->title)
		say_head(p, form->title);
	if (form->instruction)
		say(p, form->instruction);
}

/* --- a way of answering --- */

static const char *way_sentence(enum way way)
{
	switch (way) {
	case WAY_NONE:
		break;
	case WAY_EACH:
		return N_("pass the keyboard round: everybody types in turn");
	case WAY_HANDS:
		return N_("hands: you ask, count and type the counts");
	case WAY_TEAM:
		return N_("together: a group types one answer");
	case WAY_TEAMS:
		return N_("in teams: talk at the same time, type in turn");
	case WAY_PAPER:
		return N_("paper: everybody fills in a printed sheet, you type the digits back");
	}
	return "";
}

static void way_show(struct plain *p)
{
	step_say(p, run_here(p->w)->step_form);
	say(p, tr("How do you answer?"));
}

static void ways_say(struct plain *p, const struct way_offer *offers, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct str row = STR_EMPTY;
		way_time(&offers[i], &row);
		sayf(p, "%zu  %s (%s)", i + 1, tr(way_sentence(offers[i].way)), row.data);
		str_release(&row);
	}
}

/* "Cards: 12 of 40. Another number: :amount 24" */
static void amount_say(struct plain *p)
{
	struct amount amount;
	if (run_amount(p->w, &amount))
		sayf(p, tr("%s: %d of %d. Another number: :amount %d"), amount.label, amount.now, amount.all, amount_next(&amount));
}

void command_amount(struct plain *p, const char *rest)
{
	struct amount amount;
	int number;
	bool any = run_amount(p->w, &amount);
	if (!any)
		number = 0;
	else if (!*rest)
		number = amount_next(&amount);
	else if (!line_number(rest, 0, 9999, &number, NULL)) {
		say(p, tr("Type the number after the command, for example :amount 24"));
		return;
	}
	if (did(p, run_set_amount(p->w, number, &p->error)) && run_amount(p->w, &amount))
		sayf(p, tr("%s: %d of %d."), amount.label, amount.now, amount.all);
}

static void way_prompt(struct plain *p)
{
	struct way_offer offers[WAYS_MOST];
	size_t count = run_ways(p->w, offers);
	ways_say(p, offers, count);
	amount_say(p);
	if (count)
		say_enter(p, tr(way_sentence(offers[0].way)));
}

static void way_line(struct plain *p, const char *line)
{
	struct way_offer offers[WAYS_MOST];
	int count = (int)run_ways(p->w, offers), number = 1;
	p->arranging = false;
	if (*line && !line_number(line, 1, count, &number, NULL))
		sayf(p, tr("Type a number from 1 to %d."), count);
	else if (count > 0 && offers[number - 1].way == WAY_TEAMS)
		p->arranging = did(p, teams_propose(p->w, &p->error));
	else if (count > 0)
		did(p, run_open_step(p->w, offers[number - 1].way, &p->error));
}

const struct screen screen_way = {.show = way_show, .prompt = way_prompt, .line = way_line};

/* Another way, while nothing is handed in. */
void command_way(struct plain *p, const char *rest)
{
	(void)rest;
	const struct here *here = run_here(p->w);
	if (here->phase != PHASE_ANSWERS || here->way == WAY_NONE) {
		say(p, tr("A way of answering is chosen where people answer."));
		return;
	}
	struct way_offer offers[WAYS_MOST];
	ways_say(p, offers, run_ways(p->w, offers));
	char *line = line_ask(p, tr("Which way instead? Enter = as it is"));
	if (line && *line)
		way_line(p, line);
	free(line);
}

/* --- pass-around: whose turn is it --- */

static void seat_show(struct plain *p)
{
	say_gap(p);
	if (run_here(p->w)->handed_in == 0) {
		say(p, tr("Is there a projector? Make it black first: what people choose can be read on it."));
		return;
	}
	say(p, tr("Pass the keyboard to the next person."));
}

static void seat_prompt(struct plain *p)
{
	const struct here *here = run_here(p->w);
	answered_say(p);
	say(p, tr("Which number do you have? 0 = number forgotten"));
	say_enter(p, here->enter);
}

/* A new number for who forgot theirs, and at once that one's turn. */
static void seat_forgotten(struct plain *p)
{
	int role, seat;
	say(p, tr("You get a new number. What you chose before stays. It is not laid beside what you choose now."));
	roles_say(p);
	char *line = line_ask(p, tr("What is your role? Enter = back"));
	if (line && *line && !line_number(line, ROLE_VOLUNTEER, ROLE_OTHER, &role, NULL))
		sayf(p, tr("Type a number from 1 to %d."), ROLE_OTHER);
	else if (line && *line && did(p, attend_forgot(p->w, (enum role)role, &seat, &p->error))) {
		sayf(p, tr("Your new number is %d. Keep it in mind."), seat);
		settle_seat_ask(p, seat);
		free(line_ask(p, tr("Enter = go on")));      /* the card clears the screen */
		p->given = 0;
		did(p, answer_open_seat(p->w, seat, &p->error));
	}
	free(line);
}

static void seat_line(struct plain *p, const char *line)
{
	int seat;
	if (!*line)
		go_on(p);
	else if (line_number(line, 0, 0, &seat, NULL))
		seat_forgotten(p);
	else if (!line_number(line, 1, 9999, &seat, NULL))
		say(p, tr("Type the number that you got at the start, in digits."));
	else if (did(p, answer_open_seat(p->w, seat, &p->error)))
		p->given = 0;
}

const struct screen screen_seat = {.show = seat_show, .prompt = seat_prompt, .line = seat_line};

/* --- a question --- */

static void who_say(struct plain *p, const struct here *here)
{
	if (self_now(p))
		return;
	if (!here->participant)
		sayf(p, "%s", here->team ? here->team : tr("the whole group"));
	else if (here->participant->role == ROLE_UNKNOWN)
		sayf(p, tr("Number %d."), here->participant->seat);
	else
		sayf(p, tr("Number %d, %s. Is that not you? Type :b."), here->participant->seat, role_label(here->participant->role));
}

static void question_show(struct plain *p)
{
	const struct here *here = run_here(p->w);
	if (turn_now(p))
		screen_clear(p);
	who_say(p, here);
	if (here->form->as_label)
		say(p, here->form->as_label);
	if (here->form->title)
		say_head(p, here->form->title);
	if (here->form->instruction)
		say(p, here->form->instruction);
}

static void value_say(struct plain *p, const struct field *field, const char *value)
{
	if (!value)
		return;
	char *label = field_value_label(field, value);
	sayf(p, tr("Now it says: %s. Enter keeps it."), *value ? label : tr("left open"));
	free(label);
}

static void question_prompt(struct plain *p)
{
	const struct here *here = run_here(p->w);
	say_gap(p);
	if (here->questions > 1)
		sayf(p, tr("Question %d of %d"), here->question, here->questions);
	if (p->brief)
		say(p, here->form->fields[here->field].label);
	else
		question_say(p, here->form, here->field);
	p->brief = false;
	if (here->team && here->question == 1 && here->questions > 2)
		say(p, tr("More answers at once: type them on one line, with spaces between."));
	value_say(p, &here->form->fields[here->field], here->value);
}

static void question_give(struct plain *p, const struct field *field, const char *value)
{
	p->brief = !did(p, answer_give(p->w, field->id, value, &p->error));
	p->given += !p->brief;
}

/* Enter: a text is left open or kept as it was begun, an answer is kept, and no answer is not made by accident. */
static void question_enter(struct plain *p, const struct here *here)
{
	const struct field *field = &here->form->fields[here->field];
	if (field->type == FIELD_TEXT)
		question_give(p, field, here->value ? here->value : "");
	else if (here->value)
		did(p, answer_move(p->w, 1, &p->error));
	else
		p->brief = !did(p, error_say(&p->error, tr("There is no answer yet. Type - to leave it open.")));
}

/* A team may answer several questions on one line. */
static bool several(const struct here *here, const char *line)
{
	const struct field *field = &here->form->fields[here->field];
	bool single = field->type == FIELD_PICK || field->type == FIELD_SCALE || field->type == FIELD_NUMBER;
	return here->team && single && strspn(line, "0123456789 .") == strlen(line) && strchr(line, ' ');
}

static void question_line(struct plain *p, const char *line)
{
	const struct here *here = run_here(p->w);
	const struct field *field = &here->form->fields[here->field];
	struct str value = STR_EMPTY;
	if (!*line)
		question_enter(p, here);
	else if (several(here, line))
		p->brief = !did(p, digits_give(p->w, line, &p->error));
	else if (did(p, question_read(field, line, &value, &p->error)))
		question_give(p, field, value.data);
	else
		p->brief = true;
	str_release(&value);
}

/* The question before; before the first the form is put aside, for a wrong number. */
static bool question_back(struct plain *p)
{
	if (run_here(p->w)->question > 1)
		return did(p, answer_move(p->w, -1, &p->error));
	if (!did(p, answer_put_aside(p->w, &p->error)))
		return false;
	screen_clear(p);
	return true;
}

const struct screen screen_question = {.show = question_show, .prompt = question_prompt, .line = question_line, .back = question_back, .turn = true};
const struct screen screen_group_question = {.show = question_show, .prompt = question_prompt, .line = question_line, .back = question_back};

/* --- the end of a form --- */

static void done_show(struct plain *p)
{
	who_say(p, run_here(p->w));
}

static void done_prompt(struct plain *p)
{
	say_gap(p);
	if (turn_now(p))
		say(p, tr("Ready? Enter = hand in and pass on. :b = back to the last question."));
	else
		sayf(p, tr("Ready? Enter = hand in and %s. :b = back to the last question."), run_here(p->w)->enter);
}

static void done_line(struct plain *p, const char *line)
{
	if (*line) {
		say(p, tr("All questions have been asked. Enter hands in; :b goes back to the last question."));
		return;
	}
	bool turn = turn_now(p);
	/* With one form for everybody there is nobody to wait for: Enter hands in and goes on. */
	if (!did(p, turn ? answer_hand_in(p->w, &p->error) : run_go_on(p->w, &p->error)))
		return;
	p->again = true;
	if (turn)
		screen_clear(p);
}

static bool done_back(struct plain *p)
{
	return did(p, answer_move(p->w, -1, &p->error));
}

const struct screen screen_done = {.show = done_show, .prompt = done_prompt, .line = done_line, .back = done_back, .turn = true};
const struct screen screen_group_done = {.show = done_show, .prompt = done_prompt, .line = done_line, .back = done_back};

/* The facilitator's way out of somebody's turn. */
void command_aside(struct plain *p, const char *rest)
{
	(void)rest;
	bool team = run_here(p->w)->team != NULL;
	if (!run_here(p->w)->form)
		say(p, tr("Nobody is answering now."));
	else if (did(p, answer_put_aside(p->w, &p->error))) {
		screen_clear(p);
		say(p, team ? tr("The answers given so far are kept. The same team goes on with them.")
			: tr("The answers given so far are kept. The same number goes on with them."));
	}
}
