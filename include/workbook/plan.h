/* SPDX-License-Identifier: EUPL-1.2 */
/* plan.h - the programme of a session is changed on the day: a part more or less, another order, more or fewer minutes; and whether the day runs late.
 *
 * Every change is one thing to undo, and in the file when the call returns. Parts are counted from 0. A part that has begun is not left out and keeps its
 * place; what is added may stand anywhere. On false the sentence is in error and nothing has changed. */
#ifndef WORKBOOK_PLAN_H
#define WORKBOOK_PLAN_H

#include "workbook/run.h"

enum { PLAN_MINUTES_MOST = 240, PLAN_TITLE_MAX = 60, PLAN_SAY_MAX = 600, PLAN_PARTS_MOST = 60 };

/* Left out today, or not after all. Who enters a part that is left out does it after all. */
bool plan_leave_out(struct workbook *w, int part, bool out, struct error *error);
/* One place earlier (-1) or later (1). */
bool plan_move(struct workbook *w, int part, int by, struct error *error);
/* 1 to PLAN_MINUTES_MOST. The clock of a part that is busy follows. */
bool plan_minutes(struct workbook *w, int part, int minutes, struct error *error);
/* Of a plain item or a round of tables: title, minutes and what to say together. say NULL: as it is. */
bool plan_change(struct workbook *w, int part, const char *title, int minutes, const char *say, struct error *error);
/* Whether its title can be changed: that of an exercise is its own. */
bool plan_has_title(const struct part *part);

/* A new part behind that one (-1: before all). say may be "" or NULL. */
bool plan_add_item(struct workbook *w, int after, const char *title, int minutes, const char *say, struct error *error);
/* By its id in the content, with the exercise's own minutes. */
bool plan_add_exercise(struct workbook *w, int after, const char *exercise, struct error *error);

/* What can be added: the exercises for a group, and the rounds of tables that a programme of the content has. */
struct plan_offer {
	const char *exercise;          /* its id; NULL: a round of tables */
	const struct programme_row *round;
	const char *title;
	int minutes;
};
struct plan_offers {
	struct plan_offer *items;
	size_t count, room;
};
/* Valid until another language is chosen; the caller releases. */
void plan_offers(const struct workbook *w, struct plan_offers *offers);
void plan_offers_release(struct plan_offers *offers);
bool plan_add_offer(struct workbook *w, int after, const struct plan_offer *offer, struct error *error);

/* How the day goes; for the facilitator. In minutes. */
struct plan {
	int planned;                   /* of all parts that are not left out */
	int spent;                     /* really, so far */
	int behind;                    /* so much longer than planned; less than 0: shorter */
	int64_t ends_at;               /* when it is over if the rest takes as long as planned; 0: it has not begun, or is over */
};
void plan_look(const struct workbook *w, struct plan *plan);
/* "5 minutes longer than planned", "as planned"; nothing before it begins. */
void plan_words(const struct plan *plan, struct str *out);
/* All of it: "Planned: 58 minutes. So far 5 minutes longer than planned. It ends at about 15:18." */
void plan_sentences(const struct plan *plan, struct str *out);

/* Within run_undo(): minutes of busy parts before, and after the session was read again what follows from the change. */
struct plan_before;
struct plan_before *plan_before(const struct workbook *w);       /* the caller frees */
bool plan_undone(struct workbook *w, const struct plan_before *before, struct place *place, struct error *error);

#endif
