/*
 * residual_tests.h: tests of a regression's assumptions, from the sums of a second pass over its rows
 */
#ifndef MRS_STATS_RESIDUAL_TESTS_H
#define MRS_STATS_RESIDUAL_TESTS_H

#include "stats/residuals.h"

typedef enum ResidualTestKind
{
	TEST_BREUSCH_PAGAN, /* Breusch & Pagan (1979): e^2 by the terms, normal residuals taken for granted */
	TEST_KOENKER,       /* Koenker (1981): the same, studentized: n R^2 */
	TEST_COOK_WEISBERG, /* Cook & Weisberg (1983): e^2 by the fitted values alone */
	TEST_RESET,         /* Ramsey (1969): squares and cubes of the fitted values as further terms */
	TEST_JARQUE_BERA,   /* Jarque & Bera (1987): skewness and kurtosis */
	RESIDUAL_TESTS
} ResidualTestKind;

typedef struct ResidualTest
{
	double statistic; /* chi-square, or F where df2 is there */
	double df1;
	double df2; /* NaN for a chi-square */
	double p;
} ResidualTest;

/*
 * One test, from the sums of all rows of the fit.  NaN in a perfect fit, without residual df, and where what it turns
 * on does not vary: no predictors, fitted values that are constant, or whose powers the terms determine (six digits).
 */
void residual_test(const InfluenceFit *fit, const ResidualSums *sums, ResidualTestKind kind,
				   ResidualTest *out);

/* m3 / m2^1.5 and m4 / m2^2 - 3 of the residuals' moments, n in their denominators; NaN as for the tests. */
void residual_shape(const InfluenceFit *fit, const ResidualSums *sums, double *skewness, double *kurtosis);

/* The sum of (e / (1 - h))^2: Allen (1974); NaN where a row has leverage 1, or as for the tests */
double residual_press(const InfluenceFit *fit, const ResidualSums *sums);

/* May these be all the rows of the fit?  Does their sum of squared residuals agree with its, to six digits? */
int residuals_are_of(const InfluenceFit *fit, const ResidualSums *sums, double n);

#endif
