/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/teams.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/teams.h"
#include "store/answers.h"
#include "store/teams.h"
#include "store/undo.h"
#include "workbook/attend.h"
#include "workbook/view.h"

enum { NAME_MAX_CELLS = 24 };

/* The activity whose teams these are; NULL with a sentence. */
static const struct activity *activity_here(struct workbook *w, struct error *error)
{
	const struct activity *activity = state_entered(w, error) ? place_activity(&w->session, &w->place) : NULL;
	if (w->entered && !activity)
		error_say(error, tr("Teams are made where people answer."));
	return activity;
}

/* Seats, not people: who forgot a number and got a new one looks for that in the teams, and the old one cannot be told from the others. */
static bool is_here(const struct session *session, const struct activity *activity, const struct participant *one)
{
	return one->present && activity_has(session, activity, one);
}

static int seats_here(const struct session *session, const struct activity *activity)
{
	int count = 0;
	for (size_t i = 0; i < session->people.count; i++)
		count += is_here(session, activity, &session->people.items[i]);
	return count;
}

/* The number of somebody's team, or -1. */
static int team_of(const struct activity *activity, struct id participant)
{
	for (size_t i = 0; i < activity->team_count; i++)
		if (team_has(&activity->teams[i], participant))
			return (int)i;
	return -1;
}

/* Teams that have answered once stay as they are. */
static bool teams_fixed(struct workbook *w, const struct activity *activity)
{
	bool fixed = false;
	for (size_t i = 0; !fixed && i < activity->step_count; i++)
		fixed = activity->steps[i].way == WAY_TEAMS && step_answered(w, activity, activity->steps[i].n);
	return fixed;
}

/* --- how they stand --- */

void team_seats_add(struct team_seats *seats, const struct participant *one)
{
	seats->items = mem_room(seats->items, seats->count, &seats->room, sizeof *seats->items);
	seats->items[seats->count++] = one->seat;
	seats->roles[one->role]++;
}

void team_seats_say(const struct team_seats *seats, struct str *out)
{
	for (size_t i = 0; i < seats->count; i++)
		str_addf(out, " %d", seats->items[i]);
}

static void fill_states(const struct respondent_states *states, const struct team *team, struct team_line *line)
{
	for (size_t i = 0; i < states->count; i++)
		if (id_equal(states->items[i].who, team->id)) {
			line->begun = true;
			line->handed_in = states->items[i].handed_in;
		}
}

/* Said before it begins: the facilitator deals these out. */
static char *speaks_as(struct workbook *w, const struct activity *activity, const struct team *team, int number)
{
	struct form form = {0};
	struct respondent who = {.kind = RESPONDENT_TEAM, .id = team->id, .team = number, .as = store_speaks_load(w->db, activity->id, w->place.step, team->id)};
	char *as = step_ask(w, activity, w->place.step, &who, &form) && form.as_label ? mem_copy(form.as_label) : NULL;
	form_release(&form);
	free(who.as);
	return as;
}

bool teams_look(struct workbook *w, struct team_lines *lines, struct error *error)
{
	const struct activity *activity = activity_here(w, error);
	struct respondent_states states = {0};
	*lines = (struct team_lines){0};
	if (!activity || !store_step_states(w->db, activity->id, w->place.step, true, &states, error))
		return false;
	const struct here *here = run_here(w);
	const struct team *teams = here->team_count ? here->teams : activity->teams;
	lines->count = here->team_count ? here->team_count : activity->team_count;
	lines->items = mem_alloc(lines->count + 1, sizeof *lines->items);
	lines->fixed = teams_fixed(w, activity);
	for (size_t i = 0; i < lines->count; i++) {
		lines->items[i].name = teams[i].name;
		lines->items[i].as = here->way == WAY_TEAMS ? speaks_as(w, activity, &teams[i], (int)i) : NULL;
		fill_states(&states, &teams[i], &lines->items[i]);
	}
	for (size_t i = 0; i < w->session.people.count; i++) {
		const struct participant *one = &w->session.people.items[i];
		int team = team_of(activity, one->id);
		if (is_here(&w->session, activity, one) && teams == activity->teams)
			team_seats_add(team < 0 ? &lines->loose : &lines->items[team].seats, one);
	}
	free(states.items);
	return true;
}

void team_lines_release(struct team_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		free(lines->items[i].seats.items);
		free(lines->items[i].as);
	}
	free(lines->items);
	free(lines->loose.items);
	*lines = (struct team_lines){0};
}

/* --- a draw --- */

/* Who is here, as the draw sees them. */
struct draw {
	struct id *who;
	enum role *roles;
	unsigned char *met;
	int *team;
	size_t count;
};

static void count_meetings(const struct activity *activity, struct draw *draw)
{
	for (size_t i = 0; i < draw->count; i++)
		draw->team[i] = team_of(activity, draw->who[i]);
	for (size_t i = 0; i < draw->count; i++)
		for (size_t k = 0; k < draw->count; k++)
			if (i != k && draw->team[i] >= 0 && draw->team[i] == draw->team[k])
				draw->met[i * draw->count + k]++;
}

