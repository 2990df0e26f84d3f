/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/made_up.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/str.h"
#include "workbook/answer.h"
#include "workbook/view.h"

/* Whose answer it is: a person, or a team (seat: which, from 1; no role). */
struct made {
	int seat;
	enum role role;
};

enum { MANY_OPTIONS = 10 };      /* of more than these, people choose all kinds of things */

/* Words for a question of that id; who has none of them leaves it open. */
struct made_words {
	const char *field;
	const char *texts[4];
};

static const struct made_words words[] = {
	{"idea1", {N_("The goal is fixed. How you get there, you choose together.")}},
	{"idea2", {N_("Every month half an hour to ask: what did we do that is not on paper?")}},
	{"name", {N_("Coffee in the waiting room"), N_("A home visit together"), N_("The cooking group"), N_("A letter that lay there for weeks")}},
	{"different", {N_("We say beforehand who decides what, and we say it to the citizen too.")}},
	{"own", {N_("I come as a neighbour."), N_("First listen, then do."), N_("What I do not know, I ask."), N_("Today is enough.")}},
	{"insight", {N_("That nobody had asked her what she wanted herself."), N_("That we both thought the other would do it."),
		N_("That you can promise something you cannot keep."), N_("That it is quite a lot for one person.")}},
	{"valuable", {N_("That we took the time to listen."), N_("The cards we did not agree about."),
		N_("Hearing why somebody else stood on the other side."), N_("That it was quiet for a moment before everybody chose.")}},
	{"topics", {N_("Where my task ends."), N_("How we keep in touch between meetings."), N_("What to do when you are worried about somebody.")}},
	{"wishes", {N_("One person I can always call."), N_("That we hear how things went on afterwards."), N_("Short lines, and a fixed moment to talk.")}},
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
static int place(const struct field *field, const struct made *who)
{
	int range = field->max - field->min, seat = who ? who->seat : 0, middle = field->min + range / 2;
	/* Asked again, a question has the same poles; of several about one thing each has its own place. */
	bool again_asked = field->low && !strchr(field->id, '.');
	int spread = (int)pick(again_asked ? field->low : field->id, seat, (unsigned)range) - range / 2;
	int role = who && who->role == ROLE_PROFESSIONAL ? 1 : who && who->role == ROLE_VOLUNTEER ? -1 : 0;
	int chosen = middle + spread + role, moves = strcmp(field->id, "again") == 0 && pick(field->high ? field->high : field->id, seat, 5) < 2;
	if (moves)
		chosen += chosen > middle ? -1 : 1;
	return chosen < field->min ? field->min : chosen > field->max ? field->max : chosen;
}

/* Two questions out of three have an answer most people give; about the third, roles differ and some doubt. */
static const char *choice(const struct field *field, const struct made *who)
{
	unsigned options = (unsigned)field->option_count, seat = who ? (unsigned)who->seat : 0;
	if (options > MANY_OPTIONS)
		return field->options[pick(field->id, (int)seat, options)].id;
	bool shared = pick(field->id, 0, 3) > 0, usual = pick(field->id, (int)seat, 7) > 0;
	unsigned lean = pick(field->id, -1, options > 3 ? 3 : options);
	if (shared && usual)
		return field->options[lean].id;
	if (!shared && who && pick(field->id, (int)seat, 4) > 0)
		return field->options[who->role == ROLE_PROFESSIONAL && options > 2 ? 2 : who->role == ROLE_VOLUNTEER ? 0 : 1].id;
	return field->options[pick(field->id, (int)seat + 100, options)].id;
}

static const char *text(const struct field *field, const struct made *who)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (strcmp(words[i].field, field->id) != 0)
			continue;
		unsigned which = who ? pick(field->id, who->seat, 7) : 0;
		return which < 4 && words[i].texts[which] ? tr(words[i].texts[which]) : "";
	}
	return "";
}

/* Another option than that one. */
static const char *another(const struct field *field, const struct made *who, const char *first)
{
	size_t at = pick(first, who ? who->seat : 0, (unsigned)field->option_count);
	if (strcmp(field->options[at].id, first) == 0)
		at = (at + 1) % field->option_count;
	return field->options[at].id;
}

/* Some put all dots on one thing. */
static void dots(const struct field *field, const struct made *who, struct str *value)
{
	const char *first = choice(field, who);
	bool all = field->max < 2 || field->option_count < 2 || pick(field->id, who ? who->seat + 7 : 0, 3) == 0;
	str_addf(value, "%s:%d", first, all ? field->max : field->max - 1);
	if (!all)
		str_addf(value, " %s:1", another(field, who, first));
}

/* One thing, or two. */
static void several(const struct field *field, const struct made *who, struct str *value)
{
	const char *first = choice(field, who);
	str_add(value, first);
	if (field->option_count > 1 && pick(field->id, who ? who->seat + 7 : 0, 2) > 0)
		str_addf(value, " %s", another(field, who, first));
}

