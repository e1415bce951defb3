/*
 * simultaneous.c: the distributions behind comparisons that hold all together
 *
 * Given the scale s of the standard deviation, either is one integral over a normal variate; both integrands are
 * written as a tail, so that nothing is subtracted from 1.
 */
#include "stats/simultaneous.h"

#include <float.h>
#include <math.h>

#define MATHLIB_STANDALONE
#include <Rmath.h>

#include "stats/clamp.h"
#include "stats/quadrature.h"
#include "stats/roots.h"
#include "stats/status.h"

/* The step of the inner integrals, in standard deviations of the normal variate */
#define STEP 0.15
/* A normal variate beyond this has no probability that a double can hold. */
#define OUT_OF_REACH 39

typedef struct Range
{
	double width; /* the range exceeded */
	double k;
	double df;
	double tail;
} Range;

/* The largest is at z: the k - 1 others are below it, but not all of them within the width */
static double
some_beyond(double z, const void *arg)
{
	const Range *r = arg;
	double below = pnorm(z, 0, 1, 1, 0);
	double beyond = pnorm(z - r->width, 0, 1, 1, 0);

	if (!(beyond > 0))
		return 0;
	return -r->k * dnorm(z, 0, 1, 0) * pow(below, r->k - 1) * expm1((r->k - 1) * log1p(-beyond / below));
}

static double
range_given_scale(double s, const void *arg)
{
	Range r = *(const Range *) arg;

	r.width *= s;
	if (r.width > sqrt(2) * OUT_OF_REACH)
		return 0;
	return integral_over_line(some_beyond, &r, r.width / 2, r.width / 2, -40, r.width / 2 + 40, STEP);
}

double
p_range_upper(double q, double k, double df)
{
	Range r = {.width = q, .k = k};

	if (isnan(q) || !(k >= 2) || !(df > 0))
		return NAN;
	if (q <= 0)
		return 1;
	return at_least(at_most(mean_over_scale(range_given_scale, &r, df, 1), 1), DBL_MIN);
}

/* Logarithms: a tail falls like one */
static double
range_excess(double q, const void *arg)
{
	const Range *r = arg;

	return log(p_range_upper(q, r->k, r->df) / r->tail);
}

double
q_range_upper(double tail, double k, double df)
{
	Range r = {.k = k, .df = df, .tail = tail};

	if (!(tail > 0 && tail < 1) || !(k >= 2) || !(df > 0))
		return NAN;
	return root_above(range_excess, &r, 0, 4);
}

/* ---- Dunnett ---- */

typedef struct DunnettAt
{
	const Dunnett *d;
	double t;
	double tail;
} DunnettAt;

/* Given the control's mean, z, the groups are independent: the chance that one of them is beyond */
static double
one_beyond(double z, const void *arg)
{
	const DunnettAt *at = arg;
	double none = 0; /* the logarithm of the chance that none is */

	stats_poll(); /* there may be thousands of groups */
	for (size_t i = 0; i < at->d->m; i++)
	{
		double l = at->d->l[i];
		double rest = fmax(DBL_EPSILON, sqrt((1 - l) * (1 + l))); /* l rounds to 1 beside a small control */
		double beyond = pnorm((l * z - at->t) / rest, 0, 1, 1, 0);

		if (at->d->alternative == TWO_SIDED)
			beyond += pnorm((-l * z - at->t) / rest, 0, 1, 1, 0);
		none += log1p(-at_most(beyond, 1));
	}
	return -dnorm(z, 0, 1, 0) * expm1(none);
}

/*
 * Each group has a top at l t, two-sided also at -l t.  The step follows the steepest of them; a group of a
 * thousand times the control's size is as one that is known.
 */
static double
dunnett_given_scale(double s, const void *arg)
{
	DunnettAt at = *(const DunnettAt *) arg;
	double least = 1;
	double most = 0;
	double width;

	at.t *= s;
	if (at.t > OUT_OF_REACH)
		return 0;
	for (size_t i = 0; i < at.d->m; i++)
	{
		least = fmin(least, at.d->l[i]);
		most = fmax(most, at.d->l[i]);
	}
	width = at_most(fmax(0.03, sqrt((1 - most) * (1 + most)) / most), 1);
	most *= at_least(at.t, 0);
	least *= at_least(at.t, 0);
	if (at.d->alternative == TWO_SIDED)
		least = -most;
	return integral_over_line(one_beyond, &at, least, most, least - 40, most + 40, STEP * width);
}

double
p_dunnett_upper(double t, const Dunnett *d)
{
	DunnettAt at = {.d = d, .t = t};

	if (isnan(t) || d->m == 0 || !(d->df > 0))
		return NAN;
	if (d->alternative == TWO_SIDED && t <= 0)
		return 1;
	return at_least(at_most(mean_over_scale(dunnett_given_scale, &at, d->df, 1), 1), DBL_MIN);
}

static double
dunnett_excess(double t, const void *arg)
{
	const DunnettAt *at = arg;

	return log(p_dunnett_upper(t, at->d) / at->tail);
}

double
q_dunnett_upper(double tail, const Dunnett *d)
{
	DunnettAt at = {.d = d, .tail = tail};
	double low = d->alternative == TWO_SIDED ? 0 : -1;

	if (!(tail > 0 && tail < 1) || d->m == 0 || !(d->df > 0))
		return NAN;
	while (low < 0 && dunnett_excess(low, &at) < 0)
		low *= 2;
	return root_above(dunnett_excess, &at, low, 2);
}
