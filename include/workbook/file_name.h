/* SPDX-License-Identifier: EUPL-1.2 */
/* file_name.h - what a file is called, so that a person understands it and every system takes it: Linux, Windows, and sticks with FAT or exFAT. */
#ifndef WORKBOOK_FILE_NAME_H
#define WORKBOOK_FILE_NAME_H

#include "base/str.h"

/* "Verslag 2026-03-12 Buurtteam Zuid, 2e versie.html"; saved once more where that name is taken, "…, 2e versie (2).html": a version is what is in a
 * file, a copy is only another name. At most 120 characters and 240 bytes, of which the title gives up its end. What a name may not hold is a - in it; no dot
 * or space at either end; not a name that Windows keeps for itself (CON, NUL, COM1). The caller frees. */
char *file_name(const char *title, int version, int copy, const char *extension);

/* Adds "2e versie": the one place where a version becomes words. */
void file_add_version(struct str *out, int version);

#endif
