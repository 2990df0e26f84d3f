/* SPDX-License-Identifier: EUPL-1.2 */
/* Tables side by side, from who sits where to what they bring back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/random.h"
#include "domain/tables.h"
#include "lib/meeting.h"
#include "workbook/print.h"
#include "workbook/summary.h"
#include "workbook/tables.h"
#include "workbook/ways.h"

/* --- who sits where --- */

enum { ROOMS = 1500, PEOPLE = 60, ROUNDS = 2 };

struct seated {
	size_t count;
	int tables, printed, seats[PEOPLE], at[ROUNDS][PEOPLE];
	enum role roles[PEOPLE];
};

static void seat_round(struct seated *room, int round)
{
	bool been[PEOPLE * 9] = {false};
	for (size_t i = 0; i < room->count && round > 0; i++)
		been[i * (size_t)room->tables + (size_t)room->at[0][i]] = true;
	tables_seat(&(struct seating){.tables = room->tables, .round = round, .printed = room->printed, .count = room->count, .seats = room->seats, .roles = room->roles,
		.been = been, .at = room->at[round]});
}

static int count_at(const struct seated *room, int round, int table, int role)
{
	int n = 0;
	for (size_t i = 0; i < room->count; i++)
		n += room->at[round][i] == table && (role < 0 || room->roles[i] == (enum role)role);
	return n;
}

static int spread(const struct seated *room, int round, int role)
{
	int least = PEOPLE, most = 0;
	for (int t = 0; t < room->tables; t++) {
		int n = count_at(room, round, t, role);
		least = n < least ? n : least;
		most = n > most ? n : most;
	}
	return most - least;
}

static struct seated random_room(void)
{
	struct seated room = {.count = 1 + random_below(PEOPLE), .tables = 2 + (int)random_below(8)};
	uint32_t kinds = 1 + random_below(ROLE_COUNT);
	for (size_t i = 0; i < room.count; i++) {
		room.seats[i] = (int)i + 1;
		room.roles[i] = (enum role)random_below(kinds);
		room.at[0][i] = room.at[1][i] = -1;
	}
	return room;
}

/* Sizes differ by one at most, also in the second round, in which nobody sits where they sat; so do the people of one role, as a rule. */
static void tables_are_even_and_nobody_sits_twice(void **state)
{
	int rounds = 0, uneven = 0;
	(void)state;
	for (int i = 0; i < ROOMS; i++) {
		struct seated room = random_room();
		for (int round = 0; round < ROUNDS; round++) {
			seat_round(&room, round);
			if (spread(&room, round, -1) > 1)
				fail_msg("%zu people at %d tables, round %d: sizes differ by %d", room.count, room.tables, round, spread(&room, round, -1));
			for (int role = 0; role < ROLE_COUNT; role++) {
				rounds++;
				uneven += spread(&room, round, role) > 1;
				assert_true(spread(&room, round, role) <= 2);
			}
		}
		for (size_t k = 0; k < room.count; k++)
			assert_int_not_equal(room.at[0][k], room.at[1][k]);
	}
	/* One role in a hundred rounds may stand two apart: to be even there too others would have to sit twice at one table. */
	assert_in_range(uneven, 0, rounds / 100);
}

/* Where one role comes in, what stands on a card that was printed before is right. */
static void cards_that_were_printed_before_are_right(void **state)
{
	(void)state;
	for (int tables = 2; tables <= 9; tables++) {
		struct seated room = {.count = (size_t)(tables * tables), .tables = tables};
		room.count = room.count > PEOPLE ? PEOPLE : room.count;
		for (size_t i = 0; i < room.count; i++) {
			room.seats[i] = (int)i + 1;
			room.roles[i] = ROLE_VOLUNTEER;
			room.at[0][i] = room.at[1][i] = -1;
		}
		seat_round(&room, 0);
		for (size_t i = 0; i < room.count; i++)
			assert_int_equal(room.at[0][i], table_of_seat(room.seats[i], 0, tables));
	}
	for (int tables = 2; tables <= 9; tables++)
		for (int seat = 1; seat <= PEOPLE; seat++)
			for (int round = 1; round < tables; round++)
				for (int before = 0; before < round; before++)
					assert_int_not_equal(table_of_seat(seat, round, tables), table_of_seat(seat, before, tables));
}

