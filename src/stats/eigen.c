/*
 * eigen.c: the spectrum of a symmetric matrix
 */
#include "stats/eigen.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "stats/lapack.h"

/* how the caller's work is divided */
typedef struct Parts
{
	double *diagonal;
	double *off;
	double *tau;
	double *scratch_d; /* what LAPACK destroys */
	double *scratch_e;
	double *values;
	double *work;
} Parts;

static Parts
divide(double *work, size_t p)
{
	return (Parts){work, work + p, work + 2 * p, work + 3 * p, work + 4 * p, work + 5 * p, work + 6 * p};
}

/*
 * Reduce a to tridiagonal form, as dsytrd with UPLO = 'L' does: a reflection H_j = I - tau_j v v' per column,
 * v of which all but the leading 1 is left below the subdiagonal of a.
 */
static void
tridiagonalize(double *a, size_t p, Parts *parts)
{
	const double minus_one = -1;
	const double one = 1;
	const int panel = EIGEN_PANEL;
	const int lda = (int) p;
	size_t at = 0;
	int left;
	int info;

	for (; p - at > (size_t) 2 * EIGEN_PANEL; at += EIGEN_PANEL)
	{
		double *corner = a + at * p + at;

		stats_poll();
		left = (int) (p - at);
		dlatrd_("L", &left, &panel, corner, &lda, parts->off + at, parts->tau + at, parts->work, &left, 1);
		left -= panel;
		dsyr2k_("L", "N", &left, &panel, &minus_one, corner + panel, &lda, parts->work + panel,
				&(int){left + panel}, &one, corner + panel * (p + 1), &lda, 1, 1);
		for (size_t j = at; j < at + EIGEN_PANEL; j++)
			parts->diagonal[j] = a[j * p + j];
	}
	left = (int) (p - at);
	dsytd2_("L", &left, a + at * p + at, &lda, parts->diagonal + at, parts->off + at, parts->tau + at, &info,
			1);
}

static bool
lower_is_finite(const double *a, size_t p)
{
	for (size_t j = 0; j < p; j++)
		for (size_t i = j; i < p; i++)
			if (!isfinite(a[j * p + i]))
				return false;
	return true;
}

StatsStatus
eigen_values(double *a, size_t p, double *values, double *work)
{
	Parts parts = divide(work, p);
	int order = (int) p;
	int info;

	for (size_t j = 0; j < p; j++)
		values[j] = NAN;
	if (p < 1 || !lower_is_finite(a, p))
		return STATS_UNDEFINED;
	tridiagonalize(a, p, &parts);
	memcpy(parts.values, parts.diagonal, p * sizeof(double));
	memcpy(parts.scratch_e, parts.off, p * sizeof(double));
	stats_poll();
	dsterf_(&order, parts.values, parts.scratch_e, &info);
	if (info != 0)
		return STATS_NOT_CONVERGED;
	for (size_t j = 0; j < p; j++)
		values[j] = parts.values[p - 1 - j];
	return STATS_OK;
}

/* z := H_0 H_1 ... H_(p-2) z */
static void
transform_back(const double *a, size_t p, const double *tau, double *z)
{
	for (size_t j = p - 1; j-- > 0;)
	{
		const double *v = a + j * p;
		double sum = z[j + 1];

		for (size_t i = j + 2; i < p; i++)
			sum += v[i] * z[i];
		sum *= tau[j];
		z[j + 1] -= sum;
		for (size_t i = j + 2; i < p; i++)
			z[i] -= sum * v[i];
	}
}

static void
swap_columns(double *x, double *y, size_t n)
{
	for (size_t i = 0; i < n; i++)
	{
		double keep = x[i];

		x[i] = y[i];
		y[i] = keep;
	}
}

StatsStatus
eigen_vectors(const double *a, size_t p, size_t k, double *vectors, double *work, int *iwork)
{
	Parts parts = divide(work, p);
	double no_bound = 0;
	int order = (int) p;
	int first = (int) (p - k) + 1;
	int columns = (int) k;
	int found;
	int relative = 1;
	int work_size = 18 * order;
	int iwork_size = 10 * order;
	int info;

	if (k < 1 || k > p)
		return STATS_UNDEFINED;
	memcpy(parts.scratch_d, parts.diagonal, p * sizeof(double));
	memcpy(parts.scratch_e, parts.off, p * sizeof(double));
	stats_poll();
	dstemr_("V", "I", &order, parts.scratch_d, parts.scratch_e, &no_bound, &no_bound, &first, &order, &found,
			parts.values, vectors, &order, &columns, iwork + 10 * p, &relative, parts.work, &work_size, iwork,
			&iwork_size, &info, 1, 1);
	if (info != 0 || found != columns)
		return STATS_NOT_CONVERGED;
	for (size_t j = 0; j < k; j++)
	{
		stats_poll();
		transform_back(a, p, parts.tau, vectors + j * p);
	}
	for (size_t j = 0; j < k / 2; j++)
		swap_columns(vectors + j * p, vectors + (k - 1 - j) * p, p);
	return STATS_OK;
}
