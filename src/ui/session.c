/* SPDX-License-Identifier: EUPL-1.2 */
/* Which screen stands for where the session is, and what Enter, Esc and undo do there. */
#include <stdlib.h>

#include "base/lang.h"
#include "ui/form_view.h"

static const struct screen *form_screen_of(struct ui *ui)
{
	const struct here *here = ui->here;

	if ((size_t)here->field >= here->form->count)
		return &form_done_screen;
	if (form_reads(ui))
		return &form_read_screen;
	return here->form->fields[here->field].type == FIELD_TEXT ? &form_text_screen : &form_screen;
}

/* A step with nothing to answer is there to be read. */
static bool only_texts(const struct here *here)
{
	return here->step_form != NULL && form_questions(here->step_form) == 0;
}

static const struct screen *answers_screen_of(struct ui *ui)
{
	const struct here *here = ui->here;

	if (only_texts(here))
		return &talk_step_screen;
	if (here->form != NULL)
		return here->way == WAY_PAPER ? &sheet_screen : form_screen_of(ui);
	switch (here->way) {
	case WAY_NONE:
		return &ways_screen;
	case WAY_EACH:
		return &seat_screen;
	case WAY_HANDS:
		return &hands_screen;
	case WAY_TEAM:
	case WAY_TEAMS:
		return &teams_screen;
	case WAY_PAPER:
		return &paper_screen;
	}
	return &ways_screen;
}

const struct screen *screen_of_here(struct ui *ui)
{
	switch (ui->here->phase) {
	case PHASE_OVERVIEW:
		return &overview_screen;
	case PHASE_ITEM:
		return &item_screen;
	case PHASE_BRIEF:
		return &brief_screen;
	case PHASE_ANSWERS:
		return answers_screen_of(ui);
	case PHASE_PICTURE:
		return &picture_screen;
	case PHASE_TALK:
		return only_texts(ui->here) ? &talk_step_screen : &talk_screen;
	case PHASE_END:
		return &end_screen;
	case PHASE_TABLES:
		return &tables_screen;
	case PHASE_HARVEST:
		return &harvest_screen;
	}
	return &overview_screen;
}

static enum redo go_on_now(struct ui *ui)
{
	struct error error;
	bool ok = run_go_on(ui->w, &error);

	return ui_done(ui, ok, &error);
}

/* Where one after another answers here, an Enter too many comes easily. */
static bool somebody_types(const struct here *here)
{
	return here->way == WAY_EACH || here->way == WAY_PAPER || here->way == WAY_TEAMS;
}

/* A reveal with answers missing asks, and so does leaving tables that have not brought anything back. */
enum redo session_go_on(struct ui *ui)
{
	struct str question = STR_EMPTY;
	enum redo redo;

	if (!run_reveal_asks(ui->w, &question))
		return go_on_now(ui);
	if (ui->here->phase == PHASE_TABLES)
		redo = ui_confirm_apart(ui, question.data, N_("back to the tables"), N_("go on with the programme"), go_on_now);
	else if (somebody_types(ui->here))
		redo = ui_confirm_apart(ui, question.data, N_("not yet"), N_("show anyway"), go_on_now);
	else
		redo = ui_confirm(ui, question.data, N_("show anyway"), go_on_now);
	str_release(&question);
	return redo;
}

enum redo session_back(struct ui *ui)
{
	struct error error;
	/* Of several tables Esc leaves the one we are at; a step back there has a key of its own. */
	bool ok = ui->here != NULL && ui->here->table >= 0 && ui->here->form == NULL ? run_tables(ui->w, &error) : run_back(ui->w, &error);

	return ui_done(ui, ok, &error);
}

enum redo session_undo(struct ui *ui)
{
	struct error error;
	struct str said = STR_EMPTY;
	bool ok = run_undo(ui->w, &said, &error);
	enum redo redo = ui_say(ui, ok ? said.data : error.text);

	ui->form.key[0] = '\0';
	ui->form.turn = false;
	ui->place[0] = '\0';
	str_release(&said);
	return redo;
}
