/*
 * reliability.c: internal consistency of the items of a scale, from the centred triangle of a moments summary
 */
#include "stats/reliability.h"

#include <math.h>
#include <string.h>

#include "stats/clamp.h"
#include "stats/crossprod.h"
#include "stats/dist.h"
#include "stats/kernels.h"
#include "stats/scale.h"
#include "stats/status.h"
#include "stats/tsqr.h"

#define MINRES_SWEEPS 10000
#define MINRES_TOLERANCE 1e-13

/* A loading beyond 1 by no more than this is 1 and rounding. */
#define HEYWOOD 1e-10

static double
mean_correlation(const double *cor, size_t p)
{
	double sum = 0;

	for (size_t j = 1; j < p; j++)
		for (size_t i = 0; i < j; i++)
			sum += cor[j * p + i];
	return p > 1 ? sum / ((double) p * ((double) p - 1) / 2) : NAN;
}

/* x'y and y'y, four numbers at a time */
CLONES static void
products(const double *x, const double *y, size_t n, double *xy, double *yy)
{
	Pack xy_sum = {0};
	Pack yy_sum = {0};
	size_t i = 0;

	for (; i + PACK <= n; i += PACK)
	{
		Pack px;
		Pack py;

		memcpy(&px, x + i, sizeof(Pack));
		memcpy(&py, y + i, sizeof(Pack));
		xy_sum += px * py;
		yy_sum += py * py;
	}
	*xy = add_up(&xy_sum);
	*yy = add_up(&yy_sum);
	for (; i < n; i++)
	{
		*xy += x[i] * y[i];
		*yy += y[i] * y[i];
	}
}

/* From here on products() is faster than one number at a time. */
#define MANY_ITEMS 32

/* x'y and y'y without element i of either */
static void
products_without(const double *x, double *y, size_t n, size_t i, double *xy, double *yy)
{
	double keep = y[i];
	double xy_sum = 0;
	double yy_sum = 0;

	if (n >= MANY_ITEMS)
	{
		y[i] = 0;
		products(x, y, n, xy, yy);
		y[i] = keep;
		return;
	}
	for (size_t j = 0; j < n; j++)
	{
		if (j == i)
			continue;
		xy_sum += x[j] * y[j];
		yy_sum += y[j] * y[j];
	}
	*xy = xy_sum;
	*yy = yy_sum;
}

/* One sweep of least squares for each loading in turn, the others held; returns the largest change. */
static double
minres_sweep(const double *cor, size_t p, double *loading)
{
	double largest = 0;

	for (size_t i = 0; i < p; i++)
	{
		double above;
		double below;
		double next;

		products_without(cor + i * p, loading, p, i, &above, &below);
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
		unique += at_least(1 - loading[i] * loading[i], 0);
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
	Scale scale = scale_read(centred, p, more);
	RestOfScale all = scale_without(&scale, p);

	out->ss = all.ss;
	out->alpha = scale_alpha(k, all.items_ss, all.ss);
	out->alpha_ci_low = 1 - (1 - out->alpha) * q_f_upper(tail, n - 1, (n - 1) * (k - 1));
	out->alpha_ci_high = 1 - (1 - out->alpha) * q_f_upper(1 - tail, n - 1, (n - 1) * (k - 1));
	out->mean_r = correlation_matrix(centred, p, cor) == 0 ? mean_correlation(cor, p) : NAN;
	out->alpha_standardized = k * k * out->mean_r / standardized_variance(k, out->mean_r);
	out->omega = omega_total(cor, p, out->mean_r, more);
}

void
reliability_items(const double *centred, size_t p, double n, double *work, ItemReliability *out)
{
	Scale scale = scale_read(centred, p, work + p * p);

	for (size_t j = 0; j < p; j++)
	{
		RestOfScale rest = scale_without(&scale, j);

		out[j].item_total_r = scale_item_total_r(&scale, &rest, j);
		out[j].alpha_if_deleted = scale_alpha((double) p - 1, rest.items_ss, rest.ss);
		out[j].var_if_deleted = p > 1 && n > 1 ? rest.ss / (n - 1) : NAN;
	}
	scale_smc(centred, p, work, scale.total);
	for (size_t j = 0; j < p; j++)
		out[j].smc = scale.total[j];
}
