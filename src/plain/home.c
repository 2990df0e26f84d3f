/* SPDX-License-Identifier: EUPL-1.2 */
/* home.c - outside a session: the list, a new one, erasing one. */
#include "own.h"

#include <stdlib.h>

#include "base/text.h"

enum { HOME_SHOWN = 20, ROW_NEW = 1, ROW_PRACTISE, ROW_SELF, ROW_ABOUT, ROW_FIRST };      /* from ROW_FIRST on the sessions */

static size_t home_shown(const struct plain *p)
{
	return p->sessions.count < HOME_SHOWN ? p->sessions.count : HOME_SHOWN;
}

void session_say(struct plain *p, size_t number, const struct session_row *row)
{
	struct str line = STR_EMPTY, first = STR_EMPTY;
	str_addf(&first, "%zu  ", number);
	str_addf(&line, "%s, ", row->title);
	lang_add_date(&line, row->held_on);
	if (!row->self)
		str_addf(&line, tr_n(", %d person", ", %d people", row->people), row->people);
	if (row->ended)
		str_addf(&line, " (%s)", tr("ended"));
	if (row->self && workbook_kept_too_long(row)) {
		struct str until = STR_EMPTY;
		lang_add_date(&until, row->keep_until);
		str_add(&line, " (");
		str_addf(&line, tr("until %s"), until.data);
		str_add(&line, ")");
		str_release(&until);
	}
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
	kept_say(p);
	faults_say(p);
}

/* Where everybody sees the terminal the titles wait until they are asked for. */
static void sessions_say(struct plain *p)
{
	struct str row = STR_EMPTY;
	if (p->sessions.count && private_now(p)) {
		str_addf(&row, tr("Earlier sessions (%zu)"), p->sessions.count);
		sayf(p, "%d  %s", ROW_FIRST, row.data);
		str_release(&row);
		return;
	}
	for (size_t i = 0; i < home_shown(p); i++)
		session_say(p, i + ROW_FIRST, &p->sessions.items[i]);
	if (p->sessions.count > HOME_SHOWN)
		sayf(p, tr("and %zu older ones: samenspel list"), p->sessions.count - HOME_SHOWN);
}

static void home_prompt(struct plain *p)
{
	say_indented(p, "1  ", tr("New session"));
	say_indented(p, "2  ", tr("Practise first, with 12 made-up people (is not kept)"));
	say_indented(p, "3  ", tr("For yourself"));
	say_indented(p, "4  ", tr("What can I do here?"));
	sessions_say(p);
	say_gap(p);
	say(p, tr("Type a number. :? shows all commands."));
	if (!(p->sessions.count && private_now(p)))
		say_enter(p, p->sessions.count ? tr("open the session at number 5") : tr("new session"));
}

void session_open(struct plain *p, struct id id)
{
	if (!did(p, workbook_enter(p->w, id, &p->error)))
		return;
	p->arranging = false;
	p->checking_in = workbook_session(p->w)->people.count == 0;
	p->again = true;
	if (self_now(p))
		did(p, run_alone(p->w, &p->error));
	else
		seen_ask(p);
}

void programme_row_say(struct plain *p, int number, const struct programme *programme)
{
	struct str first = STR_EMPTY, line = STR_EMPTY;
	int minutes = programme_minutes(programme);
	str_addf(&first, "%d  ", number);
	str_addf(&line, tr_n("%s (%d minute). %s", "%s (%d minutes). %s", minutes), programme->title, minutes, programme->intro);
	say_indented(p, first.data, line.data);
	str_release(&first);
	str_release(&line);
}

static int programmes_say(struct plain *p)
{
	int count = 0;
	for (const struct programme *programme; (programme = workbook_programme_for(p->w, false, (size_t)count)); count++)
		programme_row_say(p, count + 1, programme);
	return count;
}

