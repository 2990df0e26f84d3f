/* SPDX-License-Identifier: EUPL-1.2 */
/* timeout: 240 */
/* What every kind shows, for every row of kinds[]: with nobody, one, a few and many, in every way of answering, and with answers it cannot know.
 * The exercises are those of our content and, for types of question these do not use, those of the golden files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "lib/kind_room.h"
#include "report/formats.h"
#include "report/lines.h"

enum { ROUNDS = 2 };
static size_t first_golden;        /* of the samples: what stands before is our content */

static struct samples samples;

/* Whether the block tells about a field of which one person may choose several options: "place.all", "place.roles". */
static bool counts_several(const struct room *room, const struct block *block)
{
	bool several = false;
	struct form form = {0};
	for (int step = 0; step < STEPS_MAX && room_ask(room, step, NULL, NULL, &form); step++) {
		for (size_t i = 0; i < form.count; i++) {
			size_t len = strlen(form.fields[i].id);
			bool about = strncmp(block->id, form.fields[i].id, len) == 0 && block->id[len] == '.';
			several = several || (about && (form.fields[i].type == FIELD_MANY || form.fields[i].type == FIELD_POINTS));
		}
		form_release(&form);
	}
	form_release(&form);
	return several;
}

static bool is_group(const struct responses *view, const char *id)
{
	for (size_t i = 0; i < view->group_count; i++)
		if (strcmp(view->groups[i].id, id) == 0)
			return true;
	return false;
}

static bool names_group(const char *id)
{
	return strcmp(id, "others") == 0 || strcmp(id, "unknown") == 0 || (*id && role_read(id) != ROLE_UNKNOWN);
}

static void check_series(const struct room *room, const struct responses *view, const struct block *block, const struct series *series)
{
	int total = 0;
	for (size_t i = 0; i < block->bars.options; i++) {
		if (series->counts[i] < 0)
			fail_msg("%s: %s counts fewer than nobody", room->exercise->id, block->id);
		total += series->counts[i];
	}
	assert_true(series->id && *series->id && series->n >= 0 && series->open >= 0);
	if (total != series->n && !counts_several(room, block))
		fail_msg("%s: %s counts %d answers and says n = %d", room->exercise->id, block->id, total, series->n);
	if (names_group(series->id) && !is_group(view, series->id))
		fail_msg("%s: %s shows a group that is not in the view: %s", room->exercise->id, block->id, series->id);
	/* An answer that is no option counts in how many answered, and in no picture. */
	if (!room->poisoned && is_group(view, series->id) && series->n < room->threshold)
		fail_msg("%s: %s shows %d people of a group", room->exercise->id, block->id, series->n);
}

static void check_block(const struct room *room, const struct responses *view, const struct doc *doc, size_t at)
{
	const struct block *block = &doc->blocks[at];
	if (!block->id || !*block->id)
		fail_msg("%s: block %zu has no id", room->exercise->id, at);
	for (size_t i = 0; i < at; i++)
		if (strcmp(doc->blocks[i].id, block->id) == 0)
			fail_msg("%s: two blocks have the id %s", room->exercise->id, block->id);
	if (block->use != FOR_DATA && (block->type == BLOCK_HEAD || block->type == BLOCK_TEXT || block->type == BLOCK_QUOTE || block->type == BLOCK_FINDING))
		assert_true(block->text && *block->text);
	if (block->type == BLOCK_FINDING)
		assert_true(block->finding.n >= 0 && block->finding.strength >= 0 && block->finding.strength <= 1);
	for (size_t i = 0; block->type == BLOCK_BARS && i < block->bars.count; i++)
		check_series(room, view, block, &block->bars.series[i]);
	for (size_t i = 0; block->type == BLOCK_PLOT && i < block->plot.count; i++)
		assert_true(block->plot.points[i].count > 0);
}

static void check_lines_fit(const struct doc *doc, int width)
{
	for (int hidden = 0; hidden < 2; hidden++) {
		struct styled_lines lines = {0};
		lines_of_doc(doc, &(struct lines_options){.width = width, .up_to = hidden ? FOR_PICTURE : FOR_DETAIL, .words_hidden = hidden}, &lines);
		for (size_t i = 0; i < lines.count; i++) {
			char *text = styled_line_text(&lines.items[i]);
			if (text_width(text) > width)
				fail_msg("a line of %d cells in a width of %d: %s", text_width(text), width, text);
			free(text);
		}
		styled_lines_release(&lines);
	}
}

