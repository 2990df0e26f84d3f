/* SPDX-License-Identifier: EUPL-1.2 */
#include "content/content.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"
#include "content/check.h"
#include "content/folder.h"
#include "content/ini.h"
#include "content/nearest.h"
#include "content/programme_file.h"

static const struct content_key source_keys[] = {
	{.section = "*", .name = "text", .type = KEY_TEXT, .required = true, .help = N_("The full reference: who, when, what, where.")},
	{0},
};

static const char sources_name[] = "sources.ini";

struct loading {
	struct content *content;
	const struct content_rules *rules;
	struct folder_files exercises, programmes;
	bool sources_faulty;      /* then nobody knows which sources there are, and exercises are not blamed for it */
};

static void source_set(struct content *content, const char *id, const char *text)
{
	for (size_t i = 0; i < content->source_count; i++) {
		if (strcmp(content->sources[i].id, id) != 0)
			continue;
		mem_set(&content->sources[i].text, text);
		return;
	}
	content->sources = mem_room(content->sources, content->source_count, &content->source_room, sizeof *content->sources);
	content->sources[content->source_count++] = (struct content_source){mem_copy(id), mem_copy(text)};
}

static struct exercise *lines_new(const char *path)
{
	struct exercise *lines = mem_alloc(1, sizeof *lines);

	lines->file = mem_copy(path);
	return lines;
}

static void sources_read(struct loading *l, const char *folder)
{
	const struct content_key *tables[] = {source_keys, NULL};
	const struct check check = {tables, false};
	char *path = folder_path(folder, sources_name);
	struct exercise *lines = lines_new(path);
	struct faults *faults = &l->content->faults;
	struct stat status;

	if (stat(path, &status) == 0) {
		if (!ini_read(path, lines, faults) || !check_lines(lines, &check, faults))
			l->sources_faulty = true;
		else
			for (size_t i = 0; i < lines->count; i++)
				source_set(l->content, lines->lines[i].section, lines->lines[i].value);
	}
	exercise_free(lines);
	free(path);
}

static void check_source(const struct loading *l, const struct exercise *exercise)
{
	const struct exercise_line *line = exercise_find(exercise, "exercise", "source");
	const struct content *content = l->content;
	struct nearest nearest = {.word = line ? line->value : ""};

	if (!line || l->sources_faulty || !content_id_ok(line->value) || content_source(content, line->value))
		return;
	for (size_t i = 0; i < content->source_count; i++)
		nearest_offer(&nearest, content->sources[i].id, strlen(content->sources[i].id));
	nearest_fault(&nearest, &l->content->faults, exercise->file, line->number, "exercise.source",
		tr("This source is not in sources.ini: correct the id or add the source there."));
}

static void check_kind(const struct loading *l, const struct exercise *exercise)
{
	const struct exercise_line *line = exercise_find(exercise, "exercise", "kind");
	struct nearest nearest = {.word = exercise->kind};
	struct str text = STR_EMPTY;

	if (!line)
		return;
	nearest_offer_all(&nearest, l->rules->kinds);
	str_addf(&text, tr("There is no kind of exercise with this name: choose one of %s."), l->rules->kinds);
	nearest_fault(&nearest, &l->content->faults, exercise->file, line->number, "exercise.kind", text.data);
	str_release(&text);
}

static void check_prose(const struct exercise *exercise, struct faults *faults)
{
	static const char *const prose[] = {"intro", "talk", "facilitator"};

	for (size_t i = 0; i < sizeof prose / sizeof *prose; i++)
		check_numbering(exercise, "exercise", prose[i], faults);
}

static bool exercise_check(const struct loading *l, const struct exercise *exercise)
{
	const struct content_key *own = *exercise->kind ? l->rules->keys(exercise->kind) : NULL;
	const struct content_key *tables[] = {content_common_keys, own, NULL};
	const struct check check = {tables, !own};
	struct faults *faults = &l->content->faults;
	size_t before = faults->count;

	if (!own)
		check_kind(l, exercise);
	check_lines(exercise, &check, faults);
	check_prose(exercise, faults);
	check_source(l, exercise);
	/* The kind's own rules may count on every key being as its table says. */
	if (own && l->rules->check && faults->count == before)
		l->rules->check(exercise, faults);
	return faults->count == before;
}

static void exercise_read(const struct loading *l, const struct folder_file *file)
{
	struct content *content = l->content;
	struct exercise *exercise = lines_new(file->path);
	bool good = ini_read(file->path, exercise, &content->faults);

	exercise->id = mem_copy(file->id);
	exercise->lang = mem_copy(content->lang);
	exercise->kind = mem_copy(exercise_text(exercise, "exercise", "kind"));
	if (!good || !exercise_check(l, exercise)) {
		exercise_free(exercise);
		return;
	}
	content->exercises = mem_room(content->exercises, content->exercise_count, &content->exercise_room, sizeof(struct exercise *));
	content->exercises[content->exercise_count++] = exercise;
}

