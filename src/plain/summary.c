/* SPDX-License-Identifier: EUPL-1.2 */
/* summary.c - reading the summary, opening and leaving out people's words, and the one list of all texts before saving. */
#include "own.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "workbook/notes.h"
#include "workbook/summary.h"

/* --- reading --- */

void summary_say(struct plain *p)
{
	struct summary summary = {0};
	if (!did(p, summary_make(p->w, false, &summary, &p->error)))
		return;
	say_doc(p, &summary.doc, FOR_DETAIL, true);
	p->summary_last = true;
	summary_release(&summary);
}

/* What the group found, in the few sentences of the closing screen. */
void findings_say(struct plain *p)
{
	struct doc findings = {0};
	const struct agreement **agreements = NULL;
	size_t count;
	if (did(p, summary_closing(p->w, &findings, &agreements, &count, &p->error)))
		for (size_t i = 0; i < findings.count; i++)
			say_indented(p, "- ", findings.blocks[i].text);
	free(agreements);
	doc_release(&findings);
}

/* What was shown last, as a doc. */
static bool doc_last(struct plain *p, struct doc *doc)
{
	struct summary summary = {0};
	if (!p->summary_last)
		return run_here(p->w)->activity ? did(p, run_picture(p->w, doc, &p->error)) : did(p, error_say(&p->error, tr("Nothing with words was shown yet. :s 1 shows the summary.")));
	if (!did(p, summary_make(p->w, false, &summary, &p->error)))
		return false;
	doc_append(doc, &summary.doc);
	summary_release(&summary);
	return true;
}

static void word_add(struct plain *p, const char *text, struct id action)
{
	struct str first = STR_EMPTY;
	p->words = mem_room(p->words, p->word_count, &p->word_room, sizeof *p->words);
	p->words[p->word_count++] = action;
	str_addf(&first, "%zu  ", p->word_count);
	say_indented(p, first.data, text);
	str_release(&first);
}

static void block_words(struct plain *p, const struct block *block)
{
	if (block->type == BLOCK_QUOTE)
		word_add(p, block->text, block->action);
	for (size_t i = 0; block->type == BLOCK_PLOT && i < block->plot.count; i++)
		if (block->plot.points[i].text)
			word_add(p, block->plot.points[i].text, block->plot.points[i].action);
}

void command_words(struct plain *p, const char *rest)
{
	(void)rest;
	struct doc doc = {0};
	enum block_use up_to = p->summary_last ? FOR_DETAIL : FOR_PICTURE;
	bool there = doc_last(p, &doc);
	p->word_count = 0;
	for (size_t i = 0; there && i < doc.count; i++)
		if (doc.blocks[i].use <= up_to)
			block_words(p, &doc.blocks[i]);
	if (there)
		say(p, p->word_count ? tr("Leave one out of picture and summary: :x and its number.") : tr("There are no words of people in it."));
	doc_release(&doc);
}

void command_leave_out(struct plain *p, const char *rest)
{
	int number;
	if (!line_number(rest, 1, (int)p->word_count, &number, NULL))
		say(p, tr("Type :x and a number that :o gave."));
	else if (did(p, summary_hide(p->w, p->words[number - 1], &p->error)))
		say(p, tr("It is not shown any more. :u takes that back."));
}

/* --- the list of all texts before saving --- */

static bool text_word(struct plain *p, const struct summary_text *text, const char *words)
{
	switch (text->origin) {
	case TEXT_ANSWER:
	case TEXT_HARVEST:
		return did(p, summary_review(p->w, text->action, text->field, VERDICT_EDITED, words, &p->error));
	case TEXT_NOTE:
		return did(p, notes_change(p->w, text->action, words, &p->error));
	case TEXT_AGREEMENT:
		return agreement_write(p, words, &text->action);
	}
	return false;
}

/* An answer gets other words in the summary only; a note or an agreement itself is changed. */
static bool text_edit(struct plain *p, const struct summary_text *text)
{
	char *words = line_ask(p, text->origin == TEXT_AGREEMENT ? tr("Type the agreement: what / who / when. Enter = keep it as it is")
		: tr("Type the words that stand instead. Enter = keep the text as it is"));
	bool well = words && (!*words || text_word(p, text, words));
	bool keep = well && (!*words || text->origin == TEXT_NOTE || text->origin == TEXT_AGREEMENT);
	free(words);
	return keep ? did(p, summary_review(p->w, text->action, text->field, VERDICT_KEEP, NULL, &p->error)) : well;
}

static bool text_judge(struct plain *p, const struct summary_text *text, const char *line)
{
	if (strcmp(line, "e") == 0)
		return text_edit(p, text);
	enum verdict verdict = strcmp(line, "x") == 0 ? VERDICT_DROP : text->verdict == VERDICT_NONE || *line ? VERDICT_KEEP : text->verdict;
	return verdict == VERDICT_EDITED || did(p, summary_review(p->w, text->action, text->field, verdict, NULL, &p->error));
}

static bool text_ask(struct plain *p, const struct summary_text *text, size_t number, size_t count)
{
	say_gap(p);
	sayf(p, tr("Text %zu of %zu. %s"), number, count, text->question);
	say_indented(p, "  ", text->text);
	if (text->verdict == VERDICT_DROP)
		say(p, tr("This was left out before. Enter = still leave it out, k = keep it after all, e = other words"));
	else
		say(p, tr("Enter = keep, x = leave out, e = other words"));
	char *line = line_read(p);
	bool well = line && text_judge(p, text, line);
	free(line);
	return well;
}

static size_t texts_new(const struct summary_texts *texts)
{
	size_t count = 0;
	for (size_t i = 0; i < texts->count; i++)
		count += texts->items[i].verdict == VERDICT_NONE;
	return count;
}

/* Whether the texts that were judged before come by again. */
static bool texts_again(struct plain *p, const struct summary_texts *texts)
{
	size_t before = texts->count - texts_new(texts);
	if (before == 0)
		return true;
	struct str question = STR_EMPTY;
	str_addf(&question, tr_n("%zu text was looked at before. See it again?", "%zu texts were looked at before. See them again?", (long)before), before);
	bool again = line_yes(p, question.data);
	str_release(&question);
	return again;
}

/* Two versions side by side may tell what somebody answered: that is asked after the texts. */
static bool may_tell(struct plain *p)
{
	struct str question = STR_EMPTY;
	bool may = !summary_asks(p->w, &question) || line_yes(p, question.data);
	str_release(&question);
	return may;
}

bool texts_review(struct plain *p)
{
	struct summary_texts texts = {0};
	if (!did(p, summary_texts(p->w, &texts, &p->error)))
		return false;
	if (texts.count)
		say(p, tr("This is for the facilitator only: all texts that come into the file."));
	bool again = texts_again(p, &texts), well = !p->over;
	size_t count = again ? texts.count : texts_new(&texts), number = 0;
	for (size_t i = 0; well && i < texts.count; i++)
		if (again || texts.items[i].verdict == VERDICT_NONE)
			well = text_ask(p, &texts.items[i], ++number, count);
	summary_texts_release(&texts);
	return well && may_tell(p);
}
