/* SPDX-License-Identifier: EUPL-1.2 */
#include "exercises/tell.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/statistics.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"

struct tally tell_tally(const struct responses *view, int step, const struct field *field, int group)
{
	struct tally tally = {.slots = field_slots(field)};
	if (tally.slots > SLOTS_MAX)
		tally.slots = 0;
	else
		tally.n = responses_tally(view, step, field, group, tally.counts, &tally.open);
	return tally;
}

static void add_points(struct bars *bars, const struct field *field)
{
	for (int point = field->min; point <= field->max; point++) {
		char id[12];
		snprintf(id, sizeof id, "%d", point);
		const struct option *option = field_find_option(field, id);
		bars_option(bars, id, option ? option->label : id, false);
	}
}

struct block *tell_bars(struct doc *doc, enum block_use use, const char *id, const char *caption, const struct field *field)
{
	struct block *block = doc_bars(doc, use, id, caption);
	bool points = field->type == FIELD_SCALE || field->type == FIELD_NUMBER;
	block->bars.ordered = points || field->ordered;
	if (points)
		add_points(&block->bars, field);
	for (size_t i = 0; !points && i < field->option_count; i++)
		bars_option(&block->bars, field->options[i].id, field->options[i].label, field->options[i].apart);
	if (field->low && field->high)
		bars_poles(&block->bars, field->low, field->high);
	return block;
}

void tell_series(struct bars *bars, const char *id, const char *name, const struct tally *tally)
{
	struct series *series = bars_series(bars, id, name);
	memcpy(series->counts, tally->counts, tally->slots * sizeof *series->counts);
	series->n = tally->n;
	series->open = tally->open;
}

/* "place.all" of "place" and "all". */
static const char *block_id(const struct field *field, const char *part, struct str *id)
{
	str_clear(id);
	str_addf(id, "%s.%s", field->id, part);
	return id->data;
}

void tell_question(struct doc *doc, enum block_use use, const char *caption, const struct field *field, const struct responses *view, int step)
{
	struct str id = STR_EMPTY;
	struct tally all = tell_tally(view, step, field, -1);
	tell_series(&tell_bars(doc, use, block_id(field, "all", &id), caption, field)->bars, "all", NULL, &all);
	str_release(&id);
	tell_roles(doc, use, NULL, field, view, step);
}

/* A value that is not on the form counts in no picture: a group with one of those could be shown with fewer people than it may. */
static bool splits(const struct responses *view, int step, const struct field *field)
{
	for (size_t i = 0; i < view->count; i++) {
		const struct response *row = &view->rows[i];
		if (row->step == step && *row->value && strcmp(row->field, field->id) == 0 && !field_check(field, row->value, NULL))
			return false;
	}
	return responses_has_split(view, step, field->id);
}

void tell_roles(struct doc *doc, enum block_use use, const char *caption, const struct field *field, const struct responses *view, int step)
{
	if (!splits(view, step, field))
		return;
	struct str id = STR_EMPTY;
	struct bars *bars = &tell_bars(doc, use, block_id(field, "roles", &id), caption, field)->bars;
	for (size_t i = 0; i < view->group_count; i++) {
		struct tally tally = tell_tally(view, step, field, (int)i);
		if (tally.n + tally.open > 0)
			tell_series(bars, view->groups[i].id, view->groups[i].name, &tally);
	}
	str_release(&id);
}

static bool shows_roles(const struct responses *view)
{
	for (size_t i = 0; i < view->count; i++)
		if (view->rows[i].group >= 0)
			return true;
	return false;
}

void tell_hidden(struct doc *doc, const struct responses *view)
{
	int hidden = 0;
	for (size_t step = 0; step < view->step_count; step++)
		hidden += view->steps[step].hidden_splits;
	if (hidden == 0)
		return;
	if (shows_roles(view))
		doc_textf(doc, FOR_PICTURE, "roles.hidden", tr_n("No picture per role for %d question: otherwise you see what one or two people chose.",
			"No picture per role for %d questions: otherwise you see what one or two people chose.", hidden), hidden);
	else
		doc_text(doc, FOR_PICTURE, "roles.hidden", tr("No picture per role: otherwise you see what one or two people chose."));
}

bool tell_by_teams(const struct responses *view, int step)
{
	return responses_facts(view, step)->way == WAY_TEAMS;
}

void tell_teams(struct doc *doc, const struct responses *view)
{
	bool any = false;
	for (size_t step = 0; step < view->step_count; step++)
		any = any || (tell_by_teams(view, (int)step) && view->steps[step].handed_in > 0);
	if (any)
		doc_text(doc, FOR_PICTURE, "teams", tr("Where you answered in teams, each team counts once. Their roles are mixed, so there is no picture per role."));
}

int tell_quotes(struct doc *doc, enum block_use use, const struct field *field, const struct responses *view, int step)
{
	int told = 0;
	struct str id = STR_EMPTY;
	for (size_t i = 0; i < view->count; i++) {
		const struct response *row = &view->rows[i];
		if (row->step != step || !*row->value || strcmp(row->field, field->id) != 0 || responses_find(view, row->who, step, field->id) != row)
			continue;
		str_clear(&id);
		str_addf(&id, "%s.%d", field->id, ++told);
		struct block *quote = doc_quote(doc, use, id.data, row->value);
		quote_source(quote, row->action, field->id);
	}
	str_release(&id);
	return told;
}

/* More than half stand on one side of the middle. */
static bool leans(const struct tally *tally)
{
	int low = 0, high = 0;
	for (size_t i = 0; i < tally->slots; i++) {
		low += 2 * i + 1 < tally->slots ? tally->counts[i] : 0;
		high += 2 * i + 1 > tally->slots ? tally->counts[i] : 0;
	}
	return 2 * low > tally->n || 2 * high > tally->n;
}

const char *tell_closeness(const struct tally *tally)
{
	double agreement = stat_agreement(tally->counts, tally->slots);
	if (tally->n < 6 || isnan(agreement))
		return NULL;
	agreement += 1e-9;      /* 8 0 0 0 2 is exactly 0.2, and comes out a hair below it */
	if (agreement >= 0.6)
		return tr("close together");
	if (agreement >= 0.2)
		return leans(tally) ? tr("largely the same way") : tr("not far apart");
	if (agreement >= -0.2)
		return tr("spread out");
	return tr("to two sides");
}

bool tell_difference(const struct responses *view, int step, const struct field *field, struct difference *difference)
{
	if (!splits(view, step, field))
		return false;
	*difference = (struct difference){.distance = -1};
	struct tally *groups = mem_alloc(view->group_count, sizeof *groups);
	for (size_t i = 0; i < view->group_count; i++)
		groups[i] = tell_tally(view, step, field, (int)i);
	for (size_t a = 0; a < view->group_count; a++)
		for (size_t b = a + 1; b < view->group_count; b++) {
			double distance = stat_total_variation(groups[a].counts, groups[b].counts, groups[a].slots);
			if (!isnan(distance) && distance > difference->distance)
				*difference = (struct difference){(int)a, (int)b, distance};
		}
	free(groups);
	return difference->distance >= 0;
}

bool tell_answered(const struct responses *view, int step)
{
	for (size_t i = 0; i < view->count; i++)
		if (view->rows[i].step == step && *view->rows[i].value)
			return true;
	return false;
}
