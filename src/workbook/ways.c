/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/ways.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/lang.h"
#include "domain/teams.h"
#include "workbook/answer.h"
#include "workbook/sheet.h"
#include "workbook/teams.h"
#include "workbook/timer.h"
#include "workbook/view.h"

/* What things take, in seconds, from watching groups: passing a laptop on and finding one's number, reading a question and choosing, a few words, a show of hands with
 * counting, walking round with paper (and a second for everybody), taking the next sheet from the pile, typing an answer that is known already. */
enum { SECONDS_PASS = 20, SECONDS_QUESTION = 8, SECONDS_WORDS = 32, SECONDS_SHOW = 25, SECONDS_HAND_OUT = 40, SECONDS_SHEET = 3, SECONDS_TYPED = 3 };
/* Who types: 40 words a minute, of five keys. A sheet is a number, a space and Enter; a field of words is filled in by one in three, with some twenty keys. */
enum { KEYS_A_MINUTE = 200, KEYS_SHEET = 4, KEYS_WORDS = 7 };
enum { ROUND_MOST = 8, HANDS_MOST = 12 };

/* Whom it is for and what is asked. */
struct group {
	int people;
	int questions, words;       /* the role apart, which is known; words: fields to write in */
	int keys;                   /* to type one sheet back */
	int teams;                  /* those there are, or as many as are usual */
};

static int typed_keys(const struct field *field)
{
	switch (field->type) {
	case FIELD_NOTE:
		break;
	case FIELD_PICK:
	case FIELD_SCALE:
	case FIELD_NUMBER:
		return field_slots(field) > 10 ? 2 : 1;
	case FIELD_MANY:
		return 3;
	case FIELD_POINTS:
		return (int)field->option_count;
	case FIELD_TEXT:
		return KEYS_WORDS;
	}
	return 0;
}

static struct group group_of(int people, const struct form *form)
{
	struct group group = {.people = people, .keys = KEYS_SHEET};
	for (size_t i = 0; i < form->count; i++) {
		const struct field *field = &form->fields[i];
		if (field->role)
			continue;
		group.keys += typed_keys(field);
		group.words += field->type == FIELD_TEXT;
		group.questions += field->type != FIELD_TEXT && field->type != FIELD_NOTE;
	}
	return group;
}

static int minutes(int seconds)
{
	return seconds < 60 ? 1 : (seconds + 30) / 60;
}

static int fill_seconds(const struct group *group)
{
	return group->questions * SECONDS_QUESTION + group->words * SECONDS_WORDS;
}

/* Talking about a question together takes about three times as long as answering it alone. */
static int together_seconds(const struct group *group)
{
	return 3 * fill_seconds(group);
}

/* Teams talk at the same time, with a note at hand, and then type in turn what they chose. */
static int teams_seconds(const struct group *group)
{
	return together_seconds(group) + group->teams * (SECONDS_PASS + SECONDS_TYPED * (group->questions + group->words));
}

static struct way_offer offer_of(enum way way, const struct group *group)
{
	struct way_offer offer = {.way = way};
	switch (way) {
	case WAY_NONE:
		break;
	case WAY_EACH:
		offer.minutes = minutes(group->people * (SECONDS_PASS + fill_seconds(group)));
		break;
	case WAY_HANDS:
		offer.minutes = minutes((group->questions + group->words) * SECONDS_SHOW);
		break;
	case WAY_TEAM:
		offer.minutes = minutes(together_seconds(group));
		break;
	case WAY_TEAMS:
		offer.minutes = minutes(teams_seconds(group));
		break;
	case WAY_PAPER:
		offer.hand_out = minutes(SECONDS_HAND_OUT + group->people + fill_seconds(group));
		offer.type_in = minutes(group->people * (SECONDS_SHEET + group->keys * 60 / KEYS_A_MINUTE));
		offer.minutes = offer.hand_out + offer.type_in;
		break;
	}
	return offer;
}

/* A step for each may be answered in every way; one for teams by teams or the group, and so may any while nobody is checked in. */
static bool possible(enum way way, const struct group *group, enum answered_by by)
{
	if (way == WAY_TEAMS)
		return by != BY_GROUP && group->teams > 0;
	return way == WAY_TEAM || (by == BY_EACH && group->people > 0);
}

static enum way fitting(const struct group *group, enum answered_by by)
{
	if (by == BY_TEAM && group->teams > 0)
		return WAY_TEAMS;
	if (by != BY_EACH || group->people == 0)
		return WAY_TEAM;
	if (group->people <= ROUND_MOST)
		return WAY_EACH;
	if (group->questions == 1 && group->words == 0)
		return WAY_HANDS;
	return group->people > HANDS_MOST || group->words > 0 ? WAY_PAPER : WAY_HANDS;
}

size_t run_ways(struct workbook *w, struct way_offer offers[WAYS_MOST])
{
	static const enum way all[] = {WAY_EACH, WAY_HANDS, WAY_TEAM, WAY_PAPER, WAY_TEAMS};
	const struct here *here = run_here(w);
	const struct form *form = here->step_form;
	size_t count = 0;
	if (!form)
		return 0;
	struct people room = activity_people(&w->session, here->activity);
	struct group group = group_of((int)people_present(&room), form);
	free(room.items);
	group.teams = here->activity->team_count ? (int)here->activity->team_count : teams_usual(group.people, form->team_size);
	enum way fit = fitting(&group, form->by);
	offers[count++] = offer_of(fit, &group);
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (all[i] != fit && possible(all[i], &group, form->by))
			offers[count++] = offer_of(all[i], &group);
	return count;
}

void way_time(const struct way_offer *offer, struct str *out)
{
	if (offer->type_in > 0)
		str_addf(out, tr("%d to hand out, %d to type"), offer->hand_out, offer->type_in);
	else
		str_addf(out, tr_n("about %d minute", "about %d minutes", offer->minutes), offer->minutes);
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
		if (way_is_personal(step->way) || !form->fields[i].role)
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
	case WAY_PAPER:
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
	bool ok = put_step(w, here->activity, here->step_form, way, error) && store_voices(w, here->activity, way, error) &&
		timer_begin_step(w, here->activity, here->step, here->step_form->minutes, error);
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
