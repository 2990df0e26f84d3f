/* SPDX-License-Identifier: EUPL-1.2 */
/* decide.c - what may be typed at any moment: undo, back, the title and the date. */
#include "own.h"

#include <stdlib.h>


void command_back(struct plain *p, const char *rest)
{
	(void)rest;
	const struct screen *screen = screen_now(p);
	if (!screen->back || !screen->back(p))
		go_back(p);
}

/* In somebody's own turn only their own answers are taken back, never the form of the person before. */
void command_undo(struct plain *p, const char *rest)
{
	(void)rest;
	struct str said = STR_EMPTY;
	bool turn = screen_now(p)->turn;
	if (turn && p->given == 0) {
		say(p, tr("Nothing was answered in this turn yet."));
		return;
	}
	if (did(p, run_undo(p->w, &said, &p->error))) {
		say(p, said.data);
		p->given -= turn ? 1 : 0;
		/* A picture may be another one now; other screens are read again only when the place is another. */
		p->again = screen_now(p) == &screen_picture;
		if (screen_now(p) == &screen_check_in || screen_now(p) == &screen_overview)
			people_say(p);
	}
	str_release(&said);
}

void command_title(struct plain *p, const char *rest)
{
	if (!*rest)
		sayf(p, tr("The title is: %s"), workbook_session(p->w)->title);
	else if (did(p, workbook_set_title(p->w, rest, &p->error)))
		sayf(p, tr("The title is: %s"), workbook_session(p->w)->title);
}

void command_date(struct plain *p, const char *rest)
{
	struct str date = STR_EMPTY;
	if (!*rest || did(p, workbook_set_date(p->w, rest, &p->error))) {
		lang_add_date(&date, workbook_session(p->w)->held_on);
		sayf(p, tr("The date is: %s"), date.data);
	}
	str_release(&date);
}

void command_tips(struct plain *p, const char *rest)
{
	(void)rest;
	const struct here *here = run_here(p->w);
	size_t at = 0;
	if (!here->exercise || !exercise_list(here->exercise, "exercise", "facilitator", &at)) {
		say(p, tr("There are no tips here."));
		return;
	}
	say(p, tr("This is for the facilitator only."));
	say_list(p, here->exercise, "facilitator");
}

void command_blank(struct plain *p, const char *rest)
{
	(void)rest;
	screen_clear(p);
	char *line = line_ask(p, tr("Enter = go on"));
	free(line);
	p->again = true;
}
