/*
 * hierarchical.c: how much of a scale's variance is that of one general factor behind group factors
 */
#include "stats/hierarchical.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "stats/pca.h"
#include "stats/scale.h"

#define K HIERARCHICAL_FACTORS

#define MINRES_SWEEPS 10000
#define MINRES_TOLERANCE 1e-12

/* A communality or loading beyond 1 by no more than this is 1 and rounding. */
#define HEYWOOD 1e-10

/* Three factors of which one is this little apart from the others are two. */
#define NO_PIVOT 1e-10

/* The symmetric a times x is b: x in place of b, by elimination without a choice of pivots; false for a singular a. */
static bool
solve(double a[K][K], double b[K])
{
	double largest = 0;

	for (int i = 0; i < K; i++)
		largest = fmax(largest, a[i][i]);
	for (int i = 0; i < K; i++)
	{
		if (!(a[i][i] > NO_PIVOT * largest))
			return false;
		for (int j = i + 1; j < K; j++)
		{
			double share = a[j][i] / a[i][i];

			for (int c = i; c < K; c++)
				a[j][c] -= share * a[i][c];
			b[j] -= share * b[i];
		}
	}
	for (int i = K - 1; i >= 0; i--)
	{
		for (int c = i + 1; c < K; c++)
			b[i] -= a[i][c] * b[c];
		b[i] /= a[i][i];
	}
	return true;
}

/* The loadings of item i by least squares on its correlations, the other items' loadings held; p x K, row by row */
static bool
fit_item(const double *cor, size_t p, const double *rows, size_t i, double *fitted)
{
	double products[K][K] = {{0}};

	memset(fitted, 0, K * sizeof(double));
	for (size_t j = 0; j < p; j++)
	{
		const double *row = rows + j * K;

		if (j == i)
			continue;
		for (int s = 0; s < K; s++)
		{
			fitted[s] += cor[i * p + j] * row[s];
			for (int t = 0; t < K; t++)
				products[s][t] += row[s] * row[t];
		}
	}
	return solve(products, fitted);
}

/* Least squares off the diagonal of cor, item by item until no loading moves; false: the data do not determine it. */
static bool
minres(const double *cor, size_t p, double *rows)
{
	double largest = INFINITY;

	for (int sweep = 0; sweep < MINRES_SWEEPS && largest > MINRES_TOLERANCE; sweep++)
	{
		stats_poll();
		largest = 0;
		for (size_t i = 0; i < p; i++)
		{
			double fitted[K];

			if (!fit_item(cor, p, rows, i, fitted))
				return false;
			for (int s = 0; s < K; s++)
			{
				largest = fmax(largest, fabs(fitted[s] - rows[i * K + s]));
				rows[i * K + s] = fitted[s];
			}
		}
	}
	return largest <= MINRES_TOLERANCE;
}

/* Principal components to start from, then minres: loadings are p x K, column-major. */
static bool
extract(const double *cor, size_t p, double *loadings, double *rows, double *work, int *iwork)
{
	double *values = rows; /* p of them, before rows are */
	double *eigen_work = work + p * p;

	memcpy(work, cor, p * p * sizeof(double));
	if (eigen_values(work, p, values, eigen_work) != STATS_OK ||
		eigen_vectors(work, p, K, loadings, eigen_work, iwork) != STATS_OK ||
		pca_loadings(values, loadings, p, K) != STATS_OK)
		return false;
	for (size_t i = 0; i < p * K; i++)
		rows[i % p * K + i / p] = loadings[i];
	if (!minres(cor, p, rows))
		return false;
	for (size_t i = 0; i < p * K; i++)
		loadings[i] = rows[i % p * K + i / p];
	communalities(loadings, p, K, rows);
	for (size_t i = 0; i < p; i++)
		if (rows[i] > 1 + HEYWOOD)
			return false;
	return true;
}

/* The one factor that three correlations have exactly, if its loadings are within -1 .. 1 */
static bool
general_factor(const double *phi, double g[3])
{
	double r12 = phi[1];
	double r13 = phi[2];
	double r23 = phi[K + 2];

	g[0] = sqrt(r12 * r13 / r23);
	g[1] = r12 / g[0];
	g[2] = r13 / g[0];
	for (int s = 0; s < 3; s++)
		if (!(fabs(g[s]) <= 1 + HEYWOOD))
			return false;
	return true;
}

double
omega_hierarchical(const double *cor, size_t p, double *work, int *iwork)
{
	double *loadings = work;
	double *pattern = loadings + K * p;
	double *phi = pattern + K * p;
	double *rows = phi + K * K;
	double *rest = rows + K * p;
	double g[K];
	double general = 0;
	double all = 0;

	if (p < HIERARCHICAL_MIN_ITEMS || p > HIERARCHICAL_MAX_ITEMS)
		return NAN;
	if (!extract(cor, p, loadings, rows, rest, iwork) ||
		oblimin_rotate(loadings, p, K, 0, pattern, phi, rest) != STATS_OK || !general_factor(phi, g))
		return NAN;
	for (size_t i = 0; i < p * p; i++)
		all += cor[i];
	for (size_t i = 0; i < p * K; i++)
		general += pattern[i] * g[i / p];
	return all > NO_LENGTH * (double) p ? general * general / all : NAN;
}