/* Who were in one team in the other activities of this session. */
static void count_all_meetings(const struct session *session, const struct activity *but, struct draw *draw)
{
	for (size_t p = 0; p < session->part_count; p++)
		for (size_t n = 0; n < session->parts[p].activity_count; n++)
			if (&session->parts[p].activities[n] != but)
				count_meetings(&session->parts[p].activities[n], draw);
}

static struct draw draw_teams(const struct session *session, const struct activity *activity, int teams)
{
	size_t people = (size_t)seats_here(session, activity);
	struct draw draw = {.who = mem_alloc(people + 1, sizeof *draw.who), .roles = mem_alloc(people + 1, sizeof *draw.roles),
		.met = mem_alloc(people * people + 1, 1), .team = mem_alloc(people + 1, sizeof *draw.team)};
	for (size_t i = 0; i < session->people.count; i++) {
		const struct participant *one = &session->people.items[i];
		if (!is_here(session, activity, one))
			continue;
		draw.who[draw.count] = one->id;
		draw.roles[draw.count++] = one->role;
	}
	count_all_meetings(session, activity, &draw);
	teams_spread(draw.roles, draw.count, teams, draw.met, draw.team);
	return draw;
}

static void draw_release(struct draw *draw)
{
	free(draw->who);
	free(draw->roles);
	free(draw->met);
	free(draw->team);
}

/* --- writing --- */

static bool put_team(struct workbook *w, const struct activity *activity, const struct team *team, struct error *error)
{
	return undo_before(w->db, w->session.id, "team", team->id, error) && store_team_put(w->db, activity->id, team, error);
}

static bool add_team(struct workbook *w, const struct activity *activity, int number, struct id *id, struct error *error)
{
	struct error name;
	error_say(&name, tr("team %d"), number);
	struct team team = {.id = *id = id_random(), .name = name.text};
	return put_team(w, activity, &team, error);
}

static bool drop_team(struct workbook *w, struct id team, struct error *error)
{
	return undo_before(w->db, w->session.id, "team", team, error) && store_team_drop(w->db, team, error);
}

/* The ids of so many teams: those that are there keep their names; missing ones are made, and what is too many goes. */
static bool put_teams(struct workbook *w, const struct activity *activity, size_t count, struct id *ids, struct error *error)
{
	bool ok = true;
	for (size_t i = 0; ok && (i < count || i < activity->team_count); i++) {
		if (i >= count)
			ok = drop_team(w, activity->teams[i].id, error);
		else if (i >= activity->team_count)
			ok = add_team(w, activity, (int)i + 1, &ids[i], error);
		else
			ids[i] = activity->teams[i].id;
	}
	return ok;
}

static bool put_draw(struct workbook *w, const struct activity *activity, const struct draw *draw, size_t teams, struct error *error)
{
	struct id *ids = mem_alloc(teams + 1, sizeof *ids);
	bool ok = undo_begin(w->db, w->session.id, error) && put_teams(w, activity, teams, ids, error) &&
		undo_before(w->db, w->session.id, "seat", activity->id, error);
	for (size_t i = 0; ok && i < draw->count; i++)
		ok = store_seat_put(w->db, activity->id, draw->who[i], ids[draw->team[i]], error);
	free(ids);
	return ok;
}

static bool draw_anew(struct workbook *w, const struct activity *activity, int teams, struct error *error)
{
	struct draw draw = draw_teams(&w->session, activity, teams);
	bool ok = db_begin(w->db, error) && state_finish(w, put_draw(w, activity, &draw, (size_t)teams, error), CHANGED_SESSION, error);
	draw_release(&draw);
	return ok;
}

static bool may_draw(struct workbook *w, const struct activity *activity, struct error *error)
{
	return !teams_fixed(w, activity) ||
		error_say(error, tr("Teams have answered already, so they stay as they are. You can still move one person."));
}

static bool too_many(int people, int most, struct error *error)
{
	if (most == 0)
		return error_say(error, tr("With %d people there are no two teams to make: a team is at least %d people."), people, TEAM_LEAST);
	return error_say(error, tr("With %d people there are at most %d teams: a team is at least %d people."), people, most, TEAM_LEAST);
}

bool teams_set_count(struct workbook *w, int count, struct error *error)
{
	const struct activity *activity = activity_here(w, error);
	if (!activity)
		return false;
	int people = seats_here(&w->session, activity), most = teams_most(people);
	if (count < TEAMS_LEAST && most > 0)
		return error_say(error, tr("Two teams is the least. To answer as one group, choose another way."));
	if (count > most)
		return too_many(people, most, error);
	return may_draw(w, activity, error) && draw_anew(w, activity, count, error);
}

bool teams_shuffle(struct workbook *w, struct error *error)
{
	const struct activity *activity = activity_here(w, error);
	return activity && teams_set_count(w, (int)activity->team_count, error);
}

/* What the step wants, as far as there are people for it. */
static int first_count(struct workbook *w)
{
	const struct form *form = run_here(w)->step_form;
	int people = seats_here(&w->session, run_here(w)->activity), most = teams_most(people);
	int wanted = form && form->by == BY_TEAM ? form->teams : 0;
	if (wanted < TEAMS_LEAST)
		return teams_usual(people, form ? form->team_size : 0);
	return wanted < most ? wanted : most;
}

