/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/random.h"

struct sentence {
	const char *id, *text;
	size_t id_len, text_len;
};

#define SENTENCE(id, text) {id, text, sizeof(id) - 1, sizeof(text) - 1}

/* Not in order, on purpose: the reader sorts for itself. */
static const struct sentence sentences[] = {
	SENTENCE("Tea", "Thee"),
	SENTENCE("", "Language: nl\n"),
	SENTENCE("%d person\0%d people", "%d mens\0%d mensen"),
	SENTENCE("Coffee", "Koffie"),
	SENTENCE("Not yet", ""),
	SENTENCE("%d sheep\0%d sheep", "%d schaap"),
};

enum { SENTENCES = sizeof sentences / sizeof *sentences };

static char path[] = "/tmp/samenspel-lang-XXXXXX";

static void put_word(unsigned char *at, size_t word, bool big)
{
	for (size_t i = 0; i < 4; i++)
		at[i] = (unsigned char)(word >> 8 * (big ? 3 - i : i));
}

static size_t put_string(unsigned char *mo, size_t entry, size_t at, const char *bytes, size_t len, bool big)
{
	put_word(mo + entry, len, big);
	put_word(mo + entry + 4, at, big);
	memcpy(mo + at, bytes, len);
	mo[at + len] = '\0';
	return at + len + 1;
}

/* Writes the sentences as a .mo file into mo; returns its length. */
static size_t mo_make(unsigned char mo[static 1000], bool big)
{
	size_t ids = 28, texts = ids + SENTENCES * 8, at = texts + SENTENCES * 8;

	memset(mo, 0, 28);
	put_word(mo, 0x950412DE, big);
	put_word(mo + 8, SENTENCES, big);
	put_word(mo + 12, ids, big);
	put_word(mo + 16, texts, big);
	for (size_t i = 0; i < SENTENCES; i++) {
		at = put_string(mo, ids + i * 8, at, sentences[i].id, sentences[i].id_len, big);
		at = put_string(mo, texts + i * 8, at, sentences[i].text, sentences[i].text_len, big);
	}
	return at;
}

static bool load(const unsigned char *mo, size_t len, struct error *error)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(mo, 1, len, file), len);
	assert_int_equal(fclose(file), 0);
	return lang_load("nl", path, error);
}

static void load_dutch(void)
{
	unsigned char mo[1000];
	struct error error;

	assert_true(load(mo, mo_make(mo, false), &error));
}

static int forget(void **state)
{
	(void)state;
	lang_unload();
	return 0;
}

static void without_a_catalogue_the_ids_are_said(void **state)
{
	(void)state;
	assert_string_equal(tr("Tea"), "Tea");
	assert_string_equal(tr_n("%d person", "%d people", 1), "%d person");
	assert_string_equal(tr_n("%d person", "%d people", 0), "%d people");
	assert_string_equal(lang_code(), "en");
}

static void a_catalogue_of_either_byte_order_is_read(void **state)
{
	unsigned char mo[1000];
	struct error error;

	(void)state;
	for (int big = 0; big < 2; big++) {
		assert_true(load(mo, mo_make(mo, big), &error));
		assert_string_equal(tr("Tea"), "Thee");
		assert_string_equal(tr("Coffee"), "Koffie");
		assert_string_equal(lang_code(), "nl");
		lang_unload();
		assert_string_equal(tr("Tea"), "Tea");
		assert_string_equal(lang_code(), "en");
	}
}

static void a_number_chooses_one_or_many(void **state)
{
	(void)state;
	load_dutch();
	assert_string_equal(tr_n("%d person", "%d people", 1), "%d mens");
	assert_string_equal(tr_n("%d person", "%d people", 0), "%d mensen");
	assert_string_equal(tr_n("%d person", "%d people", 2), "%d mensen");
	assert_string_equal(tr_n("%d sheep", "%d sheep", 2), "%d schaap");
	assert_string_equal(tr_n("%d cup", "%d cups", 2), "%d cups");
}

