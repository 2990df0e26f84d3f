/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/party.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/text.h"
#include "workbook/answer.h"
#include "workbook/attend.h"
#include "workbook/run.h"
#include "workbook/summary.h"
#include "workbook/ways.h"

static char folder[] = "/tmp/party-XXXXXX";

void party_must(bool ok, const struct error *error)
{
	if (!ok)
		fail_msg("%s", error->text);
}

char *party_path(const char *name)
{
	struct str path = STR_EMPTY;

	str_addf(&path, "%s/%s", folder, name);
	return str_take(&path);
}

/* --- the folder --- */

static void make_folder(const char *name)
{
	char *path = party_path(name);

	assert_int_equal(mkdir(path, 0700), 0);
	free(path);
}

static bool is_exercise(const struct dirent *entry)
{
	size_t len = strlen(entry->d_name);

	return len > 4 && strcmp(entry->d_name + len - 4, ".ini") == 0 && strcmp(entry->d_name, "sources.ini") != 0;
}

/* One exercise of each kind, and all lists of questions: the rules of privacy are those of a kind, not of its words. */
static bool is_wanted(const char *folder_of, const char *name, struct str *kinds)
{
	struct str path = STR_EMPTY;
	char line[200], kind[40] = "";
	FILE *file;
	bool wanted;

	str_addf(&path, "%s/%s", folder_of, name);
	file = fopen(path.data, "r");
	while (file && !*kind && fgets(line, sizeof line, file))
		sscanf(line, "kind = %39s", kind);
	if (file)
		fclose(file);
	str_release(&path);
	wanted = strcmp(kind, "questions") == 0 || !kinds->data || !strstr(kinds->data, kind);
	str_addf(kinds, " %s", kind);
	return wanted;
}

static void write_programme(const char *content)
{
	static const char *const folders[] = {"samenspel", "samenspel/content", "samenspel/content/nl", "samenspel/content/nl/programmes"};
	struct str text = STR_EMPTY, from = STR_EMPTY, kinds = STR_EMPTY;
	struct dirent **entries;
	int count;
	char *path = party_path("samenspel/content/nl/programmes/all.ini");
	FILE *file;

	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		make_folder(folders[i]);
	str_addf(&from, "%s/nl", content);
	str_add(&text, "[programme]\ntitle = \"Alles\"\nintro.1 = \"Alles.\"\n");
	count = scandir(from.data, &entries, NULL, alphasort);
	assert_true(count > 0);
	for (int i = 0; i < count; i++) {
		if (is_exercise(entries[i]) && is_wanted(from.data, entries[i]->d_name, &kinds))
			str_addf(&text, "[part.p%d]\nexercise = %.*s\nminutes = 10\n", i, (int)strlen(entries[i]->d_name) - 4, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	file = fopen(path, "w");
	assert_non_null(file);
	assert_true(fputs(text.data, file) >= 0 && fclose(file) == 0);
	free(path);
	str_release(&text);
	str_release(&from);
	str_release(&kinds);
}

int party_begin(void **state)
{
	struct error error;
	const char *root = getenv("TEST_ROOT"), *build = getenv("TEST_BUILD");
	struct str content = STR_EMPTY, texts = STR_EMPTY;
	bool loaded;

	(void)state;
	str_addf(&content, "%s/content", root ? root : ".");
	str_addf(&texts, "%s/nl.mo", build ? build : "build");
	setenv("SAMENSPEL_SEED", "7", 1);
	setenv("SAMENSPEL_CONTENT", content.data, 1);
	text_setup();
	if (!mkdtemp(folder))
		return -1;
	setenv("XDG_DATA_HOME", folder, 1);
	write_programme(content.data);
	loaded = lang_load("nl", texts.data, &error);
	str_release(&content);
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

int party_end(void **state)
{
	(void)state;
	return nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static bool bytes_in(const char *path, const char *bytes)
{
	FILE *file = fopen(path, "rb");
	size_t len = strlen(bytes), matched = 0;

	/* The first byte of what is looked for stands nowhere else in it. */
	for (int c; file && matched < len && (c = getc(file)) != EOF;)
		matched = c == bytes[matched] ? matched + 1 : c == bytes[0];
	if (file)
		fclose(file);
	return matched == len;
}

bool party_file_has(const char *name, const char *bytes)
{
	struct str log = STR_EMPTY;
	char *path = party_path(name);
	bool has;

	str_addf(&log, "%s-wal", path);
	has = bytes_in(path, bytes) || bytes_in(log.data, bytes);
	free(path);
	str_release(&log);
	return has;
}

/* --- a session --- */

struct workbook *party_open(const char *name, const char *programme, const char *roles)
{
	struct error error;
	struct id id;
	int seat, added;
	char *path = party_path(name);
	struct workbook *w = workbook_open(path, &error);

	free(path);
	party_must(w != NULL, &error);
	party_must(workbook_new(w, programme, "Buurtteam", "2026-03-12", &id, &error) && workbook_enter(w, id, &error), &error);
	party_must(attend_check_in(w, roles, &seat, &added, &error), &error);
	return w;
}

void party_value(const struct field *field, const char *words, struct str *value)
{
	str_clear(value);
	switch (field->type) {
	case FIELD_NOTE:
		break;
	case FIELD_PICK:
	case FIELD_MANY:
		str_add(value, field->options[random_below((uint32_t)field->option_count)].id);
		break;
	case FIELD_POINTS:
		str_addf(value, "%s:%d", field->options[random_below((uint32_t)field->option_count)].id, field->max);
		break;
	case FIELD_SCALE:
	case FIELD_NUMBER:
		str_addf(value, "%d", field->min + (int)random_below((uint32_t)(field->max - field->min + 1)));
		break;
	case FIELD_TEXT:
		str_add(value, words);
		break;
	}
}

void party_fill(struct workbook *w, const char *words)
{
	struct error error;
	struct str value = STR_EMPTY;

	for (const struct here *here = run_here(w); here->form && (size_t)here->field < here->form->count; here = run_here(w)) {
		char id[80];

		snprintf(id, sizeof id, "%s", here->form->fields[here->field].id);
		party_value(&here->form->fields[here->field], words, &value);
		party_must(answer_give(w, id, value.data, &error), &error);
	}
	str_release(&value);
	party_must(answer_hand_in(w, &error), &error);
}

void party_answer(struct workbook *w, int seat, const char *words)
{
	struct error error;

	party_must(answer_open_seat(w, seat, &error), &error);
	party_fill(w, words);
}

void party_go_on(struct workbook *w)
{
	struct error error;

	party_must(run_go_on(w, &error), &error);
}

void party_to(struct workbook *w, int part, enum way way)
{
	struct error error;

	party_must(run_go_to(w, part, &error), &error);
	while (run_here(w)->phase != PHASE_ANSWERS)
		party_go_on(w);
	party_must(run_open_step(w, way, &error), &error);
}

void party_keep_all(struct workbook *w)
{
	struct error error;
	struct summary_texts texts = {0};

	party_must(summary_texts(w, &texts, &error), &error);
	for (size_t i = 0; i < texts.count; i++)
		if (texts.items[i].verdict == VERDICT_NONE)
			party_must(summary_review(w, texts.items[i].action, texts.items[i].field, VERDICT_KEEP, NULL, &error), &error);
	summary_texts_release(&texts);
}
