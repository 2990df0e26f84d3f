/* SPDX-License-Identifier: EUPL-1.2 */
/* The pre-pass: what iniparser would cut, lower-case, join or overlook without a word is a fault here, with its line. Whatever passes, iniparser
 * reads as the very same section, key and value (tests/hard/test_fuzz_ini.c). */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"
#include "content/ini.h"

enum {
	LINE_BYTES = 1000,          /* iniparser fails on the whole file at 1023 */
	NAME_BYTES = 100,           /* iniparser's own look-ups stop at a section:key of 1024 */
	FILE_BYTES = 256 * 1024,
	NAMES = 5000                /* iniparser is quadratic in these: 5000 take 85 ms */
};

struct span {
	const char *at;
	size_t len;
};

struct section {
	char *name;
	int number;
};

struct prepass {
	const char *path;
	struct faults *faults;
	struct exercise *found;
	struct section *sections;   /* the last one is open */
	size_t section_count, section_room;
	size_t first;               /* of found: where the open section begins */
	size_t entries;             /* in the open section, the faulty ones too */
	size_t names;
	int number;                 /* the line being read, from 1 */
	bool encoding_told;
};

static struct span span_trim(const char *at, size_t len)
{
	while (len > 0 && *at == ' ')
		at++, len--;
	while (len > 0 && at[len - 1] == ' ')
		len--;
	return (struct span){at, len};
}

static bool span_has(struct span s, char c)
{
	return memchr(s.at, c, s.len) != NULL;
}

static void say(struct prepass *p, const char *key, const char *sentence)
{
	faults_add(p->faults, p->path, p->number, key, "%s", sentence);
}

static bool name_char(char c, bool first)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (!first && (c == '.' || c == '_' || c == '-'));
}

static bool name_ok(struct span name)
{
	if (name.len == 0 || name.len > NAME_BYTES)
		return false;
	for (size_t i = 0; i < name.len; i++) {
		if (!name_char(name.at[i], i == 0))
			return false;
	}
	return true;
}

static void say_name(struct prepass *p, struct span name)
{
	if (name.len > NAME_BYTES)
		say(p, NULL, tr("This name is too long: use at most 100 characters."));
	else
		say(p, NULL, tr("A name has only small letters a to z, digits, dots, - and _, and begins with a letter or a digit: change it."));
}

static const char *bytes_fault(struct prepass *p, struct span line)
{
	for (size_t i = 0; i < line.len; i++) {
		unsigned char c = (unsigned char)line.at[i];
		bool c1 = c == 0xC2 && i + 1 < line.len && (unsigned char)line.at[i + 1] < 0xA0;

		if (c == '\t')
			return tr("There is a tab in this line: use spaces.");
		if (c < 0x20 || c == 0x7F || c1)
			return tr("There is an invisible control character in this line: type the line again.");
	}
	if (text_is_utf8(line.at, line.len))
		return NULL;
	if (p->encoding_told)
		return "";
	p->encoding_told = true;
	return tr("This line is not UTF-8: save the file with the encoding UTF-8.");
}

static void section_close(struct prepass *p)
{
	const struct section *open;

	if (!p->section_count || p->entries)
		return;
	open = &p->sections[p->section_count - 1];
	/* A name that was refused already has its fault. */
	if (!*open->name)
		return;
	faults_add(p->faults, p->path, open->number, open->name, "%s",
		tr("This section is empty: write its lines below it, or remove it."));
}

static void section_open(struct prepass *p, struct span name)
{
	section_close(p);
	p->sections = mem_room(p->sections, p->section_count, &p->section_room, sizeof *p->sections);
	p->sections[p->section_count++] = (struct section){mem_copy_len(name.at, name.len), p->number};
	p->first = p->found->count;
	p->entries = 0;
	p->names++;
}

static void section_check_new(struct prepass *p, struct span name)
{
	for (size_t i = 0; i < p->section_count; i++) {
		const struct section *section = &p->sections[i];

		if (strlen(section->name) != name.len || memcmp(section->name, name.at, name.len) != 0)
			continue;
		faults_add(p->faults, p->path, p->number, section->name,
			tr("This section is there twice, first on line %d: put its lines together or choose another name."), section->number);
		return;
	}
}

static void read_section(struct prepass *p, struct span line, size_t bytes)
{
	const char *end = memchr(line.at, ']', line.len);
	struct span name = {"", 0};

	if (!end) {
		say(p, NULL, tr("The closing ] of this section is missing: write [name]."));
	} else if (end != line.at + line.len - 1) {
		say(p, NULL, tr("There is text after the ] of this section: move it to a line of its own."));
	} else if (bytes > LINE_BYTES) {
		say(p, NULL, tr("This line is full of spaces: remove them."));
	} else {
		name = span_trim(line.at + 1, line.len - 2);
		if (name_ok(name))
			section_check_new(p, name);
		else
			say_name(p, name);
	}
	section_open(p, name_ok(name) ? name : (struct span){"", 0});
}

