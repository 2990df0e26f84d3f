/* SPDX-License-Identifier: EUPL-1.2 */
/* made_up.h - made-up people answer a step, through the same calls as real ones: for the demo and for practising. What somebody chooses follows from the seat and the
 * question, so that it is the same every time. */
#ifndef WORKBOOK_MADE_UP_H
#define WORKBOOK_MADE_UP_H

#include "workbook/workbook.h"

/* Everybody who has not answered this step yet does, in the way it was opened. undone: the seat of somebody who takes the form back and hands it in again; 0 for nobody. */
bool made_up_answer(struct workbook *w, int undone, struct error *error);

#endif
