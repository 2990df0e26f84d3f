/* SPDX-License-Identifier: EUPL-1.2 */
/* json.h - doc and dataset for programs, with every raw value; what is not defined is null. Where a text came from is not in it. */
#ifndef REPORT_JSON_H
#define REPORT_JSON_H

#include "report/formats.h"

void report_json(const struct report *report, struct str *out);

#endif
