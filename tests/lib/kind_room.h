/* SPDX-License-Identifier: EUPL-1.2 */
/* kind_room.h - one exercise and what a made-up room answered in it, without a store: a kind is asked and shown as workbook does it. */
#ifndef LIB_KIND_ROOM_H
#define LIB_KIND_ROOM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "domain/visibility.h"
#include "exercises/kinds.h"

enum { STEPS_MAX = 20 };       /* a kind that still asks here asks for ever */

struct room {
	const struct kind *kind;
	const struct exercise *exercise;
	struct responses raw;
	int present[ROLE_COUNT];
	int threshold, teams;
	bool split;
	bool poisoned;             /* room_poison() was there */
	enum text_rule texts;
};

struct samples {
	struct exercise **items;
	size_t count, room;
};
/* Adds every exercise of the folder, by name; a file without a kind is none. False where a file has faults: they are printed as comments. */
bool samples_read(struct samples *samples, const char *folder);
struct exercise *sample_read(const char *path);        /* NULL with faults; the caller frees with exercise_free() */
bool sample_is_sound(const struct exercise *exercise); /* against the keys and the rules of its kind; faults are printed as comments */
void samples_release(struct samples *samples);

/* Threshold 3, a split wanted, texts as on the screen. */
struct room room_of(const struct exercise *exercise);
/* asked NULL: chosen now, from what was answered in earlier steps. */
bool room_ask(const struct room *room, int step, const struct respondent *who, const struct ids *asked, struct form *form);
/* The fields that a step asks, as they are stored when it opens; false past the last step. */
bool room_open(const struct room *room, int step, struct ids *asked);
void room_view(const struct room *room, struct responses *view);
void room_release(struct room *room);

/* A value that somebody might give, open now and then. */
void make_up_value(const struct field *field, struct str *value);
/* So many people of mixed roles answer every step in this way; not everybody reaches every question. */
void room_answer(struct room *room, int people, enum way way);
/* Rows that no front end brings: unknown fields, options, numbers and steps, for every respondent. */
void room_poison(struct room *room);

#endif
