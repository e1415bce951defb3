/*
 * scores.c: weights that estimate factor scores from standardised items
 */
#include "stats/scores.h"

#include <math.h>
#include <string.h>

#include "stats/dense.h"
#include "stats/lapack.h"

/* a (a'b)^-1; cross: k x k */
static StatsStatus
divide_by_product(const double *a, const double *b, size_t p, size_t k, double *out, double *cross)
{
	multiply_transposed(a, b, k, p, k, cross);
	if (invert_positive(cross, k) != STATS_OK)
		return STATS_UNDEFINED;
	multiply(a, cross, p, k, k, out);
	return STATS_OK;
}

/* U^-1 L; false where a uniqueness is not positive */
static bool
weigh_by_uniqueness(const ScoredFactors *f, double *out)
{
	for (size_t i = 0; i < f->p; i++)
	{
		double uniqueness = 1 - f->communality[i];

		if (!(uniqueness > 0))
			return false;
		for (size_t j = 0; j < f->k; j++)
			out[j * f->p + i] = f->pattern[j * f->p + i] / uniqueness;
	}
	return true;
}

/* The symmetric a^-1/2, k x k, into out; a is destroyed. scratch: k * k + 4 k */
static StatsStatus
inverse_root(double *a, size_t k, double *out, double *scratch)
{
	double *values = scratch;
	double *scaled = scratch + k;
	int order = (int) k;
	int size = 3 * order;
	int info;

	dsyev_("V", "U", &order, a, &order, values, scaled + k * k, &size, &info, 1, 1);
	if (info != 0 || !(values[0] > 0))
		return STATS_UNDEFINED;
	memset(out, 0, k * k * sizeof(double));
	for (size_t m = 0; m < k; m++)
		for (size_t j = 0; j < k; j++)
			for (size_t i = 0; i < k; i++)
				out[j * k + i] += a[m * k + i] * a[m * k + j] / sqrt(values[m]);
	return STATS_OK;
}

static StatsStatus
bartlett(const ScoredFactors *f, double *weights, double *work)
{
	if (!weigh_by_uniqueness(f, work))
		return STATS_UNDEFINED;
	return divide_by_product(work, f->pattern, f->p, f->k, weights, work + 2 * f->p * f->k);
}

static StatsStatus
anderson_rubin(const ScoredFactors *f, double *weights, double *work)
{
	size_t p = f->p;
	size_t k = f->k;
	double *weighed = work;
	double *product = work + p * k;
	double *cross = product + p * k;
	double *root = cross + k * k;

	if (!weigh_by_uniqueness(f, weighed))
		return STATS_UNDEFINED;
	multiply(f->correlation, weighed, p, p, k, product);
	multiply_transposed(weighed, product, k, p, k, cross);
	if (inverse_root(cross, k, root, root + k * k) != STATS_OK)
		return STATS_UNDEFINED;
	multiply(weighed, root, p, k, k, weights);
	return STATS_OK;
}

static StatsStatus
regression(const ScoredFactors *f, double *weights)
{
	if (f->inverse == NULL)
		return STATS_UNDEFINED;
	multiply(f->inverse, f->structure, f->p, f->p, f->k, weights);
	return STATS_OK;
}

static StatsStatus
weights_by(ScoreMethod method, const ScoredFactors *f, double *weights, double *work)
{
	if (f->components)
		return divide_by_product(f->pattern, f->pattern, f->p, f->k, weights, work);
	switch (method)
	{
		case SCORES_BARTLETT:
			return bartlett(f, weights, work);
		case SCORES_ANDERSON_RUBIN:
			return anderson_rubin(f, weights, work);
		default:
			return regression(f, weights);
	}
}

StatsStatus
score_weights(ScoreMethod method, const ScoredFactors *factors, double *weights, double *work)
{
	StatsStatus status = weights_by(method, factors, weights, work);

	for (size_t i = 0; i < factors->p * factors->k && status != STATS_OK; i++)
		weights[i] = NAN;
	return status;
}
