/* SPDX-License-Identifier: EUPL-1.2 */
/* touch.h - what can be clicked: rows to choose from and the keys of the bottom line, as they were drawn last. */
#ifndef UI_TOUCH_H
#define UI_TOUCH_H

#include <stddef.h>

struct touch {
	int row, last;           /* lines, both included */
	int from, to;            /* cells of each line; to is not included */
	int key;                 /* the key it stands for; 0: a choice */
	int choice;
};

struct touches {
	struct touch *items;
	size_t count, room;
};

void touch_add(struct touches *touches, const struct touch *touch);
const struct touch *touch_at(const struct touches *touches, int row, int column);      /* NULL: nothing is there */
void touches_release(struct touches *touches);

#endif
