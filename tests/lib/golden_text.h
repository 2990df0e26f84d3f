/* SPDX-License-Identifier: EUPL-1.2 */
/* golden_text.h - a text as it should be, in a file of its own below TEST_GOLDEN (the folder tests/ when it is not set).
 * With TEST_UPDATE set the file is written instead of compared. */
#ifndef LIB_GOLDEN_TEXT_H
#define LIB_GOLDEN_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* path: below the folder, "golden/report/one.txt". On a difference the lines that differ are printed as comments. */
bool golden_text_matches(const char *path, const char *got, size_t len);

#endif
