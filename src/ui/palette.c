/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/palette.h"

/* Which of the colours of a palette a style takes. */
enum colour { COLOUR_TEXT, COLOUR_SERIES_1, COLOUR_SERIES_2, COLOUR_SERIES_3, COLOUR_SERIES_4, COLOUR_WARN, COLOURS };

struct palette {
	short back, colours[COLOURS];
	bool no_bold;
};

/* With 8 colours green, yellow (brown on some) and blue are too dark on black; marks and labels tell series apart there. */
enum { BLACK = 0, CYAN = 6, WHITE = 7 };

static const struct palette palettes_256[] = {
	[THEME_DARK] = {.back = 16, .colours = {231, 117, 221, 157, 218, 223}},
	[THEME_LIGHT] = {.back = 231, .colours = {16, 18, 52, 22, 54, 88}},
};
/* Many terminals show the first eight colours brighter when they are bold: bold black is grey. */
static const struct palette palettes_8[] = {
	[THEME_DARK] = {.back = BLACK, .colours = {WHITE, CYAN, WHITE, CYAN, WHITE, WHITE}},
	[THEME_LIGHT] = {.back = WHITE, .colours = {BLACK, BLACK, BLACK, BLACK, BLACK, BLACK}, .no_bold = true},
};

static const struct {
	enum colour colour;
	bool bold, reverse;
} styles[STYLE_TOTAL] = {
	[STYLE_HEAD] = {.bold = true},
	[STYLE_STRONG] = {.bold = true},
	[STYLE_FINDING] = {.bold = true},
	[STYLE_SERIES_1] = {.colour = COLOUR_SERIES_1},
	[STYLE_SERIES_2] = {.colour = COLOUR_SERIES_2},
	[STYLE_SERIES_3] = {.colour = COLOUR_SERIES_3},
	[STYLE_SERIES_4] = {.colour = COLOUR_SERIES_4},
	[STYLE_BAR] = {.reverse = true},
	[STYLE_KEY] = {.bold = true},
	[STYLE_ERROR] = {.colour = COLOUR_WARN, .bold = true},
};

struct look palette_look(int colours, enum theme theme, unsigned style)
{
	const struct palette *palette;
	struct look look = {.front = COLOUR_OWN, .back = COLOUR_OWN, .bold = styles[style].bold, .reverse = styles[style].reverse};

	if (colours == 0 || theme == THEME_OWN)
		return look;
	palette = colours >= 256 ? &palettes_256[theme] : &palettes_8[theme];
	look.front = palette->colours[styles[style].colour];
	look.back = palette->back;
	look.bold = look.bold && !palette->no_bold;
	return look;
}
