/* SPDX-License-Identifier: EUPL-1.2 */
/* What a merge says: what came, and what two files do not agree on. */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/merge.h"
#include "workbook/merge.h"
#include "workbook/view.h"

static void add_doubles(const struct merged *merged, struct str *out)
{
	if (merged->doubles == 0)
		str_add(out, tr("nothing twice"));
	else
		str_addf(out, tr_n("%d twice: the later one counts", "%d twice: the later ones count", merged->doubles), merged->doubles);
}

void merge_says(const struct merged *merged, struct str *out)
{
	bool tables = merged->tables == merged->files;
	str_addf(out, tables ? tr_n("%d table", "%d tables", merged->files) : tr_n("%d file", "%d files", merged->files), merged->files);
	if (merged->forms > 0)
		str_addf(out, tr_n(", %d answer, ", ", %d answers, ", merged->forms), merged->forms);
	else
		str_add(out, tr(", no new answers, "));
	add_doubles(merged, out);
	str_add_char(out, '.');
	if (merged->people > 0)
		str_add_sentence(out, tr_n("%d person was checked in there.", "%d people were checked in there.", merged->people), merged->people);
	if (merged->taken > 0)
		str_add_sentence(out, tr_n("%d form was taken away there, and is gone here too.", "%d forms were taken away there, and are gone here too.",
			merged->taken), merged->taken);
	if (merged->changed > 0)
		str_add_sentence(out, tr_n("%d thing was changed in two places: what stood here stays.", "%d things were changed in two places: what stood here stays.",
			merged->changed), merged->changed);
	if (merged->misfits > 0)
		str_add_sentence(out, tr_n("%d answer does not fit its question and was left out.", "%d answers do not fit their questions and were left out.",
			merged->misfits), merged->misfits);
}

/* --- one by one --- */

static const char *whose(const struct session *session, const struct activity *activity, struct id who, struct str *out)
{
	const struct participant *one = people_find(&session->people, who);
	if (one)
		str_addf(out, tr("number %d"), one->seat);
	else if (activity && id_equal(activity->group.id, who))
		str_add(out, activity->group.name);
	for (size_t i = 0; !one && activity && i < activity->team_count; i++)
		if (id_equal(activity->teams[i].id, who))
			str_add(out, activity->teams[i].name);
	if (out->len == 0)
		str_add(out, tr("somebody"));
	return out->data;
}

/* What stands in a table, as people know it. */
static const struct {
	const char *what, *says;
} kinds[] = {
	{"session", N_("The title, place or date of the session was changed in two places.")},
	{"participant", N_("The role or name of somebody was changed in two places.")},
	{"part", N_("A part of the programme was changed in two places.")},
	{"sitting", N_("Somebody was put at two tables.")},
	{"team", N_("A team was changed in two places.")},
	{"seat", N_("Somebody was put in two teams.")},
	{"setting", N_("How an exercise is done was chosen in two places.")},
	{"harvest", N_("What a table brings back was typed in two places.")},
	{"note", N_("A note was changed in two places.")},
	{"agreement", N_("An agreement was changed in two places.")},
	{"text_review", N_("What may be shown of a text was decided in two places.")},
};

static void sentence_of(const struct session *session, const struct conflict *conflict, struct str *out)
{
	const struct activity *activity = activity_of(session, conflict->activity);
	struct str who = STR_EMPTY;
	char *title = activity ? activity_title(session, activity) : mem_copy("");
	whose(session, activity, conflict->who, &who);
	if (strcmp(conflict->what, "form") == 0)
		str_addf(out, tr("%s, %s: handed in twice. The later one counts."), title, who.data);
	else if (strcmp(conflict->what, "number") == 0)
		str_addf(out, tr("Number %d was given to two people. One of them is %s now: say so to that person."), conflict->number, who.data);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].what, conflict->what) == 0)
			str_add(out, tr(kinds[i].says));
	if (out->len > 0 && people_find(&session->people, conflict->who) && strcmp(conflict->what, "form") != 0 && strcmp(conflict->what, "number") != 0)
		str_addf(out, " (%s)", who.data);
	str_release(&who);
	free(title);
}

static void add_disagreement(const struct session *session, const struct conflict *conflict, struct disagreements *list)
{
	struct str sentence = STR_EMPTY;
	sentence_of(session, conflict, &sentence);
	list->forms += strcmp(conflict->what, "form") == 0;
	list->items = mem_room(list->items, list->count, &list->room, sizeof *list->items);
	list->items[list->count++] = (struct disagreement){.sentence = str_take(&sentence), .here = conflict->here ? mem_copy(conflict->here) : NULL,
		.other = conflict->other ? mem_copy(conflict->other) : NULL};
}

bool merge_disagreements(struct workbook *w, struct disagreements *list, struct error *error)
{
	struct conflicts conflicts = {0};
	bool ok = state_entered(w, error) && store_conflicts_load(w->db, w->session.id, &conflicts, error);
	for (size_t i = 0; ok && i < conflicts.count; i++)
		add_disagreement(&w->session, &conflicts.items[i], list);
	conflicts_release(&conflicts);
	return ok;
}

void disagreements_release(struct disagreements *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->items[i].sentence);
		free(list->items[i].here);
		free(list->items[i].other);
	}
	free(list->items);
	*list = (struct disagreements){0};
}