const struct programme *programme_ask(struct plain *p)
{
	bool chosen = false, back = false;
	int number = 0;
	say(p, tr("Which programme?"));
	int count = programmes_say(p);
	while (!chosen && !back) {
		char *line = line_ask(p, tr("Type its number. Enter = back"));
		chosen = line && line_number(line, 1, count, &number, NULL);
		back = !line || !*line;
		if (!chosen && !back)
			sayf(p, tr("Type a number from 1 to %d."), count);
		free(line);
	}
	return chosen ? workbook_programme_for(p->w, false, (size_t)number - 1) : NULL;
}

/* One choice: the programme. Title and date are filled in and can be changed later. */
static void session_new(struct plain *p)
{
	const struct programme *programme = programme_ask(p);
	struct id id;
	if (programme && did(p, workbook_new(p->w, programme->id, NULL, NULL, &id, &p->error)))
		session_open(p, id);
}

static void about_say(struct plain *p)
{
	say_head(p, tr("What can I do here?"));
	say(p, tr("With Samenspel you lead a group of 3 to 60 people through exercises about working together, as professionals and volunteers."));
	say(p, tr("Begin with a new session: choose a programme. Then let everybody say their role; each gets a number."));
	say(p, tr("Every answer is kept at once, in a file on this computer and nowhere else. You can stop at any moment and go on later."));
	say_gap(p);
	command_help(p, "");
	say_gap(p);
}

static void session_at(struct plain *p, int number)
{
	if (!private_now(p))
		session_open(p, p->sessions.items[number - ROW_FIRST].id);
	else if (private_opens(p))
		p->seen_by_all = false;
}

static void home_line(struct plain *p, const char *line)
{
	int number = p->sessions.count ? ROW_FIRST : ROW_NEW, last = ROW_ABOUT + (int)home_shown(p);
	if (*line && !line_number(line, ROW_NEW, last, &number, NULL))
		sayf(p, tr("Type a number from 1 to %d."), last);
	else if (number == ROW_NEW)
		session_new(p);
	else if (number == ROW_PRACTISE)
		practise_start(p);
	else if (number == ROW_SELF)
		self_ask(p);
	else if (number == ROW_ABOUT)
		about_say(p);
	else
		session_at(p, number);
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
	if (private_now(p) || !line_number(rest, ROW_FIRST, ROW_ABOUT + (int)home_shown(p), &number, NULL)) {
		say(p, tr("Type :erase and the number of the session."));
		return;
	}
	session_erase_ask(p, &p->sessions.items[number - ROW_FIRST]);
	p->again = true;
}

void session_erase_ask(struct plain *p, const struct session_row *row)
{
	sayf(p, tr("This erases “%s” for good. Summaries and copies that were shared already cannot be called back."), row->title);
	char *line = line_ask(p, tr("Type the title to erase it. Enter = keep it"));
	if (line && text_compare(line, row->title) == 0) {
		if (did(p, workbook_erase(p->w, row->id, &p->error)))
			say(p, tr("Erased."));
	} else {
		say(p, tr("Nothing was erased."));
	}
	free(line);
}

void command_again(struct plain *p, const char *rest)
{
	int number;
	struct id id;
	if (private_now(p) || !line_number(rest, ROW_FIRST, ROW_ABOUT + (int)home_shown(p), &number, NULL))
		say(p, tr("Type :again and the number of the session."));
	else if (did(p, workbook_again(p->w, p->sessions.items[number - ROW_FIRST].id, &id, &p->error)))
		session_open(p, id);
}

void command_language(struct plain *p, const char *rest)
{
	did(p, workbook_speak(p->w, rest, &p->error));
	p->again = true;
}

void command_home(struct plain *p, const char *rest)
{
	(void)rest;
	p->checking_in = p->arranging = false;
	if (p->kept)
		practise_leave(p);
	else
		did(p, workbook_leave(p->w, &p->error));
}

void command_quit(struct plain *p, const char *rest)
{
	(void)rest;
	if (p->kept) {
		practise_leave(p);
		return;
	}
	if (workbook_session(p->w) && !did(p, workbook_leave(p->w, &p->error)))
		return;
	say(p, tr("Everything is kept. The next time you go on where you were."));
	p->over = true;
}
