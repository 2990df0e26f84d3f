/* SPDX-License-Identifier: EUPL-1.2 */
/* Where a person looks for a document. */
#include "ui/screen.h"
#include "workbook/paths.h"

char *documents_path(const char *title, const char *extension)
{
	return path_document_new(title, extension);
}
