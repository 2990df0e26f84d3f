/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/watch.h"

#include <errno.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/str.h"
#include "workbook/process.h"

enum { FIRST = 2, LAST = 8192 /* milliseconds */ };
enum { COMES_AND_GOES = IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_MOVED_FROM | IN_ONLYDIR, CHANGES = IN_MODIFY | IN_ATTRIB | IN_MOVE_SELF | IN_DELETE_SELF };

static struct {
	int changes, ended;                      /* file descriptors; -1: none */
	int in_folder;                           /* a watch; -1: none */
	char *file, *log, *folder;
	int wait;                                /* between this look and the next; 0: no more */
	int64_t until;
	int64_t process;
	dev_t device;
	ino_t number;
	bool opened;
} watch = {.changes = -1, .ended = -1, .in_folder = -1};

int watch_file_fd(void)
{
	return watch.changes;
}

int watch_process_fd(void)
{
	return watch.ended;
}

/* A watch that stands already stays the same one. The log is there as long as we have the file open. */
static void watch_files(void)
{
	bool both = inotify_add_watch(watch.changes, watch.file, CHANGES) >= 0;

	both = inotify_add_watch(watch.changes, watch.log, CHANGES) >= 0 && both;
	if (!both)
		watch.in_folder = inotify_add_watch(watch.changes, watch.folder, COMES_AND_GOES);
	else if (watch.in_folder >= 0)
		inotify_rm_watch(watch.changes, watch.in_folder);
	if (both)
		watch.in_folder = -1;
}

static void look_soon(void)
{
	watch.wait = FIRST;
	watch.until = clock_steady_ms() + FIRST;
}

/* A link is followed: the log stands where the file really is. */
bool watch_open(const char *file)
{
	struct str log = STR_EMPTY;
	char *copy;

	watch.changes = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (watch.changes < 0)
		return false;
	watch.file = realpath(file, NULL);
	watch.file = watch.file != NULL ? watch.file : mem_copy(file);
	str_addf(&log, "%s-wal", watch.file);
	watch.log = str_take(&log);
	copy = mem_copy(watch.file);
	watch.folder = mem_copy(dirname(copy));
	free(copy);
	watch_files();
	watch_opened();
	return true;
}

void watch_close(void)
{
	watch_process(0);
	if (watch.changes >= 0)
		close(watch.changes);
	watch.changes = watch.in_folder = -1;
	free(watch.file);
	free(watch.log);
	free(watch.folder);
	watch.file = watch.log = watch.folder = NULL;
}

static bool is_ours(const char *name)
{
	const char *file = strrchr(watch.file, '/'), *log = strrchr(watch.log, '/');

	return strcmp(name, file != NULL ? file + 1 : watch.file) == 0 || strcmp(name, log != NULL ? log + 1 : watch.log) == 0;
}

/* Of the folder only what is called as the file or its log. */
static bool take_events(void)
{
	char buffer[4096] __attribute__((aligned(__alignof__(struct inotify_event))));
	bool ours = false;
	ssize_t len;

	while ((len = read(watch.changes, buffer, sizeof buffer)) > 0)
		for (char *at = buffer; at < buffer + len;) {
			const struct inotify_event *event = (const struct inotify_event *)(void *)at;

			ours = ours || event->len == 0 || is_ours(event->name);
			at += sizeof *event + event->len;
		}
	return ours;
}

void watch_read(void)
{
	if (watch.changes < 0)
		return;
	if (take_events()) {
		watch_files();
		look_soon();
		return;
	}
	if (watch.wait == 0 || clock_steady_ms() < watch.until)
		return;
	watch.wait = watch.wait < LAST ? 2 * watch.wait : 0;
	watch.until = clock_steady_ms() + watch.wait;
}

int watch_again(void)
{
	int64_t left = watch.until - clock_steady_ms();

	if (watch.changes < 0 || watch.wait == 0)
		return -1;
	return left > 0 ? (int)left : 0;
}

bool watch_replaced(void)
{
	struct stat found;

	if (watch.file == NULL || stat(watch.file, &found) != 0)
		return watch.file != NULL;
	return !watch.opened || found.st_dev != watch.device || found.st_ino != watch.number;
}

void watch_opened(void)
{
	struct stat found;

	watch.opened = watch.file != NULL && stat(watch.file, &found) == 0;
	/* what was being written when the watch was set woke nobody */
	look_soon();
	if (!watch.opened)
		return;
	watch.device = found.st_dev;
	watch.number = found.st_ino;
}

/* The descriptor means that one process, also when its number is used again; so it is looked at once more after it was made. */
void watch_process(int64_t process)
{
	int id;

	if (process == watch.process && (process == 0 || watch.ended >= 0))
		return;
	if (watch.ended >= 0)
		close(watch.ended);
	watch.ended = -1;
	watch.process = process;
	id = process_running(process);
	if (id != 0)
		watch.ended = (int)syscall(SYS_pidfd_open, id, 0);
	if (watch.ended >= 0 && process_running(process) == 0) {
		close(watch.ended);
		watch.ended = -1;
	}
}
