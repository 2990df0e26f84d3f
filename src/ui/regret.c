/* SPDX-License-Identifier: EUPL-1.2 */
/* An answer is taken away: first whose, then which form, then for good. What was answered is on none of these screens. */
#include <stdlib.h>

#include "base/lang.h"
#include "ui/screen.h"

enum { SEAT_DIGITS = 3 };

enum redo regret_open(struct ui *ui)
{
	if (ui_screen(ui) == &regret_screen || ui_screen(ui) == &regret_forms_screen)
		return REDO_NOTHING;
	ui_push(ui, &regret_screen);
	return REDO_SCREEN;
}

/* --- whose --- */

static void seat_line(struct ui *ui)
{
	editor_start(&ui->edit, NULL, SEAT_DIGITS);
	ui->edit.digits = true;
}

static int seat_typed(struct ui *ui)
{
	return editor_empty(&ui->edit) ? 0 : (int)strtol(ui->edit.text.data, NULL, 10);
}

static void regret_draw(struct ui *ui, struct page *page)
{
	const struct participant *person = people_seat(&workbook_session(ui->w)->people, seat_typed(ui));

	page_text(page, STYLE_PLAIN, tr("An answer is taken away for good, and nobody sees what it was."));
	page_gap(page);
	page_editor(page, tr("Which number do you have?"), &ui->edit, true);
	if (person != NULL)
		page_text(page, STYLE_STRONG, person->role != ROLE_UNKNOWN ? role_label(person->role) : tr("role not known"));
	page_gap(page);
	page_text(page, STYLE_PLAIN, tr("Of a group, or a sheet without a number: Enter without a number."));
}

static enum redo regret_key(struct ui *ui, int key)
{
	return editor_key(&ui->edit, key) ? REDO_SCREEN : REDO_UNUSED;
}

static bool forms_read(struct ui *ui, int seat, struct error *error)
{
	regret_forms_release(&ui->regret.forms);
	ui->regret.seat = seat;
	return regret_forms(ui->w, seat, &ui->regret.forms, error);
}

static enum redo regret_on(struct ui *ui)
{
	struct error error;
	bool ok = forms_read(ui, seat_typed(ui), &error);

	seat_line(ui);
	if (!ok)
		return ui_done(ui, false, &error);
	if (ui->regret.forms.count == 0)
		return ui_say(ui, ui->regret.seat > 0 ? tr("There is no form of this number.") : tr("There is no form of a group, and no sheet without a number."));
	ui_push(ui, &regret_forms_screen);
	return REDO_SCREEN;
}

static const char *regret_enter(struct ui *ui)
{
	return seat_typed(ui) > 0 ? tr("the forms of this number") : tr("of a group or sheet");
}

static const struct key_row regret_keys[] = {
	{TERM_DIGITS, NULL, N_("The number of the person, then Enter."), NULL, NULL},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen regret_screen = {
	.title = N_("Take an answer away"),
	.keys = regret_keys,
	.entered = regret_enter,
	.line = seat_line,
	.draw = regret_draw,
	.key = regret_key,
	.on = regret_on,
};

/* --- which --- */

static void row_of_form(struct page *page, const struct regret *regret, size_t i)
{
	const struct regret_form *form = &regret->forms.items[i];
	struct str line = STR_EMPTY;

	str_addf(&line, "%zu  %s", i + 1, form->title);
	if (regret->seat == 0)
		str_addf(&line, "  (%s)", form->whose);
	if (!form->handed_in)
		str_addf(&line, "  (%s)", tr("not handed in"));
	page_row(page, line.data);
	str_release(&line);
}

static void forms_draw(struct ui *ui, struct page *page)
{
	const struct regret *regret = &ui->regret;
	size_t count = regret->forms.count;

	if (regret->seat > 0)
		page_textf(page, STYLE_HEAD, tr("Number %d"), regret->seat);
	else
		page_text(page, STYLE_HEAD, tr("Of a group, or without a number"));
	page_text(page, STYLE_PLAIN, tr("Which form goes?"));
	for (size_t i = 0; i < count; i++)
		row_of_form(page, regret, i);
	if (regret->seat == 0)
		return;
	page_gap(page);
	page_rowf(page, tr_n("%zu  Everything of number %d: %zu form", "%zu  Everything of number %d: %zu forms", (long)count), count + 1, regret->seat, count);
}

static enum redo erase_now(struct ui *ui)
{
	struct error error;
	struct regret *regret = &ui->regret;
	bool all = (size_t)regret->chosen >= regret->forms.count;
	bool ok = all ? regret_erase_seat(ui->w, regret->seat, &error) : regret_erase(ui->w, &regret->forms.items[regret->chosen], &error);

	/* Pictures and forms that stand below are made anew. */
	ui->form.key[0] = ui->place[0] = '\0';
	ui_pop_to_base(ui);
	return ui_say(ui, ok ? regret_done() : error.text);
}

static enum redo forms_on(struct ui *ui)
{
	struct regret *regret = &ui->regret;
	struct str question = STR_EMPTY;
	size_t i = (size_t)ui_level(ui)->selected;

	regret->chosen = (int)i;
	if (i < regret->forms.count)
		str_addf(&question, tr("%s (%s): 1 form is taken away."), regret->forms.items[i].title, regret->forms.items[i].whose);
	else
		str_addf(&question, tr_n("Everything of number %d is taken away: %zu form. A name goes too.", "Everything of number %d is taken away: %zu forms. A name goes too.",
			(long)regret->forms.count), regret->seat, regret->forms.count);
	str_addf(&question, " %s", tr("This cannot be taken back."));
	ui_confirm(ui, question.data, N_("take it away for good"), erase_now);
	str_release(&question);
	return REDO_SCREEN;
}

static void forms_closed(struct ui *ui)
{
	regret_forms_release(&ui->regret.forms);
}

const struct screen regret_forms_screen = {
	.title = N_("Take an answer away"),
	.use = USE_DIGITS,
	.enter = N_("take this one away"),
	.close = forms_closed,
	.draw = forms_draw,
	.on = forms_on,
};
