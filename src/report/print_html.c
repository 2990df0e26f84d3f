/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/print_html.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/text.h"
#include "report/html_text.h"

/* A card up to so many characters has large letters; beyond WIDE it takes the width of two. POINTS_ACROSS / letters is the size at which a word fits on a card. */
enum { SHORT = 100, WIDE = 300, POINTS_ACROSS = 290, LARGEST_NUMBER = 44, LARGEST_WORD = 24, SMALLEST_WORD = 18, FOOT = 70 };

/* All lengths follow the size of the letters but for cards, which have to fit on A4 in rows. Borders, no backgrounds: browsers leave those out. */
static const char style[] =
	"html { color: #000; background: #fff; font: 11pt/1.4 \"Noto Sans\", \"Liberation Sans\", Arial, \"DejaVu Sans\", sans-serif; overflow-wrap: anywhere; }\n"
	"body, p, h1, h2, h3, ul { margin: 0; padding: 0; }\n"
	"h1 { font-size: 1.6em; line-height: 1.2; margin-bottom: .5em; }\n"
	"h2 { font-size: 1.2em; line-height: 1.25; margin: .8em 0 .3em; }\n"
	"h3 { font-size: 1em; margin: .8em 0 .2em; }\n"
	"h1, h2, h3, h1 + .below, h2 + .below { break-after: avoid; }\n"
	"p { margin: .4em 0; orphans: 3; widows: 3; }\n"
	".sheet, section { break-before: page; }\n"
	".sheet:first-child, section:first-of-type { break-before: auto; }\n"
	".point { display: flex; gap: .7em; break-inside: avoid; margin: .45em 0; }\n"
	".point > .mark { flex: none; min-width: 1.6em; font-weight: bold; }\n"
	".point > div { flex: 1; min-width: 0; }\n"
	".point p { margin: 0; }\n"
	".ask { font-weight: bold; }\n"
	"ul { list-style: none; display: flex; flex-wrap: wrap; gap: .35em 1.6em; margin: .4em 0; }\n"
	"li { display: flex; gap: .5em; align-items: baseline; break-inside: avoid; }\n"
	".digit { flex: none; box-sizing: border-box; min-width: 1.75em; height: 1.75em; line-height: 1.65em; border: 1px solid #000; border-radius: 1em; text-align: center; }\n"
	".row { display: flex; flex-wrap: wrap; gap: .35em 1em; }\n"
	".poles { display: flex; justify-content: space-between; gap: 1em; max-width: 34em; break-before: avoid; }\n"
	".poles span { max-width: 45%; }\n"
	".ends { justify-content: space-between; max-width: 34em; margin: .4em 0 0; }\n"
	".grid { align-items: center; border-bottom: 1px solid #000; padding-bottom: .2em; margin: .2em 0; line-height: 1.25; }\n"
	".grid .digit { min-width: 1.6em; height: 1.6em; line-height: 1.5em; }\n"
	".grid .ask { font-weight: normal; }\n"
	".grid > .row { flex: none; flex-wrap: nowrap; gap: .5em; }\n"
	".box { border: 1px solid #000; width: 3.2em; height: 1.9em; align-self: center; }\n"
	".line { border-bottom: 1px solid #000; height: 8mm; break-inside: avoid; }\n"
	".blank { display: flex; gap: .4em; margin: .3em 0; align-items: flex-end; min-height: 8mm; break-inside: avoid; }\n"
	".blank span { flex: 1; border-bottom: 1px solid #000; min-width: 2em; }\n"
	"table { width: 100%; border-collapse: collapse; table-layout: fixed; break-inside: avoid; }\n"
	"td { padding: 0; }\n"
	"tr { break-inside: avoid; }\n"
	"thead h2 { margin-top: 0; }\n"
	"thead .blank { max-width: 50%; }\n"
	"hr { border: 0; border-top: 1px dashed #000; margin: 6mm 0; }\n"
	".cards { box-sizing: border-box; display: flex; break-inside: avoid; border: 1px dashed #000; min-height: 64mm; }\n"
	".cards + .cards { margin-top: -1px; }\n"
	".cards.wide { min-height: 0; }\n"
	".card { box-sizing: border-box; width: 50%; padding: 4mm 6mm; }\n"
	".card:first-child:not(:only-child) { border-right: 1px dashed #000; }\n"
	".cards.one { width: 50%; }\n"
	".wide .card, .one .card { width: 100%; }\n"
	".card.name { display: flex; align-items: center; justify-content: center; }\n"
	".card > .point { display: block; font-size: 1.6em; line-height: 1.3; }\n"
	".card.long > .point { font-size: 1.05em; }\n"
	".card > .point > .mark { display: block; margin-bottom: .3em; }\n"
	".large { display: flex; flex-wrap: wrap; gap: 0 .4em; align-items: baseline; font-weight: bold; line-height: 1.15; margin: 0; }\n"
	".large > .below { font-size: 11pt; font-weight: normal; }\n"
	"@media screen { body { max-width: 180mm; margin: 10mm auto; } }\n";

