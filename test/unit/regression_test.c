/*
 * regression_test.c: hierarchical regression from a triangle, against NIST, long double and exact fractions
 */
#include "stats/regression.h"
#include "triangle.h"

#define MOST 8 /* predictors */
#define SIZE ((MOST + 2) * (MOST + 3) / 2)

/* A problem of n rows of q predictors and the outcome; kept says which predictors are left. */
typedef struct Fit
{
	RegressionProblem problem;
	double r[SIZE];
	double shift[MOST + 1];
	char kept[MOST];
	double work[2 * (MOST + 2) * (MOST + 2)];
} Fit;

static void
fit_rows(Fit *f, const double *rows, size_t n, size_t q)
{
	triangle_of(rows, n, q + 1, f->shift, f->r);
	f->problem = (RegressionProblem){.n = (double) n, .r = f->r, .shift = f->shift};
	f->problem.q = regression_reduce(f->r, f->shift, q, f->kept, f->work);
}

/* ---- NIST StRD Longley: certified to 15 digits ---- */

static const double longley[16][7] = {
	{83.0, 234289, 2356, 1590, 107608, 1947, 60323},  {88.5, 259426, 2325, 1456, 108632, 1948, 61122},
	{88.2, 258054, 3682, 1616, 109773, 1949, 60171},  {89.5, 284599, 3351, 1650, 110929, 1950, 61187},
	{96.2, 328975, 2099, 3099, 112075, 1951, 63221},  {98.1, 346999, 1932, 3594, 113270, 1952, 63639},
	{99.0, 365385, 1870, 3547, 115094, 1953, 64989},  {100.0, 363112, 3578, 3350, 116219, 1954, 63761},
	{101.2, 397469, 2904, 3048, 117388, 1955, 66019}, {104.6, 419180, 2822, 2857, 118734, 1956, 67857},
	{108.4, 442769, 2936, 2798, 120445, 1957, 68169}, {110.8, 444546, 4681, 2637, 121950, 1958, 66513},
	{112.6, 482704, 3813, 2552, 123366, 1959, 68655}, {114.2, 502601, 3931, 2514, 125368, 1960, 69564},
	{115.7, 518173, 4806, 2572, 127852, 1961, 69331}, {116.9, 554894, 4007, 2827, 130081, 1962, 70551},
};
static const double longley_b[] = {-3482258.63459582, 15.0618722713733,  -0.0358191792925910,
								   -2.02022980381683, -1.03322686717359, -0.0511041056535807,
								   1829.15146461355};
static const double longley_se[] = {890420.383607373,  84.9149257747669,  0.0334910077722432,
									0.488399681651699, 0.214274163161675, 0.226073200069370,
									455.478499142212};

static void
test_longley(void)
{
	Fit f;
	RegressionStep step;
	RegressionTerm terms[MOST + 1];
	bool b = true, se = true;

	fit_rows(&f, &longley[0][0], 16, 6);
	ok(f.problem.q == 6, "Longley's predictors are all kept");
	regression_step(&f.problem, 6, &step);
	regression_terms(&f.problem, 6, .95, terms, f.work);
	for (size_t j = 0; j <= 6; j++)
	{
		b = b && fabs(terms[j].b / longley_b[j] - 1) < 3e-13;
		se = se && fabs(terms[j].se / longley_se[j] - 1) < 1e-13;
	}
	ok(b, "Longley's coefficients to 12.5 digits");
	ok(se, "their standard errors to 13");
	ok(fabs(step.r2 - 0.995479004577296) < 1e-15, "R squared");
	ok(fabs(step.see / 304.854073561965 - 1) < 1e-13, "residual standard deviation");
	ok(fabs(step.f / 330.285339234588 - 1) < 1e-12, "F");
}

/* The fit of columns of Longley's data, the last one the outcome */
static void
fit_columns(Fit *f, const int *columns, size_t q)
{
	double rows[16 * 7];

	for (size_t i = 0; i < 16; i++)
		for (size_t j = 0; j <= q; j++)
			rows[i * (q + 1) + j] = longley[i][columns[j]];
	fit_rows(f, rows, 16, q);
}

static RegressionStep
step_of(const int *columns, size_t q)
{
	Fit f;
	RegressionStep step;

	fit_columns(&f, columns, q);
	regression_step(&f.problem, q, &step);
	return step;
}

static void
test_steps(void)
{
	static const int first_three[] = {0, 1, 2, 6};
	Fit whole, part;
	RegressionTerm a[MOST + 1], b[MOST + 1];
	RegressionStep first, second, again;
	RegressionChange change;
	bool same = true;

	fit_rows(&whole, &longley[0][0], 16, 6);
	fit_columns(&part, first_three, 3);
	regression_terms(&whole.problem, 3, .95, a, whole.work);
	regression_terms(&part.problem, 3, .95, b, part.work);
	for (size_t j = 0; j <= 3; j++)
		same = same && near(a[j].b, b[j].b, 1e-11) && near(a[j].t, b[j].t, 1e-11);
	ok(same, "a leading block is the fit of its predictors");
	regression_step(&whole.problem, 3, &first);
	regression_step(&part.problem, 3, &again);
	regression_step(&whole.problem, 6, &second);
	ok(near(first.aic, again.aic, 1e-12) && near(first.bic, again.bic, 1e-12), "and has its AIC and BIC");
	regression_change(&whole.problem, 3, 6, &change);
	ok(near(change.r2_change, second.r2 - first.r2, 1e-13), "the change in R squared");
	ok(near(change.f_change, (first.sse - second.sse) / 3 / (second.sse / 9), 1e-11), "F of the change");
	ok(change.df1 == 3 && change.df2 == 9, "and its df");
	regression_change(&whole.problem, 0, 3, &change);
	ok(near(change.f_change, first.f, 1e-12) && near(change.p_change, first.p, 1e-12),
	   "the first step's is the model's");
}

