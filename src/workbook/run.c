/* SPDX-License-Identifier: EUPL-1.2 */
/* The phase machine: what Enter and Esc do, and where the session stands. */
#include "workbook/run.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "store/sessions.h"
#include "workbook/answer.h"
#include "workbook/paper.h"
#include "workbook/sheet.h"
#include "workbook/tables.h"
#include "workbook/times.h"
#include "workbook/view.h"
#include "workbook/ways.h"

static size_t text_count(const struct exercise *exercise, const char *key)
{
	size_t count = 0;
	for (size_t at = 0; exercise_list(exercise, "exercise", key, &at);)
		count++;
	return count;
}

/* --- where things stand --- */

static const char *enter_says(const struct workbook *w, const struct here *here)
{
	switch (here->phase) {
	case PHASE_OVERVIEW:
		return w->session.people.count == 0 ? tr("check people in, or begin") : tr("go on with the programme");
	case PHASE_ITEM:
	case PHASE_TALK:
		return tr("go on");
	case PHASE_TABLES:
		return tr("go on with the programme");
	case PHASE_HARVEST:
		return tr("back to the tables");
	case PHASE_BRIEF:
		return tr("start answering");
	case PHASE_ANSWERS:
		return here->way == WAY_NONE ? tr("answer in this way") : w->session.self ? tr("see your answers")
			: here->evaluation ? tr("go on; the facilitator sees it first") : tr("show the picture to everybody");
	case PHASE_PICTURE:
		return here->step_form && here->step_form->talk ? tr("talk about it") : tr("go on");
	case PHASE_END:
		return tr("see the summary");
	}
	return "";
}

static struct respondent respondent_of(const struct workbook *w, const struct activity *activity, struct id who)
{
	const struct participant *one = people_find(&w->session.people, who);
	if (one)
		return (struct respondent){.kind = RESPONDENT_PARTICIPANT, .id = who, .role = one->role, .team = -1};
	struct respondent team = {.kind = RESPONDENT_TEAM, .id = who, .team = -1};
	if (id_equal(activity->group.id, who))
		team.team = 0;
	for (size_t i = 0; i < activity->team_count; i++)
		if (id_equal(activity->teams[i].id, who))
			team.team = (int)i;
	const struct step *opened = activity_step(activity, w->place.step);
	if (team.team < 0 && opened && opened->way == WAY_PAPER)
		team.kind = RESPONDENT_SHEET;
	return team;
}

static int first_unanswered(const struct form *form, const struct form_state *answers)
{
	for (size_t i = 0; i < form->count; i++)
		if (form->fields[i].type != FIELD_NOTE && !form_state_value(answers, form->fields[i].id))
			return (int)i;
	return (int)form->count;
}

/* "3 of 12" in this form; on paper the number that stands on the sheet. */
static void fill_number(struct workbook *w, struct here *here)
{
	here->questions = (int)form_questions(&w->form);
	for (int i = 0; i <= here->field && (size_t)i < w->form.count; i++)
		here->question += w->form.fields[i].type != FIELD_NOTE;
	if (here->way == WAY_PAPER)
		here->question = (size_t)here->field < w->form.count ? form_number(&w->step_form, w->form.fields[here->field].id) : here->questions;
}

static void fill_field(struct workbook *w, struct here *here, const struct activity *activity)
{
	bool paper = here->way == WAY_PAPER, moved = w->cursor >= 0 && (size_t)w->cursor <= w->form.count;
	here->field = moved ? w->cursor : paper ? sheet_first(&w->form, &w->answers) : first_unanswered(&w->form, &w->answers);
	fill_number(w, here);
	if ((size_t)here->field >= w->form.count)
		return;
	const struct field *field = &w->form.fields[here->field];
	mem_set(&w->value, form_state_value(&w->answers, field->id));
	if (field->type == FIELD_TEXT) {
		char *draft = store_draft_load(w->db, activity->id, w->place.step, w->place.respondent, field->id);
		if (draft)
			mem_set(&w->value, draft);
		free(draft);
	}
	here->value = w->value;
}

/* The answers of the open form, and which field comes next. A form that is handed in is no open form. */
static void fill_answers(struct workbook *w, struct here *here, const struct activity *activity)
{
	form_state_release(&w->answers);
	mem_set(&w->value, NULL);
	here->form = NULL;
	here->value = NULL;
	here->question = 0;
	store_form_load(w->db, activity->id, w->place.step, w->place.respondent, &w->answers, NULL);
	if (w->answers.handed_in) {
		here->participant = NULL;
		here->team = NULL;
		here->turn = false;
		return;
	}
	if (here->way == WAY_PAPER)
		store_drafts_load(w->db, activity->id, w->place.step, w->place.respondent, &w->answers, NULL);
	here->form = &w->form;
	fill_field(w, here, activity);
}

