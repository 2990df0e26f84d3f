/* SPDX-License-Identifier: EUPL-1.2 */
/* What an exercise has on paper, from its forms; and the HTML of it, golden for each shape in tests/golden/print (suite-print.py prints those too). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "lib/golden_text.h"
#include "report/print_html.h"
#include "workbook/attend.h"
#include "workbook/handout.h"
#include "workbook/print.h"
#include "workbook/ways.h"

/* --- exercises made of forms: no kind is needed --- */

struct made {
	struct exercise *exercise;
	struct handout handout;
};

static void made_begin(struct made *made, const char *title)
{
	made->exercise = mem_alloc(1, sizeof *made->exercise);
	made->exercise->id = mem_copy("made");
	exercise_add(made->exercise, "exercise", "title", title, 0);
	exercise_add(made->exercise, "exercise", "intro.1", "What this is about.", 0);
	exercise_add(made->exercise, "exercise", "talk.1", "What struck you?", 0);
	exercise_add(made->exercise, "exercise", "talk.2", "What do you do tomorrow?", 0);
	exercise_add(made->exercise, "exercise", "reference", "A. Writer (2015), A book.", 0);
	made->handout = (struct handout){.exercise = made->exercise};
}

static struct form *made_step(struct made *made, const char *title, const char *instruction, enum answered_by by)
{
	struct handout *handout = &made->handout;
	handout->steps = mem_room(handout->steps, handout->count, &handout->room, sizeof *handout->steps);
	handout->steps[handout->count] = (struct form){.title = mem_copy(title), .instruction = mem_copy(instruction), .by = by};
	return &handout->steps[handout->count++];
}

static void made_end(struct made *made)
{
	handout_release(&made->handout);
	exercise_free(made->exercise);
}

static void add_cards(struct form *form, int count, const char *text)
{
	static const char *const piles[] = {"Volunteer", "Both", "Professional", "Doubt"};
	form->cards = true;
	for (int i = 1; i <= count; i++) {
		struct str id = STR_EMPTY, label = STR_EMPTY;
		str_addf(&id, "card%d", i);
		str_addf(&label, text, i);
		struct field *card = form_add(form, FIELD_PICK, id.data, label.data);
		for (size_t pile = 0; pile < 4; pile++)
			field_option(card, piles[pile], piles[pile]);
		str_release(&id);
		str_release(&label);
	}
}

static void add_scale(struct form *form, const char *id, const char *label)
{
	struct field *scale = form_add(form, FIELD_SCALE, id, label);
	scale->max = 7;
	scale->low = mem_copy("A clear framework");
	scale->high = mem_copy("Room for your own judgement");
}

static void shape_cards(struct made *made)
{
	made_begin(made, "A task for you, a task for me");
	struct form *form = made_step(made, NULL, "Whose task is this?", BY_EACH);
	form->talk = true;
	add_cards(form, 10, "Task %d of somebody who helps");
	form = made_step(made, "The cards you differ about", "And together?", BY_GROUP);
}

static void shape_places(struct made *made)
{
	made_begin(made, "Framework or freedom");
	struct form *form = made_step(made, "First place", "Both sides are good.", BY_EACH);
	form->talk = true;
	form_add(form, FIELD_NOTE, "left", "A clear framework: you know what to do.");
	add_scale(form, "place", "Where do you stand?");
	form = made_step(made, "Second place", "Choose again.", BY_EACH);
	add_scale(form, "again", "Where do you stand now?");
	form = made_step(made, "Both at once", "How can it be both?", BY_GROUP);
	form_add(form, FIELD_TEXT, "idea1", "Idea 1 of the group");
}

