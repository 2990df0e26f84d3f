/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"

enum {
	EXIT_SOFTWARE = 70,   /* EX_SOFTWARE of sysexits.h */
	ROOM_FIRST = 8
};

static void (*die_restore)(void);

void die_restore_with(void (*restore)(void))
{
	die_restore = restore;
}

_Noreturn void die(const char *sentence)
{
	void (*restore)(void) = die_restore;

	/* Forgotten first: a restore that fails may come back here. */
	die_restore = NULL;
	if (restore)
		restore();
	fputs(sentence, stderr);
	fputc('\n', stderr);
	exit(EXIT_SOFTWARE);
}

static _Noreturn void die_of_memory(void)
{
	die(tr("Samenspel has to stop: this computer has no memory left. What was saved is kept."));
}

void *mem_alloc(size_t count, size_t size)
{
	/* calloc() may answer NULL to a request for nothing. */
	void *memory = count && size ? calloc(count, size) : calloc(1, 1);

	if (!memory)
		die_of_memory();
	return memory;
}

char *mem_copy(const char *s)
{
	return s ? mem_copy_len(s, strlen(s)) : NULL;
}

char *mem_copy_len(const char *s, size_t len)
{
	char *copy = mem_alloc(len + 1, 1);

	if (len)
		memcpy(copy, s, len);
	return copy;
}

void *mem_room(void *items, size_t count, size_t *room, size_t size)
{
	size_t wanted = *room ? *room * 2 : ROOM_FIRST;
	void *moved;

	if (count < *room)
		return items;
	if (*room > SIZE_MAX / 2 / size)
		die_of_memory();
	moved = realloc(items, wanted * size);
	if (!moved)
		die_of_memory();
	*room = wanted;
	return moved;
}

void mem_set(char **slot, const char *value)
{
	/* Copied before the free: value may be part of what is there. */
	char *copy = mem_copy(value);

	free(*slot);
	*slot = copy;
}
