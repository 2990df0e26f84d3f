/* SPDX-License-Identifier: EUPL-1.2 */
/* settings.h - what a person set for good: $XDG_CONFIG_HOME/samenspel/settings.ini, one section [settings]. A fault in it is named by line and never
 * stops the program: the setting then is as if it were not there. */
#ifndef WORKBOOK_SETTINGS_H
#define WORKBOOK_SETTINGS_H

#include "base/error.h"

struct settings {
	char *lang;           /* "nl", "en"; NULL: not set */
};

/* No file is no settings and no fault. */
void settings_load(struct settings *settings, struct faults *faults);
void settings_release(struct settings *settings);

#endif
