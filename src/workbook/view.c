/* SPDX-License-Identifier: EUPL-1.2 */
/* From what the store holds to what a kind may see: the forms of a step, who is counted, and the filtered view. */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "domain/visibility.h"
#include "exercises/kinds.h"
#include "workbook/view.h"

const struct part *place_part(const struct session *session, const struct place *place)
{
	bool in_part = place->phase != PHASE_OVERVIEW && place->phase != PHASE_END;
	return in_part && place->part >= 0 && (size_t)place->part < session->part_count ? &session->parts[place->part] : NULL;
}

const struct activity *place_activity(const struct session *session, const struct place *place)
{
	const struct part *part = place_part(session, place);
	return part && (size_t)place->activity < part->activity_count ? &part->activities[place->activity] : NULL;
}

static const struct part *activity_part(const struct session *session, const struct activity *activity)
{
	for (size_t i = 0; i < session->part_count; i++)
		if (activity >= session->parts[i].activities && activity < session->parts[i].activities + session->parts[i].activity_count)
			return &session->parts[i];
	return NULL;
}

const struct kind *activity_kind(const struct activity *activity)
{
	return kind_find(activity->copy->kind);
}

/* What was answered before this step, for kinds that choose their questions by it. */
static bool earlier(struct workbook *w, const struct activity *activity, int step, struct responses *view)
{
	struct responses raw = {0};
	struct visibility rules = {.threshold = 1, .texts = TEXT_ALL};
	bool loaded = store_responses_load(w->db, activity->id, &raw, NULL);
	if (loaded)
		visibility_view(&raw, &rules, view);
	for (size_t i = 0; i < view->count; i++)
		if (view->rows[i].step >= step)
			view->rows[i].value[0] = '\0';
	responses_release(&raw);
	return loaded;
}

bool step_ask(struct workbook *w, const struct activity *activity, int step, const struct respondent *who, struct form *form)
{
	const struct kind *kind = activity_kind(activity);
	const struct step *opened = activity_step(activity, step);
	struct responses so_far = {0};
	struct turn turn = {.step = step, .who = who, .asked = opened ? &opened->asked : NULL, .teams = (int)activity->team_count};
	if (!kind)
		return false;
	if (w && !opened && step > 0 && earlier(w, activity, step, &so_far))
		turn.so_far = &so_far;
	bool asked = kind->ask(activity->copy, &turn, form);
	responses_release(&so_far);
	return asked;
}

static const struct respondent_state *find_state(const struct respondent_states *states, struct id who)
{
	for (size_t i = 0; i < states->count; i++)
		if (id_equal(states->items[i].who, who))
			return &states->items[i];
	return NULL;
}

/* An answer given under a second number is in nobody else's place: whose first number it was cannot be known, so that one is not waited for. */
static struct turnout count_people(const struct people *people, const struct part *part, const struct respondent_states *states)
{
	struct turnout turnout = {0};
	for (size_t i = 0; i < people->count; i++) {
		const struct participant *one = &people->items[i];
		const struct respondent_state *state = find_state(states, one->id);
		bool handed_in = state && state->handed_in;
		turnout.handed_in += handed_in;
		if (handed_in)
			turnout.asked += !one->again;
		else
			turnout.asked += part_weight(part, one, state && state->declined);
	}
	turnout.asked = turnout.asked > turnout.handed_in ? turnout.asked : turnout.handed_in;
	return turnout;
}

static struct turnout count_teams(const struct activity *activity, const struct respondent_states *states)
{
	struct turnout turnout = {.asked = (int)activity->team_count};
	for (size_t i = 0; i < activity->team_count; i++) {
		const struct respondent_state *state = find_state(states, activity->teams[i].id);
		turnout.handed_in += state && state->handed_in;
	}
	return turnout;
}

/* With hands it is the questions that have a count. */
static bool count_shows(struct workbook *w, const struct activity *activity, const struct form *form, int step, struct turnout *turnout,
	struct error *error)
{
	struct responses raw = {0};
	struct ids counted = {0};
	bool ok = store_responses_load(w->db, activity->id, &raw, error);
	for (size_t i = 0; i < raw.count; i++)
		if (raw.rows[i].step == step && raw.respondents[raw.rows[i].who].kind == RESPONDENT_HANDS && !ids_have(&counted, raw.rows[i].field))
			ids_add(&counted, raw.rows[i].field);
	*turnout = (struct turnout){.asked = (int)form_questions(form), .handed_in = (int)counted.count};
	ids_release(&counted);
	responses_release(&raw);
	return ok;
}

