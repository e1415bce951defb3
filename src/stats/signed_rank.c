/*
 * signed_rank.c: Wilcoxon's signed-rank test, from differences and how often each occurs
 */
#include "stats/signed_rank.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "stats/exact_ranks.h"
#include "stats/ranks.h"
#include "stats/status.h"

Difference
difference_of(double x, double y, double n)
{
	double rounding = 4 * DBL_EPSILON * fmax(fabs(x), fabs(y));

	return (Difference){fabs(x - y), rounding, x > y ? n : 0, x > y ? 0 : n};
}

static int
compare(const void *pa, const void *pb)
{
	const Difference *a = pa;
	const Difference *b = pb;

	stats_poll();
	return (a->size > b->size) - (a->size < b->size);
}

static double
rows_of(const Difference *d)
{
	return d->n_positive + d->n_negative;
}

/* One entry for those that are equal, the zeros left out and counted: returns how many entries are left. */
static size_t
merge_ties(Difference *d, size_t n, double *n_zero)
{
	size_t kept = 0;

	*n_zero = 0;
	for (size_t i = 0; i < n; i = (size_t) stats_next((int64_t) i))
	{
		if (d[i].size <= d[i].rounding)
			*n_zero += rows_of(&d[i]);
		else if (kept > 0 && d[i].size - d[kept - 1].size <= fmax(d[i].rounding, d[kept - 1].rounding))
		{
			d[kept - 1].n_positive += d[i].n_positive;
			d[kept - 1].n_negative += d[i].n_negative;
		}
		else
			d[kept++] = d[i];
	}
	return kept;
}

/* Sums over the tied sizes, in scores: twice the ranks */
typedef struct Scores
{
	double n;
	double positive;
	double negative;
	Twofold difference; /* of the positive less the negative */
	double squares;
} Scores;

static Scores
add_scores(const Difference *d, size_t n)
{
	Scores sums = {0, 0, 0, {0, 0}, 0};

	for (size_t i = 0; i < n; i++)
	{
		double score = 2 * sums.n + rows_of(&d[i]) + 1;

		sums.positive += d[i].n_positive * score;
		sums.negative += d[i].n_negative * score;
		twofold_add_product(&sums.difference, d[i].n_positive - d[i].n_negative, score);
		sums.squares += rows_of(&d[i]) * score * score;
		sums.n += rows_of(&d[i]);
	}
	return sums;
}

static double
exact_p(const Difference *d, size_t n, double positive, Alternative alternative)
{
	int scores[EXACT_RANKS_MAX];
	int rows = 0;

	for (size_t i = 0; i < n; i++)
	{
		int score = 2 * rows + (int) rows_of(&d[i]) + 1;

		for (int k = 0; k < (int) rows_of(&d[i]); k++)
			scores[rows++] = score;
	}
	return exact_signed_rank_p(scores, rows, (int) positive, alternative);
}

static void
count_signs(const Difference *d, size_t n, SignedRank *out)
{
	out->n_positive = out->n_negative = 0;
	for (size_t i = 0; i < n; i++)
	{
		out->n_positive += d[i].n_positive;
		out->n_negative += d[i].n_negative;
	}
}

void
signed_rank_test(Difference *d, size_t n, Alternative alternative, SignedRank *out)
{
	Scores sums;
	double difference;
	double deviation; /* of the positive rank sum */
	double sd;

	stats_sort(d, n, sizeof(Difference), compare);
	n = merge_ties(d, n, &out->n_zero);
	count_signs(d, n, out);
	sums = add_scores(d, n);
	difference = sums.difference.hi + sums.difference.lo;
	deviation = difference / 4;
	sd = sqrt(sums.squares) / 4;
	out->rank_sum_positive = sums.positive / 2;
	out->rank_sum_negative = sums.negative / 2;
	out->mean_rank_positive = out->n_positive > 0 ? out->rank_sum_positive / out->n_positive : NAN;
	out->mean_rank_negative = out->n_negative > 0 ? out->rank_sum_negative / out->n_negative : NAN;
	out->z = n > 0 ? deviation / sd : NAN;
	out->p = p_z(out->z, alternative);
	out->corrected_p = p_z_corrected(deviation, sd, alternative);
	out->exact_p = n > 0 && sums.n <= EXACT_RANKS_MAX ? exact_p(d, n, sums.positive, alternative) : NAN;
	out->rank_biserial = n > 0 ? difference / (sums.n * (sums.n + 1)) : NAN;
	out->r = fabs(out->z) / sqrt(sums.n);
}
