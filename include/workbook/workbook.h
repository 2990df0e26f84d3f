/* SPDX-License-Identifier: EUPL-1.2 */
/* workbook.h - what the program can do, for every front end: open a file, make a session, go into it, leave it.
 * Rules about answering stand in this folder, once. Only this folder calls the store. A front end asks run_here() (run.h) where things stand, draws it, and calls one
 * function per thing a person does. Every function that writes has committed when it returns true; on false the sentence is in error and nothing has changed. */
#ifndef WORKBOOK_WORKBOOK_H
#define WORKBOOK_WORKBOOK_H

#include <stdbool.h>

#include "base/error.h"
#include "base/str.h"
#include "domain/content_key.h"
#include "domain/exercise.h"
#include "domain/programme.h"
#include "domain/session.h"

struct workbook;

/* Opens the file (NULL: samenspel.db in the data folder; made when not there). The language must have been chosen (workbook_language()). NULL with a sentence. */
struct workbook *workbook_open(const char *file, struct error *error);
/* The same to read only (db_open_to_read()): the file must be there. What writes is refused. */
struct workbook *workbook_open_to_read(const char *file, struct error *error);
void workbook_close(struct workbook *w);      /* NULL is fine */
/* Goes on in another file that is there, outside a session; false with a sentence: it stays in this one. */
bool workbook_turn_to(struct workbook *w, const char *file, struct error *error);
const char *workbook_file(const struct workbook *w);

/* Chooses the language of the program and loads its texts; false with a sentence when the wish is a language that is not there. wish may be NULL. Call once, first. */
bool workbook_language(const char *wish, struct error *error);
/* Another language ("nl", "en") from now on, and the next time too; outside a session. False with a sentence: it stayed as it was, or holds only for now. */
bool workbook_speak(struct workbook *w, const char *code, struct error *error);

/* Programmes of the content in the program's language: the i-th of those for a group, or of those for oneself; NULL past the last. */
const struct programme *workbook_programme_for(const struct workbook *w, bool self, size_t i);
const struct faults *workbook_faults(const struct workbook *w);               /* of the content: Home says so */

/* Sessions of groups in the file, newest first. */
bool workbook_sessions(struct workbook *w, struct session_list *list, struct error *error);
/* What somebody did for oneself: never in one list with those of groups. */
bool workbook_own_sessions(struct workbook *w, struct session_list *list, struct error *error);
/* "last" (of a group), an id, or a unique beginning of one. */
bool workbook_find(struct workbook *w, const char *name, struct id *id, struct error *error);
/* Lays a programme out as a session. title NULL or "": the programme's; date NULL: today. */
bool workbook_new(struct workbook *w, const char *programme, const char *title, const char *date, struct id *id, struct error *error);
/* The same for the next group, today: its programme as it was changed since, with a copy of every text. No people, answers, notes or agreements. */
bool workbook_again(struct workbook *w, struct id id, struct id *again, struct error *error);
bool workbook_erase(struct workbook *w, struct id id, struct error *error);
/* Kept longer than was agreed, today. */
bool workbook_kept_too_long(const struct session_row *row);
bool workbook_backup(struct workbook *w, const char *path, struct error *error);

/* One session is entered at a time; the place where it was left comes back. */
bool workbook_enter(struct workbook *w, struct id id, struct error *error);
/* The same, to read only: nothing is written, so that a session in which somebody is busy resumes as if nobody had looked. */
bool workbook_enter_to_read(struct workbook *w, struct id id, struct error *error);
bool workbook_leave(struct workbook *w, struct error *error);
/* Enters the session of a group that a front end was in when the program was killed. False without a sentence: there is none. */
bool workbook_resume(struct workbook *w, struct error *error);
/* The session that is entered, as it stands in the file; NULL when none is. Valid until the next call that writes or looks. */
const struct session *workbook_session(const struct workbook *w);
/* Looks whether another program has written to the file; true: something may have changed, draw again. Cheap when nothing did.
 * When it erased the session, no session is entered any more, and run_message() says so. */
bool workbook_look(struct workbook *w);

/* Who sees this machine's screen in the session that is entered; asked once, on starting it. Nothing to undo. */
enum seen workbook_seen(const struct workbook *w);
/* Whether everybody saw it in the newest session of a group: then they may still, and other sessions stay shut (as in the session). */
bool workbook_seen_last(struct workbook *w);
bool workbook_set_seen(struct workbook *w, enum seen seen, struct error *error);

bool workbook_set_title(struct workbook *w, const char *title, struct error *error);
bool workbook_set_date(struct workbook *w, const char *iso, struct error *error);
/* Until which day it is kept; not before the day it was held. */
bool workbook_set_keep(struct workbook *w, const char *iso, struct error *error);
bool workbook_set_names(struct workbook *w, bool named, struct error *error);

/* How much is shown, chosen by the group: a picture of a role from 3 people (as a session begins), from 5, of everybody (1), or no picture per role at all. */
enum { THRESHOLD_ALL = 1, THRESHOLD_USUAL = 3, THRESHOLD_LARGE = 5, NO_PICTURE_PER_ROLE = 0 };
int workbook_threshold(const struct workbook *w);      /* one of these */
const char *workbook_threshold_says(int threshold);    /* that as a sentence */
/* Whether everybody has to agree first, and the question: for everything, and for more than was said before people answered. */
bool workbook_threshold_asks(struct workbook *w, int threshold, struct str *question);
/* agreed: that question was put and nobody said no. One thing to undo. */
bool workbook_set_threshold(struct workbook *w, int threshold, bool agreed, struct error *error);

#endif
