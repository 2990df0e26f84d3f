/* SPDX-License-Identifier: EUPL-1.2 */
/* What is not a group's session on a projector: something for oneself, practising, who sees the screen, what the laptop says of itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "domain/responses.h"
#include "workbook/answer.h"
#include "workbook/attend.h"
#include "workbook/practise.h"
#include "workbook/ready.h"
#include "workbook/share.h"
#include "workbook/summary.h"
#include "workbook/ways.h"

static char folder[] = "/tmp/alone-XXXXXX";

static void must(bool ok, const struct error *error)
{
	if (!ok)
		fail_msg("%s", error->text);
}

static const char *path_of(const char *name)
{
	static char path[160];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

static struct workbook *open_again(void)
{
	struct error error = {""};
	struct workbook *w = workbook_open(path_of("alone.db"), &error);

	must(w != NULL, &error);
	return w;
}

static int open_file(void **state)
{
	unlink(path_of("alone.db"));
	*state = open_again();
	return 0;
}

static int close_file(void **state)
{
	workbook_close(*state);
	return 0;
}

static struct id new_session(struct workbook *w, const char *programme)
{
	struct error error = {""};
	struct id id;

	must(workbook_new(w, programme, NULL, "2026-03-12", &id, &error) && workbook_enter(w, id, &error), &error);
	return id;
}

static size_t count_of(struct workbook *w, bool (*list_them)(struct workbook *, struct session_list *, struct error *))
{
	struct session_list list = {0};
	struct error error = {""};
	size_t count;

	must(list_them(w, &list, &error), &error);
	count = list.count;
	session_list_release(&list);
	return count;
}

/* --- for oneself --- */

static void what_is_for_oneself_is_offered_to_no_group(void **state)
{
	struct workbook *w = *state;
	size_t group = 0, own = 0;

	for (; workbook_programme_for(w, false, group) != NULL; group++)
		assert_false(workbook_programme_for(w, false, group)->self);
	for (; workbook_programme_for(w, true, own) != NULL; own++)
		assert_true(workbook_programme_for(w, true, own)->self);
	assert_true(group > 0 && own > 0);
}

static void what_was_done_for_oneself_stands_apart(void **state)
{
	struct workbook *w = *state;
	struct error error = {""};
	struct id own = new_session(w, "voor-jezelf"), found;
	char text[33];

	assert_int_equal(count_of(w, workbook_sessions), 0);
	assert_int_equal(count_of(w, workbook_own_sessions), 1);
	assert_false(workbook_find(w, "last", &found, &error));
	id_text(own, text);
	must(workbook_find(w, text, &found, &error), &error);
	assert_true(id_equal(found, own));
}

/* Another person may start the program next. */
static void it_does_not_go_on_by_itself_after_a_kill(void **state)
{
	struct workbook *again;
	struct error error = {""};

	new_session(*state, "voor-jezelf");
	again = open_again();
	assert_false(workbook_resume(again, &error));
	assert_string_equal(error.text, "");
	workbook_close(again);
}

static void alone_the_form_opens_at_once_and_nothing_is_asked(void **state)
{
	struct workbook *w = *state;
	struct error error = {""};
	struct str question = STR_EMPTY;
	const struct here *here;

	new_session(w, "voor-jezelf");
	assert_int_equal(workbook_session(w)->people.count, 1);
	assert_false(workbook_session(w)->split);
	must(run_alone(w, &error), &error);
	assert_int_equal(run_here(w)->phase, PHASE_BRIEF);
	must(run_go_on(w, &error), &error);
	here = run_here(w);
	assert_int_equal(here->phase, PHASE_ANSWERS);
	assert_non_null(here->form);
	for (size_t i = 0; i < here->form->count; i++)
		assert_int_equal(here->form->fields[i].audience, AUDIENCE_SELF);
	must(answer_give(w, here->form->fields[0].id, "de keuken", &error), &error);
	assert_false(run_reveal_asks(w, &question));
	must(run_go_on(w, &error), &error);
	assert_int_equal(run_here(w)->phase, PHASE_PICTURE);
	must(run_go_on(w, &error), &error);
	assert_int_equal(run_here(w)->phase, PHASE_END);
	str_release(&question);
}

