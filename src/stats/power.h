/*
 * power.h: the power of a design, and the size that gives a power
 */
#ifndef MRS_STATS_POWER_H
#define MRS_STATS_POWER_H

#include "stats/dist.h"

/*
 * The t-test of an effect d (Cohen's) on n1 and n2 rows; n2 is NaN for one sample or pairs.  Both tails count
 * when it is two-sided.  NaN without a degree of freedom.
 */
double power_t(double d, double n1, double n2, double sig_level, Alternative alternative);

/* The F-test with this noncentrality; of an analysis of variance of k groups of n, k n f^2 (Cohen 1988). */
double power_f(double lambda, double df1, double df2, double sig_level);
double power_anova(double f, double k, double n, double sig_level);

/*
 * Rows per group, not rounded, from 2 on, that give a power: of a t-test of one or two groups, of an analysis of
 * variance of k groups.  NaN where a billion do not.
 */
double sample_size_t(double d, double power, int groups, double sig_level, Alternative alternative);
double sample_size_anova(double f, double k, double power, double sig_level);

#endif
