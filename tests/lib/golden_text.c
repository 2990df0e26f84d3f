/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/golden_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void path_below(char *out, size_t room, const char *path)
{
	const char *folder = getenv("TEST_GOLDEN");

	snprintf(out, room, "%s/%s", folder && *folder ? folder : "tests", path);
}

static bool write_whole(const char *path, const char *text, size_t len)
{
	FILE *file = fopen(path, "wb");
	bool written;

	if (!file)
		return false;
	written = fwrite(text, 1, len, file) == len;
	return fclose(file) == 0 && written;
}

/* The file, or NULL when it cannot be read; the caller frees. */
static char *read_whole(const char *path, size_t *len)
{
	FILE *file = fopen(path, "rb");
	char *text = NULL;
	size_t room = 0;

	*len = 0;
	if (!file)
		return NULL;
	do {
		room = room ? room * 2 : 4096;
		text = realloc(text, room + 1);
		if (!text)
			abort();
		*len += fread(text + *len, 1, room - *len, file);
	} while (*len == room);
	text[*len] = '\0';
	fclose(file);
	return text;
}

static void print_difference(const char *wanted, const char *got)
{
	for (int line = 1; *wanted || *got; line++) {
		size_t wanted_len = strcspn(wanted, "\n"), got_len = strcspn(got, "\n");

		if (wanted_len != got_len || memcmp(wanted, got, got_len) != 0) {
			printf("# %4d wanted |%.*s\n", line, (int)wanted_len, wanted);
			printf("# %4d    got |%.*s\n", line, (int)got_len, got);
		}
		wanted += wanted_len + (wanted[wanted_len] == '\n');
		got += got_len + (got[got_len] == '\n');
	}
}

bool golden_text_matches(const char *path, const char *got, size_t len)
{
	char whole[1000];
	size_t wanted_len;
	char *wanted;
	bool same;

	path_below(whole, sizeof whole, path);
	if (getenv("TEST_UPDATE"))
		return write_whole(whole, got, len);
	wanted = read_whole(whole, &wanted_len);
	same = wanted && wanted_len == len && memcmp(wanted, got, len) == 0;
	if (!same)
		printf("# %s %s\n", whole, wanted ? "differs" : "is not there");
	if (!same && wanted)
		print_difference(wanted, got);
	free(wanted);
	return same;
}
