/* SPDX-License-Identifier: EUPL-1.2 */
/* Who may be seen: whatever groups a view shows, taking them from one another or from the total leaves nobody, or as many as the threshold. Two
 * thousand made-up rooms try it, with open answers, roles that are told in the form, sheets, teams and hands per role. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/visibility.h"

enum { ROOMS = 2000 };

/* --- pooling --- */

static void assert_pool(const int present[ROLE_COUNT], int threshold, const char *groups)
{
	struct pooling pooling = visibility_pool(present, threshold);
	char got[80] = "";
	for (size_t i = 0; i < pooling.count; i++)
		snprintf(got + strlen(got), sizeof got - strlen(got), "%s%d%s", i ? " " : "", pooling.n[i], pooling.pooled && i + 1 == pooling.count ? "+" : "");
	assert_string_equal(got, groups);
	for (int role = 0; role < ROLE_COUNT; role++)
		assert_true(pooling.group[role] >= -1 && pooling.group[role] < (int)pooling.count && (pooling.group[role] < 0 || present[role] > 0));
}

static void small_roles_are_pooled_until_the_pool_is_large_enough(void **state)
{
	(void)state;
	assert_pool((const int[ROLE_COUNT]){0, 6, 5, 0, 0, 1, 0}, 3, "6 6+");
	assert_pool((const int[ROLE_COUNT]){0, 6, 5, 0, 0, 1, 0}, 1, "6 5 1");
	assert_pool((const int[ROLE_COUNT]){0, 6, 5, 0, 0, 1, 0}, 5, "6 6+");
	assert_pool((const int[ROLE_COUNT]){0, 6, 6, 0, 0, 0, 0}, 3, "6 6");
	assert_pool((const int[ROLE_COUNT]){0, 6, 6, 1, 1, 1, 0}, 3, "6 6 3+");
	assert_pool((const int[ROLE_COUNT]){0, 4, 2, 2, 0, 0, 0}, 3, "4 4+");
	assert_pool((const int[ROLE_COUNT]){0, 3, 2, 0, 0, 0, 0}, 3, "");
	assert_pool((const int[ROLE_COUNT]){0, 8, 0, 0, 0, 0, 0}, 3, "");
	assert_pool((const int[ROLE_COUNT]){0, 0, 0, 0, 0, 0, 0}, 3, "");
	assert_pool((const int[ROLE_COUNT]){2, 6, 4, 0, 0, 0, 0}, 3, "6 6+");
	assert_pool((const int[ROLE_COUNT]){3, 6, 4, 0, 0, 0, 0}, 3, "6 4 3");
	assert_pool((const int[ROLE_COUNT]){1, 1, 1, 1, 1, 1, 1}, 3, "");
}

/* --- made-up rooms --- */

struct room {
	struct responses raw;
	struct visibility rules;
	struct ids words, roles;
	int people;           /* participants, and sheets whose role is told */
};

static void add_value(struct room *room, size_t who, const char *field, enum role role)
{
	static const char *const values[] = {"", "a", "b", "c"};
	struct response *row = responses_add(&room->raw, (int)who, 0, field, values[random_below(4)]);
	row->role = role;
	row->action = id_random();
}

/* Somebody who forgot the number answers on as another respondent, now and then saying another role; that makes nobody more. */
static size_t forgets(struct room *room, size_t who, enum role *role)
{
	if (*role != ROLE_UNKNOWN && random_below(8) == 0) {
		*role = random_below(4) == 0 ? (enum role)(1 + random_below(ROLE_COUNT - 1)) : *role;
		return responses_add_respondent(&room->raw, &(struct respondent){.kind = RESPONDENT_PARTICIPANT, .id = id_random(), .role = *role, .team = -1});
	}
	return who;
}

