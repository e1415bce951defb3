/*
 * crossprod.c: correlations from the centred triangle of a moments summary
 */
#include "stats/crossprod.h"

#include <math.h>

#include "stats/status.h"
#include "stats/tsqr.h"

/* Scale x to unit length, in two steps that neither overflow nor underflow; NaN and 0 where it is all zero.
 */
static int
normalize(double *x, size_t n)
{
	double largest = 0;
	double ss = 0;

	for (size_t i = 0; i < n; i++)
		largest = fmax(largest, fabs(x[i]));
	for (size_t i = 0; i < n; i++)
	{
		x[i] = largest > 0 ? x[i] / largest : NAN;
		ss += x[i] * x[i];
	}
	for (size_t i = 0; i < n; i++)
		x[i] /= sqrt(ss);
	return largest > 0;
}

size_t
correlation_factor(const double *centred, size_t p, double *out)
{
	size_t constant = 0;

	for (size_t j = 0; j < p; j++)
	{
		double *column = out + j * p;

		for (size_t i = 0; i < p; i++)
			column[i] = i <= j ? centred[tri_at(p, i, j)] : 0;
		if (!normalize(column, j + 1))
			constant++;
	}
	return constant;
}

static double
dot(const double *x, const double *y, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += x[i] * y[i];
	return sum;
}

static double
clamp_correlation(double r)
{
	return r > 1 ? 1 : r < -1 ? -1 : r;
}

/*
 * The unit columns stand above the diagonal of out; each r_ij goes to the place below it that mirrors them,
 * and the last step copies it up.
 */
size_t
correlation_matrix(const double *centred, size_t p, double *out)
{
	size_t constant = correlation_factor(centred, p, out);

	for (size_t j = 0; j < p; j++)
	{
		stats_poll();
		for (size_t i = 0; i < j; i++)
			out[i * p + j] = clamp_correlation(dot(out + i * p, out + j * p, i + 1));
	}
	for (size_t j = 0; j < p; j++)
	{
		out[j * p + j] = isnan(out[j * p + j]) ? NAN : 1;
		for (size_t i = 0; i < j; i++)
			out[j * p + i] = out[i * p + j];
	}
	return constant;
}
