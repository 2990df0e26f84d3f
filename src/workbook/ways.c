/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/ways.h"

#include "base/clock.h"
#include "base/lang.h"
#include "domain/teams.h"
#include "workbook/answer.h"
#include "workbook/teams.h"
#include "workbook/view.h"

enum { SECONDS_EACH = 20, SECONDS_QUESTION = 8, SECONDS_SHOW = 25, SECONDS_TYPED = 3 };      /* handing over; a question alone; a show of hands;
	an answer that is known already */

static int minutes(int seconds)
{
	return seconds < 60 ? 1 : (seconds + 30) / 60;
}

static int question_seconds(const struct form *form)
{
	int seconds = 0;
	for (size_t i = 0; i < form->count; i++)
		seconds += form->fields[i].type == FIELD_NOTE ? 0 : form->fields[i].type == FIELD_TEXT ? 4 * SECONDS_QUESTION : SECONDS_QUESTION;
	return seconds;
}

/* Talking about a question together takes about three times as long as answering it alone. */
static int together_seconds(const struct form *form)
{
	return 3 * question_seconds(form);
}

/* Teams talk at the same time, with a note at hand, and then type in turn what they chose. */
static int teams_seconds(const struct form *form, int teams)
{
	return together_seconds(form) + teams * (SECONDS_EACH + SECONDS_TYPED * (int)form_questions(form));
}

static void offer(struct way_offer offers[WAYS_MAX], size_t *count, enum way way, int seconds)
{
	offers[(*count)++] = (struct way_offer){way, minutes(seconds)};
}

size_t run_ways(struct workbook *w, struct way_offer offers[WAYS_MAX])
{
	const struct here *here = run_here(w);
	const struct form *form = here->step_form;
	size_t count = 0;
	if (!form)
		return 0;
	int people = (int)people_present(&w->session.people), questions = (int)form_questions(form);
	int teams = here->activity->team_count ? (int)here->activity->team_count : teams_usual(people, form->team_size);
	int each = people * (SECONDS_EACH + question_seconds(form)), hands = questions * SECONDS_SHOW;
	bool round = people <= 8 || questions <= 1;
	if (form->by == BY_EACH && people > 0) {
		offer(offers, &count, round ? WAY_EACH : WAY_HANDS, round ? each : hands);
		offer(offers, &count, round ? WAY_HANDS : WAY_EACH, round ? hands : each);
	}
	if (form->by == BY_TEAM && teams > 0)
		offer(offers, &count, WAY_TEAMS, teams_seconds(form, teams));
	offer(offers, &count, WAY_TEAM, together_seconds(form));
	if (form->by == BY_EACH && teams > 0)
		offer(offers, &count, WAY_TEAMS, teams_seconds(form, teams));
	return count;
}

/* Who each team speaks as is chosen once, when the step opens. */
static bool store_voices(struct workbook *w, const struct activity *activity, enum way way, struct error *error)
{
	const struct team *teams = way == WAY_TEAMS ? activity->teams : &activity->group;
	size_t count = way == WAY_TEAMS ? activity->team_count : way == WAY_TEAM;
	bool ok = true;
	for (size_t i = 0; ok && i < count; i++) {
		struct form form = {0};
		struct respondent team = {.kind = RESPONDENT_TEAM, .id = teams[i].id, .team = (int)i};
		if (step_ask(w, activity, w->place.step, &team, &form) && form.as)
			ok = store_speaks_put(w->db, activity->id, w->place.step, team.id, form.as, error);
		form_release(&form);
	}
	return ok;
}

/* Hands and teams have no role of their own to ask. */
static bool put_asked(struct workbook *w, const struct activity *activity, const struct form *form, struct step *step, struct error *error)
{
	for (size_t i = 0; i < form->count; i++)
		if (step->way == WAY_EACH || !form->fields[i].role)
			ids_add(&step->asked, form->fields[i].id);
	bool ok = store_step_put(w->db, activity->id, step, error);
	ids_release(&step->asked);
	return ok;
}

static bool put_step(struct workbook *w, const struct activity *activity, const struct form *form, enum way way, struct error *error)
{
	struct step step = {.n = w->place.step, .way = way, .opened_at = clock_ms()};
	return put_asked(w, activity, form, &step, error);
}

bool run_may_change_way(struct workbook *w)
{
	const struct here *here = run_here(w);
	return here->phase == PHASE_ANSWERS && here->way != WAY_NONE && here->step_form && here->step_form->by == BY_EACH &&
		!step_answered(w, here->activity, here->step);
}

/* The group or the teams that are to answer, before the step opens. */
static bool teams_ready(struct workbook *w, enum way way, struct error *error)
{
	switch (way) {
	case WAY_NONE:
	case WAY_EACH:
	case WAY_HANDS:
		return true;
	case WAY_TEAM:
		return teams_group(w, error);
	case WAY_TEAMS:
		return teams_propose(w, error);
	}
	return true;
}

bool run_open_step(struct workbook *w, enum way way, struct error *error)
{
	const struct here *here = run_here(w);
	if (!here->activity || here->phase != PHASE_ANSWERS)
		return error_say(error, tr("There is nothing to answer at this moment."));
	if (here->way != WAY_NONE && here->way != way && step_answered(w, here->activity, here->step))
		return error_say(error, tr("There are answers already: the way of answering stays as it is."));
	/* Open in this way, and answered: only who came late is new. */
	if (here->way == way && step_answered(w, here->activity, here->step))
		return teams_ready(w, way, error);
	if ((here->form && !answer_put_aside(w, error)) || !teams_ready(w, way, error))
		return false;
	here = run_here(w);
	if (!db_begin(w->db, error))
		return false;
	bool ok = put_step(w, here->activity, here->step_form, way, error) && store_voices(w, here->activity, way, error);
	return state_finish(w, ok, CHANGED_SESSION, error) && (way != WAY_TEAM || answer_open_team(w, 0, error));
}

static const struct activity *find_activity(const struct session *session, struct id id)
{
	for (size_t i = 0; i < session->part_count; i++)
		for (size_t k = 0; k < session->parts[i].activity_count; k++)
			if (id_equal(session->parts[i].activities[k].id, id))
				return &session->parts[i].activities[k];
	return NULL;
}

static bool ask_again(struct workbook *w, const struct activity *activity, const struct step *step, struct error *error)
{
	struct activity unopened = *activity;
	struct step again = {.n = step->n, .way = step->way, .opened_at = step->opened_at, .revealed_at = step->revealed_at};
	struct form form = {0};
	unopened.step_count = 0;
	step_ask(w, &unopened, step->n, NULL, &form);
	bool ok = put_asked(w, activity, &form, &again, error);
	form_release(&form);
	return ok;
}

bool ways_ask_again(struct workbook *w, struct id id, struct error *error)
{
	if (!state_read(w, error))
		return false;
	const struct activity *activity = find_activity(&w->session, id);
	bool ok = true;
	for (size_t i = 0; ok && activity && i < activity->step_count; i++)
		if (!step_answered(w, activity, activity->steps[i].n))
			ok = ask_again(w, activity, &activity->steps[i], error);
	return ok;
}
