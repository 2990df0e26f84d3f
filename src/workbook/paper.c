/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/paper.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "store/erasing.h"
#include "store/sessions.h"
#include "workbook/sheet.h"
#include "workbook/view.h"

/* A half-typed sheet of nobody who has a number. */
static struct id sheet_aside(struct workbook *w, const struct activity *activity)
{
	struct sheets_half half = sheets_half(w, activity, w->place.step);
	struct id found = id_random();
	for (size_t i = 0; i < half.count; i++)
		if (!people_find(&w->session.people, half.owners[i]))
			found = half.owners[i];
	free(half.owners);
	return found;
}

bool paper_open(struct workbook *w, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	if (!sheet_here(w))
		return error_say(error, tr("This step is answered in another way."));
	struct place place = w->place;
	place.respondent = sheet_aside(w, run_here(w)->activity);
	if (!db_begin(w->db, error) || !state_finish(w, place_put(w, &place, error), CHANGED_ANSWERS, error))
		return false;
	w->place = place;
	state_stale(w, true);
	return true;
}

static const struct field *field_here(struct workbook *w)
{
	const struct here *here = w->entered ? run_here(w) : NULL;
	return here && here->form && (size_t)here->field < here->form->count ? &here->form->fields[here->field] : NULL;
}

enum typed paper_key(struct workbook *w, struct token *token, char key, struct error *error)
{
	struct str value = STR_EMPTY;
	const struct field *field = field_here(w);
	enum typed typed = field ? token_key(field, token, key, &value, error) : TYPED_NOT;
	if ((typed == TYPED_VALUE || typed == TYPED_BEFORE) && !answer_give(w, field->id, value.data, error))
		typed = TYPED_WRONG;
	str_release(&value);
	if (typed != TYPED_BEFORE)
		return typed;
	return paper_key(w, token, key, error);
}

/* Without its answer a field is the one to type again. */
static bool take_answer(struct workbook *w, struct error *error)
{
	const struct here *here = run_here(w);
	int at = here->field;
	if (!db_begin(w->db, error) || !state_finish(w, store_draft_drop(w->db, here->activity->id, w->place.step, w->place.respondent,
		here->form->fields[at].id, error), CHANGED_FIELD, error))
		return false;
	state_refill(w, at);
	return true;
}

bool paper_key_back(struct workbook *w, struct token *token, struct error *error)
{
	struct str typed = STR_EMPTY;
	error->text[0] = '\0';
	const struct here *here = run_here(w);
	if (!here->form || sheet_next(here->form, here->field, -1) < 0 || !answer_move(w, -1, error))
		return false;
	const struct field *field = field_here(w);
	const char *value = answer_value(w, field->id);
	*token = (struct token){.wrong = false};
	if (field->type == FIELD_TEXT || !value)
		return true;
	typed_of_value(field, value, &typed);
	if (*value)
		snprintf(token->text, sizeof token->text, "%s", typed.data);
	str_release(&typed);
	token_back(token);
	return take_answer(w, error);
}

bool paper_drop(struct workbook *w, struct error *error)
{
	const struct here *here = w->entered ? run_here(w) : NULL;
	if (!here || !here->form || !sheet_here(w))
		return error_say(error, tr("No form is open."));
	struct place place = w->place;
	place.respondent = (struct id){{0}};
	if (!db_begin(w->db, error) || !state_finish(w, store_drafts_drop(w->db, here->activity->id, w->place.step, w->place.respondent, error) &&
		place_put(w, &place, error), CHANGED_ANSWERS, error))
		return false;
	w->place = place;
	state_stale(w, true);
	return true;
}

bool paper_is_digits(const char *text)
{
	return strlen(text) > 2 && strspn(text, "0123456789 .,+-") == strlen(text) && strpbrk(text, "0123456789");
}

/* --- what is missing --- */

/* Numbers as people say them: "3, 5, 9 to 12". */
struct ranges {
	struct str *out;
	int first, last;
	bool any;
};

static void ranges_flush(struct ranges *ranges)
{
	if (ranges->last == 0)
		return;
	str_add(ranges->out, ranges->any ? ", " : "");
	if (ranges->last > ranges->first + 1)
		str_addf(ranges->out, tr("%d to %d"), ranges->first, ranges->last);
	else if (ranges->last > ranges->first)
		str_addf(ranges->out, "%d, %d", ranges->first, ranges->last);
	else
		str_addf(ranges->out, "%d", ranges->first);
	ranges->any = true;
}

