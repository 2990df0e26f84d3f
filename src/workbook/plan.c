/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "store/sessions.h"
#include "store/undo.h"
#include "workbook/layout.h"
#include "workbook/tables.h"
#include "workbook/timer.h"
#include "workbook/view.h"

enum { MINUTE = 60000 };

static const struct part *part_at(const struct workbook *w, int part, struct error *error)
{
	if (!state_entered(w, error))
		return NULL;
	if (part >= 0 && (size_t)part < w->session.part_count)
		return &w->session.parts[part];
	error_say(error, tr("The programme has %zu parts."), w->session.part_count);
	return NULL;
}

static int part_index(const struct session *session, struct id id)
{
	for (size_t i = 0; i < session->part_count; i++)
		if (id_equal(session->parts[i].id, id))
			return (int)i;
	return -1;
}

/* --- changing one part --- */

/* As one thing to undo; more is what goes with it. */
static bool change(struct workbook *w, const struct part *changed, int shift, struct error *error)
{
	return db_begin(w->db, error) && state_finish(w, undo_begin(w->db, w->session.id, error) &&
		undo_before(w->db, w->session.id, "part", changed->id, error) && store_part_change(w->db, changed, error) &&
		(shift == 0 || timer_shift_part(w, changed, shift, error)), CHANGED_SESSION, error);
}

bool plan_leave_out(struct workbook *w, int number, bool out, struct error *error)
{
	const struct part *part = part_at(w, number, error);
	if (!part)
		return false;
	if (out && part->began_at)
		return error_say(error, tr("“%s” has begun already, so it is not left out."), part->title);
	if (part->skipped == out)
		return true;
	struct part changed = *part;
	changed.skipped = out;
	return change(w, &changed, 0, error);
}

static bool minutes_fit(int minutes, struct error *error)
{
	return (minutes >= 1 && minutes <= PLAN_MINUTES_MOST) || error_say(error, tr("A part takes 1 to %d minutes."), PLAN_MINUTES_MOST);
}

bool plan_minutes(struct workbook *w, int number, int minutes, struct error *error)
{
	const struct part *part = part_at(w, number, error);
	if (!part || !minutes_fit(minutes, error))
		return false;
	if (part->minutes == minutes)
		return true;
	struct part changed = *part;
	changed.minutes = minutes;
	return change(w, &changed, minutes - part->minutes, error);
}

bool plan_has_title(const struct part *part)
{
	return part->activity_count != 1;
}

/* Clean, and as long as it may be; the caller frees. NULL with a sentence. */
static char *clean_title(const char *title, struct error *error)
{
	char *clean = text_clean(title, strlen(title), false);
	if (*clean && text_width(clean) <= PLAN_TITLE_MAX)
		return clean;
	free(clean);
	error_say(error, tr("A title has 1 to %d characters."), PLAN_TITLE_MAX);
	return NULL;
}

static char *clean_say(const char *say, struct error *error)
{
	char *clean = text_clean(say ? say : "", say ? strlen(say) : 0, true);
	if (text_width(clean) <= PLAN_SAY_MAX)
		return clean;
	free(clean);
	error_say(error, tr("What you say has at most %d characters."), PLAN_SAY_MAX);
	return NULL;
}

bool plan_change(struct workbook *w, int number, const char *title, int minutes, const char *say, struct error *error)
{
	const struct part *part = part_at(w, number, error);
	if (!part || !minutes_fit(minutes, error))
		return false;
	if (!plan_has_title(part))
		return error_say(error, tr("An exercise keeps its own title. Its minutes can be changed."));
	struct part changed = *part;
	changed.title = clean_title(title, error);
	changed.say = changed.title ? clean_say(say ? say : part->say, error) : NULL;
	changed.minutes = minutes;
	bool ok = changed.say && change(w, &changed, minutes - part->minutes, error);
	free(changed.title);
	free(changed.say);
	return ok;
}

/* --- the order --- */

/* The place is kept as a number: it goes on pointing at the part that was begun. */
static bool keep_place(struct workbook *w, int part, struct place *place, struct error *error)
{
	*place = w->place;
	place->part = part;
	return place->part == w->place.part || store_place_save(w->db, w->session.id, place, error);
}

static bool put_at(struct workbook *w, const struct part *part, int n, struct error *error)
{
	return undo_before(w->db, w->session.id, "part", part->id, error) && store_part_move(w->db, part->id, n, error);
}

bool plan_move(struct workbook *w, int number, int by, struct error *error)
{
	const struct part *part = part_at(w, number, error);
	int to = number + (by < 0 ? -1 : 1);
	if (!part)
		return false;
	if (to < 0 || (size_t)to >= w->session.part_count)
		return error_say(error, to < 0 ? tr("This is the first part already.") : tr("This is the last part already."));
	const struct part *other = &w->session.parts[to], *begun = part->began_at ? part : other;
	if (part->began_at || other->began_at)
		return error_say(error, tr("“%s” has begun already and keeps its place."), begun->title);
	/* Neither of the two has begun, so neither is where the session stands. */
	return db_begin(w->db, error) && state_finish(w, undo_begin(w->db, w->session.id, error) && put_at(w, part, to, error) &&
		put_at(w, other, number, error), CHANGED_SESSION, error);
}

