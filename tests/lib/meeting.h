/* SPDX-License-Identifier: EUPL-1.2 */
/* meeting.h - a team meeting in a file of its own, for tests of workbook: made, walked and answered through the calls that front ends make, in Dutch.
 * Whatever fails here ends the test with its sentence. */
#ifndef LIB_MEETING_H
#define LIB_MEETING_H

#include "workbook/answer.h"
#include "workbook/attend.h"
#include "workbook/run.h"

int meeting_set_up(void **state);          /* of a group of tests: content, texts, a folder */
int meeting_tear_down(void **state);       /* removes the folder with all in it */

void meeting_must(bool ok, const struct error *error);
struct workbook *meeting_open(const char *roles);      /* a new session with these people; workbook_close() it */
struct workbook *meeting_open_in(const char *programme, const char *roles);      /* the same of another programme */
const char *meeting_folder(void);                      /* where their files are */
struct workbook *meeting_reopen(struct workbook *w);   /* closes the file and goes on where it was */
void meeting_check_in(struct workbook *w, const char *roles);
void meeting_go_to(struct workbook *w, int part);          /* from the overview to the first step of that part: its way is still to be chosen */
/* From the overview to the first step of that part, opened for everybody to answer in turn. */
void meeting_to_answers(struct workbook *w, int part);
void meeting_answer(struct workbook *w, int seat, const char *value);      /* to every question, and hands in */
void meeting_reveal(struct workbook *w);
const struct participant *meeting_seat(struct workbook *w, int seat);      /* fails when nobody has it */
void meeting_undo(struct workbook *w);
void meeting_undo_says(struct workbook *w, const char *says);      /* the sentence holds that */
/* Set-up and tear-down of one test: *state is a meeting of five volunteers (1 to 5), five professionals (6 to 10) and two of both. */
int meeting_of_twelve(void **state);
int meeting_close(void **state);
/* The words of that block of the summary; "": it is not there. */
void meeting_assert_block(struct workbook *w, const char *id, const char *wanted);

#endif