static void add_answers(struct room *room, size_t who, enum role role, bool tells)
{
	if (tells && random_below(3) > 0) {
		enum role told = (enum role)(1 + random_below(ROLE_COUNT - 1));
		responses_add(&room->raw, (int)who, 0, "role", role_id(told));
		room->people += room->raw.respondents[who].kind == RESPONDENT_SHEET;
	}
	if (random_below(8) > 0)
		add_value(room, who, "most", role);
	if (room->raw.respondents[who].kind == RESPONDENT_PARTICIPANT)
		who = forgets(room, who, &role);
	if (random_below(2) > 0)
		add_value(room, who, "some", role);
	if (random_below(3) > 0)
		add_value(room, who, "words", role);
}

static void add_people(struct room *room)
{
	for (int role = 0; role < ROLE_COUNT; role++) {
		int people = random_below(3) > 0 ? (int)random_below(9) : 0;
		room->rules.present[role] = people;
		room->people += people;
		for (int i = 0; i < people; i++)
			add_answers(room, responses_add_respondent(&room->raw, &(struct respondent){.kind = RESPONDENT_PARTICIPANT, .id = id_random(),
				.role = (enum role)role, .team = -1}), (enum role)role, role == ROLE_UNKNOWN);
	}
	for (uint32_t sheets = random_below(4) == 0 ? random_below(5) : 0; sheets > 0; sheets--)
		add_answers(room, responses_add_respondent(&room->raw, &(struct respondent){.kind = RESPONDENT_SHEET, .id = id_random(), .team = -1}),
			ROLE_UNKNOWN, true);
	for (uint32_t teams = random_below(4) == 0 ? random_below(3) : 0; teams > 0; teams--)
		add_value(room, responses_add_respondent(&room->raw, &(struct respondent){.kind = RESPONDENT_TEAM, .id = id_random(), .team = 0}), "some",
			ROLE_UNKNOWN);
}

/* Everybody of a role counts with another one today: so their respondents come in, and so a role that is told or a show of hands is read. */
static void settle_role(struct room *room)
{
	enum role from = (enum role)(1 + random_below(ROLE_COUNT - 1)), to = (enum role)(1 + random_below(ROLE_COUNT - 1));
	if (from == to || room->rules.present[to] == 0)
		return;
	room->rules.settled[from] = to;
	room->rules.present[to] += room->rules.present[from];
	room->rules.present[from] = 0;
	for (size_t i = 0; i < room->raw.respondent_count; i++)
		if (room->raw.respondents[i].role == from)
			room->raw.respondents[i].role = to;
	for (size_t i = 0; i < room->raw.count; i++)
		if (room->raw.rows[i].role == from)
			room->raw.rows[i].role = to;
}

/* The role that hands of a role are stored under: now and then the one that counts with it. */
static enum role hands_role(const struct room *room, enum role role)
{
	for (int from = 1; from < ROLE_COUNT; from++)
		if (room->rules.settled[from] == role && random_below(2) == 0)
			return (enum role)from;
	return role;
}

/* A show per role of one question, or one of everybody, as a store gives them. */
static void add_hands(struct room *room)
{
	bool together = random_below(3) == 0;
	for (int role = 0; role < ROLE_COUNT; role++) {
		int people = room->rules.present[role];
		if (people == 0)
			continue;
		size_t who = responses_add_respondent(&room->raw, &(struct respondent){.kind = RESPONDENT_HANDS, .id = id_random(), .team = -1, .asked = people});
		for (const char *option = "abc"; *option && people > 0; option++) {
			int count = (int)random_below((uint32_t)people + 1);
			people -= count;
			if (count == 0)
				continue;
			struct response *row = responses_add(&room->raw, (int)who, 1, "raised", (const char[]){*option, '\0'});
			row->count = count;
			row->role = together ? ROLE_UNKNOWN : hands_role(room, (enum role)role);
			row->action = id_random();
		}
	}
}

static void room_make(struct room *room)
{
	static const int thresholds[] = {1, 3, 5};
	*room = (struct room){.rules = {.threshold = thresholds[random_below(3)], .split = random_below(10) > 0, .texts = TEXT_ALL}};
	ids_add(&room->words, "words");
	ids_add(&room->roles, "role");
	room->rules.text_fields = &room->words;
	room->rules.role_fields = &room->roles;
	add_people(room);
	if (random_below(2))
		settle_role(room);
	if (random_below(2))
		add_hands(room);
	*responses_step(&room->raw, 0) = (struct step_facts){.way = WAY_EACH, .asked = room->people};
	*responses_step(&room->raw, 1) = (struct step_facts){.way = WAY_HANDS, .asked = room->people};
}

