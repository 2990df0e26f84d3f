/* SPDX-License-Identifier: EUPL-1.2 */
/* Can one of twelve people be singled out from all files together? At the threshold nobody can; and every attack that says so finds somebody where its
 * protection is missing, so that it is known to be able to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lib/party.h"
#include "lib/singling.h"
#include "workbook/answer.h"
#include "workbook/regret.h"
#include "workbook/run.h"
#include "workbook/state.h"
#include "workbook/summary.h"
#include "workbook/ways.h"

enum { EXPORTS = 8, WAYS = 3 };

static const char *const rooms[] = {"5 5 2", "6 4 1 1", "9 3", "10 1 1", "4 4 4", "3 3 3 3", "7 2 2 1", "11 0 0 0 1"};

/* --- a session --- */

static const char *words_of(int seat)
{
	static char words[60];

	snprintf(words, sizeof words, SINGLING_WORDS "%02d zei iets", seat);
	return words;
}

/* Counts of so many hands, each for one answer. */
static void hands_line(const struct field *field, int hands, struct str *line)
{
	int counts[SLOTS_MAX] = {0};
	size_t slots = field_slots(field);

	str_clear(line);
	for (int i = 0; i < hands; i++)
		counts[random_below((uint32_t)slots)]++;
	for (size_t i = 0; i < slots; i++)
		str_addf(line, "%s%d", i ? " " : "", counts[i]);
}

/* Of everybody at once, or role by role. */
static void raise_hands(struct workbook *w, const struct field *field, bool per_role)
{
	int present[ROLE_COUNT];
	struct error error;
	struct str line = STR_EMPTY, said = STR_EMPTY;
	char id[80];

	snprintf(id, sizeof id, "%s", field->id);
	people_count_roles(&workbook_session(w)->people, present);
	present[ROLE_UNKNOWN] = (int)people_present(&workbook_session(w)->people);
	for (int role = per_role ? ROLE_UNKNOWN + 1 : ROLE_UNKNOWN; role < (per_role ? ROLE_COUNT : ROLE_UNKNOWN + 1); role++) {
		const struct field *now = form_field(run_here(w)->step_form, id);

		if (now->type == FIELD_TEXT)
			str_add(&line, "de groep");
		else
			hands_line(now, present[role], &line);
		if (present[role] > 0)
			party_must(answer_hands(w, id, now->type == FIELD_TEXT ? ROLE_UNKNOWN : (enum role)role, line.data, &said, &error), &error);
	}
	str_release(&line);
	str_release(&said);
}

static void hands_step(struct workbook *w)
{
	size_t count = run_here(w)->step_form->count;

	for (size_t i = 0; i < count; i++) {
		const struct field *field = &run_here(w)->step_form->fields[i];

		if (field->type != FIELD_NOTE && field_slots(field) <= SLOTS_MAX)
			raise_hands(w, field, i % 2 == 0);
	}
}

/* late: this seat does not answer now. */
static void answer_step(struct workbook *w, enum way way, int late)
{
	struct error error;

	if (run_here(w)->way == WAY_NONE)
		party_must(run_open_step(w, run_here(w)->step_form->by == BY_EACH ? way : WAY_TEAM, &error), &error);
	if (run_here(w)->form)
		party_fill(w, "de groep");
	else if (run_here(w)->way == WAY_HANDS)
		hands_step(w);
	for (int seat = 1; run_here(w)->way == WAY_EACH && seat <= (int)workbook_session(w)->people.count; seat++)
		if (seat != late)
			party_answer(w, seat, words_of(seat));
}

/* Every exercise there is, each in one of the ways; turn moves the ways along. */
static struct workbook *run_room(const char *roles, int turn, int late)
{
	static const enum way ways[WAYS] = {WAY_EACH, WAY_HANDS, WAY_TEAM};
	struct workbook *w = party_open("single.db", "all", roles);

	while (run_here(w)->phase != PHASE_END) {
		if (run_here(w)->phase == PHASE_ANSWERS)
			answer_step(w, turn < 0 ? WAY_EACH : ways[(turn + run_here(w)->part_number) % WAYS], late);
		party_go_on(w);
	}
	party_keep_all(w);
	return w;
}

static void close_room(struct workbook *w)
{
	char *path = party_path("single.db");

	workbook_close(w);
	remove(path);
	free(path);
}

