/* SPDX-License-Identifier: EUPL-1.2 */
/* private.c - what is for the facilitator only, and whether everybody sees this terminal. */
#include "own.h"

#include <stdlib.h>
#include <string.h>

bool private_now(const struct plain *p)
{
	const struct session *session = workbook_session(p->w);
	if (!p->terminal)
		return false;
	return session ? !session->self && workbook_seen(p->w) != SEEN_BY_ONE : p->seen_by_all;
}

bool private_opens(struct plain *p)
{
	say(p, tr("This is for the facilitator only."));
	say(p, tr("Make the projector black first, or turn the screen away."));
	return line_yes(p, tr("Show it?"));
}

void private_read(struct plain *p)
{
	char *line = line_ask(p, tr("Enter = go on"));
	free(line);
	screen_clear(p);
}

void private_ends(struct plain *p)
{
	private_read(p);
	p->again = true;
}

static void seen_say(struct plain *p)
{
	char *line = line_ask(p, tr("Does everybody see this screen? 1 = yes (projector), 2 = no"));
	if (line && (strcmp(line, "1") == 0 || strcmp(line, "2") == 0))
		did(p, workbook_set_seen(p->w, line[0] == '1' ? SEEN_BY_ALL : SEEN_BY_ONE, &p->error));
	free(line);
	p->seen_by_all = private_now(p);
}

void seen_ask(struct plain *p)
{
	if (p->terminal && workbook_seen(p->w) == SEEN_NOT_ASKED)
		seen_say(p);
	p->seen_by_all = private_now(p);
}

void command_seen(struct plain *p, const char *rest)
{
	(void)rest;
	if (p->terminal)
		seen_say(p);
	else
		say(p, tr("There is no screen here that others see."));
}
