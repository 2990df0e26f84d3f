/* SPDX-License-Identifier: EUPL-1.2 */
/* From what the store holds to what a kind may see: the forms of a step, who is counted, and the filtered view. */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "domain/visibility.h"
#include "exercises/kinds.h"
#include "store/erasing.h"
#include "store/sessions.h"
#include "store/wall.h"
#include "workbook/process.h"
#include "workbook/sheet.h"
#include "workbook/view.h"

const struct part *place_part(const struct session *session, const struct place *place)
{
	bool in_part = place->phase != PHASE_OVERVIEW && place->phase != PHASE_END;
	return in_part && place->part >= 0 && (size_t)place->part < session->part_count ? &session->parts[place->part] : NULL;
}

const struct activity *place_activity(const struct session *session, const struct place *place)
{
	const struct part *part = place->phase == PHASE_TABLES ? NULL : place_part(session, place);
	return part && (size_t)place->activity < part->activity_count ? &part->activities[place->activity] : NULL;
}

const struct activity *activity_of(const struct session *session, struct id id)
{
	for (size_t p = 0; p < session->part_count; p++)
		for (size_t i = 0; i < session->parts[p].activity_count; i++)
			if (id_equal(session->parts[p].activities[i].id, id))
				return &session->parts[p].activities[i];
	return NULL;
}

bool place_put(struct workbook *w, const struct place *place, struct error *error)
{
	const struct part *part = place_part(&w->session, place);
	const struct activity *activity = place_activity(&w->session, place);
	return store_place_save(w->db, w->session.id, place, error) && store_process_save(w->db, w->session.id, process_own(), error) &&
		(!activity || !part_has_tables(part) || store_table_place_save(w->db, activity->id, place, error));
}

const struct part *activity_part(const struct session *session, const struct activity *activity)
{
	for (size_t i = 0; i < session->part_count; i++)
		if (activity >= session->parts[i].activities && activity < session->parts[i].activities + session->parts[i].activity_count)
			return &session->parts[i];
	return NULL;
}

bool activity_has(const struct session *session, const struct activity *activity, const struct participant *one)
{
	const struct part *part = activity_part(session, activity);
	return !part || activity_seats(part, activity, one->id);
}

struct people activity_people(const struct session *session, const struct activity *activity)
{
	struct people room = {.items = mem_alloc(session->people.count + 1, sizeof *room.items)};
	for (size_t i = 0; i < session->people.count; i++)
		if (activity_has(session, activity, &session->people.items[i]))
			room.items[room.count++] = session->people.items[i];
	return room;
}

void activity_add_table(const struct session *session, const struct activity *activity, struct str *out)
{
	const struct part *part = activity_part(session, activity);
	if (part && part_has_tables(part))
		str_addf(out, tr("%s, table %d: "), part->title, activity->n + 1);
}

char *activity_title(const struct session *session, const struct activity *activity)
{
	struct str title = STR_EMPTY;
	activity_add_table(session, activity, &title);
	str_add(&title, exercise_text(activity->copy, "exercise", "title"));
	return str_take(&title);
}

const struct kind *activity_kind(const struct activity *activity)
{
	return kind_find(activity->copy->kind);
}

/* The whole group as one counts as one team. */
static int activity_teams(const struct activity *activity)
{
	return activity->team_count ? (int)activity->team_count : !id_is_none(activity->group.id);
}

/* What was answered before this step, for kinds that choose their questions by it. */
static bool earlier(struct workbook *w, const struct activity *activity, int step, struct responses *view)
{
	struct responses raw = {0};
	struct visibility rules = {.threshold = 1, .texts = TEXT_ALL};
	bool loaded = store_responses_load(w->db, activity->id, &raw, NULL);
	if (loaded)
		visibility_view(&raw, &rules, view);
	for (size_t i = 0; i < view->count; i++)
		if (view->rows[i].step >= step)
			view->rows[i].value[0] = '\0';
	responses_release(&raw);
	return loaded;
}

