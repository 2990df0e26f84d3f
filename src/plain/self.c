/* SPDX-License-Identifier: EUPL-1.2 */
/* self.c - what somebody does alone, for oneself. */
#include "own.h"

#include <stdlib.h>

bool self_now(const struct plain *p)
{
	return workbook_session(p->w) && workbook_session(p->w)->self;
}

bool turn_now(const struct plain *p)
{
	return run_here(p->w)->participant && !self_now(p);
}

/* Programmes to begin with, then the earlier ones; returns how many rows there are. */
static int rows_say(struct plain *p, const struct session_list *list)
{
	int number = 0;
	say_head(p, tr("For yourself"));
	say(p, tr("Nobody reads along. Whoever uses this computer can still read it."));
	for (const struct programme *programme; (programme = workbook_programme_for(p->w, true, (size_t)number)); number++)
		programme_row_say(p, number + 1, programme);
	for (size_t i = 0; i < list->count; i++)
		session_say(p, (size_t)number + i + 1, &list->items[i]);
	return number + (int)list->count;
}

static void row_open(struct plain *p, const struct session_list *list, int number)
{
	const struct programme *programme = workbook_programme_for(p->w, true, (size_t)number - 1);
	int programmes = 0;
	struct id id;
	while (workbook_programme_for(p->w, true, (size_t)programmes))
		programmes++;
	if (!programme)
		session_open(p, list->items[number - programmes - 1].id);
	else if (did(p, workbook_new(p->w, programme->id, NULL, NULL, &id, &p->error)))
		session_open(p, id);
}

void self_ask(struct plain *p)
{
	struct session_list list = {0};
	int number, count;
	if (private_now(p) && !private_opens(p))
		return;
	if (!did(p, workbook_own_sessions(p->w, &list, &p->error)))
		return;
	count = rows_say(p, &list);
	char *line = line_ask(p, tr("Type its number. Enter = back"));
	if (line && *line && !line_number(line, 1, count, &number, NULL))
		sayf(p, tr("Type a number from 1 to %d."), count);
	else if (line && *line)
		row_open(p, &list, number);
	free(line);
	session_list_release(&list);
}
