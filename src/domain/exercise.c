/* SPDX-License-Identifier: EUPL-1.2 */
#include "domain/exercise.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

static void line_release(struct exercise_line *line)
{
	free(line->section);
	free(line->key);
	free(line->value);
}

static struct exercise_line *line_insert(struct exercise *exercise, size_t at)
{
	struct exercise_line *lines;

	lines = exercise->lines = mem_room(exercise->lines, exercise->count, &exercise->room, sizeof *exercise->lines);
	memmove(lines + at + 1, lines + at, (exercise->count - at) * sizeof *lines);
	exercise->count++;
	return &lines[at];
}

void exercise_add(struct exercise *exercise, const char *section, const char *key, const char *value, int number)
{
	struct exercise_line line = {mem_copy(section), mem_copy(key), mem_copy(value), number};

	*line_insert(exercise, exercise->count) = line;
}

/* Where a new line of the section goes: after its last one, so that a section stays in one place. */
static size_t section_end(const struct exercise *exercise, const char *section)
{
	size_t at = exercise->count;

	while (at > 0 && strcmp(exercise->lines[at - 1].section, section) != 0)
		at--;
	return at > 0 ? at : exercise->count;
}

void exercise_set(struct exercise *exercise, const char *section, const char *key, const char *value)
{
	const struct exercise_line *found = exercise_find(exercise, section, key);
	struct exercise_line line;

	if (found) {
		mem_set(&exercise->lines[found - exercise->lines].value, value);
		return;
	}
	line = (struct exercise_line){mem_copy(section), mem_copy(key), mem_copy(value), 0};
	*line_insert(exercise, section_end(exercise, section)) = line;
}

struct exercise *exercise_copy(const struct exercise *exercise)
{
	struct exercise *copy = mem_alloc(1, sizeof *copy);

	copy->id = mem_copy(exercise->id);
	copy->kind = mem_copy(exercise->kind);
	copy->lang = mem_copy(exercise->lang);
	for (size_t i = 0; i < exercise->count; i++)
		exercise_add(copy, exercise->lines[i].section, exercise->lines[i].key, exercise->lines[i].value, 0);
	return copy;
}

void exercise_free(struct exercise *exercise)
{
	if (!exercise)
		return;
	for (size_t i = 0; i < exercise->count; i++)
		line_release(&exercise->lines[i]);
	free(exercise->lines);
	free(exercise->id);
	free(exercise->kind);
	free(exercise->lang);
	free(exercise->file);
	free(exercise);
}

/* The first line of the section, whatever its key. */
static const struct exercise_line *section_find(const struct exercise *exercise, const char *section)
{
	for (size_t i = 0; i < exercise->count; i++) {
		if (strcmp(exercise->lines[i].section, section) == 0)
			return &exercise->lines[i];
	}
	return NULL;
}

const struct exercise_line *exercise_find(const struct exercise *exercise, const char *section, const char *key)
{
	for (size_t i = 0; i < exercise->count; i++) {
		const struct exercise_line *line = &exercise->lines[i];

		if (strcmp(line->section, section) == 0 && strcmp(line->key, key) == 0)
			return line;
	}
	return NULL;
}

const char *exercise_text(const struct exercise *exercise, const char *section, const char *key)
{
	const struct exercise_line *line = exercise_find(exercise, section, key);

	return line ? line->value : "";
}

int exercise_number(const struct exercise *exercise, const char *section, const char *key, int otherwise)
{
	const char *text = exercise_text(exercise, section, key);
	char *end;
	long number;

	errno = 0;
	number = strtol(text, &end, 10);
	if (end == text || *end || errno || number < INT_MIN || number > INT_MAX)
		return otherwise;
	return (int)number;
}

bool exercise_yes(const struct exercise *exercise, const char *section, const char *key)
{
	return strcmp(exercise_text(exercise, section, key), "yes") == 0;
}

/* What follows `list.` in name, or NULL when name is something else. */
static const char *name_id(const char *name, const char *list)
{
	size_t len = strlen(list);

	return strncmp(name, list, len) == 0 && name[len] == '.' && name[len + 1] ? name + len + 1 : NULL;
}

const char *exercise_item(const struct exercise *exercise, const char *list, size_t *at)
{
	while (*at < exercise->count) {
		const struct exercise_line *line = &exercise->lines[(*at)++];
		const char *id = name_id(line->section, list);

		if (id && line > exercise->lines && strcmp(line[-1].section, line->section) == 0)
			continue;
		if (id && section_find(exercise, line->section) == line)
			return id;
	}
	return NULL;
}

const struct exercise_line *exercise_list(const struct exercise *exercise, const char *section, const char *key, size_t *at)
{
	while (*at < exercise->count) {
		const struct exercise_line *line = &exercise->lines[(*at)++];

		if (strcmp(line->section, section) == 0 && name_id(line->key, key))
			return line;
	}
	return NULL;
}

const char *exercise_item_text(const struct exercise *exercise, const char *list, const char *id, const char *key)
{
	for (size_t i = 0; i < exercise->count; i++) {
		const struct exercise_line *line = &exercise->lines[i];
		const char *item = name_id(line->section, list);

		if (item && strcmp(item, id) == 0 && strcmp(line->key, key) == 0)
			return line->value;
	}
	return "";
}

bool exercise_item_yes(const struct exercise *exercise, const char *list, const char *id, const char *key)
{
	return strcmp(exercise_item_text(exercise, list, id, key), "yes") == 0;
}

/* The line a fault points at. A key that is missing is asked for where its section begins. */
static int fault_number(const struct exercise *exercise, const char *section, const char *key)
{
	const struct exercise_line *line = NULL;

	if (section && key)
		line = exercise_find(exercise, section, key);
	if (section && !line)
		line = section_find(exercise, section);
	return line ? line->number : 0;
}

void exercise_fault(const struct exercise *exercise, struct faults *faults, const char *section, const char *key, const char *format, ...)
{
	struct str name = STR_EMPTY;
	char *sentence;
	va_list args;

	va_start(args, format);
	sentence = str_print(format, args);
	va_end(args);
	str_add(&name, section);
	if (key)
		str_addf(&name, section ? ".%s" : "%s", key);
	faults_add(faults, exercise->file ? exercise->file : exercise->id, fault_number(exercise, section, key), name.len ? name.data : NULL, "%s",
		sentence);
	str_release(&name);
	free(sentence);
}
