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

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"
#include "content/content.h"

static const struct content_key deck_keys[] = {
	{.section = "exercise", .name = "cards", .type = KEY_NUMBER, .min = 1, .max = 40, .setting = true},
	{.section = "exercise", .name = "look", .type = KEY_YES_NO},
	{.section = "card.*", .name = "text", .type = KEY_TEXT, .required = true, .min_items = 1},
	{0},
};

static const struct content_key *deck_table(const char *kind)
{
	return strcmp(kind, "deck") == 0 ? deck_keys : NULL;
}

/* No more cards than there are: a rule that spans keys. */
static void deck_check(const struct exercise *exercise, struct faults *faults)
{
	int count = 0;
	size_t at = 0;

	while (exercise_item(exercise, "card", &at))
		count++;
	if (exercise_number(exercise, "exercise", "cards", 1) > count)
		exercise_fault(exercise, faults, "exercise", "cards", "There are only %d cards.", count);
}

static const struct content_rules rules = {deck_table, deck_check, "deck, talk"};

#define SOURCES "[ours-2020]\ntext = \"Wij (2020). Een boek.\"\n"
#define HEAD(title) "[exercise]\nkind = deck\ntitle = \"" title "\"\nminutes = 25\nintro.1 = \"Kies.\"\nsource = ours-2020\n"
#define CARDS "[card.tea]\ntext = \"Thee\"\n[card.talk]\ntext = \"Praten\"\n"
#define PROGRAMME "[programme]\ntitle = \"Uur\"\nintro.1 = \"Een.\"\nintro.2 = \"Twee.\"\n"

/* Two folders of content in the language nl: ours, and the user's own. */
struct place {
	char root[32];
	char *folders[3];
	struct content content;
};

static int place_begin(void **state)
{
	struct place *place = mem_alloc(1, sizeof *place);

	snprintf(place->root, sizeof place->root, "/tmp/test_content.XXXXXX");
	assert_non_null(mkdtemp(place->root));
	for (int i = 0; i < 2; i++) {
		struct str path = STR_EMPTY;

		str_addf(&path, "%s/%s", place->root, i ? "own" : "ours");
		place->folders[i] = str_take(&path);
	}
	*state = place;
	return 0;
}

static int entry_remove(const char *path, const struct stat *status, int type, struct FTW *ftw)
{
	(void)status, (void)type, (void)ftw;
	return remove(path);
}

static int place_end(void **state)
{
	struct place *place = *state;

	content_release(&place->content);
	nftw(place->root, entry_remove, 8, FTW_DEPTH | FTW_PHYS);
	free(place->folders[0]);
	free(place->folders[1]);
	free(place);
	return 0;
}