/* What is wrong with a text between quotes, the quotes included; NULL when nothing. */
static const char *quoted_fault(struct span value)
{
	const char *end = memchr(value.at + 1, '"', value.len - 1);
	struct span after;

	if (span_has(value, '\\'))
		return tr("There is a \\ in this text: leave it out.");
	if (!end)
		return tr("The closing quote \" is missing: a text begins and ends with \" on one line.");
	after = span_trim(end + 1, value.len - (size_t)(end + 1 - value.at));
	if (span_has(after, '"'))
		return tr("There is a straight quote \" inside this text: use curly quotes ‘ ’ or “ ” there.");
	if (after.len)
		return tr("There is something after the closing quote: a comment goes on a line of its own, that begins with ;");
	return NULL;
}

static const char *bare_fault(struct span value)
{
	static const char *const curly[] = {"‘", "’", "“", "”", "„"};

	if (value.len == 0)
		return tr("There is nothing after the = sign: write a value or remove the line.");
	if (*value.at == '\'')
		return tr("This begins with a straight apostrophe: put the text between quotes, as in \"text\".");
	for (size_t i = 0; i < sizeof curly / sizeof *curly; i++) {
		if (value.len >= 3 && memcmp(value.at, curly[i], 3) == 0)
			return tr("This begins with a curly quote: put straight quotes around the text, as in \"text\".");
	}
	for (size_t i = 0; i < value.len; i++) {
		if (strchr(";#\"\\", value.at[i]))
			return tr("There is a ; # \" or \\ in this value: put the text between quotes, or a comment on a line of its own.");
	}
	return NULL;
}

/* text_clean() trims at the ends, so the character is tried between two letters. */
static bool char_is_clean(const char *bytes, size_t len)
{
	char tried[8] = "x";
	size_t all = len + 2;
	char *clean;
	bool same;

	memcpy(tried + 1, bytes, len);
	tried[len + 1] = 'x';
	clean = text_clean(tried, all, false);
	same = strlen(clean) == all && memcmp(clean, tried, all) == 0;
	free(clean);
	return same;
}

/* Beyond the BMP, wide, unassigned and variation selectors: terminals do not agree on their width. */
static bool char_is_plain(const char *text, size_t at, uint32_t c)
{
	char *cluster;
	int width;

	if (c > 0xFFFF || !uc_is_print(c) || (c >= 0xFE00 && c <= 0xFE0F))
		return false;
	cluster = mem_copy_len(text + at, text_next(text, at) - at);
	width = text_width(cluster);
	free(cluster);
	return width == 1 || (width == 0 && at > 0);
}

static bool check_char(struct prepass *p, const char *key, const char *text, size_t at, size_t used, uint32_t c)
{
	const char *sentence;

	if (!char_is_clean(text + at, used))
		sentence = tr("There is an invisible character in this text, U+%04X: remove it.");
	else if (!char_is_plain(text, at, c))
		sentence = tr("The character U+%04X does not look the same on every screen: choose another one.");
	else
		return true;
	faults_add(p->faults, p->path, p->number, key, sentence, (unsigned)c);
	return false;
}

static void check_text(struct prepass *p, const char *key, const char *text)
{
	uint32_t c;
	size_t used;
	char *clean;

	for (size_t at = 0; (used = text_char(text + at, &c)); at += used) {
		if (c >= 0x80 && !check_char(p, key, text, at, used, c))
			return;
	}
	/* Every character may stay, so what text_clean() takes away are the spaces at the ends. */
	clean = text_clean(text, strlen(text), false);
	if (strcmp(clean, text) != 0)
		say(p, key, tr("The text begins or ends with a space: remove it."));
	free(clean);
}

static bool key_is_new(struct prepass *p, const char *key, const char *name)
{
	for (size_t i = p->first; i < p->found->count; i++) {
		const struct exercise_line *line = &p->found->lines[i];

		if (strcmp(line->key, key) != 0)
			continue;
		faults_add(p->faults, p->path, p->number, name,
			tr("This key is there twice in its section, first on line %d: remove one or give it another name."), line->number);
		return false;
	}
	return true;
}

static void read_value(struct prepass *p, const char *key, const char *name, struct span value)
{
	const char *section = p->sections[p->section_count - 1].name;
	bool quoted = value.len > 0 && *value.at == '"';
	const char *fault = quoted ? quoted_fault(value) : bare_fault(value);
	char *text;

	if (fault) {
		say(p, name, fault);
		return;
	}
	text = quoted ? mem_copy_len(value.at + 1, value.len - 2) : mem_copy_len(value.at, value.len);
	check_text(p, name, text);
	if (key_is_new(p, key, name))
		exercise_add(p->found, section, key, text, p->number);
	free(text);
}

