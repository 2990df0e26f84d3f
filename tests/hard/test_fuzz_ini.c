/* SPDX-License-Identifier: EUPL-1.2 */
/* timeout: 240 */
/* Whatever the pre-pass accepts, iniparser reads as the very same sections, keys and values. ini_read() compares the two and says so when they differ, so a
 * file that passes one and not the other is a breach. The seed is fixed: a failure comes back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"
#include "content/ini.h"

enum { ROUNDS = 200000, LARGEST = 6000 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const seeds[] = {
	"[exercise]\nkind = sort\ntitle = \"Een taak\"\nminutes = 25\n[card.tea]\ntext = \"Thee zetten\"\n",
	"; zin\n# zin\n\n[a]\nb=1\nc = \"x = y; z # q\"\n  d  =  woord  \n[b]\nb = \"’s ochtends\"\n",
	"[a]\r\nb = \"twee\"\r\n\r\n[c]\r\nd = 3\r\n",
	"[ a ]\nb = \"\"\nc = a = b\nd = \"'\"\ne = \"[x]\"\n[a.b-c_d.9]\n0 = \" ’ \"",
	"[a]\nb = == x\nc = [y]\nd = \"é„“”\"\n;\n#\n[b]\nc = 1",
};

/* What the pre-pass and iniparser are most likely to see differently. */
static const char *const pieces[] = {
	"\"", "'", ";", "#", "\\", "\n", "\r", "\r\n", "\\\n", "=", "[", "]", ":", " ", "\t", "A", "a", "é", "’", "\xC2\xA0", "\xC2\x85", "\xFF", "\f", "\v",
	"\xEF\xBB\xBF", ".", "-", "\"\"", "''", " ; x", " = ", "[x]\n", "k = 1\n", "\nq = \"z\"\n", "%s", "%n", "\x1B", "\xE2\x80\xAE", "b", "[a]", "\n\n", "  ",
};

static uint64_t state_now;

static size_t below(size_t n)
{
	state_now ^= state_now << 13;
	state_now ^= state_now >> 7;
	state_now ^= state_now << 17;
	return (size_t)(state_now >> 11) % n;
}

static void lengthen(struct str *text, size_t at)
{
	struct str run = STR_EMPTY;

	str_add_times(&run, below(2) ? "x" : " ", (int)(960 + below(120)));
	str_insert(text, at, run.data, run.len);
	str_release(&run);
}

/* Copies one stretch of the text to another place: repeated keys, sections and halves of lines. */
static void repeat(struct str *text, size_t at)
{
	size_t from = below(text->len + 1);
	size_t len = below(text->len - from + 1);
	char *part = mem_copy_len(text->data + from, len);

	str_insert(text, at, part, len);
	free(part);
}

static void mutate(struct str *text)
{
	size_t at = below(text->len + 1);
	const char *piece = pieces[below(COUNT(pieces))];
	char byte = (char)below(256);

	switch (below(16)) {
	case 0:
		lengthen(text, at);
		break;
	case 1:
	case 2:
		repeat(text, at);
		break;
	case 3:
		str_insert(text, at, &byte, 1);
		break;
	case 4:
	case 5:
	case 6:
		if (at < text->len)
			str_remove(text, at, 1 + below(text->len - at) % 8);
		break;
	default:
		str_insert(text, at, piece, strlen(piece));
		break;
	}
}

static void make(struct str *text)
{
	str_clear(text);
	str_add(text, seeds[below(COUNT(seeds))]);
	for (size_t n = below(5); n-- > 0 && text->len < LARGEST;)
		mutate(text);
}

static void file_write(int file, const struct str *text)
{
	assert_int_equal(ftruncate(file, 0), 0);
	assert_int_equal(pwrite(file, text->data, text->len, 0), (ssize_t)text->len);
}

static void assert_same_lines(const struct exercise *a, const struct exercise *b)
{
	assert_int_equal(a->count, b->count);
	for (size_t i = 0; i < a->count; i++) {
		assert_string_equal(a->lines[i].section, b->lines[i].section);
		assert_string_equal(a->lines[i].key, b->lines[i].key);
		assert_string_equal(a->lines[i].value, b->lines[i].value);
		assert_int_equal(a->lines[i].number, b->lines[i].number);
	}
}

/* One input through both; true when the pre-pass accepted it. */
static bool try_text(int file, const char *path, const struct str *text)
{
	struct exercise *passed = mem_alloc(1, sizeof *passed);
	struct exercise *read = mem_alloc(1, sizeof *read);
	struct faults faults = {0};
	bool good = ini_prepass(path, text->data, text->len, passed, &faults);

	assert_true(good == (faults.count == 0));
	if (good) {
		file_write(file, text);
		if (!ini_read(path, read, &faults))
			fail_msg("%s, in:\n%s", faults.items[0].sentence, text->data);
		assert_same_lines(passed, read);
	} else {
		assert_int_equal(passed->count, 0);
	}
	exercise_free(passed);
	exercise_free(read);
	faults_release(&faults);
	return good;
}

static void what_the_prepass_accepts_iniparser_reads_the_same(void **state)
{
	char path[] = "/tmp/fuzz_ini.XXXXXX";
	int file = mkstemp(path);
	struct str text = STR_EMPTY;
	size_t accepted = 0;

	(void)state;
	assert_true(file >= 0);
	state_now = 0x9E3779B97F4A7C15u;
	for (int i = 0; i < ROUNDS; i++) {
		make(&text);
		accepted += try_text(file, path, &text);
	}
	str_release(&text);
	close(file);
	unlink(path);
	/* A fuzz test that accepts nothing proves nothing. */
	assert_true(accepted > ROUNDS / 10);
	assert_true(accepted < ROUNDS * 9 / 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_the_prepass_accepts_iniparser_reads_the_same),
	};

	text_setup();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
