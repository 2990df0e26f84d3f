/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/workbook.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"
#include "store/sessions.h"
#include "store/undo.h"
#include "store/wall.h"
#include "workbook/layout.h"
#include "workbook/paths.h"
#include "workbook/process.h"
#include "workbook/settings.h"
#include "workbook/state.h"
#include "workbook/view.h"

enum { TITLE_MAX = 60 };

static bool texts_load(const char *code, const char *wish, struct error *error)
{
	if (strcmp(wish, code) != 0)
		return error_say(error, tr("There is no language “%s”: use nl or en."), wish);
	char *texts = path_texts(code);
	if (!texts)
		return error_say(error, tr("The texts of the language “%s” are not there: run make again, or install the program again."), code);
	bool loaded = lang_load(code, texts, error);
	free(texts);
	return loaded;
}

bool workbook_language(const char *wish, struct error *error)
{
	struct settings settings = {0};
	struct faults faults = {0};
	settings_load(&settings, &faults);
	const char *code = lang_choose(wish, settings.lang);
	settings_release(&settings);
	faults_release(&faults);         /* said on Home, by workbook_open() */
	return texts_load(code, wish && *wish ? wish : code, error);
}

bool workbook_speak(struct workbook *w, const char *code, struct error *error)
{
	assert(!w->entered);
	if (!texts_load(lang_choose(code, NULL), code, error))
		return false;
	content_release(w->content);
	return settings_save(&(struct settings){.lang = (char *)code}, error);
}

static struct workbook *open_as(const char *file, bool to_read, struct error *error)
{
	char *path = file ? mem_copy(file) : path_data("samenspel.db");
	if (to_read && !file && access(path, F_OK) != 0) {
		free(path);
		error_say(error, tr("There is no workbook yet. Start samenspel first, and make a session."));
		return NULL;
	}
	struct db *db = to_read ? db_open_to_read(path, error) : db_open(path, true, error);
	free(path);
	if (!db)
		return NULL;
	struct workbook *w = mem_alloc(1, sizeof *w);
	w->db = db;
	w->cursor = -1;
	w->content = mem_alloc(1, sizeof *w->content);
	return w;
}

struct workbook *workbook_open(const char *file, struct error *error)
{
	return open_as(file, false, error);
}

struct workbook *workbook_open_to_read(const char *file, struct error *error)
{
	return open_as(file, true, error);
}

void workbook_close(struct workbook *w)
{
	if (!w)
		return;
	state_stale(w, true);
	session_release(&w->session);
	clock_rows_release(&w->clocks);
	content_release(w->content);
	free(w->content);
	db_close(w->db);
	free(w->message);
	free(w->said);
	free(w);
}

bool workbook_turn_to(struct workbook *w, const char *file, struct error *error)
{
	assert(!w->entered);
	struct db *db = db_open(file, false, error);
	if (!db)
		return false;
	db_close(w->db);
	w->db = db;
	state_stale(w, true);
	return true;
}

const char *workbook_file(const struct workbook *w)
{
	return db_path(w->db);
}

const struct programme *workbook_programme_for(const struct workbook *w, bool self, size_t i)
{
	const struct content *content = state_content(w);
	for (size_t at = 0; at < content->programme_count; at++)
		if (content->programmes[at].self == self && i-- == 0)
			return &content->programmes[at];
	return NULL;
}

const struct faults *workbook_faults(const struct workbook *w)
{
	return &state_content(w)->faults;
}

/* --- the session that is entered --- */

bool workbook_enter_to_read(struct workbook *w, struct id id, struct error *error)
{
	session_release(&w->session);
	w->session.id = id;
	w->entered = state_read(w, error) && store_place_load(w->db, id, &w->place, error) && store_seen_load(w->db, id, &w->seen, error);
	w->reading = true;
	w->left = (struct roles_left){.threshold = 0};
	state_stale(w, true);
	return w->entered;
}

bool workbook_enter(struct workbook *w, struct id id, struct error *error)
{
	if (!workbook_enter_to_read(w, id, error))
		return false;
	w->entered = w->reading = false;
	w->place.open = true;
	w->entered = db_begin(w->db, error) && state_finish(w, store_place_save(w->db, id, &w->place, error) &&
		store_process_save(w->db, id, process_own(), error), CHANGED_ANSWERS, error);
	state_stale(w, true);
	return w->entered;
}

