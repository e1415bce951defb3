/*
 * anti_image.c: what each item keeps when all others are taken out: the inverse of the correlations
 */
#include "stats/anti_image.h"

#include <math.h>

#include "stats/crossprod.h"
#include "stats/dense.h"
#include "stats/tsqr.h"

/* ln|R| = 2 sum ln C_jj; -infinity where R is singular */
static double
log_determinant_of(const double *r, const double *shift, size_t p, double n, const double *factor)
{
	double sum = 0;

	for (size_t j = 0; j < p; j++)
	{
		if (tri_is_determined(r, shift, p, n, j))
			return -INFINITY;
		sum += log(fabs(factor[j * p + j]));
	}
	return 2 * sum;
}

StatsStatus
correlation_inverse(const double *r, const double *shift, size_t p, double n, double *inverse,
					double *log_determinant)
{
	*log_determinant = NAN;
	if (p < 1 || n < 2 || correlation_factor(tri_centred(r, p), p, inverse) > 0)
		return STATS_UNDEFINED;
	*log_determinant = log_determinant_of(r, shift, p, n, inverse);
	if (isinf(*log_determinant))
		return STATS_UNDEFINED;
	return invert_factored(inverse, p);
}

double
anti_image_covariance(const double *inverse, size_t p, size_t i, size_t j)
{
	return inverse[j * p + i] / inverse[i * p + i] / inverse[j * p + j];
}

double
anti_image_correlation(const double *inverse, size_t p, size_t i, size_t j)
{
	return inverse[j * p + i] / sqrt(inverse[i * p + i]) / sqrt(inverse[j * p + j]);
}