/* Bigger letters, fewer cards. */
static const char style_large[] =
	"html { font-size: 18pt; line-height: 1.35; }\n"
	".cards { min-height: 85mm; }\n"
	".card > .point { font-size: 1.3em; }\n"
	".card > .blank { margin: 0; }\n"
	".large > .below { font-size: 18pt; }\n"
	".line { height: 11mm; }\n";

static int characters(const char *text)
{
	int count = 0;
	uint32_t c;
	for (size_t len; text && (len = text_char(text, &c)) > 0; text += len)
		count++;
	return count;
}

static int longest_word(const char *text)
{
	int longest = 0, word = 0;
	uint32_t c;
	for (size_t len; text && (len = text_char(text, &c)) > 0; text += len) {
		word = c == ' ' ? 0 : word + 1;
		longest = word > longest ? word : longest;
	}
	return longest;
}

/* --- items --- */

static void mark_add(struct str *out, const struct print_item *item)
{
	html_add_element(out, "<span class=\"mark\">", item->mark, "</span>");
}

static void below_add(struct str *out, const struct print_item *item)
{
	if (item->below)
		html_add_element(out, "<p class=\"below\">", item->below, "</p>\n");
}

static void head_add(struct str *out, const struct print_item *item, const char *tag)
{
	str_addf(out, "<%s>", tag);
	if (item->mark)
		html_add_element(out, "", item->mark, " · ");
	html_add_text(out, item->text);
	str_addf(out, "</%s>\n", tag);
	below_add(out, item);
}

static void point_add(struct str *out, const struct print_item *item)
{
	str_add(out, "<div class=\"point\">");
	if (item->mark)
		mark_add(out, item);
	html_add_element(out, "<div><p>", item->text, "</p>");
	below_add(out, item);
	str_add(out, "</div></div>\n");
}

static void large_add(struct str *out, const struct print_item *item)
{
	int letters = longest_word(item->text), most = characters(item->text) > 3 ? LARGEST_WORD : LARGEST_NUMBER;
	int size = letters > 0 && POINTS_ACROSS / letters < most ? POINTS_ACROSS / letters : most;
	str_addf(out, "<div class=\"large\" style=\"font-size: %dpt\">", size > SMALLEST_WORD ? size : SMALLEST_WORD);
	if (item->mark)
		html_add_element(out, "<span>", item->mark, "</span>");
	html_add_element(out, "<span>", item->text, "</span>");
	if (item->below)
		html_add_element(out, "<span class=\"below\">", item->below, "</span>");
	str_add(out, "</div>\n");
}

static void digit_add(struct str *out, const struct print_choice *choice)
{
	html_add_element(out, "<span class=\"digit\">", choice->digit, "</span>");
}

