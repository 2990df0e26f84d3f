/* SPDX-License-Identifier: EUPL-1.2 */
/* dataset.h - answers as rows for a spreadsheet or a script, made from the same filtered view as the doc. */
#ifndef DOMAIN_DATASET_H
#define DOMAIN_DATASET_H

#include <stddef.h>

struct dataset_row {
	char *activity;                /* title */
	int step;                      /* from 1 */
	char *respondent;              /* random per export and activity; "" for hands */
	char *field, *label;           /* id; the question */
	char *value, *value_label;     /* id; as people read it. Both "" when left open */
	char *role;                    /* group name; "" where not every question of the activity passes */
	int count;
};

struct dataset {
	struct dataset_row *items;     /* per activity sorted by respondent */
	size_t count, room;
};

/* Adds a row of copies. */
void dataset_add(struct dataset *dataset, const struct dataset_row *row);
void dataset_release(struct dataset *dataset);

#endif
