/*
 * extraction.c: common factors of a correlation matrix, by each method
 */
#include "stats/extraction.h"

#include <math.h>
#include <string.h>

#include "stats/pca.h"

/* iterations of principal axes after which they are slow */
#define SLOW 25

/* A uniqueness that is its bound but for rounding */
#define AT_BOUND (UNIQUENESS_LEAST * (1 + 1e-9))

void
initial_communalities(const double *correlation, const double *inverse, size_t p, double *out)
{
	for (size_t i = 0; i < p; i++)
	{
		double largest = 0;

		for (size_t j = 0; j < p; j++)
			if (j != i)
				largest = fmax(largest, fabs(correlation[i * p + j]));
		out[i] = inverse ? 1 - 1 / inverse[i * p + i] : largest;
	}
}

double
factor_df(size_t p, size_t k)
{
	double rest = (double) p - (double) k;

	return (rest * rest - (double) p - (double) k) / 2;
}

static bool
any_at_bound(const double *uniqueness, size_t p)
{
	for (size_t i = 0; i < p; i++)
		if (!(uniqueness[i] > AT_BOUND))
			return true;
	return false;
}

/* Where minres has its minimum within the bounds, put its communalities in the place of those given. */
static void
jump_ahead(const double *correlation, size_t p, size_t k, double *communality, double *loadings, double *uniqueness,
		   double *work, int *iwork)
{
	double least;
	int iterations;

	for (size_t i = 0; i < p; i++)
		uniqueness[i] = 1 - communality[i];
	if (any_at_bound(uniqueness, p) || k >= p ||
		uniqueness_extract(correlation, p, k, DISCREPANCY_MINRES, uniqueness, loadings, &least, &iterations, work,
						   iwork) != STATS_OK ||
		any_at_bound(uniqueness, p))
		return;
	for (size_t i = 0; i < p; i++)
		communality[i] = 1 - uniqueness[i];
}

static StatsStatus
principal_axes(const double *correlation, size_t p, size_t k, bool spss_stop, Extraction *out, double *work,
			   int *iwork)
{
	PafStop stop = spss_stop ? PAF_SPSS : (PafStop){PAF_FULL.tolerance, SLOW};
	double *uniqueness = work;
	double *rest = work + p;
	StatsStatus status;
	int before;

	memcpy(out->communality, out->initial, p * sizeof(double));
	status =
		paf_extract(correlation, p, k, stop, out->communality, out->loadings, &out->iterations, rest, iwork);
	if (status != STATS_NOT_CONVERGED || spss_stop)
		return status;
	before = out->iterations;
	jump_ahead(correlation, p, k, out->communality, out->loadings, uniqueness, rest, iwork);
	status = paf_extract(correlation, p, k, PAF_FULL, out->communality, out->loadings, &out->iterations, rest,
						 iwork);
	out->iterations += before;
	return status;
}

static StatsStatus
least_discrepancy(Discrepancy discrepancy, const double *correlation, const double *inverse, size_t p, size_t k,
				  Extraction *out, double *work, int *iwork)
{
	double *uniqueness = work;
	StatsStatus status;

	for (size_t i = 0; i < p; i++)
		uniqueness[i] = inverse ? 1 / inverse[i * p + i] : .5;
	status = uniqueness_extract(correlation, p, k, discrepancy, uniqueness, out->loadings, &out->least,
								&out->iterations, work + p, iwork);
	communalities(out->loadings, p, k, out->communality);
	for (size_t i = 0; i < p; i++)
		out->heywood[i] = uniqueness[i] <= AT_BOUND;
	return status;
}

StatsStatus
extract_common_factors(ExtractionMethod method, const double *correlation, const double *inverse, size_t p, size_t k,
					   bool spss_stop, Extraction *out, double *work, int *iwork)
{
	StatsStatus status;

	initial_communalities(correlation, inverse, p, out->initial);
	out->least = NAN;
	out->iterations = 0;
	for (size_t i = 0; i < p; i++)
		out->heywood[i] = false;
	if (method == EXTRACTION_PAF)
		status = principal_axes(correlation, p, k, spss_stop, out, work, iwork);
	else if (method == EXTRACTION_MINRES)
		status = least_discrepancy(DISCREPANCY_MINRES, correlation, inverse, p, k, out, work, iwork);
	else if (inverse != NULL)
		status = least_discrepancy(DISCREPANCY_ML, correlation, inverse, p, k, out, work, iwork);
	else
		return STATS_UNDEFINED;
	for (size_t i = 0; i < p; i++)
		out->heywood[i] = out->heywood[i] || out->communality[i] >= 1;
	return status;
}
