/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/clock.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static int64_t clock_read(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The moment SAMENSPEL_NOW names; false when it is not set or names none. */
static bool clock_held(int64_t *ms)
{
	const char *text = getenv("SAMENSPEL_NOW");
	struct tm tm = {.tm_isdst = -1};
	int used = 0;
	time_t time;

	if (!text || sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2d%n", &tm.tm_year, &tm.tm_mon, &tm.tm_mday,
			&tm.tm_hour, &tm.tm_min, &tm.tm_sec, &used) != 6 || text[used])
		return false;
	tm.tm_year -= 1900;
	tm.tm_mon -= 1;
	time = mktime(&tm);
	if (time == (time_t)-1)
		return false;
	*ms = (int64_t)time * 1000;
	return true;
}

int64_t clock_ms(void)
{
	int64_t held;

	return clock_held(&held) ? held : clock_read(CLOCK_REALTIME);
}

int64_t clock_steady_ms(void)
{
	return clock_read(CLOCK_MONOTONIC);
}

static struct tm clock_local(int64_t ms)
{
	/* Rounded down before 1970 too, so that a day there has its own date. */
	time_t seconds = (time_t)(ms / 1000 - (ms % 1000 < 0));
	struct tm tm = {0};

	localtime_r(&seconds, &tm);
	return tm;
}

void clock_date(int64_t ms, char out[static 11])
{
	struct tm tm = clock_local(ms);

	if (!strftime(out, 11, "%Y-%m-%d", &tm))
		out[0] = '\0';
}

void clock_time(int64_t ms, char out[static 6])
{
	struct tm tm = clock_local(ms);

	if (!strftime(out, 6, "%H:%M", &tm))
		out[0] = '\0';
}