/* Back and on again there is no screen that asks for a number. */
static void alone_back_and_on_never_meets_a_seat(void **state)
{
	struct workbook *w = *state;
	struct error error = {""};

	new_session(w, "voor-jezelf");
	must(run_alone(w, &error) && run_go_on(w, &error), &error);
	must(run_back(w, &error), &error);
	assert_int_equal(run_here(w)->phase, PHASE_BRIEF);
	must(run_go_on(w, &error), &error);
	assert_non_null(run_here(w)->form);
	must(run_go_on(w, &error) && run_back(w, &error), &error);
	assert_int_equal(run_here(w)->phase, PHASE_BRIEF);
	must(run_go_on(w, &error), &error);
	assert_int_equal(run_here(w)->phase, PHASE_PICTURE);
	must(run_go_on(w, &error) && run_alone(w, &error), &error);
	assert_int_equal(run_here(w)->phase, PHASE_PICTURE);
}

/* A dilemma done alone: what the whole group would type as one is one's own form too. */
static void alone_no_step_is_for_the_group(void **state)
{
	struct workbook *w = *state;
	struct error error = {""};
	int forms = 0;

	new_session(w, "own-dilemma");
	must(run_alone(w, &error), &error);
	for (int i = 0; i < 20 && run_here(w)->phase != PHASE_END; i++) {
		if (run_here(w)->phase == PHASE_ANSWERS) {
			assert_int_equal(run_here(w)->way, WAY_EACH);
			assert_int_equal(run_here(w)->step_form->by, BY_EACH);
			forms++;
		}
		must(run_go_on(w, &error), &error);
	}
	assert_int_equal(run_here(w)->phase, PHASE_END);
	assert_true(forms >= 3);
}

/* --- who sees the screen --- */

static void who_sees_the_screen_is_asked_once(void **state)
{
	struct workbook *w = *state;
	struct error error = {""};
	struct id id = new_session(w, "teamoverleg");

	assert_int_equal(workbook_seen(w), SEEN_NOT_ASKED);
	must(workbook_set_seen(w, SEEN_BY_ALL, &error), &error);
	must(run_go_to(w, 0, &error), &error);
	must(workbook_leave(w, &error), &error);
	assert_int_equal(workbook_seen(w), SEEN_NOT_ASKED);
	must(workbook_enter(w, id, &error), &error);
	assert_int_equal(workbook_seen(w), SEEN_BY_ALL);
	must(workbook_set_seen(w, SEEN_BY_ONE, &error) && workbook_leave(w, &error) && workbook_enter(w, id, &error), &error);
	assert_int_equal(workbook_seen(w), SEEN_BY_ONE);
}

static void outside_a_session_nobody_can_be_asked(void **state)
{
	struct error error = {""};

	assert_false(workbook_set_seen(*state, SEEN_BY_ALL, &error));
	assert_string_not_equal(error.text, "");
}

/* --- practising --- */

static void practising_leaves_nothing(void **state)
{
	struct error error = {""};
	struct workbook *w = practise_open("teamoverleg", &error);

	must(w != NULL, &error);
	assert_true(practising(w));
	assert_false(practising(*state));
	assert_int_equal(workbook_session(w)->people.count, PRACTISE_PEOPLE);
	assert_string_equal(workbook_file(w), "");
	assert_int_equal(count_of(*state, workbook_sessions), 0);
	workbook_close(w);
	assert_int_equal(count_of(*state, workbook_sessions), 0);
	assert_null(practise_open("nergens", &error));
}

/* A file that was saved to see how that goes must not pass for a group's. */
static void a_summary_of_practice_says_so_and_there_is_no_backup(void **state)
{
	struct error error = {""};
	struct summary summary = {0};
	struct shared shared = {0};
	struct str text = STR_EMPTY;
	struct workbook *w = practise_open("teamoverleg", &error);

	(void)state;
	must(w != NULL && summary_make(w, true, &summary, &error), &error);
	summary_write(&summary, report_formats, false, &text);
	assert_non_null(strstr(text.data, "made up"));
	assert_false(share_backup(w, &(struct stick){.folder = "."}, &shared, &error));
	assert_non_null(strstr(error.text, "backup"));
	str_release(&text);
	summary_release(&summary);
	shared_release(&shared);
	workbook_close(w);
}

