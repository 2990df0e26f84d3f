/* SPDX-License-Identifier: EUPL-1.2 */
/* teams.c - teams: who is in which, and which of them answers now. */
#include "own.h"

#include <stdlib.h>

#include "workbook/answer.h"
#include "workbook/ways.h"

/* "1  team 1: 3 7 11 14 (2 volunteers, 2 professionals)" */
static void team_say(struct plain *p, const struct team_line *team, size_t number)
{
	struct str line = STR_EMPTY, mark = STR_EMPTY;
	str_addf(&mark, "%zu  ", number);
	str_addf(&line, "%s%s%s%s", team->name, team->as ? ", " : "", team->as ? team->as : "", team->seats.count > 0 ? ":" : "");
	team_seats_say(&team->seats, &line);
	if (team->seats.count > 0) {
		str_add(&line, " (");
		people_add_mix(&line, team->seats.roles);
		str_add(&line, ")");
	}
	if (team->begun)
		str_addf(&line, ", %s", team->handed_in ? tr("has answered") : tr("has begun"));
	say_indented(p, mark.data, line.data);
	str_release(&mark);
	str_release(&line);
}

static void teams_say(struct plain *p)
{
	struct team_lines lines;
	struct str loose = STR_EMPTY;
	if (did(p, teams_look(p->w, &lines, &p->error))) {
		for (size_t i = 0; i < lines.count; i++)
			team_say(p, &lines.items[i], i + 1);
		team_seats_say(&lines.loose, &loose);
		if (lines.loose.count > 0)
			sayf(p, tr("In no team yet:%s. With :late they come in the smallest team."), loose.data);
	}
	str_release(&loose);
	team_lines_release(&lines);
}

/* --- the proposal --- */

static void arrange_show(struct plain *p)
{
	say_head(p, tr("Teams with mixed roles"));
	teams_say(p);
	say(p, tr("Other teams: :shuffle. Another number of teams: :teams 3. Number 7 to team 2: :move 7 2. A name: :team 2 NAME"));
}

static void arrange_prompt(struct plain *p)
{
	say_gap(p);
	say_enter(p, tr("these are the teams"));
}

static void arrange_line(struct plain *p, const char *line)
{
	if (*line)
		say(p, tr("Enter alone goes on. Commands begin with a colon; :? shows them."));
	else if (did(p, run_open_step(p->w, WAY_TEAMS, &p->error)))
		p->arranging = false;
}

static bool arrange_back(struct plain *p)
{
	p->arranging = false;
	return true;
}

const struct screen screen_arrange = {.show = arrange_show, .prompt = arrange_prompt, .line = arrange_line, .back = arrange_back};

/* --- whose turn --- */

static void team_show(struct plain *p)
{
	step_say(p, run_here(p->w)->step_form);
	if (run_here(p->w)->way == WAY_TEAMS && run_here(p->w)->handed_in == 0)
		say(p, tr("Is there a projector? Make it black first: what people choose can be read on it."));
}

static void team_prompt(struct plain *p)
{
	const struct here *here = run_here(p->w);
	answered_say(p);
	teams_say(p);
	say(p, tr("Type the number of the group that answers now."));
	say_enter(p, here->enter);
}

static void team_line(struct plain *p, const char *line)
{
	int count = (int)run_here(p->w)->team_count, number;
	if (!*line)
		go_on(p);
	else if (!line_number(line, 1, count, &number, NULL))
		sayf(p, tr("Type a number from 1 to %d."), count);
	else if (did(p, answer_open_team(p->w, number - 1, &p->error)))
		p->given = 0;
}

const struct screen screen_team = {.show = team_show, .prompt = team_prompt, .line = team_line};

/* --- commands --- */

/* After a change the teams are said; on their own screens that happens by itself. */
static void changed(struct plain *p, bool well)
{
	if (did(p, well) && screen_now(p) != &screen_team)
		teams_say(p);
}

static bool any_teams(struct plain *p)
{
	const struct here *here = run_here(p->w);
	bool any = here->activity && here->phase == PHASE_ANSWERS && here->activity->team_count > 0;
	if (!any)
		say(p, tr("There are no teams here yet: choose to answer in teams first."));
	return any;
}

void command_teams(struct plain *p, const char *rest)
{
	int number;
	if (!any_teams(p))
		return;
	if (!*rest)
		teams_say(p);
	else if (!line_number(rest, 0, 999, &number, NULL))
		say(p, tr("Type how many teams there should be, for example :teams 3"));
	else
		changed(p, teams_set_count(p->w, number, &p->error));
}

void command_shuffle(struct plain *p, const char *rest)
{
	(void)rest;
	if (any_teams(p))
		changed(p, teams_shuffle(p->w, &p->error));
}

void command_move(struct plain *p, const char *rest)
{
	const char *after;
	int seat, team;
	if (!any_teams(p))
		return;
	if (!line_number(rest, 1, 9999, &seat, &after) || !line_number(after, 1, 999, &team, NULL))
		say(p, tr("Type the number of the person and the number of the team, for example :move 7 2"));
	else
		changed(p, teams_move(p->w, seat, team - 1, &p->error));
}

void command_team(struct plain *p, const char *rest)
{
	const char *name;
	int team;
	if (!any_teams(p))
		return;
	if (!line_number(rest, 1, 999, &team, &name))
		say(p, tr("Type the number of the team and its name, for example :team 2 Window"));
	else
		changed(p, teams_rename(p->w, team - 1, name, &p->error));
}

void command_late(struct plain *p, const char *rest)
{
	(void)rest;
	if (any_teams(p))
		changed(p, teams_take_late(p->w, &p->error));
}
