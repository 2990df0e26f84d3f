/* SPDX-License-Identifier: EUPL-1.2 */
/* The closing screen: findings and agreements together, on one screen, for people photograph it. What does not fit is shortened by the rows below, and then the
 * screen says so. */
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/screen.h"

enum { ROOMY = 16, ANY = 1000, ALL_CELLS = 100000, AROUND = 4 /* two headings, an empty line, the line that says it is shortened */ };

/* Kept while the screen stands there: what people photograph does not change under their eyes. */
static void end_make(struct ui *ui)
{
	const struct agreement **agreements = NULL;
	struct error error;
	size_t count;

	reading_release(&ui->end);
	ui->end.made = true;
	if (!summary_closing(ui->w, &ui->end.doc, &agreements, &count, &error))
		ui_say(ui, error.text);
	free(agreements);
}

static void end_opened(struct ui *ui)
{
	reading_release(&ui->end);
}

/* How many lines one finding and one agreement may take; the first row that fits is taken. */
static const struct shape {
	int finding, agreement;
} shapes[] = {{ANY, ANY}, {3, 2}, {2, 2}, {2, 1}, {1, 1}};
enum { SHAPES = sizeof shapes / sizeof *shapes };

static void add_part(struct str *line, const char *text, int cells)
{
	char *cut = text_cut(text, cells, false);

	str_addf(line, "%s%s", cut[0] != '\0' ? " · " : "", cut);
	free(cut);
}

/* What, who, when. Where that is more than so many cells, who and when keep up to a quarter each: without those it is no agreement. The caller frees. */
static char *agreement_text(const struct agreement *agreement, int cells)
{
	struct str line = STR_EMPTY, tail = STR_EMPTY;
	bool fits = text_width(agreement->what) + text_width(agreement->who) + text_width(agreement->due) + 6 <= cells;
	char *what;

	add_part(&tail, agreement->who, fits ? cells : cells / 4);
	add_part(&tail, agreement->due, fits ? cells : cells / 4);
	what = text_cut(agreement->what, cells - text_width(tail.data), false);
	str_addf(&line, "%s%s", what, tail.data);
	free(what);
	str_release(&tail);
	return str_take(&line);
}

void page_agreements(struct ui *ui, struct page *page)
{
	const struct session *session = workbook_session(ui->w);

	for (size_t i = 0; i < session->agreement_count; i++) {
		char *text = agreement_text(&session->agreements[i], ALL_CELLS);

		page_point(page, "-", STYLE_PLAIN, text);
		free(text);
	}
}

/* A point of at most that many lines; what is cut off ends in three dots. Returns how many it takes; page NULL only counts. */
static int point(struct page *page, int width, unsigned style, const char *text, int most)
{
	struct text_lines lines = {0};
	struct str rest = STR_EMPTY;
	int count;

	text_wrap(&lines, text, width - 2);
	count = (int)lines.count < most ? (int)lines.count : most;
	for (int i = 0; page != NULL && i < count; i++) {
		char *cut;

		str_clear(&rest);
		for (size_t j = (size_t)i; j < lines.count && (j == (size_t)i || i + 1 == most); j++)
			str_addf(&rest, "%s%s", j > (size_t)i ? " " : "", lines.items[j]);
		cut = text_cut(rest.data, width - 2, false);
		page_point(page, i > 0 ? " " : style == STYLE_FINDING ? "▸" : "-", style, cut);
		free(cut);
	}
	text_lines_release(&lines);
	str_release(&rest);
	return count;
}

/* Draws the points that are wanted, or counts their lines. */
static int findings_draw(const struct closing *closing, struct page *page, int width, const struct shape *shape)
{
	int lines = 0;

	for (size_t i = 0; i < closing->findings->count; i++)
		lines += point(page, width, STYLE_FINDING, closing->findings->blocks[i].text, shape->finding);
	return lines;
}

static int agreements_draw(const struct closing *closing, struct page *page, int width, const struct shape *shape)
{
	int lines = 0;

	for (size_t i = 0; i < closing->count; i++) {
		char *text = agreement_text(closing->agreements[i], shape->agreement == ANY ? ALL_CELLS : shape->agreement * (width - 3));

		lines += point(page, width, STYLE_PLAIN, text, shape->agreement);
		free(text);
	}
	return lines;
}

/* On a small screen, and where even the shortest does not fit, all of it can be scrolled. */
static const struct shape *choose_shape(const struct closing *closing, const struct page *page)
{
	for (int i = 0; page->height >= ROOMY && i < SHAPES; i++)
		if (findings_draw(closing, NULL, page->width, &shapes[i]) + agreements_draw(closing, NULL, page->width, &shapes[i]) + AROUND <= page->height)
			return &shapes[i];
	return &shapes[0];
}

void page_closing(struct page *page, const struct closing *closing)
{
	const struct shape *shape = choose_shape(closing, page);

	page_text(page, STYLE_HEAD, tr("What we found"));
	if (closing->findings->count == 0)
		page_text(page, STYLE_PLAIN, tr("No findings: there are too few answers for a picture."));
	findings_draw(closing, page, page->width, shape);
	page_gap(page);
	page_text(page, STYLE_HEAD, closing->count > 0 ? tr("What we agreed") : tr("Nothing was agreed."));
	agreements_draw(closing, page, page->width, shape);
	if (shape != &shapes[0])
		page_text(page, STYLE_PLAIN, tr("Shortened to fit on one screen: all of it is in the summary."));
}

static void end_draw(struct ui *ui, struct page *page)
{
	const struct session *session = workbook_session(ui->w);
	const struct agreement **agreements = mem_alloc(session->agreement_count + 1, sizeof *agreements);

	if (!ui->end.made)
		end_make(ui);
	for (size_t i = 0; i < session->agreement_count; i++)
		agreements[i] = &session->agreements[i];
	page_closing(page, &(struct closing){&ui->end.doc, agreements, session->agreement_count});
	free(agreements);
}

/* Alone there is nothing that a group found. */
static void own_end_draw(struct ui *ui, struct page *page)
{
	page_text(page, STYLE_HEAD, tr("That was it."));
	page_text(page, STYLE_PLAIN, tr("Your answers are kept on this computer. You find them again at Home, under 3."));
	page_text(page, STYLE_PLAIN, tr("Nobody reads along. Whoever uses this computer can still read it."));
	page_gap(page);
	page_agreements(ui, page);
}

static void closing_draw(struct ui *ui, struct page *page)
{
	if (ui_for_self(ui))
		own_end_draw(ui, page);
	else
		end_draw(ui, page);
}

static enum redo end_on(struct ui *ui)
{
	return summary_open(ui);
}

static const struct key_row end_keys[] = {
	{'e', NULL, N_("Other words for an agreement, or one that goes away."), agreements_open, has_agreements},
	{0, NULL, NULL, NULL, NULL},
};

/* Findings and agreements on one screen: people photograph it. */
const struct screen end_screen = {
	.title = N_("What we take with us"),
	.use = USE_SESSION,
	.keys = end_keys,
	.draw = closing_draw,
	.open = end_opened,
	.on = end_on,
	.back = session_back,
};
