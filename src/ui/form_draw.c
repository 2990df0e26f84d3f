/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/text.h"
#include "ui/form_view.h"

/* A field is asked with a page of its own first, so that its height is known before anything less needed takes room. */
static struct page part_of(const struct page *page)
{
	return (struct page){.width = page->width, .height = page->height, .selected = -1, .cursor_line = -1};
}

void form_progress_draw(struct ui *ui, struct page *page)
{
	const struct here *here = ui->here;
	struct str line = STR_EMPTY;

	if (ui_turn(ui) && here->participant != NULL)
		str_addf(&line, tr("Number %d"), here->participant->seat);
	else if (here->team != NULL)
		str_add(&line, here->team);
	if (here->form->as_label != NULL)
		str_addf(&line, ", %s", here->form->as_label);
	str_addf(&line, "%s", line.len > 0 ? " · " : "");
	str_addf(&line, tr("%d of %d"), here->question, here->questions);
	page_text(page, STYLE_PLAIN, line.data);
	str_release(&line);
}

static void draw_number(struct form_view *view, const struct field *field, struct page *page)
{
	struct str label = STR_EMPTY;

	str_addf(&label, tr("%d to %d:"), field->min, field->max);
	page_editor(page, label.data, &view->edit, true);
	if (field->min > 0 && field->max == 10)
		page_text(page, STYLE_PLAIN, tr("0 is 10."));
	str_clear(&label);
	if (field->low != NULL && field->high != NULL)
		str_addf(&label, "%d  %s\n%d  %s", field->min, field->low, field->max, field->high);
	page_text(page, STYLE_PLAIN, label.data);
	str_release(&label);
}

static void draw_answer(struct form_view *view, const struct field *field, struct page *page)
{
	if (field_types_number(field)) {
		draw_number(view, field, page);
		return;
	}
	form_dots_draw(view, field, page);
	if (field_is_line(field, page->width)) {
		form_line_touch(field, page);
		form_line_draw(field, view->row, page);
	} else {
		form_rows_draw(view, field, page);
	}
}

static void draw_notes(const struct here *here, struct page *page)
{
	int first = here->field;

	while (first > 0 && here->form->fields[first - 1].type == FIELD_NOTE)
		first--;
	for (int i = first; i < here->field; i++) {
		page_text(page, STYLE_PLAIN, here->form->fields[i].label);
		page_gap(page);
	}
}

static bool fits(const struct page *page, const struct page *a, const struct page *b)
{
	return page->lines.count + a->lines.count + b->lines.count + 2 <= (size_t)page->height;
}

/* Takes the part when there is still room for what must stand there. */
static void append_if_it_fits(struct page *page, struct page *part, const struct page *needed)
{
	if (part->lines.count > 0 && fits(page, part, needed)) {
		page_append(page, part);
		page_gap(page);
	}
	page_release(part);
}

static void draw_needed(struct form_view *view, const struct field *field, const struct page *page, struct page *needed, bool roomy)
{
	*needed = part_of(page);
	page_text(needed, STYLE_HEAD, field->label);
	page_cursor(needed, 0);
	if (roomy)
		page_gap(needed);
	draw_answer(view, field, needed);
}

/* Whether all texts before the question fit above it; a text that stands before an earlier question does not stand here. */
bool form_text_fits(struct ui *ui)
{
	const struct field *field = form_field_here(ui);
	struct page page = {.width = page_width(), .height = term_rows() - 2, .selected = -1, .cursor_line = -1}, needed;
	bool fitting;

	form_progress_draw(ui, &page);
	draw_needed(form_sync(ui), field, &page, &needed, false);
	draw_notes(ui->here, &page);
	fitting = (int)(page.lines.count + needed.lines.count) + 1 <= page.height && ui->here->field > 0 &&
		ui->here->form->fields[ui->here->field - 1].type == FIELD_NOTE;
	page_release(&page);
	page_release(&needed);
	return fitting;
}

static void draw_above(struct ui *ui, struct page *page, const struct page *needed)
{
	const struct form *form = ui->here->form;
	struct page instruction = part_of(page), notes = part_of(page);

	draw_notes(ui->here, &notes);
	append_if_it_fits(page, &notes, needed);
	if (ui->here->evaluation && ui_turn(ui))
		page_text(&instruction, STYLE_PLAIN, tr("The facilitator does not look along for a moment."));
	page_text(&instruction, STYLE_PLAIN, form->instruction);
	append_if_it_fits(page, &instruction, needed);
}

/* What stands at this question already, and is not for whoever sees the screen now. */
static void draw_unseen(struct ui *ui, struct page *page)
{
	if (!form_answer_unseen(ui))
		return;
	page_gap(page);
	page_text(page, STYLE_STRONG, tr("You had begun here. Enter shows what you had."));
}

static void draw_help(const struct field *field, struct page *page)
{
	struct page help = part_of(page);

	page_text(&help, STYLE_PLAIN, field->help);
	if (help.lines.count > 0 && page->lines.count + help.lines.count + 1 <= (size_t)page->height) {
		page_gap(page);
		page_append(page, &help);
	}
	page_release(&help);
}

void form_draw(struct ui *ui, struct page *page)
{
	struct form_view *view = form_sync(ui);
	const struct field *field = form_field_here(ui);
	struct page needed;

	if (field == NULL)
		return;
	form_progress_draw(ui, page);
	draw_needed(view, field, page, &needed, true);
	if ((int)(page->lines.count + needed.lines.count) > page->height) {
		page_release(&needed);
		draw_needed(view, field, page, &needed, false);
	}
	if ((int)(page->lines.count + needed.lines.count) > page->height) {
		page_release(&needed);
		needed = part_of(page);
		needed.height = page->height - (int)page->lines.count;
		page_text(&needed, STYLE_HEAD, field->label);
		page_cursor(&needed, 0);
		form_dense_draw(view, field, &needed);
	}
	if (page->lines.count + needed.lines.count + 2 < (size_t)page->height)
		page_gap(page);
	draw_above(ui, page, &needed);
	page_append(page, &needed);
	draw_unseen(ui, page);
	draw_help(field, page);
	form_board_draw(ui, page);
	page->rows = 0;
}

void form_text_draw(struct ui *ui, struct page *page)
{
	struct form_view *view = form_sync(ui);
	const struct field *field = form_field_here(ui);
	struct page needed = part_of(page);

	if (field == NULL)
		return;
	form_progress_draw(ui, page);
	page_text(&needed, STYLE_HEAD, field->label);
	page_text(&needed, STYLE_PLAIN, audience_sentence(field->audience));
	if (page->height > 12)
		page_gap(&needed);
	page_editor(&needed, "›", &view->edit, true);
	if (page->height > 12)
		page_gap(page);
	draw_above(ui, page, &needed);
	page_append(page, &needed);
	draw_unseen(ui, page);
	draw_help(field, page);
}
