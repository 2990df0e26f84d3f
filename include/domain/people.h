/* SPDX-License-Identifier: EUPL-1.2 */
/* people.h - who is in the room: seats, roles, presence. A participant is a seat number; a name is there only if the group wants names. */
#ifndef DOMAIN_PEOPLE_H
#define DOMAIN_PEOPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/random.h"

enum role {                       /* the digit on the screen is the value */
	ROLE_UNKNOWN,
	ROLE_VOLUNTEER,
	ROLE_PROFESSIONAL,
	ROLE_BOTH,
	ROLE_CITIZEN,
	ROLE_MANAGER,
	ROLE_OTHER,
};
enum { ROLE_COUNT = ROLE_OTHER + 1 };

const char *role_id(enum role role);             /* "volunteer"; "" for unknown. Stored and exported, never changes */
enum role role_read(const char *id);             /* the reverse; unknown for anything else */
const char *role_label(enum role role);          /* "vrijwilliger", in the user's language */
const char *role_label_many(enum role role);     /* "vrijwilligers" */
const char *role_label_count(enum role role, int n);   /* behind a number: "1 mens met beide rollen", "2 mensen met beide rollen" */
const char *role_help(enum role role);           /* a sentence for who hesitates; NULL for none */

struct participant {
	struct id id;
	int seat;                     /* from 1, said aloud; never used twice in a session */
	enum role role;
	enum role counts_with;        /* whom a small role counts with today; ROLE_UNKNOWN: its own role */
	char *name;                   /* NULL in a session without names */
	bool again;                   /* given because a number was forgotten: of somebody who has a seat already */
	bool present;                 /* came and did not leave */
	int64_t came_at, left_at;     /* first came, last left; 0: never (milliseconds, as clock_ms()) */
	int revision;
};

struct people {
	struct participant *items;    /* by seat */
	size_t count, room;
};

enum role participant_counts_as(const struct participant *participant);     /* the role somebody is counted in today */
const struct participant *people_find(const struct people *people, struct id id);
const struct participant *people_seat(const struct people *people, int seat);
/* Who is in the room now, as people. A number given again adds nobody, for its owner's first seat counts on; when it leaves, that person has left. */
size_t people_present(const struct people *people);
size_t people_came(const struct people *people);      /* everybody who ever had a seat */
size_t people_again(const struct people *people);     /* numbers that were forgotten */
void people_count_roles(const struct people *people, int present[ROLE_COUNT]);          /* in the role they are counted in today */
void people_count_own_roles(const struct people *people, int present[ROLE_COUNT]);      /* in the role they chose */
/* With whom everybody of this role counts today; ROLE_UNKNOWN: nobody of them with others, or not all with the same. */
enum role people_settled(const struct people *people, enum role role);
void people_release(struct people *people);

/* Reads roles as typed at check-in: digits, one person each ("11212"), or one line of counts in the order of the roles ("9 13 2", with at least
 * one space, or a line that ends in a space). Adds to counts; false with a sentence. At most limit people in all. */
bool roles_read(const char *line, int limit, enum role *roles, size_t *count, struct error *error);

#endif
