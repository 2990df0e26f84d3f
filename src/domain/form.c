/* SPDX-License-Identifier: EUPL-1.2 */
#include "domain/form.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"

void ids_add(struct ids *ids, const char *id)
{
	ids->items = mem_room(ids->items, ids->count, &ids->room, sizeof *ids->items);
	ids->items[ids->count++] = mem_copy(id);
}

bool ids_have(const struct ids *ids, const char *id)
{
	for (size_t i = 0; i < ids->count; i++)
		if (strcmp(ids->items[i], id) == 0)
			return true;
	return false;
}

void ids_release(struct ids *ids)
{
	for (size_t i = 0; i < ids->count; i++)
		free(ids->items[i]);
	free(ids->items);
	*ids = (struct ids){0};
}

static void field_limits(struct field *field)
{
	switch (field->type) {
	case FIELD_SCALE:
		field->min = 1;
		field->max = 5;
		break;
	case FIELD_NUMBER:
		field->max = 100;
		break;
	case FIELD_TEXT:
		field->max = 400;
		break;
	case FIELD_NOTE:
	case FIELD_PICK:
	case FIELD_MANY:
	case FIELD_POINTS:
		break;
	}
}

struct field *form_add(struct form *form, enum field_type type, const char *id, const char *label)
{
	form->fields = mem_room(form->fields, form->count, &form->room, sizeof *form->fields);
	struct field *field = &form->fields[form->count++];
	*field = (struct field){.type = type, .id = mem_copy(id), .label = mem_copy(label)};
	field_limits(field);
	return field;
}

struct option *field_option(struct field *field, const char *id, const char *label)
{
	field->options = mem_room(field->options, field->option_count, &field->option_room, sizeof *field->options);
	struct option *option = &field->options[field->option_count++];
	*option = (struct option){.id = mem_copy(id), .label = mem_copy(label)};
	return option;
}

const struct field *form_field(const struct form *form, const char *id)
{
	for (size_t i = 0; i < form->count; i++)
		if (strcmp(form->fields[i].id, id) == 0)
			return &form->fields[i];
	return NULL;
}

static const struct option *option_of(const struct field *field, const char *id, size_t len)
{
	for (size_t i = 0; i < field->option_count; i++)
		if (strlen(field->options[i].id) == len && strncmp(field->options[i].id, id, len) == 0)
			return &field->options[i];
	return NULL;
}

const struct option *field_find_option(const struct field *field, const char *id)
{
	return option_of(field, id, strlen(id));
}

size_t field_slots(const struct field *field)
{
	switch (field->type) {
	case FIELD_PICK:
	case FIELD_MANY:
	case FIELD_POINTS:
		return field->option_count;
	case FIELD_SCALE:
	case FIELD_NUMBER:
		return (size_t)(field->max - field->min + 1);
	case FIELD_NOTE:
	case FIELD_TEXT:
		return 0;
	}
	return 0;
}

size_t form_questions(const struct form *form)
{
	size_t questions = 0;
	for (size_t i = 0; i < form->count; i++)
		questions += form->fields[i].type != FIELD_NOTE;
	return questions;
}

int form_question_number(const struct form *form, size_t field)
{
	int number = 0;
	for (size_t i = 0; i <= field; i++)
		number += form->fields[i].type != FIELD_NOTE;
	return form->fields[field].type != FIELD_NOTE ? number : 0;
}

int field_choices(const struct field *field)
{
	switch (field->type) {
	case FIELD_PICK:
	case FIELD_MANY:
	case FIELD_POINTS:
		return (int)field->option_count;
	case FIELD_SCALE:
		return field->max - field->min + 1;
	case FIELD_NOTE:
	case FIELD_NUMBER:
	case FIELD_TEXT:
		break;
	}
	return 0;
}

int field_digit(const struct field *field, int row)
{
	return field->type == FIELD_SCALE ? field->min + row : row + 1;
}

const char *field_choice_label(const struct field *field, int row)
{
	return (size_t)row < field->option_count ? field->options[row].label : "";
}

