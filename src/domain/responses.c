/* SPDX-License-Identifier: EUPL-1.2 */
#include "domain/responses.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/form.h"

size_t responses_add_respondent(struct responses *responses, const struct respondent *respondent)
{
	responses->respondents = mem_room(responses->respondents, responses->respondent_count, &responses->respondent_room,
		sizeof *responses->respondents);
	struct respondent *added = &responses->respondents[responses->respondent_count];
	*added = *respondent;
	added->as = mem_copy(respondent->as);
	return responses->respondent_count++;
}

struct response *responses_add(struct responses *responses, int who, int step, const char *field, const char *value)
{
	responses->rows = mem_room(responses->rows, responses->count, &responses->room, sizeof *responses->rows);
	struct response *row = &responses->rows[responses->count++];
	*row = (struct response){.who = who, .step = step, .field = mem_copy(field), .value = mem_copy(value), .count = 1, .group = -1};
	return row;
}

struct step_facts *responses_step(struct responses *responses, int step)
{
	while (responses->step_count <= (size_t)step) {
		responses->steps = mem_room(responses->steps, responses->step_count, &responses->step_room, sizeof *responses->steps);
		responses->steps[responses->step_count++] = (struct step_facts){0};
	}
	return &responses->steps[step];
}

const struct step_facts *responses_facts(const struct responses *responses, int step)
{
	static const struct step_facts none;
	return step >= 0 && (size_t)step < responses->step_count ? &responses->steps[step] : &none;
}

const struct response *responses_find(const struct responses *responses, int who, int step, const char *field)
{
	for (size_t i = responses->count; i-- > 0;) {
		const struct response *row = &responses->rows[i];
		if (row->who == who && row->step == step && strcmp(row->field, field) == 0)
			return row;
	}
	return NULL;
}

void responses_drop_step(struct responses *responses, int step)
{
	size_t kept = 0;
	for (size_t i = 0; i < responses->count; i++) {
		struct response *row = &responses->rows[i];
		if (row->step != step) {
			responses->rows[kept++] = *row;
			continue;
		}
		free(row->field);
		free(row->value);
	}
	responses->count = kept;
	if ((size_t)step < responses->step_count)
		responses->steps[step] = (struct step_facts){0};
}

void responses_release(struct responses *responses)
{
	for (size_t i = 0; i < responses->respondent_count; i++)
		free(responses->respondents[i].as);
	for (size_t i = 0; i < responses->count; i++) {
		free(responses->rows[i].field);
		free(responses->rows[i].value);
	}
	for (size_t i = 0; i < responses->group_count; i++) {
		free(responses->groups[i].name);
		free(responses->groups[i].id);
	}
	free(responses->respondents);
	free(responses->rows);
	free(responses->groups);
	free(responses->steps);
	*responses = (struct responses){0};
}

static size_t tally_word(const struct field *field, const char *word, size_t len, int times, int *counts)
{
	for (size_t i = 0; i < field->option_count; i++)
		if (strlen(field->options[i].id) == len && strncmp(field->options[i].id, word, len) == 0) {
			counts[i] += times;
			return 1;
		}
	return 0;
}

/* How many dots `a:2` gives; 0 for more than there are. By hands the id stands alone: each of the row's count is one dot. */
static int read_dots(const struct field *field, const char *colon)
{
	char *end;
	if (*colon != ':')
		return 1;
	long dots = strtol(colon + 1, &end, 10);
	return dots > 0 && dots <= field->max && strchr(" ", *end) ? (int)dots : 0;
}

/* One answer to a question of several options, `a b` or `a:2 b:1`. */
static size_t tally_words(const struct field *field, const struct response *row, int *counts)
{
	size_t known = 0;
	for (const char *at = row->value; *(at += strspn(at, " "));) {
		size_t len = strcspn(at, " "), id = field->type == FIELD_POINTS ? strcspn(at, ": ") : len;
		int times = field->type == FIELD_POINTS ? read_dots(field, at + id) : 1;
		if (times > 0)
			known += tally_word(field, at, id, times * row->count, counts);
		at += len;
	}
	return known;
}

static size_t tally_number(const struct field *field, const struct response *row, int *counts)
{
	char *end;
	long number = strtol(row->value, &end, 10);
	if (*end || number < field->min || number > field->max)
		return 0;
	counts[number - field->min] += row->count;
	return 1;
}

static size_t tally_row(const struct field *field, const struct response *row, int *counts)
{
	switch (field->type) {
	case FIELD_PICK:
		return tally_word(field, row->value, strlen(row->value), row->count, counts);
	case FIELD_MANY:
	case FIELD_POINTS:
		return tally_words(field, row, counts);
	case FIELD_SCALE:
	case FIELD_NUMBER:
		return tally_number(field, row, counts);
	case FIELD_NOTE:
	case FIELD_TEXT:
		return 0;
	}
	return 0;
}

/* The people behind one row of a question of several options. A show of hands asked them once, whatever its number of rows. */
static int people_behind(const struct responses *view, const struct response *row, bool *seen)
{
	const struct respondent *who = &view->respondents[row->who];
	bool again = seen[row->who];
	if (who->kind != RESPONDENT_HANDS)
		return 1;
	seen[row->who] = true;
	return again ? 0 : who->asked;
}

int responses_tally(const struct responses *view, int step, const struct field *field, int group, int *counts, int *open)
{
	bool many = field->type == FIELD_MANY || field->type == FIELD_POINTS;
	bool *seen = many ? mem_alloc(view->respondent_count + 1, sizeof *seen) : NULL;
	int n = 0;
	memset(counts, 0, field_slots(field) * sizeof *counts);
	*open = 0;
	for (size_t i = 0; i < view->count; i++) {
		const struct response *row = &view->rows[i];
		if (row->step != step || strcmp(row->field, field->id) != 0 || (group >= 0 && row->group != group))
			continue;
		if (!*row->value)
			*open += row->count;
		else if (tally_row(field, row, counts))
			n += many ? people_behind(view, row, seen) : row->count;
	}
	free(seen);
	return n;
}

bool responses_has_split(const struct responses *view, int step, const char *field)
{
	int first = -1;
	bool two = false;
	for (size_t i = 0; i < view->count; i++) {
		const struct response *row = &view->rows[i];
		if (row->step != step || strcmp(row->field, field) != 0)
			continue;
		if (row->group < 0)
			return false;
		two = two || (first >= 0 && row->group != first);
		first = row->group;
	}
	return two;
}
