/* SPDX-License-Identifier: EUPL-1.2 */
/* stage.h - the program on a test terminal, brought to a place in a session, for tests that attack its screens. Whatever fails here ends the test. */
#ifndef LIB_STAGE_H
#define LIB_STAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/term.h"

enum { STAGE_PATIENCE = 20000 };

const char *stage_program(void);                     /* of TEST_BUILD */
bool stage_sanitized(void);                          /* built with a memory checker */
const char *stage_file(void);                        /* a name in TMPDIR that no test had before; valid until the next call */
int stage_shell(const char *format, ...) __attribute__((format(printf, 1, 2)));   /* the exit code, -1 for a signal */

/* A team meeting with seven people in a new file, brought to a place by lines typed in plain mode; the session stays open there. */
const char *stage_prepare(const char *lines);
extern const char stage_overview[], stage_brief[], stage_ways[], stage_seat[], stage_card[], stage_wishes[], stage_hands[], stage_picture[], stage_talk[],
	stage_agreements[];

/* A place, and keys that open what can stand on top of it. Ends with lines NULL. */
struct stage_place {
	const char *lines, *keys;
};
extern const struct stage_place stage_places[];
size_t stage_count(void);

struct term *stage_start_with(const char *file, const char *const *env, int rows, int cols);
struct term *stage_start(const char *file);          /* 80x24, once something stands there */
void stage_keys(struct term *term, const char *keys);/* and waits until they are handled */
void stage_restored(struct term *term);              /* fails unless the terminal is as it was */
void stage_ended(struct term *term, int status);     /* waits for the end with that status, and a terminal as it was */
void stage_whole(const char *file);                  /* fails unless the file opens and everything in it holds together */
void stage_stop(struct term *term);                  /* SIGTERM, its end, and the terminal as it was */

/* "ASAN_OPTIONS=..." with more behind it; valid until the next call. The search for leaks at the end hangs when a key for a signal comes then, as a monkey
 * types it; and curses forgets a terminal it does not know. */
const char *stage_sanitizer(const char *more);

#endif