static void programmes_read(const struct loading *l)
{
	const struct programme_world world = {l->content, &l->exercises, l->rules};
	struct content *content = l->content;
	struct programme programme;

	for (size_t i = 0; i < l->programmes.count; i++) {
		if (!programme_read(&l->programmes.items[i], &world, &programme, &content->faults))
			continue;
		content->programmes = mem_room(content->programmes, content->programme_count, &content->programme_room, sizeof *content->programmes);
		content->programmes[content->programme_count++] = programme;
	}
}

static int exercise_order(const void *a, const void *b)
{
	const struct exercise *const *one = a, *const *other = b;
	int order = text_compare(exercise_text(*one, "exercise", "title"), exercise_text(*other, "exercise", "title"));

	return order ? order : strcmp((*one)->id, (*other)->id);
}

static int programme_order(const void *a, const void *b)
{
	const struct programme *one = a, *other = b;
	int minutes = programme_minutes(one), than = programme_minutes(other);

	return minutes != than ? (minutes > than) - (minutes < than) : strcmp(one->id, other->id);
}

static int text_order(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int fault_order(const void *a, const void *b)
{
	const struct fault *one = a, *other = b;
	int order = text_order(one->file, other->file);

	if (!order)
		order = (one->line > other->line) - (one->line < other->line);
	if (!order)
		order = text_order(one->key, other->key);
	return order ? order : strcmp(one->sentence, other->sentence);
}

static void sort(void *items, size_t count, size_t size, int (*order)(const void *, const void *))
{
	if (count)
		qsort(items, count, size, order);
}

static void content_sort(struct content *content)
{
	sort(content->exercises, content->exercise_count, sizeof(struct exercise *), exercise_order);
	sort(content->programmes, content->programme_count, sizeof *content->programmes, programme_order);
	sort(content->faults.items, content->faults.count, sizeof *content->faults.items, fault_order);
}

static void folder_load(struct loading *l, const char *folder)
{
	char *own = folder_path(folder, l->content->lang);
	char *programmes = folder_path(own, "programmes");

	sources_read(l, own);
	folder_add(&l->exercises, own, &l->content->faults);
	folder_add(&l->programmes, programmes, &l->content->faults);
	free(programmes);
	free(own);
}

static void fault_nothing(struct content *content, const char *const *folders)
{
	struct str places = STR_EMPTY;

	for (; *folders; folders++)
		str_addf(&places, "%s%s", places.len ? ", " : "", *folders);
	faults_add(&content->faults, NULL, 0, NULL, tr("There is no content in the language %s in these folders: %s. Install Samenspel again or set SAMENSPEL_CONTENT."),
		content->lang, places.data);
	str_release(&places);
}

void content_load(struct content *content, const char *lang, const char *const *folders, const struct content_rules *rules)
{
	struct loading l = {.content = content, .rules = rules};

	*content = (struct content){.lang = mem_copy(lang)};
	for (size_t i = 0; folders[i]; i++)
		folder_load(&l, folders[i]);
	folder_drop(&l.exercises, "sources");
	folder_sort(&l.exercises);
	folder_sort(&l.programmes);
	if (!l.exercises.count && !l.programmes.count)
		fault_nothing(content, folders);
	for (size_t i = 0; i < l.exercises.count; i++)
		exercise_read(&l, &l.exercises.items[i]);
	programmes_read(&l);
	content_sort(content);
	folder_release(&l.exercises);
	folder_release(&l.programmes);
}

void content_release(struct content *content)
{
	for (size_t i = 0; i < content->exercise_count; i++)
		exercise_free(content->exercises[i]);
	free(content->exercises);
	for (size_t i = 0; i < content->programme_count; i++)
		programme_release(&content->programmes[i]);
	free(content->programmes);
	for (size_t i = 0; i < content->source_count; i++) {
		free(content->sources[i].id);
		free(content->sources[i].text);
	}
	free(content->sources);
	faults_release(&content->faults);
	free(content->lang);
	*content = (struct content){0};
}

const struct exercise *content_exercise(const struct content *content, const char *id)
{
	for (size_t i = 0; i < content->exercise_count; i++) {
		if (strcmp(content->exercises[i]->id, id) == 0)
			return content->exercises[i];
	}
	return NULL;
}

const struct programme *content_programme(const struct content *content, const char *id)
{
	for (size_t i = 0; i < content->programme_count; i++) {
		if (strcmp(content->programmes[i].id, id) == 0)
			return &content->programmes[i];
	}
	return NULL;
}

const char *content_source(const struct content *content, const char *id)
{
	for (size_t i = 0; i < content->source_count; i++) {
		if (strcmp(content->sources[i].id, id) == 0)
			return content->sources[i].text;
	}
	return NULL;
}