bool workbook_leave(struct workbook *w, struct error *error)
{
	if (!w->entered)
		return true;
	w->place.open = false;
	bool left = w->reading || (db_begin(w->db, error) &&
		state_finish(w, store_place_save(w->db, w->session.id, &w->place, error) &&
		store_process_drop(w->db, w->session.id, process_own(), error), CHANGED_ANSWERS, error));
	w->place.open = !left;
	if (!left)
		return false;
	w->entered = false;
	state_stale(w, true);
	session_release(&w->session);
	return true;
}

bool workbook_resume(struct workbook *w, struct error *error)
{
	struct session_list list = {0};
	bool found = false, resumed = false;
	error->text[0] = '\0';
	if (!store_session_list(w->db, &list, error))
		return false;
	for (size_t i = 0; !found && i < list.count; i++)
		/* What somebody did for oneself waits until it is asked for: another may stand before the screen now. */
		if (list.items[i].open && !list.items[i].self) {
			found = true;
			resumed = workbook_enter(w, list.items[i].id, error);
		}
	session_list_release(&list);
	return resumed;
}

const struct session *workbook_session(const struct workbook *w)
{
	return w->entered ? &w->session : NULL;
}

bool workbook_look(struct workbook *w)
{
	if (!w->entered || db_version(w->db) == w->version)
		return false;
	struct error error;
	if (state_read(w, &error))
		return true;
	state_say(w, "%s", error.text);
	if (state_gone(w)) {
		state_stale(w, true);
		session_release(&w->session);
		w->entered = false;
	}
	return true;
}

/* --- sessions in the file --- */

static bool list_of(struct workbook *w, bool self, struct session_list *list, struct error *error)
{
	struct session_list all = {0};
	bool ok = store_session_list(w->db, &all, error);
	for (size_t i = 0; i < all.count; i++) {
		if (all.items[i].self != self)
			continue;
		list->items = mem_room(list->items, list->count, &list->room, sizeof *list->items);
		list->items[list->count++] = all.items[i];
		all.items[i] = (struct session_row){.title = NULL};
	}
	session_list_release(&all);
	return ok;
}

bool workbook_sessions(struct workbook *w, struct session_list *list, struct error *error)
{
	return list_of(w, false, list, error);
}

bool workbook_own_sessions(struct workbook *w, struct session_list *list, struct error *error)
{
	return list_of(w, true, list, error);
}

static bool find_among(const struct session_list *list, const char *name, struct id *id, struct error *error)
{
	size_t found = 0;
	bool last = strcmp(name, "last") == 0;
	for (size_t i = 0; i < list->count && !(last && found); i++) {
		char text[33];
		id_text(list->items[i].id, text);
		if (last ? !list->items[i].self : strncmp(text, name, strlen(name)) == 0) {
			*id = list->items[i].id;
			found++;
		}
	}
	if (list->count == 0 || (last && found == 0))
		return error_say(error, tr("There is no session in this file yet."));
	if (found == 0)
		return error_say(error, tr("There is no session “%s”: `samenspel list` shows which there are."), name);
	return found == 1 || error_say(error, tr("More than one session begins with “%s”: type more of it."), name);
}

bool workbook_find(struct workbook *w, const char *name, struct id *id, struct error *error)
{
	struct session_list list = {0};
	bool found = store_session_list(w->db, &list, error) && find_among(&list, name, id, error);
	session_list_release(&list);
	return found;
}

/* Kept for one year: the same day next year; 29 February becomes the 28th. */
static void one_year_on(const char date[static 11], char keep[static 11])
{
	int year = (int)strtol(date, NULL, 10) + 1;
	memcpy(keep, date, 11);
	for (int i = 3; i >= 0; i--, year /= 10)
		keep[i] = (char)('0' + year % 10);
	if (strcmp(keep + 4, "-02-29") == 0)
		memcpy(keep + 4, "-02-28", 7);
}

static bool date_reads(const char *date, struct error *error)
{
	char today[11];
	int year, month, day;
	clock_date(clock_ms(), today);
	return clock_read_date(date, &year, &month, &day) || error_say(error, tr("A date looks like %s: year, month, day."), today);
}

