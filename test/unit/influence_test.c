/*
 * influence_test.c: what one row does to a regression, against the regression of the other rows
 */
#include "stats/influence.h"
#include "triangle.h"

#define N 9
#define Q 2

/* offsets on purpose; the last row alone has the first predictor's value */
static const double data[N][Q + 1] = {{2001, -1.5, 3.2}, {2003, 0.5, 4.1},  {2002, 2.5, 6.3},
									  {2005, 1.0, 4.4},  {2004, -2.0, 2.2}, {2001, 3.5, 7.9},
									  {2002, 0.0, 3.1},  {2006, 4.0, 9.5},  {2030, 1.5, 5.0}};

typedef struct Fit
{
	RegressionProblem problem;
	double shift[Q + 1];
	double r[(Q + 2) * (Q + 3) / 2];
	RegressionStep step;
	RegressionTerm terms[Q + 1];
} Fit;

static void
fit_rows(Fit *f, const double *rows, size_t n)
{
	double work[(Q + 1) * (Q + 1) + Q];

	triangle_of(rows, n, Q + 1, f->shift, f->r);
	f->problem = (RegressionProblem){.q = Q, .n = (double) n, .r = f->r, .shift = f->shift};
	regression_step(&f->problem, Q, &f->step);
	regression_terms(&f->problem, Q, .95, f->terms, work);
}

static double
predict(const Fit *f, const double *row)
{
	return f->terms[0].b + f->terms[1].b * row[0] + f->terms[2].b * row[1];
}

static void
fit_without(Fit *f, size_t left_out)
{
	double rest[N - 1][Q + 1];

	for (size_t i = 0, k = 0; i < N; i++)
		if (i != left_out)
			memcpy(rest[k++], data[i], sizeof(data[i]));
	fit_rows(f, &rest[0][0], N - 1);
}

/* sum of squared differences between the fitted values of two regressions, over the rows */
static double
moved(const Fit *a, const Fit *b)
{
	double sum = 0;

	for (size_t i = 0; i < N; i++)
	{
		double d = predict(a, data[i]) - predict(b, data[i]);

		sum += d * d;
	}
	return sum;
}

static void
test_deletion(void)
{
	Fit whole, rest;
	InfluenceFit fit;
	InfluenceRow row;
	double prepared[(Q + 1) * (Q + 2)], work[Q + 1], dfbeta[Q + 1], dfbetas[Q + 1];
	double leverages = 0;
	bool residual = true, s = true, cook = true, dffits = true, betas = true;

	fit_rows(&whole, &data[0][0], N);
	influence_prepare(&whole.problem, &fit, prepared);
	for (size_t i = 0; i < N; i++)
	{
		influence_row(&fit, data[i], 1, &row, work);
		influence_coefficients(&fit, &row, work, dfbeta, dfbetas);
		fit_without(&rest, i);
		leverages += row.leverage;
		residual = residual && near(row.residual, data[i][Q] - predict(&whole, data[i]), 1e-9) &&
				   near(row.fitted + row.residual, data[i][Q], 1e-14);
		s = s && near(row.s_without, rest.step.see, 1e-11);
		cook = cook &&
			   near(row.cooks_d, moved(&whole, &rest) / ((Q + 1) * whole.step.see * whole.step.see), 1e-8);
		dffits = dffits && near(row.dffits,
								(predict(&whole, data[i]) - predict(&rest, data[i])) /
									(rest.step.see * sqrt(row.leverage)),
								1e-8);
		for (size_t j = 0; j <= Q; j++)
			betas = betas && near(dfbeta[j], whole.terms[j].b - rest.terms[j].b, 1e-9) &&
					near(dfbetas[j] * rest.step.see / whole.step.see * whole.terms[j].se, dfbeta[j], 1e-11);
	}
	ok(near(leverages, Q + 1, 1e-13), "leverages add up to the number of coefficients");
	ok(residual, "residual and fitted value");
	ok(s, "s without the row");
	ok(cook, "Cook's distance is how far the fitted values move");
	ok(dffits, "DFFITS is how far the row's own moves");
	ok(betas, "DFBETA is what the coefficients lose");
}

/* Three rows, three coefficients: leverage 1 and no residual df */
static void
test_saturated(void)
{
	Fit f;
	InfluenceFit fit;
	InfluenceRow row;
	double prepared[(Q + 1) * (Q + 2)], work[Q + 1], dfbeta[Q + 1], dfbetas[Q + 1];

	fit_rows(&f, &data[0][0], Q + 1);
	influence_prepare(&f.problem, &fit, prepared);
	influence_row(&fit, data[1], 1, &row, work);
	influence_coefficients(&fit, &row, work, dfbeta, dfbetas);
	ok(near(row.leverage, 1, 1e-13) && near(row.mahalanobis, 4 / 3.0, 1e-12),
	   "a saturated fit has leverage 1");
	ok(isnan(row.zresid) && isnan(row.sresid) && isnan(row.sdresid) && isnan(row.cooks_d) &&
		   isnan(row.dffits) && isnan(row.covratio) && isnan(dfbeta[0]) && isnan(dfbetas[Q]),
	   "and nothing is left without the row");
}

int
main(void)
{
	test_deletion();
	test_saturated();
	return failed > 0;
}