static void check_reports(const struct doc *doc)
{
	for (const struct format *format = report_formats; format->name; format++) {
		struct str out = STR_EMPTY;
		format->write(&(struct report){.doc = doc, .title = "Sample", .lang = "nl"}, &out);
		assert_true(out.len > 0 || doc->count == 0 || strcmp(format->name, "text") == 0);
		assert_true(text_is_utf8(out.data, out.len));
		str_release(&out);
	}
	check_lines_fit(doc, 20);
	check_lines_fit(doc, 40);
	check_lines_fit(doc, 80);
	check_lines_fit(doc, 200);
}

static void check_show(const struct room *room)
{
	struct responses view = {0};
	struct doc doc = {0};
	room_view(room, &view);
	room->kind->show(room->exercise, &view, &doc);
	for (size_t i = 0; i < doc.count; i++)
		check_block(room, &view, &doc, i);
	check_reports(&doc);
	doc_release(&doc);
	responses_release(&view);
}

static const enum way ways[] = {WAY_EACH, WAY_HANDS, WAY_TEAM, WAY_TEAMS, WAY_PAPER};

static void show_crowd(const struct exercise *exercise, int people, bool poison)
{
	for (size_t way = 0; way < sizeof ways / sizeof *ways; way++)
		for (int split = 0; split < 2; split++) {
			struct room room = room_of(exercise);
			room.split = split;
			room_answer(&room, people, ways[way]);
			if (poison)
				room_poison(&room);
			check_show(&room);
			room_release(&room);
		}
}

static void show_crowds(int people, bool poison)
{
	for (size_t i = 0; i < samples.count; i++)
		for (int round = 0; round < (i < first_golden ? 1 : ROUNDS); round++)
			show_crowd(samples.items[i], people, poison);
}

static void nothing_answered_shows_nothing_wrong(void **state)
{
	(void)state;
	show_crowds(0, false);
}

static void one_answer_can_be_shown(void **state)
{
	(void)state;
	show_crowds(1, false);
}

static void three_answers_can_be_shown(void **state)
{
	(void)state;
	show_crowds(3, false);
}

static void thirty_answers_can_be_shown(void **state)
{
	(void)state;
	show_crowds(30, false);
}

static void answers_to_what_is_not_there_are_passed_over(void **state)
{
	(void)state;
	show_crowds(1, true);
	show_crowds(9, true);
}

/* A room where everybody leaves everything open: nothing may be said of what was chosen, nor counted. */
static void everything_left_open_counts_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < samples.count; i++) {
		struct room room = room_of(samples.items[i]);
		struct responses view = {0};
		struct doc doc = {0};
		room_answer(&room, 12, WAY_EACH);
		for (size_t row = 0; row < room.raw.count; row++)
			room.raw.rows[row].value[0] = '\0';
		room_view(&room, &view);
		room.kind->show(room.exercise, &view, &doc);
		for (size_t b = 0; b < doc.count; b++) {
			check_block(&room, &view, &doc, b);
			if (doc.blocks[b].type == BLOCK_FINDING || doc.blocks[b].type == BLOCK_QUOTE)
				fail_msg("%s: %s finds something where nobody answered: %s", room.exercise->id, doc.blocks[b].id, doc.blocks[b].text);
		}
		check_reports(&doc);
		doc_release(&doc);
		responses_release(&view);
		room_release(&room);
	}
}

/* All lines but those that `lost` says. */
static struct exercise *without(const struct exercise *exercise, const char *section, size_t line)
{
	struct exercise *copy = mem_alloc(1, sizeof *copy);
	size_t length = section ? strcspn(section, ".") : 0;
	copy->id = mem_copy(exercise->id);
	copy->kind = mem_copy(exercise->kind);
	copy->lang = mem_copy(exercise->lang ? exercise->lang : "en");
	for (size_t i = 0; i < exercise->count; i++) {
		const struct exercise_line *at = &exercise->lines[i];
		bool lost = section ? strncmp(at->section, section, length) == 0 && (at->section[length] == '.' || at->section[length] == '\0') : i == line;
		if (!lost)
			exercise_add(copy, at->section, at->key, at->value, at->number);
	}
	return copy;
}

