/* SPDX-License-Identifier: EUPL-1.2 */
/* Fourteen made-up people run a programme, through what every front end calls too. */
#include "workbook/demo.h"

#include <string.h>

#include "base/lang.h"
#include "base/str.h"
#include "workbook/attend.h"
#include "workbook/made_up.h"
#include "workbook/notes.h"
#include "workbook/run.h"
#include "workbook/tables.h"
#include "workbook/ways.h"
#include "workbook/summary.h"

struct demo_agreement {
	const char *what, *who, *due;
};

static const struct demo_agreement agreements[] = {
	{N_("After the first visit we call each other"), N_("volunteer and professional"), N_("from next week")},
	{N_("We make a list of three tasks that belong to both"), N_("two volunteers and two professionals"), N_("after the summer")},
};

/* Number 3 makes a mistake in one of the exercises and takes it back. */
static bool answer_step(struct workbook *w, struct error *error)
{
	enum way way = run_here(w)->step_form->by == BY_TEAM ? WAY_TEAMS : WAY_EACH;
	if (run_here(w)->way == WAY_NONE && !run_open_step(w, way, error))
		return false;
	return (run_here(w)->way == WAY_TEAM && !run_here(w)->form) || made_up_answer(w, run_here(w)->part_number == 2 ? 3 : 0, error);
}

static bool agree(struct workbook *w, struct error *error)
{
	bool ok = true;
	for (size_t i = 0; ok && i < sizeof agreements / sizeof *agreements; i++)
		ok = notes_agree(w, tr(agreements[i].what), tr(agreements[i].who), tr(agreements[i].due), error);
	return ok;
}

/* One comes late, one leaves early, one sits an exercise out: as in every room. */
static bool come_and_go(struct workbook *w, struct error *error)
{
	int seat, added, part = run_here(w)->part_number;
	const struct people *people = &workbook_session(w)->people;
	if (part == 3 && people->count == 13)
		return attend_check_in(w, "2", &seat, &added, error);
	if (part == 5 && people_seat(people, 5))
		return attend_sit_out(w, people_seat(people, 5)->id, true, error);
	if (part == 6 && people_seat(people, 9))
		return attend_set_present(w, people_seat(people, 9)->id, false, error);
	return true;
}

/* What the tables bring back, one after another. */
static const char *const harvests[][HARVEST_LINES] = {
	{N_("Who knows the person longest, speaks with them first"), N_("How soon you call each other"), N_("Make a list of telephone numbers for both")},
	{N_("It is about the person who gets help"), N_("What you want to get out of it yourself"), N_("Tell a new colleague why you do this work")},
	{N_("Some tasks can be done by both"), N_("Who decides when it is urgent"), N_("Go through the list again in the spring")},
};

static bool harvest(struct workbook *w, struct error *error)
{
	const char *const *lines = harvests[run_here(w)->table % (int)(sizeof harvests / sizeof *harvests)];
	return tables_harvest(w, (const char *[]){tr(lines[0]), tr(lines[1]), tr(lines[2])}, error);
}

/* To the first table that has not brought anything back; when all have, on. */
static bool next_table(struct workbook *w, struct error *error)
{
	const struct part *part = run_here(w)->part;
	for (size_t i = 0; i < part->activity_count; i++)
		if (harvest_empty(&part->activities[i].harvest))
			return run_table(w, (int)i, error);
	return true;
}

static bool do_phase(struct workbook *w, struct error *error)
{
	const struct here *here = run_here(w);
	struct doc picture = {0};
	bool ok = true;
	switch (here->phase) {
	case PHASE_ITEM:
		return !here->part->agreements || agree(w, error);
	case PHASE_BRIEF:
		return come_and_go(w, error);
	case PHASE_ANSWERS:
		return answer_step(w, error);
	case PHASE_PICTURE:
		ok = run_picture(w, &picture, error);
		doc_release(&picture);
		return ok;
	case PHASE_TABLES:
		return next_table(w, error);
	case PHASE_HARVEST:
		return harvest(w, error);
	case PHASE_OVERVIEW:
	case PHASE_TALK:
	case PHASE_END:
		return true;
	}
	return true;
}

/* Looks through its own texts: all are kept but the last answer, which is left out. */
static bool review(struct workbook *w, struct error *error)
{
	struct summary_texts texts = {0};
	size_t last = 0;
	bool ok = summary_texts(w, &texts, error);
	for (size_t i = 0; i < texts.count; i++)
		last = texts.items[i].origin == TEXT_ANSWER ? i : last;
	for (size_t i = 0; ok && i < texts.count; i++)
		ok = summary_review(w, texts.items[i].action, texts.items[i].field, i == last ? VERDICT_DROP : VERDICT_KEEP, NULL, error);
	summary_texts_release(&texts);
	return ok;
}

/* The longest programme there is: the afternoon. */
static const struct programme *longest(const struct workbook *w)
{
	const struct programme *longest = NULL;
	for (size_t i = 0; workbook_programme_for(w, false, i); i++)
		if (!longest || programme_minutes(workbook_programme_for(w, false, i)) > programme_minutes(longest))
			longest = workbook_programme_for(w, false, i);
	return longest;
}

static bool begin(struct workbook *w, struct id *id, struct error *error)
{
	const struct programme *programme = longest(w);
	int seat, added;
	if (!programme)
		return error_say(error, tr("There is no programme to run. `samenspel content check` says what is wrong."));
	return workbook_new(w, programme->id, tr("Practice with made-up people"), NULL, id, error) && workbook_enter(w, *id, error) &&
		attend_check_in(w, "6 4 2 0 1", &seat, &added, error);
}

bool demo_run(struct workbook *w, struct id *id, struct error *error)
{
	bool ok = begin(w, id, error);
	while (ok && run_here(w)->phase != PHASE_END)
		ok = do_phase(w, error) && run_go_on(w, error);
	return ok && notes_add(w, tr("! Next time we begin with the cards."), error) && review(w, error) && workbook_leave(w, error);
}
