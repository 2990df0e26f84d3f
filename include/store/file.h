/* SPDX-License-Identifier: EUPL-1.2 */
/* file.h - the file as the system sees it: made for its owner only, and looked at before SQLite may touch it. */
#ifndef STORE_FILE_H
#define STORE_FILE_H

#include <stdbool.h>

#include "base/error.h"

/* Makes an empty file 0600, and its folders 0700, whatever the umask; fine when it is there. */
bool file_make(const char *path, struct error *error);
/* Reads the first bytes: false with a sentence when this cannot be a file of ours that this program can write: not there, a folder, not to be read or
 * written, in a folder where no helper file can stand, foreign, or of a version newer than `newest`. Nothing is changed. */
bool file_look(const char *path, int newest, struct error *error);
/* The same for a file that is only read: it may be closed to writing, and so may its folder. */
bool file_look_to_read(const char *path, int newest, struct error *error);
/* What was written last may still stand in a log beside the file. */
bool file_has_log(const char *path);
/* The sentences for a file of somebody else's and for one of a newer version; both return false. */
bool file_foreign(const char *path, struct error *error);
bool file_newer(const char *path, struct error *error);

/* On the disk: the file, then its folder. */
bool file_sync(const char *path);

#endif
