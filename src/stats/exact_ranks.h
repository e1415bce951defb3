/*
 * exact_ranks.h: exact permutation distributions of sums of ranks, with or without ties
 *
 * Ranks come as scores, twice the rank: integers, although tied rows have the mean of their ranks.  How many of the
 * equally likely arrangements give each sum is counted row by row (Streitberg & Roehmel 1986, Statist. Software
 * Newsl. 12, 10-17); up to EXACT_RANKS_MAX rows these counts are below 2^53, so that p is exact but for one division.
 */
#ifndef MRS_STATS_EXACT_RANKS_H
#define MRS_STATS_EXACT_RANKS_H

#include "stats/dist.h"

#define EXACT_RANKS_MAX 50
#define EXACT_SCORES_MAX (EXACT_RANKS_MAX * (EXACT_RANKS_MAX + 1)) /* the sum of all scores */

/* doubles of work for exact_rank_sum_p */
#define EXACT_RANK_SUM_WORK ((EXACT_RANKS_MAX / 2 + 1) * (EXACT_SCORES_MAX + 1))

/*
 * Of n rows with these scores, ascending, n <= EXACT_RANKS_MAX, k are a group whose scores add up to sum.  p is the
 * probability of a sum at least as far from the mean, or as great, or as small, where any k rows are as likely as any
 * other k.
 */
double exact_rank_sum_p(const int *scores, int n, int k, int sum, Alternative alternative, double *work);

/* The same for the scores of the positive ones among n differences, where either sign is as likely as the other. */
double exact_signed_rank_p(const int *scores, int n, int sum, Alternative alternative);

#endif
