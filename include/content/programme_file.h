/* SPDX-License-Identifier: EUPL-1.2 */
/* programme_file.h - one programme, read from its file and held against the exercises that are there.
 * A part is either an exercise (with minutes, and the keys of [exercise] that its kind lets a programme set) or an item of its own: a title, minutes,
 * what to say, whether agreements are made. */
#ifndef CONTENT_PROGRAMME_FILE_H
#define CONTENT_PROGRAMME_FILE_H

#include <stdbool.h>

#include "content/content.h"
#include "content/folder.h"

struct programme_world {
	const struct content *content;           /* its exercises */
	const struct folder_files *exercises;    /* the files they came from, the faulty ones too */
	const struct content_rules *rules;
};

/* False when the file has faults; out is then empty. */
bool programme_read(const struct folder_file *file, const struct programme_world *world, struct programme *out, struct faults *faults);

#endif
