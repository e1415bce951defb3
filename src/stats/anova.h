/*
 * anova.h: one-way analysis of variance, its forms without equal variances, planned contrasts and trend
 *
 * Groups are given with at least one row each; what they do not determine is NaN.
 */
#ifndef MRS_STATS_ANOVA_H
#define MRS_STATS_ANOVA_H

#include "stats/dist.h"
#include "stats/means.h"

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

/* One-way analysis of variance (Fisher 1925) */
void anova_compute(const GroupMean *groups, size_t n_groups, Anova *out);

/* The interval of eta2: lambda / (lambda + n), lambda that of F's noncentrality (Steiger 2004) */
void anova_eta2_interval(const Anova *anova, double conf_level, double *low, double *high);

typedef struct FTest
{
	double f;
	double df1;
	double df2;
	double p;
} FTest;

/* Welch's (1951) and Brown & Forsythe's (1974) tests of equal means; NaN where a group has no spread or one row */
void anova_welch(const GroupMean *groups, size_t n_groups, FTest *out);
void anova_brown_forsythe(const GroupMean *groups, size_t n_groups, FTest *out);

/*
 * Bartlett's test (1937) that variances are equal: chi2 = ((n - k) ln s^2 - sum (n_i - 1) ln s_i^2) / C,
 * C = 1 + (sum 1/(n_i - 1) - 1/(n - k)) / (3 (k - 1)), df = k - 1.  NaN where a group has no spread or one row.
 */
void anova_bartlett(const GroupMean *groups, size_t n_groups, double *chi2, double *df, double *p);

typedef struct Contrast
{
	double estimate; /* sum of weight * mean */
	double se;
	double ci_low; /* two-sided, whatever the alternative */
	double ci_high;
	double t;
	double df;
	double p;
	double r; /* sqrt(t^2 / (t^2 + df)), with the sign of t */
} Contrast;

/*
 * A contrast of the means, its weights summing to 0: with the mean square within, or, unequal, with each group's own
 * variance and Satterthwaite's df.
 */
void anova_contrast(const GroupMean *groups, size_t n_groups, const double *weights, const Anova *anova,
					int unequal, double conf_level, Alternative alternative, Contrast *out);

typedef struct Trend
{
	double ss_linear;     /* of the regression of y on the scores, rows counting */
	double ss_unweighted; /* of the linear contrast of the means, groups counting alike */
	double ss_deviation;  /* ss_between - ss_linear; df = groups - 2 */
	double r;             /* the correlation of y with the scores */
} Trend;

/* Linear trend over groups with these scores; NaN where all scores are the same. */
void anova_trend(const GroupMean *groups, size_t n_groups, const double *scores, const Anova *anova,
				 Trend *out);

#endif
