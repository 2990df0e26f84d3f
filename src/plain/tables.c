/* SPDX-License-Identifier: EUPL-1.2 */
/* tables.c - a round of tables: the list of them, from one to another, and what each brings back. */
#include "own.h"

#include <stdlib.h>

#include "workbook/tables.h"

/* "1  Own example: 3 7 11 14 (2 volunteers, 2 professionals), ready" */
static void table_say(struct plain *p, const struct table_line *table, size_t number)
{
	struct str line = STR_EMPTY, mark = STR_EMPTY;
	str_addf(&mark, "%zu  ", number);
	str_addf(&line, "%s:", table->title);
	team_seats_say(&table->seats, &line);
	if (table->seats.count > 0) {
		str_add(&line, " (");
		people_add_mix(&line, table->seats.roles);
		str_add(&line, ")");
	}
	if (table->complete || table->begun)
		str_addf(&line, ", %s", table->complete ? tr("ready") : tr("busy"));
	say_indented(p, mark.data, line.data);
	str_release(&mark);
	str_release(&line);
}

static void tables_say(struct plain *p)
{
	struct table_lines lines;
	struct str loose = STR_EMPTY;
	if (did(p, tables_look(p->w, &lines, &p->error))) {
		for (size_t i = 0; i < lines.count; i++)
			table_say(p, &lines.items[i], i + 1);
		team_seats_say(&lines.loose, &loose);
		if (lines.loose.count > 0)
			sayf(p, tr("At no table yet:%s."), loose.data);
	}
	str_release(&loose);
	table_lines_release(&lines);
}

static void tables_show(struct plain *p)
{
	const struct part *part = run_here(p->w)->part;
	say_head(p, part->title);
	say(p, part->say);
	tables_say(p);
	say(p, tr("The number of a table goes there. Number 7 to table 2: :seat 7 2"));
}

static void tables_prompt(struct plain *p)
{
	say_gap(p);
	say_enter(p, run_here(p->w)->enter);
}

static void tables_line(struct plain *p, const char *line)
{
	int tables = run_here(p->w)->tables, number;
	if (!*line)
		go_on(p);
	else if (line_number(line, 1, tables, &number, NULL))
		did(p, run_table(p->w, number - 1, &p->error));
	else
		sayf(p, tr("Type a number from 1 to %d."), tables);
}

const struct screen screen_tables = {.show = tables_show, .prompt = tables_prompt, .line = tables_line};

/* --- what a table brings back --- */

static void harvest_show(struct plain *p)
{
	const struct here *here = run_here(p->w);
	struct str head = STR_EMPTY;
	str_addf(&head, tr("Harvest of table %d: %s"), here->table + 1, exercise_text(here->exercise, "exercise", "title"));
	say_head(p, head.data);
	str_release(&head);
	say(p, tr("The host of this table tells the others in one minute:"));
	for (int i = 0; i < HARVEST_LINES; i++) {
		struct str mark = STR_EMPTY;
		str_addf(&mark, "%s: ", harvest_label(i));
		say_indented(p, mark.data, harvest_text(&here->activity->harvest, i));
		str_release(&mark);
	}
	say(p, tr("Type it as :harvest what we agreed on / where we differed / one thing to do. Without names: it comes on the screen and in the summary."));
}

static void harvest_line(struct plain *p, const char *line)
{
	if (*line)
		command_harvest(p, line);
	else
		go_on(p);
}

const struct screen screen_harvest = {.show = harvest_show, .prompt = tables_prompt, .line = harvest_line};

/* --- commands --- */

void command_tables(struct plain *p, const char *rest)
{
	(void)rest;
	if (did(p, run_tables(p->w, &p->error)))
		p->again = true;
}

void command_table(struct plain *p, const char *rest)
{
	int number;
	if (!line_number(rest, 1, 99, &number, NULL))
		say(p, tr("Type the number of a table, for example :table 2"));
	else if (did(p, run_table(p->w, number - 1, &p->error)))
		p->again = true;
}

void command_seat(struct plain *p, const char *rest)
{
	const char *after;
	int seat, table;
	if (!line_number(rest, 1, 9999, &seat, &after) || !line_number(after, 1, 99, &table, NULL))
		say(p, tr("Type the number of the person and the number of the table, for example :seat 7 2"));
	else if (did(p, tables_move(p->w, run_here(p->w)->part_number, seat, table - 1, &p->error)))
		tables_say(p);
}

/* At a table; goes to its harvest, and writes down what was typed behind it. */
void command_harvest(struct plain *p, const char *rest)
{
	char *texts[HARVEST_LINES];
	bool any = *rest != '\0';
	for (int i = 0; i < HARVEST_LINES; i++)
		texts[i] = piece_take(&rest);
	if (did(p, run_harvest(p->w, &p->error)) && (!any || did(p, tables_harvest(p->w, (const char *const *)texts, &p->error))))
		p->again = true;
	for (int i = 0; i < HARVEST_LINES; i++)
		free(texts[i]);
}
