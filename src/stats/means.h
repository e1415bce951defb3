/*
 * means.h: means of groups and their intervals
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

/* Variance with denominator n - 1; NaN for n = 1. */
double mean_variance(const GroupMean *group);

/* diff / se; NaN for a zero standard error: without spread there is no test */
double means_ratio(double diff, double se);

/*
 * Satterthwaite's df (1946) of a sum of independent variances of means: (sum v_i)^2 / sum(v_i^2 / (n_i - 1)).  It is
 * taken in as it goes: add each v and n, then ask.
 */
typedef struct Satterthwaite
{
	double sum;     /* of v: the variance of the whole */
	double squares; /* of v^2 / (n - 1), scaled by the largest v so far */
	double largest;
} Satterthwaite;

void satterthwaite_add(Satterthwaite *s, double v, double n);
double satterthwaite_df(const Satterthwaite *s);

#endif
