/* SPDX-License-Identifier: EUPL-1.2 */
/* state.h - what an open workbook holds; for the files of src/workbook only.
 * The file is the truth: session is a copy of what stands there, read again after every change to it, and `here` is worked out from it when asked for. */
#ifndef WORKBOOK_STATE_H
#define WORKBOOK_STATE_H

#include "content/content.h"
#include "domain/visibility.h"
#include "exercises/kind.h"
#include "store/answers.h"
#include "store/clocks.h"
#include "store/db.h"
#include "workbook/run.h"

/* The room in which a question about small roles was left for later (settle.h): it is not put again before the room is another one. */
struct roles_left {
	int people[ROLE_COUNT], threshold;      /* threshold 0: nothing was left */
};

struct workbook {
	struct db *db;
	struct content *content;      /* empty until it is asked for: going on with a session needs none of it */
	bool entered, reading;        /* reading: entered to read only */
	struct session session;       /* while entered */
	struct place place;
	struct clock_rows clocks;     /* of the session, as it was read with it */
	enum seen seen;               /* of the session that is entered */
	bool practising;              /* in memory, with made-up people: practise.h */
	int64_t version;              /* of the file when session was read */
	/* The cache behind run_here(). */
	bool fresh;
	bool refill;                  /* all of it still holds but the answers of the open form: the questions are the same, and so is who has answered */
	struct here here;
	struct form step_form, form;
	struct form_state answers;    /* of the open form */
	char *value;                  /* what here.value points at */
	int cursor;                   /* field the person moved to; -1: the first without an answer */
	char *message, *said;         /* run_message(): waiting, and handed out */
	struct roles_left left;
};

/* Ends a write: commits when ok, else rolls back. After a change of one field only the open form is read again; a change of the session itself (people,
 * parts, steps, notes) is read again whole. */
enum changed { CHANGED_FIELD, CHANGED_ANSWERS, CHANGED_SESSION };
bool state_finish(struct workbook *w, bool ok, enum changed changed, struct error *error);
/* Within a write: adds a fact as one thing to undo. */
bool state_add_fact(struct workbook *w, const struct action *action, struct error *error);
/* Reads the session again. */
bool state_read(struct workbook *w, struct error *error);
/* Whether the file no longer has the session that is entered; false too when that cannot be read now. */
bool state_gone(struct workbook *w);
/* here has to be worked out again; forgets where the person moved to when `moved`. */
void state_stale(struct workbook *w, bool moved);
/* Only the answers of the open form have to be read again; the field to answer is that one, -1 for the first without an answer. */
void state_refill(struct workbook *w, int cursor);
bool state_entered(const struct workbook *w, struct error *error);      /* false with a sentence when no session is entered */
void state_say(struct workbook *w, const char *format, ...) __attribute__((format(printf, 2, 3)));
const struct content *state_content(const struct workbook *w);          /* of this workbook: read the first time */
/* All content of the program's language, and behind its faults those of the settings. content is empty before; the caller releases. */
void state_load_content(struct content *content);

#endif
