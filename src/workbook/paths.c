/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/paths.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "workbook/file_name.h"

static const char *set_or(const char *variable, const char *otherwise)
{
	const char *value = getenv(variable);
	return value && *value ? value : otherwise;
}

static char *join(const char *folder, const char *name)
{
	struct str path = STR_EMPTY;
	str_add(&path, folder);
	if (name)
		str_addf(&path, "/%s", name);
	return str_take(&path);
}

static bool is_folder(const char *path)
{
	struct stat info;
	return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* The program's folder below a base folder: the one the variable names, else the one in the home folder. */
static char *path_own(const char *variable, const char *in_home, const char *name)
{
	struct str folder = STR_EMPTY;
	const char *base = set_or(variable, NULL);
	if (base)
		str_addf(&folder, "%s/samenspel", base);
	else
		str_addf(&folder, "%s/%s/samenspel", set_or("HOME", "."), in_home);
	char *path = join(folder.data, name);
	str_release(&folder);
	return path;
}

char *path_data(const char *name)
{
	return path_own("XDG_DATA_HOME", ".local/share", name);
}

char *path_settings(void)
{
	return path_own("XDG_CONFIG_HOME", ".config", "settings.ini");
}

/* The folder the program stands in; "." when the kernel does not say. */
static char *path_program(void)
{
	char path[4096];
	ssize_t len = readlink("/proc/self/exe", path, sizeof path - 1);
	if (len <= 0)
		return mem_copy(".");
	path[len] = '\0';
	char *slash = strrchr(path, '/');
	*(slash ? slash : path) = '\0';
	return mem_copy(path);
}

/* The content that came with the program that runs: in its sources, else as it was installed, wherever that is now. */
static char *content_of_program(void)
{
	static const char *const places[] = {"../content", "../share/samenspel/content"};
	char *program = path_program(), *real = NULL;
	for (size_t i = 0; i < sizeof places / sizeof *places && !real; i++) {
		char *place = join(program, places[i]);
		real = is_folder(place) ? realpath(place, NULL) : NULL;
		free(place);
	}
	free(program);
	return real ? real : mem_copy(SAMENSPEL_DATADIR "/content");
}

char **path_content(void)
{
	char **paths = mem_alloc(3, sizeof *paths);
	const char *named = set_or("SAMENSPEL_CONTENT", NULL);
	paths[0] = named ? mem_copy(named) : content_of_program();
	paths[1] = path_data("content");
	return paths;
}

void paths_free(char **paths)
{
	for (size_t i = 0; paths && paths[i]; i++)
		free(paths[i]);
	free(paths);
}

static char *readable(char *path)
{
	if (access(path, R_OK) == 0)
		return path;
	free(path);
	return NULL;
}

char *path_texts(const char *lang)
{
	struct str name = STR_EMPTY;
	char *program = path_program(), **folders = path_content();
	str_addf(&name, "%s.mo", lang);
	char *found = readable(join(program, name.data));
	str_clear(&name);
	str_addf(&name, "%s/interface.mo", lang);
	for (size_t i = 0; !found && folders[i]; i++)
		found = readable(join(folders[i], name.data));
	paths_free(folders);
	free(program);
	str_release(&name);
	return found;
}

/* The desktop's own name for it, from user-dirs.dirs: XDG_DOCUMENTS_DIR="$HOME/Documenten". NULL for none. */
static char *user_documents(const char *home)
{
	static const char key[] = "XDG_DOCUMENTS_DIR=\"";
	const char *set = set_or("XDG_CONFIG_HOME", NULL);
	char *config = set ? mem_copy(set) : join(home, ".config"), *name = join(config, "user-dirs.dirs"), line[PATH_MAX], *found = NULL;
	FILE *file = fopen(name, "r");
	while (file && !found && fgets(line, sizeof line, file)) {
		char *value = line + sizeof key - 1;
		if (strncmp(line, key, sizeof key - 1) != 0)
			continue;
		value[strcspn(value, "\"\n")] = '\0';
		found = strncmp(value, "$HOME/", 6) == 0 ? join(home, value + 6) : mem_copy(value);
	}
	if (file)
		fclose(file);
	free(name);
	free(config);
	return found;
}

char *path_documents(void)
{
	static const char *const names[] = {"Documenten", "Documents"};
	const char *home = set_or("HOME", "."), *set = set_or("XDG_DOCUMENTS_DIR", NULL);
	char *path = set ? mem_copy(set) : user_documents(home);
	for (size_t i = 0; i < sizeof names / sizeof *names && !(path && is_folder(path)); i++) {
		free(path);
		path = join(home, names[i]);
	}
	if (is_folder(path))
		return path;
	free(path);
	return mem_copy(home);
}

static char *path_document(const char *title, int copy, const char *extension)
{
	char *folder = path_documents(), *name = file_name(title, 1, copy, extension), *path = join(folder, name);
	free(name);
	free(folder);
	return path;
}

const char *path_called(const char *folder)
{
	const char *slash = strrchr(folder, '/');
	return strcmp(folder, set_or("HOME", ".")) == 0 ? tr("your own folder") : slash && slash[1] ? slash + 1 : folder;
}

char *path_document_new(const char *title, const char *extension)
{
	int copy = 1;
	char *path = path_document(title, copy, extension);
	while (access(path, F_OK) == 0) {
		free(path);
		path = path_document(title, ++copy, extension);
	}
	return path;
}
