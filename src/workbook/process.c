/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/process.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A process id has 22 bits at most; the mark has the others, so that the number is never negative. */
enum { ID_BITS = 22, MARK_BITS = 41, STATE = 3, STARTED = 22 };

static const uint64_t hash_start = 14695981039346656037u, hash_prime = 1099511628211u;      /* FNV-1a */

static uint64_t hash_add(uint64_t hash, const char *text)
{
	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * hash_prime;
	return hash;
}

static bool read_text(const char *path, char *text, size_t room)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t len = file < 0 ? -1 : read(file, text, room - 1);
	if (file >= 0)
		close(file);
	text[len > 0 ? len : 0] = '\0';
	return len > 0;
}

/* The n-th word of what the system says of a process, from 3: the second is its name, in brackets, and may hold anything. */
static const char *stat_word(const char *stat, int n)
{
	const char *at = strrchr(stat, ')');
	for (int word = 2; at && word < n; word++) {
		at = strchr(at + 1, ' ');
		at = at ? at + strspn(at, " ") - 1 : NULL;
	}
	return at ? at + 1 : "";
}

/* 0: it is not there, or it has ended and nobody has asked yet how. */
static uint64_t mark_of(int id)
{
	char path[40], stat[1024], boot[64], started[32];
	snprintf(path, sizeof path, "/proc/%d/stat", id);
	if (!read_text(path, stat, sizeof stat) || !read_text("/proc/sys/kernel/random/boot_id", boot, sizeof boot))
		return 0;
	if (strchr("ZXx", *stat_word(stat, STATE)))
		return 0;
	snprintf(started, sizeof started, "%.*s", (int)strcspn(stat_word(stat, STARTED), " "), stat_word(stat, STARTED));
	uint64_t hash = hash_add(hash_add(hash_start, boot), started);
	return (hash ^ hash >> MARK_BITS) % ((UINT64_C(1) << MARK_BITS) - 1) + 1;
}

int64_t process_own(void)
{
	int id = getpid();
	uint64_t mark = mark_of(id);
	return mark ? (int64_t)(mark << ID_BITS | (uint64_t)id) : 0;
}

int process_running(int64_t process)
{
	int id = (int)(process & ((INT64_C(1) << ID_BITS) - 1));
	return process > 0 && id > 0 && mark_of(id) == (uint64_t)process >> ID_BITS ? id : 0;
}
