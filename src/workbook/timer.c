/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/timer.h"

#include "base/clock.h"
#include "base/lang.h"
#include "store/clocks.h"
#include "workbook/view.h"

enum { MINUTE = 60000, SECOND = 1000 };

/* Which clock it is: of an activity's step, of an activity, of a part. */
struct owner {
	const struct part *part;
	const struct activity *activity;      /* NULL: the part itself */
	int step;                             /* that may have a clock of its own; -1: none */
};

static const struct clock_row *find(const struct workbook *w, struct id owner, int step)
{
	for (size_t i = 0; i < w->clocks.count; i++)
		if (id_equal(w->clocks.items[i].owner, owner) && w->clocks.items[i].step == step)
			return &w->clocks.items[i];
	return NULL;
}

static const struct clock_row *row_of(const struct workbook *w, const struct owner *owner)
{
	const struct clock_row *row = owner->activity && owner->step >= 0 ? find(w, owner->activity->id, owner->step) : NULL;
	if (!row && owner->activity)
		row = find(w, owner->activity->id, CLOCK_OF_ALL);
	return row || !owner->part ? row : find(w, owner->part->id, CLOCK_OF_ALL);
}

static bool more_is_asked(const struct activity *activity, int step)
{
	struct form form = {0};
	bool more = step_ask(NULL, activity, step + 1, NULL, &form) && form_questions(&form) > 0;
	form_release(&form);
	return more;
}

static void fill(const struct workbook *w, const struct owner *owner, struct timer *timer)
{
	const struct clock_row *row = row_of(w, owner);
	*timer = (struct timer){.runs = row != NULL};
	if (!row)
		return;
	int64_t left = row->ends_at - clock_ms();
	timer->ends_at = row->ends_at;
	timer->minutes_left = left > 0 ? (int)((left + MINUTE - 1) / MINUTE) : (int)(left / MINUTE);
	timer->of_step = row->step != CLOCK_OF_ALL;
	timer->switches = timer->of_step && timer->minutes_left <= 0 && more_is_asked(owner->activity, row->step);
}

/* A step has its own time while it is answered, or talked about where it asks nothing; not while its picture is looked at. */
static int step_here(const struct workbook *w, const struct activity *activity)
{
	bool busy = w->place.phase == PHASE_ANSWERS || (w->place.phase == PHASE_TALK && !activity_step(activity, w->place.step));
	return busy ? w->place.step : -1;
}

static struct owner owner_here(const struct workbook *w)
{
	struct owner owner = {.part = place_part(&w->session, &w->place), .activity = place_activity(&w->session, &w->place), .step = -1};
	if (w->place.phase == PHASE_OVERVIEW && w->place.part >= 0 && (size_t)w->place.part < w->session.part_count)
		owner.part = &w->session.parts[w->place.part];
	if (owner.activity)
		owner.step = step_here(w, owner.activity);
	return owner;
}

bool timer_here(struct workbook *w, struct timer *timer, struct error *error)
{
	*timer = (struct timer){.runs = false};
	if (!state_entered(w, error))
		return false;
	struct owner owner = owner_here(w);
	fill(w, &owner, timer);
	return true;
}

/* The step where a table is that is not on the screen: the last one with a clock, unless a later one was opened or its picture was shown. */
static int step_there(const struct workbook *w, const struct activity *activity)
{
	int last = -1;
	for (size_t i = 0; i < w->clocks.count; i++)
		if (id_equal(w->clocks.items[i].owner, activity->id) && w->clocks.items[i].step > last)
			last = w->clocks.items[i].step;
	for (size_t i = 0; i < activity->step_count; i++)
		if (activity->steps[i].n > last || (activity->steps[i].n == last && activity->steps[i].revealed_at))
			return -1;
	return last;
}

bool timer_at(struct workbook *w, int part, int activity, struct timer *timer, struct error *error)
{
	*timer = (struct timer){.runs = false};
	if (!state_entered(w, error))
		return false;
	if (part < 0 || (size_t)part >= w->session.part_count)
		return error_say(error, tr("The programme has %zu parts."), w->session.part_count);
	struct owner owner = {.part = &w->session.parts[part], .step = -1};
	if (activity >= (int)owner.part->activity_count)
		return error_say(error, tr("There are %zu tables."), owner.part->activity_count);
	if (activity >= 0) {
		owner.activity = &owner.part->activities[activity];
		owner.step = step_there(w, owner.activity);
	}
	fill(w, &owner, timer);
	return true;
}

/* --- more minutes --- */

