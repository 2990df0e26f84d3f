/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/file_name.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/lang.h"
#include "base/text.h"

enum { CHARACTERS_MOST = 120, BYTES_MOST = 240 };

void file_add_version(struct str *out, int version)
{
	str_addf(out, tr("version %d"), version);
}

/* Names that Windows keeps for devices, whatever stands behind a dot in them. */
static bool is_device(const char *name)
{
	static const char *const devices[] = {"CON", "PRN", "AUX", "NUL", "COM", "LPT"};
	size_t len = strcspn(name, ".");
	while (len > 0 && name[len - 1] == ' ')
		len--;
	for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
		if (strncasecmp(name, devices[i], 3) == 0 && (i < 4 ? len == 3 : len == 4 && isdigit((unsigned char)name[3])))
			return true;
	return false;
}

/* Without the dots and spaces at its end, which Windows drops. */
static void trim_end(struct str *name)
{
	while (name->len > 0 && strchr(". ", name->data[name->len - 1]))
		str_remove(name, name->len - 1, 1);
}

/* Whole characters of the title until the name would be too long. */
static void add_title(struct str *name, const char *title, size_t bytes, size_t characters)
{
	char *clean = text_clean(title, strlen(title), false);
	const char *from = clean + strspn(clean, ". ");
	for (size_t at = 0, next; from[at] && characters > 0; at = next, characters--) {
		next = text_next(from, at);
		if (name->len + next - at > bytes)
			break;
		if (from[at] == ':' && from[next] == ' ')
			str_add(name, " -");
		else if (strchr("<>:\"/\\|?*", from[at]))
			str_add_char(name, '-');
		else
			str_add_len(name, from + at, next - at);
	}
	free(clean);
	trim_end(name);
}

static size_t characters_of(const char *text)
{
	size_t count = 0;
	for (size_t at = 0; text[at]; at = text_next(text, at))
		count++;
	return count;
}

char *file_name(const char *title, int version, int copy, const char *extension)
{
	struct str name = STR_EMPTY, end = STR_EMPTY;
	if (version > 1) {
		str_add(&end, ", ");
		file_add_version(&end, version);
	}
	if (copy > 1)
		str_addf(&end, " (%d)", copy);
	str_add(&end, extension);
	add_title(&name, title, BYTES_MOST - end.len, CHARACTERS_MOST - characters_of(end.data));
	if (name.len == 0)
		str_add(&name, "Samenspel");
	if (is_device(name.data))
		str_add_char(&name, '-');
	str_add(&name, end.data);
	str_release(&end);
	return str_take(&name);
}
