/* SPDX-License-Identifier: EUPL-1.2 */
/* practise.h - a real session with twelve made-up people in a workbook that is nowhere but in memory: closing it, or killing the program, leaves nothing. */
#ifndef WORKBOOK_PRACTISE_H
#define WORKBOOK_PRACTISE_H

#include "workbook/workbook.h"

enum { PRACTISE_PEOPLE = 12 };

/* A workbook of its own with a session of that programme, entered, with everybody checked in. workbook_close() ends it. NULL with a sentence. */
struct workbook *practise_open(const char *programme, struct error *error);
bool practising(const struct workbook *w);

/* Whether the made-up people have something to answer now, and letting everybody who has not answered do so; a form that is open stays as it is until they have. */
bool practise_can_answer(struct workbook *w);
bool practise_answer(struct workbook *w, struct error *error);

#endif
