/* SPDX-License-Identifier: EUPL-1.2 */
#include "domain/visibility.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"

/* The smallest role that has people and is not pooled yet; ROLE_COUNT for none. */
static int smallest_role(const int present[ROLE_COUNT], const bool pooled[ROLE_COUNT])
{
	int smallest = ROLE_COUNT;
	for (int role = 0; role < ROLE_COUNT; role++)
		if (present[role] > 0 && !pooled[role] && (smallest == ROLE_COUNT || present[role] < present[smallest]))
			smallest = role;
	return smallest;
}

/* Marks who is in the pool; returns its size, or -1 when everybody would be in it. */
static int fill_pool(const int present[ROLE_COUNT], int threshold, bool pooled[ROLE_COUNT])
{
	int size = 0;
	for (;;) {
		int role = smallest_role(present, pooled);
		if (role == ROLE_COUNT)
			return size ? -1 : 0;
		if (present[role] >= threshold && (size == 0 || size >= threshold))
			return size;
		pooled[role] = true;
		size += present[role];
	}
}

static void pooling_add(struct pooling *pooling, enum role role, int n)
{
	pooling->single[pooling->count] = role;
	pooling->n[pooling->count++] = n;
}

struct pooling visibility_pool(const int present[ROLE_COUNT], int threshold)
{
	struct pooling pooling = {0};
	bool pooled[ROLE_COUNT] = {false};
	int size = fill_pool(present, threshold, pooled);
	for (int role = ROLE_VOLUNTEER; role <= ROLE_COUNT; role++) {      /* unknown comes last */
		int at = role % ROLE_COUNT;
		pooling.group[at] = -1;
		if (size < 0 || present[at] == 0 || pooled[at])
			continue;
		pooling.group[at] = (int)pooling.count;
		pooling_add(&pooling, (enum role)at, present[at]);
	}
	for (int role = 0; role < ROLE_COUNT; role++)
		if (size > 0 && pooled[role])
			pooling.group[role] = (int)pooling.count;
	if (size > 0)
		pooling_add(&pooling, ROLE_UNKNOWN, size);
	pooling.pooled = size > 0;
	if (pooling.count < 2) {
		pooling.count = 0;
		for (int role = 0; role < ROLE_COUNT; role++)
			pooling.group[role] = -1;
	}
	return pooling;
}

const struct text_review *text_reviews_find(const struct text_reviews *reviews, struct id action, const char *field)
{
	for (size_t i = 0; reviews && i < reviews->count; i++)
		if (id_equal(reviews->items[i].action, action) && strcmp(reviews->items[i].field, field) == 0)
			return &reviews->items[i];
	return NULL;
}

void text_reviews_release(struct text_reviews *reviews)
{
	for (size_t i = 0; i < reviews->count; i++) {
		free(reviews->items[i].field);
		free(reviews->items[i].edited);
	}
	free(reviews->items);
	*reviews = (struct text_reviews){0};
}

static enum role counts_as(const struct visibility *rules, enum role role)
{
	return rules->settled[role] != ROLE_UNKNOWN ? rules->settled[role] : role;
}

/* The role of every raw respondent, with what they answered where it was not known; moves the counts in present along. */
static void settle_roles(const struct responses *raw, const struct visibility *rules, enum role *roles, int present[ROLE_COUNT])
{
	memcpy(present, rules->present, ROLE_COUNT * sizeof *present);
	for (size_t i = 0; i < raw->respondent_count; i++)
		roles[i] = raw->respondents[i].role;
	for (size_t i = 0; i < raw->count; i++) {
		const struct response *row = &raw->rows[i];
		enum role told = role_read(row->value);
		const struct respondent *who = &raw->respondents[row->who];
		bool person = who->kind == RESPONDENT_PARTICIPANT || who->kind == RESPONDENT_SHEET;
		if (!person || roles[row->who] != ROLE_UNKNOWN || told == ROLE_UNKNOWN || !rules->role_fields || !ids_have(rules->role_fields, row->field))
			continue;
		told = counts_as(rules, told);
		roles[row->who] = told;
		present[told]++;
		present[ROLE_UNKNOWN] -= who->kind == RESPONDENT_PARTICIPANT && present[ROLE_UNKNOWN] > 0;
	}
}

/* The words to show, or NULL when this text is left out. */
static const char *text_shown(const struct response *row, const struct visibility *rules)
{
	const struct text_review *review = text_reviews_find(rules->reviews, row->action, row->field);
	enum verdict verdict = review ? review->verdict : VERDICT_NONE;
	if (rules->texts == TEXT_ALL || !*row->value)
		return row->value;
	switch (verdict) {
	case VERDICT_NONE:
		return rules->texts == TEXT_REVIEWED ? NULL : row->value;
	case VERDICT_KEEP:
		return row->value;
	case VERDICT_EDITED:
		return review->edited;
	case VERDICT_DROP:
		return NULL;
	}
	return NULL;
}

