/* SPDX-License-Identifier: EUPL-1.2 */
/* Check-in: roles as digits or as a line of counts; who is here, who left, who sits one out. */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/text.h"
#include "ui/screen.h"
#include "workbook/tables.h"

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

static bool is_here(const struct participant *one, enum role role)
{
	return one->role == role && one->present && !one->again;
}

/* The numbers of the people of a role who are here: " (1-5, 11)". */
static void add_seats(struct str *line, const struct people *people, enum role role)
{
	const char *before = " (";

	for (size_t i = 0, next; i < people->count; i = next) {
		const struct participant *first = &people->items[i];

		for (next = i + 1; next < people->count && is_here(first, role) && is_here(&people->items[next], role);)
			next++;
		if (!is_here(first, role))
			continue;
		str_addf(line, "%s%d", before, first->seat);
		if (next > i + 1)
			str_addf(line, "-%d", people->items[next - 1].seat);
		before = ", ";
	}
	str_add(line, strcmp(before, ", ") == 0 ? ")" : "");
}

static void draw_count(const struct people *people, struct page *page)
{
	struct str line = STR_EMPTY;
	int present[ROLE_COUNT] = {0};
	size_t n = people_present(people);
	const char *before = ": ";

	people_count_own_roles(people, present);
	str_addf(&line, tr_n("%zu person is here", "%zu people are here", (long)n), n);
	for (int i = ROLE_VOLUNTEER; i <= ROLE_COUNT; i++) {
		enum role role = (enum role)(i % ROLE_COUNT);

		if (present[role] == 0)
			continue;
		str_addf(&line, "%s%d %s", before, present[role], role == ROLE_UNKNOWN ? tr("without a role") : role_label_count(role, present[role]));
		if (page->height >= ROOMY)
			add_seats(&line, people, role);
		before = ", ";
	}
	page_text(page, STYLE_STRONG, line.data);
	str_release(&line);
}

/* One line per person, what matters first: a name may be cut. */
static void draw_person(struct ui *ui, const struct participant *person, struct page *page)
{
	struct str line = STR_EMPTY, tables = STR_EMPTY;
	char *cut;

	str_addf(&line, "%2d  %s", person->seat, person->role != ROLE_UNKNOWN ? role_label(person->role) : tr("role not known"));
	if (person->counts_with != ROLE_UNKNOWN)
		str_addf(&line, " → %s", role_label_many(person->counts_with));
	if (person->again)
		str_addf(&line, ", %s", tr("new number"));
	if (!person->present)
		str_addf(&line, "  (%s)", tr("left"));
	else if (attend_sits_out(ui->w, person->id))
		str_addf(&line, "  (%s)", tr("sits out"));
	tables_of(workbook_session(ui->w), person->id, &tables);
	if (tables.len > 0)
		str_addf(&line, "  %s", tables.data);
	str_release(&tables);
	if (person->name != NULL && person->name[0] != '\0' && !ui_mirrored(ui))
		str_addf(&line, "  %s", person->name);
	cut = text_cut(line.data, page->width - 2, false);
	page_row(page, cut);
	free(cut);
	str_release(&line);
}

/* As many people as fit below the line, the one that is selected among them: the line stays in sight. */
static void draw_people(struct ui *ui, const struct people *people, struct page *page)
{
	int count = (int)people->count, room = page->height - (int)page->lines.count, first = ui_level(ui)->selected - room / 2;

	ui->list_rows = room > 0 ? room : 0;
	first = first + room > count ? count - room : first;
	first = first < 0 ? 0 : first;
	page->rows = first;
	for (int i = first; i < count && i < first + room; i++)
		draw_person(ui, &people->items[i], page);
	page->rows = count;
}

/* The numbers given last are drawn large, so that people can read them from their chair. */
static bool draw_given(struct ui *ui, struct page *page)
{
	if (ui->seat == 0 || ui_level(ui)->selected >= 0 || page->height < LOW)
		return false;
	if (page->height >= ROOMY)
		page_text(page, STYLE_PLAIN, tr_n("Your number, keep it in mind:", "Your numbers, keep yours in mind:", ui->seats));
	if (ui->seats > 1)
		page_big_range(page, ui->seat, ui->seat + ui->seats - 1);
	else
		page_big(page, ui->seat);
	return true;
}

