/* SPDX-License-Identifier: EUPL-1.2 */
#include "domain/tables.h"

#include <stdlib.h>

#include "base/mem.h"

/* What a place costs; each is worth more than all that stands below it, in a room of 60. */
enum { COST_AGAIN = 100000000, COST_OTHER_THAN_PRINTED = 1000000, COST_SIZE = 10000, COST_ROLE = 100, COST_OTHER_THAN_CARD = 1 };

int table_of_seat(int seat, int round, int tables)
{
	int first = (seat - 1) % tables, row = (seat - 1) / tables;
	return round == 0 || tables == 1 ? first : (first + 1 + (round - 1 + row) % (tables - 1)) % tables;
}

/* How many sit at each table, and of each role. */
struct tally {
	int *sizes, *roles;
};

static void count_in(const struct seating *seating, struct tally *tally, size_t person, int by)
{
	int table = seating->at[person];
	if (table < 0)
		return;
	tally->sizes[table] += by;
	tally->roles[table * ROLE_COUNT + (int)seating->roles[person]] += by;
}

/* Of one more person at that table: the fuller it is, of its size and of the role, the more. The sum over all is least where all are even. */
static int cost_of(const struct seating *seating, const struct tally *tally, size_t person, int table)
{
	int cost = tally->sizes[table] * COST_SIZE + tally->roles[table * ROLE_COUNT + (int)seating->roles[person]] * COST_ROLE;
	cost += seating->been[person * (size_t)seating->tables + (size_t)table] ? COST_AGAIN : 0;
	if (table_of_seat(seating->seats[person], seating->round, seating->tables) == table)
		return cost;
	return cost + (seating->seats[person] <= seating->printed ? COST_OTHER_THAN_PRINTED : COST_OTHER_THAN_CARD);
}

static int cheapest(const struct seating *seating, const struct tally *tally, size_t person)
{
	int best = 0;
	for (int table = 1; table < seating->tables; table++)
		if (cost_of(seating, tally, person, table) < cost_of(seating, tally, person, best))
			best = table;
	return best;
}

static bool move_one(const struct seating *seating, struct tally *tally, size_t person)
{
	int at = seating->at[person];
	count_in(seating, tally, person, -1);
	int to = cheapest(seating, tally, person);
	bool better = at < 0 || cost_of(seating, tally, person, to) < cost_of(seating, tally, person, at);
	seating->at[person] = better ? to : at;
	count_in(seating, tally, person, 1);
	return better;
}

static bool swap_two(const struct seating *seating, struct tally *tally, size_t a, size_t b)
{
	int at = seating->at[a], to = seating->at[b];
	count_in(seating, tally, a, -1);
	count_in(seating, tally, b, -1);
	int now = cost_of(seating, tally, a, at) + cost_of(seating, tally, b, to), then = cost_of(seating, tally, a, to) + cost_of(seating, tally, b, at);
	seating->at[a] = then < now ? to : at;
	seating->at[b] = then < now ? at : to;
	count_in(seating, tally, a, 1);
	count_in(seating, tally, b, 1);
	return then < now;
}

/* Each change makes the whole cheaper, so this ends. */
static void improve(const struct seating *seating, const bool *loose, struct tally *tally)
{
	for (bool better = true; better;) {
		better = false;
		for (size_t a = 0; a < seating->count; a++) {
			better = (loose[a] && move_one(seating, tally, a)) || better;
			for (size_t b = a + 1; loose[a] && b < seating->count; b++)
				better = (loose[b] && seating->at[a] != seating->at[b] && swap_two(seating, tally, a, b)) || better;
		}
	}
}

void tables_seat(const struct seating *seating)
{
	struct tally tally = {.sizes = mem_alloc((size_t)seating->tables, sizeof(int)), .roles = mem_alloc((size_t)seating->tables * ROLE_COUNT, sizeof(int))};
	bool *loose = mem_alloc(seating->count + 1, sizeof *loose);
	for (size_t i = 0; i < seating->count; i++) {
		loose[i] = seating->at[i] < 0;
		count_in(seating, &tally, i, 1);
	}
	for (size_t i = 0; i < seating->count; i++)
		if (loose[i])
			move_one(seating, &tally, i);
	improve(seating, loose, &tally);
	free(tally.sizes);
	free(tally.roles);
	free(loose);
}
