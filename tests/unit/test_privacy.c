/* SPDX-License-Identifier: EUPL-1.2 */
/* Subtraction: whatever groups a summary shows, in whatever format, taking them from one another or from the total never leaves fewer people than the
 * threshold. Rooms of many mixes of roles run the team meeting through the same calls as the screens; then everything that was published is held together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/text.h"
#include "report/formats.h"
#include "workbook/answer.h"
#include "workbook/attend.h"
#include "workbook/paper.h"
#include "workbook/run.h"
#include "workbook/settle.h"
#include "workbook/ways.h"
#include "workbook/summary.h"

enum { ROOMS = 16, WORDS = 3 };

static int threshold;          /* of the room that is looked at */

static char folder[] = "/tmp/privacy-XXXXXX";

static void must(bool ok, const struct error *error)
{
	if (!ok)
		fail_msg("%s", error->text);
}

/* A value anybody could give; one in six leaves it open. */
static void random_value(const struct field *field, struct str *value)
{
	str_clear(value);
	if (random_below(6) == 0)
		return;
	switch (field->type) {
	case FIELD_NOTE:
		break;
	case FIELD_PICK:
	case FIELD_MANY:
		str_add(value, field->options[random_below((uint32_t)field->option_count)].id);
		break;
	case FIELD_POINTS:
		str_addf(value, "%s:1", field->options[0].id);
		break;
	case FIELD_SCALE:
	case FIELD_NUMBER:
		str_addf(value, "%d", field->min + (int)random_below((uint32_t)(field->max - field->min + 1)));
		break;
	case FIELD_TEXT:
		str_add(value, "zebra");
		break;
	}
}

static void fill_form(struct workbook *w)
{
	struct error error;
	struct str value = STR_EMPTY;
	for (const struct here *here = run_here(w); here->form && (size_t)here->field < here->form->count; here = run_here(w)) {
		char id[80];
		snprintf(id, sizeof id, "%s", here->form->fields[here->field].id);
		random_value(&here->form->fields[here->field], &value);
		must(answer_give(w, id, value.data, &error), &error);
	}
	str_release(&value);
	must(answer_hand_in(w, &error), &error);
}

/* The role that this seat has, or any other: people say it again when they get a new number. */
static enum role some_role(struct workbook *w, int seat)
{
	enum role role = people_seat(&workbook_session(w)->people, seat)->role;
	return random_below(4) == 0 ? (enum role)(1 + random_below(ROLE_COUNT - 1)) : role;
}

/* On paper some do not write their number on the sheet. */
static bool open_one(struct workbook *w, int number, struct error *error)
{
	bool unnumbered = run_here(w)->way == WAY_PAPER && random_below(3) == 0;
	return unnumbered ? paper_open(w, error) : answer_open_seat(w, number, error);
}

static void answer_all(struct workbook *w)
{
	struct error error;
	if (run_here(w)->way == WAY_NONE)
		must(run_open_step(w, random_below(3) == 0 ? WAY_PAPER : WAY_EACH, &error), &error);
	if (run_here(w)->form)
		fill_form(w);
	if (!way_is_personal(run_here(w)->way))
		return;
	int seats = (int)workbook_session(w)->people.count;
	for (int seat = 1; seat <= seats; seat++) {
		int number = seat;
		if (random_below(20) == 0)
			must(attend_forgot(w, some_role(w, seat), &number, &error), &error);
		if (random_below(8) > 0 && open_one(w, number, &error))      /* somebody always misses a turn */
			fill_form(w);
	}
}

/* The group settles its small roles in any of the ways there are, or leaves them, and chooses how much is shown. */
static void settle_room(struct workbook *w)
{
	static const int thresholds[] = {THRESHOLD_USUAL, THRESHOLD_USUAL, THRESHOLD_LARGE, THRESHOLD_ALL, NO_PICTURE_PER_ROLE};
	struct error error;
	struct small_role small;
	must(workbook_set_threshold(w, thresholds[random_below(5)], true, &error), &error);
	while (random_below(5) > 0 && settle_next(w, &small)) {
		enum role with[SETTLE_SEATS];
		int row = (int)random_below((uint32_t)settle_rows(&small));
		for (int i = 0; i < small.seat_count; i++)
			with[i] = small.offers[random_below((uint32_t)small.offer_count)];
		must(settle_row_is_each(&small, row) ? settle_each(w, &small, with, &error) : settle_choose(w, &small, row, &error), &error);
	}
	threshold = workbook_session(w)->threshold;
}

