/* SPDX-License-Identifier: EUPL-1.2 */
/* print_html.h - a print as one HTML file for A4: black on white, no scripts, nothing from elsewhere. Every page has its number and the title of its section at
 * the foot. What is to stay whole is not split over two pages, unless it is longer than a page. */
#ifndef REPORT_PRINT_HTML_H
#define REPORT_PRINT_HTML_H

#include "base/str.h"
#include "report/print.h"

void print_html(const struct print *print, struct str *out);

#endif
