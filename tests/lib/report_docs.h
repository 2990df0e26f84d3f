/* SPDX-License-Identifier: EUPL-1.2 */
/* report_docs.h - docs and a dataset that the tests of report draw: every type of block, and every edge. */
#ifndef LIB_REPORT_DOCS_H
#define LIB_REPORT_DOCS_H

#include "domain/dataset.h"
#include "domain/doc.h"

struct report_doc {
	const char *name;             /* of its golden files */
	void (*fill)(struct doc *doc);
};

extern const struct report_doc report_docs[];        /* ends with a row whose name is NULL */
const struct report_doc *report_doc_find(const char *name);

void fill_dataset(struct dataset *dataset);           /* with rows that try to be formulas */

#endif
