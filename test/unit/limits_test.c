/*
 * limits_test.c: arguments at the ends of their ranges, where test/fuzz has found wrong answers and endless loops
 */
#include <stddef.h>
#include <time.h>

#include "check.h"
#include "stats/correlation.h"
#include "stats/dist.h"
#include "stats/fisher.h"
#include "stats/map.h"
#include "stats/noncentral.h"
#include "stats/normal_scores.h"
#include "stats/power.h"
#include "stats/promax.h"
#include "stats/regression.h"
#include "stats/scale.h"
#include "stats/simultaneous.h"

/* An interval of no confidence lies at the estimate's median, both its ends. */
static void
test_quantiles_of_f(void)
{
	double df1 = 7029143478974967;
	double df2 = 49204004352824776;
	double sd = sqrt(2 / df1 + 2 / df2);
	double up = q_f_upper(0.025, df1, df2);

	ok(close_to((up - 1) / sd, 1.9599639845400545L, 1e-6), "a quantile of F, both df above 1e15");
	ok(close_to(up * q_f_upper(0.975, df2, df1), 1, 1e-15), "and its reciprocal");
}

static void
test_integrals(void)
{
	clock_t start = clock();

	ok(p_nct_upper(50, 9e15, 0.1) == 0 && clock() - start < CLOCKS_PER_SEC / 4,
	   "a noncentral t of 1e16 df, where nothing is within reach, takes no second");
	ok(power_t(1e308, 1e308, 1e308, 0.05, TWO_SIDED) == 1, "the power of an effect beyond measure");
	ok(isnan(p_nct_lower(1, 1e-9, 1)), "a noncentral t of next to no df");
	ok(close_to(p_nct_lower(2, 1e300, 1), 0.841344746068542948585L, 1e-14),
	   "a noncentral t of 1e300 df is normal");
	ok(p_ncf_lower(3, 2, INFINITY, 1) == p_ncchi2_lower(6, 2, 1), "a noncentral F of infinite df2");
	ok(p_nct_upper(1.96, 1e308, INFINITY) == 1 && p_nct_lower(1.96, 1e308, INFINITY) == 0,
	   "a noncentral t beyond measure");
	ok(p_ncf_lower(3, 2, 1e308, INFINITY) == 0 && p_ncchi2_lower(6, 2, INFINITY) == 0,
	   "F and chi-square likewise");
	ok(isnan(p_range_upper(3, 4, 1e-9)), "a studentised range of next to no df");
}

/* A control of one row beside 2^53: l is 1 to the last bit */
static void
test_dunnett(void)
{
	double l[] = {0.7, 1};
	Dunnett d = {2, l, 10, TWO_SIDED};
	double q = q_dunnett_upper(0.05, &d);

	ok(q > 2 && q < 3 && close_to(p_dunnett_upper(q, &d), 0.05, 1e-9),
	   "Dunnett's test with a group beyond measure");
}

/* b is next to Poisson's variate of mean a d / (c odds ratio): quantiles of gamma 10 and gamma 9 are its limits */
static void
test_lopsided_table(void)
{
	RatioInterval odds = fisher_odds_ratio(1474699523341629, 9, 1474707090931005, 1474708113276221, 0.05);

	ok(odds.low < odds.ratio && odds.ratio < odds.high,
	   "an odds ratio lies in its interval, of 9 beside 1e15");
	ok(close_to(odds.low, 149496588727313.0L, 1e-13) && close_to(odds.ratio, 163855616186844.0L, 1e-13) &&
		   close_to(odds.high, 173775804146785.0L, 1e-13),
	   "and both are exact");
}

/* Powers of which all of a column would underflow; the pattern does not depend on the factors' sizes. */
static void
test_promax(void)
{
	double a[] = {.8, .7, .01, .02, .1, .05, .001, .004, .005, .003, .002, .001};
	double length[] = {1, 1, 1, 1, 1, 1};
	double pattern[12];
	double phi[4];
	double work[12 + 8];
	StatsStatus status = promax_rotate(a, length, 6, 2, 200, pattern, phi, work);
	bool finite = true;

	for (int i = 0; i < 12; i++)
		finite = finite && isfinite(pattern[i]);
	ok(status == STATS_OK && finite && phi[0] == 1 && phi[3] == 1 && fabs(phi[1]) <= 1,
	   "promax with a large kappa");
}

/* A factor of nothing, and two whose targets differ by rounding: there is no pattern, rather than one of any size. */
static void
test_factors_together(void)
{
	double nothing[] = {.8, .7, .1, .2, 0, 0, 0, 0};
	double alike[] = {.8, .1, .05, .02, .6, .05, .3, -.04};
	double length[] = {1, 1, 1, 1};
	double pattern[8];
	double phi[4];
	double work[8 + 8];

	ok(promax_rotate(nothing, length, 4, 2, 4, pattern, phi, work) == STATS_UNDEFINED && isnan(pattern[0]) &&
		   isnan(phi[1]),
	   "promax with a factor of nothing");
	ok(promax_rotate(alike, length, 4, 2, 30, pattern, phi, work) == STATS_UNDEFINED && isnan(pattern[0]) &&
		   isnan(phi[1]),
	   "promax with factors that fall together");
}

/* Lengths whose squares lose their digits, or overflow */
static void
test_units(void)
{
	double tiny[] = {3e-162, 4e-162, 1e-162};
	Correlation c;
	RegressionProblem g = {.q = 1,
						   .n = 10,
						   .r = (double[]){3, 0, 0, 1, 1e160, 1e160},
						   .shift = (double[]){0, 0},
						   .low = NULL,
						   .sum_log_w = 0};
	RegressionStep step;

	pearson_correlation(tiny, 2, 0, 1, 10, .95, &c);
	ok(isnan(c.r), "no correlation of spreads below 1.5e-154");
	regression_step(&g, 1, &step);
	ok(isnan(step.r2), "no R^2 of squares beyond the range of a double");
	ok(isnan(scale_alpha(2, 2, INFINITY)), "no alpha of a sum beyond it");
}

static void
test_ranks(void)
{
	double n = 9007199254740992;
	NormalScore first = normal_score(1 - n, n, RANKIT);
	NormalScore last = normal_score(n - 1, n, RANKIT);

	ok(first.rank == 1 && last.rank == n && last.share <= 1, "the first and the last of 2^53 ranks");
	ok(isfinite(first.expected) && last.expected == -first.expected, "and their normal scores");
}

/* Components that leave next to nothing of an item leave the rounding of its correlations. */
static void
test_partials(void)
{
	double correlation[] = {1, .5, .5, 1};
	double values[] = {1 - 2e-10, .5};
	double vectors[] = {1, 0, 0, 1};
	double covariance[4];
	double map[2];
	double map4[2];

	average_partials(correlation, values, vectors, 2, map, map4, covariance);
	ok(!(map[1] > 1) && !(map4[1] > 1), "an average partial correlation is at most 1, or there is none");
}

int
main(void)
{
	test_quantiles_of_f();
	test_integrals();
	test_dunnett();
	test_lopsided_table();
	test_promax();
	test_factors_together();
	test_units();
	test_ranks();
	test_partials();
	return failed != 0;
}
