/* SPDX-License-Identifier: EUPL-1.2 */
/* wall.h - what a group sees on a second screen while the facilitator works on the first: another program, on the same file, that only reads.
 *
 * It follows the place where the session stands. Nothing private is ever in it: no names, notes, tips or other sessions, nothing that was answered before it
 * was revealed, no text that somebody said not to show, and of the evaluation nothing before the facilitator lets it be seen by keeping its picture on the
 * wall. An answer that comes in after the reveal enters the picture when the facilitator refreshes it (run_refresh()), so that nobody sees what one person
 * changed; what is erased or left out goes at once. In a round of tables the wall stays with everybody: the list of tables, and what each brings back. */
#ifndef WORKBOOK_WALL_H
#define WORKBOOK_WALL_H

#include "workbook/tables.h"
#include "workbook/timer.h"

enum wall_shows {
	WALL_WORDS,          /* texts, to be read from the back of a room */
	WALL_PICTURE,        /* picture, with the title above it */
	WALL_TABLES,         /* tables, with the numbers of who sits there */
	WALL_CLOSING,        /* findings and agreements: one screen, for people photograph it */
};

enum wall_style { WALL_HEAD, WALL_PLAIN, WALL_POINT /* with a mark before it */, WALL_NOW /* the same, of what comes now */ };
struct wall_text {
	enum wall_style style;
	char *mark, *text;               /* mark: NULL for none */
};

/* Where the session went that was looked at. */
enum wall_state {
	WALL_BUSY,           /* a program has it open */
	WALL_SHUT,           /* none has: it was closed, or it ended in another way. What was shown stays */
	WALL_NO_SESSION,     /* there is none (yet), or it was erased */
	WALL_NO_FILE,        /* the file is not there any more, or cannot be read. What was shown stays */
};

struct wall {
	enum wall_shows shows;
	enum wall_state state;
	char *session, *title;           /* of the session; of what is shown, "" for none */
	struct wall_text *texts;         /* with WALL_WORDS and WALL_TABLES; with WALL_CLOSING the same in words */
	size_t count, room;
	struct doc picture;              /* with WALL_PICTURE; with WALL_CLOSING its findings */
	struct table_lines tables;
	const struct agreement **agreements;     /* with WALL_CLOSING; valid until the next look */
	size_t agreement_count;
	char *answered;                  /* "7 of 12 answered", "almost everybody"; "" where nobody is counted */
	bool pinned;                     /* the picture stays, wherever the session goes */
	int64_t process;                 /* the program that has the session open (process.h); 0: none */
	char *place;                     /* another text when something else is shown than before: then reading begins at the top again */
	/* For wall.c: */
	struct id entered;               /* the session; none: no session */
	bool follows;                    /* no session was asked for: it goes along to the one that is opened */
	int64_t version;                 /* of the file; 0: not read yet */
	struct id owner;                 /* whose picture it is, and what was shown of it by then */
	char *shown;
};

/* Begins with a session ("last", an id, a beginning of one), or with NULL: the one that a program has open, else the last of a group. w was opened with
 * workbook_open_to_read(). wall is empty before. False with a sentence when a session is named that is not there, or that is for oneself. */
bool wall_open(struct workbook *w, const char *session, struct wall *wall, struct error *error);
/* Looks at the file; true: something changed, and wall is made anew. Costs one question to SQLite when nothing did. */
bool wall_look(struct workbook *w, struct wall *wall);
/* The program that had it open has ended: true when that is news. */
bool wall_ended(struct wall *wall);
/* How much time is left where the session stands; it does not run where nobody has the session open. */
void wall_timer(struct workbook *w, const struct wall *wall, struct timer *timer);
/* What stands below it: "5 minutes left", and how many have answered or that the workbook is closed. Adds nothing where there is nothing to say. */
void wall_says(const struct wall *wall, const struct timer *timer, struct str *left, struct str *right);
/* The same as a doc, for who reads it line by line; without people's own words. doc is empty before. The picture goes into it: wall has it no more. */
void wall_doc(struct workbook *w, struct wall *wall, struct doc *doc);
void wall_release(struct wall *wall);
/* For wall.c: makes what is shown, from the session as it was read last (wall_page.c). */
void wall_make(struct workbook *w, struct wall *wall);

/* --- for the facilitator's program --- */

/* Whether the picture of the place where the session stands may be put on the wall to stay, and whether it is this one that stays there already. */
bool wall_can_keep(struct workbook *w);
bool wall_keeps(struct workbook *w);          /* some picture stays there */
bool wall_keep(struct workbook *w, struct error *error);
bool wall_let_go(struct workbook *w, struct error *error);

#endif
