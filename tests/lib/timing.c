/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/timing.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATIENCE = 3000, QUIET = 8 };      /* settling also asks the kernel whether the program waits, so a short silence is enough */

void timing_add(struct timing *timing, double ms)
{
	if (timing->count == timing->room) {
		timing->room = timing->room ? 2 * timing->room : 64;
		timing->items = realloc(timing->items, timing->room * sizeof *timing->items);
		if (!timing->items)
			abort();
	}
	timing->items[timing->count++] = ms;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double timing_at(struct timing *timing, double share)
{
	if (timing->count == 0)
		return 0;
	qsort(timing->items, timing->count, sizeof *timing->items, compare);
	return timing->items[(size_t)(share * (double)(timing->count - 1) + 0.5)];
}

void timing_release(struct timing *timing)
{
	free(timing->items);
	*timing = (struct timing){0};
}

static double ms_between(int64_t from, int64_t to)
{
	return (double)(to - from) / 1e6;
}

double timing_first_paint(const struct term_options *options, const char *text)
{
	struct term *term = term_start(options);
	double ms = -1;

	if (term_wait_text(term, text, PATIENCE))
		ms = ms_between(term_started_at(term), term_last_byte_at(term));
	term_free(term);
	return ms;
}

double timing_key(struct term *term, const char *keys, size_t *bytes)
{
	size_t before;
	int64_t from;

	term_settle(term, QUIET, PATIENCE);
	before = term_bytes(term);
	from = term_now();
	term_keys(term, keys);
	term_settle(term, QUIET, PATIENCE);
	if (bytes)
		*bytes = term_bytes(term) - before;
	return term_bytes(term) == before ? -1 : ms_between(from, term_last_byte_at(term));
}

double timing_end(struct term *term, int signal)
{
	int64_t from = term_now();

	if (signal < 0)
		term_hang_up(term);
	else
		term_signal(term, signal);
	return term_wait_exit(term, PATIENCE, NULL) ? ms_between(from, term_now()) : -1;
}

static long status_number(struct term *term, const char *key)
{
	char path[64], line[256];
	long number = -1;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%d/status", (int)term_pid(term));
	file = fopen(path, "r");
	while (file && fgets(line, sizeof line, file))
		if (strncmp(line, key, strlen(key)) == 0)
			number = strtol(line + strlen(key), NULL, 10);
	if (file)
		fclose(file);
	return number;
}

long timing_peak_kib(struct term *term)
{
	return status_number(term, "VmHWM:");
}

long timing_wakeups(struct term *term)
{
	return status_number(term, "voluntary_ctxt_switches:");
}
