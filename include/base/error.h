/* SPDX-License-Identifier: EUPL-1.2 */
/* error.h - what went wrong, as one sentence in the user's language, made where it happened.
 * A function that can fail for a reason the user can answer returns bool and takes a struct error. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>
#include <stddef.h>

struct error {
	char text[600];
};

/* Sets the sentence (cut between characters when too long) and returns false, so that `return error_say(...)` reads well. error may be NULL. */
bool error_say(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A fault in a file that people write: where it is and what to do about it. */
struct fault {
	char *file;      /* path as the user knows it */
	int line;        /* from 1; 0 when the whole file is meant */
	char *key;       /* "card.tea.text", or NULL */
	char *sentence;
};

struct faults {
	struct fault *items;
	size_t count, room;
};

void faults_add(struct faults *faults, const char *file, int line, const char *key, const char *format, ...)
	__attribute__((format(printf, 5, 6)));
/* One fault as `file:line: key: sentence` (parts that are not known are left out); the caller frees. */
char *fault_line(const struct fault *fault);
void faults_release(struct faults *faults);

#endif
