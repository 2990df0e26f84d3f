/* SPDX-License-Identifier: EUPL-1.2 */
/* content_key.h - what a content file may hold, as rows. One checker (content/check.c) reads them; content help is made from them. */
#ifndef DOMAIN_CONTENT_KEY_H
#define DOMAIN_CONTENT_KEY_H

#include <stdbool.h>

enum key_type {
	KEY_TEXT,       /* prose, shown to people; min..max characters */
	KEY_NUMBER,     /* whole number min..max */
	KEY_YES_NO,     /* yes or no */
	KEY_CHOICE,     /* one of choices */
	KEY_ID,         /* an id [a-z0-9][a-z0-9_-]* */
};

struct content_key {
	const char *section;     /* "exercise"; "card.*" for the items of a list */
	const char *name;        /* "text"; "gain.*" for numbered or named texts */
	enum key_type type;
	const char *choices;     /* KEY_CHOICE: words with a space between */
	int min, max;            /* TEXT: characters (max 0: 1000); NUMBER: the range */
	bool required;           /* in every such section; for "x.*" names: at least one. A list "card.*" whose row with min_items > 0 asks for so many */
	int min_items, max_items;/* how many sections of this list (0: no bound); stands on one row of the list */
	bool setting;            /* a programme row may set it for its own copy ([exercise] keys only): `cards = 12` */
	const char *counts;      /* a setting that says how many of this list ("card") are asked: the facilitator may choose before there are answers */
	const char *proposes;    /* with counts: the numbers to choose from beside all, rising: "12 24" */
	const char *label;       /* with counts: message id of what they are called: "Cards" */
	const char *help;        /* message id: one sentence for the writer */
};
/* A table ends with a row whose section is NULL. */

/* The keys that every exercise may hold: kind, title, minutes, intro, source, covers, talk, evaluation, facilitator. */
extern const struct content_key content_common_keys[];

/* True for an id [a-z0-9][a-z0-9_-]*. */
bool content_id_ok(const char *id);

#endif
