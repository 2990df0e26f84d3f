/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"
#include "content/ini.h"

static void faults_write(const struct faults *faults, struct str *out)
{
	for (size_t i = 0; i < faults->count; i++) {
		char *line = fault_line(&faults->items[i]);

		str_addf(out, "%s\n", line);
		free(line);
	}
}

/* Lines as `section.key=value@number` and faults, each on a line of its own. */
static struct str prepass_len(const char *bytes, size_t len)
{
	struct exercise *found = mem_alloc(1, sizeof *found);
	struct faults faults = {0};
	struct str out = STR_EMPTY;
	bool good = ini_prepass("x.ini", bytes, len, found, &faults);

	assert_true(good == (faults.count == 0));
	assert_true(good || found->count == 0);
	for (size_t i = 0; i < found->count; i++) {
		const struct exercise_line *line = &found->lines[i];

		str_addf(&out, "%s.%s=%s@%d\n", line->section, line->key, line->value, line->number);
	}
	faults_write(&faults, &out);
	faults_release(&faults);
	exercise_free(found);
	return out;
}

static void assert_reads(const char *text, const char *expected)
{
	struct str out = prepass_len(text, strlen(text));

	assert_string_equal(out.data, expected);
	str_release(&out);
}

/* One fault, that begins with `start` and speaks of `part`. */
static void assert_refused_len(const char *text, size_t len, const char *start, const char *part)
{
	struct str out = prepass_len(text, len);
	const char *end = strchr(out.data, '\n');

	if (strncmp(out.data, start, strlen(start)) != 0 || !strstr(out.data, part) || !end || end[1])
		fail_msg("expected one fault '%s ... %s', got:\n%s", start, part, out.data);
	str_release(&out);
}

static void assert_refused(const char *text, const char *start, const char *part)
{
	assert_refused_len(text, strlen(text), start, part);
}

/* ini_read() of a file with that text. */
static bool read_file_text(const char *text, size_t len, struct str *out)
{
	char path[] = "/tmp/test_ini.XXXXXX";
	int file = mkstemp(path);
	struct exercise *found = mem_alloc(1, sizeof *found);
	struct faults faults = {0};
	bool good;

	assert_true(file >= 0);
	assert_int_equal(write(file, text, len), (ssize_t)len);
	close(file);
	good = ini_read(path, found, &faults);
	for (size_t i = 0; i < found->count; i++)
		str_addf(out, "%s.%s=%s\n", found->lines[i].section, found->lines[i].key, found->lines[i].value);
	faults_write(&faults, out);
	unlink(path);
	faults_release(&faults);
	exercise_free(found);
	return good;
}

static void assert_file_reads(const char *text, const char *expected)
{
	struct str out = STR_EMPTY;

	if (!read_file_text(text, strlen(text), &out))
		fail_msg("refused: %s", out.data);
	assert_string_equal(out.data, expected);
	str_release(&out);
}

static void a_file_gives_its_lines_with_their_numbers(void **state)
{
	(void)state;
	assert_reads("; zin\n[a]\nb = 1\n\n  c=\"x y\"  \n[ d.e ]\nf-g_h.9 = woord\n", "a.b=1@3\na.c=x y@5\nd.e.f-g_h.9=woord@7\n");
	assert_reads("", "");
	assert_reads("[a]\nb = \"\"", "a.b=@2\n");
}

static void iniparser_reads_what_the_prepass_accepts(void **state)
{
	(void)state;
	assert_file_reads("# zin\n[a]\nb = 1\nc = \"x = y; z # q\"\n[b.c]\nb = a = b\nd = \"’s ochtends “zo”\"", "a.b=1\na.c=x = y; z # q\nb.c.b=a = b\nb.c.d=’s ochtends “zo”\n");
	assert_file_reads("", "");
	assert_file_reads("; niets\n\n", "");
}

static void line_ends_of_windows_are_read(void **state)
{
	(void)state;
	assert_reads("[a]\r\nb = 1\r\n\r\nc = \"x\"\r\n; zin\r\n", "a.b=1@2\na.c=x@4\n");
	assert_file_reads("[a]\r\nb = 1\r\nc = \"x\"\r\n", "a.b=1\na.c=x\n");
	assert_refused("[a]\nb = 1\rc = 2\n", "x.ini:2: ", "control character");
}