bool teams_propose(struct workbook *w, struct error *error)
{
	const struct activity *activity = activity_here(w, error);
	if (!activity || activity->team_count > 0)
		return activity && teams_take_late(w, error);
	int count = first_count(w), people = seats_here(&w->session, activity);
	return count == 0 ? too_many(people, 0, error) : draw_anew(w, activity, count, error);
}

/* --- one person, one name --- */

static bool seat_one(struct workbook *w, const struct activity *activity, struct id who, int team, struct error *error)
{
	return store_seat_put(w->db, activity->id, who, activity->teams[team].id, error);
}

static int present_in(const struct people *people, const struct team *team)
{
	int present = 0;
	for (size_t i = 0; i < people->count; i++)
		present += people->items[i].present && team_has(team, people->items[i].id);
	return present;
}

static bool team_known(const struct activity *activity, int team, struct error *error)
{
	return (team >= 0 && (size_t)team < activity->team_count) || error_say(error, tr("There are %zu teams."), activity->team_count);
}

bool teams_move(struct workbook *w, int seat, int team, struct error *error)
{
	const struct activity *activity = activity_here(w, error);
	if (!activity || !team_known(activity, team, error))
		return false;
	const struct participant *one = people_seat(&w->session.people, seat);
	if (!one)
		return error_say(error, tr("Number %d is not checked in."), seat);
	if (!one->present)
		return error_say(error, tr("Number %d has left; whoever is back says so at the check-in."), seat);
	int from = team_of(activity, one->id);
	if (from == team)
		return true;
	if (from >= 0 && present_in(&w->session.people, &activity->teams[from]) == 1)
		return error_say(error, tr("Then nobody is left in “%s”: make fewer teams instead."), activity->teams[from].name);
	return db_begin(w->db, error) && state_finish(w, undo_begin(w->db, w->session.id, error) &&
		undo_before(w->db, w->session.id, "seat", activity->id, error) && seat_one(w, activity, one->id, team, error), CHANGED_SESSION, error);
}

bool teams_rename(struct workbook *w, int number, const char *name, struct error *error)
{
	const struct activity *activity = activity_here(w, error);
	if (!activity || !team_known(activity, number, error))
		return false;
	char *clean = text_clean(name, strlen(name), false);
	struct team team = {.id = activity->teams[number].id, .name = clean};
	bool ok = *clean && text_width(clean) <= NAME_MAX_CELLS ? db_begin(w->db, error) &&
		state_finish(w, undo_begin(w->db, w->session.id, error) && put_team(w, activity, &team, error), CHANGED_SESSION, error)
		: error_say(error, tr("The name of a team has 1 to %d characters."), NAME_MAX_CELLS);
	free(clean);
	return ok;
}

static struct team_mix *count_mixes(const struct people *people, const struct activity *activity)
{
	struct team_mix *mixes = mem_alloc(activity->team_count + 1, sizeof *mixes);
	for (size_t i = 0; i < people->count; i++) {
		int team = people->items[i].present ? team_of(activity, people->items[i].id) : -1;
		if (team < 0)
			continue;
		mixes[team].size++;
		mixes[team].roles[people->items[i].role]++;
	}
	return mixes;
}

/* One after the other, so that two who come together do not both make one team larger. */
static bool put_late(struct workbook *w, const struct activity *activity, struct error *error)
{
	struct team_mix *mixes = count_mixes(&w->session.people, activity);
	bool ok = undo_begin(w->db, w->session.id, error) && undo_before(w->db, w->session.id, "seat", activity->id, error);
	for (size_t i = 0; ok && i < w->session.people.count; i++) {
		const struct participant *one = &w->session.people.items[i];
		if (!is_here(&w->session, activity, one) || team_of(activity, one->id) >= 0)
			continue;
		int team = teams_place(mixes, activity->team_count, one->role);
		mixes[team].size++;
		mixes[team].roles[one->role]++;
		ok = seat_one(w, activity, one->id, team, error);
	}
	free(mixes);
	return ok;
}

bool teams_take_late(struct workbook *w, struct error *error)
{
	const struct activity *activity = activity_here(w, error);
	bool any = false;
	if (!activity)
		return false;
	for (size_t i = 0; i < w->session.people.count; i++)
		any = any || (is_here(&w->session, activity, &w->session.people.items[i]) && team_of(activity, w->session.people.items[i].id) < 0);
	if (!any || activity->team_count == 0)
		return true;
	return db_begin(w->db, error) && state_finish(w, put_late(w, activity, error), CHANGED_SESSION, error);
}

bool teams_group(struct workbook *w, struct error *error)
{
	const struct activity *activity = activity_here(w, error);
	if (!activity || !id_is_none(activity->group.id))
		return activity;
	struct team group = {.id = id_random(), .name = (char *)tr("the whole group"), .group = true};
	return db_begin(w->db, error) && state_finish(w, store_team_put(w->db, activity->id, &group, error), CHANGED_SESSION, error);
}
