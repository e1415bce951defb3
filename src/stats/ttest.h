/*
 * ttest.h: t-tests of two groups, of one sample and of pairs, with their effect sizes
 */
#ifndef MRS_STATS_TTEST_H
#define MRS_STATS_TTEST_H

#include "stats/dist.h"
#include "stats/effects.h"
#include "stats/means.h"

typedef struct TTest
{
	double diff; /* mean of the first - mean of the second, or mean - mu */
	double diff_se;
	double diff_ci_low; /* two-sided, whatever the alternative */
	double diff_ci_high;
	double t;
	double df;
	double p;
	double r;         /* sqrt(t^2 / (t^2 + df)), with the sign of t */
	EffectSize d;     /* Cohen's: of two groups by the pooled sd, in Welch's test too; else by the sample's */
	EffectSize g;     /* Hedges': d without its bias */
	EffectSize delta; /* Glass': by the sd of the second group; NaN for one sample */
} TTest;

/*
 * Student's t (pooled variance) or Welch's (Welch 1947, with Satterthwaite's df).  What the groups do not
 * determine is NaN: Welch needs two rows in each group, Student three in all; no spread, no t.
 */
void t_test(const GroupMean *a, const GroupMean *b, int welch, double conf_level, Alternative alternative,
			TTest *out);

/* One sample, or differences of pairs, against mu (Student 1908); NaN for fewer than two rows or no spread. */
void t_test_one(const GroupMean *sample, double mu, double conf_level, Alternative alternative, TTest *out);

#endif
