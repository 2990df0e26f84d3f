/* SPDX-License-Identifier: EUPL-1.2 */
/* Check-in: roles as digits or as a line of counts; who is here, who left, who sits one out. */
#include <stdlib.h>

#include "base/lang.h"
#include "ui/screen.h"

enum { LINE_MOST = 120, LOW = 9, ROOMY = 16 };

enum redo checkin_open(struct ui *ui)
{
	if (ui_screen(ui) == &checkin_screen)
		return REDO_NOTHING;
	ui->seat = 0;
	ui_push(ui, &checkin_screen);
	return REDO_SCREEN;
}

static void checkin_line(struct ui *ui)
{
	editor_start(&ui->edit, NULL, LINE_MOST);
	ui->edit.digits = true;
}

static void checkin_opened(struct ui *ui)
{
	ui_level(ui)->selected = -1;
}

static const struct participant *selected_person(struct ui *ui)
{
	const struct people *people = &workbook_session(ui->w)->people;
	int i = ui_level(ui)->selected;

	return i >= 0 && (size_t)i < people->count ? &people->items[i] : NULL;
}

static bool on_person(struct ui *ui)
{
	return selected_person(ui) != NULL;
}

static bool may_sit_out(struct ui *ui)
{
	return on_person(ui) && ui->here != NULL && ui->here->activity != NULL;
}

static bool has_names(struct ui *ui)
{
	return on_person(ui) && workbook_session(ui->w)->named;
}

static void draw_roles(struct page *page)
{
	struct str line = STR_EMPTY;

	for (int role = ROLE_VOLUNTEER; role < ROLE_COUNT; role++)
		str_addf(&line, "%s%d\u00a0%s", role > ROLE_VOLUNTEER ? "  " : "", role, role_label((enum role)role));
	page_text(page, STYLE_PLAIN, line.data);
	str_release(&line);
}

/* The numbers of the people of a role who are here: "1-5, 11". */
static void add_seats(struct str *line, const struct people *people, enum role role)
{
	const char *before = "";

	for (size_t i = 0, next; i < people->count; i = next) {
		const struct participant *first = &people->items[i];

		for (next = i + 1; next < people->count && people->items[next].role == role && people->items[next].present;)
			next++;
		if (first->role != role || !first->present) {
			next = i + 1;
			continue;
		}
		str_addf(line, "%s%d", before, first->seat);
		if (next > i + 1)
			str_addf(line, "-%d", people->items[next - 1].seat);
		before = ", ";
	}
}

static void draw_count(const struct people *people, struct page *page)
{
	struct str line = STR_EMPTY;
	int present[ROLE_COUNT] = {0};
	size_t n = people_present(people);
	const char *before = ": ";

	people_count_roles(people, present);
	str_addf(&line, tr_n("%zu person is here", "%zu people are here", (long)n), n);
	for (int role = ROLE_VOLUNTEER; role < ROLE_COUNT; role++) {
		if (present[role] == 0)
			continue;
		str_addf(&line, "%s%d %s (", before, present[role], present[role] == 1 ? role_label((enum role)role) : role_label_many((enum role)role));
		add_seats(&line, people, (enum role)role);
		str_add(&line, ")");
		before = ", ";
	}
	page_text(page, STYLE_STRONG, line.data);
	str_release(&line);
}

static void draw_person(struct page *page, const struct participant *person, bool name)
{
	struct str line = STR_EMPTY;

	str_addf(&line, "%2d  %s", person->seat, person->role != ROLE_UNKNOWN ? role_label(person->role) : tr("role not known"));
	if (name && person->name != NULL && person->name[0] != '\0')
		str_addf(&line, "  %s", person->name);
	if (!person->present)
		str_addf(&line, "  (%s)", tr("left"));
	page_row(page, line.data);
	str_release(&line);
}

/* The numbers given last are drawn large, so that people can read them from their chair. */
static void draw_given(struct ui *ui, struct page *page)
{
	if (ui->seat == 0 || (ui->seats > 1 ? page->height < ROOMY : page->height < LOW))
		return;
	if (page->height >= ROOMY)
		page_text(page, STYLE_PLAIN, tr_n("Your number, keep it in mind:", "Your numbers, keep yours in mind:", ui->seats));
	if (ui->seats > 1)
		page_big_range(page, ui->seat, ui->seat + ui->seats - 1);
	else
		page_big(page, ui->seat);
}

static void checkin_draw(struct ui *ui, struct page *page)
{
	const struct people *people = &workbook_session(ui->w)->people;

	draw_given(ui, page);
	if (page->height >= ROOMY)
		page_text(page, STYLE_PLAIN, tr("One digit per person, or a line of numbers per role, such as 9 13 2."));
	draw_roles(page);
	page_editor(page, tr("Roles:"), &ui->edit, ui_level(ui)->selected < 0);
	if (people->count == 0)
		return;
	if (page->height >= ROOMY)
		page_gap(page);
	draw_count(people, page);
	for (size_t i = 0; i < people->count; i++)
		draw_person(page, &people->items[i], !ui_mirrored(ui));
}

static enum redo check_in(struct ui *ui)
{
	struct error error;
	int first = 0, added = 0;
	bool ok = attend_check_in(ui->w, ui->edit.text.data, &first, &added, &error);
	struct str said = STR_EMPTY;

