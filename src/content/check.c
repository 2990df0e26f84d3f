/* SPDX-License-Identifier: EUPL-1.2 */
#include "content/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/str.h"
#include "content/nearest.h"

enum { TEXT_MOST = 1000, NUMBER_DIGITS = 9 };

struct checking {
	const struct exercise *exercise;
	const struct check *check;
	struct faults *faults;
};

/* Walks the rows of all tables: *table and *row start at 0. */
static const struct content_key *row_next(const struct check *check, size_t *table, size_t *row)
{
	while (check->tables[*table]) {
		const struct content_key *found = &check->tables[*table][(*row)++];

		if (found->section)
			return found;
		++*table;
		*row = 0;
	}
	return NULL;
}

/* What stands for the star when name fits the pattern, "" when it has none; NULL when name does not fit. */
static const char *pattern_id(const char *pattern, const char *name)
{
	size_t len = strlen(pattern);

	if (pattern[len - 1] != '*')
		return strcmp(pattern, name) == 0 ? "" : NULL;
	return strncmp(pattern, name, len - 1) == 0 && name[len - 1] ? name + len - 1 : NULL;
}

static bool pattern_fits(const char *pattern, const char *name)
{
	const char *id = pattern_id(pattern, name);

	return id && (!*id || content_id_ok(id));
}

/* Begins as the pattern does, but what stands for the star is no id. */
static bool pattern_misfits(const char *pattern, const char *name)
{
	const char *id = pattern_id(pattern, name);

	return id && *id && !content_id_ok(id);
}

/* A pattern as a writer would write it: "card.ID". The caller releases. */
static struct str pattern_text(const char *pattern, const char *id)
{
	struct str text = STR_EMPTY;
	size_t len = strlen(pattern);

	if (pattern[len - 1] != '*') {
		str_add(&text, pattern);
		return text;
	}
	str_add_len(&text, pattern, len - 1);
	str_add(&text, id);
	return text;
}

/* The row for that key; NULL when there is none. */
static const struct content_key *row_find(const struct check *check, const char *section, const char *key)
{
	const struct content_key *found = NULL, *row;

	for (size_t t = 0, r = 0; (row = row_next(check, &t, &r));) {
		if (!pattern_fits(row->section, section) || !pattern_fits(row->name, key))
			continue;
		if (strcmp(row->name, key) == 0)
			return row;
		if (!found)
			found = row;
	}
	return found;
}

static bool section_known(const struct check *check, const char *section)
{
	const struct content_key *row;

	for (size_t t = 0, r = 0; (row = row_next(check, &t, &r));) {
		if (pattern_fits(row->section, section))
			return true;
	}
	return false;
}

static bool section_begins(const struct exercise *exercise, size_t at)
{
	for (size_t i = at; i-- > 0;) {
		if (strcmp(exercise->lines[i].section, exercise->lines[at].section) == 0)
			return false;
	}
	return true;
}

/* Offers a pattern to someone who wrote name. What stands for the star is taken over, so only the rest counts: crad.tea is near card.tea. */
static void offer_pattern(struct nearest *nearest, const char *pattern)
{
	const char *dot = strchr(nearest->word, '.');
	struct str known = pattern_text(pattern, dot ? dot + 1 : "1");

	nearest_offer(nearest, known.data, known.len);
	str_release(&known);
}

static void fault_section(const struct checking *c, const struct exercise_line *line)
{
	struct nearest nearest = {.word = line->section};
	const struct content_key *row;
	const char *sentence = tr("This section is not known here: remove it or correct its name.");

	for (size_t t = 0, r = 0; (row = row_next(c->check, &t, &r));) {
		if (pattern_misfits(row->section, line->section))
			sentence = tr("This section needs an id of small letters, digits, - and _ in its name: change it.");
		else
			offer_pattern(&nearest, row->section);
	}
	nearest_fault(&nearest, c->faults, c->exercise->file, line->number, line->section, sentence);
}