/* Alone there is no group to answer as one, and nobody else who reads it. */
static void for_oneself(struct form *form)
{
	form->by = BY_EACH;
	for (size_t i = 0; i < form->count; i++)
		form->fields[i].audience = AUDIENCE_SELF;
}

bool step_ask(struct workbook *w, const struct activity *activity, int step, const struct respondent *who, struct form *form)
{
	const struct kind *kind = activity_kind(activity);
	const struct step *opened = activity_step(activity, step);
	struct responses so_far = {0};
	struct turn turn = {.step = step, .who = who, .asked = opened ? &opened->asked : NULL, .teams = activity_teams(activity)};
	if (!kind)
		return false;
	if (w && !opened && step > 0 && earlier(w, activity, step, &so_far))
		turn.so_far = &so_far;
	bool asked = kind->ask(activity->copy, &turn, form);
	if (w && w->session.self)      /* sheets are printed without a session */
		for_oneself(form);
	responses_release(&so_far);
	return asked;
}

static const struct respondent_state *find_state(const struct respondent_states *states, struct id who)
{
	for (size_t i = 0; i < states->count; i++)
		if (id_equal(states->items[i].who, who))
			return &states->items[i];
	return NULL;
}

/* An answer given under a second number is in nobody else's place: whose first number it was cannot be known, so that one is not waited for. Whose form
 * was taken away is not waited for either; who answers again counts again. */
static struct turnout count_people(const struct session *session, const struct activity *activity, const struct respondent_states *states,
	const struct taken *taken)
{
	struct turnout turnout = {0};
	const struct part *part = activity_part(session, activity);
	for (size_t i = 0; i < session->people.count; i++) {
		const struct participant *one = &session->people.items[i];
		const struct respondent_state *state = find_state(states, one->id);
		bool handed_in = state && state->handed_in;
		turnout.handed_in += handed_in;
		if (handed_in)
			turnout.asked += !one->again;
		else if (activity_has(session, activity, one))
			turnout.asked += part_weight(part, one, (state && state->declined) || taken_has(taken, one->id));
	}
	turnout.asked = turnout.asked > turnout.handed_in ? turnout.asked : turnout.handed_in;
	/* A sheet without a number is somebody's who is counted already. */
	for (size_t i = 0; i < states->count; i++)
		turnout.sheets += states->items[i].kind == RESPONDENT_SHEET && states->items[i].handed_in;
	turnout.handed_in += turnout.sheets;
	return turnout;
}

/* A team of which everybody has left is not waited for. */
static bool team_here(const struct people *people, const struct team *team)
{
	bool here = team->group;
	for (size_t i = 0; !here && i < people->count; i++)
		here = people->items[i].present && team_has(team, people->items[i].id);
	return here;
}

static struct turnout count_teams(const struct people *people, const struct team *teams, size_t count, const struct respondent_states *states,
	const struct taken *taken)
{
	struct turnout turnout = {0};
	for (size_t i = 0; i < count; i++) {
		const struct respondent_state *state = find_state(states, teams[i].id);
		bool handed_in = state && state->handed_in;
		turnout.handed_in += handed_in;
		turnout.asked += handed_in || (team_here(people, &teams[i]) && !taken_has(taken, teams[i].id));
	}
	return turnout;
}

/* With hands it is the questions that have a count; those that were taken away are not waited for. */
static bool count_shows(struct workbook *w, const struct activity *activity, const struct form *form, int step, const struct taken *taken,
	struct turnout *turnout, struct error *error)
{
	struct responses raw = {0};
	struct ids counted = {0};
	bool ok = store_responses_load(w->db, activity->id, &raw, error);
	for (size_t i = 0; i < raw.count; i++)
		if (raw.rows[i].step == step && raw.respondents[raw.rows[i].who].kind == RESPONDENT_HANDS && !ids_have(&counted, raw.rows[i].field))
			ids_add(&counted, raw.rows[i].field);
	*turnout = (struct turnout){.asked = (int)(taken_has(taken, (struct id){{0}}) ? counted.count : form_questions(form)), .handed_in = (int)counted.count};
	ids_release(&counted);
	responses_release(&raw);
	return ok;
}

