/* SPDX-License-Identifier: EUPL-1.2 */
/* kind.h - what one kind of exercise is to the rest of Samenspel.
 *
 * A kind turns content into questions and responses into findings. It keeps no state; it never draws, prints, reads keys, the clock or the store. It
 * fills the form or doc it is handed. To add a kind: write src/exercises/NAME.c and add its row to kinds.c. */
#ifndef EXERCISES_KIND_H
#define EXERCISES_KIND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "domain/content_key.h"
#include "domain/doc.h"
#include "domain/exercise.h"
#include "domain/form.h"
#include "domain/responses.h"

/* One question to a kind: what does this respondent get in this step?
 * who NULL asks for the step itself: title, instruction, minutes, who answers, how many teams, and every field that anyone gets. A form without fields has
 * nothing to ask and is passed over with a sentence; a form of NOTEs only is a talk step. Which fields a step asks is chosen when it opens: the workbook
 * stores their ids and hands them to every later ask(), so neither an erasure nor a merge changes a step that was opened. Who a team speaks as is stored
 * then too: ask() with who->as NULL chooses (form->as), with who->as set it follows. The same arguments give the same form. */
struct turn {
	int step;                                /* 0, 1, ... until ask() says no */
	const struct respondent *who;            /* NULL: the step itself */
	const struct responses *so_far;          /* earlier steps, to choose fields by, never to quote; NULL: none */
	const struct ids *asked;                 /* the fields this step asks, once it was opened; NULL: choose now */
	int teams;                               /* teams in this activity; 0: not made yet. How many steps there are may follow from it */
};

struct kind {
	const char *name;                        /* "dilemma", as in `kind =`; never changes */
	const char *title;                       /* message id */
	const struct content_key *keys;          /* what its content may hold beside content_common_keys */
	void (*check)(const struct exercise *, struct faults *);                        /* optional: rules that span keys; all faults */
	bool (*ask)(const struct exercise *, const struct turn *, struct form *);       /* false only past the last step */
	void (*show)(const struct exercise *, const struct responses *, struct doc *);  /* with none, some or all answers */
};

#endif