static void read_named(struct prepass *p, struct span key, struct span value, size_t bytes)
{
	char *text = mem_copy_len(key.at, key.len);
	struct str name = STR_EMPTY;

	str_add(&name, p->sections[p->section_count - 1].name);
	str_addf(&name, name.len ? ".%s" : "%s", text);
	if (bytes > LINE_BYTES)
		faults_add(p->faults, p->path, p->number, name.data,
			tr("This line has %zu bytes and at most %d fit: divide the text over more keys, such as intro.1 and intro.2."), bytes, LINE_BYTES);
	else
		read_value(p, text, name.data, value);
	str_release(&name);
	free(text);
}

static void read_entry(struct prepass *p, struct span line, size_t bytes)
{
	const char *equals = memchr(line.at, '=', line.len);
	struct span key;

	p->entries++;
	p->names++;
	if (!equals) {
		say(p, NULL, tr("This line is no section, key or comment: write key = \"text\" on one line, or begin a comment with ;"));
		return;
	}
	key = span_trim(line.at, (size_t)(equals - line.at));
	if (!name_ok(key))
		say_name(p, key);
	else if (!p->section_count)
		say(p, NULL, tr("This key stands before the first section: write a section such as [exercise] above it."));
	else
		read_named(p, key, span_trim(equals + 1, line.len - (size_t)(equals + 1 - line.at)), bytes);
}

static void read_comment(struct prepass *p, struct span line, size_t bytes)
{
	if (bytes > LINE_BYTES)
		faults_add(p->faults, p->path, p->number, NULL, tr("This comment has %zu bytes and at most %d fit: divide it over more lines."), bytes,
			LINE_BYTES);
	if (line.at[line.len - 1] == '\\')
		say(p, NULL, tr("This comment ends in a \\, which hides the next line: remove it."));
}

static void read_line(struct prepass *p, struct span raw)
{
	struct span line;
	const char *fault;

	/* The line end of Windows; iniparser strips it too. */
	if (raw.len > 0 && raw.at[raw.len - 1] == '\r')
		raw.len--;
	line = span_trim(raw.at, raw.len);
	fault = bytes_fault(p, raw);
	if (fault) {
		/* What else is wrong with such a line is anyone's guess; the section it stands in is not empty. */
		p->entries++;
		if (*fault)
			say(p, NULL, fault);
	} else if (line.len == 0) {
		if (raw.len > LINE_BYTES)
			say(p, NULL, tr("This line is full of spaces: remove them."));
	} else if (*line.at == ';' || *line.at == '#') {
		read_comment(p, line, raw.len);
	} else if (*line.at == '[') {
		read_section(p, line, raw.len);
	} else {
		read_entry(p, line, raw.len);
	}
}

/* A file that is not worth reading line by line; NULL when it is. */
static const char *whole_fault(const char *bytes, size_t len)
{
	if (len > FILE_BYTES)
		return tr("This file is larger than 256 KiB: divide it over more exercises.");
	if (len >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
		return tr("This file is saved as UTF-16: save it with the encoding UTF-8.");
	if (len > 0 && memchr(bytes, '\0', len))
		return tr("This is not a text file: content is written as plain text.");
	return NULL;
}

static void read_lines(struct prepass *p, const char *bytes, size_t len)
{
	const char *at = bytes;
	const char *end = bytes + len;

	if (len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		p->number = 1;
		say(p, NULL, tr("The file begins with an invisible mark (BOM): save it as UTF-8 without BOM."));
		at += 3;
	}
	while (at < end && p->names <= NAMES) {
		const char *next = memchr(at, '\n', (size_t)(end - at));
		struct span raw = {at, (size_t)((next ? next : end) - at)};

		p->number++;
		read_line(p, raw);
		at = next ? next + 1 : end;
	}
	section_close(p);
	if (p->names > NAMES)
		say(p, NULL, tr("This file has more than 5000 keys: divide it over more exercises."));
}

static void prepass_release(struct prepass *p)
{
	for (size_t i = 0; i < p->section_count; i++)
		free(p->sections[i].name);
	free(p->sections);
	exercise_free(p->found);
}

bool ini_prepass(const char *path, const char *bytes, size_t len, struct exercise *out, struct faults *faults)
{
	struct prepass p = {.path = path, .faults = faults, .found = mem_alloc(1, sizeof *p.found)};
	const char *whole = whole_fault(bytes, len);
	size_t before = faults->count;
	bool good;

	if (whole)
		say(&p, NULL, whole);
	else
		read_lines(&p, bytes, len);
	good = faults->count == before;
	for (size_t i = 0; good && i < p.found->count; i++) {
		const struct exercise_line *line = &p.found->lines[i];

		exercise_add(out, line->section, line->key, line->value, line->number);
	}
	prepass_release(&p);
	return good;
}
