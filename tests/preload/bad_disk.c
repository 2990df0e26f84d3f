/* SPDX-License-Identifier: EUPL-1.2 */
/* A disk that fails when it is told to, put before a program with LD_PRELOAD: cc -shared -fPIC -o bad_disk.so bad_disk.c
 * BAD_DISK_UNDER is the folder it is about. Every call on it is written to BAD_DISK_LOG, one a line. BAD_DISK_FAIL="fsync 2 5" lets the second fsync there
 * fail with number 5 of errno; "fsync 2 5 all" everything after it, too, as when a stick is pulled out. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static bool is_under(int file)
{
	const char *under = getenv("BAD_DISK_UNDER");
	char link[64], path[4096];
	ssize_t len;

	snprintf(link, sizeof link, "/proc/self/fd/%d", file);
	len = readlink(link, path, sizeof path - 1);
	if (under == NULL || len <= 0)
		return false;
	path[len] = '\0';
	return strncmp(path, under, strlen(under)) == 0;
}

static void note(const char *call)
{
	const char *path = getenv("BAD_DISK_LOG");
	FILE *file = path != NULL ? fopen(path, "a") : NULL;

	if (file == NULL)
		return;
	fprintf(file, "%s\n", call);
	fclose(file);
}

/* Whether this call fails now; errno then says how. */
static bool fails(const char *call)
{
	static int calls, gone;
	const char *wish = getenv("BAD_DISK_FAIL");
	char name[16] = "", all[8] = "";
	int number = 0, why = 0;

	note(call);
	if (wish == NULL || sscanf(wish, "%15s %d %d %7s", name, &number, &why, all) < 3)
		return false;
	if (gone == 0 && (strcmp(name, call) != 0 || ++calls != number))
		return false;
	gone = all[0] != '\0' ? why : 0;
	errno = why;
	return true;
}

ssize_t write(int file, const void *bytes, size_t len)
{
	ssize_t (*real)(int, const void *, size_t) = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");

	return is_under(file) && fails("write") ? -1 : real(file, bytes, len);
}

int fsync(int file)
{
	int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
	struct stat found;
	bool folder = fstat(file, &found) == 0 && S_ISDIR(found.st_mode);

	return is_under(file) && fails(folder ? "folder" : "fsync") ? -1 : real(file);
}

int syncfs(int file)
{
	int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "syncfs");

	return is_under(file) && fails("syncfs") ? -1 : real(file);
}

int renameat2(int from, const char *name, int to, const char *other, unsigned flags)
{
	int (*real)(int, const char *, int, const char *, unsigned) = (int (*)(int, const char *, int, const char *, unsigned))dlsym(RTLD_NEXT, "renameat2");

	return is_under(from) && fails("rename") ? -1 : real(from, name, to, other, flags);
}

/* As on FAT, always: it knows no links. */
int linkat(int from, const char *name, int to, const char *other, int flags)
{
	int (*real)(int, const char *, int, const char *, int) = (int (*)(int, const char *, int, const char *, int))dlsym(RTLD_NEXT, "linkat");

	if (!is_under(from))
		return real(from, name, to, other, flags);
	errno = EPERM;
	return -1;
}
