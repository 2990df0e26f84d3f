/* SPDX-License-Identifier: EUPL-1.2 */
/* times.h - when a part really began and ended; for src/workbook only. */
#ifndef WORKBOOK_TIMES_H
#define WORKBOOK_TIMES_H

#include "workbook/state.h"

/* Within a write, before this machine goes to that place: notes which parts begin and end by it, and starts and stops their clocks. A part that is entered
 * again just after it ended, before another one ended, goes on; later it is only looked at, and took as long as it took. */
bool times_mark(struct workbook *w, const struct place *to, struct error *error);

#endif
