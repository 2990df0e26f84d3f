/* SPDX-License-Identifier: EUPL-1.2 */
/* csv.h - the dataset as rows, RFC 4180: names of columns are fixed English ids, so that a script reads every language; cells that a spreadsheet
 * would take for a formula are defused with a leading apostrophe. */
#ifndef REPORT_CSV_H
#define REPORT_CSV_H

#include "report/formats.h"

void report_csv(const struct report *report, struct str *out);
void report_csv_excel(const struct report *report, struct str *out);     /* as with report->excel */

#endif
