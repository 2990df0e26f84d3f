/* SPDX-License-Identifier: EUPL-1.2 */
/* plan.c - the clock, and a programme that changes on the day. */
#include "own.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "workbook/plan.h"
#include "workbook/timer.h"

/* --- the clock --- */

static void timer_say(struct plain *p)
{
	struct timer timer;
	struct str line = STR_EMPTY;
	char time[6];
	if (!did(p, timer_here(p->w, &timer, &p->error)))
		return;
	timer_words(&timer, &line);
	if (!timer.runs)
		say(p, tr("No clock runs here."));
	else if (timer.minutes_left <= 0)
		sayf(p, "%s. %s", line.data, tr("Nothing stops by itself. Finish calmly, or take a few minutes more."));
	else {
		clock_time(timer.ends_at, time);
		str_add(&line, ", ");
		str_addf(&line, tr("until %s"), time);
		say(p, line.data);
	}
	str_release(&line);
}

/* "+5" and "5" are five minutes more, "-1" is one less. */
static bool read_minutes(const char *text, int *minutes)
{
	bool less = *text == '-';
	const char *rest;
	if (!line_number(text + (*text == '-' || *text == '+'), 0, 9999, minutes, &rest) || *rest)
		return false;
	*minutes = less ? -*minutes : *minutes;
	return true;
}

void command_time(struct plain *p, const char *rest)
{
	int minutes;
	if (!*rest)
		timer_say(p);
	else if (!read_minutes(rest, &minutes))
		say(p, tr("Type :t for the clock, or :t +5 for five minutes more."));
	else if (did(p, timer_add(p->w, minutes, &p->error)))
		timer_say(p);
}

void signal_say(struct plain *p)
{
	struct timer timer;
	bool answering = workbook_session(p->w) && turn_now(p) && run_here(p->w)->participant;
	/* Who answers is not hurried. */
	if (!workbook_session(p->w) || self_now(p) || answering || !timer_here(p->w, &timer, NULL))
		return;
	int64_t told = timer.runs && timer.minutes_left <= 0 ? timer.ends_at : 0;
	if (told && told != p->told)
		say(p, timer.switches ? tr("Time to switch.") : tr("Time to finish."));
	p->told = told;
}

/* --- the programme --- */

/* The part that a line names, from 1; -1 with a sentence. */
static int part_read(struct plain *p, const char *text, const char **rest)
{
	int parts = (int)workbook_session(p->w)->part_count, number;
	if (line_number(text, 1, parts, &number, rest))
		return number - 1;
	sayf(p, tr("Type the number of a part, from 1 to %d."), parts);
	return -1;
}

static void plan_say(struct plain *p)
{
	struct plan plan;
	struct str words = STR_EMPTY;
	programme_say(p, workbook_session(p->w));
	plan_look(p->w, &plan);
	plan_sentences(&plan, &words);
	say(p, words.data);
	str_release(&words);
}

/* How long every part really took is for the facilitator. */
static void real_say(struct plain *p)
{
	const struct session *session = workbook_session(p->w);
	for (size_t i = 0; i < session->part_count; i++) {
		const struct part *part = &session->parts[i];
		struct str number = STR_EMPTY, row = STR_EMPTY;
		if (!part->began_at)
			continue;
		str_addf(&number, "%zu  ", i + 1);
		str_addf(&row, "%s: ", part->title);
		str_addf(&row, part->ended_at ? tr("took %d") : tr("%d so far"), part_took(part, clock_ms()));
		say_indented(p, number.data, row.data);
		str_release(&number);
		str_release(&row);
	}
}

void command_plan(struct plain *p, const char *rest)
{
	(void)rest;
	plan_say(p);
	real_say(p);
}

/* After a change the programme is said as it is now, which everybody may hear. */
static void changed(struct plain *p, bool well)
{
	if (did(p, well))
		programme_say(p, workbook_session(p->w));
}

void command_skip(struct plain *p, const char *rest)
{
	int part = part_read(p, rest, NULL);
	if (part >= 0)
		changed(p, plan_leave_out(p->w, part, !workbook_session(p->w)->parts[part].skipped, &p->error));
}

void command_earlier(struct plain *p, const char *rest)
{
	int part = part_read(p, rest, NULL);
	if (part >= 0)
		changed(p, plan_move(p->w, part, -1, &p->error));
}

void command_later(struct plain *p, const char *rest)
{
	int part = part_read(p, rest, NULL);
	if (part >= 0)
		changed(p, plan_move(p->w, part, 1, &p->error));
}

void command_minutes(struct plain *p, const char *rest)
{
	const char *after;
	int part = part_read(p, rest, &after), minutes;
	if (part < 0)
		return;
	if (!line_number(after, 0, 9999, &minutes, NULL))
		say(p, tr("Type the number of the part and the minutes, for example :minutes 2 20"));
	else
		changed(p, plan_minutes(p->w, part, minutes, &p->error));
}

void command_call(struct plain *p, const char *rest)
{
	const char *after = "";
	int part = part_read(p, rest, &after);
	if (part >= 0)
		changed(p, plan_change(p->w, part, after + strspn(after, " "), workbook_session(p->w)->parts[part].minutes, NULL, &p->error));
}

/* Behind the part where the session stands; from the programme at its end. */
static int behind(struct plain *p)
{
	const struct here *here = run_here(p->w);
	return here->part ? here->part_number : (int)workbook_session(p->w)->part_count - 1;
}

/* "Break / 15 / what you say" */
void command_item(struct plain *p, const char *rest)
{
	char *title = piece_take(&rest), *minutes = piece_take(&rest), *words = piece_take(&rest);
	int number;
	if (!*title || !line_number(minutes, 0, 9999, &number, NULL))
		say(p, tr("Type the title, the minutes and what you say, for example :item Break / 15"));
	else
		changed(p, plan_add_item(p->w, behind(p), title, number, words, &p->error));
	free(title);
	free(minutes);
	free(words);
}

static void offers_say(struct plain *p, const struct plan_offers *offers)
{
	for (size_t i = 0; i < offers->count; i++) {
		const struct plan_offer *offer = &offers->items[i];
		struct str number = STR_EMPTY, row = STR_EMPTY;
		str_addf(&number, "%zu  ", i + 1);
		str_add(&row, offer->title);
		if (offer->round)
			str_addf(&row, tr_n(", %zu table", ", %zu tables", (long)offer->round->tables.count), offer->round->tables.count);
		str_addf(&row, tr_n(", %d minute", ", %d minutes", offer->minutes), offer->minutes);
		say_indented(p, number.data, row.data);
		str_release(&number);
		str_release(&row);
	}
	say(p, tr("Type :add and a number. It comes behind where you are; :earlier and :later move it."));
}

void command_add(struct plain *p, const char *rest)
{
	struct plan_offers offers = {0};
	int number;
	plan_offers(p->w, &offers);
	if (!*rest)
		offers_say(p, &offers);
	else if (line_number(rest, 1, (int)offers.count, &number, NULL))
		changed(p, plan_add_offer(p->w, behind(p), &offers.items[number - 1], &p->error));
	else
		changed(p, plan_add_exercise(p->w, behind(p), rest, &p->error));
	plan_offers_release(&offers);
}
