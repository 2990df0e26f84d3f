/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/html.h"

#include "base/lang.h"
#include "report/html_text.h"
#include "report/lines_bars.h"
#include "report/lines_table.h"
#include "report/plot_table.h"

/* Bars are borders, because browsers leave backgrounds out when they print. Every colour on white has a contrast of 7 to 1 or more. */
static const char style[] =
	"html { color: #111; background: #fff; font: 1.05rem/1.5 system-ui, -apple-system, \"Segoe UI\", \"Noto Sans\", sans-serif; }\n"
	"body { max-width: 46rem; margin: 0 auto; padding: 1.5rem; }\n"
	"h1, h2, h3, h4 { line-height: 1.25; margin: 1.6em 0 .5em; break-after: avoid; }\n"
	"h1 { font-size: 1.9rem; border-bottom: 3px solid #111; padding-bottom: .2em; margin-top: 0; }\n"
	"h2 { font-size: 1.45rem; border-bottom: 1px solid #111; padding-bottom: .15em; }\n"
	"h3 { font-size: 1.15rem; }\n"
	"h4 { font-size: 1.05rem; }\n"
	"table { border-collapse: collapse; margin: .8em 0; break-inside: avoid; }\n"
	"caption { text-align: left; font-weight: bold; padding: .2em 0 .4em; }\n"
	"th, td { text-align: left; vertical-align: top; padding: .2em .9em .2em 0; border-bottom: 1px solid #ccc; }\n"
	"td { overflow-wrap: anywhere; }\n"
	"thead th { border-bottom: 2px solid #111; vertical-align: bottom; }\n"
	"tbody th { font-weight: normal; }\n"
	".count { text-align: right; font-weight: bold; font-variant-numeric: tabular-nums; overflow-wrap: normal; }\n"
	".apart > * { border-top: 2px solid #111; }\n"
	".bar { display: inline-block; height: 0; vertical-align: middle; border-top: .85em solid #1f4e79; }\n"
	".s1 { border-top-color: #7a3b00; border-top-style: double; }\n"
	".s2 { border-top-color: #1b5e20; }\n"
	".s3 { border-top-color: #5b2a86; border-top-style: double; }\n"
	".n { margin: .2em 0 1em; }\n"
	"blockquote { margin: .5em 0; padding: .1em 0 .1em 1em; border-left: 3px solid #1f4e79; font-style: italic; break-inside: avoid; }\n"
	"ul { padding-left: 1.2em; }\n"
	"li { margin: .3em 0; font-weight: bold; }\n"
	"@page { size: A4; margin: 18mm; }\n"
	"@media print { html { font-size: 11pt; } body { max-width: none; padding: 0; } }\n";

static void table_open(struct str *out, const struct block *block)
{
	str_add(out, "<table>\n");
	if (block->text && *block->text)
		html_add_element(out, "<caption>", block->text, "</caption>\n");
}

static void table_add(struct str *out, const struct table *table)
{
	str_add(out, "<thead><tr>");
	for (size_t i = 0; i < table->columns; i++)
		html_add_element(out, table_column_is_numeric(table, i) ? "<th scope=\"col\" class=\"count\">" : "<th scope=\"col\">", table->head[i], "</th>");
	str_add(out, "</tr></thead>\n<tbody>\n");
	for (size_t row = 0; row < table->rows; row++) {
		str_add(out, "<tr>");
		for (size_t i = 0; i < table->columns; i++)
			html_add_element(out, table_column_is_numeric(table, i) ? "<td class=\"count\">" : "<td>", table->cells[row * table->columns + i], "</td>");
		str_add(out, "</tr>\n");
	}
	str_add(out, "</tbody></table>\n");
}

static void bars_head(struct str *out, const struct bars *bars)
{
	str_add(out, "<thead><tr><td></td>");
	for (size_t s = 0; s < bars->count; s++)
		html_add_element(out, "<th scope=\"col\" colspan=\"2\">", bars->series[s].name ? bars->series[s].name : tr("How many"), "</th>");
	str_add(out, "</tr></thead>\n<tbody>\n");
}