static void choices_add(struct str *out, const struct print_item *item)
{
	str_add(out, "<ul>");
	for (size_t i = 0; i < item->choice_count; i++) {
		str_add(out, "<li>");
		digit_add(out, &item->choices[i]);
		html_add_element(out, "<span>", item->choices[i].label, "</span>");
		str_add(out, item->answer == ANSWER_COUNTS ? "<span class=\"box\"></span></li>\n" : "</li>\n");
	}
	str_add(out, "</ul>\n");
}

static void row_add(struct str *out, const struct print_item *item)
{
	str_add(out, item->low || item->high ? "<div class=\"row ends\">" : "<div class=\"row\">");
	for (size_t i = 0; i < item->choice_count; i++)
		digit_add(out, &item->choices[i]);
	str_add(out, "</div>\n");
	if (!item->low && !item->high)
		return;
	html_add_element(out, "<div class=\"poles\"><span>", item->low, "</span>");
	html_add_element(out, "<span>", item->high, "</span></div>\n");
}

static void answer_add(struct str *out, const struct print_item *item)
{
	switch (item->answer) {
	case ANSWER_NONE:
		return;
	case ANSWER_LIST:
	case ANSWER_COUNTS:
		choices_add(out, item);
		return;
	case ANSWER_ROW:
		row_add(out, item);
		return;
	case ANSWER_BOX:
		str_add(out, "<div class=\"box\"></div>\n");
		return;
	case ANSWER_LINES:
		for (int i = 0; i < item->lines; i++)
			str_add(out, "<div class=\"line\"></div>\n");
		return;
	}
}

/* The digits of a row without poles stand behind the question: many of them under one another are quick to fill in and to type. */
static void question_add(struct str *out, const struct print_item *item)
{
	bool grid = item->answer == ANSWER_ROW && !item->low && !item->high && !item->below;
	str_add(out, grid ? "<div class=\"point grid\">" : "<div class=\"point\">");
	mark_add(out, item);
	html_add_element(out, "<div><p class=\"ask\">", item->text, "</p>\n");
	below_add(out, item);
	str_add(out, grid ? "</div>" : "");
	answer_add(out, item);
	str_add(out, grid ? "</div>\n" : "</div></div>\n");
}

static void blank_add(struct str *out, const struct print_item *item)
{
	html_add_element(out, "<div class=\"blank\"><div>", item->text, "</div><span></span></div>\n");
}

static void item_add(struct str *out, const struct print_item *item, const char *head)
{
	switch (item->type) {
	case PRINT_HEAD:
		head_add(out, item, head);
		return;
	case PRINT_SUBHEAD:
		html_add_element(out, "<h3>", item->text, "</h3>\n");
		return;
	case PRINT_TEXT:
		html_add_element(out, "<p>", item->text, "</p>\n");
		return;
	case PRINT_POINT:
		point_add(out, item);
		return;
	case PRINT_LARGE:
		large_add(out, item);
		return;
	case PRINT_BLANK:
		blank_add(out, item);
		return;
	case PRINT_QUESTION:
		question_add(out, item);
		return;
	case PRINT_LEGEND:
		choices_add(out, item);
		return;
	}
}

/* --- sheets --- */

static void page_add(struct str *out, const struct print_sheet *sheet)
{
	str_add(out, "<div class=\"sheet\">\n");
	for (size_t i = 0; i < sheet->count; i++)
		item_add(out, &sheet->items[i], i == 0 ? "h1" : "h2");
	str_add(out, "</div>\n");
}

static void pages_add(struct str *out, const struct print_section *section)
{
	for (size_t i = 0; i < section->count; i++)
		for (int copy = 0; copy < section->sheets[i].copies; copy++)
			page_add(out, &section->sheets[i]);
}

/* A table, because browsers set its head again on every page that it goes on to. */
static void slip_add(struct str *out, const struct print_sheet *sheet)
{
	str_add(out, "<table role=\"presentation\">\n<thead><tr><td>\n");
	for (size_t i = 0; i < sheet->repeat; i++)
		item_add(out, &sheet->items[i], "h2");
	str_add(out, "</td></tr></thead>\n<tbody>\n");
	for (size_t i = sheet->repeat; i < sheet->count; i++) {
		str_add(out, "<tr><td>\n");
		item_add(out, &sheet->items[i], "h2");
		str_add(out, "</td></tr>\n");
	}
	str_add(out, "</tbody></table>\n");
}

