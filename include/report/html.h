/* SPDX-License-Identifier: EUPL-1.2 */
/* html.h - one file that reads in any browser and prints well on A4: no scripts, nothing from elsewhere. */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include "report/formats.h"

void report_html(const struct report *report, struct str *out);

#endif
