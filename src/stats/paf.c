/*
 * paf.c: principal axis factors: communalities that reproduce themselves
 */
#include "stats/paf.h"

#include <math.h>
#include <string.h>

#include "stats/pca.h"

#define NO_EIGENVALUE 1e-10

static void
fill_nan(double *x, size_t n)
{
	for (size_t i = 0; i < n; i++)
		x[i] = NAN;
}

/* What an iteration works on */
typedef struct Axes
{
	const double *correlation;
	size_t p;
	size_t k;
	double *reduced;
	double *values;
	double *work;
	int *iwork;
} Axes;

/* The loadings that belong to communalities; a negative eigenvalue counts as 0 */
static StatsStatus
find_axes(const Axes *axes, const double *communality, double *loadings)
{
	size_t p = axes->p;

	memcpy(axes->reduced, axes->correlation, p * p * sizeof(double));
	for (size_t i = 0; i < p; i++)
		axes->reduced[i * p + i] = communality[i];
	if (eigen_values(axes->reduced, p, axes->values, axes->work) != STATS_OK ||
		eigen_vectors(axes->reduced, p, axes->k, loadings, axes->work, axes->iwork) != STATS_OK)
		return STATS_UNDEFINED;
	for (size_t f = 0; f < axes->k; f++)
		for (size_t i = 0; i < p; i++)
			loadings[f * p + i] *= sqrt(fmax(axes->values[f], 0));
	return STATS_OK;
}

/* Take the communalities of the loadings; returns the largest change. */
static double
renew(double *communality, const double *loadings, size_t p, size_t k, double *scratch)
{
	double largest = 0;

	communalities(loadings, p, k, scratch);
	for (size_t i = 0; i < p; i++)
		largest = fmax(largest, fabs(scratch[i] - communality[i]));
	memcpy(communality, scratch, p * sizeof(double));
	return largest;
}

StatsStatus
paf_extract(const double *correlation, size_t p, size_t k, PafStop stop, double *communality, double *loadings,
			int *iterations, double *work, int *iwork)
{
	Axes axes = {correlation, p, k, work, work + p * p, work + p * p + p, iwork};
	double change = INFINITY;
	bool found = k >= 1 && k <= p;

	for (*iterations = 0; found && *iterations < stop.limit && change >= stop.tolerance; ++*iterations)
	{
		found = find_axes(&axes, communality, loadings) == STATS_OK;
		if (found)
			change = renew(communality, loadings, p, k, axes.reduced);
	}
	if (!found || !(axes.values[k - 1] > NO_EIGENVALUE))
	{
		fill_nan(communality, p);
		fill_nan(loadings, p * k);
		return STATS_UNDEFINED;
	}
	for (size_t f = 0; f < k; f++)
		(void) reflect_column(loadings + f * p, p);
	return change < stop.tolerance ? STATS_OK : STATS_NOT_CONVERGED;
}
