/*
 * influence.c: what one row does to a regression, from the triangle of [1, predictors, outcome]
 */
#include "stats/influence.h"

#include <math.h>

#include "stats/tsqr.h"

/* below these shares, what is left is the rounding of what was there */
static const double least_rest = 1e-12;

double
influence_rest(double leverage)
{
	return 1 - leverage > least_rest ? 1 - leverage : NAN;
}

void
influence_prepare(const RegressionProblem *g, InfluenceFit *out, double *work)
{
	double *centre = work;
	double *variance = centre + g->q + 1;
	double *inverse = variance + g->q + 1;
	RegressionStep step;

	regression_step(g, g->q, &step);
	regression_variances(g, g->q, variance, inverse);
	for (size_t j = 0; j < g->q; j++)
		inverse[j] = 1 / g->r[tri_at(g->q + 2, j + 1, j + 1)];
	for (size_t j = 0; j <= g->q; j++)
		centre[j] = g->r[j + 1] / g->r[0];
	*out = (InfluenceFit){*g,       step.sse, step.df_residual, g->r[0] * g->r[0],
						  step.see, centre,   variance,         inverse};
}

/*
 * z := R^-T z for the first k predictors, row of R by row of R: z[j] is then the coordinate j.  The columns up to width
 * are taken along: with the outcome's, z[q] becomes the residual.
 */
static void
solve_transposed(const InfluenceFit *fit, size_t k, size_t width, double *z)
{
	size_t q = fit->problem.q;
	const double *r = fit->problem.r + tri_at(q + 2, 1, 1);

	for (size_t i = 0; i < k; r += q - i + 1, i++)
	{
		double z_i = z[i] * fit->inverse[i];

		z[i] = z_i;
		for (size_t j = i + 1; j < width; j++)
			z[j] -= z_i * r[j - i];
	}
}

void
influence_coordinates(const InfluenceFit *fit, const double *row, size_t k, double *z)
{
	for (size_t j = 0; j < k; j++)
		z[j] = (row[j] - fit->problem.shift[j]) - fit->centre[j];
	solve_transposed(fit, k, k, z);
}

double
influence_coefficient_row(const InfluenceFit *fit, const double *inverse, size_t k, size_t j, double *out)
{
	const RegressionProblem *g = &fit->problem;

	for (size_t c = 0; c < k; c++)
	{
		const double *column = inverse + c * g->q;

		out[c] = j > 0 ? column[j - 1] : 0; /* slopes: R^-1 */
		for (size_t i = 0; j == 0 && i <= c; i++)
			out[c] -= (g->shift[i] + fit->centre[i]) * column[i]; /* the constant: less means times slopes */
	}
	return j == 0 ? 1 / g->r[0] : 0;
}

/* s without a row of residual e (times the root of its weight); NaN where that is not determined */
static double
s_without(const InfluenceFit *fit, double e, double rest)
{
	double sse = fit->sse - e * e / rest;

	return fit->df > 1 && sse > least_rest * fit->sse ? sqrt(sse / (fit->df - 1)) : NAN;
}

static double
divide(double a, double b)
{
	return b > 0 ? a / b : NAN;
}

/* x^n by squares: pow() takes a tenth of all that is done for a row */
static double
power(double x, size_t n)
{
	double result = 1;

	for (; n > 0; n /= 2, x *= x)
		if (n % 2)
			result *= x;
	return result;
}

/* z := R^-T (x - mean), and z[q] what a y that is its mean + y has beyond the fit; returns the squared length of z */
static double
standardise(const InfluenceFit *fit, const double *row, double y, double *z)
{
	const RegressionProblem *g = &fit->problem;
	double distance = 0;

	for (size_t j = 0; j < g->q; j++)
		z[j] = (row[j] - g->shift[j]) - fit->centre[j];
	z[g->q] = y;
	solve_transposed(fit, g->q, g->q + 1, z);
	for (size_t j = 0; j < g->q; j++)
		distance += z[j] * z[j];
	return distance;
}

