/* SPDX-License-Identifier: EUPL-1.2 */
/* practise.c - the same screens on a workbook that is only in memory. */
#include "own.h"

#include "workbook/practise.h"

void practise_start(struct plain *p)
{
	const struct programme *programme = programme_ask(p);
	struct workbook *w = programme ? practise_open(programme->id, &p->error) : NULL;
	if (programme && !w)
		say(p, p->error.text);
	if (!w)
		return;
	p->kept = p->w;
	p->w = w;
	p->checking_in = false;
	p->again = true;
	say(p, tr("Twelve made-up people are checked in. Lead them as you would lead a group; :answers lets them answer."));
}

void practise_leave(struct plain *p)
{
	workbook_close(p->w);
	p->w = p->kept;
	p->kept = NULL;
	p->checking_in = false;
	p->again = true;
	say(p, tr("Nothing of this was kept."));
}

void command_let_answer(struct plain *p, const char *rest)
{
	(void)rest;
	if (!practising(p->w))
		say(p, tr("Only while practising, with made-up people."));
	else if (did(p, practise_answer(p->w, &p->error)))
		p->again = true;
}
