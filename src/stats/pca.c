/*
 * pca.c: loadings of principal components, and what every matrix of loadings shares
 */
#include "stats/pca.h"

#include <math.h>

/* what is 0, or 1, or equal, but for rounding */
#define EIGENVALUE_TOLERANCE 1e-10
#define LOADING_TOLERANCE 1e-8

size_t
count_factors(const double *values, size_t p)
{
	size_t k = 0;

	while (k < p && values[k] > 1 + EIGENVALUE_TOLERANCE)
		k++;
	return k;
}

StatsStatus
pca_loadings(const double *values, double *vectors, size_t p, size_t k)
{
	if (k < 1 || k > p || !(values[k - 1] > EIGENVALUE_TOLERANCE))
		return STATS_UNDEFINED;
	for (size_t f = 0; f < k; f++)
	{
		for (size_t i = 0; i < p; i++)
			vectors[f * p + i] *= sqrt(values[f]);
		reflect_column(vectors + f * p, p);
	}
	return STATS_OK;
}

void
communalities(const double *loadings, size_t p, size_t k, double *out)
{
	for (size_t i = 0; i < p; i++)
	{
		out[i] = 0;
		for (size_t f = 0; f < k; f++)
			out[i] += loadings[f * p + i] * loadings[f * p + i];
	}
}

/* the sum of the column or, where that is 0 but for rounding, its first loading of the largest size */
static double
column_sign(const double *column, size_t p)
{
	double sum = 0;
	double largest = 0;

	for (size_t i = 0; i < p; i++)
	{
		sum += column[i];
		if (fabs(column[i]) > fabs(largest) + LOADING_TOLERANCE)
			largest = column[i];
	}
	return fabs(sum) < LOADING_TOLERANCE ? largest : sum;
}

bool
reflect_column(double *column, size_t p)
{
	if (column_sign(column, p) >= 0)
		return false;
	for (size_t i = 0; i < p; i++)
		column[i] = -column[i];
	return true;
}
