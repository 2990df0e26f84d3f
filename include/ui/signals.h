/* SPDX-License-Identifier: EUPL-1.2 */
/* signals.h - signals as bytes in a pipe, and a terminal that is put right when the program crashes. */
#ifndef UI_SIGNALS_H
#define UI_SIGNALS_H

#include <stdbool.h>

bool signals_open(void);        /* remembers how the terminal is now: call before curses starts */
void signals_take(void);        /* the handlers; call after curses has started, it sets its own */
void signals_close(void);
int signals_pipe(void);         /* readable when a signal came */
/* Empties the pipe: true when the window changed its size. */
bool signals_read(void);
int signals_stop(void);         /* the last signal that asked to stop; 0 for none */
bool signals_suspended(void);   /* whether somebody asked the program to wait (SIGTSTP) since this was asked last */
void signals_suspend(void);     /* waits, as a job of a shell, until it may go on: the terminal has to be given back before */

#endif
