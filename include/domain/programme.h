/* SPDX-License-Identifier: EUPL-1.2 */
/* programme.h - parts in an order, as content: what a session is laid out from. */
#ifndef DOMAIN_PROGRAMME_H
#define DOMAIN_PROGRAMME_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/form.h"

struct programme_setting {
	char *key, *value;             /* for [exercise] in the copy: `cards = 12` */
};

struct programme_row {
	char *id;
	char *title;                   /* of a plain item or a round of tables; NULL: the exercise's own */
	char *exercise;                /* content id, or NULL for a plain item and for tables */
	struct ids tables;             /* content ids of the exercises side by side, from table 1; none: no tables */
	char *say;                     /* paragraphs with \n between; "" for none */
	int minutes;
	bool agreements;
	struct programme_setting *settings;
	size_t setting_count, setting_room;
};

struct programme {
	char *id, *title, *intro, *file;
	bool self;                     /* for one person alone, not for a group */
	struct programme_row *rows;
	size_t count, room;
};

enum { TABLES_MOST = 9 };          /* side by side: a digit chooses one */

int programme_minutes(const struct programme *programme);
void programme_release(struct programme *programme);

#endif
