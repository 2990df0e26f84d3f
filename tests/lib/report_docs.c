/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/report_docs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static const char *const seven[] = {"1", "2", "3", "4", "5", "6", "7", NULL};
static const char *const piles[] = {"Volunteer", "Both", "Professional", "In doubt", NULL};

/* Names end in NULL; the last option stands apart when apart. */
static struct bars *add_bars(struct doc *doc, const char *id, const char *caption, const char *const *labels, bool apart)
{
	struct bars *bars = &doc_bars(doc, FOR_PICTURE, id, caption)->bars;

	for (size_t i = 0; labels[i]; i++)
		bars_option(bars, labels[i], labels[i], apart && !labels[i + 1]);
	return bars;
}

static void add_series(struct bars *bars, const char *id, const char *name, const int *counts, int open)
{
	struct series *series = bars_series(bars, id, name);

	series->open = open;
	for (size_t i = 0; i < bars->options; i++) {
		series->counts[i] = counts[i];
		series->n += counts[i];
	}
}

static struct bars *add_scale(struct doc *doc, const char *id, const char *caption)
{
	struct bars *bars = add_bars(doc, id, caption, seven, false);

	bars->ordered = true;
	bars_poles(bars, "Clear frames", "Room to play");
	return bars;
}

static void fill_scale(struct doc *doc)
{
	static const int first[] = {1, 3, 1, 0, 2, 1, 0}, second[] = {0, 1, 4, 2, 1, 0, 0}, third[] = {0, 1, 1, 0, 0, 2, 0};
	static const char *const marks[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "don't know", NULL};
	static const int given[] = {0, 0, 0, 1, 2, 7, 9, 4, 1, 0, 2};
	struct bars *bars;

	doc_head(doc, "dilemma", 1, "Frames or room to play");
	add_series(add_scale(doc, "place", "Where do you stand?"), "all", NULL, first, 1);
	bars = add_scale(doc, "again", "Before and after the talk");
	add_series(bars, "step1", "before the talk", first, 1);
	add_series(bars, "step2", "after the talk", second, 0);
	bars = add_scale(doc, "roles", "Per role");
	bars_poles(bars, "Everybody knows what they are there for and what the others expect", "What this person needs now, also outside what was agreed");
	add_series(bars, "volunteer", "volunteers (8)", first, 0);
	add_series(bars, "professional", "professionals (8)", second, 2);
	add_series(bars, "other", "other roles (4)", third, 0);
	bars = add_bars(doc, "mark", "A mark for today", marks, true);
	bars->ordered = true;
	add_series(bars, "all", NULL, given, 0);
}

static void fill_bars(struct doc *doc)
{
	static const int all[] = {1, 6, 0, 1}, first[] = {3, 1, 1, 0}, second[] = {1, 1, 1, 1}, dots[] = {9, 4, 2, 0};
	static const char *const roles[] = {"volunteers (5)", "professionals (4)"};
	static const char *const words[] = {"very dissatisfied", "dissatisfied", "neither satisfied nor dissatisfied", "satisfied", "very satisfied", NULL};
	static const int satisfied[] = {0, 1, 2, 9, 4};
	struct bars *bars;

	doc_head(doc, "sort", 2, "Cooking together");
	add_series(add_bars(doc, "card.cook", "Who does this?", piles, true), "all", NULL, all, 1);
	bars = add_bars(doc, "card.cook.roles", "Per role", piles, true);
	add_series(bars, "volunteer", roles[0], first, 2);
	add_series(bars, "professional", roles[1], second, 0);
	bars = add_bars(doc, "dots", "Three dots each", piles, false);
	add_series(bars, "all", NULL, dots, 0);
	bars->series[0].n = 5;
	bars = add_bars(doc, "satisfied", "How was it?", words, false);
	bars->ordered = true;
	add_series(bars, "all", NULL, satisfied, 0);
}

