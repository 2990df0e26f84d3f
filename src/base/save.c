/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE     /* renameat2(), syncfs() */
#endif
#include "base/save.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/random.h"

int save_all(int file, const struct str *text)
{
	for (size_t at = 0; at < text->len;) {
		ssize_t wrote = write(file, text->data + at, text->len - at);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0)
			return wrote < 0 ? errno : EIO;
		at += (size_t)wrote;
	}
	return 0;
}

/* Older kernels and some file systems cannot rename to a free name only: then a link does, and where links are not known the name is looked at first. */
static int name_by_link(int folder, const char *part, const char *name)
{
	struct stat found;

	if (linkat(folder, part, folder, name, 0) == 0)
		return unlinkat(folder, part, 0) == 0 ? 0 : errno;
	if (errno == EEXIST || fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW) == 0)
		return EEXIST;
	return renameat(folder, part, folder, name) == 0 ? 0 : errno;
}

int save_name(int folder, const char *part, const char *name)
{
#ifdef RENAME_NOREPLACE
	if (renameat2(folder, part, folder, name, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return errno;
#endif
	return name_by_link(folder, part, name);
}

int save_sync(int folder, bool all)
{
	/* Some file systems cannot sync a folder; the file itself is what counts. */
	if (fsync(folder) != 0 && errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
		return errno;
	return all && syncfs(folder) != 0 ? errno : 0;
}

static int write_part(int folder, const char *part, const struct str *text)
{
	int file = openat(folder, part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600), number;

	if (file < 0)
		return errno;
	number = save_all(file, text);
	if (number == 0 && fsync(file) != 0)
		number = errno;
	if (close(file) != 0 && number == 0)
		number = errno;
	return number;
}

int save_in(int folder, const char *name, enum save how, const struct str *text)
{
	char part[64], id[33];
	int number;

	id_text(id_random(), id);
	snprintf(part, sizeof part, ".samenspel-%.12s.part", id);
	number = write_part(folder, part, text);
	if (number == 0 && how == SAVE_NEW)
		number = save_name(folder, part, name);
	else if (number == 0 && renameat(folder, part, folder, name) != 0)
		number = errno;
	if (number != 0) {
		unlinkat(folder, part, 0);
		return number;
	}
	number = save_sync(folder, false);
	if (number != 0 && how == SAVE_NEW)
		unlinkat(folder, name, 0);
	return number;
}

static int save_beside(const char *path, enum save how, const struct str *text)
{
	const char *slash = strrchr(path, '/');
	char *above = slash == NULL ? mem_copy(".") : slash == path ? mem_copy("/") : mem_copy_len(path, (size_t)(slash - path));
	int folder = open(above, O_RDONLY | O_DIRECTORY | O_CLOEXEC), number = folder < 0 ? errno : 0;

	free(above);
	if (folder < 0)
		return number;
	number = save_in(folder, slash == NULL ? path : slash + 1, how, text);
	close(folder);
	return number;
}

static int save_straight(const char *path, const struct str *text)
{
	int file = open(path, O_WRONLY | O_CLOEXEC), number;

	if (file < 0)
		return errno;
	number = save_all(file, text);
	return close(file) != 0 && number == 0 ? errno : number;
}

int save_at(const char *path, enum save how, const struct str *text)
{
	struct stat found;
	char *real;
	int number;

	if (how == SAVE_OVER && stat(path, &found) == 0 && !S_ISREG(found.st_mode))
		return save_straight(path, text);
	real = how == SAVE_OVER ? realpath(path, NULL) : NULL;
	number = save_beside(real != NULL ? real : path, how, text);
	free(real);
	return number;
}

bool save_failed(const char *path, int number, struct error *error)
{
	if (number == ENOSPC || number == EFBIG || number == EDQUOT)
		return error_say(error, tr("%s cannot be written: the disk is full. Nothing is lost; choose another place."), path);
	if (number == EACCES || number == EROFS || number == EPERM)
		return error_say(error, tr("%s cannot be written: you may not write there. Choose another place."), path);
	return error_say(error, tr("%s cannot be written there. Choose another place."), path);
}
