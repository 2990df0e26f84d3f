/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/judge.h"

#include <stdlib.h>

#include "base/mem.h"
#include "store/merge.h"
#include "store/sessions.h"
#include "workbook/view.h"

/* --- answers --- */

/* Hands are counted for one option or number; dots are counted as totals. */
static bool hands_fit(const struct field *field, const char *value)
{
	struct error error;
	if (field->type == FIELD_POINTS)
		return !*value || field_find_option(field, value);
	return field_check(field, value, &error);
}

/* The steps of an activity as they were opened there, each with everything that anybody was asked. */
struct asked {
	const struct activity *activity;
	struct form *forms;           /* by place in activity->steps */
};

static const struct field *field_of(const struct asked *asked, const struct copied_answer *answer)
{
	for (size_t i = 0; i < asked->activity->step_count; i++)
		if (asked->activity->steps[i].n == answer->step)
			return form_field(&asked->forms[i], answer->field);
	return NULL;
}

static bool fits(void *user, const struct copied_answer *answer)
{
	struct error error;
	const struct field *field = field_of(user, answer);
	if (!field || field->type == FIELD_NOTE || !answer->safe)
		return false;
	if (answer->kind == RESPONDENT_HANDS)
		return hands_fit(field, answer->value);
	return answer->count == 1 && !answer->more && !*answer->role && field_check(field, answer->value, &error);
}

static bool judge_activity(struct db *copy, const struct activity *activity, int *misfits, struct error *error)
{
	struct asked asked = {.activity = activity, .forms = mem_alloc(activity->step_count + 1, sizeof *asked.forms)};
	for (size_t i = 0; i < activity->step_count; i++)
		step_ask(NULL, activity, activity->steps[i].n, NULL, &asked.forms[i]);
	bool ok = store_copy_judge(copy, activity->id, fits, &asked, misfits, error);
	for (size_t i = 0; i < activity->step_count; i++)
		form_release(&asked.forms[i]);
	free(asked.forms);
	return ok;
}

/* --- one group, one name --- */

static bool fit_group(struct db *copy, const struct activity *theirs, const struct activity *ours, struct error *error)
{
	if (!ours || id_is_none(ours->group.id) || id_is_none(theirs->group.id) || id_equal(ours->group.id, theirs->group.id))
		return true;
	return store_copy_group(copy, theirs->id, theirs->group.id, ours->group.id, error);
}

static bool fit_names(struct db *copy, const struct session *theirs, const struct session *ours, struct error *error)
{
	bool ok = true;
	for (size_t i = 0; ok && !theirs->named && i < ours->people.count; i++)
		ok = store_copy_name(copy, ours->people.items[i].id, ours->people.items[i].name, error);
	return ok;
}

static bool judge_both(struct db *copy, const struct session *theirs, const struct session *ours, int *misfits, struct error *error)
{
	bool ok = fit_names(copy, theirs, ours, error);
	for (size_t p = 0; ok && p < theirs->part_count; p++)
		for (size_t i = 0; ok && i < theirs->parts[p].activity_count; i++) {
			const struct activity *activity = &theirs->parts[p].activities[i];
			ok = fit_group(copy, activity, activity_of(ours, activity->id), error) && judge_activity(copy, activity, misfits, error);
		}
	return ok;
}

bool judge_session(struct workbook *w, struct db *copy, struct id session, int *misfits, struct error *error)
{
	struct session theirs = {0}, ours = {0};
	bool ok = store_session_load(copy, session, &theirs, error) && store_session_load(w->db, session, &ours, error) &&
		judge_both(copy, &theirs, &ours, misfits, error);
	session_release(&theirs);
	session_release(&ours);
	return ok;
}
