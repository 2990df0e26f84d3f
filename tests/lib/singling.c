/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/singling.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/mem.h"
#include "base/str.h"
#include "lib/party.h"
#include "store/answers.h"
#include "workbook/state.h"
#include "workbook/summary.h"

/* --- rows --- */

static struct file_row *rows_add(struct file_rows *rows)
{
	rows->items = mem_room(rows->items, rows->count, &rows->room, sizeof *rows->items);
	rows->items[rows->count] = (struct file_row){.count = 1};
	return &rows->items[rows->count++];
}

static void rows_release(struct file_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		free(rows->items[i].activity);
		free(rows->items[i].key);
		free(rows->items[i].field);
		free(rows->items[i].value);
		free(rows->items[i].role);
	}
	free(rows->items);
	*rows = (struct file_rows){0};
}

static bool is_words(const struct file_row *row)
{
	return strstr(row->value, SINGLING_WORDS) != NULL;
}

static bool same_answer(const struct file_row *a, const struct file_row *b)
{
	return strcmp(a->activity, b->activity) == 0 && a->step == b->step && strcmp(a->field, b->field) == 0 && strcmp(a->value, b->value) == 0;
}

/* One cell of a CSV; at moves behind its comma or line end. */
static char *cell_read(const char **at, bool *last)
{
	struct str cell = STR_EMPTY;
	bool quoted = **at == '"';

	*at += quoted;
	for (; **at && (quoted || !strchr(",\r", **at)); (*at)++) {
		if (quoted && **at == '"' && (*at)[1] != '"')
			break;
		*at += quoted && **at == '"';
		str_add_char(&cell, **at);
	}
	*at += quoted && **at == '"';
	*last = **at != ',';
	*at += *last ? strspn(*at, "\r\n") : 1;
	return str_take(&cell);
}

static void row_fill(struct file_row *row, int column, char *cell)
{
	char **slots[] = {&row->activity, NULL, &row->key, &row->field, NULL, &row->value, NULL, &row->role, NULL};

	if (column == 1)
		row->step = (int)strtol(cell, NULL, 10);
	if (column == 8)
		row->count = (int)strtol(cell, NULL, 10);
	if (column < 9 && slots[column])
		*slots[column] = cell;
	else
		free(cell);
}

static bool first_of_key(const struct file_rows *rows, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (strcmp(rows->items[k].activity, rows->items[i].activity) == 0 && strcmp(rows->items[k].key, rows->items[i].key) == 0)
			return false;
	return true;
}

static void find_firsts(struct files *files)
{
	files->first_count = 0;
	for (size_t i = 0; i < files->rows.count; i++) {
		if (!*files->rows.items[i].key || !first_of_key(&files->rows, i))
			continue;
		files->firsts = mem_room(files->firsts, files->first_count, &files->first_room, sizeof *files->firsts);
		files->firsts[files->first_count++] = i;
	}
}

void files_read_rows(struct files *files)
{
	const char *at = strchr(files->texts[files_csv()], '\n') + 1;

	rows_release(&files->rows);
	while (*at) {
		struct file_row *row = rows_add(&files->rows);
		bool last = false;

		for (int column = 0; !last; column++) {
			char *cell = cell_read(&at, &last);

			row_fill(row, column, cell);
		}
	}
	find_firsts(files);
}

/* --- files --- */

size_t files_csv(void)
{
	size_t i = 0;

	while (strcmp(report_formats[i].name, "csv") != 0)
		i++;
	return i;
}

void files_make(struct workbook *w, bool linked, struct files *files)
{
	struct summary summary = {0};
	struct error error;
	size_t formats = 0;

	while (report_formats[formats].name)
		formats++;
	*files = (struct files){.texts = mem_alloc(formats + 1, sizeof *files->texts)};
	for (size_t i = 0; i < formats; i++) {
		struct str out = STR_EMPTY;

		/* each format is a summary of its own, as it is when somebody saves two */
		party_must(linked ? summary_make_linked(w, &summary, &error) : summary_make(w, true, &summary, &error), &error);
		summary_write(&summary, &report_formats[i], false, &out);
		files->texts[i] = str_take(&out);
		summary_release(&summary);
	}
	files_read_rows(files);
}

