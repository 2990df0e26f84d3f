/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/plaintext.h"

#include <stdlib.h>

#include "report/lines.h"

enum { COLUMNS = 78 };

void report_text(const struct report *report, struct str *out)
{
	struct styled_lines lines = {0};
	struct lines_options options = {.width = COLUMNS, .up_to = FOR_DETAIL};

	lines_of_doc(report->doc, &options, &lines);
	for (size_t i = 0; i < lines.count; i++) {
		char *text = styled_line_text(&lines.items[i]);

		str_add(out, text);
		str_add_char(out, '\n');
		free(text);
	}
	styled_lines_release(&lines);
}
