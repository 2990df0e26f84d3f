/* SPDX-License-Identifier: EUPL-1.2 */
/* The one loop: wait, hand the key to whoever takes it, draw. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/lang.h"
#include "base/mem.h"
#include "ui/loop.h"
#include "ui/screen.h"

enum { DRAFT_PAUSE = 1000, REPEAT = 400, LOOK_EACH = 100 };

/* Where things stand may have changed: by a key, by undo, by another program. The screen at the bottom of the stack follows. */
void ui_settle(struct ui *ui)
{
	if (ui->on_wall != NULL) {
		wall_settle(ui);
		return;
	}

	const struct here *here = ui->here = workbook_session(ui->w) != NULL ? run_here(ui->w) : NULL;
	const struct screen *screen = here != NULL ? screen_of_here(ui) : &home_screen;
	char place[sizeof ui->place];

	snprintf(place, sizeof place, "%p %d %d %d %d %s", (const void *)screen, here != NULL ? (int)here->phase : -1, here != NULL ? here->part_number : 0,
		here != NULL ? here->step : 0, here != NULL ? (int)here->way : 0, here != NULL && here->form != NULL ? "form" : "");
	/* Home comes after it, and what is practised or done for oneself says nothing of the projector. */
	if (here != NULL && ui->kept == NULL && !ui_for_self(ui))
		ui->mirrored = ui_mirrored(ui);
	if (strcmp(place, ui->place) == 0)
		return;
	if (ui->depth > 0) {
		/* Opened when what is on top has gone. */
		ui->stack[0] = (struct level){.screen = screen, .follow = true};
		ui->place[0] = '\0';
		return;
	}
	memcpy(ui->place, place, sizeof place);
	level_start(ui, screen);
}

bool ui_scroll_lines(struct ui *ui, int lines)
{
	struct level *level = ui_level(ui);
	int last = ui->page_lines - ui->page_height, to = level->scroll + lines;

	to = to > last ? last : to;
	to = to < 0 ? 0 : to;
	if (to == level->scroll)
		return false;
	level->scroll = to;
	level->follow = false;
	return true;
}

bool ui_scroll_page(struct ui *ui, int by)
{
	return ui_scroll_lines(ui, by * (ui->page_height > 2 ? ui->page_height - 1 : 1));
}

static enum redo select_row(struct ui *ui, int row)
{
	struct level *level = ui_level(ui);

	if (row < 0 || row >= ui->page_rows)
		return REDO_NOTHING;
	level->selected = row;
	level->follow = true;
	return REDO_SCREEN;
}

static enum redo arrow(struct ui *ui, int key)
{
	int by = key == TERM_UP || key == 'k' ? -1 : key == TERM_DOWN || key == 'j' ? 1 : 0;

	if (by == 0 && key != TERM_HOME && key != TERM_END)
		return REDO_UNUSED;
	if (ui->page_rows == 0)
		return ui_scroll_lines(ui, by != 0 ? by : key == TERM_HOME ? -ui->page_lines : ui->page_lines) ? REDO_SCREEN : REDO_NOTHING;
	return select_row(ui, by != 0 ? ui_level(ui)->selected + by : key == TERM_HOME ? 0 : ui->page_rows - 1);
}

static enum redo enter(struct ui *ui)
{
	const struct screen *screen = ui_screen(ui);

	return screen->on != NULL ? screen->on(ui) : ui_pop(ui);
}

static enum redo back(struct ui *ui)
{
	const struct screen *screen = ui_screen(ui);

	return screen->back != NULL ? screen->back(ui) : ui_pop(ui);
}

static enum redo from_table(struct ui *ui, const struct key_row *row, int key)
{
	for (; row != NULL && row->key != 0; row++)
		if (row->key == key && row->act != NULL && (row->when == NULL || row->when(ui)))
			return row->act(ui);
	return REDO_UNUSED;
}

/* In a participant's turn the facilitator's keys are locked. */
static enum redo common_key(struct ui *ui, int key)
{
	unsigned use = ui_use(ui);
	enum redo redo = from_table(ui, always_keys, key);

