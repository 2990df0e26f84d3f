/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/lang.h"

#include <ctype.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/clock.h"
#include "base/mem.h"

/* What a language needs besides its catalogue. */
static const struct language {
	const char *code;
	char decimal;
	const char *months[12];
} languages[] = {
	{
		.code = "nl",
		.decimal = ',',
		.months = {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
			"november", "december"},
	},
	{
		.code = "en",
		.decimal = '.',
		.months = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
			"November", "December"},
	},
};

static const struct language *const language_first = &languages[0];     /* for who wishes nothing */
static const struct language *const language_of_ids = &languages[1];    /* what the source is written in */

struct message {
	const char *id;      /* for a plural: its `one` */
	const char *text;    /* for a plural: both, with a NUL between */
	size_t len;          /* of all of text */
};

/* A .mo file in memory (GNU gettext manual, "The Format of GNU MO Files"). */
struct catalogue {
	char code[16];
	unsigned char *bytes;
	size_t len;
	bool swapped;        /* written by a machine of the other byte order */
	struct message *messages;
	size_t count;
};

static struct catalogue loaded;

enum {
	MO_HEADER = 28,
	MO_LEN_MAX = 16 * 1024 * 1024
};

static const uint32_t MO_MAGIC = 0x950412DE;
static const uint32_t MO_MAGIC_SWAPPED = 0xDE120495;

static uint32_t word_at(const struct catalogue *mo, size_t at)
{
	const unsigned char *b = mo->bytes + at;
	uint32_t little = (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
	uint32_t big = (uint32_t)b[3] | (uint32_t)b[2] << 8 | (uint32_t)b[1] << 16 | (uint32_t)b[0] << 24;

	return mo->swapped ? big : little;
}

/* The string that the entry (length, offset) at `at` points to; NULL when it is not wholly in the file. */
static const char *string_at(const struct catalogue *mo, size_t at, size_t *len)
{
	size_t offset = word_at(mo, at + 4);

	*len = word_at(mo, at);
	if (offset >= mo->len || *len >= mo->len - offset || mo->bytes[offset + *len])
		return NULL;
	return (const char *)mo->bytes + offset;
}

static int compare_messages(const void *a, const void *b)
{
	return strcmp(((const struct message *)a)->id, ((const struct message *)b)->id);
}

/* Indexes the bytes; false when they are no catalogue. */
static bool catalogue_index(struct catalogue *mo)
{
	size_t count, ids, texts, len;

	if (mo->len < MO_HEADER)
		return false;
	mo->swapped = word_at(mo, 0) == MO_MAGIC_SWAPPED;
	count = word_at(mo, 8);
	ids = word_at(mo, 12);
	texts = word_at(mo, 16);
	if (word_at(mo, 0) != MO_MAGIC || word_at(mo, 4) >> 16 > 1 || count > mo->len / 8 ||
			ids > mo->len - count * 8 || texts > mo->len - count * 8)
		return false;
	mo->messages = mem_alloc(count, sizeof *mo->messages);
	for (size_t i = 0; i < count; i++) {
		struct message *message = &mo->messages[mo->count++];

		message->id = string_at(mo, ids + i * 8, &len);
		message->text = string_at(mo, texts + i * 8, &message->len);
		if (!message->id || !message->text)
			return false;
	}
	/* The file is sorted, if its maker was right; a search in what is not would find nothing. */
	qsort(mo->messages, mo->count, sizeof *mo->messages, compare_messages);
	return true;
}

static void catalogue_release(struct catalogue *mo)
{
	free(mo->bytes);
	free(mo->messages);
	*mo = (struct catalogue){0};
}

static bool catalogue_read(struct catalogue *mo, const char *path, struct error *error)
{
	FILE *file = fopen(path, "rb");
	struct str bytes = STR_EMPTY;
	char part[4096];
	size_t got;
	bool failed;

	if (!file)
		return error_say(error, tr("The language file %s cannot be opened."), path);
	while (bytes.len <= MO_LEN_MAX && (got = fread(part, 1, sizeof part, file)) > 0)
		str_add_len(&bytes, part, got);
	failed = ferror(file) || bytes.len > MO_LEN_MAX;
	fclose(file);
	mo->len = bytes.len;
	mo->bytes = (unsigned char *)str_take(&bytes);
	if (failed || !catalogue_index(mo))
		return error_say(error, tr("The file %s is not a language file that Samenspel can read."), path);
	return true;
}

bool lang_load(const char *code, const char *path, struct error *error)
{
	struct catalogue mo = {0};

	snprintf(mo.code, sizeof mo.code, "%s", code);
	if (!catalogue_read(&mo, path, error)) {
		catalogue_release(&mo);
		return false;
	}
	catalogue_release(&loaded);
	loaded = mo;
	return true;
}

void lang_unload(void)
{
	catalogue_release(&loaded);
}

const char *lang_code(void)
{
	return *loaded.code ? loaded.code : language_of_ids->code;
}

/* The language that "nl", "nl_NL.UTF-8" or "NL-be" names; NULL when we do not have it. */
static const struct language *language_find(const char *wish)
{
	for (size_t i = 0; wish && i < sizeof languages / sizeof *languages; i++) {
		size_t len = strlen(languages[i].code);

		if (strncasecmp(wish, languages[i].code, len) == 0 && !isalnum((unsigned char)wish[len]))
			return &languages[i];
	}
	return NULL;
}

const char *lang_choose(const char *wish, const char *setting)
{
	const char *const wishes[] = {wish, setting, getenv("LC_ALL"), getenv("LC_MESSAGES"), getenv("LANG")};

	for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++) {
		const struct language *language = language_find(wishes[i]);

		if (language)
			return language->code;
	}
	return language_first->code;
}

/* The translation of id; NULL when there is none, or an empty one. */
static const struct message *message_find(const char *id)
{
	const struct message wanted = {.id = id};
	const struct message *found;

	/* The message "" is the file's own header. */
	if (!loaded.count || !*id)
		return NULL;
	found = bsearch(&wanted, loaded.messages, loaded.count, sizeof *loaded.messages, compare_messages);
	return found && *found->text ? found : NULL;
}

const char *tr(const char *id)
{
	const struct message *message = message_find(id);

	return message ? message->text : id;
}

const char *tr_n(const char *one, const char *many, long n)
{
	const struct message *message = message_find(one);
	size_t first;

	if (!message)
		return n == 1 ? one : many;
	first = strlen(message->text);
	/* A translation with one form only says it for every number. */
	return n == 1 || first >= message->len ? message->text : message->text + first + 1;
}

static const struct language *language_now(void)
{
	const struct language *language = language_find(loaded.code);

	return language ? language : language_of_ids;
}

void lang_add_date(struct str *out, const char *iso)
{
	int year, month, day;

	if (iso && clock_read_date(iso, &year, &month, &day))
		str_addf(out, "%d %s %d", day, language_now()->months[month - 1], year);
	else
		str_add(out, iso);
}

void lang_add_number(struct str *out, double value, int decimals)
{
	struct str number = STR_EMPTY;
	char *sign;

	if (isnan(value)) {
		str_add(out, "-");
		return;
	}
	str_addf(&number, "%.*f", decimals, value);
	if (number.data[0] == '-' && !strpbrk(number.data, "123456789"))
		str_remove(&number, 0, 1);   /* -0.04 is 0.0, not -0.0 */
	sign = strchr(number.data, '.');
	if (sign)
		*sign = language_now()->decimal;
	str_add(out, number.data);
	str_release(&number);
}