	if (!ok)
		return ui_done(ui, false, &error);
	ui->seat = first;
	ui->seats = added;
	if (added == 1)
		str_addf(&said, tr("Number %d."), first);
	else
		str_addf(&said, tr("Numbers %d to %d."), first, first + added - 1);
	ui_say(ui, said.data);
	str_release(&said);
	checkin_line(ui);
	checkin_opened(ui);
	return REDO_SCREEN;
}

static enum redo checkin_on(struct ui *ui)
{
	return editor_empty(&ui->edit) ? ui_pop(ui) : check_in(ui);
}

static const char *checkin_enter(struct ui *ui)
{
	return editor_empty(&ui->edit) ? tr("go on") : tr("check these people in");
}

/* Up from the first person is the line for roles again. */
static enum redo checkin_key(struct ui *ui, int key)
{
	struct level *level = ui_level(ui);

	if (key == TERM_UP && level->selected <= 0) {
		level->selected = -1;
		level->scroll = 0;
		return REDO_SCREEN;
	}
	if (key == TERM_UP || key == TERM_DOWN || key == TERM_HOME || key == TERM_END)
		return REDO_UNUSED;
	if (!editor_key(&ui->edit, key))
		return REDO_UNUSED;
	level->selected = -1;
	level->follow = true;
	return REDO_SCREEN;
}

static enum redo person_present(struct ui *ui)
{
	struct error error;
	const struct participant *person = selected_person(ui);
	bool ok = attend_set_present(ui->w, person->id, !person->present, &error);

	return ui_done(ui, ok, &error);
}

static enum redo person_sit_out(struct ui *ui)
{
	struct error error;
	bool ok = attend_sit_out(ui->w, selected_person(ui)->id, &error);

	return ok ? ui_say(ui, tr("Sits this one out, and is not counted.")) : ui_done(ui, ok, &error);
}

static enum redo names_switch(struct ui *ui)
{
	struct error error;
	bool named = !workbook_session(ui->w)->named, ok = workbook_set_names(ui->w, named, &error);

	if (!ok)
		return ui_done(ui, false, &error);
	if (named)
		return ui_say(ui, ui_mirrored(ui) ? tr("Names are used now. They stay shut on this screen; v opens them.") : tr("Names are used now."));
	return ui_say(ui, tr("Names are not used now."));
}

static enum redo name_done(struct ui *ui)
{
	struct error error;
	char *name = ui_prompt_text(ui, 0);
	bool ok = attend_set_name(ui->w, ui->subject, name, &error);

	free(name);
	if (ok)
		ui_pop(ui);
	return ui_done(ui, ok, &error);
}

static enum redo name_open(struct ui *ui)
{
	static const struct prompt prompt = {
		.title = N_("A name"),
		.labels = {N_("Name:")},
		.below = N_("Leave it empty to take it away."),
		.enter = N_("keep this name"),
		.count = 1,
		.is_private = true,
		.lines = {{.max = 40}},
		.done = name_done,
	};
	const struct participant *person = selected_person(ui);
	const char *texts[1] = {person->name};

	ui->subject = person->id;
	return ui_prompt(ui, &prompt, texts);
}

static enum redo role_open(struct ui *ui)
{
	ui->subject = selected_person(ui)->id;
	ui_push(ui, &role_screen);
	return REDO_SCREEN;
}

static const struct key_row checkin_keys[] = {
	{TERM_DIGITS, NULL, N_("Roles: one digit per person, or numbers per role with spaces between."), NULL, NULL},
	{'r', N_("role"), N_("Another role for the person who is selected."), role_open, on_person},
	{'g', N_("gone or back"), N_("This person leaves from here on, or is here again."), person_present, on_person},
	{'o', N_("sits out"), N_("This person sits this exercise out."), person_sit_out, may_sit_out},
	{'m', N_("name"), N_("The name of this person."), name_open, has_names},
	{'v', N_("names"), N_("The names, for the facilitator."), names_open, names_shut},
	{'b', NULL, N_("Uses names in this session, or not."), names_switch, NULL},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen checkin_screen = {
	.title = N_("People"),
	.use = USE_SESSION,
	.keys = checkin_keys,
	.entered = checkin_enter,
	.open = checkin_opened,
	.line = checkin_line,
	.draw = checkin_draw,
	.key = checkin_key,
	.on = checkin_on,
};

static void role_draw(struct ui *ui, struct page *page)
{
	const struct participant *person = people_find(&workbook_session(ui->w)->people, ui->subject);

	if (person != NULL)
		page_textf(page, STYLE_HEAD, tr("The role of number %d"), person->seat);
	page_gap(page);
	for (int role = ROLE_VOLUNTEER; role < ROLE_COUNT; role++)
		page_rowf(page, "%d  %s", role, role_label((enum role)role));
}

static enum redo role_on(struct ui *ui)
{
	struct error error;
	enum role role = (enum role)(ui_level(ui)->selected + ROLE_VOLUNTEER);
	bool ok = attend_set_role(ui->w, ui->subject, role, &error);

	ui_pop(ui);
	return ui_done(ui, ok, &error);
}

const struct screen role_screen = {
	.title = N_("Role"),
	.use = USE_DIGITS,
	.enter = N_("choose this role"),
	.draw = role_draw,
	.on = role_on,
};
