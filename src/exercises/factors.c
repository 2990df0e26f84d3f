/* SPDX-License-Identifier: EUPL-1.2 */
/* Factors: how important each one is and how it goes now, then three dots each; what matters and goes badly comes first. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/statistics.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "exercises/kinds.h"
#include "exercises/tell.h"

enum { POINTS_MIN = 1, POINTS_MAX = 5, DOTS = 3, TOP = 3, DIFFERENCES_MAX = 3 };

static const struct content_key keys[] = {
	{.section = "question", .name = "importance", .type = KEY_TEXT, .max = 60, .required = true, .help = N_("What is asked about importance, behind every factor.")},
	{.section = "question", .name = "now", .type = KEY_TEXT, .max = 60, .required = true, .help = N_("What is asked about how it goes now, behind every factor.")},
	{.section = "question", .name = "dots", .type = KEY_TEXT, .max = 160, .required = true, .help = N_("The question when everybody divides the dots.")},
	{.section = "factor.*", .name = "text", .type = KEY_TEXT, .max = 70, .required = true, .min_items = 3, .max_items = 12,
		.help = N_("The factor, in a few words.")},
	{.section = "factor.*", .name = "example", .type = KEY_TEXT, .max = 160, .help = N_("What it may look like, in a sentence.")},
	{.section = "factor.*", .name = "covers", .type = KEY_TEXT, .max = 120, .help = N_("What of the inventory it covers.")},
	{0},
};

/* The two questions about one factor. */
struct aspect {
	const char *name;              /* behind the dot of the field's id, and the key of its question */
	const char *low, *high;        /* message ids: the poles */
};

static const struct aspect importance = {"importance", N_("not important"), N_("very important")};
static const struct aspect now = {"now", N_("goes badly"), N_("goes well")};

static void add_rating(const struct exercise *exercise, const char *factor, const struct aspect *aspect, struct form *form)
{
	const char *example = exercise_item_text(exercise, "factor", factor, "example");
	struct str id = STR_EMPTY, label = STR_EMPTY;
	str_addf(&id, "%s.%s", factor, aspect->name);
	str_addf(&label, "%s: %s", exercise_item_text(exercise, "factor", factor, "text"), exercise_text(exercise, "question", aspect->name));
	struct field *field = form_add(form, FIELD_SCALE, id.data, label.data);
	field->min = POINTS_MIN;
	field->max = POINTS_MAX;
	field->low = mem_copy(tr(aspect->low));
	field->high = mem_copy(tr(aspect->high));
	field->help = *example ? mem_copy(example) : NULL;
	str_release(&id);
	str_release(&label);
}

/* Both questions of a factor stand together: who thinks of it once answers twice. */
static void ask_ratings(const struct exercise *exercise, struct form *form)
{
	const char *factor;
	form->title = mem_copy(tr("Important, and how it goes now"));
	for (size_t at = 0; (factor = exercise_item(exercise, "factor", &at));) {
		add_rating(exercise, factor, &importance, form);
		add_rating(exercise, factor, &now, form);
	}
}

static void ask_dots(const struct exercise *exercise, struct form *form)
{
	const char *factor;
	struct field *field = form_add(form, FIELD_POINTS, "dots", exercise_text(exercise, "question", "dots"));
	form->title = mem_copy(tr("Three dots"));
	form->talk = true;
	field->max = DOTS;
	for (size_t at = 0; (factor = exercise_item(exercise, "factor", &at));)
		field_option(field, factor, exercise_item_text(exercise, "factor", factor, "text"));
}

static bool factors_ask(const struct exercise *exercise, const struct turn *turn, struct form *form)
{
	static void (*const steps[])(const struct exercise *, struct form *) = {ask_ratings, ask_dots};
	if (turn->step < 0 || turn->step >= (int)(sizeof steps / sizeof *steps))
		return false;
	steps[turn->step](exercise, form);
	form_keep_asked(form, turn->asked);
	return true;
}

/* How one factor lies. */
struct factor_state {
	const char *id, *label;
	const struct field *importance, *now;
	double important, goes;         /* medians 1 to 5; NAN without answers */
	int n;                          /* who answered both questions for themselves */
	int room;                       /* of whom it is more important than it goes well */
	size_t order;
};

static double median_in(const struct responses *view, const struct field *field, int group)
{
	struct tally tally = tell_tally(view, 0, field, group);
	return stat_quartiles(tally.counts, tally.slots).median;      /* the points are 1 to 5, as the counts are */
}

static double median_of(const struct responses *view, const struct field *field)
{
	return median_in(view, field, -1);
}

