/*
 * psd.c: a triangular factor of a correlation matrix that may be singular
 */
#include "stats/psd.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "stats/lapack.h"
#include "stats/tsqr.h"

/* A variable of which the others leave less, of its sd, is as good as determined. */
#define SMALL_PIVOT 1e-5
/* A pivot of no more than this is one of a singular matrix; without it no correlation changes by more. */
#define ROUNDING 1e-12
/* rows that are folded between two polls */
#define PANEL 64

/* sqrt(l_i) v_i' as the rows of a k x p matrix, column-major */
static void
scaled_rows(const double *values, const double *vectors, size_t p, size_t k, double *rows)
{
	for (size_t i = 0; i < k; i++)
		for (size_t j = 0; j < p; j++)
			rows[j * k + i] = sqrt(values[i]) * vectors[i * p + j];
}

/*
 * A column that the ones before it determine leaves a pivot of rounding, whose row is a direction like any other: what
 * the columns behind have of it goes to the rows below, so that they keep what is their own.
 */
static void
clear_pivots(double *r, size_t p, double *work)
{
	for (size_t j = 1; j < p; j++)
	{
		size_t behind = p - j - 1;
		double *row = r + tri_at(p, j, j);

		if (row[0] > ROUNDING)
			continue;
		stats_poll();
		if (behind > 0)
			tsqr_append(row + behind + 1, behind, row + 1, 1, 1, work);
		memset(row, 0, (behind + 1) * sizeof(double));
	}
}

static void
unit_columns(double *r, size_t p)
{
	for (size_t j = 0; j < p; j++)
	{
		double norm = sqrt(tri_column_ss(r, p, j));

		for (size_t i = 0; i <= j; i++)
			r[tri_at(p, i, j)] /= norm;
	}
}

/*
 * Cholesky's factor, which is quicker and to the last digit, where every pivot is well above rounding; c's lower triangle
 * stays, but for its diagonal.
 */
static int
cholesky(double *c, size_t p, double *out)
{
	int order = (int) p;
	int info;

	stats_poll();
	dpotrf_("U", &order, c, &order, &info, 1);
	for (size_t i = 0; i < p && info == 0; i++)
	{
		if (c[i * p + i] < SMALL_PIVOT)
			return 0;
		for (size_t j = i; j < p; j++)
			out[tri_at(p, i, j)] = c[j * p + i];
	}
	return info == 0;
}

static StatsStatus
spectral(double *c, size_t p, double tolerance, double *out, double *smallest, double *work, int *iwork)
{
	double *values = work;
	double *vectors = values + p;
	double *rest = vectors + p * p;
	StatsStatus status = eigen_values(c, p, values, rest);
	double rounding = 4 * (double) p * DBL_EPSILON * values[0];
	size_t k = 0;

	*smallest = values[p - 1];
	if (status != STATS_OK)
		return status;
	if (*smallest < -fmax(tolerance, rounding))
		return STATS_UNDEFINED;
	while (k < p && values[k] > rounding)
		k++;
	status = eigen_vectors(c, p, k, vectors, rest, iwork);
	if (status != STATS_OK)
		return status;
	scaled_rows(values, vectors, p, k, c);
	memset(out, 0, tri_size(p) * sizeof(double));
	for (size_t i = 0; i < k; i += PANEL)
	{
		stats_poll();
		tsqr_append(out, p, c + i, k - i < PANEL ? k - i : PANEL, k, rest);
	}
	clear_pivots(out, p, rest);
	unit_columns(out, p);
	return STATS_OK;
}

StatsStatus
psd_factor(double *c, size_t p, double tolerance, double *out, double *smallest, double *work, int *iwork)
{
	if (cholesky(c, p, out))
		return STATS_OK;
	for (size_t j = 0; j < p; j++)
		c[j * p + j] = 1;
	return spectral(c, p, tolerance, out, smallest, work, iwork);
}
