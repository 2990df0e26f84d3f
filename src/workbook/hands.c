/* SPDX-License-Identifier: EUPL-1.2 */
/* A show of hands: counts for one question, of everybody or of one role. Nobody's own answer, so no pairs. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "workbook/answer.h"
#include "workbook/view.h"

/* The value of the i-th thing that can be counted: an option id or a number. */
static void slot_value(const struct field *field, size_t i, char out[static 80])
{
	bool options = field->type == FIELD_PICK || field->type == FIELD_MANY || field->type == FIELD_POINTS;
	if (options)
		snprintf(out, 80, "%s", field->options[i].id);
	else
		snprintf(out, 80, "%d", field->min + (int)i);
}

/* "5 3 8 1": counts in the order of the options; what is not typed is nobody. */
static bool read_counts(const char *line, size_t slots, int *counts, struct error *error)
{
	size_t read = 0;
	memset(counts, 0, slots * sizeof *counts);
	for (const char *at = line; *(at += strspn(at, " "));) {
		size_t digits = strspn(at, "0123456789");
		if (digits == 0 || digits > 3 || (at[digits] && at[digits] != ' '))
			return error_say(error, tr("Type how many hands there were for each, like 5 3 8 1."));
		if (read == slots)
			return error_say(error, tr("There are %zu to count: that is one number too many."), slots);
		counts[read++] = (int)strtol(at, NULL, 10);
		at += digits;
	}
	return read > 0 || error_say(error, tr("Type how many hands there were for each, like 5 3 8 1."));
}

static int people_asked(struct workbook *w, enum role role)
{
	int present[ROLE_COUNT];
	struct people room = activity_people(&w->session, run_here(w)->activity);
	people_count_roles(&room, present);
	int asked = role == ROLE_UNKNOWN ? (int)people_present(&room) : present[role];
	free(room.items);
	return asked;
}

static bool add_show(struct workbook *w, const struct response *rows, size_t count, int asked, struct error *error)
{
	struct action action = {.id = id_random(), .activity = run_here(w)->activity->id, .step = w->place.step, .kind = RESPONDENT_HANDS,
		.who = id_random(), .asked = asked, .verb = VERB_HANDS, .rows = rows, .row_count = count};
	return db_begin(w->db, error) && state_finish(w, state_add_fact(w, &action, error), CHANGED_ANSWERS, error);
}

static bool show_text(struct workbook *w, const struct field *field, const char *line, struct error *error)
{
	char *clean = text_clean(line, strlen(line), true);
	struct response row = {.field = field->id, .value = clean, .count = 1};
	bool ok = field_check(field, clean, error) && add_show(w, &row, 1, people_asked(w, ROLE_UNKNOWN), error);
	free(clean);
	return ok;
}

/* Whether hands can add up to the number of people: one answer each. */
static bool adds_up(const struct field *field)
{
	return field->type == FIELD_PICK || field->type == FIELD_SCALE || field->type == FIELD_NUMBER;
}

static bool show_counts(struct workbook *w, const struct field *field, enum role role, const char *line, struct str *said, struct error *error)
{
	int counts[SLOTS_MAX], total = 0, asked = people_asked(w, role);
	size_t slots = field_slots(field), rows = 0;
	bool sums = adds_up(field);     /* add_show() writes, and the field is gone after it */
	char values[SLOTS_MAX][80];
	struct response row[SLOTS_MAX];
	if (slots > SLOTS_MAX)
		return error_say(error, tr("This question has too many answers to count hands for."));
	if (!read_counts(line, slots, counts, error))
		return false;
	for (size_t i = 0; i < slots; i++) {
		total += counts[i];
		slot_value(field, i, values[i]);
		if (counts[i] > 0)
			row[rows++] = (struct response){.field = field->id, .value = values[i], .count = counts[i], .role = role};
	}
	if (rows == 0)
		row[rows++] = (struct response){.field = field->id, .value = (char *)"", .count = asked > 0 ? asked : 1, .role = role};
	if (!add_show(w, row, rows, asked, error))
		return false;
	if (sums && total != asked && people_asked(w, ROLE_UNKNOWN) > 0)
		str_addf(said, tr("%d of %d hands. Kept as it is."), total, asked);
	return true;
}

