/* SPDX-License-Identifier: EUPL-1.2 */
#include "domain/dataset.h"

#include <stdlib.h>

#include "base/mem.h"

void dataset_add(struct dataset *dataset, const struct dataset_row *row)
{
	dataset->items = mem_room(dataset->items, dataset->count, &dataset->room, sizeof *dataset->items);
	dataset->items[dataset->count++] = (struct dataset_row){
		.activity = mem_copy(row->activity),
		.step = row->step,
		.respondent = mem_copy(row->respondent),
		.field = mem_copy(row->field),
		.label = mem_copy(row->label),
		.value = mem_copy(row->value),
		.value_label = mem_copy(row->value_label),
		.role = mem_copy(row->role),
		.count = row->count,
	};
}

void dataset_release(struct dataset *dataset)
{
	for (size_t i = 0; i < dataset->count; i++) {
		struct dataset_row *row = &dataset->items[i];

		free(row->activity);
		free(row->respondent);
		free(row->field);
		free(row->label);
		free(row->value);
		free(row->value_label);
		free(row->role);
	}
	free(dataset->items);
	*dataset = (struct dataset){0};
}
