/* SPDX-License-Identifier: EUPL-1.2 */
/* merge.c - a stick for a table, and the tables that come back. */
#include "own.h"

#include <stdlib.h>

#include "workbook/merge.h"
#include "workbook/replica.h"

/* Which table; false when none is chosen. The part that the session stands in is marked. */
static bool table_ask(struct plain *p, const struct table_rows *rows, size_t *chosen)
{
	int number = 1;
	say(p, tr("For which table or exercise?"));
	for (size_t i = 0; i < rows->count; i++) {
		struct str first = STR_EMPTY, label = STR_EMPTY;
		str_addf(&first, "%zu  ", i + 1);
		str_addf(&label, "%s%s%s%s", rows->items[i].label, rows->items[i].here ? " (" : "", rows->items[i].here ? tr("now") : "",
			rows->items[i].here ? ")" : "");
		say_indented(p, first.data, label.data);
		str_release(&label);
		str_release(&first);
	}
	char *line = line_ask(p, tr("Type its number. Enter = back"));
	bool well = line && line_number(line, 1, (int)rows->count, &number, NULL);
	free(line);
	*chosen = (size_t)number - 1;
	return well;
}

bool stick_for_table(struct plain *p)
{
	struct table_rows rows = {0};
	struct sticks sticks = {0};
	struct shared shared = {0};
	size_t table, stick;
	bool made = did(p, replica_tables(p->w, &rows, &p->error)) && table_ask(p, &rows, &table) &&
		did(p, share_sticks(SHARE_TABLE, &sticks, &p->error)) && stick_ask(p, &sticks, &stick) &&
		did(p, replica_on_stick(p->w, rows.items[table].activity, &sticks.items[stick], &shared, &p->error));
	if (made)
		say(p, shared.said);
	shared_release(&shared);
	sticks_release(&sticks);
	table_rows_release(&rows);
	return made;
}

/* --- what comes back --- */

static void found_say(struct plain *p, const struct merge_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct merge_found *found = &list->items[i];
		struct str says = STR_EMPTY;
		if (found->trouble)
			str_add(&says, found->trouble);
		else
			merge_says(&found->brings, &says);
		sayf(p, "%s", found->label);
		say_indented(p, "   ", says.data);
		str_release(&says);
	}
}

static void words_say(struct plain *p, const char *first, const char *words)
{
	if (words)
		say_indented(p, first, words);
}

static void disagreements_say(struct plain *p)
{
	struct disagreements list = {0};
	if (!did(p, merge_disagreements(p->w, &list, &p->error)))
		return;
	if (list.count > 0)
		say(p, tr("What two files do not agree on:"));
	for (size_t i = 0; i < list.count; i++) {
		struct str here = STR_EMPTY, other = STR_EMPTY;
		say_indented(p, "-  ", list.items[i].sentence);
		str_addf(&here, "   %s ", tr("here:"));
		str_addf(&other, "   %s ", tr("in the other file:"));
		words_say(p, here.data, list.items[i].here);
		words_say(p, other.data, list.items[i].other);
		str_release(&here);
		str_release(&other);
	}
	disagreements_release(&list);
}

static bool take(struct plain *p, const struct merge_list *list)
{
	struct merged merged = {0};
	struct str says = STR_EMPTY;
	bool took = did(p, merge_take(p->w, list, &merged, &p->error));
	if (took) {
		merge_says(&merged, &says);
		say(p, says.data);
		p->again = true;
	}
	str_release(&says);
	return took;
}

bool tables_fetch(struct plain *p)
{
	struct merge_list list = {0};
	bool found = did(p, merge_find(p->w, &list, &p->error)), took = false;
	if (found) {
		found_say(p, &list);
		say(p, tr("Taking in twice does no harm. It clears nothing, and :u does not take it back."));
		took = line_yes(p, tr("Take this in?")) && take(p, &list);
	}
	disagreements_say(p);
	merge_list_release(&list);
	return took;
}

/* --- on the laptop of the table --- */

static bool file_ask(struct plain *p, const struct merge_list *list, size_t *chosen)
{
	int number = 1;
	char *line = NULL;
	for (size_t i = 0; list->count > 1 && i < list->count; i++)
		sayf(p, "%zu  %s", i + 1, list->items[i].label);
	if (list->count > 1)
		line = line_ask(p, tr("Type its number. Enter = back"));
	bool well = list->count == 1 || (line && line_number(line, 1, (int)list->count, &number, NULL));
	free(line);
	*chosen = (size_t)number - 1;
	return well;
}

void command_stick(struct plain *p, const char *rest)
{
	struct merge_list list = {0};
	struct id session;
	size_t chosen;
	(void)rest;
	if (did(p, merge_find_tables(p->w, &list, &p->error)) && file_ask(p, &list, &chosen) &&
		did(p, merge_work_in(p->w, &list.items[chosen], &session, &p->error)))
		session_open(p, session);
	merge_list_release(&list);
}
