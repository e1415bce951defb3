/*
 * dist.c: probabilities and quantiles, all from R's own library (libRmath)
 *
 * libRmath prints a warning on standard output when an argument is out of its domain: arguments are
 * therefore checked here, before each call.
 */
#include "stats/dist.h"

#include <float.h>
#include <math.h>

#define MATHLIB_STANDALONE
#include <Rmath.h>

#include "stats/clamp.h"
#include "stats/roots.h"

static int
positive(double df)
{
	return df > 0; /* false for NaN */
}

static int
inside(double tail)
{
	return tail > 0 && tail < 1;
}

double
above_zero(double p)
{
	return at_most(at_least(p, DBL_MIN), 1);
}

double
p_t(double t, double df, Alternative alternative)
{
	if (isnan(t) || !positive(df))
		return NAN;
	df = or_infinite(df);
	return above_zero(alternative == TWO_SIDED ? 2 * pt(-fabs(t), df, 1, 0)
											   : pt(t, df, alternative == LESS, 0));
}

double
p_z(double z, Alternative alternative)
{
	if (isnan(z))
		return NAN;
	return above_zero(alternative == TWO_SIDED ? 2 * pnorm(-fabs(z), 0, 1, 1, 0)
											   : pnorm(z, 0, 1, alternative == LESS, 0));
}

double
p_t_two_sided(double t, double df)
{
	return p_t(t, df, TWO_SIDED);
}

double
p_z_two_sided(double z)
{
	return p_z(z, TWO_SIDED);
}

/* A ratio that is positive and next to nothing makes libRmath print that something underflows. */
double
p_f_upper(double f, double df1, double df2)
{
	if (isnan(f) || !(df1 >= LEAST_DF) || !(df2 >= LEAST_DF))
		return NAN;
	return f > 0 ? above_zero(pf(fmax(f, 1e-290), or_infinite(df1), or_infinite(df2), 0, 0)) : 1;
}

double
p_chi2_upper(double chi2, double df)
{
	return isnan(chi2) || !positive(df) ? NAN : above_zero(pchisq(chi2, df, 0, 0));
}

double
p_sign_test(double k, double n)
{
	if (isnan(k) || !(n > 0))
		return NAN;
	return above_zero(at_most(2 * pbinom(fmin(k, n - k), n, 0.5, 1, 0), 1));
}

double
q_t_upper(double tail, double df)
{
	return !inside(tail) || !(df >= LEAST_DF) ? NAN : qt(tail, df, 0, 0);
}

double
q_z_upper(double tail)
{
	return !inside(tail) ? NAN : qnorm(tail, 0, 1, 0, 0);
}

/* A quantile of F */
typedef struct QuantileF
{
	double tail;
	double df1;
	double df2;
} QuantileF;

/* How far the tail beyond exp(log_q) is above the one to reach: measured in the smaller tail, which has the digits */
static double
f_excess(double log_q, const void *arg)
{
	const QuantileF *f = arg;
	double q = exp(log_q);

	return f->tail < 0.5 ? pf(q, f->df1, f->df2, 0, 0) - f->tail
						 : (1 - f->tail) - pf(q, f->df1, f->df2, 1, 0);
}

/*
 * The zero of pf's excess: libRmath's qf errs by 1e-6 from df2 = 4e5 on, more than a distribution of 1e15 df is wide,
 * and prints where it has no accurate answer.
 */
double
q_f_upper(double tail, double df1, double df2)
{
	QuantileF f = {tail, or_infinite(df1), or_infinite(df2)};

	if (!inside(tail) || !(df1 >= LEAST_DF) || !(df2 >= LEAST_DF))
		return NAN;
	return exp(root_between(f_excess, &f, log(DBL_MIN), log(DBL_MAX)));
}
