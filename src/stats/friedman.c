/*
 * friedman.c: Friedman's test and Kendall's W, from the triangle of the rows' ranks
 */
#include "stats/friedman.h"

#include <math.h>

#include "stats/dist.h"
#include "stats/tsqr.h"

#define AGREES 1e-9

/* Mean rank of item j less the one that all have in the mean: both shift and that are exact, so nothing cancels. */
static double
deviation(const double *r, const double *shift, size_t k, size_t j)
{
	return (shift[j] - ((double) k + 1) / 2) + r[j + 1] / r[0];
}

static double
within_ss(const double *r, size_t k)
{
	double ss = 0;

	for (size_t j = 0; j < k; j++)
		ss += tri_column_ss(tri_centred(r, k), k, j);
	return ss;
}

int
friedman_are_ranks(const double *r, const double *shift, size_t k)
{
	double mean = 0;
	double sum_ss = 0;

	for (size_t j = 0; j < k; j++)
		mean += deviation(r, shift, k, j);
	for (size_t i = 0; i < k; i++)
	{
		double sum = 0;

		for (size_t j = i; j < k; j++)
			sum += tri_centred(r, k)[tri_at(k, i, j)];
		sum_ss += sum * sum;
	}
	return fabs(mean) <= AGREES * (double) k * ((double) k + 1) / 2 &&
		   sqrt(sum_ss) <= AGREES * sqrt(within_ss(r, k));
}

void
friedman_test(const double *r, const double *shift, size_t k, double n, Friedman *out)
{
	double between = 0;
	double within = within_ss(r, k);

	for (size_t j = 0; j < k; j++)
	{
		double d = deviation(r, shift, k, j);

		between += n * d * d;
	}
	out->df = (double) k - 1;
	out->kendalls_w = k > 1 && between + within > 0 ? between / (between + within) : NAN;
	out->chi2 = n * out->df * out->kendalls_w;
	out->p = p_chi2_upper(out->chi2, out->df);
}
