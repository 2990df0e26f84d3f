/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/sheet.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "store/sessions.h"
#include "store/undo.h"
#include "workbook/view.h"

bool sheet_here(struct workbook *w)
{
	return w->entered && run_here(w)->way == WAY_PAPER && run_here(w)->phase == PHASE_ANSWERS;
}

/* --- the order of typing --- */

/* The i-th of the fields that are words, or of the others, from `from` on in that direction; -1 for none. */
static int find_field(const struct form *form, int from, int by, bool words)
{
	for (int i = from; i >= 0 && (size_t)i < form->count; i += by)
		if (form->fields[i].type != FIELD_NOTE && (form->fields[i].type == FIELD_TEXT) == words)
			return i;
	return -1;
}

int sheet_next(const struct form *form, int field, int by)
{
	int last = (int)form->count;
	bool words = field >= last || form->fields[field].type == FIELD_TEXT;
	int found = find_field(form, field >= last ? last - 1 : field + by, by, words);
	if (found < 0 && by > 0 && !words)
		found = find_field(form, 0, 1, true);
	if (found < 0 && by < 0 && words)
		found = find_field(form, last - 1, -1, false);
	return found < 0 && by > 0 ? last : found;
}

int sheet_first(const struct form *form, const struct form_state *answers)
{
	for (int words = 0; words < 2; words++)
		for (int i = 0; (i = find_field(form, i, 1, words)) >= 0; i++)
			if (!form_state_value(answers, form->fields[i].id))
				return i;
	return (int)form->count;
}

/* --- keeping it --- */

static bool add_fact(struct workbook *w, struct action *action, enum verb verb, struct error *error)
{
	action->id = id_random();
	action->verb = verb;
	return store_action_add(w->db, action, error) && undo_fact(w->db, w->session.id, action->id, error);
}

/* A paper was there as a whole: what was not filled in, was left open. */
static bool add_answers(struct workbook *w, const struct form *form, struct action *action, struct error *error)
{
	bool ok = true;
	for (size_t i = 0; ok && i < form->count; i++) {
		const char *value = form_state_value(&w->answers, form->fields[i].id);
		struct response row = {.field = form->fields[i].id, .value = value ? (char *)value : (char *)"", .count = 1};
		bool asks = form->fields[i].type != FIELD_NOTE;
		action->rows = &row;
		action->row_count = 1;
		ok = !asks || (field_check(&form->fields[i], row.value, error) && add_fact(w, action, VERB_ANSWER, error));
	}
	action->rows = NULL;
	action->row_count = 0;
	return ok;
}

static void say_kept(struct workbook *w, int seat)
{
	struct str said = STR_EMPTY, count = STR_EMPTY;
	if (seat)
		str_addf(&said, tr("Sheet of number %d kept."), seat);
	else
		str_add(&said, tr("Sheet without a number kept."));
	if (run_here(w)->handed_in > run_here(w)->asked)
		run_answered(w, &count);
	else
		str_addf(&count, tr("%d of %d"), run_here(w)->handed_in, run_here(w)->asked);
	state_say(w, "%s %s.", said.data, count.data);
	str_release(&said);
	str_release(&count);
}

bool sheet_keep(struct workbook *w, struct error *error)
{
	const struct here *here = run_here(w);
	int seat = here->participant ? here->participant->seat : 0;
	struct action action = {.activity = here->activity->id, .step = w->place.step,
		.kind = seat ? RESPONDENT_PARTICIPANT : RESPONDENT_SHEET, .who = w->place.respondent};
	struct place place = w->place;
	place.respondent = (struct id){{0}};
	if (!db_begin(w->db, error))
		return false;
	bool ok = undo_begin(w->db, w->session.id, error) && add_answers(w, here->form, &action, error) &&
		add_fact(w, &action, VERB_HAND_IN, error) && store_drafts_drop(w->db, action.activity, action.step, action.who, error) &&
		place_put(w, &place, error);
	if (!state_finish(w, ok, CHANGED_ANSWERS, error))
		return false;
	w->place = place;
	state_stale(w, true);
	say_kept(w, seat);
	return true;
}

struct sheets_half sheets_half(struct workbook *w, const struct activity *activity, int step)
{
	struct sheets_half half = {0};
	store_draft_owners(w->db, activity->id, step, &half.owners, &half.count, NULL);
	return half;
}
