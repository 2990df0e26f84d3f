/* SPDX-License-Identifier: EUPL-1.2 */
/* Notes and agreements, typed at any moment. */
#include <stdlib.h>

#include "base/lang.h"
#include "ui/screen.h"

static enum redo note_done(struct ui *ui)
{
	struct error error;
	char *text = ui_prompt_text(ui, 0);
	bool empty = text[0] == '\0', ok = empty || notes_add(ui->w, text, &error);

	free(text);
	if (!ok)
		return ui_done(ui, false, &error);
	ui_pop(ui);
	return empty ? REDO_SCREEN : ui_say(ui, tr("Noted."));
}

enum redo note_new(struct ui *ui)
{
	static const struct prompt prompt = {
		.title = N_("A note"),
		.labels = {N_("Note:")},
		.below = N_("This is for the facilitator only, and stays in this file. With ! before it, it goes into the summary."),
		.enter = N_("keep this note"),
		.count = 1,
		.is_private = true,
		.lines = {{.max = 1000}},
		.done = note_done,
	};

	return ui_prompt(ui, &prompt, NULL);
}

static enum redo agreement_done(struct ui *ui)
{
	struct error error;
	char *texts[PROMPT_LINES];
	bool empty, ok;

	for (int i = 0; i < PROMPT_LINES; i++)
		texts[i] = ui_prompt_text(ui, i);
	empty = texts[0][0] == '\0' && texts[1][0] == '\0' && texts[2][0] == '\0';
	ok = empty || notes_agree(ui->w, texts[0], texts[1], texts[2], &error);
	for (int i = 0; i < PROMPT_LINES; i++)
		free(texts[i]);
	if (!ok)
		return ui_done(ui, false, &error);
	ui_pop(ui);
	return empty ? REDO_SCREEN : ui_say(ui, tr("Written down."));
}

enum redo agreement_new(struct ui *ui)
{
	static const struct prompt prompt = {
		.title = N_("An agreement"),
		.labels = {N_("What do you agree?"), N_("Who?"), N_("When?")},
		.below = N_("\"After the summer\" is an answer too. This comes in the summary."),
		.enter = N_("write it down"),
		.count = PROMPT_LINES,
		.lines = {{.max = 400}, {.max = 100}, {.max = 100}},
		.done = agreement_done,
	};

	return ui_prompt(ui, &prompt, NULL);
}
