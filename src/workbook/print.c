/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/print.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "domain/tables.h"
#include "report/print_html.h"
#include "workbook/attend.h"
#include "workbook/handout.h"
#include "workbook/layout.h"

int print_people(const struct session *session)
{
	size_t count = session->people.count;
	return count > 0 ? session->people.items[count - 1].seat : PRINT_PEOPLE;
}

bool print_has(const struct part *part)
{
	return part->activity_count > 0;
}

/* Of somebody who is checked in where they sit; of a card for somebody who is still to come where its number belongs. */
static int table_on_card(const struct part *part, int round, int seat, const struct participant *one)
{
	const struct activity *table = one ? part_table_of(part, one->id) : NULL;
	return table ? (int)(table - part->activities) : table_of_seat(seat, round, (int)part->activity_count);
}

/* Without a session nobody knows yet which tables there will be: they are written on by hand. */
static void print_tables(const struct session *session, int seat, const struct participant *one, struct print_sheet *card)
{
	int round = 0;
	for (size_t i = 0; i < session->part_count; i++) {
		const struct part *part = &session->parts[i];
		if (!part_has_tables(part))
			continue;
		if (!part_left_out(part))
			print_add_itemf(card, PRINT_TEXT, NULL, tr("%s: table %d"), part->title, table_on_card(part, round, seat, one) + 1);
		round++;
	}
	if (session->part_count > 0)
		return;
	print_add_item(card, PRINT_BLANK, NULL, tr("Table in round 1:"));
	print_add_item(card, PRINT_BLANK, NULL, tr("Table in round 2:"));
}

static void print_seat(const struct session *session, int seat, struct print_section *section)
{
	const struct participant *one = people_seat(&session->people, seat);
	struct print_sheet *card = print_add_sheet(section);
	struct print_item *number = print_add_itemf(card, PRINT_LARGE, NULL, "%d", seat);
	if (one && one->role != ROLE_UNKNOWN)
		number->below = mem_copy(role_label(one->role));
	print_tables(session, seat, one, card);
	print_add_item(card, PRINT_TEXT, NULL, tr("Keep this number. You need it if you want something taken away later."));
}

static void print_seats(const struct session *session, int count, struct print *print)
{
	struct print_section *section = print_add_section(print, PRINT_CARDS, tr("Seat cards"));
	for (int seat = 1; seat <= count; seat++)
		print_seat(session, seat, section);
}

/* The cards and what to read of a table lie there already in the next round. */
static bool lies_there(const struct session *session, const struct part *part, const struct activity *activity)
{
	for (const struct part *before = session->parts; part_has_tables(part) && before < part; before++)
		for (size_t i = 0; part_has_tables(before) && i < before->activity_count; i++)
			if (strcmp(before->activities[i].copy->id, activity->copy->id) == 0)
				return true;
	return false;
}

/* Of several tables each has a page for who leads it, and sheets for who sits there. all: the parts before are printed with it. */
static void print_part(struct workbook *w, const struct session *session, const struct part *part, bool all, int people, struct print *print)
{
	int tables = (int)part->activity_count;
	for (size_t i = 0; i < part->activity_count; i++) {
		struct handout handout = {0};
		handout_read(w, &part->activities[i], &handout);
		if (part_has_tables(part))
			host_print(w, session, &part->activities[i], print);
		if (all && lies_there(session, part, &part->activities[i]))
			handout_print_answers(&handout, (people + tables - 1) / tables, print);
		else
			handout_print(&handout, (people + tables - 1) / tables, print);
		handout_release(&handout);
	}
}

static void compose(struct workbook *w, const struct session *session, enum print_what what, int part, int people, struct print *print)
{
	switch (what) {
	case PRINT_ALL:
		script_print(w, session, print);
		print_seats(session, people > 0 ? people : print_people(session), print);
		for (size_t i = 0; i < session->part_count; i++)
			if (!part_left_out(&session->parts[i]))
				print_part(w, session, &session->parts[i], true, people, print);
		break;
	case PRINT_SEATS:
		print_seats(session, people > 0 ? people : print_people(session), print);
		break;
	case PRINT_PART:
		print_part(w, session, &session->parts[part], false, people, print);
		break;
	}
}

static void write_out(struct workbook *w, const struct session *session, enum print_what what, int part, const struct print_wish *wish, const char *title,
	struct str *html)
{
	struct print print = {.title = mem_copy(title), .lang = mem_copy(lang_code()), .large = wish->large};
	compose(w, session, what, part, wish->people, &print);
	print_html(&print, html);
	print_release(&print);
}

static bool people_fit(const struct print_wish *wish, struct error *error)
{
	return (wish->people >= 0 && wish->people <= SEATS_MAX) || error_say(error, tr("Print for 1 to %d people."), SEATS_MAX);
}

/* --- from the content --- */

static void print_exercise(const struct content *content, const struct exercise *exercise, const struct print_wish *wish, struct str *html)
{
	struct session session = {0};
	layout_exercise(content, exercise, NULL, &session);
	write_out(NULL, &session, PRINT_PART, 0, wish, exercise_text(exercise, "exercise", "title"), html);
	session_release(&session);
}

static bool print_programme(const struct content *content, const struct programme *programme, const struct print_wish *wish, struct str *html,
	struct error *error)
{
	struct session session = {.title = mem_copy(programme->title), .purpose = mem_copy(programme->intro)};
	bool ok = layout_programme(content, programme, &session, error);
	if (ok)
		write_out(NULL, &session, PRINT_ALL, 0, wish, programme->title, html);
	session_release(&session);
	return ok;
}

bool print_content(const char *id, const struct print_wish *wish, struct str *html, struct error *error)
{
	struct content content = {0};
	bool ok = true;
	if (!people_fit(wish, error))
		return false;
	if (strcmp(id, "seats") == 0) {
		write_out(NULL, &(struct session){0}, PRINT_SEATS, 0, wish, tr("Seat cards"), html);
		return true;
	}
	state_load_content(&content);
	const struct exercise *exercise = content_exercise(&content, id);
	const struct programme *programme = content_programme(&content, id);
	if (exercise)
		print_exercise(&content, exercise, wish, html);
	else if (programme)
		ok = print_programme(&content, programme, wish, html, error);
	else
		ok = error_say(error, tr("There is no exercise or programme “%s”: `samenspel content list` shows which there are."), id);
	content_release(&content);
	return ok;
}

/* --- of a session --- */

static void name_it(const struct session *session, enum print_what what, int part, bool large, struct str *title)
{
	str_addf(title, tr("Print %s %s"), session->held_on, session->title);
	if (what == PRINT_SEATS)
		str_addf(title, ", %s", tr("seat cards"));
	else if (what == PRINT_PART)
		str_addf(title, ", %s", session->parts[part].title);
	if (large)
		str_addf(title, ", %s", tr("large letters"));
}

bool print_session(struct workbook *w, enum print_what what, int part, const struct print_wish *wish, char **title, struct str *html, struct error *error)
{
	struct str name = STR_EMPTY;
	const struct session *session = &w->session;
	if (!state_entered(w, error) || !people_fit(wish, error))
		return false;
	if (what == PRINT_PART && (part < 0 || (size_t)part >= session->part_count || !print_has(&session->parts[part])))
		return error_say(error, tr("There is no exercise in this part."));
	name_it(session, what, part, wish->large, &name);
	write_out(w, session, what, part, wish, name.data, html);
	*title = str_take(&name);
	return true;
}
