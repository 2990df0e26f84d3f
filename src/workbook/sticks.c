/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/sticks.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"

enum { DEEPEST = 2 };      /* /media/USER/NAME */

const char *const stick_roots[] = {"/media", "/run/media", NULL};

static void stick_add(struct sticks *sticks, const char *folder, const char *label, dev_t device)
{
	char *name = text_clean(label, strlen(label), false);
	if (faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0) {
		sticks->items = mem_room(sticks->items, sticks->count, &sticks->room, sizeof *sticks->items);
		sticks->items[sticks->count++] = (struct stick){.folder = mem_copy(folder), .name = mem_copy(name), .device = device};
	} else if (!sticks->closed) {
		sticks->closed = mem_copy(name);
	}
	free(name);
}

static void look_in(const char *folder, int depth, struct sticks *sticks);

/* Another device than the folder it stands in: something is mounted there. */
static void look_at(const char *folder, const char *name, dev_t above, int depth, struct sticks *sticks)
{
	struct stat found;
	struct str path = STR_EMPTY;
	str_addf(&path, "%s/%s", folder, name);
	if (lstat(path.data, &found) == 0 && S_ISDIR(found.st_mode)) {
		if (found.st_dev != above)
			stick_add(sticks, path.data, name, found.st_dev);
		else if (depth < DEEPEST)
			look_in(path.data, depth + 1, sticks);
	}
	str_release(&path);
}

static void look_in(const char *folder, int depth, struct sticks *sticks)
{
	struct stat here;
	DIR *entries = opendir(folder);
	if (!entries)
		return;
	if (fstat(dirfd(entries), &here) == 0)
		for (const struct dirent *entry; (entry = readdir(entries));)
			if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
				look_at(folder, entry->d_name, here.st_dev, depth, sticks);
	closedir(entries);
}

static int by_name(const void *left, const void *right)
{
	const struct stick *a = left, *b = right;
	int order = text_compare(a->name, b->name);
	return order ? order : strcmp(a->folder, b->folder);
}

void sticks_find(const char *const *roots, struct sticks *sticks)
{
	for (; *roots; roots++)
		look_in(*roots, 1, sticks);
	if (sticks->count > 1)
		qsort(sticks->items, sticks->count, sizeof *sticks->items, by_name);
}

void sticks_release(struct sticks *sticks)
{
	for (size_t i = 0; i < sticks->count; i++) {
		free(sticks->items[i].folder);
		free(sticks->items[i].name);
	}
	free(sticks->items);
	free(sticks->closed);
	*sticks = (struct sticks){0};
}

int stick_open(const struct stick *stick)
{
	struct stat found;
	int folder = open(stick->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder < 0)
		return -errno;
	if (fstat(folder, &found) == 0 && found.st_dev == stick->device)
		return folder;
	close(folder);
	return -ENODEV;
}

bool sticks_none(const struct sticks *sticks, int key, struct error *error)
{
	if (sticks->closed)
		return error_say(error, tr("Nothing may be written on stick %s. Slide its lock open or take another one, and press %d."), sticks->closed, key);
	return error_say(error, tr("No stick found. Put it in and press %d."), key);
}

bool stick_failed(const struct stick *stick, int number, int key, struct error *error)
{
	switch (number) {
	case ENOSPC:
	case EDQUOT:
	case EFBIG:
		return error_say(error, tr("Stick %s is full. Make room on it or take another one, and press %d."), stick->name, key);
	case EROFS:
	case EACCES:
	case EPERM:
		return error_say(error, tr("Nothing may be written on stick %s. Slide its lock open or take another one, and press %d."), stick->name, key);
	default:
		return error_say(error, tr("Stick %s is not there any more, or does not work. Put it in again or take another one, and press %d."), stick->name, key);
	}
}
