/* SPDX-License-Identifier: EUPL-1.2 */
#include "lib/bench_row.h"

#include <stdio.h>

void bench_head(void)
{
	printf("%-46s %10s %10s %7s %9s\n", "measure", "ours", "floor", "ratio", "aim");
}

static void print_number(double number, int width)
{
	printf(" %*.*f", width, number >= 100 ? 0 : number >= 10 ? 1 : 2, number);
}

static void print_aim(const struct bench_row *row, double ratio)
{
	char aim[32];

	if (row->aim <= 0)
		return;
	/* less than nothing is a text or key that never came */
	snprintf(aim, sizeof aim, "%s%g%s", row->ratio ? "" : "<= ", row->aim, row->ratio ? " x" : "");
	printf(" %9s  %s", aim, row->ours >= 0 && (row->ratio ? ratio : row->ours) <= row->aim ? "ok" : "OVER");
}

void bench_print(const struct bench_row *row)
{
	double ratio = row->floor > 0 ? row->ours / row->floor : 0;
	char what[128];

	snprintf(what, sizeof what, "%s, %s", row->what, row->unit);
	printf("%-46s", what);
	print_number(row->ours, 10);
	if (row->floor > 0) {
		print_number(row->floor, 10);
		print_number(ratio, 7);
	} else {
		printf(" %10s %7s", "-", "-");
	}
	print_aim(row, ratio);
	putchar('\n');
	fflush(stdout);
}
