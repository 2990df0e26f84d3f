/* SPDX-License-Identifier: EUPL-1.2 */
/* share.h - the summary brought to where a person finds it: a stick, Documents, an e-mail; a backup of everything on a stick; and the files of tables, which
 * replica.h makes and merge.h takes in. Front ends list share_rows, look the texts through once (summary_texts()) before anything that writes, and say the sentence that comes back. */
#ifndef WORKBOOK_SHARE_H
#define WORKBOOK_SHARE_H

#include "report/formats.h"
#include "workbook/email.h"
#include "workbook/sticks.h"
#include "workbook/workbook.h"

enum share { SHARE_VIEW, SHARE_STICK, SHARE_DOCUMENTS, SHARE_EMAIL, SHARE_FORM, SHARE_BACKUP, SHARE_TABLE, SHARE_FETCH, SHARE_COUNT };

struct share_row {
	const char *label;            /* message id: behind its digit, which is its place in the table and one more */
	const char *enter;            /* message id: what Enter does there */
	bool (*possible)(void);       /* NULL: always */
	const char *missing;          /* message id: said where it is not possible */
	bool on_stick;                /* a stick has to be found first */
	bool of_texts;                /* the texts are looked through first */
};
extern const struct share_row share_rows[SHARE_COUNT];
bool share_possible(enum share what);
int share_digit(enum share what);
/* The sticks for it. False with a sentence: there is none. */
bool share_sticks(enum share what, struct sticks *sticks, struct error *error);

/* What came of it. */
struct shared {
	char *said;                   /* the sentence */
	char *title;                  /* of the summary; this and what follows only in Documents: a stick may be gone by now */
	char *place, *name, *path;    /* "Documenten", the name of the file there, and both as the system knows them */
};
void shared_release(struct shared *shared);

/* For who puts something else on a stick, in its open folder: a new file with the first name of that title that is free, from that version on, and all of it
 * on the stick; 0 or errno. The sentence that the stick can be taken out, with more behind it (NULL: nothing). */
int share_put_on_stick(int folder, const char *title, int version, const char *extension, const struct str *bytes);
void share_said_of_stick(struct shared *shared, const struct stick *stick, const char *more);

/* Each makes a new file, on the disk or the stick when this returns true; a file that is there already is never replaced. */
bool share_on_stick(struct workbook *w, const struct format *format, const struct stick *stick, struct shared *shared, struct error *error);
bool share_in_documents(struct workbook *w, const struct format *format, struct shared *shared, struct error *error);
bool share_backup(struct workbook *w, const struct stick *stick, struct shared *shared, struct error *error);

/* An e-mail with what share_in_documents() made. share_email_said() makes the sentence for how it stands. */
bool share_email(const struct shared *shared, struct email *email);
void share_email_said(struct shared *shared, enum email_state state);

#endif