	if (redo != REDO_UNUSED || (use & (USE_TYPING | USE_ASKING)))
		return redo;
	if (use & USE_SESSION)
		redo = from_table(ui, practise_keys, key);
	if (redo == REDO_UNUSED && (use & USE_SESSION))
		redo = from_table(ui, table_keys, key);
	if (redo == REDO_UNUSED && (use & USE_SESSION))
		redo = from_table(ui, session_keys, key);
	return redo != REDO_UNUSED ? redo : from_table(ui, program_keys, key);
}

static enum redo digit(struct ui *ui, int key)
{
	if (!(ui_use(ui) & USE_DIGITS) || key < '1' || key > '9' || key - '1' >= ui->page_rows)
		return REDO_UNUSED;
	select_row(ui, key - '1');
	return enter(ui);
}

/* A clicker has these two: on and back, after what is below or above was seen. */
static enum redo clicker(struct ui *ui, int key)
{
	if (key != TERM_PAGE_DOWN && key != TERM_PAGE_UP)
		return REDO_UNUSED;
	if (ui_use(ui) & USE_TURN)
		return REDO_NOTHING;
	if (ui_scroll_page(ui, key == TERM_PAGE_DOWN ? 1 : -1))
		return REDO_SCREEN;
	return key == TERM_PAGE_DOWN ? enter(ui) : back(ui);
}

enum { WHEEL_LINES = 3 };

static enum redo choose(struct ui *ui, int choice)
{
	const struct screen *screen = ui_screen(ui);
	bool again = choice == ui_level(ui)->selected;

	if (screen->pick != NULL)
		return screen->pick(ui, choice);
	if (select_row(ui, choice) != REDO_SCREEN)
		return REDO_NOTHING;
	return again || (ui_use(ui) & USE_DIGITS) ? enter(ui) : REDO_SCREEN;
}

/* What is clicked is what stood there when it was drawn; a key of the bottom line has become that key before. */
static enum redo mouse(struct ui *ui, int key)
{
	const struct touch *touch;
	int row, column;

	if (key == TERM_WHEEL_UP || key == TERM_WHEEL_DOWN)
		return ui_scroll_lines(ui, key == TERM_WHEEL_UP ? -WHEEL_LINES : WHEEL_LINES) ? REDO_SCREEN : REDO_NOTHING;
	if (key != TERM_CLICK)
		return REDO_UNUSED;
	term_clicked(&row, &column);
	touch = touch_at(&ui->touches, row, column);
	return touch != NULL ? choose(ui, touch->choice) : REDO_NOTHING;
}

/* A click on a key of the bottom line is that key, with all that locks it. */
static int clicked_key(struct ui *ui, int key)
{
	const struct touch *touch;
	int row, column;

	if (key != TERM_CLICK)
		return key;
	term_clicked(&row, &column);
	touch = touch_at(&ui->touches, row, column);
	return touch != NULL && touch->key != 0 ? touch->key : key;
}

static enum redo basic_key(struct ui *ui, int key)
{
	if (key == TERM_REDRAW)
		term_redraw();
	if (key == TERM_REDRAW)
		return REDO_SCREEN;
	if (key == TERM_ENTER)
		return enter(ui);
	if (key == TERM_ESC && !(ui_use(ui) & USE_TURN))
		return back(ui);
	return clicker(ui, key);
}

/* Pasted text goes into text fields only; a line end in it never answers anything. */
static enum redo pasted_key(struct ui *ui, int key)
{
	if (key == TERM_PASTE_END) {
		ui->pasting = false;
		return REDO_SCREEN;
	}
	if ((ui_use(ui) & USE_TYPING) && ui_screen(ui)->key != NULL && key < TERM_SPECIAL)
		return ui_screen(ui)->key(ui, key == TERM_ENTER || key == TERM_TAB ? ' ' : key);
	return REDO_NOTHING;
}

/* A finger that bounces on the key of one card must not answer the next card too. */
static bool is_repeat(struct ui *ui, int key)
{
	bool again = key == ui->answered_with && clock_steady_ms() - ui->answered_at < REPEAT;

	ui->pressed = key;
	if (!again)
		ui->answered_with = 0;
	return again;
}

static enum redo key_pressed(struct ui *ui, int key)
{
	enum redo (*const takers[])(struct ui *, int) = {basic_key, mouse, common_key, digit, arrow};
	const struct screen *screen = ui_screen(ui);
	enum redo redo = REDO_UNUSED;