/* In each way of answering one call lets everybody answer who has not. */
static void the_made_up_people_answer_in_every_way(void **state)
{
	static const enum way ways[] = {WAY_EACH, WAY_HANDS, WAY_TEAM};
	struct error error = {""};

	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct workbook *w = practise_open("teamoverleg", &error);

		must(w != NULL, &error);
		assert_false(practise_can_answer(w));
		assert_false(practise_answer(w, &error));
		must(run_go_to(w, 2, &error) && run_go_on(w, &error) && run_open_step(w, ways[i], &error), &error);
		assert_true(practise_can_answer(w));
		must(practise_answer(w, &error), &error);
		assert_int_equal(run_missing(w), 0);
		assert_false(practise_can_answer(w));
		workbook_close(w);
	}
}

/* Somebody who has a form open when the others are told to answer goes on with it. */
static void an_open_form_is_finished_too(void **state)
{
	struct error error = {""};
	struct workbook *w = practise_open("teamoverleg", &error);

	(void)state;
	must(w != NULL && run_go_to(w, 2, &error) && run_go_on(w, &error) && run_open_step(w, WAY_EACH, &error) && answer_open_seat(w, 4, &error), &error);
	must(answer_give(w, run_here(w)->form->fields[0].id, "", &error) && practise_answer(w, &error), &error);
	assert_null(run_here(w)->form);
	assert_int_equal(run_here(w)->handed_in, PRACTISE_PEOPLE);
	workbook_close(w);
}

static void only_made_up_people_answer_for_others(void **state)
{
	struct workbook *w = *state;
	struct error error = {""};
	int seat, added;

	new_session(w, "teamoverleg");
	must(attend_check_in(w, "123", &seat, &added, &error) && run_go_to(w, 2, &error) && run_go_on(w, &error) && run_open_step(w, WAY_EACH, &error),
		&error);
	assert_false(practise_answer(w, &error));
	assert_int_equal(run_here(w)->handed_in, 0);
}

/* --- a step that was not shown yet --- */

static int answers_in(const struct doc *doc, const char *id)
{
	for (size_t i = 0; i < doc->count; i++)
		if (strcmp(doc->blocks[i].id, id) == 0)
			return (int)i;
	return -1;
}

static void a_step_that_was_not_shown_is_in_no_picture(void **state)
{
	struct error error = {""};
	struct workbook *w = practise_open("teamoverleg", &error);
	struct doc before = {0}, after = {0};

	(void)state;
	must(w != NULL && run_go_to(w, 1, &error) && run_go_on(w, &error) && run_open_step(w, WAY_EACH, &error) && practise_answer(w, &error), &error);
	must(run_go_on(w, &error) && run_go_on(w, &error) && run_go_on(w, &error) && run_open_step(w, WAY_EACH, &error) && practise_answer(w, &error), &error);
	assert_int_equal(run_here(w)->step, 1);
	must(run_back(w, &error) && run_picture(w, &before, &error), &error);
	assert_true(answers_in(&before, "place.sides") >= 0);
	assert_true(answers_in(&before, "again.sides") < 0);
	must(run_go_on(w, &error) && run_go_on(w, &error), &error);
	while (run_here(w)->phase != PHASE_PICTURE)
		must(run_go_on(w, &error), &error);
	must(run_picture(w, &after, &error), &error);
	assert_true(answers_in(&after, "again.sides") >= 0);
	doc_release(&before);
	doc_release(&after);
	workbook_close(w);
}

static void a_dropped_step_is_as_if_nobody_answered(void **state)
{
	struct responses all = {0};
	struct respondent who = {.kind = RESPONDENT_PARTICIPANT, .team = -1};

	(void)state;
	responses_add_respondent(&all, &who);
	responses_add(&all, 0, 0, "place", "3");
	responses_add(&all, 0, 1, "again", "4");
	responses_add(&all, 0, 0, "why", "x");
	responses_step(&all, 1)->handed_in = 1;
	responses_drop_step(&all, 1);
	assert_int_equal(all.count, 2);
	assert_string_equal(all.rows[1].field, "why");
	assert_int_equal(responses_facts(&all, 1)->handed_in, 0);
	responses_drop_step(&all, 7);
	assert_int_equal(all.count, 2);
	responses_release(&all);
}

