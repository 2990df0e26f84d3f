/* SPDX-License-Identifier: EUPL-1.2 */
/* Perspectives: teams read one case as somebody and say who is responsible for what; then they switch. Side by side: how each perspective saw it, and
 * what the next team answered from the same place. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "exercises/kinds.h"
#include "exercises/tell.h"

enum { VOICES = 3, SWITCH_MINUTES = 20, INSIGHT_MAX = 300, FINDINGS_MOST = 3 };

static const struct content_key keys[] = {
	{.section = "exercise", .name = "switch", .type = KEY_NUMBER, .min = 5, .max = 60, .setting = true, .help = N_("After how many minutes the teams switch.")},
	{.section = "case", .name = "origin", .type = KEY_CHOICE, .choices = "invented practice", .required = true, .help = N_("Whether the case is invented or after a real practice.")},
	{.section = "case", .name = "text.*", .type = KEY_TEXT, .max = 600, .required = true, .help = N_("The case, one paragraph for each number.")},
	{.section = "case", .name = "again", .type = KEY_TEXT, .max = 200, .required = true, .help = N_("What the teams read when they have switched.")},
	{.section = "case", .name = "insight", .type = KEY_TEXT, .max = 160, .required = true, .help = N_("What a team is asked at the end: what does it see now that it did not see before?")},
	{.section = "voice.*", .name = "text", .type = KEY_TEXT, .max = 40, .required = true, .min_items = VOICES, .max_items = VOICES,
		.help = N_("Somebody of the case, as an answer to who is responsible.")},
	{.section = "voice.*", .name = "as", .type = KEY_TEXT, .max = 40, .required = true, .help = N_("The same, behind “as”.")},
	{.section = "answer.*", .name = "text", .type = KEY_TEXT, .max = 40, .required = true, .max_items = 6, .help = N_("Another answer to who is responsible.")},
	{.section = "question.*", .name = "text", .type = KEY_TEXT, .max = 120, .required = true, .min_items = 2, .max_items = 12,
		.help = N_("A question about who is responsible for what.")},
	{.section = "question.*", .name = "covers", .type = KEY_TEXT, .max = 120, .help = N_("What of the inventory it covers.")},
	{0},
};

/* The voices in the order of the file. */
struct voices {
	const char *items[VOICES];
	size_t count;
};

static struct voices read_voices(const struct exercise *exercise)
{
	struct voices voices = {.count = 0};
	const char *id;
	for (size_t at = 0; voices.count < VOICES && (id = exercise_item(exercise, "voice", &at));)
		voices.items[voices.count++] = id;
	return voices;
}

static void perspectives_check(const struct exercise *exercise, struct faults *faults)
{
	const char *id;
	for (size_t at = 0; (id = exercise_item(exercise, "answer", &at));) {
		struct str section = STR_EMPTY;
		str_addf(&section, "answer.%s", id);
		if (*exercise_item_text(exercise, "voice", id, "text") || strcmp(id, "nobody") == 0 || strcmp(id, "unclear") == 0)
			exercise_fault(exercise, faults, section.data, NULL, tr("“%s” is an answer already: choose another id."), id);
		str_release(&section);
	}
}

/* Three teams or more, and two: one switch; so it is planned while there are none. One team, or one person, goes round all voices. */
static int last_step(int teams)
{
	return teams == 1 ? VOICES - 1 : 1;
}

/* Who speaks as whom. With two teams one reads as the second voice and then the third, the other as the first and then the second. */
static const char *voice_of(const struct voices *voices, const struct turn *turn)
{
	for (size_t i = 0; turn->who->as && i < voices->count; i++)
		if (strcmp(turn->who->as, voices->items[i]) == 0)
			return voices->items[i];
	int team = turn->who->team < 0 ? 0 : turn->who->team, first = turn->teams == 2 ? 1 - team % 2 : team;
	return voices->items[(size_t)(first + turn->step) % voices->count];
}

/* The case is asked about again after the switch, so it can be read again too. */
static void add_case(const struct exercise *exercise, int step, struct form *form)
{
	const struct exercise_line *line;
	bool real = strcmp(exercise_text(exercise, "case", "origin"), "practice") == 0;
	if (step > 0)
		form_add(form, FIELD_NOTE, "case.again", exercise_text(exercise, "case", "again"));
	form_add(form, FIELD_NOTE, "case.origin", real ? tr("This case is after a real practice.") : tr("This case is invented."));
	for (size_t at = 0; (line = exercise_list(exercise, "case", "text", &at));) {
		struct str id = STR_EMPTY;
		str_addf(&id, "case.%s", line->key);
		form_add(form, FIELD_NOTE, id.data, line->value);
		str_release(&id);
	}
}

