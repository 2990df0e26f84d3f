/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/schema.h"

enum { HEADER = 100, VERSION_AT = 60, APPLICATION_AT = 68 };      /* of an SQLite file, numbers big-endian */

/* The folder that path stands in ("." for none); the caller frees. */
static char *file_folder(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return mem_copy(".");
	return slash == path ? mem_copy("/") : mem_copy_len(path, (size_t)(slash - path));
}

static bool folder_closed(const char *folder, struct error *error)
{
	return error_say(error, tr("Nothing can be saved in the folder %s. Choose a folder of your own, or ask who manages this computer."), folder);
}

static bool folder_make(char *folder, struct error *error)
{
	struct stat found;
	bool ok, missing;
	char *above;

	if (stat(folder, &found) == 0)
		return S_ISDIR(found.st_mode) || error_say(error, tr("%s is not a folder, so no file can stand in it. Choose another place."), folder);
	missing = errno == ENOENT || errno == ENOTDIR;
	above = file_folder(folder);
	ok = !missing || strcmp(above, folder) == 0 || folder_make(above, error);
	free(above);
	if (!ok)
		return false;
	if (mkdir(folder, 0700) != 0 && errno != EEXIST)
		return errno == ENOSPC ? error_say(error, tr("The disk is full. Make room on it and try again.")) : folder_closed(folder, error);
	chmod(folder, 0700);
	return true;
}

/* The folder is there, and the file is not, or is something else. */
static bool file_not_made(const char *path, struct error *error)
{
	char *folder;
	int number = errno;

	if (number == ENOSPC || number == EDQUOT)
		return error_say(error, tr("The disk is full. Make room on it and try again."));
	if (number != EACCES && number != EROFS && number != EPERM)
		return error_say(error, tr("The file %s cannot be made (%s)."), path, strerror(number));
	folder = file_folder(path);
	folder_closed(folder, error);
	free(folder);
	return false;
}

bool file_make(const char *path, struct error *error)
{
	char *folder = file_folder(path);
	bool ok = folder_make(folder, error);
	int file;

	free(folder);
	if (!ok)
		return false;
	file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (file < 0)
		return errno == EEXIST || file_not_made(path, error);
	fchmod(file, 0600);
	close(file);
	file_sync(path);
	return true;
}

bool file_foreign(const char *path, struct error *error)
{
	return error_say(error, tr("%s is not a file of Samenspel. Choose another file; this one is left as it is."), path);
}

bool file_newer(const char *path, struct error *error)
{
	return error_say(error, tr("%s was made by a newer version of Samenspel. Install that version to open it; the file is left as it is."), path);
}

static uint32_t number_at(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* What was written last may still stand beside the file; then its first bytes may be old, and only SQLite can tell. */
bool file_has_log(const char *path)
{
	static const char *const ends[] = {"-wal", "-journal"};
	struct stat found;
	bool log = false;

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		struct str name = STR_EMPTY;

		str_addf(&name, "%s%s", path, ends[i]);
		log = log || (stat(name.data, &found) == 0 && found.st_size > 0);
		str_release(&name);
	}
	return log;
}

static bool header_ok(const char *path, const unsigned char *header, size_t len, int newest, struct error *error)
{
	static const char magic[16] = "SQLite format 3";

	if (len == 0 || file_has_log(path))
		return true;
	if (len < sizeof magic || memcmp(header, magic, sizeof magic) != 0)
		return file_foreign(path, error);
	if (len < HEADER)
		return error_say(error, tr("The file %s is damaged. Leave it as it is, and go on with your last backup."), path);
	if (number_at(header + APPLICATION_AT) != SCHEMA_APPLICATION)
		return file_foreign(path, error);
	return number_at(header + VERSION_AT) <= (uint32_t)newest || file_newer(path, error);
}

static bool look_inside(const char *path, int newest, struct error *error)
{
	unsigned char header[HEADER];
	int file = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t len;

	if (file < 0)
		return error_say(error, tr("%s cannot be read. Copy it to a folder of your own, or ask who manages this computer."), path);
	len = read(file, header, sizeof header);
	close(file);
	if (len < 0)
		return error_say(error, tr("The disk does not answer well for %s (%s). Check the disk or the stick, and try again."), path, strerror(errno));
	return header_ok(path, header, (size_t)len, newest, error);
}

/* A link is followed: the helper files stand where the file really is. */
static bool folder_open(const char *path, struct error *error)
{
	char *real = realpath(path, NULL), *folder = file_folder(real ? real : path);
	bool ok = access(folder, W_OK | X_OK) == 0 || folder_closed(folder, error);

	free(folder);
	free(real);
	return ok;
}

bool file_look_to_read(const char *path, int newest, struct error *error)
{
	struct stat found;

	if (stat(path, &found) != 0)
		return errno == ENOENT ? error_say(error, tr("There is no file %s. Check its name."), path)
		                       : error_say(error, tr("%s cannot be read. Copy it to a folder of your own, or ask who manages this computer."), path);
	if (S_ISDIR(found.st_mode))
		return error_say(error, tr("%s is a folder. Give the name of a file."), path);
	if (!S_ISREG(found.st_mode))
		return file_foreign(path, error);
	return look_inside(path, newest, error);
}

bool file_look(const char *path, int newest, struct error *error)
{
	if (!file_look_to_read(path, newest, error))
		return false;
	if (access(path, W_OK) != 0)
		return error_say(error, tr("%s may only be read. Copy it to a folder of your own, or ask who manages this computer."), path);
	return folder_open(path, error);
}

static bool sync_one(const char *path, int flags)
{
	int file = open(path, flags | O_CLOEXEC);
	bool ok = file >= 0 && fsync(file) == 0;

	if (file >= 0)
		close(file);
	return ok;
}

/* Some file systems cannot sync a folder; the file itself is what counts. */
bool file_sync(const char *path)
{
	char *folder = file_folder(path);
	bool ok = sync_one(path, O_RDONLY);

	sync_one(folder, O_RDONLY | O_DIRECTORY);
	free(folder);
	return ok;
}
