/* SPDX-License-Identifier: EUPL-1.2 */
#include "domain/programme.h"

#include <stdlib.h>
#include <string.h>

int programme_minutes(const struct programme *programme)
{
	int minutes = 0;

	for (size_t i = 0; i < programme->count; i++)
		minutes += programme->rows[i].minutes;
	return minutes;
}

static void row_release(struct programme_row *row)
{
	for (size_t i = 0; i < row->setting_count; i++) {
		free(row->settings[i].key);
		free(row->settings[i].value);
	}
	free(row->settings);
	free(row->id);
	free(row->title);
	free(row->exercise);
	ids_release(&row->tables);
	free(row->say);
}

void programme_release(struct programme *programme)
{
	for (size_t i = 0; i < programme->count; i++)
		row_release(&programme->rows[i]);
	free(programme->rows);
	free(programme->id);
	free(programme->title);
	free(programme->intro);
	free(programme->file);
	memset(programme, 0, sizeof *programme);
}
