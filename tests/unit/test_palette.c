/* SPDX-License-Identifier: EUPL-1.2 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "ui/palette.h"

struct rgb {
	int red, green, blue;
};

/* The first eight colours differ from terminal to terminal: as xterm has them, and as the Linux console has them; behind them as they are when bold,
 * which the console always does and xterm by its default. */
static const struct rgb xterm_16[] = {{0, 0, 0}, {205, 0, 0}, {0, 205, 0}, {205, 205, 0}, {0, 0, 238}, {205, 0, 205}, {0, 205, 205}, {229, 229, 229},
	{127, 127, 127}, {255, 0, 0}, {0, 255, 0}, {255, 255, 0}, {92, 92, 255}, {255, 0, 255}, {0, 255, 255}, {255, 255, 255}};
static const struct rgb console_16[] = {{0, 0, 0}, {170, 0, 0}, {0, 170, 0}, {170, 85, 0}, {0, 0, 170}, {170, 0, 170}, {0, 170, 170}, {170, 170, 170},
	{85, 85, 85}, {255, 85, 85}, {85, 255, 85}, {255, 255, 85}, {85, 85, 255}, {255, 85, 255}, {85, 255, 255}, {255, 255, 255}};

static struct rgb rgb_of(const struct rgb *first, int colour)
{
	static const int levels[] = {0, 95, 135, 175, 215, 255};
	int cube = colour - 16;

	if (colour < 16)
		return first[colour];
	assert_in_range(cube, 0, 215);
	return (struct rgb){levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6]};
}

static double linear(int value)
{
	double c = value / 255.0;

	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(struct rgb colour)
{
	return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

/* As WCAG 2 defines it. */
static double contrast(struct rgb one, struct rgb other)
{
	double a = luminance(one), b = luminance(other);

	return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

static double contrast_of(const struct rgb *first, struct look look, bool bold_is_bright)
{
	int front = look.front + (look.bold && bold_is_bright && look.front < 8 ? 8 : 0);

	return contrast(rgb_of(first, front), rgb_of(first, look.back));
}

/* Reversed, the two colours change places and their contrast stays. */
static void check(const struct rgb *first, int colours, enum theme theme, const char *what)
{
	for (unsigned style = 0; style < STYLE_TOTAL; style++) {
		struct look look = palette_look(colours, theme, style);

		assert_true(look.front != COLOUR_OWN && look.back != COLOUR_OWN && look.front < colours && look.back < colours);
		for (int bright = 0; bright <= 1; bright++)
			if (contrast_of(first, look, bright) < 7)
				fail_msg("%s: style %u, colour %d on %d%s, has a contrast of %.2f", what, style, look.front, look.back,
					bright ? " with bright bold" : "", contrast_of(first, look, bright));
	}
}

static void every_look_in_256_colours_has_a_contrast_of_7(void **state)
{
	(void)state;
	check(xterm_16, 256, THEME_DARK, "256 colours, dark");
	check(xterm_16, 256, THEME_LIGHT, "256 colours, light");
}

static void every_look_in_8_colours_has_a_contrast_of_7(void **state)
{
	(void)state;
	check(xterm_16, 8, THEME_DARK, "8 colours of xterm, dark");
	check(xterm_16, 8, THEME_LIGHT, "8 colours of xterm, light");
	check(console_16, 8, THEME_DARK, "8 colours of the console, dark");
	check(console_16, 8, THEME_LIGHT, "8 colours of the console, light");
}

/* What is almost as blue as it is bright reads badly on black, whatever its contrast; a grey has three levels alike. */
static void nothing_on_black_is_grey_or_blue(void **state)
{
	static const int colours[] = {256, 8};

	(void)state;
	for (size_t i = 0; i < 2; i++)
		for (unsigned style = 0; style < STYLE_TOTAL; style++) {
			struct rgb front = rgb_of(xterm_16, palette_look(colours[i], THEME_DARK, style).front);

			assert_true(front.green >= 128);
			assert_true(front.red != front.green || front.green != front.blue || front.red >= 229);
		}
}

static void without_colours_nothing_has_one(void **state)
{
	(void)state;
	for (int theme = THEME_DARK; theme <= THEME_OWN; theme++)
		for (unsigned style = 0; style < STYLE_TOTAL; style++) {
			struct look none = palette_look(0, (enum theme)theme, style), own = palette_look(256, THEME_OWN, style);

			assert_true(none.front == COLOUR_OWN && none.back == COLOUR_OWN && own.front == COLOUR_OWN && own.back == COLOUR_OWN);
			assert_true(none.bold == own.bold && none.reverse == own.reverse);
		}
	assert_true(palette_look(0, THEME_DARK, STYLE_BAR).reverse);
}

static void black_and_white_have_the_contrast_of_the_definition(void **state)
{
	(void)state;
	assert_float_equal(contrast((struct rgb){255, 255, 255}, (struct rgb){0, 0, 0}), 21, 0.01);
	assert_float_equal(contrast((struct rgb){119, 119, 119}, (struct rgb){255, 255, 255}), 4.48, 0.01);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(black_and_white_have_the_contrast_of_the_definition),
		cmocka_unit_test(every_look_in_256_colours_has_a_contrast_of_7),
		cmocka_unit_test(every_look_in_8_colours_has_a_contrast_of_7),
		cmocka_unit_test(nothing_on_black_is_grey_or_blue),
		cmocka_unit_test(without_colours_nothing_has_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
