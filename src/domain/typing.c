/* SPDX-License-Identifier: EUPL-1.2 */
#include "domain/typing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"

static bool has_options(const struct field *field)
{
	return field->type == FIELD_PICK || field->type == FIELD_MANY || field->type == FIELD_POINTS;
}

static bool is_list(const struct field *field)
{
	return field->type == FIELD_MANY || field->type == FIELD_POINTS;
}

/* What is typed for POINTS is the number of dots of every option in turn. */
static int lowest(const struct field *field)
{
	return field->type == FIELD_POINTS ? 0 : has_options(field) ? 1 : field->min;
}

static int highest(const struct field *field)
{
	return field->type != FIELD_POINTS && has_options(field) ? (int)field->option_count : field->max;
}

/* Marks and the like: one digit each. */
static bool ends_at_ten(const struct field *field)
{
	return lowest(field) >= 0 && highest(field) == 10;
}

static bool in_range(const struct field *field, int number)
{
	return number >= lowest(field) && number <= highest(field);
}

/* The number that is being typed: of a list the last one. */
static char *number_of(struct token *token)
{
	char *plus = strrchr(token->text, '+');
	return plus ? plus + 1 : token->text;
}

static enum typed refuse(const struct field *field, struct token *token, struct error *error)
{
	token->wrong = true;
	error_say(error, tr("%s cannot be typed here: it is a whole number from %d to %d."), number_of(token), lowest(field), highest(field));
	return TYPED_WRONG;
}

/* --- one number --- */

static size_t width_of(int number)
{
	size_t width = 1;
	while ((number /= 10) != 0)
		width++;
	return width;
}

/* 0 is 10 where there is no 0. Only 1 waits, for the 0 of 10; what else follows it is the next answer. */
static enum typed digit_to_ten(const struct field *field, char *number, char key, int *read)
{
	bool one = number[0] == '1';
	*read = one && key != '0' ? 1 : key != '0' ? key - '0' : one || lowest(field) > 0 ? 10 : 0;
	if (!one)
		number[0] = key;
	if (!one && key == '1')
		return TYPED_MORE;
	return !in_range(field, *read) ? TYPED_WRONG : one && key != '0' ? TYPED_BEFORE : TYPED_VALUE;
}

static enum typed digit_to_any(const struct field *field, char *number, char key, int *read)
{
	bool negative = number[0] == '-';
	size_t len = strlen(number);
	int limit = negative ? -lowest(field) : highest(field);
	number[len] = key;
	*read = (int)strtol(number, NULL, 10);
	int size = negative ? -*read : *read;
	bool longer = len + 1 - negative < width_of(limit) && size * 10 <= limit;
	if (longer)
		return TYPED_MORE;
	return in_range(field, *read) ? TYPED_VALUE : TYPED_WRONG;
}

/* number: where it stands in a token that has room. */
static enum typed digit_key(const struct field *field, char *number, char key, int *read)
{
	if (key == '-') {
		number[0] = '-';
		return TYPED_MORE;
	}
	return ends_at_ten(field) ? digit_to_ten(field, number, key, read) : digit_to_any(field, number, key, read);
}

static bool stops(char key)
{
	return key == ' ' || key == '+' || key == ',';
}

static enum typed number_stop(const struct field *field, const char *number, int *read)
{
	char *end;
	*read = (int)strtol(number, &end, 10);
	return end != number && !*end && in_range(field, *read) ? TYPED_VALUE : TYPED_WRONG;
}

static void add_single(const struct field *field, int number, struct str *value)
{
	if (field->type == FIELD_PICK)
		str_add(value, field->options[number - 1].id);
	else
		str_addf(value, "%d", number);
}

static enum typed single_key(const struct field *field, struct token *token, char key, struct str *value, struct error *error)
{
	int number = 0;
	enum typed typed = stops(key) ? number_stop(field, token->text, &number) : digit_key(field, token->text, key, &number);
	if (typed == TYPED_WRONG)
		return refuse(field, token, error);
	if (typed == TYPED_MORE)
		return TYPED_MORE;
	add_single(field, number, value);
	*token = (struct token){.wrong = false};
	return typed;
}

/* --- numbers with + between --- */

/* What each option has in a token of whole numbers: chosen or not, or its dots. Returns how many numbers there are. */
static size_t read_list(const struct field *field, const char *text, int *given)
{
	size_t count = 0;
	for (const char *at = text; *at; at += strcspn(at, "+"), at += *at == '+', count++) {
		long number = strtol(at, NULL, 10);
		if (field->type == FIELD_MANY && number >= 1 && (size_t)number <= field->option_count)
			given[number - 1] = 1;
		if (field->type == FIELD_POINTS && count < field->option_count)
			given[count] = (int)number;
	}
	return count;
}

static void add_list(const struct field *field, const char *text, struct str *value)
{
	int *given = mem_alloc(field->option_count + 1, sizeof *given);
	read_list(field, text, given);
	for (size_t i = 0; i < field->option_count; i++) {
		if (given[i] == 0)
			continue;
		str_addf(value, "%s%s", value->len ? " " : "", field->options[i].id);
		if (field->type == FIELD_POINTS)
			str_addf(value, ":%d", given[i]);
	}
	free(given);
}

/* Dots that are still to be given behind those options; below 0 where there are too many. last: no option is left. */
static int dots_left(const struct field *field, const char *text, bool *last)
{
	int *given = mem_alloc(field->option_count + 1, sizeof *given), left = field->max;
	*last = read_list(field, text, given) >= field->option_count;
	for (size_t i = 0; i < field->option_count; i++)
		left -= given[i];
	free(given);
	return left;
}

