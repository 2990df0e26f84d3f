/* SPDX-License-Identifier: EUPL-1.2 */
/* party.h - sessions run through the calls of the front ends, in Dutch, in a folder of their own. There is a programme "all" with one exercise of each kind of the
 * content, so that a new kind takes part by being there. Whatever fails fails the test with its sentence. */
#ifndef LIB_PARTY_H
#define LIB_PARTY_H

#include "domain/form.h"
#include "domain/responses.h"
#include "workbook/workbook.h"

int party_begin(void **state);                       /* group set-up and tear-down of cmocka */
int party_end(void **state);
char *party_path(const char *name);                  /* a file in the folder; the caller frees */
void party_must(bool ok, const struct error *error);

/* A new file with a session of that programme in which these people are checked in. */
struct workbook *party_open(const char *name, const char *programme, const char *roles);
/* A value somebody may give to the field; words for a TEXT. */
void party_value(const struct field *field, const char *words, struct str *value);
/* Gives every question of the open form a value, texts these words, and hands it in. */
void party_fill(struct workbook *w, const char *words);
void party_answer(struct workbook *w, int seat, const char *words);
/* To the answers of the first step of that part. */
void party_to(struct workbook *w, int part, enum way way);
void party_go_on(struct workbook *w);
/* Judges every text that nobody looked at: kept. */
void party_keep_all(struct workbook *w);

/* The raw bytes of a file of the database, of its log too. */
bool party_file_has(const char *name, const char *bytes);

#endif