static void all_faults_come_at_once(void **state)
{
	const char *text = "[a]\nB = 1\nc = \"x\nd = 1 ; zin\nd = 2\nniets\n";
	struct str out = prepass_len(text, strlen(text));

	(void)state;
	assert_non_null(strstr(out.data, "x.ini:2: A name has only"));
	assert_non_null(strstr(out.data, "x.ini:3: a.c: The closing quote"));
	assert_non_null(strstr(out.data, "x.ini:4: a.d: There is a ;"));
	assert_non_null(strstr(out.data, "x.ini:6: This line is no section"));
	str_release(&out);
}

static void an_entry_has_at_most_a_thousand_bytes(void **state)
{
	struct str text = STR_EMPTY, out = STR_EMPTY;

	(void)state;
	str_add(&text, "[a]\nb = \"");
	str_add_times(&text, "x", 1000 - 6);
	str_add(&text, "\"\n");
	assert_true(read_file_text(text.data, text.len, &out));
	str_insert(&text, 10, "x", 1);
	assert_refused(text.data, "x.ini:2: a.b: This line has 1001 bytes", "divide the text");
	str_clear(&text);
	str_add(&text, "[a]\nb = 1\n;");
	str_add_times(&text, "x", 1000);
	assert_refused(text.data, "x.ini:3: This comment has 1001 bytes", "divide it");
	str_release(&text);
	str_release(&out);
}

static void an_unquoted_value_is_not_cut_without_a_word(void **state)
{
	(void)state;
	assert_refused("[a]\nb = een ; twee\n", "x.ini:2: a.b: ", "put the text between quotes");
	assert_refused("[a]\nb = een # twee\n", "x.ini:2: a.b: ", "put the text between quotes");
	assert_refused("[a]\nb = een \"twee\"\n", "x.ini:2: a.b: ", "put the text between quotes");
	assert_refused("[a]\nb = ;\n", "x.ini:2: a.b: ", "put the text between quotes");
	assert_refused("[a]\nb =\n", "x.ini:2: a.b: ", "nothing after the =");
}

static void a_straight_quote_inside_a_text_is_named(void **state)
{
	(void)state;
	assert_refused("[a]\nb = \"zeg \"hallo\" nu\"\n", "x.ini:2: a.b: ", "curly quotes");
	assert_refused("[a]\nb = \"zeg\" hallo\n", "x.ini:2: a.b: ", "after the closing quote");
	assert_refused("[a]\nb = \"zeg\" ; zin\n", "x.ini:2: a.b: ", "a line of its own");
	assert_refused("[a]\nb = \"zeg\n", "x.ini:2: a.b: ", "closing quote");
	assert_refused("[a]\nb = \"\n", "x.ini:2: a.b: ", "closing quote");
	assert_refused("[a]\nb = “zeg”\n", "x.ini:2: a.b: ", "curly quote");
}

static void dutch_that_begins_with_an_apostrophe_is_not_halved(void **state)
{
	(void)state;
	assert_refused("[a]\nb = 's ochtends gaat 't goed\n", "x.ini:2: a.b: ", "straight apostrophe");
	assert_file_reads("[a]\nb = \"'s ochtends gaat 't goed\"\n", "a.b='s ochtends gaat 't goed\n");
}

static void a_key_or_section_that_is_there_twice_is_named(void **state)
{
	(void)state;
	assert_refused("[a]\nb = 1\nc = 2\nb = 3\n", "x.ini:4: a.b: ", "first on line 2");
	assert_refused("[a]\nb = 1\n[c]\nd = 1\n[a]\ne = 1\n", "x.ini:5: a: ", "first on line 1");
	assert_reads("[a]\nb = 1\n[b]\nb = 1\na = 1\n", "a.b=1@2\nb.b=1@4\nb.a=1@5\n");
}