static void show_damaged(const struct room *room, const struct responses *view, struct exercise *damaged)
{
	struct room other = {.kind = room->kind, .exercise = damaged, .threshold = 3, .split = true};
	struct form form = {0};
	struct doc doc = {0};
	for (int step = 0; step < STEPS_MAX && room_ask(&other, step, NULL, NULL, &form); step++) {
		form_release(&form);
		form = (struct form){0};
	}
	form_release(&form);
	room->kind->show(damaged, view, &doc);
	doc_release(&doc);
	exercise_free(damaged);
}

/* What was answered is all there, and a line or a whole list of the exercise is not: a file that was damaged is read as far as it goes. */
static void an_exercise_that_lost_lines_is_shown_as_far_as_it_goes(void **state)
{
	(void)state;
	for (size_t i = first_golden; i < samples.count; i++) {
		struct room room = room_of(samples.items[i]);
		struct responses view = {0};
		room_answer(&room, 9, WAY_EACH);
		room_view(&room, &view);
		for (size_t line = 0; line < room.exercise->count; line++) {
			bool first = line == 0 || strcmp(room.exercise->lines[line].section, room.exercise->lines[line - 1].section) != 0;
			show_damaged(&room, &view, without(room.exercise, NULL, line));
			if (first)
				show_damaged(&room, &view, without(room.exercise, room.exercise->lines[line].section, 0));
		}
		responses_release(&view);
		room_release(&room);
	}
}

/* The picture may not depend on where people sit: the view puts them in another order each time, the doc is the same but for the order of quotes. */
static void the_order_of_people_changes_nothing_but_quotes(void **state)
{
	(void)state;
	for (size_t i = 0; i < samples.count; i++) {
		struct room room = room_of(samples.items[i]);
		struct doc docs[2] = {{0}, {0}};
		room_answer(&room, 13, WAY_EACH);
		for (int once = 0; once < 2; once++) {
			struct responses view = {0};
			room_view(&room, &view);
			room.kind->show(room.exercise, &view, &docs[once]);
			responses_release(&view);
		}
		assert_int_equal(docs[0].count, docs[1].count);
		for (size_t b = 0; b < docs[0].count; b++) {
			assert_string_equal(docs[0].blocks[b].id, docs[1].blocks[b].id);
			if (docs[0].blocks[b].type == BLOCK_FINDING && docs[0].blocks[b].text)
				assert_string_equal(docs[0].blocks[b].text, docs[1].blocks[b].text);
		}
		doc_release(&docs[0]);
		doc_release(&docs[1]);
		room_release(&room);
	}
}

static int is_case(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* Every x.ini below the golden files of kinds. */
static bool read_golden(const char *root)
{
	struct str folder = STR_EMPTY;
	struct dirent **names;
	str_addf(&folder, "%s/tests/golden/kinds", root);
	int count = scandir(folder.data, &names, is_case, alphasort);
	bool good = true;
	for (int i = 0; i < count; i++) {
		struct str path = STR_EMPTY;
		str_addf(&path, "%s/%s", folder.data, names[i]->d_name);
		good = samples_read(&samples, path.data) && good;
		str_release(&path);
		free(names[i]);
	}
	if (count >= 0)
		free(names);
	str_release(&folder);
	return good;
}

static int set_up(void **state)
{
	const char *root = getenv("TEST_ROOT") ? getenv("TEST_ROOT") : ".";
	struct str folder = STR_EMPTY;
	(void)state;
	text_setup();
	str_addf(&folder, "%s/content/nl", root);
	bool read = samples_read(&samples, folder.data);
	first_golden = samples.count;
	read = read && read_golden(root);
	str_release(&folder);
	return read ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	samples_release(&samples);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_answered_shows_nothing_wrong),
		cmocka_unit_test(one_answer_can_be_shown),
		cmocka_unit_test(three_answers_can_be_shown),
		cmocka_unit_test(thirty_answers_can_be_shown),
		cmocka_unit_test(answers_to_what_is_not_there_are_passed_over),
		cmocka_unit_test(everything_left_open_counts_nothing),
		cmocka_unit_test(an_exercise_that_lost_lines_is_shown_as_far_as_it_goes),
		cmocka_unit_test(the_order_of_people_changes_nothing_but_quotes),
	};

	setenv("SAMENSPEL_SEED", "7", 1);
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
