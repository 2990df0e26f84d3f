/* SPDX-License-Identifier: EUPL-1.2 */
/* doc.h - findings as a list of blocks: what a kind has to show, before anyone draws it. A closed set of block types; report/ turns a doc into
 * styled lines, text, Markdown, HTML and JSON. Every block has an id made from content ids (it does not change when the group answers again), so that edited findings can refer
 * to it and sessions can be compared by joining docs on it. */
#ifndef DOMAIN_DOC_H
#define DOMAIN_DOC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/random.h"

enum block_type {
	BLOCK_HEAD,       /* text; level 1 to 4 */
	BLOCK_TEXT,       /* text: one paragraph */
	BLOCK_TABLE,      /* columns and rows of cells */
	BLOCK_BARS,       /* options and named series of counts */
	BLOCK_PLOT,       /* points on one or two axes, a point may move */
	BLOCK_QUOTE,      /* text: somebody's own words */
	BLOCK_FINDING,    /* text: one sentence; the measure behind it */
};

enum block_use {
	FOR_PICTURE,      /* wall, screen and summary */
	FOR_DETAIL,       /* summary only */
	FOR_DATA,         /* JSON only: raw indices */
};

enum measure { MEASURE_NONE, MEASURE_SHIFT, MEASURE_CLOSENESS, MEASURE_DIFFERENCE, MEASURE_DOTS, MEASURE_GAP, MEASURE_DISPUTED, MEASURE_SHARED };
const char *measure_id(enum measure measure);      /* "shift", for JSON */

struct series {
	char *id;         /* "all", "volunteer", "step1", "published" */
	char *name;       /* "iedereen", "vrijwilligers (6)"; NULL when it is the only one */
	int *counts;      /* one per option */
	int n, open;      /* answers; left open on purpose */
};

struct bars {
	char **ids, **labels;         /* options */
	bool *apart;                  /* drawn after a gap: doubt */
	size_t options, option_room;
	bool ordered;                 /* the options stand in an order: drawn as dots above a line */
	char *low, *high;             /* the poles of an order, or NULL */
	struct series *series;
	size_t count, room;
};

struct axis {
	char *label, *low, *high;     /* any may be NULL */
	int min, max;
	char **cells;                 /* names of the cells min..max; NULL for a range */
	size_t cell_count;
};

struct point {
	char *id, *label;             /* label may be NULL */
	double x, y;
	int count;
	char *text;                   /* somebody's own words, shown when opened; NULL for none */
	struct id action;             /* where the text came from */
	bool moves;                   /* then goes to to_x, to_y */
	double to_x, to_y;
};

struct plot {
	struct axis x, y;             /* y.min == y.max: one axis */
	struct point *points;
	size_t count, room;
};

struct table {
	char **head;                  /* columns labels */
	size_t columns;
	char **cells;                 /* rows * columns, row by row */
	size_t rows, room;            /* room in rows */
};

struct finding {
	enum measure measure;
	double value;                 /* raw; NAN for none */
	double strength;              /* 0 to 1: how much it asks for attention */
	int n;
};

struct block {
	enum block_type type;
	enum block_use use;
	char *id;
	char *text;                   /* HEAD, TEXT, QUOTE, FINDING; caption of the others, or NULL */
	int level;                    /* HEAD */
	struct id action;             /* QUOTE: where it came from; none in a file */
	char *field;                  /* QUOTE: of which field */
	struct bars bars;
	struct plot plot;
	struct table table;
	struct finding finding;
};

struct doc {
	struct block *blocks;
	size_t count, room;
};

/* Each adds one block and returns it, valid until the next is added. Strings are copied; id is "exercise-part.sub". */
struct block *doc_head(struct doc *doc, const char *id, int level, const char *text);
struct block *doc_text(struct doc *doc, enum block_use use, const char *id, const char *text);
struct block *doc_textf(struct doc *doc, enum block_use use, const char *id, const char *format, ...) __attribute__((format(printf, 4, 5)));
struct block *doc_quote(struct doc *doc, enum block_use use, const char *id, const char *text);
struct block *doc_bars(struct doc *doc, enum block_use use, const char *id, const char *caption);
struct block *doc_plot(struct doc *doc, enum block_use use, const char *id, const char *caption);
struct block *doc_table(struct doc *doc, enum block_use use, const char *id, const char *caption, const char *const *head, size_t columns);
struct block *doc_finding(struct doc *doc, const char *id, const struct finding *finding, const char *format, ...)
	__attribute__((format(printf, 4, 5)));            /* always FOR_PICTURE */

/* A raw index for who wants it: a FINDING without a sentence, FOR_DATA. */
void doc_measure(struct doc *doc, const char *id, double value, int n);
/* What a finding is about: its words between the first quotation marks; the caller frees. NULL where it has none, and for another block. */
char *block_subject(const struct block *block);
bool block_is_told(const struct block *block);             /* false where there is nothing to read, as in what doc_measure() adds */

void quote_source(struct block *quote, struct id action, const char *field);             /* of a QUOTE */
void bars_poles(struct bars *bars, const char *low, const char *high);
void bars_option(struct bars *bars, const char *id, const char *label, bool apart);      /* all options before the first series */
struct series *bars_series(struct bars *bars, const char *id, const char *name);         /* counts are zero: fill them */
void axis_range(struct axis *axis, const char *low, const char *high, int min, int max);
void axis_cell(struct axis *axis, const char *name);       /* names one more cell; max follows. min, 0 unless set before, is the first */
void point_move(struct point *point, double to_x, double to_y);
struct point *plot_point(struct plot *plot, const char *id, double x, double y, int count);
void table_row(struct table *table, const char *const *cells);

/* Moves one block to the end of another doc; what stays behind is an empty TEXT that doc_release() takes along. */
void doc_take(struct doc *to, struct block *block);
void doc_append(struct doc *to, struct doc *from);     /* moves the blocks; from is empty afterwards */
void doc_release(struct doc *doc);

#endif
