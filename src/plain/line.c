/* SPDX-License-Identifier: EUPL-1.2 */
#include "own.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static bool bytes_read(struct plain *p, struct str *bytes)
{
	int c;
	while ((c = getc(p->in)) != EOF && c != '\n')
		str_add_char(bytes, (char)c);
	return c == '\n' || bytes->len > 0;
}

char *line_read(struct plain *p)
{
	struct str bytes = STR_EMPTY;
	if (p->waiting) {
		char *waiting = p->waiting;
		p->waiting = NULL;
		return waiting;
	}
	fputs("> ", p->out);
	fflush(p->out);
	if (p->over || !bytes_read(p, &bytes)) {
		p->over = true;
		fputc('\n', p->out);
		str_release(&bytes);
		return NULL;
	}
	if (bytes.len > 0 && bytes.data[bytes.len - 1] == '\r')
		str_remove(&bytes, bytes.len - 1, 1);
	p->spaced = bytes.len > 0 && bytes.data[bytes.len - 1] == ' ';
	char *line = text_clean(bytes.data, bytes.len, false);
	str_release(&bytes);
	/* A transcript without the lines that were typed cannot be read. */
	if (!p->terminal)
		say(p, line);
	p->blank = false;
	return line;
}

char *line_ask(struct plain *p, const char *question)
{
	say(p, question);
	return line_read(p);
}

bool line_yes(struct plain *p, const char *question)
{
	say(p, question);
	say(p, tr("1 = yes, Enter = no"));
	char *line = line_read(p);
	bool yes = line && strcmp(line, "1") == 0;
	free(line);
	return yes;
}

bool line_number(const char *text, int min, int max, int *number, const char **rest)
{
	char *end;
	long value = strtol(text, &end, 10);
	if (end == text || value < min || value > max || (*end && *end != ' '))
		return false;
	while (*end == ' ')
		end++;
	if (!rest && *end)
		return false;
	*number = (int)value;
	if (rest)
		*rest = end;
	return true;
}
