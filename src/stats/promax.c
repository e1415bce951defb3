/*
 * promax.c: oblique rotation towards powers of orthogonal loadings
 */
#include "stats/promax.h"

#include <math.h>
#include <string.h>

#include "stats/dense.h"

static StatsStatus
undefined(size_t p, size_t k, double *pattern, double *phi)
{
	for (size_t i = 0; i < p * k; i++)
		pattern[i] = NAN;
	for (size_t i = 0; i < k * k; i++)
		phi[i] = NAN;
	return STATS_UNDEFINED;
}

/* (a'a)^-1 a' target */
static StatsStatus
regress(const double *a, const double *target, size_t p, size_t k, double *out, double *gram, double *product)
{
	multiply_transposed(a, a, k, p, k, gram);
	multiply_transposed(a, target, k, p, k, product);
	if (invert_positive(gram, k) != STATS_OK)
		return STATS_UNDEFINED;
	multiply(gram, product, k, k, k, out);
	return STATS_OK;
}

/*
 * The powers, each column's largest being 1: its size has no bearing on the pattern, and a large kappa would send all of
 * it out of the range of a double.
 */
static void
find_target(const double *a, const double *length, size_t p, size_t k, double kappa, double *target)
{
	for (size_t f = 0; f < k; f++)
	{
		double largest = 0;

		for (size_t i = f * p; i < (f + 1) * p; i++)
			largest = fmax(largest, fabs(a[i]) / length[i % p]);
		for (size_t i = f * p; i < (f + 1) * p; i++)
			target[i] = largest > 0 ? copysign(pow(fabs(a[i]) / length[i % p] / largest, kappa), a[i]) : 0;
	}
}

/* phi to unit diagonal, and the columns of u with it */
static void
scale_factors(double *u, double *phi, size_t k)
{
	for (size_t f = 0; f < k; f++)
	{
		double sd = sqrt(phi[f * k + f]);

		for (size_t q = 0; q < k; q++)
		{
			u[f * k + q] *= sd;
			phi[f * k + q] /= sd;
			phi[q * k + f] /= sd;
		}
		phi[f * k + f] = 1;
	}
}

StatsStatus
promax_rotate(const double *a, const double *length, size_t p, size_t k, double kappa, double *pattern,
			  double *phi, double *work)
{
	double *target = work;
	double *u = work + p * k;
	double *product = u + k * k;

	find_target(a, length, p, k, kappa, target);
	if (regress(a, target, p, k, u, phi, product) != STATS_OK)
		return undefined(p, k, pattern, phi);
	multiply_transposed(u, u, k, k, k, phi);
	if (invert_positive(phi, k) != STATS_OK)
		return undefined(p, k, pattern, phi);
	scale_factors(u, phi, k);
	if (is_collinear(phi, k, product))
		return undefined(p, k, pattern, phi);
	multiply(a, u, p, k, k, pattern);
	return STATS_OK;
}
