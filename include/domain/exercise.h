/* SPDX-License-Identifier: EUPL-1.2 */
/* exercise.h - an exercise as data: the lines of its INI file in file order, or the copy of them that a session keeps.
 * Kinds read it by section and key. A name of the form `card.tea` is the section of the item `tea` in the list `card`; a key of the form `gain.1` is
 * one of the numbered (or named) texts `gain`. A text that is not there reads as "". */
#ifndef DOMAIN_EXERCISE_H
#define DOMAIN_EXERCISE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct exercise_line {
	char *section, *key, *value;
	int number;                     /* line in the file, from 1; 0 in a copy */
};

struct exercise {
	char *id;                       /* file name without .ini: "kaders-of-speelruimte" */
	char *kind;                     /* "dilemma" */
	char *lang;                     /* "nl" */
	char *file;                     /* path as the user knows it; NULL in a copy */
	struct exercise_line *lines;
	size_t count, room;
};

void exercise_add(struct exercise *exercise, const char *section, const char *key, const char *value, int number);
/* Replaces the first line of that section and key, or adds one. */
void exercise_set(struct exercise *exercise, const char *section, const char *key, const char *value);
struct exercise *exercise_copy(const struct exercise *exercise);   /* the caller frees; the copy has no file and no line numbers */
void exercise_free(struct exercise *exercise);

/* NULL when it is not there. */
const struct exercise_line *exercise_find(const struct exercise *exercise, const char *section, const char *key);
const char *exercise_text(const struct exercise *exercise, const char *section, const char *key);
int exercise_number(const struct exercise *exercise, const char *section, const char *key, int otherwise);
bool exercise_yes(const struct exercise *exercise, const char *section, const char *key);      /* "yes" */

/* The items of a list, in file order: *at starts at 0; returns the item's id ("tea" of `card.tea`) or NULL past the last.
 * The section name is then `list` "." id. */
const char *exercise_item(const struct exercise *exercise, const char *list, size_t *at);
/* The texts of a list of keys in one section, in file order: the line, or NULL past the last. The id of a text is what follows the dot. */
const struct exercise_line *exercise_list(const struct exercise *exercise, const char *section, const char *key, size_t *at);
/* key of the item `id` of `list`: exercise_item_text(e, "card", "tea", "text"). */
const char *exercise_item_text(const struct exercise *exercise, const char *list, const char *id, const char *key);
bool exercise_item_yes(const struct exercise *exercise, const char *list, const char *id, const char *key);      /* "yes" */

/* A fault of this exercise at that section and key (key NULL: the section's first line; both NULL: the file). */
void exercise_fault(const struct exercise *exercise, struct faults *faults, const char *section, const char *key, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

#endif
