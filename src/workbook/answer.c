/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/answer.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "store/sessions.h"
#include "workbook/sheet.h"
#include "workbook/view.h"

static bool answering(struct workbook *w, bool fits, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	const struct here *here = run_here(w);
	if (here->phase != PHASE_ANSWERS || here->way == WAY_NONE)
		return error_say(error, tr("There is nothing to answer at this moment."));
	return fits || error_say(error, tr("This step is answered in another way."));
}

static bool form_open(struct workbook *w, struct error *error)
{
	return state_entered(w, error) && (run_here(w)->form || error_say(error, tr("No form is open.")));
}

static bool put_place(struct workbook *w, struct id respondent, struct error *error)
{
	struct place place = w->place;
	place.respondent = respondent;
	if (!db_begin(w->db, error) || !state_finish(w, place_put(w, &place, error), CHANGED_ANSWERS, error))
		return false;
	w->place = place;
	state_stale(w, true);
	return true;
}

/* A form that may be opened: not handed in, and not of somebody who sits this one out. seat 0: of a team. */
static bool may_open(struct workbook *w, struct id who, int seat, struct error *error)
{
	struct form_state state = {0};
	bool ok = store_form_load(w->db, place_activity(&w->session, &w->place)->id, w->place.step, who, &state, error);
	if (ok && state.handed_in && sheet_here(w))
		ok = error_say(error, tr("The answers of number %d are in already. Is this another sheet? Then type it without a number: 0."), seat);
	else if (ok && state.handed_in && seat == 0)
		ok = error_say(error, tr("This group has already answered; to change something, take that back first."));
	else if (ok && state.handed_in)
		ok = error_say(error, tr("Number %d has already answered; to change something, take that back first."), seat);
	else if (ok && state.declined)
		ok = error_say(error, tr("Number %d sits this one out; whoever wants to take part again says so at the check-in."), seat);
	form_state_release(&state);
	return ok;
}

/* Of several tables, everybody answers at their own. */
static bool at_this_table(struct workbook *w, const struct participant *one, struct error *error)
{
	const struct here *here = run_here(w);
	const struct activity *table = part_table_of(here->part, one->id);
	if (activity_has(&w->session, here->activity, one))
		return true;
	if (!table)
		return error_say(error, tr("Number %d sits at no table yet: give this person a place first."), one->seat);
	return error_say(error, tr("Number %d sits at table %d. Is this person here? Then move the number first, at the list of tables."), one->seat,
		(int)(table - here->part->activities) + 1);
}

bool answer_open_seat(struct workbook *w, int seat, struct error *error)
{
	if (!answering(w, way_is_personal(run_here(w)->way), error))
		return false;
	const struct participant *one = people_seat(&w->session.people, seat);
	if (!one && sheet_here(w))
		return error_say(error, tr("Number %d is not checked in. Check this person in first, or type the sheet without a number: 0."), seat);
	if (!one)
		return error_say(error, tr("Number %d is not checked in."), seat);
	if (!one->present && sheet_here(w))
		return error_say(error, tr("Number %d has left. Say that they are back at the check-in, or type the sheet without a number: 0."), seat);
	if (!one->present)
		return error_say(error, tr("Number %d has left; whoever is back says so at the check-in."), seat);
	return at_this_table(w, one, error) && may_open(w, one->id, seat, error) && put_place(w, one->id, error);
}

bool answer_open_team(struct workbook *w, int team, struct error *error)
{
	enum way way = w->entered ? run_here(w)->way : WAY_NONE;
	if (!answering(w, way == WAY_TEAM || way == WAY_TEAMS, error))
		return false;
	const struct here *here = run_here(w);
	if (team < 0 || (size_t)team >= here->team_count)
		return error_say(error, tr("There are %zu teams."), here->team_count);
	struct id id = here->teams[team].id;
	return may_open(w, id, 0, error) && put_place(w, id, error);
}

bool answer_put_aside(struct workbook *w, struct error *error)
{
	return form_open(w, error) && put_place(w, (struct id){{0}}, error);
}

static struct action form_action(struct workbook *w, enum verb verb)
{
	bool person = run_here(w)->participant;
	return (struct action){.id = id_random(), .activity = run_here(w)->activity->id, .step = w->place.step,
		.kind = person ? RESPONDENT_PARTICIPANT : RESPONDENT_TEAM, .who = w->place.respondent, .verb = verb};
}

