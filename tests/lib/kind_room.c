/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/kind_room.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "content/check.h"
#include "content/ini.h"

/* --- samples --- */

static bool no_faults(struct faults *faults)
{
	bool none = faults->count == 0;
	for (size_t i = 0; i < faults->count; i++) {
		char *line = fault_line(&faults->items[i]);
		printf("# %s\n", line);
		free(line);
	}
	faults_release(faults);
	return none;
}

struct exercise *sample_read(const char *path)
{
	struct exercise *exercise = mem_alloc(1, sizeof *exercise);
	struct faults faults = {0};
	const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	ini_read(path, exercise, &faults);
	exercise->id = mem_copy_len(name, strcspn(name, "."));
	exercise->kind = mem_copy(exercise_text(exercise, "exercise", "kind"));
	exercise->lang = mem_copy("nl");
	exercise->file = mem_copy(path);
	if (no_faults(&faults))
		return exercise;
	exercise_free(exercise);
	return NULL;
}

bool sample_is_sound(const struct exercise *exercise)
{
	const struct kind *kind = kind_find(exercise->kind);
	struct faults faults = {0};
	if (!kind)
		return false;
	check_lines(exercise, &(struct check){.tables = (const struct content_key *const[]){kind->keys, content_common_keys, NULL}}, &faults);
	if (kind->check)
		kind->check(exercise, &faults);
	return no_faults(&faults);
}

static int is_ini(const struct dirent *entry)
{
	size_t len = strlen(entry->d_name);
	return len > 4 && strcmp(entry->d_name + len - 4, ".ini") == 0;
}

bool samples_read(struct samples *samples, const char *folder)
{
	struct dirent **names;
	int count = scandir(folder, &names, is_ini, alphasort);
	bool good = count >= 0;
	for (int i = 0; i < count; i++) {
		struct str path = STR_EMPTY;
		str_addf(&path, "%s/%s", folder, names[i]->d_name);
		struct exercise *exercise = sample_read(path.data);
		good = good && exercise;
		if (exercise && *exercise->kind) {
			samples->items = mem_room(samples->items, samples->count, &samples->room, sizeof(struct exercise *));
			samples->items[samples->count++] = exercise;
		} else {
			exercise_free(exercise);
		}
		str_release(&path);
		free(names[i]);
	}
	if (count >= 0)
		free(names);
	return good;
}

void samples_release(struct samples *samples)
{
	for (size_t i = 0; i < samples->count; i++)
		exercise_free(samples->items[i]);
	free(samples->items);
	*samples = (struct samples){0};
}

/* --- asking and looking, as workbook does --- */

struct room room_of(const struct exercise *exercise)
{
	return (struct room){.kind = kind_find(exercise->kind), .exercise = exercise, .threshold = 3, .split = true, .texts = TEXT_NOT_DROPPED};
}

/* What was answered before this step, for kinds that choose by it. */
static void look_back(const struct room *room, int step, struct responses *so_far)
{
	struct visibility rules = {.threshold = 1, .texts = TEXT_ALL};
	visibility_view(&room->raw, &rules, so_far);
	for (size_t i = 0; i < so_far->count; i++)
		if (so_far->rows[i].step >= step)
			so_far->rows[i].value[0] = '\0';
}

bool room_ask(const struct room *room, int step, const struct respondent *who, const struct ids *asked, struct form *form)
{
	struct responses so_far = {0};
	struct turn turn = {.step = step, .who = who, .asked = asked, .teams = room->teams};
	if (!asked && step > 0) {
		look_back(room, step, &so_far);
		turn.so_far = &so_far;
	}
	bool more = room->kind->ask(room->exercise, &turn, form);
	responses_release(&so_far);
	return more;
}

bool room_open(const struct room *room, int step, struct ids *asked)
{
	struct form form = {0};
	bool more = room_ask(room, step, NULL, NULL, &form);
	for (size_t i = 0; i < form.count; i++)
		ids_add(asked, form.fields[i].id);
	form_release(&form);
	return more;
}