static int64_t ends_after(int64_t ends_at, int minutes)
{
	int64_t now = clock_ms(), from = ends_at > now ? ends_at : now, ends = from + (int64_t)minutes * MINUTE;
	return ends > now ? ends : now;
}

static bool put(struct workbook *w, struct id owner, int step, int64_t ends_at, struct error *error)
{
	return store_clock_put(w->db, w->session.id, &(struct clock_row){.owner = owner, .step = step, .ends_at = ends_at}, error);
}

/* At the list of tables: also for those that have a time of their own. */
static bool add_to_tables(struct workbook *w, const struct part *part, int minutes, struct error *error)
{
	bool ok = true;
	for (size_t i = 0; ok && i < part->activity_count; i++) {
		const struct clock_row *own = find(w, part->activities[i].id, CLOCK_OF_ALL);
		ok = !own || put(w, own->owner, own->step, ends_after(own->ends_at, minutes), error);
	}
	return ok;
}

static bool add_minutes(struct workbook *w, const struct owner *owner, int minutes, struct error *error)
{
	const struct clock_row *row = row_of(w, owner);
	bool table = owner->activity && part_has_tables(owner->part);
	struct id id = row && row->step != CLOCK_OF_ALL ? row->owner : table ? owner->activity->id : owner->part->id;
	int64_t ends_at = ends_after(row ? row->ends_at : 0, minutes);
	return put(w, id, row ? row->step : CLOCK_OF_ALL, ends_at, error) &&
		(owner->activity || add_to_tables(w, owner->part, minutes, error));
}

bool timer_add(struct workbook *w, int minutes, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	struct owner owner = owner_here(w);
	if (minutes == 0 || minutes > TIMER_MOST || minutes < -TIMER_MOST)
		return error_say(error, tr("Add 1 to %d minutes, or take some away."), TIMER_MOST);
	if (!owner.part || (!row_of(w, &owner) && (minutes < 0 || w->place.phase == PHASE_OVERVIEW)))
		return error_say(error, tr("No clock runs here."));
	return db_begin(w->db, error) && state_finish(w, add_minutes(w, &owner, minutes, error), CHANGED_SESSION, error);
}

void timer_words(const struct timer *timer, struct str *out)
{
	if (!timer->runs)
		return;
	if (timer->minutes_left > 1)
		str_addf(out, tr_n("%d minute left", "%d minutes left", timer->minutes_left), timer->minutes_left);
	else
		str_add(out, timer->minutes_left == 1 ? tr("one minute left") : timer->switches ? tr("time to switch") : tr("time to finish"));
}

int64_t timer_next_change(const struct timer *timer)
{
	return timer->runs && timer->minutes_left > 0 ? timer->ends_at - (int64_t)(timer->minutes_left - 1) * MINUTE : 0;
}

/* --- within a write --- */

/* Of a part that goes on again some time is gone. In whole seconds: of two moments in one the later is written a little later than it was. */
bool timer_begin_part(struct workbook *w, const struct part *part, struct error *error)
{
	int64_t now = clock_ms(), gone = part->began_at && part->began_at < now ? now - part->began_at + SECOND - 1 : 0;
	return w->session.self || part->minutes <= 0 ||
		put(w, part->id, CLOCK_OF_ALL, now - gone / SECOND * SECOND + (int64_t)part->minutes * MINUTE, error);
}

bool timer_begin_step(struct workbook *w, const struct activity *activity, int step, int minutes, struct error *error)
{
	return w->session.self || minutes <= 0 || find(w, activity->id, step) || put(w, activity->id, step, clock_ms() + (int64_t)minutes * MINUTE, error);
}

bool timer_end_part(struct workbook *w, const struct part *part, struct error *error)
{
	bool ok = store_clock_drop(w->db, w->session.id, part->id, error);
	for (size_t i = 0; ok && i < part->activity_count; i++)
		ok = store_clock_drop(w->db, w->session.id, part->activities[i].id, error);
	return ok;
}

static bool shift(struct workbook *w, struct id owner, int minutes, struct error *error)
{
	const struct clock_row *row = find(w, owner, CLOCK_OF_ALL);
	return !row || put(w, owner, CLOCK_OF_ALL, row->ends_at + (int64_t)minutes * MINUTE, error);
}

bool timer_shift_part(struct workbook *w, const struct part *part, int minutes, struct error *error)
{
	bool ok = shift(w, part->id, minutes, error);
	for (size_t i = 0; ok && i < part->activity_count; i++)
		ok = shift(w, part->activities[i].id, minutes, error);
	return ok;
}