/* What a term's numbers mean, by fits of their own: unemployment among four predictors */
static void
test_meaning(void)
{
	static const int all[] = {0, 2, 3, 4, 6}, others[] = {0, 3, 4, 6}, on_others[] = {0, 3, 4, 2},
					 alone[] = {2, 6};
	Fit f;
	RegressionTerm terms[MOST + 1];
	double r2 = step_of(all, 4).r2;
	double without = step_of(others, 3).r2;
	const RegressionTerm *x = &terms[2];

	fit_columns(&f, all, 4);
	regression_terms(&f.problem, 4, .9, terms, f.work);
	ok(near(x->r_part * x->r_part, r2 - without, 1e-13),
	   "part r squared is what R squared loses without the term");
	ok(near(x->r_partial * x->r_partial, (r2 - without) / (1 - without), 1e-12),
	   "partial r squared is its share of the rest");
	ok(x->b < 0 && x->r_part < 0 && x->r_partial < 0 && x->beta < 0, "and they have the sign of b");
	ok(near(x->tolerance, 1 - step_of(on_others, 3).r2, 1e-13),
	   "tolerance is what the others do not explain of it");
	ok(near(x->vif * x->tolerance, 1, 1e-15), "VIF is its inverse");
	ok(near(x->r_zero_order * x->r_zero_order, step_of(alone, 1).r2, 1e-14), "zero-order r");
	/* the model without predictors has the outcome's standard deviation */
	ok(near(x->beta, x->b * step_of(on_others + 3, 0).see / step_of(all + 4, 0).see, 1e-13), "beta");
	/* R: qt(.95, 11) */
	ok(near(x->b_ci_high - x->b, 1.795884818704044 * x->se, 1e-12) &&
		   near(x->b_ci_low + x->b_ci_high, 2 * x->b, 1e-12),
	   "a 90 % interval");
	ok(isnan(terms[0].beta) && isnan(terms[0].vif) && isnan(terms[0].r_part),
	   "the constant has b and its test only");
}

/* ---- far from zero ---- */

/* (0, 1), (1, 2), (2, 4), (3, 4), (4, 9) have slope 9/5 and constant 2/5; both move by 2^30 */
static void
test_offset(void)
{
	static const double y[] = {1, 2, 4, 4, 9};
	double rows[5][2];
	RegressionTerm terms[MOST + 1];
	Fit f;

	for (int i = 0; i < 5; i++)
	{
		rows[i][0] = 1073741824.0 + i;
		rows[i][1] = 1073741824.0 + y[i];
	}
	fit_rows(&f, &rows[0][0], 5, 1);
	regression_terms(&f.problem, 1, .95, terms, f.work);
	ok(fabs(terms[1].b / 1.8 - 1) < 1e-15, "the slope far from zero");
	ok(fabs(terms[0].b / (-1073741824 * .8 + .4) - 1) < 1e-15, "the constant far from zero");
	for (int i = 0; i < 5; i++)
		rows[i][1] += 858993459; /* the constant is now -1/5 + 2/5 */
	fit_rows(&f, &rows[0][0], 5, 1);
	regression_terms(&f.problem, 1, .95, terms, f.work);
	ok(fabs(terms[0].b - .2) < 2e-6, "a constant that cancels keeps what R holds: 2^30 ulp(1)");
}

/* R = 3, 0, 0 | 3, 1 | 1: b = 1/3, of which a double lacks 1.9e-17; 2^30 times that is 2e-8 */
static void
test_rest_of_b(void)
{
	static const double r[] = {3, 0, 0, 3, 1, 1};
	static const double shift[] = {1073741824, 357913941};
	const RegressionProblem problem = {.q = 1, .n = 9, .r = r, .shift = shift};
	RegressionTerm terms[2];
	double work[5];

	regression_terms(&problem, 1, .95, terms, work);
	ok(near(terms[0].b, -1 / 3., 1e-15), "the constant uses what rounding leaves of b");
}

/* ---- what the predictors before determine ---- */