/* --- a part more --- */

static bool keep_new(struct workbook *w, const struct part *part, struct error *error)
{
	bool ok = true;
	for (size_t i = 0; ok && i < part->activity_count; i++) {
		struct id copy = store_copy_of(w->db, part->activities[i].id);
		ok = undo_before(w->db, w->session.id, "copy", copy, error) && undo_before(w->db, w->session.id, "activity", part->activities[i].id, error);
	}
	return ok;
}

static bool insert(struct workbook *w, const struct part *part, int n, struct place *place, struct error *error)
{
	const struct part *here = w->place.part < (int)w->session.part_count ? &w->session.parts[w->place.part] : NULL;
	bool ok = undo_begin(w->db, w->session.id, error) && undo_before(w->db, w->session.id, "part", part->id, error);
	for (int i = n; ok && i < (int)w->session.part_count; i++)
		ok = put_at(w, &w->session.parts[i], i + 1, error);
	bool begun = here && here->began_at && n <= w->place.part;
	int at = w->place.part + begun;
	ok = ok && store_part_insert(w->db, w->session.id, part, n, error) && keep_new(w, part, error);
	/* Who is here gets a place in a new round at once, so that cards can say it. From here on the session is as it will be. */
	if (ok && part_has_tables(part))
		ok = state_read(w, error) && tables_put_loose(w, &w->session.people, error);
	return ok && keep_place(w, at, place, error);
}

/* Takes the only part of laid. */
static bool add_part(struct workbook *w, int after, struct session *laid, struct error *error)
{
	struct place place;
	bool ok = after >= -1 && (after == -1 || part_at(w, after, error));
	if (ok && w->session.part_count >= PLAN_PARTS_MOST)
		ok = error_say(error, tr("A programme has at most %d parts."), PLAN_PARTS_MOST);
	ok = ok && db_begin(w->db, error) && state_finish(w, insert(w, &laid->parts[0], after + 1, &place, error), CHANGED_SESSION, error);
	if (ok) {
		w->place = place;
		state_stale(w, false);
	}
	session_release(laid);
	return ok;
}

bool plan_add_item(struct workbook *w, int after, const char *title, int minutes, const char *say, struct error *error)
{
	struct session laid = {.part_count = 0};
	if (!state_entered(w, error) || !minutes_fit(minutes, error))
		return false;
	char *clean = clean_title(title, error), *words = clean ? clean_say(say, error) : NULL;
	bool fits = words != NULL;
	if (fits)
		mem_set(&session_add_part(&laid, minutes, clean)->say, words);
	free(clean);
	free(words);
	return fits && add_part(w, after, &laid, error);
}

bool plan_add_exercise(struct workbook *w, int after, const char *id, struct error *error)
{
	struct session laid = {.part_count = 0};
	if (!state_entered(w, error))
		return false;
	const struct content *content = state_content(w);
	const struct exercise *exercise = content_exercise(content, id);
	if (!exercise)
		return error_say(error, tr("There is no exercise “%s”: `samenspel content list` shows which there are."), id);
	layout_exercise(content, exercise, NULL, &laid);
	return add_part(w, after, &laid, error);
}

bool plan_add_offer(struct workbook *w, int after, const struct plan_offer *offer, struct error *error)
{
	struct session laid = {.part_count = 0};
	if (offer->exercise)
		return plan_add_exercise(w, after, offer->exercise, error);
	if (!state_entered(w, error))
		return false;
	if (layout_row(state_content(w), offer->round, &laid, error))
		return add_part(w, after, &laid, error);
	session_release(&laid);
	return false;
}

static void add_offer(struct plan_offers *offers, const struct plan_offer *offer)
{
	offers->items = mem_room(offers->items, offers->count, &offers->room, sizeof *offers->items);
	offers->items[offers->count++] = *offer;
}

/* Whether it stands only in programmes for one person. */
static bool is_for_oneself(const struct content *content, const char *exercise)
{
	bool self = false, group = false;
	for (size_t i = 0; i < content->programme_count; i++)
		for (size_t r = 0; r < content->programmes[i].count; r++) {
			const struct programme_row *row = &content->programmes[i].rows[r];
			bool has = row->exercise && strcmp(row->exercise, exercise) == 0;
			self = self || (has && content->programmes[i].self);
			group = group || (has && !content->programmes[i].self);
		}
	return self && !group;
}

static bool same_round(const struct programme_row *one, const struct programme_row *other)
{
	bool same = one->tables.count == other->tables.count;
	for (size_t i = 0; same && i < one->tables.count; i++)
		same = strcmp(one->tables.items[i], other->tables.items[i]) == 0;
	return same;
}

