/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/times.h"

#include "base/clock.h"
#include "store/sessions.h"
#include "workbook/timer.h"
#include "workbook/view.h"

enum { JUST_NOW = 15 * 60000 };

static bool is_busy(const struct part *part)
{
	return part->began_at && !part->ended_at;
}

static bool end_part(struct workbook *w, const struct part *part, struct error *error)
{
	return store_part_times(w->db, part->id, part->began_at, db_next_at(w->db), error) && timer_end_part(w, part, error);
}

/* What was begun and is left for what is new, or for what comes later, is over; looking back at an earlier part ends nothing. */
static bool end_parts(struct workbook *w, const struct place *to, const struct part *part, struct error *error)
{
	bool anew = to->phase == PHASE_END || (part && !part->began_at), ok = true;
	for (size_t i = 0; ok && i < w->session.part_count; i++) {
		const struct part *other = &w->session.parts[i];
		if (other != part && is_busy(other) && (anew || ((int)i == w->place.part && to->part > w->place.part)))
			ok = end_part(w, other, error);
	}
	return ok;
}

/* It ended just now and no other part has since: who goes back to it goes on with it. Later it is only looked at. */
static bool goes_on_again(const struct session *session, const struct part *part)
{
	for (size_t i = 0; i < session->part_count; i++)
		if (session->parts[i].ended_at > part->ended_at)
			return false;
	return !session->self && clock_ms() - part->ended_at < JUST_NOW;
}

static bool mark_parts(struct workbook *w, const struct place *to, struct error *error)
{
	const struct part *part = place_part(&w->session, to);
	if (to->phase == PHASE_OVERVIEW)
		return true;
	if (!end_parts(w, to, part, error))
		return false;
	if (!part || is_busy(part) || (part->ended_at && !goes_on_again(&w->session, part)))
		return true;
	int64_t began_at = part->began_at ? part->began_at : db_next_at(w->db);
	return store_part_times(w->db, part->id, began_at, 0, error) && timer_begin_part(w, part, error);
}

/* A step that asks nothing begins when it is reached; one that asks something when it is opened. */
static bool begin_step(struct workbook *w, const struct place *to, struct error *error)
{
	const struct activity *activity = to->phase == PHASE_TALK ? place_activity(&w->session, to) : NULL;
	if (!activity || activity_step(activity, to->step))
		return true;
	struct form form = {0};
	step_ask(w, activity, to->step, NULL, &form);
	bool ok = timer_begin_step(w, activity, to->step, form.minutes, error);
	form_release(&form);
	return ok;
}

bool times_mark(struct workbook *w, const struct place *to, struct error *error)
{
	return mark_parts(w, to, error) && begin_step(w, to, error);
}
