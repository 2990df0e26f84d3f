/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/settings.h"

#include <assert.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/save.h"
#include "base/str.h"
#include "content/ini.h"
#include "domain/exercise.h"
#include "store/file.h"
#include "workbook/paths.h"

/* A setting, the words it may have, and where it goes. */
struct setting_row {
	const char *key, *choices;
	size_t slot;
};

static const struct setting_row rows[] = {
	{"lang", "nl en", offsetof(struct settings, lang)},
	{"colours", "dark light own", offsetof(struct settings, colours)},
};
enum { ROWS = sizeof rows / sizeof *rows };

static char **slot_of(const struct settings *settings, const struct setting_row *row)
{
	return (char **)((char *)settings + row->slot);
}

static bool is_choice(const char *choices, const char *value)
{
	size_t len = strlen(value);
	for (const char *at = choices; *at; at += strspn(at, " ")) {
		size_t word = strcspn(at, " ");
		if (word == len && strncmp(at, value, len) == 0)
			return true;
		at += word;
	}
	return false;
}

static void take(struct settings *settings, const struct exercise_line *line, const char *path, struct faults *faults)
{
	for (size_t i = 0; i < ROWS; i++) {
		if (strcmp(line->section, "settings") != 0 || strcmp(rows[i].key, line->key) != 0)
			continue;
		if (is_choice(rows[i].choices, line->value))
			mem_set(slot_of(settings, &rows[i]), line->value);
		else
			faults_add(faults, path, line->number, line->key, tr("Choose one of these: %s."), rows[i].choices);
		return;
	}
	faults_add(faults, path, line->number, line->key, tr("There is no setting of this name. Take the line away."));
}

void settings_load(struct settings *settings, struct faults *faults)
{
	char *path = path_settings();
	struct exercise *file = mem_alloc(1, sizeof *file);
	if (access(path, F_OK) == 0 && ini_read(path, file, faults))
		for (size_t i = 0; i < file->count; i++)
			take(settings, &file->lines[i], path, faults);
	exercise_free(file);
	free(path);
}

void settings_release(struct settings *settings)
{
	for (size_t i = 0; i < ROWS; i++)
		free(*slot_of(settings, &rows[i]));
	*settings = (struct settings){0};
}

/* --- writing --- */

static bool not_remembered(struct error *error)
{
	return error_say(error, tr("This holds for now, and is not remembered: %s"), error->text);
}

static bool say_first(const char *path, const struct faults *faults, struct error *error)
{
	char *fault = faults->count ? fault_line(&faults->items[0]) : mem_copy(path);
	error_say(error, "%s", fault);
	free(fault);
	return false;
}

/* What stands in the file now; false with a sentence when it cannot be read, for then it is not ours to write over. */
static bool file_read(const char *path, struct str *text, struct error *error)
{
	struct faults faults = {0};
	struct exercise *lines = mem_alloc(1, sizeof *lines);
	char part[4096];
	size_t len;
	bool ok = ini_read(path, lines, &faults);
	FILE *file = ok ? fopen(path, "r") : NULL;
	while (file && (len = fread(part, 1, sizeof part, file)) > 0)
		str_add_len(text, part, len);
	if (file)
		fclose(file);
	exercise_free(lines);
	if (!ok)
		say_first(path, &faults, error);
	faults_release(&faults);
	return ok;
}

/* Where line `number` begins in the text; behind its end when there are not so many. */
static size_t line_at(const struct str *text, int number)
{
	const char *at = text->data;
	while (--number > 0 && *at) {
		at += strcspn(at, "\n");
		at += *at == '\n';
	}
	return (size_t)(at - text->data);
}

/* The line of that setting, or 0; after: the last line that is in the section, or 0. */
static int line_of(const struct exercise *lines, const char *key, int *after)
{
	*after = 0;
	for (size_t i = 0; i < lines->count; i++) {
		if (strcmp(lines->lines[i].section, "settings") != 0)
			continue;
		*after = lines->lines[i].number;
		if (strcmp(lines->lines[i].key, key) == 0)
			return lines->lines[i].number;
	}
	return 0;
}

/* A line of its own at that place; what stood on it goes when `instead`. */
static void line_put(struct str *text, size_t at, bool instead, const char *line)
{
	if (instead) {
		size_t len = strcspn(text->data + at, "\n");
		str_remove(text, at, len + (text->data[at + len] == '\n'));
	}
	if (at > 0 && text->data[at - 1] != '\n')
		str_insert(text, at++, "\n", 1);
	str_insert(text, at, line, strlen(line));
}

static void setting_put(const char *path, struct str *text, const char *key, const char *value)
{
	struct faults faults = {0};
	struct exercise *lines = mem_alloc(1, sizeof *lines);
	struct str line = STR_EMPTY;
	ini_prepass(path, text->data, text->len, lines, &faults);
	int after, number = line_of(lines, key, &after);
	if (!number && !after)
		str_add(&line, "[settings]\n");
	str_addf(&line, "%s = %s\n", key, value);
	line_put(text, number ? line_at(text, number) : after ? line_at(text, after + 1) : text->len, number != 0, line.data);
	str_release(&line);
	exercise_free(lines);
	faults_release(&faults);
}

bool settings_save(const struct settings *settings, struct error *error)
{
	struct str text = STR_EMPTY;
	char *path = path_settings();
	bool ok = access(path, F_OK) == 0 ? file_read(path, &text, error) : file_make(path, error);
	for (size_t i = 0; ok && i < ROWS; i++) {
		const char *value = *slot_of(settings, &rows[i]);
		assert(!value || is_choice(rows[i].choices, value));
		if (value)
			setting_put(path, &text, rows[i].key, value);
	}
	if (ok) {
		int number = save_at(path, SAVE_OVER, &text);
		ok = number == 0 || save_failed(path, number, error);
	}
	str_release(&text);
	free(path);
	return ok || not_remembered(error);
}
