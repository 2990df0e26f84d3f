/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/tables.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/doc.h"
#include "domain/tables.h"
#include "store/sessions.h"
#include "store/undo.h"
#include "workbook/view.h"

/* --- who sits where --- */

/* All rounds of a session, and at which table of each everybody sits. */
struct rounds {
	const struct part **parts;
	size_t count, people;
	int printed;                   /* up to this number the seat cards were printed before */
	int *at;                       /* at[round * people + person]: from 0, or -1 */
};

static int table_number(const struct part *part, struct id participant)
{
	const struct activity *table = part_table_of(part, participant);
	return table ? (int)(table - part->activities) : -1;
}

static struct rounds rounds_of(struct workbook *w, const struct people *people)
{
	const struct session *session = &w->session;
	struct rounds rounds = {.people = people->count, .printed = store_cards_printed(w->db, session->id)};
	rounds.parts = mem_alloc(session->part_count + 1, sizeof *rounds.parts);
	for (size_t i = 0; i < session->part_count; i++)
		if (part_has_tables(&session->parts[i]))
			rounds.parts[rounds.count++] = &session->parts[i];
	rounds.at = mem_alloc(rounds.count * rounds.people + 1, sizeof *rounds.at);
	for (size_t round = 0; round < rounds.count; round++)
		for (size_t i = 0; i < people->count; i++)
			rounds.at[round * rounds.people + i] = table_number(rounds.parts[round], people->items[i].id);
	return rounds;
}

static void rounds_release(struct rounds *rounds)
{
	free(rounds->parts);
	free(rounds->at);
}

static bool same_exercise(const struct activity *one, const struct activity *other)
{
	return strcmp(one->copy->id, other->copy->id) == 0;
}

/* Whether a person sits at the exercise of that table in another round. */
static bool has_been(const struct rounds *rounds, size_t round, size_t person, const struct activity *table)
{
	for (size_t other = 0; other < rounds->count; other++) {
		int at = rounds->at[other * rounds->people + person];
		if (other != round && at >= 0 && same_exercise(&rounds->parts[other]->activities[at], table))
			return true;
	}
	return false;
}

/* Gives a place to who is here and has none. Who left keeps theirs, and takes no room. */
static void seat_round(const struct people *people, struct rounds *rounds, size_t round)
{
	const struct part *part = rounds->parts[round];
	size_t tables = part->activity_count, count = 0;
	size_t *who = mem_alloc(people->count + 1, sizeof *who);
	int *seats = mem_alloc(people->count + 1, sizeof *seats), *at = mem_alloc(people->count + 1, sizeof *at);
	enum role *roles = mem_alloc(people->count + 1, sizeof *roles);
	bool *been = mem_alloc(people->count * tables + 1, sizeof *been);
	for (size_t i = 0; i < people->count; i++) {
		if (!people->items[i].present)
			continue;
		seats[count] = people->items[i].seat;
		roles[count] = people->items[i].role;
		at[count] = rounds->at[round * rounds->people + i];
		for (size_t t = 0; t < tables; t++)
			been[count * tables + t] = has_been(rounds, round, i, &part->activities[t]);
		who[count++] = i;
	}
	struct seating seating = {.tables = (int)tables, .round = (int)round, .printed = rounds->printed, .count = count, .seats = seats, .roles = roles,
		.been = been, .at = at};
	tables_seat(&seating);
	for (size_t i = 0; i < count; i++)
		rounds->at[round * rounds->people + who[i]] = at[i];
	free(who);
	free(seats);
	free(at);
	free(roles);
	free(been);
}

/* Writes who sits elsewhere than before. */
static bool put_round(struct workbook *w, const struct people *people, const struct rounds *rounds, size_t round, struct error *error)
{
	const struct part *part = rounds->parts[round];
	bool ok = true, kept = false;
	for (size_t i = 0; ok && i < people->count; i++) {
		int at = rounds->at[round * rounds->people + i];
		if (at < 0 || at == table_number(part, people->items[i].id))
			continue;
		ok = kept || undo_before(w->db, w->session.id, "sitting", part->id, error);
		kept = true;
		ok = ok && store_sitting_put(w->db, part->id, people->items[i].id, part->activities[at].id, error);
	}
	return ok;
}

bool tables_put_loose(struct workbook *w, const struct people *people, struct error *error)
{
	struct rounds rounds = rounds_of(w, people);
	bool ok = true;
	for (size_t round = 0; ok && round < rounds.count; round++) {
		if (rounds.parts[round]->ended_at)
			continue;
		seat_round(people, &rounds, round);
		ok = put_round(w, people, &rounds, round, error);
	}
	rounds_release(&rounds);
	return ok;
}

static bool anybody_loose(const struct session *session)
{
	for (size_t p = 0; p < session->part_count; p++)
		for (size_t i = 0; part_has_tables(&session->parts[p]) && !session->parts[p].ended_at && i < session->people.count; i++)
			if (session->people.items[i].present && !part_table_of(&session->parts[p], session->people.items[i].id))
				return true;
	return false;
}

