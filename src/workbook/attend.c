/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/attend.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "store/sessions.h"
#include "store/undo.h"
#include "workbook/view.h"

enum { NAME_MAX_CELLS = 30 };

static bool put(struct workbook *w, const struct participant *one, struct error *error)
{
	return undo_before(w->db, w->session.id, "participant", one->id, error) && store_participant_put(w->db, w->session.id, one, error);
}

static bool mark(struct workbook *w, struct id participant, bool came, struct error *error)
{
	struct id fact;
	return store_presence_add(w->db, participant, came, &fact, error) && undo_before(w->db, w->session.id, "presence", fact, error);
}

bool attend_check_in(struct workbook *w, const char *line, int *first_seat, int *added, struct error *error)
{
	enum role roles[SEATS_MAX];
	size_t count;
	if (!state_entered(w, error) || !roles_read(line, SEATS_MAX - (int)w->session.people.count, roles, &count, error) || !db_begin(w->db, error))
		return false;
	*first_seat = store_last_seat(w->db, w->session.id) + 1;
	*added = (int)count;
	bool ok = undo_begin(w->db, w->session.id, error);
	for (size_t i = 0; ok && i < count; i++) {
		struct participant one = {.id = id_random(), .seat = *first_seat + (int)i, .role = roles[i]};
		ok = put(w, &one, error) && store_presence_add(w->db, one.id, true, &(struct id){{0}}, error);
	}
	return state_finish(w, ok, CHANGED_SESSION, error);
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
	if (!find(w, participant, &one, error))
		return false;
	one.role = role;
	return change(w, &one, error);
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

bool attend_sit_out(struct workbook *w, struct id participant, struct error *error)
{
	struct participant one;
	if (!find(w, participant, &one, error))
		return false;
	const struct activity *activity = place_activity(&w->session, &w->place);
	if (!activity)
		return error_say(error, tr("No exercise is open: sitting out is possible once one has begun."));
	struct action action = {.id = id_random(), .activity = activity->id, .step = w->place.step, .kind = RESPONDENT_PARTICIPANT,
		.who = participant, .verb = VERB_DECLINE};
	return db_begin(w->db, error) && state_finish(w, state_add_fact(w, &action, error), CHANGED_ANSWERS, error);
}
