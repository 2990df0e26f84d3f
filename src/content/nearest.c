/* SPDX-License-Identifier: EUPL-1.2 */
#include "content/nearest.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"

enum { WORD_BYTES = 64 };

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Letters to add, drop, change or swap with their neighbour (Damerau, optimal string alignment) to make a into b; at most WORD_BYTES long. */
static size_t distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
	size_t rows[3][WORD_BYTES + 1];

	for (size_t j = 0; j <= b_len; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a_len; i++) {
		size_t *now = rows[i % 3], *before = rows[(i + 2) % 3], *earlier = rows[(i + 1) % 3];

		now[0] = i;
		for (size_t j = 1; j <= b_len; j++) {
			now[j] = least(least(before[j], now[j - 1]) + 1, before[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				now[j] = least(now[j], earlier[j - 2] + 1);
		}
	}
	return rows[a_len % 3][b_len];
}

void nearest_offer(struct nearest *nearest, const char *known, size_t len)
{
	size_t word_len = strlen(nearest->word);
	size_t d;

	if (word_len > WORD_BYTES || len > WORD_BYTES || len == 0)
		return;
	d = distance(nearest->word, word_len, known, len);
	/* A third of the word may be wrong; beyond that the question would only confuse. */
	if (d * 3 > len + 1 || (nearest->found && d >= nearest->distance))
		return;
	free(nearest->found);
	nearest->found = mem_copy_len(known, len);
	nearest->distance = d;
}

void nearest_offer_all(struct nearest *nearest, const char *words)
{
	while (words && *words) {
		size_t len = strcspn(words, " ,");

		nearest_offer(nearest, words, len);
		words += len;
		words += strspn(words, " ,");
	}
}

void nearest_fault(struct nearest *nearest, struct faults *faults, const char *file, int line, const char *key, const char *sentence)
{
	struct str text = STR_EMPTY;

	str_add(&text, sentence);
	if (nearest->found) {
		str_add_char(&text, ' ');
		str_addf(&text, tr("Did you mean %s?"), nearest->found);
	}
	faults_add(faults, file, line, key, "%s", text.data);
	str_release(&text);
	free(nearest->found);
	*nearest = (struct nearest){0};
}