static void fill_form(struct workbook *w, struct here *here, const struct activity *activity)
{
	struct respondent who = respondent_of(w, activity, w->place.respondent);
	who.as = who.kind == RESPONDENT_TEAM ? store_speaks_load(w->db, activity->id, w->place.step, who.id) : NULL;
	step_ask(w, activity, w->place.step, &who, &w->form);
	free(who.as);
	here->participant = people_find(&w->session.people, who.id);
	here->team = who.team >= 0 && (size_t)who.team < here->team_count ? here->teams[who.team].name : NULL;
	here->turn = !w->session.self && here->way != WAY_PAPER && (here->participant || here->way == WAY_TEAMS);
	fill_answers(w, here, activity);
}

/* How the step is answered, and by which teams. Where the teams were taken back it is to be chosen again. */
static void fill_way(struct here *here, const struct activity *activity, const struct step *opened)
{
	here->way = opened ? opened->way : WAY_NONE;
	if (here->way == WAY_TEAMS && activity->team_count == 0)
		here->way = WAY_NONE;
	if (here->way == WAY_TEAM && !id_is_none(activity->group.id)) {
		here->teams = &activity->group;
		here->team_count = 1;
	} else if (here->way == WAY_TEAMS) {
		here->teams = activity->teams;
		here->team_count = activity->team_count;
	}
}

static void fill_activity(struct workbook *w, struct here *here, const struct activity *activity)
{
	struct turnout turnout = {0};
	here->exercise = activity->copy;
	here->evaluation = exercise_yes(activity->copy, "exercise", "evaluation");
	step_ask(w, activity, w->place.step, NULL, &w->step_form);
	here->step_form = &w->step_form;
	fill_way(here, activity, activity_step(activity, w->place.step));
	step_turnout(w, activity, &w->step_form, w->place.step, &turnout, NULL);
	here->asked = turnout.asked;
	here->handed_in = turnout.handed_in;
	here->sheets = turnout.sheets;
	if (w->place.phase == PHASE_ANSWERS && here->way != WAY_NONE && here->way != WAY_HANDS && !id_is_none(w->place.respondent))
		fill_form(w, here, activity);
}

const struct here *run_here(struct workbook *w)
{
	if (w->fresh)
		return &w->here;
	if (w->refill && w->here.form) {
		fill_answers(w, &w->here, w->here.activity);
		w->fresh = true;
		w->refill = false;
		return &w->here;
	}
	state_stale(w, false);
	w->here = (struct here){.phase = w->place.phase, .part_number = w->place.part, .step = w->place.step};
	w->here.part = w->entered ? place_part(&w->session, &w->place) : NULL;
	w->here.activity = w->entered ? place_activity(&w->session, &w->place) : NULL;
	w->here.tables = w->here.part && part_has_tables(w->here.part) ? (int)w->here.part->activity_count : 0;
	w->here.table = w->here.tables && w->here.activity ? w->place.activity : -1;
	if (w->here.activity)
		fill_activity(w, &w->here, w->here.activity);
	w->here.enter = enter_says(w, &w->here);
	w->fresh = true;
	return &w->here;
}

const char *run_message(struct workbook *w)
{
	free(w->said);
	w->said = w->message;
	w->message = NULL;
	return w->said;
}

/* --- moving --- */

/* Where a part begins, or where it was left: the picture of a step that was shown, else the answers of the last step opened. */
static struct place part_start(const struct session *session, int part)
{
	struct place place = {.phase = PHASE_END, .part = part, .open = true};
	if ((size_t)part >= session->part_count)
		return place;
	const struct part *at = &session->parts[part];
	place.phase = part_has_tables(at) ? PHASE_TABLES : at->activity_count ? PHASE_BRIEF : PHASE_ITEM;
	if (place.phase == PHASE_TABLES)
		return place;
	if (at->activity_count && at->activities[0].step_count) {
		const struct step *last = &at->activities[0].steps[at->activities[0].step_count - 1];
		place.phase = last->revealed_at ? PHASE_PICTURE : PHASE_ANSWERS;
		place.step = last->n;
	}
	return place;
}

/* Parts that are left out today are passed over. */
static struct place part_from(const struct session *session, int part)
{
	while ((size_t)part < session->part_count && part_left_out(&session->parts[part]))
		part++;
	return part_start(session, part);
}

