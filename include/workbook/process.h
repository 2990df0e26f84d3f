/* SPDX-License-Identifier: EUPL-1.2 */
/* process.h - a program that runs on this machine, as one number that means no other: its process id, and a mark made of when it began and when the
 * machine was started. A number that was used again, and one from before a restart or from another machine, has another mark. */
#ifndef WORKBOOK_PROCESS_H
#define WORKBOOK_PROCESS_H

#include <stdint.h>

/* This program; 0 where the system does not tell. */
int64_t process_own(void);
/* Its process id while it runs; 0 when it has ended, and for 0. */
int process_running(int64_t process);

#endif
