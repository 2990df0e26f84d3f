/* SPDX-License-Identifier: EUPL-1.2 */
#include "domain/teams.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/random.h"

int teams_most(int people)
{
	int most = people / TEAM_LEAST;
	return most < TEAMS_LEAST ? 0 : most;
}

int teams_usual(int people, int size)
{
	int wanted = (people + (size ? size : TEAM_USUAL) / 2) / (size ? size : TEAM_USUAL), most = teams_most(people);
	wanted = wanted < TEAMS_LEAST ? TEAMS_LEAST : wanted;
	return wanted < most ? wanted : most;
}

static size_t *shuffled(size_t count)
{
	size_t *order = mem_alloc(count + 1, sizeof *order);
	for (size_t i = 0; i < count; i++)
		order[i] = i;
	random_shuffle(order, count, sizeof *order);
	return order;
}

/* Cards of one suit after another, dealt round: a suit is a run in the deal, so each player gets as many of it as another, or one more; and so it is with
 * the whole. Which suit comes first, who of it, and which team begins is chance. */
static void deal(const enum role *roles, size_t count, int teams, int *team)
{
	size_t *suits = shuffled(ROLE_COUNT), *people = shuffled(count), *players = shuffled((size_t)teams), dealt = 0;
	for (size_t suit = 0; suit < ROLE_COUNT; suit++)
		for (size_t i = 0; i < count; i++)
			if (roles[people[i]] == (enum role)suits[suit])
				team[people[i]] = (int)players[dealt++ % (size_t)teams];
	free(suits);
	free(people);
	free(players);
}

/* How often this person was with the people of that team before; `but` does not count. */
static int meetings(const unsigned char *met, size_t count, const int *team, size_t person, int of_team, size_t but)
{
	int sum = 0;
	for (size_t i = 0; i < count; i++)
		if (team[i] == of_team && i != person && i != but)
			sum += met[person * count + i];
	return sum;
}

/* Two people of one role change places where that makes fewer meet again. */
static bool swap_if_better(const unsigned char *met, size_t count, int *team, size_t a, size_t b)
{
	int at = team[a], to = team[b];
	int now = meetings(met, count, team, a, at, b) + meetings(met, count, team, b, to, a);
	int then = meetings(met, count, team, a, to, b) + meetings(met, count, team, b, at, a);
	if (then >= now)
		return false;
	team[a] = to;
	team[b] = at;
	return true;
}

/* Each swap leaves fewer meetings, so this ends. */
static void keep_apart(const enum role *roles, const unsigned char *met, size_t count, int *team)
{
	for (bool better = true; better;) {
		better = false;
		for (size_t a = 0; a < count; a++)
			for (size_t b = a + 1; b < count; b++)
				if (roles[a] == roles[b] && team[a] != team[b])
					better = swap_if_better(met, count, team, a, b) || better;
	}
}

void teams_spread(const enum role *roles, size_t count, int teams, const unsigned char *met, int *team)
{
	deal(roles, count, teams, team);
	if (met)
		keep_apart(roles, met, count, team);
}

int teams_place(const struct team_mix *mixes, size_t count, enum role role)
{
	size_t best = 0;
	for (size_t i = 1; i < count; i++)
		if (mixes[i].size < mixes[best].size || (mixes[i].size == mixes[best].size && mixes[i].roles[role] < mixes[best].roles[role]))
			best = i;
	return (int)best;
}