static struct place next_part(const struct session *session, const struct place *place)
{
	return part_from(session, place->part + 1);
}

/* A table ends with what it brings back. */
static struct place activity_end(struct workbook *w)
{
	struct place place = w->place;
	if (!run_here(w)->tables)
		return next_part(&w->session, &w->place);
	place.phase = PHASE_HARVEST;
	place.respondent = (struct id){{0}};
	return place;
}

/* The next step that has something to ask or to talk about, else the next part. A step with nothing to ask is passed over with a sentence. */
static struct place next_step(struct workbook *w, const struct activity *activity)
{
	struct place place = w->place;
	place.respondent = (struct id){{0}};
	for (place.step++;; place.step++) {
		struct form form = {0};
		bool asked = step_ask(w, activity, place.step, NULL, &form);
		size_t questions = form_questions(&form), fields = form.count;
		if (asked && fields == 0)
			state_say(w, tr("“%s”: there is nothing to ask here, so we go on."), form.title ? form.title : "");
		form_release(&form);
		if (!asked)
			return activity_end(w);
		place.phase = questions ? PHASE_ANSWERS : PHASE_TALK;
		if (fields)
			return place;
	}
}

static struct place next_place(struct workbook *w, const struct activity *activity)
{
	struct place place = w->place;
	place.respondent = (struct id){{0}};
	switch (w->place.phase) {
	case PHASE_OVERVIEW:
		return part_from(&w->session, w->place.part);
	case PHASE_ITEM:
	case PHASE_TABLES:
		return next_part(&w->session, &w->place);
	case PHASE_HARVEST:
		place.phase = PHASE_TABLES;
		return place;
	case PHASE_BRIEF:
		/* What is only to be read stands in the brief. */
		if (form_questions(run_here(w)->step_form) == 0 && !run_here(w)->step_form->talk)
			return next_step(w, activity);
		place.phase = form_questions(run_here(w)->step_form) ? PHASE_ANSWERS : PHASE_TALK;
		return place;
	case PHASE_ANSWERS:
		place.phase = PHASE_PICTURE;
		return place;
	case PHASE_PICTURE:
		if (!run_here(w)->step_form->talk || text_count(activity->copy, "talk") == 0)
			return next_step(w, activity);
		place.phase = PHASE_TALK;
		return place;
	case PHASE_TALK:
		return next_step(w, activity);
	case PHASE_END:
		return place;
	}
	return place;
}

static struct place place_before(const struct session *session, const struct place *now, const struct activity *activity)
{
	struct place place = *now;
	place.respondent = (struct id){{0}};
	switch (now->phase) {
	case PHASE_ANSWERS:
		/* Alone, the form is all there is of it. */
		if (id_is_none(now->respondent) || session->self) {
			place.phase = now->step > 0 ? PHASE_PICTURE : PHASE_BRIEF;
			for (place.step -= now->step > 0; place.step > 0 && !activity_step(activity, place.step);)
				place.step--;
			/* a first step that never opened had only something to read, and the brief has that */
			if (place.phase == PHASE_PICTURE && !activity_step(activity, place.step))
				place.phase = PHASE_BRIEF;
		}
		return place;
	case PHASE_PICTURE:
		/* Alone there is no list of who has answered to go back to. */
		place.phase = session->self ? PHASE_BRIEF : PHASE_ANSWERS;
		place.step = session->self ? 0 : place.step;
		return place;
	case PHASE_TALK:
	case PHASE_HARVEST:
		place.phase = activity_step(activity, now->step) ? PHASE_PICTURE : PHASE_BRIEF;
		return place;
	case PHASE_BRIEF:
	case PHASE_OVERVIEW:
	case PHASE_ITEM:
	case PHASE_TABLES:
	case PHASE_END:
		if (now->phase == PHASE_BRIEF && part_has_tables(&session->parts[now->part])) {
			place.phase = PHASE_TABLES;
			return place;
		}
		place.phase = PHASE_OVERVIEW;
		place.part = place.part < (int)session->part_count ? place.part : (int)session->part_count - 1;
		return place;
	}
	return place;
}

/* Forms that are still open when the facilitator goes on are handed in as they are. */
static bool close_forms(struct workbook *w, const struct activity *activity, int step, struct error *error)
{
	struct respondent_states states = {0};
	bool ok = store_step_states(w->db, activity->id, step, true, &states, error);
	for (size_t i = 0; ok && i < states.count; i++) {
		const struct respondent_state *state = &states.items[i];
		if (state->handed_in || state->declined || state->kind == RESPONDENT_HANDS)
			continue;
		struct action action = {.id = id_random(), .activity = activity->id, .step = step, .kind = state->kind, .who = state->who,
			.verb = VERB_HAND_IN};
		ok = store_action_add(w->db, &action, error);
	}
	free(states.items);
	return ok;
}

