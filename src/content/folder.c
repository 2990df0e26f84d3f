/* SPDX-License-Identifier: EUPL-1.2 */
#include "content/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "domain/content_key.h"

static const char ending[] = ".ini";

char *folder_path(const char *parent, const char *name)
{
	struct str path = STR_EMPTY;

	str_add(&path, parent);
	if (path.len && path.data[path.len - 1] != '/')
		str_add_char(&path, '/');
	str_add(&path, name);
	return str_take(&path);
}

/* Takes over path. */
static void file_set(struct folder_files *files, const char *id, char *path)
{
	for (size_t i = 0; i < files->count; i++) {
		if (strcmp(files->items[i].id, id) != 0)
			continue;
		free(files->items[i].path);
		files->items[i].path = path;
		return;
	}
	files->items = mem_room(files->items, files->count, &files->room, sizeof *files->items);
	files->items[files->count++] = (struct folder_file){mem_copy(id), path};
}

static void file_add(struct folder_files *files, const char *folder, const char *name, struct faults *faults)
{
	size_t len = strlen(name);
	char *path, *id;

	/* Hidden files are what editors and file managers leave behind. */
	if (len < sizeof ending || name[0] == '.' || strcmp(name + len - strlen(ending), ending) != 0)
		return;
	path = folder_path(folder, name);
	id = mem_copy_len(name, len - strlen(ending));
	if (content_id_ok(id)) {
		file_set(files, id, path);
	} else {
		faults_add(faults, path, 0, NULL, "%s",
			tr("The name of this file is its id: use only small letters, digits, - and _, beginning with a letter or a digit."));
		free(path);
	}
	free(id);
}

void folder_add(struct folder_files *files, const char *folder, struct faults *faults)
{
	DIR *open = opendir(folder);
	const struct dirent *entry;

	if (!open) {
		if (errno != ENOENT)
			faults_add(faults, folder, 0, NULL, "%s", tr("This folder could not be read: change its permissions, or what stands in its place."));
		return;
	}
	while ((entry = readdir(open)))
		file_add(files, folder, entry->d_name, faults);
	closedir(open);
}

void folder_drop(struct folder_files *files, const char *id)
{
	size_t kept = 0;

	for (size_t i = 0; i < files->count; i++) {
		if (strcmp(files->items[i].id, id) != 0) {
			files->items[kept++] = files->items[i];
			continue;
		}
		free(files->items[i].id);
		free(files->items[i].path);
	}
	files->count = kept;
}

static int file_order(const void *a, const void *b)
{
	return strcmp(((const struct folder_file *)a)->id, ((const struct folder_file *)b)->id);
}

void folder_sort(struct folder_files *files)
{
	if (files->count)
		qsort(files->items, files->count, sizeof *files->items, file_order);
}

void folder_release(struct folder_files *files)
{
	for (size_t i = 0; i < files->count; i++) {
		free(files->items[i].id);
		free(files->items[i].path);
	}
	free(files->items);
	*files = (struct folder_files){0};
}
