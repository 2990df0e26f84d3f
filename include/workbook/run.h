/* SPDX-License-Identifier: EUPL-1.2 */
/* run.h - where a session stands and what one key does to it.
 *
 * A round of tables is a part with several activities: a list of tables, and each of them goes through the same phases on its own and ends in its harvest.
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
	int tables, table;                   /* of a round of tables: how many there are (else 0), and at which the session stands (from 0; -1: at none) */
	bool evaluation;                     /* of the session itself: the facilitator sees its picture first */
	const struct form *step_form;        /* the step itself: title, instruction, every field anyone gets; in brief: of step 0. NULL at a plain item */
	enum way way;                        /* WAY_NONE: to be chosen */
	int asked, handed_in;                /* "x of N answered"; with hands: of questions, with teams: of teams, not people; on paper x may be more than N:
	                                      * say it with run_answered() */
	int sheets;                          /* of handed_in: sheets of paper without a number */
	const struct team *teams;            /* who answers this step as one: WAY_TEAM the group, WAY_TEAMS the teams (teams.h); else NULL */
	size_t team_count;
	/* An open form (answer.h): */
	const struct form *form;             /* NULL: nobody's form is open */
	const struct participant *participant;   /* whose; NULL for a team or the group */
	const char *team;                    /* name of the team whose form it is; NULL for a participant */
	bool turn;                           /* somebody has the keyboard for a while, a participant or one of several teams: what is the facilitator's is locked */
	int field;                           /* index of the field to answer: the first without an answer; == form->count: all done, hand in */
	int question, questions;             /* for "3 of 12": of the fields that take an answer, from 1; on paper the number on the sheet, 0 for the role */
	const char *value;                   /* of form->fields[field], or its half-typed text; NULL: nothing yet */
	/* What Enter does, for the line that begins with [Enter]: "show the picture to everybody". */
	const char *enter;
};

/* Valid until the next call that writes or looks. */
const struct here *run_here(struct workbook *w);

/* "3 of 12 answered", or that there are more sheets than people; nothing where nobody is counted. */
void run_answered(struct workbook *w, struct str *out);

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

/* In a round of tables: to one of them (from 0), where it was left; to the list of them; to what the table where we are brings back. */
bool run_table(struct workbook *w, int table, struct error *error);
bool run_tables(struct workbook *w, struct error *error);
bool run_harvest(struct workbook *w, struct error *error);

/* A sentence about what just happened that the person should know ("No disputed cards: everybody agreed."), once; NULL for none. */
const char *run_message(struct workbook *w);

/* The picture of this activity as the group may see it now. */
bool run_picture(struct workbook *w, struct doc *doc, struct error *error);
/* The picture is made anew, here and on the wall: answers that came later are in it. */
bool run_refresh(struct workbook *w, struct error *error);

/* Takes back the last thing done in this session on this machine and goes to where it was done. said gets one sentence; with nothing to undo it says that and returns true. */
bool run_undo(struct workbook *w, struct str *said, struct error *error);

#endif
