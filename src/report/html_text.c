/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/html_text.h"

#include <stddef.h>

static const char *entity(char c)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	default: return NULL;
	}
}

static void escape(struct str *out, const char *text, const char *line_end)
{
	for (text = text ? text : ""; *text; text++) {
		if (*text == '\n')
			str_add(out, line_end);
		else if (entity(*text))
			str_add(out, entity(*text));
		else
			str_add_char(out, *text);
	}
}

void html_add_text(struct str *out, const char *text)
{
	escape(out, text, "<br>");
}

void html_add_plain(struct str *out, const char *text)
{
	escape(out, text, " ");
}

void html_add_element(struct str *out, const char *open, const char *text, const char *close)
{
	str_add(out, open);
	html_add_text(out, text);
	str_add(out, close);
}

void html_open(struct str *out, const char *lang, const char *title, const char *style)
{
	str_add(out, "<!DOCTYPE html>\n<html lang=\"");
	html_add_plain(out, lang);
	str_add(out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
	html_add_plain(out, title);
	str_add(out, "</title>\n<style>\n");
	str_add(out, style);
	str_add(out, "</style>\n</head>\n<body>\n");
}

void html_close(struct str *out)
{
	str_add(out, "</body>\n</html>\n");
}
