/* SPDX-License-Identifier: EUPL-1.2 */
/* Questions: any form from the rows of an INI file; an evaluation, an intake. Published figures stand beside it in the summary only. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/statistics.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "exercises/kinds.h"
#include "exercises/tell.h"

static const struct content_key keys[] = {
	{.section = "field.*", .name = "type", .type = KEY_CHOICE, .choices = "role pick many scale number text note", .required = true, .min_items = 1,
		.max_items = 40, .help = N_("What is asked: role, pick, many, scale, number, text, or a note to read.")},
	{.section = "field.*", .name = "text", .type = KEY_TEXT, .max = 300, .required = true, .help = N_("The question.")},
	{.section = "field.*", .name = "help", .type = KEY_TEXT, .max = 160, .help = N_("A line below the question.")},
	{.section = "field.*", .name = "option.*", .type = KEY_TEXT, .max = 60, .help = N_("pick and many: what can be chosen.")},
	{.section = "field.*", .name = "point.*", .type = KEY_TEXT, .max = 40, .help = N_("scale: a name for every point, from 1.")},
	{.section = "field.*", .name = "low", .type = KEY_TEXT, .max = 30, .help = N_("scale: the name of the low end.")},
	{.section = "field.*", .name = "high", .type = KEY_TEXT, .max = 30, .help = N_("scale: the name of the high end.")},
	{.section = "field.*", .name = "min", .type = KEY_NUMBER, .min = 0, .max = 100, .help = N_("scale and number: the lowest answer.")},
	{.section = "field.*", .name = "max", .type = KEY_NUMBER, .min = 1, .max = 100, .help = N_("scale and number: the highest answer.")},
	{.section = "field.*", .name = "ordered", .type = KEY_YES_NO, .help = N_("pick: whether the options stand in an order.")},
	{.section = "published.*", .name = "text", .type = KEY_TEXT, .max = 400, .required = true,
		.help = N_("A published result, with its number of people and its year; shown in the summary only.")},
	{.section = "published.*", .name = "field", .type = KEY_ID, .required = true, .help = N_("The field it belongs to.")},
	{0},
};

static const char *field_text(const struct exercise *exercise, const char *id, const char *key)
{
	return exercise_item_text(exercise, "field", id, key);
}

static int field_int(const struct exercise *exercise, const char *id, const char *key, int otherwise)
{
	const char *text = field_text(exercise, id, key);
	return *text ? (int)strtol(text, NULL, 10) : otherwise;
}

static void add_listed(const struct exercise *exercise, const char *id, const char *key, struct field *field)
{
	struct str section = STR_EMPTY;
	str_addf(&section, "field.%s", id);
	const struct exercise_line *line;
	for (size_t at = 0; (line = exercise_list(exercise, section.data, key, &at));)
		field_option(field, strchr(line->key, '.') + 1, line->value);
	str_release(&section);
}

static void add_roles(struct field *field)
{
	field->role = true;
	for (int role = ROLE_VOLUNTEER; role < ROLE_COUNT; role++)
		field_option(field, role_id((enum role)role), role_label((enum role)role));
}

static void set_range(const struct exercise *exercise, const char *id, struct field *field)
{
	field->min = field_int(exercise, id, "min", field->min);
	field->max = field_int(exercise, id, "max", field->max);
	const char *low = field_text(exercise, id, "low"), *high = field_text(exercise, id, "high");
	if (*low && *high) {
		field->low = mem_copy(low);
		field->high = mem_copy(high);
	}
	add_listed(exercise, id, "point", field);
	if (field->option_count > 0) {
		field->min = 1;
		field->max = (int)field->option_count;
	}
}

static void set_options(const struct exercise *exercise, const char *id, struct field *field)
{
	field->ordered = exercise_item_yes(exercise, "field", id, "ordered");
	add_listed(exercise, id, "option", field);
}

/* A type word of the content, and how its field is made. */
struct question_type {
	const char *word;
	enum field_type type;
	void (*fill)(const struct exercise *exercise, const char *id, struct field *field);
};

