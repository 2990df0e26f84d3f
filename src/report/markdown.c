/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/markdown.h"

#include <ctype.h>
#include <string.h>

#include "base/lang.h"
#include "report/lines_bars.h"
#include "report/lines_table.h"
#include "report/plot_table.h"

enum { BAR_CELLS = 20 };

/* Only at the start of a line these mean a heading, a list, a rule or code. */
static bool means_at_start(const char *text)
{
	size_t digits = strspn(text, "0123456789");
	bool number = digits > 0 && (text[digits] == '.' || text[digits] == ')') && (!text[digits + 1] || strchr(" \n", text[digits + 1]));

	return strchr("#-+=:", *text) || number;
}

/* A backslash before whatever Markdown could read something into. */
static void char_add(struct str *out, const char *text)
{
	bool address = strncmp(text, "://", 3) == 0 || *text == '@' || (*text == '.' && text[1] && isalpha((unsigned char)text[1]));

	if (strchr("\\`*_[]<>|~&!$^", *text) || address)
		str_add_char(out, '\\');
	str_add_char(out, *text);
}

/* "12." becomes "12\.": a digit itself cannot be escaped. */
static const char *start_add(struct str *out, const char *text)
{
	size_t digits = strspn(text, "0123456789");

	if (!*text || !means_at_start(text))
		return text;
	str_add_len(out, text, digits);
	str_add_char(out, '\\');
	str_add_char(out, text[digits]);
	return text + digits + 1;
}

/* What people typed, escaped; newline is what stands between two of their lines. */
static void text_add(struct str *out, const char *text, const char *newline)
{
	text = start_add(out, text ? text + strspn(text, " ") : "");
	while (*text) {
		if (*text != '\n') {
			char_add(out, text++);
			continue;
		}
		str_add(out, newline);
		text = start_add(out, text + strspn(text, " \n"));
	}
}

static void table_line(struct str *out, const char *const *cells, size_t columns)
{
	str_add(out, "|");
	for (size_t i = 0; i < columns; i++) {
		str_add(out, " ");
		text_add(out, cells[i], "<br>");
		str_add(out, " |");
	}
	str_add(out, "\n");
}

static void table_add(struct str *out, const struct table *table)
{
	table_line(out, (const char *const *)table->head, table->columns);
	str_add(out, "|");
	for (size_t i = 0; i < table->columns; i++)
		str_add(out, table_column_is_numeric(table, i) ? " ---: |" : " --- |");
	str_add(out, "\n");
	for (size_t row = 0; row < table->rows; row++)
		table_line(out, (const char *const *)&table->cells[row * table->columns], table->columns);
}

static void bar_add(struct str *out, const struct series *series, size_t option, size_t options)
{
	int whole = series->n, cells;

	for (size_t i = 0; i < options; i++)
		whole = series->counts[i] > whole ? series->counts[i] : whole;
	if (series->counts[option] <= 0)
		return;
	cells = (series->counts[option] * BAR_CELLS + whole / 2) / whole;
	str_add_times(out, "█", cells > 0 ? cells : 1);
}

/* Every series is two columns: its counts as numbers to the right, and a bar to see them by. */
static void bars_head(struct str *out, const struct bars *bars)
{
	str_add(out, "| |");
	for (size_t s = 0; s < bars->count; s++) {
		str_add(out, " ");
		text_add(out, bars->series[s].name ? bars->series[s].name : tr("How many"), " ");
		str_add(out, " | |");
	}
	str_add(out, "\n| --- |");
	str_add_times(out, " ---: | --- |", (int)bars->count);
	str_add(out, "\n");
}

static void option_add(struct str *out, const struct bars *bars, size_t option)
{
	const char *pole = bars_pole(bars, option);

	str_add(out, "| ");
	text_add(out, bars->labels[option], " ");
	if (pole) {
		str_add(out, ": ");
		text_add(out, pole, " ");
	}
	str_add(out, " |");
	for (size_t s = 0; s < bars->count; s++) {
		str_addf(out, " %d | ", bars->series[s].counts[option]);
		bar_add(out, &bars->series[s], option, bars->options);
		str_add(out, bars->series[s].counts[option] > 0 ? " |" : "|");
	}
	str_add(out, "\n");
}

static void bars_add(struct str *out, const struct bars *bars)
{
	bars_head(out, bars);
	for (size_t i = 0; i < bars->options; i++)
		option_add(out, bars, i);
	str_add(out, "\n");
	for (size_t s = 0; s < bars->count; s++) {
		struct str n = STR_EMPTY;

		bars_n(&n, &bars->series[s], bars->series[s].name);
		text_add(out, n.data, " ");
		str_add(out, s + 1 < bars->count ? "\\\n" : "\n");
		str_release(&n);
	}
}

static void plot_add(struct str *out, const struct plot *plot)
{
	struct doc doc = {0};

	table_add(out, &plot_table(&doc, plot, true)->table);
	doc_release(&doc);
}

static void caption_add(struct str *out, const struct block *block)
{
	if (!block->text || !*block->text)
		return;
	str_add(out, "**");
	text_add(out, block->text, " ");
	str_add(out, "**\n\n");
}

static void paragraph_add(struct str *out, const char *lead, const char *text, const char *newline)
{
	str_add(out, lead);
	text_add(out, text, newline);
	str_add(out, "\n");
}

static void block_add(struct str *out, const struct block *block)
{
	switch (block->type) {
	case BLOCK_HEAD:
		str_add_times(out, "#", block->level);
		paragraph_add(out, " ", block->text, " ");
		return;
	case BLOCK_TEXT:
		paragraph_add(out, "", block->text, "\\\n");
		return;
	case BLOCK_TABLE:
		caption_add(out, block);
		table_add(out, &block->table);
		return;
	case BLOCK_BARS:
		caption_add(out, block);
		bars_add(out, &block->bars);
		return;
	case BLOCK_PLOT:
		caption_add(out, block);
		plot_add(out, &block->plot);
		return;
	case BLOCK_QUOTE:
		paragraph_add(out, "> ", block->text, "\\\n> ");
		return;
	case BLOCK_FINDING:
		paragraph_add(out, "- ", block->text, " ");
		return;
	}
}

void report_markdown(const struct report *report, struct str *out)
{
	const struct block *above = NULL;

	for (size_t i = 0; i < report->doc->count; i++) {
		const struct block *block = &report->doc->blocks[i];

		if (!block_is_told(block))
			continue;
		/* Findings are one list; two quotes without a line between them would be one quote. */
		if (above && !(above->type == BLOCK_FINDING && block->type == BLOCK_FINDING))
			str_add(out, "\n");
		block_add(out, block);
		above = block;
	}
}