bool step_turnout(struct workbook *w, const struct activity *activity, const struct form *form, int step, struct turnout *turnout, struct error *error)
{
	const struct step *opened = activity_step(activity, step);
	struct respondent_states states = {0};
	*turnout = (struct turnout){0};
	if (opened && opened->way == WAY_HANDS)
		return count_shows(w, activity, form, step, turnout, error);
	bool ok = store_step_states(w->db, activity->id, step, false, &states, error);
	if (ok && opened && opened->way == WAY_TEAM)
		*turnout = count_teams(activity, &states);
	else if (ok)
		*turnout = count_people(&w->session.people, activity_part(&w->session, activity), &states);
	free(states.items);
	return ok;
}

/* The ids of the fields that hold words, and of those that ask the role, over all steps that were opened. */
static void sort_fields(struct workbook *w, const struct activity *activity, struct responses *raw, struct ids *words, struct ids *roles)
{
	for (size_t i = 0; i < activity->step_count; i++) {
		struct form form = {0};
		struct turnout turnout;
		int n = activity->steps[i].n;
		step_ask(w, activity, n, NULL, &form);
		for (size_t f = 0; f < form.count; f++)
			if (form.fields[f].type == FIELD_TEXT)
				ids_add(words, form.fields[f].id);
			else if (form.fields[f].role)
				ids_add(roles, form.fields[f].id);
		if (activity->steps[i].way != WAY_HANDS && step_turnout(w, activity, &form, n, &turnout, NULL))
			responses_step(raw, n)->asked = turnout.asked;
		form_release(&form);
	}
}

/* Small roles count with whom they chose today. */
static void settle_respondents(const struct people *people, struct responses *raw)
{
	for (size_t i = 0; i < raw->respondent_count; i++) {
		const struct participant *one = people_find(people, raw->respondents[i].id);
		if (one)
			raw->respondents[i].role = participant_counts_as(one);
	}
}

static bool answered(const struct responses *raw, struct id who)
{
	for (size_t i = 0; i < raw->respondent_count; i++)
		if (id_equal(raw->respondents[i].id, who))
			return true;
	return false;
}

/* The people of an activity: who was there, and who answered before leaving. */
static void count_present(const struct people *people, const struct part *part, const struct responses *raw, int present[ROLE_COUNT])
{
	memset(present, 0, ROLE_COUNT * sizeof *present);
	for (size_t i = 0; i < people->count; i++) {
		const struct participant *one = &people->items[i];
		bool has_answered = answered(raw, one->id);
		present[participant_counts_as(one)] += has_answered ? !one->again : part_weight(part, one, false);
	}
	for (int role = 0; role < ROLE_COUNT; role++)
		present[role] = present[role] > 0 ? present[role] : 0;
}

bool activity_view(struct workbook *w, const struct activity *activity, enum text_rule texts, struct responses *view, struct error *error)
{
	struct responses raw = {0};
	struct text_reviews reviews = {0};
	struct ids words = {0}, roles = {0};
	struct visibility rules = {.threshold = w->session.threshold, .split = w->session.split, .texts = texts, .reviews = &reviews,
		.text_fields = &words, .role_fields = &roles};
	bool ok = store_responses_load(w->db, activity->id, &raw, error) && store_reviews_load(w->db, w->session.id, &reviews, error);
	for (int role = ROLE_VOLUNTEER; role < ROLE_COUNT; role++)
		rules.settled[role] = people_settled(&w->session.people, (enum role)role);
	if (ok) {
		sort_fields(w, activity, &raw, &words, &roles);
		settle_respondents(&w->session.people, &raw);
		count_present(&w->session.people, activity_part(&w->session, activity), &raw, rules.present);
		visibility_view(&raw, &rules, view);
	}
	ids_release(&words);
	ids_release(&roles);
	text_reviews_release(&reviews);
	responses_release(&raw);
	return ok;
}

bool run_picture(struct workbook *w, struct doc *doc, struct error *error)
{
	const struct activity *activity = w->entered ? place_activity(&w->session, &w->place) : NULL;
	struct responses view = {0};
	if (!activity)
		return error_say(error, tr("There is no exercise open."));
	bool ok = activity_view(w, activity, TEXT_NOT_DROPPED, &view, error);
	if (ok && activity_kind(activity))
		activity_kind(activity)->show(activity->copy, &view, doc);
	responses_release(&view);
	return ok;
}
