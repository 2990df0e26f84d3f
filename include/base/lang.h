/* SPDX-License-Identifier: EUPL-1.2 */
/* lang.h - the language catalogue: what the program says, in the user's language.
 * Message ids are the English sentences in the source; content/LANG/interface.po holds the translations, make compiles them with msgfmt, and the
 * .mo is read here (glibc's gettext needs a generated locale, which many laptops lack). Without a catalogue the ids themselves are said. */
#ifndef BASE_LANG_H
#define BASE_LANG_H

#include <stdbool.h>

#include "base/error.h"
#include "base/str.h"

/* Loads the catalogue of language code ("nl") from a .mo file, replacing the one before. On failure the one before stays. */
bool lang_load(const char *code, const char *path, struct error *error);
void lang_unload(void);

const char *lang_code(void);        /* "nl", "en"; "en" before any catalogue is loaded */

/* "nl" or "en" for a wish: the first of --lang, the settings, LC_ALL, LC_MESSAGES, LANG that names a language we have; Dutch for none of
 * these. wish and setting may be NULL. */
const char *lang_choose(const char *wish, const char *setting);

/* The sentence in the user's language; never NULL. Lives as long as the catalogue. */
const char *tr(const char *id) __attribute__((format_arg(1)));
/* The same where a number decides: Dutch and English both say `one` for 1 and `many` for all else. */
const char *tr_n(const char *one, const char *many, long n) __attribute__((format_arg(1), format_arg(2)));
/* Marks a sentence in a table for xgettext; it is translated where it is shown. */
#define N_(id) id

/* "12 maart 2026" from "2026-03-12" (what is no date is added as it is). */
void lang_add_date(struct str *out, const char *iso);
/* A number with that many decimals and the language's decimal sign: "7,5"; NAN is "-". */
void lang_add_number(struct str *out, double value, int decimals);

#endif
