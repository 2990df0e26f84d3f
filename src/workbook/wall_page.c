/* SPDX-License-Identifier: EUPL-1.2 */
/* What the wall shows at each place of a session. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "store/wall.h"
#include "workbook/summary.h"
#include "workbook/view.h"
#include "workbook/wall.h"

enum { ALMOST = 2 };

static void add(struct wall *wall, enum wall_style style, const char *mark, const char *text)
{
	if (!text || !*text)
		return;
	wall->texts = mem_room(wall->texts, wall->count, &wall->room, sizeof *wall->texts);
	wall->texts[wall->count++] = (struct wall_text){.style = style, .mark = mark ? mem_copy(mark) : NULL, .text = mem_copy(text)};
}

static void add_number(struct wall *wall, enum wall_style style, int number, const char *text)
{
	char mark[16];
	snprintf(mark, sizeof mark, "%d", number);
	add(wall, style, mark, text);
}

static void clear(struct wall *wall)
{
	for (size_t i = 0; i < wall->count; i++) {
		free(wall->texts[i].mark);
		free(wall->texts[i].text);
	}
	wall->count = 0;
	table_lines_release(&wall->tables);
	free(wall->agreements);
	wall->agreements = NULL;
	wall->agreement_count = 0;
	wall->shows = WALL_WORDS;
	wall->pinned = false;
	mem_set(&wall->answered, "");
}

static void forget_picture(struct wall *wall)
{
	doc_release(&wall->picture);
	wall->picture = (struct doc){0};
	wall->owner = (struct id){{0}};
	mem_set(&wall->shown, NULL);
}

void wall_release(struct wall *wall)
{
	clear(wall);
	forget_picture(wall);
	free(wall->texts);
	free(wall->answered);
	free(wall->session);
	free(wall->title);
	free(wall->place);
	wall->texts = NULL;
	wall->room = 0;
	wall->answered = wall->session = wall->title = wall->place = NULL;
}

/* --- texts of an exercise --- */

static void add_list(struct wall *wall, const struct exercise *exercise, const char *list, bool numbered)
{
	size_t at = 0;
	int n = 1;
	for (const struct exercise_line *line; (line = exercise_list(exercise, "exercise", list, &at)); n++)
		if (numbered)
			add_number(wall, WALL_POINT, n, line->value);
		else
			add(wall, WALL_PLAIN, NULL, line->value);
}

/* The case, or whatever else is to be read in this step. */
static void add_step(struct wall *wall, const struct form *form)
{
	add(wall, WALL_HEAD, NULL, form->title);
	add(wall, WALL_PLAIN, NULL, form->instruction);
	for (size_t i = 0; i < form->count; i++)
		if (form->fields[i].type == FIELD_NOTE)
			add(wall, WALL_PLAIN, NULL, form->fields[i].label);
}

static void add_choices(struct wall *wall, const struct field *field)
{
	int choices = field_choices(field);
	bool poles = field->low && field->high;
	for (int row = 0; row < choices; row++) {
		const char *label = field_choice_label(field, row);
		const char *pole = poles && row == 0 ? field->low : poles && row == choices - 1 ? field->high : "";
		add_number(wall, WALL_POINT, field_digit(field, row), *label ? label : pole);
	}
}

/* Cards that go to the same piles: the piles once. */
static void add_board(struct wall *wall, const struct form *form, size_t first, size_t count)
{
	add_choices(wall, &form->fields[first]);
	add(wall, WALL_HEAD, NULL, tr("The cards"));
	for (size_t i = first; i < first + count; i++)
		add_number(wall, WALL_POINT, form_question_number(form, i), form->fields[i].label);
}

/* With hands and for the whole group the question stands on no paper and on no other screen that all see. */
static void add_questions(struct wall *wall, const struct here *here)
{
	const struct form *form = here->form ? here->form : here->step_form;
	for (size_t i = 0; i < form->count; i++) {
		const struct field *field = &form->fields[i];
		size_t run = here->form ? 0 : form_run(form, i);
		if (field->type == FIELD_NOTE || field->role || (here->form && (int)i != here->field))
			continue;
		if (run > 1) {
			add_board(wall, form, i, run);
			i += run - 1;
			continue;
		}
		add(wall, WALL_HEAD, NULL, field->label);
		add_choices(wall, field);
	}
}

static void add_seats(struct wall *wall, int number, const char *name, const struct team_seats *seats)
{
	struct str line = STR_EMPTY;
	str_addf(&line, "%s:", name);
	team_seats_say(seats, &line);
	add_number(wall, WALL_POINT, number, line.data);
	str_release(&line);
}

