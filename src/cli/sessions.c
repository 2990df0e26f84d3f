/* SPDX-License-Identifier: EUPL-1.2 */
/* sessions.c - list, new, erase, backup. */
#include "own.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/text.h"
#include "report/json_text.h"
#include "workbook/regret.h"

static void row_json(struct str *out, const struct session_row *row)
{
	char id[33];
	id_text(row->id, id);
	struct str object = STR_EMPTY;
	str_add(&object, "{");
	json_add_pair(&object, "id", id);
	json_add_pair(&object, "title", row->title);
	json_add_pair(&object, "date", row->held_on);
	json_add_pair(&object, "keep_until", row->keep_until);
	str_addf(&object, ", \"people\": %d, \"ended\": %s, \"kept_too_long\": %s}", row->people, row->ended ? "true" : "false",
		workbook_kept_too_long(row) ? "true" : "false");
	str_add(out, object.data);
	str_release(&object);
}

static void list_json(struct str *out, const struct session_list *list)
{
	str_add(out, "[");
	for (size_t i = 0; i < list->count; i++) {
		str_add(out, i ? ",\n " : "\n ");
		row_json(out, &list->items[i]);
	}
	str_add(out, list->count ? "\n]\n" : "]\n");
}

static void list_text(struct str *out, const struct session_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct session_row *row = &list->items[i];
		char id[33];
		id_text(row->id, id);
		str_addf(out, "%.8s  %s  %s", id, row->held_on, row->title);
		str_addf(out, tr_n(", %d person", ", %d people", row->people), row->people);
		str_addf(out, "%s%s%s", row->ended ? " (" : "", row->ended ? tr("ended") : "", row->ended ? ")" : "");
		if (workbook_kept_too_long(row))
			str_addf(out, tr(", kept longer than agreed (until %s)"), row->keep_until);
		str_add_char(out, '\n');
	}
	if (list->count == 0)
		str_addf(out, "%s\n", tr("There are no sessions yet."));
}

int cli_list(const struct cli *cli, struct workbook *w)
{
	struct session_list list = {0};
	struct error error;
	struct str out = STR_EMPTY;
	if (!(cli->self ? workbook_own_sessions(w, &list, &error) : workbook_sessions(w, &list, &error)))
		return cli_complain(CLI_FAILED, error.text);
	if (cli->json)
		list_json(&out, &list);
	else
		list_text(&out, &list);
	int code = cli_print_text(out.data);
	str_release(&out);
	session_list_release(&list);
	return code;
}

int cli_new(const struct cli *cli, struct workbook *w)
{
	struct id id;
	struct error error;
	char text[33];
	if (!workbook_new(w, cli->operands[0], cli->title, cli->date, &id, &error))
		return cli_complain(CLI_FAILED, error.text);
	id_text(id, text);
	struct str out = STR_EMPTY;
	str_addf(&out, cli->json ? "{\"id\": \"%s\"}\n" : "%s\n", text);
	int code = cli_print_text(out.data);
	str_release(&out);
	return code;
}

/* The title of the session with that id; the caller frees. */
static char *title_of(struct workbook *w, struct id id)
{
	struct session_list list = {0};
	struct str title = STR_EMPTY;
	if (workbook_sessions(w, &list, NULL) && workbook_own_sessions(w, &list, NULL))
		for (size_t i = 0; i < list.count; i++)
			if (id_equal(list.items[i].id, id))
				str_add(&title, list.items[i].title);
	session_list_release(&list);
	return str_take(&title);
}

static bool typed_is(const char *title)
{
	struct str typed = STR_EMPTY;
	for (int c; (c = getchar()) != EOF && c != '\n';)
		str_add_char(&typed, (char)c);
	char *clean = text_clean(typed.data, typed.len, false);
	bool same = *clean && text_compare(clean, title) == 0;
	str_release(&typed);
	free(clean);
	return same;
}

/* What is typed must be the title, whatever is erased of it. */
static int erase_agreed(struct workbook *w, struct id id, int seat)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
		return cli_complain(CLI_USAGE, tr("Without a terminal, erase needs --yes."));
	char *title = title_of(w, id);
	struct str question = STR_EMPTY;
	if (seat > 0)
		str_addf(&question, tr("This erases all that number %d answered in “%s” for good. Type the title to erase it:"), seat, title);
	else
		str_addf(&question, tr("This erases “%s” for good. Type the title to erase it:"), title);
	cli_complain(CLI_OK, question.data);
	bool same = typed_is(title);
	str_release(&question);
	free(title);
	return same ? CLI_OK : cli_complain(CLI_FAILED, tr("Nothing was erased."));
}

static bool erase_seat(struct workbook *w, struct id id, int seat, struct error *error)
{
	struct error left;
	bool erased = workbook_enter_to_read(w, id, error) && regret_erase_seat(w, seat, error);
	return workbook_leave(w, &left) && erased;
}

static bool seat_read(const char *text, int *seat)
{
	char *end;
	long number = text ? strtol(text, &end, 10) : 0;
	*seat = (int)number;
	return !text || (end != text && !*end && number > 0 && number < 10000);
}

int cli_erase(const struct cli *cli, struct workbook *w)
{
	struct id id;
	struct error error;
	int seat;
	if (!seat_read(cli->seat, &seat))
		return cli_complain(CLI_USAGE, tr("--seat needs the number of a person."));
	if (!workbook_find(w, cli->operands[0], &id, &error))
		return cli_complain(CLI_FAILED, error.text);
	int agreed = cli->yes ? CLI_OK : erase_agreed(w, id, seat);
	if (agreed != CLI_OK)
		return agreed;
	bool erased = seat > 0 ? erase_seat(w, id, seat, &error) : workbook_erase(w, id, &error);
	return erased ? CLI_OK : cli_complain(CLI_FAILED, error.text);
}

int cli_backup(const struct cli *cli, struct workbook *w)
{
	struct error error;
	return workbook_backup(w, cli->operands[0], &error) ? CLI_OK : cli_complain(CLI_FAILED, error.text);
}
