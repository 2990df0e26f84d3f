/* SPDX-License-Identifier: EUPL-1.2 */
/* loop.h - the parts of the loop: settling where things stand, drawing, acting on what happens. */
#ifndef UI_LOOP_H
#define UI_LOOP_H

struct ui;

void ui_settle(struct ui *ui);      /* the screen at the bottom of the stack follows the workbook */
void ui_draw(struct ui *ui);
int ui_loop(struct ui *ui);         /* until it is over; the exit code */

#endif