static void room_end(struct room *room)
{
	responses_release(&room->raw);
	ids_release(&room->words);
	ids_release(&room->roles);
}

static void each_room(void (*check)(const struct room *room, const struct responses *view))
{
	for (int i = 0; i < ROOMS; i++) {
		struct room room;
		struct responses view = {0};
		room_make(&room);
		visibility_view(&room.raw, &room.rules, &view);
		check(&room, &view);
		responses_release(&view);
		room_end(&room);
	}
}

/* --- what holds in every room --- */

/* Every sum of groups, and what remains of the total without them, is nobody or at least the threshold. */
static void assert_no_single(const int *groups, size_t count, int total, int threshold)
{
	for (unsigned mask = 0; mask < 1U << count; mask++) {
		int sum = 0;
		for (size_t i = 0; i < count; i++)
			sum += mask & 1U << i ? groups[i] : 0;
		if ((sum > 0 && sum < threshold) || (mask && total - sum > 0 && total - sum < threshold))
			fail_msg("groups show %d of %d people, at a threshold of %d", sum, total, threshold);
		assert_true(sum <= total);
	}
}

static const char *const questions[] = {"most", "some", "words", "raised"};

static void check_question(const struct room *room, const struct responses *view, const char *field)
{
	int n[ROLE_COUNT] = {0}, total = 0, inside = 0, rows = 0;
	size_t shown = 0;
	for (size_t i = 0; i < view->count; i++) {
		const struct response *row = &view->rows[i];
		if (strcmp(row->field, field) != 0)
			continue;
		assert_true(row->group >= -1 && row->group < (int)view->group_count);
		rows++;
		inside += row->group >= 0;
		total += *row->value ? row->count : 0;
		if (row->group >= 0 && *row->value)
			n[row->group] += row->count;
	}
	if (inside != 0 && inside != rows)
		fail_msg("%s: %d of %d rows carry a group", field, inside, rows);
	if (inside == 0)
		return;
	for (size_t i = 0; i < view->group_count; i++)
		shown += n[i] > 0;
	assert_true(shown >= 2);
	assert_no_single(n, view->group_count, total, room->rules.threshold);
}

static void check_subtraction(const struct room *room, const struct responses *view)
{
	int people[ROLE_COUNT] = {0}, total = 0;
	for (size_t i = 0; i < view->group_count; i++)
		total += people[i] = view->groups[i].n;
	assert_no_single(people, view->group_count, total, room->rules.threshold);
	assert_true(view->group_count != 1);
	assert_true(view->group_count == 0 || total == room->people);
	assert_true(view->group_count == 0 || room->rules.split);
	for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
		check_question(room, view, questions[i]);
}

static void groups_cannot_be_subtracted_to_a_few_people(void **state)
{
	(void)state;
	each_room(check_subtraction);
}

/* The groups that the raw rows of a question belong to; true when one of them belongs to none. */
static bool some_outside(const struct room *room, const char *field)
{
	for (size_t i = 0; i < room->raw.count; i++) {
		const struct response *row = &room->raw.rows[i];
		enum respondent_kind kind = room->raw.respondents[row->who].kind;
		if (strcmp(row->field, field) == 0 && (kind == RESPONDENT_TEAM || (kind == RESPONDENT_HANDS && row->role == ROLE_UNKNOWN)))
			return true;
	}
	return false;
}

static void check_outside(const struct room *room, const struct responses *view)
{
	for (size_t q = 0; q < sizeof questions / sizeof *questions; q++)
		for (size_t i = 0; i < view->count && some_outside(room, questions[q]); i++)
			if (strcmp(view->rows[i].field, questions[q]) == 0)
				assert_int_equal(view->rows[i].group, -1);
}

static void one_answer_outside_the_groups_hides_them_all(void **state)
{
	(void)state;
	each_room(check_outside);
}

