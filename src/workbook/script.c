/* SPDX-License-Identifier: EUPL-1.2 */
/* The script of a session, for the facilitator: part by part when it begins, what to say and ask, what to lay ready. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "workbook/handout.h"
#include "workbook/tables.h"
#include "workbook/view.h"

enum { QUESTIONS_SAID = 3, AGREEMENTS = 3 };

static void add_paragraphs(const char *text, struct print_sheet *sheet)
{
	for (const char *at = text; at && *at;) {
		size_t len = strcspn(at, "\n");
		char *paragraph = mem_copy_len(at, len);
		print_add_item(sheet, PRINT_TEXT, NULL, paragraph);
		free(paragraph);
		at += len + (at[len] == '\n');
	}
}

static void add_list(const struct exercise *exercise, const char *list, const char *head, struct print_sheet *sheet)
{
	const struct exercise_line *line;
	int number = 0;
	for (size_t at = 0; (line = exercise_list(exercise, "exercise", list, &at));) {
		char mark[12];
		if (++number == 1)
			print_add_item(sheet, PRINT_SUBHEAD, NULL, head);
		snprintf(mark, sizeof mark, "%d", number);
		print_add_item(sheet, PRINT_POINT, mark, line->value);
	}
}

static const char *who_answers(enum answered_by by)
{
	switch (by) {
	case BY_EACH:
		return tr("everybody answers");
	case BY_TEAM:
		return tr("every team answers");
	case BY_GROUP:
		return tr("the whole group answers together");
	}
	return "";
}

/* A step with few questions is read aloud with them; many are on cards or sheets. */
static void add_step(const struct handout *handout, size_t i, struct print_sheet *sheet)
{
	const struct form *step = &handout->steps[i];
	struct str head = STR_EMPTY;
	size_t questions = form_questions(step);
	str_addf(&head, tr("Step %zu"), i + 1);
	if (step->title)
		str_addf(&head, ": %s", step->title);
	str_addf(&head, " (%s", who_answers(step->by));
	if (questions > 0)
		str_addf(&head, tr_n(", %zu question", ", %zu questions", (long)questions), questions);
	str_add(&head, ")");
	print_add_item(sheet, PRINT_SUBHEAD, NULL, head.data);
	str_release(&head);
	if (step->instruction)
		print_add_item(sheet, PRINT_TEXT, NULL, step->instruction);
	for (size_t f = 0; f < step->count; f++)
		if (step->fields[f].type == FIELD_NOTE || (step->fields[f].type != FIELD_TEXT && questions <= QUESTIONS_SAID))
			print_add_item(sheet, PRINT_TEXT, NULL, step->fields[f].label);
}

static void add_activity(struct workbook *w, const struct activity *activity, struct print_sheet *sheet)
{
	struct handout handout = {0};
	const struct exercise_line *line;
	handout_read(w, activity, &handout);
	for (size_t at = 0; (line = exercise_list(activity->copy, "exercise", "intro", &at));)
		print_add_item(sheet, PRINT_TEXT, NULL, line->value);
	for (size_t i = 0; i < handout.count; i++)
		add_step(&handout, i, sheet);
	add_list(activity->copy, "talk", tr("To talk about"), sheet);
	add_list(activity->copy, "facilitator", tr("Tips"), sheet);
	print_add_item(sheet, PRINT_SUBHEAD, NULL, tr("On paper, if you use it"));
	handout_list(&handout, sheet);
	handout_release(&handout);
}

/* --- for who leads one of several tables --- */

static void add_company(const struct activity *activity, const struct session *session, struct print_sheet *sheet)
{
	struct str seats = STR_EMPTY;
	for (size_t i = 0; i < activity->sitting_count; i++) {
		const struct participant *one = people_find(&session->people, activity->sitting[i]);
		if (one)
			str_addf(&seats, "%s%d", seats.len ? ", " : "", one->seat);
	}
	if (seats.len)
		print_add_itemf(sheet, PRINT_TEXT, NULL, tr("At this table: numbers %s."), seats.data);
	str_release(&seats);
}

static void add_harvest(struct print_sheet *sheet)
{
	print_add_item(sheet, PRINT_SUBHEAD, NULL, tr("The last minute: the harvest"));
	print_add_item(sheet, PRINT_TEXT, NULL, tr("Write it down together, without names. Afterwards you tell it to everybody in one minute."));
	for (int i = 0; i < HARVEST_LINES; i++) {
		struct str label = STR_EMPTY;
		str_addf(&label, "%s:", harvest_label(i));
		print_add_item(sheet, PRINT_BLANK, NULL, label.data);
		str_release(&label);
	}
}

