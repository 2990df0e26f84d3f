/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/attend.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "store/sessions.h"
#include "store/undo.h"
#include "workbook/tables.h"
#include "workbook/view.h"

enum { NAME_MAX_CELLS = 30 };

static bool put(struct workbook *w, const struct participant *one, struct error *error)
{
	return undo_before(w->db, w->session.id, "participant", one->id, error) && store_participant_put(w->db, w->session.id, one, error);
}

/* Who has just come gets a place at the tables too. */
static bool seat_at_tables(struct workbook *w, const struct participant *added, size_t count, struct error *error)
{
	const struct people *people = &w->session.people;
	struct people all = {.items = mem_alloc(people->count + count + 1, sizeof *all.items), .count = people->count + count};
	if (people->count > 0)
		memcpy(all.items, people->items, people->count * sizeof *all.items);
	for (size_t i = 0; i < count; i++) {
		all.items[people->count + i] = added[i];
		all.items[people->count + i].present = true;
	}
	bool ok = tables_put_loose(w, &all, error);
	free(all.items);
	return ok;
}

static bool mark(struct workbook *w, struct id participant, bool came, struct error *error)
{
	struct id fact;
	return store_presence_add(w->db, participant, came, &fact, error) && undo_before(w->db, w->session.id, "presence", fact, error);
}

/* One new seat: somebody who is here. */
static bool put_new(struct workbook *w, const struct participant *one, struct error *error)
{
	return put(w, one, error) && store_presence_add(w->db, one->id, true, &(struct id){{0}}, error);
}

/* Before the first picture a role that was small and is large enough with these people has a picture of its own after all. */
static bool grows(const struct workbook *w, enum role role, int added)
{
	int own[ROLE_COUNT];
	people_count_own_roles(&w->session.people, own);
	return own[role] > 0 && own[role] < w->session.threshold && own[role] + added >= w->session.threshold && !session_picture_shown(&w->session);
}

static bool put_own_role(struct workbook *w, enum role role, struct error *error)
{
	bool ok = true;
	for (size_t i = 0; ok && i < w->session.people.count; i++) {
		struct participant one = w->session.people.items[i];
		if (one.role != role || one.counts_with == ROLE_UNKNOWN)
			continue;
		one.counts_with = ROLE_UNKNOWN;
		ok = put(w, &one, error);
	}
	return ok;
}

/* Whom a role counts with from now on, with so many people more; who has it already is changed along. */
static bool settle_grown(struct workbook *w, const int added[ROLE_COUNT], enum role with[ROLE_COUNT], struct error *error)
{
	bool ok = true;
	for (int role = 0; ok && role < ROLE_COUNT; role++) {
		bool grown = added[role] > 0 && grows(w, (enum role)role, added[role]);
		with[role] = grown ? ROLE_UNKNOWN : people_settled(&w->session.people, (enum role)role);
		ok = !grown || put_own_role(w, (enum role)role, error);
	}
	return ok;
}

bool attend_check_in(struct workbook *w, const char *line, int *first_seat, int *added, struct error *error)
{
	enum role roles[SEATS_MAX], with[ROLE_COUNT];
	struct participant people[SEATS_MAX];
	int more[ROLE_COUNT] = {0};
	size_t count;
	if (!state_entered(w, error) || !roles_read(line, SEATS_MAX - (int)people_came(&w->session.people), roles, &count, error) || !db_begin(w->db, error))
		return false;
	*first_seat = store_last_seat(w->db, w->session.id) + 1;
	*added = (int)count;
	for (size_t i = 0; i < count; i++)
		more[roles[i]]++;
	bool ok = undo_begin(w->db, w->session.id, error) && settle_grown(w, more, with, error);
	for (size_t i = 0; ok && i < count; i++) {
		people[i] = (struct participant){.id = id_random(), .seat = *first_seat + (int)i, .role = roles[i], .counts_with = with[roles[i]]};
		ok = put_new(w, &people[i], error);
	}
	return state_finish(w, ok && seat_at_tables(w, people, count, error), CHANGED_SESSION, error);
}

bool attend_fill_role(struct workbook *w, enum role role, int *changed, struct error *error)
{
	const struct people *people = &w->session.people;
	enum role with[ROLE_COUNT];
	int more[ROLE_COUNT] = {0};
	*changed = 0;
	if (!state_entered(w, error))
		return false;
	for (size_t i = 0; i < people->count; i++)
		more[role] += people->items[i].role == ROLE_UNKNOWN;
	if (more[role] == 0)
		return true;
	bool ok = db_begin(w->db, error) && undo_begin(w->db, w->session.id, error) && settle_grown(w, more, with, error);
	for (size_t i = 0; ok && i < people->count; i++) {
		struct participant one = people->items[i];
		if (one.role != ROLE_UNKNOWN)
			continue;
		one.role = role;
		one.counts_with = with[role];
		ok = put(w, &one, error);
	}
	*changed = more[role];
	return state_finish(w, ok, CHANGED_SESSION, error);
}

