/*
 * reliability.c: internal consistency of the items of a scale, from the centred triangle of a moments summary
 */
#include "stats/reliability.h"

#include <math.h>

#include "stats/crossprod.h"
#include "stats/dist.h"
#include "stats/lapack.h"
#include "stats/status.h"
#include "stats/tsqr.h"

#define MINRES_SWEEPS 10000
#define MINRES_TOLERANCE 1e-13

/* The column of the sum of all items, and the sum of their sums of squares */
static double
sum_items(const double *centred, size_t p, double *total)
{
	double ss = 0;

	for (size_t i = 0; i < p; i++)
	{
		total[i] = 0;
		for (size_t j = i; j < p; j++)
			total[i] += centred[tri_at(p, i, j)];
	}
	for (size_t j = 0; j < p; j++)
		ss += tri_column_ss(centred, p, j);
	return ss;
}

static double
squared_length(const double *v, size_t n)
{
	double ss = 0;

	for (size_t i = 0; i < n; i++)
		ss += v[i] * v[i];
	return ss;
}

static double
alpha_of(double k, double items_ss, double total_ss)
{
	return k > 1 && total_ss > 0 ? k / (k - 1) * (1 - items_ss / total_ss) : NAN;
}

static double
mean_correlation(const double *cor, size_t p)
{
	double sum = 0;

	for (size_t j = 1; j < p; j++)
		for (size_t i = 0; i < j; i++)
			sum += cor[j * p + i];
	return p > 1 ? sum / ((double) p * ((double) p - 1) / 2) : NAN;
}

/* One sweep of least squares for each loading in turn, the others held; returns the largest change. */
static double
minres_sweep(const double *cor, size_t p, double *loading)
{
	double largest = 0;

	for (size_t i = 0; i < p; i++)
	{
		double above = 0;
		double below = 0;
		double next;

		for (size_t j = 0; j < p; j++)
		{
			if (j == i)
				continue;
			above += cor[j * p + i] * loading[j];
			below += loading[j] * loading[j];
		}
		next = below > 0 ? above / below : 0;
		largest = fmax(largest, fabs(next - loading[i]));
		loading[i] = next;
	}
	return largest;
}

/* McDonald's omega of one factor; see the header for where it is NaN */
static double
omega_total(const double *cor, size_t p, double mean_r, double *loading)
{
	double change = INFINITY;
	double unique = 0;
	double sum = (double) p + mean_r * (double) p * ((double) p - 1);

	if (p < 3 || isnan(mean_r) || !(sum > 0))
		return NAN;
	for (size_t i = 0; i < p; i++)
		loading[i] = sqrt(fmax(fabs(mean_r), 0.01));
	for (int sweep = 0; sweep < MINRES_SWEEPS && change > MINRES_TOLERANCE; sweep++)
	{
		stats_poll();
		change = minres_sweep(cor, p, loading);
	}
	if (!(change <= MINRES_TOLERANCE))
		return NAN;
	for (size_t i = 0; i < p; i++)
	{
		if (fabs(loading[i]) > 1)
			return NAN;
		unique += 1 - loading[i] * loading[i];
	}
	return 1 - unique / sum;
}

void
reliability_scale(const double *centred, size_t p, double n, double conf_level, double *work,
				  Reliability *out)
{
	double *cor = work;
	double *total = work + p * p;
	double k = (double) p;
	double tail = (1 - conf_level) / 2;
	double items_ss = sum_items(centred, p, total);

	out->alpha = alpha_of(k, items_ss, squared_length(total, p));
	out->alpha_ci_low = 1 - (1 - out->alpha) * q_f_upper(tail, n - 1, (n - 1) * (k - 1));
	out->alpha_ci_high = 1 - (1 - out->alpha) * q_f_upper(1 - tail, n - 1, (n - 1) * (k - 1));
	out->mean_r = correlation_matrix(centred, p, cor) == 0 ? mean_correlation(cor, p) : NAN;
	out->alpha_standardized = k * out->mean_r / (1 + (k - 1) * out->mean_r);
	out->omega = omega_total(cor, p, out->mean_r, total);
}

/*
 * 1 - 1 / [R^-1]_jj for every item, from the inverse of R's Cholesky factor.  A factor with a diagonal
 * element of rounding size is singular, and no item has one then.
 */
static void
multiple_correlations(const double *centred, size_t p, double *work, ItemReliability *out)
{
	int order = (int) p;
	int info = 0;
	int singular = correlation_factor(centred, p, work) > 0;

	for (size_t j = 0; j < p && !singular; j++)
		singular = !(work[j * p + j] > 1e-10);
	if (!singular)
		dtrtri_("U", "N", &order, work, &order, &info, 1, 1);
	for (size_t j = 0; j < p; j++)
	{
		double diagonal = 0;

		for (size_t c = j; c < p && !singular; c++)
			diagonal += work[c * p + j] * work[c * p + j];
		out[j].smc = singular || p < 2 ? NAN : 1 - 1 / diagonal;
	}
}

void
reliability_items(const double *centred, size_t p, double n, double *work, ItemReliability *out)
{
	double *total = work + p * p;
	double items_ss = sum_items(centred, p, total);
	double k = (double) p;

	for (size_t j = 0; j < p; j++)
	{
		double ss = tri_column_ss(centred, p, j);
		double rest_ss = 0;
		double product = 0;

		for (size_t i = 0; i < p; i++)
		{
			double x = i <= j ? centred[tri_at(p, i, j)] : 0;

			rest_ss += (total[i] - x) * (total[i] - x);
			product += (total[i] - x) * x;
		}
		out[j].item_total_r = ss > 0 && rest_ss > 0 ? product / sqrt(ss) / sqrt(rest_ss) : NAN;
		out[j].alpha_if_deleted = alpha_of(k - 1, items_ss - ss, rest_ss);
		out[j].var_if_deleted = p > 1 && n > 1 ? rest_ss / (n - 1) : NAN;
	}
	multiple_correlations(centred, p, work, out);
}
