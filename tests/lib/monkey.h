/* SPDX-License-Identifier: EUPL-1.2 */
/* monkey.h - somebody who presses anything: keys with the weight they have in use, text, pastes, the mouse, bytes that mean nothing, another size of the
 * window. The seed decides what is pressed; what comes of it also depends on when the program reads it. */
#ifndef LIB_MONKEY_H
#define LIB_MONKEY_H

#include "lib/term.h"

void monkey_seed(const char *seed);                  /* the random numbers of this program begin anew */
/* A few presses, until the program has read them or has ended. Returns how many. Ctrl-C and Ctrl-\ are not among them. */
int monkey_press(struct term *term);

#endif
