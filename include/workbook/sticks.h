/* SPDX-License-Identifier: EUPL-1.2 */
/* sticks.h - the USB sticks that are in this computer, by the names people know them by.
 * A stick is a file system that is mounted where desktops do that: /media/NAME, /media/USER/NAME, /run/media/USER/NAME. */
#ifndef WORKBOOK_STICKS_H
#define WORKBOOK_STICKS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/error.h"

struct stick {
	char *folder;
	char *name;           /* its label, made safe to show */
	dev_t device;         /* so that the folder that a pulled-out stick leaves behind is never taken for it */
};

struct sticks {
	struct stick *items;  /* those that this user may write on, by name */
	size_t count, room;
	char *closed;         /* the name of one that may only be read; NULL: none */
};

/* Adds what is found below the roots, which end in NULL; the usual ones are stick_roots. */
extern const char *const stick_roots[];
void sticks_find(const char *const *roots, struct sticks *sticks);
void sticks_release(struct sticks *sticks);

/* Its folder, opened, for the caller to close; or -errno: ENODEV when the stick is not there any more. */
int stick_open(const struct stick *stick);

/* Sentences, each with the key that tries again; both return false. The first: there is none to write on. The second: this number of errno came of it. */
bool sticks_none(const struct sticks *sticks, int key, struct error *error);
bool stick_failed(const struct stick *stick, int number, int key, struct error *error);

#endif
