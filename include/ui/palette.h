/* SPDX-License-Identifier: EUPL-1.2 */
/* palette.h - the colours of a theme, as numbers of the terminal's palette.
 * Every colour has a contrast of 7 to 1 or more with its background, in the palette of xterm and in that of the Linux console (a test computes it);
 * none is grey or blue on black. */
#ifndef UI_PALETTE_H
#define UI_PALETTE_H

#include "ui/term.h"

struct palette {
	short back, text, series[4], warn;
};

/* colours: 256 or 8. theme: THEME_DARK or THEME_LIGHT; THEME_OWN has no colours of ours. */
const struct palette *palette_of(int colours, enum theme theme);

#endif