static void fill_plots(struct doc *doc)
{
	static const int moves[][3] = {{2, 5, 2}, {2, 2, 1}, {3, 4, 1}, {6, 4, 1}, {4, 4, 3}, {7, 1, 1}, {5, 4, 1}, {2, 5, 1}};
	static const char *const who[] = {"only the professional", "mostly the professional", "together", "mostly the volunteer", "only the volunteer"};
	static const char *const factors[] = {"Trust", "Knowing one another", "Clear tasks", "Time to talk", "Thanks", "Training", "Being in reach"};
	static const double now[] = {4, 4.5, 2, 1.5, 3, 3, 2}, important[] = {5, 4, 5, 4.5, 4.5, 3, 5};
	struct plot *plot = &doc_plot(doc, FOR_PICTURE, "moves", "Who chose another place, from where to where")->plot;

	axis_range(&plot->x, "Clear frames", "Room to play", 1, 7);
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
		point_move(plot_point(plot, "move", moves[i][0], 0, moves[i][2]), moves[i][1], 0);
	plot = &doc_plot(doc, FOR_PICTURE, "who", "Who decided, and who should have?")->plot;
	for (size_t i = 0; i < 5; i++)
		axis_cell(&plot->x, who[i]);
	point_move(plot_point(plot, "a", 0, 0, 2), 2, 0);
	point_move(plot_point(plot, "b", 3, 0, 12), 2, 0);
	point_move(plot_point(plot, "c", 4, 0, 1), 4, 0);
	plot = &doc_plot(doc, FOR_PICTURE, "factors", "What matters, and how it goes now")->plot;
	axis_range(&plot->x, "badly", "well", 1, 5);
	axis_range(&plot->y, "little", "much", 1, 5);
	mem_set(&plot->x.label, "How it goes now");
	mem_set(&plot->y.label, "How much it matters");
	for (size_t i = 0; i < 7; i++)
		mem_set(&plot_point(plot, factors[i], now[i], important[i], 1)->label, factors[i]);
	for (size_t i = 0; i < 2; i++)
		plot_point(plot, "dot", 1, 1, 3);
}

static void fill_stories(struct doc *doc)
{
	static const char *const whose[] = {"citizen", "volunteer", "professional", "organisation"}, *const how[] = {"apart", "in turn", "together"};
	static const char *const words[] = {"the move of Mrs White", "# no heading\n=== nor this",
		"an evening of cooking with eight people who did not know one another yet, in the community centre"};
	struct plot *plot = &doc_plot(doc, FOR_PICTURE, "stories", "Examples, and where they should go")->plot;

	mem_set(&plot->x.label, "Whose initiative");
	mem_set(&plot->y.label, "Together or apart");
	for (size_t i = 0; i < 4; i++)
		axis_cell(&plot->x, whose[i]);
	for (size_t i = 0; i < 3; i++)
		axis_cell(&plot->y, how[i]);
	for (size_t i = 0; i < 3; i++) {
		struct point *point = plot_point(plot, "story", (double)i, (double)i, 1);

		mem_set(&point->text, words[i]);
		point_move(point, (double)((i + 1) % 4), 2);
	}
	plot_point(plot, "rest", 3, 0, 4);
	plot_point(plot, "more", 2, 0, 14);
}

static void fill_words(struct doc *doc)
{
	static const char *const head[] = {"What", "Who", "When", "How many"};
	struct finding shift = {MEASURE_SHIFT, 0.5, 0.4, 8}, none = {MEASURE_GAP, NAN, 0, 0};
	struct table *table;

	doc_head(doc, "summary", 1, "What we found");
	doc_head(doc, "agree", 2, "Where we agree");
	doc_head(doc, "agree.close", 3, "Close together");
	doc_finding(doc, "shift", &shift, "After the talk %d of %d stand nearer to the middle, and nobody has gone further away from it than before.", 6, 8);
	doc_measure(doc, "shift.sign", 0.03125, 6);
	doc_finding(doc, "gap", &none, "Nobody sees room in %s.", "“Trust”");
	doc_textf(doc, FOR_DETAIL, "limits", "%d people were away. Small groups are not shown apart: one would see what one or two people chose, and that is "
		"theirs to tell.", 2);
	table = &doc_table(doc, FOR_PICTURE, "agreements", "Agreements", head, 4)->table;
	table_row(table, (const char *const[]){"Coffee every month for who is new, with a volunteer and a professional", "Mary and Tom", "after the summer", "3"});
	table_row(table, (const char *const[]){"Say thanks", "everybody", "", "12"});
	doc_quote(doc, FOR_PICTURE, "q1", "Ask first what somebody wants, and only then call. After that we look together who does what, and when we speak again.");
	doc_quote(doc, FOR_PICTURE, "q2", "Visit together.");
	doc_text(doc, FOR_PICTURE, "between", "And about time:");
	doc_quote(doc, FOR_DETAIL, "q3", "Half an hour is enough.");
}

static void fill_crowds(struct doc *doc)
{
	static const int none[7] = {0}, one[] = {0, 0, 0, 0, 0, 0, 1}, sixty[] = {2, 13, 25, 12, 6, 2, 0}, camp[] = {60, 0, 0, 0, 0, 0, 0};
	static const char *const many[] = {"Both", "Neither", NULL};
	static const int crowd[] = {59, 1}, published[] = {1512, 288};
	struct bars *bars;

	add_series(add_scale(doc, "none", "Nobody"), "all", NULL, none, 0);
	add_series(add_scale(doc, "one", "One"), "all", NULL, one, 0);
	add_series(add_scale(doc, "sixty", "Sixty"), "all", NULL, sixty, 0);
	bars = add_scale(doc, "camp", "Sixty on one place, twice");
	add_series(bars, "step1", "before", camp, 0);
	add_series(bars, "step2", "after", camp, 0);
	add_series(add_bars(doc, "bars.none", "Nobody", piles, true), "all", NULL, none, 3);
	bars = add_bars(doc, "published", "Beside what was published", many, false);
	add_series(bars, "all", "today (60)", crowd, 0);
	add_series(bars, "published", "published, 2019 (1800)", published, 0);
}

