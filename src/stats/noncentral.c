/*
 * noncentral.c: the noncentral t, chi-square and F: power, and intervals of effect sizes
 */
#include "stats/noncentral.h"

#include <math.h>

#define MATHLIB_STANDALONE
#include <Rmath.h>

#include "stats/clamp.h"
#include "stats/quadrature.h"
#include "stats/roots.h"

/*
 * Of integrals over a normal variate beside which all else is straight over dozens of standard deviations: the
 * trapezoidal rule's error is exp(-2 pi^2 / step^2).
 */
#define STEP 0.5

/* ---- t: a normal variate divided by a scale ---- */

typedef struct NoncentralT
{
	double t;
	double df;
	double ncp;
	int lower; /* the tail that is asked for */
} NoncentralT;

static double
t_given_scale(double s, const void *arg)
{
	const NoncentralT *d = arg;

	return pnorm(d->t * s - d->ncp, 0, 1, d->lower, 0);
}

static double
t_given_normal(double z, const void *arg)
{
	const NoncentralT *d = arg;
	double s = (z + d->ncp) / d->t;

	return dnorm(z, 0, 1, 0) * pchisq(d->df * s * s, d->df, !d->lower, 0);
}

/*
 * ncp > 0.  Over the scale first, unless the parameter is so large that the normal variate hardly matters beside it:
 * then the scale's probability is smooth in it.
 */
static double
nct(double t, double df, double ncp, int lower)
{
	NoncentralT d = {t, df, ncp, lower};

	if (isnan(t) || isnan(ncp) || !(df > 0))
		return NAN;
	if ((ncp > 40 && t <= 0) || (isinf(ncp) && isfinite(t)))
		return lower ? 0 : 1;
	if (ncp > 40 && ncp / sqrt(1e5) > sqrt(df))
		return at_most(integral_over_line(t_given_normal, &d, 0, 0, -40, 40, STEP), 1);
	return at_most(mean_over_scale(t_given_scale, &d, df, 1 / (1 + ncp)), 1);
}

double
p_nct_lower(double t, double df, double ncp)
{
	return ncp < 0 ? nct(-t, df, -ncp, 0) : nct(t, df, ncp, 1);
}

double
p_nct_upper(double t, double df, double ncp)
{
	return ncp < 0 ? nct(-t, df, -ncp, 1) : nct(t, df, ncp, 0);
}

/* ---- chi-square and F: mixtures of central ones, with Poisson weights ---- */

/* Beyond this parameter the mixture has more than 10,000 terms, and the normal distribution behind it is as exact. */
#define MANY_TERMS 1e6

/* The lower tail given that j is drawn, and how much it falls from one j to the next */
typedef struct Mixture
{
	double a; /* of j = 0: half the (first) df */
	double b; /* half the second df; infinite for chi-square */
	double x; /* half the chi-square, or the beta variate */
} Mixture;

static double
component(const Mixture *m, double j)
{
	return isinf(m->b) ? pgamma(m->x, m->a + j, 1, 1, 0) : pbeta(m->x, m->a + j, m->b, 1, 0);
}

static double
fall(const Mixture *m, double j)
{
	double a = m->a + j;

	return isinf(m->b) ? dgamma(m->x, a + 1, 1, 0) : dbeta(m->x, a + 1, m->b, 0) * (1 - m->x) / (a + m->b);
}

/* fall(j + 1) / fall(j) */
static double
fall_ratio(const Mixture *m, double j)
{
	double a = m->a + j;

	return isinf(m->b) ? m->x / (a + 1) : m->x * (a + m->b) / (a + 1);
}

/* The sum from the largest weight outward, by recurrence (Benton & Krishnamoorthy 2003, Comput. Stat. Data Anal. 43) */
static double
mix(const Mixture *m, double half)
{
	double top = floor(half);
	double sum = 0;
	double weight = dpois(top, half, 0);
	double value = component(m, top);
	double step = fall(m, top);

	for (double j = top, w = weight, v = value, d = step; w > 1e-18 * weight && v > 0; j++)
	{
		sum += w * v;
		v -= d;
		d *= fall_ratio(m, j);
		w *= half / (j + 1);
	}
	for (double j = top, w = weight, v = value, d = step; j >= 1 && w > 1e-18 * weight; j--)
	{
		w *= j / half;
		d /= fall_ratio(m, j - 1);
		v += d;
		sum += w * v;
	}
	return at_most(sum, 1);
}

/*
 * Beyond MANY_TERMS: chi-square is (z + sqrt(ncp))^2 and a central one of df - 1, the rest, which is integrated over
 * by its scale.  F has a third part, the scale of its denominator.
 */
typedef struct Parts
{
	double statistic; /* chi-square; of F, f df1: the numerator's chi-square where the denominator is 1 */
	double df1;
	double df2;
	double ncp;
	double z;
} Parts;

static double
normal_given_rest(double s, const void *arg)
{
	const Parts *c = arg;
	double square = c->statistic - (c->df1 - 1) * s * s;
	double root = sqrt(at_least(square, 0));

	return square > 0 ? pnorm(root - sqrt(c->ncp), 0, 1, 1, 0) - pnorm(-root - sqrt(c->ncp), 0, 1, 1, 0) : 0;
}

