/* SPDX-License-Identifier: EUPL-1.2 */
/* Which session the wall follows and what became of it; and the picture that stays on it. */
#include "workbook/wall.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "store/sessions.h"
#include "store/wall.h"
#include "workbook/process.h"
#include "workbook/view.h"

static bool runs(struct workbook *w, struct id session)
{
	int64_t process;
	return store_process_load(w->db, session, &process, NULL) && process_running(process) != 0;
}

/* The session that a program has open now; else the one it was in, while that is there; else the one that was left open by a kill; else the last. */
static struct id choose(struct workbook *w, const struct session_list *list, struct id now)
{
	struct id open = {{0}}, last = {{0}};
	bool there = false;
	for (size_t i = 0; i < list->count; i++) {
		const struct session_row *row = &list->items[i];
		if (row->self)
			continue;
		if (runs(w, row->id))
			return row->id;
		there = there || id_equal(row->id, now);
		open = id_is_none(open) && row->open ? row->id : open;
		last = id_is_none(last) ? row->id : last;
	}
	return there ? now : !id_is_none(open) ? open : last;
}

static void look_who(struct workbook *w, struct wall *wall)
{
	int64_t process = 0;
	store_process_load(w->db, wall->entered, &process, NULL);
	wall->process = process_running(process) ? process : 0;
	wall->state = wall->process ? WALL_BUSY : WALL_SHUT;
}

static bool enter(struct workbook *w, struct wall *wall, struct id session, struct error *error)
{
	bool same = w->entered && id_equal(session, wall->entered);
	if (!same)
		wall_release(wall);
	wall->entered = session;
	/* What is shown now is kept when the file cannot be read for a moment. */
	bool ok = same ? state_read(w, error) && store_place_load(w->db, session, &w->place, error) : workbook_enter_to_read(w, session, error);
	state_stale(w, true);
	return ok;
}

static void leave(struct workbook *w, struct wall *wall)
{
	struct error error;
	workbook_leave(w, &error);
	wall_release(wall);
	wall->entered = (struct id){{0}};
	wall->state = WALL_NO_SESSION;
	wall->process = 0;
	wall_make(w, wall);
}

/* Reads the session that is meant now. False when the file could not be read: what was shown stays. */
static bool read_again(struct workbook *w, struct wall *wall)
{
	struct session_list list = {0};
	struct error error;
	bool ok = store_session_list(w->db, &list, &error), there = false;
	struct id meant = ok && wall->follows ? choose(w, &list, wall->entered) : wall->entered;
	for (size_t i = 0; i < list.count; i++)
		there = there || id_equal(list.items[i].id, meant);
	session_list_release(&list);
	if (ok && (id_is_none(meant) || !there)) {
		leave(w, wall);
		return true;
	}
	if (!ok || !enter(w, wall, meant, &error))
		return false;
	look_who(w, wall);
	wall_make(w, wall);
	return true;
}

bool wall_look(struct workbook *w, struct wall *wall)
{
	/* Asked before reading: what is written meanwhile is seen the next time. */
	int64_t version = db_version(w->db);
	if (version == wall->version && wall->state != WALL_NO_FILE)
		return false;
	enum wall_state before = wall->state;
	if (version >= 0 && read_again(w, wall)) {
		wall->version = version;
		return true;
	}
	wall->state = WALL_NO_FILE;
	return before != WALL_NO_FILE;
}

static bool is_for_self(struct workbook *w, struct id session)
{
	struct session_list list = {0};
	bool self = false;
	store_session_list(w->db, &list, NULL);
	for (size_t i = 0; i < list.count; i++)
		self = self || (list.items[i].self && id_equal(list.items[i].id, session));
	session_list_release(&list);
	return self;
}

bool wall_open(struct workbook *w, const char *session, struct wall *wall, struct error *error)
{
	*wall = (struct wall){.follows = !session, .version = -1};
	if (session && !workbook_find(w, session, &wall->entered, error))
		return false;
	if (session && is_for_self(w, wall->entered))
		return error_say(error, tr("What somebody did for oneself is never on the wall."));
	wall_look(w, wall);
	return true;
}

bool wall_ended(struct wall *wall)
{
	bool news = wall->state == WALL_BUSY && !process_running(wall->process);
	if (news) {
		wall->state = WALL_SHUT;
		wall->process = 0;
	}
	return news;
}

/* --- what stays --- */

static const struct activity *pictured(struct workbook *w)
{
	const struct here *here = w->entered && !w->session.self ? run_here(w) : NULL;
	const struct step *step = here && here->activity ? activity_step(here->activity, here->step) : NULL;
	bool looks = here && (here->phase == PHASE_PICTURE || here->phase == PHASE_TALK);
	return looks && step && step->revealed_at ? here->activity : NULL;
}

static struct id kept(struct workbook *w)
{
	struct id activity = {{0}};
	if (w->entered)
		store_pin_load(w->db, w->session.id, &activity, NULL);
	return activity;
}

bool wall_can_keep(struct workbook *w)
{
	const struct activity *activity = pictured(w);
	return activity && !id_equal(kept(w), activity->id);
}

bool wall_keeps(struct workbook *w)
{
	return !id_is_none(kept(w));
}

static bool put(struct workbook *w, struct id activity, struct error *error)
{
	return db_begin(w->db, error) && state_finish(w, store_pin_save(w->db, w->session.id, activity, error), CHANGED_ANSWERS, error);
}

bool wall_keep(struct workbook *w, struct error *error)
{
	const struct activity *activity = pictured(w);
	return activity ? put(w, activity->id, error) : error_say(error, tr("There is no picture here to keep on the wall."));
}

bool wall_let_go(struct workbook *w, struct error *error)
{
	return state_entered(w, error) && put(w, (struct id){{0}}, error);
}