/* Whatever the roles: whoever holds a printed card sits where it says, and a number without one still goes where there is room. */
static void a_printed_card_is_never_wrong(void **state)
{
	int elsewhere = 0;
	(void)state;
	for (int i = 0; i < ROOMS / 5; i++) {
		struct seated room = random_room();
		room.printed = 1 + (int)random_below(PEOPLE);
		for (int round = 0; round < ROUNDS; round++) {
			seat_round(&room, round);
			for (size_t k = 0; k < room.count; k++) {
				bool as_printed = room.at[round][k] == table_of_seat(room.seats[k], round, room.tables);
				assert_true(as_printed || room.seats[k] > room.printed);
				elsewhere += !as_printed;
			}
		}
	}
	assert_true(elsewhere > 0);
}

/* Who sits stays where they are when somebody comes. */
static void a_latecomer_moves_nobody(void **state)
{
	(void)state;
	for (int i = 0; i < 300; i++) {
		struct seated room = random_room(), before;
		if (room.count < 2)
			continue;
		room.count--;
		seat_round(&room, 0);
		before = room;
		room.count++;
		seat_round(&room, 0);
		assert_memory_equal(room.at[0], before.at[0], before.count * sizeof *room.at[0]);
		assert_in_range(room.at[0][room.count - 1], 0, room.tables - 1);
		assert_true(spread(&room, 0, -1) <= 1);
	}
}

/* --- in a session --- */

static const char programme[] =
	"[programme]\ntitle = \"Twee rondes\"\n"
	"[part.welcome]\ntitle = \"Welkom\"\nminutes = 5\n"
	"[part.one]\ntitle = \"Ronde 1\"\nminutes = 45\n"
	"table.1 = kaders-of-speelruimte\ntable.2 = gewoon-of-getraind\ntable.3 = trouw-aan-wie\ntable.4 = taken\n"
	"[part.two]\ntitle = \"Ronde 2\"\nminutes = 45\n"
	"table.1 = kaders-of-speelruimte\ntable.2 = gewoon-of-getraind\ntable.3 = trouw-aan-wie\ntable.4 = taken\n"
	"[part.end]\ntitle = \"Slot\"\nminutes = 5\n";

static int write_programme(void **state)
{
	char path[4096];
	const char *folders[] = {"samenspel", "samenspel/content", "samenspel/content/nl", "samenspel/content/nl/programmes"}, *home = getenv("XDG_DATA_HOME");
	if (!home)
		return -1;
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		snprintf(path, sizeof path, "%s/%s", home, folders[i]);
		mkdir(path, 0700);
	}
	snprintf(path, sizeof path, "%s/samenspel/content/nl/programmes/rondes.ini", home);
	FILE *file = fopen(path, "w");
	if (!file || fputs(programme, file) < 0 || fclose(file) != 0)
		return -1;
	return meeting_set_up(state);
}

static int open_rounds(void **state)
{
	*state = meeting_open_in("rondes", "5 4 2 1");
	return 0;
}

static void go(struct workbook *w, bool (*where)(struct workbook *, int, struct error *), int to)
{
	struct error error;
	meeting_must(where(w, to, &error), &error);
}

static void on(struct workbook *w)
{
	struct error error;
	meeting_must(run_go_on(w, &error), &error);
}

static int table_of(struct workbook *w, int part, int seat)
{
	struct table_lines lines;
	struct error error;
	int found = -1;
	meeting_must(tables_look_at(w, part, &lines, &error), &error);
	for (size_t i = 0; i < lines.count; i++)
		for (size_t k = 0; k < lines.items[i].seats.count; k++)
			found = lines.items[i].seats.items[k] == seat ? (int)i : found;
	table_lines_release(&lines);
	return found;
}

static int seat_at(struct workbook *w, int part, int table)
{
	for (int seat = 1; seat <= PEOPLE; seat++)
		if (people_seat(&workbook_session(w)->people, seat) && table_of(w, part, seat) == table)
			return seat;
	fail_msg("nobody sits at table %d", table);
	return 0;
}

static void harvest(struct workbook *w, const char *agreed, const char *differed, const char *todo)
{
	struct error error;
	meeting_must(tables_harvest(w, (const char *[]){agreed, differed, todo}, &error), &error);
}