static void what_has_no_translation_is_said_as_it_is(void **state)
{
	(void)state;
	load_dutch();
	assert_string_equal(tr("Water"), "Water");
	assert_string_equal(tr("Not yet"), "Not yet");
}

static void the_header_of_the_file_is_never_said(void **state)
{
	(void)state;
	load_dutch();
	assert_string_equal(tr(""), "");
}

static void a_failed_load_keeps_the_catalogue_before(void **state)
{
	struct error error;

	(void)state;
	load_dutch();
	assert_false(lang_load("en", "/nowhere/en.mo", &error));
	assert_non_null(strstr(error.text, "/nowhere/en.mo"));
	assert_false(lang_load("en", "/", &error));
	assert_false(load((const unsigned char *)"no catalogue, but long enough to be one", 40, &error));
	assert_false(load((const unsigned char *)"", 0, NULL));
	assert_string_equal(tr("Tea"), "Thee");
	assert_string_equal(lang_code(), "nl");
}

static void a_catalogue_cut_short_is_refused(void **state)
{
	unsigned char mo[1000];
	size_t len = mo_make(mo, false);
	struct error error;

	(void)state;
	for (size_t cut = 0; cut < len; cut++)
		assert_false(load(mo, cut, &error));
}

static void a_sentence_without_an_end_is_refused(void **state)
{
	unsigned char mo[1000];
	size_t len = mo_make(mo, false);

	(void)state;
	mo[len - 1] = 'x';
	assert_false(load(mo, len, NULL));
}

static void say_all(void)
{
	for (size_t i = 0; i < SENTENCES; i++) {
		assert_true(strlen(tr(sentences[i].id)) < 1000);
		assert_true(strlen(tr_n(sentences[i].id, "many", 1)) < 1000);
		assert_true(strlen(tr_n(sentences[i].id, "many", 2)) < 1000);
	}
}

/* Half the mutations hit the header and the tables, where the lengths and offsets are. */
static void a_damaged_catalogue_is_never_read_astray(void **state)
{
	static const unsigned char edges[] = {0, 1, 0x7F, 0x80, 0xFF};

	(void)state;
	setenv("SAMENSPEL_SEED", "11", 1);
	for (int round = 0; round < 5000; round++) {
		unsigned char mo[1000];
		size_t len = mo_make(mo, round % 2);
		uint32_t hits = 1 + random_below(4);

		while (hits--) {
			uint32_t reach = random_below(2) ? 28 + SENTENCES * 16 : (uint32_t)len;

			mo[random_below(reach)] = random_below(2) ? edges[random_below(5)] : (unsigned char)random_below(256);
		}
		if (load(mo, len, NULL))
			say_all();
	}
	unsetenv("SAMENSPEL_SEED");
}

static void msgfmt_and_we_agree_on_the_format(void **state)
{
	static const char po[] = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
		"\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n"
		"msgid \"One is enough.\"\nmsgstr \"\xC3\x89\xC3\xA9n is genoeg.\"\n\n"
		"msgid \"%d card\"\nmsgid_plural \"%d cards\"\nmsgstr[0] \"%d kaart\"\nmsgstr[1] \"%d kaarten\"\n";
	char command[200];
	struct error error;
	FILE *pipe;

	(void)state;
	if (system("command -v msgfmt >/dev/null") != 0)
		skip();
	snprintf(command, sizeof command, "msgfmt -o %s -", path);
	pipe = popen(command, "w");
	assert_non_null(pipe);
	fputs(po, pipe);
	assert_int_equal(pclose(pipe), 0);
	assert_true(lang_load("nl", path, &error));
	assert_string_equal(tr("One is enough."), "\xC3\x89\xC3\xA9n is genoeg.");
	assert_string_equal(tr_n("%d card", "%d cards", 3), "%d kaarten");
}

static void set_languages(const char *all, const char *messages, const char *lang)
{
	setenv("LC_ALL", all, 1);
	setenv("LC_MESSAGES", messages, 1);
	setenv("LANG", lang, 1);
}

