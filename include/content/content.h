/* SPDX-License-Identifier: EUPL-1.2 */
/* content.h - all content of one language: exercises, programmes and sources, read from folders and checked.
 * A faulty file is left out and every fault in it is listed; it never takes another file down. */
#ifndef CONTENT_CONTENT_H
#define CONTENT_CONTENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "domain/content_key.h"
#include "domain/exercise.h"
#include "domain/programme.h"

/* What the checker has to know of kinds, without knowing them. */
struct content_rules {
	const struct content_key *(*keys)(const char *kind);                      /* NULL: there is no such kind */
	void (*check)(const struct exercise *exercise, struct faults *faults);    /* rules that span keys */
	const char *kinds;                                                        /* all names with a comma between, for sentences */
};

struct content_source {
	char *id, *text;               /* "utrecht-2015", the full reference */
};

struct content {
	char *lang;
	struct exercise **exercises;   /* by title */
	size_t exercise_count, exercise_room;
	struct programme *programmes;  /* by minutes */
	size_t programme_count, programme_room;
	struct content_source *sources;
	size_t source_count, source_room;
	struct faults faults;          /* by file and line */
};

/* Loads FOLDER/LANG of every folder (the list ends in NULL): *.ini, programmes/ *.ini and sources.ini. A file of a later folder replaces one of the same name;
 * sources.ini adds its sources to those of the folders before, so that an own exercise with an own source does not hide ours. A folder that is not
 * there is passed over; when no folder has content for the language at all, that is a fault. */
void content_load(struct content *content, const char *lang, const char *const *folders, const struct content_rules *rules);
void content_release(struct content *content);

const struct exercise *content_exercise(const struct content *content, const char *id);      /* NULL when not there */
const struct programme *content_programme(const struct content *content, const char *id);
const char *content_source(const struct content *content, const char *id);                   /* the reference; NULL when not there */

#endif