static void count_room(const struct responses *view, struct factor_state *factor)
{
	for (size_t who = 0; who < view->respondent_count; who++) {
		if (view->respondents[who].kind == RESPONDENT_HANDS)
			continue;
		const struct response *a = responses_find(view, (int)who, 0, factor->importance->id), *b = responses_find(view, (int)who, 0, factor->now->id);
		if (!a || !b || !*a->value || !*b->value)
			continue;
		factor->n++;
		factor->room += strtol(a->value, NULL, 10) > strtol(b->value, NULL, 10);
	}
}

/* Factors with answers to both questions. */
static struct factor_state *read_factors(const struct form *form, const struct exercise *exercise, const struct responses *view, size_t *count)
{
	struct factor_state *factors = mem_alloc(form->count + 1, sizeof *factors);
	const char *id;
	*count = 0;
	for (size_t at = 0, field = 0; (id = exercise_item(exercise, "factor", &at)); field += 2) {
		struct factor_state *factor = &factors[*count];
		*factor = (struct factor_state){.id = id, .label = exercise_item_text(exercise, "factor", id, "text"), .importance = &form->fields[field], .now = &form->fields[field + 1],
			.order = *count};
		factor->important = median_of(view, factor->importance);
		factor->goes = median_of(view, factor->now);
		if (isnan(factor->important) || isnan(factor->goes))
			continue;
		count_room(view, factor);
		(*count)++;
	}
	return factors;
}