static void names_are_small_and_without_colons(void **state)
{
	(void)state;
	assert_refused("[A]\nb = 1\n", "x.ini:1: ", "small letters");
	assert_refused("[a:b]\nc = 1\n", "x.ini:1: ", "small letters");
	assert_refused("[]\nc = 1\n", "x.ini:1: ", "small letters");
	assert_refused("[é]\nc = 1\n", "x.ini:1: ", "small letters");
	assert_refused("[a]\nb:c = 1\n", "x.ini:2: ", "small letters");
	assert_refused("[a]\nb c = 1\n", "x.ini:2: ", "small letters");
	assert_refused("[a]\n.b = 1\n", "x.ini:2: ", "small letters");
	assert_refused("[a]\n = 1\n", "x.ini:2: ", "small letters");
}

static void names_stay_within_what_iniparser_finds_again(void **state)
{
	struct str text = STR_EMPTY;

	(void)state;
	str_add(&text, "[a]\n");
	str_add_times(&text, "k", 101);
	str_add(&text, " = 1\n");
	assert_refused(text.data, "x.ini:2: ", "too long");
	str_release(&text);
}

static void a_section_stands_alone_on_its_line(void **state)
{
	(void)state;
	assert_refused("[a] ; zin\nb = 1\n", "x.ini:1: ", "after the ]");
	assert_refused("[a\nb = 1\n", "x.ini:1: ", "closing ]");
	assert_refused("b = 1\n", "x.ini:1: ", "before the first section");
	assert_refused("[a]\n[b]\nc = 1\n", "x.ini:1: a: ", "empty");
	assert_refused("[b]\nc = 1\n[a]\n", "x.ini:3: a: ", "empty");
}

static void no_line_goes_on_on_the_next(void **state)
{
	(void)state;
	assert_refused("[a]\n; zin \\\nb = 1\n", "x.ini:2: ", "hides the next line");
	assert_refused("[a]\nb = een \\\n", "x.ini:2: a.b: ", "\\");
	assert_refused("[a]\nb = \"een \\\n", "x.ini:2: a.b: ", "\\");
	assert_refused("[a]\nb = \"een\\n\"\n", "x.ini:2: a.b: ", "\\");
}

static void another_encoding_is_told_once(void **state)
{
	(void)state;
	assert_refused("\xEF\xBB\xBF[a]\nb = 1\n", "x.ini:1: ", "BOM");
	assert_refused("[a]\nb = \"caf\xE9\"\nc = \"caf\xE9\"\n", "x.ini:2: ", "UTF-8");
	assert_refused_len("\xFF\xFE[\0a\0]\0", 8, "x.ini: ", "UTF-16");
	assert_refused_len("[a]\nb = 1\0\n", 11, "x.ini: ", "not a text file");
}

static void controls_are_refused(void **state)
{
	(void)state;
	assert_refused("[a]\nb = \"x\x1B[31m\"\n", "x.ini:2: ", "control character");
	assert_refused("[a]\nb = \"x\xC2\x85y\"\n", "x.ini:2: ", "control character");
	assert_refused("[a]\n;\f\nb = 1\n", "x.ini:2: ", "control character");
	assert_refused("[a]\nb =\t1\n", "x.ini:2: ", "tab");
}

static void texts_look_the_same_on_every_screen(void **state)
{
	(void)state;
	assert_refused("[a]\nb = \"x\xE2\x80\xAEy\"\n", "x.ini:2: a.b: ", "U+202E");
	assert_refused("[a]\nb = \"x\xC2\xADy\"\n", "x.ini:2: a.b: ", "U+00AD");
	assert_refused("[a]\nb = \"x\xE2\x80\x8By\"\n", "x.ini:2: a.b: ", "U+200B");
	assert_refused("[a]\nb = \"\xF0\x9F\x98\x80\"\n", "x.ini:2: a.b: ", "U+1F600");
	assert_refused("[a]\nb = \"\xE4\xB8\xAD\"\n", "x.ini:2: a.b: ", "U+4E2D");
	assert_refused("[a]\nb = \"\xE2\x9D\xA4\xEF\xB8\x8F\"\n", "x.ini:2: a.b: ", "U+FE0F");
	assert_refused("[a]\nb = \" x\"\n", "x.ini:2: a.b: ", "space");
	assert_refused("[a]\nb = \"x\xC2\xA0\"\n", "x.ini:2: a.b: ", "space");
	assert_refused("[a]\nb = \"\xCC\x81x\"\n", "x.ini:2: a.b: ", "U+0301");
	assert_reads("[a]\nb = \"e\xCC\x81\xC2\xA0✓ ★ → █ ─ ‘é’ €\"\n", "a.b=e\xCC\x81\xC2\xA0✓ ★ → █ ─ ‘é’ €@2\n");
}