/* One of every type, so that a new one is looked at. */
static void shape_questions(struct made *made)
{
	made_begin(made, "How was it for you?");
	struct form *form = made_step(made, NULL, NULL, BY_EACH);
	struct field *field = form_add(form, FIELD_PICK, "role", "From which role were you here?");
	field->role = true;
	for (int role = ROLE_VOLUNTEER; role < ROLE_COUNT; role++)
		field_option(field, role_id((enum role)role), role_label((enum role)role));
	field = form_add(form, FIELD_NUMBER, "mark", "Which mark do you give?");
	field->min = 1;
	field->max = 10;
	field->help = mem_copy("From 1 to 10.");
	form_add(form, FIELD_NUMBER, "years", "How many years have you done this?");
	field = form_add(form, FIELD_SCALE, "content", "How content are you?");
	field->max = 3;
	field_option(field, "1", "Not");
	field_option(field, "2", "Somewhat");
	field_option(field, "3", "Very");
	field = form_add(form, FIELD_MANY, "topics", "What do you want to talk about?");
	field_option(field, "time", "Time");
	field_option(field, "trust", "Trust");
	field = form_add(form, FIELD_POINTS, "dots", "What comes first?");
	field->max = 3;
	field_option(field, "time", "Time");
	field_option(field, "trust", "Trust");
	form_add(form, FIELD_NOTE, "note", "Two open questions are left.");
	form_add(form, FIELD_TEXT, "best", "What was best?")->max = 100;
	form_add(form, FIELD_TEXT, "tell", "What do you want to tell the facilitator?")->audience = AUDIENCE_FACILITATOR;
}

static void shape_case(struct made *made)
{
	made_begin(made, "Who is responsible?");
	struct form *form = made_step(made, "As a citizen", "Read the case, then choose.", BY_TEAM);
	form_add(form, FIELD_NOTE, "case", "Mrs Bakker lives alone. A volunteer comes by every week, a nurse every day.\nLast week she fell. Nobody knew whom to call.");
	struct field *field = form_add(form, FIELD_PICK, "citizen.q1", "Who keeps watch over her?");
	field_option(field, "volunteer", "The volunteer");
	field_option(field, "nobody", "Nobody");
	form = made_step(made, "Talk", "Compare what you chose.", BY_EACH);
	form_add(form, FIELD_NOTE, "talk", "Begin with what you share.");
	form->talk = true;
}

#define LONG_WORD "Verantwoordelijkheidsverdelingsvraagstukkenoverlegcommissievoorzittersvergaderingsverslagenarchiefbeheerdersopleidingstrajectbegeleiderscursusmateriaal"
#define SENTENCE "This text goes on for longer than anybody would want to read from a card that lies on a table between eight people. "

static void shape_hostile(struct made *made)
{
	made_begin(made, "</style><script>alert(1)</script> “quotes” \"straight\" 'one' \\ back & {braces} } @page <b>" LONG_WORD);
	exercise_add(made->exercise, "exercise", "intro.2", LONG_WORD LONG_WORD LONG_WORD LONG_WORD, 0);
	struct form *form = made_step(made, "<i>First</i>", "\\\"; } * { display: none } /* ", BY_EACH);
	add_cards(form, 5, "%d " LONG_WORD);
	struct str text = STR_EMPTY;
	str_add_times(&text, SENTENCE, 7);          /* 800 characters */
	add_cards(form, 3, text.data);
	add_cards(form, 3, "Short card %d");
	str_release(&text);
	form = made_step(made, "Many", NULL, BY_EACH);
	struct field *field = form_add(form, FIELD_MANY, "many", LONG_WORD "?");
	for (int i = 1; i <= SLOTS_MAX; i++) {
		struct str label = STR_EMPTY;
		str_addf(&label, "Option %d, which has words enough to fill a line of the sheet", i);
		field_option(field, label.data, label.data);
		str_release(&label);
	}
	field = form_add(form, FIELD_SCALE, "scale", "A scale of forty");
	field->max = SLOTS_MAX;
	field->low = mem_copy(LONG_WORD);
	field->high = mem_copy("<script>alert(2)</script>");
	for (int i = 1; i <= 12; i++)
		form_add(form, FIELD_TEXT, "t", "What else?\nA second line.");
}

static const struct shape {
	const char *name;
	void (*make)(struct made *made);
	int people;
} shapes[] = {
	{"cards", shape_cards, 2}, {"places", shape_places, 3}, {"questions", shape_questions, 1}, {"case", shape_case, 1}, {"hostile", shape_hostile, 2},
};

