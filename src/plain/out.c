/* SPDX-License-Identifier: EUPL-1.2 */
#include "own.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "report/lines.h"

static void line_out(struct plain *p, const char *text)
{
	p->blank = !*text;
	if (!p->ascii) {
		fprintf(p->out, "%s\n", text);
		return;
	}
	char *plain = text_ascii(text);
	fprintf(p->out, "%s\n", plain);
	free(plain);
}

void say_indented(struct plain *p, const char *first, const char *text)
{
	struct text_lines lines = {0};
	int indent = text_width(first);
	text_wrap(&lines, text, p->width - indent > 20 ? p->width - indent : 20);
	for (size_t i = 0; i < lines.count; i++) {
		struct str line = STR_EMPTY;
		if (i == 0)
			str_add(&line, first);
		else if (lines.items[i][0])
			str_add_times(&line, " ", indent);
		str_add(&line, lines.items[i]);
		line_out(p, line.data);
		str_release(&line);
	}
	text_lines_release(&lines);
}

void say(struct plain *p, const char *text)
{
	say_indented(p, "", text);
}

void sayf(struct plain *p, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	char *text = str_print(format, args);
	va_end(args);
	say(p, text);
	free(text);
}

/* One empty line, however many ask for it. */
void say_gap(struct plain *p)
{
	if (!p->blank)
		line_out(p, "");
}

void say_head(struct plain *p, const char *text)
{
	say_gap(p);
	say_indented(p, "== ", text);
	say_gap(p);
}

void say_doc(struct plain *p, const struct doc *doc, enum block_use up_to, bool words_hidden)
{
	struct styled_lines lines = {0};
	lines_of_doc(doc, &(struct lines_options){.width = p->width, .up_to = up_to, .words_hidden = words_hidden}, &lines);
	for (size_t i = 0; i < lines.count; i++) {
		char *text = styled_line_text(&lines.items[i]);
		line_out(p, text);
		free(text);
	}
	styled_lines_release(&lines);
}

void say_list(struct plain *p, const struct exercise *exercise, const char *key)
{
	size_t at = 0;
	for (const struct exercise_line *line; (line = exercise_list(exercise, "exercise", key, &at));)
		say_indented(p, "- ", line->value);
}

void say_enter(struct plain *p, const char *what)
{
	sayf(p, tr("Enter = %s"), what);
}

bool did(struct plain *p, bool well)
{
	if (!well)
		say(p, p->error.text);
	return well;
}

void screen_clear(struct plain *p)
{
	if (!p->terminal)
		return;
	const char *term = getenv("TERM");
	bool dumb = !term || !*term || strcmp(term, "dumb") == 0;
	for (int i = 0; dumb && i < 60; i++)
		fputc('\n', p->out);
	if (!dumb)
		fputs("\033[H\033[2J\033[3J", p->out);
}
