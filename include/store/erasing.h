/* SPDX-License-Identifier: EUPL-1.2 */
/* erasing.h - answers that are taken away on request: not withdrawn but gone, with every trace of their words. What stays is that something was
 * taken away (so that nobody waits for it), and the ids, so that no merge brings it back. Functions that write are called between db_begin() and
 * db_commit(); db_forget() then clears the file itself. */
#ifndef STORE_ERASING_H
#define STORE_ERASING_H

#include "domain/responses.h"
#include "store/db.h"

/* A form that holds anything, be it an answer that was taken back or half-typed text; never what it holds. All shows of hands of a step are one. */
struct held_form {
	struct id activity;
	int step;
	enum respondent_kind kind;
	struct id who;                     /* none for shows of hands */
	bool handed_in;                    /* it counted */
};
struct held_forms {
	struct held_form *items;
	size_t count, room;
};
/* Adds the forms of an activity, by step. The caller frees forms->items. */
bool store_forms_held(struct db *db, struct id activity, struct held_forms *forms, struct error *error);

/* Removes the form with its answers, withdrawals, half-typed text, reviews and what undo kept of it. */
bool store_form_erase(struct db *db, struct id session, const struct held_form *form, struct error *error);
/* Beside the forms of a participant: removes the name, also from what undo kept, and keeps that everything up to now was taken away, so that no merge
 * brings in what was said before. */
bool store_forget_seat(struct db *db, struct id session, struct id participant, struct error *error);

/* Whose form of that step was taken away; none is in it for shows of hands. The caller frees items. */
struct taken {
	struct id *items;
	size_t count, room;
};
bool store_taken_load(struct db *db, struct id activity, int step, struct taken *taken, struct error *error);
bool taken_has(const struct taken *taken, struct id who);
int store_taken_count(struct db *db, struct id session);      /* forms taken away in the whole session */

#endif
