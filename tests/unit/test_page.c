/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "ui/page.h"

static struct page a_page(void)
{
	return (struct page){.width = 36, .height = 10, .selected = 1, .cursor_line = -1};
}

static void assert_line(const struct page *page, size_t line, const char *wanted)
{
	char *text = styled_line_text(&page->lines.items[line]);

	assert_string_equal(text, wanted);
	free(text);
}

static void a_clock_and_a_seat_are_drawn_by_the_same_digits(void **state)
{
	struct page page = a_page(), seat = a_page();

	(void)state;
	page_big_text(&page, "9:41");
	assert_int_equal(page.lines.count, 5);
	assert_line(&page, 0, "██████          ██  ██    ██    ");
	assert_line(&page, 1, "██  ██    ██    ██  ██  ████    ");
	assert_line(&page, 4, "██████              ██  ██████  ");
	page_big(&seat, 9);
	for (size_t i = 0; i < 5; i++) {
		char *clock = styled_line_text(&page.lines.items[i]), *digit = styled_line_text(&seat.lines.items[i]);

		assert_int_equal(strncmp(clock, digit, strlen(digit)), 0);
		free(clock);
		free(digit);
	}
	page_release(&page);
	page_release(&seat);
}

static void a_range_of_numbers_fits_in_large_letters(void **state)
{
	struct page page = a_page();

	(void)state;
	page_big_text(&page, "10-24");
	for (size_t i = 0; i < page.lines.count; i++) {
		char *text = styled_line_text(&page.lines.items[i]);

		assert_true(text_width(text) <= 40);
		free(text);
	}
	page_release(&page);
}

static void rows_can_be_clicked_where_they_stand(void **state)
{
	struct page page = a_page(), below = a_page();

	(void)state;
	page_text(&page, STYLE_PLAIN, "What do you choose?");
	page_row(&page, "one that is so long that it goes on, on a second line");
	page_row(&page, "two");
	assert_null(touch_at(&page.touches, 0, 3));
	assert_int_equal(touch_at(&page.touches, 1, 0)->choice, 0);
	assert_int_equal(touch_at(&page.touches, 2, 3)->choice, 0);
	assert_int_equal(touch_at(&page.touches, 3, 35)->choice, 1);
	assert_null(touch_at(&page.touches, 3, 36));
	page_row(&below, "three");
	page_append(&page, &below);
	assert_int_equal(touch_at(&page.touches, 4, 0)->choice, 2);
	assert_int_equal(page.rows, 3);
	page_release(&page);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_clock_and_a_seat_are_drawn_by_the_same_digits),
		cmocka_unit_test(a_range_of_numbers_fits_in_large_letters),
		cmocka_unit_test(rows_can_be_clicked_where_they_stand),
	};

	text_setup();
	return cmocka_run_group_tests_name("pages", tests, NULL, NULL);
}
