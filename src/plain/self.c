/* SPDX-License-Identifier: EUPL-1.2 */
/* self.c - what somebody does alone, for oneself. */
#include "own.h"

#include <stdlib.h>
#include <string.h>

bool self_now(const struct plain *p)
{
	return workbook_session(p->w) && workbook_session(p->w)->self;
}

bool turn_now(const struct plain *p)
{
	return run_here(p->w)->turn;
}

/* Home says nothing of these: they are asked about here. */
static void own_kept_say(struct plain *p, const struct session_list *list)
{
	size_t count = 0;
	for (size_t i = 0; i < list->count; i++)
		count += workbook_kept_too_long(&list->items[i]);
	if (count > 0)
		sayf(p, tr_n("%zu of these is kept longer than agreed. Erase it now? Type x and its number.",
			"%zu of these are kept longer than agreed. Erase them now? Type x and a number.", (long)count), count);
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
	own_kept_say(p, list);
	return number + (int)list->count;
}

/* What stands at that number behind the programmes; NULL: a programme does. */
static const struct session_row *row_at(struct plain *p, const struct session_list *list, int number)
{
	int programmes = 0;
	while (workbook_programme_for(p->w, true, (size_t)programmes))
		programmes++;
	return number > programmes ? &list->items[number - programmes - 1] : NULL;
}

static void row_open(struct plain *p, const struct session_list *list, int number)
{
	const struct programme *programme = workbook_programme_for(p->w, true, (size_t)number - 1);
	struct id id;
	if (!programme)
		session_open(p, row_at(p, list, number)->id);
	else if (did(p, workbook_new(p->w, programme->id, NULL, NULL, &id, &p->error)))
		session_open(p, id);
}

static void row_erase(struct plain *p, const struct session_list *list, int number)
{
	const struct session_row *row = row_at(p, list, number);
	if (row)
		session_erase_ask(p, row);
	else
		say(p, tr("Type x and the number of an earlier time."));
}

static void row_chosen(struct plain *p, const struct session_list *list, int count, const char *line)
{
	bool erases = line[0] == 'x';
	int number;
	if (!line_number(line + erases + strspn(line + erases, " "), 1, count, &number, NULL))
		sayf(p, tr("Type a number from 1 to %d."), count);
	else if (erases)
		row_erase(p, list, number);
	else
		row_open(p, list, number);
}

void self_ask(struct plain *p)
{
	struct session_list list = {0};
	int count;
	if (private_now(p) && !private_opens(p))
		return;
	if (!did(p, workbook_own_sessions(p->w, &list, &p->error)))
		return;
	count = rows_say(p, &list);
	char *line = line_ask(p, list.count > 0 ? tr("Type its number; x before it erases it. Enter = back") : tr("Type its number. Enter = back"));
	if (line && *line)
		row_chosen(p, &list, count, line);
	free(line);
	session_list_release(&list);
}