/* What matters and goes badly first: by the share that sees room, then by the distance of the medians, then by importance. */
static int factor_order(const void *left, const void *right)
{
	const struct factor_state *a = left, *b = right;
	double keys_a[] = {a->n ? (double)a->room / a->n : 0, a->important - a->goes, a->important};
	double keys_b[] = {b->n ? (double)b->room / b->n : 0, b->important - b->goes, b->important};
	for (size_t i = 0; i < sizeof keys_a / sizeof *keys_a; i++)
		if (keys_a[i] != keys_b[i])
			return keys_a[i] > keys_b[i] ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

/* Importance crowds at the top, so the middle of the scale would divide nothing. */
static double grand_median(const struct factor_state *factors, size_t count, bool goes)
{
	double *all = mem_alloc(count, sizeof *all);
	for (size_t i = 0; i < count; i++)
		all[i] = goes ? factors[i].goes : factors[i].important;
	double median = stat_median(all, count);
	free(all);
	return median;
}

static void show_plane(struct doc *doc, const struct factor_state *factors, size_t count)
{
	struct plot *plot = &doc_plot(doc, FOR_PICTURE, "plane", tr("Each factor by the middle answers"))->plot;
	axis_range(&plot->x, tr(importance.low), tr(importance.high), POINTS_MIN, POINTS_MAX);
	axis_range(&plot->y, tr(now.low), tr(now.high), POINTS_MIN, POINTS_MAX);
	mem_set(&plot->x.label, tr("how important"));
	mem_set(&plot->y.label, tr("how it goes now"));
	for (size_t i = 0; i < count; i++)
		mem_set(&plot_point(plot, factors[i].id, factors[i].important, factors[i].goes, 1)->label, factors[i].label);
}

static void add_median(struct str *out, double median)
{
	lang_add_number(out, median, median > (double)(int)median ? 1 : 0);
}

static void show_list(struct doc *doc, const struct factor_state *factors, size_t count)
{
	const char *head[] = {tr("Factor"), tr("Important"), tr("Now"), tr("See room here")};
	bool pairs = false;
	for (size_t i = 0; i < count; i++)
		pairs = pairs || factors[i].n > 0;
	struct table *table = &doc_table(doc, FOR_PICTURE, "list", tr("From most room to least (middle answers, 1 to 5)"), head, pairs ? 4 : 3)->table;
	for (size_t i = 0; i < count; i++) {
		struct str important = STR_EMPTY, goes = STR_EMPTY, room = STR_EMPTY;
		add_median(&important, factors[i].important);
		add_median(&goes, factors[i].goes);
		str_addf(&room, tr("%d of %d"), factors[i].room, factors[i].n);
		table_row(table, (const char *[]){factors[i].label, important.data, goes.data, room.data});
		str_release(&important);
		str_release(&goes);
		str_release(&room);
	}
}

static void find_gap(struct doc *doc, const struct factor_state *factor)
{
	struct finding finding = {MEASURE_GAP, factor->important - factor->goes, fmax(0, (factor->important - factor->goes) / (POINTS_MAX - POINTS_MIN)), factor->n};
	struct str id = STR_EMPTY, important = STR_EMPTY, goes = STR_EMPTY;
	str_addf(&id, "%s.gap", factor->id);
	add_median(&important, factor->important);
	add_median(&goes, factor->goes);
	if (factor->n > 0 && factor->room > 0)
		doc_finding(doc, id.data, &finding, tr("“%s”: %d of %d see room here: they chose a higher number for “important” than for “now”."), factor->label, factor->room, factor->n);
	else if (factor->important > factor->goes)
		doc_finding(doc, id.data, &finding, tr("“%s”: important %s, now %s (middle answers, 1 to 5)."), factor->label, important.data, goes.data);
	str_release(&id);
	str_release(&important);
	str_release(&goes);
}

/* What stands on the important side of the plane and on the side that goes less well. */
static void tell_quadrant(struct doc *doc, const struct factor_state *factors, size_t count)
{
	double important = grand_median(factors, count, false), goes = grand_median(factors, count, true);
	struct str named = STR_EMPTY;
	for (size_t i = 0; i < count; i++)
		if (factors[i].important >= important && factors[i].goes < goes)
			str_addf(&named, "%s“%s”", named.len ? ", " : "", factors[i].label);
	if (named.len > 0)
		doc_textf(doc, FOR_PICTURE, "plane.first", tr("More important than most here, and goes less well: %s."), named.data);
	str_release(&named);
}

static void tell_groups(struct doc *doc, const struct responses *view, const struct factor_state *factor, const struct field *field,
	const struct difference *groups)
{
	struct tally a = tell_tally(view, 0, field, groups->a), b = tell_tally(view, 0, field, groups->b);
	struct str id = STR_EMPTY, first = STR_EMPTY, second = STR_EMPTY;
	struct finding finding = {MEASURE_DIFFERENCE, groups->distance, groups->distance, a.n + b.n};
	str_addf(&id, "%s.difference", field->id);
	add_median(&first, stat_quartiles(a.counts, a.slots).median);
	add_median(&second, stat_quartiles(b.counts, b.slots).median);
	doc_finding(doc, id.data, &finding, field == factor->now ? tr("“%s”, now: the middle answer of %s is %s (n = %d), of %s %s (n = %d).")
	                                                        : tr("“%s”, important: the middle answer of %s is %s (n = %d), of %s %s (n = %d)."),
		factor->label, view->groups[groups->a].name, first.data, a.n, view->groups[groups->b].name, second.data, b.n);
	str_release(&id);
	str_release(&first);
	str_release(&second);
}

struct factor_difference {
	const struct factor_state *factor;
	const struct field *field;
	struct difference groups;
};

static int difference_order(const void *left, const void *right)
{
	const struct factor_difference *a = left, *b = right;
	if (a->groups.distance != b->groups.distance)
		return a->groups.distance > b->groups.distance ? -1 : 1;
	return a->field < b->field ? -1 : a->field > b->field;
}

/* The answers lie apart by at least one half, and so do the middle ones, for these are what is told. */
static bool lie_apart(const struct responses *view, const struct field *field, struct difference *groups)
{
	return tell_difference(view, 0, field, groups) && groups->distance >= 0.5 &&
		fabs(median_in(view, field, groups->a) - median_in(view, field, groups->b)) >= 1;
}

/* The questions that roles see most differently. */
static void show_differences(struct doc *doc, const struct responses *view, const struct factor_state *factors, size_t count)
{
	struct factor_difference *all = mem_alloc(2 * count + 1, sizeof *all);
	size_t found = 0;
	for (size_t i = 0; i < 2 * count; i++) {
		const struct factor_state *factor = &factors[i / 2];
		all[found] = (struct factor_difference){.factor = factor, .field = i % 2 ? factor->now : factor->importance};
		if (lie_apart(view, all[found].field, &all[found].groups))
			found++;
	}
	qsort(all, found, sizeof *all, difference_order);
	for (size_t i = 0; i < found && i < DIFFERENCES_MAX; i++)
		tell_groups(doc, view, all[i].factor, all[i].field, &all[i].groups);
	free(all);
}

/* --- the dots --- */

struct dotted {
	const struct option *option;
	int dots, people;              /* people: who gave it at least one; one who likes it much can give all three */
};

static int dots_order(const void *left, const void *right)
{
	const struct dotted *a = left, *b = right;
	if (a->dots != b->dots)
		return a->dots > b->dots ? -1 : 1;
	if (a->people != b->people)
		return a->people > b->people ? -1 : 1;
	return a->option < b->option ? -1 : a->option > b->option;
}

static int gave_any(const struct responses *view, const struct field *field, const char *option)
{
	int people = 0;
	struct str word = STR_EMPTY;
	str_addf(&word, " %s:", option);
	for (size_t i = 0; i < view->count; i++) {
		const struct response *row = &view->rows[i];
		struct str value = STR_EMPTY;
		str_addf(&value, " %s", row->value);
		people += row->step == 1 && strcmp(row->field, field->id) == 0 && view->respondents[row->who].kind != RESPONDENT_HANDS &&
			strstr(value.data, word.data) != NULL;
		str_release(&value);
	}
	str_release(&word);
	return people;
}

static bool by_hands(const struct responses *view, int step)
{
	return responses_facts(view, step)->way == WAY_HANDS;
}

static void find_dots(struct doc *doc, const struct dotted *all, size_t count, int n, bool hands)
{
	struct str named = STR_EMPTY;
	int total = 0;
	for (size_t i = 0; i < count; i++)
		total += all[i].dots;
	for (size_t i = 0; i < count && i < TOP && all[i].dots > 0; i++) {
		str_addf(&named, "%s“%s” ", named.len ? "; " : "", all[i].option->label);
		if (hands)
			str_addf(&named, tr_n("(%d dot)", "(%d dots)", all[i].dots), all[i].dots);
		else
			str_addf(&named, tr_n("(%d of %d people, %d dots)", "(%d of %d people, %d dots)", n), all[i].people, n, all[i].dots);
	}
	struct finding finding = {MEASURE_DOTS, total ? (double)all[0].dots / total : NAN, total ? (double)all[0].dots / total : 0, n};
	if (named.len > 0)
		doc_finding(doc, "dots.top", &finding, tr("Most dots: %s."), named.data);
	str_release(&named);
}

static void add_dots_table(struct doc *doc, const struct dotted *all, size_t count, bool hands)
{
	const char *head[] = {tr("Factor"), tr("Dots"), tr("From how many people")};
	struct table *table = &doc_table(doc, FOR_PICTURE, "dots.table", tr("The dots"), head, hands ? 2 : 3)->table;
	for (size_t i = 0; i < count; i++) {
		char dots[12], people[12];
		snprintf(dots, sizeof dots, "%d", all[i].dots);
		snprintf(people, sizeof people, "%d", all[i].people);
		table_row(table, (const char *[]){all[i].option->label, dots, people});
	}
}

static void show_dots(const struct exercise *exercise, const struct responses *view, struct doc *doc)
{
	struct form form = {0};
	if (!tell_answered(view, 1))
		return;
	ask_dots(exercise, &form);
	const struct field *field = &form.fields[0];
	struct tally tally = tell_tally(view, 1, field, -1);
	struct dotted *all = mem_alloc(field->option_count + 1, sizeof *all);
	for (size_t i = 0; i < field->option_count; i++)
		all[i] = (struct dotted){&field->options[i], tally.counts[i], gave_any(view, field, field->options[i].id)};
	qsort(all, field->option_count, sizeof *all, dots_order);
	find_dots(doc, all, field->option_count, tally.n, by_hands(view, 1));
	add_dots_table(doc, all, field->option_count, by_hands(view, 1));
	free(all);
	form_release(&form);
}

static void show_questions(const struct form *form, const struct responses *view, struct doc *doc)
{
	for (size_t i = 0; i < form->count; i++) {
		struct tally tally = tell_tally(view, 0, &form->fields[i], -1);
		if (tally.n + tally.open > 0)
			tell_question(doc, FOR_DETAIL, form->fields[i].label, &form->fields[i], view, 0);
	}
}

static void factors_show(const struct exercise *exercise, const struct responses *view, struct doc *doc)
{
	struct form form = {0};
	size_t count;
	ask_ratings(exercise, &form);
	struct factor_state *factors = read_factors(&form, exercise, view, &count);
	show_dots(exercise, view, doc);
	if (count > 0) {
		show_plane(doc, factors, count);
		qsort(factors, count, sizeof *factors, factor_order);
		tell_quadrant(doc, factors, count);
		for (size_t i = 0; i < count && i < TOP; i++)
			find_gap(doc, &factors[i]);
		show_differences(doc, view, factors, count);
		tell_hidden(doc, view);
		show_list(doc, factors, count);
		show_questions(&form, view, doc);
	}
	free(factors);
	form_release(&form);
}

const struct kind kind_factors = {
	.name = "factors",
	.title = N_("Factors"),
	.keys = keys,
	.ask = factors_ask,
	.show = factors_show,
};