bool files_say(const struct files *files, const char *words)
{
	for (size_t i = 0; files->texts[i]; i++)
		if (strstr(files->texts[i], words))
			return true;
	return false;
}

void files_release(struct files *files)
{
	for (size_t i = 0; files->texts[i]; i++)
		free(files->texts[i]);
	free(files->texts);
	free(files->firsts);
	rows_release(&files->rows);
}

/* --- the truth --- */

static void truth_add(struct truth *truth, const struct workbook *w, const struct activity *activity, const struct responses *raw, const struct response *from)
{
	const struct participant *one = people_find(&w->session.people, raw->respondents[from->who].id);
	struct file_row *row = rows_add(&truth->rows);
	struct str seat = STR_EMPTY;

	str_addf(&seat, "%d", one ? one->seat : 0);
	row->activity = mem_copy(exercise_text(activity->copy, "exercise", "title"));
	row->key = str_take(&seat);
	row->step = from->step + 1;
	row->field = mem_copy(from->field);
	row->value = mem_copy(from->value);
	row->role = mem_copy("");
}

void truth_read(struct workbook *w, struct truth *truth)
{
	const struct session *session = &w->session;
	struct error error;

	*truth = (struct truth){.seats = (int)session->people.count};
	for (size_t i = 0; i < session->people.count; i++)
		truth->roles[session->people.items[i].seat] = session->people.items[i].role;
	for (size_t part = 0; part < session->part_count; part++)
		for (size_t a = 0; a < session->parts[part].activity_count; a++) {
			struct responses raw = {0};

			party_must(store_responses_load(w->db, session->parts[part].activities[a].id, &raw, &error), &error);
			for (size_t i = 0; i < raw.count; i++)
				truth_add(truth, w, &session->parts[part].activities[a], &raw, &raw.rows[i]);
			responses_release(&raw);
		}
}

void truth_release(struct truth *truth)
{
	rows_release(&truth->rows);
}

static size_t count_of(const struct file_rows *rows, const char *activity, const char *key)
{
	size_t count = 0;

	for (size_t i = 0; i < rows->count; i++)
		count += !is_words(&rows->items[i]) && strcmp(rows->items[i].activity, activity) == 0 && strcmp(rows->items[i].key, key) == 0;
	return count;
}

/* Whether what this key answered in the activity is what that seat answered. */
static bool could_be(const struct file_rows *rows, const char *activity, const char *key, const struct truth *truth, int seat)
{
	char number[12];

	snprintf(number, sizeof number, "%d", seat);
	if (count_of(rows, activity, key) == 0 || count_of(rows, activity, key) != count_of(&truth->rows, activity, number))
		return false;
	for (size_t i = 0; i < rows->count; i++) {
		const struct file_row *row = &rows->items[i];
		bool there = is_words(row) || strcmp(row->activity, activity) != 0 || strcmp(row->key, key) != 0;

		for (size_t k = 0; k < truth->rows.count && !there; k++)
			there = strcmp(truth->rows.items[k].key, number) == 0 && same_answer(&truth->rows.items[k], row);
		if (!there)
			return false;
	}
	return true;
}

/* The seat whose rows these are; 0 where more seats, or none, answered so. */
static int owner_of(const struct file_rows *rows, const char *activity, const char *key, const struct truth *truth)
{
	int owner = 0, owners = 0;

	for (int seat = 1; seat <= truth->seats; seat++)
		if (could_be(rows, activity, key, truth, seat)) {
			owner = seat;
			owners++;
		}
	return owners == 1 ? owner : 0;
}

static int owner_of_words(const struct file_row *row, const struct truth *truth)
{
	for (size_t i = 0; i < truth->rows.count; i++)
		if (same_answer(&truth->rows.items[i], row))
			return (int)strtol(truth->rows.items[i].key, NULL, 10);
	return 0;
}

/* --- attacks on rows --- */

