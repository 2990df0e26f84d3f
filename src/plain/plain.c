/* SPDX-License-Identifier: EUPL-1.2 */
#include "plain/plain.h"

#include <stdlib.h>
#include <sys/ioctl.h>

#include "own.h"

enum { WIDTH_PIPE = 78, WIDTH_LEAST = 38, WIDTH_MOST = 100 };

static int width_now(const struct plain_options *options)
{
	struct winsize size;
	if (!options->terminal || ioctl(fileno(options->out), TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return WIDTH_PIPE;
	int width = size.ws_col - 1;
	return width < WIDTH_LEAST ? WIDTH_LEAST : width > WIDTH_MOST ? WIDTH_MOST : width;
}

/* A seat number, or below zero which of the teams. */
static int whose_form(const struct here *here)
{
	for (size_t i = 0; here->team && i < here->team_count; i++)
		if (here->team == here->teams[i].name)
			return -1 - (int)i;
	return here->participant ? here->participant->seat : 0;
}

/* The end of a form is still that form, and all sheets are one pile: coming back does not read it all again. */
static const struct screen *screen_read(const struct screen *screen)
{
	if (screen == &screen_done)
		return &screen_question;
	if (screen == &screen_sheet)
		return &screen_paper;
	return screen == &screen_group_done ? &screen_group_question : screen;
}

static struct spot spot_now(struct plain *p, const struct screen *screen)
{
	struct spot spot = {.screen = screen_read(screen)};
	if (!workbook_session(p->w))
		return spot;
	const struct here *here = run_here(p->w);
	spot.part = here->part_number;
	spot.step = here->step;
	spot.seat = here->way == WAY_PAPER ? 0 : whose_form(here);
	return spot;
}

static bool spot_same(const struct spot *a, const struct spot *b)
{
	return a->screen == b->screen && a->part == b->part && a->step == b->step && a->seat == b->seat;
}

bool message_say(struct plain *p)
{
	const char *message = run_message(p->w);
	if (message)
		say(p, message);
	return true;
}

/* What the person should know, and the screen when it is another one than before. */
static const struct screen *arrive(struct plain *p)
{
	workbook_look(p->w);
	message_say(p);
	signal_say(p);
	const struct screen *screen = screen_now(p);
	struct spot spot = spot_now(p, screen);
	bool shows = screen->show && (p->again || !spot_same(&spot, &p->spot));
	if (shows && p->kept)
		say(p, tr("Practising, is not kept"));
	if (shows)
		screen->show(p);
	p->spot = spot;
	p->again = false;
	return screen;
}

static void take_turn(struct plain *p)
{
	const struct screen *screen = arrive(p);
	screen->prompt(p);
	char *line = line_read(p);
	if (!line)
		return;
	/* Another program may have erased the session while this line was typed. */
	bool inside = workbook_session(p->w) != NULL;
	workbook_look(p->w);
	if (inside && !workbook_session(p->w))
		p->checking_in = false;
	else if (line[0] == ':')
		command_run(p, line, screen->turn);
	else
		screen->line(p, line);
	free(line);
}

int plain_run(struct workbook *w, const struct plain_options *options)
{
	struct plain p = {.w = w, .in = options->in, .out = options->out, .terminal = options->terminal, .ascii = options->ascii, .blank = true};
	p.width = width_now(options);
	p.error.text[0] = 0;
	p.seen_by_all = workbook_seen_last(w);
	if (workbook_resume(w, &p.error)) {
		place_say(&p);
		p.seen_by_all = private_now(&p);
	}
	else if (p.error.text[0])
		say(&p, p.error.text);
	while (!p.over)
		take_turn(&p);
	if (p.kept)
		workbook_close(p.w);
	session_list_release(&p.sessions);
	free(p.words);
	free(p.waiting);
	fflush(p.out);
	return ferror(p.out) ? 1 : 0;
}
