/* SPDX-License-Identifier: EUPL-1.2 */
/* ini.h - one INI file read whole, with the line of every key. A pre-pass reads the file first and gives every fault at once; iniparser reads the
 * values of a file that has none (its traps stand in ini.c). The only file that includes iniparser. */
#ifndef CONTENT_INI_H
#define CONTENT_INI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "domain/exercise.h"

/* Adds the lines of the file to out, in file order; false when it has faults (all are added to faults, out is left as it was). */
bool ini_read(const char *path, struct exercise *out, struct faults *faults);

/* The pre-pass alone, over bytes in memory: false with every fault. For ini_read() and its fuzz test. */
bool ini_prepass(const char *path, const char *bytes, size_t len, struct exercise *out, struct faults *faults);

#endif
