/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/alarm.h"

#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"

static int fd = -1;

int alarm_fd(void)
{
	return fd;
}

void alarm_set(int64_t in)
{
	struct itimerspec at = {{0, 0}, {0, 0}};
	int64_t now = clock_real_ms();

	if (in <= 0 && fd < 0)
		return;
	if (fd < 0)
		fd = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
	if (in > 0) {
		at.it_value.tv_sec = (time_t)((now + in) / 1000);
		at.it_value.tv_nsec = (long)((now + in) % 1000) * 1000000;
	}
	if (fd >= 0)
		timerfd_settime(fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &at, NULL);
}

void alarm_read(void)
{
	uint64_t times;

	/* Fails when the clock was set: that is a reason to look again too. */
	if (fd >= 0 && read(fd, &times, sizeof times) < 0)
		return;
}

void alarm_close(void)
{
	if (fd >= 0)
		close(fd);
	fd = -1;
}
