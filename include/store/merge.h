/* SPDX-License-Identifier: EUPL-1.2 */
/* merge.h - what was done in another file with the same session comes into this one: everything of both, once, in one transaction, and twice without harm.
 * Of what people change the higher revision counts; where two revisions are equal and differ, what stands here stays and the other is listed. What was erased in
 * either file stays away. Of two forms that one respondent handed in for one step the later counts whole; the earlier is taken back and listed. Where this
 * machine stands, half-typed text and undo are no part of it. */
#ifndef STORE_MERGE_H
#define STORE_MERGE_H

#include "domain/responses.h"
#include "store/db.h"

/* --- judging the copy, before it is laid beside our file --- */

/* Whether everything in it is as this program writes it: its tables, its pages, ids, numbers and texts. False with a sentence. */
bool store_copy_sound(struct db *copy, struct error *error);

/* An answer as it stands there, also one that was taken back; texts are made safe, and hold until the next one. */
struct copied_answer {
	struct id action;
	enum respondent_kind kind;
	int step, count;
	const char *field, *value, *role;
	bool more;                      /* its action has one already that fits */
	bool safe;                      /* its value is a text of at most 2000 bytes that can be shown as it is */
};
/* Leaves out every answer of the activity that fits() says no to, and adds how many; the forms they were in stay. */
bool store_copy_judge(struct db *copy, struct id activity, bool (*fits)(void *user, const struct copied_answer *answer), void *user, int *dropped,
	struct error *error);

/* A file without names says nothing of them: it gets the one that is here. */
bool store_copy_name(struct db *copy, struct id participant, const char *name, struct error *error);
/* The whole group of an activity is the same group, whichever file asked it first. */
bool store_copy_group(struct db *copy, struct id activity, struct id from, struct id to, struct error *error);

/* --- merging --- */

struct merge_report {
	int forms;                      /* handed-in forms and shows of hands that came, and count */
	int people;                     /* who were checked in there */
	int doubles;                    /* forms that were handed in twice */
	int changed;                    /* other things that the two files do not agree on, listed now */
	int taken;                      /* forms that were here and are erased: somebody had them taken away there */
	bool erased;                    /* rows went: db_forget() after the commit */
};
/* The copy lies beside db; between db_begin() and db_commit(). */
bool store_merge(struct db *db, struct id session, struct merge_report *report, struct error *error);

/* --- what is listed --- */

/* One thing that two files did not agree on. */
struct conflict {
	char *what;                     /* a table, "form" or "number" */
	struct id activity, who;        /* of a form; of what belongs to a person, who */
	int step;                       /* of a form */
	int number;                     /* of a number that was given twice */
	char *here, *other;             /* what stands here and what does not; NULL where that is not told */
};
struct conflicts {
	struct conflict *items;
	size_t count, room;
};
bool store_conflicts_load(struct db *db, struct id session, struct conflicts *conflicts, struct error *error);
void conflicts_release(struct conflicts *conflicts);

#endif
