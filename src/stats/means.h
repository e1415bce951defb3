/*
 * means.h: means of groups: intervals, t-tests, one-way analysis of variance, Bonferroni's pairs
 *
 * A group is given by n, an observed value (shift), mean - shift and the sum of squares about the mean, so
 * that differences between means are taken between shifts first and lose no digit to a large offset.
 */
#ifndef MRS_STATS_MEANS_H
#define MRS_STATS_MEANS_H

#include <stddef.h>

typedef struct GroupMean
{
	double n; /* at least 1 */
	double shift;
	double centre; /* mean - shift */
	double m2;     /* sum of squares about the mean */
} GroupMean;

/*
 * A group from its sums.  A spread of no more than the rounding of its values, sqrt(m2) <= 4 eps sqrt(n) |mean|, is
 * none: m2 is 0.
 */
GroupMean group_mean(double n, double shift, double centre, double m2);

/* Mean, spread and the two-sided t interval of the mean; NaN but for the mean where n = 1. */
typedef struct MeanInterval
{
	double mean;
	double variance; /* denominator n - 1 */
	double sd;
	double se;
	double ci_low;
	double ci_high;
} MeanInterval;

void mean_interval(const GroupMean *group, double conf_level, MeanInterval *out);

/* All groups as one.  n_groups may be 0: n is 0 then. */
GroupMean means_pool(const GroupMean *groups, size_t n_groups);

/* mean of a - mean of b */
double means_diff(const GroupMean *a, const GroupMean *b);

typedef struct TTest
{
	double diff; /* mean of the first - mean of the second */
	double diff_se;
	double diff_ci_low;
	double diff_ci_high;
	double t;
	double df;
	double p;        /* two-sided */
	double r;        /* sqrt(t^2 / (t^2 + df)), unsigned */
	double cohens_d; /* diff / pooled SD */
	double hedges_g; /* d * J(n1 + n2 - 2), J = gamma(m/2) / (sqrt(m/2) gamma((m - 1)/2)) (Hedges 1981) */
} TTest;

/*
 * Student's t (pooled variance) or Welch's (Welch 1947, with Satterthwaite's df).  What the groups do not
 * determine is NaN: Welch needs two rows in each group, Student three in all; no spread, no t.
 */
void t_test(const GroupMean *a, const GroupMean *b, int welch, double conf_level, TTest *out);

typedef struct Anova
{
	double ss_between;
	double df_between; /* groups - 1 */
	double ms_between;
	double ss_within;
	double df_within; /* rows - groups */
	double ms_within;
	double ss_total;
	double df_total;
	double f;
	double p;
	double r;        /* sqrt(ss_between / ss_total) */
	double eta2;     /* ss_between / ss_total */
	double omega2;   /* (ss_between - df_between ms_within) / (ss_total + ms_within); may be negative */
	double epsilon2; /* (ss_between - df_between ms_within) / ss_total; may be negative */
} Anova;

/* One-way analysis of variance (Fisher 1925) of groups that each have a row; NaN where it is not determined.
 */
void anova_compute(const GroupMean *groups, size_t n_groups, Anova *out);

typedef struct PairTest
{
	double diff;
	double se; /* sqrt(ms_within (1/n1 + 1/n2)) */
	double t;
	double df;
	double p;          /* of this pair alone */
	double p_adjusted; /* min(1, pairs * p) */
	double ci_low;     /* simultaneous: t at 1 - (1 - conf_level) / (2 pairs) */
	double ci_high;
} PairTest;

/* One of n_pairs comparisons after an analysis of variance (Dunn 1961). */
void bonferroni_pair(const GroupMean *a, const GroupMean *b, const Anova *anova, double n_pairs,
					 double conf_level, PairTest *out);

#endif
