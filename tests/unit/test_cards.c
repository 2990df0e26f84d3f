/* SPDX-License-Identifier: EUPL-1.2 */
/* Every card of the deck at 40x12, the size of large letters: the whole card, its piles and what Enter does, without scrolling. */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/str.h"
#include "lib/term.h"

enum { PATIENCE = 10000, QUIET = 5, CARDS_MOST = 100, LINE_MOST = 4096 };

struct deck {
	char *cards[CARDS_MOST], *piles[9];
	int card_count, pile_count;
};

static char *join(const char *folder, const char *name)
{
	struct str path = STR_EMPTY;

	str_addf(&path, "%s/%s", folder, name);
	return str_take(&path);
}

static FILE *open_file(const char *folder, const char *name, const char *mode)
{
	char *path = join(folder, name);
	FILE *file = fopen(path, mode);

	if (!file)
		fail_msg("%s cannot be opened", path);
	free(path);
	return file;
}

/* text = "..." below [card.x] and [pile.x]; every line goes into the copy too. */
static void read_deck(struct deck *deck, FILE *from, FILE *to)
{
	char line[LINE_MOST], section = ' ';

	while (fgets(line, sizeof line, from)) {
		const char *begin = strchr(line, '"');

		fputs(line, to);
		if (line[0] == '[')
			section = strncmp(line, "[card.", 6) == 0 ? 'c' : strncmp(line, "[pile.", 6) == 0 ? 'p' : ' ';
		if (strncmp(line, "text = ", 7) != 0 || section == ' ')
			continue;
		assert_non_null(begin);
		*(section == 'c' ? &deck->cards[deck->card_count++] : &deck->piles[deck->pile_count++]) = strndup(begin + 1, strcspn(begin + 1, "\"\n"));
		assert_true(deck->card_count < CARDS_MOST && deck->pile_count < 9);
	}
}

static void copy_file(const char *from, const char *to, const char *name)
{
	FILE *in = open_file(from, name, "r"), *out = open_file(to, name, "w");
	char line[LINE_MOST];

	while (fgets(line, sizeof line, in))
		fputs(line, out);
	fclose(in);
	fclose(out);
}

static char *make_folder(const char *above, const char *name)
{
	char *path = join(above, name);

	mkdir(path, 0700);
	return path;
}

/* Content with the deck and one programme that asks all of it. */
static void make_content(const char *lang, const char *home, struct deck *deck)
{
	const char *root = getenv("TEST_ROOT");
	char *texts = join(root ? root : ".", "content"), *source = join(texts, lang), *content = make_folder(home, "content");
	char *folder = make_folder(content, lang), *programmes = make_folder(folder, "programmes");
	FILE *in = open_file(source, "taken.ini", "r"), *out = open_file(folder, "taken.ini", "w");

	read_deck(deck, in, out);
	fclose(in);
	fclose(out);
	copy_file(source, folder, "sources.ini");
	out = open_file(programmes, "all.ini", "w");
	fprintf(out, "[programme]\ntitle = \"All\"\nintro.1 = \"All cards.\"\n\n[part.tasks]\nexercise = taken\nminutes = 40\ncards = %d\n", deck->card_count);
	fclose(out);
	setenv("SAMENSPEL_CONTENT", content, 1);
	setenv("XDG_DATA_HOME", home, 1);
	free(texts);
	free(source);
	free(content);
	free(folder);
	free(programmes);
}

static void release_deck(struct deck *deck)
{
	while (deck->card_count > 0)
		free(deck->cards[--deck->card_count]);
	while (deck->pile_count > 0)
		free(deck->piles[--deck->pile_count]);
}

/* The screen as one line of words, so that a wrapped card reads as it was written. */
static char *screen_words(struct term *term)
{
	char *text = term_screen_text(term), *to = text;

	for (const char *from = text; *from; from++)
		if (!isspace((unsigned char)*from))
			*to++ = *from;
		else if (to > text && to[-1] != ' ')
			*to++ = ' ';
	*to = '\0';
	return text;
}

static bool shows(struct term *term, void *wanted)
{
	char *words = screen_words(term);
	bool found = strstr(words, wanted) != NULL;

	free(words);
	return found;
}

/* The card that stands on the screen: its place in the deck; -1 for none, which fails. */
static int find_card(struct term *term, const struct deck *deck, const bool *seen)
{
	char *words = screen_words(term);
	int found = -1;

	for (int i = 0; i < deck->card_count && found < 0; i++)
		if (!seen[i] && strstr(words, deck->cards[i]))
			found = i;
	if (found < 0)
		fail_msg("no whole card on the screen: %s", words);
	free(words);
	return found;
}

static void check_whole(struct term *term, const struct deck *deck, const char *card)
{
	char *bottom = term_row_text(term, term_rows(term) - 1);

	for (int i = 0; i < deck->pile_count; i++)
		if (!shows(term, deck->piles[i]))
			fail_msg("%s: pile %s is not on the screen", card, deck->piles[i]);
	/* The line on top may be cut: it says where we are, not what is asked. */
	for (int row = 1; row < term_rows(term); row++) {
		char *text = term_row_text(term, row);

		if (strstr(text, "↓") || strstr(text, "…"))
			fail_msg("%s: cut off: %s", card, text);
		free(text);
	}
	assert_true(strncmp(bottom, "[Enter] ", 8) == 0);
	free(bottom);
}

static void walk_deck(const char *lang)
{
	const char *build = getenv("TEST_BUILD"), *temporary = getenv("TMPDIR");
	char *program = join(build ? build : "build", "samenspel"), *home = join(temporary ? temporary : "/tmp", "cards-XXXXXX"), number[32];
	char *argv[] = {program, (char[]){"--lang"}, strdup(lang), NULL};
	struct deck deck = {0};
	bool seen[CARDS_MOST] = {false};
	struct term *term;

	assert_non_null(mkdtemp(home));
	make_content(lang, home, &deck);
	term = term_start(&(struct term_options){.argv = argv, .rows = 12, .cols = 40});
	assert_true(term_wait_text(term, "> 1", PATIENCE));
	term_keys(term, "11<Enter>2<Enter><Enter><Enter>2<Enter>1");
	for (int n = 1; n <= deck.card_count; n++) {
		snprintf(number, sizeof number, " · %d ", n);
		assert_true(term_wait_text(term, number, PATIENCE));
		assert_true(term_settle(term, QUIET, PATIENCE));
		int card = find_card(term, &deck, seen);
		seen[card] = true;
		check_whole(term, &deck, deck.cards[card]);
		term_keys(term, n % 2 ? "1" : "2");
	}
	assert_true(deck.card_count >= 40);
	term_free(term);
	release_deck(&deck);
	free(argv[2]);
	free(program);
	free(home);
}

static void every_dutch_card_fits_in_large_letters(void **state)
{
	(void)state;
	walk_deck("nl");
}

static void every_english_card_fits_in_large_letters(void **state)
{
	(void)state;
	walk_deck("en");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_dutch_card_fits_in_large_letters),
		cmocka_unit_test(every_english_card_fits_in_large_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
