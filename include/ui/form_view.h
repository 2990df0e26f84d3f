/* SPDX-License-Identifier: EUPL-1.2 */
/* form_view.h - a form on the screen: the value of the field that is asked (form.c), how it is drawn (form_draw.c, form_options.c, form_board.c), its keys (form_keys.c). */
#ifndef UI_FORM_VIEW_H
#define UI_FORM_VIEW_H

#include "base/mem.h"
#include "domain/form.h"
#include "ui/loop.h"
#include "ui/screen.h"

const struct field *form_field_here(struct ui *ui);      /* NULL: none is asked */
struct form_view *form_sync(struct ui *ui);              /* the view of that field, begun anew when the field is another */

bool field_types_number(const struct field *field);

/* In a participant's turn: whether the answer to that field was given earlier and stays unseen; whether the field that is asked has such an answer. */
bool form_unseen(struct ui *ui, int field);
bool form_answer_unseen(struct ui *ui);

enum redo form_answer(struct ui *ui, const char *value);
enum redo form_choose(struct ui *ui, int row);
enum redo form_before(struct ui *ui);
enum redo form_aside(struct ui *ui);
enum redo form_on(struct ui *ui);
enum redo form_take_typed(struct ui *ui);
void form_name(const struct here *here, const char *field, char name[static 160]);      /* which field of whose form */
enum redo form_text_key(struct ui *ui, int key);         /* a key for the words that are asked */
const char *form_enter(struct ui *ui);
bool field_is_line(const struct field *field, int width);    /* a scale that is drawn as a line between its poles */
void form_line_touch(const struct field *field, struct page *page);   /* its points can be clicked on the next line */
void form_line_draw(const struct field *field, int row, struct page *page);
/* The options (form_options.c). */
bool field_types_two(const struct field *field);         /* its numbers may have two digits */
void form_dots_draw(const struct form_view *view, const struct field *field, struct page *page);      /* of POINTS: how many are left */
void form_rows_draw(const struct form_view *view, const struct field *field, struct page *page);      /* each on a line of its own */
void form_dense_draw(const struct form_view *view, const struct field *field, struct page *page);     /* as all of them fit, else the part with the row the cursor is on */
void form_options_draw(const struct field *field, struct page *page);      /* one behind the other, each with its digit; nothing to choose with */
void form_options_from(const struct field *field, int first, int lines, struct page *page);            /* the same; where that takes more lines, what fits from that one on */

void form_progress_draw(struct ui *ui, struct page *page);   /* whose form it is, and which question */
bool form_reads(struct ui *ui);                              /* the text that the questions are about is on the screen now (form_read.c) */
bool form_has_text(struct ui *ui);                           /* there is such a text, and it does not stand above the question */
bool form_text_fits(struct ui *ui);
enum redo form_read_again(struct ui *ui);
void form_board_draw(struct ui *ui, struct page *page);      /* the piles so far, where the questions are a run of cards and there is room */
void form_draw(struct ui *ui, struct page *page);
void form_text_draw(struct ui *ui, struct page *page);

#endif
