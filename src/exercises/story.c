/* SPDX-License-Identifier: EUPL-1.2 */
/* Stories: an example of one's own, where it lies in a scheme of responsibility, and where it should lie; then what may be different. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "exercises/kinds.h"
#include "exercises/tell.h"

enum { NAME_MAX_CHARS = 120, WORDS_MAX = 300, CELLS_MOST = 9 };

static const struct content_key keys[] = {
	{.section = "question", .name = "name", .type = KEY_TEXT, .max = 160, .required = true, .help = N_("The question for a few words about the example.")},
	{.section = "question", .name = "now", .type = KEY_TEXT, .max = 120, .required = true, .help = N_("Where the example lies in the scheme.")},
	{.section = "question", .name = "wish", .type = KEY_TEXT, .max = 120, .required = true, .help = N_("Where it should lie.")},
	{.section = "question", .name = "different", .type = KEY_TEXT, .max = 160, .required = true, .help = N_("What may be different: the group answers together.")},
	{.section = "question", .name = "think.*", .type = KEY_TEXT, .max = 200, .help = N_("What to think of while choosing an example; it is told, not typed.")},
	{.section = "column.*", .name = "text", .type = KEY_TEXT, .max = 40, .required = true, .min_items = 2, .max_items = 3, .help = N_("A column of the scheme: who carries the responsibility.")},
	{.section = "row.*", .name = "text", .type = KEY_TEXT, .max = 24, .required = true, .min_items = 1, .max_items = 3, .help = N_("A row of the scheme: how it is done.")},
	{.section = "example.*", .name = "text", .type = KEY_TEXT, .max = 200, .required = true, .max_items = 12, .help = N_("A short story to show how the scheme works.")},
	{.section = "example.*", .name = "column", .type = KEY_ID, .required = true, .help = N_("The column it lies in.")},
	{.section = "example.*", .name = "row", .type = KEY_ID, .required = true, .help = N_("The row it lies in.")},
	{.section = "example.*", .name = "covers", .type = KEY_TEXT, .max = 120, .help = N_("What of the inventory it covers.")},
	{0},
};

static void check_place(const struct exercise *exercise, const char *example, const char *list, struct faults *faults)
{
	const char *id = exercise_item_text(exercise, "example", example, list);
	struct str section = STR_EMPTY;
	str_addf(&section, "example.%s", example);
	if (*id && !*exercise_item_text(exercise, list, id, "text"))
		exercise_fault(exercise, faults, section.data, list, tr("There is no [%s.%s] in this file."), list, id);
	str_release(&section);
}

static void story_check(const struct exercise *exercise, struct faults *faults)
{
	const char *example;
	for (size_t at = 0; (example = exercise_item(exercise, "example", &at));) {
		check_place(exercise, example, "column", faults);
		check_place(exercise, example, "row", faults);
	}
}

/* A cell of the scheme: "shared.apart", "both carry it, each apart". Row by row, so that the digits lie as the scheme does. */
static void add_cells(const struct exercise *exercise, struct field *field)
{
	const char *row, *column;
	for (size_t r = 0; (row = exercise_item(exercise, "row", &r));)
		for (size_t c = 0; (column = exercise_item(exercise, "column", &c));) {
			struct str id = STR_EMPTY, label = STR_EMPTY;
			str_addf(&id, "%s.%s", column, row);
			str_addf(&label, "%s, %s", exercise_item_text(exercise, "column", column, "text"), exercise_item_text(exercise, "row", row, "text"));
			field_option(field, id.data, label.data);
			str_release(&id);
			str_release(&label);
		}
}

static void add_place(const struct exercise *exercise, const char *id, struct form *form)
{
	add_cells(exercise, form_add(form, FIELD_PICK, id, exercise_text(exercise, "question", id)));
}

/* How the scheme works, by short stories that lie in it already. */
static void add_examples(const struct exercise *exercise, struct form *form)
{
	const char *example;
	for (size_t at = 0; (example = exercise_item(exercise, "example", &at));) {
		struct str id = STR_EMPTY, text = STR_EMPTY;
		const char *column = exercise_item_text(exercise, "example", example, "column"), *row = exercise_item_text(exercise, "example", example, "row");
		str_addf(&id, "example.%s", example);
		str_addf(&text, "%s → %s, %s", exercise_item_text(exercise, "example", example, "text"), exercise_item_text(exercise, "column", column, "text"),
			exercise_item_text(exercise, "row", row, "text"));
		form_add(form, FIELD_NOTE, id.data, text.data);
		str_release(&id);
		str_release(&text);
	}
}

static void ask_explain(const struct exercise *exercise, struct form *form)
{
	const struct exercise_line *think;
	form->title = mem_copy(tr("Think of an example"));
	for (size_t at = 0; (think = exercise_list(exercise, "question", "think", &at));)
		form_add(form, FIELD_NOTE, think->key, think->value);
	add_examples(exercise, form);
}