static void slips_add(struct str *out, const struct print_section *section)
{
	for (size_t i = 0; i < section->count; i++)
		for (int copy = 0; copy < section->sheets[i].copies; copy++) {
			str_add(out, i + (size_t)copy > 0 ? "<hr>\n" : "");
			slip_add(out, &section->sheets[i]);
		}
}

static int card_characters(const struct print_sheet *sheet)
{
	int count = 0;
	for (size_t i = 0; i < sheet->count; i++)
		count += characters(sheet->items[i].text) + characters(sheet->items[i].below);
	return count;
}

static void card_add(struct str *out, const struct print_sheet *sheet)
{
	bool name = sheet->count == 1 && sheet->items[0].type == PRINT_LARGE;
	str_addf(out, "<div class=\"card%s\">\n", name ? " name" : card_characters(sheet) > SHORT ? " long" : "");
	for (size_t i = 0; i < sheet->count; i++)
		item_add(out, &sheet->items[i], "h2");
	str_add(out, "</div>\n");
}

/* Two in a row; a card with much text has a row of its own. */
static void cards_add(struct str *out, const struct print_section *section)
{
	for (size_t i = 0; i < section->count;) {
		const struct print_sheet *sheet = &section->sheets[i++];
		bool wide = card_characters(sheet) > WIDE, two = !wide && i < section->count && card_characters(&section->sheets[i]) <= WIDE;
		str_addf(out, "<div class=\"cards%s\">\n", wide ? " wide" : two ? "" : " one");
		card_add(out, sheet);
		if (two)
			card_add(out, &section->sheets[i++]);
		str_add(out, "</div>\n");
	}
}

static void section_add(struct str *out, const struct print_section *section, size_t number)
{
	static void (*const layouts[])(struct str *, const struct print_section *) = {
		[PRINT_PAGES] = pages_add, [PRINT_CARDS] = cards_add, [PRINT_SLIPS] = slips_add};
	str_addf(out, "<section style=\"page: s%zu\">\n", number);
	layouts[section->layout](out, section);
	str_add(out, "</section>\n");
}

/* --- the document --- */

/* A text inside quotes in a style sheet: what is no letter or digit is written as its number, so that nothing ends the text, the rule or the element. */
static void css_add(struct str *out, const char *text)
{
	for (text = text ? text : ""; *text; text++) {
		unsigned char c = (unsigned char)*text;
		bool plain = c >= 0x80 || c == ' ' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
		if (plain)
			str_add_char(out, *text);
		else
			str_addf(out, "\\%x ", c);
	}
}

static void page_rule_add(struct str *out, const struct print *print, size_t number)
{
	int points = print->large ? 18 : 10;
	char *title = text_cut(print->sections[number].title, FOOT, false);      /* what is longer would fall off the paper */
	str_addf(out, "@page s%zu { size: A4; margin: 15mm 15mm %dmm; @bottom-left { width: 80%%; padding-top: 2mm; vertical-align: top; font-size: %dpt; "
		"line-height: 1.15; content: \"", number, print->large ? 24 : 18, points);
	css_add(out, title);
	str_addf(out, "\"; } @bottom-right { padding-top: 2mm; vertical-align: top; font-size: %dpt; content: counter(page) \" / \" counter(pages); } }\n", points);
	free(title);
}

void print_html(const struct print *print, struct str *out)
{
	struct str rules = STR_EMPTY;
	str_add(&rules, style);
	if (print->large)
		str_add(&rules, style_large);
	for (size_t i = 0; i < print->count; i++)
		page_rule_add(&rules, print, i);
	html_open(out, print->lang, print->title, rules.data);
	for (size_t i = 0; i < print->count; i++)
		section_add(out, &print->sections[i], i);
	html_close(out);
	str_release(&rules);
}