static void fill_role(const struct exercise *exercise, const char *id, struct field *field)
{
	(void)exercise;
	(void)id;
	add_roles(field);
}

static const struct question_type types[] = {
	{"role", FIELD_PICK, fill_role},
	{"pick", FIELD_PICK, set_options},
	{"many", FIELD_MANY, set_options},
	{"scale", FIELD_SCALE, set_range},
	{"number", FIELD_NUMBER, set_range},
	{"text", FIELD_TEXT, NULL},
	{"note", FIELD_NOTE, NULL},
};

static struct field *add_question(const struct exercise *exercise, const char *id, struct form *form)
{
	const char *word = field_text(exercise, id, "type");
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		if (strcmp(types[i].word, word) != 0)
			continue;
		struct field *field = form_add(form, types[i].type, id, field_text(exercise, id, "text"));
		const char *help = field_text(exercise, id, "help");
		field->help = *help ? mem_copy(help) : NULL;
		if (types[i].fill)
			types[i].fill(exercise, id, field);
		return field;
	}
	return NULL;
}

static void check_field(const struct exercise *exercise, const char *id, const char *section, struct faults *faults)
{
	struct form form = {0};
	struct field *field = add_question(exercise, id, &form);
	if (field && (field->type == FIELD_PICK || field->type == FIELD_MANY) && field->option_count < 2)
		exercise_fault(exercise, faults, section, "type", tr("There is too little to choose from: add at least two `option.ID` lines."));
	if (field && field_slots(field) > SLOTS_MAX)
		exercise_fault(exercise, faults, section, "type", tr("At most %d different answers fit: make the range smaller."), SLOTS_MAX);
	if (field && (field->type == FIELD_SCALE || field->type == FIELD_NUMBER) && field->min >= field->max)
		exercise_fault(exercise, faults, section, "min", tr("The lowest answer has to be below the highest."));
	form_release(&form);
}

static void questions_check(const struct exercise *exercise, struct faults *faults)
{
	const char *id;
	for (size_t at = 0; (id = exercise_item(exercise, "field", &at));) {
		struct str section = STR_EMPTY;
		str_addf(&section, "field.%s", id);
		check_field(exercise, id, section.data, faults);
		str_release(&section);
	}
	for (size_t at = 0; (id = exercise_item(exercise, "published", &at));) {
		const char *field = exercise_item_text(exercise, "published", id, "field");
		struct str section = STR_EMPTY;
		str_addf(&section, "published.%s", id);
		if (*field && !*field_text(exercise, field, "type"))
			exercise_fault(exercise, faults, section.data, "field", tr("There is no [field.%s] in this file."), field);
		str_release(&section);
	}
}

static bool questions_ask(const struct exercise *exercise, const struct turn *turn, struct form *form)
{
	if (turn->step != 0)
		return false;
	bool role_known = turn->who && turn->who->kind == RESPONDENT_PARTICIPANT && turn->who->role != ROLE_UNKNOWN;
	const char *id;
	for (size_t at = 0; (id = exercise_item(exercise, "field", &at));) {
		bool role = strcmp(field_text(exercise, id, "type"), "role") == 0;
		if (!(role && role_known))
			add_question(exercise, id, form);
	}
	form_keep_asked(form, turn->asked);
	return true;
}