/* In large letters there is room for one of three: the numbers just given, the roles with the count, or the people. */
static void checkin_draw(struct ui *ui, struct page *page)
{
	const struct people *people = &workbook_session(ui->w)->people;
	bool roomy = page->height >= ROOMY, given = draw_given(ui, page), choosing = ui_level(ui)->selected >= 0;

	if (roomy && !choosing)
		page_text(page, STYLE_PLAIN, tr("Choose your own role: a digit per person, or numbers per role: 9 13 2."));
	if (roomy || !choosing)
		draw_roles(page);
	page_editor(page, tr("Roles:"), &ui->edit, !choosing);
	if (roomy && workbook_threshold(ui->w) != THRESHOLD_USUAL)
		page_text(page, STYLE_PLAIN, workbook_threshold_says(workbook_threshold(ui->w)));
	if (roomy || people->count == 0)
		page_gap(page);
	if (people->count == 0)
		page_text(page, STYLE_PLAIN, tr("Larger letters: Ctrl and +, in most terminals."));
	if (people->count == 0)
		return;
	if (roomy || (!choosing && !given))
		draw_count(people, page);
	draw_people(ui, people, page);
}

/* With the tables this person sits at. */
static void say_number(struct ui *ui, int seat, struct str *said)
{
	const struct session *session = workbook_session(ui->w);
	const struct participant *one = people_seat(&session->people, seat);
	struct str tables = STR_EMPTY;

	if (one != NULL)
		tables_of(session, one->id, &tables);
	str_addf(said, tr("Number %d."), seat);
	if (tables.len > 0)
		str_addf(said, " %s: %s.", tr("Place"), tables.data);
	str_release(&tables);
}

static enum redo check_in_line(struct ui *ui, const char *line)
{
	struct error error;
	int first = 0, added = 0;
	bool ok = attend_check_in(ui->w, line, &first, &added, &error);
	struct str said = STR_EMPTY;

	if (!ok)
		return ui_done(ui, false, &error);
	ui->seat = first;
	ui->seats = added;
	if (added == 1)
		say_number(ui, first, &said);
	else
		str_addf(&said, tr("Numbers %d to %d."), first, first + added - 1);
	ui_say(ui, said.data);
	str_release(&said);
	checkin_line(ui);
	checkin_opened(ui);
	return REDO_SCREEN;
}

static enum redo checkin_leave(struct ui *ui)
{
	ui_pop(ui);
	return settle_open(ui);
}

/* To the programme the people are left too. */
static enum redo checkin_programme(struct ui *ui)
{
	struct error error;
	bool ok = run_overview(ui->w, &error);

	ui_pop_to_base(ui);
	return ok ? settle_open(ui) : ui_done(ui, ok, &error);
}

static enum redo checkin_on(struct ui *ui)
{
	return editor_empty(&ui->edit) ? checkin_leave(ui) : check_in_line(ui, ui->edit.text.data);
}

static const char *checkin_enter(struct ui *ui)
{
	return editor_empty(&ui->edit) ? tr("go on") : tr("check these people in");
}

/* A page of people further down or up; behind them a clicker goes on, as everywhere. */
static enum redo checkin_page(struct ui *ui, int by)
{
	struct level *level = ui_level(ui);
	int last = (int)workbook_session(ui->w)->people.count - 1, to = (level->selected < 0 ? 0 : level->selected) + by;

	if (ui->list_rows == 0 || ui->list_rows > last || (by > 0 ? level->selected == last : level->selected < 0))
		return REDO_UNUSED;
	level->selected = to > last ? last : to < 0 ? -1 : to;
	return REDO_SCREEN;
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
	if (key == TERM_PAGE_DOWN || key == TERM_PAGE_UP)
		return checkin_page(ui, key == TERM_PAGE_DOWN ? ui->list_rows : -ui->list_rows);
	if (key == TERM_UP || key == TERM_DOWN || key == TERM_HOME || key == TERM_END)
		return REDO_UNUSED;
	if (!editor_key(&ui->edit, key))
		return REDO_UNUSED;
	level->selected = -1;
	level->follow = true;
	return REDO_SCREEN;
}

