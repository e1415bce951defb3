/*
 * dense.c: small products and inverses of dense matrices, column-major
 */
#include "stats/dense.h"

#include <string.h>

#include "stats/lapack.h"

StatsStatus
invert_factored(double *a, size_t n)
{
	int order = (int) n;
	int info;

	if (n < 1)
		return STATS_UNDEFINED;
	stats_poll();
	dpotri_("U", &order, a, &order, &info, 1);
	if (info != 0)
		return STATS_UNDEFINED;
	for (size_t j = 0; j < n; j++)
		for (size_t i = 0; i < j; i++)
			a[i * n + j] = a[j * n + i];
	return STATS_OK;
}

StatsStatus
invert_positive(double *a, size_t n)
{
	int order = (int) n;
	int info;

	if (n < 1)
		return STATS_UNDEFINED;
	stats_poll();
	dpotrf_("U", &order, a, &order, &info, 1);
	return info == 0 ? invert_factored(a, n) : STATS_UNDEFINED;
}

bool
is_collinear(const double *phi, size_t k, double *scratch)
{
	int order = (int) k;
	int info;

	memcpy(scratch, phi, k * k * sizeof(double));
	dpotrf_("L", &order, scratch, &order, &info, 1);
	if (info != 0)
		return true;
	for (size_t s = 0; s < k; s++)
		if (scratch[s * k + s] < COLLINEAR_PIVOT)
			return true;
	return false;
}

void
multiply(const double *a, const double *b, size_t rows, size_t inner, size_t columns, double *out)
{
	memset(out, 0, rows * columns * sizeof(double));
	for (size_t j = 0; j < columns; j++)
	{
		stats_poll();
		for (size_t q = 0; q < inner; q++)
			for (size_t i = 0; i < rows; i++)
				out[j * rows + i] += a[q * rows + i] * b[j * inner + q];
	}
}

void
multiply_transposed(const double *a, const double *b, size_t rows, size_t inner, size_t columns, double *out)
{
	for (size_t j = 0; j < columns; j++)
	{
		stats_poll();
		for (size_t i = 0; i < rows; i++)
		{
			double sum = 0;

			for (size_t q = 0; q < inner; q++)
				sum += a[i * inner + q] * b[j * inner + q];
			out[j * rows + i] = sum;
		}
	}
}
