/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/regret.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/erasing.h"
#include "store/sessions.h"
#include "workbook/view.h"

/* --- what there is to take away --- */

/* The step has a name of its own only where there is more than one. */
static char *form_title(struct workbook *w, const struct activity *activity, int step)
{
	struct form form = {0};
	struct str title = STR_EMPTY;
	char *name = activity_title(&w->session, activity);
	str_add(&title, name);
	free(name);
	if (step_ask(w, activity, step, NULL, &form) && form.title)
		str_addf(&title, ": %s", form.title);
	form_release(&form);
	return str_take(&title);
}

static char *form_whose(const struct session *session, const struct activity *activity, const struct held_form *held)
{
	const struct participant *one = people_find(&session->people, held->who);
	struct str whose = STR_EMPTY;
	if (one)
		str_addf(&whose, tr("number %d"), one->seat);
	else if (held->kind == RESPONDENT_HANDS)
		str_add(&whose, tr("the hands that were raised"));
	else if (held->kind == RESPONDENT_SHEET)
		str_add(&whose, tr("a sheet without a number"));
	if (!id_is_none(held->who) && id_equal(activity->group.id, held->who))
		str_add(&whose, activity->group.name);
	for (size_t i = 0; i < activity->team_count; i++)
		if (id_equal(activity->teams[i].id, held->who))
			str_add(&whose, activity->teams[i].name);
	return str_take(&whose);
}

static void add_form(struct workbook *w, const struct activity *activity, const struct held_form *held, struct regret_forms *forms)
{
	forms->items = mem_room(forms->items, forms->count, &forms->room, sizeof *forms->items);
	forms->items[forms->count++] = (struct regret_form){
		.activity = held->activity,
		.who = held->who,
		.step = held->step,
		.kind = held->kind,
		.handed_in = held->handed_in,
		.title = form_title(w, activity, held->step),
		.whose = form_whose(&w->session, activity, held),
	};
}

/* one NULL: the forms of nobody in particular. */
static bool add_activity(struct workbook *w, const struct activity *activity, const struct participant *one, struct regret_forms *forms,
	struct error *error)
{
	struct held_forms held = {0};
	bool ok = store_forms_held(w->db, activity->id, &held, error);
	for (size_t i = 0; ok && i < held.count; i++) {
		const struct participant *whose = people_find(&w->session.people, held.items[i].who);
		if (whose == one)
			add_form(w, activity, &held.items[i], forms);
	}
	free(held.items);
	return ok;
}

static bool find_seat(const struct workbook *w, int seat, const struct participant **one, struct error *error)
{
	*one = people_seat(&w->session.people, seat);
	return *one || seat == 0 || error_say(error, tr("Number %d is not checked in."), seat);
}

bool regret_forms(struct workbook *w, int seat, struct regret_forms *forms, struct error *error)
{
	const struct participant *one;
	if (!state_entered(w, error) || !find_seat(w, seat, &one, error))
		return false;
	bool ok = true;
	for (size_t part = 0; ok && part < w->session.part_count; part++)
		for (size_t i = 0; ok && i < w->session.parts[part].activity_count; i++)
			ok = add_activity(w, &w->session.parts[part].activities[i], one, forms, error);
	return ok;
}

void regret_forms_release(struct regret_forms *forms)
{
	for (size_t i = 0; i < forms->count; i++) {
		free(forms->items[i].title);
		free(forms->items[i].whose);
	}
	free(forms->items);
	*forms = (struct regret_forms){0};
}

/* --- taking it away --- */

static bool erase_form(struct workbook *w, const struct regret_form *form, struct error *error)
{
	return store_form_erase(w->db, w->session.id, &(struct held_form){.activity = form->activity, .step = form->step, .kind = form->kind,
		.who = form->who, .handed_in = form->handed_in}, error);
}

/* Somebody's form that was open may be gone: where the session stands is read again too. */
static bool finish(struct workbook *w, bool ok, struct error *error)
{
	struct place place;
	if (!state_finish(w, ok, CHANGED_SESSION, error) || !store_place_load(w->db, w->session.id, &place, error))
		return false;
	w->place.respondent = place.respondent;
	state_stale(w, true);
	return db_forget(w->db, error);
}

bool regret_erase(struct workbook *w, const struct regret_form *form, struct error *error)
{
	return state_entered(w, error) && db_begin(w->db, error) && finish(w, erase_form(w, form, error), error);
}

bool regret_erase_seat(struct workbook *w, int seat, struct error *error)
{
	struct regret_forms forms = {0};
	const struct participant *one = people_seat(&w->session.people, seat);
	if (!one)
		return error_say(error, tr("Number %d is not checked in."), seat);
	bool ok = regret_forms(w, seat, &forms, error) && db_begin(w->db, error);
	if (ok) {
		for (size_t i = 0; ok && i < forms.count; i++)
			ok = erase_form(w, &forms.items[i], error);
		ok = finish(w, ok && store_forget_seat(w->db, w->session.id, one->id, error), error);
	}
	regret_forms_release(&forms);
	return ok;
}

const char *regret_done(void)
{
	return tr("Gone from this file. We cannot take back summaries and copies that were shared.");
}

int regret_count(struct workbook *w)
{
	return w->entered ? store_taken_count(w->db, w->session.id) : 0;
}