bool attend_forgot(struct workbook *w, enum role role, int *seat, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	const struct people *people = &w->session.people;
	if (people_again(people) >= SEATS_MAX)
		return error_say(error, tr("So many numbers were forgotten that there are no more: look at the list of people."));
	if (!db_begin(w->db, error))
		return false;
	*seat = store_last_seat(w->db, w->session.id) + 1;
	struct participant one = {.id = id_random(), .seat = *seat, .role = role, .counts_with = people_settled(people, role), .again = true};
	return state_finish(w, undo_begin(w->db, w->session.id, error) && put_new(w, &one, error) && seat_at_tables(w, &one, 1, error), CHANGED_SESSION,
		error);
}

/* Finds the participant to change; a copy, whose name stays the session's. */
static bool find(struct workbook *w, struct id id, struct participant *one, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	const struct participant *found = people_find(&w->session.people, id);
	if (!found)
		return error_say(error, tr("This number is not checked in."));
	*one = *found;
	return true;
}

static bool change(struct workbook *w, const struct participant *one, struct error *error)
{
	return db_begin(w->db, error) &&
		state_finish(w, undo_begin(w->db, w->session.id, error) && put(w, one, error), CHANGED_SESSION, error);
}

bool attend_set_role(struct workbook *w, struct id participant, enum role role, struct error *error)
{
	struct participant one;
	enum role with[ROLE_COUNT];
	int more[ROLE_COUNT] = {0};
	if (!find(w, participant, &one, error))
		return false;
	if (one.role == role)
		return true;
	more[role] = 1;
	if (!db_begin(w->db, error))
		return false;
	bool ok = undo_begin(w->db, w->session.id, error) && settle_grown(w, more, with, error);
	one.role = role;
	one.counts_with = ok ? with[role] : ROLE_UNKNOWN;
	return state_finish(w, ok && put(w, &one, error), CHANGED_SESSION, error);
}

bool attend_set_name(struct workbook *w, struct id participant, const char *name, struct error *error)
{
	struct participant one;
	if (!find(w, participant, &one, error))
		return false;
	if (!w->session.named)
		return error_say(error, tr("This session has no names. Switch names on first, if the group wants them."));
	char *clean = text_clean(name, strlen(name), false);
	one.name = *clean ? clean : NULL;
	bool ok = text_width(clean) <= NAME_MAX_CELLS ? change(w, &one, error)
	                                              : error_say(error, tr("A name has at most %d characters."), NAME_MAX_CELLS);
	free(clean);
	return ok;
}

bool attend_set_present(struct workbook *w, struct id participant, bool present, struct error *error)
{
	struct participant one;
	if (!find(w, participant, &one, error) || one.present == present)
		return w->entered;
	return db_begin(w->db, error) &&
		state_finish(w, undo_begin(w->db, w->session.id, error) && mark(w, participant, present, error), CHANGED_SESSION, error);
}

/* How somebody stands in the activity that is open; false with a sentence when none is. The caller releases. */
static bool load_form(struct workbook *w, struct id participant, struct form_state *form, struct error *error)
{
	const struct activity *activity = w->entered ? place_activity(&w->session, &w->place) : NULL;
	if (!activity)
		return error_say(error, tr("No exercise is open: sitting out is possible once one has begun."));
	return store_form_load(w->db, activity->id, w->place.step, participant, form, error);
}

static bool put_decline(struct workbook *w, struct id participant, struct error *error)
{
	struct action action = {.id = id_random(), .activity = place_activity(&w->session, &w->place)->id, .step = w->place.step,
		.kind = RESPONDENT_PARTICIPANT, .who = participant, .verb = VERB_DECLINE};
	return db_begin(w->db, error) && state_finish(w, state_add_fact(w, &action, error), CHANGED_ANSWERS, error);
}

static bool take_decline_back(struct workbook *w, struct id decline, struct error *error)
{
	if (!db_begin(w->db, error))
		return false;
	bool ok = undo_begin(w->db, w->session.id, error) && undo_before(w->db, w->session.id, "withdrawal", decline, error) &&
		store_withdraw(w->db, decline, error);
	return state_finish(w, ok, CHANGED_ANSWERS, error);
}

bool attend_sit_out(struct workbook *w, struct id participant, bool out, struct error *error)
{
	struct participant one;
	struct form_state form = {0};
	if (!find(w, participant, &one, error))
		return false;
	bool ok = load_form(w, participant, &form, error);
	if (ok && form.declined != out)
		ok = out ? put_decline(w, participant, error) : take_decline_back(w, form.decline, error);
	form_state_release(&form);
	return ok;
}

bool attend_sits_out(struct workbook *w, struct id participant)
{
	struct form_state form = {0};
	struct error error;
	bool out = load_form(w, participant, &form, &error) && form.declined;
	form_state_release(&form);
	return out;
}