/* A room with these people runs the shortest programme. */
static struct workbook *run_room(int room, const char *roles)
{
	struct error error;
	struct str path = STR_EMPTY;
	struct id id;
	int seat, added;
	str_addf(&path, "%s/room%d.db", folder, room);
	struct workbook *w = workbook_open(path.data, &error);
	must(w != NULL, &error);
	must(workbook_new(w, "teamoverleg", NULL, NULL, &id, &error), &error);
	must(workbook_enter(w, id, &error), &error);
	must(attend_check_in(w, roles, &seat, &added, &error), &error);
	settle_room(w);
	while (run_here(w)->phase != PHASE_END) {
		if (run_here(w)->phase == PHASE_ANSWERS)
			answer_all(w);
		must(run_go_on(w, &error), &error);
	}
	str_release(&path);
	return w;
}

/* One question as published: the groups that were shown of it and the total, from the doc and from the dataset. */
struct shown {
	char *question;
	int total;
	char *groups[12];
	int n[12], count;
};

struct shown_list {
	struct shown *items;
	size_t count, room;
};

static struct shown *shown_of(struct shown_list *list, const char *question)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->items[i].question, question) == 0)
			return &list->items[i];
	list->items = mem_room(list->items, list->count, &list->room, sizeof *list->items);
	list->items[list->count] = (struct shown){.question = mem_copy(question)};
	return &list->items[list->count++];
}

static void add_to_group(struct shown *shown, const char *group, int n)
{
	shown->total += n;
	for (int i = 0; i < shown->count; i++)
		if (strcmp(shown->groups[i], group) == 0) {
			shown->n[i] += n;
			return;
		}
	assert_true(shown->count < 12);
	shown->groups[shown->count] = mem_copy(group);
	shown->n[shown->count++] = n;
}

static void shown_release(struct shown_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		for (int g = 0; g < list->items[i].count; g++)
			free(list->items[i].groups[g]);
		free(list->items[i].question);
	}
	free(list->items);
}

/* Every way to add and subtract the groups of one question leaves nobody, or the threshold. */
static void assert_no_single(const struct shown *shown)
{
	for (int mask = 0; mask < 1 << shown->count; mask++) {
		int rest = shown->total, sum = 0;
		for (int i = 0; i < shown->count; i++)
			if (mask & 1 << i) {
				rest -= shown->n[i];
				sum += shown->n[i];
			}
		if ((mask && shown->count > 1 && rest > 0 && rest < threshold) || (shown->count > 1 && sum > 0 && sum < threshold))
			fail_msg("a question shows a group of %d or leaves one of %d", sum, rest);
	}
}

/* The bars of a question for everybody ("x.all") and per group ("x.roles") in the doc. */
static void check_doc(const struct doc *doc)
{
	for (size_t i = 0; i < doc->count; i++) {
		const struct block *block = &doc->blocks[i];
		size_t len = strlen(block->id);
		if (block->type != BLOCK_BARS || len < 6 || strcmp(block->id + len - 6, ".roles") != 0)
			continue;
		struct shown shown = {0};
		for (size_t s = 0; s < block->bars.count; s++) {
			assert_true(block->bars.series[s].n >= threshold);
			add_to_group(&shown, block->bars.series[s].id, block->bars.series[s].n);
		}
		assert_no_single(&shown);
		for (int g = 0; g < shown.count; g++)
			free(shown.groups[g]);
	}
}

/* The CSV as a script would read it, added up per question and role. Made-up rooms have no commas or quotes in what is read here. */
static void check_dataset(const struct dataset *dataset)
{
	struct shown_list list = {0};
	for (size_t i = 0; i < dataset->count; i++) {
		const struct dataset_row *row = &dataset->items[i];
		struct str question = STR_EMPTY;
		str_addf(&question, "%s/%d/%s", row->activity, row->step, row->field);
		add_to_group(shown_of(&list, question.data), row->role, row->count);
		str_release(&question);
	}
	for (size_t i = 0; i < list.count; i++)
		assert_no_single(&list.items[i]);
	shown_release(&list);
}

/* Where the group chose no picture per role, no role is anywhere. */
static void check_no_split(const struct summary *summary)
{
	for (size_t i = 0; i < summary->doc.count; i++)
		assert_true(summary->doc.blocks[i].type != BLOCK_BARS || !strstr(summary->doc.blocks[i].id, ".roles"));
	for (size_t i = 0; i < summary->dataset.count; i++)
		assert_string_equal(summary->dataset.items[i].role, "");
}

/* How many people there are per role stands in the head: pooled too. */
static void check_people(const struct doc *doc)
{
	for (size_t i = 0; i < doc->count; i++)
		if (strcmp(doc->blocks[i].id, "summary.people") == 0)
			for (const char *at = strchr(doc->blocks[i].text, ':'); at; at = strchr(at + 1, ','))
				assert_true(strtol(at + 1, NULL, 10) >= threshold);
}

