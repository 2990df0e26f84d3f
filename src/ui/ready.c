/* SPDX-License-Identifier: EUPL-1.2 */
/* "Klaarzetten": what to see to before people come in, and what this laptop says of it itself. */
#include "workbook/ready.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/text.h"
#include "ui/screen.h"

enum { ROOMY = 16 };

static void point(struct page *page, const char *word, const char *text)
{
	char *mark = text_cut(word, page->height >= ROOMY ? 12 : 9, true);

	if (page->height >= ROOMY)
		page_gap(page);
	page_point(page, mark, STYLE_PLAIN, text);
	free(mark);
}

static void draw_power(const struct ready *ready, struct page *page)
{
	struct str text = STR_EMPTY;

	if (ready->power == POWER_MAINS)
		str_add(&text, tr("The laptop is plugged in."));
	else if (ready->power == POWER_BATTERY && ready->charge >= 0)
		str_addf(&text, tr("On its battery, %d%% full. Plug it in."), ready->charge);
	else
		str_add(&text, tr("Plug the laptop in."));
	point(page, tr("Power"), text.data);
	str_release(&text);
}

static void draw_letters(struct page *page)
{
	struct str text = STR_EMPTY;

	str_addf(&text, page->height >= ROOMY ? tr("Larger with Ctrl and +. Now %d letters by %d lines; 40 by 12 can be read at the back of a room.")
		: tr("Larger: Ctrl and +. Now %d by %d."), term_columns(), term_rows());
	point(page, tr("Letters"), text.data);
	str_release(&text);
	point(page, tr("Colours"), page->height >= ROOMY ? tr("Black on white: w, once or more often.") : tr("Black on white: w."));
}

/* What can be answered on paper: the exercises of this programme. */
static void draw_paper(struct ui *ui, struct page *page)
{
	const struct session *session = workbook_session(ui->w);
	struct str text = STR_EMPTY;

	/* Cards that say the tables are of use only before people come. */
	if (tables_rounds(session) > 0)
		str_add(&text, tr("seat cards with the tables"));
	for (size_t i = 0; page->height >= ROOMY && i < session->part_count; i++)
		if (session->parts[i].activity_count > 0 && !part_left_out(&session->parts[i]))
			str_addf(&text, "%s%s", text.len > 0 ? ", " : "", session->parts[i].title);
	if (text.len > 0)
		str_addf(&text, "%s%s", ": ", tr("P prints them, at the programme."));
	else
		str_add(&text, tr("Sheets to answer on: P, at the programme."));
	point(page, tr("Paper"), text.data);
	str_release(&text);
}

static void draw_stick(const struct ready *ready, struct page *page)
{
	struct str text = STR_EMPTY;

	if (ready->stick != NULL)
		str_addf(&text, tr("%s is in, for the summary."), ready->stick);
	else
		str_add(&text, tr("No stick is in. Have one at hand for the summary."));
	point(page, tr("Stick"), text.data);
	str_release(&text);
}

static void ready_draw(struct ui *ui, struct page *page)
{
	struct ready ready;

	ready_look(&ready, NULL);
	draw_power(&ready, page);
	point(page, tr("Lock"), page->height >= ROOMY ? tr("Set the screen lock to an hour or more, so that the screen does not go black while people talk.")
		: tr("Set the screen lock to an hour."));
	draw_letters(page);
	draw_paper(ui, page);
	draw_stick(&ready, page);
	if (page->height >= 2 * ROOMY)
		point(page, tr("Wall"), tr("A second screen for the group: type samenspel wall in a second terminal there, and say at the programme, with b, that only you see this one."));
	ready_release(&ready);
}

const struct screen ready_screen = {
	.title = N_("Getting ready"),
	.enter = N_("go on"),
	.draw = ready_draw,
};