static void add_teams(struct workbook *w, struct wall *wall)
{
	struct team_lines lines = {0};
	struct error error;
	bool ok = teams_look(w, &lines, &error);
	if (ok && lines.count > 0)
		add(wall, WALL_HEAD, NULL, tr("Look for your number."));
	for (size_t i = 0; ok && i < lines.count; i++)
		add_seats(wall, (int)i + 1, lines.items[i].name, &lines.items[i].seats);
	team_lines_release(&lines);
}

/* Of people and teams; who is last of all is not to be felt. */
static void count_answers(struct workbook *w, struct wall *wall, const struct here *here)
{
	int missing = here->asked - here->handed_in;
	struct str words = STR_EMPTY;
	if (here->way != WAY_EACH && here->way != WAY_TEAMS && here->way != WAY_PAPER)
		return;
	if (missing > 0 && missing <= ALMOST && here->handed_in > missing)
		str_add(&words, tr("almost everybody"));
	else
		run_answered(w, &words);
	mem_set(&wall->answered, words.data ? words.data : "");
	str_release(&words);
}

static void show_answers(struct workbook *w, struct wall *wall, const struct here *here)
{
	add_step(wall, here->step_form);
	if (here->way == WAY_HANDS || here->way == WAY_TEAM)
		add_questions(wall, here);
	if (here->activity->team_count > 0 && (here->way == WAY_NONE || here->way == WAY_TEAMS))
		add_teams(w, wall);
	if (here->evaluation)
		add(wall, WALL_PLAIN, NULL, tr("The facilitator does not look along for a moment."));
	count_answers(w, wall, here);
}

/* --- pictures --- */

/* What was shown of an activity by now, and what of that may be shown no more. */
static void add_shown(struct workbook *w, const struct activity *activity, struct str *out)
{
	char *state = store_shown_state(w->db, w->session.id, activity->id);
	for (size_t i = 0; i < activity->step_count; i++)
		str_addf(out, "%d:%lld ", activity->steps[i].n, (long long)activity->steps[i].revealed_at);
	str_addf(out, "%s;", state ? state : "");
	free(state);
}

/* True when it has to be made anew. */
static bool note_shown(struct wall *wall, struct id owner, const struct str *shown)
{
	if (wall->shown && id_equal(wall->owner, owner) && strcmp(wall->shown, shown->data) == 0)
		return false;
	forget_picture(wall);
	wall->owner = owner;
	mem_set(&wall->shown, shown->data);
	return true;
}

static void show_picture(struct workbook *w, struct wall *wall, const struct activity *activity)
{
	struct str shown = STR_EMPTY;
	struct error error;
	char *title = activity_title(&w->session, activity);
	add_shown(w, activity, &shown);
	if (note_shown(wall, activity->id, &shown) && !activity_picture(w, activity, -1, &wall->picture, &error))
		forget_picture(wall);
	wall->shows = WALL_PICTURE;
	mem_set(&wall->title, title);
	if (wall->picture.count == 0) {
		wall->shows = WALL_WORDS;
		add(wall, WALL_HEAD, NULL, title);
	}
	free(title);
	str_release(&shown);
}

static bool revealed(const struct activity *activity)
{
	for (size_t i = 0; i < activity->step_count; i++)
		if (activity->steps[i].revealed_at)
			return true;
	return false;
}

static const struct activity *pinned_activity(struct workbook *w)
{
	struct id pin = {{0}};
	store_pin_load(w->db, w->session.id, &pin, NULL);
	for (size_t p = 0; p < w->session.part_count && !id_is_none(pin); p++)
		for (size_t i = 0; i < w->session.parts[p].activity_count; i++)
			if (id_equal(w->session.parts[p].activities[i].id, pin) && revealed(&w->session.parts[p].activities[i]))
				return &w->session.parts[p].activities[i];
	return NULL;
}

/* --- the other places --- */

static void show_overview(struct workbook *w, struct wall *wall, const struct here *here)
{
	bool begun = false;
	add(wall, WALL_HEAD, NULL, w->session.title);
	add(wall, WALL_PLAIN, NULL, w->session.purpose);
	for (size_t i = 0; i < w->session.part_count; i++)
		begun = begun || w->session.parts[i].began_at;
	for (size_t i = 0; i < w->session.part_count; i++)
		if (!w->session.parts[i].skipped)
			add_number(wall, begun && (int)i == here->part_number ? WALL_NOW : WALL_POINT, (int)i + 1, w->session.parts[i].title);
}

static void add_agreement_words(struct wall *wall, const struct agreement *agreement)
{
	struct str words = STR_EMPTY;
	agreement_words(agreement, &words);
	add(wall, WALL_POINT, "-", words.data);
	str_release(&words);
}

