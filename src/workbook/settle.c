/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/settle.h"

#include <string.h>

#include "base/lang.h"
#include "store/sessions.h"
#include "store/undo.h"
#include "workbook/state.h"

/* Where there are not twice as many people as a picture of a role takes, or nearly all have one role, nothing that is chosen here gives a picture per role. */
static bool split_can_be(const int people[ROLE_COUNT], int threshold)
{
	int total = 0, most = 0;
	for (int role = ROLE_VOLUNTEER; role < ROLE_COUNT; role++) {
		total += people[role];
		most = people[role] > most ? people[role] : most;
	}
	return total >= 2 * threshold && total - most >= threshold;
}

/* Somebody of this role chose with whom they count: who came later has to be asked as well. */
static bool some_settled(const struct people *people, enum role role)
{
	bool some = false;
	for (size_t i = 0; i < people->count; i++)
		some = some || (people->items[i].role == role && people->items[i].counts_with != ROLE_UNKNOWN);
	return some;
}

/* The large roles first, then those that are large enough only together. */
static void find_offers(const int people[ROLE_COUNT], int threshold, struct small_role *small)
{
	for (int together = 0; together < 2; together++)
		for (int role = ROLE_VOLUNTEER; role < ROLE_COUNT; role++) {
			bool large = people[role] >= threshold, enough = people[role] > 0 && people[role] + people[small->role] >= threshold;
			if (role != (int)small->role && (together ? enough && !large : large))
				small->offers[small->offer_count++] = (enum role)role;
		}
}

static void find_seats(const struct people *people, struct small_role *small)
{
	for (size_t i = 0; i < people->count && small->seat_count < SETTLE_SEATS; i++)
		if (people->items[i].present && participant_counts_as(&people->items[i]) == small->role)
			small->seats[small->seat_count++] = people->items[i].seat;
}

static bool was_left(const struct workbook *w, const int people[ROLE_COUNT])
{
	return w->left.threshold == w->session.threshold && memcmp(w->left.people, people, sizeof w->left.people) == 0;
}

bool settle_next(struct workbook *w, struct small_role *small)
{
	int people[ROLE_COUNT], threshold = w->session.threshold;
	if (!w->entered || !w->session.split)
		return false;
	people_count_roles(&w->session.people, people);
	bool shown = session_picture_shown(&w->session);
	for (int role = ROLE_VOLUNTEER; role < ROLE_COUNT && split_can_be(people, threshold) && !was_left(w, people); role++) {
		if (people[role] == 0 || people[role] >= threshold || (shown && !some_settled(&w->session.people, (enum role)role)))
			continue;
		*small = (struct small_role){.role = (enum role)role, .people = people[role]};
		find_offers(people, threshold, small);
		find_seats(&w->session.people, small);
		if (small->offer_count > 0 && small->seat_count > 0)
			return true;
	}
	return false;
}

bool settle_seat(struct workbook *w, int seat, struct small_role *small)
{
	int people[ROLE_COUNT];
	const struct participant *one = people_seat(&w->session.people, seat);
	people_count_roles(&w->session.people, people);
	if (!one || !w->session.split || one->counts_with != ROLE_UNKNOWN || people[one->role] > 0 || !some_settled(&w->session.people, one->role))
		return false;
	*small = (struct small_role){.role = one->role, .people = 1, .seats = {seat}, .seat_count = 1};
	find_offers(people, w->session.threshold, small);
	return small->offer_count > 0;
}

/* --- what is asked --- */

void settle_question(const struct small_role *small, struct str *out)
{
	str_addf(out, "%d %s: ", small->people, role_label_count(small->role, small->people));
	str_add(out, tr_n("too few for a picture of their own. With whom does this one count today?",
		"too few for a picture of their own. With whom do they count today?", small->people));
}

/* With one person, or one role to choose, there is no choice to make apart. */
static int each_row(const struct small_role *small)
{
	return small->seat_count > 1 && small->offer_count > 1 ? small->offer_count : -1;
}

int settle_rows(const struct small_role *small)
{
	return small->offer_count + (each_row(small) >= 0) + 1;
}

bool settle_row_is_each(const struct small_role *small, int row)
{
	return row == each_row(small);
}

const char *settle_row(const struct small_role *small, int row)
{
	if (row < small->offer_count)
		return role_label_many(small->offers[row]);
	return settle_row_is_each(small, row) ? tr("each chooses") : tr("no picture per role");
}

/* --- what is chosen --- */

static bool put_with(struct workbook *w, const struct participant *one, enum role with, struct error *error)
{
	struct participant changed = *one;
	changed.counts_with = with == changed.role ? ROLE_UNKNOWN : with;
	return undo_before(w->db, w->session.id, "participant", one->id, error) && store_participant_put(w->db, w->session.id, &changed, error);
}

/* Who left counts along: they may come back. */
static bool settle_with(struct workbook *w, enum role role, enum role with, struct error *error)
{
	const struct people *people = &w->session.people;
	bool ok = db_begin(w->db, error) && undo_begin(w->db, w->session.id, error);
	for (size_t i = 0; ok && i < people->count; i++)
		if (participant_counts_as(&people->items[i]) == role)
			ok = put_with(w, &people->items[i], with, error);
	return state_finish(w, ok, CHANGED_SESSION, error);
}

bool settle_choose(struct workbook *w, const struct small_role *small, int row, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	return row < small->offer_count ? settle_with(w, small->role, small->offers[row], error)
	                                : workbook_set_threshold(w, NO_PICTURE_PER_ROLE, true, error);
}

bool settle_each(struct workbook *w, const struct small_role *small, const enum role *with, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	bool ok = db_begin(w->db, error) && undo_begin(w->db, w->session.id, error);
	for (int i = 0; ok && i < small->seat_count; i++) {
		const struct participant *one = people_seat(&w->session.people, small->seats[i]);
		ok = !one || put_with(w, one, with[i], error);
	}
	return state_finish(w, ok, CHANGED_SESSION, error);
}

void settle_later(struct workbook *w)
{
	people_count_roles(&w->session.people, w->left.people);
	w->left.threshold = w->session.threshold;
}

/* --- choosing anew --- */

static bool anybody_settled(const struct people *people)
{
	bool any = false;
	for (int role = ROLE_VOLUNTEER; role < ROLE_COUNT; role++)
		any = any || some_settled(people, (enum role)role);
	return any;
}

bool settle_may_again(struct workbook *w)
{
	return w->entered && (anybody_settled(&w->session.people) || !w->session.split || w->left.threshold > 0);
}

static bool put_own_roles(struct workbook *w, struct error *error)
{
	const struct people *people = &w->session.people;
	bool ok = true;
	for (size_t i = 0; ok && i < people->count; i++)
		ok = people->items[i].counts_with == ROLE_UNKNOWN || put_with(w, &people->items[i], ROLE_UNKNOWN, error);
	return ok;
}

bool settle_again(struct workbook *w, struct error *error)
{
	if (!state_entered(w, error))
		return false;
	if (session_picture_shown(&w->session))
		return error_say(error, tr("A picture was shown already: with whom small roles count stays as it is."));
	w->left.threshold = 0;
	if (w->session.split && !anybody_settled(&w->session.people))
		return true;
	struct session changed = w->session;
	changed.split = true;
	bool ok = db_begin(w->db, error) && undo_begin(w->db, w->session.id, error) && put_own_roles(w, error) &&
		undo_before(w->db, w->session.id, "session", w->session.id, error) && store_session_update(w->db, &changed, error);
	return state_finish(w, ok, CHANGED_SESSION, error);
}
