/* SPDX-License-Identifier: EUPL-1.2 */
#include "workbook/catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "workbook/state.h"

static void add_row(struct catalogue *catalogue, const char *id, const char *kind, const char *title, int minutes)
{
	catalogue->rows = mem_room(catalogue->rows, catalogue->count, &catalogue->room, sizeof *catalogue->rows);
	catalogue->rows[catalogue->count++] = (struct catalogue_row){mem_copy(id), mem_copy(kind), mem_copy(title), minutes};
}

void catalogue_load(struct catalogue *catalogue)
{
	struct content content = {0};
	state_load_content(&content);
	for (size_t i = 0; i < content.programme_count; i++)
		add_row(catalogue, content.programmes[i].id, "programme", content.programmes[i].title, programme_minutes(&content.programmes[i]));
	for (size_t i = 0; i < content.exercise_count; i++) {
		const struct exercise *exercise = content.exercises[i];
		add_row(catalogue, exercise->id, exercise->kind, exercise_text(exercise, "exercise", "title"),
			exercise_number(exercise, "exercise", "minutes", 0));
	}
	catalogue->faults = content.faults;
	content.faults = (struct faults){0};
	content_release(&content);
}

void catalogue_release(struct catalogue *catalogue)
{
	for (size_t i = 0; i < catalogue->count; i++) {
		free(catalogue->rows[i].id);
		free(catalogue->rows[i].kind);
		free(catalogue->rows[i].title);
	}
	free(catalogue->rows);
	faults_release(&catalogue->faults);
	*catalogue = (struct catalogue){0};
}

static void show_exercise(const struct exercise *exercise, const struct content *content, struct doc *doc)
{
	const char *head[] = {tr("Key"), tr("Text")}, *section = "";
	struct table *table = NULL;
	doc_head(doc, exercise->id, 1, exercise_text(exercise, "exercise", "title"));
	for (size_t i = 0; i < exercise->count; i++) {
		const struct exercise_line *line = &exercise->lines[i];
		if (strcmp(section, line->section) != 0) {
			section = line->section;
			doc_head(doc, section, 3, section);
			table = &doc_table(doc, FOR_PICTURE, section, NULL, head, 2)->table;
		}
		table_row(table, (const char *[]){line->key, line->value});
	}
	const char *source = content_source(content, exercise_text(exercise, "exercise", "source"));
	if (source)
		doc_textf(doc, FOR_PICTURE, "source", tr("Source: %s"), source);
}

static void show_programme(const struct programme *programme, const struct content *content, struct doc *doc)
{
	const char *head[] = {tr("Part"), tr("Minutes")};
	doc_head(doc, programme->id, 1, programme->title);
	doc_text(doc, FOR_PICTURE, "intro", programme->intro);
	if (programme->self)
		doc_text(doc, FOR_PICTURE, "for", tr("For one person, for oneself."));
	struct table *table = &doc_table(doc, FOR_PICTURE, "parts", NULL, head, 2)->table;
	for (size_t i = 0; i < programme->count; i++) {
		const struct programme_row *row = &programme->rows[i];
		const struct exercise *exercise = row->exercise ? content_exercise(content, row->exercise) : NULL;
		struct str minutes = STR_EMPTY;
		str_addf(&minutes, "%d", row->minutes);
		table_row(table, (const char *[]){row->title ? row->title : exercise ? exercise_text(exercise, "exercise", "title") : row->id, minutes.data});
		str_release(&minutes);
		for (size_t n = 0; n < row->tables.count; n++) {
			struct str table_title = STR_EMPTY;
			exercise = content_exercise(content, row->tables.items[n]);
			str_addf(&table_title, tr("Table %zu: %s"), n + 1, exercise ? exercise_text(exercise, "exercise", "title") : row->tables.items[n]);
			table_row(table, (const char *[]){table_title.data, ""});
			str_release(&table_title);
		}
	}
}

bool catalogue_show(const char *id, struct doc *doc, struct error *error)
{
	struct content content = {0};
	state_load_content(&content);
	const struct exercise *exercise = content_exercise(&content, id);
	const struct programme *programme = content_programme(&content, id);
	if (exercise)
		show_exercise(exercise, &content, doc);
	else if (programme)
		show_programme(programme, &content, doc);
	else
		error_say(error, tr("There is no exercise or programme “%s”: `samenspel content list` shows which there are."), id);
	content_release(&content);
	return exercise || programme;
}