static void everybody_has_a_table_in_every_round(void **state)
{
	struct workbook *w = *state;
	struct str said = STR_EMPTY;
	for (int seat = 1; seat <= 12; seat++) {
		assert_in_range(table_of(w, 1, seat), 0, 3);
		assert_in_range(table_of(w, 2, seat), 0, 3);
		assert_int_not_equal(table_of(w, 1, seat), table_of(w, 2, seat));
	}
	tables_of(workbook_session(w), meeting_seat(w, 1)->id, &said);
	assert_string_equal(said.data, "tafel 1, dan tafel 2");
	meeting_check_in(w, "1");
	assert_in_range(table_of(w, 1, 13), 0, 3);
	meeting_undo(w);
	assert_null(people_seat(&workbook_session(w)->people, 13));
	assert_int_equal(tables_rounds(workbook_session(w)), 2);
	str_release(&said);
}

static void each_table_has_a_step_and_place_of_its_own(void **state)
{
	struct workbook *w = *state;
	struct error error;
	go(w, run_go_to, 1);
	assert_int_equal(run_here(w)->phase, PHASE_TABLES);
	assert_int_equal(run_here(w)->table, -1);
	assert_int_equal(run_here(w)->tables, 4);
	go(w, run_table, 1);
	on(w);
	meeting_must(run_open_step(w, WAY_EACH, &error), &error);
	assert_int_equal(run_here(w)->asked, 3);
	meeting_must(answer_open_seat(w, seat_at(w, 1, 1), &error), &error);
	go(w, run_table, 3);
	assert_int_equal(run_here(w)->phase, PHASE_BRIEF);
	meeting_must(run_tables(w, &error), &error);
	w = *state = meeting_reopen(w);
	assert_int_equal(run_here(w)->phase, PHASE_TABLES);
	go(w, run_table, 1);
	assert_int_equal(run_here(w)->phase, PHASE_ANSWERS);
	assert_non_null(run_here(w)->form);
	assert_int_equal(run_here(w)->participant->seat, seat_at(w, 1, 1));
	assert_false(run_table(w, 4, &error));
	assert_false(run_table(w, -1, &error));
}

static void who_sits_elsewhere_is_told_so(void **state)
{
	struct workbook *w = *state;
	struct error error;
	char wanted[60];
	int other = seat_at(w, 1, 2);
	go(w, run_go_to, 1);
	go(w, run_table, 0);
	on(w);
	meeting_must(run_open_step(w, WAY_EACH, &error), &error);
	assert_false(answer_open_seat(w, other, &error));
	snprintf(wanted, sizeof wanted, "Nummer %d zit aan tafel 3.", other);
	assert_non_null(strstr(error.text, wanted));
	meeting_must(tables_move(w, 1, other, 0, &error), &error);
	assert_int_equal(run_here(w)->asked, 4);
	meeting_must(answer_open_seat(w, other, &error), &error);
	assert_false(tables_move(w, 1, 99, 0, &error));
	assert_false(tables_move(w, 1, other, 9, &error));
	assert_false(tables_move(w, 0, other, 1, &error));
	assert_false(tables_seat_anew(w, 1, &error));
}

/* What happens at one table closes nothing at another; what is open when the round ends is handed in as it is. */
static void a_round_ends_at_once(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct str question = STR_EMPTY;
	go(w, run_go_to, 1);
	for (int table = 0; table < 2; table++) {
		go(w, run_table, table);
		on(w);
		meeting_must(run_open_step(w, WAY_EACH, &error), &error);
		meeting_must(answer_open_seat(w, seat_at(w, 1, table), &error), &error);
		meeting_must(answer_give(w, run_here(w)->form->fields[run_here(w)->field].id, "3", &error), &error);
	}
	meeting_must(run_tables(w, &error), &error);
	assert_true(run_reveal_asks(w, &question));
	assert_non_null(strstr(question.data, "4 tafels hebben nog geen oogst."));
	on(w);
	assert_int_equal(run_here(w)->part_number, 2);
	go(w, run_go_to, 1);
	for (int table = 0; table < 2; table++) {
		go(w, run_table, table);
		assert_int_equal(run_here(w)->handed_in, 1);
		meeting_must(run_tables(w, &error), &error);
	}
	str_release(&question);
}

