/*
 * regression.c: linear regression in steps, from the triangle of [1, predictors in order of entry, outcome]
 */
#include "stats/regression.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "stats/clamp.h"
#include "stats/dist.h"
#include "stats/lapack.h"
#include "stats/status.h"
#include "stats/tsqr.h"
#include "stats/twofold.h"

static const double pi = 3.14159265358979323846; /* C11 itself has no name for it */

static double
element(const RegressionProblem *g, size_t i, size_t j)
{
	return g->r[tri_at(g->q + 2, i, j)];
}

static Twofold
element2(const RegressionProblem *g, size_t i, size_t j)
{
	size_t at = tri_at(g->q + 2, i, j);

	return (Twofold){g->r[at], g->low ? g->low[at] : 0};
}

/* sum over rows from..to-1 of column i times column j */
static double
column_product(const RegressionProblem *g, size_t from, size_t to, size_t i, size_t j)
{
	double sum = 0;

	for (size_t row = from; row < to; row++)
		sum += element(g, row, i) * element(g, row, j);
	return sum;
}

/* mean of a column (1 .. q + 1) less its shift */
static double
centre(const RegressionProblem *g, size_t j)
{
	return element(g, 0, j) / element(g, 0, 0);
}

static double
mean(const RegressionProblem *g, size_t j)
{
	return g->shift[j - 1] + centre(g, j);
}

/* ---- rank ---- */

size_t
regression_reduce(double *r, double *shift, size_t q, char *kept, double *work)
{
	size_t left = q;

	for (size_t j = 0, at = 1; j < q; j++)
	{
		stats_poll();
		kept[j] = !tri_is_determined(r, shift, left + 1, r[0] * r[0], at - 1);
		if (kept[j])
		{
			at++;
			continue;
		}
		tri_drop_column(r, left + 2, at, work);
		memmove(shift + at - 1, shift + at, (left + 1 - at) * sizeof(double));
		left--;
	}
	return left;
}

/* ---- the model of a step ---- */

/* the length of a column of the outcome's that is nothing but rounding */
static double
rounding(const RegressionProblem *g)
{
	return fmax(TRI_LEAST, tri_rounding(g->r, g->shift, g->r[0] * g->r[0], g->q));
}

/* sum of squared residuals: the outcome's column below the leading block; 0 where it is rounding */
static double
residual_ss(const RegressionProblem *g, size_t k)
{
	size_t y = g->q + 1;
	double sse = column_product(g, k + 1, y + 1, y, y);
	double sst = column_product(g, 1, y + 1, y, y);

	return sqrt(sse) <= fmax(1e-13 * sqrt(sst), rounding(g)) ? 0 : sse;
}

static double
total_ss(const RegressionProblem *g)
{
	size_t y = g->q + 1;
	double sst = column_product(g, 1, y + 1, y, y);

	return sqrt(sst) <= rounding(g) ? 0 : sst;
}

void
regression_step(const RegressionProblem *g, size_t k, RegressionStep *out)
{
	size_t y = g->q + 1;
	double n = g->n;
	double ssm = column_product(g, 1, k + 1, y, y);

	out->sse = residual_ss(g, k);
	out->sst = total_ss(g);
	out->df_model = (double) k;
	out->df_residual = n - (double) k - 1;
	out->r2 = out->sst > 0 ? at_most(ssm / out->sst, 1) : NAN;
	out->r = sqrt(out->r2);
	out->adj_r2 = out->df_residual > 0 ? 1 - out->sse / out->sst * (n - 1) / out->df_residual : NAN;
	out->see = out->df_residual > 0 ? sqrt(out->sse / out->df_residual) : NAN;
	out->f = k > 0 && out->see > 0 ? ssm / out->df_model / (out->see * out->see) : NAN;
	out->p = p_f_upper(out->f, out->df_model, out->df_residual);
	out->aic = out->see > 0
				   ? n * (log(2 * pi) + log(out->sse / n) + 1) - g->sum_log_w + 2 * (out->df_model + 2)
				   : NAN;
	out->bic = out->aic + (log(n) - 2) * (out->df_model + 2);
}

void
regression_change(const RegressionProblem *g, size_t before, size_t after, RegressionChange *out)
{
	size_t y = g->q + 1;
	double gain = column_product(g, before + 1, after + 1, y, y);
	double sse = residual_ss(g, after);
	double sst = total_ss(g);

	out->df1 = (double) (after - before);
	out->df2 = g->n - (double) after - 1;
	out->r2_change = sst > 0 ? gain / sst : NAN;
	out->f_change = out->df1 > 0 && out->df2 > 0 && sse > 0 ? gain / out->df1 / (sse / out->df2) : NAN;
	out->p_change = p_f_upper(out->f_change, out->df1, out->df2);
}

/* ---- coefficients ---- */

/* sum -= a b */
static void
subtract_product(Twofold *sum, Twofold a, Twofold b)
{
	twofold_add_product(sum, -a.hi, b.hi);
	sum->lo -= a.hi * b.lo + a.lo * b.hi;
}

/* By back substitution in the leading block, in twice the precision of a double. */
static void
solve(const RegressionProblem *g, size_t k, Twofold *b)
{
	for (size_t j = k; j >= 1; j--)
	{
		Twofold sum = element2(g, j, g->q + 1);

		for (size_t c = j + 1; c <= k; c++)
			subtract_product(&sum, element2(g, j, c), b[c - 1]);
		b[j - 1] = twofold_divide(twofold_of(sum.hi, sum.lo), element2(g, j, j));
	}
}

