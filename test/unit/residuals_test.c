/*
 * residuals_test.c: the sums of a second pass, against the regressions and the formulas that they stand for
 */
#include "stats/importance.h"
#include "stats/collinearity.h"
#include "stats/residual_tests.h"
#include "stats/robust.h"
#include "triangle.h"

#define N 10
#define Q 1
#define P (Q + 1)

/* offsets on purpose; residuals that grow with x, and a row far out */
static const double data[N][P] = {{2001, 3.2}, {2002, 3.9}, {2003, 5.2}, {2004, 5.1},  {2005, 7.9},
								  {2006, 6.4}, {2007, 9.9}, {2008, 7.2}, {2009, 12.1}, {2021, 14.0}};

typedef struct Fit
{
	double shift[P];
	double r[(P + 1) * (P + 2) / 2];
	double prepared[P * P + P];
	InfluenceFit influence;
	RegressionTerm terms[P];
} Fit;

static void
fit_rows(Fit *f, const double *rows, size_t n)
{
	double work[P * P + Q];
	RegressionProblem problem;

	triangle_of(rows, n, P, f->shift, f->r);
	problem = (RegressionProblem){.q = Q, .n = (double) n, .r = f->r, .shift = f->shift};
	influence_prepare(&problem, &f->influence, f->prepared);
	regression_terms(&problem, Q, .95, f->terms, work);
}

typedef struct Pass
{
	double values[400];
	ResidualSums sums;
} Pass;

static void
pass_over(Pass *pass, const Fit *f, size_t from, size_t to)
{
	double z[P];
	InfluenceRow row;

	memset(pass->values, 0, sizeof(pass->values));
	residuals_open(pass->values, P, &pass->sums);
	for (size_t i = from; i < to; i++)
	{
		influence_row(&f->influence, data[i], 1, &row, z);
		residuals_add(&pass->sums, &f->influence, &row, z);
	}
}

/* of a line: V[0][0] and V[1][1] of sum w (x - mean)^2 and its like, w the squared residuals as a type has them */
static void
sandwich(const Fit *f, double power, double *constant, double *slope)
{
	double mean = 0, sxx = 0;

	*constant = *slope = 0;
	for (size_t i = 0; i < N; i++)
		mean += data[i][0] / N;
	for (size_t i = 0; i < N; i++)
		sxx += (data[i][0] - mean) * (data[i][0] - mean);
	for (size_t i = 0; i < N; i++)
	{
		double d = data[i][0] - mean;
		double h = 1.0 / N + d * d / sxx;
		double e = data[i][1] - f->terms[0].b - f->terms[1].b * data[i][0];
		double w = e * e / pow(1 - h, power);

		*slope += w * d * d / (sxx * sxx);
		*constant += w * pow(1.0 / N - mean * d / sxx, 2);
	}
}

static bool
is_sandwich(const Fit *f, const Pass *pass, RobustType type, double power, double factor)
{
	double b[P], v[P * P], work[2 * P * (P + 1)];
	RobustFit robust = {.type = type, .n_clusters = N, .b = b, .v = v};
	RegressionTerm terms[P];
	double constant, slope;

	robust_fit(&f->influence, &pass->sums, &robust, work, terms);
	sandwich(f, power, &constant, &slope);
	return fabs(v[0] / (factor * constant) - 1) < 1e-9 && fabs(v[3] / (factor * slope) - 1) < 1e-9;
}

static void
test_robust(const Fit *f, const Pass *whole)
{
	Pass clusters, one;

	memset(clusters.values, 0, sizeof(clusters.values));
	residuals_open(clusters.values, P, &clusters.sums);
	for (size_t i = 0; i < N; i++)
	{
		pass_over(&one, f, i, i + 1);
		residuals_merge_cluster(&clusters.sums, &one.sums);
	}
	ok(is_sandwich(f, whole, ROBUST_HC0, 0, 1), "HC0");
	ok(is_sandwich(f, whole, ROBUST_HC1, 0, (double) N / (N - P)), "HC1");
	ok(is_sandwich(f, whole, ROBUST_HC2, 1, 1), "HC2");
	ok(is_sandwich(f, whole, ROBUST_HC3, 2, 1), "HC3");
	ok(is_sandwich(f, &clusters, ROBUST_CR0, 0, 1), "clusters of one row are HC0");
}

static void
test_press(const Fit *f, const Pass *whole)
{
	double press = 0;

	for (size_t i = 0; i < N; i++)
	{
		double rest[N - 1][P];
		Fit without;

		for (size_t j = 0, k = 0; j < N; j++)
			if (j != i)
				memcpy(rest[k++], data[j], sizeof(data[j]));
		fit_rows(&without, &rest[0][0], N - 1);
		press += pow(data[i][1] - without.terms[0].b - without.terms[1].b * data[i][0], 2);
	}
	ok(near(residual_press(&f->influence, &whole->sums), press, 1e-10),
	   "PRESS is of the regressions without each row");
}

static void
test_merge(const Fit *f, const Pass *whole)
{
	Pass parts, rest;
	bool same = true;

	pass_over(&parts, f, 0, 4);
	pass_over(&rest, f, 4, N);
	residuals_merge(&parts.sums, &rest.sums);
	for (size_t i = 0; i < residuals_size(P); i++)
		same = same && near(parts.values[i], whole->values[i], 1e-12);
	ok(residuals_size(P) < 400 && same, "parts merged are the whole");
	ok(residuals_are_of(&f->influence, &whole->sums, N) &&
		   !residuals_are_of(&f->influence, &rest.sums, N - 4),
	   "all rows of the fit are told from some of them");
}

/* Two orthogonal predictors that add up to zero, and an outcome of theirs and a third: all is known */
static void
test_orthogonal(void)
{
	static const double rows[4][3] = {{1, 1, 8}, {1, -1, 2}, {-1, 1, 4}, {-1, -1, -2}};
	static const size_t group[] = {0, 1};
	double shift[3], r[10], eigenvalue[3], index[3], share[9];
	Importance each[2];
	double *work = malloc((importance_work(2, 2) + 300) * sizeof(double));
	RegressionProblem problem = {.q = 2, .n = 4, .r = r, .shift = shift};

	if (work == NULL)
		abort();
	triangle_of(&rows[0][0], 4, 3, shift, r);
	collinearity(&problem, 2, eigenvalue, index, share, work);
	ok(near(eigenvalue[0], 1, 1e-14) && near(index[2], 1, 1e-14), "orthogonal terms have condition index 1");
	importance(&problem, group, 2, each, work);
	/* y = 3 + 2 x1 + 3 x2 without rest: R^2 is 4 / 13 and 9 / 13 of one */
	ok(near(each[0].dominance, 4 / 13.0, 1e-14) && near(each[1].weight, 9 / 13.0, 1e-14) &&
		   near(each[0].r2_last, 4 / 13.0, 1e-14) && near(each[1].r2_first, 9 / 13.0, 1e-14),
	   "orthogonal predictors are worth their squared correlations");
	free(work);
}

int
main(void)
{
	Fit fit;
	Pass whole;

	fit_rows(&fit, &data[0][0], N);
	pass_over(&whole, &fit, 0, N);
	test_robust(&fit, &whole);
	test_press(&fit, &whole);
	test_merge(&fit, &whole);
	test_orthogonal();
	return failed > 0;
}
