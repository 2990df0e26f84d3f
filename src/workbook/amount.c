/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/amount.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "store/teams.h"
#include "store/undo.h"
#include "workbook/view.h"
#include "workbook/ways.h"

static const struct content_key *counting_key(const struct activity *activity)
{
	const struct kind *kind = activity ? activity_kind(activity) : NULL;
	for (const struct content_key *key = kind ? kind->keys : NULL; key && key->section; key++)
		if (key->counts)
			return key;
	return NULL;
}

static int count_items(const struct exercise *exercise, const char *list)
{
	int count = 0;
	for (size_t at = 0; exercise_item(exercise, list, &at);)
		count++;
	return count;
}

static void read_choices(const struct content_key *key, struct amount *amount)
{
	for (const char *at = key->proposes; at && *at && amount->count + 1 < AMOUNT_CHOICES;) {
		char *end;
		long choice = strtol(at, &end, 10);
		if (end == at || choice >= amount->all)
			break;
		amount->choices[amount->count++] = (int)choice;
		at = end;
	}
	amount->choices[amount->count++] = amount->all;
}

bool run_amount(struct workbook *w, struct amount *amount)
{
	const struct here *here = run_here(w);
	const struct content_key *key = here->phase == PHASE_ANSWERS && here->step == 0 ? counting_key(here->activity) : NULL;
	*amount = (struct amount){0};
	if (!key)
		return false;
	amount->label = tr(key->label);
	amount->all = count_items(here->exercise, key->counts);
	amount->now = exercise_number(here->exercise, "exercise", key->name, amount->all);
	if (amount->now > amount->all)
		amount->now = amount->all;
	read_choices(key, amount);
	return amount->count > 1;
}

int amount_next(const struct amount *amount)
{
	for (size_t i = 0; i < amount->count; i++)
		if (amount->choices[i] > amount->now)
			return amount->choices[i];
	return amount->choices[0];
}

static bool put_amount(struct workbook *w, struct id activity, const char *name, int number, struct error *error)
{
	char value[12];
	snprintf(value, sizeof value, "%d", number);
	return undo_begin(w->db, w->session.id, error) && undo_before(w->db, w->session.id, "setting", activity, error) &&
		store_setting_put(w->db, activity, name, value, error) && ways_ask_again(w, activity, error);
}

bool run_set_amount(struct workbook *w, int number, struct error *error)
{
	struct amount amount;
	if (!state_entered(w, error))
		return false;
	if (!run_amount(w, &amount))
		return error_say(error, tr("There is no number to choose here."));
	const struct activity *activity = run_here(w)->activity;
	if (step_answered(w, activity, run_here(w)->step))
		return error_say(error, tr("There are answers already: the number stays as it is."));
	if (number < amount.choices[0] || number > amount.all)
		return error_say(error, tr("Choose a number from %d to %d."), amount.choices[0], amount.all);
	return db_begin(w->db, error) &&
		state_finish(w, put_amount(w, activity->id, counting_key(activity)->name, number, error), CHANGED_SESSION, error);
}