static enum typed list_ends(const struct field *field, struct token *token, struct str *value)
{
	add_list(field, token->text, value);
	*token = (struct token){.wrong = false};
	return TYPED_VALUE;
}

/* A number of the list is whole. With all dots given, or a number for every option, the answer is. */
static enum typed number_taken(const struct field *field, struct token *token, int number, struct str *value, struct error *error)
{
	char *at = number_of(token);
	bool last = false;
	snprintf(at, sizeof token->text - (size_t)(at - token->text), "%d+", number);
	int left = field->type == FIELD_POINTS ? dots_left(field, token->text, &last) : 1;
	if (left > 0 && !last)
		return TYPED_MORE;
	if (left >= 0)
		return list_ends(field, token, value);
	token->text[strlen(token->text) - 1] = '\0';
	token->wrong = true;
	error_say(error, tr("There are %d dots to divide."), field->max);
	return TYPED_WRONG;
}

static enum typed list_stop(const struct field *field, struct token *token, char key, struct str *value, struct error *error)
{
	const char *at = number_of(token);
	enum typed typed = TYPED_MORE;
	int number = 0;
	if (*at && number_stop(field, at, &number) == TYPED_WRONG)
		return refuse(field, token, error);
	if (*at)
		typed = number_taken(field, token, number, value, error);
	return key == ' ' && typed == TYPED_MORE ? list_ends(field, token, value) : typed;
}

static enum typed list_key(const struct field *field, struct token *token, char key, struct str *value, struct error *error)
{
	int number = 0;
	enum typed typed = digit_key(field, number_of(token), key, &number);
	if (typed == TYPED_WRONG)
		return refuse(field, token, error);
	if (typed == TYPED_MORE)
		return typed;
	enum typed taken = number_taken(field, token, number, value, error);
	if (typed == TYPED_VALUE)
		return taken;
	if (taken == TYPED_MORE)
		return list_key(field, token, key, value, error);
	return taken == TYPED_VALUE ? TYPED_BEFORE : taken;
}

/* --- any key --- */

static bool leaves_open(const struct field *field, char key)
{
	return key == '.' || (key == '-' && (has_options(field) || field->min >= 0));
}

/* 7,5 and 7.5 are no whole numbers, and not 7 and then 5. */
static bool is_point(const struct field *field, const struct token *token, char key)
{
	bool begun = token->text[0] != '\0';
	return key == ',' ? !is_list(field) : begun && (key == '.' || key == '-');
}

enum typed token_key(const struct field *field, struct token *token, char key, struct str *value, struct error *error)
{
	size_t len = strlen(token->text);
	if (field->type == FIELD_NOTE || field->type == FIELD_TEXT || !key || !strchr("0123456789 +,.-", key))
		return TYPED_NOT;
	if (token->wrong || len + 4 > TOKEN_MOST)
		return refuse(field, token, error);
	if (is_point(field, token, key)) {
		token->text[len] = key;
		return refuse(field, token, error);
	}
	if (len == 0 && leaves_open(field, key))
		return TYPED_VALUE;
	if (len == 0 && stops(key))
		return TYPED_NOT;
	if (!is_list(field))
		return single_key(field, token, key, value, error);
	return stops(key) ? list_stop(field, token, key, value, error) : list_key(field, token, key, value, error);
}

bool token_back(struct token *token)
{
	size_t len = strlen(token->text);
	if (len == 0)
		return false;
	len -= token->text[len - 1] == '+';
	if (token->wrong)
		len = (size_t)(number_of(token) - token->text);
	else
		len -= len > 0;
	memset(token->text + len, 0, sizeof token->text - len);
	token->wrong = false;
	return true;
}

const char *typed_hint(const struct field *field)
{
	if (field->type == FIELD_POINTS)
		return tr("Type the dots of each, in this order, 0 for none; a space ends them.");
	return field->type == FIELD_MANY ? tr("More than one may be typed; a space ends them.") : NULL;
}

/* 1 for an id that stands in the value, its dots for one with dots; 0 when it is not there. */
static int times_in(const char *value, const char *id)
{
	size_t len = strlen(id);
	for (const char *at = value; *(at += strspn(at, " ")); at += strcspn(at, " "))
		if (strncmp(at, id, len) == 0 && strchr(": ", at[len]))
			return at[len] == ':' ? (int)strtol(at + len + 1, NULL, 10) : 1;
	return 0;
}

/* Of MANY and PICK the options that stand in the value, of POINTS the dots of every option up to the last that has any. */
static void add_numbers(const struct field *field, const char *value, struct str *out)
{
	size_t before = out->len, shown = 0;
	for (size_t i = 0; i < field->option_count; i++) {
		int times = times_in(value, field->options[i].id);
		for (; times > 0 && field->type == FIELD_POINTS && shown < i; shown++)
			str_addf(out, "%s0", out->len > before ? "+" : "");
		if (times > 0)
			str_addf(out, "%s%d", out->len > before ? "+" : "", field->type == FIELD_POINTS ? times : (int)i + 1);
		shown += times > 0;
	}
}

void typed_of_value(const struct field *field, const char *value, struct str *out)
{
	if (!*value) {
		str_add(out, ".");
		return;
	}
	switch (field->type) {
	case FIELD_PICK:
	case FIELD_MANY:
	case FIELD_POINTS:
		add_numbers(field, value, out);
		break;
	case FIELD_SCALE:
	case FIELD_NUMBER:
		str_add(out, value);
		break;
	case FIELD_TEXT:
		str_add(out, "…");
		break;
	case FIELD_NOTE:
		break;
	}
}
