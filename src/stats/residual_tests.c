/*
 * residual_tests.c: tests of a regression's assumptions, from the sums of a second pass over its rows
 */
#include "stats/residual_tests.h"

#include <math.h>

#include "stats/clamp.h"
#include "stats/dist.h"
#include "stats/tsqr.h"

/* of a sum of squares, what is left below this share is taken for rounding */
static const double least_share = 1e-12;

static const ResidualTest unknown = {NAN, NAN, NAN, NAN};

static int
is_determined(const InfluenceFit *fit)
{
	return fit->s > 0 && fit->df > 0;
}

static ResidualTest
chi2_test(double chi2, double df)
{
	return df > 0 ? (ResidualTest){chi2, df, NAN, p_chi2_upper(chi2, df)} : unknown;
}

/* ---- variances that differ ---- */

/* what the terms explain of the sum of squares of t^2: its coordinates but the constant's, squared */
static double
explained(const ResidualSums *sums)
{
	double sum = 0;

	for (size_t j = 0; j + 1 < sums->p; j++)
		sum += sums->at[SUM_Z_T2][j] * sums->at[SUM_Z_T2][j];
	return sum;
}

/* what the fitted values explain of it */
static double
explained_by_fitted(const InfluenceFit *fit, const ResidualSums *sums)
{
	const RegressionProblem *g = &fit->problem;
	double product = 0;
	double squares = 0;
	double rest = g->r[tri_at(g->q + 2, g->q + 1, g->q + 1)];

	for (size_t j = 0; j < g->q; j++)
	{
		double rho = g->r[tri_at(g->q + 2, j + 1, g->q + 1)];

		product += rho * sums->at[SUM_Z_T2][j];
		squares += rho * rho;
	}
	return squares > least_share * least_share * (squares + rest * rest) ? product * product / squares : NAN;
}

static ResidualTest
koenker(const ResidualSums *sums, double n)
{
	const double *power = sums->at[SUM_POWERS];
	double total = power[POWER_4] - power[POWER_2] / n * power[POWER_2];
	double r2 = total > least_share * power[POWER_4] ? at_most(explained(sums) / total, 1) : NAN;

	return chi2_test(n * r2, (double) sums->p - 1);
}

/* ---- the fitted values' powers ---- */

/* What the terms leave of h2 and h3, and of their products with t */
typedef struct Curve
{
	double a22;
	double a23;
	double a33;
	double b2;
	double b3;
} Curve;

static double
product(const ResidualSums *sums, ResidualSection a, ResidualSection b)
{
	double sum = 0;

	for (size_t j = 0; j < sums->p; j++)
		sum += sums->at[a][j] * sums->at[b][j];
	return sum;
}

static Curve
curve_left(const ResidualSums *sums)
{
	const double *curve = sums->at[SUM_CURVE];

	return (Curve){curve[CURVE_22] - product(sums, SUM_Z_H2, SUM_Z_H2),
				   curve[CURVE_23] - product(sums, SUM_Z_H2, SUM_Z_H3),
				   curve[CURVE_33] - product(sums, SUM_Z_H3, SUM_Z_H3),
				   curve[CURVE_2T] - product(sums, SUM_Z_H2, SUM_Z_T),
				   curve[CURVE_3T] - product(sums, SUM_Z_H3, SUM_Z_T)};
}

/*
 * Squares and cubes span with the terms what h2 and h3 do, Hermite's polynomials, which are less alike.  One that the
 * terms (and the other) determine is left out, as any predictor would be.
 */
static ResidualTest
reset(const InfluenceFit *fit, const ResidualSums *sums)
{
	const double *curve = sums->at[SUM_CURVE];
	Curve left = curve_left(sums);
	double gain = 0;
	double df1 = 0;
	double df2;

	if (left.a22 > least_share * curve[CURVE_22])
	{
		double slope = left.a23 / left.a22;

		gain = left.b2 / left.a22 * left.b2;
		left.a33 -= slope * left.a23;
		left.b3 -= slope * left.b2;
		df1++;
	}
	if (left.a33 > least_share * curve[CURVE_33])
	{
		gain += left.b3 / left.a33 * left.b3;
		df1++;
	}
	df2 = fit->df - df1;
	if (df1 > 0 && df2 > 0 && fit->df - gain > least_share * fit->df)
	{
		double f = gain / df1 / ((fit->df - gain) / df2);

		return (ResidualTest){f, df1, df2, p_f_upper(f, df1, df2)};
	}
	return unknown;
}

/* ---- shape ---- */

void
residual_shape(const InfluenceFit *fit, const ResidualSums *sums, double *skewness, double *kurtosis)
{
	const double *power = sums->at[SUM_POWERS];
	double n = fit->problem.n;
	double m1 = power[POWER_1] / n;
	double m2 = power[POWER_2] / n - m1 * m1;
	double m3 = power[POWER_3] / n - 3 * m1 * (power[POWER_2] / n) + 2 * m1 * m1 * m1;
	double m4 = power[POWER_4] / n - 4 * m1 * (power[POWER_3] / n) + 6 * m1 * m1 * (power[POWER_2] / n) -
				3 * m1 * m1 * m1 * m1;
	int determined = is_determined(fit) && m2 > 0;

	*skewness = determined ? m3 / (m2 * sqrt(m2)) : NAN;
	*kurtosis = determined ? m4 / (m2 * m2) - 3 : NAN;
}

static ResidualTest
jarque_bera(const InfluenceFit *fit, const ResidualSums *sums)
{
	double skewness;
	double kurtosis;

	residual_shape(fit, sums, &skewness, &kurtosis);
	return chi2_test(fit->problem.n / 6 * (skewness * skewness + kurtosis * kurtosis / 4), 2);
}

void
residual_test(const InfluenceFit *fit, const ResidualSums *sums, ResidualTestKind kind, ResidualTest *out)
{
	double n = fit->problem.n;
	double q = (double) fit->problem.q;
	double to_ml = n / fit->df; /* t^2 times this is e^2 over SSE / n */

	*out = unknown;
	if (!is_determined(fit))
		return;
	switch (kind)
	{
		case TEST_BREUSCH_PAGAN:
			*out = chi2_test(explained(sums) * to_ml * to_ml / 2, q);
			break;
		case TEST_KOENKER:
			*out = koenker(sums, n);
			break;
		case TEST_COOK_WEISBERG:
			*out = chi2_test(explained_by_fitted(fit, sums) * to_ml * to_ml / 2, fmin(q, 1));
			break;
		case TEST_RESET:
			*out = reset(fit, sums);
			break;
		default:
			*out = jarque_bera(fit, sums);
	}
}

double
residual_press(const InfluenceFit *fit, const ResidualSums *sums)
{
	if (!is_determined(fit) || sums->at[SUM_COUNTS][COUNT_LEVERAGE_1] > 0)
		return NAN;
	return sums->at[SUM_POWERS][POWER_PRESS] * fit->s * fit->s;
}

int
residuals_are_of(const InfluenceFit *fit, const ResidualSums *sums, double n)
{
	const RegressionProblem *g = &fit->problem;
	RegressionStep step;
	double rounding;

	if (n != g->n)
		return 0;
	if (!is_determined(fit))
		return 1; /* all is rounding, and no verdict is given */
	regression_step(g, g->q, &step);
	rounding = fmax(1e-13 * sqrt(step.sst), tri_rounding(g->r, g->shift, g->r[0] * g->r[0], g->q));
	return fabs(sqrt(sums->at[SUM_POWERS][POWER_2] / fit->df) - 1) < 1e-6 + 10 * rounding / sqrt(step.sse);
}