/* The ids of the fields that hold words and of those that ask the role, over all steps. */
static void sort_fields(const struct room *room, struct ids *words, struct ids *roles)
{
	struct form form = {0};
	for (int step = 0; step < STEPS_MAX && room_ask(room, step, NULL, NULL, &form); step++) {
		for (size_t i = 0; i < form.count; i++)
			if (form.fields[i].type == FIELD_TEXT)
				ids_add(words, form.fields[i].id);
			else if (form.fields[i].role)
				ids_add(roles, form.fields[i].id);
		form_release(&form);
	}
	form_release(&form);
}

void room_view(const struct room *room, struct responses *view)
{
	struct ids words = {0}, roles = {0};
	struct visibility rules = {.threshold = room->threshold, .split = room->split, .texts = room->texts, .text_fields = &words,
		.role_fields = &roles};
	memcpy(rules.present, room->present, sizeof rules.present);
	sort_fields(room, &words, &roles);
	visibility_view(&room->raw, &rules, view);
	ids_release(&words);
	ids_release(&roles);
}

void room_release(struct room *room)
{
	responses_release(&room->raw);
	memset(room->present, 0, sizeof room->present);
	room->teams = 0;
}

/* --- made-up answers --- */

static void make_up_words(const struct field *field, struct str *value)
{
	for (size_t i = 0; i < field->option_count; i++)
		if (random_below(3) == 0)
			str_addf(value, "%s%s", value->len ? " " : "", field->options[i].id);
}

static void make_up_text(struct str *value)
{
	static const char *const said[] = {"Eén ding: samen beginnen.", "# niet overleggen", "| a | b |", "=1+1",
		"Een lange zin die over meer dan één regel loopt zodra het scherm smal is, en die dus ergens wordt gebroken.", "<b>Ja</b>", "好的"};
	str_add(value, said[random_below(sizeof said / sizeof *said)]);
}

void make_up_value(const struct field *field, struct str *value)
{
	str_clear(value);
	if (random_below(7) == 0)
		return;
	switch (field->type) {
	case FIELD_NOTE:
		break;
	case FIELD_PICK:
		str_add(value, field->options[random_below((uint32_t)field->option_count)].id);
		break;
	case FIELD_MANY:
		make_up_words(field, value);
		break;
	case FIELD_POINTS:
		str_addf(value, "%s:%d", field->options[random_below((uint32_t)field->option_count)].id, field->max);
		break;
	case FIELD_SCALE:
	case FIELD_NUMBER:
		str_addf(value, "%d", field->min + (int)random_below((uint32_t)(field->max - field->min + 1)));
		break;
	case FIELD_TEXT:
		make_up_text(value);
		break;
	}
}

static struct response *add_answer(struct room *room, size_t who, int step, const char *field, const char *value)
{
	struct response *row = responses_add(&room->raw, (int)who, step, field, value);
	row->role = room->raw.respondents[who].role;
	row->action = id_random();
	return row;
}

static void fill_form(struct room *room, size_t who, int step, const struct ids *asked)
{
	struct form form = {0};
	struct str value = STR_EMPTY;
	struct respondent copy = room->raw.respondents[who];
	room_ask(room, step, &copy, asked, &form);
	for (size_t i = 0; i < form.count; i++) {
		if (form.fields[i].type == FIELD_NOTE || random_below(12) == 0)
			continue;
		make_up_value(&form.fields[i], &value);
		add_answer(room, who, step, form.fields[i].id, value.data);
	}
	form_release(&form);
	str_release(&value);
}

static void add_hands(struct room *room, int step, const struct field *field, enum role role, int people)
{
	struct respondent hands = {.kind = RESPONDENT_HANDS, .id = id_random(), .role = role, .team = -1};
	size_t who = responses_add_respondent(&room->raw, &hands), slots = field_slots(field);
	struct str value = STR_EMPTY;
	for (size_t i = 0; i < slots && people > 0; i++) {
		int count = (int)random_below((uint32_t)people + 1);
		str_clear(&value);
		if (field->type == FIELD_SCALE || field->type == FIELD_NUMBER)
			str_addf(&value, "%d", field->min + (int)i);
		else
			str_add(&value, field->options[i].id);
		if (count > 0)
			add_answer(room, who, step, field->id, value.data)->count = count;
		people -= field->type == FIELD_MANY || field->type == FIELD_POINTS ? 0 : count;
	}
	str_release(&value);
}