void
influence_row(const InfluenceFit *fit, const double *row, double weight, InfluenceRow *out, double *z)
{
	const RegressionProblem *g = &fit->problem;
	double p = (double) g->q + 1;
	double y = (row[g->q] - g->shift[g->q]) - fit->centre[g->q];
	double distance = standardise(fit, row, y, z);
	double h = weight * (1 / fit->sum_w + distance);
	double rest = influence_rest(h);
	double e;

	out->root_weight = weight == 1 ? 1 : sqrt(weight);
	out->fitted = row[g->q] - z[g->q];
	out->residual = z[g->q];
	e = out->root_weight * out->residual;
	out->leverage = h;
	out->mahalanobis = (g->n - 1) * distance;
	out->zresid = divide(e, fit->s);
	out->sresid = out->zresid / sqrt(rest);
	out->s_without = s_without(fit, e, rest);
	out->sdresid = divide(e, out->s_without * sqrt(rest));
	out->cooks_d = out->sresid * out->sresid * h / (rest * p);
	out->dffits = out->sdresid * sqrt(h / rest);
	out->covratio = 1 / (power((fit->df - 1 + out->sdresid * out->sdresid) / fit->df, g->q + 1) * rest);
}

/* u := R^-1 v for the predictors */
static void
solve(const RegressionProblem *g, double *v)
{
	for (size_t i = g->q; i-- > 0;)
	{
		const double *r = g->r + tri_at(g->q + 2, i + 1, i + 1);

		for (size_t j = i + 1; j < g->q; j++)
			v[i] -= r[j - i] * v[j];
		v[i] /= r[0];
	}
}

void
influence_coefficients(const InfluenceFit *fit, const InfluenceRow *row, double *work, double *dfbeta,
					   double *dfbetas)
{
	const RegressionProblem *g = &fit->problem;
	double change = row->root_weight * row->root_weight * row->residual / influence_rest(row->leverage);

	solve(g, work);
	dfbeta[0] = change / fit->sum_w;
	for (size_t j = 1; j <= g->q; j++)
	{
		dfbeta[j] = work[j - 1] * change;
		dfbeta[0] -= dfbeta[j] * (g->shift[j - 1] + fit->centre[j - 1]);
	}
	for (size_t j = 0; j <= g->q; j++)
		dfbetas[j] = divide(dfbeta[j], row->s_without * sqrt(fit->variance[j]));
}

void
influence_predict(const InfluenceFit *fit, const double *row, double quantile, Prediction *out, double *work)
{
	const RegressionProblem *g = &fit->problem;
	double distance = standardise(fit, row, 0, work);
	double new_answer;

	out->fitted = g->shift[g->q] + fit->centre[g->q] - work[g->q];
	out->se = fit->s * sqrt(1 / fit->sum_w + distance);
	out->ci_low = out->fitted - quantile * out->se;
	out->ci_high = out->fitted + quantile * out->se;
	new_answer = hypot(fit->s, out->se);
	out->pi_low = out->fitted - quantile * new_answer;
	out->pi_high = out->fitted + quantile * new_answer;
}

void
influence_partial(const InfluenceFit *fit, const double *row, const InfluenceRow *of, double *work,
				  double *slopes, PartialResidual *out)
{
	const RegressionProblem *g = &fit->problem;

	for (size_t j = 0; j < g->q; j++)
		slopes[j] = g->r[tri_at(g->q + 2, j + 1, g->q + 1)];
	solve(g, slopes);
	solve(g, work);
	for (size_t j = 0; j < g->q; j++)
	{
		out[j].component = slopes[j] * ((row[j] - g->shift[j]) - fit->centre[j]);
		out[j].partial = of->residual + out[j].component;
		out[j].x_given_others = work[j] / fit->variance[j + 1];
		out[j].y_given_others = of->residual + slopes[j] * out[j].x_given_others;
	}
}
