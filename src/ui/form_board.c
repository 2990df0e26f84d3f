/* SPDX-License-Identifier: EUPL-1.2 */
/* What is drawn beside or below a question: a scale between its poles, and the piles with the cards that lie on them so far. */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/text.h"
#include "ui/form_view.h"

enum {
	POINT_CELLS = 3, POINT_STEP = 11, POINT_STEP_LEAST = 5,
	BOARD_AT = 12,                             /* line it stands on where the card leaves room, so that it does not jump from card to card */
	BOARD_ROWS = 24, BOARD_COLUMNS = 80,       /* of the terminal, at least */
	BOARD_LEAST = 3,                           /* lines for cards */
	CARD_LINES = 3,                            /* of one card, at most */
	PILE_LEAST = 12, PILES_MOST = 7, CARDS_MOST = 200, GAP = 2,
};

bool field_is_line(const struct field *field, int width)
{
	int points = field_choices(field);

	return field->type == FIELD_SCALE && field->option_count == 0 && points > 1 && (points - 1) * POINT_STEP_LEAST + POINT_CELLS <= width;
}

/* Poles under the ends of the line; on lines of their own, with the number, where both do not fit on one. */
static void draw_poles(const struct field *field, struct page *page, int length)
{
	struct str line = STR_EMPTY;
	int low, high;

	if (field->low == NULL || field->high == NULL)
		return;
	low = text_width(field->low);
	high = text_width(field->high);
	if (low + high + 2 <= length) {
		str_add(&line, field->low);
		str_add_times(&line, " ", length - low - high);
		str_add(&line, field->high);
		page_text(page, STYLE_STRONG, line.data);
	} else {
		page_textf(page, STYLE_PLAIN, "%d  %s", field->min, field->low);
		page_textf(page, STYLE_PLAIN, "%d  %s", field->max, field->high);
	}
	str_release(&line);
}

static int step_of(const struct field *field, const struct page *page)
{
	int step = (page->width - POINT_CELLS) / (field_choices(field) - 1);

	return step < POINT_STEP ? step : POINT_STEP;
}

void form_line_touch(const struct field *field, struct page *page)
{
	int step = step_of(field, page);

	for (int i = 0; i < field_choices(field); i++)
		page_touch(page, (int)page->lines.count, i * step, i * step + POINT_CELLS, i);
}

void form_line_draw(const struct field *field, int row, struct page *page)
{
	struct str line = STR_EMPTY;
	int points = field_choices(field), step = step_of(field, page);

	for (int i = 0; i < points; i++) {
		str_add_times(&line, "─", i > 0 ? step - POINT_CELLS : 0);
		str_addf(&line, i == row ? "[%d]" : " %d ", field_digit(field, i));
	}
	page_text(page, STYLE_STRONG, line.data);
	if (row >= 0)
		page_cursor(page, row * step);
	draw_poles(field, page, (points - 1) * step + POINT_CELLS);
	str_release(&line);
}

struct board {
	const struct form *form;
	int first, last;                           /* its cards: fields of the form */
	int width, lines, card_lines;              /* of a pile: cells, lines for cards, lines of one card */
	signed char pile[CARDS_MOST];              /* of every card; -1: on none */
};

/* The run of questions with the same options around the one that is asked. */
static bool find_board(struct ui *ui, const struct page *page, struct board *board)
{
	const struct form *form = ui->here->form;
	const struct field *field = form_field_here(ui);
	int piles = (int)field->option_count;

	*board = (struct board){.form = form, .first = ui->here->field, .last = ui->here->field};
	if (!form->cards || field->type != FIELD_PICK || piles < 2 || piles > PILES_MOST || term_rows() < BOARD_ROWS || term_columns() < BOARD_COLUMNS)
		return false;
	while (board->first > 0 && field_same_options(&form->fields[board->first - 1], field))
		board->first--;
	while ((size_t)board->last + 1 < form->count && field_same_options(&form->fields[board->last + 1], field))
		board->last++;
	board->width = (page->width - (piles - 1) * GAP) / piles;
	return board->last > board->first && board->last - board->first < CARDS_MOST && board->width >= PILE_LEAST;
}

