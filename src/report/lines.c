/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/lines.h"

#include <assert.h>
#include <stdlib.h>

#include "base/lang.h"
#include "report/lines_bars.h"
#include "report/lines_plot.h"
#include "report/lines_table.h"
#include "report/pen.h"

static void lines_head(struct pen *pen, const struct block *block)
{
	struct styled_lines *lines = pen->lines;
	size_t first = lines->count;
	int widest = 0;

	pen_hang(pen, STYLE_HEAD, NULL, block->text);
	if (block->level > 2)
		return;
	for (size_t i = first; i < lines->count; i++) {
		char *text = styled_line_text(&lines->items[i]);

		if (text_width(text) > widest)
			widest = text_width(text);
		free(text);
	}
	pen_line(pen);
	pen_times(pen, STYLE_HEAD, block->level == 1 ? "═" : "─", widest);
}

static void lines_caption(struct pen *pen, const struct block *block)
{
	if (block->text && *block->text)
		pen_hang(pen, STYLE_STRONG, NULL, block->text);
}

static void lines_closed(struct pen *pen, int texts)
{
	struct str sentence = STR_EMPTY;

	str_addf(&sentence, tr_n("%d text in people's own words is kept closed.", "%d texts in people's own words are kept closed.", texts), texts);
	pen_hang(pen, STYLE_PLAIN, NULL, sentence.data);
	str_release(&sentence);
}

static int plot_texts(const struct plot *plot)
{
	int texts = 0;

	for (size_t i = 0; i < plot->count; i++)
		texts += plot->points[i].text && *plot->points[i].text;
	return texts;
}

static void lines_plot_block(struct pen *pen, const struct block *block, bool words_hidden)
{
	int texts = plot_texts(&block->plot);

	lines_caption(pen, block);
	lines_plot(pen, &block->plot, !words_hidden);
	if (words_hidden && texts > 0)
		lines_closed(pen, texts);
}

static void lines_finding(struct pen *pen, const struct block *block)
{
	char *about = block_subject(block);

	pen->about = about;
	pen_hang(pen, STYLE_FINDING, "▸ ", block->text);
	pen->about = NULL;
	free(about);
}

static void lines_block(struct pen *pen, const struct block *block, bool words_hidden)
{
	switch (block->type) {
	case BLOCK_HEAD:
		lines_head(pen, block);
		return;
	case BLOCK_TEXT:
		pen_hang(pen, STYLE_PLAIN, NULL, block->text);
		return;
	case BLOCK_TABLE:
		lines_caption(pen, block);
		pen->rows = true;
		lines_table(pen, &block->table);
		pen->rows = false;
		return;
	case BLOCK_BARS:
		lines_caption(pen, block);
		lines_bars(pen, &block->bars);
		return;
	case BLOCK_PLOT:
		lines_plot_block(pen, block, words_hidden);
		return;
	case BLOCK_QUOTE:
		pen_quote(pen, block->action, block->text);
		return;
	case BLOCK_FINDING:
		lines_finding(pen, block);
		return;
	}
}

static bool block_shown(const struct block *block, const struct lines_options *options)
{
	return block_is_told(block) && block->use <= options->up_to;
}

/* The next block that is shown, from i on. */
static size_t block_next(const struct doc *doc, const struct lines_options *options, size_t i)
{
	while (i < doc->count && !block_shown(&doc->blocks[i], options))
		i++;
	return i;
}

/* One sentence for a run of quotes that stay closed; returns the block after it. */
static size_t lines_quotes_closed(struct pen *pen, const struct doc *doc, const struct lines_options *options, size_t i)
{
	int texts = 0;

	while (i < doc->count && doc->blocks[i].type == BLOCK_QUOTE) {
		texts++;
		i = block_next(doc, options, i + 1);
	}
	lines_closed(pen, texts);
	return i;
}

/* Whether two blocks that follow one another stay together without an empty line. */
static bool blocks_together(const struct block *above, const struct block *below)
{
	bool same = above->type == below->type;

	return (same && (above->type == BLOCK_FINDING || above->type == BLOCK_QUOTE))
		|| (above->type == BLOCK_HEAD && above->level > 2 && below->type != BLOCK_HEAD);
}

void lines_of_doc(const struct doc *doc, const struct lines_options *options, struct styled_lines *lines)
{
	const struct block *above = NULL;
	size_t i = block_next(doc, options, 0);

	assert(options->width >= 20);
	while (i < doc->count) {
		const struct block *block = &doc->blocks[i];
		struct pen pen = {.lines = lines, .block = i, .width = options->width};

		if (above && !blocks_together(above, block))
			pen_line(&pen);
		above = block;
		if (block->type == BLOCK_QUOTE && options->words_hidden) {
			i = lines_quotes_closed(&pen, doc, options, i);
			continue;
		}
		lines_block(&pen, block, options->words_hidden);
		i = block_next(doc, options, i + 1);
	}
}

char *styled_line_text(const struct styled_line *line)
{
	struct str text = STR_EMPTY;

	for (size_t i = 0; i < line->count; i++)
		str_add(&text, line->runs[i].text);
	return str_take(&text);
}

void styled_lines_release(struct styled_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		for (size_t k = 0; k < lines->items[i].count; k++)
			free(lines->items[i].runs[k].text);
		free(lines->items[i].runs);
		free(lines->items[i].about);
	}
	free(lines->items);
	*lines = (struct styled_lines){0};
}