/* A TEXT value as it is stored: safe, and without spaces at its ends. From paper the point that leaves open does so here too. Other values as they are. */
static char *clean_value(struct workbook *w, const struct field *field, const char *value)
{
	if (field->type != FIELD_TEXT)
		return mem_copy(value);
	bool open = sheet_here(w) && strspn(value, ".- ") == strlen(value);
	return open ? mem_copy("") : text_clean(value, strlen(value), true);
}

/* The answer of a form is a fact at once; of a sheet of paper only when it is kept. */
static bool put_answer(struct workbook *w, const struct field *field, char *value, struct error *error)
{
	struct response row = {.field = field->id, .value = value, .count = 1};
	struct action action = form_action(w, VERB_ANSWER);
	action.rows = &row;
	action.row_count = 1;
	if (sheet_here(w))
		return store_draft_put(w->db, action.activity, action.step, action.who, field->id, value, error);
	return state_add_fact(w, &action, error) && store_draft_drop(w->db, action.activity, action.step, action.who, field->id, error);
}

bool answer_give(struct workbook *w, const char *id, const char *value, struct error *error)
{
	if (!form_open(w, error))
		return false;
	const struct form *form = run_here(w)->form;
	const struct field *field = form_field(form, id);
	if (!field || field->type == FIELD_NOTE)
		return error_say(error, tr("This question is not in the form."));
	char *clean = clean_value(w, field, value);
	/* From paper one goes on to the next, also after going back to one. */
	int cursor = sheet_here(w) ? sheet_next(form, (int)(field - form->fields), 1) : -1;
	bool ok = field_check(field, clean, error) && db_begin(w->db, error);
	if (ok)
		ok = state_finish(w, put_answer(w, field, clean, error), CHANGED_FIELD, error);
	if (ok)
		state_refill(w, cursor);
	free(clean);
	return ok;
}

/* Whole sheets lie there: every question may be gone to. */
static bool move_on_sheet(struct workbook *w, int by)
{
	int field = sheet_next(run_here(w)->form, run_here(w)->field, by < 0 ? -1 : 1);
	if (field >= 0)
		state_refill(w, field);
	return true;
}

bool answer_move(struct workbook *w, int by, struct error *error)
{
	if (!form_open(w, error))
		return false;
	if (sheet_here(w))
		return move_on_sheet(w, by);
	const struct here *here = run_here(w);
	int field = here->field, last = (int)here->form->count, step = by < 0 ? -1 : 1;
	do
		field += step;
	while (field >= 0 && field < last && here->form->fields[field].type == FIELD_NOTE);
	if (field < 0 || field > last)
		return true;
	/* Further than the first question without an answer nobody goes: an answer or "left open" comes first. */
	bool reached = step < 0 || !(here->field < last && !form_state_value(&w->answers, here->form->fields[here->field].id));
	if (reached)
		state_refill(w, field);
	return true;
}

const char *answer_value(struct workbook *w, const char *field)
{
	return run_here(w)->form ? form_state_value(&w->answers, field) : NULL;
}

bool answer_draft(struct workbook *w, const char *text, struct error *error)
{
	if (!form_open(w, error))
		return false;
	const struct here *here = run_here(w);
	if ((size_t)here->field >= here->form->count || here->form->fields[here->field].type != FIELD_TEXT)
		return true;
	return db_begin(w->db, error) && state_finish(w, store_draft_put(w->db, here->activity->id, w->place.step, w->place.respondent,
		here->form->fields[here->field].id, text, error), CHANGED_FIELD, error);
}

bool answer_hand_in(struct workbook *w, struct error *error)
{
	if (!form_open(w, error))
		return false;
	if (sheet_here(w))
		return sheet_keep(w, error);
	struct action action = form_action(w, VERB_HAND_IN);
	struct place place = w->place;
	place.respondent = (struct id){{0}};
	if (!db_begin(w->db, error) ||
		!state_finish(w, state_add_fact(w, &action, error) && place_put(w, &place, error), CHANGED_ANSWERS, error))
		return false;
	w->place = place;
	state_stale(w, true);
	return true;
}
