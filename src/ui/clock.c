/* SPDX-License-Identifier: EUPL-1.2 */
/* The time that is left: words in the line on top when it is nearly over, and large on a screen of its own. The loop wakes when these words change and at no
 * other moment. */
#include <stdio.h>

#include "base/clock.h"
#include "base/lang.h"
#include "ui/alarm.h"
#include "ui/screen.h"

enum { NEARLY = 10 /* minutes */, MINUTE = 60000, ROOMY = 16 };

/* A person who answers is not hurried; a team is told. */
static bool is_told(struct ui *ui)
{
	return workbook_session(ui->w) != NULL && !ui_for_self(ui) && ui->here != NULL && (!ui_turn(ui) || ui->here->participant == NULL);
}

void clock_look(struct ui *ui)
{
	struct timer *timer = &ui->timer;
	struct error error;

	*timer = (struct timer){.runs = false};
	if (ui->on_wall != NULL)
		wall_time(ui);
	else if (is_told(ui) && !timer_here(ui->w, timer, &error))
		ui_say(ui, error.text);
}

static bool in_words(struct ui *ui)
{
	return ui->on_wall != NULL || ui_screen(ui) == &clock_screen || ui->timer.minutes_left <= NEARLY;
}

void clock_sleep(struct ui *ui)
{
	const struct timer *timer = &ui->timer;
	int64_t change = !timer->runs || ui->blank ? 0 : in_words(ui) ? timer_next_change(timer) : timer->ends_at - NEARLY * MINUTE;

	if (change == ui->clock_change)
		return;
	ui->clock_change = change;
	alarm_set(change == 0 ? 0 : change - clock_ms() > 0 ? change - clock_ms() : 1);
}

void clock_add(struct ui *ui, struct str *out)
{
	if (ui->timer.runs && in_words(ui) && ui_screen(ui) != &clock_screen)
		timer_words(&ui->timer, out);
}

const char *clock_signal(struct ui *ui)
{
	return ui->on_wall == NULL && ui->timer.runs && ui->timer.switches ? tr("Time to switch.") : NULL;
}

/* --- large --- */

static void clock_draw(struct ui *ui, struct page *page)
{
	const struct timer *timer = &ui->timer;
	struct str words = STR_EMPTY, until = STR_EMPTY;
	char time[6];

	timer_words(timer, &words);
	page_text(page, STYLE_HEAD, timer->runs ? words.data : tr("No clock runs here."));
	if (timer->runs && timer->minutes_left <= 0) {
		page_gap(page);
		page_text(page, STYLE_PLAIN, tr("Nothing stops by itself. Finish calmly, or take a few minutes more."));
	}
	if (timer->minutes_left > 0) {
		if (page->height >= ROOMY)
			page_gap(page);
		page_big(page, timer->minutes_left);
		if (page->height >= ROOMY)
			page_gap(page);
		clock_time(timer->ends_at, time);
		str_addf(&until, tr("until %s"), time);
		page_text(page, STYLE_HEAD, until.data);
	}
	/* The line of keys has no room for these in large letters. */
	page_gap(page);
	page_point(page, "1 ", STYLE_PLAIN, tr("1 minute more"));
	page_point(page, "5 ", STYLE_PLAIN, tr("5 minutes more"));
	str_release(&words);
	str_release(&until);
}

static enum redo add_minutes(struct ui *ui, int minutes)
{
	struct error error;
	bool ok = timer_add(ui->w, minutes, &error);

	return ui_done(ui, ok, &error);
}

static enum redo one_more(struct ui *ui)
{
	return add_minutes(ui, 1);
}

static enum redo five_more(struct ui *ui)
{
	return add_minutes(ui, 5);
}

static enum redo one_less(struct ui *ui)
{
	return add_minutes(ui, -1);
}

static bool time_left(struct ui *ui)
{
	return ui->timer.runs && ui->timer.minutes_left > 0;
}

static const struct key_row clock_keys[] = {
	{'1', NULL, N_("One minute more."), one_more, NULL},
	{'5', NULL, N_("Five minutes more."), five_more, NULL},
	{'-', NULL, N_("One minute less."), one_less, time_left},
	{'t', NULL, N_("Closes the clock."), ui_pop, NULL},
	{0, NULL, NULL, NULL, NULL},
};

/* Words and digits only: everybody may see it. */
const struct screen clock_screen = {
	.title = N_("Clock"),
	.keys = clock_keys,
	.enter = N_("back"),
	.draw = clock_draw,
};

enum redo clock_open(struct ui *ui)
{
	ui_push(ui, &clock_screen);
	return REDO_SCREEN;
}
