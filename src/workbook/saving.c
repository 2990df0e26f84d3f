/* SPDX-License-Identifier: EUPL-1.2 */
/* From a summary to a file, and which version of it that is. */
#include <string.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/save.h"
#include "store/saved.h"
#include "workbook/state.h"
#include "workbook/summary.h"

void summary_write(const struct summary *summary, const struct format *format, bool excel, struct str *out)
{
	format->write(&(struct report){.doc = &summary->doc, .dataset = &summary->dataset, .title = summary->title, .lang = lang_code(),
		.version = SAMENSPEL_VERSION, .excel = excel}, out);
}

bool summary_save(const char *path, const struct str *text, struct error *error)
{
	bool plain = !path || strcmp(path, "-") == 0;
	int number = plain ? save_all(STDOUT_FILENO, text) : save_at(path, SAVE_OVER, text);
	return number == 0 || save_failed(plain ? tr("The summary") : path, number, error);
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
