/* SPDX-License-Identifier: EUPL-1.2 */
/* run.h - where a session stands and what one key does to it.
 *
 * overview -> per part: a plain item, or brief -> per step: answers -> picture -> talk (where the step has talk) -> the next part ... -> end.
 * In PHASE_ANSWERS a step that is not opened yet (here.way == WAY_NONE) first wants a way of answering: ways.h. A step for the whole group opens by itself. */
#ifndef WORKBOOK_RUN_H
#define WORKBOOK_RUN_H

#include "base/str.h"
#include "domain/doc.h"
#include "domain/form.h"
#include "workbook/workbook.h"

struct here {
	enum phase phase;
	int part_number, step;               /* from 0 */
	const struct part *part;             /* NULL in overview and end */
	const struct activity *activity;     /* NULL at a plain item */
	const struct exercise *exercise;     /* the activity's own copy: title, intro.*, talk.*, facilitator.* */
	bool evaluation;                     /* of the session itself: the facilitator sees its picture first */
	const struct form *step_form;        /* the step itself: title, instruction, every field anyone gets; in brief: of step 0. NULL at a plain item */
	enum way way;                        /* WAY_NONE: to be chosen */
	int asked, handed_in;                /* "x of N answered"; with hands: of questions, not people */
	/* An open form (answer.h): */
	const struct form *form;             /* NULL: nobody's form is open */
	const struct participant *participant;   /* whose; NULL for a team or the group */
	const char *team;                    /* name of the team whose form it is; NULL for a participant */
	int field;                           /* index of the field to answer: the first without an answer; == form->count: all done, hand in */
	int question, questions;             /* for "3 of 12": of the fields that take an answer, from 1 */
	const char *value;                   /* of form->fields[field], or its half-typed text; NULL: nothing yet */
	/* What Enter does, for the line that begins with [Enter]: "show the picture to everybody". */
	const char *enter;
};

/* Valid until the next call that writes or looks. */
const struct here *run_here(struct workbook *w);

/* Enter and Esc. Going on from answers reveals: ask first when run_reveal_asks(). An open form is handed in as it is. */
bool run_go_on(struct workbook *w, struct error *error);
bool run_back(struct workbook *w, struct error *error);
int run_missing(struct workbook *w);     /* people or teams who have not answered; with hands: questions without a count */
/* Whether going on from here asks first, and the question: answers are missing, or so few are in that one person can be seen. */
bool run_reveal_asks(struct workbook *w, struct str *question);
bool run_go_to(struct workbook *w, int part, struct error *error);      /* from the overview: starts or resumes that part */
/* In a session for oneself: begins, goes on where it was left, or when it was ended to what was answered; its forms open by themselves. */
bool run_alone(struct workbook *w, struct error *error);
bool run_overview(struct workbook *w, struct error *error);

/* A sentence about what just happened that the person should know ("No disputed cards: everybody agreed."), once; NULL for none. */
const char *run_message(struct workbook *w);

/* The picture of this activity as the group may see it now. */
bool run_picture(struct workbook *w, struct doc *doc, struct error *error);

/* Takes back the last thing done in this session on this machine and goes to where it was done. said gets one sentence; with nothing to undo it says that and returns true. */
bool run_undo(struct workbook *w, struct str *said, struct error *error);

#endif
