/* SPDX-License-Identifier: EUPL-1.2 */
/* demo.h - fourteen made-up people run the whole afternoon through the same calls as the screens. */
#ifndef WORKBOOK_DEMO_H
#define WORKBOOK_DEMO_H

#include "workbook/workbook.h"

/* Runs the programme in a new session of the open file, reviews its own texts and leaves the session; id is the session. */
bool demo_run(struct workbook *w, struct id *id, struct error *error);

#endif