static void fault_key(const struct checking *c, const struct exercise_line *line)
{
	struct nearest nearest = {.word = line->key};
	struct str name = STR_EMPTY;
	const struct content_key *row;
	const char *sentence = tr("This key is not known in this section: remove it or correct its name.");

	for (size_t t = 0, r = 0; (row = row_next(c->check, &t, &r));) {
		if (!pattern_fits(row->section, line->section))
			continue;
		if (pattern_misfits(row->name, line->key))
			sentence = tr("What follows the dot in this key is a number, or an id of small letters, digits, - and _: change it.");
		else
			offer_pattern(&nearest, row->name);
	}
	str_addf(&name, "%s.%s", line->section, line->key);
	nearest_fault(&nearest, c->faults, c->exercise->file, line->number, name.data, sentence);
	str_release(&name);
}

static int characters(const char *text)
{
	int count = 0;

	for (; *text; text++)
		count += ((unsigned char)*text & 0xC0) != 0x80;
	return count;
}

/* The fault points at this very line: where a key stands twice, exercise_fault() would point at the first. */
static void fault_line_at(const struct checking *c, const struct exercise_line *line, const char *sentence)
{
	struct str name = STR_EMPTY;

	str_addf(&name, "%s.%s", line->section, line->key);
	faults_add(c->faults, c->exercise->file, line->number, name.data, "%s", sentence);
	str_release(&name);
}

static void check_text(const struct checking *c, const struct exercise_line *line, const struct content_key *row)
{
	int most = row->max ? row->max : TEXT_MOST;
	int count = characters(line->value);
	struct str text = STR_EMPTY;

	if (count == 0)
		str_add(&text, tr("This text is empty: write it or remove the line."));
	else if (count > most)
		str_addf(&text, tr("This text has %d characters and at most %d fit: make it shorter."), count, most);
	else if (count < row->min)
		str_addf(&text, tr("This text has %d characters and needs at least %d: write more."), count, row->min);
	if (text.len)
		fault_line_at(c, line, text.data);
	str_release(&text);
}

static bool number_read(const char *text, long *number)
{
	size_t digits = strspn(text + (*text == '-'), "0123456789");

	if (digits == 0 || digits > NUMBER_DIGITS || text[digits + (*text == '-')])
		return false;
	*number = strtol(text, NULL, 10);
	return true;
}

static void check_number(const struct checking *c, const struct exercise_line *line, const struct content_key *row)
{
	bool bounded = row->min || row->max;
	struct str text = STR_EMPTY;
	long number;

	if (!number_read(line->value, &number))
		str_addf(&text, tr("This is not a whole number: write digits, such as %d."), bounded ? row->min : 1);
	else if (bounded && (number < row->min || number > row->max))
		str_addf(&text, tr("This number must be from %d to %d: change it."), row->min, row->max);
	if (text.len)
		fault_line_at(c, line, text.data);
	str_release(&text);
}

static bool word_is_in(const char *word, const char *words)
{
	size_t len = strlen(word);

	while (words && *words) {
		size_t next = strcspn(words, " ");

		if (len && next == len && strncmp(words, word, len) == 0)
			return true;
		words += next;
		words += strspn(words, " ");
	}
	return false;
}

static void check_choice(const struct checking *c, const struct exercise_line *line, const struct content_key *row)
{
	struct nearest nearest = {.word = line->value};
	struct str text = STR_EMPTY, name = STR_EMPTY;

	if (word_is_in(line->value, row->choices))
		return;
	nearest_offer_all(&nearest, row->choices);
	str_addf(&text, tr("This must be one of these words: %s."), row->choices);
	str_addf(&name, "%s.%s", line->section, line->key);
	nearest_fault(&nearest, c->faults, c->exercise->file, line->number, name.data, text.data);
	str_release(&text);
	str_release(&name);
}

static void check_value(const struct checking *c, const struct exercise_line *line, const struct content_key *row)
{
	switch (row->type) {
	case KEY_TEXT:
		check_text(c, line, row);
		break;
	case KEY_NUMBER:
		check_number(c, line, row);
		break;
	case KEY_YES_NO:
		if (!word_is_in(line->value, "yes no"))
			fault_line_at(c, line, tr("This must be yes or no, in English: write one of the two."));
		break;
	case KEY_CHOICE:
		check_choice(c, line, row);
		break;
	case KEY_ID:
		if (!content_id_ok(line->value))
			fault_line_at(c, line, tr("This is no id: write small letters, digits, - and _, beginning with a letter or a digit."));
		break;
	}
}

