/* SPDX-License-Identifier: EUPL-1.2 */
/* visibility.h - what may be seen of what people answered: decided here, before any kind, front end or report gets to see it.
 *
 * Roles with fewer people present than the threshold are pooled as "other roles"; a pool that is still below takes in the next smallest role. The
 * pooling is made once per activity. Then, per question, all or nothing: a picture per role only where every group that answered has the threshold, so
 * that subtracting the groups shown from the total leaves nobody (statistics.md, "Between roles"). */
#ifndef DOMAIN_VISIBILITY_H
#define DOMAIN_VISIBILITY_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/people.h"
#include "domain/form.h"
#include "domain/responses.h"

struct pooling {
	int group[ROLE_COUNT];        /* role -> group, or -1: nobody of that role, or no split at all */
	bool pooled;                  /* the last group is the pool */
	size_t count;                 /* groups; 0 when there is no picture per role */
	enum role single[ROLE_COUNT]; /* the role of a group that is one role; ROLE_UNKNOWN for the pool */
	int n[ROLE_COUNT];            /* people per group */
};

/* present[role]: people of the activity. threshold >= 1. */
struct pooling visibility_pool(const int present[ROLE_COUNT], int threshold);

/* What text may be in a view. */
enum text_rule {
	TEXT_ALL,                     /* a session with names, or the facilitator's own screen */
	TEXT_REVIEWED,                /* a file from a session without names: only what was reviewed and kept */
	TEXT_NOT_DROPPED,             /* on the screen: all but what was left out on request */
};

/* The facilitator's judgement of one text. */
enum verdict { VERDICT_NONE, VERDICT_KEEP, VERDICT_DROP, VERDICT_EDITED };
struct text_review {
	struct id action;
	char *field;
	enum verdict verdict;
	char *edited;                 /* VERDICT_EDITED: what stands instead */
};
struct text_reviews {
	struct text_review *items;
	size_t count, room;
};
const struct text_review *text_reviews_find(const struct text_reviews *reviews, struct id action, const char *field);
void text_reviews_release(struct text_reviews *reviews);

/* The same role counted with whom it counts today is the caller's to fill in (people_count_roles does). */
struct visibility {
	int threshold;
	bool split;                   /* false: the group chose no picture per role */
	int present[ROLE_COUNT];      /* people of this activity, small roles counted with whom they chose */
	enum role settled[ROLE_COUNT];/* with whom a role that is told on a form or of a show of hands counts; ROLE_UNKNOWN: with its own */
	enum text_rule texts;
	const struct text_reviews *reviews;
	const struct ids *text_fields;/* ids of TEXT fields (with FIELD.other): their values are words */
	const struct ids *role_fields;/* ids of fields that ask the role: never in a view */
};

/* Fills view (empty before) from raw. Respondents are put in a random order; the shows of hands of one question and group become one. */
void visibility_view(const struct responses *raw, const struct visibility *rules, struct responses *view);

#endif
