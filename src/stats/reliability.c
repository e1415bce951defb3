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

/* A loading beyond 1 by no more than this is 1 and rounding. */
#define HEYWOOD 1e-10

/* A sum of items that is this much shorter than the items together is what rounding left of no variance. */
#define NO_LENGTH 1e-10

/* The items of a scale */
typedef struct Scale
{
	const double *centred;
	size_t p;
	double *total;   /* the column of their sum */
	double *item_ss; /* sums of squares */
	double length;   /* their lengths, added up */
} Scale;

/* work holds 2 p doubles */
static Scale
read_scale(const double *centred, size_t p, double *work)
{
	Scale scale = {centred, p, work, work + p, 0};

	for (size_t i = 0; i < p; i++)
	{
		scale.total[i] = 0;
		for (size_t j = i; j < p; j++)
			scale.total[i] += centred[tri_at(p, i, j)];
		scale.item_ss[i] = tri_column_ss(centred, p, i);
		scale.length += sqrt(scale.item_ss[i]);
	}
	return scale;
}

/* The sum of all items but one (of all, if it is p) */
typedef struct RestOfScale
{
	double items_ss; /* of its items */
	double ss;
	double product; /* with the item left out */
} RestOfScale;

static RestOfScale
rest_of_scale(const Scale *scale, size_t but)
{
	RestOfScale rest = {0, 0, 0};

	for (size_t i = 0; i < scale->p; i++)
	{
		double x = i <= but && but < scale->p ? scale->centred[tri_at(scale->p, i, but)] : 0;
		double sum = scale->total[i] - x;

		rest.items_ss += i != but ? scale->item_ss[i] : 0;
		rest.ss += sum * sum;
		rest.product += sum * x;
	}
	if (sqrt(rest.ss) <= NO_LENGTH * scale->length)
		rest.ss = 0;
	return rest;
}

static double
alpha_of(double k, const RestOfScale *scale)
{
	return k > 1 && scale->ss > 0 ? k / (k - 1) * (1 - scale->items_ss / scale->ss) : NAN;
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

/* The sum of all elements of R, which is the variance of the sum of standardized items; NaN where it is
 * rounding */
static double
standardized_variance(double k, double mean_r)
{
	double sum = k + mean_r * k * (k - 1);

	return sum > NO_LENGTH * k ? sum : NAN;
}

/* McDonald's omega of one factor; see the header for where it is NaN */
static double
omega_total(const double *cor, size_t p, double mean_r, double *loading)
{
	double change = INFINITY;
	double unique = 0;

	if (p < 3 || isnan(mean_r))
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
		if (fabs(loading[i]) > 1 + HEYWOOD)
			return NAN;
		unique += fmax(0, 1 - loading[i] * loading[i]);
	}
	return 1 - unique / standardized_variance((double) p, mean_r);
}

void
reliability_scale(const double *centred, size_t p, double n, double conf_level, double *work,
				  Reliability *out)
{
	double *cor = work;
	double *more = work + p * p;
	double k = (double) p;
	double tail = (1 - conf_level) / 2;
	Scale scale = read_scale(centred, p, more);
	RestOfScale all = rest_of_scale(&scale, p);

	out->alpha = alpha_of(k, &all);
	out->alpha_ci_low = 1 - (1 - out->alpha) * q_f_upper(tail, n - 1, (n - 1) * (k - 1));
	out->alpha_ci_high = 1 - (1 - out->alpha) * q_f_upper(1 - tail, n - 1, (n - 1) * (k - 1));
	out->mean_r = correlation_matrix(centred, p, cor) == 0 ? mean_correlation(cor, p) : NAN;
	out->alpha_standardized = k * k * out->mean_r / standardized_variance(k, out->mean_r);
	out->omega = omega_total(cor, p, out->mean_r, more);
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
	Scale scale = read_scale(centred, p, work + p * p);

	for (size_t j = 0; j < p; j++)
	{
		double ss = scale.item_ss[j];
		RestOfScale rest = rest_of_scale(&scale, j);
		double r = rest.product / sqrt(ss) / sqrt(rest.ss);

		out[j].item_total_r = ss > 0 && rest.ss > 0 ? fmax(-1, fmin(1, r)) : NAN;
		out[j].alpha_if_deleted = alpha_of((double) p - 1, &rest);
		out[j].var_if_deleted = p > 1 && n > 1 ? rest.ss / (n - 1) : NAN;
	}
	multiple_correlations(centred, p, work, out);
}
