/* SPDX-License-Identifier: EUPL-1.2 */
/* From a summary to a file, and which version of it that is. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/lang.h"
#include "store/saved.h"
#include "workbook/state.h"
#include "workbook/summary.h"

void summary_write(const struct summary *summary, const struct format *format, bool excel, struct str *out)
{
	format->write(&(struct report){.doc = &summary->doc, .dataset = &summary->dataset, .title = summary->title, .lang = lang_code(),
		.version = SAMENSPEL_VERSION, .excel = excel}, out);
}

static bool write_all(int fd, const struct str *text)
{
	for (size_t at = 0; at < text->len;) {
		ssize_t wrote = write(fd, text->data + at, text->len - at);
		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0)
			return false;
		at += (size_t)wrote;
	}
	return true;
}

static bool save_failed(const char *path, struct error *error)
{
	if (errno == ENOSPC || errno == EFBIG)
		return error_say(error, tr("%s cannot be written: the disk is full. Nothing is lost; choose another place."), path);
	if (errno == EACCES || errno == EROFS || errno == EPERM)
		return error_say(error, tr("%s cannot be written: you may not write there. Choose another place."), path);
	return error_say(error, tr("%s cannot be written there. Choose another place."), path);
}

bool summary_save(const char *path, const struct str *text, struct error *error)
{
	if (!path || strcmp(path, "-") == 0)
		return write_all(STDOUT_FILENO, text) || save_failed(tr("The summary"), error);
	struct str temporary = STR_EMPTY;
	str_addf(&temporary, "%s.part-XXXXXX", path);
	int fd = mkstemp(temporary.data);
	bool ok = fd >= 0 && write_all(fd, text) && fsync(fd) == 0;
	if (fd >= 0)
		ok = close(fd) == 0 && ok;
	ok = ok && rename(temporary.data, path) == 0;
	if (!ok) {
		save_failed(path, error);
		if (fd >= 0)
			unlink(temporary.data);
	}
	str_release(&temporary);
	return ok;
}

/* --- versions --- */

bool summary_asks(struct workbook *w, struct str *question)
{
	struct saved saved = {0};
	int changed = 0;
	str_clear(question);
	if (w->entered && !w->session.named && store_saved_load(w->db, w->session.id, &saved, NULL))
		changed = store_forms_changed(w->db, w->session.id, &saved, w->session.threshold);
	if (changed > 0)
		str_addf(question, tr_n("Since the version before, %d answer came or went: who has both can see which. Save it anyway?",
			"Since the version before, %d answers came or went: who has both can see which. Save it anyway?", changed), changed);
	saved_release(&saved);
	return question->len > 0;
}

bool summary_was_saved(struct workbook *w, const struct summary *summary, struct error *error)
{
	return state_entered(w, error) && db_begin(w->db, error) &&
		state_finish(w, store_saved_put(w->db, w->session.id, summary->version, error), CHANGED_ANSWERS, error);
}

bool summary_deliver(struct workbook *w, const struct summary *summary, const struct format *format, bool excel, const char *path, struct error *error)
{
	struct str text = STR_EMPTY;
	summary_write(summary, format, excel, &text);
	bool ok = summary_save(path, &text, error) && summary_was_saved(w, summary, error);
	str_release(&text);
	return ok;
}
