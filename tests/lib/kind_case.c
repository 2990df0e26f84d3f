/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/kind_case.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One line, read word by word. */
struct words {
	char *at;
	bool good;
};

static char *next_word(struct words *words)
{
	char *word = words->at + strspn(words->at, " \t");
	size_t len = strcspn(word, " \t");
	words->good = words->good && len > 0;
	words->at = word + len;
	if (*words->at)
		*words->at++ = '\0';
	return word;
}

static int next_number(struct words *words)
{
	char *word = next_word(words), *end;
	long number = strtol(word, &end, 10);
	words->good = words->good && !*end && number >= 0 && number < 1000;
	return (int)number;
}

/* Where word stands in a list that ends in NULL. */
static int next_of(struct words *words, const char *const *list)
{
	char *word = next_word(words);
	for (int i = 0; list[i]; i++)
		if (strcmp(list[i], word) == 0)
			return i;
	words->good = false;
	return 0;
}

static enum role next_role(struct words *words)
{
	char *word = next_word(words);
	enum role role = role_read(word);
	words->good = words->good && (role != ROLE_UNKNOWN || strcmp(word, "-") == 0);
	return role;
}

static size_t respondent_of(struct room *room, const struct respondent *wanted)
{
	for (size_t i = 0; i < room->raw.respondent_count; i++)
		if (room->raw.respondents[i].kind == wanted->kind && id_equal(room->raw.respondents[i].id, wanted->id))
			return i;
	return responses_add_respondent(&room->raw, wanted);
}

struct answer {
	struct respondent who;
	int step, count;
	char *field, *value;
};

static void add_answer(struct room *room, const struct answer *answer, int number)
{
	struct respondent who = answer->who;
	who.id.bytes[0] = (unsigned char)number;
	who.id.bytes[1] = 1;
	who.team = who.kind == RESPONDENT_TEAM ? number - 1 : -1;
	struct response *row = responses_add(&room->raw, (int)respondent_of(room, &who), answer->step, answer->field, answer->value);
	row->count = answer->count;
	row->role = who.role;
	row->action = id_random();
}

/* "1-3,7": every number in it. */
static bool add_answers(struct room *room, const struct answer *answer, char *numbers)
{
	for (char *at = numbers; *at;) {
		char *end;
		long first = strtol(at, &end, 10), last = *end == '-' ? strtol(end + 1, &end, 10) : first;
		if (end == at || first < 1 || last < first || last > 200 || (*end && *end != ','))
			return false;
		for (long number = first; number <= last; number++)
			add_answer(room, answer, (int)number);
		at = end + (*end == ',');
	}
	return true;
}

static bool read_answer(struct room *room, enum respondent_kind kind, struct words *words)
{
	struct answer answer = {.who = {.kind = kind}};
	char *numbers = next_word(words), *slash = strchr(numbers, '/');
	if (slash) {
		answer.who.asked = (int)strtol(slash + 1, NULL, 10);
		*slash = '\0';
	}
	answer.who.role = next_role(words);
	answer.step = next_number(words);
	answer.field = next_word(words);
	answer.count = next_number(words);
	answer.value = words->at + strspn(words->at, " \t");
	return words->good && (slash || kind != RESPONDENT_HANDS) && add_answers(room, &answer, numbers);
}

static void read_setting(struct room *room, int setting, struct words *words)
{
	static const char *const yes_no[] = {"no", "yes", NULL}, *const texts[] = {"all", "reviewed", "not-dropped", NULL};
	static const char *const ways[] = {"each", "hands", "team", "teams", "paper", NULL};
	struct step_facts facts = {0};
	enum role role;
	int step;
	switch (setting) {
	case 0:
		room->threshold = next_number(words);
		break;
	case 1:
		room->split = next_of(words, yes_no);
		break;
	case 2:
		room->texts = (enum text_rule[]){TEXT_ALL, TEXT_REVIEWED, TEXT_NOT_DROPPED}[next_of(words, texts)];
		break;
	case 3:
		role = next_role(words);
		room->present[role] = next_number(words);
		break;
	case 4:
		room->teams = next_number(words);
		break;
	case 5:
		step = next_number(words);
		facts.way = (enum way[]){WAY_EACH, WAY_HANDS, WAY_TEAM, WAY_TEAMS, WAY_PAPER}[next_of(words, ways)];
		facts.asked = next_number(words);
		facts.handed_in = next_number(words);
		*responses_step(&room->raw, step) = facts;
		break;
	}
}

static bool read_line(struct room *room, char *line)
{
	static const char *const kinds_of[] = {"participant", "team", "sheet", "hands", NULL};
	static const char *const settings[] = {"threshold", "split", "texts", "present", "teams", "step", NULL};
	struct words words = {line, true};
	line[strcspn(line, "\n")] = '\0';
	if (!*line || *line == '#')
		return true;
	char *first = next_word(&words);
	for (int i = 0; kinds_of[i]; i++)
		if (strcmp(kinds_of[i], first) == 0)
			return read_answer(room, (enum respondent_kind)i, &words);
	for (int i = 0; settings[i]; i++)
		if (strcmp(settings[i], first) == 0) {
			read_setting(room, i, &words);
			return words.good && !words.at[strspn(words.at, " \t")];
		}
	return false;
}

bool kind_case_read(struct room *room, const char *path)
{
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t size = 0;
	bool good = file != NULL;
	if (!file)
		printf("# %s is not there\n", path);
	for (int number = 1; good && getline(&line, &size, file) > 0; number++) {
		good = read_line(room, line);
		if (!good)
			printf("# %s:%d: this line is not understood\n", path, number);
	}
	free(line);
	if (file)
		fclose(file);
	return good;
}
