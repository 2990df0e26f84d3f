/* SPDX-License-Identifier: EUPL-1.2 */
/* wall.c - the picture that stays on the second screen. */
#include "own.h"

#include "workbook/wall.h"

/* Once more lets it go. */
void command_wall(struct plain *p, const char *rest)
{
	(void)rest;
	bool keep = wall_can_keep(p->w) || !wall_keeps(p->w);
	if (did(p, keep ? wall_keep(p->w, &p->error) : wall_let_go(p->w, &p->error)))
		say(p, keep ? tr("This picture stays on the wall. :wall lets it go.") : tr("The wall goes along with you again."));
}
