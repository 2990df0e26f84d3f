/* SPDX-License-Identifier: EUPL-1.2 */
/* print.c - printing: three questions, then the file stands in the documents folder. */
#include "own.h"

#include <stdlib.h>

#include "workbook/attend.h"
#include "workbook/paths.h"
#include "workbook/print.h"
#include "workbook/summary.h"

enum { CHOICE_ALL = 1, CHOICE_SEATS, CHOICE_PARTS };

static void row_say(struct plain *p, int number, const char *text)
{
	struct str first = STR_EMPTY;
	str_addf(&first, "%d  ", number);
	say_indented(p, first.data, text);
	str_release(&first);
}

/* Returns the last number. */
static int rows_say(struct plain *p, const struct session *session)
{
	int number = CHOICE_SEATS;
	say(p, tr("What do you want on paper?"));
	row_say(p, CHOICE_ALL, tr("everything: script, seat cards, exercises"));
	row_say(p, CHOICE_SEATS, tr("seat cards"));
	for (size_t i = 0; i < session->part_count; i++)
		if (print_has(&session->parts[i]))
			row_say(p, ++number, session->parts[i].title);
	return number;
}

static int part_chosen(const struct session *session, int choice)
{
	int number = CHOICE_SEATS;
	for (size_t i = 0; i < session->part_count; i++)
		if (print_has(&session->parts[i]) && ++number == choice)
			return (int)i;
	return -1;
}

static void save(struct plain *p, int choice, const struct print_wish *wish)
{
	enum print_what what = choice == CHOICE_ALL ? PRINT_ALL : choice == CHOICE_SEATS ? PRINT_SEATS : PRINT_PART;
	struct str html = STR_EMPTY;
	char *title = NULL;
	if (did(p, print_session(p->w, what, part_chosen(workbook_session(p->w), choice), wish, &title, &html, &p->error))) {
		char *path = path_document_new(title, ".html");
		if (did(p, summary_save(path, &html, &p->error)))
			sayf(p, tr("Saved: %s. Open it and print it from there."), path);
		free(path);
	}
	free(title);
	str_release(&html);
}

/* Enter takes what is proposed, or ends the printing where nothing is; so does what is no such number, with a sentence. */
static bool ask_number(struct plain *p, int proposed, int max, int *number)
{
	char *line = line_read(p);
	*number = proposed;
	bool well = line && (!*line ? proposed > 0 : line_number(line, 1, max, number, NULL));
	if (line && *line && !well)
		sayf(p, tr("Choose a number from %d to %d."), 1, max);
	free(line);
	return well;
}

void command_print(struct plain *p, const char *rest)
{
	(void)rest;
	int people = print_people(workbook_session(p->w)), last = rows_say(p, workbook_session(p->w)), choice;
	struct print_wish wish = {0};
	bool well = ask_number(p, 0, last, &choice);
	if (well) {
		sayf(p, tr("For how many people? Enter = %d"), people);
		well = ask_number(p, people, SEATS_MAX, &wish.people);
	}
	if (well)
		wish.large = line_yes(p, tr("In large letters (18 points)?"));
	if (well && !p->over && workbook_session(p->w))
		save(p, choice, &wish);
	else
		say(p, tr("Not printed."));
}