static bool is_words(const struct visibility *rules, const struct response *row)
{
	return rules->text_fields && ids_have(rules->text_fields, row->field);
}

static void copy_row(struct responses *view, const struct response *row, const struct visibility *rules, size_t who, int group)
{
	bool words = is_words(rules, row);
	const char *value = words ? text_shown(row, rules) : row->value;
	if (!value) {
		view->texts_hidden++;
		return;
	}
	struct response *copy = responses_add(view, (int)who, row->step, row->field, value);
	copy->count = row->count;
	copy->group = group;
	if (words)
		copy->action = row->action;
}

/* One question of one step: how many answers each group gave. */
struct question {
	int step;
	const char *field;
	int answers[ROLE_COUNT], open[ROLE_COUNT];
	bool outside;        /* somebody's answer belongs to no group */
};

static struct question *find_question(struct question **questions, size_t *count, size_t *room, const struct response *row)
{
	for (size_t i = 0; i < *count; i++)
		if ((*questions)[i].step == row->step && strcmp((*questions)[i].field, row->field) == 0)
			return &(*questions)[i];
	*questions = mem_room(*questions, *count, room, sizeof **questions);
	struct question *added = &(*questions)[(*count)++];
	*added = (struct question){.step = row->step, .field = row->field};
	return added;
}

/* All or nothing: every group that has answers to this question has enough of them, and there is nobody outside. */
static bool question_passes(const struct question *question, size_t groups, int threshold)
{
	size_t answered = 0;
	for (size_t group = 0; group < groups; group++) {
		bool any = question->answers[group] + question->open[group] > 0;
		if (any && question->answers[group] < threshold)
			return false;
		answered += any;
	}
	return !question->outside && answered >= 2;
}

static void hide_split(struct responses *view, const struct visibility *rules, const struct question *question)
{
	bool words = rules->text_fields && ids_have(rules->text_fields, question->field);
	responses_step(view, question->step)->hidden_splits += !words;
	for (size_t i = 0; i < view->count; i++)
		if (view->rows[i].step == question->step && strcmp(view->rows[i].field, question->field) == 0)
			view->rows[i].group = -1;
}

static void gate_questions(struct responses *view, const struct visibility *rules)
{
	struct question *questions = NULL;
	size_t count = 0, room = 0;
	for (size_t i = 0; i < view->count; i++) {
		const struct response *row = &view->rows[i];
		struct question *question = find_question(&questions, &count, &room, row);
		if (row->group < 0)
			question->outside = true;
		else
			*(*row->value ? &question->answers[row->group] : &question->open[row->group]) += row->count;
	}
	for (size_t i = 0; i < count; i++)
		if (!question_passes(&questions[i], view->group_count, rules->threshold))
			hide_split(view, rules, &questions[i]);
	free(questions);
}

static void add_groups(struct responses *view, const struct pooling *pooling)
{
	for (size_t i = 0; i < pooling->count; i++) {
		bool pool = pooling->pooled && i + 1 == pooling->count;
		enum role role = pooling->single[i];
		view->groups = mem_room(view->groups, view->group_count, &view->group_room, sizeof *view->groups);
		view->groups[view->group_count++] = (struct response_group){
			.name = mem_copy(pool ? tr("other roles") : role_label_many(role)),
			.id = mem_copy(pool ? "others" : *role_id(role) ? role_id(role) : "unknown"),
			.n = pooling->n[i],
		};
	}
}

static bool same_question(const struct response *a, const struct response *b)
{
	return a->step == b->step && strcmp(a->field, b->field) == 0;
}

/* Rows with words change places among themselves, question by question. */
static void shuffle_words(struct responses *view, const struct visibility *rules)
{
	for (size_t i = view->count; i-- > 0;) {
		struct response held = view->rows[i];
		size_t place = i;
		uint32_t same = 1;
		for (size_t k = 0; is_words(rules, &held) && k < i; k++)
			if (same_question(&view->rows[k], &held) && random_below(++same) == 0)
				place = k;
		view->rows[i] = view->rows[place];
		view->rows[place] = held;
	}
}

/* Respondents in a random order, without role, seat or id; place[i] is where raw respondent i went. */
static void copy_respondents(const struct responses *raw, struct responses *view, size_t *place)
{
	size_t *order = mem_alloc(raw->respondent_count + 1, sizeof *order);
	for (size_t i = 0; i < raw->respondent_count; i++)
		order[i] = i;
	random_shuffle(order, raw->respondent_count, sizeof *order);
	for (size_t i = 0; i < raw->respondent_count; i++) {
		const struct respondent *who = &raw->respondents[order[i]];
		place[order[i]] = responses_add_respondent(view, &(struct respondent){.kind = who->kind, .team = who->team, .as = who->as, .asked = who->asked});
	}
	free(order);
}

