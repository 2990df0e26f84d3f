/* SPDX-License-Identifier: EUPL-1.2 */
/* walk.c - the screens between the answers: programme, item, brief, picture, talk, end; and the way from one to the next. */
#include "own.h"

#include <stdlib.h>

#include "workbook/tables.h"
#include "workbook/workbook.h"

const struct screen *screen_now(struct plain *p)
{
	if (!workbook_session(p->w))
		return &screen_home;
	if (p->checking_in)
		return &screen_check_in;
	const struct here *here = run_here(p->w);
	switch (here->phase) {
	case PHASE_OVERVIEW:
		return &screen_overview;
	case PHASE_ITEM:
		return &screen_item;
	case PHASE_BRIEF:
		return &screen_brief;
	case PHASE_PICTURE:
		return &screen_picture;
	case PHASE_TALK:
		return &screen_talk;
	case PHASE_END:
		return &screen_end;
	case PHASE_TABLES:
		return &screen_tables;
	case PHASE_HARVEST:
		return &screen_harvest;
	case PHASE_ANSWERS:
		break;
	}
	if (p->arranging && here->activity->team_count > 0)
		return &screen_arrange;
	if (here->form && here->way == WAY_PAPER)
		return &screen_sheet;
	if (here->form && here->field < (int)here->form->count)
		return turn_now(p) ? &screen_question : &screen_group_question;
	if (here->form)
		return turn_now(p) ? &screen_done : &screen_group_done;
	switch (here->way) {
	case WAY_NONE:
		return &screen_way;
	case WAY_EACH:
		return &screen_seat;
	case WAY_HANDS:
		return &screen_hands;
	case WAY_PAPER:
		return &screen_paper;
	case WAY_TEAM:
	case WAY_TEAMS:
		break;
	}
	return &screen_team;
}

/* Enter with nothing to read first. */
static void enter_prompt(struct plain *p)
{
	say_gap(p);
	say_enter(p, run_here(p->w)->enter);
}

static void enter_line(struct plain *p, const char *line)
{
	if (*line)
		say(p, tr("Enter alone goes on. Commands begin with a colon; :? shows them."));
	else
		go_on(p);
}

void go_on(struct plain *p)
{
	struct str question = STR_EMPTY;
	bool yes = !run_reveal_asks(p->w, &question) || line_yes(p, question.data);
	str_release(&question);
	if (yes && did(p, run_go_on(p->w, &p->error)))
		p->again = true;
}

void go_back(struct plain *p)
{
	if (did(p, run_back(p->w, &p->error)))
		p->again = true;
}

/* --- the programme --- */

static const char *part_state(const struct part *part)
{
	if (part_left_out(part))
		return tr("not today");
	return part->ended_at ? tr("done") : part->began_at ? tr("begun") : "";
}

void programme_say(struct plain *p, const struct session *session)
{
	for (size_t i = 0; i < session->part_count; i++) {
		const struct part *part = &session->parts[i];
		struct str row = STR_EMPTY, number = STR_EMPTY;
		str_addf(&number, "%zu  ", i + 1);
		str_addf(&row, tr_n("%s, %d minute", "%s, %d minutes", part->minutes), part->title, part->minutes);
		if (*part_state(part))
			str_addf(&row, " (%s)", part_state(part));
		say_indented(p, number.data, row.data);
		str_release(&number);
		str_release(&row);
	}
}

static void overview_show(struct plain *p)
{
	const struct session *session = workbook_session(p->w);
	struct str title = STR_EMPTY;
	str_addf(&title, "%s, ", session->title);
	lang_add_date(&title, session->held_on);
	say_head(p, title.data);
	str_release(&title);
	if (!self_now(p))
		people_say(p);
	say_gap(p);
	programme_say(p, session);
}

static void overview_prompt(struct plain *p)
{
	say_gap(p);
	say(p, tr("Type the number of a part to go there. :c checks people in, :? shows all commands."));
	bool nobody = workbook_session(p->w)->people.count == 0;
	say_enter(p, nobody ? tr("begin without checking in") : run_here(p->w)->enter);
}

static void overview_line(struct plain *p, const char *line)
{
	int parts = (int)workbook_session(p->w)->part_count, number;
	if (!*line)
		go_on(p);
	else if (line_number(line, 1, parts, &number, NULL))
		did(p, run_go_to(p->w, number - 1, &p->error));
	else
		sayf(p, tr("Type a number from 1 to %d."), parts);
}

const struct screen screen_overview = {.show = overview_show, .prompt = overview_prompt, .line = overview_line};

void command_overview(struct plain *p, const char *rest)
{
	(void)rest;
	p->checking_in = p->arranging = false;
	if (did(p, run_overview(p->w, &p->error)))
		p->again = true;
}

/* Of tables side by side it says at which one we are. */
static void table_head(struct plain *p, const struct here *here)
{
	struct str title = STR_EMPTY;
	str_addf(&title, tr("%s, table %d: "), here->part->title, here->table + 1);
	str_add(&title, exercise_text(here->exercise, "exercise", "title"));
	say_head(p, title.data);
	str_release(&title);
}

