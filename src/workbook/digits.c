/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/digits.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "domain/typing.h"
#include "workbook/answer.h"
#include "workbook/state.h"

/* The answers read so far; the next question that takes digits. */
struct reading {
	const struct form *form;
	size_t at;
	struct response *rows;
	size_t count, room;
};

static bool takes_digits(const struct field *field)
{
	return field->type != FIELD_NOTE && field->type != FIELD_TEXT;
}

static const struct field *next_field(struct reading *reading)
{
	while (reading->at < reading->form->count && !takes_digits(&reading->form->fields[reading->at]))
		reading->at++;
	return reading->at < reading->form->count ? &reading->form->fields[reading->at] : NULL;
}

static void add_value(struct reading *reading, const struct field *field, const char *value)
{
	reading->rows = mem_room(reading->rows, reading->count, &reading->room, sizeof *reading->rows);
	reading->rows[reading->count++] = (struct response){.field = field->id, .value = mem_copy(value), .count = 1};
	reading->at++;
}

static bool refuse(const struct reading *reading, const struct error *why, struct error *error)
{
	return error_say(error, tr("Question %d: %s"), form_question_number(reading->form, reading->at), why->text);
}

/* One key of the line; what is no part of an answer may only be a space. */
static bool read_key(struct reading *reading, struct token *token, char key, struct error *error)
{
	const struct field *field = next_field(reading);
	struct str value = STR_EMPTY;
	struct error why;
	enum typed typed = field ? token_key(field, token, key, &value, &why) : TYPED_NOT;
	if (typed == TYPED_VALUE || typed == TYPED_BEFORE)
		add_value(reading, field, value.data);
	str_release(&value);
	if (typed == TYPED_WRONG)
		return refuse(reading, &why, error);
	if (typed == TYPED_BEFORE)
		return read_key(reading, token, key, error);
	if (typed == TYPED_NOT && key != ' ')
		return field ? error_say(error, tr("Type digits only, with spaces between them where you like.")) : error_say(error, tr("There are more digits than questions."));
	return true;
}

static bool read_line(struct reading *reading, const char *line, struct error *error)
{
	struct token token = {.wrong = false};
	bool ok = true;
	for (; ok && *line; line++)
		ok = read_key(reading, &token, *line, error);
	/* what is half typed ends with the line */
	return ok && (!*token.text || read_key(reading, &token, ' ', error));
}

static bool keep(struct workbook *w, const struct reading *reading, struct error *error)
{
	struct action action = {.id = id_random(), .activity = run_here(w)->activity->id, .step = w->place.step,
		.kind = run_here(w)->participant ? RESPONDENT_PARTICIPANT : RESPONDENT_TEAM, .who = w->place.respondent, .verb = VERB_ANSWER,
		.rows = reading->rows, .row_count = reading->count};
	bool ok = db_begin(w->db, error) && state_finish(w, state_add_fact(w, &action, error), CHANGED_FIELD, error);
	if (ok)
		state_refill(w, -1);
	return ok;
}

bool digits_give(struct workbook *w, const char *line, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	const struct here *here = run_here(w);
	if (!here->form || here->way == WAY_PAPER)
		return error_say(error, tr("No form is open."));
	struct reading reading = {.form = here->form, .at = (size_t)here->field};
	bool ok = read_line(&reading, line, error);
	if (ok && reading.count == 0)
		ok = error_say(error, tr("Type a digit for each question, in the order of the sheet."));
	ok = ok && keep(w, &reading, error);
	for (size_t i = 0; i < reading.count; i++)
		free(reading.rows[i].value);
	free(reading.rows);
	return ok;
}

bool digits_give_team(struct workbook *w, int team, const char *line, struct error *error)
{
	struct error aside;
	if (!answer_open_team(w, team, error))
		return false;
	if (!digits_give(w, line, error)) {
		answer_put_aside(w, &aside);
		return false;
	}
	return (size_t)run_here(w)->field < run_here(w)->form->count || answer_hand_in(w, error);
}
