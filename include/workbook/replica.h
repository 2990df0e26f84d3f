/* SPDX-License-Identifier: EUPL-1.2 */
/* replica.h - a file of its own for one table, on a stick or under a name: its laptop works in it, and merge.h takes in what was done. */
#ifndef WORKBOOK_REPLICA_H
#define WORKBOOK_REPLICA_H

#include "workbook/share.h"

/* An activity that a file can be made for. */
struct table_row {
	struct id activity;
	char *label;              /* "Round 1, table 2: Mantra", or the title where a part has one activity */
	bool here;                /* the part that the session stands in */
};
struct table_rows {
	struct table_row *items;  /* in the order of the programme */
	size_t count, room;
};
/* Those of the session that is entered; a part that is left out has none. False with a sentence: there are none, or no file can be made now. */
bool replica_tables(struct workbook *w, struct table_rows *rows, struct error *error);
void table_rows_release(struct table_rows *rows);
/* The activity at table n, from 1, of part (from 1; 0: the part where the session stands, else the only one that has such a table). */
bool replica_find(struct workbook *w, int part, int table, struct id *activity, struct error *error);

/* Each makes a new file that is whole when this returns true; a file that is there is never replaced. On a stick it has a name of its own, and the sentence
 * that comes back says which. */
bool replica_on_stick(struct workbook *w, struct id activity, const struct stick *stick, struct shared *shared, struct error *error);
bool replica_at(struct workbook *w, struct id activity, const char *path, struct error *error);

#endif