/* In rising order; 0 ends. */
static void ranges_add(struct ranges *ranges, int number)
{
	if (number && ranges->last && number == ranges->last + 1) {
		ranges->last = number;
		return;
	}
	ranges_flush(ranges);
	ranges->first = ranges->last = number;
}

int paper_untyped(struct workbook *w, struct str *said)
{
	const struct here *here = run_here(w);
	struct str numbers = STR_EMPTY;
	struct ranges ranges = {.out = &numbers};
	int untyped = 0;
	bool role = false;
	for (size_t i = 0; here->form && i < here->form->count; i++) {
		const struct field *field = &here->form->fields[i];
		if (field->type == FIELD_NOTE || field->type == FIELD_TEXT || form_state_value(&w->answers, field->id))
			continue;
		untyped++;
		role = role || field->role;
		if (!field->role)
			ranges_add(&ranges, form_number(here->step_form, field->id));
	}
	ranges_add(&ranges, 0);
	if (role)
		str_add_sentence(said, "%s", tr("The role is not typed yet."));
	if (numbers.len)
		str_add_sentence(said, tr("Not typed yet: question %s."), numbers.data);
	str_release(&numbers);
	return untyped;
}

struct waiting {
	struct respondent_states states;
	struct sheets_half half;
	struct taken taken;            /* whose answers were taken away: nobody waits for those */
};

static bool waits(struct workbook *w, const struct waiting *waiting, const struct participant *one)
{
	const struct here *here = run_here(w);
	for (size_t i = 0; i < waiting->states.count; i++)
		if (id_equal(waiting->states.items[i].who, one->id) && (waiting->states.items[i].handed_in || waiting->states.items[i].declined))
			return false;
	return !taken_has(&waiting->taken, one->id) && activity_has(&w->session, here->activity, one) && part_weight(here->part, one, false) > 0;
}

static bool is_half(const struct waiting *waiting, struct id who)
{
	for (size_t i = 0; i < waiting->half.count; i++)
		if (id_equal(waiting->half.owners[i], who))
			return true;
	return false;
}

static void add_numbers(struct workbook *w, const struct waiting *waiting, bool half, const char *label, struct str *said)
{
	const struct people *people = &w->session.people;
	struct str numbers = STR_EMPTY;
	struct ranges ranges = {.out = &numbers};
	for (size_t i = 0; i < people->count; i++)
		if (half ? is_half(waiting, people->items[i].id) : waits(w, waiting, &people->items[i]))
			ranges_add(&ranges, people->items[i].seat);
	ranges_add(&ranges, 0);
	if (numbers.len)
		str_add_sentence(said, "%s %s.", label, numbers.data);
	str_release(&numbers);
}

static bool half_unnumbered(struct workbook *w, const struct waiting *waiting)
{
	for (size_t i = 0; i < waiting->half.count; i++)
		if (!people_find(&w->session.people, waiting->half.owners[i]))
			return true;
	return false;
}

void paper_waiting(struct workbook *w, struct str *said)
{
	const struct here *here = run_here(w);
	if (!sheet_here(w))
		return;
	struct waiting waiting = {.half = sheets_half(w, here->activity, here->step)};
	bool read = store_step_states(w->db, here->activity->id, here->step, false, &waiting.states, NULL) &&
		store_taken_load(w->db, here->activity->id, here->step, &waiting.taken, NULL);
	if (read && here->handed_in > 0)
		add_numbers(w, &waiting, false, tr("Not in yet:"), said);
	if (here->sheets > 0)
		str_add_sentence(said, tr_n("%d sheet has no number.", "%d sheets have no number.", here->sheets), here->sheets);
	add_numbers(w, &waiting, true, tr("Half typed:"), said);
	if (half_unnumbered(w, &waiting))
		str_add_sentence(said, "%s", tr("A sheet without a number is half typed: 0 goes on with it."));
	free(waiting.states.items);
	free(waiting.half.owners);
	free(waiting.taken.items);
}

int paper_half(struct workbook *w)
{
	if (!sheet_here(w))
		return 0;
	struct sheets_half half = sheets_half(w, run_here(w)->activity, w->place.step);
	int count = 0;
	for (size_t i = 0; i < half.count; i++)
		count += !id_equal(half.owners[i], w->place.respondent);
	free(half.owners);
	return count;
}
