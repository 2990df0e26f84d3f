/* SPDX-License-Identifier: EUPL-1.2 */
#include "analysis/statistics.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

long stat_total(const int *counts, size_t options)
{
	long total = 0;

	for (size_t k = 0; k < options; k++)
		total += counts[k];
	return total;
}

/* The value (from 1) that the person of this rank gave, when all stand in order; rank from 0. */
static double value_of_rank(const int *counts, size_t options, long rank)
{
	for (size_t k = 0; k < options; k++) {
		if (rank < counts[k])
			return (double)(k + 1);
		rank -= counts[k];
	}
	return NAN;
}

/* The median of the people from rank `first` on. */
static double value_of_middle(const int *counts, size_t options, long first, long people)
{
	if (people < 1)
		return NAN;
	return (value_of_rank(counts, options, first + (people - 1) / 2) +
		value_of_rank(counts, options, first + people / 2)) / 2;
}

struct stat_quartiles stat_quartiles(const int *counts, size_t options)
{
	long n = stat_total(counts, options);
	long half = n / 2;

	return (struct stat_quartiles){
		.lower = value_of_middle(counts, options, 0, half),
		.median = value_of_middle(counts, options, 0, n),
		.upper = value_of_middle(counts, options, n - half, half),
	};
}

size_t stat_mode(const int *counts, size_t options, size_t *tied)
{
	size_t mode = 0;

	*tied = 0;
	for (size_t k = 0; k < options; k++) {
		if (counts[k] > 0 && counts[k] > counts[mode])
			mode = k;
	}
	for (size_t k = 0; k < options; k++)
		*tied += counts[k] > 0 && counts[k] == counts[mode];
	return mode;
}

/* What one layer of the histogram says: unimodal (110, 011) against bimodal (101) triples among its ones. */
static double layer_agreement(const int *counts, size_t options, size_t ones)
{
	double near = 0, apart = 0;
	double k = (double)options;
	double unimodality;

	if (ones == 1)
		return 1;
	for (size_t a = 0; a < options; a++) {
		for (size_t b = a + 1; b < options; b++) {
			for (size_t c = b + 1; c < options; c++) {
				near += counts[b] > 0 && (counts[a] > 0) != (counts[c] > 0);
				apart += counts[a] > 0 && counts[b] <= 0 && counts[c] > 0;
			}
		}
	}
	if (near + apart == 0)
		return 0;
	unimodality = ((k - 2) * near - (k - 1) * apart) / ((k - 2) * (near + apart));
	return unimodality * (1 - ((double)ones - 1) / (k - 1));
}

/* Height of the lowest column that still stands, 0 when none does; *ones says how many stand. */
static int layer_height(const int *counts, size_t options, size_t *ones)
{
	int height = 0;

	*ones = 0;
	for (size_t k = 0; k < options; k++) {
		if (counts[k] <= 0)
			continue;
		++*ones;
		if (!height || counts[k] < height)
			height = counts[k];
	}
	return height;
}

double stat_agreement(const int *counts, size_t options)
{
	long n = stat_total(counts, options);
	double agreement = 0;
	size_t ones;
	int height;
	int *left;

	if (options < 3 || n < 1)
		return NAN;
	left = mem_alloc(options, sizeof *left);
	for (size_t k = 0; k < options; k++)
		left[k] = counts[k];
	while ((height = layer_height(left, options, &ones)) > 0) {
		agreement += (double)height * (double)ones / (double)n * layer_agreement(left, options, ones);
		for (size_t k = 0; k < options; k++)
			left[k] -= left[k] > 0 ? height : 0;
	}
	free(left);
	return agreement;
}

double stat_same_pile(const int *counts, size_t piles, int n)
{
	double pairs = 0;

	if (n < 2)
		return NAN;
	for (size_t k = 0; k < piles; k++)
		pairs += (double)counts[k] * (counts[k] - 1);
	return pairs / ((double)n * (n - 1));
}

double stat_total_variation(const int *p, const int *q, size_t options)
{
	double p_total = (double)stat_total(p, options);
	double q_total = (double)stat_total(q, options);
	double sum = 0;

	if (p_total < 1 || q_total < 1)
		return NAN;
	for (size_t k = 0; k < options; k++)
		sum += fabs(p[k] / p_total - q[k] / q_total);
	return sum / 2;
}

double stat_shared(const int *agree, const int *n, size_t groups)
{
	double sum = 0;

	if (!groups)
		return NAN;
	for (size_t g = 0; g < groups; g++)
		sum += log((agree[g] + 1.0) / (n[g] + 2.0));
	return exp(sum / (double)groups);
}

struct stat_interval stat_wilson(int x, int n)
{
	const double z = 1.96;
	double share, middle, reach, scale;

	if (n < 1)
		return (struct stat_interval){0, 1};
	share = (double)x / n;
	scale = 1 + z * z / n;
	middle = (share + z * z / (2.0 * n)) / scale;
	reach = z * sqrt(share * (1 - share) / n + z * z / (4.0 * n * n)) / scale;
	return (struct stat_interval){fmax(0, middle - reach), fmin(1, middle + reach)};
}

bool stat_is_most(int x, int n)
{
	return stat_wilson(x, n).low > 0.5;
}

double stat_sign_test(int up, int down)
{
	int moved = up + down;
	int smaller = up < down ? up : down;
	double sum = 0;

	if (moved < 1)
		return NAN;
	/* By logarithms: 2^-M alone would vanish for large M. */
	for (int i = 0; i <= smaller; i++)
		sum += exp(lgamma(moved + 1.0) - lgamma(i + 1.0) - lgamma(moved - i + 1.0) - moved * log(2));
	return fmin(1, 2 * sum);
}

static int by_value(const void *a, const void *b)
{
	double left = *(const double *)a;
	double right = *(const double *)b;

	return (left > right) - (left < right);
}

double stat_median(double *values, size_t count)
{
	if (!count)
		return NAN;
	qsort(values, count, sizeof *values, by_value);
	return (values[(count - 1) / 2] + values[count / 2]) / 2;
}

struct stat_moves stat_moves(const int *before, const int *after, size_t pairs)
{
	struct stat_moves moves = {0};
	double *steps = mem_alloc(pairs, sizeof *steps);

	for (size_t i = 0; i < pairs; i++) {
		steps[i] = after[i] - before[i];
		moves.up += steps[i] > 0;
		moves.stayed += steps[i] == 0;
		moves.down += steps[i] < 0;
	}
	moves.median = stat_median(steps, pairs);
	free(steps);
	return moves;
}