/* Writes root/name, with the folders on the way. */
static void put(const struct place *place, const char *name, const char *text)
{
	struct str path = STR_EMPTY;
	FILE *file;

	str_addf(&path, "%s/%s", place->root, name);
	for (char *slash = path.data + strlen(place->root) + 1; (slash = strchr(slash, '/')); slash++) {
		*slash = '\0';
		mkdir(path.data, 0700);
		*slash = '/';
	}
	file = fopen(path.data, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
	str_release(&path);
}

static void load(struct place *place)
{
	content_load(&place->content, "nl", (const char *const *)place->folders, &rules);
}

/* All faults, a line each, without the root of their paths. The caller frees. */
static char *faults_text(const struct place *place)
{
	struct str out = STR_EMPTY;

	for (size_t i = 0; i < place->content.faults.count; i++) {
		char *line = fault_line(&place->content.faults.items[i]);
		size_t len = strlen(place->root) + 1;

		str_addf(&out, "%s\n", strncmp(line, place->root, len - 1) == 0 ? line + len : line);
		free(line);
	}
	return str_take(&out);
}

static void assert_faults(const struct place *place, const char *expected)
{
	char *text = faults_text(place);

	assert_string_equal(text, expected);
	free(text);
}

static void exercises_come_by_title_and_programmes_by_minutes(void **state)
{
	struct place *p = *state;

	put(p, "ours/nl/sources.ini", SOURCES);
	put(p, "ours/nl/b.ini", HEAD("Appel") CARDS);
	put(p, "ours/nl/a.ini", HEAD("éénmaal") CARDS);
	put(p, "ours/nl/notes.txt", "x");
	put(p, "ours/nl/.a.ini", "x");
	put(p, "ours/nl/programmes/long.ini", PROGRAMME "[part.x]\nexercise = a\nminutes = 60\n");
	put(p, "ours/nl/programmes/short.ini", PROGRAMME "[part.x]\nexercise = a\n");
	load(p);
	assert_faults(p, "");
	assert_int_equal(p->content.exercise_count, 2);
	assert_string_equal(p->content.exercises[0]->id, "b");
	assert_string_equal(p->content.exercises[1]->kind, "deck");
	assert_string_equal(p->content.exercises[1]->lang, "nl");
	assert_int_equal(p->content.programme_count, 2);
	assert_string_equal(p->content.programmes[0].id, "short");
	assert_int_equal(programme_minutes(&p->content.programmes[0]), 25);
	assert_string_equal(content_source(&p->content, "ours-2020"), "Wij (2020). Een boek.");
	assert_null(content_source(&p->content, "none"));
	assert_null(content_exercise(&p->content, "none"));
	assert_ptr_equal(content_programme(&p->content, "long"), &p->content.programmes[1]);
}

static void a_programme_may_be_for_oneself(void **state)
{
	struct place *p = *state;

	put(p, "ours/nl/sources.ini", SOURCES);
	put(p, "ours/nl/a.ini", HEAD("A") CARDS);
	put(p, "ours/nl/programmes/group.ini", PROGRAMME "for = group\n[part.x]\nexercise = a\n");
	put(p, "ours/nl/programmes/other.ini", PROGRAMME "for = everybody\n[part.x]\nexercise = a\n");
	put(p, "ours/nl/programmes/own.ini", PROGRAMME "for = self\n[part.x]\nexercise = a\n");
	load(p);
	assert_int_equal(p->content.faults.count, 1);
	assert_string_equal(p->content.faults.items[0].key, "programme.for");
	assert_null(content_programme(&p->content, "other"));
	assert_true(content_programme(&p->content, "own")->self);
	assert_false(content_programme(&p->content, "group")->self);
}

static void a_programme_has_exercises_and_items_of_its_own(void **state)
{
	struct place *p = *state;
	const struct programme *programme;

	put(p, "ours/nl/sources.ini", SOURCES);
	put(p, "ours/nl/a.ini", HEAD("A") CARDS);
	put(p, "ours/nl/programmes/p.ini",
		PROGRAMME "[part.hello]\ntitle = \"Welkom\"\nminutes = 5\nsay.1 = \"Dag.\"\nsay.2 = \"Ga zitten.\"\nagreements = yes\n"
			  "[part.first]\nexercise = a\ncards = 2\n[part.again]\nexercise = a\nminutes = 10\n");
	load(p);
	assert_faults(p, "");
	programme = content_programme(&p->content, "p");
	assert_string_equal(programme->title, "Uur");
	assert_string_equal(programme->intro, "Een.\nTwee.");
	assert_int_equal(programme->count, 3);
	assert_null(programme->rows[0].exercise);
	assert_string_equal(programme->rows[0].title, "Welkom");
	assert_string_equal(programme->rows[0].say, "Dag.\nGa zitten.");
	assert_true(programme->rows[0].agreements);
	assert_null(programme->rows[1].title);
	assert_string_equal(programme->rows[1].id, "first");
	assert_string_equal(programme->rows[1].exercise, "a");
	assert_string_equal(programme->rows[1].say, "");
	assert_int_equal(programme->rows[1].minutes, 25);
	assert_int_equal(programme->rows[1].setting_count, 1);
	assert_string_equal(programme->rows[1].settings[0].key, "cards");
	assert_string_equal(programme->rows[1].settings[0].value, "2");
	assert_int_equal(programme->rows[2].minutes, 10);
	assert_int_equal(programme->rows[2].setting_count, 0);
}

static void a_part_may_be_a_round_of_tables(void **state)
{
	struct place *p = *state;
	const struct programme *programme;

	put(p, "ours/nl/sources.ini", SOURCES);
	put(p, "ours/nl/a.ini", HEAD("A") CARDS);
	put(p, "ours/nl/b.ini", HEAD("B") CARDS);
	put(p, "ours/nl/programmes/p.ini", PROGRAMME "[part.x]\ntitle = \"Ronde\"\nminutes = 45\nsay.1 = \"Ga.\"\ntable.1 = a\ntable.2 = b\n");
	put(p, "ours/nl/programmes/q.ini",
		PROGRAMME "[part.x]\ntitle = \"Ronde\"\nminutes = 45\ntable.1 = a\n"
			  "[part.y]\ntitle = \"Ronde\"\nminutes = 45\ntable.1 = a\ntable.2 = c\n"
			  "[part.z]\ntable.1 = a\ntable.2 = b\nexercise = a\n"
			  "[part.w]\ntable.1 = a\ntable.2 = b\n");
	load(p);
	assert_faults(p,
		"ours/nl/programmes/q.ini:8: part.x.table.1: One table is no round: write exercise = for it, or add table.2.\n"
		"ours/nl/programmes/q.ini:13: part.y.table.2: There is no exercise with this id: correct it or add the exercise.\n"
		"ours/nl/programmes/q.ini:17: part.z.exercise: A part has one exercise or a round of tables, not both: remove one of the two.\n"
		"ours/nl/programmes/q.ini:19: part.w: This part has neither an exercise nor a title: write one of the two.\n"
		"ours/nl/programmes/q.ini:19: part.w.minutes: This part has no minutes: write how long it takes.\n");
	assert_null(content_programme(&p->content, "q"));
	programme = content_programme(&p->content, "p");
	assert_int_equal(programme->rows[0].tables.count, 2);
	assert_string_equal(programme->rows[0].tables.items[1], "b");
	assert_string_equal(programme->rows[0].say, "Ga.");
	assert_null(programme->rows[0].exercise);
}

static void a_faulty_file_takes_no_other_down(void **state)
{
	struct place *p = *state;

	put(p, "ours/nl/sources.ini", SOURCES);
	put(p, "ours/nl/good.ini", HEAD("Goed") CARDS);
	put(p, "ours/nl/bad.ini", HEAD("Fout") "[card.tea]\ntxt = \"Thee\"\n");
	put(p, "ours/nl/torn.ini", "[exercise\nkind = deck\n");
	load(p);
	assert_faults(p, "ours/nl/bad.ini:8: card.tea.text: This is missing: write text = in section [card.tea].\n"
			 "ours/nl/bad.ini:8: card.tea.txt: This key is not known in this section: remove it or correct its name. Did you mean text?\n"
			 "ours/nl/torn.ini:1: The closing ] of this section is missing: write [name].\n");
	assert_int_equal(p->content.exercise_count, 1);
	assert_non_null(content_exercise(&p->content, "good"));
}

static void a_later_folder_replaces_a_file_and_adds_sources(void **state)
{
	struct place *p = *state;

	put(p, "ours/nl/sources.ini", SOURCES "[same]\ntext = \"Oud\"\n");
	put(p, "ours/nl/a.ini", HEAD("Van ons") CARDS);
	put(p, "ours/nl/b.ini", HEAD("Van ons") CARDS);
	put(p, "own/nl/sources.ini", "[same]\ntext = \"Nieuw\"\n[mine]\ntext = \"Van mij\"\n");
	put(p, "own/nl/a.ini", HEAD("Van mij") CARDS);
	load(p);
	assert_faults(p, "");
	assert_int_equal(p->content.exercise_count, 2);
	assert_string_equal(exercise_text(content_exercise(&p->content, "a"), "exercise", "title"), "Van mij");
	assert_string_equal(exercise_text(content_exercise(&p->content, "b"), "exercise", "title"), "Van ons");
	assert_string_equal(content_source(&p->content, "same"), "Nieuw");
	assert_non_null(content_source(&p->content, "ours-2020"));
	assert_non_null(content_source(&p->content, "mine"));
}

static void a_source_that_is_not_listed_is_a_fault(void **state)
{
	struct place *p = *state;

	put(p, "ours/nl/sources.ini", "[ours-2021]\ntext = \"Wij\"\n");
	put(p, "ours/nl/a.ini", HEAD("A") CARDS);
	load(p);
	assert_faults(p, "ours/nl/a.ini:6: exercise.source: This source is not in sources.ini: correct the id or add the source there. "
			 "Did you mean ours-2021?\n");
	assert_int_equal(p->content.exercise_count, 0);
}

static void a_faulty_source_list_is_not_blamed_on_exercises(void **state)
{
	struct place *p = *state;

	put(p, "ours/nl/sources.ini", "[ours-2020]\ntext = Wij; jij\n");
	put(p, "ours/nl/a.ini", HEAD("A") CARDS);
	load(p);
	assert_int_equal(p->content.faults.count, 1);
	assert_int_equal(p->content.faults.items[0].line, 2);
	assert_int_equal(p->content.exercise_count, 1);
}

static void an_unknown_kind_brings_the_ones_there_are(void **state)
{
	struct place *p = *state;

	put(p, "ours/nl/sources.ini", SOURCES);
	put(p, "ours/nl/a.ini", "[exercise]\nkind = dek\ntitle = \"A\"\nminutes = 500\nintro.1 = \"x\"\nsource = ours-2020\n" CARDS);
	put(p, "ours/nl/b.ini", "[exercise]\ntitle = \"B\"\nminutes = 5\nintro.1 = \"x\"\nsource = ours-2020\n");
	load(p);
	assert_faults(p, "ours/nl/a.ini:2: exercise.kind: There is no kind of exercise with this name: choose one of deck, talk. Did you mean deck?\n"
			 "ours/nl/a.ini:4: exercise.minutes: This number must be from 1 to 240: change it.\n"
			 "ours/nl/b.ini:2: exercise.kind: This is missing: write kind = in section [exercise].\n");
}

static void a_rule_of_a_kind_is_held(void **state)
{
	struct place *p = *state;

	put(p, "ours/nl/sources.ini", SOURCES);
	put(p, "ours/nl/a.ini", HEAD("A") "cards = 3\n" CARDS);
	load(p);
	assert_faults(p, "ours/nl/a.ini:7: exercise.cards: There are only 2 cards.\n");
}

static void a_setting_in_a_programme_is_checked_as_in_the_exercise(void **state)
{
	struct place *p = *state;

	put(p, "ours/nl/sources.ini", SOURCES);
	put(p, "ours/nl/a.ini", HEAD("A") CARDS);
	put(p, "ours/nl/programmes/p.ini", PROGRAMME "[part.x]\nexercise = a\ncards = 41\n[part.y]\nexercise = a\nlook = yes\n");
	put(p, "ours/nl/programmes/q.ini", PROGRAMME "[part.x]\nexercise = a\ncards = 3\n");
	load(p);
	assert_faults(p, "ours/nl/programmes/p.ini:7: part.x.cards: This number must be from 1 to 40: change it.\n"
			 "ours/nl/programmes/p.ini:10: part.y.look: This key is not known in this section: remove it or correct its name.\n"
			 "ours/nl/programmes/q.ini:7: part.x.cards: There are only 2 cards.\n");
	assert_int_equal(p->content.programme_count, 0);
}

static void a_programme_names_only_what_is_there(void **state)
{
	struct place *p = *state;

	put(p, "ours/nl/sources.ini", SOURCES);
	put(p, "ours/nl/taken.ini", HEAD("A") CARDS);
	put(p, "ours/nl/torn.ini", "[exercise\n");
	put(p, "ours/nl/programmes/p.ini", PROGRAMME "[part.x]\nexercise = takn\ncards = 3\n[part.y]\nexercise = torn\n[part.z]\nexercise = T\n");
	load(p);
	assert_faults(p, "ours/nl/programmes/p.ini:6: part.x.exercise: There is no exercise with this id: correct it or add the exercise. Did you mean taken?\n"
			 "ours/nl/programmes/p.ini:9: part.y.exercise: The exercise torn has faults in its own file: correct those first.\n"
			 "ours/nl/programmes/p.ini:11: part.z.exercise: This is no id: write small letters, digits, - and _, beginning with a letter or a digit.\n"
			 "ours/nl/torn.ini:1: The closing ] of this section is missing: write [name].\n");
}

static void a_part_is_an_exercise_or_an_item(void **state)
{
	struct place *p = *state;

	put(p, "ours/nl/sources.ini", SOURCES);
	put(p, "ours/nl/a.ini", HEAD("A") CARDS);
	put(p, "ours/nl/programmes/p.ini", PROGRAMME "[part.x]\nexercise = a\ntitle = \"A\"\nsay.1 = \"B\"\n[part.y]\nsay.1 = \"C\"\n");
	put(p, "ours/nl/programmes/q.ini", "[programme]\ntitle = \"Leeg\"\n");
	put(p, "ours/nl/programmes/r.ini", PROGRAMME "[part.x]\nexercise = a\n[part.x]\nexercise = a\n");
	load(p);
	assert_faults(p, "ours/nl/programmes/p.ini:7: part.x.title: Only a part without an exercise may have this key: remove it, or give it a part of its own.\n"
			 "ours/nl/programmes/p.ini:8: part.x.say.1: Only a part without an exercise may have this key: remove it, or give it a part of its own.\n"
			 "ours/nl/programmes/p.ini:10: part.y: This part has neither an exercise nor a title: write one of the two.\n"
			 "ours/nl/programmes/p.ini:10: part.y.minutes: This part has no minutes: write how long it takes.\n"
			 "ours/nl/programmes/q.ini: part.ID: At least 1 of these sections are needed and there are 0: add some.\n"
			 "ours/nl/programmes/r.ini:7: part.x: This section is there twice, first on line 5: put its lines together or choose another name.\n");
}

static void paragraphs_are_not_lost(void **state)
{
	struct place *p = *state;

	put(p, "ours/nl/sources.ini", SOURCES);
	put(p, "ours/nl/a.ini", HEAD("A") "intro.3 = \"x\"\n" CARDS);
	load(p);
	assert_faults(p, "ours/nl/a.ini:7: exercise.intro.3: Here intro.2 is expected: number the texts 1, 2, 3 without gaps, in order.\n");
}

static void the_name_of_a_file_is_an_id(void **state)
{
	struct place *p = *state;

	put(p, "ours/nl/sources.ini", SOURCES);
	put(p, "ours/nl/Mijn oefening.ini", HEAD("A") CARDS);
	put(p, "ours/nl/map.ini/x", "x");
	load(p);
	assert_faults(p, "ours/nl/Mijn oefening.ini: The name of this file is its id: use only small letters, digits, - and _, beginning with a letter or a digit.\n"
			 "ours/nl/map.ini: This is a folder, not a file: give it a name that does not end in .ini.\n");
}

static void without_content_there_is_one_fault(void **state)
{
	struct place *p = *state;
	char *text;

	put(p, "ours/en/a.ini", HEAD("A") CARDS);
	put(p, "ours/nl/sources.ini", SOURCES);
	load(p);
	text = faults_text(p);
	assert_int_equal(p->content.faults.count, 1);
	assert_non_null(strstr(text, "There is no content in the language nl"));
	assert_non_null(strstr(text, "/own"));
	free(text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, place_begin, place_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(exercises_come_by_title_and_programmes_by_minutes),
		TEST(a_programme_has_exercises_and_items_of_its_own),
		TEST(a_programme_may_be_for_oneself),
		TEST(a_part_may_be_a_round_of_tables),
		TEST(a_faulty_file_takes_no_other_down),
		TEST(a_later_folder_replaces_a_file_and_adds_sources),
		TEST(a_source_that_is_not_listed_is_a_fault),
		TEST(a_faulty_source_list_is_not_blamed_on_exercises),
		TEST(an_unknown_kind_brings_the_ones_there_are),
		TEST(a_rule_of_a_kind_is_held),
		TEST(a_setting_in_a_programme_is_checked_as_in_the_exercise),
		TEST(a_programme_names_only_what_is_there),
		TEST(a_part_is_an_exercise_or_an_item),
		TEST(paragraphs_are_not_lost),
		TEST(the_name_of_a_file_is_an_id),
		TEST(without_content_there_is_one_fault),
	};

	text_setup();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