/* mean of a column in two parts: its shift, and what it is beyond that */
static Twofold
centre2(const RegressionProblem *g, size_t j)
{
	return twofold_divide(element2(g, 0, j), element2(g, 0, 0));
}

/*
 * The constant is mean(y) - sum b_j mean(x_j).  Where the means are large it is a small difference of large
 * numbers, in which even the last bit of b matters: so products and sums keep their rounding errors.
 */
static double
constant(const RegressionProblem *g, size_t k, const Twofold *b)
{
	size_t y = g->q + 1;
	Twofold sum = twofold_add((Twofold){g->shift[y - 1], 0}, centre2(g, y));

	for (size_t j = 1; j <= k; j++)
	{
		subtract_product(&sum, (Twofold){g->shift[j - 1], 0}, b[j - 1]);
		subtract_product(&sum, centre2(g, j), b[j - 1]);
	}
	return sum.hi + sum.lo;
}

void
regression_coefficients(const RegressionProblem *g, size_t k, double *b, double *work)
{
	Twofold *slopes = (Twofold *) work;

	solve(g, k, slopes);
	b[0] = constant(g, k, slopes);
	for (size_t j = 1; j <= k; j++)
		b[j] = slopes[j - 1].hi;
}

/* The inverse of the leading block, column-major k x k, zero below the diagonal. */
static void
invert(const RegressionProblem *g, size_t k, double *inverse)
{
	int order = (int) k;
	int info;

	memset(inverse, 0, k * k * sizeof(double));
	for (size_t j = 0; j < k; j++)
		for (size_t i = 0; i <= j; i++)
			inverse[j * k + i] = element(g, i + 1, j + 1);
	if (k > 0)
		dtrtri_("U", "N", &order, inverse, &order, &info, 1, 1);
}

/* [(R'R)^-1]_jj: row j of the inverse, squared */
static double
inverse_diagonal(const double *inverse, size_t k, size_t j)
{
	double sum = 0;

	for (size_t c = j; c < k; c++)
		sum += inverse[c * k + j] * inverse[c * k + j];
	return sum;
}

/* Variance of the constant over s^2: 1/n (of weights: 1 / their sum) + ||means' R^-1||^2 */
static double
constant_variance(const RegressionProblem *g, const double *inverse, size_t k)
{
	double variance = 1 / (g->r[0] * g->r[0]);

	for (size_t c = 0; c < k; c++)
	{
		double sum = 0;

		for (size_t j = 0; j <= c; j++)
			sum += mean(g, j + 1) * inverse[c * k + j];
		variance += sum * sum;
	}
	return variance;
}

void
regression_inverse(const RegressionProblem *g, double *out)
{
	invert(g, g->q, out);
}

void
regression_variances(const RegressionProblem *g, size_t k, double *out, double *work)
{
	invert(g, k, work);
	out[0] = constant_variance(g, work, k);
	for (size_t j = 1; j <= k; j++)
	{
		stats_poll();
		out[j] = inverse_diagonal(work, k, j - 1);
	}
}

static void
test_term(RegressionTerm *term, double variance, const RegressionStep *step, double quantile)
{
	term->se = step->see * sqrt(variance);
	term->t = term->se > 0 ? term->b / term->se : NAN;
	term->p = p_t_two_sided(term->t, step->df_residual);
	term->b_ci_low = term->b - quantile * term->se;
	term->b_ci_high = term->b + quantile * term->se;
}

/*
 * What a predictor has beyond the constant.  Its part correlation is b / sqrt(variance SST), the partial one
 * is part / sqrt(part^2 + 1 - R^2): from SSE, not from 1 - R^2, and without s, so that neither cancels.
 */
static void
describe_term(const RegressionProblem *g, size_t j, double variance, const RegressionStep *step,
			  RegressionTerm *term)
{
	size_t y = g->q + 1;
	double ss = column_product(g, 1, j + 1, j, j);

	if (step->sst > 0)
	{
		double r = column_product(g, 1, j + 1, j, y) / sqrt(ss) / sqrt(step->sst);

		term->beta = term->b * sqrt(ss / step->sst);
		term->beta_ci_low = term->b_ci_low * sqrt(ss / step->sst);
		term->beta_ci_high = term->b_ci_high * sqrt(ss / step->sst);
		term->r_zero_order = at_least(at_most(r, 1), -1);
		term->r_part = term->b / sqrt(variance) / sqrt(step->sst);
	}
	if (step->df_residual > 0 && step->sse > 0)
		term->r_partial = term->r_part / hypot(term->r_part, sqrt(step->sse / step->sst));
	term->vif = at_least(ss * variance, 1); /* less is rounding */
	term->tolerance = 1 / term->vif;
}

void
regression_terms(const RegressionProblem *g, size_t k, double conf_level, RegressionTerm *out, double *work)
{
	Twofold *b = (Twofold *) work;
	double *variance = work + 2 * k;
	RegressionStep step;
	double quantile;

	regression_step(g, k, &step);
	quantile = q_t_upper((1 - conf_level) / 2, step.df_residual);
	solve(g, k, b);
	regression_variances(g, k, variance, variance + k + 1);
	for (size_t j = 0; j <= k; j++)
		out[j] = (RegressionTerm){NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
	out[0].b = constant(g, k, b);
	test_term(&out[0], variance[0], &step, quantile);
	for (size_t j = 1; j <= k; j++)
	{
		out[j].b = b[j - 1].hi;
		test_term(&out[j], variance[j], &step, quantile);
		describe_term(g, j, variance[j], &step, &out[j]);
	}
}