bool tables_seat_loose(struct workbook *w, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	if (!anybody_loose(&w->session))
		return true;
	return db_begin(w->db, error) && state_finish(w, undo_begin(w->db, w->session.id, error) &&
		tables_put_loose(w, &w->session.people, error), CHANGED_SESSION, error);
}

static const struct part *tables_part(struct workbook *w, int part, struct error *error)
{
	if (!state_entered(w, error))
		return NULL;
	if (part >= 0 && (size_t)part < w->session.part_count && part_has_tables(&w->session.parts[part]))
		return &w->session.parts[part];
	error_say(error, tr("There are no tables side by side here."));
	return NULL;
}

bool tables_seat_anew(struct workbook *w, int number, struct error *error)
{
	const struct part *part = tables_part(w, number, error);
	if (!part)
		return false;
	for (size_t i = 0; i < part->activity_count; i++)
		if (part->activities[i].step_count > 0)
			return error_say(error, tr("Tables have begun already, so people stay where they are. You can still move one person."));
	struct rounds rounds = rounds_of(w, &w->session.people);
	bool ok = db_begin(w->db, error) && undo_begin(w->db, w->session.id, error);
	for (size_t round = 0; ok && round < rounds.count; round++) {
		if (rounds.parts[round] != part)
			continue;
		for (size_t i = 0; i < rounds.people; i++)
			rounds.at[round * rounds.people + i] = -1;
		seat_round(&w->session.people, &rounds, round);
		ok = put_round(w, &w->session.people, &rounds, round, error);
	}
	rounds_release(&rounds);
	return state_finish(w, ok, CHANGED_SESSION, error);
}

bool tables_move(struct workbook *w, int number, int seat, int table, struct error *error)
{
	const struct part *part = tables_part(w, number, error);
	if (!part)
		return false;
	const struct participant *one = people_seat(&w->session.people, seat);
	if (!one)
		return error_say(error, tr("Number %d is not checked in."), seat);
	if (table < 0 || (size_t)table >= part->activity_count)
		return error_say(error, tr("There are %zu tables."), part->activity_count);
	if (table_number(part, one->id) == table)
		return true;
	return db_begin(w->db, error) && state_finish(w, undo_begin(w->db, w->session.id, error) &&
		undo_before(w->db, w->session.id, "sitting", part->id, error) &&
		store_sitting_put(w->db, part->id, one->id, part->activities[table].id, error), CHANGED_SESSION, error);
}

int tables_rounds(const struct session *session)
{
	int rounds = 0;
	for (size_t i = 0; i < session->part_count; i++)
		rounds += part_has_tables(&session->parts[i]);
	return rounds;
}

void tables_of(const struct session *session, struct id participant, struct str *out)
{
	bool first = true;
	for (size_t i = 0; i < session->part_count; i++) {
		int table = table_number(&session->parts[i], participant);
		if (table < 0 || part_left_out(&session->parts[i]))
			continue;
		if (!first)
			str_add(out, ", ");
		str_addf(out, first ? tr("table %d") : tr("then table %d"), table + 1);
		first = false;
	}
}

/* --- how they stand --- */

static bool looked_at(struct workbook *w, const struct activity *activity)
{
	struct place place = {0};
	bool found = false;
	return activity->step_count > 0 || (store_table_place_load(w->db, activity->id, &place, &found, NULL) && found);
}

bool tables_look_at(struct workbook *w, int number, struct table_lines *lines, struct error *error)
{
	*lines = (struct table_lines){0};
	const struct part *part = tables_part(w, number, error);
	if (!part)
		return false;
	lines->items = mem_alloc(part->activity_count, sizeof *lines->items);
	lines->count = part->activity_count;
	for (size_t i = 0; i < part->activity_count; i++) {
		const struct activity *activity = &part->activities[i];
		lines->items[i] = (struct table_line){.activity = activity, .title = exercise_text(activity->copy, "exercise", "title"),
			.begun = looked_at(w, activity), .complete = !harvest_empty(&activity->harvest)};
	}
	for (size_t i = 0; i < w->session.people.count; i++) {
		const struct participant *one = &w->session.people.items[i];
		int table = table_number(part, one->id);
		if (one->present)
			team_seats_add(table < 0 ? &lines->loose : &lines->items[table].seats, one);
	}
	return true;
}

bool tables_look(struct workbook *w, struct table_lines *lines, struct error *error)
{
	return tables_look_at(w, w->place.part, lines, error);
}

void table_lines_release(struct table_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		free(lines->items[i].seats.items);
	free(lines->items);
	free(lines->loose.items);
	*lines = (struct table_lines){0};
}

/* --- what a table brings back --- */

const char *harvest_text(const struct harvest *harvest, int line)
{
	const char *texts[HARVEST_LINES] = {harvest->agreed, harvest->differed, harvest->todo};
	return texts[line] ? texts[line] : "";
}

