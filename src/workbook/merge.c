/* SPDX-License-Identifier: EUPL-1.2 */
/* Files with the same session come in: each is copied, judged, and taken in. */
#include "workbook/merge.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "store/copy.h"
#include "store/file.h"
#include "store/merge.h"
#include "store/replica.h"
#include "store/sessions.h"
#include "workbook/judge.h"
#include "workbook/share.h"
#include "workbook/view.h"

/* A copy that may come in, and the sessions it shares with our file. */
struct incoming {
	struct db *copy;
	struct id *sessions;
	size_t count, room;
	bool looked, table;           /* looked: whose sessions it has is known; table: it was made for one */
	int misfits;
};

static void incoming_release(struct incoming *in)
{
	db_close(in->copy);
	free(in->sessions);
	*in = (struct incoming){0};
}

/* --- judging --- */

static bool is_our_file(const struct workbook *w, const char *path)
{
	struct stat ours, theirs;
	return stat(db_path(w->db), &ours) == 0 && stat(path, &theirs) == 0 && ours.st_dev == theirs.st_dev && ours.st_ino == theirs.st_ino;
}

static bool list_has(const struct session_list *list, struct id id)
{
	for (size_t i = 0; i < list->count; i++)
		if (id_equal(list->items[i].id, id))
			return true;
	return false;
}

/* The sessions that are in both; only the one that is entered, when one is. */
static bool find_sessions(struct workbook *w, struct incoming *in, struct error *error)
{
	struct session_list ours = {0}, theirs = {0};
	bool ok = store_session_list(w->db, &ours, error) && store_session_list(in->copy, &theirs, error);
	for (size_t i = 0; ok && i < theirs.count; i++) {
		struct id id = theirs.items[i].id;
		if (!list_has(&ours, id) || (w->entered && !id_equal(w->session.id, id)))
			continue;
		in->sessions = mem_room(in->sessions, in->count, &in->room, sizeof *in->sessions);
		in->sessions[in->count++] = id;
		in->table = in->table || !id_is_none(store_replica_activity(in->copy, id));
	}
	in->looked = ok;
	session_list_release(&ours);
	session_list_release(&theirs);
	return ok;
}

static bool judge_sessions(struct workbook *w, struct incoming *in, struct error *error)
{
	bool ok = true;
	for (size_t i = 0; ok && i < in->count; i++)
		ok = judge_session(w, in->copy, in->sessions[i], &in->misfits, error);
	return ok;
}

static bool other_session(const struct workbook *w, const char *path, struct error *error)
{
	if (w->entered)
		return error_say(error, tr("%s is of another session, so nothing was taken from it."), path);
	return error_say(error, tr("%s has no session that is in this file too, so nothing was taken from it."), path);
}

static bool open_incoming(struct workbook *w, const char *path, struct incoming *in, struct error *error)
{
	if (w->practising)
		return error_say(error, tr("Practising is not kept, so nothing can be taken in."));
	if (is_our_file(w, path))
		return error_say(error, tr("%s is the file that is open already."), path);
	in->copy = db_open_copy(path, error);
	return in->copy && store_copy_sound(in->copy, error) && find_sessions(w, in, error) && (in->count > 0 || other_session(w, path, error)) &&
		judge_sessions(w, in, error);
}

/* --- taking in --- */

static void add_report(struct merged *merged, const struct merge_report *report)
{
	merged->forms += report->forms;
	merged->people += report->people;
	merged->doubles += report->doubles;
	merged->changed += report->changed;
	merged->taken += report->taken;
}

/* The part where this machine stands may have got another place in the programme. */
static bool stay_in(struct workbook *w, struct id part, struct error *error)
{
	struct place place = w->place;
	if (!w->entered || id_is_none(part))
		return true;
	for (size_t i = 0; i < w->session.part_count; i++)
		if (id_equal(w->session.parts[i].id, part))
			place.part = (int)i;
	if (place.part == w->place.part)
		return true;
	w->place = place;
	return db_begin(w->db, error) && state_finish(w, place_put(w, &place, error), CHANGED_ANSWERS, error);
}

/* keep false: it is only worked out what would come of it. */
static bool take_in(struct workbook *w, const struct incoming *in, bool keep, struct merged *merged, struct error *error)
{
	const struct part *here = w->entered ? place_part(&w->session, &w->place) : NULL;
	struct id part = here ? here->id : (struct id){{0}};
	bool erased = false;
	if (!db_lay_beside(w->db, in->copy, error))
		return false;
	bool ok = db_begin(w->db, error);
	for (size_t i = 0; ok && i < in->count; i++) {
		struct merge_report report;
		ok = store_merge(w->db, in->sessions[i], &report, error);
		add_report(merged, &report);
		erased = erased || report.erased;
	}
	if (keep) {
		ok = state_finish(w, ok, CHANGED_SESSION, error) && stay_in(w, part, error);
		state_stale(w, true);
	} else {
		db_rollback(w->db);
	}
	db_lay_away(w->db);
	merged->files++;
	merged->tables += in->table;
	merged->misfits += in->misfits;
	return ok && (!keep || !erased || db_forget(w->db, error));
}

bool merge_files(struct workbook *w, const char *const *paths, size_t count, struct merged *merged, struct error *error)
{
	struct incoming *all = mem_alloc(count + 1, sizeof *all);
	bool ok = true;
	for (size_t i = 0; ok && i < count; i++)
		ok = open_incoming(w, paths[i], &all[i], error);
	for (size_t i = 0; ok && i < count; i++)
		ok = take_in(w, &all[i], true, merged, error);
	for (size_t i = 0; i < count; i++)
		incoming_release(&all[i]);
	free(all);
	return ok;
}

