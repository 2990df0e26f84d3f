/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/notes.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/text.h"
#include "store/sessions.h"
#include "store/undo.h"
#include "workbook/view.h"

enum { NOTE_BYTES_MAX = 2000 };

static struct id part_now(const struct workbook *w)
{
	const struct part *part = place_part(&w->session, &w->place);
	return part ? part->id : (struct id){{0}};
}

static bool fits(const char *text, struct error *error)
{
	if (!*text)
		return error_say(error, tr("There is nothing to keep yet: type a few words."));
	return strlen(text) <= NOTE_BYTES_MAX || error_say(error, tr("This is too long to keep as one: make two of it."));
}

bool notes_add(struct workbook *w, const char *text, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	char *clean = text_clean(text, strlen(text), true);
	bool marked = *clean == '!';
	char *words = text_clean(clean + marked, strlen(clean + marked), true);
	struct note note = {.id = id_random(), .part = part_now(w), .text = words, .in_summary = marked};
	bool ok = fits(words, error) && db_begin(w->db, error) &&
		state_finish(w, undo_begin(w->db, w->session.id, error) && undo_before(w->db, w->session.id, "note", note.id, error) &&
			store_note_put(w->db, w->session.id, &note, error), CHANGED_SESSION, error);
	free(words);
	free(clean);
	return ok;
}

bool notes_agree(struct workbook *w, const char *what, const char *who, const char *due, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	struct agreement agreement = {.id = id_random(), .part = part_now(w), .what = text_clean(what, strlen(what), false),
		.who = text_clean(who, strlen(who), false), .due = text_clean(due, strlen(due), false)};
	bool ok = fits(agreement.what, error) && (!*agreement.who || fits(agreement.who, error)) && (!*agreement.due || fits(agreement.due, error)) &&
		db_begin(w->db, error) &&
		state_finish(w, undo_begin(w->db, w->session.id, error) &&
			undo_before(w->db, w->session.id, "agreement", agreement.id, error) &&
			store_agreement_put(w->db, w->session.id, &agreement, error), CHANGED_SESSION, error);
	free(agreement.what);
	free(agreement.who);
	free(agreement.due);
	return ok;
}