const char *harvest_label(int line)
{
	const char *labels[HARVEST_LINES] = {N_("What we agreed on"), N_("Where we differed"), N_("One thing to do")};
	return tr(labels[line]);
}

static bool put_harvest(struct workbook *w, const struct activity *activity, char *const texts[HARVEST_LINES], struct error *error)
{
	struct harvest harvest = {.agreed = texts[0], .differed = texts[1], .todo = texts[2]};
	return db_begin(w->db, error) && state_finish(w, undo_begin(w->db, w->session.id, error) &&
		undo_before(w->db, w->session.id, "harvest", activity->id, error) && store_harvest_put(w->db, activity->id, &harvest, error),
		CHANGED_SESSION, error);
}

bool tables_harvest(struct workbook *w, const char *const texts[HARVEST_LINES], struct error *error)
{
	const struct activity *activity = w->entered && run_here(w)->table >= 0 ? run_here(w)->activity : NULL;
	char *clean[HARVEST_LINES];
	bool ok = true;
	if (!activity)
		return error_say(error, tr("Go to a table first."));
	for (int i = 0; i < HARVEST_LINES; i++) {
		clean[i] = text_clean(texts[i], strlen(texts[i]), false);
		if (text_width(clean[i]) > HARVEST_MAX)
			ok = error_say(error, tr("“%s” is too long: at most %d characters."), harvest_label(i), HARVEST_MAX);
	}
	ok = ok && put_harvest(w, activity, clean, error);
	for (int i = 0; i < HARVEST_LINES; i++)
		free(clean[i]);
	return ok;
}

const char *tables_todo(const struct session *session, size_t *at, struct str *where)
{
	size_t n = 0;
	for (size_t p = 0; p < session->part_count; p++)
		for (size_t i = 0; part_has_tables(&session->parts[p]) && i < session->parts[p].activity_count; i++) {
			const struct activity *activity = &session->parts[p].activities[i];
			const char *todo = harvest_text(&activity->harvest, HARVEST_LINES - 1);
			if (n++ < *at || !*todo)
				continue;
			*at = n;
			str_clear(where);
			activity_add_table(session, activity, where);
			return todo;
		}
	return NULL;
}

const char *harvest_field(int line)
{
	static const char *const fields[HARVEST_LINES] = {"agreed", "differed", "todo"};
	return fields[line];
}

const char *harvest_shown(const struct activity *activity, const struct text_reviews *reviews, int line)
{
	const struct text_review *review = text_reviews_find(reviews, activity->id, harvest_field(line));
	if (review && review->verdict == VERDICT_DROP)
		return "";
	return review && review->verdict == VERDICT_EDITED ? review->edited : harvest_text(&activity->harvest, line);
}

static bool shows_nothing(const struct activity *activity, const struct text_reviews *reviews)
{
	bool any = false;
	for (int i = 0; i < HARVEST_LINES; i++)
		any = any || *harvest_shown(activity, reviews, i);
	return !any;
}

static void show_table(const struct session *session, const struct activity *activity, const struct text_reviews *reviews, size_t n, struct doc *doc)
{
	struct str id = STR_EMPTY;
	char *title = activity_title(session, activity);
	str_addf(&id, "harvest.%zu", n);
	doc_head(doc, id.data, 3, title);
	for (int i = 0; i < HARVEST_LINES; i++)
		if (*harvest_shown(activity, reviews, i))
			doc_textf(doc, FOR_DETAIL, id.data, "%s: %s", harvest_label(i), harvest_shown(activity, reviews, i));
	free(title);
	str_release(&id);
}

void harvests_show(const struct session *session, const struct text_reviews *reviews, struct doc *doc)
{
	size_t shown = 0;
	for (size_t p = 0; p < session->part_count; p++)
		for (size_t i = 0; i < session->parts[p].activity_count; i++) {
			const struct activity *activity = &session->parts[p].activities[i];
			if (!part_has_tables(&session->parts[p]) || shows_nothing(activity, reviews))
				continue;
			if (shown++ == 0)
				doc_head(doc, "summary.tables", 2, tr("What the tables brought back"));
			show_table(session, activity, reviews, shown, doc);
		}
}

void harvests_close(const struct session *session, const struct text_reviews *reviews, size_t most, struct doc *findings)
{
	static const struct finding none;
	for (size_t p = 0; p < session->part_count; p++)
		for (size_t i = 0; i < session->parts[p].activity_count && findings->count < most; i++) {
			const struct activity *activity = &session->parts[p].activities[i];
			const char *agreed = harvest_shown(activity, reviews, 0);
			struct str text = STR_EMPTY;
			if (!*agreed)
				continue;
			activity_add_table(session, activity, &text);
			str_add(&text, agreed);
			doc_finding(findings, "closing.harvest", &none, "%s", text.data);
			str_release(&text);
		}
}
