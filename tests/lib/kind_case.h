/* SPDX-License-Identifier: EUPL-1.2 */
/* kind_case.h - the answers of a golden case of a kind, from a file that is easy to recount by hand. Lines, words with spaces between:
 *
 *   # anything
 *   threshold 3
 *   split no                       the group chose no picture per role
 *   texts reviewed                 or: all, not-dropped
 *   present volunteer 6            people of this activity; `-` for a role that is not known
 *   teams 2
 *   step 0 each 12 11              the way it was answered (each, hands, team), asked, handed in
 *   participant 1-3,7 volunteer 0 place 1 2
 *
 * The last is an answer: kind of respondent (participant, team, sheet, hands), numbers, role or `-`, step from 0, field, count, and the rest of the line
 * as value (nothing: left open). A respondent is its kind and number; of hands, the count of a step is who was asked in the show: `hands 1/12 - ...`. */
#ifndef LIB_KIND_CASE_H
#define LIB_KIND_CASE_H

#include <stdbool.h>

#include "lib/kind_room.h"

/* Fills the room from the file; false with a comment that says where it is wrong. */
bool kind_case_read(struct room *room, const char *path);

#endif
