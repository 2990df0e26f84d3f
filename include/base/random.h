/* SPDX-License-Identifier: EUPL-1.2 */
/* random.h - ids from the kernel, and the order in which things are shown.
 * SAMENSPEL_SEED (a number) makes random_below() and random_shuffle() repeatable for tests. Ids never are: two runs with one seed may write one file. */
#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct id {
	unsigned char bytes[16];       /* all zero: no id */
};

struct id id_random(void);
bool id_is_none(struct id id);
bool id_equal(struct id a, struct id b);
int id_compare(struct id a, struct id b);            /* as memcmp */
void id_text(struct id id, char out[static 33]);     /* 32 lower-case hexadecimal digits */
bool id_read(const char *text, struct id *id);       /* the reverse, capitals too; false when it is no id (*id is left), all zeros included */

uint32_t random_below(uint32_t n);                   /* 0 .. n-1, each as likely; n >= 1 */
void random_shuffle(void *items, size_t count, size_t size);

#endif
