/* SPDX-License-Identifier: EUPL-1.2 */
/* json_text.h - one text as a JSON string, for front ends that write a small list and may not know a JSON library. */
#ifndef REPORT_JSON_TEXT_H
#define REPORT_JSON_TEXT_H

#include "base/str.h"

/* Adds text in quotes, escaped, as UTF-8. NULL, and what is not valid UTF-8, is null. */
void json_add_string(struct str *out, const char *text);
/* Adds `"key": "text"`, with a comma and a space before it unless it is the first in its object. */
void json_add_pair(struct str *out, const char *key, const char *text);

#endif