static void offer_round(struct plan_offers *offers, const struct programme_row *row)
{
	for (size_t i = 0; i < offers->count; i++)
		if (offers->items[i].round && same_round(offers->items[i].round, row))
			return;
	add_offer(offers, &(struct plan_offer){.round = row, .title = row->title, .minutes = row->minutes});
}

void plan_offers(const struct workbook *w, struct plan_offers *offers)
{
	const struct content *content = state_content(w);
	for (size_t i = 0; i < content->exercise_count; i++) {
		const struct exercise *exercise = content->exercises[i];
		if (!is_for_oneself(content, exercise->id))
			add_offer(offers, &(struct plan_offer){.exercise = exercise->id, .title = exercise_text(exercise, "exercise", "title"),
				.minutes = exercise_number(exercise, "exercise", "minutes", 0)});
	}
	for (size_t i = 0; i < content->programme_count; i++)
		for (size_t r = 0; r < content->programmes[i].count; r++)
			if (content->programmes[i].rows[r].tables.count > 0)
				offer_round(offers, &content->programmes[i].rows[r]);
}

void plan_offers_release(struct plan_offers *offers)
{
	free(offers->items);
	*offers = (struct plan_offers){.items = NULL};
}

/* --- how the day goes --- */

void plan_look(const struct workbook *w, struct plan *plan)
{
	int64_t now = clock_ms(), left = 0;
	bool begun = false, busy = false;
	*plan = (struct plan){.planned = 0};
	for (size_t i = 0; w->entered && i < w->session.part_count; i++) {
		const struct part *part = &w->session.parts[i];
		int real = part_took(part, now), rest = part->minutes - real;
		if (part_left_out(part))
			continue;
		plan->planned += part->minutes;
		plan->spent += real;
		if (part->ended_at || (part->began_at && rest < 0))
			plan->behind -= rest;
		left += part->ended_at || rest < 0 ? 0 : rest;
		begun = begun || part->began_at;
		busy = busy || !part->ended_at;
	}
	plan->ends_at = begun && busy ? now + left * MINUTE : 0;
}

void plan_words(const struct plan *plan, struct str *out)
{
	int by = plan->behind < 0 ? -plan->behind : plan->behind;
	if (plan->spent == 0 && plan->ends_at == 0)
		return;
	if (by == 0)
		str_add(out, tr("as planned"));
	else if (plan->behind > 0)
		str_addf(out, tr_n("%d minute longer than planned", "%d minutes longer than planned", by), by);
	else
		str_addf(out, tr_n("%d minute shorter than planned", "%d minutes shorter than planned", by), by);
}

void plan_sentences(const struct plan *plan, struct str *out)
{
	struct str words = STR_EMPTY;
	char time[6];
	plan_words(plan, &words);
	str_add_sentence(out, tr_n("Planned: %d minute.", "Planned: %d minutes.", plan->planned), plan->planned);
	if (words.len > 0)
		str_add_sentence(out, tr("So far %s."), words.data);
	if (plan->ends_at) {
		clock_time(plan->ends_at, time);
		str_add_sentence(out, tr("It ends at about %s."), time);
	}
	str_release(&words);
}

/* --- what follows from taking a change back --- */

struct plan_before {
	struct id here;                /* of the part where the session stands; none: it is at the end */
	size_t count;
	struct {
		struct id id;
		int minutes;
	} parts[];
};

struct plan_before *plan_before(const struct workbook *w)
{
	const struct session *session = &w->session;
	struct plan_before *before = mem_alloc(1, sizeof *before + session->part_count * sizeof before->parts[0]);
	before->count = session->part_count;
	for (size_t i = 0; i < session->part_count; i++) {
		before->parts[i].id = session->parts[i].id;
		before->parts[i].minutes = session->parts[i].minutes;
	}
	if (w->place.part >= 0 && (size_t)w->place.part < session->part_count && session->parts[w->place.part].began_at)
		before->here = session->parts[w->place.part].id;
	return before;
}

/* A part that was added and entered may be gone: then the session stands at its programme. */
static void follow_place(const struct session *session, const struct plan_before *before, struct place *place)
{
	int part = part_index(session, before->here);
	if (part >= 0)
		place->part = part;
	else if (!id_is_none(before->here))
		*place = (struct place){.phase = PHASE_OVERVIEW, .part = place->part, .open = place->open};
	if (place->phase == PHASE_OVERVIEW && place->part >= (int)session->part_count)
		place->part = (int)session->part_count - 1;
}

bool plan_undone(struct workbook *w, const struct plan_before *before, struct place *place, struct error *error)
{
	bool ok = true;
	follow_place(&w->session, before, place);
	for (size_t i = 0; ok && i < before->count; i++) {
		int at = part_index(&w->session, before->parts[i].id);
		int shift = at < 0 ? 0 : w->session.parts[at].minutes - before->parts[i].minutes;
		ok = shift == 0 || timer_shift_part(w, &w->session.parts[at], shift, error);
	}
	return ok;
}