	if (key == TERM_PASTE_BEGIN)
		ui->pasting = true;
	if (ui->pasting)
		return pasted_key(ui, key);
	if (ui->blank) {
		ui->blank = false;
		return REDO_SCREEN;
	}
	key = clicked_key(ui, key);
	if (is_repeat(ui, key))
		return REDO_NOTHING;
	mem_set(&ui->message, NULL);
	if (screen->key != NULL)
		redo = screen->key(ui, key);
	if (redo == REDO_UNUSED)
		redo = from_table(ui, screen->keys, key);
	for (size_t i = 0; redo == REDO_UNUSED && i < sizeof takers / sizeof *takers; i++)
		redo = takers[i](ui, key);
	return redo;
}

static bool keys_waiting(struct ui *ui, bool *changed)
{
	for (int key; (key = term_key()) != TERM_NO_KEY;) {
		bool said = ui->message != NULL;
		enum redo redo = key_pressed(ui, key);

		if (redo == REDO_QUIT)
			return false;
		ui_settle(ui);
		*changed = *changed || redo == REDO_SCREEN || said;
		/* What a key does depends on what stands on the screen. */
		if (*changed && !ui->pasting)
			break;
	}
	return true;
}

/* Until half-typed text is to be stored; -1: there is none. */
static int typing_left(struct ui *ui)
{
	int64_t left;

	if (ui->typed_at == 0)
		return -1;
	left = ui->typed_at + DRAFT_PAUSE - clock_steady_ms();
	return left > 0 ? (int)left : 0;
}

static int timeout(struct ui *ui)
{
	int left = ui->on_wall != NULL ? wall_sleep(ui) : typing_left(ui);

	return share_waits(ui) && (left < 0 || left > LOOK_EACH) ? LOOK_EACH : left;
}

/* Time went by without a key. */
static bool time_passed(struct ui *ui)
{
	if (ui->on_wall != NULL)
		return wall_woken(ui);
	if (typing_left(ui) == 0)
		ui_keep_typing(ui);
	return share_look(ui);
}

static int stopped(struct ui *ui, int status)
{
	ui_keep_typing(ui);
	return status;
}

/* Another program erased the session: what was open on top of it goes, and so do the keys that were meant for it. */
static void session_gone(struct ui *ui)
{
	ui->here = NULL;
	ui_pop_to_base(ui);
	term_drop_keys();
	ui->pasting = ui->blank = false;
	ui->typed_at = 0;
	ui->form.key[0] = '\0';
}

/* Whether another program wrote to the file since the last key. Looking at each key, not waiting for it: closing a watch on a file takes the kernel longer
 * than all the rest of ending together. */
static bool look(struct ui *ui)
{
	if (ui->on_wall != NULL)
		return wall_woken(ui);

	bool inside = workbook_session(ui->w) != NULL, changed = workbook_look(ui->w);
	const char *said = changed ? run_message(ui->w) : NULL;

	if (inside && workbook_session(ui->w) == NULL)
		session_gone(ui);
	if (changed)
		ui_settle(ui);
	if (said != NULL)
		ui_say(ui, said);
	return changed;
}

/* Only what is wrong in the content is new on Home then; going on with a session needs none of it. */
static void painted_first(struct ui *ui)
{
	ui->painted = true;
	if (ui->on_wall == NULL && ui->here == NULL && workbook_faults(ui->w)->count > 0)
		ui_draw(ui);
}

int ui_loop(struct ui *ui)
{
	for (bool redraw = true, more = false;;) {
		enum event event;

		if (redraw)
			ui_draw(ui);
		if (!ui->painted)
			painted_first(ui);
		redraw = false;
		event = more ? EVENT_KEY : term_wait(timeout(ui));
		more = false;
		switch (event) {
		case EVENT_NONE:
			redraw = time_passed(ui);
			break;
		case EVENT_KEY:
			redraw = look(ui);
			if (!keys_waiting(ui, &redraw))
				return 0;
			more = redraw;
			break;
		case EVENT_ALARM:
			redraw = true;
			break;
		case EVENT_FILE:
			redraw = wall_woken(ui);
			break;
		case EVENT_RESIZE:
			term_resized();
			redraw = true;
			break;
		case EVENT_STOP:
			return stopped(ui, 128 + term_signal());
		case EVENT_GONE:
			return stopped(ui, 0);
		}
	}
}
