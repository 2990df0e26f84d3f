/* SPDX-License-Identifier: EUPL-1.2 */
/* What was done last, taken back: the sentence about it, and the place where it was done. */
#include "store/undo.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/str.h"
#include "workbook/plan.h"
#include "workbook/view.h"
#include "workbook/ways.h"

/* One sentence per thing that can be taken back. */
struct undo_row {
	const char *table, *sentence;
};

static const struct undo_row undo_sentences[] = {
	{"participant", N_("Taken back: what was done last among the people.")},
	{"presence", N_("Taken back: somebody coming or leaving.")},
	{"withdrawal", N_("Taken back: somebody takes part again.")},
	{"session", N_("Taken back: how much is shown.")},
	{"note", N_("Taken back: a note.")},
	{"agreement", N_("Taken back: an agreement.")},
	{"team", N_("Taken back: a change of teams.")},
	{"seat", N_("Taken back: a change of teams.")},
	{"sitting", N_("Taken back: who sits at which table.")},
	{"harvest", N_("Taken back: what a table brought back.")},
	{"part", N_("Taken back: a change of the programme.")},
	{"setting", N_("Taken back: the number that was chosen.")},
	{"text_review", N_("Taken back: a choice about a text.")},
};

static void say_undone(const struct workbook *w, const struct undone *undone, struct str *said)
{
	const struct participant *one = people_find(&w->session.people, undone->who);
	if (!undone->any)
		str_add(said, tr("There is nothing to take back."));
	for (size_t i = 0; undone->any && i < sizeof undo_sentences / sizeof *undo_sentences; i++)
		if (strcmp(undo_sentences[i].table, undone->table) == 0)
			str_add(said, tr(undo_sentences[i].sentence));
	if (!undone->any || strcmp(undone->table, "action") != 0)
		return;
	if (undone->hands)
		str_add(said, tr("Taken back: the last show of hands."));
	else if (undone->declined && one)
		str_addf(said, tr("Number %d takes part again."), one->seat);
	else if (undone->handed_in && undone->rows > 1 && one)
		str_addf(said, tr("The sheet of number %d lies open again, as it was typed."), one->seat);
	else if (undone->handed_in && undone->rows > 1)
		str_add(said, tr("The sheet without a number lies open again, as it was typed."));
	else if (undone->handed_in && one)
		str_addf(said, tr("The form of number %d is open again."), one->seat);
	else if (undone->handed_in)
		str_add(said, tr("The form of the group is open again."));
	else
		str_add(said, tr("Taken back: the last answer."));
}

/* Where an action was done: its activity and step, with the form open that it belongs to. */
static struct place undone_place(const struct workbook *w, const struct undone *undone)
{
	struct place place = w->place;
	for (size_t part = 0; part < w->session.part_count; part++)
		for (size_t i = 0; i < w->session.parts[part].activity_count; i++)
			if (id_equal(w->session.parts[part].activities[i].id, undone->activity))
				place = (struct place){.phase = PHASE_ANSWERS, .part = (int)part, .activity = (int)i, .step = undone->step, .open = true};
	if (!undone->hands)
		place.respondent = undone->who;
	return place;
}

bool run_undo(struct workbook *w, struct str *said, struct error *error)
{
	struct undone undone = {0};
	if (!state_entered(w, error) || !db_begin(w->db, error))
		return false;
	struct plan_before *before = plan_before(w);
	bool ok = undo_last(w->db, w->session.id, &undone, error), action = ok && undone.any && strcmp(undone.table, "action") == 0;
	struct place place = action && !undone.declined && !id_is_none(undone.activity) ? undone_place(w, &undone) : w->place;
	if (ok && undone.any && strcmp(undone.table, "participant") == 0)
		place.respondent = (struct id){{0}};      /* whose form is open may be who is not checked in any more */
	if (ok && undone.any && strcmp(undone.table, "setting") == 0)
		ok = ways_ask_again(w, undone.row, error);
	if (ok && undone.any && strcmp(undone.table, "part") == 0)
		ok = state_read(w, error) && plan_undone(w, before, &place, error);
	free(before);
	ok = ok && place_put(w, &place, error);
	if (state_finish(w, ok, CHANGED_SESSION, error)) {
		w->place = place;
		state_stale(w, true);
		say_undone(w, &undone, said);
	} else {
		ok = false;
	}
	undone_release(&undone);
	return ok;
}
