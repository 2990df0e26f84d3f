/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/made.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/str.h"
#include "workbook/attend.h"
#include "workbook/run.h"
#include "workbook/ways.h"

static char *folder;

static const struct {
	const char *name, *text;
} programmes[] = {
	{"bench", "[programme]\ntitle = \"Every card\"\nintro.1 = \"For the bench.\"\n[part.tasks]\nexercise = taken\nminutes = 25\ncards = 40\n"},
	{"bench-place", "[programme]\ntitle = \"One place\"\nintro.1 = \"For the bench.\"\n[part.place]\nexercise = kaders-of-speelruimte\nminutes = 25\n"},
};

static _Noreturn void give_up(const char *sentence)
{
	fprintf(stderr, "the made session: %s\n", sentence);
	made_end();
	exit(1);
}

void made_must(bool ok, const struct error *error)
{
	if (!ok)
		give_up(error->text);
}

char *made_path(const char *name)
{
	struct str path = STR_EMPTY;

	str_addf(&path, "%s/%s", folder, name);
	return str_take(&path);
}

char *made_program(const char *build, const char *name)
{
	struct str path = STR_EMPTY;

	str_addf(&path, "%s/%s", build, name);
	return str_take(&path);
}

static void make_folder(const char *name)
{
	char *path = made_path(name);

	if (mkdir(path, 0700) < 0)
		give_up(path);
	free(path);
}

static void write_programme(const char *name, const char *text)
{
	struct str path = STR_EMPTY;
	FILE *file;

	str_addf(&path, "%s/samenspel/content/nl/programmes/%s.ini", folder, name);
	file = fopen(path.data, "w");
	if (!file || fputs(text, file) < 0 || fclose(file) != 0)
		give_up(path.data);
	str_release(&path);
}

static void write_programmes(void)
{
	static const char *const folders[] = {"samenspel", "samenspel/content", "samenspel/content/nl", "samenspel/content/nl/programmes"};

	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		make_folder(folders[i]);
	for (size_t i = 0; i < sizeof programmes / sizeof *programmes; i++)
		write_programme(programmes[i].name, programmes[i].text);
}

static void set_path(const char *name, const char *path)
{
	char *real = realpath(path, NULL);

	if (!real)
		give_up(path);
	setenv(name, real, 1);
	free(real);
}

static void load_texts(const char *build)
{
	struct error error;
	struct str path = STR_EMPTY;

	str_addf(&path, "%s/nl.mo", build);
	made_must(lang_load("nl", path.data, &error), &error);
	str_release(&path);
}

void made_begin(const char *build)
{
	struct str path = STR_EMPTY;

	str_addf(&path, "%s/bench-XXXXXX", build);
	folder = str_take(&path);
	if (!mkdtemp(folder))
		give_up(folder);
	set_path("XDG_DATA_HOME", folder);
	set_path("SAMENSPEL_CONTENT", "content");
	setenv("SAMENSPEL_SEED", "7", 1);
	setenv("LANG", "nl_NL.UTF-8", 1);
	unsetenv("LC_ALL");
	write_programmes();
	load_texts(build);
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *walk)
{
	(void)status;
	(void)type;
	(void)walk;
	return remove(path);
}

void made_end(void)
{
	if (folder)
		nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	free(folder);
	folder = NULL;
}

struct workbook *made_room_of(const char *path, const char *programme, int people)
{
	struct error error;
	struct workbook *w = workbook_open(path, &error);
	struct str roles = STR_EMPTY;
	struct id id;
	int seat, added;

	made_must(w != NULL, &error);
	str_addf(&roles, "%d %d %d", people / 2, people / 3, people - people / 2 - people / 3);
	made_must(workbook_new(w, programme, NULL, NULL, &id, &error) && workbook_enter(w, id, &error), &error);
	made_must(attend_check_in(w, roles.data, &seat, &added, &error), &error);
	str_release(&roles);
	while (run_here(w)->phase != PHASE_ANSWERS)
		made_must(run_go_on(w, &error), &error);
	made_must(run_open_step(w, WAY_EACH, &error), &error);
	return w;
}

struct workbook *made_room(const char *path, int people)
{
	return made_room_of(path, "bench", people);
}

char *made_value(struct workbook *w, int seat)
{
	const struct here *here = run_here(w);
	const struct field *field = &here->form->fields[here->field];
	/* half the people think alike, so that there is something to find */
	uint32_t option = seat % 2 ? 0 : random_below((uint32_t)field->option_count);

	return mem_copy(field->options[option].id);
}
