/*
 * proportions.h: the share of an event in two groups
 */
#ifndef MRS_STATS_PROPORTIONS_H
#define MRS_STATS_PROPORTIONS_H

#include "stats/association.h"

typedef struct RiskEstimate
{
	double risk1;
	double risk2;
	double diff; /* risk1 - risk2, -+ z times its unpooled standard error (Wald) */
	double diff_ci_low;
	double diff_ci_high;
	RatioInterval ratio; /* risk1 / risk2 (Katz et al. 1978); NaN where a cell is empty, like odds */
	RatioInterval odds;
} RiskEstimate;

/* x1 events among n1 rows against x2 among n2; NaN where an n is 0 */
void risk_estimate(double x1, double n1, double x2, double n2, double conf_level, RiskEstimate *out);

typedef struct ProportionTest
{
	double diff; /* share1 - share2 */
	double se;   /* of the pooled share: sqrt(s (1 - s) (1 / n1 + 1 / n2)) */
	double z;    /* diff / se */
	double p;
	double ci_low; /* of diff, as in a RiskEstimate */
	double ci_high;
} ProportionTest;

/* The same shares tested; a share of 0 or 1 is not compared: all but diff is NaN then. */
void proportion_test(double x1, double n1, double x2, double n2, double conf_level, ProportionTest *out);

#endif
