/* SPDX-License-Identifier: EUPL-1.2 */
/* alarm.h - one moment of the day at which the loop wakes by itself: kept by the kernel, so that it also comes when the lid was closed meanwhile or the
 * clock of the laptop was set. Until then nothing wakes. */
#ifndef UI_ALARM_H
#define UI_ALARM_H

#include <stdint.h>

/* In so many milliseconds, instead of what was set before; 0 or less: never. */
void alarm_set(int64_t in);
int alarm_fd(void);                  /* readable when it goes off; -1: there is none */
void alarm_read(void);               /* after that: it is over */
void alarm_close(void);

#endif
