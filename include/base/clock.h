/* SPDX-License-Identifier: EUPL-1.2 */
/* clock.h - the time, from one place. SAMENSPEL_NOW (YYYY-MM-DDTHH:MM:SS, local time) holds it still for tests. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

int64_t clock_ms(void);                              /* milliseconds since 1970, UTC */
int64_t clock_steady_ms(void);                       /* milliseconds that never jump, never held still: for timeouts and repeated keys */
int64_t clock_real_ms(void);                         /* as clock_ms(), but never held still: for an alarm of the kernel */
void clock_date(int64_t ms, char out[static 11]);    /* local date, YYYY-MM-DD */
void clock_time(int64_t ms, char out[static 6]);     /* local time, HH:MM */

/* Reads YYYY-MM-DD and nothing else; false when there is no such day. */
bool clock_read_date(const char *iso, int *year, int *month, int *day);

#endif