void place_say(struct plain *p)
{
	const struct here *here = run_here(p->w);
	sayf(p, tr("“%s” goes on where it was."), workbook_session(p->w)->title);
	if (here->table >= 0 && here->phase != PHASE_BRIEF && here->phase != PHASE_HARVEST)
		table_head(p, here);
	else if (here->part && here->table < 0 && here->phase != PHASE_ITEM && here->phase != PHASE_BRIEF)
		say_head(p, here->part->title);
}

/* --- a plain item, the brief --- */

static void part_head(struct plain *p, const struct here *here)
{
	struct str title = STR_EMPTY;
	if (here->table >= 0) {
		table_head(p, here);
		return;
	}
	str_addf(&title, tr_n("%s (%d minute)", "%s (%d minutes)", here->part->minutes), here->part->title, here->part->minutes);
	say_head(p, title.data);
	str_release(&title);
}

/* What to agree on: the one thing that each table brought back to do. */
static void todos_say(struct plain *p)
{
	struct str where = STR_EMPTY, line = STR_EMPTY;
	size_t at = 0;
	for (const char *todo; (todo = tables_todo(workbook_session(p->w), &at, &where));) {
		if (!line.len)
			sayf(p, "%s:", harvest_label(HARVEST_LINES - 1));
		str_clear(&line);
		str_addf(&line, "%s%s", where.data, todo);
		say_indented(p, "- ", line.data);
	}
	str_release(&where);
	str_release(&line);
}

static void item_show(struct plain *p)
{
	const struct here *here = run_here(p->w);
	part_head(p, here);
	say(p, here->part->say);
	if (!here->part->agreements)
		return;
	todos_say(p);
	say(p, tr("Type an agreement as :a what / who / when"));
}

static void notes_say(struct plain *p, const struct form *form)
{
	if (form_questions(form) > 0)
		return;
	if (form->instruction)
		say(p, form->instruction);
	for (size_t i = 0; i < form->count; i++)
		say(p, form->fields[i].label);
}

static void brief_show(struct plain *p)
{
	const struct here *here = run_here(p->w);
	size_t at = 0;
	part_head(p, here);
	for (const struct exercise_line *line; (line = exercise_list(here->exercise, "exercise", "intro", &at));)
		say(p, line->value);
	/* a first step that is only to be read is read here, as on the screen */
	if (here->step_form && form_questions(here->step_form) == 0) {
		if (here->step_form->title)
			say_head(p, here->step_form->title);
		notes_say(p, here->step_form);
	}
	if (self_now(p))
		say(p, tr("Nobody reads along. Whoever uses this computer can still read it."));
	else
		say(p, tr("Tips for the facilitator: :tips"));
}

const struct screen screen_item = {.show = item_show, .prompt = enter_prompt, .line = enter_line};
const struct screen screen_brief = {.show = brief_show, .prompt = enter_prompt, .line = enter_line};

/* --- picture, talk, end --- */

static void picture_show(struct plain *p)
{
	struct doc doc = {0};
	p->summary_last = false;
	say_gap(p);
	/* The evaluation is the facilitator's first. */
	bool shut = run_here(p->w)->evaluation && private_now(p);
	if (shut && !private_opens(p))
		return;
	if (did(p, run_picture(p->w, &doc, &p->error)))
		say_doc(p, &doc, FOR_PICTURE, !self_now(p));
	doc_release(&doc);
	if (shut)
		private_read(p);
}

/* A step that only gives something to talk about. */
static void talk_show(struct plain *p)
{
	const struct here *here = run_here(p->w);
	say_head(p, tr("Talk about it"));
	notes_say(p, here->step_form);
	say_list(p, here->exercise, "talk");
	say_gap(p);
	say(p, tr("A note: :n and the text. An agreement: :a what / who / when"));
}

static void end_show(struct plain *p)
{
	say_head(p, tr("The end of the programme"));
	findings_say(p);
	const struct session *session = workbook_session(p->w);
	say_gap(p);
	if (session->agreement_count)
		say(p, tr("What we agreed:"));
	for (size_t i = 0; i < session->agreement_count; i++) {
		struct str words = STR_EMPTY;
		agreement_words(&session->agreements[i], &words);
		say_indented(p, "- ", words.data);
		str_release(&words);
	}
	say_gap(p);
	say(p, tr("The summary, to read or to save: :s"));
}

/* The end goes nowhere: Enter reads the summary. */
static void end_line(struct plain *p, const char *line)
{
	if (*line)
		enter_line(p, line);
	else
		summary_say(p);
}

const struct screen screen_picture = {.show = picture_show, .prompt = enter_prompt, .line = enter_line};
const struct screen screen_talk = {.show = talk_show, .prompt = enter_prompt, .line = enter_line};
const struct screen screen_end = {.show = end_show, .prompt = enter_prompt, .line = end_line};
