/* SPDX-License-Identifier: EUPL-1.2 */
/* ways.h - the ways a step can be answered, what each costs this group, and opening it in one of them: passed round, by hands, the group as one, in teams or on
 * paper. Up to eight people pass round. With more, one question is hands; above twelve, or where words are asked, it is paper: everybody writes at the same time, nobody
 * sees what another chooses, and moves are kept. Else it is hands. */
#ifndef WORKBOOK_WAYS_H
#define WORKBOOK_WAYS_H

#include "workbook/run.h"

enum { WAYS_MOST = 5 };

/* The ways this step can be answered, the fitting one first. minutes: what it takes this group, about. */
struct way_offer {
	enum way way;
	int minutes;
	int hand_out, type_in;      /* paper: of the minutes, those to hand out and fill in, and those to type it back, which need not be at once; else 0 */
};
size_t run_ways(struct workbook *w, struct way_offer offers[WAYS_MOST]);
/* "about 14 minutes", "1 to hand out, 6 to type". */
void way_time(const struct way_offer *offer, struct str *out);

/* Whether this step may still be answered in another way: nobody has answered anything. */
bool run_may_change_way(struct workbook *w);
/* Opens the step, or opens it in another way; a form that is open is put aside. In teams: those that were proposed (teams.h), or a first proposal. */
bool run_open_step(struct workbook *w, enum way way, struct error *error);

/* Inside a write, after what an activity asks was changed: its steps that were opened and have no answers ask anew. Reads the session again. */
bool ways_ask_again(struct workbook *w, struct id activity, struct error *error);

#endif
