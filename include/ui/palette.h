/* SPDX-License-Identifier: EUPL-1.2 */
/* palette.h - how each style looks: colours as numbers of the terminal's palette, and attributes.
 * Every look that can come on the screen has a contrast of 7 to 1 or more, in the palette of xterm and in that of the Linux console, also on terminals
 * that show bold as a brighter colour (a test computes it); none is grey or blue on black. Without colours a look is bold or reversed at most, and no
 * meaning is in the look alone. */
#ifndef UI_PALETTE_H
#define UI_PALETTE_H

#include <stdbool.h>

#include "ui/term.h"

enum { COLOUR_OWN = -1 };                /* the terminal's own */
struct look {
	short front, back;
	bool bold, reverse;
};

/* colours: 256, 8 or 0. A theme without colours of ours, and a terminal without any, has COLOUR_OWN on COLOUR_OWN. */
struct look palette_look(int colours, enum theme theme, unsigned style);

#endif
