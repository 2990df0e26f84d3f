/* SPDX-License-Identifier: EUPL-1.2 */
/* markdown.h - Markdown with the tables of GitHub: every character that could mean something is escaped in what people typed. */
#ifndef REPORT_MARKDOWN_H
#define REPORT_MARKDOWN_H

#include "report/formats.h"

void report_markdown(const struct report *report, struct str *out);

#endif