static int row_group(const struct responses *raw, const struct response *row, const struct visibility *rules, const enum role *roles,
	const struct pooling *pooling)
{
	switch (raw->respondents[row->who].kind) {
	case RESPONDENT_PARTICIPANT:
	case RESPONDENT_SHEET:
		return pooling->group[roles[row->who]];
	case RESPONDENT_HANDS:
		return row->role == ROLE_UNKNOWN ? -1 : pooling->group[counts_as(rules, row->role)];
	case RESPONDENT_TEAM:
		return -1;
	}
	return -1;
}

/* A split is hidden, and said to be, only where there was one to show: people of two roles who each answered for themselves. */
static void settle_hidden(struct responses *view, const struct visibility *rules, const int present[ROLE_COUNT])
{
	int roles = 0;
	for (int role = 0; role < ROLE_COUNT; role++)
		roles += present[role] > 0;
	for (size_t i = 0; i < view->step_count; i++)
		if (!rules->split || roles < 2 || !way_is_personal(view->steps[i].way))
			view->steps[i].hidden_splits = 0;
}

static bool is_hands(const struct responses *view, const struct response *row)
{
	return view->respondents[row->who].kind == RESPONDENT_HANDS && id_is_none(row->action);      /* words keep the action they came from */
}

/* A row of a show of hands, with the number of its question. */
struct show_row {
	struct response row;
	size_t question;
};

static int show_order(const void *left, const void *right)
{
	const struct show_row *a = left, *b = right;
	if (a->question != b->question)
		return a->question < b->question ? -1 : 1;
	if (a->row.group != b->row.group)
		return a->row.group < b->row.group ? -1 : 1;
	return strcmp(a->row.value, b->row.value);
}

/* Takes the rows of shows out of the view. Returns how many there are. */
static size_t take_shows(struct responses *view, struct show_row *shows)
{
	struct question *questions = NULL;
	size_t count = 0, room = 0, kept = 0, taken = 0;
	for (size_t i = 0; i < view->count; i++) {
		struct response row = view->rows[i];
		if (is_hands(view, &row))
			shows[taken++] = (struct show_row){row, (size_t)(find_question(&questions, &count, &room, &row) - questions)};
		else
			view->rows[kept++] = row;
	}
	view->count = kept;
	free(questions);
	return taken;
}

/* Puts a row back: its hands go to the show that the row before it belongs to, its count to that row when it is the same answer. */
static void put_show(struct responses *view, const struct show_row *show, const struct show_row *before)
{
	struct response row = show->row, *last = view->count > 0 ? &view->rows[view->count - 1] : NULL;
	bool same = before && last && before->question == show->question && before->row.group == row.group;
	if (same && last->who != row.who) {
		view->respondents[last->who].asked += view->respondents[row.who].asked;
		view->respondents[row.who].asked = 0;
		row.who = last->who;
	}
	if (!same || strcmp(last->value, row.value) != 0) {
		view->rows[view->count++] = row;
		return;
	}
	last->count += row.count;
	free(row.field);
	free(row.value);
}

/* The shows of hands of one question and group become one: side by side they would tell the hands of a role that is not shown, or of one in the pool. */
static void join_shows(struct responses *view)
{
	struct show_row *shows = mem_alloc(view->count + 1, sizeof *shows);
	size_t count = take_shows(view, shows);
	qsort(shows, count, sizeof *shows, show_order);
	for (size_t i = 0; i < count; i++)
		put_show(view, &shows[i], i > 0 ? &shows[i - 1] : NULL);
	free(shows);
}

static bool is_kept_back(const struct visibility *rules, const struct response *row)
{
	return (rules->role_fields && ids_have(rules->role_fields, row->field)) || (rules->own_fields && ids_have(rules->own_fields, row->field));
}

void visibility_view(const struct responses *raw, const struct visibility *rules, struct responses *view)
{
	int present[ROLE_COUNT];
	enum role *roles = mem_alloc(raw->respondent_count + 1, sizeof *roles);
	size_t *place = mem_alloc(raw->respondent_count + 1, sizeof *place);
	settle_roles(raw, rules, roles, present);
	struct pooling pooling = visibility_pool(present, rules->split ? rules->threshold : INT_MAX);
	add_groups(view, &pooling);
	copy_respondents(raw, view, place);
	for (size_t i = 0; i < raw->step_count; i++) {
		*responses_step(view, (int)i) = raw->steps[i];
		view->steps[i].hidden_splits = 0;
	}
	for (size_t i = 0; i < raw->count; i++) {
		const struct response *row = &raw->rows[i];
		if (!is_kept_back(rules, row))
			copy_row(view, row, rules, place[row->who], row_group(raw, row, rules, roles, &pooling));
	}
	gate_questions(view, rules);
	settle_hidden(view, rules, present);
	join_shows(view);
	shuffle_words(view, rules);
	for (size_t i = 0; rules->places && i < raw->respondent_count; i++)
		rules->places[i] = place[i];
	free(place);
	free(roles);
}
