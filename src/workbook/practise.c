/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/practise.h"

#include "base/lang.h"
#include "base/mem.h"
#include "workbook/answer.h"
#include "workbook/attend.h"
#include "workbook/made_up.h"
#include "workbook/state.h"

/* Volunteers, professionals, both, a citizen: 12 people. */
static const char roles[] = "5 4 2 1";

static bool begin(struct workbook *w, const char *programme, struct error *error)
{
	struct id id;
	int seat, added;
	return workbook_new(w, programme, tr("Practise"), NULL, &id, error) && workbook_enter(w, id, error) &&
		attend_check_in(w, roles, &seat, &added, error) && workbook_set_seen(w, SEEN_BY_ONE, error);
}

struct workbook *practise_open(const char *programme, struct error *error)
{
	struct db *db = db_open_memory(error);
	if (!db)
		return NULL;
	struct workbook *w = mem_alloc(1, sizeof *w);
	w->db = db;
	w->cursor = -1;
	w->content = mem_alloc(1, sizeof *w->content);
	w->practising = true;
	if (begin(w, programme, error))
		return w;
	workbook_close(w);
	return NULL;
}

bool practising(const struct workbook *w)
{
	return w->practising;
}

bool practise_can_answer(struct workbook *w)
{
	if (!w->practising || !w->entered)
		return false;
	const struct here *here = run_here(w);
	return here->phase == PHASE_ANSWERS && here->way != WAY_NONE && (here->form || run_missing(w) > 0);
}

/* Somebody's open form is put aside first: then it is answered in its turn, the rest of it as well as what is there. */
bool practise_answer(struct workbook *w, struct error *error)
{
	if (!practise_can_answer(w))
		return error_say(error, tr("There is nothing to answer at this moment."));
	if (run_here(w)->participant && !answer_put_aside(w, error))
		return false;
	return made_up_answer(w, 0, error);
}
