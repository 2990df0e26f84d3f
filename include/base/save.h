/* SPDX-License-Identifier: EUPL-1.2 */
/* save.h - a file that is whole or not there. It is written under a hidden name in its own folder, brought to the disk, and only then gets its name.
 * Numbers are those of errno; 0 is well. After any other number what stood there stands there still, and nothing half-written is left. */
#ifndef BASE_SAVE_H
#define BASE_SAVE_H

#include <stdbool.h>

#include "base/error.h"
#include "base/str.h"

enum save {
	SAVE_NEW,       /* EEXIST when the name is taken: no file is ever lost by it */
	SAVE_OVER,      /* what had the name goes, at the moment the new one is whole */
};

/* folder: an open folder, which stays open. The file is its owner's only, where the file system knows of owners. */
int save_in(int folder, const char *name, enum save how, const struct str *text);
/* The same by path. SAVE_OVER follows a link, and writes straight to what is no file (a pipe, /dev/stdout). */
int save_at(const char *path, enum save how, const struct str *text);
/* Writes all of it to what is open. */
int save_all(int file, const struct str *text);

/* Gives a file that is whole its name; EEXIST when that is taken. Also where a file system knows no links, as on a stick. */
int save_name(int folder, const char *part, const char *name);
/* What was done in the folder is on the disk; with `all`, so is everything of its file system, and a stick may be pulled out. */
int save_sync(int folder, bool all);

/* The sentence for a file that could not be written; false. */
bool save_failed(const char *path, int number, struct error *error);

#endif