static void check_twice(const struct checking *c, size_t at)
{
	const struct exercise_line *line = &c->exercise->lines[at];

	for (size_t i = 0; i < at; i++) {
		const struct exercise_line *other = &c->exercise->lines[i];

		if (strcmp(other->key, line->key) != 0 || strcmp(other->section, line->section) != 0)
			continue;
		fault_line_at(c, line, tr("This key is there twice: remove one or give it another name."));
		return;
	}
}

static void check_line(const struct checking *c, size_t at)
{
	const struct exercise_line *line = &c->exercise->lines[at];
	const struct content_key *row = row_find(c->check, line->section, line->key);

	if (row) {
		check_twice(c, at);
		check_value(c, line, row);
	} else if (c->check->open) {
		return;
	} else if (section_known(c->check, line->section)) {
		fault_key(c, line);
	} else if (section_begins(c->exercise, at)) {
		fault_section(c, line);
	}
}

static bool section_has(const struct exercise *exercise, const char *section, const char *pattern)
{
	for (size_t i = 0; i < exercise->count; i++) {
		if (strcmp(exercise->lines[i].section, section) == 0 && pattern_fits(pattern, exercise->lines[i].key))
			return true;
	}
	return false;
}

static void check_required_in(const struct checking *c, const struct content_key *row, const char *section)
{
	struct str name;

	if (section_has(c->exercise, section, row->name))
		return;
	name = pattern_text(row->name, "1");
	exercise_fault(c->exercise, c->faults, section, name.data, tr("This is missing: write %s = in section [%s]."), name.data, section);
	str_release(&name);
}

static void check_required(const struct checking *c, const struct content_key *row)
{
	if (!strchr(row->section, '*')) {
		check_required_in(c, row, row->section);
		return;
	}
	for (size_t i = 0; i < c->exercise->count; i++) {
		const char *section = c->exercise->lines[i].section;

		if (pattern_fits(row->section, section) && section_begins(c->exercise, i))
			check_required_in(c, row, section);
	}
}

static void check_items(const struct checking *c, const struct content_key *row)
{
	struct str name = pattern_text(row->section, "ID");
	const char *beyond = NULL;
	int count = 0;

	for (size_t i = 0; i < c->exercise->count; i++) {
		if (!pattern_fits(row->section, c->exercise->lines[i].section) || !section_begins(c->exercise, i))
			continue;
		if (++count == row->max_items + 1)
			beyond = c->exercise->lines[i].section;
	}
	if (count < row->min_items)
		exercise_fault(c->exercise, c->faults, NULL, name.data, tr("At least %d of these sections are needed and there are %d: add some."),
			row->min_items, count);
	if (row->max_items && count > row->max_items)
		exercise_fault(c->exercise, c->faults, beyond, NULL, tr("At most %d of these sections may be there and there are %d: remove some."),
			row->max_items, count);
	str_release(&name);
}

bool check_lines(const struct exercise *exercise, const struct check *check, struct faults *faults)
{
	const struct checking c = {exercise, check, faults};
	size_t before = faults->count;
	const struct content_key *row;

	for (size_t i = 0; i < exercise->count; i++)
		check_line(&c, i);
	for (size_t t = 0, r = 0; (row = row_next(check, &t, &r));) {
		if (row->required)
			check_required(&c, row);
		if (row->min_items || row->max_items)
			check_items(&c, row);
	}
	return faults->count == before;
}

bool check_numbering(const struct exercise *exercise, const char *section, const char *key, struct faults *faults)
{
	const struct exercise_line *line;
	size_t before = faults->count;
	long expected = 1;

	for (size_t at = 0; faults->count == before && (line = exercise_list(exercise, section, key, &at)); expected++) {
		const char *id = line->key + strlen(key) + 1;
		long number;

		if (number_read(id, &number) && number != expected)
			exercise_fault(exercise, faults, section, line->key, tr("Here %s.%ld is expected: number the texts 1, 2, 3 without gaps, in order."), key,
				expected);
	}
	return faults->count == before;
}