static void the_first_wish_we_can_grant_is_granted(void **state)
{
	(void)state;
	set_languages("", "", "");
	assert_string_equal(lang_choose(NULL, NULL), "nl");
	assert_string_equal(lang_choose("en", "nl"), "en");
	assert_string_equal(lang_choose("fr", "en"), "en");
	assert_string_equal(lang_choose(NULL, "en"), "en");
	assert_string_equal(lang_choose("EN_gb", NULL), "en");
	assert_string_equal(lang_choose("enx", ""), "nl");
	set_languages("C", "", "en_US.UTF-8");
	assert_string_equal(lang_choose(NULL, NULL), "en");
	assert_string_equal(lang_choose("nl", NULL), "nl");
	set_languages("de_DE", "nl_BE@euro", "en_US.UTF-8");
	assert_string_equal(lang_choose(NULL, NULL), "nl");
}

static void assert_date(const char *iso, const char *expected)
{
	struct str out = STR_EMPTY;

	lang_add_date(&out, iso);
	assert_string_equal(out.data, expected);
	str_release(&out);
}

static void a_date_is_said_in_the_language(void **state)
{
	(void)state;
	assert_date("2026-03-12", "12 March 2026");
	load_dutch();
	assert_date("2026-03-12", "12 maart 2026");
	assert_date("2024-02-29", "29 februari 2024");
	assert_date("2026-12-01", "1 december 2026");
}

static void what_is_no_date_is_added_as_it_is(void **state)
{
	static const char *const texts[] = {"", "2026", "2026-13-01", "2026-00-01", "2026-02-29", "2026-04-31", "2026-01-00", "2026-01-1x",
		"2026-01-01T10:00", "volgende week"};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_date(texts[i], texts[i]);
	assert_date(NULL, "");
}

static void assert_number(double value, int decimals, const char *expected)
{
	struct str out = STR_EMPTY;

	lang_add_number(&out, value, decimals);
	assert_string_equal(out.data, expected);
	str_release(&out);
}

static void a_number_has_the_decimal_sign_of_the_language(void **state)
{
	(void)state;
	assert_number(7.5, 1, "7.5");
	load_dutch();
	assert_number(7.5, 1, "7,5");
	assert_number(-0.04, 1, "0,0");
	assert_number(-1.25, 2, "-1,25");
	assert_number(3, 0, "3");
	assert_number(NAN, 1, "-");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(without_a_catalogue_the_ids_are_said, forget),
		cmocka_unit_test_teardown(a_catalogue_of_either_byte_order_is_read, forget),
		cmocka_unit_test_teardown(a_number_chooses_one_or_many, forget),
		cmocka_unit_test_teardown(what_has_no_translation_is_said_as_it_is, forget),
		cmocka_unit_test_teardown(the_header_of_the_file_is_never_said, forget),
		cmocka_unit_test_teardown(a_failed_load_keeps_the_catalogue_before, forget),
		cmocka_unit_test_teardown(a_catalogue_cut_short_is_refused, forget),
		cmocka_unit_test_teardown(a_sentence_without_an_end_is_refused, forget),
		cmocka_unit_test_teardown(a_damaged_catalogue_is_never_read_astray, forget),
		cmocka_unit_test_teardown(msgfmt_and_we_agree_on_the_format, forget),
		cmocka_unit_test_teardown(the_first_wish_we_can_grant_is_granted, forget),
		cmocka_unit_test_teardown(a_date_is_said_in_the_language, forget),
		cmocka_unit_test_teardown(what_is_no_date_is_added_as_it_is, forget),
		cmocka_unit_test_teardown(a_number_has_the_decimal_sign_of_the_language, forget),
	};
	int failed;
	int file = mkstemp(path);

	if (file < 0)
		return 1;
	close(file);
	failed = cmocka_run_group_tests_name("lang", tests, NULL, NULL);
	unlink(path);
	return failed;
}
