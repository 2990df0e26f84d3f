/* SPDX-License-Identifier: EUPL-1.2 */
/* tell.h - what several kinds say in the same way: the bars of a question, per group where that may be shown, the words of a text question, how close
 * answers lie, where groups differ. Everything here takes a filtered view and adds blocks to a doc. */
#ifndef EXERCISES_TELL_H
#define EXERCISES_TELL_H

#include "domain/doc.h"
#include "domain/form.h"
#include "domain/responses.h"

/* The counts of one question, for everybody or one group. */
struct tally {
	int counts[SLOTS_MAX];
	size_t slots;
	int n, open;
};
struct tally tell_tally(const struct responses *view, int step, const struct field *field, int group);

/* A BARS block with one series for everybody; the options of the field, or its points. */
struct block *tell_bars(struct doc *doc, enum block_use use, const char *id, const char *caption, const struct field *field);
void tell_series(struct bars *bars, const char *id, const char *name, const struct tally *tally);
/* The question for everybody, then per group where every group may be shown; where that is hidden, the sentence that says so. Ids: FIELD.all, FIELD.roles. */
void tell_question(struct doc *doc, enum block_use use, const char *caption, const struct field *field, const struct responses *view, int step);
/* Only the second part: per group, or the sentence. */
void tell_roles(struct doc *doc, enum block_use use, const char *caption, const struct field *field, const struct responses *view, int step);
/* "No picture per role: ...", once for all steps that hide one. */
void tell_hidden(struct doc *doc, const struct responses *view);

/* Whether teams answered that step: what is counted is teams then, not people. */
bool tell_by_teams(const struct responses *view, int step);
/* How to read a picture of teams, once where any step was answered by them. */
void tell_teams(struct doc *doc, const struct responses *view);

/* Every answer to a TEXT field as a QUOTE, in the order of the view. Returns how many. */
int tell_quotes(struct doc *doc, enum block_use use, const struct field *field, const struct responses *view, int step);

/* Agreement A in words (statistics.md); NULL below 6 people. Around the middle people may be close without leaning to a side: no word says that they go
 * the same way while the counts beside it say that they do not. */
const char *tell_closeness(const struct tally *tally);

/* The two groups that differ most in this question and by how much (total variation); false where no split may be shown. */
struct difference {
	int a, b;               /* groups */
	double distance;
};
bool tell_difference(const struct responses *view, int step, const struct field *field, struct difference *difference);

/* True when somebody answered something in this step. */
bool tell_answered(const struct responses *view, int step);

#endif