bool step_turnout(struct workbook *w, const struct activity *activity, const struct form *form, int step, struct turnout *turnout, struct error *error)
{
	const struct step *opened = activity_step(activity, step);
	bool hands = opened && opened->way == WAY_HANDS;
	struct respondent_states states = {0};
	struct taken taken = {0};
	*turnout = (struct turnout){0};
	bool ok = store_taken_load(w->db, activity->id, step, &taken, error);
	if (ok && hands)
		ok = count_shows(w, activity, form, step, &taken, turnout, error);
	else
		ok = ok && store_step_states(w->db, activity->id, step, false, &states, error);
	if (ok && opened && opened->way == WAY_TEAM)
		*turnout = count_teams(&w->session.people, &activity->group, 1, &states, &taken);
	else if (ok && opened && opened->way == WAY_TEAMS)
		*turnout = count_teams(&w->session.people, activity->teams, activity->team_count, &states, &taken);
	else if (ok && !hands)
		*turnout = count_people(&w->session, activity, &states, &taken);
	free(states.items);
	free(taken.items);
	return ok;
}

bool step_answered(struct workbook *w, const struct activity *activity, int step)
{
	struct respondent_states states = {0};
	bool any = !store_step_states(w->db, activity->id, step, true, &states, NULL);
	for (size_t i = 0; i < states.count; i++)
		any = any || !states.items[i].declined;
	struct sheets_half half = sheets_half(w, activity, step);
	any = any || half.count > 0;
	free(half.owners);
	free(states.items);
	return any;
}

void run_answered(struct workbook *w, struct str *out)
{
	const struct here *here = run_here(w);
	if (here->handed_in > here->asked)
		str_addf(out, tr("%d sheets, for %d people"), here->handed_in, here->asked);
	else if (here->asked > 0 && here->way == WAY_TEAMS)
		str_addf(out, tr("%d of %d teams"), here->handed_in, here->asked);
	else if (here->asked > 0)
		str_addf(out, tr("%d of %d answered"), here->handed_in, here->asked);
}

/* The ids of fields by what they are: hold words for the group, hold words that are not for the group, ask the role. */
struct sorted_fields {
	struct ids words, own, roles;
};

/* In a session for oneself, what is for oneself is for who looks. */
static void sort_field(const struct field *field, bool self, struct sorted_fields *fields)
{
	if (field->type == FIELD_TEXT)
		ids_add(self || field->audience == AUDIENCE_GROUP ? &fields->words : &fields->own, field->id);
	else if (field->role)
		ids_add(&fields->roles, field->id);
}

static void sorted_release(struct sorted_fields *fields)
{
	ids_release(&fields->words);
	ids_release(&fields->own);
	ids_release(&fields->roles);
}

/* Over all steps that were opened. */
static void sort_fields(struct workbook *w, const struct activity *activity, struct responses *raw, struct sorted_fields *fields)
{
	for (size_t i = 0; i < activity->step_count; i++) {
		struct form form = {0};
		struct turnout turnout;
		int n = activity->steps[i].n;
		step_ask(w, activity, n, NULL, &form);
		for (size_t f = 0; f < form.count; f++)
			sort_field(&form.fields[f], w->session.self, fields);
		if (activity->steps[i].way != WAY_HANDS && step_turnout(w, activity, &form, n, &turnout, NULL))
			responses_step(raw, n)->asked = turnout.asked;
		form_release(&form);
	}
}

