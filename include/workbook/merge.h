/* SPDX-License-Identifier: EUPL-1.2 */
/* merge.h - what was done on other laptops comes into this file: from the sticks, or from files by name. Each file is judged first, in a copy of its own; one
 * that is damaged, newer, foreign or of another session changes nothing. Taking in is no one thing to undo: it clears nothing, and twice does no harm. */
#ifndef WORKBOOK_MERGE_H
#define WORKBOOK_MERGE_H

#include "base/str.h"
#include "workbook/sticks.h"
#include "workbook/workbook.h"

/* What came of it, or would. */
struct merged {
	int files, tables;            /* tables: of them were made for a table (replica.h) */
	int forms, people;            /* new answers, and people who were checked in there */
	int doubles, changed, taken;  /* handed in twice; other things that were changed in two files; taken away there, and now here */
	int misfits;                  /* answers that do not fit their question, left out */
};
/* "4 tables, 31 answers, nothing twice." and what else there is to know, in sentences. */
void merge_says(const struct merged *merged, struct str *out);

/* Takes in files by name, each into the sessions that are in both. All are judged before the first is taken in; false with a sentence that names the file. */
bool merge_files(struct workbook *w, const char *const *paths, size_t count, struct merged *merged, struct error *error);

/* A file of a table on a stick, with what it would bring. */
struct merge_found {
	char *path;
	char *label;                  /* "VERBATIM: Table 2 2026-03-12 Team South" */
	char *trouble;                /* why it cannot be taken in; NULL: it can */
	struct merged brings;
};
struct merge_list {
	struct merge_found *items;
	size_t count, room;
};
/* The files of tables of the session that is entered, on every stick. Adds none for other files. False with a sentence: no stick, or nothing on it. */
bool merge_find(struct workbook *w, struct merge_list *list, struct error *error);
void merge_list_release(struct merge_list *list);
/* For the laptop of a table, outside a session: the files on every stick that were made for a table, of any session. Such a file is worked in where it stands. */
bool merge_find_tables(struct workbook *w, struct merge_list *list, struct error *error);
/* Goes on in that file, and says which session is in it. */
bool merge_work_in(struct workbook *w, const struct merge_found *found, struct id *session, struct error *error);
/* Takes in all that can be. */
bool merge_take(struct workbook *w, const struct merge_list *list, struct merged *merged, struct error *error);

/* What stands in two files and could not be settled, as sentences; here and other are the facilitator's own words, for nobody else, and NULL mostly. */
struct disagreement {
	char *sentence, *here, *other;
};
struct disagreements {
	struct disagreement *items;
	size_t count, room;
	int forms;                    /* of them are forms that were handed in twice */
};
bool merge_disagreements(struct workbook *w, struct disagreements *list, struct error *error);
void disagreements_release(struct disagreements *list);

#endif