/* Looks every card up once; counts how many lie on each pile. */
static int read_piles(struct ui *ui, struct board *board, int *counts)
{
	const struct field *fields = board->form->fields;
	size_t piles = fields[board->first].option_count;
	int most = 0;

	memset(counts, 0, piles * sizeof *counts);
	for (int card = board->first; card <= board->last; card++) {
		const char *value = form_unseen(ui, card) ? NULL : answer_value(ui->w, fields[card].id);

		board->pile[card - board->first] = -1;
		for (size_t pile = 0; value != NULL && pile < piles; pile++)
			if (strcmp(value, fields[card].options[pile].id) == 0) {
				board->pile[card - board->first] = (signed char)pile;
				most = ++counts[pile] > most ? counts[pile] : most;
			}
	}
	return most;
}

/* A card on a pile: one line, or more where the highest pile has room for that. The caller frees. */
static char *card_line(const struct board *board, const char *label, int line)
{
	struct text_lines wrapped = {0};
	struct str text = STR_EMPTY;
	char *cell;

	if (board->card_lines == 1)
		return text_cut(label, board->width, true);
	text_wrap(&wrapped, label, board->width - 1);
	/* What does not fit is in the last line, to be cut there. */
	for (size_t i = (size_t)line; i < wrapped.count && (i == (size_t)line || line + 1 == board->card_lines); i++)
		str_addf(&text, "%s%s", i > 0 ? " " : "", wrapped.items[i]);
	cell = text_cut(text.data != NULL ? text.data : "", board->width, true);
	text_lines_release(&wrapped);
	str_release(&text);
	return cell;
}

/* One line of a pile: its last cards; above them how many more there are. The caller frees. */
static char *pile_line(const struct board *board, size_t pile, int count, int line)
{
	int room = board->lines / board->card_lines, hidden = count > room ? count - room + 1 : 0, wanted = line / board->card_lines;
	struct str more = STR_EMPTY;
	char *cell;

	if (hidden > 0 && wanted == 0) {
		str_addf(&more, "+%d", hidden);
		cell = text_cut(more.data, board->width, true);
		str_release(&more);
		return cell;
	}
	wanted += hidden > 0 ? hidden - 1 : 0;
	for (int card = board->first; card <= board->last; card++)
		if (board->pile[card - board->first] == (int)pile && wanted-- == 0)
			return card_line(board, board->form->fields[card].label, line % board->card_lines);
	return text_cut("", board->width, true);
}

static void add_cell(struct str *line, char *cell)
{
	if (line->len > 0)
		str_add_times(line, " ", GAP);
	str_add(line, cell);
	free(cell);
}

static void draw_heads(const struct board *board, const struct field *field, const int *counts, struct page *page)
{
	struct str line = STR_EMPTY;

	for (size_t pile = 0; pile < field->option_count; pile++) {
		struct str head = STR_EMPTY;
		char *label;

		str_addf(&head, "%zu  %d", pile + 1, counts[pile]);
		label = text_cut(field->options[pile].label, board->width - text_width(head.data), false);
		str_clear(&head);
		str_addf(&head, "%zu %s %d", pile + 1, label, counts[pile]);
		add_cell(&line, text_cut(head.data, board->width, true));
		str_release(&head);
		free(label);
	}
	page_text(page, STYLE_STRONG, line.data);
	str_release(&line);
}

void form_board_draw(struct ui *ui, struct page *page)
{
	struct board board;
	const struct field *field = form_field_here(ui);
	int counts[PILES_MOST], most, room;

	if (field == NULL || !find_board(ui, page, &board))
		return;
	room = page->height - 1 - ((int)page->lines.count + 1 > BOARD_AT ? (int)page->lines.count + 1 : BOARD_AT);
	most = read_piles(ui, &board, counts);
	if (most == 0 || room < BOARD_LEAST)
		return;
	board.card_lines = room / most < CARD_LINES ? room / most : CARD_LINES;
	if (board.card_lines < 1)
		board.card_lines = 1;
	board.lines = most * board.card_lines < room ? most * board.card_lines : room;
	page_blank_to(page, BOARD_AT);
	draw_heads(&board, field, counts, page);
	for (int i = 0; i < board.lines; i++) {
		struct str line = STR_EMPTY;

		for (size_t pile = 0; pile < field->option_count; pile++)
			add_cell(&line, pile_line(&board, pile, counts[pile], i));
		page_text(page, STYLE_PLAIN, line.data);
		str_release(&line);
	}
}
