/* SPDX-License-Identifier: EUPL-1.2 */
/* form.h - what one respondent is asked in one step: a closed set of field types that every front end draws and that one function judges.
 *
 * Values are text. PICK: an option id. MANY: option ids with one space between. POINTS: `id:n id:n`. SCALE and NUMBER: an integer. TEXT: UTF-8. An empty value
 * is left open on purpose; no value at all is not reached. A PICK whose option is `other` takes its words in the TEXT field `FIELD.other`. */
#ifndef DOMAIN_FORM_H
#define DOMAIN_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum field_type {
	FIELD_NOTE,     /* nothing to answer: a case, an instruction; its words are in label */
	FIELD_PICK,     /* one of the options */
	FIELD_MANY,     /* any of the options */
	FIELD_SCALE,    /* min..max between two poles, or a name per point (options in order, ids are the numbers) */
	FIELD_POINTS,   /* max dots divided over the options */
	FIELD_NUMBER,   /* min..max */
	FIELD_TEXT,     /* at most max characters */
};

enum audience {
	AUDIENCE_GROUP,         /* without a name on the screen and in the summary */
	AUDIENCE_FACILITATOR,   /* the facilitator only */
	AUDIENCE_SELF,          /* nobody else */
};

struct option {
	char *id, *label;
	bool apart;             /* stands apart: doubt. Counted, never the largest */
	bool other;
};

struct field {
	enum field_type type;
	char *id;               /* from content ids: "tea", "citizen.q1" */
	char *label;            /* the question or the card */
	char *help;             /* a line below it, or NULL */
	struct option *options;
	size_t option_count, option_room;
	bool ordered;           /* the options stand in an order */
	int min, max;
	char *low, *high;       /* SCALE: the poles, or NULL */
	bool role;              /* the answer is the respondent's role where that is not known; never shown as a question of its own */
	enum audience audience; /* TEXT: who reads it */
};

enum answered_by {
	BY_EACH,                /* every participant; the facilitator may choose hands or teams instead */
	BY_TEAM,                /* teams, made when the step opens */
	BY_GROUP,               /* the whole group as one, typed by one hand */
};

struct form {
	char *title;            /* of the step: "Eerste plek"; NULL when the exercise has but one */
	char *instruction;      /* one or two sentences, read aloud */
	int minutes;            /* 0: as the programme says */
	enum answered_by by;
	int teams, team_size;   /* BY_TEAM: how many teams are wanted, or how large; 0: free */
	bool optional;          /* may be passed over without a question */
	bool cards;             /* its questions with equal options are cards to lay on piles */
	bool talk;              /* after this step the group talks: the talk questions are shown */
	char *as, *as_label;    /* who this respondent speaks as in this step: "citizen", "als inwoner"; NULL for as oneself */
	struct field *fields;
	size_t count, room;
};

/* Ids as a list: the fields that a step asks. */
struct ids {
	char **items;
	size_t count, room;
};
void ids_add(struct ids *ids, const char *id);
bool ids_have(const struct ids *ids, const char *id);
void ids_release(struct ids *ids);

/* Adds a field and returns it, valid until the next is added. Strings are copied. SCALE gets 1..5, NUMBER 0..100, TEXT at most 400 characters. */
struct field *form_add(struct form *form, enum field_type type, const char *id, const char *label);
struct option *field_option(struct field *field, const char *id, const char *label);
const struct field *form_field(const struct form *form, const char *id);      /* NULL when it is not there */
const struct option *field_find_option(const struct field *field, const char *id);
enum { SLOTS_MAX = 40 };        /* answers that can be counted apart in one question: the content checker keeps below it */
size_t field_slots(const struct field *field);                                  /* how many answers can be counted apart: options, or max - min + 1; 0 for NOTE and TEXT */
/* Leaves only the fields of asked that are there, in that order; asked NULL: all of them. How ask() follows what a step was opened with. */
void form_keep_asked(struct form *form, const struct ids *asked);
size_t form_questions(const struct form *form);                               /* fields that take an answer: all but NOTE */

/* The numbers that stand on the screen and on paper, so that a sheet can be typed back: a question has its place among the fields that take an answer, an
 * answer the digit before it. */
int form_question_number(const struct form *form, size_t field);              /* from 1; 0 for a NOTE, and for the role: that stands beside the seat number */
int form_number(const struct form *form, const char *id);                     /* the same by id: of the step's own form it is the number on everybody's sheet; 0 too when it is not there */
int field_choices(const struct field *field);                                 /* rows to choose from: options, or the points of a scale; 0 where something is typed */
int field_digit(const struct field *field, int row);
const char *field_choice_label(const struct field *field, int row);           /* "" for a point without a name */
char *field_choice_value(const struct field *field, int row);                 /* the value of that one row; the caller frees */
/* How many fields from this one on, itself included, are PICKs with equal options: two or more are a board of piles. 0 for another field. */
size_t form_run(const struct form *form, size_t field);
void form_release(struct form *form);                                         /* empty again, ready for the next ask() */

/* Judges any value, whoever brings it: false with a sentence that says what is asked instead. "" is always right (left open). A value that passes is
 * the value to store: clean text, ids that exist, numbers in range, as many dots as allowed. */
bool field_check(const struct field *field, const char *value, struct error *error);

/* A value as people read it ("Beide", "Eens, Anders (2)", "4"), for screens and tables; the caller frees. */
char *field_value_label(const struct field *field, const char *value);

/* Who reads what is written, in a sentence that stands under every TEXT. */
const char *audience_sentence(enum audience audience);

/* True when two fields ask for one of the same options: a run of them is a board of piles. */
bool field_same_options(const struct field *a, const struct field *b);

#endif