static void add_answers(const struct exercise *exercise, const struct voices *voices, struct field *field)
{
	const char *id;
	for (size_t i = 0; i < voices->count; i++)
		field_option(field, voices->items[i], exercise_item_text(exercise, "voice", voices->items[i], "text"));
	for (size_t at = 0; (id = exercise_item(exercise, "answer", &at));)
		field_option(field, id, exercise_item_text(exercise, "answer", id, "text"));
	field_option(field, "nobody", tr("nobody"));
	field_option(field, "unclear", tr("unclear"))->apart = true;
}

static struct field *add_question(const struct exercise *exercise, const struct voices *voices, const char *voice, const char *question, struct form *form)
{
	struct str id = STR_EMPTY;
	str_addf(&id, "%s.%s", voice, question);
	struct field *field = form_add(form, FIELD_PICK, id.data, exercise_item_text(exercise, "question", question, "text"));
	add_answers(exercise, voices, field);
	str_release(&id);
	return field;
}

static void add_questions(const struct exercise *exercise, const struct voices *voices, const char *voice, struct form *form)
{
	const char *question;
	for (size_t at = 0; (question = exercise_item(exercise, "question", &at));)
		add_question(exercise, voices, voice, question, form);
}

static struct field *add_insight(const struct exercise *exercise, struct form *form)
{
	struct field *field = form_add(form, FIELD_TEXT, "insight", exercise_text(exercise, "case", "insight"));
	field->max = INSIGHT_MAX;
	return field;
}

static void set_voice(const struct exercise *exercise, const char *voice, struct form *form)
{
	struct str label = STR_EMPTY;
	str_addf(&label, tr("as %s"), exercise_item_text(exercise, "voice", voice, "as"));
	form->as = mem_copy(voice);
	form->as_label = str_take(&label);
}

static bool perspectives_ask(const struct exercise *exercise, const struct turn *turn, struct form *form)
{
	struct voices voices = read_voices(exercise);
	int last = last_step(turn->teams);
	if (turn->step < 0 || turn->step > last || voices.count == 0)
		return false;
	const char *own = turn->who ? voice_of(&voices, turn) : NULL;
	form->title = mem_copy(turn->step == 0 ? tr("Read as somebody else") : tr("Switch"));
	form->instruction = mem_copy(turn->step == 0 ? tr("Read the case together, as the person you were given. Then answer as that person.")
	                                            : tr("Every team answers as somebody else now."));
	form->by = BY_TEAM;
	form->teams = VOICES;
	form->minutes = exercise_number(exercise, "exercise", "switch", SWITCH_MINUTES);
	form->talk = turn->step == last;
	add_case(exercise, turn->step, form);
	for (size_t i = 0; i < voices.count; i++)
		if (!own || strcmp(own, voices.items[i]) == 0)
			add_questions(exercise, &voices, voices.items[i], form);
	if (turn->step > 0 && turn->step == last)
		add_insight(exercise, form);
	if (own)
		set_voice(exercise, own, form);
	/* What was stored when the step opened holds every voice's questions: only the own ones are taken of it. */
	form_keep_asked(form, turn->asked);
	return true;
}

/* --- the picture --- */

/* What the first team to speak as this voice answered, and, when it was another team, what the next one did. */
struct seen {
	struct tally first, next;
	int first_step;
};

static struct seen read_seen(const struct exercise *exercise, const struct voices *voices, const struct responses *view, const char *voice, const char *question)
{
	struct seen seen = {.first_step = -1};
	struct form form = {0};
	struct field *field = add_question(exercise, voices, voice, question, &form);
	for (int step = 0; step < VOICES; step++) {
		struct tally tally = tell_tally(view, step, field, -1);
		if (tally.n + tally.open == 0)
			continue;
		if (seen.first_step < 0) {
			seen.first = tally;
			seen.first_step = step;
		} else {
			seen.next = tally;
		}
	}
	form_release(&form);
	return seen;
}

static int voices_in(const struct tally *tally)
{
	int answers = 0;
	for (size_t i = 0; i < tally->slots; i++)
		answers += tally->counts[i] > 0;
	return answers;
}

/* "the volunteer", "the volunteer (2), unclear (1)". */
static void add_seen(const struct field *field, const struct tally *tally, struct str *out)
{
	bool several = voices_in(tally) > 1;
	for (size_t i = 0; i < tally->slots; i++) {
		if (tally->counts[i] == 0)
			continue;
		str_addf(out, "%s%s", out->len ? ", " : "", field->options[i].label);
		if (several)
			str_addf(out, " (%d)", tally->counts[i]);
	}
	if (tally->n == 0 && tally->open > 0)
		str_add(out, tr("left open"));
}

