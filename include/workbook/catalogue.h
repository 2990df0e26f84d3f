/* SPDX-License-Identifier: EUPL-1.2 */
/* catalogue.h - the content without a session file: for `content list | check | show`. */
#ifndef WORKBOOK_CATALOGUE_H
#define WORKBOOK_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "domain/doc.h"

struct catalogue_row {
	char *id, *kind, *title;      /* kind: "dilemma", or "programme" */
	int minutes;
};
struct catalogue {
	struct catalogue_row *rows;
	size_t count, room;
	struct faults faults;
};
void catalogue_load(struct catalogue *catalogue);
void catalogue_release(struct catalogue *catalogue);
/* An exercise or programme as a doc to read: every text of it; false with a sentence when it is not there. */
bool catalogue_show(const char *id, struct doc *doc, struct error *error);

#endif