static void a_table_that_brings_back_only_its_harvest_is_complete(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct table_lines lines;
	struct str question = STR_EMPTY;
	go(w, run_go_to, 1);
	assert_false(run_harvest(w, &error));
	assert_false(tables_harvest(w, (const char *[]){"a", "b", "c"}, &error));
	for (int table = 0; table < 4; table++) {
		go(w, run_table, table);
		meeting_must(run_harvest(w, &error), &error);
		harvest(w, "We bellen eerder", table == 2 ? "Wie er beslist" : "", "Een lijst maken");
		on(w);
	}
	assert_int_equal(run_here(w)->phase, PHASE_TABLES);
	assert_false(run_reveal_asks(w, &question));
	meeting_must(tables_look(w, &lines, &error), &error);
	for (size_t i = 0; i < lines.count; i++)
		assert_true(lines.items[i].complete);
	table_lines_release(&lines);
	meeting_undo_says(w, "oogst");
	assert_true(run_reveal_asks(w, &question));
	str_release(&question);
}

static void what_tables_bring_back_is_in_the_summary(void **state)
{
	struct workbook *w = *state;
	struct error error;
	char *longest = malloc(HARVEST_MAX + 2);
	meeting_assert_block(w, "summary.tables", "");
	go(w, run_go_to, 1);
	go(w, run_table, 1);
	meeting_must(run_harvest(w, &error), &error);
	memset(longest, 'x', HARVEST_MAX + 1);
	longest[HARVEST_MAX + 1] = '\0';
	assert_false(tables_harvest(w, (const char *[]){"", longest, ""}, &error));
	assert_non_null(strstr(error.text, "Waar we van elkaar verschilden"));
	harvest(w, "We bellen\teerder", "", "Een lijst");
	w = *state = meeting_reopen(w);
	meeting_assert_block(w, "summary.tables", "Wat de tafels meebrachten");
	meeting_assert_block(w, "harvest.1", "Ronde 1, tafel 2: Gewoon of getraindWaar we het over eens waren: We bellen eerderEén ding om te doen: Een lijst");
	free(longest);
}

/* The first finding of the closing screen. */
static const char *closing_says(struct workbook *w, char *said, size_t size)
{
	struct doc findings = {0};
	const struct agreement **agreements = NULL;
	struct error error;
	size_t count;
	meeting_must(summary_closing(w, &findings, &agreements, &count, &error), &error);
	snprintf(said, size, "%s", findings.count > 0 ? findings.blocks[0].text : "");
	doc_release(&findings);
	free(agreements);
	return said;
}

/* Typed by one hand for the group, and looked through like every text that leaves the room. */
static void what_a_table_brings_back_is_looked_through(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct summary_texts texts = {0};
	char said[200];
	go(w, run_go_to, 1);
	go(w, run_table, 1);
	meeting_must(run_harvest(w, &error), &error);
	harvest(w, "Bellen met Jansen", "Wie betaalt", "Een lijst");
	meeting_must(summary_texts(w, &texts, &error), &error);
	assert_int_equal(texts.count, HARVEST_LINES);
	assert_string_equal(texts.items[0].question, "Ronde 1, tafel 2: Gewoon of getraind: Waar we het over eens waren");
	meeting_must(summary_review(w, texts.items[0].action, texts.items[0].field, VERDICT_EDITED, "Bellen met de buurman", &error), &error);
	meeting_must(summary_review(w, texts.items[1].action, texts.items[1].field, VERDICT_DROP, NULL, &error), &error);
	summary_texts_release(&texts);
	w = *state = meeting_reopen(w);
	meeting_assert_block(w, "harvest.1", "Ronde 1, tafel 2: Gewoon of getraindWaar we het over eens waren: Bellen met de buurmanEén ding om te doen: Een lijst");
	assert_string_equal(closing_says(w, said, sizeof said), "Ronde 1, tafel 2: Bellen met de buurman");
	meeting_must(summary_texts(w, &texts, &error), &error);
	assert_string_equal(texts.items[0].text, "Bellen met de buurman");
	for (size_t i = 0; i < texts.count; i++)
		meeting_must(summary_review(w, texts.items[i].action, texts.items[i].field, VERDICT_DROP, NULL, &error), &error);
	summary_texts_release(&texts);
	meeting_assert_block(w, "summary.tables", "");
	assert_string_equal(closing_says(w, said, sizeof said), "");
}

static void what_is_to_be_done_is_listed_by_table(void **state)
{
	struct workbook *w = *state;
	struct error error;
	struct str where = STR_EMPTY;
	size_t at = 0;
	assert_null(tables_todo(workbook_session(w), &at, &where));
	for (int table = 0; table < 4; table++) {
		go(w, run_go_to, 1);
		go(w, run_table, table);
		meeting_must(run_harvest(w, &error), &error);
		harvest(w, "Eens", "", table % 2 ? "Een lijst" : "");
	}
	assert_string_equal(tables_todo(workbook_session(w), &at, &where), "Een lijst");
	assert_string_equal(where.data, "Ronde 1, tafel 2: ");
	assert_string_equal(tables_todo(workbook_session(w), &at, &where), "Een lijst");
	assert_string_equal(where.data, "Ronde 1, tafel 4: ");
	assert_null(tables_todo(workbook_session(w), &at, &where));
	str_release(&where);
}

