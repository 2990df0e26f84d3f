/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/formats.h"

#include <string.h>

#include "base/lang.h"
#include "report/csv.h"
#include "report/html.h"
#include "report/json.h"
#include "report/markdown.h"
#include "report/plaintext.h"

const struct format report_formats[] = {
	{.name = "html", .extension = ".html", .help = N_("one page to read, mail and print"), .write = report_html},
	{.name = "text", .extension = ".txt", .help = N_("plain text, as on the screen"), .write = report_text},
	{.name = "md", .extension = ".md", .help = N_("Markdown, to work on in an editor or a wiki"), .write = report_markdown},
	{.name = "csv", .extension = ".csv", .help = N_("the answers as rows for a spreadsheet"), .rows = true, .write = report_csv},
	{.name = "excel", .extension = ".csv", .help = N_("the same rows, as Excel opens them here"), .rows = true, .write = report_csv_excel},
	{.name = "json", .extension = ".json", .help = N_("everything, for another program"), .write = report_json},
	{.name = NULL},
};

const struct format *format_find(const char *name)
{
	for (const struct format *format = report_formats; format->name; format++)
		if (name && strcmp(format->name, name) == 0)
			return format;
	return NULL;
}
