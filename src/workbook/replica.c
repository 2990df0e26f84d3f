/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/replica.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/save.h"
#include "store/replica.h"
#include "workbook/view.h"

/* --- which tables there are --- */

static void rows_add(const struct session *session, const struct part *part, bool here, struct table_rows *rows)
{
	for (size_t i = 0; i < part->activity_count; i++) {
		rows->items = mem_room(rows->items, rows->count, &rows->room, sizeof *rows->items);
		rows->items[rows->count++] = (struct table_row){.activity = part->activities[i].id, .label = activity_title(session, &part->activities[i]), .here = here};
	}
}

static bool may_hand_out(const struct workbook *w, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	if (w->practising)
		return error_say(error, tr("Practising is not kept, so there is no file to make of it."));
	return !w->session.self || error_say(error, tr("This is for yourself: there are no tables."));
}

bool replica_tables(struct workbook *w, struct table_rows *rows, struct error *error)
{
	if (!may_hand_out(w, error))
		return false;
	const struct part *here = place_part(&w->session, &w->place);
	for (size_t i = 0; i < w->session.part_count; i++)
		if (!w->session.parts[i].skipped)
			rows_add(&w->session, &w->session.parts[i], &w->session.parts[i] == here, rows);
	return rows->count > 0 || error_say(error, tr("There is no exercise in this programme to make a file of."));
}

void table_rows_release(struct table_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		free(rows->items[i].label);
	free(rows->items);
	*rows = (struct table_rows){0};
}

/* The one part with tables, or with an exercise where none has tables. */
static const struct part *only_part(const struct session *session, size_t least)
{
	const struct part *only = NULL;
	for (size_t i = 0; i < session->part_count; i++) {
		if (session->parts[i].activity_count < least || session->parts[i].skipped)
			continue;
		if (only)
			return NULL;
		only = &session->parts[i];
	}
	return only;
}

bool replica_find(struct workbook *w, int part, int table, struct id *activity, struct error *error)
{
	if (!may_hand_out(w, error))
		return false;
	const struct session *session = &w->session;
	const struct part *found = part > 0 && (size_t)part <= session->part_count ? &session->parts[part - 1] : NULL;
	if (part == 0) {
		found = place_part(session, &w->place);
		found = found && found->activity_count ? found : only_part(session, 2);
		found = found ? found : only_part(session, 1);
	}
	if (!found)
		return error_say(error, tr("Say which part of the programme: --part and a number from 1 to %zu."), session->part_count);
	if (found->activity_count == 0)
		return error_say(error, tr("“%s” has no exercise to make a file of."), found->title);
	if (table == 0 && found->activity_count > 1)
		return error_say(error, tr("Say which table: --table and a number from 1 to %zu."), found->activity_count);
	if (table < 0 || (size_t)table > found->activity_count)
		return error_say(error, tr_n("“%s” has %zu table.", "“%s” has %zu tables.", (long)found->activity_count), found->title, found->activity_count);
	*activity = found->activities[table ? table - 1 : 0].id;
	return true;
}

/* --- the file --- */

/* "Table 2: Mantra 2026-03-12 Team South" */
static char *title_of(const struct session *session, struct id activity)
{
	struct str title = STR_EMPTY;
	char *what = activity_title(session, activity_of(session, activity));
	str_addf(&title, "%s %s %s", what, session->held_on, session->title);
	free(what);
	return str_take(&title);
}

bool replica_on_stick(struct workbook *w, struct id activity, const struct stick *stick, struct shared *shared, struct error *error)
{
	struct str bytes = STR_EMPTY;
	if (!may_hand_out(w, error))
		return false;
	char *title = title_of(&w->session, activity);
	int folder = stick_open(stick), number = folder < 0 ? -folder : 0;
	bool ok = number == 0 && store_replica_make(w->db, w->session.id, activity, &bytes, error);
	if (ok)
		number = share_put_on_stick(folder, title, 1, ".db", &bytes);
	if (number != 0)
		ok = stick_failed(stick, number, share_digit(SHARE_TABLE), error);
	if (ok)
		share_said_of_stick(shared, stick, tr("On the laptop of the table: put it in, and press t on the first screen."));
	if (folder >= 0)
		close(folder);
	free(title);
	str_release(&bytes);
	return ok;
}

bool replica_at(struct workbook *w, struct id activity, const char *path, struct error *error)
{
	struct str bytes = STR_EMPTY;
	bool ok = may_hand_out(w, error) && store_replica_make(w->db, w->session.id, activity, &bytes, error);
	int number = ok ? save_at(path, SAVE_NEW, &bytes) : 0;
	if (number == EEXIST)
		ok = error_say(error, tr("There is a file %s already, and it is not replaced. Choose another name."), path);
	else if (number != 0)
		ok = save_failed(path, number, error);
	str_release(&bytes);
	return ok;
}
