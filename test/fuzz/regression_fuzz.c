/*
 * regression_fuzz.c: linear regression: its steps, terms, collinearity, importance, influence of rows, residuals and
 * the tests of a second pass over them, robust covariances, White's test
 *
 * The fit is of a triangle as a stored summary may have it; the second pass goes over its own rows, or, as a user may
 * do it too, over rows that have nothing to do with it.
 */
#include "triangles.h"

#include "stats/collinearity.h"
#include "stats/dist.h"
#include "stats/importance.h"
#include "stats/influence.h"
#include "stats/regression.h"
#include "stats/residual_tests.h"
#include "stats/residuals.h"
#include "stats/robust.h"
#include "stats/white.h"

typedef struct Fit
{
	const Triangle *t;
	RegressionProblem problem;
	char *kept;
	size_t *column; /* of each predictor that was kept, among the triangle's variables */
} Fit;

/* The last variable is the outcome. */
static void
fit_triangle(const Triangle *t, Fit *fit)
{
	size_t q = t->p - 1;
	double *r = get_doubles(tri_size(t->p + 1));
	double *shift = get_doubles(t->p);
	size_t kept = 0;

	memcpy(r, t->r, tri_size(t->p + 1) * sizeof(double));
	memcpy(shift, t->shift, t->p * sizeof(double));
	*fit = (Fit){.t = t, .kept = get_bytes(q), .column = get_bytes(q * sizeof(size_t))};
	fit->problem = (RegressionProblem){.n = t->n, .r = r, .shift = shift, .sum_log_w = t->sum_log_w};
	fit->problem.q = regression_reduce(r, shift, q, fit->kept, get_doubles(q + 2));
	fit->problem.low = fit->problem.q == q ? t->low : NULL;
	for (size_t j = 0; j < q; j++)
		if (fit->kept[j])
			fit->column[kept++] = j;
	CHECK(kept == fit->problem.q && is_triangle(r, kept + 2));
	for (size_t j = 1; j <= kept; j++)
		CHECK(r[tri_at(kept + 2, j, j)] > 0);
}

static void
check_step(const RegressionStep *s)
{
	CHECK(is_share(s->r2) && is_share(s->r) && not_above(s->adj_r2, 1) && not_negative(s->see));
	CHECK(not_negative(s->f) && is_p(s->p) && not_negative(s->sse) && not_negative(s->sst));
}

static void
steps(Input *in, const Fit *fit)
{
	const RegressionProblem *g = &fit->problem;
	double conf_level = take_share(in);
	RegressionTerm *terms = get_bytes((g->q + 1) * sizeof(RegressionTerm));
	RegressionStep before = {.r2 = NAN};
	double *b = get_doubles(g->q + 1);

	for (size_t k = 0; k <= g->q; k++)
	{
		RegressionStep step;
		RegressionChange change;

		regression_step(g, k, &step);
		check_step(&step);
		CHECK(in_order(before.r2, step.r2, 1));
		regression_change(g, k > 0 ? k - 1 : 0, k, &change);
		CHECK(not_negative(change.r2_change) && not_negative(change.f_change) && is_p(change.p_change));
		before = step;
	}
	regression_terms(g, g->q, conf_level, terms, get_doubles((g->q + 1) * (g->q + 1) + g->q + 2 * g->q));
	regression_coefficients(g, g->q, b, get_doubles(2 * g->q));
	for (size_t j = 0; j <= g->q; j++)
	{
		const RegressionTerm *t = &terms[j];

		CHECK(same(t->b, b[j], 1e-12) && not_negative(t->se) && is_p(t->p));
		CHECK(in_order(t->b_ci_low, t->b, t->b_ci_high) &&
			  in_order(t->beta_ci_low, t->beta, t->beta_ci_high));
		CHECK(is_correlation(t->r_zero_order) && is_correlation(t->r_partial));
		CHECK(is_share(t->tolerance) && (isnan(t->vif) || t->vif >= 1));
		CHECK(isnan(t->r_part) || fabs(t->r_part) <= 1 + 1e-6);
	}
}

static void
dimensions(const Fit *fit)
{
	size_t p = fit->problem.q + 1;
	double *eigenvalue = get_doubles(p);
	double *index = get_doubles(p);
	double *share = get_doubles(p * p);

	if (collinearity(&fit->problem, fit->problem.q, eigenvalue, index, share, get_doubles(p * p + 70 * p)) !=
		STATS_OK)
		return;
	for (size_t j = 0; j < p; j++)
	{
		double sum = 0;

		CHECK(not_negative(eigenvalue[j]) && (isnan(index[j]) || index[j] >= 1 - 1e-12));
		for (size_t d = 0; d < p; d++)
		{
			CHECK(is_share(share[d * p + j]));
			sum += share[d * p + j];
		}
		CHECK(same(sum, 1, 1e-9));
	}
}