bool answer_hands(struct workbook *w, const char *id, enum role role, const char *line, struct str *said, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	const struct here *here = run_here(w);
	if (here->phase != PHASE_ANSWERS || here->way != WAY_HANDS)
		return error_say(error, tr("This step is answered in another way."));
	const struct field *field = form_field(here->step_form, id);
	if (!field || field->type == FIELD_NOTE)
		return error_say(error, tr("This question is not in the form."));
	return field->type == FIELD_TEXT ? show_text(w, field, line, error) : show_counts(w, field, role, line, said, error);
}

/* The most hands that had to be raised by different people: all of them where everybody raises one, else those for one answer. */
static int hands_apart(const struct field *field, const int *counts)
{
	int sum = 0, most = 0;
	for (size_t i = 0; i < field_slots(field); i++) {
		sum += counts[i];
		most = counts[i] > most ? counts[i] : most;
	}
	return adds_up(field) ? sum : field->type == FIELD_MANY ? most : 0;
}

bool answer_hands_too_many(struct workbook *w, const char *id, enum role role, const char *line, struct str *question)
{
	const struct here *here = run_here(w);
	const struct field *field = here->step_form ? form_field(here->step_form, id) : NULL;
	int counts[SLOTS_MAX], asked = people_asked(w, role);
	struct error error;
	if (!field || field_slots(field) > SLOTS_MAX || people_asked(w, ROLE_UNKNOWN) == 0 || !read_counts(line, field_slots(field), counts, &error))
		return false;
	int hands = hands_apart(field, counts);
	if (hands <= asked)
		return false;
	if (role == ROLE_UNKNOWN)
		str_addf(question, tr_n("%d hands, and there is %d person here to raise one. Keep it as it is?",
			"%d hands, and there are %d people here to raise one. Keep it as it is?", asked), hands, asked);
	else
		str_addf(question, tr("%d hands of %s, and %d of them are here. Keep it as it is?"), hands, role_label_many(role), asked);
	return true;
}

static bool is_show(const struct responses *raw, const struct response *row, int step, const char *field, enum role role)
{
	return raw->respondents[row->who].kind == RESPONDENT_HANDS && row->step == step && strcmp(row->field, field) == 0 && row->role == role;
}

static bool add_given(const struct field *field, const struct responses *raw, int step, enum role role, struct str *line)
{
	bool any = false;
	size_t slots = field_slots(field);
	int counts[SLOTS_MAX] = {0};
	for (size_t r = 0; r < raw->count; r++) {
		const struct response *row = &raw->rows[r];
		if (!is_show(raw, row, step, field->id, role))
			continue;
		any = true;
		if (field->type == FIELD_TEXT)
			str_add(line, row->value);
		for (size_t i = 0; i < slots; i++) {
			char value[80];
			slot_value(field, i, value);
			if (strcmp(value, row->value) == 0)
				counts[i] += row->count;
		}
	}
	for (size_t i = 0; any && i < slots; i++)
		str_addf(line, "%s%d", i ? " " : "", counts[i]);
	return any;
}

char *answer_hands_given(struct workbook *w, const char *id, enum role role)
{
	const struct here *here = run_here(w);
	const struct field *field = here->step_form ? form_field(here->step_form, id) : NULL;
	struct responses raw = {0};
	struct str line = STR_EMPTY;
	bool any = field && field_slots(field) <= SLOTS_MAX && store_responses_load(w->db, here->activity->id, &raw, NULL) &&
		add_given(field, &raw, here->step, role, &line);
	responses_release(&raw);
	if (!any)
		str_release(&line);
	return any ? str_take(&line) : NULL;
}
