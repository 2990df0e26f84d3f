/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/digest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "exercises/kinds.h"

/* --- the doc of a kind, taken apart --- */

static void prefix_ids(struct doc *doc, const char *prefix)
{
	for (size_t i = 0; i < doc->count; i++) {
		struct str id = STR_EMPTY;
		str_addf(&id, "%s.%s", prefix, doc->blocks[i].id);
		free(doc->blocks[i].id);
		doc->blocks[i].id = str_take(&id);
	}
}

static bool heads_words(const struct doc *doc, size_t i)
{
	return doc->blocks[i].type == BLOCK_HEAD && i + 1 < doc->count && doc->blocks[i + 1].type == BLOCK_QUOTE;
}

/* A head whose question was answered by nobody whose words may be shown says nothing. */
static bool heads_nothing(const struct doc *doc, size_t i)
{
	return doc->blocks[i].type == BLOCK_HEAD && (i + 1 == doc->count || doc->blocks[i + 1].type == BLOCK_HEAD);
}

static void take_apart(struct doc *doc, struct digest_activity *into)
{
	for (size_t i = 0; i < doc->count; i++) {
		struct block *block = &doc->blocks[i];
		if (block->use == FOR_DATA)
			doc_take(&into->data, block);
		else if (block->type == BLOCK_QUOTE || heads_words(doc, i))
			doc_take(&into->words, block);
		else if (!heads_nothing(doc, i)) {
			if (block->type == BLOCK_FINDING)
				doc_finding(&into->findings, block->id, &block->finding, "%s", block->text);
			doc_take(&into->body, block);
		}
	}
}

/* The same exercise may stand in a programme twice: the second is "kaders-2". */
static char *activity_prefix(const struct digest *digest, const struct activity *activity)
{
	int before = 0;
	struct str prefix = STR_EMPTY;
	for (size_t i = 0; i < digest->count; i++)
		before += strcmp(digest->items[i].activity->copy->id, activity->copy->id) == 0;
	str_add(&prefix, activity->copy->id);
	if (before)
		str_addf(&prefix, "-%d", before + 1);
	return str_take(&prefix);
}

/* --- the dataset --- */

static void random_key(char key[static 9])
{
	for (int i = 0; i < 8; i++)
		key[i] = "bcdfghjkmnpqrstvwxz23456789"[random_below(27)];
	key[8] = '\0';
}

/* The role stands in the rows only where every question of the activity may be split. What a team or the group answered as one has no role. */
static bool all_split(const struct responses *view)
{
	for (size_t i = 0; i < view->count; i++)
		if (view->rows[i].group < 0 && view->respondents[view->rows[i].who].kind != RESPONDENT_TEAM)
			return false;
	return view->group_count > 0;
}

/* One activity on its way into the data set. */
struct sheet {
	const struct activity *activity;
	char *title;
	const struct responses *view;
	struct form *forms;            /* of every step */
	const struct id *who;          /* linked: whose each respondent is; else NULL */
	bool split;                    /* rows say the role */
};

struct keyed_row {
	char key[9];
	size_t row;
};

static int key_order(const void *left, const void *right)
{
	const struct keyed_row *a = left, *b = right;
	int order = strcmp(a->key, b->key);
	return order ? order : a->row < b->row ? -1 : 1;
}

/* The same key for the same person in every activity of this export. */
static void linked_key(struct digest *digest, struct id who, char key[static 9])
{
	for (size_t i = 0; i < digest->key_count; i++)
		if (id_equal(digest->keys[i].who, who)) {
			memcpy(key, digest->keys[i].key, 9);
			return;
		}
	digest->keys = mem_room(digest->keys, digest->key_count, &digest->key_room, sizeof *digest->keys);
	struct person_key *added = &digest->keys[digest->key_count++];
	added->who = who;
	random_key(added->key);
	memcpy(key, added->key, 9);
}

static bool is_words(const struct sheet *sheet, const struct response *row)
{
	const struct field *field = form_field(&sheet->forms[row->step], row->field);
	return field && field->type == FIELD_TEXT;
}

/* Words have a key of their own: what somebody wrote may tell who they are, and must not tell what else they chose. */
static struct keyed_row *sort_rows(const struct sheet *sheet, struct digest *digest)
{
	const struct responses *view = sheet->view;
	char (*keys)[9] = mem_alloc(view->respondent_count + 1, sizeof *keys);
	struct keyed_row *rows = mem_alloc(view->count + 1, sizeof *rows);
	for (size_t i = 0; i < view->respondent_count; i++)
		if (sheet->who && view->respondents[i].kind == RESPONDENT_PARTICIPANT)
			linked_key(digest, sheet->who[i], keys[i]);
		else if (view->respondents[i].kind != RESPONDENT_HANDS)
			random_key(keys[i]);
	for (size_t i = 0; i < view->count; i++) {
		memcpy(rows[i].key, keys[view->rows[i].who], sizeof rows[i].key);
		if (!digest->linked && *rows[i].key && is_words(sheet, &view->rows[i]))
			random_key(rows[i].key);
		rows[i].row = i;
	}
	qsort(rows, view->count, sizeof *rows, key_order);
	free(keys);
	return rows;
}

static void add_row(const struct sheet *sheet, const struct keyed_row *keyed, struct digest *digest)
{
	const struct response *row = &sheet->view->rows[keyed->row];
	const struct field *field = form_field(&sheet->forms[row->step], row->field);
	bool split = sheet->split && row->group >= 0 && (digest->linked || !is_words(sheet, row));
	char *label = field ? field_value_label(field, row->value) : mem_copy("");
	char key[9];
	memcpy(key, keyed->key, sizeof key);
	dataset_add(&digest->dataset, &(struct dataset_row){
		.activity = sheet->title,
		.step = row->step + 1,
		.respondent = key,
		.field = row->field,
		.label = field ? field->label : (char *)"",
		.value = row->value,
		.value_label = label,
		.role = split ? sheet->view->groups[row->group].name : (char *)"",
		.count = row->count,
	});
	free(label);
}

