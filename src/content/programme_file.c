/* SPDX-License-Identifier: EUPL-1.2 */
#include "content/programme_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "content/check.h"
#include "content/ini.h"
#include "content/nearest.h"

static const struct content_key programme_keys[] = {
	{.section = "programme", .name = "title", .type = KEY_TEXT, .max = 60, .required = true, .help = N_("What the programme is called.")},
	{.section = "programme", .name = "intro.*", .type = KEY_TEXT, .max = 600, .help = N_("For whom it is and what it is for.")},
	{.section = "programme", .name = "for", .type = KEY_CHOICE, .choices = "group self",
		.help = N_("self: one person does it alone, for oneself; without it, a group does.")},
	{.section = "part.*", .name = "exercise", .type = KEY_ID, .min_items = 1, .help = N_("The exercise of this part: the name of its file without .ini.")},
	{.section = "part.*", .name = "table.*", .type = KEY_ID,
		.help = N_("The exercises of a round of tables side by side, from table.1: the names of their files without .ini.")},
	{.section = "part.*", .name = "title", .type = KEY_TEXT, .max = 60, .help = N_("The title of a part without an exercise, or of a round of tables.")},
	{.section = "part.*", .name = "minutes", .type = KEY_NUMBER, .min = 1, .max = 240,
		.help = N_("How long the part takes; without it, as long as its exercise says.")},
	{.section = "part.*", .name = "say.*", .type = KEY_TEXT, .max = 600, .help = N_("What the facilitator says in a part without an exercise, or before a round of tables.")},
	{.section = "part.*", .name = "agreements", .type = KEY_YES_NO, .help = N_("yes: agreements are made in this part.")},
	{0},
};

struct reading {
	struct exercise *lines;                  /* the file: exercise.h reads any file of sections and keys */
	const struct programme_world *world;
	struct faults *faults;
	struct content_key *settings;            /* for each part with an exercise, what its kind lets us set there */
	size_t setting_count, setting_room;
	bool keys_good;                          /* every key is as its table says; a kind's own rules may count on that */
};

static char *part_section(const char *id)
{
	struct str section = STR_EMPTY;

	str_addf(&section, "part.%s", id);
	return str_take(&section);
}

/* The row, for that section only; the rows own the section's name. */
static void setting_add(struct reading *r, const char *section, const struct content_key *row)
{
	struct content_key setting = *row;

	setting.section = mem_copy(section);
	setting.required = false;
	setting.min_items = setting.max_items = 0;
	r->settings = mem_room(r->settings, r->setting_count, &r->setting_room, sizeof *r->settings);
	r->settings[r->setting_count++] = setting;
}

static void settings_add(struct reading *r, const char *section, const struct content_key *rows)
{
	for (; rows && rows->section; rows++) {
		if (rows->setting && strcmp(rows->section, "exercise") == 0)
			setting_add(r, section, rows);
	}
}

/* Of an exercise that is not there nobody knows the keys, so any will do: that it is not there is fault enough. */
static void settings_find(struct reading *r, const char *section)
{
	static const struct content_key anything = {.name = "*", .type = KEY_TEXT};
	const char *id = exercise_text(r->lines, section, "exercise");
	const struct exercise *exercise = content_exercise(r->world->content, id);

	if (exercise) {
		settings_add(r, section, content_common_keys);
		settings_add(r, section, r->world->rules->keys(exercise->kind));
	} else if (*id) {
		setting_add(r, section, &anything);
	}
}

/* Whether the key is one of the programme's own, and no setting of the exercise. */
static bool key_is_own(const char *key)
{
	return strcmp(key, "exercise") == 0 || strncmp(key, "table.", 6) == 0 || strcmp(key, "title") == 0 || strcmp(key, "minutes") == 0 || strcmp(key, "agreements") == 0 ||
		strncmp(key, "say.", 4) == 0;
}

static bool file_is_there(const struct folder_files *files, const char *id)
{
	for (size_t i = 0; i < files->count; i++) {
		if (strcmp(files->items[i].id, id) == 0)
			return true;
	}
	return false;
}

