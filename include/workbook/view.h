/* SPDX-License-Identifier: EUPL-1.2 */
/* view.h - from what the store holds to what a kind may see: the forms of a step, who is counted, the filtered view; for src/workbook only. */
#ifndef WORKBOOK_VIEW_H
#define WORKBOOK_VIEW_H

#include "domain/visibility.h"
#include "exercises/kind.h"
#include "workbook/state.h"

/* The part and activity of a place; NULL where there is none. */
const struct part *place_part(const struct session *session, const struct place *place);
const struct activity *place_activity(const struct session *session, const struct place *place);
const struct kind *activity_kind(const struct activity *activity);

/* The form of a step itself (who none) or of one respondent; false past the last step. form is empty before. w NULL: nothing was answered yet. */
bool step_ask(struct workbook *w, const struct activity *activity, int step, const struct respondent *who, struct form *form);

/* How many are asked and how many have handed in, in that step. */
struct turnout {
	int asked, handed_in;
};
bool step_turnout(struct workbook *w, const struct activity *activity, const struct form *form, int step, struct turnout *turnout, struct error *error);

/* What may be seen of an activity (domain/visibility.h), with the session's threshold. view is empty before. */
bool activity_view(struct workbook *w, const struct activity *activity, enum text_rule texts, struct responses *view, struct error *error);

#endif
