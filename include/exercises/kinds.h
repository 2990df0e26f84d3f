/* SPDX-License-Identifier: EUPL-1.2 */
/* kinds.h - all kinds of exercise: one file and one row each. */
#ifndef EXERCISES_KINDS_H
#define EXERCISES_KINDS_H

#include "exercises/kind.h"

extern const struct kind kind_dilemma;
extern const struct kind kind_sort;
extern const struct kind kind_factors;
extern const struct kind kind_mantra;
extern const struct kind kind_story;
extern const struct kind kind_perspectives;
extern const struct kind kind_questions;

/* In the order of the help; ends in NULL. */
extern const struct kind *const kinds[];
const struct kind *kind_find(const char *name);    /* NULL when there is none */

#endif