/* One question, through every voice. */
struct row {
	const char *question;
	struct seen seen[VOICES];
	int answered;                  /* voices with an answer */
	int different;                 /* how many different answers the voices gave */
	int unclear;                   /* voices of which somebody said nobody or unclear */
	size_t order;
};

static int slots_used(const struct row *row, size_t voices)
{
	struct tally all = {0};
	for (size_t v = 0; v < voices; v++)
		for (size_t i = 0; i < row->seen[v].first.slots; i++) {
			all.slots = row->seen[v].first.slots;
			all.counts[i] += row->seen[v].first.counts[i];
		}
	return voices_in(&all);
}

static struct row *read_rows(const struct exercise *exercise, const struct voices *voices, const struct responses *view, size_t *count)
{
	struct row *rows = NULL;
	size_t room = 0;
	const char *question;
	*count = 0;
	for (size_t at = 0; (question = exercise_item(exercise, "question", &at)); (*count)++) {
		rows = mem_room(rows, *count, &room, sizeof *rows);
		struct row *row = &rows[*count];
		*row = (struct row){.question = question, .order = *count};
		for (size_t v = 0; v < voices->count; v++) {
			row->seen[v] = read_seen(exercise, voices, view, voices->items[v], question);
			const struct tally *first = &row->seen[v].first;
			row->answered += first->n > 0;
			/* the last two answers are nobody and unclear */
			row->unclear += first->slots >= 2 && first->counts[first->slots - 1] + first->counts[first->slots - 2] > 0;
		}
		row->different = slots_used(row, voices->count);
	}
	return rows;
}

