/* SPDX-License-Identifier: EUPL-1.2 */
/* The one list of all texts people typed, to be read before a summary is saved, and what the facilitator says of each. */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/undo.h"
#include "workbook/view.h"
#include "workbook/summary.h"
#include "workbook/tables.h"

static void add_text(struct workbook *w, struct summary_texts *texts, const struct activity *activity, const struct field *field, const struct response *row,
	const struct text_review *review)
{
	struct str question = STR_EMPTY;
	char *title = activity_title(&w->session, activity);
	str_addf(&question, "%s: %s", title, field->label);
	free(title);
	bool edited = review && review->verdict == VERDICT_EDITED;
	texts->items = mem_room(texts->items, texts->count, &texts->room, sizeof *texts->items);
	texts->items[texts->count++] = (struct summary_text){
		.action = row->action,
		.field = mem_copy(row->field),
		.question = str_take(&question),
		.text = mem_copy(edited ? review->edited : row->value),
		.verdict = review ? review->verdict : VERDICT_NONE,
	};
}

static void add_step(struct workbook *w, const struct activity *activity, int step, const struct responses *raw, const struct text_reviews *reviews,
	struct summary_texts *texts)
{
	struct form form = {0};
	step_ask(w, activity, step, NULL, &form);
	for (size_t f = 0; f < form.count; f++) {
		size_t first = texts->count;
		bool words = form.fields[f].type == FIELD_TEXT && (w->session.self || form.fields[f].audience == AUDIENCE_GROUP);
		for (size_t i = 0; words && i < raw->count; i++) {
			const struct response *row = &raw->rows[i];
			if (row->step == step && *row->value && strcmp(row->field, form.fields[f].id) == 0)
				add_text(w, texts, activity, &form.fields[f], row, text_reviews_find(reviews, row->action, row->field));
		}
		/* The order of answering says who sat where: within a question the list has an order of its own. */
		random_shuffle(texts->items + first, texts->count - first, sizeof *texts->items);
	}
	form_release(&form);
}

static bool add_activity(struct workbook *w, const struct activity *activity, const struct text_reviews *reviews, struct summary_texts *texts,
	struct error *error)
{
	struct responses raw = {0};
	bool ok = store_responses_load(w->db, activity->id, &raw, error);
	for (size_t i = 0; ok && i < activity->step_count; i++)
		add_step(w, activity, activity->steps[i].n, &raw, reviews, texts);
	responses_release(&raw);
	return ok;
}

/* What a table brought back, line by line: the id of its activity and the number of the line stand for it. */
static void add_harvest(const struct session *session, const struct activity *activity, const struct text_reviews *reviews, struct summary_texts *texts)
{
	char *title = activity_title(session, activity);
	for (int i = 0; i < HARVEST_LINES; i++) {
		const struct text_review *review = text_reviews_find(reviews, activity->id, harvest_field(i));
		struct str question = STR_EMPTY;
		if (!*harvest_text(&activity->harvest, i))
			continue;
		str_addf(&question, "%s: %s", title, harvest_label(i));
		texts->items = mem_room(texts->items, texts->count, &texts->room, sizeof *texts->items);
		texts->items[texts->count++] = (struct summary_text){
			.origin = TEXT_HARVEST,
			.action = activity->id,
			.field = mem_copy(harvest_field(i)),
			.question = str_take(&question),
			.text = mem_copy(review && review->verdict == VERDICT_EDITED ? review->edited : harvest_text(&activity->harvest, i)),
			.verdict = review ? review->verdict : VERDICT_NONE,
		};
	}
	free(title);
}

/* What is no answer: its own id stands for the action, and it has no field. */
static void add_own(struct summary_texts *texts, enum text_origin origin, struct id id, const char *text, const struct text_reviews *reviews)
{
	const struct text_review *review = text_reviews_find(reviews, id, "");
	texts->items = mem_room(texts->items, texts->count, &texts->room, sizeof *texts->items);
	texts->items[texts->count++] = (struct summary_text){
		.origin = origin,
		.action = id,
		.field = mem_copy(""),
		.question = mem_copy(origin == TEXT_NOTE ? tr("Notes that go into the summary") : tr("What we agreed")),
		.text = mem_copy(text),
		.verdict = review ? review->verdict : VERDICT_NONE,
	};
}

static void add_owns(const struct session *session, const struct text_reviews *reviews, struct summary_texts *texts)
{
	for (size_t i = 0; i < session->note_count; i++)
		if (session->notes[i].in_summary)
			add_own(texts, TEXT_NOTE, session->notes[i].id, session->notes[i].text, reviews);
	for (size_t i = 0; i < session->agreement_count; i++) {
		struct str words = STR_EMPTY;
		agreement_words(&session->agreements[i], &words);
		add_own(texts, TEXT_AGREEMENT, session->agreements[i].id, words.data, reviews);
		str_release(&words);
	}
}

bool summary_texts(struct workbook *w, struct summary_texts *texts, struct error *error)
{
	struct text_reviews reviews = {0};
	if (!state_entered(w, error))
		return false;
	bool ok = store_reviews_load(w->db, w->session.id, &reviews, error);
	for (size_t part = 0; ok && part < w->session.part_count; part++)
		for (size_t i = 0; ok && i < w->session.parts[part].activity_count; i++)
			ok = add_activity(w, &w->session.parts[part].activities[i], &reviews, texts, error);
	for (size_t part = 0; ok && part < w->session.part_count; part++)
		for (size_t i = 0; i < w->session.parts[part].activity_count; i++)
			add_harvest(&w->session, &w->session.parts[part].activities[i], &reviews, texts);
	if (ok)
		add_owns(&w->session, &reviews, texts);
	text_reviews_release(&reviews);
	return ok;
}

void summary_texts_release(struct summary_texts *texts)
{
	for (size_t i = 0; i < texts->count; i++) {
		free(texts->items[i].field);
		free(texts->items[i].question);
		free(texts->items[i].text);
	}
	free(texts->items);
	*texts = (struct summary_texts){0};
}

bool summary_review(struct workbook *w, struct id action, const char *field, enum verdict verdict, const char *edited, struct error *error)
{
	struct text_review review = {.action = action, .field = mem_copy(field), .verdict = verdict, .edited = mem_copy(edited)};
	bool ok = state_entered(w, error) && db_begin(w->db, error) &&
		state_finish(w, undo_begin(w->db, w->session.id, error) && undo_before(w->db, w->session.id, "text_review", action, error) &&
			store_review_put(w->db, w->session.id, &review, error), CHANGED_ANSWERS, error);
	free(review.field);
	free(review.edited);
	return ok;
}

bool summary_hide(struct workbook *w, struct id action, struct error *error)
{
	struct summary_texts texts = {0};
	bool found = false, ok = summary_texts(w, &texts, error);
	for (size_t i = 0; ok && i < texts.count && !found; i++) {
		found = id_equal(texts.items[i].action, action);
		if (found)
			ok = summary_review(w, action, texts.items[i].field, VERDICT_DROP, NULL, error);
	}
	summary_texts_release(&texts);
	return ok && (found || error_say(error, tr("These words cannot be left out here.")));
}
