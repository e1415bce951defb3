/*
 * exact_ranks.c: exact permutation distributions of sums of ranks, with or without ties
 */
#include "stats/exact_ranks.h"

#include <stdlib.h>
#include <string.h>

#include "stats/status.h"

/* The share of the arrangements, count[s] of which give the sum s (0 to top), that are as extreme as this sum */
static double
tail(const double *count, int top, int sum, int twice_mean, Alternative alternative)
{
	double all = 0;
	double extreme = 0;

	for (int s = 0; s <= top; s++)
	{
		int is_extreme = alternative == TWO_SIDED ? abs(2 * s - twice_mean) >= abs(2 * sum - twice_mean)
						 : alternative == LESS    ? s <= sum
												  : s >= sum;

		all += count[s];
		extreme += is_extreme ? count[s] : 0;
	}
	return extreme / all;
}

/*
 * work[j * stride + s] becomes the number of groups of j of the rows so far that have the sum s.  below[i] is the sum
 * of the i lowest scores: what bounds s, and j is bounded by the rows that are there and those still to come.
 */
static void
count_groups(const int *scores, int n, int k, const int *below, double *work)
{
	size_t stride = (size_t) below[n] + 1;

	memset(work, 0, ((size_t) k + 1) * stride * sizeof(double));
	work[0] = 1;
	for (int i = 0; i < n; i++)
	{
		int most = i < k ? i + 1 : k;
		int least = k - (n - 1 - i) > 1 ? k - (n - 1 - i) : 1;

		for (int j = most; j >= least; j--)
		{
			double *with = work + (size_t) j * stride + scores[i];
			const double *without = work + (size_t) (j - 1) * stride;
			int top = below[i] - below[i - j + 1];

			for (int s = below[j - 1]; s <= top; s++)
				with[s] += without[s];
		}
	}
}

double
exact_rank_sum_p(const int *scores, int n, int k, int sum, Alternative alternative, double *work)
{
	int below[EXACT_RANKS_MAX + 1] = {0};

	for (int i = 0; i < n; i++)
		below[i + 1] = below[i] + scores[i];
	if (2 * k > n) /* the other group is the smaller one, and its sum the rest */
	{
		k = n - k;
		sum = below[n] - sum;
		alternative = alternative == TWO_SIDED ? TWO_SIDED : alternative == LESS ? GREATER : LESS;
	}
	stats_poll();
	count_groups(scores, n, k, below, work);
	return tail(work + (size_t) k * ((size_t) below[n] + 1), below[n], sum, 2 * k * (n + 1), alternative);
}

double
exact_signed_rank_p(const int *scores, int n, int sum, Alternative alternative)
{
	double count[EXACT_SCORES_MAX + 1] = {1};
	int top = 0;

	for (int i = 0; i < n; i++)
	{
		for (int s = top; s >= 0; s--)
			count[s + scores[i]] += count[s];
		top += scores[i];
	}
	return tail(count, top, sum, top, alternative);
}
