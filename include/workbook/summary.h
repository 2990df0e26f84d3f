/* SPDX-License-Identifier: EUPL-1.2 */
/* summary.h - the session summary: a doc and a dataset from one filtered view, at any moment, and the review of texts before a file is saved. */
#ifndef WORKBOOK_SUMMARY_H
#define WORKBOOK_SUMMARY_H

#include "base/str.h"
#include "domain/dataset.h"
#include "domain/doc.h"
#include "domain/visibility.h"
#include "report/formats.h"
#include "workbook/workbook.h"

/* Every text people typed in this session, for the one list before saving. Behind them what the facilitator marked with ! and what was agreed: both go
 * into the file unless they are left out here, for they were meant for it; an answer goes in only when it was kept. */
enum text_origin { TEXT_ANSWER, TEXT_HARVEST, TEXT_NOTE, TEXT_AGREEMENT };
struct summary_text {
	enum text_origin origin;
	struct id action;             /* of a note or agreement its id */
	char *field;
	char *question;               /* what was asked, with the exercise's title before it */
	char *text;                   /* as it would stand in the summary */
	enum verdict verdict;
};
struct summary_texts {
	struct summary_text *items;
	size_t count, room;
};
bool summary_texts(struct workbook *w, struct summary_texts *texts, struct error *error);
void summary_texts_release(struct summary_texts *texts);
/* edited: the words that stand instead, with VERDICT_EDITED. */
bool summary_review(struct workbook *w, struct id action, const char *field, enum verdict verdict, const char *edited, struct error *error);

/* "Do not show": leaves the text of that action out of picture, wall and summary; an action brings one text. False where it is not a text of this session. */
bool summary_hide(struct workbook *w, struct id action, struct error *error);

/* For a screen that everybody sees at the end: the strongest findings of what the group was shown, the evaluation left out, and the agreements that were not
 * left out of the summary. findings is empty before; the caller frees *agreements, whose rows are the session's own. */
bool summary_closing(struct workbook *w, struct doc *findings, const struct agreement ***agreements, size_t *count, struct error *error);

struct summary {
	int version;                  /* 1 the first time it is saved; the same again for another format while nothing changed */
	char *title;                  /* "Verslag 2026-03-12 Buurtteam Zuid": also the name of a file */
	struct doc doc;
	struct dataset dataset;
};
/* The head of the evaluation in the doc. What stands from there on is not for a screen that everybody sees. */
#define SUMMARY_EVALUATION "summary.evaluation"
/* for_file: in a session without names only reviewed texts are in it, and the limits say how many are not. On the screen: all but the ones left out. */
bool summary_make(struct workbook *w, bool for_file, struct summary *summary, struct error *error);
/* For researchers: a file in which one person has the same key in every activity, and texts stand beside it. It says so in its limits. */
bool summary_make_linked(struct workbook *w, struct summary *summary, struct error *error);
const char *summary_linked_warning(void);
void summary_release(struct summary *summary);
/* Adds it to out in that format; excel: CSV as a spreadsheet program here reads it. */
void summary_write(const struct summary *summary, const struct format *format, bool excel, struct str *out);

/* Writes text to a file by a temporary name, fsync and rename; NULL or "-": standard output. */
bool summary_save(const char *path, const struct str *text, struct error *error);

/* Whether saving asks first, and the question: so little changed since the version before that the difference tells what somebody answered. */
bool summary_asks(struct workbook *w, struct str *question);
/* Keeps that this version was saved, shared or sent: call it when it is on the disk. */
bool summary_was_saved(struct workbook *w, const struct summary *summary, struct error *error);
/* Writes, saves, and keeps that it was. */
bool summary_deliver(struct workbook *w, const struct summary *summary, const struct format *format, bool excel, const char *path, struct error *error);

#endif
