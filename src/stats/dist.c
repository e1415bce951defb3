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
	return p < DBL_MIN ? DBL_MIN : p;
}

double
p_t(double t, double df, Alternative alternative)
{
	if (isnan(t) || !positive(df))
		return NAN;
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

double
p_f_upper(double f, double df1, double df2)
{
	return isnan(f) || !positive(df1) || !positive(df2) ? NAN : above_zero(pf(f, df1, df2, 0, 0));
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
	return above_zero(fmin(1, 2 * pbinom(fmin(k, n - k), n, 0.5, 1, 0)));
}

double
q_t_upper(double tail, double df)
{
	return !inside(tail) || !positive(df) ? NAN : qt(tail, df, 0, 0);
}

double
q_z_upper(double tail)
{
	return !inside(tail) ? NAN : qnorm(tail, 0, 1, 0, 0);
}

/* How far a quantile of F is off, by Newton: measured in the smaller tail, which has the digits */
static double
f_error(double q, double tail, double df1, double df2)
{
	double excess = tail < 0.5 ? pf(q, df1, df2, 0, 0) - tail : (1 - tail) - pf(q, df1, df2, 1, 0);

	return excess / df(q, df1, df2, 0);
}

/* From df2 = 4e5 on, qf takes the quantile of chi-square and errs by 1e-6: two steps mend that. */
double
q_f_upper(double tail, double df1, double df2)
{
	double q;

	if (!inside(tail) || !positive(df1) || !positive(df2))
		return NAN;
	q = qf(tail, df1, df2, 0, 0);
	for (int i = 0; i < 2; i++)
	{
		double error = f_error(q, tail, df1, df2);

		if (fabs(error) < 0.01 * q)
			q += error;
	}
	return q;
}
