/* SPDX-License-Identifier: EUPL-1.2 */
/* form_view.h - a form on the screen: the value of the field that is asked (form.c), how it is drawn (form_draw.c, form_board.c), its keys (form_keys.c). */
#ifndef UI_FORM_VIEW_H
#define UI_FORM_VIEW_H

#include "base/mem.h"
#include "domain/form.h"
#include "ui/loop.h"
#include "ui/screen.h"

const struct field *form_field_here(struct ui *ui);      /* NULL: none is asked */
struct form_view *form_sync(struct ui *ui);              /* the view of that field, begun anew when the field is another */

bool field_types_number(const struct field *field);

enum redo form_answer(struct ui *ui, const char *value);
enum redo form_choose(struct ui *ui, int row);
enum redo form_before(struct ui *ui);
enum redo form_aside(struct ui *ui);
enum redo form_on(struct ui *ui);
const char *form_enter(struct ui *ui);
bool field_is_line(const struct field *field, int width);    /* a scale that is drawn as a line between its poles */
void form_line_touch(const struct field *field, struct page *page);   /* its points can be clicked on the next line */
void form_line_draw(const struct field *field, int row, struct page *page);
void form_board_draw(struct ui *ui, struct page *page);      /* the piles so far, where the questions are a run of cards and there is room */
void form_draw(struct ui *ui, struct page *page);
void form_text_draw(struct ui *ui, struct page *page);

#endif