/* Small roles count with whom they chose today. */
static void settle_respondents(const struct people *people, struct responses *raw)
{
	for (size_t i = 0; i < raw->respondent_count; i++) {
		const struct participant *one = people_find(people, raw->respondents[i].id);
		if (one)
			raw->respondents[i].role = participant_counts_as(one);
	}
}

static bool answered(const struct responses *raw, struct id who)
{
	for (size_t i = 0; i < raw->respondent_count; i++)
		if (id_equal(raw->respondents[i].id, who))
			return true;
	return false;
}

/* The people of an activity: who was there, and who answered before leaving. */
static void count_present(const struct session *session, const struct activity *activity, const struct responses *raw, int present[ROLE_COUNT])
{
	const struct part *part = activity_part(session, activity);
	memset(present, 0, ROLE_COUNT * sizeof *present);
	for (size_t i = 0; i < session->people.count; i++) {
		const struct participant *one = &session->people.items[i];
		if (answered(raw, one->id))
			present[participant_counts_as(one)] += !one->again;
		else if (activity_has(session, activity, one))
			present[participant_counts_as(one)] += part_weight(part, one, false);
	}
	for (int role = 0; role < ROLE_COUNT; role++)
		present[role] = present[role] > 0 ? present[role] : 0;
}

/* The ids of the respondents as they stand in the view. */
static struct id *ids_in_view(const struct responses *raw, const size_t *places)
{
	struct id *who = mem_alloc(raw->respondent_count + 1, sizeof *who);
	for (size_t i = 0; i < raw->respondent_count; i++)
		who[places[i]] = raw->respondents[i].id;
	return who;
}

bool activity_view(struct workbook *w, const struct activity *activity, enum text_rule texts, struct responses *view, struct id **who, struct error *error)
{
	struct responses raw = {0};
	struct text_reviews reviews = {0};
	struct sorted_fields fields = {0};
	struct visibility rules = {.threshold = w->session.threshold, .split = w->session.split, .texts = texts, .reviews = &reviews,
		.text_fields = &fields.words, .role_fields = &fields.roles, .own_fields = &fields.own};
	bool ok = store_responses_load(w->db, activity->id, &raw, error) && store_reviews_load(w->db, w->session.id, &reviews, error);
	for (int role = ROLE_VOLUNTEER; role < ROLE_COUNT; role++)
		rules.settled[role] = people_settled(&w->session.people, (enum role)role);
	if (ok) {
		rules.places = mem_alloc(raw.respondent_count + 1, sizeof *rules.places);
		sort_fields(w, activity, &raw, &fields);
		settle_respondents(&w->session.people, &raw);
		count_present(&w->session, activity, &raw, rules.present);
		visibility_view(&raw, &rules, view);
		if (who)
			*who = ids_in_view(&raw, rules.places);
	}
	free(rules.places);
	sorted_release(&fields);
	text_reviews_release(&reviews);
	responses_release(&raw);
	return ok;
}

/* A step that was answered and not shown yet stays out of the picture of an earlier one. */
void drop_unrevealed(const struct activity *activity, int step, struct responses *view)
{
	for (size_t i = 0; i < activity->step_count; i++)
		if (activity->steps[i].revealed_at == 0 && activity->steps[i].n != step)
			responses_drop_step(view, activity->steps[i].n);
}

bool activity_picture(struct workbook *w, const struct activity *activity, int step, struct doc *doc, struct error *error)
{
	struct responses view = {0};
	bool ok = activity_view(w, activity, TEXT_NOT_DROPPED, &view, NULL, error);
	drop_unrevealed(activity, step, &view);
	if (ok && activity_kind(activity))
		activity_kind(activity)->show(activity->copy, &view, doc);
	responses_release(&view);
	return ok;
}

bool run_picture(struct workbook *w, struct doc *doc, struct error *error)
{
	const struct activity *activity = w->entered ? place_activity(&w->session, &w->place) : NULL;
	if (!activity)
		return error_say(error, tr("There is no exercise open."));
	return activity_picture(w, activity, w->place.step, doc, error);
}
