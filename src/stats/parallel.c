/*
 * parallel.c: the eigenvalues that uncorrelated items would have: Horn's parallel analysis
 */
#include "stats/parallel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/random.h"

/*
 * The triangle of n - 1 rows of independent normals, its columns scaled to unit length: a Cholesky factor of their
 * correlations.  Column-major; below the diagonal nothing is set.
 */
static void
random_factor(Random *random, size_t p, double n, double *c)
{
	for (size_t j = 0; j < p; j++)
	{
		double *column = c + j * p;
		double ss = 0;

		for (size_t i = 0; i <= j; i++)
		{
			double df = n - 1 - (double) i;

			column[i] = !(df > 0) ? 0 : i < j ? random_normal(random) : random_chi(random, df);
			ss += column[i] * column[i];
		}
		for (size_t i = 0; i <= j; i++)
			column[i] /= sqrt(ss);
	}
}

/* The lower triangle of C'C */
static void
correlations_of(const double *c, size_t p, double *out)
{
	for (size_t j = 0; j < p; j++)
		for (size_t i = j; i < p; i++)
		{
			double sum = 0;

			for (size_t q = 0; q <= j; q++)
				sum += c[i * p + q] * c[j * p + q];
			out[j * p + i] = sum;
		}
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *) a;
	double y = *(const double *) b;

	return (x > y) - (x < y);
}

static double
quantile(double *values, size_t n, double share)
{
	double at = share * (double) (n - 1);
	size_t below = (size_t) at;

	qsort(values, n, sizeof(double), by_size);
	if (below + 1 >= n)
		return values[n - 1];
	return values[below] + (at - (double) below) * (values[below + 1] - values[below]);
}

static void
summarize(double *samples, size_t n, double share, double *mean, double *percentile)
{
	*mean = 0;
	for (size_t s = 0; s < n; s++)
		*mean += samples[s];
	*mean /= (double) n;
	stats_poll();
	*percentile = quantile(samples, n, share);
}

StatsStatus
parallel_analysis(size_t p, double n, const ParallelOptions *options, double *mean, double *percentile, double *work)
{
	size_t n_samples = options->n_samples;
	double *samples = work; /* n_samples x p */
	double *factor = samples + p * n_samples;
	double *correlation = factor + p * p;
	double *values = correlation + p * p;
	StatsStatus status = p < 1 || !(n >= 2) || n_samples < 1 ? STATS_UNDEFINED : STATS_OK;
	Random random;

	random_seed(&random, options->seed);
	for (size_t s = 0; s < n_samples && status == STATS_OK; s++)
	{
		stats_poll();
		random_factor(&random, p, n, factor);
		correlations_of(factor, p, correlation);
		status = eigen_values(correlation, p, values, values + p);
		for (size_t j = 0; j < p; j++)
			samples[j * n_samples + s] = values[j];
	}
	for (size_t j = 0; j < p; j++)
	{
		mean[j] = percentile[j] = NAN;
		if (status == STATS_OK)
			summarize(samples + j * n_samples, n_samples, options->percentile, mean + j, percentile + j);
	}
	return status;
}

size_t
count_above(const double *values, const double *percentile, size_t p)
{
	size_t k = 0;

	while (k < p && values[k] > percentile[k])
		k++;
	return k;
}
