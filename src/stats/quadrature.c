/*
 * quadrature.c: integrals of smooth positive functions over the whole line, and expectations over a scale
 */
#include "stats/quadrature.h"

#include <math.h>

#include "stats/status.h"

/* What is smaller than this beside the sum does not change it. */
#define NEGLIGIBLE 1e-18

/* More than any integral here takes; a step that rounding has made 0 would take for ever. */
#define MOST_STEPS 1e7

/* Add the terms behind x, in steps of this, until they fall and no longer count; before is the term at x. */
static double
one_side(Integrand f, const void *arg, double x, double step, double end, double before, double sum)
{
	for (x += step; step > 0 ? x < end : x > end; x += step)
	{
		double term = f(x, arg);

		stats_poll();
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
	if (!(step > (last - first + high - low) / MOST_STEPS))
		return NAN;
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

/* expm1(2u) / 2 - u, which cancels near 0: there the first terms of its series, u^2 (1 + 2u/3 + u^2/3 + ...) */
static double
fall(double u)
{
	if (fabs(u) > 0.01)
		return expm1(2 * u) / 2 - u;
	return u * u * (1 + u * (2.0 / 3 + u * (1.0 / 3 + u * (2.0 / 15 + u * (2.0 / 45 + u * (4.0 / 315))))));
}

/* The density of u = log s times f, not normed, 1 at its top */
static double
scaled(double u, const void *arg)
{
	const Scale *scale = arg;
	double density = exp(-scale->df * fall(u));

	return density > 0 && scale->f ? density * scale->f(exp(u), scale->arg) : density;
}

double
mean_over_scale(Integrand f, const void *arg, double df, double width)
{
	Scale with = {f, arg, df};
	Scale without = {0, 0, df};
	double step = fmin(fmin(0.1, width / 2), 0.5 / (sqrt(2) * sqrt(df)));
	double reach = 750 / df; /* of fall(): beyond it the density underflows */
	/* fall(u) is at least u^2 above 0, u^2 / (1 - u) below */
	double low = -(reach + sqrt(reach * (reach + 4))) / 2 - step;
	double high = fmin(log(2000 / df + 2) / 2, sqrt(reach)) + step;

	if (df == INFINITY)
		return f(1, arg);
	if (!(df >= LEAST_DF) || !(step > 0))
		return NAN;
	return integral_over_line(scaled, &with, 0, 0, low, high, step) /
		   integral_over_line(scaled, &without, 0, 0, low, high, step);
}
