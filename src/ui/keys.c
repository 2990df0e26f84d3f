/* SPDX-License-Identifier: EUPL-1.2 */
/* The keys that work on every screen, and what is made from the key tables: the bottom line and the help. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/text.h"
#include "ui/screen.h"
#include "workbook/practise.h"

enum { ROOMY = 60 };

static enum redo help_open(struct ui *ui)
{
	if (ui_screen(ui) == &help_screen)
		return REDO_NOTHING;
	ui_push(ui, &help_screen);
	return REDO_SCREEN;
}

static enum redo screen_blank(struct ui *ui)
{
	ui->blank = true;
	gate_shut_all(ui);
	form_shut(ui);
	return REDO_SCREEN;
}

/* Where a question waits no other letter works. */
enum redo keys_asking(struct ui *ui, int key)
{
	return key == '.' ? screen_blank(ui) : REDO_UNUSED;
}

static enum redo colours_other(struct ui *ui)
{
	term_theme(&ui->term, ui->term.theme == THEME_OWN ? THEME_DARK : (enum theme)(ui->term.theme + 1));
	term_redraw();
	return colours_keep(ui);
}

static enum redo quit_now(struct ui *ui)
{
	struct error error;

	if (ui->on_wall != NULL)
		return REDO_QUIT;
	if (ui->kept != NULL)
		return practise_end(ui);
	if (workbook_session(ui->w) != NULL && !workbook_leave(ui->w, &error))
		return ui_done(ui, false, &error);
	return REDO_QUIT;
}

static enum redo quit_ask(struct ui *ui)
{
	if (ui->on_wall != NULL)
		return quit_now(ui);
	if (ui->kept != NULL)
		return ui_confirm(ui, tr("Stop practising? Nothing of it is kept."), N_("stop practising"), quit_now);
	return ui_confirm(ui, tr("Stop now? Everything is kept, and you can go on later."), N_("stop"), quit_now);
}

static enum redo programme_open(struct ui *ui)
{
	struct error error;
	bool ok = run_overview(ui->w, &error);

	ui_pop_to_base(ui);
	return ui_done(ui, ok, &error);
}

static bool for_group(struct ui *ui)
{
	return !ui_for_self(ui);
}

static bool may_let_answer(struct ui *ui)
{
	return practise_can_answer(ui->w) && !ui_turn(ui);
}

static enum redo let_answer(struct ui *ui)
{
	struct error error;
	bool ok = practise_answer(ui->w, &error);

	ui->form.key[0] = ui->place[0] = '\0';
	return ui_done(ui, ok, &error);
}

const struct key_row practise_keys[] = {
	{'l', N_("let the 12 people answer"), N_("Practising: lets the 12 made-up people answer."), let_answer, may_let_answer},
	{0, NULL, NULL, NULL, NULL},
};

/* Where everybody sees this screen there is no wall beside it. */
static bool beside_a_wall(struct ui *ui)
{
	return ui->kept == NULL && !ui_for_self(ui) && workbook_session(ui->w) != NULL && !ui_mirrored(ui);
}

static bool may_keep(struct ui *ui)
{
	return beside_a_wall(ui) && wall_can_keep(ui->w);
}

static bool may_let_go(struct ui *ui)
{
	return beside_a_wall(ui) && !wall_can_keep(ui->w) && wall_keeps(ui->w);
}

static enum redo keep_on_wall(struct ui *ui)
{
	struct error error;

	if (!wall_keep(ui->w, &error))
		return ui_done(ui, false, &error);
	return ui_say(ui, tr("This picture stays on the wall until you press V again."));
}

static enum redo let_go_of_wall(struct ui *ui)
{
	struct error error;

	if (!wall_let_go(ui->w, &error))
		return ui_done(ui, false, &error);
	return ui_say(ui, tr("The wall goes along with you again."));
}

