/* SPDX-License-Identifier: EUPL-1.2 */
/* Fourteen made-up people run a programme. What they choose follows from a hash of their seat and the question, so that every demo shows the same; how
 * it gets into the file is what every front end does too. */
#include "workbook/demo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/str.h"
#include "workbook/answer.h"
#include "workbook/attend.h"
#include "workbook/notes.h"
#include "workbook/run.h"
#include "workbook/ways.h"
#include "workbook/summary.h"

/* Words for a question of that id; who has none of them leaves it open. */
struct demo_words {
	const char *field;
	const char *texts[4];
};

static const struct demo_words words[] = {
	{"idea1", {N_("The goal is fixed. How you get there, you choose together.")}},
	{"idea2", {N_("Every month half an hour to ask: what did we do that is not on paper?")}},
	{"valuable", {N_("That we took the time to listen."), N_("The cards we did not agree about."),
		N_("Hearing why somebody else stood on the other side."), N_("That it was quiet for a moment before everybody chose.")}},
	{"topics", {N_("Where my task ends."), N_("How we keep in touch between meetings."), N_("What to do when you are worried about somebody.")}},
	{"wishes", {N_("One person I can always call."), N_("That we hear how things went on afterwards."), N_("Short lines, and a fixed moment to talk.")}},
};

struct demo_agreement {
	const char *what, *who, *due;
};

static const struct demo_agreement agreements[] = {
	{N_("After the first visit we call each other"), N_("volunteer and professional"), N_("from next week")},
	{N_("We make a list of three tasks that belong to both"), N_("two volunteers and two professionals"), N_("after the summer")},
};

/* A number from 0 to below - 1 that follows from the seat and the question. */
static unsigned pick(const char *what, int seat, unsigned below)
{
	unsigned hash = 2166136261u;
	for (; *what; what++)
		hash = (hash ^ (unsigned char)*what) * 16777619u;
	hash = (hash ^ (unsigned)seat * 2654435761u) * 16777619u;
	return (hash >> 15 ^ hash >> 3) % below;
}

/* A place between low and high: the question leans one way, volunteers and professionals a little apart; asked again, some move towards the middle. */
static int place(const struct field *field, const struct participant *who)
{
	int range = field->max - field->min, seat = who ? who->seat : 0, middle = field->min + range / 2;
	int spread = (int)pick(field->low ? field->low : field->id, seat, (unsigned)range) - range / 2;
	int role = who && who->role == ROLE_PROFESSIONAL ? 1 : who && who->role == ROLE_VOLUNTEER ? -1 : 0;
	int chosen = middle + spread + role, moves = strcmp(field->id, "again") == 0 && pick(field->high ? field->high : field->id, seat, 5) < 2;
	if (moves)
		chosen += chosen > middle ? -1 : 1;
	return chosen < field->min ? field->min : chosen > field->max ? field->max : chosen;
}

/* Two questions out of three have an answer most people give; about the third, roles differ and some doubt. */
static const char *choice(const struct field *field, const struct participant *who)
{
	unsigned options = (unsigned)field->option_count, seat = who ? (unsigned)who->seat : 0;
	bool shared = pick(field->id, 0, 3) > 0, usual = pick(field->id, (int)seat, 7) > 0;
	unsigned lean = pick(field->id, -1, options > 3 ? 3 : options);
	if (shared && usual)
		return field->options[lean].id;
	if (!shared && who && pick(field->id, (int)seat, 4) > 0)
		return field->options[who->role == ROLE_PROFESSIONAL && options > 2 ? 2 : who->role == ROLE_VOLUNTEER ? 0 : 1].id;
	return field->options[pick(field->id, (int)seat + 100, options)].id;
}

static const char *text(const struct field *field, const struct participant *who)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (strcmp(words[i].field, field->id) != 0)
			continue;
		unsigned which = who ? pick(field->id, who->seat, 7) : 0;
		return which < 4 && words[i].texts[which] ? tr(words[i].texts[which]) : "";
	}
	return "";
}

static void dots(const struct field *field, const struct participant *who, struct str *value)
{
	str_addf(value, "%s:%d", choice(field, who), field->max);
}

static void answer_of(const struct field *field, const struct participant *who, struct str *value)
{
	str_clear(value);
	switch (field->type) {
	case FIELD_NOTE:
		break;
	case FIELD_PICK:
	case FIELD_MANY:
		str_add(value, choice(field, who));
		break;
	case FIELD_POINTS:
		dots(field, who, value);
		break;
	case FIELD_SCALE:
		str_addf(value, "%d", place(field, who));
		break;
	case FIELD_NUMBER:
		str_addf(value, "%d", field->max - 4 + (int)pick(field->id, who ? who->seat : 0, 4));
		break;
	case FIELD_TEXT:
		str_add(value, text(field, who));
		break;
	}
}

/* Fills the open form in and hands it in. */
static bool fill_form(struct workbook *w, struct error *error)
{
	struct str value = STR_EMPTY;
	bool ok = true;
	for (const struct here *here = run_here(w); ok && here->form && (size_t)here->field < here->form->count; here = run_here(w)) {
		const struct field *field = &here->form->fields[here->field];
		answer_of(field, here->participant, &value);
		ok = answer_give(w, field->id, value.data, error);
	}
	str_release(&value);
	return ok && answer_hand_in(w, error);
}

/* Everybody who is there and does not sit it out, by seat. Number 3 makes a mistake and takes it back. */
static bool pass_round(struct workbook *w, struct error *error)
{
	size_t people = workbook_session(w)->people.count;
	bool ok = true, mistake = run_here(w)->part_number == 2;
	for (size_t i = 0; ok && i < people; i++) {
		const struct participant *one = &workbook_session(w)->people.items[i];
		struct error passed;
		if (!one->present || !answer_open_seat(w, one->seat, &passed))
			continue;
		ok = fill_form(w, error);
		if (ok && mistake && i == 2) {
			struct str said = STR_EMPTY;
			ok = run_undo(w, &said, error) && answer_hand_in(w, error);
			str_release(&said);
		}
	}
	return ok;
}

static bool answer_step(struct workbook *w, struct error *error)
{
	if (run_here(w)->way == WAY_NONE && !run_open_step(w, WAY_EACH, error))
		return false;
	return run_here(w)->form ? fill_form(w, error) : run_here(w)->way == WAY_TEAM ? true : pass_round(w, error);
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
	case PHASE_OVERVIEW:
	case PHASE_TALK:
	case PHASE_END:
		return true;
	}
	return true;
}

/* Looks through its own texts: all are kept but the last, which is left out. */
static bool review(struct workbook *w, struct error *error)
{
	struct summary_texts texts = {0};
	bool ok = summary_texts(w, &texts, error);
	for (size_t i = 0; ok && i < texts.count; i++)
		ok = summary_review(w, texts.items[i].action, texts.items[i].field, i + 1 == texts.count ? VERDICT_DROP : VERDICT_KEEP, NULL, error);
	summary_texts_release(&texts);
	return ok;
}

/* The longest programme there is: the afternoon. */
static const struct programme *longest(const struct workbook *w)
{
	const struct programme *longest = NULL;
	for (size_t i = 0; i < workbook_programmes(w); i++)
		if (!longest || programme_minutes(workbook_programme(w, i)) > programme_minutes(longest))
			longest = workbook_programme(w, i);
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
