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

	stats_poll();
	for (sum = term; x < last; x += step, sum += term)
		term = f(x + step, arg);
	sum = one_side(f, arg, x, step, high, term, sum);
	return step * one_side(f, arg, first, -step, low, at_first, sum);
}

typedef struct Scale
{
	Integrand f; /* NULL: 1 */
	const void *arg;
	double df;
} Scale;

/* The density of u = log s times f, not normed, 1 at its top */
static double
scaled(double u, const void *arg)
{
	const Scale *scale = arg;
	double density = exp(scale->df * (u - expm1(2 * u) / 2));

	return density > 0 && scale->f ? density * scale->f(exp(u), scale->arg) : density;
}

double
mean_over_scale(Integrand f, const void *arg, double df, double width)
{
	Scale with = {f, arg, df};
	Scale without = {0, 0, df};
	double step = fmin(fmin(0.1, width / 2), 0.5 / sqrt(2 * df));
	double low = -fmax(sqrt(2250 / df), 1500 / df); /* where the density underflows, for u - expm1(2u)/2 is */
	double high = sqrt(750 / df);                   /* below -u^2/3 or u/2 there, and below -u^2 here */

	return integral_over_line(scaled, &with, 0, 0, low, high, step) /
		   integral_over_line(scaled, &without, 0, 0, low, high, step);
}