static void raise_hands(struct room *room, int step, const struct ids *asked, int people)
{
	struct form form = {0};
	room_ask(room, step, NULL, asked, &form);
	for (size_t i = 0; i < form.count; i++) {
		bool per_role = random_below(2) == 0;
		for (int role = 0; role < ROLE_COUNT; role++)
			if (per_role && room->present[role] > 0)
				add_hands(room, step, &form.fields[i], (enum role)role, room->present[role]);
		if (!per_role)
			add_hands(room, step, &form.fields[i], ROLE_UNKNOWN, people);
	}
	form_release(&form);
}

static void seat_people(struct room *room, int people, enum way way)
{
	static const enum role mix[] = {ROLE_VOLUNTEER, ROLE_PROFESSIONAL, ROLE_VOLUNTEER, ROLE_PROFESSIONAL, ROLE_MANAGER, ROLE_UNKNOWN, ROLE_BOTH};
	for (int i = 0; i < people; i++) {
		struct respondent one = {.kind = RESPONDENT_PARTICIPANT, .id = id_random(), .role = mix[i % 7], .team = -1};
		if (i % 11 == 10)
			one = (struct respondent){.kind = RESPONDENT_SHEET, .id = id_random(), .team = -1};
		else
			room->present[one.role]++;
		if (way_is_personal(way))
			responses_add_respondent(&room->raw, &one);
	}
	for (int i = 0; i < room->teams; i++)
		responses_add_respondent(&room->raw, &(struct respondent){.kind = RESPONDENT_TEAM, .id = id_random(), .team = i});
}

/* Teams answer what is theirs, and everything when the facilitator chose so. */
static bool answers_step(const struct respondent *who, const struct form *step, enum way way)
{
	bool together = step->by != BY_EACH || way == WAY_TEAM || way == WAY_TEAMS;
	return who->kind == RESPONDENT_TEAM ? together : !together && who->kind != RESPONDENT_HANDS;
}

void room_answer(struct room *room, int people, enum way way)
{
	room->teams = people > 0 ? way == WAY_TEAMS ? 2 + people / 4 : 1 : 0;
	seat_people(room, people, way);
	for (int step = 0; step < STEPS_MAX; step++) {
		struct form form = {0};
		struct ids asked = {0};
		bool more = room_open(room, step, &asked) && room_ask(room, step, NULL, &asked, &form);
		if (more && people > 0)
			*responses_step(&room->raw, step) = (struct step_facts){.way = way, .asked = people, .handed_in = people};
		if (more && way == WAY_HANDS && people > 0)
			raise_hands(room, step, &asked, people);
		for (size_t who = 0; more && way != WAY_HANDS && who < room->raw.respondent_count; who++)
			if (answers_step(&room->raw.respondents[who], &form, way))
				fill_form(room, who, step, &asked);
		form_release(&form);
		ids_release(&asked);
		if (!more)
			break;
	}
}

static void poison_field(struct room *room, size_t who, int step, const char *field)
{
	static const char *const values[] = {"", "no-such-option", "99", "-1", "0", "999999999999999999999", "7x", " 3", "a b a", "a:99999999999 b:-3",
		"no-such-option:2", ":", ": :", "again.", "%s%n"};
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		if (random_below(3) == 0)
			add_answer(room, who, step, field, values[i]);
}

void room_poison(struct room *room)
{
	struct ids fields = {0};
	room->poisoned = true;
	for (int step = 0; step < STEPS_MAX && room_open(room, step, &fields); step++)
		;
	ids_add(&fields, "no-such-field");
	ids_add(&fields, "again.");
	ids_add(&fields, "");
	for (size_t who = 0; who < room->raw.respondent_count; who++)
		for (size_t i = 0; i < fields.count; i++)
			poison_field(room, who, (int)random_below(10), fields.items[i]);
	for (size_t who = 0; who < room->raw.respondent_count; who++)
		for (size_t i = 0; i < fields.count; i++)
			for (int step = 0; step < 2; step++)
				poison_field(room, who, step, fields.items[i]);
	ids_release(&fields);
}
