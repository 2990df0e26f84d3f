/* SPDX-License-Identifier: EUPL-1.2 */
/* hands.c - a show of hands: the facilitator asks a question, counts, and types the counts in the order of the answers. */
#include "own.h"

#include <stdlib.h>
#include <string.h>

#include "workbook/answer.h"

/* The n-th field that takes an answer; NULL past the last. */
static const struct field *hands_field(const struct form *form, size_t n)
{
	for (size_t i = 0; i < form->count; i++)
		if (form->fields[i].type != FIELD_NOTE && n-- == 0)
			return &form->fields[i];
	return NULL;
}

static bool hands_counted(struct plain *p, const char *field)
{
	bool counted = false;
	for (int role = ROLE_UNKNOWN; role < ROLE_COUNT && !counted; role++) {
		char *given = answer_hands_given(p->w, field, (enum role)role);
		counted = given != NULL;
		free(given);
	}
	return counted;
}

/* After a restart: the first question without a count. */
static void hands_show(struct plain *p)
{
	say(p, tr("Count the hands for each answer and type the counts in the order of the answers, with spaces between them."));
	say(p, tr("For one role, put its digit and a colon first, for example 1: 5 3 8 1. Roles: 1 volunteers, 2 professionals, 3 both, 4 citizens, 5 managers, 6 other."));
	const struct field *field;
	p->hands = 0;
	while ((field = hands_field(run_here(p->w)->step_form, p->hands)) && hands_counted(p, field->id))
		p->hands++;
}

static void given_say(struct plain *p, const char *field)
{
	for (int role = ROLE_UNKNOWN; role < ROLE_COUNT; role++) {
		char *given = answer_hands_given(p->w, field, (enum role)role);
		if (given)
			sayf(p, tr("Counted for %s: %s"), role == ROLE_UNKNOWN ? tr("everybody") : role_label_many((enum role)role), given);
		free(given);
	}
}

/* An example as long as the row of answers, for those who do not read instructions. */
static void hands_how(struct plain *p, const struct field *field)
{
	size_t cells = field_slots(field);
	if (field->type == FIELD_TEXT) {
		say(p, audience_sentence(field->audience));
		say(p, tr("Type the words of the group."));
		return;
	}
	if (field->type == FIELD_NUMBER || field->type == FIELD_SCALE)
		sayf(p, tr("Type %zu counts: how many chose %d, then the next number, and so on to %d."), cells, field->min, field->max);
	else
		sayf(p, tr("Type %zu counts, one for each answer."), cells);
}

static void hands_prompt(struct plain *p)
{
	const struct here *here = run_here(p->w);
	const struct field *field = hands_field(here->step_form, p->hands);
	say_gap(p);
	if (!field) {
		sayf(p, tr("%d of %d questions have counts."), here->handed_in, here->asked);
		say_enter(p, here->enter);
		return;
	}
	sayf(p, tr("Question %zu of %zu"), p->hands + 1, form_questions(here->step_form));
	question_notes(p, here->step_form, (int)(field - here->step_form->fields));
	say(p, field->label);
	question_options(p, field);
	hands_how(p, field);
	given_say(p, field->id);
	say_enter(p, tr("go to the next question"));
}

/* "1: 5 3 8 1": of whom the hands are. */
static enum role role_before(const char **line)
{
	int role = (*line)[0] - '0';
	if (role <= ROLE_UNKNOWN || role >= ROLE_COUNT || (*line)[1] != ':')
		return ROLE_UNKNOWN;
	*line += 2;
	*line += strspn(*line, " ");
	return (enum role)role;
}

static void hands_give(struct plain *p, const struct field *field, const char *line)
{
	struct str said = STR_EMPTY;
	enum role role = field->type == FIELD_TEXT ? ROLE_UNKNOWN : role_before(&line);
	bool keep = !answer_hands_too_many(p->w, field->id, role, line, &said) || line_yes(p, said.data);
	str_clear(&said);
	if (keep && did(p, answer_hands(p->w, field->id, role, line, &said, &p->error))) {
		if (said.len)
			say(p, said.data);
		if (role == ROLE_UNKNOWN)
			p->hands++;
	}
	str_release(&said);
}

static void hands_line(struct plain *p, const char *line)
{
	const struct field *field = hands_field(run_here(p->w)->step_form, p->hands);
	if (field && *line)
		hands_give(p, field, line);
	else if (field)
		p->hands++;
	else if (*line)
		say(p, tr("All questions have been asked. :b goes back to the last one."));
	else
		go_on(p);
}

static bool hands_back(struct plain *p)
{
	if (p->hands == 0)
		return false;
	p->hands--;
	return true;
}

const struct screen screen_hands = {.show = hands_show, .prompt = hands_prompt, .line = hands_line, .back = hands_back};
