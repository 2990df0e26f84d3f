/* SPDX-License-Identifier: EUPL-1.2 */
/* check.h - the lines of a content file against the tables that say what it may hold: all faults at once, each with its line.
 * A row's section is a name ("pole.left"), a list ("card.*") or any id ("*"); its name likewise. A required key of a named section must be there, and
 * so the section; one of a list must be in every section of it. */
#ifndef CONTENT_CHECK_H
#define CONTENT_CHECK_H

#include <stdbool.h>

#include "base/error.h"
#include "domain/content_key.h"
#include "domain/exercise.h"

struct check {
	const struct content_key *const *tables;   /* ends in NULL; where two rows fit a key, a row with its full name goes first */
	bool open;                                 /* names that no row has are let be: the kind is not known, so nobody knows its names */
};

/* False when it adds a fault. A number whose min and max are both 0 may be any. */
bool check_lines(const struct exercise *exercise, const struct check *check, struct faults *faults);

/* Prose in numbered keys counts 1, 2, 3 in the order of the file: a gap is a paragraph that was lost. */
bool check_numbering(const struct exercise *exercise, const char *section, const char *key, struct faults *faults);

#endif
