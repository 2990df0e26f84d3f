/* SPDX-License-Identifier: EUPL-1.2 */
/* A dilemma: place yourself between two good things, talk, place yourself again; then the group says how both could be served. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "analysis/statistics.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "exercises/kinds.h"
#include "exercises/tell.h"

enum { POINTS = 7, MIDDLE = 4, IDEAS = 3 };

static const struct content_key keys[] = {
	{.section = "question", .name = "text", .type = KEY_TEXT, .max = 160, .required = true, .help = N_("The question: where do you stand?")},
	{.section = "question", .name = "again", .type = KEY_TEXT, .max = 160, .required = true, .help = N_("The same question after the talk.")},
	{.section = "pole.left", .name = "text", .type = KEY_TEXT, .max = 30, .required = true, .help = N_("The good thing on the left, in a few words.")},
	{.section = "pole.left", .name = "gain.*", .type = KEY_TEXT, .max = 120, .required = true, .help = N_("What it brings.")},
	{.section = "pole.right", .name = "text", .type = KEY_TEXT, .max = 30, .required = true, .help = N_("The good thing on the right, in a few words.")},
	{.section = "pole.right", .name = "gain.*", .type = KEY_TEXT, .max = 120, .required = true, .help = N_("What it brings.")},
	{.section = "both", .name = "text", .type = KEY_TEXT, .max = 160, .required = true, .help = N_("How could both be served? The group answers together.")},
	{.section = "both", .name = "example.*", .type = KEY_TEXT, .max = 200, .help = N_("An example of both at once, to start from.")},
	{0},
};

/* What a pole brings, to read before choosing: "Clear frames: You know ... " */
static void add_pole(const struct exercise *exercise, struct form *form, const char *id, const char *section)
{
	struct str text = STR_EMPTY;
	str_addf(&text, "%s:", exercise_text(exercise, section, "text"));
	const struct exercise_line *gain;
	for (size_t at = 0; (gain = exercise_list(exercise, section, "gain", &at));)
		str_addf(&text, " %s", gain->value);
	form_add(form, FIELD_NOTE, id, text.data);
	str_release(&text);
}

static struct field *add_scale(const struct exercise *exercise, struct form *form, const char *id, const char *question)
{
	struct field *field = form_add(form, FIELD_SCALE, id, exercise_text(exercise, "question", question));
	field->min = 1;
	field->max = POINTS;
	field->low = mem_copy(exercise_text(exercise, "pole.left", "text"));
	field->high = mem_copy(exercise_text(exercise, "pole.right", "text"));
	return field;
}

static void ask_place(const struct exercise *exercise, struct form *form)
{
	form->title = mem_copy(tr("First place"));
	form->instruction = mem_copy(tr("Both sides are good. Choose the place that fits you now, from 1 to 7."));
	form->talk = true;
	add_pole(exercise, form, "left", "pole.left");
	add_pole(exercise, form, "right", "pole.right");
	add_scale(exercise, form, "place", "text");
}

static void ask_again(const struct exercise *exercise, struct form *form)
{
	form->title = mem_copy(tr("Second place"));
	form->instruction = mem_copy(tr("Choose again, from 1 to 7."));
	add_scale(exercise, form, "again", "again");
}

static void ask_both(const struct exercise *exercise, struct form *form)
{
	form->title = mem_copy(tr("Both at once"));
	form->instruction = mem_copy(exercise_text(exercise, "both", "text"));
	form->by = BY_GROUP;
	form->optional = true;
	const struct exercise_line *example;
	for (size_t at = 0; (example = exercise_list(exercise, "both", "example", &at));) {
		struct str text = STR_EMPTY;
		str_addf(&text, tr("For example: %s"), example->value);
		form_add(form, FIELD_NOTE, example->key, text.data);
		str_release(&text);
	}
	for (int i = 1; i <= IDEAS; i++) {
		char id[12], label[120];
		snprintf(id, sizeof id, "idea%d", i);
		snprintf(label, sizeof label, tr("Idea %d of the group"), i);
		form_add(form, FIELD_TEXT, id, label)->max = 280;
	}
}

static bool dilemma_ask(const struct exercise *exercise, const struct turn *turn, struct form *form)
{
	static void (*const steps[])(const struct exercise *, struct form *) = {ask_place, ask_again, ask_both};
	if (turn->step < 0 || turn->step >= (int)(sizeof steps / sizeof *steps))
		return false;
	steps[turn->step](exercise, form);
	form_keep_asked(form, turn->asked);
	return true;
}

/* How many stand left of the middle, in it, right of it. */
struct sides {
	int left, middle, right;
};

static struct sides count_sides(const struct tally *tally)
{
	struct sides sides = {0};
	for (size_t i = 0; i < tally->slots; i++)
		*(i + 1 < MIDDLE ? &sides.left : i + 1 == MIDDLE ? &sides.middle : &sides.right) += tally->counts[i];
	return sides;
}