static void add_dataset(struct workbook *w, const struct digest_activity *item, const struct responses *view, const struct id *who, struct digest *digest)
{
	const struct activity *activity = item->activity;
	struct sheet sheet = {.activity = activity, .title = item->title, .view = view, .who = digest->linked ? who : NULL, .split = all_split(view)};
	sheet.forms = mem_alloc(view->step_count + 1, sizeof *sheet.forms);
	for (size_t i = 0; i < view->step_count; i++)
		step_ask(w, activity, (int)i, NULL, &sheet.forms[i]);
	struct keyed_row *rows = sort_rows(&sheet, digest);
	for (size_t i = 0; i < view->count; i++)
		add_row(&sheet, &rows[i], digest);
	digest->roles_hidden = digest->roles_hidden || (digest->linked && !sheet.split);
	for (size_t i = 0; i < view->step_count; i++)
		form_release(&sheet.forms[i]);
	free(sheet.forms);
	free(rows);
}

/* In a linked file a role told in one activity is told in all. */
static void hide_roles(struct dataset *dataset)
{
	for (size_t i = 0; i < dataset->count; i++)
		mem_set(&dataset->items[i].role, "");
}

/* --- one activity --- */

static bool count_first_step(struct workbook *w, const struct activity *activity, struct digest_activity *item, struct error *error)
{
	struct form form = {0};
	struct turnout turnout;
	const struct step *first = &activity->steps[0];
	bool ok = step_ask(w, activity, first->n, NULL, &form) && step_turnout(w, activity, &form, first->n, &turnout, error);
	if (ok) {
		item->asked = turnout.asked;
		item->handed_in = turnout.handed_in;
		item->way = first->way;
	}
	form_release(&form);
	return ok;
}

static int count_sheets(const struct responses *view)
{
	int sheets = 0;
	for (size_t i = 0; i < view->respondent_count; i++)
		sheets += view->respondents[i].kind == RESPONDENT_SHEET;
	return sheets;
}

static bool answered_in(const struct responses *view, int who, int step)
{
	for (size_t i = 0; i < view->count; i++)
		if (view->rows[i].who == who && view->rows[i].step == step)
			return true;
	return false;
}

/* One or two who answered each for themselves: everybody saw who had the laptop, so the picture would tell what they chose. Whether it may is asked when the
 * group is shown the picture; before that it is in no summary. Returns how many steps were left out. */
static int drop_few(const struct workbook *w, const struct activity *activity, struct responses *view)
{
	int dropped = 0;
	bool all = w->session.self || w->session.named || w->session.threshold == THRESHOLD_ALL;
	for (size_t i = 0; i < activity->step_count && !all; i++) {
		const struct step *step = &activity->steps[i];
		int people = 0;
		if (step->revealed_at != 0 || !way_is_personal(step->way))
			continue;
		for (size_t who = 0; who < view->respondent_count; who++)
			people += answered_in(view, (int)who, step->n);
		if (people != 1 && people != 2)
			continue;
		responses_drop_step(view, step->n);
		dropped++;
	}
	return dropped;
}

static bool add_activity(struct workbook *w, const struct activity *activity, enum text_rule texts, struct digest *digest, struct error *error)
{
	struct responses view = {0};
	struct id *who = NULL;
	const struct kind *kind = activity_kind(activity);
	if (!kind || activity->step_count == 0)
		return true;
	bool ok = activity_view(w, activity, texts, &view, &who, error);
	if (digest->shown)
		drop_unrevealed(activity, -1, &view);
	digest->few += ok ? drop_few(w, activity, &view) : 0;
	if (ok && (view.count > 0 || view.texts_hidden > 0)) {
		struct doc doc = {0};
		char *id = activity_prefix(digest, activity);
		digest->items = mem_room(digest->items, digest->count, &digest->room, sizeof *digest->items);
		struct digest_activity *item = &digest->items[digest->count++];
		*item = (struct digest_activity){.activity = activity, .title = activity_title(&w->session, activity), .id = id, .texts_hidden = view.texts_hidden, .sheets = count_sheets(&view),
			.evaluation = exercise_yes(activity->copy, "exercise", "evaluation")};
		ok = count_first_step(w, activity, item, error);
		kind->show(activity->copy, &view, &doc);
		prefix_ids(&doc, id);
		take_apart(&doc, item);
		add_dataset(w, item, &view, who, digest);
		doc_release(&doc);
	}
	free(who);
	responses_release(&view);
	return ok;
}

bool digest_make(struct workbook *w, enum text_rule texts, struct digest *digest, struct error *error)
{
	bool ok = true;
	for (size_t part = 0; ok && part < w->session.part_count; part++)
		for (size_t i = 0; ok && i < w->session.parts[part].activity_count; i++)
			ok = add_activity(w, &w->session.parts[part].activities[i], texts, digest, error);
	if (digest->roles_hidden)
		hide_roles(&digest->dataset);
	return ok;
}

void digest_release(struct digest *digest)
{
	for (size_t i = 0; i < digest->count; i++) {
		free(digest->items[i].title);
		free(digest->items[i].id);
		doc_release(&digest->items[i].findings);
		doc_release(&digest->items[i].body);
		doc_release(&digest->items[i].words);
		doc_release(&digest->items[i].data);
	}
	free(digest->items);
	free(digest->keys);
	dataset_release(&digest->dataset);
	*digest = (struct digest){0};
}
