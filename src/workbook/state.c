/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/state.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "exercises/kinds.h"
#include "store/sessions.h"
#include "store/undo.h"
#include "workbook/paths.h"
#include "workbook/settings.h"

/* The checker's view of kinds. */
static const struct content_key *rule_keys(const char *name)
{
	const struct kind *kind = kind_find(name);
	return kind ? kind->keys : NULL;
}

static void rule_check(const struct exercise *exercise, struct faults *faults)
{
	const struct kind *kind = kind_find(exercise->kind);
	if (kind && kind->check)
		kind->check(exercise, faults);
}

static const struct content_rules *state_rules(void)
{
	static struct str names;
	static struct content_rules rules = {rule_keys, rule_check, NULL};
	if (!rules.kinds) {
		for (size_t i = 0; kinds[i]; i++)
			str_addf(&names, "%s%s", i ? ", " : "", kinds[i]->name);
		rules.kinds = names.data;
	}
	return &rules;
}

void state_load_content(struct content *content)
{
	struct settings settings = {0};
	char **folders = path_content();
	content_load(content, lang_code(), (const char *const *)folders, state_rules());
	settings_load(&settings, &content->faults);
	settings_release(&settings);
	paths_free(folders);
}

const struct content *state_content(const struct workbook *w)
{
	if (!w->content->lang)
		state_load_content(w->content);
	return w->content;
}

bool state_read(struct workbook *w, struct error *error)
{
	struct session session = {0};
	struct clock_rows clocks = {0};
	/* Looked at before reading: what another program writes meanwhile is then seen the next time, never missed. */
	int64_t version = db_version(w->db);
	if (!store_session_load(w->db, w->session.id, &session, error) || !store_clocks_load(w->db, w->session.id, &clocks, error)) {
		session_release(&session);
		clock_rows_release(&clocks);
		return false;
	}
	session_release(&w->session);
	clock_rows_release(&w->clocks);
	w->session = session;
	w->clocks = clocks;
	w->version = version;
	state_stale(w, false);
	return true;
}

void state_stale(struct workbook *w, bool moved)
{
	w->fresh = w->refill = false;
	if (moved)
		w->cursor = -1;
	form_release(&w->step_form);
	form_release(&w->form);
	form_state_release(&w->answers);
	mem_set(&w->value, NULL);
}

void state_refill(struct workbook *w, int cursor)
{
	w->refill = w->refill || w->fresh;
	w->fresh = false;
	w->cursor = cursor;
}

bool state_entered(const struct workbook *w, struct error *error)
{
	return w->entered || error_say(error, tr("Open a session first."));
}

void state_say(struct workbook *w, const char *format, ...)
{
	va_list args;
	free(w->message);
	va_start(args, format);
	w->message = str_print(format, args);
	va_end(args);
}

bool state_gone(struct workbook *w)
{
	struct session_list list = {0};
	bool gone = store_session_list(w->db, &list, NULL);
	for (size_t i = 0; gone && i < list.count; i++)
		gone = !id_equal(list.items[i].id, w->session.id);
	session_list_release(&list);
	return gone;
}

bool state_finish(struct workbook *w, bool ok, enum changed changed, struct error *error)
{
	ok = ok && db_commit(w->db, error);
	if (!ok)
		db_rollback(w->db);
	if (ok && changed == CHANGED_FIELD)
		state_refill(w, w->cursor);
	else
		state_stale(w, false);
	/* Erased by another program since we last looked: then that is why, and no constraint. */
	if (!ok && w->entered && state_gone(w))
		return state_read(w, error) && ok;
	if (changed == CHANGED_SESSION && w->entered)
		ok = state_read(w, ok ? error : NULL) && ok;
	return ok;
}

bool state_add_fact(struct workbook *w, const struct action *action, struct error *error)
{
	return undo_begin(w->db, w->session.id, error) && store_action_add(w->db, action, error) &&
		undo_fact(w->db, w->session.id, action->id, error);
}
