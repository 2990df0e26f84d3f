/* SPDX-License-Identifier: EUPL-1.2 */
#define _GNU_SOURCE
#include "lib/mounts.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { MOST = 16 };
static char *mounted[MOST];
static int count;

static bool write_line(const char *path, const char *line)
{
	int file = open(path, O_WRONLY | O_CLOEXEC);
	bool ok = file >= 0 && write(file, line, strlen(line)) == (ssize_t)strlen(line);

	if (file >= 0)
		close(file);
	return ok;
}

/* Who is not root becomes root of a world of his own, where that is allowed. */
static bool become_root(void)
{
	char line[64];

	snprintf(line, sizeof line, "0 %u 1", (unsigned)geteuid());
	if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
		return false;
	return write_line("/proc/self/setgroups", "deny") && write_line("/proc/self/uid_map", line);
}

bool mounts_begin(void)
{
	static int began = -1;

	if (began < 0)
		began = (geteuid() == 0 ? unshare(CLONE_NEWNS) == 0 : become_root()) && mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
	return began > 0;
}

void mounts_add(const char *folder, int kilobytes)
{
	char options[32];

	assert_true(mkdir(folder, 0755) == 0 || errno == EEXIST);
	snprintf(options, sizeof options, "size=%dk", kilobytes);
	assert_true(count < MOST);
	assert_int_equal(mount("none", folder, "tmpfs", 0, options), 0);
	mounted[count++] = strdup(folder);
}

bool mounts_sticks(int kilobytes)
{
	static const char *const roots[] = {"/media", "/run/media"};
	struct stat found;

	if (!mounts_begin() || stat("/media", &found) != 0)
		return false;
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
		if (stat(roots[i], &found) == 0)
			mounts_add(roots[i], kilobytes);
	mounts_add("/media/VERBATIM", kilobytes);
	mounts_add("/media/KINGSTON", kilobytes);
	return true;
}

void mounts_close(const char *folder)
{
	assert_int_equal(mount("none", folder, NULL, MS_REMOUNT | MS_RDONLY, NULL), 0);
}

void mounts_remove(const char *folder)
{
	assert_int_equal(umount(folder), 0);
}

void mounts_end(void)
{
	while (count > 0) {
		umount2(mounted[--count], MNT_DETACH);
		free(mounted[count]);
	}
}