static void show_item(struct workbook *w, struct wall *wall, const struct part *part)
{
	struct doc findings = {0};
	struct error error;
	add(wall, WALL_HEAD, NULL, part->title);
	if (!part->agreements)
		return;
	if (!summary_closing(w, &findings, &wall->agreements, &wall->agreement_count, &error))
		wall->agreement_count = 0;
	for (size_t i = 0; i < wall->agreement_count; i++)
		add_agreement_words(wall, wall->agreements[i]);
	doc_release(&findings);
}

static void show_tables(struct workbook *w, struct wall *wall, const struct here *here)
{
	struct error error;
	struct str head = STR_EMPTY;
	if (!tables_look_at(w, here->part_number, &wall->tables, &error))
		return;
	str_addf(&head, tr("%s: %zu tables. Look for your number."), here->part->title, wall->tables.count);
	add(wall, WALL_HEAD, NULL, head.data);
	for (size_t i = 0; i < wall->tables.count; i++)
		add_seats(wall, (int)i + 1, wall->tables.items[i].title, &wall->tables.items[i].seats);
	wall->shows = WALL_TABLES;
	str_release(&head);
}

static void show_harvest(struct wall *wall, const struct here *here)
{
	struct str head = STR_EMPTY;
	str_addf(&head, tr("Harvest of table %d: %s"), here->table + 1, exercise_text(here->activity->copy, "exercise", "title"));
	add(wall, WALL_HEAD, NULL, head.data);
	for (int i = 0; i < HARVEST_LINES; i++) {
		add(wall, WALL_HEAD, NULL, harvest_label(i));
		add(wall, WALL_PLAIN, NULL, harvest_text(&here->activity->harvest, i));
	}
	str_release(&head);
}

static void show_closing(struct workbook *w, struct wall *wall)
{
	struct doc findings = {0};
	struct str shown = STR_EMPTY;
	struct error error;
	for (size_t p = 0; p < w->session.part_count; p++)
		for (size_t i = 0; i < w->session.parts[p].activity_count; i++)
			add_shown(w, &w->session.parts[p].activities[i], &shown);
	str_addf(&shown, ".");
	if (!summary_closing(w, &findings, &wall->agreements, &wall->agreement_count, &error))
		wall->agreement_count = 0;
	if (note_shown(wall, w->session.id, &shown))
		doc_append(&wall->picture, &findings);
	doc_release(&findings);
	add(wall, WALL_HEAD, NULL, tr("What we found"));
	for (size_t i = 0; i < wall->picture.count; i++)
		add(wall, WALL_POINT, "▸", wall->picture.blocks[i].text);
	add(wall, WALL_HEAD, NULL, wall->agreement_count > 0 ? tr("What we agreed") : tr("Nothing was agreed."));
	for (size_t i = 0; i < wall->agreement_count; i++)
		add_agreement_words(wall, wall->agreements[i]);
	wall->shows = WALL_CLOSING;
	mem_set(&wall->title, tr("What we take with us"));
	str_release(&shown);
}

static void show_talk(struct wall *wall, const struct here *here)
{
	bool step = here->step_form && form_questions(here->step_form) == 0;
	if (step)
		add_step(wall, here->step_form);
	if (!step || here->step_form->talk) {
		add(wall, WALL_HEAD, NULL, tr("To talk about"));
		add_list(wall, here->exercise, "talk", true);
	}
}

/* The facilitator sees the evaluation first, and lets it be seen by keeping it on the wall. */
static void show_revealed(struct workbook *w, struct wall *wall, const struct here *here)
{
	if (!here->evaluation) {
		show_picture(w, wall, here->activity);
		return;
	}
	add(wall, WALL_HEAD, NULL, exercise_text(here->exercise, "exercise", "title"));
	add(wall, WALL_PLAIN, NULL, tr("The facilitator looks at the answers first."));
}

static void show_activity(struct workbook *w, struct wall *wall, const struct here *here)
{
	switch (here->phase) {
	case PHASE_BRIEF:
		add(wall, WALL_HEAD, NULL, exercise_text(here->exercise, "exercise", "title"));
		add_list(wall, here->exercise, "intro", false);
		break;
	case PHASE_ANSWERS:
		show_answers(w, wall, here);
		break;
	case PHASE_PICTURE:
		show_revealed(w, wall, here);
		break;
	case PHASE_TALK:
		show_talk(wall, here);
		break;
	case PHASE_OVERVIEW:
	case PHASE_ITEM:
	case PHASE_END:
	case PHASE_TABLES:
	case PHASE_HARVEST:
		break;
	}
}

