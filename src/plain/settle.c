/* SPDX-License-Identifier: EUPL-1.2 */
/* settle.c - what the group chooses about what is shown: with whom small roles count, and from how many people a role has a picture of its own. */
#include "own.h"

#include <stdlib.h>

#include "workbook/settle.h"

/* Asks until one of the numbers comes; 0: Enter, the end of the input, or a command, which acts when this question is gone. */
static int choose(struct plain *p, int count)
{
	for (;;) {
		int number = 0;
		say_enter(p, tr("leave it for later"));
		char *line = line_read(p);
		if (line && line[0] == ':') {
			p->waiting = line;
			return 0;
		}
		bool typed = line && *line, well = !typed || line_number(line, 1, count, &number, NULL);
		free(line);
		if (well)
			return typed ? number : 0;
		sayf(p, tr("Type a number from 1 to %d."), count);
	}
}

static bool each_ask(struct plain *p, const struct small_role *small)
{
	enum role with[SETTLE_SEATS];
	for (int i = 0; i < small->seat_count; i++) {
		say_gap(p);
		sayf(p, tr("Number %d: with whom do you count today?"), small->seats[i]);
		for (int row = 0; row < small->offer_count; row++)
			sayf(p, "%d  %s", row + 1, role_label_many(small->offers[row]));
		int number = choose(p, small->offer_count);
		if (number == 0)
			return false;
		with[i] = small->offers[number - 1];
	}
	return did(p, settle_each(p->w, small, with, &p->error));
}

static bool small_ask(struct plain *p, const struct small_role *small)
{
	struct str question = STR_EMPTY;
	say_gap(p);
	settle_question(small, &question);
	say(p, question.data);
	str_release(&question);
	for (int row = 0; row < settle_rows(small); row++)
		sayf(p, "%d  %s", row + 1, settle_row(small, row));
	int number = choose(p, settle_rows(small));
	if (number == 0)
		return false;
	return settle_row_is_each(small, number - 1) ? each_ask(p, small) : did(p, settle_choose(p->w, small, number - 1, &p->error));
}

void settle_ask(struct plain *p)
{
	struct small_role small;
	while (!p->over && settle_next(p->w, &small))
		if (!small_ask(p, &small)) {
			settle_later(p->w);
			say(p, tr("Left for later: :small asks it again."));
		}
}

void settle_seat_ask(struct plain *p, int seat)
{
	struct small_role small;
	if (settle_seat(p->w, seat, &small))
		each_ask(p, &small);
}

void command_small(struct plain *p, const char *rest)
{
	struct small_role small;
	(void)rest;
	if (!settle_may_again(p->w) && !settle_next(p->w, &small))
		say(p, tr("Everybody counts in their own role now. There is nothing to choose."));
	else if (did(p, settle_again(p->w, &p->error))) {
		if (!settle_next(p->w, &small))
			say(p, tr("Everybody counts in their own role now. There is nothing to choose."));
		settle_ask(p);
	}
}

void command_threshold(struct plain *p, const char *rest)
{
	struct str question = STR_EMPTY;
	int threshold = workbook_threshold(p->w);
	if (*rest && !line_number(rest, NO_PICTURE_PER_ROLE, THRESHOLD_LARGE, &threshold, NULL))
		threshold = -1;
	bool asks = threshold >= 0 && workbook_threshold_asks(p->w, threshold, &question);
	if (!asks || line_yes(p, question.data))
		did(p, workbook_set_threshold(p->w, threshold, asks, &p->error));
	say(p, workbook_threshold_says(workbook_threshold(p->w)));
	if (!*rest)
		say(p, tr("Change it with :show 3, :show 5, :show 1 (everything) or :show 0 (no picture per role)."));
	str_release(&question);
	if (!p->checking_in)
		settle_ask(p);
}
