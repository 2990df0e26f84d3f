/* SPDX-License-Identifier: EUPL-1.2 */
/* share.c - where the summary goes: here, on a stick, in Documents, in an e-mail, or in a file of any name. */
#include "own.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report/formats.h"
#include "workbook/practise.h"
#include "workbook/share.h"
#include "workbook/summary.h"

/* --- in a file of any name --- */

/* The file as typed; ~/ is the home folder. */
static void path_make(struct str *path, const char *typed)
{
	const char *home = getenv("HOME");
	if (typed[0] == '~' && typed[1] == '/' && home)
		str_addf(path, "%s%s", home, typed + 1);
	else
		str_add(path, typed);
}

static bool may_write(struct plain *p, const char *path)
{
	struct str question = STR_EMPTY;
	if (access(path, F_OK) != 0)
		return true;
	str_addf(&question, tr("%s is there already. Replace it?"), path);
	bool may = line_yes(p, question.data);
	str_release(&question);
	return may;
}

static void summary_keep(struct plain *p, const struct format *format, const char *typed)
{
	struct summary summary = {0};
	struct str path = STR_EMPTY;
	path_make(&path, typed);
	if (did(p, summary_make(p->w, true, &summary, &p->error))) {
		if (!may_write(p, path.data))
			say(p, tr("Not saved."));
		else if (did(p, summary_deliver(p->w, &summary, format, false, path.data, &p->error)))
			sayf(p, tr("Saved: %s"), path.data);
	}
	str_release(&path);
	summary_release(&summary);
}

/* --- where a person finds it --- */

static bool in_documents(struct plain *p, const struct format *format)
{
	struct shared shared = {0};
	bool saved = did(p, share_in_documents(p->w, format, &shared, &p->error));
	if (saved)
		say(p, shared.said);
	shared_release(&shared);
	return saved;
}

static bool in_email(struct plain *p, const struct format *format)
{
	struct shared shared = {0};
	struct email email = {0};
	bool saved = did(p, share_in_documents(p->w, format, &shared, &p->error));
	if (saved) {
		share_email_said(&shared, share_email(&shared, &email) ? email_wait(&email) : EMAIL_FAILED);
		say(p, shared.said);
	}
	shared_release(&shared);
	return saved;
}

bool stick_ask(struct plain *p, const struct sticks *sticks, size_t *chosen)
{
	int number = 1;
	if (sticks->count > 1) {
		say(p, tr("On which stick?"));
		for (size_t i = 0; i < sticks->count; i++) {
			struct str first = STR_EMPTY;
			str_addf(&first, "%zu  ", i + 1);
			say_indented(p, first.data, sticks->items[i].name);
			str_release(&first);
		}
		char *line = line_ask(p, tr("Type its number. Enter = back"));
		bool well = line && line_number(line, 1, (int)sticks->count, &number, NULL);
		free(line);
		if (!well)
			return false;
	}
	*chosen = (size_t)number - 1;
	return true;
}

static bool on_stick(struct plain *p, enum share what, const struct format *format)
{
	struct shared shared = {0};
	struct sticks sticks = {0};
	size_t chosen;
	bool saved = did(p, share_sticks(what, &sticks, &p->error)) && stick_ask(p, &sticks, &chosen) &&
		(!share_rows[what].of_texts || texts_review(p));
	if (saved) {
		const struct stick *stick = &sticks.items[chosen];
		saved = did(p, what == SHARE_BACKUP ? share_backup(p->w, stick, &shared, &p->error) : share_on_stick(p->w, format, stick, &shared, &p->error));
	}
	if (saved)
		say(p, shared.said);
	sticks_release(&sticks);
	shared_release(&shared);
	return saved;
}

/* --- choosing --- */

static const struct format *form_ask(struct plain *p, const struct format *format)
{
	int count = 0, number = 0;
	for (const struct format *row = report_formats; row->name; row++) {
		struct str first = STR_EMPTY;
		str_addf(&first, "%d  %s  ", ++count, row->name);
		say_indented(p, first.data, tr(row->help));
		str_release(&first);
	}
	char *line = line_ask(p, tr("Type its number. Enter = back"));
	if (line && line_number(line, 1, count, &number, NULL))
		format = &report_formats[number - 1];
	free(line);
	return format;
}

/* True when that was all; false: it asks where to once more. */
static bool share_now(struct plain *p, enum share what, const struct format **format)
{
	if (!share_possible(what)) {
		say(p, tr(share_rows[what].missing));
		return false;
	}
	switch (what) {
	case SHARE_VIEW:
		summary_say(p);
		return true;
	case SHARE_STICK:
	case SHARE_BACKUP:
		return on_stick(p, what, *format);
	case SHARE_DOCUMENTS:
		return texts_review(p) && in_documents(p, *format);
	case SHARE_EMAIL:
		return texts_review(p) && in_email(p, *format);
	case SHARE_FORM:
		*format = form_ask(p, *format);
		return false;
	case SHARE_TABLE:
		return stick_for_table(p);
	case SHARE_FETCH:
		return tables_fetch(p);
	case SHARE_COUNT:
		break;
	}
	return true;
}

static void rows_say(struct plain *p, const struct format *format)
{
	say_gap(p);
	for (int i = 0; i < SHARE_COUNT; i++) {
		struct str first = STR_EMPTY, text = STR_EMPTY;
		str_addf(&first, "%d  ", i + 1);
		str_add(&text, tr(share_rows[i].label));
		if (i == SHARE_FORM && format != report_formats)
			str_addf(&text, " (%s)", format->name);
		if (share_possible((enum share)i))
			say_indented(p, first.data, text.data);
		str_release(&text);
		str_release(&first);
	}
	say(p, practising(p->w) ? tr("A summary that you save while practising stays, and says that it was practice.")
		: tr("A backup holds everything, also who chose what."));
}

/* A command instead of a digit is that command. */
void command_summary(struct plain *p, const char *rest)
{
	const struct format *format = report_formats;
	int number;
	bool done = line_number(rest, 1, SHARE_COUNT, &number, NULL) && share_now(p, (enum share)(number - 1), &format);
	while (!done && !p->over) {
		rows_say(p, format);
		char *line = line_ask(p, tr("Type a digit. Enter = back"));
		done = !line || !*line || *line == ':';
		if (line && *line == ':')
			command_run(p, line, false);
		else if (!done && line_number(line, 1, SHARE_COUNT, &number, NULL))
			done = share_now(p, (enum share)(number - 1), &format);
		free(line);
	}
}

static void formats_say(struct plain *p)
{
	say(p, tr("Type :save and a format, with a file name if you like:"));
	for (const struct format *format = report_formats; format->name; format++) {
		struct str first = STR_EMPTY;
		str_addf(&first, "%s  ", format->name);
		say_indented(p, first.data, tr(format->help));
		str_release(&first);
	}
}

void command_save(struct plain *p, const char *rest)
{
	size_t len = strcspn(rest, " ");
	struct str name = STR_EMPTY;
	str_add_len(&name, rest, len);
	const struct format *format = format_find(name.data);
	const char *typed = rest + len + strspn(rest + len, " ");
	if (!format && *rest)
		sayf(p, tr("There is no format %s."), name.data);
	str_release(&name);
	if (!*rest)
		command_summary(p, rest);
	else if (!format)
		formats_say(p);
	else if (!texts_review(p))
		say(p, p->over ? "" : tr("Not saved."));
	else if (*typed)
		summary_keep(p, format, typed);
	else
		in_documents(p, format);
}
