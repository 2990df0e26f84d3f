/* SPDX-License-Identifier: EUPL-1.2 */
/* names.h - the words that stand in the file for enums, for the files of src/store only. A word that was released never changes: a file is read in ten years.
 * What is not known, because a later version wrote it, reads as the first. */
#ifndef STORE_NAMES_H
#define STORE_NAMES_H

#include "domain/responses.h"
#include "domain/session.h"
#include "domain/visibility.h"
#include "store/answers.h"

const char *name_of_phase(enum phase phase);
enum phase phase_named(const char *name);
const char *name_of_way(enum way way);
enum way way_named(const char *name);
const char *name_of_kind(enum respondent_kind kind);
enum respondent_kind kind_named(const char *name);
const char *name_of_verb(enum verb verb);
const char *name_of_verdict(enum verdict verdict);
enum verdict verdict_named(const char *name);

#endif
