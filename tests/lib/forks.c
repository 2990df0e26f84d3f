/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/forks.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "store/copy.h"
#include "store/erasing.h"
#include "store/sessions.h"
#include "store/sql.h"

static void must(bool ok, const char *what, const struct error *error)
{
	if (ok)
		return;
	fprintf(stderr, "fork: %s: %s\n", what, error->text);
	abort();
}

void fork_open(const struct sample *of, const char *name, struct sample *fork)
{
	struct error error = {{0}};

	*fork = *of;
	snprintf(fork->file, sizeof fork->file, "%.60s/%.30s", of->folder, name);
	remove(fork->file);
	must(db_copy(of->db, fork->file, &error) == 0, "copy", &error);
	fork->db = db_open(fork->file, false, &error);
	must(fork->db != NULL, "open", &error);
}

bool fork_try(struct sample *into, const char *path, struct merge_report *report, struct error *error)
{
	struct db *copy = db_open_copy(path, error);
	bool ok = copy && store_copy_sound(copy, error) && db_lay_beside(into->db, copy, error);

	if (ok) {
		ok = db_begin(into->db, error) && store_merge(into->db, into->session, report, error) && db_commit(into->db, error);
		db_rollback(into->db);
		db_lay_away(into->db);
	}
	db_close(copy);
	return ok;
}

struct merge_report fork_merge(struct sample *into, const struct sample *from)
{
	struct error error = {{0}};
	struct merge_report report = {0};

	must(fork_try(into, from->file, &report, &error), "merge", &error);
	return report;
}

void fork_note(struct sample *sample, struct id id, const char *text)
{
	struct note note = {.id = id, .text = mem_copy(text)};
	struct error error = {{0}};

	sample_write(sample);
	must(store_note_put(sample->db, sample->session, &note, &error), "note", &error);
	sample_commit(sample);
	free(note.text);
}

void fork_erase(struct sample *sample, struct id who)
{
	struct held_form form = {.activity = sample->activity, .step = 0, .kind = RESPONDENT_PARTICIPANT, .who = who, .handed_in = true};
	struct error error = {{0}};

	sample_write(sample);
	must(store_form_erase(sample->db, sample->session, &form, &error), "erase", &error);
	sample_commit(sample);
}

char *fork_rows(struct sample *sample, const char *text)
{
	struct error error = {{0}};
	struct str rows = STR_EMPTY;
	struct sql sql = sql_open(sample->db, NULL, text, &error);

	while (sql_row(&sql))
		str_addf(&rows, "%s\n", sql_text(&sql, 0));
	must(sql_close(&sql), text, &error);
	return str_take(&rows);
}
