/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/share.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/save.h"
#include "base/str.h"
#include "workbook/file_name.h"
#include "workbook/paths.h"
#include "workbook/practise.h"
#include "workbook/state.h"
#include "workbook/summary.h"

const struct share_row share_rows[SHARE_COUNT] = {
	[SHARE_VIEW] = {.label = N_("look at it"), .enter = N_("look at it here")},
	[SHARE_STICK] = {.label = N_("on a USB stick"), .enter = N_("save it on a stick"), .on_stick = true, .of_texts = true},
	[SHARE_DOCUMENTS] = {.label = N_("in Documents"), .enter = N_("save it"), .of_texts = true},
	[SHARE_EMAIL] = {.label = N_("in an e-mail"), .enter = N_("open an e-mail"), .of_texts = true, .possible = email_possible,
		.missing = N_("This computer has no e-mail program that can be opened from here.")},
	[SHARE_FORM] = {.label = N_("another form"), .enter = N_("choose a form")},
	[SHARE_BACKUP] = {.label = N_("backup on a stick"), .enter = N_("make a backup"), .on_stick = true},
	[SHARE_TABLE] = {.label = N_("make a stick for a table"), .enter = N_("choose the table")},
	[SHARE_FETCH] = {.label = N_("fetch the tables"), .enter = N_("look at what is on the sticks")},
};

bool share_possible(enum share what)
{
	return !share_rows[what].possible || share_rows[what].possible();
}

int share_digit(enum share what)
{
	return (int)what + 1;
}

bool share_sticks(enum share what, struct sticks *sticks, struct error *error)
{
	sticks_find(stick_roots, sticks);
	return sticks->count > 0 || sticks_none(sticks, share_digit(what), error);
}

void shared_release(struct shared *shared)
{
	free(shared->said);
	free(shared->title);
	free(shared->place);
	free(shared->name);
	free(shared->path);
	*shared = (struct shared){0};
}

/* The first name that is free in the folder. */
static char *name_free(int folder, const char *title, int version, const char *extension)
{
	struct stat found;
	int copy = 1;
	char *name = file_name(title, version, copy, extension);
	while (fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW) == 0) {
		free(name);
		name = file_name(title, version, ++copy, extension);
	}
	return name;
}

/* Another program may take the name between looking and writing: then the next one is tried. */
static int put_free(int folder, const char *title, int version, const char *extension, const struct str *text, char **name)
{
	int number;
	do {
		free(*name);
		*name = name_free(folder, title, version, extension);
		number = save_in(folder, *name, SAVE_NEW, text);
	} while (number == EEXIST);
	return number;
}

static int save_free(int folder, const struct summary *summary, const struct format *format, char **name)
{
	struct str text = STR_EMPTY;
	summary_write(summary, format, false, &text);
	int number = put_free(folder, summary->title, summary->version, format->extension, &text, name);
	str_release(&text);
	return number;
}

void share_said_of_stick(struct shared *shared, const struct stick *stick, const char *more)
{
	struct str said = STR_EMPTY;
	str_addf(&said, tr("Saved on stick %s. You can take it out."), stick->name);
	str_addf(&said, "%s%s", more ? " " : "", more ? more : "");
	free(shared->said);
	shared->said = str_take(&said);
}

/* On the stick, all of it: only then may it be pulled out. A file that did not get there is none. */
int share_put_on_stick(int folder, const char *title, int version, const char *extension, const struct str *bytes)
{
	char *name = NULL;
	int number = put_free(folder, title, version, extension, bytes, &name);
	if (number == 0) {
		number = save_sync(folder, true);
		if (number != 0)
			unlinkat(folder, name, 0);
	}
	free(name);
	return number;
}

static int save_on_stick(int folder, const struct summary *summary, const struct format *format)
{
	struct str text = STR_EMPTY;
	summary_write(summary, format, false, &text);
	int number = share_put_on_stick(folder, summary->title, summary->version, format->extension, &text);
	str_release(&text);
	return number;
}

