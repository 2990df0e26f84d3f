/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/golden.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct golden_screen *golden_find(const struct golden *golden, const char *name)
{
	for (size_t i = 0; i < golden->count; i++)
		if (strcmp(golden->items[i].name, name) == 0)
			return &golden->items[i];
	return NULL;
}

void golden_set(struct golden *golden, const char *name, const char *text)
{
	struct golden_screen *screen = golden_find(golden, name);

	if (!screen) {
		golden->items = realloc(golden->items, (golden->count + 1) * sizeof *golden->items);
		if (!golden->items)
			abort();
		screen = &golden->items[golden->count++];
		*screen = (struct golden_screen){.name = strdup(name)};
	}
	free(screen->text);
	screen->text = strdup(text);
	screen->used = true;
}

/* Reads the rows under a header into a section of its own. Returns false when the file ends too early. */
static bool read_section(struct golden *golden, const char *header, FILE *file)
{
	char name[200], *text = NULL, *line = NULL;
	size_t len, room = 0;
	int cols, rows;
	bool whole = sscanf(header, "=== %199s %dx%d", name, &cols, &rows) == 3;
	FILE *out = whole ? open_memstream(&text, &len) : NULL;

	if (!out)
		return false;
	fputs(header, out);
	for (int i = 0; i <= rows && whole; i++) {
		whole = getline(&line, &room, file) > 0;
		if (whole)
			fputs(line, out);
	}
	whole = whole && strncmp(line, "--- cursor ", 11) == 0;
	fclose(out);
	if (whole)
		golden_set(golden, name, text);
	free(text);
	free(line);
	return whole;
}

bool golden_read(struct golden *golden, const char *path)
{
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t room = 0;
	bool good = true;

	if (!file)
		return errno == ENOENT;
	while (good && getline(&line, &room, file) > 0)
		good = read_section(golden, line, file);
	for (size_t i = 0; i < golden->count; i++)
		golden->items[i].used = false;
	free(line);
	fclose(file);
	return good;
}

bool golden_write(const struct golden *golden, const char *path)
{
	FILE *file = fopen(path, "w");

	if (!file)
		return false;
	for (size_t i = 0; i < golden->count; i++)
		if (golden->items[i].used)
			fputs(golden->items[i].text, file);
	return fclose(file) == 0;
}

void golden_release(struct golden *golden)
{
	for (size_t i = 0; i < golden->count; i++) {
		free(golden->items[i].name);
		free(golden->items[i].text);
	}
	free(golden->items);
	*golden = (struct golden){0};
}

char *golden_section(struct term *term, const char *name)
{
	char *text = NULL, *screen = term_screen_text(term);
	size_t len;
	FILE *out = open_memstream(&text, &len);

	if (!out)
		abort();
	fprintf(out, "=== %s %dx%d\n%s--- cursor ", name, term_cols(term), term_rows(term), screen);
	if (term_cursor_visible(term))
		fprintf(out, "%d,%d\n", term_cursor_row(term), term_cursor_col(term));
	else
		fputs("hidden\n", out);
	fclose(out);
	free(screen);
	return text;
}

void golden_print_diff(const char *wanted, const char *got)
{
	for (int line = 0; *wanted || *got; line++) {
		size_t wanted_len = strcspn(wanted, "\n"), got_len = strcspn(got, "\n");

		if (wanted_len != got_len || memcmp(wanted, got, got_len) != 0) {
			printf("# %3d wanted |%.*s\n", line - 1, (int)wanted_len, wanted);
			printf("# %3d    got |%.*s\n", line - 1, (int)got_len, got);
		}
		wanted += wanted_len + (wanted[wanted_len] == '\n');
		got += got_len + (got[got_len] == '\n');
	}
}