static double
over_rest(Integrand f, const Parts *c)
{
	return c->df1 > 1 ? mean_over_scale(f, c, c->df1 - 1, 1) : f(0, c);
}

double
p_ncchi2_lower(double chi2, double df, double ncp)
{
	Mixture m = {df / 2, INFINITY, chi2 / 2};
	Parts c = {.statistic = chi2, .df1 = df, .ncp = ncp};
	double sds = (chi2 - df - ncp) / sqrt(4 * ncp + 2 * df);

	if (isnan(chi2) || !(df > 0) || !(ncp >= 0))
		return NAN;
	if (chi2 <= 0 || isinf(ncp))
		return 0;
	if (ncp < MANY_TERMS)
		return mix(&m, ncp / 2);
	return sds < -40 ? 0 : sds > 40 ? 1 : over_rest(normal_given_rest, &c);
}

static double
chi2_given_scale(double s, const void *arg)
{
	const Parts *c = arg;

	return p_ncchi2_lower(c->statistic * s * s, c->df1, c->ncp);
}

static double
scale_given_rest(double s, const void *arg)
{
	const Parts *c = arg;
	double normal = c->z + sqrt(c->ncp);

	return pchisq(c->df2 * ((normal * normal + (c->df1 - 1) * s * s) / c->statistic), c->df2, 0, 0);
}

static double
scale_given_normal(double z, const void *arg)
{
	Parts c = *(const Parts *) arg;

	c.z = z;
	return dnorm(z, 0, 1, 0) * over_rest(scale_given_rest, &c);
}

/* First over what varies less: the other is smooth beside it. */
double
p_ncf_lower(double f, double df1, double df2, double ncp)
{
	Mixture m;
	Parts c;

	if (isnan(f) || !(df1 >= LEAST_DF) || !(df2 >= LEAST_DF) || !(ncp >= 0))
		return NAN;
	if (f <= 0 || isinf(ncp))
		return 0;
	df1 = at_most(df1, MOST_DF);
	if (df2 > MOST_DF) /* nothing is estimated */
		return p_ncchi2_lower(f * df1, df1, ncp);
	m = (Mixture){df1 / 2, df2 / 2, f * df1 / (f * df1 + df2)};
	c = (Parts){f * df1, df1, df2, ncp, 0};
	if (ncp < MANY_TERMS)
		return mix(&m, ncp / 2);
	if (df2 < ncp / 3000)
		return at_most(integral_over_line(scale_given_normal, &c, 0, 0, -40, 40, STEP), 1);
	return at_most(mean_over_scale(chi2_given_scale, &c, df2, 1 / sqrt(ncp)), 1);
}

/* ---- intervals ---- */

typedef struct Noncentral
{
	double statistic;
	double df1;
	double df2;
	double tail; /* the lower one to reach */
} Noncentral;

/* How far the lower tail of the statistic is above the one to reach: it falls as the parameter grows. */
static double
t_excess(double ncp, const void *arg)
{
	const Noncentral *d = arg;

	return p_nct_lower(d->statistic, d->df1, ncp) - d->tail;
}

static double
chi2_excess(double ncp, const void *arg)
{
	const Noncentral *d = arg;

	return p_ncchi2_lower(d->statistic, d->df1, ncp) - d->tail;
}

static double
f_excess(double ncp, const void *arg)
{
	const Noncentral *d = arg;

	return p_ncf_lower(d->statistic, d->df1, d->df2, ncp) - d->tail;
}

/* Both ends, for a statistic whose parameter is 0 or more */
static Interval
from_zero(RootFunction excess, Noncentral d, double conf_level)
{
	Interval ends;

	if (!(d.statistic >= 0) || isinf(d.statistic) || !(d.df1 > 0) || !(d.df2 > 0))
		return (Interval){NAN, NAN};
	d.tail = 0.5 + conf_level / 2;
	ends.low = root_above(excess, &d, 0, 1 + d.statistic * d.df1);
	d.tail = 0.5 - conf_level / 2;
	ends.high = root_above(excess, &d, 0, 1 + d.statistic * d.df1);
	return ends;
}

Interval
ncp_chi2(double chi2, double df, double conf_level)
{
	return from_zero(chi2_excess, (Noncentral){.statistic = chi2, .df1 = df, .df2 = 1}, conf_level);
}

Interval
ncp_f(double f, double df1, double df2, double conf_level)
{
	return from_zero(f_excess, (Noncentral){.statistic = f, .df1 = df1, .df2 = df2}, conf_level);
}

Interval
ncp_t(double t, double df, double conf_level)
{
	Noncentral d = {.statistic = t, .df1 = df};
	double reach = 2;
	Interval ends;

	if (!isfinite(t) || !(df > 0))
		return (Interval){NAN, NAN};
	d.tail = 0.5 + conf_level / 2;
	while (t_excess(t - reach, &d) < 0 && isfinite(reach))
		reach *= 2;
	ends.low = root_above(t_excess, &d, t - reach, reach / 2);
	d.tail = 0.5 - conf_level / 2;
	while (t_excess(t - reach, &d) < 0 && isfinite(reach))
		reach *= 2;
	ends.high = root_above(t_excess, &d, t - reach, reach);
	return ends;
}
