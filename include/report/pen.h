/* SPDX-License-Identifier: EUPL-1.2 */
/* pen.h - writes styled lines from left to right: what the drawers of text, bars, plots and tables share.
 * A pen never writes beyond its width: what does not fit is cut there, so a drawer that miscounts spoils its own line and no other. */
#ifndef REPORT_PEN_H
#define REPORT_PEN_H

#include "base/str.h"
#include "base/text.h"
#include "report/lines.h"

/* Running text is not made wider than this, also on a wide screen: a longer line is hard to read back from. */
enum { PEN_PROSE = 96 };
/* From here on a picture is drawn larger: a screen this wide stands at the front of a room. */
enum { LARGE_SCREEN = 130 };

struct pen {
	struct styled_lines *lines;
	size_t block;             /* the block its lines come from */
	struct id words;          /* the action of the words that are being written, or none */
	bool rows;                /* rows of a table can be talked about */
	const char *about;        /* what the next line is about; then NULL again */
	int width;
	int at;                   /* cells written on the last line, spaces not yet written included */
	int owed;                 /* spaces that are written only when something follows */
};

void pen_line(struct pen *pen);                                          /* begins a new line */
void pen_add(struct pen *pen, enum style style, const char *text);       /* text without \n on the last line */
void pen_addf(struct pen *pen, enum style style, const char *format, ...) __attribute__((format(printf, 3, 4)));
void pen_times(struct pen *pen, enum style style, const char *glyph, int times);
void pen_to(struct pen *pen, int column);                                /* spaces up to column; none when it is past */
void pen_centre(struct pen *pen, enum style style, const char *text, int left, int cells);
void pen_right(struct pen *pen, enum style style, const char *text, int edge);     /* its last cell before column edge */

/* Lines of text after a lead ("▸ "), all lines hanging under the first letter of the text; text and lead may be NULL. */
void pen_hang(struct pen *pen, enum style style, const char *lead, const char *text);
/* Somebody's own words, set in, so that no line of them can be taken for a heading. */
void pen_quote(struct pen *pen, struct id action, const char *words);
/* Two names at the ends of the columns left..right: on one line when they fit, else each wrapped in its half. Either may be NULL. */
void pen_poles(struct pen *pen, int left, int right, const char *low, const char *high);

/* The cells of the widest line. */
int pen_widest(const struct text_lines *lines);
/* The cells of the widest word: what a column needs so that no word is cut. */
int pen_word(const char *text);

#endif
