/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/settings.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "content/ini.h"
#include "domain/exercise.h"
#include "workbook/paths.h"

/* A setting, the words it may have, and where it goes. */
struct setting_row {
	const char *key, *choices;
	size_t slot;
};

static const struct setting_row rows[] = {
	{"lang", "nl en", offsetof(struct settings, lang)},
};

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
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (strcmp(line->section, "settings") != 0 || strcmp(rows[i].key, line->key) != 0)
			continue;
		if (is_choice(rows[i].choices, line->value))
			mem_set((char **)((char *)settings + rows[i].slot), line->value);
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
	free(settings->lang);
	*settings = (struct settings){0};
}
