/* SPDX-License-Identifier: EUPL-1.2 */
/* What comes of sheets of paper: pairs, pictures, the summary; and what each way of answering costs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "lib/pile.h"
#include "workbook/attend.h"
#include "workbook/ways.h"

static bool picture_has(struct workbook *w, const char *id)
{
	struct doc doc = {0};
	struct error error;
	bool has = false;
	pile_must(run_picture(w, &doc, &error), &error);
	for (size_t i = 0; i < doc.count; i++)
		has = has || strcmp(doc.blocks[i].id, id) == 0;
	doc_release(&doc);
	return has;
}

/* How many people stand in the first picture. */
static int bars_n(const struct doc *doc)
{
	for (size_t i = 0; i < doc->count; i++)
		if (doc->blocks[i].type == BLOCK_BARS && doc->blocks[i].bars.count > 0)
			return doc->blocks[i].bars.series[0].n;
	return -1;
}

/* --- what comes of it --- */

static void sheets_with_numbers_show_who_moved(void **state)
{
	struct workbook *w = *state;
	pile_begin(w, DILEMMA);
	for (int seat = 1; seat <= 8; seat++)
		pile_sheet(w, seat, "3");
	while (run_here(w)->step == 0 || run_here(w)->phase != PHASE_ANSWERS)
		pile_go_on(w);
	pile_must(run_open_step(w, WAY_PAPER, &(struct error){""}), &(struct error){""});
	for (int seat = 1; seat <= 8; seat++)
		pile_sheet(w, seat, seat < 4 ? "5" : "3");
	pile_go_on(w);
	assert_true(picture_has(w, "moves"));
	assert_true(picture_has(w, "moves.shift"));
	assert_false(picture_has(w, "moves.sheets"));
	assert_false(pile_summary_has(w, "geen nummer"));
	assert_true(pile_summary_has(w, "Ingevuld op papier: 8 van 9."));
}

static void sheets_without_a_number_pair_with_nothing(void **state)
{
	struct workbook *w = *state;
	pile_begin(w, DILEMMA);
	for (int i = 0; i < 6; i++)
		pile_sheet(w, 0, "3");
	assert_int_equal(run_here(w)->handed_in, 6);
	while (run_here(w)->step == 0 || run_here(w)->phase != PHASE_ANSWERS)
		pile_go_on(w);
	pile_must(run_open_step(w, WAY_PAPER, &(struct error){""}), &(struct error){""});
	for (int i = 0; i < 6; i++)
		pile_sheet(w, 0, "5");
	pile_go_on(w);
	assert_false(picture_has(w, "moves.shift"));
	assert_true(picture_has(w, "moves.sheets"));
	assert_true(pile_summary_has(w, "12 bladen papier hadden geen nummer"));
}

static void sheets_may_be_typed_after_the_reveal(void **state)
{
	struct workbook *w = *state;
	struct error error;
	pile_begin(w, DILEMMA);
	for (int seat = 1; seat <= 3; seat++)
		pile_sheet(w, seat, "3");
	pile_go_on(w);
	assert_int_equal(run_here(w)->phase, PHASE_PICTURE);
	pile_must(run_back(w, &error), &error);
	assert_int_equal(run_here(w)->phase, PHASE_ANSWERS);
	assert_int_equal(run_here(w)->way, WAY_PAPER);
	pile_sheet(w, 5, "6");
	pile_says(w, "Blad van nummer 5 bewaard. 4 van 9.");
	pile_go_on(w);
	struct doc doc = {0};
	pile_must(run_picture(w, &doc, &error), &error);
	assert_int_equal(bars_n(&doc), 4);
	doc_release(&doc);
	assert_true(pile_summary_has(w, "Ingevuld op papier: 4 van 9."));
}

/* --- what a way costs --- */

static void people_are(struct workbook *w, int people)
{
	struct error error;
	int seat, added, now = (int)people_present(&workbook_session(w)->people);
	for (; now < people; now++)
		pile_must(attend_check_in(w, "1", &seat, &added, &error), &error);
}

static void fits(struct workbook *w, int people, enum way types, enum way dilemma)
{
	struct way_offer offers[WAYS_MOST];
	struct error error;
	people_are(w, people);
	pile_must(run_go_to(w, TYPES, &error), &error);
	pile_go_on(w);
	assert_int_equal(run_ways(w, offers), WAYS_MOST);
	assert_int_equal(offers[0].way, types);
	pile_must(run_go_to(w, DILEMMA, &error), &error);
	pile_go_on(w);
	assert_int_equal(run_ways(w, offers), WAYS_MOST);
	assert_int_equal(offers[0].way, dilemma);
}

static int room_of_eight(void **state)
{
	struct error error;
	return pile_open(state) || !attend_set_present(*state, people_seat(&workbook_session(*state)->people, 9)->id, false, &error);
}

static void the_fitting_way_stands_first(void **state)
{
	struct workbook *w = *state;
	fits(w, 8, WAY_EACH, WAY_EACH);
	fits(w, 9, WAY_PAPER, WAY_HANDS);
	fits(w, 13, WAY_PAPER, WAY_HANDS);
	pile_go_on(w);
	assert_int_equal(run_here(w)->way, WAY_HANDS);
}

static void times_grow_with_the_group_and_the_questions(void **state)
{
	struct workbook *w = *state;
	struct way_offer offers[WAYS_MOST];
	struct str said = STR_EMPTY;
	people_are(w, 24);
	pile_go_on(w);
	pile_go_on(w);
	assert_int_equal(run_ways(w, offers), WAYS_MOST);
	assert_int_equal(offers[0].way, WAY_PAPER);
	assert_int_equal(offers[0].minutes, offers[0].hand_out + offers[0].type_in);
	/* five digits and two fields of words: 4 + 8 + 14 keys and three seconds a sheet */
	assert_int_equal(offers[0].type_in, 4);
	way_time(&offers[0], &said);
	assert_string_equal(said.data, "3 uitdelen, 4 intypen");
	str_clear(&said);
	assert_int_equal(offers[1].way, WAY_EACH);
	assert_int_equal(offers[1].type_in, 0);
	assert_true(offers[1].minutes > 20);
	way_time(&offers[1], &said);
	assert_non_null(strstr(said.data, "ongeveer"));
	str_release(&said);
	pile_go_on(w);
	assert_int_equal(run_here(w)->way, WAY_PAPER);
}

#define IN_ROOM(test) cmocka_unit_test_setup_teardown(test, pile_open, pile_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ROOM(sheets_with_numbers_show_who_moved),
		IN_ROOM(sheets_without_a_number_pair_with_nothing),
		IN_ROOM(sheets_may_be_typed_after_the_reveal),
		cmocka_unit_test_setup_teardown(the_fitting_way_stands_first, room_of_eight, pile_close),
		IN_ROOM(times_grow_with_the_group_and_the_questions),
	};
	return cmocka_run_group_tests(tests, pile_set_up, pile_tear_down);
}