static void fault_exercise(struct reading *r, const char *section, const char *key, const char *id)
{
	const struct exercise_line *line = exercise_find(r->lines, section, key);
	struct nearest nearest = {.word = id};
	struct str name = STR_EMPTY;

	if (file_is_there(r->world->exercises, id)) {
		exercise_fault(r->lines, r->faults, section, key, tr("The exercise %s has faults in its own file: correct those first."), id);
		return;
	}
	for (size_t i = 0; i < r->world->exercises->count; i++)
		nearest_offer(&nearest, r->world->exercises->items[i].id, strlen(r->world->exercises->items[i].id));
	str_addf(&name, "%s.%s", section, key);
	nearest_fault(&nearest, r->faults, r->lines->file, line->number, name.data,
		tr("There is no exercise with this id: correct it or add the exercise."));
	str_release(&name);
}

/* An exercise with its settings may break a rule of its kind: more cards asked for than there are. */
static void check_settings(struct reading *r, const char *section, const struct exercise *exercise)
{
	struct exercise *set = exercise_copy(exercise);
	struct faults faults = {0};

	for (size_t i = 0; i < r->lines->count; i++) {
		const struct exercise_line *line = &r->lines->lines[i];

		if (strcmp(line->section, section) == 0 && !key_is_own(line->key))
			exercise_set(set, "exercise", line->key, line->value);
	}
	r->world->rules->check(set, &faults);
	for (size_t i = 0; i < faults.count; i++) {
		const char *key = faults.items[i].key;
		const char *last = key ? strrchr(key, '.') : NULL;

		exercise_fault(r->lines, r->faults, section, last ? last + 1 : NULL, "%s", faults.items[i].sentence);
	}
	faults_release(&faults);
	exercise_free(set);
}

static void check_exercise_part(struct reading *r, const char *section, const char *id)
{
	static const char *const items_only[] = {"title", "agreements"};
	const struct exercise *exercise = content_exercise(r->world->content, id);
	const char *sentence = tr("Only a part without an exercise may have this key: remove it, or give it a part of its own.");
	size_t at = 0;
	const struct exercise_line *say;

	for (size_t i = 0; i < sizeof items_only / sizeof *items_only; i++) {
		if (exercise_find(r->lines, section, items_only[i]))
			exercise_fault(r->lines, r->faults, section, items_only[i], "%s", sentence);
	}
	say = exercise_list(r->lines, section, "say", &at);
	if (say)
		exercise_fault(r->lines, r->faults, section, say->key, "%s", sentence);
	if (!exercise && content_id_ok(id))
		fault_exercise(r, section, "exercise", id);
	if (exercise && r->keys_good && r->world->rules->check)
		check_settings(r, section, exercise);
}

/* A round of tables has a title and minutes of its own, and its exercises side by side. */
static void check_tables(struct reading *r, const char *section)
{
	const struct exercise_line *table;
	size_t count = 0;

	check_numbering(r->lines, section, "table", r->faults);
	for (size_t at = 0; (table = exercise_list(r->lines, section, "table", &at)); count++) {
		if (content_id_ok(table->value) && !content_exercise(r->world->content, table->value))
			fault_exercise(r, section, table->key, table->value);
	}
	if (count > TABLES_MOST)
		exercise_fault(r->lines, r->faults, section, "table.10", tr("A round has at most %d tables: remove the others."), TABLES_MOST);
	if (count == 1)
		exercise_fault(r->lines, r->faults, section, "table.1", "%s", tr("One table is no round: write exercise = for it, or add table.2."));
	if (exercise_find(r->lines, section, "exercise"))
		exercise_fault(r->lines, r->faults, section, "exercise", "%s", tr("A part has one exercise or a round of tables, not both: remove one of the two."));
}

static bool has_tables(const struct reading *r, const char *section)
{
	size_t at = 0;

	return exercise_list(r->lines, section, "table", &at) != NULL;
}

static void check_plain_part(struct reading *r, const char *section)
{
	if (!exercise_find(r->lines, section, "title"))
		exercise_fault(r->lines, r->faults, section, NULL, "%s", tr("This part has neither an exercise nor a title: write one of the two."));
	if (!exercise_find(r->lines, section, "minutes"))
		exercise_fault(r->lines, r->faults, section, "minutes", "%s", tr("This part has no minutes: write how long it takes."));
}

