/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

/* Bytes of text without the character that was cut in two at its end, if any. */
static size_t text_whole(const char *text, size_t len)
{
	size_t start = len;
	size_t needed = 1;
	unsigned char lead;

	while (start > 0 && len - start < 3 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
		start--;
	if (start == 0)
		return len;
	lead = (unsigned char)text[--start];
	if (lead >= 0xC0)
		needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
	return len - start < needed ? start : len;
}

bool error_say(struct error *error, const char *format, ...)
{
	struct error said;
	va_list args;
	int len;

	if (!error)
		return false;
	/* Not written in place: the sentence before is often one of the arguments. */
	va_start(args, format);
	len = vsnprintf(said.text, sizeof said.text, format, args);
	va_end(args);
	if (len < 0)
		said.text[0] = '\0';
	else if ((size_t)len >= sizeof said.text)
		said.text[text_whole(said.text, sizeof said.text - 1)] = '\0';
	memcpy(error->text, said.text, strlen(said.text) + 1);
	return false;
}

void faults_add(struct faults *faults, const char *file, int line, const char *key, const char *format, ...)
{
	struct fault fault = {.file = mem_copy(file), .line = line, .key = mem_copy(key)};
	va_list args;

	va_start(args, format);
	fault.sentence = str_print(format, args);
	va_end(args);
	faults->items = mem_room(faults->items, faults->count, &faults->room, sizeof *faults->items);
	faults->items[faults->count++] = fault;
}

char *fault_line(const struct fault *fault)
{
	struct str line = STR_EMPTY;

	if (fault->file)
		str_add(&line, fault->file);
	if (fault->file && fault->line > 0)
		str_addf(&line, ":%d", fault->line);
	if (fault->file)
		str_add(&line, ": ");
	if (fault->key)
		str_addf(&line, "%s: ", fault->key);
	str_add(&line, fault->sentence);
	return str_take(&line);
}

void faults_release(struct faults *faults)
{
	for (size_t i = 0; i < faults->count; i++) {
		free(faults->items[i].file);
		free(faults->items[i].key);
		free(faults->items[i].sentence);
	}
	free(faults->items);
	*faults = (struct faults){0};
}