static void print_shape(const struct shape *shape, struct print *print)
{
	struct made made;
	shape->make(&made);
	print->title = mem_copy(exercise_text(made.exercise, "exercise", "title"));
	print->lang = mem_copy("en");
	handout_print(&made.handout, shape->people, print);
	made_end(&made);
}

static const struct print_section *section_of(const struct print *print, enum print_layout layout)
{
	for (size_t i = 0; i < print->count; i++)
		if (print->sections[i].layout == layout)
			return &print->sections[i];
	return NULL;
}

static const struct print_item *item_of(const struct print_sheet *sheet, const char *text)
{
	for (size_t i = 0; i < sheet->count; i++)
		if (sheet->items[i].text && strcmp(sheet->items[i].text, text) == 0)
			return &sheet->items[i];
	return NULL;
}

/* --- what there is to print --- */

static void a_run_of_equal_questions_is_a_set_of_cards(void **state)
{
	struct print print = {0};
	(void)state;
	print_shape(&shapes[0], &print);
	const struct print_section *cards = section_of(&print, PRINT_CARDS);
	assert_int_equal(cards->count, 4 + 10);
	assert_int_equal(cards->sheets[1].items[0].type, PRINT_LARGE);
	assert_string_equal(cards->sheets[1].items[0].text, "Both");
	assert_string_equal(cards->sheets[1].items[0].mark, "2");
	assert_string_equal(cards->sheets[4].items[0].mark, "1");
	assert_string_equal(cards->sheets[13].items[0].mark, "10");
	assert_string_equal(cards->sheets[13].items[0].text, "Task 10 of somebody who helps");

	/* On the answer sheet a row of digits each, and once what they mean. */
	const struct print_section *slips = section_of(&print, PRINT_SLIPS);
	assert_int_equal(slips->count, 1);          /* the second step has no questions yet */
	const struct print_sheet *sheet = &slips->sheets[0];
	assert_int_equal(sheet->copies, 2);
	assert_int_equal(sheet->items[sheet->repeat - 1].type, PRINT_LEGEND);
	const struct print_item *row = item_of(sheet, "Task 10 of somebody who helps");
	assert_int_equal(row->answer, ANSWER_ROW);
	assert_int_equal(row->choice_count, 4);
	assert_string_equal(row->mark, "10");
	print_release(&print);
}

static void without_such_a_run_there_are_no_cards(void **state)
{
	(void)state;
	for (size_t i = 1; i < 4; i++) {
		struct print print = {0};
		print_shape(&shapes[i], &print);
		assert_null(section_of(&print, PRINT_CARDS));
		assert_non_null(section_of(&print, PRINT_PAGES));
		print_release(&print);
	}
}

/* The numbers on paper are those of form.h: with them a sheet is typed back. */
static void a_sheet_can_be_typed_back(void **state)
{
	struct made made;
	struct print print = {0};
	(void)state;
	shape_questions(&made);
	handout_print(&made.handout, 1, &print);
	const struct form *form = &made.handout.steps[0];
	const struct print_sheet *sheet = &section_of(&print, PRINT_SLIPS)->sheets[0];
	for (size_t i = 0; i < form->count; i++) {
		const struct field *field = &form->fields[i];
		const struct print_item *item = item_of(sheet, field->label);
		if (field->type == FIELD_NOTE) {
			assert_null(item);                  /* it is on the question sheet */
			continue;
		}
		assert_int_equal(strtol(item->mark, NULL, 10), form_question_number(form, i));
		for (int row = 0; row < field_choices(field); row++) {
			assert_int_equal(strtol(item->choices[row].digit, NULL, 10), field_digit(field, row));
			assert_string_equal(item->choices[row].label, field_choice_label(field, row));
		}
		if (field->type == FIELD_TEXT)
			assert_non_null(strstr(item->below, audience_sentence(field->audience)));
	}
	assert_int_equal(item_of(sheet, "What was best?")->lines, 1);
	assert_int_equal(item_of(sheet, "Which mark do you give?")->choice_count, 10);
	assert_int_equal(item_of(sheet, "How many years have you done this?")->answer, ANSWER_BOX);
	print_release(&print);
	made_end(&made);
}

