/* SPDX-License-Identifier: EUPL-1.2 */
/* meeting.h - a team meeting of twelve in a file of its own, in Dutch: five volunteers (1-5), five professionals (6-10) and two of both (11, 12).
 * Set-ups and tear-downs for cmocka; *state is the workbook. */
#ifndef LIB_MEETING_H
#define LIB_MEETING_H

#include "workbook/workbook.h"

int meeting_set_up(void **state);         /* of the group: content, language, a folder */
int meeting_tear_down(void **state);
int meeting_open(void **state);           /* of a test: a new file, the session entered */
int meeting_close(void **state);
const char *meeting_file(void);
void meeting_restart(void **state);       /* closes the file and resumes, as after a kill */
void meeting_go_to(struct workbook *w, int part);                 /* before the first answers of a part: 1 is the dilemma, 2 the cards */
void meeting_undo(struct workbook *w, const char *says);          /* takes the last thing back; the sentence holds that */
void must(bool ok, const struct error *error);      /* fails the test with the sentence */

#endif
