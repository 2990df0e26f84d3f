/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/ways.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/lang.h"
#include "base/mem.h"
#include "workbook/answer.h"
#include "workbook/view.h"

enum { SECONDS_EACH = 20, SECONDS_QUESTION = 8, SECONDS_SHOW = 25 };      /* handing over; a question alone; a show of hands */

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

size_t run_ways(struct workbook *w, struct way_offer offers[3])
{
	const struct here *here = run_here(w);
	if (!here->step_form)
		return 0;
	int people = (int)people_present(&w->session.people), questions = (int)form_questions(here->step_form);
	struct way_offer each = {WAY_EACH, minutes(people * (SECONDS_EACH + question_seconds(here->step_form)))};
	struct way_offer hands = {WAY_HANDS, minutes(questions * SECONDS_SHOW)};
	struct way_offer team = {WAY_TEAM, minutes(question_seconds(here->step_form) * 3)};
	if (here->step_form->by != BY_EACH || people == 0) {
		offers[0] = team;
		return 1;
	}
	bool round = people <= 8 || questions <= 1;
	offers[0] = round ? each : hands;
	offers[1] = round ? hands : each;
	offers[2] = team;
	return 3;
}

/* The activity with the teams that a step wants, those there are or new ones; the whole group is one. */
struct with_teams {
	struct activity activity;      /* shares all but its teams with the session's */
	struct team *teams;            /* owned when new */
};

static void add_team(struct with_teams *with, const char *name)
{
	with->teams[with->activity.team_count++] = (struct team){.id = id_random(), .name = mem_copy(name)};
}

static struct with_teams make_teams(const struct activity *activity, const struct form *form)
{
	struct with_teams with = {.activity = *activity};
	int wanted = form->by == BY_TEAM && form->teams > 1 ? form->teams : 1;
	if (activity->team_count > 0)
		return with;
	with.activity.teams = with.teams = mem_alloc((size_t)wanted, sizeof *with.teams);
	if (wanted == 1)
		add_team(&with, tr("the whole group"));
	for (int i = 0; wanted > 1 && i < wanted; i++) {
		struct error name;
		error_say(&name, tr("team %d"), i + 1);
		add_team(&with, name.text);
	}
	return with;
}

static bool put_teams(struct workbook *w, const struct with_teams *with, struct error *error)
{
	bool ok = true;
	for (size_t i = 0; ok && with->teams && i < with->activity.team_count; i++)
		ok = store_team_put(w->db, with->activity.id, &with->teams[i], error);
	return ok;
}

static void with_teams_release(struct with_teams *with)
{
	for (size_t i = 0; with->teams && i < with->activity.team_count; i++)
		free(with->teams[i].name);
	free(with->teams);
}

/* Who each team speaks as is chosen once, when the step opens. */
static bool store_voices(struct workbook *w, const struct activity *activity, int step, struct error *error)
{
	bool ok = true;
	for (size_t i = 0; ok && i < activity->team_count; i++) {
		struct form form = {0};
		struct respondent team = {.kind = RESPONDENT_TEAM, .id = activity->teams[i].id, .team = (int)i};
		if (step_ask(w, activity, step, &team, &form) && form.as)
			ok = store_speaks_put(w->db, activity->id, step, team.id, form.as, error);
		form_release(&form);
	}
	return ok;
}

static bool open_teams(struct workbook *w, const struct activity *activity, const struct form *form, struct error *error)
{
	struct with_teams with = make_teams(activity, form);
	bool ok = put_teams(w, &with, error) && store_voices(w, &with.activity, w->place.step, error);
	with_teams_release(&with);
	return ok;
}

static bool put_step(struct workbook *w, const struct activity *activity, const struct form *form, enum way way, struct error *error)
{
	struct step step = {.n = w->place.step, .way = way, .opened_at = clock_ms()};
	/* Hands and teams have no role of their own to ask. */
	for (size_t i = 0; i < form->count; i++)
		if (way == WAY_EACH || !form->fields[i].role)
			ids_add(&step.asked, form->fields[i].id);
	bool ok = store_step_put(w->db, activity->id, &step, error);
	ids_release(&step.asked);
	return ok;
}

/* Somebody answered, be it one question: that answer belongs to the way it was given in. */
static bool has_answers(struct workbook *w, const struct activity *activity)
{
	struct respondent_states states = {0};
	bool any = !store_step_states(w->db, activity->id, w->place.step, true, &states, NULL);
	for (size_t i = 0; i < states.count; i++)
		any = any || !states.items[i].declined;
	free(states.items);
	return any;
}

bool run_may_change_way(struct workbook *w)
{
	const struct here *here = run_here(w);
	return here->phase == PHASE_ANSWERS && here->way != WAY_NONE && here->step_form && here->step_form->by == BY_EACH &&
		!has_answers(w, here->activity);
}

bool run_open_step(struct workbook *w, enum way way, struct error *error)
{
	const struct here *here = run_here(w);
	if (!here->activity || here->phase != PHASE_ANSWERS)
		return error_say(error, tr("There is nothing to answer at this moment."));
	if (here->way != WAY_NONE && here->way != way && has_answers(w, here->activity))
		return error_say(error, tr("There are answers already: the way of answering stays as it is."));
	if (here->form && !answer_put_aside(w, error))
		return false;
	here = run_here(w);
	if (!db_begin(w->db, error))
		return false;
	bool ok = put_step(w, here->activity, here->step_form, way, error) &&
		(way != WAY_TEAM || open_teams(w, here->activity, here->step_form, error));
	if (!state_finish(w, ok, CHANGED_SESSION, error))
		return false;
	return way != WAY_TEAM || run_here(w)->activity->team_count != 1 || answer_open_team(w, 0, error);
}