/* A day until which it is kept that somebody chose stays. */
static bool set_date(struct session *session, const char *date, struct error *error)
{
	char today[11], usual[11] = "";
	clock_date(clock_ms(), today);
	if (date && *date && !date_reads(date, error))
		return false;
	if (*session->held_on)
		one_year_on(session->held_on, usual);
	bool chosen = strcmp(session->keep_until, usual) != 0;
	memcpy(session->held_on, date && *date ? date : today, sizeof session->held_on);
	if (!chosen)
		one_year_on(session->held_on, session->keep_until);
	return true;
}

static bool set_title(struct session *session, const char *title, struct error *error)
{
	char *clean = text_clean(title, strlen(title), false);
	bool fits = *clean && text_width(clean) <= TITLE_MAX;
	if (fits)
		mem_set(&session->title, clean);
	free(clean);
	return fits || error_say(error, tr("A title has 1 to %d characters."), TITLE_MAX);
}

/* Who does it alone needs no check-in. */
static bool put_oneself(struct workbook *w, const struct session *session, struct error *error)
{
	struct participant one = {.id = id_random(), .seat = 1};
	return store_participant_put(w->db, session->id, &one, error) && store_presence_add(w->db, one.id, true, &(struct id){{0}}, error);
}

bool workbook_new(struct workbook *w, const char *programme, const char *title, const char *date, struct id *id, struct error *error)
{
	const struct programme *found = content_programme(state_content(w), programme);
	if (!found)
		return error_say(error, tr("There is no programme “%s”: `samenspel content list` shows which there are."), programme);
	struct session session = {.id = id_random(), .threshold = THRESHOLD_USUAL, .split = !found->self, .self = found->self};
	memcpy(session.lang, lang_code(), 3);
	mem_set(&session.programme, found->id);
	mem_set(&session.purpose, found->intro);
	bool ok = set_title(&session, title && *title ? title : found->title, error) && set_date(&session, date, error) &&
		layout_programme(state_content(w), found, &session, error);
	ok = ok && db_begin(w->db, error) &&
		state_finish(w, store_session_insert(w->db, &session, error) && (!session.self || put_oneself(w, &session, error)), CHANGED_ANSWERS, error);
	*id = session.id;
	session_release(&session);
	return ok;
}

/* The parts with their own copies, as they were laid out or changed since; nothing of what was done in them. */
static void copy_parts(const struct session *from, struct session *to)
{
	for (size_t i = 0; i < from->part_count; i++) {
		const struct part *part = &from->parts[i];
		struct part *copy = session_add_part(to, part->minutes, part->title);
		copy->agreements = part->agreements;
		mem_set(&copy->say, part->say);
		for (size_t k = 0; k < part->activity_count; k++)
			part_add_activity(copy, exercise_copy(part->activities[k].copy));
	}
}

bool workbook_again(struct workbook *w, struct id id, struct id *again, struct error *error)
{
	struct session from = {0}, session = {.id = id_random(), .threshold = THRESHOLD_USUAL};
	bool ok = store_session_load(w->db, id, &from, error) && set_title(&session, from.title, error) && set_date(&session, NULL, error);
	if (ok) {
		memcpy(session.lang, from.lang, sizeof session.lang);
		session.self = from.self;
		session.split = !from.self;
		mem_set(&session.programme, from.programme);
		mem_set(&session.purpose, from.purpose);
		copy_parts(&from, &session);
		ok = db_begin(w->db, error) && state_finish(w, store_session_insert(w->db, &session, error) &&
			(!session.self || put_oneself(w, &session, error)), CHANGED_ANSWERS, error);
	}
	*again = session.id;
	session_release(&from);
	session_release(&session);
	return ok;
}

bool workbook_erase(struct workbook *w, struct id id, struct error *error)
{
	bool entered = w->entered && id_equal(w->session.id, id);
	if (!db_begin(w->db, error) || !state_finish(w, store_session_erase(w->db, id, error), CHANGED_ANSWERS, error))
		return false;
	if (entered) {
		w->entered = false;
		session_release(&w->session);
	}
	return db_forget(w->db, error);
}

bool workbook_kept_too_long(const struct session_row *row)
{
	char today[11];
	clock_date(clock_ms(), today);
	return *row->keep_until && strcmp(row->keep_until, today) < 0;
}

bool workbook_backup(struct workbook *w, const char *path, struct error *error)
{
	return db_backup(w->db, path, error);
}

/* --- what a session is called --- */

static bool update(struct workbook *w, struct session *changed, struct error *error)
{
	bool begun = db_begin(w->db, error);
	return state_finish(w, begun && store_session_update(w->db, changed, error), CHANGED_SESSION, error);
}

