/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/meeting.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "workbook/summary.h"
#include "workbook/ways.h"

static char *folder;
static int meetings;

int meeting_set_up(void **state)
{
	struct error error;
	const char *root = getenv("TEST_ROOT"), *build = getenv("TEST_BUILD"), *tmp = getenv("TMPDIR");
	struct str content = STR_EMPTY, texts = STR_EMPTY, path = STR_EMPTY;
	(void)state;
	str_addf(&content, "%s/content", root ? root : ".");
	setenv("SAMENSPEL_CONTENT", content.data, 1);
	setenv("SAMENSPEL_SEED", "7", 1);
	str_release(&content);
	text_setup();
	str_addf(&path, "%s/meeting-XXXXXX", tmp ? tmp : "/tmp");
	folder = str_take(&path);
	if (!mkdtemp(folder))
		return -1;
	str_addf(&texts, "%s/nl.mo", build ? build : "build");
	bool loaded = lang_load("nl", texts.data, &error);
	str_release(&texts);
	return loaded ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *walk)
{
	(void)status;
	(void)type;
	(void)walk;
	return remove(path);
}

int meeting_tear_down(void **state)
{
	(void)state;
	int failed = nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	free(folder);
	return failed;
}

void meeting_must(bool ok, const struct error *error)
{
	if (!ok)
		fail_msg("%s", error->text);
}

const char *meeting_folder(void)
{
	return folder;
}

struct workbook *meeting_open(const char *roles)
{
	return meeting_open_in("teamoverleg", roles);
}

struct workbook *meeting_open_in(const char *programme, const char *roles)
{
	struct error error;
	struct str path = STR_EMPTY;
	struct id id;
	str_addf(&path, "%s/%d.db", folder, meetings++);
	struct workbook *w = workbook_open(path.data, &error);
	str_release(&path);
	meeting_must(w && workbook_new(w, programme, NULL, "2026-03-12", &id, &error) && workbook_enter(w, id, &error), &error);
	if (*roles)
		meeting_check_in(w, roles);
	return w;
}

struct workbook *meeting_reopen(struct workbook *w)
{
	struct error error;
	char *path = mem_copy(workbook_file(w));
	workbook_close(w);
	w = workbook_open(path, &error);
	free(path);
	meeting_must(w && workbook_resume(w, &error), &error);
	return w;
}

void meeting_check_in(struct workbook *w, const char *roles)
{
	struct error error;
	int seat, added;
	meeting_must(attend_check_in(w, roles, &seat, &added, &error), &error);
}

void meeting_go_to(struct workbook *w, int part)
{
	struct error error;
	meeting_must(run_go_to(w, part, &error), &error);
	while (run_here(w)->phase != PHASE_ANSWERS)
		meeting_must(run_go_on(w, &error), &error);
}

void meeting_to_answers(struct workbook *w, int part)
{
	struct error error;
	meeting_go_to(w, part);
	meeting_must(run_open_step(w, WAY_EACH, &error), &error);
}

void meeting_answer(struct workbook *w, int seat, const char *value)
{
	struct error error;
	meeting_must(answer_open_seat(w, seat, &error), &error);
	while ((size_t)run_here(w)->field < run_here(w)->form->count) {
		char *id = mem_copy(run_here(w)->form->fields[run_here(w)->field].id);
		bool ok = answer_give(w, id, value, &error);
		free(id);
		meeting_must(ok, &error);
	}
	meeting_must(answer_hand_in(w, &error), &error);
}

void meeting_reveal(struct workbook *w)
{
	struct error error;
	while (run_here(w)->phase != PHASE_PICTURE)
		meeting_must(run_go_on(w, &error), &error);
}

const struct participant *meeting_seat(struct workbook *w, int seat)
{
	const struct participant *one = people_seat(&workbook_session(w)->people, seat);
	assert_non_null(one);
	return one;
}

void meeting_undo(struct workbook *w)
{
	struct error error;
	struct str said = STR_EMPTY;
	meeting_must(run_undo(w, &said, &error), &error);
	assert_true(said.len > 0);
	str_release(&said);
}

void meeting_undo_says(struct workbook *w, const char *says)
{
	struct error error;
	struct str said = STR_EMPTY;
	meeting_must(run_undo(w, &said, &error), &error);
	if (!strstr(said.data, says))
		fail_msg("%s", said.data);
	str_release(&said);
}

int meeting_of_twelve(void **state)
{
	*state = meeting_open("5 5 2");
	return 0;
}

int meeting_close(void **state)
{
	workbook_close(*state);
	return 0;
}

/* The words of one block of the summary; "" when it is not there. */
static char *block_text(struct workbook *w, const char *id)
{
	struct error error;
	struct summary summary = {0};
	struct str text = STR_EMPTY;
	meeting_must(summary_make(w, true, &summary, &error), &error);
	for (size_t i = 0; i < summary.doc.count; i++)
		if (strcmp(summary.doc.blocks[i].id, id) == 0)
			str_add(&text, summary.doc.blocks[i].text);
	summary_release(&summary);
	return str_take(&text);
}

void meeting_assert_block(struct workbook *w, const char *id, const char *wanted)
{
	char *text = block_text(w, id);
	assert_string_equal(text, wanted);
	free(text);
}
