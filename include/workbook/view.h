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
const struct activity *activity_of(const struct session *session, struct id id);      /* NULL when it has none with that id */
const struct part *activity_part(const struct session *session, const struct activity *activity);
/* Whether somebody belongs to an activity: of several tables who sits there. The people of an activity, of whom the caller frees nothing but items. */
bool activity_has(const struct session *session, const struct activity *activity, const struct participant *one);
struct people activity_people(const struct session *session, const struct activity *activity);
void activity_add_table(const struct session *session, const struct activity *activity, struct str *out);   /* "Round 1, table 2: ", or nothing */
/* What it is called in this session: "Framework or freedom", of several tables "Round 1, table 2: Framework or freedom". The caller frees. */
char *activity_title(const struct session *session, const struct activity *activity);
const struct kind *activity_kind(const struct activity *activity);

/* Within a write: where this machine stands, and where the table of a round stands that it is at. */
bool place_put(struct workbook *w, const struct place *place, struct error *error);

/* The form of a step itself (who none) or of one respondent; false past the last step. form is empty before. w NULL: nothing was answered yet. */
bool step_ask(struct workbook *w, const struct activity *activity, int step, const struct respondent *who, struct form *form);

/* How many are asked and how many have handed in, in that step. */
struct turnout {
	int asked, handed_in;
	int sheets;                    /* of handed_in: sheets without a number */
};
bool step_turnout(struct workbook *w, const struct activity *activity, const struct form *form, int step, struct turnout *turnout, struct error *error);

/* Somebody answered something in that step, be it one question; also when that cannot be read. */
bool step_answered(struct workbook *w, const struct activity *activity, int step);

/* What may be seen of an activity (domain/visibility.h), with the session's threshold. view is empty before. who: NULL, or whose each respondent of the view
 * is, for linking a person's answers over activities; the caller frees *who. For no kind to see. */
bool activity_view(struct workbook *w, const struct activity *activity, enum text_rule texts, struct responses *view, struct id **who, struct error *error);

/* The picture of an activity: of the steps that were revealed, and of step (-1: of no other). */
bool activity_picture(struct workbook *w, const struct activity *activity, int step, struct doc *doc, struct error *error);
/* Takes the steps out that were not revealed and are not that one. */
void drop_unrevealed(const struct activity *activity, int step, struct responses *view);

#endif