bool workbook_set_title(struct workbook *w, const char *title, struct error *error)
{
	return state_entered(w, error) && set_title(&w->session, title, error) && update(w, &w->session, error);
}

bool workbook_set_date(struct workbook *w, const char *iso, struct error *error)
{
	return state_entered(w, error) && set_date(&w->session, iso, error) && update(w, &w->session, error);
}

bool workbook_set_keep(struct workbook *w, const char *iso, struct error *error)
{
	if (!state_entered(w, error) || !date_reads(iso, error))
		return false;
	if (strcmp(iso, w->session.held_on) < 0)
		return error_say(error, tr("That is before the day of the session itself."));
	memcpy(w->session.keep_until, iso, sizeof w->session.keep_until);
	return update(w, &w->session, error);
}

bool workbook_set_names(struct workbook *w, bool named, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	w->session.named = named;
	return update(w, &w->session, error);
}

enum seen workbook_seen(const struct workbook *w)
{
	return w->entered ? w->seen : SEEN_NOT_ASKED;
}

bool workbook_seen_last(struct workbook *w)
{
	struct session_list list = {0};
	bool seen = list_of(w, false, &list, NULL) && list.count > 0 && list.items[0].seen == SEEN_BY_ALL;
	session_list_release(&list);
	return seen;
}

bool workbook_set_seen(struct workbook *w, enum seen seen, struct error *error)
{
	if (!state_entered(w, error) || !db_begin(w->db, error) ||
		!state_finish(w, store_seen_save(w->db, w->session.id, seen, error), CHANGED_ANSWERS, error))
		return false;
	w->seen = seen;
	return true;
}

/* --- how much is shown --- */

int workbook_threshold(const struct workbook *w)
{
	return w->session.split ? w->session.threshold : NO_PICTURE_PER_ROLE;
}

const char *workbook_threshold_says(int threshold)
{
	switch (threshold) {
	case THRESHOLD_ALL:
		return tr("We show everything, also what one person chose.");
	case NO_PICTURE_PER_ROLE:
		return tr("There is no picture per role.");
	case THRESHOLD_LARGE:
		return tr("A role has a picture of its own from 5 people.");
	default:
		return tr("A role has a picture of its own from 3 people.");
	}
}

static bool anything_answered(struct workbook *w)
{
	for (size_t part = 0; part < w->session.part_count; part++)
		for (size_t i = 0; i < w->session.parts[part].activity_count; i++) {
			const struct activity *activity = &w->session.parts[part].activities[i];
			for (size_t step = 0; step < activity->step_count; step++)
				if (step_answered(w, activity, activity->steps[step].n))
					return true;
		}
	return false;
}

bool workbook_threshold_asks(struct workbook *w, int threshold, struct str *question)
{
	int now = workbook_threshold(w);
	bool more = threshold != NO_PICTURE_PER_ROLE && (now == NO_PICTURE_PER_ROLE || threshold < now);
	if (more && threshold == THRESHOLD_ALL)
		str_add(question, tr("Does everybody agree that we show everything? One no is enough."));
	else if (more && anything_answered(w))
		str_add(question, tr("People have answered already. Does everybody agree that we show more? One no is enough."));
	return question->len > 0;
}

bool workbook_set_threshold(struct workbook *w, int threshold, bool agreed, struct error *error)
{
	struct str question = STR_EMPTY;
	bool known = threshold == NO_PICTURE_PER_ROLE || threshold == THRESHOLD_ALL || threshold == THRESHOLD_USUAL || threshold == THRESHOLD_LARGE;
	if (!state_entered(w, error))
		return false;
	if (!known)
		return error_say(error, tr("Choose 3, 5, 1 or 0."));
	bool asks = workbook_threshold_asks(w, threshold, &question);
	str_release(&question);
	if (asks && !agreed)
		return error_say(error, tr("Everybody has to agree to that first."));
	if (threshold == workbook_threshold(w))
		return true;
	struct session changed = w->session;
	changed.split = threshold != NO_PICTURE_PER_ROLE;
	changed.threshold = changed.split ? threshold : w->session.threshold;
	bool ok = db_begin(w->db, error) && undo_begin(w->db, w->session.id, error) &&
		undo_before(w->db, w->session.id, "session", w->session.id, error) && store_session_update(w->db, &changed, error);
	return state_finish(w, ok, CHANGED_SESSION, error);
}
