/* SPDX-License-Identifier: EUPL-1.2 */
/* Where a person looks for a document. */
#include <stdlib.h>
#include <unistd.h>

#include "ui/screen.h"
#include "workbook/paths.h"

char *documents_path(const char *title, const char *extension)
{
	int version = 1;
	char *path = path_document(title, version, extension);

	while (access(path, F_OK) == 0) {
		free(path);
		path = path_document(title, ++version, extension);
	}
	return path;
}
