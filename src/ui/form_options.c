/* SPDX-License-Identifier: EUPL-1.2 */
/* The options of a question with their numbers: under one another, in columns, several on a line, or so many at a time as fit. */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/text.h"
#include "ui/form_view.h"

enum { COLUMNS_MOST = 3, BETWEEN = 2, WIDE = 70 };

bool field_types_two(const struct field *field)
{
	return field->option_count > 10 && (field->type == FIELD_PICK || field->type == FIELD_MANY || field->type == FIELD_POINTS);
}

static void add_mark(struct str *line, const struct form_view *view, const struct field *field, int row)
{
	if (field->type == FIELD_MANY)
		str_add(line, view->marks[row] > 0 ? "[x] " : "[ ] ");
	str_addf(line, "%d  %s", field_digit(field, row), field_choice_label(field, row));
	if (field->type == FIELD_POINTS && view->marks[row] > 0) {
		str_add(line, "  ");
		str_add_times(line, "●", view->marks[row]);
		str_addf(line, " %d", view->marks[row]);
	}
}

static int choices_of(const struct field *field)
{
	int choices = field_choices(field);

	return choices < MARKS_MOST ? choices : MARKS_MOST;
}

static void draw_row(const struct form_view *view, const struct field *field, int row, struct page *page)
{
	struct str line = STR_EMPTY;

	add_mark(&line, view, field, row);
	page_row(page, line.data);
	str_release(&line);
}

static int dots_left(const struct form_view *view, const struct field *field)
{
	int left = field->max;

	for (int i = 0; i < MARKS_MOST; i++)
		left -= view->marks[i];
	return left;
}

void form_dots_draw(const struct form_view *view, const struct field *field, struct page *page)
{
	if (field->type == FIELD_POINTS)
		page_textf(page, STYLE_PLAIN, tr_n("%d dot left", "%d dots left", dots_left(view, field)), dots_left(view, field));
}

/* What to know where a number may have two digits; what was typed of it stands there too. */
static void draw_two(const struct form_view *view, const struct field *field, struct page *page)
{
	if (!field_types_two(field))
		return;
	if (view->typed != '\0')
		page_textf(page, STYLE_STRONG, tr("Typed: %c_. Enter takes it as it is."), view->typed);
	else
		page_text(page, STYLE_PLAIN, tr("Type the number: 7 is 07."));
}

void form_rows_draw(const struct form_view *view, const struct field *field, struct page *page)
{
	page->selected = view->row;
	for (int i = 0; i < choices_of(field); i++)
		draw_row(view, field, i, page);
	draw_two(view, field, page);
}

/* --- in columns --- */

static int widest_mark(const struct form_view *view, const struct field *field)
{
	int widest = 0;

	for (int i = 0; i < choices_of(field); i++) {
		struct str one = STR_EMPTY;
		int width;

		add_mark(&one, view, field, i);
		width = text_width(one.data) + 1;
		widest = width > widest ? width : widest;
		str_release(&one);
	}
	return widest;
}

/* One line of all columns; numbers go down a column, as the arrows do. */
static void draw_across(const struct form_view *view, const struct field *field, int first, int rows, int width, struct page *page)
{
	struct str line = STR_EMPTY;

	for (int i = first, from = 0; i < choices_of(field); i += rows, from += width) {
		str_add_times(&line, " ", from - (line.len > 0 ? text_width(line.data) : 0));
		str_add(&line, i == view->row ? ">" : " ");
		add_mark(&line, view, field, i);
		page_touch(page, (int)page->lines.count, from, from + width - BETWEEN, i);
	}
	page_text(page, STYLE_PLAIN, line.data);
	str_release(&line);
}

/* False where there is no room for two columns. */
static bool draw_columns(const struct form_view *view, const struct field *field, struct page *page)
{
	int width = widest_mark(view, field) + BETWEEN, columns = (page->width + BETWEEN) / width;
	int rows = columns > COLUMNS_MOST ? COLUMNS_MOST : columns;

	if (columns < 2)
		return false;
	rows = (choices_of(field) + rows - 1) / rows;
	for (int i = 0; i < rows; i++)
		draw_across(view, field, i, rows, width, page);
	return true;
}

/* Several options on a line, for a low window. */
static void draw_packed(const struct form_view *view, const struct field *field, struct page *page)
{
	struct str line = STR_EMPTY;

	for (int i = 0; i < choices_of(field); i++) {
		struct str one = STR_EMPTY;
		int from;

		str_add(&one, i == view->row ? ">" : " ");
		add_mark(&one, view, field, i);
		if (line.len > 0 && text_width(line.data) + BETWEEN + text_width(one.data) > page->width) {
			page_text(page, STYLE_PLAIN, line.data);
			str_clear(&line);
		}
		str_add(&line, line.len > 0 ? "  " : "");
		from = line.len > 0 ? text_width(line.data) : 0;
		str_add(&line, one.data);
		page_touch(page, (int)page->lines.count, from, from + text_width(one.data), i);
		str_release(&one);
	}
	page_text(page, STYLE_PLAIN, line.data);
	str_release(&line);
}

