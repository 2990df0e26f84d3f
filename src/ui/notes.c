/* SPDX-License-Identifier: EUPL-1.2 */
/* Notes and agreements: typed at any moment, and listed to mark, change or take away. */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "ui/screen.h"

/* --- one note --- */

static enum redo note_done(struct ui *ui)
{
	struct error error;
	char *text = ui_prompt_text(ui, 0);
	bool empty = text[0] == '\0', ok = empty || notes_add(ui->w, text, &error);

	free(text);
	if (!ok)
		return ui_done(ui, false, &error);
	ui_pop(ui);
	return empty ? REDO_SCREEN : ui_say(ui, tr("Noted. N changes it."));
}

static enum redo note_changed(struct ui *ui)
{
	struct error error;
	char *text = ui_prompt_text(ui, 0);
	bool ok = notes_change(ui->w, ui->subject, text, &error);

	free(text);
	if (ok)
		ui_pop(ui);
	return ok ? ui_say(ui, tr("Changed.")) : ui_done(ui, false, &error);
}

static const struct prompt note_prompt = {
	.title = N_("A note"),
	.labels = {N_("Note:")},
	.below = N_("This is for the facilitator only, and stays in this file. With ! before it, it goes into the summary."),
	.enter = N_("keep this note"),
	.count = 1,
	.half = "note",
	.is_private = true,
	.lines = {{.max = 1000}},
	.done = note_done,
};

enum redo note_new(struct ui *ui)
{
	return ui_prompt(ui, &note_prompt, NULL);
}

static const struct note *note_of(struct ui *ui, struct id id)
{
	const struct session *session = workbook_session(ui->w);

	for (size_t i = 0; i < session->note_count; i++)
		if (id_equal(session->notes[i].id, id))
			return &session->notes[i];
	return NULL;
}

enum redo note_edit(struct ui *ui, struct id id)
{
	struct prompt prompt = note_prompt;
	const struct note *note = note_of(ui, id);
	const char *texts[1] = {note != NULL ? note->text : NULL};

	prompt.half = NULL;
	prompt.done = note_changed;
	ui->subject = id;
	return note != NULL ? ui_prompt(ui, &prompt, texts) : REDO_NOTHING;
}

/* --- one agreement --- */

static void agreement_texts(struct ui *ui, char *texts[PROMPT_LINES])
{
	for (int i = 0; i < PROMPT_LINES; i++)
		texts[i] = ui_prompt_text(ui, i);
}

static void texts_release(char *texts[PROMPT_LINES])
{
	for (int i = 0; i < PROMPT_LINES; i++)
		free(texts[i]);
}

static enum redo agreement_done(struct ui *ui)
{
	struct error error;
	char *texts[PROMPT_LINES];
	bool empty, ok;

	agreement_texts(ui, texts);
	empty = texts[0][0] == '\0' && texts[1][0] == '\0' && texts[2][0] == '\0';
	ok = empty || notes_agree(ui->w, texts[0], texts[1], texts[2], &error);
	texts_release(texts);
	if (!ok)
		return ui_done(ui, false, &error);
	ui_pop(ui);
	return empty ? REDO_SCREEN : ui_say(ui, tr("Written down. N and Tab change it."));
}

static enum redo agreement_changed(struct ui *ui)
{
	struct error error;
	char *texts[PROMPT_LINES];
	bool ok;

	agreement_texts(ui, texts);
	ok = notes_agree_again(ui->w, ui->subject, texts[0], texts[1], texts[2], &error);
	texts_release(texts);
	if (ok)
		ui_pop(ui);
	return ok ? ui_say(ui, tr("Changed.")) : ui_done(ui, false, &error);
}

static const struct prompt agreement_prompt = {
	.title = N_("An agreement"),
	.labels = {N_("What do you agree?"), N_("Who?"), N_("When?")},
	.below = N_("\"After the summer\" is an answer too. This comes on the screen and in the summary: everybody who gets it reads it."),
	.enter = N_("write it down"),
	.count = PROMPT_LINES,
	.half = "agreement",
	.lines = {{.max = 400}, {.max = 100}, {.max = 100}},
	.done = agreement_done,
};

/* About what is selected in the picture it begins with that. */
enum redo agreement_new(struct ui *ui)
{
	const char *about = picture_about(ui);
	struct str what = STR_EMPTY;
	const char *texts[PROMPT_LINES] = {NULL};
	enum redo redo;

	if (about != NULL && about[0] != '\0') {
		str_addf(&what, strchr("?.!", about[strlen(about) - 1]) != NULL ? "%s " : "%s: ", about);
		texts[0] = what.data;
	}
	redo = ui_prompt(ui, &agreement_prompt, texts);
	str_release(&what);
	return redo;
}

static const struct agreement *agreement_of(struct ui *ui, struct id id)
{
	const struct session *session = workbook_session(ui->w);

	for (size_t i = 0; i < session->agreement_count; i++)
		if (id_equal(session->agreements[i].id, id))
			return &session->agreements[i];
	return NULL;
}

enum redo agreement_edit(struct ui *ui, struct id id)
{
	struct prompt prompt = agreement_prompt;
	const struct agreement *agreement = agreement_of(ui, id);
	const char *texts[PROMPT_LINES];

