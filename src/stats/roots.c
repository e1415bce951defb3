/*
 * roots.c: where a function of one variable is zero
 */
#include "stats/roots.h"

#include <float.h>
#include <math.h>

/* Three points: b is the best, a on the other side of the zero, c the one before. */
typedef struct Bracket
{
	double a, fa, b, fb, c, fc;
} Bracket;

/* The share of the way from a to b at which to look next */
static double
next_step(const Bracket *k)
{
	double xi = (k->a - k->b) / (k->c - k->b);
	double phi = (k->fa - k->fb) / (k->fc - k->fb);

	if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi))
		return 0.5;
	return k->fa / (k->fb - k->fa) * (k->fc / (k->fb - k->fc)) +
		   (k->c - k->a) / (k->b - k->a) * (k->fa / (k->fc - k->fa)) * (k->fb / (k->fc - k->fb));
}

double
root_between(RootFunction f, const void *arg, double low, double high)
{
	Bracket k = {low, f(low, arg), high, f(high, arg), low, 0};
	double t = 0.5;

	if (!(k.fa * k.fb <= 0))
		return NAN;
	for (int i = 0; i < 200; i++)
	{
		double x = k.a + t * (k.b - k.a);
		double fx = f(x, arg);
		double best;
		double least;

		k.c = k.a, k.fc = k.fa;
		if ((fx > 0) != (k.fa > 0))
			k.c = k.b, k.fc = k.fb, k.b = k.a, k.fb = k.fa;
		k.a = x, k.fa = fx;
		best = fabs(k.fa) < fabs(k.fb) ? k.a : k.b;
		least = (2 * DBL_EPSILON * fabs(best) + DBL_MIN) / fabs(k.b - k.a);
		if (fx == 0 || least > 0.5)
			return best;
		t = fmin(1 - least, fmax(least, next_step(&k)));
	}
	return k.a;
}

double
root_above(RootFunction f, const void *arg, double start, double step)
{
	double low = start;
	double at_start = f(start, arg);

	if (!(at_start > 0))
		return isnan(at_start) ? NAN : start;
	for (double high = start + step; high < 1e300; step *= 2, high = low + step)
	{
		if (!(f(high, arg) > 0))
			return root_between(f, arg, low, high); /* NaN where f is */
		low = high;
	}
	return NAN;
}