/* --- so many at a time --- */

static struct page part_of(const struct page *page)
{
	return (struct page){.width = page->width, .height = page->height, .selected = -1, .cursor_line = -1};
}

/* How many of the options from first on fit in so many lines; at least one. */
static int count_fitting(const struct form_view *view, const struct field *field, int first, int lines, const struct page *page)
{
	struct page trial = part_of(page);
	int i = first;

	for (; i < choices_of(field); i++) {
		draw_row(view, field, i, &trial);
		if ((int)trial.lines.count > lines)
			break;
	}
	page_release(&trial);
	return i > first ? i - first : 1;
}

/* Which part it is, and where there is room how a number is typed. */
static void draw_position(const struct field *field, int first, int count, struct page *page)
{
	struct str line = STR_EMPTY;

	if (count == 1)
		str_addf(&line, tr("%d of %d. ↓ ↑ for more."), first + 1, choices_of(field));
	else
		str_addf(&line, tr("%d to %d of %d. ↓ ↑ for more."), first + 1, first + count, choices_of(field));
	if (field_types_two(field) && page->width >= WIDE)
		str_addf(&line, " %s", tr("Type the number: 7 is 07."));
	page_text(page, STYLE_PLAIN, line.data);
	str_release(&line);
}

/* The part with that row. */
static void draw_part(const struct form_view *view, const struct field *field, int row, struct page *page)
{
	int lines = page->height - (int)page->lines.count - 1, first = 0, count = count_fitting(view, field, 0, lines, page);

	while (first + count <= row) {
		first += count;
		count = count_fitting(view, field, first, lines, page);
	}
	page->selected = view->row;
	page->rows = first;
	for (int i = first; i < first + count; i++)
		draw_row(view, field, i, page);
	if (view->typed != '\0')
		draw_two(view, field, page);
	else
		draw_position(field, first, count, page);
}

static bool fits(struct page *page, struct page *part)
{
	bool fitting = (int)(page->lines.count + part->lines.count) <= page->height;

	if (fitting)
		page_append(page, part);
	page_release(part);
	return fitting;
}

void form_dense_draw(const struct form_view *view, const struct field *field, struct page *page)
{
	struct page part = part_of(page);
	bool columns = draw_columns(view, field, &part);

	form_dots_draw(view, field, page);
	draw_two(view, field, &part);
	if (columns && fits(page, &part))
		return;
	page_release(&part);
	part = part_of(page);
	draw_packed(view, field, &part);
	draw_two(view, field, &part);
	if (fits(page, &part))
		return;
	draw_part(view, field, view->row > 0 ? view->row : 0, page);
}

/* --- nothing to choose with --- */

static void add_option(struct str *line, const struct field *field, int row)
{
	const char *label = field_choice_label(field, row);

	str_addf(line, "%d%s%s", field_digit(field, row), label[0] != '\0' ? "\u00a0" : "", label);
}

static void draw_poles(const struct field *field, struct page *page)
{
	if (field->low != NULL && field->high != NULL)
		page_textf(page, STYLE_PLAIN, "%d %s   %d %s", field->min, field->low, field->max, field->high);
}

void form_options_draw(const struct field *field, struct page *page)
{
	struct str line = STR_EMPTY;

	if (field_is_line(field, page->width)) {
		form_line_draw(field, -1, page);
		return;
	}
	for (int i = 0; i < field_choices(field); i++) {
		str_add(&line, i > 0 ? "   " : "");
		add_option(&line, field, i);
	}
	page_text(page, STYLE_PLAIN, line.data);
	str_release(&line);
	draw_poles(field, page);
}

void form_options_from(const struct field *field, int first, int lines, struct page *page)
{
	struct page all = part_of(page);
	int choices = field_choices(field);

	form_options_draw(field, &all);
	if ((int)all.lines.count <= lines) {
		page_append(page, &all);
		return;
	}
	page_release(&all);
	lines += (int)page->lines.count - 1;
	first = first >= 0 ? first : choices - 1;
	for (int i = first; i < choices; i++) {
		struct page one = part_of(page);
		struct str text = STR_EMPTY;

		str_addf(&text, "%d ", field_digit(field, i));
		page_point(&one, text.data, STYLE_PLAIN, field_choice_label(field, i));
		str_release(&text);
		if (i > first && (int)(page->lines.count + one.lines.count) > lines) {
			page_release(&one);
			break;
		}
		page_append(page, &one);
	}
	page_textf(page, STYLE_PLAIN, tr("%d of %d. Type, and the next comes."), first + 1, choices);
}