/* The least share of its length that the predictors before it leave of one */
static double
independence(const RegressionProblem *g)
{
	double least = 1;

	for (size_t j = 0; j < g->q; j++)
		least = fmin(least, g->r[tri_at(g->q + 2, j + 1, j + 1)] /
								sqrt(tri_column_ss(tri_centred(g->r, g->q + 1), g->q + 1, j)));
	return least;
}

static void
worth(Input *in, const Fit *fit)
{
	size_t q = fit->problem.q;
	size_t groups = 1 + take_up_to(in, q + 1);
	size_t *group = get_bytes(q * sizeof(size_t));
	Importance *each = get_bytes(groups * sizeof(Importance));
	double dominance = 0;
	double weight = 0;
	RegressionStep whole;

	for (size_t j = 0; j < q; j++)
	{
		size_t least = j > 0 ? group[j - 1] : 0;

		group[j] = least + take_up_to(in, groups - 1 - least);
	}
	importance(&fit->problem, group, groups, each, get_doubles(importance_work(q, groups)));
	regression_step(&fit->problem, q, &whole);
	for (size_t g = 0; g < groups; g++)
	{
		CHECK(is_share(each[g].r2_first) && is_share(each[g].r2_last) && is_share(each[g].dominance));
		CHECK(is_share(each[g].weight));
		dominance += each[g].dominance;
		weight += each[g].weight;
	}
	/* other orders of the predictors lose as many digits as they are collinear */
	CHECK(same(dominance, whole.r2,
			   1e-9 + 1e-14 / (independence(&fit->problem) * independence(&fit->problem))));
	CHECK(same(weight, whole.r2, 1e-9));
}

/* ---- the second pass ---- */

typedef struct Pass
{
	size_t p;
	InfluenceFit fit;
	ResidualSums sums;
	double n;
	bool whole; /* over the rows of the fit */
	size_t white_order;
	double *white; /* the triangle of White's regression */
	double *white_shift;
} Pass;

static void
check_row(const InfluenceRow *row)
{
	CHECK(not_negative(row->leverage) && not_negative(row->cooks_d) && not_negative(row->s_without));
	CHECK(not_negative(row->covratio) && row->root_weight > 0);
}

static void
describe_row(const Pass *pass, const double *row, const InfluenceRow *of, const double *z)
{
	size_t q = pass->p - 1;
	double *work = get_doubles(q + 1);
	double *dfbeta = get_doubles(2 * (q + 1));
	Prediction prediction;
	PartialResidual *partial = get_bytes(q * sizeof(PartialResidual));

	memcpy(work, z, (q + 1) * sizeof(double));
	influence_coefficients(&pass->fit, of, work, dfbeta, dfbeta + q + 1);
	memcpy(work, z, (q + 1) * sizeof(double));
	influence_partial(&pass->fit, row, of, work, get_doubles(q), partial);
	influence_predict(&pass->fit, row, q_t_upper(0.025, pass->fit.df), &prediction, work);
	CHECK(not_negative(prediction.se) && in_order(prediction.ci_low, prediction.fitted, prediction.ci_high));
	CHECK(in_order(prediction.pi_low, prediction.fitted, prediction.pi_high));
}

/* 0: a row that the extension refuses, since it cannot be of the fit */
static int
pass_row(Pass *pass, const double *row, double weight, bool describe)
{
	size_t q = pass->p - 1;
	size_t m = pass->white_order;
	double *z = get_doubles(q + 1);
	InfluenceRow of;

	influence_row(&pass->fit, row, weight, &of, z);
	check_row(&of);
	if (describe)
		describe_row(pass, row, &of, z);
	if (pass->white)
	{
		double *block = get_doubles(m);

		block[0] = 1;
		if (!white_row(&pass->fit, &of, z, block + 1, 1))
			return 0;
		for (size_t j = 1; j < m; j++)
		{
			pass->white_shift[j - 1] = 0;
			if (!(fabs(block[j]) <= 1e148))
				return 0;
		}
		tsqr_append(pass->white, m, block, 1, 1, get_doubles(m));
	}
	return residuals_add(&pass->sums, &pass->fit, &of, z);
}

/* Half of the rows by themselves, merged, or as a cluster */
static bool
pass_rows(Input *in, const Fit *fit, Pass *pass)
{
	const Triangle *t = fit->t;
	size_t q = fit->problem.q;
	size_t n = t->n_rows > 0 ? t->n_rows : 1 + take_up_to(in, 6);
	uint8_t kind = take_byte(in);
	double *other_values = get_doubles(residuals_size(pass->p));
	double *row = get_doubles(q + 1);
	Pass other = *pass;

	memset(other_values, 0, residuals_size(pass->p) * sizeof(double));
	residuals_open(other_values, pass->p, &other.sums);
	pass->whole = t->n_rows > 0 && kind % 4 != 0;
	for (size_t i = 0; i < n; i++)
	{
		for (size_t j = 0; j <= q; j++)
		{
			size_t column = j < q ? fit->column[j] : t->p - 1;

			row[j] = pass->whole ? t->rows[i * t->p + column] : take_double(in);
		}
		if (!pass_row(i % 2 ? &other : pass, row, t->weights && pass->whole ? t->weights[i] : 1, i == 0))
			return false;
		pass->n++;
	}
	if (kind & 4)
		residuals_merge(&pass->sums, &other.sums);
	else
		residuals_merge_cluster(&pass->sums, &other.sums);
	return true;
}

