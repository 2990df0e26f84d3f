/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lang.h"
#include "lib/pile.h"
#include "workbook/attend.h"
#include "workbook/summary.h"
#include "workbook/ways.h"

static char folder[] = "/tmp/paper-XXXXXX";

/* Every type of field a sheet can hold, and words in the middle. */
static const char exercise[] = "[exercise]\nkind = questions\ntitle = \"Alles\"\nminutes = 5\nintro.1 = \"Voor de test.\"\nsource = utrecht-2015\n"
	"[field.role]\ntype = role\ntext = \"Welke rol?\"\n"
	"[field.story]\ntype = note\ntext = \"Een verhaal vooraf.\"\n"
	"[field.pick]\ntype = pick\ntext = \"Welke?\"\noption.a = \"A\"\noption.b = \"B\"\noption.c = \"C\"\n"
	"[field.words]\ntype = text\ntext = \"Waarom?\"\n"
	"[field.many]\ntype = many\ntext = \"Welke allemaal?\"\noption.a = \"A\"\noption.b = \"B\"\noption.c = \"C\"\n"
	"[field.scale]\ntype = scale\ntext = \"Hoe erg?\"\n"
	"[field.mark]\ntype = number\nmin = 1\nmax = 10\ntext = \"Cijfer?\"\n"
	"[field.hours]\ntype = number\nmin = 0\nmax = 30\ntext = \"Uren?\"\n"
	"[field.more]\ntype = text\ntext = \"En verder?\"\n";
static const char programme[] = "[programme]\ntitle = \"Alles\"\nintro.1 = \"Voor de test.\"\n"
	"[part.all]\nexercise = alles\nminutes = 5\n[part.dilemma]\nexercise = kaders-of-speelruimte\nminutes = 20\n";

static char *path_of(const char *name)
{
	static char path[160];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

void pile_must(bool ok, const struct error *error)
{
	if (!ok)
		fail_msg("%s", error->text);
}

/* Four volunteers (1 to 4), four professionals (5 to 8), and number 9, whose role is not known. */
int pile_open(void **state)
{
	struct error error;
	struct id id;
	int seat, added;
	unlink(path_of("room.db"));
	struct workbook *w = workbook_open(path_of("room.db"), &error);
	if (!w || !workbook_new(w, "alles", NULL, NULL, &id, &error) || !workbook_enter(w, id, &error) ||
		!attend_check_in(w, "111122220", &seat, &added, &error))
		return -1;
	*state = w;
	return 0;
}

int pile_close(void **state)
{
	workbook_close(*state);
	return 0;
}

struct workbook *pile_again(void **state)
{
	struct error error;
	workbook_close(*state);
	struct workbook *w = *state = workbook_open(path_of("room.db"), &error);
	assert_non_null(w);
	pile_must(workbook_resume(w, &error), &error);
	return w;
}

void pile_go_on(struct workbook *w)
{
	struct error error;
	pile_must(run_go_on(w, &error), &error);
}

void pile_begin(struct workbook *w, int part)
{
	struct error error;
	pile_must(run_go_to(w, part, &error), &error);
	while (run_here(w)->phase != PHASE_ANSWERS)
		pile_go_on(w);
	pile_must(run_open_step(w, WAY_PAPER, &error), &error);
}

void pile_sheet_open(struct workbook *w, int seat)
{
	struct error error;
	pile_must(seat > 0 ? answer_open_seat(w, seat, &error) : paper_open(w, &error), &error);
}

void pile_type(struct workbook *w, struct token *token, const char *keys)
{
	struct error error = {""};
	for (; *keys; keys++)
		pile_must(paper_key(w, token, *keys, &error) != TYPED_WRONG, &error);
}

void pile_keep(struct workbook *w)
{
	struct error error;
	pile_must(answer_hand_in(w, &error), &error);
}

void pile_sheet(struct workbook *w, int seat, const char *keys)
{
	struct token token = {.wrong = false};
	pile_sheet_open(w, seat);
	pile_type(w, &token, keys);
	pile_keep(w);
}

void pile_says(struct workbook *w, const char *sentence)
{
	const char *said = run_message(w);
	assert_non_null(said);
	assert_string_equal(said, sentence);
}

bool pile_summary_has(struct workbook *w, const char *words)
{
	struct summary summary = {0};
	struct str out = STR_EMPTY;
	struct error error;
	pile_must(summary_make(w, false, &summary, &error), &error);
	summary_write(&summary, format_find("md"), false, &out);
	bool has = strstr(out.data, words) != NULL;
	summary_release(&summary);
	str_release(&out);
	return has;
}

static int write_file(const char *name, const char *text)
{
	FILE *file = fopen(path_of(name), "w");
	return !file || fputs(text, file) < 0 || fclose(file) != 0 ? -1 : 0;
}

int pile_set_up(void **state)
{
	static const char *const folders[] = {"samenspel", "samenspel/content", "samenspel/content/nl", "samenspel/content/nl/programmes"};
	const char *root = getenv("TEST_ROOT"), *build = getenv("TEST_BUILD");
	struct str path = STR_EMPTY;
	struct error error;
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		if (mkdir(path_of(folders[i]), 0700) < 0)
			return -1;
	if (write_file("samenspel/content/nl/alles.ini", exercise) || write_file("samenspel/content/nl/programmes/alles.ini", programme))
		return -1;
	setenv("XDG_DATA_HOME", folder, 1);
	str_addf(&path, "%s/content", root ? root : ".");
	setenv("SAMENSPEL_CONTENT", path.data, 1);
	str_clear(&path);
	str_addf(&path, "%s/nl.mo", build ? build : "build");
	bool loaded = lang_load("nl", path.data, &error);
	str_release(&path);
	return loaded ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
	(void)status;
	(void)kind;
	(void)walk;
	return remove(path);
}

int pile_tear_down(void **state)
{
	(void)state;
	return nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}
