/* SPDX-License-Identifier: EUPL-1.2 */
/* tables.h - a round of tables: the activities of one part side by side, on one device or with a laptop each.
 *
 * Everybody sits at one table of a round (domain/tables.h proposes it at the check-in, the facilitator changes it) and takes part in its activity alone. Each
 * table has its own step, place and time; one of them is on the screen, or all of them as a list (PHASE_TABLES). A table ends with what it brings back: its
 * harvest. One that brings back only that is complete. Each call that changes something is in the file when it returns. */
#ifndef WORKBOOK_TABLES_H
#define WORKBOOK_TABLES_H

#include "workbook/run.h"
#include "workbook/teams.h"

struct table_line {
	const struct activity *activity;
	const char *title;             /* of its exercise */
	struct team_seats seats;       /* of who is here and sits there */
	bool begun, complete;          /* a step was opened, or it was looked at; it has brought back its harvest */
};
struct table_lines {
	struct table_line *items;      /* from table 1 */
	size_t count;
	struct team_seats loose;       /* who is here and sits nowhere */
};
/* The tables of the part where the session stands, or of that part (from 0). Valid until the next call that writes or looks; the caller releases. */
bool tables_look(struct workbook *w, struct table_lines *lines, struct error *error);
bool tables_look_at(struct workbook *w, int part, struct table_lines *lines, struct error *error);
void table_lines_release(struct table_lines *lines);

/* Who is here and sits nowhere gets a place, in every round of the session that has not ended. One thing to undo. */
bool tables_seat_loose(struct workbook *w, struct error *error);
/* Everybody in that round anew, as if they had just come; one person to another table (from 0). Each is one thing to undo. */
bool tables_seat_anew(struct workbook *w, int part, struct error *error);
bool tables_move(struct workbook *w, int part, int seat, int table, struct error *error);

/* "table 2, then table 4" of somebody, over the rounds; nothing where there are no tables. */
void tables_of(const struct session *session, struct id participant, struct str *out);
/* Parts of the session that are rounds of tables. */
int tables_rounds(const struct session *session);

/* What the table where the session stands brings back. "" for nothing; long texts are refused with a sentence. One thing to undo. */
enum { HARVEST_LINES = 3, HARVEST_MAX = 400 };
bool tables_harvest(struct workbook *w, const char *const texts[HARVEST_LINES], struct error *error);
const char *harvest_text(const struct harvest *harvest, int line);     /* "" for nothing */
const char *harvest_label(int line);                                    /* "What we agreed on" */

/* The one thing to do of the next table from *at (0 to begin) that named one, and where that was: "Round 1, table 2: ". NULL: no more. */
const char *tables_todo(const struct session *session, size_t *at, struct str *where);

/* For src/workbook: what all tables brought back, under a heading, for the summary; nothing where nothing was. */
struct doc;
struct text_reviews;
void harvests_show(const struct session *session, const struct text_reviews *reviews, struct doc *doc);
/* For the closing screen, where it has room for `most`: what each table agreed on. A group that only told it to one another found something too. */
void harvests_close(const struct session *session, const struct text_reviews *reviews, size_t most, struct doc *findings);
const char *harvest_shown(const struct activity *activity, const struct text_reviews *reviews, int line);   /* as reviewed; "" where left out */
const char *harvest_field(int line);                                    /* under which name a line of it is reviewed: "agreed" */
/* For src/workbook: within a write, seats who was just checked in (or everybody who has no place) as rows to undo. people: as they are from now on. */
bool tables_put_loose(struct workbook *w, const struct people *people, struct error *error);

#endif
