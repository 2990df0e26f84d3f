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

/* Every text people typed in this session, for the one list before saving. */
struct summary_text {
	struct id action;
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

struct summary {
	char *title;                  /* "Verslag 2026-03-12 Buurtteam Zuid": also the name of a file */
	struct doc doc;
	struct dataset dataset;
};
/* for_file: in a session without names only reviewed texts are in it, and the limits say how many are not. On the screen: all but the ones left out. */
bool summary_make(struct workbook *w, bool for_file, struct summary *summary, struct error *error);
void summary_release(struct summary *summary);
/* Adds it to out in that format; excel: CSV as a spreadsheet program here reads it. */
void summary_write(const struct summary *summary, const struct format *format, bool excel, struct str *out);

/* Writes text to a file by a temporary name, fsync and rename; NULL or "-": standard output. */
bool summary_save(const char *path, const struct str *text, struct error *error);

#endif
