/* SPDX-License-Identifier: EUPL-1.2 */
/* undo.h - what was done last on this machine, so that one key takes back one human action, also after a restart.
 * A batch is one thing a person did: 24 people checked in on one line are one batch. Before a row is written, undo_before() keeps how it was (or that it was not there);
 * facts are remembered by undo_fact() and taken back by a withdrawal. A table that can be undone is a row in undo.c. */
#ifndef STORE_UNDO_H
#define STORE_UNDO_H

#include "domain/session.h"
#include "store/db.h"

/* Starts a batch in this session: everything kept until the next start is one thing to undo. Inside a transaction. */
bool undo_begin(struct db *db, struct id session, struct error *error);
/* Keeps the row of that table ("session", "participant", "presence", "withdrawal", "note", "agreement", "team", "seat", "setting",
 * "text_review", "part", "copy", "activity", "sitting", "harvest") before it is written; of seats and settings it is the activity that is named, of sittings the part. */
bool undo_before(struct db *db, struct id session, const char *table, struct id row, struct error *error);
/* Remembers an action that was added. */
bool undo_fact(struct db *db, struct id session, struct id action, struct error *error);

/* What the last batch was about, so that the front end can say it and go back to its place. */
struct undone {
	bool any;                 /* false: there was nothing to undo */
	char *table;              /* "action" or a table; the caller frees with undone_release() */
	int rows;
	struct id row;            /* what undo_before() or undo_fact() was given first */
	struct id activity;       /* of an action; none otherwise */
	int step;
	struct id who;            /* of an action: the respondent */
	bool handed_in;           /* of an action: a form was closed, and is open again; with rows > 1 it is a sheet of paper, whose answers are drafts again */
	bool hands;               /* a show of hands */
	bool declined;            /* somebody sat an activity out */
	char *field;              /* of an answer or a show of hands */
};
/* Takes back the last batch of the session. Rows that were not there are deleted (their id goes to `erased`), others get their old values and a higher revision. */
bool undo_last(struct db *db, struct id session, struct undone *undone, struct error *error);
void undone_release(struct undone *undone);

#endif
