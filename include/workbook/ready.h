/* SPDX-License-Identifier: EUPL-1.2 */
/* ready.h - what this laptop says of itself before a session: whether it runs on mains power, whether a stick is in it. Only reads. */
#ifndef WORKBOOK_READY_H
#define WORKBOOK_READY_H

#include <stdbool.h>

struct ready {
	enum { POWER_UNKNOWN, POWER_MAINS, POWER_BATTERY } power;
	int charge;             /* of the battery, in percent; -1: not known */
	char *stick;            /* the name of a stick that is in; NULL for none. Owned */
};

/* power: the folder of power supplies; NULL: /sys/class/power_supply. */
void ready_look(struct ready *ready, const char *power);
void ready_release(struct ready *ready);

#endif
