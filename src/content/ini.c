/* SPDX-License-Identifier: EUPL-1.2 */
/* The traps of iniparser 4.1: an entry of 1023 bytes fails the whole file; ; and # cut an unquoted value; a value that begins with ' is a quote; the
 * last of two equal keys wins; names are lower-cased; UTF-8 is not looked at; a directory is an empty file; errors go to stderr, over the screen; getint
 * and its like crash on the name of a section (CVE-2023-33461), and getstring lower-cases what it is asked for, so only dictionary_get is used. The
 * pre-pass refuses what leads there. */
#include "content/ini.h"

#include <errno.h>
#include <iniparser/iniparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"

enum { READ_BYTES = 300 * 1024 };   /* past what the pre-pass accepts, so that it refuses what is larger */

static bool file_fault(struct faults *faults, const char *path, const char *sentence)
{
	faults_add(faults, path, 0, NULL, "%s", sentence);
	return false;
}

static const char *open_sentence(int error)
{
	switch (error) {
	case ENOENT:
		return tr("This file is not there.");
	case EACCES:
	case EPERM:
		return tr("This file may not be read: change its permissions.");
	default:
		return tr("This file could not be read: copy it again or choose another place for it.");
	}
}

/* Reads the file into bytes, that the caller releases. A pipe or a device would keep us waiting, so only a plain file is opened. */
static bool file_bytes(const char *path, struct str *bytes, struct faults *faults)
{
	char part[4096];
	struct stat status;
	size_t len;
	FILE *file;
	bool failed;

	if (stat(path, &status) != 0)
		return file_fault(faults, path, open_sentence(errno));
	if (S_ISDIR(status.st_mode))
		return file_fault(faults, path, tr("This is a folder, not a file: give it a name that does not end in .ini."));
	if (!S_ISREG(status.st_mode))
		return file_fault(faults, path, tr("This is not a plain file: put a text file in its place."));
	file = fopen(path, "r");
	if (!file)
		return file_fault(faults, path, open_sentence(errno));
	while (bytes->len < READ_BYTES && (len = fread(part, 1, sizeof part, file)) > 0)
		str_add_len(bytes, part, len);
	failed = ferror(file) != 0;
	fclose(file);
	return failed ? file_fault(faults, path, open_sentence(EIO)) : true;
}

static int silence(const char *format, ...)
{
	(void)format;
	return 0;
}

static const char *value_of(const dictionary *found, const struct exercise_line *line)
{
	struct str name = STR_EMPTY;
	const char *value;

	str_addf(&name, "%s:%s", line->section, line->key);
	value = dictionary_get(found, name.data, NULL);
	str_release(&name);
	return value;
}

static size_t section_count(const struct exercise *exercise)
{
	size_t count = 0;

	for (size_t i = 0; i < exercise->count; i++) {
		if (i == 0 || strcmp(exercise->lines[i].section, exercise->lines[i - 1].section) != 0)
			count++;
	}
	return count;
}

/* Fills the values of passed with what iniparser reads; false when the two do not see the same file. */
static bool values_read(const dictionary *found, struct exercise *passed)
{
	if (found->n < 0 || (size_t)found->n != passed->count + section_count(passed))
		return false;
	for (size_t i = 0; i < passed->count; i++) {
		struct exercise_line *line = &passed->lines[i];
		const char *value = value_of(found, line);

		if (!value || strcmp(value, line->value) != 0)
			return false;
		mem_set(&line->value, value);
	}
	return true;
}

static bool iniparser_agrees(const char *path, struct exercise *passed, struct faults *faults)
{
	dictionary *found;
	bool same;

	iniparser_set_error_callback(silence);
	found = iniparser_load(path);
	same = found && values_read(found, passed);
	if (found)
		iniparser_freedict(found);
	return same ||
		file_fault(faults, path, tr("This file was read in two ways that do not agree: it may have changed meanwhile; try again, or tell the makers."));
}

bool ini_read(const char *path, struct exercise *out, struct faults *faults)
{
	struct exercise *passed = mem_alloc(1, sizeof *passed);
	struct str bytes = STR_EMPTY;
	bool good;

	good = file_bytes(path, &bytes, faults) && ini_prepass(path, bytes.data, bytes.len, passed, faults) && iniparser_agrees(path, passed, faults);
	for (size_t i = 0; good && i < passed->count; i++) {
		const struct exercise_line *line = &passed->lines[i];

		exercise_add(out, line->section, line->key, line->value, line->number);
	}
	str_release(&bytes);
	exercise_free(passed);
	return good;
}