static void a_summary_leaves_nobody_to_subtract(void **state)
{
	(void)state;
	for (int room = 0; room < ROOMS; room++) {
		struct error error;
		struct summary summary = {0};
		char roles[80];
		snprintf(roles, sizeof roles, "%d %d %d %d %d %d", (int)random_below(9), 1 + (int)random_below(8), (int)random_below(4), (int)random_below(3),
			(int)random_below(3), (int)random_below(2));
		struct workbook *w = run_room(room, roles);
		must(summary_make(w, true, &summary, &error), &error);
		check_doc(&summary.doc);
		check_dataset(&summary.dataset);
		check_people(&summary.doc);
		if (!workbook_session(w)->split)
			check_no_split(&summary);
		summary_release(&summary);
		workbook_close(w);
	}
}

/* Text that nobody looked through is in no format, and every format says how many there are. */
static void texts_nobody_looked_through_are_in_no_format(void **state)
{
	(void)state;
	struct error error;
	struct workbook *w = run_room(ROOMS, "5 5 2");
	struct summary summary = {0};
	must(summary_make(w, true, &summary, &error), &error);
	for (const struct format *format = report_formats; format->name; format++) {
		struct str out = STR_EMPTY;
		format->write(&(struct report){.doc = &summary.doc, .dataset = &summary.dataset, .title = summary.title, .lang = "nl"}, &out);
		assert_true(out.len > 0);
		assert_null(strstr(out.data, "zebra"));
		str_release(&out);
	}
	summary_release(&summary);
	workbook_close(w);
}

static void a_text_that_was_kept_is_in_every_format(void **state)
{
	(void)state;
	struct error error;
	struct workbook *w = run_room(ROOMS + 1, "5 5 2");
	struct summary summary = {0};
	struct summary_texts texts = {0};
	must(summary_texts(w, &texts, &error), &error);
	assert_true(texts.count > WORDS);
	for (size_t i = 0; i < texts.count; i++)
		must(summary_review(w, texts.items[i].action, texts.items[i].field, VERDICT_KEEP, NULL, &error), &error);
	must(summary_make(w, true, &summary, &error), &error);
	for (const struct format *format = report_formats; format->name; format++) {
		struct str out = STR_EMPTY;
		format->write(&(struct report){.doc = &summary.doc, .dataset = &summary.dataset, .title = summary.title, .lang = "nl"}, &out);
		assert_non_null(strstr(out.data, "zebra"));
		str_release(&out);
	}
	summary_texts_release(&texts);
	summary_release(&summary);
	workbook_close(w);
}

/* Two exports of one session share no key, so rows of different files cannot be joined on it. */
static void the_key_of_a_respondent_differs_per_export(void **state)
{
	(void)state;
	struct error error;
	struct workbook *w = run_room(ROOMS + 2, "5 5 2");
	struct summary first = {0}, second = {0};
	must(summary_make(w, true, &first, &error) && summary_make(w, true, &second, &error), &error);
	for (size_t i = 0; i < first.dataset.count; i++)
		for (size_t k = 0; k < second.dataset.count; k++)
			assert_true(!*first.dataset.items[i].respondent ||
				strcmp(first.dataset.items[i].respondent, second.dataset.items[k].respondent) != 0);
	summary_release(&first);
	summary_release(&second);
	workbook_close(w);
}

static int set_up(void **state)
{
	struct error error;
	const char *root = getenv("TEST_ROOT"), *build = getenv("TEST_BUILD");
	struct str content = STR_EMPTY, texts = STR_EMPTY;
	(void)state;
	setenv("SAMENSPEL_SEED", "7", 1);
	str_addf(&content, "%s/content", root ? root : ".");
	setenv("SAMENSPEL_CONTENT", content.data, 1);
	str_release(&content);
	text_setup();
	if (!mkdtemp(folder))
		return -1;
	str_addf(&texts, "%s/nl.mo", build ? build : "build");
	bool loaded = lang_load("nl", texts.data, &error);
	str_release(&texts);
	return loaded ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	for (int room = 0; room < ROOMS + 3; room++) {
		struct str path = STR_EMPTY;
		str_addf(&path, "%s/room%d.db", folder, room);
		unlink(path.data);
		str_release(&path);
	}
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_summary_leaves_nobody_to_subtract),
		cmocka_unit_test(texts_nobody_looked_through_are_in_no_format),
		cmocka_unit_test(a_text_that_was_kept_is_in_every_format),
		cmocka_unit_test(the_key_of_a_respondent_differs_per_export),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
