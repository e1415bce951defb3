/*
 * logistic_test.c: logistic regression by passes, against the equations that a solution has to fulfil
 */
#include "stats/logistic.h"
#include "triangle.h"

#define N 12
#define Q 2
#define P (Q + 1)

/* an offset on purpose, and values that stay exact far from 0; the outcome last */
static const double mixed[N][P] = {{2001, -1.5, 0}, {2003, 0.5, 1},   {2002, 2.5, 1},  {2005, 1, 0},
								   {2004, -2, 0},   {2001, 3.5, 1},   {2002, 0, 0},    {2006, 4, 1},
								   {2030, 1.5, 1},  {2004, -1.25, 1}, {2003, 2.25, 0}, {2005, -.5, 0}};

typedef struct Run
{
	double rows[N][P];
	double shift[P];
	double r[(Q + 2) * (Q + 3) / 2];
	double work[64];
	InfluenceFit design;
	double values[64];
	LogisticFit fit;
	LogisticTerm terms[P];
} Run;

static void
pass(const Run *run, size_t from, size_t to, const LogisticSums *sums)
{
	double z[P];

	for (size_t i = from; i < to; i++)
		logistic_add(sums, &run->design, &run->fit, run->rows[i], run->rows[i][Q] == 1, z);
}

/* Passes of two parts, merged, until the fit is finished */
static void
fit_rows(Run *run, const double rows[N][P])
{
	double work[P * (P + 1)];
	double more[64];
	double events = 0;

	memcpy(run->rows, rows, sizeof(run->rows));
	for (size_t i = 0; i < N; i++)
		events += rows[i][Q];
	triangle_of(&rows[0][0], N, P, run->shift, run->r);
	influence_prepare(&(RegressionProblem){.q = Q, .n = N, .r = run->r, .shift = run->shift}, &run->design,
					  run->work);
	logistic_fit_open(run->values, P, &run->fit);
	logistic_begin(&run->fit, &run->design, events, NULL);
	while (run->fit.head->status == LOGISTIC_GOING)
	{
		double memory[2][64] = {{0}};
		LogisticSums parts[2];

		for (size_t k = 0; k < 2; k++)
			logistic_sums_open(memory[k], P, &parts[k]);
		pass(run, 0, 5, &parts[0]);
		pass(run, 5, N, &parts[1]);
		logistic_merge(&parts[0], &parts[1]);
		logistic_iterate(&run->fit, &parts[0], work);
	}
	logistic_terms(&run->fit, &run->design, .95, run->terms, more);
}

/* sum (y - mu) x, which is 0 for each x at the maximum of the likelihood */
static double
score(const Run *run, size_t j)
{
	double sum = 0;

	for (size_t i = 0; i < N; i++)
	{
		const double *row = run->rows[i];
		double eta = run->terms[0].b + run->terms[1].b * row[0] + run->terms[2].b * row[1];

		sum += (row[Q] - 1 / (1 + exp(-eta))) * (j == 0 ? 1 : row[j - 1] - (j == 1 ? 2000 : 0));
	}
	return sum;
}

static void
test_maximum(void)
{
	Run run;
	LogisticModel model;

	fit_rows(&run, mixed);
	ok(run.fit.head->status == LOGISTIC_CONVERGED, "mixed rows converge");
	for (size_t j = 0; j < P; j++)
		ok(near(score(&run, j), 0, 1e-9), "the score is 0");
	logistic_describe(&run.fit, N, 6, &model);
	ok(near(model.deviance + model.chi2, 2 * N * log(2), 1e-12),
	   "deviance and chi-square are that of even odds");
	ok(near(model.mcfadden, model.chi2 / (2 * N * log(2)), 1e-12), "McFadden's R2");
}

/* x moves by an offset: b stays, and so does its error */
static void
test_offset(void)
{
	Run near_0, far;
	double rows[N][P];

	fit_rows(&near_0, mixed);
	memcpy(rows, mixed, sizeof(rows));
	for (size_t i = 0; i < N; i++)
		rows[i][1] += 1073741824;
	fit_rows(&far, (const double(*)[P]) rows);
	for (size_t j = 1; j < P; j++)
		ok(near(far.terms[j].b, near_0.terms[j].b, 1e-10) && near(far.terms[j].se, near_0.terms[j].se, 1e-10),
		   "an offset changes no slope");
	ok(near(far.terms[0].b, near_0.terms[0].b - 1073741824 * near_0.terms[2].b, 1e-9),
	   "and the constant by b");
}

/* One row of an event, far out in a predictor: finite; all on one side of it: not */
static void
test_separation(void)
{
	double rows[N][P];
	Run run;

	memcpy(rows, mixed, sizeof(rows));
	rows[8][1] = 500;
	fit_rows(&run, (const double(*)[P]) rows);
	ok(run.fit.head->status == LOGISTIC_CONVERGED, "a row far out is no separation");
	for (size_t i = 0; i < N; i++)
		rows[i][1] = rows[i][Q] == 1 ? 1 + (double) i : -(double) i;
	fit_rows(&run, (const double(*)[P]) rows);
	ok(run.fit.head->status == LOGISTIC_SEPARATED && run.fit.head->deviance < 1e-9,
	   "complete separation is found");
	ok(run.terms[2].separated && isnan(run.terms[2].b), "and the term that separates");
	for (size_t i = 0; i < N; i++)
		rows[i][1] = i == 1 || i == 5;
	fit_rows(&run, (const double(*)[P]) rows);
	ok(run.fit.head->status == LOGISTIC_SEPARATED && run.fit.head->deviance > 1,
	   "quasi-complete separation is found");
	ok(run.terms[2].separated && !run.terms[1].separated && run.terms[1].se < 1, "of one term alone");
}

static void
test_no_solution(void)
{
	double rows[N][P];
	Run run;

	memcpy(rows, mixed, sizeof(rows));
	for (size_t i = 0; i < N; i++)
		rows[i][Q] = 1;
	fit_rows(&run, (const double(*)[P]) rows);
	ok(run.fit.head->status == LOGISTIC_NO_SOLUTION && isnan(run.terms[0].b),
	   "an outcome that does not vary has none");
}

int
main(void)
{
	test_maximum();
	test_offset();
	test_separation();
	test_no_solution();
	return failed != 0;
}