/* Where perspectives differ most comes first, then where it is unclear. */
static int row_order(const void *left, const void *right)
{
	const struct row *a = left, *b = right;
	if (a->different != b->different)
		return a->different > b->different ? -1 : 1;
	if (a->unclear != b->unclear)
		return a->unclear > b->unclear ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

struct picture {
	const struct exercise *exercise;
	const struct responses *view;
	struct doc *doc;
	struct voices voices;
	const struct field *answers;   /* any question: they have the same answers */
	struct row *rows;
	size_t count;
};

static const char *question_text(const struct picture *picture, const struct row *row)
{
	return exercise_item_text(picture->exercise, "question", row->question, "text");
}

static const char *voice_as(const struct picture *picture, size_t voice)
{
	return exercise_item_text(picture->exercise, "voice", picture->voices.items[voice], "as");
}

static void add_side(const struct picture *picture, const struct row *row, struct table *table)
{
	struct str cells[VOICES] = {STR_EMPTY, STR_EMPTY, STR_EMPTY};
	const char *texts[VOICES + 1] = {question_text(picture, row)};
	for (size_t v = 0; v < picture->voices.count; v++) {
		add_seen(picture->answers, &row->seen[v].first, &cells[v]);
		texts[v + 1] = cells[v].data;
	}
	table_row(table, texts);
	for (size_t v = 0; v < VOICES; v++)
		str_release(&cells[v]);
}

/* On the screen the questions to talk about; where every perspective said the same is in the summary. */
static void show_sides(const struct picture *picture, bool same)
{
	const char *head[VOICES + 1] = {tr("Who is responsible?")};
	struct table *table = NULL;
	for (size_t v = 0; v < picture->voices.count; v++)
		head[v + 1] = voice_as(picture, v);
	for (size_t i = 0; i < picture->count; i++) {
		const struct row *row = &picture->rows[i];
		if (row->answered == 0 || (row->answered > 1 && row->different == 1) != same)
			continue;
		if (!table)
			table = &doc_table(picture->doc, same ? FOR_DETAIL : FOR_PICTURE, same ? "sides.alike" : "sides",
				same ? tr("Where every perspective saw it the same way") : tr("As each perspective saw it"), head, picture->voices.count + 1)->table;
		add_side(picture, row, table);
	}
}

static bool next_differs(const struct seen *seen)
{
	for (size_t i = 0; i < seen->first.slots; i++)
		if (seen->first.counts[i] != seen->next.counts[i])
			return true;
	return seen->first.n != seen->next.n;
}

static void add_next(const struct picture *picture, const struct row *row, size_t voice, struct table *table)
{
	const struct seen *seen = &row->seen[voice];
	struct str first = STR_EMPTY, next = STR_EMPTY;
	add_seen(picture->answers, &seen->first, &first);
	add_seen(picture->answers, &seen->next, &next);
	table_row(table, (const char *[]){question_text(picture, row), voice_as(picture, voice), first.data, next.data});
	str_release(&first);
	str_release(&next);
}

/* What the next team said from the same place, where there was one; returns how many of these there are. */
static int show_next(const struct picture *picture, bool differs)
{
	const char *head[] = {tr("Who is responsible?"), tr("Read as"), tr("First team"), tr("Next team")};
	struct table *table = NULL;
	int count = 0;
	for (size_t i = 0; i < picture->count; i++)
		for (size_t v = 0; v < picture->voices.count; v++) {
			const struct seen *seen = &picture->rows[i].seen[v];
			if (seen->next.n + seen->next.open == 0 || next_differs(seen) != differs)
				continue;
			if (!table)
				table = &doc_table(picture->doc, differs ? FOR_PICTURE : FOR_DETAIL, differs ? "next.differs" : "next.same",
					differs ? tr("Where the next team said something else from the same place") : tr("Where the next team said the same from the same place"), head, 4)->table;
			add_next(picture, &picture->rows[i], v, table);
			count++;
		}
	return count;
}

static void show_both(const struct picture *picture)
{
	int differ = show_next(picture, true), same = show_next(picture, false);
	if (differ + same > 0)
		doc_textf(picture->doc, FOR_PICTURE, "next", tr_n("From the same place the next team gave the same answer %d time out of %d.",
			"From the same place the next team gave the same answer %d times out of %d.", same), same, differ + same);
}

static void find_difference(const struct picture *picture, const struct row *row)
{
	struct str id = STR_EMPTY, told = STR_EMPTY;
	double share = (double)(row->different - 1) / VOICES;
	/* who reads as somebody has not that role: it is no difference between roles */
	struct finding finding = {MEASURE_DISPUTED, row->different, share > 1 ? 1 : share, row->answered};
	str_addf(&id, "%s.difference", row->question);
	for (size_t v = 0; v < picture->voices.count; v++) {
		struct str seen = STR_EMPTY;
		if (row->seen[v].first.n == 0)
			continue;
		add_seen(picture->answers, &row->seen[v].first, &seen);
		str_addf(&told, tr("%sas %s: %s"), told.len ? "; " : "", voice_as(picture, v), seen.data);
		str_release(&seen);
	}
	doc_finding(picture->doc, id.data, &finding, tr("“%s” %s."), question_text(picture, row), told.data);
	str_release(&id);
	str_release(&told);
}

static void tell_same(const struct picture *picture)
{
	int same = 0, compared = 0;
	for (size_t i = 0; i < picture->count; i++) {
		compared += picture->rows[i].answered > 1;
		same += picture->rows[i].answered > 1 && picture->rows[i].different == 1;
	}
	struct finding finding = {MEASURE_SHARED, compared ? (double)same / compared : 0, compared ? (double)same / compared : 0, compared};
	if (same > 0)
		doc_finding(picture->doc, "sides.same", &finding, tr_n("On %d of %d questions every perspective gives the same answer.",
			"On %d of %d questions every perspective gives the same answer.", same), same, compared);
}

static void show_insights(const struct picture *picture)
{
	struct form form = {0};
	struct doc quotes = {0};
	struct field *field = add_insight(picture->exercise, &form);
	for (int step = VOICES - 1; step > 0 && quotes.count == 0; step--)      /* it is asked in the last step, whichever that is */
		tell_quotes(&quotes, FOR_PICTURE, field, picture->view, step);
	if (quotes.count > 0)
		doc_head(picture->doc, "insight.head", 4, field->label);
	doc_append(picture->doc, &quotes);
	doc_release(&quotes);
	form_release(&form);
}

static void show_rows(struct picture *picture)
{
	int answered = 0;
	for (size_t i = 0; i < picture->count; i++)
		answered += picture->rows[i].answered;
	if (answered == 0)
		return;
	qsort(picture->rows, picture->count, sizeof *picture->rows, row_order);
	for (size_t i = 0; i < picture->count && i < FINDINGS_MOST; i++)
		if (picture->rows[i].different > 1 && picture->rows[i].answered > 1)
			find_difference(picture, &picture->rows[i]);
	tell_same(picture);
	show_sides(picture, false);
	show_sides(picture, true);
	show_both(picture);
}

static void perspectives_show(const struct exercise *exercise, const struct responses *view, struct doc *doc)
{
	struct form form = {0};
	struct picture picture = {.exercise = exercise, .view = view, .doc = doc, .voices = read_voices(exercise)};
	const char *question;
	size_t at = 0;
	if (picture.voices.count == 0 || !(question = exercise_item(exercise, "question", &at)))
		return;
	picture.answers = add_question(exercise, &picture.voices, picture.voices.items[0], question, &form);
	picture.rows = read_rows(exercise, &picture.voices, view, &picture.count);
	show_insights(&picture);
	show_rows(&picture);
	tell_hidden(doc, view);
	free(picture.rows);
	form_release(&form);
}

const struct kind kind_perspectives = {
	.name = "perspectives",
	.title = N_("Perspectives"),
	.keys = keys,
	.check = perspectives_check,
	.ask = perspectives_ask,
	.show = perspectives_show,
};
