/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/random.h"

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/lang.h"
#include "base/mem.h"

static void random_fill(void *bytes, size_t len)
{
	unsigned char *at = bytes;

	while (len > 0) {
		ssize_t got = getrandom(at, len, 0);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			die(tr("Samenspel has to stop: this computer gives no random numbers."));
		at += got;
		len -= (size_t)got;
	}
}

struct id id_random(void)
{
	struct id id;

	random_fill(id.bytes, sizeof id.bytes);
	return id;
}

bool id_is_none(struct id id)
{
	return id_equal(id, (struct id){{0}});
}

bool id_equal(struct id a, struct id b)
{
	return id_compare(a, b) == 0;
}

int id_compare(struct id a, struct id b)
{
	return memcmp(a.bytes, b.bytes, sizeof a.bytes);
}

static const char hex_digits[] = "0123456789abcdef";

void id_text(struct id id, char out[static 33])
{
	for (size_t i = 0; i < sizeof id.bytes; i++) {
		out[2 * i] = hex_digits[id.bytes[i] >> 4];
		out[2 * i + 1] = hex_digits[id.bytes[i] & 15];
	}
	out[32] = '\0';
}

bool id_read(const char *text, struct id *id)
{
	struct id read = {{0}};

	if (!text || strlen(text) != 2 * sizeof read.bytes)
		return false;
	for (size_t i = 0; text[i]; i++) {
		const char *digit = strchr(hex_digits, tolower((unsigned char)text[i]));

		if (!digit)
			return false;
		read.bytes[i / 2] = (unsigned char)(read.bytes[i / 2] << 4 | (digit - hex_digits));
	}
	if (id_is_none(read))
		return false;
	*id = read;
	return true;
}

/* The next number of the sequence that SAMENSPEL_SEED names: splitmix64 (Steele, Lea and Flood, OOPSLA 2014). False without a seed; the
 * next seed then begins its sequence anew. */
static bool seed_next(uint32_t *out)
{
	static uint64_t state;
	static bool started;
	const char *seed = getenv("SAMENSPEL_SEED");
	uint64_t z;

	if (!seed || !isdigit((unsigned char)*seed)) {
		started = false;
		return false;
	}
	if (!started)
		state = strtoull(seed, NULL, 10);
	started = true;
	z = state += 0x9E3779B97F4A7C15U;
	z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9U;
	z = (z ^ z >> 27) * 0x94D049BB133111EBU;
	*out = (uint32_t)((z ^ z >> 31) >> 32);
	return true;
}

static uint32_t random_next(void)
{
	uint32_t next;

	if (!seed_next(&next))
		random_fill(&next, sizeof next);
	return next;
}

uint32_t random_below(uint32_t n)
{
	uint32_t next, uneven;

	assert(n >= 1);
	/* The first 2^32 mod n numbers would make some results likelier than others. */
	uneven = (0U - n) % n;
	do
		next = random_next();
	while (next < uneven);
	return next % n;
}

static void swap_bytes(unsigned char *a, unsigned char *b, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		unsigned char byte = a[i];

		a[i] = b[i];
		b[i] = byte;
	}
}

void random_shuffle(void *items, size_t count, size_t size)
{
	unsigned char *bytes = items;

	assert(count <= UINT32_MAX);
	for (size_t i = count; i > 1; i--)
		swap_bytes(bytes + (i - 1) * size, bytes + random_below((uint32_t)i) * size, size);
}
