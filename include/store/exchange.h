/* SPDX-License-Identifier: EUPL-1.2 */
/* exchange.h - the tables that go from one file to another, as rows: what replica.c hands out and merge.c takes in; for the files of src/store only.
 * A table that is not here is a machine's own and never travels. Both files are open in one connection, ours as `main` and theirs as `other`. */
#ifndef STORE_EXCHANGE_H
#define STORE_EXCHANGE_H

#include "base/random.h"
#include "base/str.h"
#include "store/db.h"

enum column_type {
	COLUMN_ID,           /* 16 bytes, or NULL where the table allows it */
	COLUMN_BYTES,        /* the table's `sound`, or who takes it in, judges them */
	COLUMN_NUMBER,
	COLUMN_WORDS,        /* typed by people: safe to show */
	COLUMN_CONTENT,      /* from the content: UTF-8 */
};

enum {
	COLUMN_KEY = 1,      /* tells rows apart */
	COLUMN_HOME = 2,     /* an id beside the key that never changes: a row with another one is another row */
	COLUMN_FIXED = 4,    /* as it was when the row was made; a later revision does not change it */
};

struct exchange_column {
	const char *name;
	enum column_type type;
	unsigned flags;
	const char *handed;  /* what is handed out instead, as SQL over `row`; NULL: the column */
	const char *merged;  /* what is merged instead */
};

enum handed { HANDED_OUT, HANDED_PARTLY, KEPT_BACK };

/* Conditions are SQL over `row`, a row of the file it comes from. In them $ is the file it goes to, so that a row only goes where what it belongs to is. */
struct exchange_table {
	const char *name;
	const struct exchange_column *columns;     /* ends with a row without a name; `revision` is not among them */
	bool revised;                /* the higher revision wins; without it a row that is there stays */
	bool own_id;                 /* the key is an id of its own: never again once it is in `erased` */
	bool goes;                   /* a row that was erased in the other file goes here too */
	bool apart;                  /* facts in great number: merge.c takes them in with statements of its own */
	const char *of;              /* the row belongs to :session and to rows that are there */
	enum handed handed;
	const char *handed_of;       /* HANDED_PARTLY: which rows, beside `of` */
	const char *settle;          /* what a row that is in both becomes whatever its revision, as SQL over `ours` and `row`; NULL: nothing */
	const char *sound;           /* what else holds of every row that this program wrote; NULL: nothing */
};
extern const struct exchange_table exchange_tables[];      /* parents first; ends with a row without a name */

/* From one file to the other. */
struct exchange {
	const char *from, *to;       /* "main" and "other", or the reverse */
	bool hand_out;
};

/* Each adds the statement, which names :session, and of a hand-out :activity too. */
void exchange_insert(struct str *out, const struct exchange *way, const struct exchange_table *table);
void exchange_raise(struct str *out, const struct exchange_table *table);        /* rows here of a lower revision become theirs */
void exchange_conflicts(struct str *out, const struct exchange_table *table);    /* rows of one revision that differ are listed */
void exchange_settle(struct str *out, const struct exchange_table *table);
void exchange_erase(struct str *out, const struct exchange_table *table);        /* rows here that were erased there go */
void exchange_sound(struct str *out, const struct exchange_table *table);        /* counts rows of main that this program never wrote */

/* Binds what the text names, and runs it. */
bool exchange_run(struct db *db, const char *what, const struct str *text, struct id session, struct id activity, struct error *error);

#endif
