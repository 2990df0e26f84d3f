/* SPDX-License-Identifier: EUPL-1.2 */
/* html_text.h - texts of people in HTML: whatever stands in them, it is read as text. text may be NULL. */
#ifndef REPORT_HTML_TEXT_H
#define REPORT_HTML_TEXT_H

#include "base/str.h"

void html_add_text(struct str *out, const char *text);        /* a line end becomes <br> */
void html_add_plain(struct str *out, const char *text);       /* where no tag may stand, as in a title: a line end becomes a space */
void html_add_element(struct str *out, const char *open, const char *text, const char *close);   /* the tags as they are, the text between them escaped */

/* From <!DOCTYPE html> to <body>: nothing from elsewhere is let in, and no script. style is the text of the style sheet. */
void html_open(struct str *out, const char *lang, const char *title, const char *style);
void html_close(struct str *out);

#endif