void host_print(struct workbook *w, const struct session *session, const struct activity *activity, struct print *print)
{
	char *title = activity_title(session, activity);
	const struct part *part = activity_part(session, activity);
	struct print_sheet *sheet = print_add_sheet(print_add_section(print, PRINT_PAGES, title));
	struct str minutes = STR_EMPTY;
	str_addf(&minutes, tr_n("For who leads this table · %d minute", "For who leads this table · %d minutes", part->minutes), part->minutes);
	print_add_item(sheet, PRINT_HEAD, NULL, title)->below = str_take(&minutes);
	add_company(activity, session, sheet);
	print_add_item(sheet, PRINT_TEXT, NULL, tr("Everybody says their number. Then you begin. Let everybody speak once before somebody speaks twice."));
	add_activity(w, activity, sheet);
	add_harvest(sheet);
	free(title);
}

/* "0:25": hours and minutes after the beginning. */
static void add_part(struct workbook *w, const struct part *part, int begins, struct print_sheet *sheet)
{
	char mark[24];
	struct str minutes = STR_EMPTY;
	snprintf(mark, sizeof mark, "%d:%02d", begins / 60, begins % 60);
	str_addf(&minutes, tr_n("%d minute", "%d minutes", part->minutes), part->minutes);
	print_add_item(sheet, PRINT_HEAD, mark, part->title)->below = str_take(&minutes);
	add_paragraphs(part->say, sheet);
	for (size_t i = 0; i < part->activity_count; i++) {
		if (part_has_tables(part))
			print_add_itemf(sheet, PRINT_SUBHEAD, NULL, tr("Table %zu: %s"), i + 1, exercise_text(part->activities[i].copy, "exercise", "title"));
		add_activity(w, &part->activities[i], sheet);
	}
	if (part->agreements)
		print_add_item(sheet, PRINT_SUBHEAD, NULL, tr("What do you agree? Who? When?"));
	for (int i = 0; part->agreements && i < AGREEMENTS; i++)
		print_add_item(sheet, PRINT_BLANK, NULL, "–");
}

static void add_ready(struct print_sheet *sheet)
{
	print_add_item(sheet, PRINT_SUBHEAD, NULL, tr("Lay ready"));
	print_add_item(sheet, PRINT_POINT, "–", tr("The laptop with its power cable, and the cable of the projector."));
	print_add_item(sheet, PRINT_POINT, "–", tr("A USB stick for the summary."));
	print_add_item(sheet, PRINT_POINT, "–", tr("The seat cards, cut out: one for everybody."));
	print_add_item(sheet, PRINT_POINT, "–", tr("What you want to do on paper (it stands with each part), scissors and pens."));
}

/* "For the facilitator · 12 March 2026"; from the content there is no date yet. */
static char *for_whom(const struct session *session)
{
	struct str text = STR_EMPTY;
	str_add(&text, tr("For the facilitator"));
	if (session->held_on[0]) {
		str_add(&text, " · ");
		lang_add_date(&text, session->held_on);
	}
	return str_take(&text);
}

void script_print(struct workbook *w, const struct session *session, struct print *print)
{
	struct str foot = STR_EMPTY;
	int minutes = 0;
	str_addf(&foot, tr("%s · for the facilitator"), session->title);
	struct print_sheet *sheet = print_add_sheet(print_add_section(print, PRINT_PAGES, foot.data));
	str_release(&foot);
	for (size_t i = 0; i < session->part_count; i++)
		minutes += part_left_out(&session->parts[i]) ? 0 : session->parts[i].minutes;
	print_add_item(sheet, PRINT_HEAD, NULL, session->title)->below = for_whom(session);
	add_paragraphs(session->purpose, sheet);
	print_add_itemf(sheet, PRINT_TEXT, NULL, tr_n("Together %d minute.", "Together %d minutes.", minutes), minutes);
	print_add_item(sheet, PRINT_BLANK, NULL, tr("We begin at:"));
	add_ready(sheet);
	minutes = 0;
	for (size_t i = 0; i < session->part_count; i++) {
		if (part_left_out(&session->parts[i]))
			continue;
		add_part(w, &session->parts[i], minutes, sheet);
		minutes += session->parts[i].minutes;
	}
}
