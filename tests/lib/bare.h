/* SPDX-License-Identifier: EUPL-1.2 */
/* bare.h - the same work on SQLite without a program around it: what no answer that is kept, and no picture of answers, can beat. */
#ifndef LIB_BARE_H
#define LIB_BARE_H

struct bare;

struct bare *bare_open(const char *path);            /* NULL: not there. A new file gets one table, WAL and synchronous=FULL */
void bare_close(struct bare *bare);
double bare_insert(struct bare *bare, int n);        /* milliseconds for one row and its commit; negative: it failed */
/* Adds so many answers to what the only step of a file of ours asks, on sheets without a number that are handed in; how many sheets, or -1. */
int bare_fill(const char *path, int answers);
/* Milliseconds to take the facts of another file of ours in with nothing but INSERT OR IGNORE, in one transaction; negative: it failed. */
double bare_merge(const char *path, const char *other);
double bare_count(struct bare *bare, int *rows);     /* milliseconds to read all responses of a file of ours and count them per card and pile */

#endif