/* Going to another step closes the one before; going to another part all that its activities have open. From table to table nothing is closed. */
static bool close_open_forms(struct workbook *w, const struct place *to, struct error *error)
{
	const struct part *part = place_part(&w->session, &w->place);
	const struct activity *here = place_activity(&w->session, &w->place);
	bool ok = true;
	if (!part || to->phase == PHASE_OVERVIEW)
		return true;
	if (to->part == w->place.part)
		return !here || to->phase == PHASE_TABLES || to->activity != w->place.activity || to->step == w->place.step ||
			close_forms(w, here, w->place.step, error);
	for (size_t i = 0; ok && i < part->activity_count; i++) {
		const struct activity *activity = &part->activities[i];
		if (activity->step_count > 0)
			ok = close_forms(w, activity, activity == here ? w->place.step : activity->steps[activity->step_count - 1].n, error);
	}
	return ok;
}

/* Also when it was shown before: the picture is made anew then, and what came in since is in it. */
static bool mark_revealed(struct workbook *w, const struct activity *activity, const struct place *to, struct error *error)
{
	const struct step *opened = activity && to->phase == PHASE_PICTURE ? activity_step(activity, to->step) : NULL;
	if (!opened)
		return true;
	struct step revealed = *opened;
	revealed.revealed_at = db_next_at(w->db);
	return store_step_put(w->db, activity->id, &revealed, error);
}

bool run_refresh(struct workbook *w, struct error *error)
{
	const struct activity *activity = w->entered ? place_activity(&w->session, &w->place) : NULL;
	if (!activity)
		return error_say(error, tr("There is no exercise open."));
	return db_begin(w->db, error) && state_finish(w, mark_revealed(w, activity, &w->place, error), CHANGED_SESSION, error);
}

static bool move_to(struct workbook *w, struct place to, struct error *error)
{
	const struct activity *activity = place_activity(&w->session, &w->place);
	to.open = true;
	if (!db_begin(w->db, error))
		return false;
	bool ok = close_open_forms(w, &to, error) && times_mark(w, &to, error) && mark_revealed(w, activity, &to, error) &&
		place_put(w, &to, error);
	if (!state_finish(w, ok, CHANGED_SESSION, error))
		return false;
	w->place = to;
	state_stale(w, true);
	return true;
}

/* Alone there is nobody to choose a way for or to pass on to: the form is open, or was handed in before and then its picture comes. */
static bool open_for_one(struct workbook *w, struct error *error)
{
	if (run_here(w)->phase != PHASE_ANSWERS || run_here(w)->form || w->session.people.count == 0)
		return true;
	if (run_here(w)->way == WAY_NONE && !run_open_step(w, WAY_EACH, error))
		return false;
	if (run_here(w)->handed_in > 0)
		return move_to(w, next_place(w, place_activity(&w->session, &w->place)), error);
	return answer_open_seat(w, w->session.people.items[0].seat, error);
}

/* A step for the whole group needs no choice of way: it opens when it is reached, with the group's form. So does one for teams that are there already, and for
 * a group that was the one team before. */
static bool open_by_itself(struct workbook *w, struct error *error)
{
	const struct here *here = run_here(w);
	if (w->session.self)
		return open_for_one(w, error);
	if (here->phase == PHASE_TABLES)
		return tables_seat_loose(w, error);
	if (here->phase != PHASE_ANSWERS || !here->step_form || here->step_form->by == BY_EACH)
		return true;
	struct way_offer offers[WAYS_MOST];
	const struct step *before = activity_step(here->activity, here->step - 1);
	bool by_team = here->step_form->by == BY_TEAM, group = by_team && before && before->way == WAY_TEAM;
	bool teams = by_team && !group && here->activity->team_count > 0, choice = !teams && !group && run_ways(w, offers) > 1;
	if (here->way == WAY_NONE && !choice && !run_open_step(w, teams ? WAY_TEAMS : WAY_TEAM, error))
		return false;
	here = run_here(w);
	return here->way != WAY_TEAM || here->handed_in > 0 || answer_open_team(w, 0, error);
}

