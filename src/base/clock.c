/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/clock.h"

#include <ctype.h>
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
	const char *end = text ? strptime(text, "%Y-%m-%dT%H:%M:%S", &tm) : NULL;
	time_t time;

	if (!end || *end)
		return false;
	time = mktime(&tm);
	if (time == (time_t)-1)
		return false;
	*ms = (int64_t)time * 1000;
	return true;
}

int64_t clock_real_ms(void)
{
	return clock_read(CLOCK_REALTIME);
}

int64_t clock_ms(void)
{
	int64_t held;

	return clock_held(&held) ? held : clock_real_ms();
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

static int days_in_month(long year, long month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

bool clock_read_date(const char *iso, int *year, int *month, int *day)
{
	static const char shape[] = "dddd-dd-dd";

	for (size_t i = 0; i < sizeof shape; i++) {
		if (shape[i] == 'd' ? !isdigit((unsigned char)iso[i]) : iso[i] != shape[i])
			return false;
	}
	*year = (int)strtol(iso, NULL, 10);
	*month = (int)strtol(iso + 5, NULL, 10);
	*day = (int)strtol(iso + 8, NULL, 10);
	return *month >= 1 && *month <= 12 && *day >= 1 && *day <= days_in_month(*year, *month);
}
