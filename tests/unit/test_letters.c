/* SPDX-License-Identifier: EUPL-1.2 */
/* 40x12 is the large-letter mode: every question of all our content is drawn for it, in both languages, not only those of a walk. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "lib/kind_room.h"
#include "ui/form_view.h"

/* The page of a terminal of 40x12: a line above, a line of keys below, three cells kept free. */
enum { WIDTH = 36, HEIGHT = 10, KEYS = 40, PEOPLE = 24, TYPED_LINES = 3 /* of a show of hands: what was typed before, and where it is typed */ };

struct drawing {
	struct ui ui;
	struct here here;
	struct participant who;
	const char *lang, *exercise;
	int faults, drawn;
};

static void say_fault(struct drawing *drawing, const char *field, const char *what, const char *detail)
{
	drawing->faults++;
	print_message("# %s/%s %s: %s %s\n", drawing->lang, drawing->exercise, field, what, detail);
}

/* Words that belong together have a no-break space between them. */
static void break_spaces(char *text)
{
	for (char *space; (space = strstr(text, "\u00a0")) != NULL;)
		memcpy(space, "  ", 2);
}

/* The words of the first lines of a page with one space between them, with the marks of the selected row left out. */
static char *words_of(const struct page *page, int lines)
{
	struct str all = STR_EMPTY;

	for (int i = 0; i < lines && (size_t)i < page->lines.count; i++) {
		char *text = styled_line_text(&page->lines.items[i]), *save = NULL;

		break_spaces(text);
		for (char *word = strtok_r(text, " ", &save); word != NULL; word = strtok_r(NULL, " ", &save))
			if (strcmp(word, ">") != 0)
				str_addf(&all, "%s ", word[0] == '>' ? word + 1 : word);
		free(text);
	}
	return str_take(&all);
}

/* A text as words_of() gives it. */
static bool page_has(const char *words, const char *text)
{
	char *copy = mem_copy(text), *save = NULL;
	struct str wanted = STR_EMPTY;
	bool there;

	break_spaces(copy);
	for (char *word = strtok_r(copy, " \n", &save); word != NULL; word = strtok_r(NULL, " \n", &save))
		str_addf(&wanted, "%s ", word);
	there = wanted.len == 0 || strstr(words, wanted.data) != NULL;
	free(copy);
	str_release(&wanted);
	return there;
}

/* Lines of the question and its options one under another, with the line of progress and what may be known beside it. */
static int lines_of(const struct field *field)
{
	struct text_lines lines = {0};
	int count = 2;

	text_wrap(&lines, field->label, WIDTH);
	for (int i = 0; i < field_choices(field); i++)
		text_wrap(&lines, field_choice_label(field, i), WIDTH - (field->type == FIELD_MANY ? 9 : 5));
	count += (int)lines.count;
	text_lines_release(&lines);
	return count;
}

/* Options that cannot stand on one screen come a part at a time: then those around the cursor are there, and that there are more. */
static bool comes_in_parts(const struct field *field, const char *words, const char *how)
{
	struct str of = STR_EMPTY;
	bool parts;

	str_addf(&of, "van %d", field_choices(field));
	parts = strstr(words, of.data) != NULL;
	str_clear(&of);
	str_addf(&of, "of %d", field_choices(field));
	parts = lines_of(field) + (strcmp(how, "by hands") == 0 ? TYPED_LINES : 0) > HEIGHT && (parts || strstr(words, of.data) != NULL);
	str_release(&of);
	return parts;
}

/* A scale that is drawn as a line has its numbers on it; only poles are words there. at: the option that the cursor is on, or the first. */
static void need_options(struct drawing *drawing, const struct field *field, const char *words, const char *how, int at)
{
	bool parts = comes_in_parts(field, words, how);

	for (int i = 0; i < field_choices(field) && !field_types_number(field); i++) {
		struct str option = STR_EMPTY;

		if (parts && i != at)
			continue;
		str_addf(&option, "%d %s", field_digit(field, i), field_choice_label(field, i));
		if (!page_has(words, option.data) && !field_is_line(field, WIDTH))
			say_fault(drawing, field->id, "has no", option.data);
		str_release(&option);
	}
	if (field->low != NULL && (!page_has(words, field->low) || !page_has(words, field->high)))
		say_fault(drawing, field->id, "has no pole:", field->low);
	if (field->type == FIELD_TEXT && strcmp(how, "alone") == 0 && !page_has(words, "›"))
		say_fault(drawing, field->id, "has no line to type on", "");
}

static void check_page(struct drawing *drawing, const struct field *field, const struct page *page, const char *how, int at)
{
	char *words = words_of(page, HEIGHT);

	drawing->drawn++;
	if (!page_has(words, field->label))
		say_fault(drawing, field->id, how, "does not show all of the question");
	need_options(drawing, field, words, how, at);
	free(words);
	for (size_t i = 0; i < page->lines.count; i++) {
		char *text = styled_line_text(&page->lines.items[i]);

		if (text_width(text) > WIDTH)
			say_fault(drawing, field->id, "is wider than the window:", text);
		free(text);
	}
}

static struct page page_40x12(void)
{
	return (struct page){.width = WIDTH, .height = HEIGHT, .selected = 0, .cursor_line = -1};
}