bool run_go_on(struct workbook *w, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	const struct here *here = run_here(w);
	if (here->phase == PHASE_ANSWERS && here->way == WAY_NONE && !w->session.self) {
		struct way_offer offers[WAYS_MOST];
		return run_ways(w, offers) == 0 || run_open_step(w, offers[0].way, error);
	}
	if (here->form && !answer_hand_in(w, error))
		return false;
	return move_to(w, next_place(w, place_activity(&w->session, &w->place)), error) && open_by_itself(w, error);
}

bool run_back(struct workbook *w, struct error *error)
{
	return state_entered(w, error) &&
		move_to(w, place_before(&w->session, &w->place, place_activity(&w->session, &w->place)), error);
}

bool run_go_to(struct workbook *w, int part, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	if (part < 0 || (size_t)part >= w->session.part_count)
		return error_say(error, tr("The programme has %zu parts."), w->session.part_count);
	return move_to(w, part_start(&w->session, part), error) && open_by_itself(w, error);
}

bool run_alone(struct workbook *w, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	if (w->place.phase == PHASE_OVERVIEW || w->place.phase == PHASE_END)
		return run_go_to(w, w->place.phase == PHASE_END ? 0 : w->place.part, error);
	return open_by_itself(w, error);
}

bool run_overview(struct workbook *w, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	struct place place = {.phase = PHASE_OVERVIEW, .part = w->place.part};
	if (place.part >= (int)w->session.part_count)
		place.part = (int)w->session.part_count - 1;
	return move_to(w, place, error);
}

bool run_table(struct workbook *w, int table, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	const struct here *here = run_here(w);
	struct place to = {.phase = PHASE_BRIEF, .part = w->place.part, .activity = table};
	bool found;
	if (!here->tables)
		return error_say(error, tr("There are no tables side by side here."));
	if (table < 0 || table >= here->tables)
		return error_say(error, tr("There are %zu tables."), (size_t)here->tables);
	return store_table_place_load(w->db, here->part->activities[table].id, &to, &found, error) && move_to(w, to, error) && open_by_itself(w, error);
}

bool run_tables(struct workbook *w, struct error *error)
{
	struct place to = w->place;
	if (!state_entered(w, error))
		return false;
	if (!run_here(w)->tables)
		return error_say(error, tr("There are no tables side by side here."));
	to.phase = PHASE_TABLES;
	to.respondent = (struct id){{0}};
	return move_to(w, to, error);
}

bool run_harvest(struct workbook *w, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	if (run_here(w)->table < 0)
		return error_say(error, tr("Go to a table first."));
	struct place to = w->place;
	to.phase = PHASE_HARVEST;
	to.respondent = (struct id){{0}};
	return move_to(w, to, error);
}

int run_missing(struct workbook *w)
{
	const struct here *here = run_here(w);
	bool asks = here->phase == PHASE_ANSWERS && here->way != WAY_NONE && !here->step_form->optional;
	return asks && here->asked > here->handed_in ? here->asked - here->handed_in : 0;
}

/* Going on from the list of tables. */
static bool tables_ask(const struct part *part, struct str *question)
{
	int empty = 0;
	for (size_t i = 0; i < part->activity_count; i++)
		empty += harvest_empty(&part->activities[i].harvest);
	if (empty > 0)
		str_add_sentence(question, tr_n("%d table has not brought anything back yet.", "%d tables have not brought anything back yet.", empty), empty);
	if (empty > 0)
		str_add_sentence(question, "%s", tr("Go on anyway?"));
	return empty > 0;
}

bool run_reveal_asks(struct workbook *w, struct str *question)
{
	const struct here *here = run_here(w);
	int missing = run_missing(w), few = here->phase == PHASE_ANSWERS && way_is_personal(here->way) ? here->handed_in : 0, half = paper_half(w);
	str_clear(question);
	if (w->session.self)
		return false;
	if (here->phase == PHASE_TABLES)
		return tables_ask(here->part, question);
	if (missing > 0 && here->handed_in == 0)
		str_add_sentence(question, "%s", tr("Nobody has answered yet."));
	else if (missing > 0 && here->way == WAY_TEAMS)
		str_add_sentence(question, tr_n("%d team has not answered yet.", "%d teams have not answered yet.", missing), missing);
	else if (missing > 0)
		str_add_sentence(question, tr_n("%d answer is not in yet.", "%d answers are not in yet.", missing), missing);
	if (half > 0)
		str_add_sentence(question, tr_n("%d sheet is half typed and does not count yet.", "%d sheets are half typed and do not count yet.", half), half);
	if (few == 1 || few == 2)
		str_add_sentence(question, "%s", tr("Everybody can see what one or two people chose."));
	if (question->len > 0)
		str_addf(question, " %s", tr("Show anyway?"));
	return question->len > 0;
}