char *field_choice_value(const struct field *field, int row)
{
	struct str value = STR_EMPTY;
	if (field->type == FIELD_SCALE)
		str_addf(&value, "%d", field->min + row);
	else
		str_add(&value, field->options[row].id);
	return str_take(&value);
}

size_t form_run(const struct form *form, size_t field)
{
	size_t run = 0;
	while (field + run < form->count && form->fields[field].type == FIELD_PICK && field_same_options(&form->fields[field], &form->fields[field + run]))
		run++;
	return run;
}

const char *audience_sentence(enum audience audience)
{
	switch (audience) {
	case AUDIENCE_GROUP:
		return tr("This comes on the screen and in the summary without a name. Do not mention names or addresses of others.");
	case AUDIENCE_FACILITATOR:
		return tr("Only the facilitator reads this. Do not mention names or addresses of others.");
	case AUDIENCE_SELF:
		return tr("Nobody reads along. Whoever uses this computer can still read it.");
	}
	return "";
}

static void field_release(struct field *field)
{
	for (size_t i = 0; i < field->option_count; i++) {
		free(field->options[i].id);
		free(field->options[i].label);
	}
	free(field->options);
	free(field->id);
	free(field->label);
	free(field->help);
	free(field->low);
	free(field->high);
}

void form_keep_asked(struct form *form, const struct ids *asked)
{
	size_t kept = 0;
	if (!asked)
		return;
	for (size_t i = 0; i < asked->count; i++)
		for (size_t f = kept; f < form->count; f++) {
			if (strcmp(form->fields[f].id, asked->items[i]) != 0)
				continue;
			struct field field = form->fields[f];
			memmove(&form->fields[kept + 1], &form->fields[kept], (f - kept) * sizeof field);
			form->fields[kept++] = field;
			break;
		}
	while (form->count > kept)
		field_release(&form->fields[--form->count]);
}

void form_release(struct form *form)
{
	for (size_t i = 0; i < form->count; i++)
		field_release(&form->fields[i]);
	free(form->fields);
	free(form->title);
	free(form->instruction);
	free(form->as);
	free(form->as_label);
	*form = (struct form){0};
}

/* One word of a value that holds words with a space between; NULL past the last. */
static const char *next_word(const char *at, size_t *len)
{
	at += strspn(at, " ");
	*len = strcspn(at, " ");
	return *len ? at : NULL;
}

/* Words are stored with one space between and none around, so that equal answers are equal texts. */
static bool one_space_between(const char *value)
{
	size_t len = strlen(value);
	return value[0] != ' ' && value[len - 1] != ' ' && !strstr(value, "  ");
}

/* True when a word before at has the same id. */
static bool named_before(const char *value, const char *at, size_t id)
{
	for (const char *other = value; other < at; other += strcspn(other, " ") + 1)
		if (strcspn(other, ": ") == id && strncmp(other, at, id) == 0)
			return true;
	return false;
}

/* Reads a whole number of at most nine digits and nothing else, written in the one way there is: no 007 and no -0. */
static bool read_number(const char *text, size_t len, int *number)
{
	size_t sign = len > 0 && text[0] == '-';
	if (len == sign || len > 9 + sign || strspn(text + sign, "0123456789") < len - sign)
		return false;
	if (text[sign] == '0' && len > 1)
		return false;
	*number = (int)strtol(text, NULL, 10);
	return true;
}

static bool check_number(const struct field *field, const char *value, struct error *error)
{
	int number;
	if (read_number(value, strlen(value), &number) && number >= field->min && number <= field->max)
		return true;
	return error_say(error, tr("Choose a number from %d to %d."), field->min, field->max);
}

static bool check_pick(const struct field *field, const char *value, struct error *error)
{
	if (field_find_option(field, value))
		return true;
	return error_say(error, tr("Choose one of the %zu options."), field->option_count);
}