/* Alone: nothing of it may need scrolling, with the cursor on any of the answers. */
static void draw_alone(struct drawing *drawing, const struct field *field)
{
	const struct screen *screen = field->type == FIELD_TEXT ? &form_text_screen : &form_screen;
	struct str enter = STR_EMPTY;

	for (int row = -1; row < field_choices(field); row++) {
		struct page page = page_40x12();

		form_sync(&drawing->ui);
		drawing->ui.form.row = row;
		screen->draw(&drawing->ui, &page);
		check_page(drawing, field, &page, "alone", row > 0 ? row : 0);
		if (page.lines.count > HEIGHT)
			say_fault(drawing, field->id, "needs scrolling", "");
		page_release(&page);
	}
	str_addf(&enter, "[Enter] %s", screen->entered(&drawing->ui));
	if (text_width(enter.data) > KEYS)
		say_fault(drawing, field->id, "its line of Enter is cut:", enter.data);
	str_release(&enter);
}

/* By hands: the question, its answers and the line to type on; the list of the other questions under it scrolls. at: so many counts are typed. */
static void draw_hands(struct drawing *drawing, const struct field *field, int question, int at)
{
	struct page page = page_40x12();
	struct ui *ui = &drawing->ui;
	struct str line = STR_EMPTY;

	str_add_times(&line, "1 ", at);
	editor_start(&ui->edit, line.data, 200);
	str_release(&line);

	ui->hands.count = (size_t)question + 1;
	ui->hands.given = mem_alloc(ui->hands.count, sizeof *ui->hands.given);
	ui->hands.given[question] = mem_copy("12 10 11 12");
	ui->stack[0].selected = question;
	hands_screen.draw(ui, &page);
	ui->stack[0].selected = 0;
	hands_release(ui);
	check_page(drawing, field, &page, "by hands", at);
	if (page.cursor_line < 0 || page.cursor_line >= HEIGHT)
		say_fault(drawing, field->id, "by hands", "has its line to type on out of sight");
	page_release(&page);
}

static void draw_form(struct drawing *drawing, const struct form *form)
{
	int question = 0, questions = (int)form_questions(form);

	for (size_t i = 0; i < form->count; i++) {
		if (form->fields[i].type == FIELD_NOTE)
			continue;
		drawing->who = (struct participant){.seat = PEOPLE};
		drawing->here = (struct here){.phase = PHASE_ANSWERS, .form = form, .step_form = form, .participant = &drawing->who, .field = (int)i,
			.question = ++question, .questions = questions};
		drawing->ui.here = &drawing->here;
		draw_alone(drawing, &form->fields[i]);
		for (int at = 0; form->by == BY_EACH && (at == 0 || at < field_choices(&form->fields[i])); at++)
			draw_hands(drawing, &form->fields[i], question - 1, at);
	}
}

/* Every step, as everybody is asked it: the step itself, and each person and team. */
static void draw_steps(struct drawing *drawing, const struct room *room)
{
	for (int step = 0; step < STEPS_MAX; step++) {
		struct ids asked = {0};
		struct form form = {0};
		bool more = room_open(room, step, &asked) && room_ask(room, step, NULL, &asked, &form);

		if (more)
			draw_form(drawing, &form);
		for (size_t i = 0; more && i < room->raw.respondent_count; i++) {
			struct respondent who = room->raw.respondents[i];

			form_release(&form);
			room_ask(room, step, &who, &asked, &form);
			if (form.as_label != NULL)
				draw_form(drawing, &form);
		}
		form_release(&form);
		ids_release(&asked);
		if (!more)
			return;
	}
}

static void draw_content(struct drawing *drawing)
{
	struct samples samples = {0};
	struct str folder = STR_EMPTY;

	str_addf(&folder, "%s/content/%s", getenv("TEST_ROOT") != NULL ? getenv("TEST_ROOT") : ".", drawing->lang);
	assert_true(samples_read(&samples, folder.data));
	assert_true(samples.count > 0);
	for (size_t i = 0; i < samples.count; i++) {
		struct room room = room_of(samples.items[i]);

		drawing->exercise = samples.items[i]->id;
		assert_non_null(room.kind);
		room_answer(&room, PEOPLE, i % 2 ? WAY_TEAM : WAY_EACH);
		draw_steps(drawing, &room);
		room_release(&room);
	}
	samples_release(&samples);
	str_release(&folder);
}

static void check_language(const char *lang)
{
	struct drawing drawing = {.lang = lang};
	struct str texts = STR_EMPTY;
	struct error error;

	str_addf(&texts, "%s/%s.mo", getenv("TEST_BUILD") != NULL ? getenv("TEST_BUILD") : "build", lang);
	assert_true(lang_load(lang, texts.data, &error));
	text_setup();
	draw_content(&drawing);
	print_message("# %s: %d drawn\n", lang, drawing.drawn);
	editor_release(&drawing.ui.form.edit);
	editor_release(&drawing.ui.edit);
	lang_unload();
	str_release(&texts);
	assert_true(drawing.drawn > 50);
	assert_int_equal(drawing.faults, 0);
}

static void every_question_in_dutch_fits_in_large_letters(void **state)
{
	(void)state;
	check_language("nl");
}

static void every_question_in_english_fits_in_large_letters(void **state)
{
	(void)state;
	check_language("en");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_question_in_dutch_fits_in_large_letters),
		cmocka_unit_test(every_question_in_english_fits_in_large_letters),
	};

	return cmocka_run_group_tests_name("letters", tests, NULL, NULL);
}
