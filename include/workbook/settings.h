/* SPDX-License-Identifier: EUPL-1.2 */
/* settings.h - what a person set for good: $XDG_CONFIG_HOME/samenspel/settings.ini, one section [settings]. A fault in it is named by line and never
 * stops the program: the setting then is as if it were not there. */
#ifndef WORKBOOK_SETTINGS_H
#define WORKBOOK_SETTINGS_H

#include "base/error.h"

struct settings {
	char *lang;           /* "nl", "en"; NULL: not set */
	char *colours;        /* "dark", "light", "own"; NULL: not set */
};

/* No file is no settings and no fault. */
void settings_load(struct settings *settings, struct faults *faults);
/* Writes what is set (what is NULL stays as it stands in the file): by a temporary file, fsync and rename. Every other line of the file stays, comments and
 * lines we do not know included. A file that cannot be read as it is now is left alone. False with a sentence. */
bool settings_save(const struct settings *settings, struct error *error);
void settings_release(struct settings *settings);

#endif
