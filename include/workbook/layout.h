/* SPDX-License-Identifier: EUPL-1.2 */
/* layout.h - from content to the parts of a session, each exercise with its own copy of the text; for src/workbook only. Nothing is written. */
#ifndef WORKBOOK_LAYOUT_H
#define WORKBOOK_LAYOUT_H

#include <stdbool.h>

#include "content/content.h"
#include "domain/session.h"

/* Adds a part with that exercise. row: the settings a programme makes for its own copy; NULL for none. */
void layout_exercise(const struct content *content, const struct exercise *exercise, const struct programme_row *row, struct session *session);
/* Adds the part of one row of a programme; false with a sentence when an exercise of it is not there. */
bool layout_row(const struct content *content, const struct programme_row *row, struct session *session, struct error *error);
/* Adds all parts of a programme; false with a sentence when an exercise of it is not there. */
bool layout_programme(const struct content *content, const struct programme *programme, struct session *session, struct error *error);

#endif