static void a_file_that_would_be_slow_is_refused(void **state)
{
	struct str text = STR_EMPTY;

	(void)state;
	str_add(&text, "[a]\n");
	for (int i = 0; i < 5001; i++)
		str_addf(&text, "k%d=1\n", i);
	assert_refused(text.data, "x.ini:", "5000");
	str_add_times(&text, "; tekst om het bestand te vullen\n", 256 * 1024 / 32);
	assert_refused(text.data, "x.ini: ", "256 KiB");
	str_release(&text);
}

static void assert_path_refused(const char *path, const char *part)
{
	struct exercise *found = mem_alloc(1, sizeof *found);
	struct faults faults = {0};

	assert_false(ini_read(path, found, &faults));
	assert_int_equal(faults.count, 1);
	assert_string_equal(faults.items[0].file, path);
	assert_non_null(strstr(faults.items[0].sentence, part));
	assert_int_equal(found->count, 0);
	faults_release(&faults);
	exercise_free(found);
}

static void what_is_no_readable_file_is_refused(void **state)
{
	char folder[] = "/tmp/test_ini.XXXXXX";
	char *path;
	struct str name = STR_EMPTY;

	(void)state;
	assert_non_null(mkdtemp(folder));
	assert_path_refused(folder, "folder");
	str_addf(&name, "%s/x.ini", folder);
	path = name.data;
	assert_path_refused(path, "not there");
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_path_refused(path, "not a plain file");
	unlink(path);
	if (geteuid() != 0) {
		FILE *file = fopen(path, "w");

		assert_non_null(file);
		fclose(file);
		chmod(path, 0);
		assert_path_refused(path, "permissions");
		unlink(path);
	}
	rmdir(folder);
	str_release(&name);
}

static void nothing_reaches_stderr(void **state)
{
	char path[] = "/tmp/test_ini.XXXXXX";
	int kept = dup(STDERR_FILENO), file = mkstemp(path);
	struct str out = STR_EMPTY;
	struct stat status;

	(void)state;
	assert_true(dup2(file, STDERR_FILENO) >= 0);
	read_file_text("[a\nb\n", 5, &out);
	read_file_text("[a]\nb = 1\n", 10, &out);
	dup2(kept, STDERR_FILENO);
	close(kept);
	assert_int_equal(fstat(file, &status), 0);
	assert_int_equal(status.st_size, 0);
	close(file);
	unlink(path);
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_gives_its_lines_with_their_numbers),
		cmocka_unit_test(iniparser_reads_what_the_prepass_accepts),
		cmocka_unit_test(line_ends_of_windows_are_read),
		cmocka_unit_test(all_faults_come_at_once),
		cmocka_unit_test(an_entry_has_at_most_a_thousand_bytes),
		cmocka_unit_test(an_unquoted_value_is_not_cut_without_a_word),
		cmocka_unit_test(a_straight_quote_inside_a_text_is_named),
		cmocka_unit_test(dutch_that_begins_with_an_apostrophe_is_not_halved),
		cmocka_unit_test(a_key_or_section_that_is_there_twice_is_named),
		cmocka_unit_test(names_are_small_and_without_colons),
		cmocka_unit_test(names_stay_within_what_iniparser_finds_again),
		cmocka_unit_test(a_section_stands_alone_on_its_line),
		cmocka_unit_test(no_line_goes_on_on_the_next),
		cmocka_unit_test(another_encoding_is_told_once),
		cmocka_unit_test(controls_are_refused),
		cmocka_unit_test(texts_look_the_same_on_every_screen),
		cmocka_unit_test(a_file_that_would_be_slow_is_refused),
		cmocka_unit_test(what_is_no_readable_file_is_refused),
		cmocka_unit_test(nothing_reaches_stderr),
	};

	text_setup();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
