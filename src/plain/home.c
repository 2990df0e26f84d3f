/* SPDX-License-Identifier: EUPL-1.2 */
/* home.c - outside a session: the list, a new one, erasing one. */
#include "own.h"

#include <stdlib.h>

#include "base/text.h"

enum { HOME_SHOWN = 20 };

static size_t home_shown(const struct plain *p)
{
	return p->sessions.count < HOME_SHOWN ? p->sessions.count : HOME_SHOWN;
}

static void session_say(struct plain *p, size_t number, const struct session_row *row)
{
	struct str line = STR_EMPTY, first = STR_EMPTY;
	str_addf(&first, "%zu  ", number);
	str_addf(&line, "%s, ", row->title);
	lang_add_date(&line, row->held_on);
	str_addf(&line, tr_n(", %d person", ", %d people", row->people), row->people);
	if (row->ended)
		str_addf(&line, " (%s)", tr("ended"));
	say_indented(p, first.data, line.data);
	str_release(&line);
	str_release(&first);
}

static void faults_say(struct plain *p)
{
	const struct faults *faults = workbook_faults(p->w);
	if (faults->count == 0)
		return;
	sayf(p, tr_n("Something is wrong with the content: %zu fault. The rest works.", "Something is wrong with the content: %zu faults. The rest works.", (long)faults->count),
		faults->count);
	char *line = fault_line(&faults->items[0]);
	say(p, line);
	free(line);
	if (faults->count > 1)
		say(p, tr("All of them: samenspel content check"));
}

static void home_show(struct plain *p)
{
	session_list_release(&p->sessions);
	did(p, workbook_sessions(p->w, &p->sessions, &p->error));
	say_head(p, "Samenspel");
	if (p->sessions.count == 0)
		say(p, tr("Welcome. Nothing has been done yet."));
	faults_say(p);
}

static void home_prompt(struct plain *p)
{
	say_indented(p, "1  ", tr("New session"));
	for (size_t i = 0; i < home_shown(p); i++)
		session_say(p, i + 2, &p->sessions.items[i]);
	if (p->sessions.count > HOME_SHOWN)
		sayf(p, tr("and %zu older ones: samenspel list"), p->sessions.count - HOME_SHOWN);
	say_gap(p);
	say(p, tr("Type a number. :? shows all commands."));
	say_enter(p, p->sessions.count ? tr("open the session at number 2") : tr("new session"));
}

void session_open(struct plain *p, struct id id)
{
	if (!did(p, workbook_enter(p->w, id, &p->error)))
		return;
	p->checking_in = workbook_session(p->w)->people.count == 0;
	p->again = true;
}

static size_t programmes_say(struct plain *p)
{
	size_t count = workbook_programmes(p->w);
	for (size_t i = 0; i < count; i++) {
		const struct programme *programme = workbook_programme(p->w, i);
		struct str first = STR_EMPTY, line = STR_EMPTY;
		int minutes = programme_minutes(programme);
		str_addf(&first, "%zu  ", i + 1);
		str_addf(&line, tr_n("%s (%d minute). %s", "%s (%d minutes). %s", minutes), programme->title, minutes, programme->intro);
		say_indented(p, first.data, line.data);
		str_release(&first);
		str_release(&line);
	}
	return count;
}

/* Which programme; false on Enter and at the end of the input. */
static bool programme_ask(struct plain *p, int *number)
{
	bool chosen = false, back = false;
	say(p, tr("Which programme?"));
	int count = (int)programmes_say(p);
	while (!chosen && !back) {
		char *line = line_ask(p, tr("Type its number. Enter = back"));
		chosen = line && line_number(line, 1, count, number, NULL);
		back = !line || !*line;
		if (!chosen && !back)
			sayf(p, tr("Type a number from 1 to %d."), count);
		free(line);
	}
	return chosen;
}

/* One choice: the programme. Title and date are filled in and can be changed later. */
static void session_new(struct plain *p)
{
	int number;
	struct id id;
	if (programme_ask(p, &number) && did(p, workbook_new(p->w, workbook_programme(p->w, (size_t)number - 1)->id, NULL, NULL, &id, &p->error)))
		session_open(p, id);
}

static void home_line(struct plain *p, const char *line)
{
	int number = p->sessions.count ? 2 : 1;
	if (*line && !line_number(line, 1, (int)home_shown(p) + 1, &number, NULL))
		sayf(p, tr("Type a number from 1 to %d."), (int)home_shown(p) + 1);
	else if (number == 1)
		session_new(p);
	else
		session_open(p, p->sessions.items[number - 2].id);
}

static bool home_back(struct plain *p)
{
	say(p, tr("This is the beginning. :q ends the program."));
	return true;
}

const struct screen screen_home = {.show = home_show, .prompt = home_prompt, .line = home_line, .back = home_back};

/* Typing the title is the one way: a digit is pressed too easily. */
void command_erase(struct plain *p, const char *rest)
{
	int number;
	if (!line_number(rest, 2, (int)home_shown(p) + 1, &number, NULL)) {
		say(p, tr("Type :erase and the number of the session."));
		return;
	}
	const struct session_row *row = &p->sessions.items[number - 2];
	sayf(p, tr("This erases “%s” for good. Summaries and copies that were shared already cannot be called back."), row->title);
	char *line = line_ask(p, tr("Type the title to erase it. Enter = keep it"));
	if (line && text_compare(line, row->title) == 0) {
		if (did(p, workbook_erase(p->w, row->id, &p->error)))
			say(p, tr("Erased."));
	} else {
		say(p, tr("Nothing was erased."));
	}
	free(line);
	p->again = true;
}

void command_language(struct plain *p, const char *rest)
{
	did(p, workbook_speak(p->w, rest, &p->error));
	p->again = true;
}

void command_home(struct plain *p, const char *rest)
{
	(void)rest;
	p->checking_in = false;
	did(p, workbook_leave(p->w, &p->error));
}

void command_quit(struct plain *p, const char *rest)
{
	(void)rest;
	if (workbook_session(p->w) && !did(p, workbook_leave(p->w, &p->error)))
		return;
	say(p, tr("Everything is kept. The next time you go on where you were."));
	p->over = true;
}
