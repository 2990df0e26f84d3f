/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/palette.h"

/* With 8 colours green, yellow (brown on some) and blue are too dark on black; marks and labels tell series apart there. */
enum { BLACK = 0, CYAN = 6, WHITE = 7 };

static const struct palette palettes_256[] = {
	[THEME_DARK] = {.back = 16, .text = 231, .series = {117, 221, 157, 218}, .warn = 223},
	[THEME_LIGHT] = {.back = 231, .text = 16, .series = {18, 52, 22, 54}, .warn = 88},
};
static const struct palette palettes_8[] = {
	[THEME_DARK] = {.back = BLACK, .text = WHITE, .series = {CYAN, WHITE, CYAN, WHITE}, .warn = WHITE},
	[THEME_LIGHT] = {.back = WHITE, .text = BLACK, .series = {BLACK, BLACK, BLACK, BLACK}, .warn = BLACK},
};

const struct palette *palette_of(int colours, enum theme theme)
{
	return colours >= 256 ? &palettes_256[theme] : &palettes_8[theme];
}