/* Cards printed before anybody came bind who comes after, and only up to their last number. */
static void cards_printed_for_a_session_hold(void **state)
{
	struct workbook *w = meeting_open_in("rondes", "");
	struct error error;
	struct str html = STR_EMPTY;
	char *title = NULL;
	(void)state;
	meeting_must(print_session(w, PRINT_SEATS, -1, &(struct print_wish){.people = 12}, &title, &html, &error), &error);
	meeting_check_in(w, "112212121122");
	for (int seat = 1; seat <= 12; seat++)
		for (int round = 0; round < 2; round++)
			assert_int_equal(table_of(w, 1 + round, seat), table_of_seat(seat, round, 4));
	free(title);
	str_release(&html);
	workbook_close(w);
}

/* Of a form that was already shown, only who sits at this table is waited for; the picture counts them alone. */
static void a_picture_counts_one_table(void **state)
{
	struct workbook *w = *state;
	struct error error;
	go(w, run_go_to, 1);
	go(w, run_table, 0);
	on(w);
	meeting_must(run_open_step(w, WAY_EACH, &error), &error);
	int asked = run_here(w)->asked;
	for (int seat = 1; seat <= 12; seat++)
		if (table_of(w, 1, seat) == 0)
			meeting_answer(w, seat, "2");
	assert_int_equal(run_here(w)->handed_in, asked);
	assert_int_equal(run_missing(w), 0);
	on(w);
	assert_int_equal(run_here(w)->phase, PHASE_PICTURE);
	meeting_must(run_back(w, &error), &error);
	meeting_must(run_back(w, &error), &error);
	meeting_must(run_back(w, &error), &error);
	assert_int_equal(run_here(w)->phase, PHASE_TABLES);
	meeting_must(run_back(w, &error), &error);
	assert_int_equal(run_here(w)->phase, PHASE_OVERVIEW);
}

static void seats_are_given_anew_before_a_table_begins(void **state)
{
	struct workbook *w = *state;
	struct error error;
	meeting_must(tables_move(w, 1, 1, 3, &error), &error);
	assert_int_equal(table_of(w, 1, 1), 3);
	meeting_must(tables_seat_anew(w, 1, &error), &error);
	assert_int_equal(table_of(w, 1, 1), 0);
	meeting_undo_says(w, "tafel");
	assert_int_equal(table_of(w, 1, 1), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_are_even_and_nobody_sits_twice),
		cmocka_unit_test(cards_that_were_printed_before_are_right),
		cmocka_unit_test(a_printed_card_is_never_wrong),
		cmocka_unit_test(a_latecomer_moves_nobody),
		cmocka_unit_test_setup_teardown(everybody_has_a_table_in_every_round, open_rounds, meeting_close),
		cmocka_unit_test_setup_teardown(each_table_has_a_step_and_place_of_its_own, open_rounds, meeting_close),
		cmocka_unit_test_setup_teardown(who_sits_elsewhere_is_told_so, open_rounds, meeting_close),
		cmocka_unit_test_setup_teardown(a_round_ends_at_once, open_rounds, meeting_close),
		cmocka_unit_test_setup_teardown(a_table_that_brings_back_only_its_harvest_is_complete, open_rounds, meeting_close),
		cmocka_unit_test_setup_teardown(what_tables_bring_back_is_in_the_summary, open_rounds, meeting_close),
		cmocka_unit_test_setup_teardown(what_a_table_brings_back_is_looked_through, open_rounds, meeting_close),
		cmocka_unit_test_setup_teardown(what_is_to_be_done_is_listed_by_table, open_rounds, meeting_close),
		cmocka_unit_test(cards_printed_for_a_session_hold),
		cmocka_unit_test_setup_teardown(a_picture_counts_one_table, open_rounds, meeting_close),
		cmocka_unit_test_setup_teardown(seats_are_given_anew_before_a_table_begins, open_rounds, meeting_close),
	};

	return cmocka_run_group_tests_name("tables", tests, write_programme, meeting_tear_down);
}