static void
test_rank(void)
{
	double rows[12][8];
	RegressionTerm terms[MOST + 1], alone[MOST + 1];
	Fit f, g;
	bool same = true;

	for (int i = 0; i < 12; i++)
	{
		double a = sin(i), b = cos(3 * i), c = sin(i * i);

		memcpy(rows[i], (double[]){a, .1, 3 * a - 2, b, c, a + b, 2 * c - b, a + 2 * b - c + sin(7 * i)},
			   sizeof(rows[i]));
	}
	fit_rows(&f, &rows[0][0], 12, 7);
	ok(f.problem.q == 3 && memcmp(f.kept, "\1\0\0\1\1\0\0", 7) == 0,
	   "constants, multiples and sums are left out");
	for (int i = 0; i < 12; i++)
		memmove(&(&rows[0][0])[i * 4], (double[]){rows[i][0], rows[i][3], rows[i][4], rows[i][7]},
				4 * sizeof(double));
	fit_rows(&g, &rows[0][0], 12, 3);
	regression_terms(&f.problem, 3, .95, terms, f.work);
	regression_terms(&g.problem, 3, .95, alone, g.work);
	for (size_t j = 0; j <= 3; j++)
		same =
			same && near(terms[j].b, alone[j].b, 1e-13) && near(terms[j].vif, alone[j].vif, 1e-13) == (j > 0);
	ok(same, "the others are as without them");

	for (int i = 0; i < 12; i++)
	{
		double a = sin(i), b = cos(3 * i);

		memcpy(&(&rows[0][0])[i * 4], (double[]){1e7 + a, 2e7 + b, 3e7 + a + b, sin(7 * i)},
			   4 * sizeof(double));
	}
	fit_rows(&f, &rows[0][0], 12, 3);
	ok(f.problem.q == 2, "a sum at an offset of 1e7 differs from its terms by rounding only");
	for (int i = 0; i < 12; i++)
	{
		double a = sin(i);

		memcpy(&(&rows[0][0])[i * 3], (double[]){a, a + 1e-8 * cos(3 * i), sin(7 * i)}, 3 * sizeof(double));
	}
	fit_rows(&f, &rows[0][0], 12, 2);
	ok(f.problem.q == 2, "one part in 1e8 of its own keeps a predictor");
}

/* ---- degenerate data ---- */

static void
test_undefined(void)
{
	static const double constant[4][2] = {{1, .3}, {2, .3}, {4, .3}, {3, .3}};
	static const double perfect[5][2] = {
		{.1, 1e6 + .3}, {.2, 1e6 + .6}, {.3, 1e6 + .9}, {.4, 1e6 + 1.2}, {.9, 1e6 + 2.7}};
	static const double nearly[] = {3, 0, 0, 3, 1, 5e-14}, about_zero[] = {0, 0};
	static const double few[3][4] = {{1, 5, 2, 3}, {2, 4, 7, 1}, {4, 4, 1, 2}};
	RegressionStep step;
	RegressionChange change;
	RegressionTerm terms[MOST + 1];
	Fit f;

	fit_rows(&f, &constant[0][0], 4, 1);
	regression_step(&f.problem, 1, &step);
	regression_terms(&f.problem, 1, .95, terms, f.work);
	ok(isnan(step.r2) && isnan(step.adj_r2) && isnan(step.f) && isnan(step.p) && isnan(step.aic),
	   "a constant outcome");
	ok(terms[1].b == 0 && isnan(terms[1].t) && isnan(terms[1].beta) && isnan(terms[1].r_part),
	   "has coefficients of 0");
	fit_rows(&f, &perfect[0][0], 5, 1);
	regression_step(&f.problem, 1, &step);
	regression_terms(&f.problem, 1, .95, terms, f.work);
	ok(step.r2 == 1 && step.see == 0 && isnan(step.f) && isnan(step.p) && isnan(step.aic) && isnan(step.bic),
	   "a perfect fit");
	ok(terms[1].se == 0 && isnan(terms[1].t) && isnan(terms[1].r_partial) && near(terms[1].r_part, 1, 1e-9),
	   "has no t");
	regression_step(&(RegressionProblem){.q = 1, .n = 9, .r = nearly, .shift = about_zero}, 1, &step);
	ok(step.sse == 0 && isnan(step.f), "also where the outcome's mean is 0");
	fit_rows(&f, &few[0][0], 3, 3);
	ok(f.problem.q == 2, "three rows have no more than two predictors");
	regression_step(&f.problem, 2, &step);
	regression_change(&f.problem, 1, 2, &change);
	regression_terms(&f.problem, 2, .95, terms, f.work);
	ok(step.df_residual == 0 && isnan(step.adj_r2) && isnan(step.see) && isnan(step.f) && isnan(step.aic),
	   "no df are left");
	ok(isnan(change.f_change) && isnan(terms[1].se) && isnan(terms[1].p) && isnan(terms[1].b_ci_low),
	   "nor tests");
	regression_change(&f.problem, 1, 1, &change);
	ok(change.df1 == 0 && change.r2_change == 0 && isnan(change.f_change), "a step that adds nothing");
	fit_rows(&f, &few[0][0], 1, 3);
	regression_step(&f.problem, 0, &step);
	ok(f.problem.q == 0 && isnan(step.r2) && isnan(step.see), "one row");
}

int
main(void)
{
	test_longley();
	test_steps();
	test_meaning();
	test_offset();
	test_rest_of_b();
	test_rank();
	test_undefined();
	return failed > 0;
}