static void mark_role(const struct truth *truth, const char *label, bool found[SINGLING_SEATS])
{
	for (int seat = 1; seat <= truth->seats; seat++)
		if (strcmp(role_label_many(truth->roles[seat]), label) == 0)
			found[seat] = true;
}

/* Rows of one activity and role that are of fewer than a few people. By hands: counts of one question. */
static void by_role(const struct files *files, size_t count, const struct truth *truth, bool found[SINGLING_SEATS])
{
	const struct file_rows *rows = &files[0].rows;

	(void)count;
	for (size_t i = 0; i < rows->count; i++) {
		const struct file_row *row = &rows->items[i];
		int people = 0;

		if (!*row->role)
			continue;
		for (size_t k = 0; k < rows->count; k++) {
			const struct file_row *other = &rows->items[k];
			bool same = strcmp(other->activity, row->activity) == 0 && strcmp(other->role, row->role) == 0;

			if (*row->key)
				people += same && first_of_key(rows, k);
			else
				people += same && other->step == row->step && strcmp(other->field, row->field) == 0 ? other->count : 0;
		}
		if (people < SINGLING_FEW)
			mark_role(truth, row->role, found);
	}
}

/* Where everybody's rows stand among those of the activity; -1 for who is not known. */
static void places_of(const struct files *files, const struct truth *truth, const char *activity, int places[SINGLING_SEATS])
{
	const struct file_rows *rows = &files->rows;
	int place = 0;

	for (int seat = 0; seat < SINGLING_SEATS; seat++)
		places[seat] = -1;
	for (size_t i = 0; i < files->first_count; i++) {
		const struct file_row *row = &rows->items[files->firsts[i]];

		if (!is_words(row) && strcmp(row->activity, activity) == 0)
			places[owner_of(rows, activity, row->key, truth)] = place++;
	}
}

static void same_place(const struct files *files, size_t count, const struct truth *truth, const char *activity, bool found[SINGLING_SEATS])
{
	int first[SINGLING_SEATS], other[SINGLING_SEATS];

	places_of(&files[0], truth, activity, first);
	for (size_t i = 1; i < count; i++) {
		places_of(&files[i], truth, activity, other);
		for (int seat = 1; seat <= truth->seats; seat++)
			first[seat] = first[seat] == other[seat] ? first[seat] : -1;
	}
	for (int seat = 1; seat <= truth->seats; seat++)
		found[seat] = found[seat] || first[seat] >= 0;
}

/* Somebody who stands at the same place in every export: the order says something about who they are. */
static void by_order(const struct files *files, size_t count, const struct truth *truth, bool found[SINGLING_SEATS])
{
	for (size_t a = 0; a < truth->rows.count; a++)
		if (a == 0 || strcmp(truth->rows.items[a - 1].activity, truth->rows.items[a].activity) != 0)
			same_place(files, count, truth, truth->rows.items[a].activity, found);
}

/* One key in two activities, or in two exports: rows that can be laid together. */
static void by_key(const struct files *files, size_t count, const struct truth *truth, bool found[SINGLING_SEATS])
{
	for (size_t a = 0; a < count; a++)
		for (size_t b = a; b < count; b++)
			for (size_t i = 0; i < files[a].first_count; i++)
				for (size_t k = 0; k < files[b].first_count; k++) {
					const struct file_row *row = &files[a].rows.items[files[a].firsts[i]], *other = &files[b].rows.items[files[b].firsts[k]];

					if (strcmp(row->key, other->key) == 0 && (a != b || strcmp(row->activity, other->activity) != 0))
						found[owner_of(&files[a].rows, row->activity, row->key, truth)] = true;
				}
	found[0] = false;
}

/* Who knows somebody's words finds what else they chose, or their role. */
static void by_words(const struct files *files, size_t count, const struct truth *truth, bool found[SINGLING_SEATS])
{
	const struct file_rows *rows = &files[0].rows;

	(void)count;
	for (size_t i = 0; i < rows->count; i++) {
		const struct file_row *row = &rows->items[i];
		bool beside = *row->role != '\0';

		if (!is_words(row) || !*row->key)
			continue;
		for (size_t k = 0; k < rows->count; k++)
			beside = beside || (k != i && strcmp(rows->items[k].key, row->key) == 0);
		if (beside)
			found[owner_of_words(row, truth)] = true;
	}
	found[0] = false;
}