/* --- what the laptop says of itself --- */

static void supply(const char *name, const char *what, const char *value)
{
	char path[400];
	FILE *file;

	mkdir(path_of("power"), 0700);
	snprintf(path, sizeof path, "%s/power/%s", folder, name);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/power/%s/%s", folder, name, what);
	file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file, "%s\n", value);
	fclose(file);
}

static void power_is_what_the_supplies_say(void **state)
{
	struct ready ready;

	(void)state;
	ready_look(&ready, path_of("nowhere"));
	assert_int_equal(ready.power, POWER_UNKNOWN);
	ready_release(&ready);
	supply("mouse", "type", "Battery");
	supply("mouse", "scope", "Device");
	ready_look(&ready, path_of("power"));
	assert_int_equal(ready.power, POWER_UNKNOWN);
	ready_release(&ready);
	supply("BAT0", "type", "Battery");
	supply("BAT0", "capacity", "63");
	supply("AC", "type", "Mains");
	supply("AC", "online", "0");
	ready_look(&ready, path_of("power"));
	assert_int_equal(ready.power, POWER_BATTERY);
	assert_int_equal(ready.charge, 63);
	ready_release(&ready);
	supply("AC", "online", "1");
	ready_look(&ready, path_of("power"));
	assert_int_equal(ready.power, POWER_MAINS);
	ready_release(&ready);
}

/* A programme of one's own, in the folder for that: a dilemma has a step that a group would type as one. */
static void make_programme(void)
{
	static const char *const folders[] = {"", "/samenspel", "/samenspel/content", "/samenspel/content/en", "/samenspel/content/en/programmes"};
	char path[400];
	FILE *file;

	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		snprintf(path, sizeof path, "%s/data%s", folder, folders[i]);
		mkdir(path, 0700);
	}
	snprintf(path, sizeof path, "%s/data/samenspel/content/en/programmes/own-dilemma.ini", folder);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs("[programme]\ntitle = \"Alone\"\nfor = self\n\n[part.one]\nexercise = kaders-of-speelruimte\n", file);
	fclose(file);
	setenv("XDG_DATA_HOME", path_of("data"), 1);
}

static int make_folder(void **state)
{
	const char *root = getenv("TEST_ROOT");
	char content[4000];

	(void)state;
	snprintf(content, sizeof content, "%s/content", root != NULL ? root : ".");
	setenv("SAMENSPEL_CONTENT", content, 1);
	if (mkdtemp(folder) == NULL)
		return -1;
	make_programme();
	return 0;
}

static int drop_folder(void **state)
{
	char command[200];

	(void)state;
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	return system(command);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_for_oneself_is_offered_to_no_group, open_file, close_file),
		cmocka_unit_test_setup_teardown(what_was_done_for_oneself_stands_apart, open_file, close_file),
		cmocka_unit_test_setup_teardown(it_does_not_go_on_by_itself_after_a_kill, open_file, close_file),
		cmocka_unit_test_setup_teardown(alone_the_form_opens_at_once_and_nothing_is_asked, open_file, close_file),
		cmocka_unit_test_setup_teardown(alone_back_and_on_never_meets_a_seat, open_file, close_file),
		cmocka_unit_test_setup_teardown(alone_no_step_is_for_the_group, open_file, close_file),
		cmocka_unit_test_setup_teardown(who_sees_the_screen_is_asked_once, open_file, close_file),
		cmocka_unit_test_setup_teardown(outside_a_session_nobody_can_be_asked, open_file, close_file),
		cmocka_unit_test_setup_teardown(practising_leaves_nothing, open_file, close_file),
		cmocka_unit_test(the_made_up_people_answer_in_every_way),
		cmocka_unit_test(a_summary_of_practice_says_so_and_there_is_no_backup),
		cmocka_unit_test(an_open_form_is_finished_too),
		cmocka_unit_test_setup_teardown(only_made_up_people_answer_for_others, open_file, close_file),
		cmocka_unit_test(a_step_that_was_not_shown_is_in_no_picture),
		cmocka_unit_test(a_dropped_step_is_as_if_nobody_answered),
		cmocka_unit_test(power_is_what_the_supplies_say),
	};

	return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