static void who_answers_decides_what_stands_above_and_how_many(void **state)
{
	struct print print = {0};
	(void)state;
	print_shape(&shapes[1], &print);
	const struct print_section *slips = section_of(&print, PRINT_SLIPS);
	assert_int_equal(slips->count, 3);
	assert_int_equal(slips->sheets[0].copies, 3);
	assert_int_equal(slips->sheets[1].copies, 3);
	assert_int_equal(slips->sheets[2].copies, 1);
	assert_non_null(item_of(&slips->sheets[0], "Number:"));
	assert_null(item_of(&slips->sheets[2], "Number:"));
	print_release(&print);
	print_shape(&shapes[3], &print);
	slips = section_of(&print, PRINT_SLIPS);
	assert_int_equal(slips->count, 1);          /* a step of notes only has none */
	assert_non_null(item_of(&slips->sheets[0], "Team:"));
	print_release(&print);
}

static void the_question_sheet_has_all_there_is_to_read(void **state)
{
	struct made made;
	struct print print = {0};
	(void)state;
	shape_case(&made);
	handout_print(&made.handout, 1, &print);
	const struct print_sheet *sheet = &section_of(&print, PRINT_PAGES)->sheets[0];
	assert_non_null(item_of(sheet, "What this is about."));
	assert_non_null(item_of(sheet, made.handout.steps[0].fields[0].label));
	assert_non_null(item_of(sheet, "Who keeps watch over her?"));
	assert_non_null(item_of(sheet, "What do you do tomorrow?"));
	assert_string_equal(sheet->items[sheet->count - 1].text, "Source: A. Writer (2015), A book.");
	print_release(&print);
	made_end(&made);
}

/* --- the HTML --- */

static void html_of(size_t shape, bool large, struct str *html)
{
	struct print print = {.large = large};
	print_shape(&shapes[shape], &print);
	print_html(&print, html);
	print_release(&print);
}

static bool is_golden(const char *name, const struct str *html)
{
	struct str path = STR_EMPTY;
	str_addf(&path, "golden/print/%s.html", name);
	bool same = golden_text_matches(path.data, html->data, html->len);
	str_release(&path);
	return same;
}

static void every_shape_is_as_it_should_be(void **state)
{
	bool all = true;
	(void)state;
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
		for (int large = 0; large <= (strcmp(shapes[i].name, "hostile") == 0); large++) {
			struct str html = STR_EMPTY, name = STR_EMPTY;
			html_of(i, large, &html);
			str_addf(&name, "%s%s", shapes[i].name, large ? "-large" : "");
			all = is_golden(name.data, &html) && all;
			str_release(&html);
			str_release(&name);
		}
	assert_true(all);
}

static size_t times(const char *text, const char *part)
{
	size_t count = 0;
	for (; (text = strstr(text, part)); text += strlen(part))
		count++;
	return count;
}

static void nothing_in_a_text_steers_the_page(void **state)
{
	struct str html = STR_EMPTY;
	(void)state;
	html_of(4, true, &html);
	assert_int_equal(times(html.data, "</style>"), 1);
	assert_int_equal(times(html.data, "<style"), 1);
	assert_null(strstr(html.data, "<script"));
	assert_null(strstr(html.data, "<b>"));
	assert_null(strstr(html.data, "<i>"));
	/* In the style sheet a title is a string that ends where it should. */
	const char *rule = strstr(html.data, "content: \"");
	assert_non_null(rule);
	assert_int_equal(strcspn(rule + 10, "\"\\"), 0);
	assert_true(strncmp(rule + 10, "\\3c \\2f style\\3e \\3c script", 25) == 0);
	str_release(&html);
}

static void a_page_is_black_on_white_and_needs_nothing_from_elsewhere(void **state)
{
	static const char *const outside[] = {"http", "url(", "src=", "href=", "@import", "onload", "rgb", "gray", "grey", "opacity"};
	struct str html = STR_EMPTY;
	(void)state;
	html_of(2, false, &html);
	for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
		if (strstr(strstr(html.data, "<style>"), outside[i]))
			fail_msg("%s is on the page", outside[i]);
	size_t style = (size_t)(strstr(html.data, "</style>") - html.data), colours = 0;
	for (const char *at = html.data; (at = strchr(at, '#')) && at < html.data + style; at++, colours++)
		assert_true(strncmp(at, "#000", 4) == 0 || strncmp(at, "#fff", 4) == 0);
	assert_true(colours > 4);
	str_release(&html);
}

