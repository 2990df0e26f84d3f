/* SPDX-License-Identifier: EUPL-1.2 */
/* ways.h - the ways a step can be answered, and opening it in one of them: passed round, by hands, the group as one, or in teams. */
#ifndef WORKBOOK_WAYS_H
#define WORKBOOK_WAYS_H

#include "workbook/run.h"

/* The ways this step can be answered, the fitting one first. minutes: what it takes this group, about. */
struct way_offer {
	enum way way;
	int minutes;
};
enum { WAYS_MAX = 4 };
size_t run_ways(struct workbook *w, struct way_offer offers[WAYS_MAX]);

/* Whether this step may still be answered in another way: nobody has answered anything. */
bool run_may_change_way(struct workbook *w);
/* Opens the step, or opens it in another way; a form that is open is put aside. In teams: those that were proposed (teams.h), or a first proposal. */
bool run_open_step(struct workbook *w, enum way way, struct error *error);

/* Inside a write, after what an activity asks was changed: its steps that were opened and have no answers ask anew. Reads the session again. */
bool ways_ask_again(struct workbook *w, struct id activity, struct error *error);

#endif
