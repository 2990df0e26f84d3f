/* SPDX-License-Identifier: EUPL-1.2 */
/* lines.h - a doc as styled lines for a width in cells: what the screen, plain mode and the text format all show.
 * Pictures are drawn with characters: bars and dots carry their number beside them, so that nothing depends on colour. Every character used has a
 * counterpart in text_ascii() of the same width. */
#ifndef REPORT_LINES_H
#define REPORT_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/doc.h"

enum style {
	STYLE_PLAIN,
	STYLE_HEAD,       /* a heading */
	STYLE_STRONG,     /* a label or number that carries the picture */
	STYLE_FINDING,
	STYLE_QUOTE,
	STYLE_SERIES_1, STYLE_SERIES_2, STYLE_SERIES_3, STYLE_SERIES_4,     /* marks of the first, second ... series; a fifth takes the first again */
};

struct styled_run {
	enum style style;
	char *text;       /* no \n; its width is text_width() */
};

struct styled_line {
	struct styled_run *runs;
	size_t count, room;
	size_t block;     /* index of the block it came from */
	char *about;      /* on the first line of what can be talked about: what an agreement about it begins with; NULL on all others. Begins with a space or a mark */
	struct id words;  /* the action of the words on it, as in QUOTE and points; none for anything else. Such a line begins with a space */
};

struct styled_lines {
	struct styled_line *items;
	size_t count, room;
};

struct lines_options {
	int width;                /* cells, at least 20 */
	enum block_use up_to;     /* FOR_PICTURE: only picture blocks; FOR_DETAIL: all */
	bool words_hidden;        /* QUOTE and the texts of points are left out, with a sentence that says how many there are */
};

/* Adds the lines of doc. One empty line between blocks and none at the end; no empty line between two findings, between two quotes, or under a
 * heading of level 3 or 4, so that a list of them stays together on a small screen. No line is wider than the width, ends in a space, or begins with
 * the first letter of a quote. */
void lines_of_doc(const struct doc *doc, const struct lines_options *options, struct styled_lines *lines);
/* The text of a line without its styles; the caller frees. */
char *styled_line_text(const struct styled_line *line);
void styled_lines_release(struct styled_lines *lines);

#endif