static void check_nobody_is_known(const struct room *room, const struct responses *view)
{
	assert_int_equal(view->respondent_count, room->raw.respondent_count);
	for (size_t i = 0; i < view->respondent_count; i++) {
		assert_true(id_is_none(view->respondents[i].id));
		assert_int_equal(view->respondents[i].role, ROLE_UNKNOWN);
	}
	for (size_t i = 0; i < view->count; i++) {
		const struct response *row = &view->rows[i];
		assert_int_equal(row->role, ROLE_UNKNOWN);
		assert_string_not_equal(row->field, "role");
		assert_true(id_is_none(row->action) == (strcmp(row->field, "words") != 0));
		assert_in_range(row->who, 0, view->respondent_count - 1);
	}
}

static void a_view_knows_no_role_no_id_and_no_action_but_of_words(void **state)
{
	(void)state;
	each_room(check_nobody_is_known);
}

static int count_value(const struct responses *responses, const char *field, const char *value)
{
	int count = 0;
	for (size_t i = 0; i < responses->count; i++)
		if (strcmp(responses->rows[i].field, field) == 0 && strcmp(responses->rows[i].value, value) == 0)
			count += responses->rows[i].count;
	return count;
}

static int people_asked(const struct responses *responses)
{
	int asked = 0;
	for (size_t i = 0; i < responses->respondent_count; i++)
		asked += responses->respondents[i].asked;
	return asked;
}

static void check_nothing_is_lost(const struct room *room, const struct responses *view)
{
	static const char *const values[] = {"", "a", "b", "c"};
	for (size_t q = 0; q < sizeof questions / sizeof *questions; q++)
		for (size_t i = 0; i < 4; i++)
			assert_int_equal(count_value(view, questions[q], values[i]), count_value(&room->raw, questions[q], values[i]));
	assert_int_equal(people_asked(view), people_asked(&room->raw));
	assert_int_equal(view->texts_hidden, 0);
}

static void a_view_loses_and_adds_no_answer(void **state)
{
	(void)state;
	each_room(check_nothing_is_lost);
}

/* Rows of two shows side by side would tell the hands of a role that is not shown: of a group there is one row per value, in the order of the values. */
static void check_hands(const struct room *room, const struct responses *view)
{
	const struct response *last[ROLE_COUNT + 1] = {NULL};
	int shows[ROLE_COUNT + 1] = {0};
	(void)room;
	for (size_t i = 0; i < view->count; i++) {
		const struct response *row = &view->rows[i], **before = &last[row->group + 1];
		if (strcmp(row->field, "raised") != 0)
			continue;
		if (*before && strcmp((*before)->value, row->value) >= 0)
			fail_msg("hands of two shows can be told apart: %s after %s", row->value, (*before)->value);
		shows[row->group + 1] += !*before || (*before)->who != row->who;
		*before = row;
	}
	for (int group = 0; group <= ROLE_COUNT; group++)
		assert_in_range(shows[group], 0, 1);
}

static void hands_of_one_group_are_one_show(void **state)
{
	(void)state;
	each_room(check_hands);
}

/* --- examples --- */

static void add_group(struct responses *raw, enum role role, int people, const char *value)
{
	for (int i = 0; i < people; i++)
		responses_add(raw, (int)responses_add_respondent(raw, &(struct respondent){.kind = RESPONDENT_PARTICIPANT, .role = role, .team = -1}), 0,
			"place", value);
}

static void six_five_and_one_are_six_and_six(void **state)
{
	struct responses raw = {0}, view = {0};
	struct visibility rules = {.threshold = 3, .split = true, .present = {0, 6, 5, 0, 0, 1, 0}};
	int n[2] = {0};
	(void)state;
	add_group(&raw, ROLE_VOLUNTEER, 6, "5");
	add_group(&raw, ROLE_PROFESSIONAL, 5, "2");
	add_group(&raw, ROLE_MANAGER, 1, "1");
	visibility_view(&raw, &rules, &view);
	assert_int_equal(view.group_count, 2);
	assert_string_equal(view.groups[0].id, "volunteer");
	assert_string_equal(view.groups[1].id, "others");
	for (size_t i = 0; i < view.count; i++)
		n[view.rows[i].group]++;
	assert_int_equal(n[0], 6);
	assert_int_equal(n[1], 6);
	responses_release(&view);
	responses_release(&raw);
}