static bool programme_check(struct reading *r)
{
	const struct content_key *tables[] = {programme_keys, NULL, NULL};
	const struct check check = {tables, false};
	size_t before = r->faults->count;
	const char *id;

	for (size_t at = 0; (id = exercise_item(r->lines, "part", &at));) {
		char *section = part_section(id);

		settings_find(r, section);
		free(section);
	}
	r->settings = mem_room(r->settings, r->setting_count, &r->setting_room, sizeof *r->settings);
	r->settings[r->setting_count] = (struct content_key){0};
	tables[1] = r->settings;
	r->keys_good = check_lines(r->lines, &check, r->faults);
	check_numbering(r->lines, "programme", "intro", r->faults);
	for (size_t at = 0; (id = exercise_item(r->lines, "part", &at));) {
		char *section = part_section(id);
		const char *exercise = exercise_text(r->lines, section, "exercise");

		check_numbering(r->lines, section, "say", r->faults);
		if (has_tables(r, section))
			check_tables(r, section);
		if (*exercise)
			check_exercise_part(r, section, exercise);
		else
			check_plain_part(r, section);
		free(section);
	}
	return r->faults->count == before;
}

/* The texts of a numbered key as paragraphs with \n between; the caller frees. */
static char *paragraphs(const struct exercise *lines, const char *section, const char *key)
{
	struct str text = STR_EMPTY;
	const struct exercise_line *line;

	for (size_t at = 0; (line = exercise_list(lines, section, key, &at));) {
		if (text.len)
			str_add_char(&text, '\n');
		str_add(&text, line->value);
	}
	return str_take(&text);
}

static void row_settings(struct programme_row *row, const struct exercise *lines, const char *section)
{
	for (size_t i = 0; i < lines->count; i++) {
		const struct exercise_line *line = &lines->lines[i];

		if (strcmp(line->section, section) != 0 || key_is_own(line->key))
			continue;
		row->settings = mem_room(row->settings, row->setting_count, &row->setting_room, sizeof *row->settings);
		row->settings[row->setting_count++] = (struct programme_setting){mem_copy(line->key), mem_copy(line->value)};
	}
}

static struct programme_row row_make(const struct reading *r, const char *id)
{
	char *section = part_section(id);
	const struct exercise_line *title = exercise_find(r->lines, section, "title");
	const struct exercise_line *exercise = exercise_find(r->lines, section, "exercise"), *table;
	struct programme_row row = {.id = mem_copy(id), .title = title ? mem_copy(title->value) : NULL, .say = paragraphs(r->lines, section, "say")};
	int minutes = 0;

	if (exercise) {
		row.exercise = mem_copy(exercise->value);
		minutes = exercise_number(content_exercise(r->world->content, exercise->value), "exercise", "minutes", 0);
		row_settings(&row, r->lines, section);
	}
	for (size_t at = 0; (table = exercise_list(r->lines, section, "table", &at));)
		ids_add(&row.tables, table->value);
	row.minutes = exercise_number(r->lines, section, "minutes", minutes);
	row.agreements = exercise_yes(r->lines, section, "agreements");
	free(section);
	return row;
}

static void programme_make(const struct reading *r, const char *id, struct programme *out)
{
	const char *part;

	*out = (struct programme){.id = mem_copy(id), .file = mem_copy(r->lines->file)};
	out->title = mem_copy(exercise_text(r->lines, "programme", "title"));
	out->intro = paragraphs(r->lines, "programme", "intro");
	out->self = strcmp(exercise_text(r->lines, "programme", "for"), "self") == 0;
	for (size_t at = 0; (part = exercise_item(r->lines, "part", &at));) {
		out->rows = mem_room(out->rows, out->count, &out->room, sizeof *out->rows);
		out->rows[out->count++] = row_make(r, part);
	}
}

bool programme_read(const struct folder_file *file, const struct programme_world *world, struct programme *out, struct faults *faults)
{
	struct reading r = {.lines = mem_alloc(1, sizeof *r.lines), .world = world, .faults = faults};
	bool good;

	r.lines->file = mem_copy(file->path);
	*out = (struct programme){0};
	good = ini_read(file->path, r.lines, faults) && programme_check(&r);
	if (good)
		programme_make(&r, file->id, out);
	for (size_t i = 0; i < r.setting_count; i++)
		free((char *)r.settings[i].section);
	free(r.settings);
	exercise_free(r.lines);
	return good;
}
