/* SPDX-License-Identifier: EUPL-1.2 */
/* teams.h - people spread over teams with mixed roles: a pure function of roles and chance.
 *
 * The rule: everybody is in one team; the sizes of two teams differ by at most one; and so do the numbers of people of one role in them. Within that rule
 * chance decides (base/random.h), and people who were in one team before are kept apart where that changes neither sizes nor roles. */
#ifndef DOMAIN_TEAMS_H
#define DOMAIN_TEAMS_H

#include <stddef.h>

#include "domain/people.h"

enum {
	TEAM_LEAST = 2,       /* one person is no team */
	TEAM_USUAL = 4,       /* about so many talk best */
	TEAMS_LEAST = 2,      /* one team is the group as one */
};

/* How many teams of at least TEAM_LEAST so many people can make; 0: too few for two teams. */
int teams_most(int people);
/* How many teams to propose: of `size` people each, about (0: TEAM_USUAL); 0 as above. */
int teams_usual(int people, int size);

/* Puts the number of a team (from 0) in team[i] for each person. teams is at least 1. met[i * count + k]: how often i and k were in one team before; NULL: never. */
void teams_spread(const enum role *roles, size_t count, int teams, const unsigned char *met, int *team);

/* How many people of each role a team has. */
struct team_mix {
	int size, roles[ROLE_COUNT];
};
/* The team for one who comes later: the smallest, of those the one with the fewest of that role, of those the first. count is at least 1. */
int teams_place(const struct team_mix *mixes, size_t count, enum role role);

#endif