bool share_on_stick(struct workbook *w, const struct format *format, const struct stick *stick, struct shared *shared, struct error *error)
{
	struct summary summary = {0};
	int folder = stick_open(stick), number = folder < 0 ? -folder : 0;
	bool ok = number == 0 && summary_make(w, true, &summary, error);
	if (ok)
		number = save_on_stick(folder, &summary, format);
	if (number != 0)
		ok = stick_failed(stick, number, share_digit(SHARE_STICK), error);
	ok = ok && summary_was_saved(w, &summary, error);
	if (ok)
		share_said_of_stick(shared, stick, NULL);
	if (folder >= 0)
		close(folder);
	summary_release(&summary);
	return ok;
}

static void saved_in(const char *folder, const char *name, const char *title, struct shared *shared)
{
	struct str said = STR_EMPTY, path = STR_EMPTY;
	str_addf(&said, tr("Saved in %s: %s"), path_called(folder), name);
	str_addf(&path, "%s/%s", folder, name);
	shared_release(shared);
	*shared = (struct shared){.said = str_take(&said), .title = mem_copy(title), .place = mem_copy(path_called(folder)), .name = mem_copy(name),
		.path = str_take(&path)};
}

bool share_in_documents(struct workbook *w, const struct format *format, struct shared *shared, struct error *error)
{
	struct summary summary = {0};
	char *path = path_documents(), *name = NULL;
	int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = folder >= 0 ? summary_make(w, true, &summary, error) : save_failed(path, errno, error);
	int number = ok ? save_free(folder, &summary, format, &name) : 0;
	if (number != 0)
		ok = save_failed(name, number, error);
	ok = ok && summary_was_saved(w, &summary, error);
	if (ok)
		saved_in(path, name, summary.title, shared);
	if (folder >= 0)
		close(folder);
	summary_release(&summary);
	free(name);
	free(path);
	return ok;
}

/* SQLite goes by the path, so that a stick that was pulled out meanwhile must be noticed: then its folder is one of the computer's own. */
static int copy_to(struct workbook *w, int folder, const struct stick *stick, struct error *error)
{
	struct stat found;
	struct str title = STR_EMPTY, path = STR_EMPTY;
	char today[11];
	clock_date(clock_ms(), today);
	str_addf(&title, tr("Samenspel backup %s"), today);
	char *name = name_free(folder, title.data, 1, ".db");
	str_addf(&path, "%s/%s", stick->folder, name);
	int number = db_copy(w->db, path.data, error);
	if (number == 0 && fstatat(folder, name, &found, 0) != 0) {
		unlink(path.data);
		number = ENODEV;
	}
	if (number == 0)
		number = save_sync(folder, true);
	free(name);
	str_release(&path);
	str_release(&title);
	return number;
}

bool share_backup(struct workbook *w, const struct stick *stick, struct shared *shared, struct error *error)
{
	if (practising(w))
		return error_say(error, tr("Practising is not kept, so there is nothing to make a backup of."));
	int folder = stick_open(stick);
	int number = folder < 0 ? -folder : copy_to(w, folder, stick, error);
	if (folder >= 0)
		close(folder);
	if (number > 0)
		stick_failed(stick, number, share_digit(SHARE_BACKUP), error);
	if (number != 0)
		return false;
	share_said_of_stick(shared, stick, tr("It holds everything, also who chose what. Keep it well."));
	return true;
}

bool share_email(const struct shared *shared, struct email *email)
{
	return email_begin(email, shared->title, shared->path);
}

void share_email_said(struct shared *shared, enum email_state state)
{
	struct str said = STR_EMPTY;
	switch (state) {
	case EMAIL_OPENING:
		str_add(&said, tr("Your e-mail program is being opened."));
		break;
	case EMAIL_READY:
		str_add(&said, tr("The e-mail is ready in your e-mail program, with the summary in it."));
		break;
	case EMAIL_FAILED:
		str_addf(&said, tr("That did not work on this computer. The summary is in %s: %s"), shared->place, shared->name);
		break;
	}
	free(shared->said);
	shared->said = str_take(&said);
}
