/* SPDX-License-Identifier: EUPL-1.2 */
/* statistics.h - measures over counts: arrays in, numbers out.
 * Groups are 3 to 60 people who were in the room, not a sample. NAN says "not defined for these counts"; callers decide from n what may be shown. */
#ifndef ANALYSIS_STATISTICS_H
#define ANALYSIS_STATISTICS_H

#include <stdbool.h>
#include <stddef.h>

long stat_total(const int *counts, size_t options);

/* Median and quartiles of values 1..options given as counts: the middle value, or halfway between the two middle ones (quartiles: the medians
 * of the lower and upper half, the middle value left out of both when n is odd). NAN for n = 0; the quartiles also for n = 1. */
struct stat_quartiles {
	double lower, median, upper;
};
struct stat_quartiles stat_quartiles(const int *counts, size_t options);

/* The median of values that are no counts, as that of quartiles; the values are sorted. NAN for count 0. */
double stat_median(double *values, size_t count);

/* Index of the largest count; *tied says how many options share it (0 when all are empty, the result is then 0). */
size_t stat_mode(const int *counts, size_t options, size_t *tied);

/* Agreement A on an ordered scale of K >= 3 options, -1 two ends, 0 evenly spread, +1 all the same; NAN for K < 3 or n = 0.
 * C. van der Eijk (2001), Measuring agreement in ordered rating scales, Quality & Quantity 35:325-341. */
double stat_agreement(const int *counts, size_t options);

/* The chance that two people chose the same pile, sum n_k(n_k-1) / (n(n-1)): Fleiss (1971), Psychological Bulletin 76:378-382, his P_i. counts
 * holds the real piles, n everyone who answered, doubt included (two who doubt do not agree). NAN below n = 2. */
double stat_same_pile(const int *counts, size_t piles, int n);

/* Half the sum of |p_k - q_k| of two distributions, 0 the same .. 1 apart; NAN when either is empty. */
double stat_total_variation(const int *p, const int *q, size_t options);

/* What groups share: the geometric mean over groups of (agree+1)/(n+2). NAN for no groups. */
double stat_shared(const int *agree, const int *n, size_t groups);

/* The Wilson score interval (z = 1.96) of x out of n. Wilson (1927), JASA 22:209-212. 0 and 1 for n = 0. */
struct stat_interval {
	double low, high;
};
struct stat_interval stat_wilson(int x, int n);

/* "De meeste" may be said: the lower end of the interval is above one half. */
bool stat_is_most(int x, int n);

/* Sign test, p = min(1, 2 * sum_{i<=k} C(M,i) / 2^M), k the smaller side of M = up + down; NAN for M = 0. */
double stat_sign_test(int up, int down);

/* Paired moves: how many went up, stayed, went down, and the median of after - before over all pairs (NAN for none). */
struct stat_moves {
	int up, stayed, down;
	double median;
};
struct stat_moves stat_moves(const int *before, const int *after, size_t pairs);

#endif
