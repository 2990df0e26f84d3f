/* SPDX-License-Identifier: EUPL-1.2 */
/* Where a person looks for a document. */
#include <stdlib.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/str.h"
#include "ui/screen.h"
#include "workbook/paths.h"

/* A title may hold what a file name may not. */
static void add_name(struct str *path, const char *title)
{
	str_add(path, "/");
	for (const char *c = title; *c != '\0'; c++)
		str_add_char(path, *c == '/' || *c == '\\' || *c == ':' ? '-' : *c);
}

char *documents_path(const char *title, const char *extension)
{
	struct str path = STR_EMPTY;
	char *folder = path_documents();

	for (int version = 1; version < 100; version++) {
		str_clear(&path);
		str_add(&path, folder);
		add_name(&path, title);
		if (version > 1) {
			str_add(&path, ", ");
			str_addf(&path, tr("version %d"), version);
		}
		str_add(&path, extension);
		if (access(path.data, F_OK) != 0)
			break;
	}
	free(folder);
	return str_take(&path);
}
