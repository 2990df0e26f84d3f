/* SPDX-License-Identifier: EUPL-1.2 */
/* The closing screen: findings and agreements together, on one screen, for people photograph it. What does not fit is shortened by the rows below, and then the
 * screen says so. */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/text.h"
#include "ui/screen.h"

enum { FINDINGS_MOST = 5, ROOMY = 16, ANY = 1000, ALL_CELLS = 100000, AROUND = 4 /* two headings, an empty line, the line that says it is shortened */ };

static bool has_finding(const struct doc *doc, const char *text)
{
	for (size_t i = 0; i < doc->count; i++)
		if (strcmp(doc->blocks[i].text, text) == 0)
			return true;
	return false;
}

/* The summary begins with what matters most; the same sentence may come back further on. How people found the meeting is the facilitator's first. */
static void end_make(struct ui *ui)
{
	struct summary summary = {0};
	struct error error;
	struct doc *doc = &ui->end.doc;

	reading_release(&ui->end);
	ui->end.made = true;
	if (!summary_make(ui->w, false, &summary, &error))
		ui_say(ui, error.text);
	for (size_t i = 0; i < summary.doc.count && doc->count < FINDINGS_MOST; i++) {
		const struct block *block = &summary.doc.blocks[i];

		if (strcmp(block->id, SUMMARY_EVALUATION) == 0)
			break;
		if (block->type == BLOCK_FINDING && block->text != NULL && block->text[0] != '\0' && !has_finding(doc, block->text))
			doc_finding(doc, block->id, &block->finding, "%s", block->text);
	}
	summary_release(&summary);
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
static int points(struct ui *ui, struct page *page, int width, const struct shape *shape, bool agreements)
{
	const struct session *session = workbook_session(ui->w);
	size_t count = agreements ? session->agreement_count : ui->end.doc.count;
	int lines = 0;

	for (size_t i = 0; i < count; i++) {
		char *text = agreements ? agreement_text(&session->agreements[i], shape->agreement == ANY ? ALL_CELLS : shape->agreement * (width - 3)) : NULL;

		lines += point(page, width, agreements ? STYLE_PLAIN : STYLE_FINDING, agreements ? text : ui->end.doc.blocks[i].text,
			agreements ? shape->agreement : shape->finding);
		free(text);
	}
	return lines;
}

/* On a small screen, and where even the shortest does not fit, all of it can be scrolled. */
static const struct shape *choose_shape(struct ui *ui, const struct page *page)
{
	for (int i = 0; page->height >= ROOMY && i < SHAPES; i++)
		if (points(ui, NULL, page->width, &shapes[i], false) + points(ui, NULL, page->width, &shapes[i], true) + AROUND <= page->height)
			return &shapes[i];
	return &shapes[0];
}

static void end_draw(struct ui *ui, struct page *page)
{
	const struct shape *shape;
	bool agreed = workbook_session(ui->w)->agreement_count > 0;

	if (!ui->end.made)
		end_make(ui);
	shape = choose_shape(ui, page);
	page_text(page, STYLE_HEAD, tr("What we found"));
	if (ui->end.doc.count == 0)
		page_text(page, STYLE_PLAIN, tr("No findings: there are too few answers for a picture."));
	points(ui, page, page->width, shape, false);
	page_gap(page);
	page_text(page, STYLE_HEAD, agreed ? tr("What we agreed") : tr("Nothing was agreed."));
	points(ui, page, page->width, shape, true);
	if (shape != &shapes[0])
		page_text(page, STYLE_PLAIN, tr("Shortened to fit on one screen: all of it is in the summary."));
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
