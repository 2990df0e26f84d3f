/* SPDX-License-Identifier: EUPL-1.2 */
/* mounts.h - small file systems for one test program, that nobody else on this computer sees and that go with it. */
#ifndef LIB_MOUNTS_H
#define LIB_MOUNTS_H

#include <stdbool.h>

/* From here on this program has mounts of its own; false where that is not allowed: then skip(). */
bool mounts_begin(void);
/* The same with two sticks of so many kilobytes, of which the program that is tested can know no more than that they are there; the sticks that really are in
 * this computer are out of its reach. */
bool mounts_sticks(int kilobytes);
/* A file system of so many kilobytes, in a folder that is made when it is not there. Whatever fails ends the test. */
void mounts_add(const char *folder, int kilobytes);
void mounts_close(const char *folder);        /* from now on it may only be read */
void mounts_remove(const char *folder);       /* the folder stays, empty */
void mounts_end(void);                        /* all that are left */

#endif
