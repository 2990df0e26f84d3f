/* SPDX-License-Identifier: EUPL-1.2 */
/* attend.h - check-in and presence: who is in the room. Each call is one thing to undo. */
#ifndef WORKBOOK_ATTEND_H
#define WORKBOOK_ATTEND_H

#include "workbook/workbook.h"

enum { SEATS_MAX = 60 };

/* Checks people in: a line of role digits ("1121") or of counts per role ("9 13 2"); each gets the next seat number. Says how many through added. Who has a
 * small role that was settled (settle.h) counts the same way. */
bool attend_check_in(struct workbook *w, const char *line, int *first_seat, int *added, struct error *error);
/* Everybody who has no role yet gets this one; changed says how many. */
bool attend_fill_role(struct workbook *w, enum role role, int *changed, struct error *error);
/* A new number for somebody who forgot theirs, with the role they say. It makes nobody more: see participant.again. */
bool attend_forgot(struct workbook *w, enum role role, int *seat, struct error *error);
bool attend_set_role(struct workbook *w, struct id participant, enum role role, struct error *error);
bool attend_set_name(struct workbook *w, struct id participant, const char *name, struct error *error);   /* "" takes the name away; only with session.named */
/* Gone from here on, or here again. */
bool attend_set_present(struct workbook *w, struct id participant, bool present, struct error *error);
/* Sits this activity out (the one that is open), or takes part again after all; who sits out is not counted in "x of N". */
bool attend_sit_out(struct workbook *w, struct id participant, bool out, struct error *error);
bool attend_sits_out(struct workbook *w, struct id participant);

#endif