/* Enter is for the line of roles: a click selects, no more. */
static enum redo checkin_pick(struct ui *ui, int choice)
{
	ui_level(ui)->selected = choice;
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
	struct id person = selected_person(ui)->id;
	bool out = !attend_sits_out(ui->w, person), ok = attend_sit_out(ui->w, person, out, &error);

	if (!ok)
		return ui_done(ui, ok, &error);
	return ui_say(ui, out ? tr("Sits this one out, and is not counted.") : tr("Takes part again."));
}

static enum redo volunteers_done(struct ui *ui)
{
	char *count = ui_prompt_text(ui, 0);
	struct str line = STR_EMPTY;

	str_addf(&line, "%s ", count);
	free(count);
	ui_pop(ui);
	check_in_line(ui, line.data);
	str_release(&line);
	return REDO_SCREEN;
}

/* Who has no role yet gets it; where everybody has one, or nobody is here, the question is how many come in. */
static enum redo volunteers_open(struct ui *ui)
{
	static const struct prompt prompt = {
		.title = N_("Everybody volunteer"),
		.labels = {N_("How many volunteers?")},
		.enter = N_("check these people in"),
		.count = 1,
		.lines = {{.max = 2, .digits = true}},
		.done = volunteers_done,
	};
	struct error error;
	struct str said = STR_EMPTY;
	int changed = 0;

	if (!attend_fill_role(ui->w, ROLE_VOLUNTEER, &changed, &error))
		return ui_done(ui, false, &error);
	if (changed == 0)
		return ui_prompt(ui, &prompt, NULL);
	str_addf(&said, tr_n("%d person without a role is a volunteer now.", "%d people without a role are volunteers now.", changed), changed);
	ui_say(ui, said.data);
	str_release(&said);
	return REDO_SCREEN;
}

static bool may_settle_again(struct ui *ui)
{
	return settle_may_again(ui->w);
}

static enum redo names_switch(struct ui *ui)
{
	struct error error;
	bool named = !workbook_session(ui->w)->named, ok = workbook_set_names(ui->w, named, &error);

	if (!ok)
		return ui_done(ui, false, &error);
	if (named)
		return ui_say(ui, ui_mirrored(ui) ? tr("Names are used now. They stay shut on this screen; f opens them.") : tr("Names are used now."));
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
	{TERM_ARROWS, NULL, N_("To a person: for another role, to leave or come back, or to sit out."), NULL, NULL},
	{'4', NULL, N_("Citizen: for example if you receive or received help yourself; you need not say why."), NULL, NULL},
	{'r', N_("role"), N_("Another role for the person who is selected."), role_open, on_person},
	{'g', N_("gone or back"), N_("This person leaves from here on, or is here again."), person_present, on_person},
	{'o', N_("sits out"), N_("This person sits this exercise out, or takes part again."), person_sit_out, may_sit_out},
	{'m', N_("name"), N_("The name of this person."), name_open, has_names},
	{'f', N_("names"), N_("The names, for the facilitator."), names_open, names_shut},
	{'v', N_("small roles"), N_("With whom small roles count: choose again."), settle_anew, may_settle_again},
	{'i', N_("all volunteers"), N_("Everybody volunteer: who has no role yet, and else as many new people as you say."), volunteers_open, NULL},
	{'h', N_("how much"), N_("How much do we show? From 3 people of a role, from 5, everything, or no picture per role."), threshold_open, NULL},
	{'p', NULL, N_("The programme, with the minutes."), checkin_programme, NULL},
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
	.pick = checkin_pick,
	.on = checkin_on,
	.back = checkin_leave,
};

void page_roles(struct page *page)
{
	for (int i = ROLE_VOLUNTEER; i < ROLE_COUNT; i++) {
		enum role role = (enum role)i;

		page_rowf(page, "%d  %s", i, role_label(role));
		if (role_help(role) != NULL && (page->height >= ROOMY || page->selected == page->rows - 1))
			page_point(page, "    ", STYLE_PLAIN, role_help(role));
	}
}

static void role_draw(struct ui *ui, struct page *page)
{
	const struct participant *person = people_find(&workbook_session(ui->w)->people, ui->subject);

	if (person != NULL)
		page_textf(page, STYLE_HEAD, tr("The role of number %d"), person->seat);
	page_gap(page);
	page_roles(page);
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
