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

/* --- notes --- */

static bool put_note(struct workbook *w, const struct note *note, struct error *error)
{
	return db_begin(w->db, error) &&
		state_finish(w, undo_begin(w->db, w->session.id, error) && undo_before(w->db, w->session.id, "note", note->id, error) &&
			store_note_put(w->db, w->session.id, note, error), CHANGED_SESSION, error);
}

/* Takes the words from what was typed: a ! before them marks the note. */
static bool word_note(struct workbook *w, struct note *note, const char *text, struct error *error)
{
	char *clean = text_clean(text, strlen(text), true);
	bool marked = *clean == '!';
	note->text = text_clean(clean + marked, strlen(clean + marked), true);
	note->in_summary = note->in_summary || marked;
	bool ok = fits(note->text, error) && put_note(w, note, error);
	free(note->text);
	free(clean);
	return ok;
}

bool notes_add(struct workbook *w, const char *text, struct error *error)
{
	struct note note = {.id = id_random(), .part = part_now(w)};
	return state_entered(w, error) && word_note(w, &note, text, error);
}

/* A copy of the note that is changed; its text stays the session's. */
static bool find_note(const struct workbook *w, struct id id, struct note *note, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	for (size_t i = 0; i < w->session.note_count; i++)
		if (id_equal(w->session.notes[i].id, id)) {
			*note = w->session.notes[i];
			return true;
		}
	return error_say(error, tr("This note is not there any more."));
}

bool notes_change(struct workbook *w, struct id id, const char *text, struct error *error)
{
	struct note note;
	return find_note(w, id, &note, error) && word_note(w, &note, text, error);
}

bool notes_mark(struct workbook *w, struct id id, bool in_summary, struct error *error)
{
	struct note note;
	if (!find_note(w, id, &note, error))
		return false;
	note.in_summary = in_summary;
	return put_note(w, &note, error);
}

bool notes_remove(struct workbook *w, struct id id, struct error *error)
{
	struct note note;
	if (!find_note(w, id, &note, error))
		return false;
	note.text = (char *)"";
	return put_note(w, &note, error);
}

/* --- agreements --- */

static bool put_agreement(struct workbook *w, const struct agreement *agreement, struct error *error)
{
	return db_begin(w->db, error) &&
		state_finish(w, undo_begin(w->db, w->session.id, error) && undo_before(w->db, w->session.id, "agreement", agreement->id, error) &&
			store_agreement_put(w->db, w->session.id, agreement, error), CHANGED_SESSION, error);
}

static bool word_agreement(struct workbook *w, struct agreement *agreement, const char *what, const char *who, const char *due, struct error *error)
{
	agreement->what = text_clean(what, strlen(what), false);
	agreement->who = text_clean(who, strlen(who), false);
	agreement->due = text_clean(due, strlen(due), false);
	bool ok = fits(agreement->what, error) && (!*agreement->who || fits(agreement->who, error)) && (!*agreement->due || fits(agreement->due, error)) &&
		put_agreement(w, agreement, error);
	free(agreement->what);
	free(agreement->who);
	free(agreement->due);
	return ok;
}

bool notes_agree(struct workbook *w, const char *what, const char *who, const char *due, struct error *error)
{
	struct agreement agreement = {.id = id_random(), .part = part_now(w)};
	return state_entered(w, error) && word_agreement(w, &agreement, what, who, due, error);
}

static bool find_agreement(const struct workbook *w, struct id id, struct agreement *agreement, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	for (size_t i = 0; i < w->session.agreement_count; i++)
		if (id_equal(w->session.agreements[i].id, id)) {
			*agreement = w->session.agreements[i];
			return true;
		}
	return error_say(error, tr("This agreement is not there any more."));
}

bool notes_agree_again(struct workbook *w, struct id id, const char *what, const char *who, const char *due, struct error *error)
{
	struct agreement agreement;
	return find_agreement(w, id, &agreement, error) && word_agreement(w, &agreement, what, who, due, error);
}

bool notes_remove_agreement(struct workbook *w, struct id id, struct error *error)
{
	struct agreement agreement;
	if (!find_agreement(w, id, &agreement, error))
		return false;
	agreement.what = agreement.who = agreement.due = (char *)"";
	return put_agreement(w, &agreement, error);
}

/* --- half typed --- */

bool notes_half_keep(struct workbook *w, const char *what, int line, const char *text, struct error *error)
{
	return state_entered(w, error) && db_begin(w->db, error) &&
		state_finish(w, store_half_put(w->db, w->session.id, what, line, text, error), CHANGED_FIELD, error);
}

char *notes_half(struct workbook *w, const char *what, int line)
{
	return w->entered ? store_half_load(w->db, w->session.id, what, line) : NULL;
}

void notes_half_forget(struct workbook *w, const char *what)
{
	struct error error;
	if (w->entered && db_begin(w->db, &error))
		state_finish(w, store_half_drop(w->db, w->session.id, what, &error), CHANGED_FIELD, &error);
}