/* --- on sticks --- */

static bool ends_in(const char *name, const char *end)
{
	size_t len = strlen(name), tail = strlen(end);
	return name[0] != '.' && len > tail && strcmp(name + len - tail, end) == 0;
}

static char *label_of(const struct stick *stick, const char *name)
{
	struct str label = STR_EMPTY;
	char *clean = text_clean(name, strlen(name) - strlen(".db"), false);
	str_addf(&label, "%s: %s", stick->name, clean);
	free(clean);
	return str_take(&label);
}

static void list_add(struct merge_list *list, const char *path, const struct stick *stick, const char *name, const char *trouble, const struct merged *brings)
{
	list->items = mem_room(list->items, list->count, &list->room, sizeof *list->items);
	list->items[list->count++] = (struct merge_found){.path = mem_copy(path), .label = label_of(stick, name),
		.trouble = trouble ? mem_copy(trouble) : NULL, .brings = *brings};
}

/* A file of ours that cannot be read may be the one that is looked for; one of another program is not. */
static bool may_be_ours(const struct incoming *in, const char *path, const struct error *error)
{
	struct error foreign;
	file_foreign(path, &foreign);
	return !in->looked && strcmp(error->text, foreign.text) != 0;
}

/* A file of a table of this session. A backup on the stick and somebody's other files are left alone. */
static void look_at(struct workbook *w, const struct stick *stick, const char *name, struct merge_list *list)
{
	struct str path = STR_EMPTY;
	struct incoming in = {0};
	struct error error;
	struct merged brings = {0};
	str_addf(&path, "%s/%s", stick->folder, name);
	bool well = open_incoming(w, path.data, &in, &error), listed = in.table || (!well && may_be_ours(&in, path.data, &error));
	well = well && listed && take_in(w, &in, false, &brings, &error);
	if (listed)
		list_add(list, path.data, stick, name, well ? NULL : error.text, &brings);
	incoming_release(&in);
	str_release(&path);
}

/* A file that was made for a table of whatever session. */
static void look_for_table(struct workbook *w, const struct stick *stick, const char *name, struct merge_list *list)
{
	struct str path = STR_EMPTY;
	struct error error;
	(void)w;
	str_addf(&path, "%s/%s", stick->folder, name);
	struct db *copy = db_open_copy(path.data, &error);
	if (copy && !id_is_none(store_replica_session(copy)))
		list_add(list, path.data, stick, name, NULL, &(struct merged){0});
	db_close(copy);
	str_release(&path);
}

static int by_name(const struct dirent **left, const struct dirent **right)
{
	return strcmp((*left)->d_name, (*right)->d_name);
}

static int is_file_name(const struct dirent *entry)
{
	return ends_in(entry->d_name, ".db");
}

static void look_on(struct workbook *w, const struct stick *stick, void (*look)(struct workbook *, const struct stick *, const char *, struct merge_list *),
	struct merge_list *list)
{
	struct dirent **entries = NULL;
	int count = scandir(stick->folder, &entries, is_file_name, by_name);
	for (int i = 0; i < count; i++) {
		look(w, stick, entries[i]->d_name, list);
		free(entries[i]);
	}
	free(entries);
}

static bool find_in(struct workbook *w, const struct sticks *sticks, struct merge_list *list, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	if (w->practising)
		return error_say(error, tr("Practising is not kept, so nothing can be taken in."));
	for (size_t i = 0; i < sticks->count; i++)
		look_on(w, &sticks->items[i], look_at, list);
	return list->count > 0 || error_say(error, tr("There is no file of a table of this session on the stick. Put another one in and press %d."),
		share_digit(SHARE_FETCH));
}

bool merge_find(struct workbook *w, struct merge_list *list, struct error *error)
{
	struct sticks sticks = {0};
	bool ok = share_sticks(SHARE_FETCH, &sticks, error) && find_in(w, &sticks, list, error);
	sticks_release(&sticks);
	return ok;
}

bool merge_find_tables(struct workbook *w, struct merge_list *list, struct error *error)
{
	struct sticks sticks = {0};
	sticks_find(stick_roots, &sticks);
	for (size_t i = 0; i < sticks.count; i++)
		look_on(w, &sticks.items[i], look_for_table, list);
	sticks_release(&sticks);
	return list->count > 0 || error_say(error, tr("There is no stick with the file of a table in this computer. Put it in and try again."));
}

bool merge_work_in(struct workbook *w, const struct merge_found *found, struct id *session, struct error *error)
{
	if (!workbook_turn_to(w, found->path, error))
		return false;
	*session = store_replica_session(w->db);
	return true;
}

void merge_list_release(struct merge_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->items[i].path);
		free(list->items[i].label);
		free(list->items[i].trouble);
	}
	free(list->items);
	*list = (struct merge_list){0};
}

bool merge_take(struct workbook *w, const struct merge_list *list, struct merged *merged, struct error *error)
{
	const char **paths = mem_alloc(list->count + 1, sizeof *paths);
	size_t count = 0;
	for (size_t i = 0; i < list->count; i++)
		if (!list->items[i].trouble)
			paths[count++] = list->items[i].path;
	bool ok = count > 0 ? merge_files(w, paths, count, merged, error) : error_say(error, "%s", list->items[0].trouble);
	free(paths);
	return ok;
}
