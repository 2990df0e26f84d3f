/* SPDX-License-Identifier: EUPL-1.2 */
/* Two small screens that others open: a few lines to type, and a question for Enter or Esc. */
#include <stdlib.h>

#include "base/clock.h"
#include "base/lang.h"
#include "base/mem.h"
#include "ui/screen.h"

static void prompt_clear(struct ui *ui)
{
	for (int i = 0; i < PROMPT_LINES; i++)
		editor_release(&ui->prompt.lines[i]);
}

/* What is done with, or given up, is not kept. */
static void prompt_closed(struct ui *ui)
{
	prompt_clear(ui);
	if (ui->prompt.half != NULL)
		notes_half_forget(ui->w, ui->prompt.half);
	ui->prompt.half = NULL;
	ui->typed_at = 0;
}

static void read_half(struct ui *ui)
{
	struct prompt *prompt = &ui->prompt;

	for (int i = 0; i < prompt->count; i++) {
		char *text = notes_half(ui->w, prompt->half, i);

		if (text != NULL) {
			editor_start(&prompt->lines[i], text, prompt->lines[i].max);
			prompt->at = i;
			ui_say(ui, tr("This was typed before the program stopped."));
		}
		free(text);
	}
}

void prompt_keep(struct ui *ui)
{
	struct prompt *prompt = &ui->prompt;
	struct error error;

	if (ui_screen(ui) != &prompt_screen || prompt->half == NULL || !prompt->changed)
		return;
	prompt->changed = false;
	for (int i = 0; i < prompt->count; i++) {
		char *text = ui_prompt_text(ui, i);

		if (!notes_half_keep(ui->w, prompt->half, i, text, &error))
			ui_say(ui, error.text);
		free(text);
	}
}

enum redo ui_prompt(struct ui *ui, const struct prompt *prompt, const char *const *texts)
{
	prompt_clear(ui);
	ui->prompt = *prompt;
	for (int i = 0; i < PROMPT_LINES; i++) {
		ui->prompt.lines[i] = (struct editor){.max = prompt->lines[i].max};
		editor_start(&ui->prompt.lines[i], texts != NULL && i < prompt->count ? texts[i] : NULL, prompt->lines[i].max);
		ui->prompt.lines[i].digits = prompt->lines[i].digits;
	}
	if (prompt->half != NULL)
		read_half(ui);
	ui_push(ui, &prompt_screen);
	return REDO_SCREEN;
}

char *ui_prompt_text(struct ui *ui, int line)
{
	return editor_text(&ui->prompt.lines[line]);
}

int ui_prompt_number(struct ui *ui, int line)
{
	char *text = ui_prompt_text(ui, line);
	int number = (int)strtol(text, NULL, 10);

	free(text);
	return number;
}

static const char *prompt_title(struct ui *ui)
{
	return tr(ui->prompt.title);
}

static const char *prompt_enter(struct ui *ui)
{
	return ui->prompt.at + 1 < ui->prompt.count ? tr("next line") : tr(ui->prompt.enter);
}

static void prompt_draw(struct ui *ui, struct page *page)
{
	struct prompt *prompt = &ui->prompt;

	page_gap(page);
	for (int i = 0; i < prompt->count; i++) {
		int first = (int)page->lines.count;

		page_editor(page, tr(prompt->labels[i]), &prompt->lines[i], i == prompt->at);
		touch_add(&page->touches, &(struct touch){.row = first, .last = (int)page->lines.count - 1, .to = page->width, .choice = i});
		if (page->height > 12)
			page_gap(page);
	}
	if (prompt->below != NULL) {
		page_gap(page);
		page_text(page, STYLE_PLAIN, tr(prompt->below));
	}
}

static enum redo prompt_to(struct ui *ui, int line)
{
	if (line < 0 || line >= ui->prompt.count)
		return REDO_NOTHING;
	ui->prompt.at = line;
	ui_level(ui)->follow = true;
	return REDO_SCREEN;
}

static enum redo prompt_key(struct ui *ui, int key)
{
	struct prompt *prompt = &ui->prompt;

	if (editor_key(&prompt->lines[prompt->at], key)) {
		prompt->changed = true;
		if (prompt->half != NULL)
			ui->typed_at = clock_steady_ms();
		ui_level(ui)->follow = true;
		return REDO_SCREEN;
	}
	if (key == TERM_TAB)
		return prompt_to(ui, (prompt->at + 1) % prompt->count);
	if (key == TERM_DOWN)
		return prompt_to(ui, prompt->at + 1);
	if (key == TERM_UP || key == TERM_BACK_TAB)
		return prompt_to(ui, prompt->at - 1);
	return REDO_UNUSED;
}

static enum redo prompt_on(struct ui *ui)
{
	if (ui->prompt.at + 1 < ui->prompt.count)
		return prompt_to(ui, ui->prompt.at + 1);
	return ui->prompt.done(ui);
}

static unsigned prompt_use(struct ui *ui)
{
	return USE_TYPING | (ui->prompt.is_private ? USE_PRIVATE : 0);
}

const struct screen prompt_screen = {
	.titled = prompt_title,
	.used = prompt_use,
	.entered = prompt_enter,
	.close = prompt_closed,
	.draw = prompt_draw,
	.key = prompt_key,
	.pick = prompt_to,
	.on = prompt_on,
};

enum redo ui_confirm_apart(struct ui *ui, const char *question, const char *no, const char *enter_label, enum redo (*yes)(struct ui *ui))
{
	mem_set(&ui->ask.question, question);
	ui->ask.enter = enter_label;
	ui->ask.no = no;
	ui->ask.yes = yes;
	ui_push(ui, &ask_screen);
	return REDO_SCREEN;
}

enum redo ui_confirm(struct ui *ui, const char *question, const char *enter_label, enum redo (*yes)(struct ui *ui))
{
	return ui_confirm_apart(ui, question, NULL, enter_label, yes);
}

static void ask_draw(struct ui *ui, struct page *page)
{
	page_gap(page);
	page_text(page, STYLE_STRONG, ui->ask.question);
	page_gap(page);
	if (ui->ask.no != NULL) {
		page_rowf(page, "1  %s", tr(ui->ask.no));
		page_rowf(page, "2  %s", tr(ui->ask.enter));
		return;
	}
	page_textf(page, STYLE_PLAIN, "Enter  %s", tr(ui->ask.enter));
	page_textf(page, STYLE_PLAIN, "Esc    %s", tr("back, nothing changes"));
}

static bool says_no(struct ui *ui)
{
	return ui->ask.no != NULL && ui_level(ui)->selected == 0;
}

static const char *ask_enter(struct ui *ui)
{
	return tr(says_no(ui) ? ui->ask.no : ui->ask.enter);
}

static enum redo ask_on(struct ui *ui)
{
	bool no = says_no(ui);

	ui_pop(ui);
	return no ? REDO_SCREEN : ui->ask.yes(ui);
}

static unsigned ask_use(struct ui *ui)
{
	return USE_ASKING | (ui->ask.no != NULL ? USE_DIGITS : 0U);
}

const struct screen ask_screen = {
	.title = N_("A question"),
	.used = ask_use,
	.entered = ask_enter,
	.draw = ask_draw,
	.key = keys_asking,
	.on = ask_on,
};
