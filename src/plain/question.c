/* SPDX-License-Identifier: EUPL-1.2 */
#include "own.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void scale_options(struct plain *p, const struct field *field)
{
	for (size_t i = 0; i < field->option_count; i++)
		sayf(p, "%d  %s", field_digit(field, (int)i), field->options[i].label);
	if (field->low)
		sayf(p, tr("%d = entirely on the side of: %s"), field->min, field->low);
	if (field->high)
		sayf(p, tr("%d = entirely on the side of: %s"), field->max, field->high);
}

void question_options(struct plain *p, const struct field *field)
{
	if (field->type == FIELD_SCALE) {
		scale_options(p, field);
		return;
	}
	for (size_t i = 0; i < field->option_count; i++) {
		struct str number = STR_EMPTY;
		str_addf(&number, "%d  ", field_digit(field, (int)i));
		say_indented(p, number.data, field->options[i].label);
		str_release(&number);
	}
}

/* What may be typed. One sentence per field type, so that nobody has to guess. */
static void how_to_say(struct plain *p, const struct field *field)
{
	switch (field->type) {
	case FIELD_NOTE:
		break;
	case FIELD_PICK:
		sayf(p, tr("Type a number from 1 to %d, or - to leave it open."), (int)field->option_count);
		break;
	case FIELD_MANY:
		say(p, tr("Type one or more numbers with spaces between them, or - to leave it open."));
		break;
	case FIELD_SCALE:
	case FIELD_NUMBER:
		sayf(p, tr("Type a number from %d to %d, or - to leave it open."), field->min, field->max);
		break;
	case FIELD_POINTS:
		sayf(p, tr("Divide %d dots: type a number for each dot, with spaces between them (twice the same is two dots), or - to leave it open."), field->max);
		break;
	case FIELD_TEXT:
		say(p, tr("Type a few words. Enter alone leaves it open."));
		break;
	}
}

/* Notes that stand right before the question belong to it. */
void question_notes(struct plain *p, const struct form *form, int at)
{
	int first = at;
	while (first > 0 && form->fields[first - 1].type == FIELD_NOTE)
		first--;
	for (int i = first; i < at; i++) {
		say(p, form->fields[i].label);
		say_gap(p);
	}
}

void question_say(struct plain *p, const struct form *form, int at)
{
	const struct field *field = &form->fields[at];
	question_notes(p, form, at);
	say(p, field->label);
	if (field->help)
		say(p, field->help);
	question_options(p, field);
	if (field->type == FIELD_TEXT)
		say(p, audience_sentence(field->audience));
	how_to_say(p, field);
}

static bool number_next(const char **line, int max, int *number)
{
	const char *rest;
	if (!line_number(*line, 1, max, number, &rest))
		return false;
	*line = rest;
	return true;
}

static bool read_many(const struct field *field, const char *line, struct str *value)
{
	int number;
	while (*line) {
		if (!number_next(&line, (int)field->option_count, &number))
			return false;
		if (value->len)
			str_add_char(value, ' ');
		str_add(value, field->options[number - 1].id);
	}
	return true;
}

static bool read_points(const struct field *field, const char *line, struct str *value)
{
	int *dots = mem_alloc(field->option_count, sizeof *dots), number;
	bool well = true;
	while (well && *line) {
		well = number_next(&line, (int)field->option_count, &number);
		if (well)
			dots[number - 1]++;
	}
	for (size_t i = 0; well && i < field->option_count; i++)
		if (dots[i])
			str_addf(value, "%s%s:%d", value->len ? " " : "", field->options[i].id, dots[i]);
	free(dots);
	return well;
}

bool question_read(const struct field *field, const char *line, struct str *value, struct error *error)
{
	int number;
	bool well = true;
	if (strcmp(line, "-") == 0)
		return true;
	switch (field->type) {
	case FIELD_PICK:
		if ((well = line_number(line, 1, (int)field->option_count, &number, NULL)))
			str_add(value, field->options[number - 1].id);
		break;
	case FIELD_MANY:
		well = read_many(field, line, value);
		break;
	case FIELD_POINTS:
		well = read_points(field, line, value);
		break;
	case FIELD_NOTE:
	case FIELD_SCALE:
	case FIELD_NUMBER:
	case FIELD_TEXT:
		str_add(value, line);
		break;
	}
	return well || error_say(error, tr("Use the numbers that stand before the answers: 1 to %d."), (int)field->option_count);
}
