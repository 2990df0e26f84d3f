/* SPDX-License-Identifier: EUPL-1.2 */
/* rounds.h - an afternoon with two rounds of tables, for tests of workbook: part 0 a welcome, 1 and 2 a round with two tables each, 3 the end.
 * Within meeting_set_up(); whatever fails ends the test with its sentence. */
#ifndef LIB_ROUNDS_H
#define LIB_ROUNDS_H

/* Set-up of one test: *state is that afternoon with four volunteers and four professionals. meeting_close() it. */
int rounds_open(void **state);

#endif
