/* SPDX-License-Identifier: EUPL-1.2 */
/* mem.h - memory that is there or ends the program politely.
 * Samenspel cannot go on without memory, so no caller checks: when it is gone, die() restores the screen, says one sentence and exits 70. */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* Zeroed memory; never NULL. The caller frees with free(). */
void *mem_alloc(size_t count, size_t size);

/* A copy of s (NULL gives NULL); the caller frees. */
char *mem_copy(const char *s);

/* The first len bytes of s as a string of their own; the caller frees. */
char *mem_copy_len(const char *s, size_t len);

/* Room for one more item in an array: returns items, moved if *room was full (then *room has doubled). New room is not zeroed.
 *   list->items = mem_room(list->items, list->count, &list->room, sizeof *list->items); */
void *mem_room(void *items, size_t count, size_t *room, size_t size);

/* Sets *slot to a copy of value and frees what was there. */
void mem_set(char **slot, const char *value);

/* What die() calls first, once: the front end's way to restore the screen. NULL for none. */
void die_restore_with(void (*restore)(void));

/* The end for a failure nobody can answer (memory or terminal gone): restores the screen, says the sentence on stderr, exits 70. */
_Noreturn void die(const char *sentence);

#endif
