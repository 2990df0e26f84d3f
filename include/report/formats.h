/* SPDX-License-Identifier: EUPL-1.2 */
/* formats.h - a doc and a dataset as files. The formats are rows in formats.c: front ends list them from here and know none by name.
 * To add a format: write src/report/NAME.c and add its row.
 * Everything people typed is escaped for its format: no line of theirs can look like a heading, a tag or a spreadsheet formula. */
#ifndef REPORT_FORMATS_H
#define REPORT_FORMATS_H

#include <stdbool.h>

#include "base/str.h"
#include "domain/dataset.h"
#include "domain/doc.h"

struct report {
	const struct doc *doc;
	const struct dataset *dataset;
	const char *title;            /* of the document */
	const char *lang;             /* of its words: "nl" */
	const char *version;          /* of the program; NULL where it does not matter */
	bool excel;                   /* CSV: semicolons and a byte order mark */
};

struct format {
	const char *name;             /* "text", "md", "csv", "json", "html", as in --format */
	const char *extension;        /* ".txt" */
	const char *help;             /* message id */
	bool rows;                    /* the answers as rows, not the doc */
	void (*write)(const struct report *report, struct str *out);
};

extern const struct format report_formats[];         /* ends with a row whose name is NULL */
const struct format *format_find(const char *name);   /* NULL when there is none */

#endif