	if (agreement == NULL)
		return REDO_NOTHING;
	texts[0] = agreement->what;
	texts[1] = agreement->who;
	texts[2] = agreement->due;
	prompt.half = NULL;
	prompt.done = agreement_changed;
	ui->subject = id;
	return ui_prompt(ui, &prompt, texts);
}

/* --- the lists --- */

static const struct note *note_here(struct ui *ui)
{
	const struct session *session = workbook_session(ui->w);
	size_t i = (size_t)ui_level(ui)->selected;

	return i < session->note_count ? &session->notes[i] : NULL;
}

static bool on_note(struct ui *ui)
{
	return note_here(ui) != NULL;
}

static void notes_draw(struct ui *ui, struct page *page)
{
	const struct session *session = workbook_session(ui->w);

	if (session->note_count == 0)
		page_text(page, STYLE_PLAIN, tr("There are no notes. n makes one."));
	else
		page_text(page, STYLE_PLAIN, tr("Only what has [!] goes into the summary."));
	page_gap(page);
	for (size_t i = 0; i < session->note_count; i++)
		page_rowf(page, "%s %s", session->notes[i].in_summary ? "[!]" : "[ ]", session->notes[i].text);
}

static enum redo note_mark(struct ui *ui)
{
	struct error error;
	const struct note *note = note_here(ui);
	bool marked = !note->in_summary, ok = notes_mark(ui->w, note->id, marked, &error);

	if (!ok)
		return ui_done(ui, false, &error);
	return ui_say(ui, marked ? tr("This one goes into the summary.") : tr("This one stays out of the summary."));
}

static enum redo note_edit_here(struct ui *ui)
{
	return note_edit(ui, note_here(ui)->id);
}

static enum redo note_remove(struct ui *ui)
{
	struct error error;
	bool ok = notes_remove(ui->w, note_here(ui)->id, &error);

	return ok ? ui_say(ui, tr("Taken away. u takes that back.")) : ui_done(ui, false, &error);
}

/* From one list to the other, on the same level. */
static enum redo to_list(struct ui *ui, const struct screen *screen)
{
	if (ui_screen(ui) == screen)
		return REDO_NOTHING;
	if (ui_screen(ui) == &notes_screen || ui_screen(ui) == &agreements_screen)
		level_start(ui, screen);
	else
		ui_push(ui, screen);
	return REDO_SCREEN;
}

enum redo notes_open(struct ui *ui)
{
	return to_list(ui, &notes_screen);
}

enum redo agreements_open(struct ui *ui)
{
	return to_list(ui, &agreements_screen);
}

static const struct key_row notes_keys[] = {
	{'!', N_("into the summary"), N_("This note goes into the summary, or stays out of it."), note_mark, on_note},
	{'e', N_("edit"), N_("Other words for this note."), note_edit_here, on_note},
	{'x', N_("take away"), N_("Takes this note away; u takes that back."), note_remove, on_note},
	{TERM_TAB, N_("agreements"), N_("The list of agreements."), agreements_open, NULL},
	{0, NULL, NULL, NULL, NULL},
};

/* Nobody but the facilitator sees this one. */
const struct screen notes_screen = {
	.title = N_("Notes"),
	.use = USE_SESSION | USE_PRIVATE,
	.keys = notes_keys,
	.enter = N_("back"),
	.draw = notes_draw,
};

static const struct agreement *agreement_here(struct ui *ui)
{
	const struct session *session = workbook_session(ui->w);
	size_t i = (size_t)ui_level(ui)->selected;

	return i < session->agreement_count ? &session->agreements[i] : NULL;
}

static bool on_agreement(struct ui *ui)
{
	return agreement_here(ui) != NULL;
}

bool has_agreements(struct ui *ui)
{
	return workbook_session(ui->w) != NULL && workbook_session(ui->w)->agreement_count > 0;
}

static void agreements_draw(struct ui *ui, struct page *page)
{
	const struct session *session = workbook_session(ui->w);

	page_text(page, STYLE_HEAD, session->agreement_count > 0 ? tr("What we agreed") : tr("Nothing agreed yet. Press a to write down an agreement."));
	page_gap(page);
	for (size_t i = 0; i < session->agreement_count; i++) {
		struct str words = STR_EMPTY;

		agreement_words(&session->agreements[i], &words);
		page_row(page, words.data);
		str_release(&words);
	}
}

static enum redo agreement_edit_here(struct ui *ui)
{
	return agreement_edit(ui, agreement_here(ui)->id);
}

static enum redo agreement_remove(struct ui *ui)
{
	struct error error;
	bool ok = notes_remove_agreement(ui->w, agreement_here(ui)->id, &error);

	return ok ? ui_say(ui, tr("Taken away. u takes that back.")) : ui_done(ui, false, &error);
}

static const struct key_row agreements_keys[] = {
	{'e', N_("edit"), N_("Other words for this agreement."), agreement_edit_here, on_agreement},
	{'x', N_("take away"), N_("Takes this agreement away; u takes that back."), agreement_remove, on_agreement},
	{TERM_TAB, N_("notes"), N_("The list of notes, for the facilitator."), notes_open, NULL},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen agreements_screen = {
	.title = N_("Agreements"),
	.use = USE_SESSION,
	.keys = agreements_keys,
	.enter = N_("back"),
	.draw = agreements_draw,
};
