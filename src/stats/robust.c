/*
 * robust.c: covariances of a regression's coefficients from sums over rows or clusters
 */
#include "stats/robust.h"

#include <math.h>
#include <string.h>

#include "stats/dense.h"
#include "stats/dist.h"
#include "stats/lapack.h"
#include "stats/tsqr.h"

/* a term whose covariances leave it less than this share of its own variance has none but rounding */
static const double least_pivot = 1e-12;

/* and a variance of less than this share of what it is the sum of */
static const double least_variance = 1e-14;

/* ---- the pieces of A M A' ---- */

/* A, p x p, column-major, the constant's coordinate last: b = A (sum of z y).  inverse is p x p, row p. */
static void
find_estimator(const InfluenceFit *fit, double *a, double *inverse, double *row)
{
	size_t q = fit->problem.q;
	size_t p = q + 1;

	regression_inverse(&fit->problem, inverse);
	for (size_t j = 0; j < p; j++)
	{
		row[q] = influence_coefficient_row(fit, inverse, q, j, row);
		for (size_t c = 0; c < p; c++)
			a[c * p + j] = row[c];
	}
}

/* A packed sum, times a factor, as a whole matrix */
static void
unpack(const double *packed, size_t p, double factor, double *out)
{
	for (size_t i = 0, at = 0; i < p; i++)
		for (size_t j = i; j < p; j++, at++)
			out[j * p + i] = out[i * p + j] = packed[at] * factor;
}

static const double *
meat_of(const ResidualSums *sums, RobustType type)
{
	switch (type)
	{
		case ROBUST_HC0:
		case ROBUST_HC1:
			return sums->at[SUM_HC0];
		case ROBUST_HC2:
			return sums->at[SUM_HC2];
		case ROBUST_HC3:
			return sums->at[SUM_HC3];
		case ROBUST_HC4:
			return sums->at[SUM_HC4];
		default:
			return sums->at[SUM_CLUSTERS];
	}
}

/* What the sum of squares is multiplied by; NaN where the type is not determined */
static double
correction(const InfluenceFit *fit, const ResidualSums *sums, RobustType type, double clusters)
{
	double n = fit->problem.n;
	double variance = fit->s > 0 && fit->df > 0 ? fit->s * fit->s : NAN;

	if (robust_is_clustered(type) && !(clusters >= 2))
		return NAN;
	switch (type)
	{
		case ROBUST_HC0:
		case ROBUST_CR0:
			return variance;
		case ROBUST_HC1:
			return variance * n / fit->df;
		case ROBUST_CR1:
			return variance * clusters / (clusters - 1);
		case ROBUST_CR1S:
			return variance * clusters / (clusters - 1) * (n - 1) / fit->df;
		default:
			return sums->at[SUM_COUNTS][COUNT_LEVERAGE_1] > 0 ? NAN : variance;
	}
}

/*
 * The variance below which coefficient j has none but rounding: of its own sum, where M is singular (two clusters,
 * say), or of residuals that add up to 0 in every cluster
 */
static double
rounding(const InfluenceFit *fit, const double *a, const double *meat, size_t p, size_t j)
{
	double sum = 0;

	for (size_t c = 0; c < p; c++)
		sum += fabs(a[c * p + j]) * sqrt(meat[c * p + c]);
	return fmax(least_variance * sum * sum, 1e-24 * fit->problem.n * fit->s * fit->s * fit->variance[j]);
}

/* V := A M A', by way of A M; a and meat are destroyed */
static void
sandwich(double *a, double *meat, size_t p, double *v)
{
	multiply(a, meat, p, p, p, v);
	for (size_t i = 0; i < p; i++)
		for (size_t j = 0; j < p; j++)
			meat[j * p + i] = a[i * p + j];
	multiply(v, meat, p, p, p, a);
	memcpy(v, a, p * p * sizeof(double));
}

void
robust_fit(const InfluenceFit *fit, const ResidualSums *sums, RobustFit *out, double *work,
		   RegressionTerm *terms)
{
	size_t p = sums->p;
	double *a = work;
	double *meat = a + p * p;
	double *least = meat + p * p;
	double factor = correction(fit, sums, out->type, out->n_clusters);

	regression_terms(&fit->problem, p - 1, .95, terms, work);
	for (size_t j = 0; j < p; j++)
		out->b[j] = terms[j].b;
	out->df = robust_is_clustered(out->type) ? out->n_clusters - 1 : fit->df;
	find_estimator(fit, a, out->v, meat);
	unpack(meat_of(sums, out->type), p, factor, meat);
	for (size_t j = 0; j < p; j++)
		least[j] = rounding(fit, a, meat, p, j);
	sandwich(a, meat, p, out->v);
	for (size_t j = 0; j < p; j++)
		if (!(out->v[j * p + j] > least[j]))
			out->v[j * p + j] = NAN;
}

/* ---- tests ---- */

void
robust_term(const RobustFit *fit, size_t p, size_t j, double conf_level, RobustTerm *out)
{
	double quantile = q_t_upper((1 - conf_level) / 2, fit->df);

	out->b = fit->b[j];
	out->se = sqrt(fit->v[j * p + j]);
	out->t = out->se > 0 ? out->b / out->se : NAN;
	out->p = p_t_two_sided(out->t, fit->df);
	out->b_ci_low = out->b - quantile * out->se;
	out->b_ci_high = out->b + quantile * out->se;
}

/* The correlations of the chosen coefficients and their b over their standard errors; 0 where a variance is not > 0 */
static int
choose(const RobustFit *fit, size_t p, const int *which, size_t k, double *v, double *t)
{
	for (size_t i = 0; i < k; i++)
	{
		double variance = fit->v[which[i] * p + which[i]];

		if (!(variance > 0))
			return 0;
		t[i] = fit->b[which[i]] / sqrt(variance);
		for (size_t j = 0; j < k; j++)
			v[j * k + i] =
				fit->v[which[j] * p + which[i]] / sqrt(variance) / sqrt(fit->v[which[j] * p + which[j]]);
	}
	return 1;
}

/* t' C^-1 t of correlations C, which are destroyed, as is t; NaN where they are singular */
static double
quadratic_form(double *c, double *t, size_t k)
{
	int order = (int) k;
	int info;
	double sum = 0;

	dpotrf_("U", &order, c, &order, &info, 1);
	if (info != 0)
		return NAN;
	for (size_t i = 0; i < k; i++)
	{
		if (c[i * k + i] * c[i * k + i] < least_pivot)
			return NAN;
		for (size_t j = 0; j < i; j++)
			t[i] -= c[i * k + j] * t[j];
		t[i] /= c[i * k + i];
		sum += t[i] * t[i];
	}
	return sum;
}

void
robust_wald(const RobustFit *fit, size_t p, const int *which, size_t k, RobustTest *out, double *work)
{
	double *t = work + k * k;

	out->df1 = (double) k;
	out->df2 = fit->df > 0 ? fit->df : NAN;
	out->f = NAN;
	if (k > 0 && !(robust_is_clustered(fit->type) && !((double) k <= fit->n_clusters - 1)) &&
		choose(fit, p, which, k, work, t))
		out->f = quadratic_form(work, t, k) / out->df1;
	out->p = p_f_upper(out->f, out->df1, out->df2);
}
