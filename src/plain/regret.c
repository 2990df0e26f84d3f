/* SPDX-License-Identifier: EUPL-1.2 */
/* regret.c - an answer is taken away for good, and how long a session is kept. */
#include "own.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "workbook/regret.h"

/* --- an answer is taken away --- */

static void forms_say(struct plain *p, int seat, const struct regret_forms *forms)
{
	for (size_t i = 0; i < forms->count; i++) {
		const struct regret_form *form = &forms->items[i];
		struct str first = STR_EMPTY, line = STR_EMPTY;
		str_addf(&first, "%zu  ", i + 1);
		str_addf(&line, "%s (%s%s%s)", form->title, form->whose, form->handed_in ? "" : ", ", form->handed_in ? "" : tr("not handed in"));
		say_indented(p, first.data, line.data);
		str_release(&first);
		str_release(&line);
	}
	if (seat > 0)
		sayf(p, tr_n("%zu  Everything of number %d: %zu form", "%zu  Everything of number %d: %zu forms", (long)forms->count),
			forms->count + 1, seat, forms->count);
}

/* chosen == forms->count: everything of the seat. */
static void form_erase(struct plain *p, int seat, const struct regret_forms *forms, size_t chosen)
{
	struct str question = STR_EMPTY;
	if (chosen < forms->count)
		str_addf(&question, tr("%s (%s): 1 form is taken away."), forms->items[chosen].title, forms->items[chosen].whose);
	else
		str_addf(&question, tr_n("Everything of number %d is taken away: %zu form. A name goes too.", "Everything of number %d is taken away: %zu forms. A name goes too.",
			(long)forms->count), seat, forms->count);
	str_addf(&question, " %s", tr("This cannot be taken back."));
	bool yes = line_yes(p, question.data);
	str_release(&question);
	if (!yes) {
		say(p, tr("Nothing was taken away."));
		return;
	}
	if (did(p, chosen < forms->count ? regret_erase(p->w, &forms->items[chosen], &p->error) : regret_erase_seat(p->w, seat, &p->error)))
		say(p, regret_done());
	p->word_count = 0;
	p->again = screen_now(p) == &screen_picture || screen_now(p) == &screen_end;
}

static void form_ask(struct plain *p, int seat, const struct regret_forms *forms)
{
	int number, last = (int)forms->count + (seat > 0);
	say(p, tr("Which form goes? What was answered is not shown."));
	forms_say(p, seat, forms);
	char *line = line_ask(p, tr("Type its number. Enter = back"));
	if (line && *line && line_number(line, 1, last, &number, NULL))
		form_erase(p, seat, forms, (size_t)number - 1);
	else if (line && *line)
		sayf(p, tr("Type a number from 1 to %d."), last);
	free(line);
}

void command_remove(struct plain *p, const char *rest)
{
	struct regret_forms forms = {0};
	int seat = 0;
	if (*rest && !line_number(rest, 1, 9999, &seat, NULL)) {
		say(p, tr("Type the number of the person after the command, or nothing for a group or a sheet without a number."));
		return;
	}
	if (!did(p, regret_forms(p->w, seat, &forms, &p->error)))
		;
	else if (forms.count == 0)
		say(p, seat > 0 ? tr("There is no form of this number.") : tr("There is no form of a group, and no sheet without a number."));
	else
		form_ask(p, seat, &forms);
	regret_forms_release(&forms);
}

/* --- how long it is kept --- */

void command_keep(struct plain *p, const char *rest)
{
	struct str date = STR_EMPTY;
	if (!*rest || did(p, workbook_set_keep(p->w, rest, &p->error))) {
		lang_add_date(&date, workbook_session(p->w)->keep_until);
		sayf(p, tr("This session is kept until: %s"), date.data);
	}
	str_release(&date);
}

static size_t kept_too_long(const struct plain *p)
{
	size_t count = 0;
	for (size_t i = 0; i < p->sessions.count; i++)
		count += workbook_kept_too_long(&p->sessions.items[i]);
	return count;
}

void kept_say(struct plain *p)
{
	size_t count = kept_too_long(p);
	if (count > 0)
		sayf(p, tr_n("%zu session is kept longer than agreed. Erase it now? :kept shows it.",
			"%zu sessions are kept longer than agreed. Erase them now? :kept shows them.", (long)count), count);
}

static void erase_kept(struct plain *p)
{
	bool well = true;
	for (size_t i = 0; well && i < p->sessions.count; i++)
		if (workbook_kept_too_long(&p->sessions.items[i]))
			well = did(p, workbook_erase(p->w, p->sessions.items[i].id, &p->error));
	if (well)
		say(p, regret_done());
}

/* Only the word itself erases them. */
void command_kept(struct plain *p, const char *rest)
{
	(void)rest;
	if (kept_too_long(p) == 0) {
		say(p, tr("Nothing is kept longer than agreed."));
		return;
	}
	say(p, tr("This is for the facilitator only."));
	for (size_t i = 0; i < p->sessions.count; i++) {
		const struct session_row *row = &p->sessions.items[i];
		struct str line = STR_EMPTY, until = STR_EMPTY;
		lang_add_date(&until, row->keep_until);
		str_addf(&line, "%s (", row->title);
		str_addf(&line, tr("until %s"), until.data);
		str_add(&line, ")");
		if (workbook_kept_too_long(row))
			say_indented(p, "- ", line.data);
		str_release(&line);
		str_release(&until);
	}
	say(p, tr("One of them: :erase and its number. Longer: open it and type :keep and a day."));
	char *line = line_ask(p, tr("Type the words “erase all” to erase all of these. Enter = keep them"));
	if (line && text_compare(line, tr("erase all")) == 0)
		erase_kept(p);
	else
		say(p, tr("Nothing was erased."));
	free(line);
	p->again = true;
}