static void ask_story(const struct exercise *exercise, struct form *form)
{
	form->title = mem_copy(tr("Your example in the scheme"));
	struct field *name = form_add(form, FIELD_TEXT, "name", exercise_text(exercise, "question", "name"));
	name->max = NAME_MAX_CHARS;
	add_place(exercise, "now", form);
	add_place(exercise, "wish", form);
	form->talk = true;
}

static void ask_different(const struct exercise *exercise, struct form *form)
{
	form->title = mem_copy(tr("What may be different"));
	form->instruction = mem_copy(tr("Choose one example together, and say what may be different there."));
	form->by = BY_GROUP;
	form->optional = true;
	struct field *field = form_add(form, FIELD_TEXT, "different", exercise_text(exercise, "question", "different"));
	field->max = WORDS_MAX;
}

/* The steps in their order. */
enum { STEP_EXPLAIN, STEP_STORY, STEP_DIFFERENT };

static bool story_ask(const struct exercise *exercise, const struct turn *turn, struct form *form)
{
	static void (*const steps[])(const struct exercise *, struct form *) = {
		[STEP_EXPLAIN] = ask_explain, [STEP_STORY] = ask_story, [STEP_DIFFERENT] = ask_different,
	};
	if (turn->step < 0 || turn->step >= (int)(sizeof steps / sizeof *steps))
		return false;
	steps[turn->step](exercise, form);
	form_keep_asked(form, turn->asked);
	return true;
}

/* Column and row of a cell's id; false for one that is not in the scheme. */
static bool cell_at(const struct exercise *exercise, const char *id, double *x, double *y)
{
	const char *row, *column;
	int r = 0, c;
	for (size_t at = 0; (row = exercise_item(exercise, "row", &at)); r++) {
		c = 0;
		for (size_t to = 0; (column = exercise_item(exercise, "column", &to)); c++) {
			size_t len = strlen(column);
			if (strncmp(id, column, len) == 0 && id[len] == '.' && strcmp(id + len + 1, row) == 0) {
				*x = c;
				*y = r;
				return true;
			}
		}
	}
	return false;
}

/* One example: where it lies and where it should, and the words that name it (NULL: none that may be shown). */
struct story {
	const struct response *name;
	const char *now, *wish;        /* ids of cells; NULL: not said */
};

static const char *value_of(const struct responses *view, int who, const char *field)
{
	const struct response *row = responses_find(view, who, STEP_STORY, field);
	return row && *row->value ? row->value : NULL;
}

static struct story story_of(const struct responses *view, size_t who)
{
	struct story story = {responses_find(view, (int)who, STEP_STORY, "name"), value_of(view, (int)who, "now"), value_of(view, (int)who, "wish")};
	if (story.name && !*story.name->value)
		story.name = NULL;
	return story;
}

static void add_scheme(const struct exercise *exercise, struct plot *plot)
{
	const char *id;
	mem_set(&plot->x.label, tr("who carries it"));
	mem_set(&plot->y.label, tr("how"));
	for (size_t at = 0; (id = exercise_item(exercise, "column", &at));)
		axis_cell(&plot->x, exercise_item_text(exercise, "column", id, "text"));
	for (size_t at = 0; (id = exercise_item(exercise, "row", &at));)
		axis_cell(&plot->y, exercise_item_text(exercise, "row", id, "text"));
}

/* How the examples move, counted. */
struct wishes {
	int told, stay, move;
	int to[CELLS_MOST];            /* how many would come to each cell, in the order of the options */
};

static void count_wish(const struct field *cells, const struct story *story, struct wishes *wishes)
{
	if (!story->now || !story->wish)
		return;
	wishes->told++;
	wishes->stay += strcmp(story->now, story->wish) == 0;
	wishes->move += strcmp(story->now, story->wish) != 0;
	for (size_t i = 0; i < cells->option_count && i < CELLS_MOST; i++)
		wishes->to[i] += strcmp(cells->options[i].id, story->wish) == 0 && strcmp(story->now, story->wish) != 0;
}

static void add_point(const struct exercise *exercise, struct plot *plot, const struct story *story, int number)
{
	double x, y, to_x, to_y;
	char id[24];
	if (!story->now || !cell_at(exercise, story->now, &x, &y))
		return;
	snprintf(id, sizeof id, "story.%d", number);
	struct point *point = plot_point(plot, id, x, y, 1);
	if (story->name) {
		mem_set(&point->text, story->name->value);
		point->action = story->name->action;
	}
	if (story->wish && cell_at(exercise, story->wish, &to_x, &to_y) && strcmp(story->now, story->wish) != 0)
		point_move(point, to_x, to_y);
}