static void answer_of(const struct field *field, const struct made *who, struct str *value)
{
	str_clear(value);
	switch (field->type) {
	case FIELD_NOTE:
		break;
	case FIELD_PICK:
		str_add(value, choice(field, who));
		break;
	case FIELD_MANY:
		several(field, who, value);
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

static struct made made_of(const struct here *here)
{
	struct made made = {0};
	if (here->participant)
		return (struct made){here->participant->seat, here->participant->role};
	for (size_t i = 0; here->team && here->team_count > 1 && i < here->team_count; i++)
		if (strcmp(here->teams[i].name, here->team) == 0)
			made.seat = (int)i + 1;
	return made;
}

/* Fills the open form in and hands it in. */
static bool fill_form(struct workbook *w, struct error *error)
{
	struct str value = STR_EMPTY;
	bool ok = true;
	for (const struct here *here = run_here(w); ok && here->form && (size_t)here->field < here->form->count; here = run_here(w)) {
		const struct field *field = &here->form->fields[here->field];
		struct made made = made_of(here);
		answer_of(field, made.seat > 0 ? &made : NULL, &value);
		ok = answer_give(w, field->id, value.data, error);
	}
	str_release(&value);
	return ok && answer_hand_in(w, error);
}

static bool take_back(struct workbook *w, struct error *error)
{
	struct str said = STR_EMPTY;
	bool ok = run_undo(w, &said, error) && answer_hand_in(w, error);
	str_release(&said);
	return ok;
}

/* Everybody who is there and does not sit it out, by seat. */
static bool pass_round(struct workbook *w, int undone, struct error *error)
{
	size_t people = workbook_session(w)->people.count;
	bool ok = true;
	for (size_t i = 0; ok && i < people; i++) {
		const struct participant *one = &workbook_session(w)->people.items[i];
		struct error passed;
		int seat = one->seat;
		if (!one->present || !answer_open_seat(w, seat, &passed))
			continue;
		ok = fill_form(w, error) && (seat != undone || take_back(w, error));
	}
	return ok;
}

static bool teams(struct workbook *w, struct error *error)
{
	bool ok = true;
	int count = (int)run_here(w)->team_count;
	for (int i = 0; ok && i < count; i++) {
		struct error passed;
		if (answer_open_team(w, i, &passed))
			ok = fill_form(w, error);
	}
	return ok;
}

/* Adds one of an answer to the counts of a field: an option, a number from min on, or "id:dots". */
static void count_one(const struct field *field, const char *value, size_t length, int counts[SLOTS_MAX])
{
	size_t slots = field_slots(field), id = strcspn(value, ": ");
	int times = id < length ? (int)strtol(value + id + 1, NULL, 10) : 1;
	long number = strtol(value, NULL, 10) - field->min;
	bool options = field->type == FIELD_PICK || field->type == FIELD_MANY || field->type == FIELD_POINTS;
	for (size_t i = 0; i < slots && i < SLOTS_MAX; i++)
		if (options ? strlen(field->options[i].id) == id && strncmp(field->options[i].id, value, id) == 0 : number == (long)i)
			counts[i] += times;
}

static void count_value(const struct field *field, const char *value, int counts[SLOTS_MAX])
{
	for (size_t length; *(value += strspn(value, " ")); value += length) {
		length = strcspn(value, " ");
		count_one(field, value, length, counts);
	}
}

/* The line that the facilitator would type for a field: "5 3 8 1". */
static void hands_line(const struct field *field, const struct people *people, struct str *line)
{
	struct str value = STR_EMPTY;
	int counts[SLOTS_MAX] = {0};
	for (size_t i = 0; i < people->count && field->type != FIELD_TEXT; i++) {
		struct made made = {people->items[i].seat, people->items[i].role};
		if (!people->items[i].present)
			continue;
		answer_of(field, &made, &value);
		count_value(field, value.data, counts);
	}
	if (field->type == FIELD_TEXT)
		answer_of(field, NULL, line);
	for (size_t i = 0; field->type != FIELD_TEXT && i < field_slots(field); i++)
		str_addf(line, "%s%d", i ? " " : "", counts[i]);
	str_release(&value);
}

static bool hand_up(struct workbook *w, const struct field *field, struct error *error)
{
	struct str line = STR_EMPTY, said = STR_EMPTY;
	char *given = answer_hands_given(w, field->id, ROLE_UNKNOWN);
	struct people room = activity_people(workbook_session(w), run_here(w)->activity);
	hands_line(field, &room, &line);
	free(room.items);
	bool ok = given || line.len == 0 || answer_hands(w, field->id, ROLE_UNKNOWN, line.data, &said, error);
	free(given);
	str_release(&line);
	str_release(&said);
	return ok;
}

static bool hands(struct workbook *w, struct error *error)
{
	bool ok = true;
	for (size_t i = 0; ok && i < run_here(w)->step_form->count; i++) {
		const struct field *field = &run_here(w)->step_form->fields[i];
		ok = field->type == FIELD_NOTE || field_slots(field) > SLOTS_MAX || hand_up(w, field, error);
	}
	return ok;
}

bool made_up_answer(struct workbook *w, int undone, struct error *error)
{
	if (run_here(w)->form)
		return fill_form(w, error);
	switch (run_here(w)->way) {
	case WAY_NONE:
		break;
	case WAY_EACH:
	case WAY_PAPER:
		return pass_round(w, undone, error);
	case WAY_HANDS:
		return hands(w, error);
	case WAY_TEAM:
	case WAY_TEAMS:
		return teams(w, error);
	}
	return error_say(error, tr("There is nothing to answer at this moment."));
}