/* --- from content and from a session --- */

static char folder[] = "/tmp/print-XXXXXX";

static void must(bool ok, const struct error *error)
{
	if (!ok)
		fail_msg("%s", error->text);
}

static size_t cards_of(const char *id, int people)
{
	struct str html = STR_EMPTY;
	struct error error;
	must(print_content(id, &(struct print_wish){.people = people}, &html, &error), &error);
	size_t cards = times(html.data, "<div class=\"card\"") + times(html.data, "<div class=\"card ");
	str_release(&html);
	return cards;
}

static void seat_cards_are_as_many_as_asked(void **state)
{
	(void)state;
	assert_int_equal(cards_of("seats", 0), 24);
	assert_int_equal(cards_of("seats", 7), 7);
	assert_int_equal(cards_of("taken", 0), 4 + 24);
	struct error error;
	struct str html = STR_EMPTY;
	assert_false(print_content("seats", &(struct print_wish){.people = SEATS_MAX + 1}, &html, &error));
	assert_false(print_content("nothing", &(struct print_wish){0}, &html, &error));
	assert_non_null(strstr(error.text, "nothing"));
	assert_int_equal(html.len, 0);
}

/* Of a programme too the paper is there for everybody, not one sheet to copy by hand. */
static void answer_sheets_of_a_programme_are_as_many_as_asked(void **state)
{
	(void)state;
	struct error error;
	size_t slips[3];
	const int people[] = {0, 1, 7};
	for (size_t i = 0; i < 3; i++) {
		struct str html = STR_EMPTY;
		must(print_content("teamoverleg", &(struct print_wish){.people = people[i]}, &html, &error), &error);
		slips[i] = times(html.data, "Number:");
		str_release(&html);
	}
	assert_true(slips[0] > 0);
	assert_int_equal(slips[1], slips[0]);
	assert_int_equal(slips[2], 7 * slips[0]);
}

static struct workbook *open_room(void)
{
	static char path[80];
	struct error error;
	struct id id;
	int seat, added;
	snprintf(path, sizeof path, "%s/room.db", folder);
	struct workbook *w = workbook_open(path, &error);
	if (!w || !workbook_new(w, "teamoverleg", "Zuid \"<3\"", "2026-03-12", &id, &error) || !workbook_enter(w, id, &error) ||
		!attend_check_in(w, "1 1 0", &seat, &added, &error))
		fail_msg("%s", error.text);
	return w;
}

static void a_session_prints_its_own_seats_and_cards(void **state)
{
	struct workbook *w = open_room();
	struct str html = STR_EMPTY;
	struct error error;
	char *title;
	(void)state;
	assert_int_equal(print_people(workbook_session(w)), 2);
	must(print_session(w, PRINT_SEATS, 0, &(struct print_wish){.people = 3}, &title, &html, &error), &error);
	assert_string_equal(title, "Print 2026-03-12 Zuid \"<3\", seat cards");
	assert_int_equal(times(html.data, "<span class=\"below\">"), 2);
	assert_non_null(strstr(html.data, role_label(ROLE_PROFESSIONAL)));
	assert_non_null(strstr(html.data, "Zuid &quot;&lt;3&quot;"));
	assert_int_equal(times(html.data, "class=\"large\""), 3);
	free(title);
	str_release(&html);

	/* This programme asks twelve of the cards. */
	must(print_session(w, PRINT_PART, 2, &(struct print_wish){0}, &title, &html, &error), &error);
	assert_non_null(strstr(html.data, "<span class=\"mark\">12</span>"));
	assert_null(strstr(html.data, "<span class=\"mark\">13</span>"));
	free(title);
	str_release(&html);
	assert_false(print_session(w, PRINT_PART, 0, &(struct print_wish){0}, &title, &html, &error));       /* welcome: nothing to print */
	assert_false(print_session(w, PRINT_PART, 99, &(struct print_wish){0}, &title, &html, &error));
	workbook_close(w);
}

