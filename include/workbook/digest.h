/* SPDX-License-Identifier: EUPL-1.2 */
/* digest.h - what every activity of a session had to show, gathered once and then laid out in the order of the summary; for src/workbook only. */
#ifndef WORKBOOK_DIGEST_H
#define WORKBOOK_DIGEST_H

#include "domain/dataset.h"
#include "domain/doc.h"
#include "domain/visibility.h"
#include "workbook/view.h"

struct digest_activity {
	const struct activity *activity;
	char *title, *id;             /* what it is called in this session; what its blocks begin with, another for every activity */
	struct doc findings;          /* copies of its findings */
	struct doc body;              /* what the kind showed, its quotes taken out */
	struct doc words;             /* the quotes, each with the question above it */
	struct doc data;              /* raw indices */
	int asked, handed_in;         /* in the first step */
	enum way way;
	int sheets;                   /* without a number, of all steps */
	int texts_hidden;
	bool evaluation;              /* [exercise] evaluation = yes: stands under its own heading at the end */
};

/* The key of a person in a linked data set. */
struct person_key {
	struct id who;
	char key[9];
};

struct digest {
	bool shown;                   /* set before: only what the group was shown */
	bool linked;                  /* set before: one person has one key in all activities */
	struct digest_activity *items;
	size_t count, room;
	int few;                      /* steps left out, because one or two people answered them and the group was not shown them */
	struct dataset dataset;
	struct person_key *keys;      /* linked: given so far, new ones for every export */
	size_t key_count, key_room;
	bool roles_hidden;            /* linked: an activity cannot show its roles, so none does */
};

bool digest_make(struct workbook *w, enum text_rule texts, struct digest *digest, struct error *error);
void digest_release(struct digest *digest);

#endif
