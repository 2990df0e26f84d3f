/* SPDX-License-Identifier: EUPL-1.2 */
/* One list of all texts, before anything of them goes into a file. */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "ui/screen.h"

static struct summary_text *text_here(struct ui *ui)
{
	struct summary_texts *texts = &ui->review.texts;
	size_t i = (size_t)ui->stack[ui->depth].selected;

	return i < texts->count ? &texts->items[i] : NULL;
}

static const char *verdict_mark(enum verdict verdict)
{
	switch (verdict) {
	case VERDICT_NONE:
		break;
	case VERDICT_KEEP:
	case VERDICT_EDITED:
		return "[✓]";
	case VERDICT_DROP:
		return "[-]";
	}
	return "[ ]";
}

static const char *text_now(const struct summary_texts *fresh, const struct summary_text *text)
{
	for (size_t i = 0; i < fresh->count; i++)
		if (fresh->items[i].origin == text->origin && id_equal(fresh->items[i].action, text->action))
			return fresh->items[i].text;
	return text->text;
}

/* A note or agreement may have other words by now. Answers keep their place: read again they would stand in another order. */
static void review_again(struct ui *ui)
{
	struct summary_texts *texts = &ui->review.texts, fresh = {0};
	struct error error;

	if (summary_texts(ui->w, &fresh, &error))
		for (size_t i = 0; i < texts->count; i++)
			if (texts->items[i].origin != TEXT_ANSWER)
				mem_set(&texts->items[i].text, text_now(&fresh, &texts->items[i]));
	summary_texts_release(&fresh);
}

static void review_draw(struct ui *ui, struct page *page)
{
	const struct summary_texts *texts = &ui->review.texts;
	const char *question = "";

	page_text(page, STYLE_PLAIN, ui_mirrored(ui) ? tr("Leave out what tells who somebody is.")
		: tr("This is for the facilitator only. Leave out what tells who somebody is."));
	for (size_t i = 0; i < texts->count; i++) {
		const struct summary_text *text = &texts->items[i];

		if (text->question != NULL && strcmp(text->question, question) != 0) {
			page_gap(page);
			page_text(page, STYLE_HEAD, text->question);
			question = text->question;
		}
		if (text->verdict == VERDICT_DROP)
			page_rowf(page, "%s (%s) %s", verdict_mark(text->verdict), tr("left out"), text->text);
		else
			page_rowf(page, "%s %s", verdict_mark(text->verdict), text->text);
	}
	page_gap(page);
	page_row(page, tr("Save the summary. Answers that were not looked at are left out."));
}

static enum redo judge(struct ui *ui, struct summary_text *text, enum verdict verdict, const char *edited)
{
	struct error error;

	if (!summary_review(ui->w, text->action, text->field, verdict, edited, &error))
		return ui_done(ui, false, &error);
	text->verdict = verdict;
	if (edited != NULL && edited != text->text)
		mem_set(&text->text, edited);
	ui->stack[ui->depth].selected++;
	ui->stack[ui->depth].follow = true;
	return REDO_SCREEN;
}

static enum redo review_on(struct ui *ui)
{
	struct summary_text *text = text_here(ui);

	if (text != NULL)
		return judge(ui, text, text->verdict == VERDICT_EDITED ? VERDICT_EDITED : VERDICT_KEEP, text->verdict == VERDICT_EDITED ? text->text : NULL);
	ui_pop(ui);
	return summary_save_now(ui);
}

static bool on_text(struct ui *ui)
{
	return text_here(ui) != NULL;
}

static enum redo leave_out(struct ui *ui)
{
	return judge(ui, text_here(ui), VERDICT_DROP, NULL);
}

static enum redo edit_done(struct ui *ui)
{
	char *typed = ui_prompt_text(ui, 0);
	enum redo redo;

	ui_pop(ui);
	redo = typed[0] != '\0' ? judge(ui, text_here(ui), VERDICT_EDITED, typed) : REDO_SCREEN;
	free(typed);
	return redo;
}

static enum redo edit_open(struct ui *ui)
{
	static const struct prompt prompt = {
		.title = N_("Other words"),
		.labels = {N_("In the summary:")},
		.below = N_("Change only what tells who somebody is."),
		.enter = N_("keep these words"),
		.count = 1,
		.is_private = true,
		.lines = {{.max = 1000}},
		.done = edit_done,
	};
	const struct summary_text *text = text_here(ui);
	const char *texts[1] = {text->text};

	switch (text->origin) {
	case TEXT_ANSWER:
	case TEXT_HARVEST:
		break;
	case TEXT_NOTE:
		return note_edit(ui, text->action);
	case TEXT_AGREEMENT:
		return agreement_edit(ui, text->action);
	}
	return ui_prompt(ui, &prompt, texts);
}

static const char *review_enter(struct ui *ui)
{
	return text_here(ui) != NULL ? tr("keep this") : tr("save the summary");
}

static const struct key_row review_keys[] = {
	{'x', N_("leave out"), N_("Leaves this text out of the summary."), leave_out, on_text},
	{'e', N_("edit"), N_("Other words instead."), edit_open, on_text},
	{0, NULL, NULL, NULL, NULL},
};

const struct screen review_screen = {
	.title = N_("All texts, before saving"),
	.use = USE_PRIVATE,
	.keys = review_keys,
	.entered = review_enter,
	.line = review_again,
	.draw = review_draw,
	.on = review_on,
};