/* --- attacks on what is written --- */

/* The texts of a field in the order in which a format tells them: the k-th is of which seat. */
static int words_at(const char *text, int k)
{
	const char *at = text;

	while ((at = strstr(at, SINGLING_WORDS)) && k-- > 0)
		at += strlen(SINGLING_WORDS);
	return at ? (int)strtol(at + strlen(SINGLING_WORDS), NULL, 10) : -1;
}

/* Somebody whose words stand at the same place in every export, or at the same place under two questions. */
static void by_order_of_words(const struct files *files, size_t count, const struct truth *truth, bool found[SINGLING_SEATS])
{
	for (size_t format = 0; files[0].texts[format]; format++)
		for (int k = 0; words_at(files[0].texts[format], k) >= 0 && format != files_csv(); k++) {
			int seat = words_at(files[0].texts[format], k);
			bool same = count > 1;

			for (size_t i = 1; i < count && same; i++)
				same = words_at(files[i].texts[format], k) == seat;
			if (same && seat > 0 && seat <= truth->seats)
				found[seat] = true;
		}
}

/* In the JSON: the place of every text among the texts of its question. */
static int place_in_question(json_t *blocks, size_t at)
{
	int place = 0;
	const char *field = json_string_value(json_object_get(json_array_get(blocks, at), "field"));

	for (size_t i = at; field && i-- > 0;) {
		const char *other = json_string_value(json_object_get(json_array_get(blocks, i), "field"));

		if (!other || strcmp(other, field) != 0)
			break;
		place++;
	}
	return place;
}

static json_t *json_of(const struct files *files)
{
	size_t i = 0;

	while (strcmp(report_formats[i].name, "json") != 0)
		i++;
	return json_loads(files->texts[i], 0, NULL);
}

/* How often two neighbouring questions have everybody at the same place: all texts of one person can be laid together. */
static void by_place_of_words(const struct files *files, size_t count, const struct truth *truth, bool found[SINGLING_SEATS])
{
	int same[SINGLING_SEATS] = {0}, seen[SINGLING_SEATS] = {0}, place[SINGLING_SEATS];

	for (size_t i = 0; i < count; i++) {
		json_t *json = json_of(&files[i]), *blocks = json_object_get(json, "doc");

		memset(place, -1, sizeof place);
		for (size_t b = 0; b < json_array_size(blocks); b++) {
			const char *text = json_string_value(json_object_get(json_array_get(blocks, b), "text"));
			int seat = text && strncmp(text, SINGLING_WORDS, strlen(SINGLING_WORDS)) == 0 ? words_at(text, 0) : 0;

			if (seat <= 0 || seat > truth->seats)
				continue;
			seen[seat] += place[seat] >= 0;
			same[seat] += place[seat] >= 0 && place[seat] == place_in_question(blocks, b);
			place[seat] = place_in_question(blocks, b);
		}
		json_decref(json);
	}
	for (int seat = 1; seat <= truth->seats; seat++)
		found[seat] = found[seat] || (seen[seat] > 1 && same[seat] == seen[seat]);
}

/* Bars per role in the JSON: a group, or what is left of the total without the groups. */
static void by_subtraction(const struct files *files, size_t count, const struct truth *truth, bool found[SINGLING_SEATS])
{
	json_t *json = json_of(&files[0]), *blocks = json_object_get(json, "doc");

	(void)count;
	for (size_t b = 0; b < json_array_size(blocks); b++) {
		json_t *block = json_array_get(blocks, b), *series = json_object_get(block, "series");
		const char *id = json_string_value(json_object_get(block, "id"));

		for (size_t s = 0; id && strlen(id) > 6 && strcmp(id + strlen(id) - 6, ".roles") == 0 && s < json_array_size(series); s++) {
			json_t *one = json_array_get(series, s);
			json_int_t n = json_integer_value(json_object_get(one, "n"));
			enum role role = role_read(json_string_value(json_object_get(one, "id")));

			if (n < SINGLING_FEW)
				mark_role(truth, role_label_many(role), found);
		}
	}
	json_decref(json);
}

