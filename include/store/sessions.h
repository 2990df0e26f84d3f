/* SPDX-License-Identifier: EUPL-1.2 */
/* sessions.h - sessions, their parts, activities, people, notes and agreements in the file.
 * Functions that write are called between db_begin() and db_commit(). "put" inserts, or updates and raises the revision. */
#ifndef STORE_SESSIONS_H
#define STORE_SESSIONS_H

#include "domain/session.h"
#include "store/db.h"

/* Writes a session as laid out: the session with an unnamed course, its parts, activities and copies. */
bool store_session_insert(struct db *db, const struct session *session, struct error *error);
/* title, place, held_on, threshold, named, split, keep_until. */
bool store_session_update(struct db *db, const struct session *session, struct error *error);
/* Fills session (empty before) with everything but the answers. */
bool store_session_load(struct db *db, struct id id, struct session *session, struct error *error);
bool store_session_list(struct db *db, struct session_list *list, struct error *error);
/* Removes every row of a session, drafts, undo and place included, and keeps the ids in `erased`. Then db_commit() and db_checkpoint(). */
bool store_session_erase(struct db *db, struct id session, struct error *error);

/* Who sits at which table of a part; one table each. */
bool store_sitting_put(struct db *db, struct id part, struct id participant, struct id activity, struct error *error);
/* Up to which number seat cards with tables on them were printed before people came; 0: none were. */
int store_cards_printed(struct db *db, struct id session);
bool store_cards_print(struct db *db, struct id session, int most, struct error *error);

bool store_harvest_put(struct db *db, struct id activity, const struct harvest *harvest, struct error *error);

/* A part with its activities and copies, as the n-th. */
bool store_part_insert(struct db *db, struct id session, const struct part *part, int n, struct error *error);
bool store_part_change(struct db *db, const struct part *part, struct error *error);      /* minutes, title, say, skipped */
bool store_part_move(struct db *db, struct id part, int n, struct error *error);
struct id store_copy_of(struct db *db, struct id activity);                               /* none when there is no such activity */
bool store_part_times(struct db *db, struct id part, int64_t began_at, int64_t ended_at, struct error *error);

bool store_participant_put(struct db *db, struct id session, const struct participant *participant, struct error *error);
/* Came (true) or left, as a fact; returns its id through fact for undo. */
bool store_presence_add(struct db *db, struct id participant, bool came, struct id *fact, struct error *error);
/* The highest seat ever given in this session, erased or undone ones included as far as the file knows; 0 for none. */
int store_last_seat(struct db *db, struct id session);

/* One without words is gone: it is not loaded. It keeps its row, so that undo and a merge know that it went. */
bool store_note_put(struct db *db, struct id session, const struct note *note, struct error *error);
bool store_agreement_put(struct db *db, struct id session, const struct agreement *agreement, struct error *error);

/* What is half typed in line n of a note or agreement ("note", "agreement"); "" is nothing. load: NULL for nothing; the caller frees. */
bool store_half_put(struct db *db, struct id session, const char *what, int n, const char *value, struct error *error);
char *store_half_load(struct db *db, struct id session, const char *what, int n);
bool store_half_drop(struct db *db, struct id session, const char *what, struct error *error);

bool store_place_load(struct db *db, struct id session, struct place *place, struct error *error);   /* all zero when never stored */
bool store_place_save(struct db *db, struct id session, const struct place *place, struct error *error);
/* Where one of several tables was left: fills phase, step and respondent. found: it was stored before. */
bool store_table_place_load(struct db *db, struct id activity, struct place *place, bool *found, struct error *error);
bool store_table_place_save(struct db *db, struct id activity, const struct place *place, struct error *error);
/* Who sees this machine's screen in that session. Saving wants a place that was saved before. */
bool store_seen_load(struct db *db, struct id session, enum seen *seen, struct error *error);
bool store_seen_save(struct db *db, struct id session, enum seen seen, struct error *error);

#endif
