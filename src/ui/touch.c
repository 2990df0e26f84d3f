/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/touch.h"

#include <stdlib.h>

#include "base/mem.h"

void touch_add(struct touches *touches, const struct touch *touch)
{
	touches->items = mem_room(touches->items, touches->count, &touches->room, sizeof *touches->items);
	touches->items[touches->count++] = *touch;
}

const struct touch *touch_at(const struct touches *touches, int row, int column)
{
	for (size_t i = 0; i < touches->count; i++) {
		const struct touch *touch = &touches->items[i];

		if (row >= touch->row && row <= touch->last && column >= touch->from && column < touch->to)
			return touch;
	}
	return NULL;
}

void touches_release(struct touches *touches)
{
	free(touches->items);
	*touches = (struct touches){.count = 0};
}