/* The length in tenths of an em; of several series everyone has the same full length. */
static int bar_length(const struct bars *bars, const struct series *series, size_t option)
{
	int whole = series->n;

	for (size_t i = 0; i < bars->options; i++)
		whole = series->counts[i] > whole ? series->counts[i] : whole;
	return whole > 0 ? series->counts[option] * (bars->count > 1 ? 80 : 200) / whole : 0;
}

static void count_add(struct str *out, const struct bars *bars, size_t s, size_t option)
{
	int length = bar_length(bars, &bars->series[s], option);

	str_addf(out, "<td class=\"count\">%d</td><td>", bars->series[s].counts[option]);
	if (bars->series[s].counts[option] > 0)
		str_addf(out, "<span class=\"bar s%d\" style=\"width: %d.%dem\"></span>", (int)(s % 4), length / 10, length % 10);
	str_add(out, "</td>");
}

static void option_add(struct str *out, const struct bars *bars, size_t option)
{
	const char *pole = bars_pole(bars, option);
	bool apart = bars->apart[option] && option > 0 && !bars->apart[option - 1];

	str_add(out, apart ? "<tr class=\"apart\">" : "<tr>");
	html_add_element(out, "<th scope=\"row\">", bars->labels[option], "");
	if (pole)
		html_add_element(out, ": ", pole, "");
	str_add(out, "</th>");
	for (size_t s = 0; s < bars->count; s++)
		count_add(out, bars, s, option);
	str_add(out, "</tr>\n");
}

static void bars_add(struct str *out, const struct bars *bars)
{
	bars_head(out, bars);
	for (size_t i = 0; i < bars->options; i++)
		option_add(out, bars, i);
	str_add(out, "</tbody></table>\n<p class=\"n\">");
	for (size_t s = 0; s < bars->count; s++) {
		struct str n = STR_EMPTY;

		bars_n(&n, &bars->series[s], bars->series[s].name);
		html_add_element(out, s > 0 ? "<br>" : "", n.data, "");
		str_release(&n);
	}
	str_add(out, "</p>\n");
}

static void plot_add(struct str *out, const struct plot *plot)
{
	struct doc doc = {0};

	table_add(out, &plot_table(&doc, plot, true)->table);
	doc_release(&doc);
}

static void head_add(struct str *out, const struct block *block)
{
	str_addf(out, "<h%d>", block->level);
	html_add_text(out, block->text);
	str_addf(out, "</h%d>\n", block->level);
}

static void block_add(struct str *out, const struct block *block)
{
	switch (block->type) {
	case BLOCK_HEAD:
		head_add(out, block);
		return;
	case BLOCK_TEXT:
		html_add_element(out, "<p>", block->text, "</p>\n");
		return;
	case BLOCK_TABLE:
		table_open(out, block);
		table_add(out, &block->table);
		return;
	case BLOCK_BARS:
		table_open(out, block);
		bars_add(out, &block->bars);
		return;
	case BLOCK_PLOT:
		table_open(out, block);
		plot_add(out, &block->plot);
		return;
	case BLOCK_QUOTE:
		html_add_element(out, "<blockquote>", block->text, "</blockquote>\n");
		return;
	case BLOCK_FINDING:
		html_add_element(out, "<li>", block->text, "</li>\n");
		return;
	}
}

void report_html(const struct report *report, struct str *out)
{
	bool list = false;

	html_open(out, report->lang, report->title, style);
	for (size_t i = 0; i < report->doc->count; i++) {
		const struct block *block = &report->doc->blocks[i];
		bool finding = block->type == BLOCK_FINDING;

		if (!block_is_told(block))
			continue;
		/* Findings that follow one another are one list. */
		if (finding != list)
			str_add(out, finding ? "<ul>\n" : "</ul>\n");
		list = finding;
		block_add(out, block);
	}
	if (list)
		str_add(out, "</ul>\n");
	html_close(out);
}
