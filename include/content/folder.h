/* SPDX-License-Identifier: EUPL-1.2 */
/* folder.h - the content files of several folders as one list. A file of a later folder replaces one of the same name. */
#ifndef CONTENT_FOLDER_H
#define CONTENT_FOLDER_H

#include <stddef.h>

#include "base/error.h"

struct folder_file {
	char *id;      /* the name without .ini */
	char *path;
};

struct folder_files {
	struct folder_file *items;   /* by id */
	size_t count, room;
};

/* Adds the .ini files of folder. A folder that is not there adds none; one that cannot be read is a fault, and so is a file whose name is no id. */
void folder_add(struct folder_files *files, const char *folder, struct faults *faults);
/* Takes the file with that id off the list, if it is there. */
void folder_drop(struct folder_files *files, const char *id);
void folder_sort(struct folder_files *files);
void folder_release(struct folder_files *files);

/* PARENT/NAME; the caller frees. */
char *folder_path(const char *parent, const char *name);

#endif