const struct key_row session_keys[] = {
	{'u', N_("undo"), N_("Takes back the last thing that was done."), session_undo, NULL},
	{'n', N_("note"), N_("A note, for the facilitator. With ! before it, it goes into the summary."), note_new, NULL},
	{'a', N_("agreement"), N_("Writes down what the group agrees: what, who, when."), agreement_new, NULL},
	{'s', N_("summary"), N_("The summary: look at it or save it."), summary_open, NULL},
	{'t', N_("clock"), N_("The clock: how much time is left, and a few minutes more."), clock_open, for_group},
	{'c', N_("people"), N_("The people: who comes, who leaves, roles."), checkin_open, for_group},
	{'N', N_("notes"), N_("The list of notes, for the facilitator; Tab goes to the agreements."), notes_open, NULL},
	{'W', N_("take away"), N_("Takes an answer away for good, by number, without anybody seeing it. Also after the session."), regret_open, for_group},
	{'p', N_("programme"), N_("The programme, with the minutes."), programme_open, NULL},
	{'P', N_("print"), N_("Prints cards, answer sheets, seat cards or the script."), print_open, NULL},
	{'V', N_("keep on the wall"), N_("Keeps this picture on the wall while you go on."), keep_on_wall, may_keep},
	{'V', N_("wall goes along"), N_("Lets the picture on the wall go: the wall goes along with you again."), let_go_of_wall, may_let_go},
	{0, NULL, NULL, NULL, NULL},
};

/* In a participant's turn the last two are locked. */
static bool no_turn(struct ui *ui)
{
	return !(ui_use(ui) & USE_TURN);
}

const struct key_row program_keys[] = {
	{'?', N_("help"), N_("This help."), help_open, NULL},
	{'.', NULL, N_("Makes the screen black. Any key brings it back."), screen_blank, NULL},
	{'w', NULL, N_("Other colours: black on white, the terminal's own, white on black."), colours_other, no_turn},
	{'q', N_("stop"), N_("Stops. Everything is kept."), quit_ask, no_turn},
	{0, NULL, NULL, NULL, NULL},
};

/* These work while somebody types too. */
const struct key_row always_keys[] = {
	{TERM_F1, NULL, N_("This help, also while you type."), help_open, NULL},
	{TERM_F2, NULL, N_("Other colours, also while you type."), colours_other, no_turn},
	{0, NULL, NULL, NULL, NULL},
};

void key_name(int key, char name[static 16])
{
	static const struct {
		int key;
		const char *name;
	} names[] = {
		{TERM_ENTER, "Enter"}, {TERM_ESC, "Esc"}, {TERM_TAB, "Tab"}, {TERM_BACKSPACE, "Backspace"}, {TERM_CTRL_G, "Ctrl-G"}, {' ', N_("space")},
		{TERM_DIGITS, N_("digits")}, {TERM_ARROWS, N_("arrows")}, {TERM_F1, "F1"}, {TERM_F2, "F2"},
	};

	snprintf(name, 16, "%c", key < 128 ? key : '-');
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].key == key)
			snprintf(name, 16, "%s", tr(names[i].name));
}

/* On some screens a key of a session is theirs. */
static bool taken_by_screen(struct ui *ui, const struct key_row *row)
{
	const struct key_row *own = ui_screen(ui)->keys;

	for (; own != NULL && own->key != 0 && own != row; own++)
		if (own->key == row->key && (own->when == NULL || own->when(ui)))
			return true;
	return false;
}

static bool row_works(struct ui *ui, const struct key_row *row)
{
	return (row->when == NULL || row->when(ui)) && !taken_by_screen(ui, row);
}

static const char *enter_label(struct ui *ui)
{
	const struct screen *screen = ui_screen(ui);

	if (screen->entered != NULL)
		return screen->entered(ui);
	if (screen->enter != NULL)
		return tr(screen->enter);
	return ui->here != NULL && ui->here->enter != NULL ? ui->here->enter : tr("on");
}

static void touch_key(struct ui *ui, int from, int to, int key)
{
	if (key != TERM_DIGITS && key != TERM_ARROWS)
		touch_add(&ui->touches, &(struct touch){.row = term_rows() - 1, .last = term_rows() - 1, .from = from, .to = to, .key = key});
}

/* Writes one key with its label when both fit before the limit. */
static int put_key(struct ui *ui, int column, int limit, int key, const char *label)
{
	char name[16];
	int row = term_rows() - 1, width, from;

	key_name(key, name);
	width = text_width(name) + text_width(label) + 5;

	if (column + width > limit)
		return column;
	from = column = term_put(&ui->term, row, column, STYLE_PLAIN, column > 0 ? "  " : "");
	column = term_put(&ui->term, row, column, STYLE_PLAIN, "[");
	column = term_put(&ui->term, row, column, STYLE_PLAIN, name);
	column = term_put(&ui->term, row, column, STYLE_PLAIN, "] ");
	column = term_put(&ui->term, row, column, STYLE_PLAIN, label);
	touch_key(ui, from, column, key);
	return column;
}