static void everything_begins_with_the_script(void **state)
{
	struct workbook *w = open_room();
	struct str html = STR_EMPTY;
	struct error error;
	char *title;
	(void)state;
	must(print_session(w, PRINT_ALL, 0, &(struct print_wish){.large = true}, &title, &html, &error), &error);
	assert_string_equal(title, "Print 2026-03-12 Zuid \"<3\", large letters");
	const char *script = strstr(html.data, "For the facilitator · 12 March 2026"), *cards = strstr(html.data, "class=\"cards"), *slip = strstr(html.data, "<table");
	assert_true(script && cards && slip && script < cards && cards < slip);
	const struct session *session = workbook_session(w);
	for (size_t i = 0; i < session->part_count; i++)
		assert_non_null(strstr(html.data, session->parts[i].title));
	free(title);
	str_release(&html);
	workbook_close(w);
}

static void a_script_is_as_it_should_be(void **state)
{
	struct session session = {.title = mem_copy("A short meeting"), .purpose = mem_copy("To get to know each other.")};
	struct print print = {.title = mem_copy("A short meeting"), .lang = mem_copy("en")};
	struct str html = STR_EMPTY;
	(void)state;
	struct part *part = session_add_part(&session, 5, "Welcome");
	mem_set(&part->say, "Welcome.\nToday we talk.");
	struct exercise *exercise = mem_alloc(1, sizeof *exercise);
	exercise->kind = mem_copy("questions");
	static const char *const lines[][3] = {{"exercise", "title", "How was it?"}, {"exercise", "intro.1", "One question."}, {"exercise", "talk.1", "And now?"},
		{"exercise", "facilitator.1", "Take your time."}, {"field.mark", "type", "number"}, {"field.mark", "text", "Which mark?"}};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		exercise_add(exercise, lines[i][0], lines[i][1], lines[i][2], 0);
	part = session_add_part(&session, 70, "How was it?");
	part_add_activity(part, exercise);
	session_add_part(&session, 1, "Agreements")->agreements = true;
	script_print(NULL, &session, &print);
	print_html(&print, &html);
	assert_true(is_golden("script", &html));
	str_release(&html);
	print_release(&print);
	session_release(&session);
}

static int folder_make(void **state)
{
	const char *root = getenv("TEST_ROOT");
	struct str content = STR_EMPTY;
	(void)state;
	text_setup();
	str_addf(&content, "%s/content", root ? root : ".");
	setenv("SAMENSPEL_CONTENT", content.data, 1);
	str_release(&content);
	return mkdtemp(folder) ? 0 : -1;
}

static int folder_remove(void **state)
{
	struct str path = STR_EMPTY;
	(void)state;
	for (const char *const *end = (const char *const[]){"", "-wal", "-shm", NULL}; *end; end++) {
		str_clear(&path);
		str_addf(&path, "%s/room.db%s", folder, *end);
		unlink(path.data);
	}
	str_release(&path);
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_run_of_equal_questions_is_a_set_of_cards),
		cmocka_unit_test(without_such_a_run_there_are_no_cards),
		cmocka_unit_test(a_sheet_can_be_typed_back),
		cmocka_unit_test(who_answers_decides_what_stands_above_and_how_many),
		cmocka_unit_test(the_question_sheet_has_all_there_is_to_read),
		cmocka_unit_test(every_shape_is_as_it_should_be),
		cmocka_unit_test(nothing_in_a_text_steers_the_page),
		cmocka_unit_test(a_page_is_black_on_white_and_needs_nothing_from_elsewhere),
		cmocka_unit_test(seat_cards_are_as_many_as_asked),
		cmocka_unit_test(answer_sheets_of_a_programme_are_as_many_as_asked),
		cmocka_unit_test(a_session_prints_its_own_seats_and_cards),
		cmocka_unit_test(everything_begins_with_the_script),
		cmocka_unit_test(a_script_is_as_it_should_be),
	};

	return cmocka_run_group_tests(tests, folder_make, folder_remove);
}
