/* SPDX-License-Identifier: EUPL-1.2 */
/* notes.c - notes and agreements: made at any moment, listed to mark, change or take away. */
#include "own.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "workbook/notes.h"
#include "workbook/summary.h"

enum { SUBJECTS_MOST = 9 };

void command_note(struct plain *p, const char *rest)
{
	if (!*rest)
		say(p, tr("Type the note after the command. It is for the facilitator only, and stays in this file. With a ! before it, it goes into the summary: :n !Ask the board"));
	else if (did(p, notes_add(p->w, rest, &p->error)))
		say(p, *rest == '!' ? tr("Noted, for the summary.") : tr("Noted, for yourself."));
}

/* The next of "what / who / when": a slash with a space on either side or at an end, so that "en/of" stays whole. */
char *piece_take(const char **text)
{
	const char *from = *text, *to = from;
	while (*to && !(*to == '/' && (to == from || to[-1] == ' ') && (to[1] == ' ' || !to[1])))
		to++;
	*text = *to ? to + 1 : to;
	return text_clean(from, (size_t)(to - from), false);
}

bool agreement_write(struct plain *p, const char *rest, const struct id *again)
{
	bool well = false;
	char *what = piece_take(&rest), *who = piece_take(&rest), *due = piece_take(&rest);
	if (!*what)
		say(p, tr("Type what was agreed, who does it and when, with slashes between: :a Call every week / Anna / after the summer. It comes on the screen and in"
			" the summary: everybody who gets it reads it."));
	else
		well = did(p, again ? notes_agree_again(p->w, *again, what, who, due, &p->error) : notes_agree(p->w, what, who, due, &p->error));
	if (well && again)
		say(p, tr("Changed."));
	else if (well)
		sayf(p, tr("Agreement %zu is written down."), workbook_session(p->w)->agreement_count);
	free(what);
	free(who);
	free(due);
	return well;
}

/* What the picture is about: the subjects of its findings, then the rows of its tables. */
static void subjects_of(const struct doc *doc, struct ids *subjects)
{
	for (size_t i = 0; i < doc->count; i++) {
		char *subject = block_subject(&doc->blocks[i]);
		if (subject && subjects->count < SUBJECTS_MOST && !ids_have(subjects, subject))
			ids_add(subjects, subject);
		free(subject);
	}
	for (size_t i = 0; i < doc->count; i++) {
		const struct table *table = &doc->blocks[i].table;
		bool shown = doc->blocks[i].type == BLOCK_TABLE && doc->blocks[i].use == FOR_PICTURE;
		for (size_t row = 0; shown && row < table->rows && subjects->count < SUBJECTS_MOST; row++)
			if (!ids_have(subjects, table->cells[row * table->columns]))
				ids_add(subjects, table->cells[row * table->columns]);
	}
}

static bool subjects_here(struct plain *p, struct ids *subjects)
{
	const struct here *here = run_here(p->w);
	struct doc doc = {0};
	if ((here->phase != PHASE_PICTURE && here->phase != PHASE_TALK) || here->evaluation || !run_picture(p->w, &doc, &p->error))
		return false;
	subjects_of(&doc, subjects);
	doc_release(&doc);
	return subjects->count > 0;
}

/* An agreement about something in the picture begins with its name; Enter leaves it at that. */
static void agree_about(struct plain *p, const struct ids *subjects)
{
	int number;
	for (size_t i = 0; i < subjects->count; i++) {
		struct str mark = STR_EMPTY;
		str_addf(&mark, "%zu  ", i + 1);
		say_indented(p, mark.data, subjects->items[i]);
		str_release(&mark);
	}
	char *line = line_ask(p, tr("What is the agreement about? Enter = back"));
	if (line && *line && !line_number(line, 1, (int)subjects->count, &number, NULL)) {
		sayf(p, tr("Type a number from 1 to %d."), (int)subjects->count);
	} else if (line && *line) {
		struct str all = STR_EMPTY;
		char *words = line_ask(p, tr("What, who and when, with slashes between:"));
		str_addf(&all, "%s: %s", subjects->items[number - 1], words ? words : "");
		if (words && *words)
			agreement_write(p, all.data, NULL);
		free(words);
		str_release(&all);
	}
	free(line);
}

