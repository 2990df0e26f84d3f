/* SPDX-License-Identifier: EUPL-1.2 */
#include "domain/people.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"

struct role_row {
	const char *id, *one, *many;
	const char *person;         /* one of them, where that is another word; NULL: one */
	const char *help;
};

/* Indexed by enum role. The ids are stored: they never change. */
static const struct role_row roles[ROLE_COUNT] = {
	[ROLE_UNKNOWN] = {"", N_("role not known"), N_("role not known"), NULL, NULL},
	[ROLE_VOLUNTEER] = {"volunteer", N_("volunteer"), N_("volunteers"), NULL, NULL},
	[ROLE_PROFESSIONAL] = {"professional", N_("professional"), N_("professionals"), NULL, NULL},
	[ROLE_BOTH] = {"both", N_("both roles"), N_("people with both roles"), N_("person with both roles"), NULL},
	[ROLE_CITIZEN] = {"citizen", N_("citizen"), N_("citizens"), NULL,
		N_("for example if you receive or received help yourself; you need not say why")},
	[ROLE_MANAGER] = {"manager", N_("manager"), N_("managers"), NULL, NULL},
	[ROLE_OTHER] = {"other", N_("another role"), N_("people with another role"), N_("person with another role"), NULL},
};

const char *role_id(enum role role)
{
	return roles[role].id;
}

enum role role_read(const char *id)
{
	for (int role = ROLE_UNKNOWN + 1; role < ROLE_COUNT; role++)
		if (strcmp(roles[role].id, id) == 0)
			return (enum role)role;
	return ROLE_UNKNOWN;
}

const char *role_label(enum role role)
{
	return tr(roles[role].one);
}

const char *role_label_many(enum role role)
{
	return tr(roles[role].many);
}

const char *role_label_count(enum role role, int n)
{
	return n == 1 ? tr(roles[role].person ? roles[role].person : roles[role].one) : role_label_many(role);
}

const char *role_help(enum role role)
{
	return roles[role].help ? tr(roles[role].help) : NULL;
}

enum role participant_counts_as(const struct participant *participant)
{
	return participant->counts_with != ROLE_UNKNOWN ? participant->counts_with : participant->role;
}

const struct participant *people_find(const struct people *people, struct id id)
{
	for (size_t i = 0; i < people->count; i++)
		if (id_equal(people->items[i].id, id))
			return &people->items[i];
	return NULL;
}

const struct participant *people_seat(const struct people *people, int seat)
{
	for (size_t i = 0; i < people->count; i++)
		if (people->items[i].seat == seat)
			return &people->items[i];
	return NULL;
}

/* How many people this seat adds to those in the room. */
static int weight(const struct participant *one)
{
	return one->again ? -!one->present : one->present;
}

size_t people_present(const struct people *people)
{
	int present = 0;
	for (size_t i = 0; i < people->count; i++)
		present += weight(&people->items[i]);
	return present > 0 ? (size_t)present : 0;
}

size_t people_again(const struct people *people)
{
	size_t again = 0;
	for (size_t i = 0; i < people->count; i++)
		again += people->items[i].again;
	return again;
}

size_t people_came(const struct people *people)
{
	return people->count - people_again(people);
}

static void count_roles(const struct people *people, enum role (*role_of)(const struct participant *), int present[ROLE_COUNT])
{
	memset(present, 0, ROLE_COUNT * sizeof *present);
	for (size_t i = 0; i < people->count; i++)
		present[role_of(&people->items[i])] += weight(&people->items[i]);
	for (int role = 0; role < ROLE_COUNT; role++)
		present[role] = present[role] > 0 ? present[role] : 0;
}

static enum role own_role(const struct participant *participant)
{
	return participant->role;
}

void people_count_roles(const struct people *people, int present[ROLE_COUNT])
{
	count_roles(people, participant_counts_as, present);
}

void people_count_own_roles(const struct people *people, int present[ROLE_COUNT])
{
	count_roles(people, own_role, present);
}

enum role people_settled(const struct people *people, enum role role)
{
	enum role with = ROLE_UNKNOWN;
	for (size_t i = 0; i < people->count; i++) {
		const struct participant *one = &people->items[i];
		if (one->role != role)
			continue;
		if (one->counts_with == ROLE_UNKNOWN || (with != ROLE_UNKNOWN && one->counts_with != with))
			return ROLE_UNKNOWN;
		with = one->counts_with;
	}
	return with;
}

void people_release(struct people *people)
{
	for (size_t i = 0; i < people->count; i++)
		free(people->items[i].name);
	free(people->items);
	*people = (struct people){0};
}

static bool roles_full(int limit, struct error *error)
{
	return error_say(error, tr("That is more than there are seats left: %d."), limit);
}

static bool read_digits(const char *line, int limit, enum role *out, size_t *count, struct error *error)
{
	for (; *line; line++) {
		int role = *line - '0';
		if (role < ROLE_UNKNOWN || role >= ROLE_COUNT)
			return error_say(error, tr("Roles are digits from 1 to 6; 0 for a role you do not know."));
		if (*count >= (size_t)limit)
			return roles_full(limit, error);
		out[(*count)++] = (enum role)role;
	}
	return true;
}

/* A line of counts, "9 13 2": so many volunteers, professionals, ... in the order of the digits. */
static bool read_counts(const char *line, int limit, enum role *out, size_t *count, struct error *error)
{
	for (int role = ROLE_VOLUNTEER; *(line += strspn(line, " ")); role++) {
		char *end;
		long people = strtol(line, &end, 10);
		if (!isdigit((unsigned char)*line) || (*end && *end != ' ') || role >= ROLE_COUNT)
			return error_say(error, tr("Type how many there are of each role, like 9 13 2."));
		if (people > limit - (long)*count)
			return roles_full(limit, error);
		while (people--)
			out[(*count)++] = (enum role)role;
		line = end;
	}
	return true;
}

bool roles_read(const char *line, int limit, enum role *out, size_t *count, struct error *error)
{
	*count = 0;
	bool read = strchr(line, ' ') ? read_counts(line, limit, out, count, error) : read_digits(line, limit, out, count, error);
	return read && (*count > 0 || error_say(error, tr("Type a digit for each person, or how many there are of each role.")));
}
