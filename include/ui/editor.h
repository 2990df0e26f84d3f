/* SPDX-License-Identifier: EUPL-1.2 */
/* editor.h - text that is being typed: characters with their marks, words, the ends, a width to wrap at. It draws nothing (page.h does). */
#ifndef UI_EDITOR_H
#define UI_EDITOR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct editor {
	struct str text;         /* safe at any moment, except for spaces at its ends */
	size_t at;               /* byte where the cursor stands */
	int max;                 /* characters; 0: no end */
	bool digits;             /* takes digits and spaces only */
	int width;               /* where it was wrapped last: for Up and Down */
};

/* Starts with a text (NULL: none), the cursor behind it. Releases what it held. */
void editor_start(struct editor *editor, const char *text, int max);
void editor_release(struct editor *editor);
/* True when the key was for the text. Enter, Esc, Tab and Backspace in an empty text are not; a pasted line end becomes a space. */
bool editor_key(struct editor *editor, int key);
bool editor_empty(const struct editor *editor);         /* nothing but spaces */
char *editor_text(const struct editor *editor);         /* cleaned; the caller frees */

/* The lines at a width: where each begins; at most room of them. Returns how many there are. */
size_t editor_wrap(const struct editor *editor, int width, size_t *starts, size_t room);

#endif