void command_agree(struct plain *p, const char *rest)
{
	struct ids subjects = {0};
	if (!*rest && subjects_here(p, &subjects))
		agree_about(p, &subjects);
	else
		agreement_write(p, rest, NULL);
	ids_release(&subjects);
}

/* --- the lists --- */

static bool is_word(const char *line, const char *word)
{
	return strcmp(line, word) == 0;
}

static void note_act(struct plain *p, const struct note *note, const char *words)
{
	bool marked = note->in_summary;
	if (is_word(words, "!")) {
		if (did(p, notes_mark(p->w, note->id, !marked, &p->error)))
			say(p, marked ? tr("This one stays out of the summary.") : tr("This one goes into the summary."));
	} else if (is_word(words, "x")) {
		if (did(p, notes_remove(p->w, note->id, &p->error)))
			say(p, tr("Taken away. :u takes that back."));
	} else if (*words && did(p, notes_change(p->w, note->id, words, &p->error))) {
		say(p, tr("Changed."));
	}
}

static void agreement_act(struct plain *p, const struct agreement *agreement, const char *words)
{
	if (!is_word(words, "x"))
		agreement_write(p, words, &agreement->id);
	else if (did(p, notes_remove_agreement(p->w, agreement->id, &p->error)))
		say(p, tr("Taken away. :u takes that back."));
}

/* The number that begins the line, from 1; 0 after Enter or a sentence. words: what follows it. */
static int number_ask(struct plain *p, const char *question, size_t count, char **line, const char **words)
{
	int number = 0;
	*line = line_ask(p, question);
	if (*line && **line && !line_number(*line, 1, (int)count, &number, words)) {
		sayf(p, tr("Type a number from 1 to %zu, and what to do with it."), count);
		return 0;
	}
	return *line && **line ? number : 0;
}

void command_notes(struct plain *p, const char *rest)
{
	(void)rest;
	const struct session *session = workbook_session(p->w);
	char *line;
	const char *words;
	say(p, tr("This is for the facilitator only."));
	if (session->note_count == 0) {
		say(p, tr("There are no notes. :n makes one."));
		return;
	}
	for (size_t i = 0; i < session->note_count; i++) {
		struct str first = STR_EMPTY;
		str_addf(&first, "%zu %s  ", i + 1, session->notes[i].in_summary ? "!" : " ");
		say_indented(p, first.data, session->notes[i].text);
		str_release(&first);
	}
	int number = number_ask(p, tr("2 ! = into the summary or out of it, 2 x = take it away, 2 and other words = change it. Enter = back"), session->note_count, &line, &words);
	if (number > 0)
		note_act(p, &session->notes[number - 1], words);
	free(line);
}

void command_agreements(struct plain *p, const char *rest)
{
	(void)rest;
	const struct session *session = workbook_session(p->w);
	char *line;
	const char *words;
	if (session->agreement_count == 0) {
		say(p, tr("Nothing was agreed."));
		return;
	}
	for (size_t i = 0; i < session->agreement_count; i++) {
		struct str first = STR_EMPTY, agreed = STR_EMPTY;
		str_addf(&first, "%zu  ", i + 1);
		agreement_words(&session->agreements[i], &agreed);
		say_indented(p, first.data, agreed.data);
		str_release(&first);
		str_release(&agreed);
	}
	int number = number_ask(p, tr("2 x = take it away, 2 what / who / when = change it. Enter = back"), session->agreement_count, &line, &words);
	if (number > 0)
		agreement_act(p, &session->agreements[number - 1], words);
	free(line);
}