static void fill_edges(struct doc *doc)
{
	static const char *const wide[] = {"志愿者和专业人员一起", "Donaudampfschifffahrtsgesellschaftskapitänsmützenhalter", "", NULL};
	struct plot *plot;

	add_series(add_bars(doc, "wide", "一起做饭，一起吃饭，一起聊天，一起散步，一起学习，一起工作，一起唱歌，一起跳舞", wide, false), "all", NULL, (const int[]){3, 1, 0}, 0);
	doc_bars(doc, FOR_PICTURE, "empty", "Without options");
	plot = &doc_plot(doc, FOR_PICTURE, "plot.empty", "Without points")->plot;
	axis_range(&plot->x, NULL, NULL, 1, 7);
	plot = &doc_plot(doc, FOR_PICTURE, "plot.far", "A number that is far away")->plot;
	axis_range(&plot->x, NULL, NULL, 0, 100000);
	axis_range(&plot->y, NULL, NULL, 0, 100000);
	plot_point(plot, "far", 99999, 5, 2);
	doc_table(doc, FOR_PICTURE, "table.empty", "Without rows", (const char *const[]){"One", "Two"}, 2);
	doc_text(doc, FOR_PICTURE, "text.empty", "");
	doc_quote(doc, FOR_PICTURE, "long", "https://example.org/a/very/long/address/that/does/not/break/anywhere/because/it/is/one/word/and/goes/on/and/on");
}

static void fill_hostile(struct doc *doc)
{
	static const char *const words[] = {"# x", "| a | b |", "</td><script>alert('1')</script> & \"more\"", "=cmd()", "one\n# two\n===\n- three",
		"1. first\n2) second", "> quoted `code` *star* _under_ [link](http://x.example) ![](y) ~~no~~ \\ <b>", "    code", "***", "&lt;b&gt;",
		"Setext\n------"};
	static const char *const labels[] = {"# x | y", "<b>both</b>", "*star*", NULL};
	struct finding finding = {MEASURE_NONE, INFINITY, 0, 1};
	struct plot *plot;
	struct table *table;

	doc_head(doc, "head", 2, "</h2><script>x</script> # *star*");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		doc_quote(doc, FOR_PICTURE, "quote", words[i]);
	table = &doc_table(doc, FOR_PICTURE, "table", "| caption", (const char *const[]){"<th>", "=1+1"}, 2)->table;
	for (size_t i = 0; i + 1 < sizeof words / sizeof *words; i += 2)
		table_row(table, &words[i]);
	add_series(add_bars(doc, "bars", "<caption>", labels, true), "all", "<i>all</i> | *", (const int[]){1, 2, 3}, 1);
	plot = &doc_plot(doc, FOR_PICTURE, "plot", NULL)->plot;
	axis_range(&plot->x, "<low>", "|high|", 1, 3);
	mem_set(&plot_point(plot, "p", 2, 0, 1)->text, "# a heading\n| b |\n<script>");
	doc_finding(doc, "finding", &finding, "%s", "# <b>finding</b> | *star*\n# second");
	doc_text(doc, FOR_PICTURE, "text", "- no list\n+ nor this\n1. nor this <br> & that");
}

const struct report_doc report_docs[] = {
	{"scale", fill_scale},
	{"bars", fill_bars},
	{"plots", fill_plots},
	{"stories", fill_stories},
	{"words", fill_words},
	{"crowds", fill_crowds},
	{"edges", fill_edges},
	{"hostile", fill_hostile},
	{NULL, NULL},
};

const struct report_doc *report_doc_find(const char *name)
{
	for (const struct report_doc *row = report_docs; row->name; row++)
		if (strcmp(row->name, name) == 0)
			return row;
	abort();
}

static void add_row(struct dataset *dataset, int step, const char *value, const char *label, const char *role)
{
	struct dataset_row row = {(char *)"Frames, or \"room\"", step, (char *)"r7", (char *)"place", (char *)"Where; do you stand?", (char *)value, (char *)label,
		(char *)role, 1};

	dataset_add(dataset, &row);
}

void fill_dataset(struct dataset *dataset)
{
	static const char *const texts[] = {"=cmd()", "+1", "-1", "@sum", "＝1", "two\nlines", "a;b", " a ", "'quoted'", "né"};

	add_row(dataset, 1, "3", "3", "volunteers");
	add_row(dataset, 2, "", "", "");
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		add_row(dataset, 1, texts[i], texts[i], NULL);
}
