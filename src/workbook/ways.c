/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/ways.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/lang.h"
#include "base/mem.h"
#include "workbook/answer.h"
#include "workbook/sheet.h"
#include "workbook/view.h"

/* What things take, in seconds, from watching groups: passing a laptop on and finding one's number, reading a question and choosing, a few words, a show of hands with
 * counting, walking round with paper (and a second for everybody), taking the next sheet from the pile. */
enum { SECONDS_PASS = 20, SECONDS_QUESTION = 8, SECONDS_WORDS = 32, SECONDS_SHOW = 25, SECONDS_HAND_OUT = 40, SECONDS_SHEET = 3 };
/* Who types: 40 words a minute, of five keys. A sheet is a number, a space and Enter; a field of words is filled in by one in three, with some twenty keys. */
enum { KEYS_A_MINUTE = 200, KEYS_SHEET = 4, KEYS_WORDS = 7 };
enum { ROUND_MOST = 8, HANDS_MOST = 12 };

/* Whom it is for and what is asked. */
struct group {
	int people;
	int questions, words;       /* the role apart, which is known; words: fields to write in */
	int keys;                   /* to type one sheet back */
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
		offer.minutes = minutes(fill_seconds(group) * 3);
		break;
	case WAY_PAPER:
		offer.hand_out = minutes(SECONDS_HAND_OUT + group->people + fill_seconds(group));
		offer.type_in = minutes(group->people * (SECONDS_SHEET + group->keys * 60 / KEYS_A_MINUTE));
		offer.minutes = offer.hand_out + offer.type_in;
		break;
	}
	return offer;
}

static enum way fitting(const struct group *group)
{
	if (group->people <= ROUND_MOST)
		return WAY_EACH;
	if (group->questions == 1 && group->words == 0)
		return WAY_HANDS;
	return group->people > HANDS_MOST || group->words > 0 ? WAY_PAPER : WAY_HANDS;
}

size_t run_ways(struct workbook *w, struct way_offer offers[WAYS_MOST])
{
	static const enum way all[] = {WAY_EACH, WAY_HANDS, WAY_TEAM, WAY_PAPER};
	const struct here *here = run_here(w);
	if (!here->step_form)
		return 0;
	struct group group = group_of((int)people_present(&w->session.people), here->step_form);
	bool together = here->step_form->by != BY_EACH || group.people == 0;
	enum way fit = together ? WAY_TEAM : fitting(&group);
	size_t count = 0;
	offers[count++] = offer_of(fit, &group);
	for (size_t i = 0; !together && i < sizeof all / sizeof *all; i++)
		if (all[i] != fit)
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
		if (way_is_personal(way) || !form->fields[i].role)
			ids_add(&step.asked, form->fields[i].id);
	bool ok = store_step_put(w->db, activity->id, &step, error);
	ids_release(&step.asked);
	return ok;
}

/* Somebody answered, be it one question or half of one: that belongs to the way it was given in. */
static bool has_answers(struct workbook *w, const struct activity *activity)
{
	struct respondent_states states = {0};
	bool any = !store_step_states(w->db, activity->id, w->place.step, true, &states, NULL);
	for (size_t i = 0; i < states.count; i++)
		any = any || !states.items[i].declined;
	struct sheets_half half = sheets_half(w, activity, w->place.step);
	any = any || half.count > 0;
	free(half.owners);
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