static void
robust(Input *in, const Pass *pass, const ResidualSums *sums)
{
	size_t p = pass->p;
	RobustFit fit = {.type = (RobustType) take_up_to(in, ROBUST_TYPES - 1),
					 .n_clusters = fmin(pass->n, 1 + take_byte(in) % 5)};
	int *which = get_bytes(p * sizeof(int));
	RobustTest test;

	fit.df = robust_is_clustered(fit.type) ? fit.n_clusters - 1 : pass->fit.df;
	fit.b = get_doubles(p);
	fit.v = get_doubles(p * p);
	robust_fit(&pass->fit, sums, &fit, get_doubles(2 * p * (p + 1)), get_bytes(p * sizeof(RegressionTerm)));
	for (size_t j = 0; j < p; j++)
	{
		RobustTerm term;

		which[j] = (int) j;
		robust_term(&fit, p, j, 0.95, &term);
		CHECK(not_negative(term.se) && is_p(term.p) && in_order(term.b_ci_low, term.b, term.b_ci_high));
	}
	if (p > 1)
	{
		robust_wald(&fit, p, which + 1, p - 1, &test, get_doubles((p - 1) * p));
		CHECK(is_p(test.p) && not_negative(test.f));
	}
}

static void
white(const Pass *pass)
{
	size_t q = pass->white_order - 2;
	RegressionProblem problem = {.q = q, .n = pass->n, .r = pass->white, .shift = pass->white_shift};
	WhiteTest test;

	for (size_t i = 0; i < tri_size(pass->white_order); i++)
		if (!(fabs(pass->white[i]) <= tri_most(pass->white_order)))
			return;
	white_test(&problem, pass->white, pass->white_shift, get_bytes(q), get_doubles(q + 2), &test);
	CHECK(not_negative(test.chi2) && is_p(test.p));
}

static void
tests(const Pass *pass)
{
	double skewness;
	double kurtosis;

	for (int kind = 0; kind < RESIDUAL_TESTS; kind++)
	{
		ResidualTest test;

		residual_test(&pass->fit, &pass->sums, (ResidualTestKind) kind, &test);
		CHECK(is_p(test.p) && not_negative(test.statistic));
	}
	residual_shape(&pass->fit, &pass->sums, &skewness, &kurtosis);
	CHECK(!pass->whole || isnan(kurtosis) || kurtosis >= -2 - 1e-6);
	CHECK(not_negative(residual_press(&pass->fit, &pass->sums)));
	for (int which = 0; which < ROW_STATISTICS; which++)
	{
		RowSummary summary;

		residuals_summary(&pass->sums, &pass->fit, (RowStatistic) which, &summary);
		CHECK(not_negative(summary.sd) && !(summary.min > summary.max));
	}
}

static void
second_pass(Input *in, const Fit *fit)
{
	size_t q = fit->problem.q;
	Pass pass = {.p = q + 1};
	double *values = get_doubles(residuals_size(pass.p));

	if (q > 6)
		return;
	influence_prepare(&fit->problem, &pass.fit, get_doubles((q + 1) * (q + 1) + q + 1));
	memset(values, 0, residuals_size(pass.p) * sizeof(double));
	residuals_open(values, pass.p, &pass.sums);
	if (!fit->t->weighted)
	{
		pass.white_order = white_size(q) + 1;
		pass.white = get_doubles(tri_size(pass.white_order));
		pass.white_shift = get_doubles(pass.white_order);
		memset(pass.white, 0, tri_size(pass.white_order) * sizeof(double));
	}
	if (!pass_rows(in, fit, &pass))
		return;
	(void) residuals_check(&pass.sums, pass.n);
	if (pass.n != fit->t->n || !residuals_are_of(&pass.fit, &pass.sums, pass.n))
		return; /* the verdicts refuse them */
	tests(&pass);
	robust(in, &pass, &pass.sums);
	if (pass.white)
		white(&pass);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Input in = begin(data, size);
	uint8_t kind = take_byte(&in);
	Triangle t;
	Fit fit;

	if (take_triangle(&in, 1 + take_up_to(&in, kind & 1 ? 4 : 8), &t))
	{
		fit_triangle(&t, &fit);
		switch (kind / 2 % 8)
		{
			case 0:
			case 1:
				steps(&in, &fit);
				break;
			case 2:
				dimensions(&fit);
				break;
			case 3:
				worth(&in, &fit);
				break;
			default:
				second_pass(&in, &fit);
				break;
		}
	}
	free_all();
	return 0;
}