static void a_hidden_split_is_counted_where_there_was_one_to_show(void **state)
{
	struct responses raw = {0}, view = {0};
	struct visibility rules = {.threshold = 3, .split = true, .present = {0, 6, 6, 0, 0, 0, 0}};
	(void)state;
	add_group(&raw, ROLE_VOLUNTEER, 6, "5");
	add_group(&raw, ROLE_PROFESSIONAL, 2, "2");
	responses_step(&raw, 0)->way = WAY_EACH;
	visibility_view(&raw, &rules, &view);
	assert_int_equal(view.steps[0].hidden_splits, 1);
	for (size_t i = 0; i < view.count; i++)
		assert_int_equal(view.rows[i].group, -1);
	responses_release(&view);
	rules.split = false;
	visibility_view(&raw, &rules, &view);
	assert_int_equal(view.steps[0].hidden_splits, 0);
	assert_int_equal(view.group_count, 0);
	responses_release(&view);
	responses_release(&raw);
}

static void a_role_that_is_told_counts_and_is_not_shown(void **state)
{
	struct responses raw = {0}, view = {0};
	struct ids roles = {0};
	struct visibility rules = {.threshold = 3, .split = true, .present = {3, 3, 0, 0, 0, 0, 0}, .role_fields = &roles};
	(void)state;
	ids_add(&roles, "role");
	add_group(&raw, ROLE_VOLUNTEER, 3, "5");
	add_group(&raw, ROLE_UNKNOWN, 3, "2");
	for (int who = 3; who < 6; who++)
		responses_add(&raw, who, 0, "role", "manager");
	responses_add(&raw, 0, 0, "role", "manager");      /* known at check-in: that stands */
	visibility_view(&raw, &rules, &view);
	assert_int_equal(view.group_count, 2);
	assert_string_equal(view.groups[1].id, "manager");
	assert_int_equal(view.groups[0].n, 3);
	assert_int_equal(view.groups[1].n, 3);
	assert_int_equal(view.count, 6);
	responses_release(&view);
	responses_release(&raw);
	ids_release(&roles);
}

/* Two of both roles count with volunteers, one of them says so only on a form, and hands of both are stored under their own role. */
static void a_settled_role_is_nowhere_apart(void **state)
{
	struct responses raw = {0}, view = {0};
	struct ids roles = {0};
	struct visibility rules = {.threshold = 3, .split = true, .present = {1, 3, 4, 0, 0, 0, 0}, .settled = {[ROLE_BOTH] = ROLE_VOLUNTEER},
		.role_fields = &roles};
	(void)state;
	ids_add(&roles, "role");
	add_group(&raw, ROLE_VOLUNTEER, 3, "5");
	add_group(&raw, ROLE_PROFESSIONAL, 4, "2");
	add_group(&raw, ROLE_UNKNOWN, 1, "1");
	responses_add(&raw, 7, 0, "role", "both");
	size_t show = responses_add_respondent(&raw, &(struct respondent){.kind = RESPONDENT_HANDS, .id = id_random(), .team = -1, .asked = 8});
	const enum role of[] = {ROLE_VOLUNTEER, ROLE_BOTH, ROLE_PROFESSIONAL};
	for (size_t i = 0; i < 3; i++) {
		struct response *row = responses_add(&raw, (int)show, 1, "raised", "yes");
		row->role = of[i];
		row->count = i == 1 ? 1 : 3;
	}
	visibility_view(&raw, &rules, &view);
	assert_int_equal(view.group_count, 2);
	assert_string_equal(view.groups[0].id, "volunteer");
	assert_int_equal(view.groups[0].n, 4);
	assert_int_equal(view.groups[1].n, 4);
	assert_true(responses_has_split(&view, 0, "place"));
	assert_true(responses_has_split(&view, 1, "raised"));
	for (size_t i = 0; i < view.count; i++)
		if (strcmp(view.rows[i].field, "raised") == 0 && view.rows[i].group == 0)
			assert_int_equal(view.rows[i].count, 4);
	responses_release(&view);
	responses_release(&raw);
	ids_release(&roles);
}

