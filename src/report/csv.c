/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/csv.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* What a spreadsheet may run as a formula when a cell begins with it; the last four are the wide forms of = + - @ that some accept too. */
static const char *const formula_starts[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};

static bool is_formula(const char *text)
{
	for (size_t i = 0; i < sizeof formula_starts / sizeof *formula_starts; i++)
		if (strncmp(text, formula_starts[i], strlen(formula_starts[i])) == 0)
			return true;
	return false;
}

static bool needs_quotes(const char *text, char separator)
{
	size_t len = strlen(text);

	return strpbrk(text, "\"\r\n,;\t") || strchr(text, separator) || (len > 0 && (text[0] == ' ' || text[len - 1] == ' '));
}

static void cell_add(struct str *out, const char *text, char separator)
{
	bool quotes;

	text = text ? text : "";
	quotes = needs_quotes(text, separator);
	if (quotes)
		str_add_char(out, '"');
	if (is_formula(text))
		str_add_char(out, '\'');
	for (; *text; text++) {
		if (*text == '"')
			str_add_char(out, '"');
		str_add_char(out, *text);
	}
	if (quotes)
		str_add_char(out, '"');
}

static void line_add(struct str *out, const char *const *cells, size_t count, char separator)
{
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			str_add_char(out, separator);
		cell_add(out, cells[i], separator);
	}
	str_add(out, "\r\n");
}

static void row_add(struct str *out, const struct dataset_row *row, char separator)
{
	struct str step = STR_EMPTY, count = STR_EMPTY;

	str_addf(&step, "%d", row->step);
	str_addf(&count, "%d", row->count);
	line_add(out, (const char *const[]){row->activity, step.data, row->respondent, row->field, row->label, row->value, row->value_label,
		row->role, count.data}, 9, separator);
	str_release(&step);
	str_release(&count);
}

void report_csv(const struct report *report, struct str *out)
{
	static const char *const head[] = {"activity", "step", "respondent", "field", "question", "value", "label", "role", "count"};
	char separator = report->excel ? ';' : ',';

	if (report->excel)
		str_add(out, BYTE_ORDER_MARK);
	line_add(out, head, sizeof head / sizeof *head, separator);
	for (size_t i = 0; report->dataset && i < report->dataset->count; i++)
		row_add(out, &report->dataset->items[i], separator);
}

void report_csv_excel(const struct report *report, struct str *out)
{
	struct report excel = *report;

	excel.excel = true;
	report_csv(&excel, out);
}