/* "6 of 12 stand on the side of ..., 4 on the side of ..., 2 in the middle: close together." */
static void add_sides(const struct field *field, const struct tally *tally, bool teams, struct str *text)
{
	struct sides sides = count_sides(tally);
	const char *words = tell_closeness(tally);
	str_addf(text, teams ? tr_n("%d of %d teams stands on the side of “%s”, %d on the side of “%s”, %d in the middle",
		"%d of %d teams stand on the side of “%s”, %d on the side of “%s”, %d in the middle", sides.left)
		: tr_n("%d of %d stands on the side of “%s”, %d on the side of “%s”, %d in the middle",
		"%d of %d stand on the side of “%s”, %d on the side of “%s”, %d in the middle", sides.left), sides.left, tally->n, field->low, sides.right,
		field->high, sides.middle);
	if (words)
		str_addf(text, ": %s", words);
	str_add(text, ".");
}

/* The group answered as one: there is nothing to count. */
static void add_place(const struct field *field, const struct tally *tally, struct str *text)
{
	struct sides sides = count_sides(tally);
	if (sides.middle > 0)
		str_add(text, tr("Together you stand in the middle."));
	else
		str_addf(text, tr("Together you stand on the side of “%s”."), sides.left > 0 ? field->low : field->high);
}

/* A finding about the last place people chose; about the first one, once there is a second, only a sentence. */
static void tell_places(struct doc *doc, const char *id, const struct field *field, const struct tally *tally, enum way way, bool last)
{
	double agreement = stat_agreement(tally->counts, tally->slots);
	struct finding finding = {MEASURE_CLOSENESS, agreement, isnan(agreement) ? 0 : (1 - agreement) / 2, tally->n};
	struct str text = STR_EMPTY;
	if (way == WAY_TEAM && tally->n == 1)
		add_place(field, tally, &text);
	else
		add_sides(field, tally, way == WAY_TEAMS, &text);
	if (last)
		doc_finding(doc, id, &finding, "%s", text.data);
	else
		doc_text(doc, FOR_DETAIL, id, text.data);
	str_release(&text);
}

/* The two groups that stand furthest apart, said by the side on which they differ most. */
static void tell_role_difference(struct doc *doc, const struct field *field, const struct responses *view, int step)
{
	struct difference most;
	if (!tell_difference(view, step, field, &most))
		return;
	struct tally a = tell_tally(view, step, field, most.a), b = tell_tally(view, step, field, most.b);
	struct sides p = count_sides(&a), q = count_sides(&b);
	double left = fabs((double)p.left / a.n - (double)q.left / b.n), right = fabs((double)p.right / a.n - (double)q.right / b.n);
	double distance = left > right ? left : right;
	if (distance < 0.4)
		return;
	struct finding finding = {MEASURE_DIFFERENCE, distance, distance, a.n + b.n};
	struct str id = STR_EMPTY;
	str_addf(&id, "%s.difference", field->id);
	doc_finding(doc, id.data, &finding, tr("Roles stand in different places: on the side of “%s” are %d of %d (%s) and %d of %d (%s)."),
		left > right ? field->low : field->high, left > right ? p.left : p.right, a.n, view->groups[most.a].name,
		left > right ? q.left : q.right, b.n, view->groups[most.b].name);
	str_release(&id);
}

/* The place that one respondent chose, or 0: none, or none that is on the line. */
static int find_place(const struct responses *view, size_t who, int step, const struct field *field)
{
	const struct response *row = responses_find(view, (int)who, step, field->id);
	return row && *row->value && field_check(field, row->value, NULL) ? (int)strtol(row->value, NULL, 10) : 0;
}

/* The pairs of first and second place that are known. */
static size_t find_pairs(const struct responses *view, const struct field *place, const struct field *again, int *before, int *after)
{
	size_t pairs = 0;
	for (size_t who = 0; who < view->respondent_count; who++) {
		if (view->respondents[who].kind != RESPONDENT_PARTICIPANT)
			continue;
		before[pairs] = find_place(view, who, 0, place);
		after[pairs] = find_place(view, who, 1, again);
		pairs += before[pairs] && after[pairs];
	}
	return pairs;
}

static void plot_moves(struct doc *doc, const struct field *field, const int *before, const int *after, size_t pairs)
{
	int moves[POINTS + 1][POINTS + 1] = {{0}};
	for (size_t i = 0; i < pairs; i++)
		moves[before[i]][after[i]]++;
	struct plot *plot = &doc_plot(doc, FOR_PICTURE, "moves", tr("Who chose another place, from where to where"))->plot;
	axis_range(&plot->x, field->low, field->high, 1, POINTS);
	for (int from = 1; from <= POINTS; from++)
		for (int to = 1; to <= POINTS; to++) {
			if (from == to || moves[from][to] == 0)
				continue;
			char id[24];
			snprintf(id, sizeof id, "move.%d.%d", from, to);
			point_move(plot_point(plot, id, from, 0, moves[from][to]), to, 0);
		}
}

