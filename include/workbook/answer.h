/* SPDX-License-Identifier: EUPL-1.2 */
/* answer.h - answering: one form is open at a time; each answer is in the file when the call returns. A field's id and a value may be those that run_here() gave. */
#ifndef WORKBOOK_ANSWER_H
#define WORKBOOK_ANSWER_H

#include "domain/responses.h"
#include "workbook/run.h"

/* Opens the form of the participant at that seat (pass-around, or their sheet of paper: paper.h). A sentence when the seat is not there, gone, sitting out, or has handed in. */
bool answer_open_seat(struct workbook *w, int seat, struct error *error);
/* Opens the form of one of here.teams (from 0; the whole group is team 0). */
bool answer_open_team(struct workbook *w, int team, struct error *error);
/* Puts the form aside as it is, open: the next answer_open_*() goes on where it was. */
bool answer_put_aside(struct workbook *w, struct error *error);

/* Answers a field of the open form ("" leaves it open on purpose) and moves here.field to the first without an answer. */
bool answer_give(struct workbook *w, const char *field, const char *value, struct error *error);
/* Moves to a field of the open form, to look at or change it: -1 the one before, 1 the next that may be reached. */
bool answer_move(struct workbook *w, int by, struct error *error);
/* The value of any field of the open form, valid until the next call that writes; NULL: not reached, or no form is open. */
const char *answer_value(struct workbook *w, const char *field);
/* Half-typed text of the current TEXT field, kept until the field is answered. */
bool answer_draft(struct workbook *w, const char *text, struct error *error);
/* Closes the open form; fields not answered are not reached. */
bool answer_hand_in(struct workbook *w, struct error *error);

/* A show of hands for one field of the step: PICK, SCALE and MANY take counts in the order of the options ("5 3 8 1"), NUMBER counts for min..max, POINTS totals, TEXT the
 * group's words. role: of whom, or ROLE_UNKNOWN for everybody. said gets "22 of 24" when it does not add up. */
bool answer_hands(struct workbook *w, const char *field, enum role role, const char *line, struct str *said, struct error *error);
/* More hands in such a line than there are people to raise one: question gets the sentence to ask before it is given. */
bool answer_hands_too_many(struct workbook *w, const char *field, enum role role, const char *line, struct str *question);
/* The counts given so far for that field and role as such a line; the caller frees; NULL for none. */
char *answer_hands_given(struct workbook *w, const char *field, enum role role);

#endif