/* --- attacks --- */

static void make_files(struct workbook *w, bool linked, struct files files[EXPORTS])
{
	for (int i = 0; i < EXPORTS; i++)
		files_make(w, linked, &files[i]);
}

static void release_files(struct files files[EXPORTS])
{
	for (int i = 0; i < EXPORTS; i++)
		files_release(&files[i]);
}

static int attack(const struct attack *attack, const struct files files[EXPORTS], const struct truth *truth)
{
	bool found[SINGLING_SEATS] = {false};
	int count = 0;

	attack->run(files, EXPORTS, truth, found);
	for (int seat = 1; seat <= truth->seats; seat++)
		count += found[seat];
	return count;
}

/* Every other room answers each exercise in another way. */
static void nobody_is_singled_out(void **state)
{
	(void)state;
	for (size_t room = 0; room < sizeof rooms / sizeof *rooms; room++) {
		struct workbook *w = run_room(rooms[room], room % 2 ? (int)room : -1, 0);
		struct files files[EXPORTS];
		struct truth truth;

		truth_read(w, &truth);
		make_files(w, false, files);
		for (const struct attack *one = attacks; one->name; one++)
			if (attack(one, files, &truth) > 0)
				fail_msg("by %s: %d people in room %zu", one->name, attack(one, files, &truth), room);
		release_files(files);
		truth_release(&truth);
		close_room(w);
	}
}

/* What the attacks find when the session's threshold is one. */
static void without_a_threshold_small_roles_are_found(void **state)
{
	struct workbook *w = run_room("7 2 2 1", -1, 0);
	struct files files[EXPORTS];
	struct truth truth;

	(void)state;
	w->session.threshold = 1;
	truth_read(w, &truth);
	make_files(w, false, files);
	assert_int_equal(attack(attack_named("role"), files, &truth), 5);
	assert_true(attack(attack_named("subtraction"), files, &truth) > 0);
	assert_true(attack(attack_named("sentence"), files, &truth) > 0);
	assert_int_equal(attack(attack_named("key"), files, &truth), 0);
	release_files(files);
	truth_release(&truth);
	close_room(w);
}

static void a_linked_file_is_found_out_and_says_so(void **state)
{
	struct workbook *w = run_room("5 5 2", -1, 0);
	struct files files[EXPORTS];
	struct truth truth;

	(void)state;
	truth_read(w, &truth);
	make_files(w, true, files);
	assert_int_equal(attack(attack_named("key"), files, &truth), truth.seats);
	assert_int_equal(attack(attack_named("words"), files, &truth), truth.seats);
	assert_int_equal(attack(attack_named("order"), files, &truth), 0);
	assert_true(files_say(&files[0], "dezelfde sleutel"));
	/* the keys of two linked files differ */
	for (size_t i = 0; i < files[0].rows.count; i++)
		for (size_t k = 0; k < files[1].rows.count; k++)
			assert_true(!*files[0].rows.items[i].key || strcmp(files[0].rows.items[i].key, files[1].rows.items[k].key) != 0);
	release_files(files);
	truth_release(&truth);
	close_room(w);
}

/* The same files without what protects them: keys that are seats, in the order of the seats, texts in that order too, and a time. */
static void unprotect(struct files *files, const struct truth *truth)
{
	struct str csv = STR_EMPTY, words = STR_EMPTY;

	str_add(&csv, "activity,step,respondent,field,question,value,label,role,count\r\n");
	str_add(&words, "12:45");
	for (int seat = 1; seat <= truth->seats; seat++)
		for (size_t i = 0; i < truth->rows.count; i++) {
			const struct file_row *row = &truth->rows.items[i];

			if (strtol(row->key, NULL, 10) != seat)
				continue;
			str_addf(&csv, "\"%s\",%d,seat%d,%s,,\"%s\",,,1\r\n", row->activity, row->step, seat, row->field, row->value);
			if (strstr(row->value, SINGLING_WORDS))
				str_addf(&words, " %s", row->value);
		}
	for (size_t i = 0; files->texts[i]; i++)
		if (strcmp(report_formats[i].name, "json") != 0)
			mem_set(&files->texts[i], i == files_csv() ? csv.data : words.data);
	files_read_rows(files);
	str_release(&csv);
	str_release(&words);
}

