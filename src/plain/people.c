/* SPDX-License-Identifier: EUPL-1.2 */
/* people.c - who is in the room: checking in, coming late, leaving, names. */
#include "own.h"

#include <stdlib.h>
#include <string.h>

#include "workbook/attend.h"
#include "workbook/tables.h"

static const struct people *people_now(const struct plain *p)
{
	return &workbook_session(p->w)->people;
}

/* "12 people: 7 volunteers, 5 professionals" */
void people_say(struct plain *p)
{
	int present[ROLE_COUNT] = {0};
	const struct people *people = people_now(p);
	long count = (long)people_present(people);
	struct str line = STR_EMPTY;
	people_count_own_roles(people, present);
	str_addf(&line, tr_n("%ld person is here", "%ld people are here", count), count);
	str_add(&line, count > 0 ? ": " : "");
	people_add_mix(&line, present);
	str_add(&line, ".");
	say(p, line.data);
	str_release(&line);
}

static const char *role_of(const struct participant *participant)
{
	return participant->role == ROLE_UNKNOWN ? tr("no role") : role_label(participant->role);
}

/* "Number 7: volunteer; table 2, then table 4" */
static void seat_say(struct plain *p, const struct participant *one)
{
	struct str tables = STR_EMPTY;
	tables_of(workbook_session(p->w), one->id, &tables);
	if (tables.len > 0)
		sayf(p, tr("Number %d: %s; %s"), one->seat, role_of(one), tables.data);
	else
		sayf(p, tr("Number %d: %s"), one->seat, role_of(one));
	str_release(&tables);
}

/* Neighbours with one role on one line: "1 to 9: volunteer"; where there are tables everybody has their own. */
static void seats_say(struct plain *p, int first)
{
	const struct people *people = people_now(p);
	bool apart = tables_rounds(workbook_session(p->w)) > 0;
	for (size_t i = 0, last; i < people->count; i = last + 1) {
		const struct participant *from = &people->items[i];
		for (last = i; !apart && last + 1 < people->count && people->items[last + 1].role == from->role; last++)
			;
		if (from->seat < first)
			last = i;
		else if (last == i)
			seat_say(p, from);
		else
			sayf(p, tr("Numbers %d to %d: %s"), from->seat, people->items[last].seat, role_of(from));
	}
}

void check_in(struct plain *p, const char *line)
{
	int first, added;
	struct str typed = STR_EMPTY;
	str_add(&typed, line);
	if (p->spaced)
		str_add_char(&typed, ' ');
	if (did(p, attend_check_in(p->w, typed.data, &first, &added, &p->error))) {
		seats_say(p, first);
		people_say(p);
		say(p, tr("Say the numbers aloud; everybody remembers their own."));
	}
	str_release(&typed);
}

void roles_say(struct plain *p)
{
	sayf(p, tr("Roles: 1 %s, 2 %s, 3 %s, 4 %s, 5 %s, 6 %s. The person chooses the role."), role_label(ROLE_VOLUNTEER), role_label(ROLE_PROFESSIONAL),
		role_label(ROLE_BOTH), role_label(ROLE_CITIZEN), role_label(ROLE_MANAGER), role_label(ROLE_OTHER));
	for (int role = 1; role < ROLE_COUNT; role++)
		if (role_help((enum role)role))
			sayf(p, "%d %s: %s.", role, role_label((enum role)role), role_help((enum role)role));
}

static void check_in_show(struct plain *p)
{
	say_head(p, tr("Who is here?"));
	roles_say(p);
	say(p, tr("Type a digit per person, for example 1121; or how many there are of each role with spaces between, for example 9 13 2."));
	say(p, tr("Everybody gets a number. Names are not needed."));
}

static void check_in_prompt(struct plain *p)
{
	say_gap(p);
	say_enter(p, tr("go to the programme"));
}

/* Small roles are settled when the check-in is left. */
static bool check_in_back(struct plain *p)
{
	settle_ask(p);
	p->checking_in = false;
	p->again = true;
	return true;
}

static void check_in_line(struct plain *p, const char *line)
{
	if (*line)
		check_in(p, line);
	else
		check_in_back(p);
}

const struct screen screen_check_in = {.show = check_in_show, .prompt = check_in_prompt, .line = check_in_line, .back = check_in_back};

void command_check_in(struct plain *p, const char *rest)
{
	if (!*rest)
		p->checking_in = true;
	else {
		check_in(p, rest);
		if (!p->checking_in)
			settle_ask(p);
	}
}

