/*
 * quadrature.c: integrals of smooth positive functions over the whole line, and expectations over a scale
 */
#include "stats/quadrature.h"

#include <math.h>

#include "stats/status.h"

/* What is smaller than this beside the sum does not change it. */
#define NEGLIGIBLE 1e-18

/* Add the terms behind x, in steps of this, until they fall and no longer count; before is the term at x. */
static double
one_side(Integrand f, const void *arg, double x, double step, double end, double before, double sum)
{
	for (x += step; step > 0 ? x < end : x > end; x += step)
	{
		double term = f(x, arg);

		stats_poll(); /* a term may be of 10,000 groups */
		sum += term;
		if (sum > 0 && term <= before && term <= NEGLIGIBLE * sum)
			break;
		before = term;
	}
	return sum;
}

double
integral_over_line(Integrand f, const void *arg, double first, double last, double low, double high,
				   double step)
{
	double sum = 0;
	double term = f(first, arg);
	double at_first = term;
	double x = first;

	for (sum = term; x < last; x += step, sum += term)
	{
		stats_poll();
		term = f(x + step, arg);
	}
	sum = one_side(f, arg, x, step, high, term, sum);
	return step * one_side(f, arg, first, -step, low, at_first, sum);
}

typedef struct Scale
{
	Integrand f; /* NULL: 1 */
	const void *arg;
	double df;
} Scale;

/* u - expm1(2u) / 2; near 0, where that cancels, its series */
static double
log_density(double u)
{
	return fabs(u) < 1e-5 ? -u * u * (1 + u * (2 + u) / 3) : u - expm1(2 * u) / 2;
}

/* The density of u = log s times f, not normed, 1 at its top */
static double
scaled(double u, const void *arg)
{
	const Scale *scale = arg;
	double density = exp(scale->df * log_density(u));

	return density > 0 && scale->f ? density * scale->f(exp(u), scale->arg) : density;
}

/* Where exp(u) is 0, nearly */
#define LEAST_LOG -750

double
mean_over_scale(Integrand f, const void *arg, double df, double width)
{
	Scale with = {f, arg, df};
	Scale without = {0, 0, df};
	double step = fmin(fmin(0.1, width / 2), 0.5 / (sqrt(2) * sqrt(df)));
	/* where the density underflows: it is not above exp(-df u^2) for u > 0 */
	double low = fmax(-750 / df, LEAST_LOG) - 40 * step;
	double high = fmin(log(2000 / df + 2) / 2, fmin(sqrt(750 / df), 360)) + 40 * step;
	/* what lies below, of a df so small that the density falls but slowly: there it is exp(df (u + 1/2)) */
	double below = df < 1 ? exp(df * (low + 0.5)) / df : 0;

	if (!(df < 1e300))
		return f(1, arg);
	return (integral_over_line(scaled, &with, 0, 0, low, high, step) + (below > 0 ? below * f(0, arg) : 0)) /
		   (integral_over_line(scaled, &without, 0, 0, low, high, step) + below);
}