static int put_rows(struct ui *ui, int column, int limit, const struct key_row *rows)
{
	for (; rows != NULL && rows->key != 0; rows++) {
		if (rows->label == NULL || !row_works(ui, rows))
			continue;
		column = put_key(ui, column, limit, rows->key, tr(rows->label));
	}
	return column;
}

static int put_enter(struct ui *ui, int limit)
{
	char *label = text_cut(enter_label(ui), limit - 9 > 4 ? limit - 9 : 4, false);
	int column;

	column = term_put(&ui->term, term_rows() - 1, 0, STYLE_KEY, "[Enter] ");
	column = term_put(&ui->term, term_rows() - 1, column, STYLE_PLAIN, label);
	touch_key(ui, 0, column, TERM_ENTER);
	free(label);
	return column;
}

/* What Enter does stands first, always; help last; between them what fits. On a line of some length no key of the screen takes the room of Esc, unless Enter
 * goes back as well. */
void keys_bottom_line(struct ui *ui)
{
	unsigned use = ui_use(ui);
	int width = term_columns(), limit = width, before, help = text_width(tr("help")) + 6, esc = text_width(tr("back")) + 8, column = put_enter(ui, width);
	bool letters = !(use & (USE_TYPING | USE_ASKING)), helps = letters && column + help < width;
	bool backs = !(use & USE_TURN) && (ui->depth > 0 || ui->here != NULL);
	bool reserves = backs && width >= ROOMY && strcmp(enter_label(ui), tr("back")) != 0;

	limit -= helps ? help : 0;
	if (letters && (use & USE_SESSION))
		column = put_rows(ui, column, limit, practise_keys);
	before = limit;
	if (reserves && column + esc <= limit)
		before = limit - esc;
	column = put_rows(ui, column, before, ui_screen(ui)->keys);
	if (letters && (use & USE_SESSION))
		column = put_rows(ui, column, before, table_keys);
	if (backs)
		column = put_key(ui, column, limit, TERM_ESC, tr("back"));
	if (letters && (use & USE_SESSION))
		column = put_rows(ui, column, limit, session_keys);
	if (helps)
		put_rows(ui, column, width, program_keys);
}

static void help_row(struct page *page, const char *name, const char *sentence)
{
	struct str mark = STR_EMPTY;
	char *padded = text_cut(name, 9, true);

	str_addf(&mark, "%s", padded);
	page_point(page, mark.data, STYLE_PLAIN, sentence);
	free(padded);
	str_release(&mark);
}

static void help_rows(struct ui *ui, struct page *page, const struct key_row *rows)
{
	char name[16];

	for (; rows != NULL && rows->key != 0; rows++) {
		if (rows->help == NULL || !row_works(ui, rows))
			continue;
		key_name(rows->key, name);
		help_row(page, name, tr(rows->help));
	}
}

/* The help is about the screen under it. */
static void help_draw(struct ui *ui, struct page *page)
{
	const char *enter;
	unsigned use;

	ui->depth--;
	enter = enter_label(ui);
	use = ui_use(ui);
	help_row(page, "Enter", enter);
	if (use & USE_SESSION)
		help_rows(ui, page, practise_keys);
	help_rows(ui, page, ui_screen(ui)->keys);
	if (!(use & USE_TURN)) {
		help_row(page, "Esc", tr("Goes back."));
		page_gap(page);
		if ((use & USE_SESSION) && !(use & USE_TYPING)) {
			help_rows(ui, page, table_keys);
			help_rows(ui, page, session_keys);
		}
	}
	if (!(use & USE_TYPING))
		help_rows(ui, page, program_keys);
	help_rows(ui, page, always_keys);
	ui->depth++;
	page_gap(page);
	page_text(page, STYLE_PLAIN, tr("The mouse works too: click an answer, a row, or a [key] below; the wheel scrolls. Hold Shift to select text."));
	page_text(page, STYLE_PLAIN, tr("Larger letters: Ctrl and +, in most terminals."));
}

/* What is locked in a participant's turn stays locked here. */
static unsigned help_use(struct ui *ui)
{
	unsigned use;

	ui->depth--;
	use = ui_use(ui) & USE_TURN;
	ui->depth++;
	return use;
}

const struct screen help_screen = {
	.title = N_("Help"),
	.used = help_use,
	.enter = N_("back to where you were"),
	.draw = help_draw,
};
