/* SPDX-License-Identifier: EUPL-1.2 */
/* watch.h - a file that another program writes, and that program: the kernel wakes us when something happens to either. Nothing is asked over and over.
 *
 * Of a file of SQLite both it and its log are watched, and the folder only while one of the two is not there: what else happens there wakes nobody. What a
 * commit writes can be read a moment after the last wake-up, when the index in memory is changed: so the file is looked at again after 2, 4, 8 ...
 * milliseconds, a dozen times in all, and then no more. */
#ifndef UI_WATCH_H
#define UI_WATCH_H

#include <stdbool.h>
#include <stdint.h>

/* Begins; the file need not be there. False: the kernel has no watches left. */
bool watch_open(const char *file);
void watch_close(void);
int watch_file_fd(void);                     /* readable when something happened; -1: nothing is watched */
int watch_process_fd(void);                  /* readable when that program has ended; -1: none is watched */

/* After a wake-up, or when watch_again() is over: takes what happened, and watches what came in the place of what went. */
void watch_read(void);
/* Milliseconds after which to look again; -1: not. */
int watch_again(void);
/* Whether the file by this name is another one than when it was opened; one that is not there is. */
bool watch_replaced(void);
/* Now it was opened: this is the file that is meant. */
void watch_opened(void);

/* A program as workbook/process.h says it; 0: none any more. */
void watch_process(int64_t process);

#endif