/* --- texts --- */

/* What stands for a text under a rule and a verdict; NULL: left out. */
static void assert_text(enum text_rule rule, enum verdict verdict, const char *wanted)
{
	struct responses raw = {0}, view = {0};
	struct ids words = {0};
	size_t who = responses_add_respondent(&raw, &(struct respondent){.kind = RESPONDENT_PARTICIPANT, .team = -1});
	struct response *row = responses_add(&raw, (int)who, 0, "words", "as typed");
	row->action = id_random();
	struct text_review review = {.action = row->action, .field = (char *)"words", .verdict = verdict, .edited = (char *)"as edited"};
	struct text_reviews reviews = {.items = &review, .count = 1};
	responses_add(&raw, (int)who, 0, "other", "as typed");
	ids_add(&words, "words");
	visibility_view(&raw, &(struct visibility){.threshold = 3, .texts = rule, .reviews = verdict == VERDICT_NONE ? NULL : &reviews, .text_fields = &words},
		&view);
	const struct response *shown = responses_find(&view, 0, 0, "words");
	assert_int_equal(view.texts_hidden, wanted ? 0 : 1);
	assert_int_equal(view.count, wanted ? 2 : 1);
	if (wanted)
		assert_string_equal(shown->value, wanted);
	responses_release(&view);
	responses_release(&raw);
	ids_release(&words);
}

static void a_text_is_shown_by_its_rule_and_its_review(void **state)
{
	(void)state;
	assert_text(TEXT_ALL, VERDICT_NONE, "as typed");
	assert_text(TEXT_NOT_DROPPED, VERDICT_NONE, "as typed");
	assert_text(TEXT_NOT_DROPPED, VERDICT_KEEP, "as typed");
	assert_text(TEXT_NOT_DROPPED, VERDICT_EDITED, "as edited");
	assert_text(TEXT_NOT_DROPPED, VERDICT_DROP, NULL);
	assert_text(TEXT_REVIEWED, VERDICT_NONE, NULL);
	assert_text(TEXT_REVIEWED, VERDICT_KEEP, "as typed");
	assert_text(TEXT_REVIEWED, VERDICT_EDITED, "as edited");
	assert_text(TEXT_REVIEWED, VERDICT_DROP, NULL);
}

static void a_review_is_of_one_action_and_one_field(void **state)
{
	struct text_review review = {.action = id_random(), .field = (char *)"words", .verdict = VERDICT_DROP};
	struct text_reviews reviews = {.items = &review, .count = 1};
	(void)state;
	assert_ptr_equal(text_reviews_find(&reviews, review.action, "words"), &review);
	assert_null(text_reviews_find(&reviews, review.action, "other"));
	assert_null(text_reviews_find(&reviews, id_random(), "words"));
	assert_null(text_reviews_find(NULL, review.action, "words"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(small_roles_are_pooled_until_the_pool_is_large_enough),
		cmocka_unit_test(groups_cannot_be_subtracted_to_a_few_people),
		cmocka_unit_test(one_answer_outside_the_groups_hides_them_all),
		cmocka_unit_test(a_view_knows_no_role_no_id_and_no_action_but_of_words),
		cmocka_unit_test(a_view_loses_and_adds_no_answer),
		cmocka_unit_test(hands_of_one_group_are_one_show),
		cmocka_unit_test(six_five_and_one_are_six_and_six),
		cmocka_unit_test(a_hidden_split_is_counted_where_there_was_one_to_show),
		cmocka_unit_test(a_role_that_is_told_counts_and_is_not_shown),
		cmocka_unit_test(a_settled_role_is_nowhere_apart),
		cmocka_unit_test(a_text_is_shown_by_its_rule_and_its_review),
		cmocka_unit_test(a_review_is_of_one_action_and_one_field),
	};

	setenv("SAMENSPEL_SEED", "7", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