static void files_that_are_not_protected_are_found_out(void **state)
{
	static const char *const names[] = {"order", "key", "words", "order of words", "time"};
	struct workbook *w = run_room("5 5 2", -1, 0);
	struct files files[EXPORTS];
	struct truth truth;

	(void)state;
	truth_read(w, &truth);
	make_files(w, false, files);
	for (int i = 0; i < EXPORTS; i++)
		unprotect(&files[i], &truth);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (attack(attack_named(names[i]), files, &truth) < truth.seats / 2)
			fail_msg("by %s too few are found", names[i]);
	release_files(files);
	truth_release(&truth);
	close_room(w);
}

/* --- two versions side by side --- */

static int differ(const struct files *before, const struct files *after, const struct truth *truth, int *seat)
{
	bool found[SINGLING_SEATS] = {false};
	int count = 0;

	attack_difference(before, after, truth, found);
	for (int i = 1; i <= truth->seats; i++)
		if (found[i]) {
			*seat = i;
			count++;
		}
	return count;
}

static void saved(struct workbook *w)
{
	struct error error;
	struct summary summary = {0};

	party_must(summary_make(w, true, &summary, &error) && summary_was_saved(w, &summary, &error), &error);
	summary_release(&summary);
}

static int part_of(struct workbook *w, const char *exercise)
{
	const struct session *session = workbook_session(w);
	int part = 0;

	while (strcmp(session->parts[part].activities[0].copy->id, exercise) != 0)
		part++;
	return part;
}

/* That is the limit: two versions side by side show what came in between. It is of nobody else, the facilitator is asked, and the file says it. */
static void a_late_answer_is_the_only_one_that_two_versions_show(void **state)
{
	enum { LATE = 7 };
	struct workbook *w = run_room("5 5 2", -1, LATE);
	struct files before, after;
	struct truth truth;
	struct error error;
	struct str question = STR_EMPTY;
	int seat = 0;

	(void)state;
	files_make(w, false, &before);
	saved(w);
	party_must(run_go_to(w, part_of(w, "evaluatie"), &error), &error);
	while (run_here(w)->phase != PHASE_ANSWERS)
		party_must(run_back(w, &error), &error);
	party_answer(w, LATE, words_of(LATE));
	party_keep_all(w);
	assert_true(summary_asks(w, &question));
	files_make(w, false, &after);
	truth_read(w, &truth);
	assert_int_equal(differ(&before, &after, &truth, &seat), 1);
	assert_int_equal(seat, LATE);
	assert_false(files_say(&before, "naast een eerdere legt"));
	assert_true(files_say(&after, "naast een eerdere legt"));
	str_release(&question);
	files_release(&before);
	files_release(&after);
	truth_release(&truth);
	close_room(w);
}

static void an_erased_answer_is_in_no_later_file(void **state)
{
	enum { GONE = 4 };
	struct workbook *w = run_room("5 5 2", -1, 0);
	struct files before, after;
	struct truth truth;
	struct error error;
	int seat = 0;

	(void)state;
	truth_read(w, &truth);
	files_make(w, false, &before);
	saved(w);
	assert_true(files_say(&before, words_of(GONE)));
	party_must(regret_erase_seat(w, GONE, &error), &error);
	files_make(w, false, &after);
	assert_false(files_say(&after, words_of(GONE)));
	assert_true(files_say(&after, words_of(GONE + 1)));
	assert_true(files_say(&after, "op verzoek weggehaald"));
	assert_true(files_say(&after, "naast een eerdere legt"));
	assert_int_equal(differ(&before, &after, &truth, &seat), 1);
	assert_int_equal(seat, GONE);
	files_release(&before);
	files_release(&after);
	truth_release(&truth);
	close_room(w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_is_singled_out),
		cmocka_unit_test(without_a_threshold_small_roles_are_found),
		cmocka_unit_test(a_linked_file_is_found_out_and_says_so),
		cmocka_unit_test(files_that_are_not_protected_are_found_out),
		cmocka_unit_test(a_late_answer_is_the_only_one_that_two_versions_show),
		cmocka_unit_test(an_erased_answer_is_in_no_later_file),
	};

	return cmocka_run_group_tests(tests, party_begin, party_end);
}
