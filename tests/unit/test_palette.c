/* SPDX-License-Identifier: EUPL-1.2 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "ui/palette.h"

struct rgb {
	int red, green, blue;
};

/* The first eight colours differ from terminal to terminal: as xterm has them, and as the Linux console has them. */
static const struct rgb xterm_8[] = {{0, 0, 0}, {205, 0, 0}, {0, 205, 0}, {205, 205, 0}, {0, 0, 238}, {205, 0, 205}, {0, 205, 205}, {229, 229, 229}};
static const struct rgb console_8[] = {{0, 0, 0}, {170, 0, 0}, {0, 170, 0}, {170, 85, 0}, {0, 0, 170}, {170, 0, 170}, {0, 170, 170}, {170, 170, 170}};

static struct rgb rgb_of(const struct rgb *first, int colour)
{
	static const int levels[] = {0, 95, 135, 175, 215, 255};
	int cube = colour - 16;

	if (colour < 8)
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

static void check(const struct rgb *first, int front, int back, const char *what)
{
	double ratio = contrast(rgb_of(first, front), rgb_of(first, back));

	if (ratio < 7)
		fail_msg("%s: colour %d on %d has a contrast of %.2f", what, front, back, ratio);
}

static void check_palette(const struct rgb *first, int colours, enum theme theme, const char *what)
{
	const struct palette *palette = palette_of(colours, theme);

	check(first, palette->text, palette->back, what);
	check(first, palette->warn, palette->back, what);
	for (int i = 0; i < 4; i++)
		check(first, palette->series[i], palette->back, what);
}

static void every_pair_of_256_colours_has_a_contrast_of_7(void **state)
{
	(void)state;
	check_palette(xterm_8, 256, THEME_DARK, "256 colours, dark");
	check_palette(xterm_8, 256, THEME_LIGHT, "256 colours, light");
}

static void every_pair_of_8_colours_has_a_contrast_of_7(void **state)
{
	(void)state;
	check_palette(xterm_8, 8, THEME_DARK, "8 colours of xterm, dark");
	check_palette(xterm_8, 8, THEME_LIGHT, "8 colours of xterm, light");
	check_palette(console_8, 8, THEME_DARK, "8 colours of the console, dark");
	check_palette(console_8, 8, THEME_LIGHT, "8 colours of the console, light");
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
		cmocka_unit_test(every_pair_of_256_colours_has_a_contrast_of_7),
		cmocka_unit_test(every_pair_of_8_colours_has_a_contrast_of_7),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