/* The number right before a word: "2 managers", "1 of the 2 (managers)"; -1 for none. */
static int number_before(const char *text, const char *at)
{
	int number = 0, place = 1;

	while (at > text && strchr(" (", at[-1]))
		at--;
	if (at == text || !isdigit((unsigned char)at[-1]))
		return -1;
	for (; at > text && isdigit((unsigned char)at[-1]); at--, place *= 10)
		number += place * (at[-1] - '0');
	return number;
}

/* A role named with a number of people in running text. */
static void by_sentence(const struct files *files, size_t count, const struct truth *truth, bool found[SINGLING_SEATS])
{
	(void)count;
	for (size_t format = 0; files[0].texts[format]; format++)
		for (int role = ROLE_VOLUNTEER; role < ROLE_COUNT; role++) {
			const char *labels[] = {role_label_many((enum role)role), role_label((enum role)role)};

			for (size_t l = 0; l < 2; l++)
				for (const char *at = files[0].texts[format]; (at = strstr(at, labels[l])); at++) {
					int number = number_before(files[0].texts[format], at);

					if (number > 0 && number < SINGLING_FEW)
						mark_role(truth, labels[0], found);
				}
		}
}

/* A time of day, or milliseconds: who sat down when is known in the room. */
static void by_time(const struct files *files, size_t count, const struct truth *truth, bool found[SINGLING_SEATS])
{
	(void)count;
	for (size_t format = 0; files[0].texts[format]; format++)
		for (const char *at = files[0].texts[format]; *at; at++) {
			size_t digits = strspn(at, "0123456789");
			bool clock = digits == 2 && at[2] == ':' && strspn(at + 3, "0123456789") == 2;
			bool stamp = digits == 13 && at > files[0].texts[format] && at[-1] != '.';

			for (int seat = 1; (clock || stamp) && seat <= truth->seats; seat++)
				found[seat] = true;
			at += digits > 1 ? digits - 1 : 0;
		}
}

const struct attack attacks[] = {
	{"role", by_role},
	{"order", by_order},
	{"key", by_key},
	{"words", by_words},
	{"order of words", by_order_of_words},
	{"place of words", by_place_of_words},
	{"subtraction", by_subtraction},
	{"sentence", by_sentence},
	{"time", by_time},
	{NULL, NULL},
};

const struct attack *attack_named(const char *name)
{
	const struct attack *attack = attacks;

	while (attack->name && strcmp(attack->name, name) != 0)
		attack++;
	return attack;
}

/* --- two moments --- */

static int times(const struct file_rows *rows, const struct file_row *row)
{
	int count = 0;

	for (size_t i = 0; i < rows->count; i++)
		count += same_answer(&rows->items[i], row) && strcmp(rows->items[i].role, row->role) == 0;
	return count;
}

static void more_in(const struct files *more, const struct files *less, const struct truth *truth, bool found[SINGLING_SEATS])
{
	for (size_t i = 0; i < more->rows.count; i++) {
		const struct file_row *row = &more->rows.items[i];
		bool changed = times(&more->rows, row) > times(&less->rows, row);

		for (int seat = 1; changed && seat <= truth->seats; seat++) {
			char number[12];
			bool own = false;

			snprintf(number, sizeof number, "%d", seat);
			for (size_t k = 0; k < truth->rows.count && !own; k++)
				own = strcmp(truth->rows.items[k].key, number) == 0 && same_answer(&truth->rows.items[k], row);
			/* all that changed must be of one person to be theirs */
			found[seat] = found[seat] && own;
		}
	}
}

void attack_difference(const struct files *before, const struct files *after, const struct truth *truth, bool found[SINGLING_SEATS])
{
	for (int seat = 1; seat <= truth->seats; seat++)
		found[seat] = true;
	more_in(before, after, truth, found);
	more_in(after, before, truth, found);
}