static bool check_many(const struct field *field, const char *value, struct error *error)
{
	size_t len;
	if (!one_space_between(value))
		return error_say(error, tr("Choose from the %zu options."), field->option_count);
	for (const char *at = value; (at = next_word(at, &len)); at += len) {
		if (!option_of(field, at, len))
			return error_say(error, tr("Choose from the %zu options."), field->option_count);
		if (named_before(value, at, len))
			return error_say(error, tr("Choose every option once at most."));
	}
	return true;
}

static bool check_points(const struct field *field, const char *value, struct error *error)
{
	int total = 0;
	size_t len;
	if (!one_space_between(value))
		return error_say(error, tr("Divide the dots over the %zu options."), field->option_count);
	for (const char *at = value; (at = next_word(at, &len)); at += len) {
		size_t id = 0;
		while (id < len && at[id] != ':')
			id++;
		int dots;
		if (id == len || !option_of(field, at, id) || !read_number(at + id + 1, len - id - 1, &dots) || dots < 1 || named_before(value, at, id))
			return error_say(error, tr("Divide the dots over the %zu options."), field->option_count);
		total += dots > field->max ? field->max + 1 : dots;
	}
	if (total > field->max)
		return error_say(error, tr("There are %d dots to divide."), field->max);
	return true;
}

static size_t characters(const char *text)
{
	size_t count = 0;
	for (; *text; text++)
		count += ((unsigned char)*text & 0xC0) != 0x80;
	return count;
}

static bool check_text(const struct field *field, const char *value, struct error *error)
{
	if (!text_is_utf8(value, strlen(value)))
		return error_say(error, tr("This text has bytes that are no text. Type it again."));
	char *clean = text_clean(value, strlen(value), true);
	bool same = strcmp(clean, value) == 0;
	free(clean);
	if (!same)
		return error_say(error, tr("This text has characters that cannot be shown. Type it again."));
	if (characters(value) > (size_t)field->max)
		return error_say(error, tr("At most %d characters, please: say it a little shorter."), field->max);
	return true;
}

bool field_check(const struct field *field, const char *value, struct error *error)
{
	if (!*value)
		return true;
	switch (field->type) {
	case FIELD_NOTE:
		return error_say(error, tr("There is nothing to answer here."));
	case FIELD_PICK:
		return check_pick(field, value, error);
	case FIELD_MANY:
		return check_many(field, value, error);
	case FIELD_POINTS:
		return check_points(field, value, error);
	case FIELD_SCALE:
	case FIELD_NUMBER:
		return check_number(field, value, error);
	case FIELD_TEXT:
		return check_text(field, value, error);
	}
	return false;
}

static void add_option_label(const struct field *field, const char *id, size_t len, struct str *out)
{
	const struct option *option = option_of(field, id, len);
	if (option)
		str_add(out, option->label);
	else
		str_add_len(out, id, len);
}

static void add_words(const struct field *field, const char *value, struct str *out)
{
	size_t len;
	for (const char *at = value; (at = next_word(at, &len)); at += len) {
		size_t id = 0;
		while (id < len && at[id] != ':')
			id++;
		str_add(out, out->len ? ", " : "");
		add_option_label(field, at, id, out);
		if (id < len)
			str_addf(out, " (%.*s)", (int)(len - id - 1), at + id + 1);
	}
}

char *field_value_label(const struct field *field, const char *value)
{
	struct str out = STR_EMPTY;
	switch (field->type) {
	case FIELD_PICK:
	case FIELD_MANY:
	case FIELD_POINTS:
		add_words(field, value, &out);
		break;
	case FIELD_SCALE:
		add_option_label(field, value, strlen(value), &out);
		break;
	case FIELD_NOTE:
	case FIELD_NUMBER:
	case FIELD_TEXT:
		str_add(&out, value);
		break;
	}
	return str_take(&out);
}

bool field_same_options(const struct field *a, const struct field *b)
{
	if (a->type != b->type || a->option_count != b->option_count || a->option_count == 0)
		return false;
	for (size_t i = 0; i < a->option_count; i++)
		if (strcmp(a->options[i].id, b->options[i].id) != 0 || strcmp(a->options[i].label, b->options[i].label) != 0)
			return false;
	return true;
}
