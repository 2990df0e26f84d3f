/* SPDX-License-Identifier: EUPL-1.2 */
/* Where a person looks for a document. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/screen.h"

static bool is_folder(const char *path)
{
	struct stat found;

	return path != NULL && stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

static void add_home(struct str *path)
{
	const char *home = getenv("HOME");

	str_add(path, home != NULL ? home : ".");
}

/* The desktop's own name for it ("Documenten"), from user-dirs.dirs: XDG_DOCUMENTS_DIR="$HOME/Documenten". */
static void read_user_folder(struct str *path)
{
	static const char key[] = "XDG_DOCUMENTS_DIR=\"";
	const char *config = getenv("XDG_CONFIG_HOME");
	struct str name = STR_EMPTY;
	char line[PATH_MAX];
	FILE *file;

	if (config == NULL || config[0] == '\0')
		add_home(&name);
	str_addf(&name, "%s/user-dirs.dirs", config != NULL && config[0] != '\0' ? config : "/.config");
	file = fopen(name.data, "r");
	str_release(&name);
	while (file != NULL && fgets(line, sizeof line, file) != NULL) {
		char *value = line + sizeof key - 1;

		if (strncmp(line, key, sizeof key - 1) != 0)
			continue;
		value[strcspn(value, "\"\n")] = '\0';
		if (strncmp(value, "$HOME", 5) == 0)
			add_home(path);
		str_add(path, strncmp(value, "$HOME", 5) == 0 ? value + 5 : value);
	}
	if (file != NULL)
		fclose(file);
}

static void documents_folder(struct str *path)
{
	str_add(path, getenv("XDG_DOCUMENTS_DIR"));
	if (is_folder(path->data))
		return;
	str_clear(path);
	read_user_folder(path);
	if (is_folder(path->data))
		return;
	str_clear(path);
	add_home(path);
	str_add(path, "/Documents");
	if (is_folder(path->data))
		return;
	str_clear(path);
	str_add(path, ".");
}

/* A title may hold what a file name may not. */
static void add_name(struct str *path, const char *title)
{
	str_add(path, "/");
	for (const char *c = title; *c != '\0'; c++)
		str_add_char(path, *c == '/' || *c == '\\' || *c == ':' ? '-' : *c);
}

char *documents_path(const char *title, const char *extension)
{
	struct str path = STR_EMPTY;

	for (int version = 1; version < 100; version++) {
		str_clear(&path);
		documents_folder(&path);
		add_name(&path, title);
		if (version > 1) {
			str_add(&path, ", ");
			str_addf(&path, tr("version %d"), version);
		}
		str_add(&path, extension);
		if (access(path.data, F_OK) != 0)
			break;
	}
	return str_take(&path);
}
