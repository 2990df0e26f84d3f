/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_row.h - one row of the bench: ours beside what a bare program needs in the same run, so that a figure means the same on every machine. */
#ifndef LIB_BENCH_ROW_H
#define LIB_BENCH_ROW_H

#include <stdbool.h>

struct bench_row {
	const char *what, *unit;
	double ours;
	double floor;                 /* 0: there is none */
	double aim;                   /* at most; 0: none */
	bool ratio;                   /* the aim is of ours over floor, not of ours */
};

void bench_head(void);
void bench_print(const struct bench_row *row);

#endif
