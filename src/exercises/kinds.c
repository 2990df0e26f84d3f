/* SPDX-License-Identifier: EUPL-1.2 */
#include "exercises/kinds.h"

#include <string.h>

const struct kind *const kinds[] = {
	&kind_dilemma,
	&kind_sort,
	&kind_factors,
	&kind_mantra,
	&kind_story,
	&kind_perspectives,
	&kind_questions,
	NULL,
};

const struct kind *kind_find(const char *name)
{
	for (size_t i = 0; name && kinds[i]; i++)
		if (strcmp(kinds[i]->name, name) == 0)
			return kinds[i];
	return NULL;
}
