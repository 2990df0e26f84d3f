/* SPDX-License-Identifier: EUPL-1.2 */
/* nearest.h - the known word nearest to one that a writer got wrong, for "did you mean". Offer the known words one by one. */
#ifndef CONTENT_NEAREST_H
#define CONTENT_NEAREST_H

#include <stddef.h>

#include "base/error.h"

struct nearest {
	const char *word;        /* as written */
	char *found;             /* the nearest so far, or NULL when none is near enough to be meant */
	size_t distance;
};

void nearest_offer(struct nearest *nearest, const char *known, size_t len);
/* Offers every word of a list with spaces or commas between. */
void nearest_offer_all(struct nearest *nearest, const char *words);
/* Adds the sentence as a fault, with the question whether the nearest was meant, and releases nearest. */
void nearest_fault(struct nearest *nearest, struct faults *faults, const char *file, int line, const char *key, const char *sentence);

#endif
