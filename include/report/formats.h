/* SPDX-License-Identifier: EUPL-1.2 */
/* formats.h - a doc and a dataset as files. The formats are rows in formats.c: front ends list them from here and know none by name.
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
	bool excel;                   /* CSV: semicolons and a byte order mark */
};

struct format {
	const char *name;             /* "text", "md", "csv", "json", "html", as in --format */
	const char *extension;        /* ".txt" */
	const char *help;             /* message id */
	void (*write)(const struct report *report, struct str *out);
};

extern const struct format report_formats[];         /* ends with a row whose name is NULL */
const struct format *format_find(const char *name);   /* NULL when there is none */

void report_text(const struct report *report, struct str *out);       /* 78 columns */
void report_markdown(const struct report *report, struct str *out);
void report_html(const struct report *report, struct str *out);       /* one file, no scripts, prints well on A4 */
void report_csv(const struct report *report, struct str *out);        /* RFC 4180; cells that begin with = + - @ tab are defused with a leading ' */
void report_json(const struct report *report, struct str *out);       /* doc and dataset; doubles that are not defined are null */

#endif