/* The group or teams answered as one. */
static bool by_one(const struct responses *view, int step)
{
	return responses_facts(view, step)->way == WAY_TEAM || tell_by_teams(view, step);
}

static bool has_sheets(const struct responses *view)
{
	for (size_t i = 0; i < view->respondent_count; i++)
		if (view->respondents[i].kind == RESPONDENT_SHEET)
			return true;
	return false;
}

static void tell_moves(struct doc *doc, const struct field *place, const struct field *field, const struct responses *view)
{
	int *before = mem_alloc(view->respondent_count + 1, sizeof *before), *after = mem_alloc(view->respondent_count + 1, sizeof *after);
	size_t pairs = find_pairs(view, place, field, before, after);
	if (pairs > 0) {
		struct stat_moves moves = stat_moves(before, after, pairs);
		int moved = moves.up + moves.down;
		struct finding finding = {MEASURE_SHIFT, moves.median, (double)moved / (double)pairs, (int)pairs};
		if (moved > 0)
			plot_moves(doc, field, before, after, pairs);
		doc_finding(doc, "moves.shift", &finding, tr("Of the %d who chose twice, %d moved towards “%s” after the talk, %d towards “%s”, and %d stayed."),
			(int)pairs, moves.down, field->low, moves.up, field->high, moves.stayed);
		if (moved >= 6)
			doc_measure(doc, "moves.sign", stat_sign_test(moves.up, moves.down), moved);
	} else if (responses_facts(view, 0)->way == WAY_HANDS || responses_facts(view, 1)->way == WAY_HANDS) {
		doc_text(doc, FOR_PICTURE, "moves.hands", tr("With a show of hands nobody knows who moved: compare the two pictures."));
	} else if (by_one(view, 0) || by_one(view, 1)) {
		doc_text(doc, FOR_PICTURE, "moves.teams", tr("A team answers as one, so nobody knows who moved: compare the two pictures."));
	} else if (has_sheets(view)) {
		doc_text(doc, FOR_PICTURE, "moves.sheets", tr("On sheets without a number nobody knows who moved: compare the two pictures."));
	}
	free(before);
	free(after);
}

static void tell_before_after(struct doc *doc, const struct field *field, const struct tally *before, const struct tally *after)
{
	struct bars *bars = &tell_bars(doc, FOR_PICTURE, "before-after", tr("Before and after the talk"), field)->bars;
	tell_series(bars, "step1", tr("before the talk"), before);
	tell_series(bars, "step2", tr("after the talk"), after);
}

static void show_ideas(const struct form *both, const struct responses *view, struct doc *doc)
{
	bool first = true;
	for (size_t i = 0; i < both->count; i++) {
		if (both->fields[i].type != FIELD_TEXT || !tell_answered(view, 2))
			continue;
		if (first)
			doc_head(doc, "both", 4, both->instruction);
		first = false;
		tell_quotes(doc, FOR_PICTURE, &both->fields[i], view, 2);
	}
}

static void dilemma_show(const struct exercise *exercise, const struct responses *view, struct doc *doc)
{
	struct form first = {0}, second = {0}, both = {0};
	ask_place(exercise, &first);
	ask_again(exercise, &second);
	ask_both(exercise, &both);
	const struct field *place = form_field(&first, "place"), *again = form_field(&second, "again");
	struct tally before = tell_tally(view, 0, place, -1), after = tell_tally(view, 1, again, -1);
	bool twice = after.n > 0, compared = twice && before.n > 0;
	show_ideas(&both, view, doc);        /* what is newest stands first on the wall */
	if (compared || !twice)
		tell_question(doc, twice ? FOR_DETAIL : FOR_PICTURE, place->label, place, view, 0);
	if (before.n > 0)
		tell_places(doc, "place.sides", place, &before, responses_facts(view, 0)->way, !twice);
	if (!twice)
		tell_role_difference(doc, place, view, 0);
	if (compared) {
		tell_before_after(doc, again, &before, &after);
		tell_moves(doc, place, again, view);
		tell_roles(doc, FOR_DETAIL, tr("After the talk, per role"), again, view, 1);
	} else if (twice) {
		tell_question(doc, FOR_PICTURE, again->label, again, view, 1);
	}
	if (twice) {
		tell_places(doc, "again.sides", again, &after, responses_facts(view, 1)->way, true);
		tell_role_difference(doc, again, view, 1);
	}
	tell_teams(doc, view);
	tell_hidden(doc, view);
	form_release(&first);
	form_release(&second);
	form_release(&both);
}

const struct kind kind_dilemma = {
	.name = "dilemma",
	.title = N_("Dilemma"),
	.keys = keys,
	.ask = dilemma_ask,
	.show = dilemma_show,
};
