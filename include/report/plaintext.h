/* SPDX-License-Identifier: EUPL-1.2 */
/* plaintext.h - plain text: the lines of the screen at 78 columns, and nothing else. */
#ifndef REPORT_PLAINTEXT_H
#define REPORT_PLAINTEXT_H

#include "report/formats.h"

void report_text(const struct report *report, struct str *out);

#endif