static void person_say(struct plain *p, const struct participant *one)
{
	struct str line = STR_EMPTY;
	str_addf(&line, "%d  %s", one->seat, role_of(one));
	if (one->counts_with != ROLE_UNKNOWN)
		str_addf(&line, tr(", with %s"), role_label_many(one->counts_with));
	if (one->again)
		str_addf(&line, ", %s", tr("new number"));
	if (one->name)
		str_addf(&line, ", %s", one->name);
	if (!one->present)
		str_addf(&line, " (%s)", tr("gone"));
	else if (attend_sits_out(p->w, one->id))
		str_addf(&line, " (%s)", tr("sits out"));
	say(p, line.data);
	str_release(&line);
}

void command_who(struct plain *p, const char *rest)
{
	(void)rest;
	const struct people *people = people_now(p);
	people_say(p);
	for (size_t i = 0; i < people->count; i++)
		person_say(p, &people->items[i]);
	if (workbook_threshold(p->w) != THRESHOLD_USUAL)
		say(p, workbook_threshold_says(workbook_threshold(p->w)));
}

/* The person whose seat begins the text; NULL after a sentence. rest: what follows. */
static const struct participant *person_read(struct plain *p, const char *text, const char **rest)
{
	int seat;
	if (!line_number(text, 1, 9999, &seat, rest)) {
		say(p, tr("Type the number of the person after the command, for example :gone 7"));
		return NULL;
	}
	const struct participant *person = people_seat(people_now(p), seat);
	if (!person)
		sayf(p, tr("Nobody here has number %d."), seat);
	return person;
}

static void presence_set(struct plain *p, const char *rest, bool present)
{
	const char *after;
	const struct participant *person = person_read(p, rest, &after);
	if (!person)
		return;
	int seat = person->seat;
	if (did(p, attend_set_present(p->w, person->id, present, &p->error)))
		sayf(p, present ? tr("Number %d is here again.") : tr("Number %d is gone from here on. Answers given before stay."), seat);
	if (!p->checking_in)
		settle_ask(p);
}

void command_gone(struct plain *p, const char *rest)
{
	presence_set(p, rest, false);
}

void command_here(struct plain *p, const char *rest)
{
	presence_set(p, rest, true);
}

void command_sit_out(struct plain *p, const char *rest)
{
	const char *after;
	const struct participant *person = person_read(p, rest, &after);
	int seat = person ? person->seat : 0;
	bool out = person && !attend_sits_out(p->w, person->id);
	if (person && did(p, attend_sit_out(p->w, person->id, out, &p->error)))
		sayf(p, out ? tr("Number %d sits this one out and is not waited for.") : tr("Number %d takes part again."), seat);
}

void command_role(struct plain *p, const char *rest)
{
	const char *after;
	int role, seat;
	const struct participant *person = person_read(p, rest, &after);
	if (!person)
		return;
	seat = person->seat;
	if (!line_number(after, ROLE_VOLUNTEER, ROLE_OTHER, &role, NULL))
		say(p, tr("Type the number of the person and the digit of the role, for example :role 7 2"));
	else if (did(p, attend_set_role(p->w, person->id, (enum role)role, &p->error)))
		sayf(p, tr("Number %d: %s"), seat, role_label((enum role)role));
	if (!p->checking_in)
		settle_ask(p);
}

/* Who has no role yet gets it; with a number, so many new people come in. */
void command_volunteers(struct plain *p, const char *rest)
{
	int count, changed = 0;
	if (!*rest && did(p, attend_fill_role(p->w, ROLE_VOLUNTEER, &changed, &p->error)) && changed > 0)
		people_say(p);
	else if (!*rest)
		say(p, tr("Everybody has a role. How many come in? For example :volunteers 12"));
	else if (!line_number(rest, 1, SEATS_MAX, &count, NULL))
		sayf(p, tr("Type a number from 1 to %d."), SEATS_MAX);
	else {
		p->spaced = true;
		check_in(p, rest);
	}
}

void command_names(struct plain *p, const char *rest)
{
	(void)rest;
	bool named = !workbook_session(p->w)->named;
	if (named && !line_yes(p, tr("With names, the summary may say who said what. Does everybody agree?")))
		return;
	if (did(p, workbook_set_names(p->w, named, &p->error)))
		say(p, named ? tr("This session has names now. A name: :name 7 Anna") : tr("This session has no names now."));
}

void command_name(struct plain *p, const char *rest)
{
	const char *after;
	const struct participant *person = person_read(p, rest, &after);
	int seat = person ? person->seat : 0;
	if (person && did(p, attend_set_name(p->w, person->id, after, &p->error)))
		sayf(p, *after ? tr("Number %d: %s") : tr("Number %d has no name now."), seat, after);
}