static void show_place(struct workbook *w, struct wall *wall, const struct here *here)
{
	if (here->phase == PHASE_OVERVIEW)
		show_overview(w, wall, here);
	else if (here->phase == PHASE_END)
		show_closing(w, wall);
	else if (here->phase == PHASE_HARVEST && here->activity)
		show_harvest(wall, here);
	else if (here->tables > 0)
		show_tables(w, wall, here);
	else if (here->activity)
		show_activity(w, wall, here);
	else if (here->part)
		show_item(w, wall, here->part);
}

/* Where somebody was reading, so that a count that changes takes nobody back to the top. */
static void note_place(struct workbook *w, struct wall *wall, const struct here *here)
{
	struct str place = STR_EMPTY;
	char id[33];
	id_text(wall->pinned || wall->shows == WALL_PICTURE ? wall->owner : wall->entered, id);
	if (wall->pinned)
		str_addf(&place, "%s pinned", id);
	else
		str_addf(&place, "%s %d %d %d %d %d", id, (int)here->phase, here->part_number, w->place.activity, here->step, here->form ? here->field : -1);
	mem_set(&wall->place, place.data);
	str_release(&place);
}

void wall_make(struct workbook *w, struct wall *wall)
{
	const struct here *here = w->entered ? run_here(w) : NULL;
	clear(wall);
	mem_set(&wall->session, here ? w->session.title : "");
	mem_set(&wall->title, here && here->part ? here->part->title : "");
	if (!here || w->session.self) {
		add(wall, WALL_HEAD, NULL, tr("There is nothing to show now."));
		add(wall, WALL_PLAIN, NULL, tr("As soon as a session is opened, it stands here."));
		mem_set(&wall->place, "");
		return;
	}
	const struct activity *pin = here->phase != PHASE_END ? pinned_activity(w) : NULL;
	wall->pinned = pin != NULL;
	if (pin)
		show_picture(w, wall, pin);
	else
		show_place(w, wall, here);
	if (pin && here->phase == PHASE_ANSWERS && here->tables == 0)
		count_answers(w, wall, here);
	if (wall->shows != WALL_PICTURE && wall->shows != WALL_CLOSING)
		forget_picture(wall);
	note_place(w, wall, here);
}

void wall_timer(struct workbook *w, const struct wall *wall, struct timer *timer)
{
	struct error error;
	const struct here *here = w->entered ? run_here(w) : NULL;
	bool runs = wall->state == WALL_BUSY && here;
	*timer = (struct timer){.runs = false};
	if (runs && here->tables > 0)
		runs = timer_at(w, here->part_number, -1, timer, &error);
	else if (runs)
		runs = timer_here(w, timer, &error);
	if (!runs)
		timer->runs = false;
}

void wall_says(const struct wall *wall, const struct timer *timer, struct str *left, struct str *right)
{
	switch (wall->state) {
	case WALL_BUSY:
		timer_words(timer, left);
		str_add(right, wall->answered);
		break;
	case WALL_SHUT:
		str_add(left, tr("The workbook is closed. This stays."));
		break;
	case WALL_NO_FILE:
		str_add(left, tr("The file is away. This stays."));
		break;
	case WALL_NO_SESSION:
		break;
	}
}

/* Without people's own words: those are for who opens them. */
static void add_picture(struct doc *picture, struct doc *doc)
{
	for (size_t i = 0; i < picture->count; i++) {
		struct block *block = &picture->blocks[i];
		if (block->type == BLOCK_QUOTE || block->use != FOR_PICTURE)
			continue;
		for (size_t p = 0; block->type == BLOCK_PLOT && p < block->plot.count; p++)
			mem_set(&block->plot.points[p].text, NULL);
		doc_take(doc, block);
	}
}

void wall_doc(struct workbook *w, struct wall *wall, struct doc *doc)
{
	struct timer timer;
	struct str left = STR_EMPTY, right = STR_EMPTY;
	wall_timer(w, wall, &timer);
	wall_says(wall, &timer, &left, &right);
	for (size_t i = 0; i < wall->count; i++) {
		const struct wall_text *text = &wall->texts[i];
		if (text->style == WALL_HEAD)
			doc_head(doc, "wall", 2, text->text);
		else
			doc_textf(doc, FOR_PICTURE, "wall", "%s%s%s", text->mark ? text->mark : "", text->mark ? "  " : "", text->text);
	}
	if (wall->shows == WALL_PICTURE) {
		doc_head(doc, "wall", 2, wall->title);
		add_picture(&wall->picture, doc);
		forget_picture(wall);
	}
	if (right.len > 0)
		doc_text(doc, FOR_PICTURE, "wall", right.data);
	if (left.len > 0)
		doc_text(doc, FOR_PICTURE, "wall", left.data);
	str_release(&left);
	str_release(&right);
}