static void tell_wishes(struct doc *doc, const struct field *cells, const struct wishes *wishes)
{
	if (wishes->told == 0)
		return;
	size_t most = 0;
	bool one = true;
	for (size_t i = 1; i < cells->option_count && i < CELLS_MOST; i++) {
		one = wishes->to[i] > wishes->to[most] || (one && wishes->to[i] < wishes->to[most]);
		if (wishes->to[i] > wishes->to[most])
			most = i;
	}
	one = one && cells->option_count > 0 && wishes->to[most] > 0;      /* a file that lost its cells still has the words */
	double share = (double)wishes->move / wishes->told;
	struct finding finding = {MEASURE_SHIFT, share, share, wishes->told};
	if (wishes->move == 0)
		doc_finding(doc, "wish.moves", &finding, tr_n("The one example may stay where it is.", "All %d examples may stay where they are.", wishes->told), wishes->told);
	else if (!one)
		doc_finding(doc, "wish.moves", &finding, tr_n("%d of %d examples would better lie elsewhere.", "%d of %d examples would better lie elsewhere.", wishes->move),
			wishes->move, wishes->told);
	else
		doc_finding(doc, "wish.moves", &finding, tr_n("%d of %d examples would better lie elsewhere, most of all at “%s” (%d).",
			"%d of %d examples would better lie elsewhere, most of all at “%s” (%d).", wishes->move), wishes->move, wishes->told, cells->options[most].label,
			wishes->to[most]);
}

static void add_counts(struct doc *doc, const struct responses *view, const struct form *form)
{
	const struct field *now = form_field(form, "now"), *wish = form_field(form, "wish");
	struct tally before = tell_tally(view, STEP_STORY, now, -1), after = tell_tally(view, STEP_STORY, wish, -1);
	const char *head[] = {tr("In the scheme"), tr("Now"), tr("Wished")};
	struct table *table = &doc_table(doc, FOR_DETAIL, "scheme.counts", tr("The scheme in numbers"), head, 3)->table;
	for (size_t i = 0; i < before.slots; i++) {
		char a[12], b[12];
		snprintf(a, sizeof a, "%d", before.counts[i]);
		snprintf(b, sizeof b, "%d", after.counts[i]);
		table_row(table, (const char *[]){now->options[i].label, a, b});
	}
	doc_textf(doc, FOR_DETAIL, "scheme.n", tr("Said where it lies: %d, left open: %d. Said where it should lie: %d, left open: %d."), before.n, before.open, after.n,
		after.open);
}

/* By hands nobody's wish belongs to anybody's place: two pictures beside each other. */
static void show_hands(struct doc *doc, const struct responses *view, const struct form *form)
{
	tell_question(doc, FOR_PICTURE, form_field(form, "now")->label, form_field(form, "now"), view, STEP_STORY);
	tell_question(doc, FOR_PICTURE, form_field(form, "wish")->label, form_field(form, "wish"), view, STEP_STORY);
}

/* The sentence first: on a small screen the scheme is a list. */
static void show_scheme(const struct exercise *exercise, const struct responses *view, struct doc *doc, const struct form *form)
{
	struct wishes wishes = {0};
	for (size_t who = 0; who < view->respondent_count; who++) {
		struct story story = story_of(view, who);
		if (view->respondents[who].kind != RESPONDENT_HANDS)
			count_wish(form_field(form, "now"), &story, &wishes);
	}
	tell_wishes(doc, form_field(form, "now"), &wishes);
	struct plot *plot = &doc_plot(doc, FOR_PICTURE, "scheme", tr("Where your examples lie, and where they should"))->plot;
	add_scheme(exercise, plot);
	for (size_t who = 0; who < view->respondent_count; who++) {
		struct story story = story_of(view, who);
		if (view->respondents[who].kind != RESPONDENT_HANDS)
			add_point(exercise, plot, &story, (int)plot->count + 1);
	}
	add_counts(doc, view, form);
}

static void show_different(const struct exercise *exercise, const struct responses *view, struct doc *doc)
{
	struct form form = {0};
	ask_different(exercise, &form);
	if (tell_answered(view, STEP_DIFFERENT)) {
		doc_head(doc, "different", 4, form.fields[0].label);
		tell_quotes(doc, FOR_PICTURE, &form.fields[0], view, STEP_DIFFERENT);
	}
	form_release(&form);
}

static void story_show(const struct exercise *exercise, const struct responses *view, struct doc *doc)
{
	struct form form = {0};
	ask_story(exercise, &form);
	show_different(exercise, view, doc);
	if (tell_answered(view, STEP_STORY)) {
		if (responses_facts(view, STEP_STORY)->way == WAY_HANDS)
			show_hands(doc, view, &form);
		else
			show_scheme(exercise, view, doc, &form);
		tell_hidden(doc, view);
	}
	form_release(&form);
}

const struct kind kind_story = {
	.name = "story",
	.title = N_("Stories"),
	.keys = keys,
	.check = story_check,
	.ask = story_ask,
	.show = story_show,
};