/* The lowest and highest answer given and the one in the middle, in one sentence. */
static void tell_middle(struct doc *doc, const struct field *field, const struct tally *tally, bool teams)
{
	int low = field->min, high = field->max;
	while (low < high && tally->counts[low - field->min] == 0)
		low++;
	while (high > low && tally->counts[high - field->min] == 0)
		high--;
	double median = stat_quartiles(tally->counts, tally->slots).median + field->min - 1;
	struct str id = STR_EMPTY, middle = STR_EMPTY;
	lang_add_number(&middle, median, median > (double)(int)median ? 1 : 0);
	str_addf(&id, "%s.middle", field->id);
	if (tally->n == 1)
		doc_textf(doc, FOR_PICTURE, id.data, tr("The only answer is %d."), low);
	else if (low == high)
		doc_textf(doc, FOR_PICTURE, id.data, tr("All %d answers are %d."), tally->n, low);
	else
		doc_textf(doc, FOR_PICTURE, id.data, teams ? tr("The answers run from %d to %d; the middle one is %s (%d teams).")
			: tr("The answers run from %d to %d; the middle one is %s (%d people)."), low, high, middle.data, tally->n);
	str_release(&id);
	str_release(&middle);
}

static void show_counted(struct doc *doc, const struct field *field, const struct responses *view)
{
	struct tally tally = tell_tally(view, 0, field, -1);
	tell_question(doc, FOR_PICTURE, field->label, field, view, 0);
	if (tally.n > 0 && field->option_count == 0)
		tell_middle(doc, field, &tally, tell_by_teams(view, 0));
	if (field->type == FIELD_SCALE && field->option_count > 0) {
		double agreement = stat_agreement(tally.counts, tally.slots);
		const char *words = tell_closeness(&tally);
		struct str id = STR_EMPTY;
		str_addf(&id, "%s.closeness", field->id);
		struct finding finding = {MEASURE_CLOSENESS, agreement, 0.2, tally.n};
		if (words)
			doc_finding(doc, id.data, &finding, tr("Your answers to “%s”: %s."), field->label, words);
		str_release(&id);
	}
}

static void show_words(struct doc *doc, const struct field *field, const struct responses *view)
{
	struct tally tally = {0};
	struct str id = STR_EMPTY;
	str_addf(&id, "%s.head", field->id);
	for (size_t i = 0; i < view->count; i++)
		if (view->rows[i].step == 0 && strcmp(view->rows[i].field, field->id) == 0)
			*(*view->rows[i].value ? &tally.n : &tally.open) += 1;
	if (tally.n + tally.open > 0) {
		doc_head(doc, id.data, 4, field->label);
		tell_quotes(doc, FOR_PICTURE, field, view, 0);
		str_add(&id, ".n");
		doc_textf(doc, FOR_DETAIL, id.data, tr("“%s”: %d to read here, %d left open."), field->label, tally.n, tally.open);
	}
	str_release(&id);
}

static void show_published(const struct exercise *exercise, struct doc *doc, const char *field)
{
	const char *id;
	for (size_t at = 0; (id = exercise_item(exercise, "published", &at));) {
		struct str block = STR_EMPTY;
		str_addf(&block, "published.%s", id);
		if (strcmp(exercise_item_text(exercise, "published", id, "field"), field) == 0)
			doc_text(doc, FOR_DETAIL, block.data, exercise_item_text(exercise, "published", id, "text"));
		str_release(&block);
	}
}

static void show_field(struct doc *doc, const struct field *field, const struct responses *view)
{
	switch (field->type) {
	case FIELD_NOTE:
		break;
	case FIELD_TEXT:
		show_words(doc, field, view);
		break;
	case FIELD_PICK:
	case FIELD_MANY:
	case FIELD_SCALE:
	case FIELD_POINTS:
	case FIELD_NUMBER:
		if (!field->role)
			show_counted(doc, field, view);
		break;
	}
}

static void questions_show(const struct exercise *exercise, const struct responses *view, struct doc *doc)
{
	struct form form = {0};
	questions_ask(exercise, &(struct turn){0}, &form);
	for (size_t i = 0; i < form.count; i++) {
		show_field(doc, &form.fields[i], view);
		show_published(exercise, doc, form.fields[i].id);
	}
	tell_teams(doc, view);
	tell_hidden(doc, view);
	form_release(&form);
}

const struct kind kind_questions = {
	.name = "questions",
	.title = N_("Questions"),
	.keys = keys,
	.check = questions_check,
	.ask = questions_ask,
	.show = questions_show,
};
