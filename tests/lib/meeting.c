/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/meeting.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/str.h"
#include "base/text.h"
#include "workbook/attend.h"
#include "workbook/run.h"

static char folder[] = "/tmp/meeting-XXXXXX";

const char *meeting_file(void)
{
	static char path[80];
	snprintf(path, sizeof path, "%s/room.db", folder);
	return path;
}

void must(bool ok, const struct error *error)
{
	if (!ok)
		fail_msg("%s", error->text);
}

int meeting_open(void **state)
{
	struct error error;
	struct id id;
	int seat, added;
	unlink(meeting_file());
	struct workbook *w = workbook_open(meeting_file(), &error);
	if (!w || !workbook_new(w, "teamoverleg", "Zuid", "2026-03-12", &id, &error) || !workbook_enter(w, id, &error) ||
		!attend_check_in(w, "5 5 2", &seat, &added, &error))
		return -1;
	*state = w;
	return 0;
}

int meeting_close(void **state)
{
	workbook_close(*state);
	return 0;
}

void meeting_restart(void **state)
{
	struct error error;
	workbook_close(*state);
	*state = workbook_open(meeting_file(), &error);
	must(*state != NULL, &error);
	must(workbook_resume(*state, &error), &error);
}

int meeting_set_up(void **state)
{
	struct error error;
	const char *root = getenv("TEST_ROOT"), *build = getenv("TEST_BUILD");
	struct str content = STR_EMPTY, texts = STR_EMPTY;
	(void)state;
	str_addf(&content, "%s/content", root ? root : ".");
	setenv("SAMENSPEL_CONTENT", content.data, 1);
	str_release(&content);
	text_setup();
	if (!mkdtemp(folder))
		return -1;
	str_addf(&texts, "%s/nl.mo", build ? build : "build");
	bool loaded = lang_load("nl", texts.data, &error);
	str_release(&texts);
	return loaded ? 0 : -1;
}

int meeting_tear_down(void **state)
{
	(void)state;
	unlink(meeting_file());
	return rmdir(folder);
}

void meeting_go_to(struct workbook *w, int part)
{
	struct error error;
	must(run_go_to(w, part, &error), &error);
	while (run_here(w)->phase != PHASE_ANSWERS)
		must(run_go_on(w, &error), &error);
}

void meeting_undo(struct workbook *w, const char *says)
{
	struct error error;
	struct str said = STR_EMPTY;
	must(run_undo(w, &said, &error), &error);
	if (!strstr(said.data, says))
		fail_msg("%s", said.data);
	str_release(&said);
}
