/*
 * residuals.h: the sums of a second pass over the rows of a regression
 *
 * influence_row() leaves z = R^-T (x - mean), and 1 / r_00 for the constant is z's last coordinate here: over the rows
 * of the fit the sum of z z' is the identity.  All that is asked of the residuals is a plain sum in these coordinates:
 * well conditioned, of fixed size, the same in any order to rounding.  Residuals are taken as t = e / s (as e where s
 * is 0 or not determined), so that nothing overflows that the outcome's own units do not.  In a weighted regression z
 * and t are those of the row times sqrt(w).
 */
#ifndef MRS_STATS_RESIDUALS_H
#define MRS_STATS_RESIDUALS_H

#include "stats/influence.h"

/* The sums stand in an array of the caller's, section by section; p coefficients, the constant counted, packed is
 * p (p + 1) / 2. */
typedef enum ResidualSection
{
	SUM_COUNTS,     /* rows by a residual or leverage: see ResidualCount */
	SUM_POWERS,     /* t, t^2, t^3, t^4, and (t / (1 - h))^2: see ResidualPower */
	SUM_CURVE,      /* h2^2, h2 h3, h3^2, h2 t, h3 t, Hermite's polynomials of the fitted values */
	SUM_STATISTICS, /* n, min, max, sum and sum of squares of each RowStatistic */
	SUM_Z_T2,       /* z t^2 (p) */
	SUM_Z_H2,       /* z h2 (p) */
	SUM_Z_H3,       /* z h3 (p) */
	SUM_Z_T,        /* z t (p): 0 for the rows of the fit together, not for a part of them */
	SUM_HC0,        /* t^2 z z' (packed) */
	SUM_HC2,        /* t^2 / (1 - h) z z' */
	SUM_HC3,        /* t^2 / (1 - h)^2 z z' */
	SUM_HC4,        /* t^2 / (1 - h)^min(4, n h / p) z z' */
	SUM_CLUSTERS,   /* u u', u the z t of one cluster */
	RESIDUAL_SECTIONS
} ResidualSection;

typedef enum ResidualCount
{
	COUNT_LEVERAGE_1, /* to twelve digits: left out of what divides by 1 - h */
	COUNT_BEYOND_2,   /* |t| > 2 */
	COUNT_BEYOND_2_5,
	COUNT_BEYOND_3,
	RESIDUAL_COUNTS
} ResidualCount;

typedef enum ResidualPower
{
	POWER_1,
	POWER_2,
	POWER_3,
	POWER_4,
	POWER_PRESS,
	RESIDUAL_POWERS
} ResidualPower;

typedef enum ResidualCurve
{
	CURVE_22,
	CURVE_23,
	CURVE_33,
	CURVE_2T,
	CURVE_3T,
	RESIDUAL_CURVES
} ResidualCurve;

typedef enum RowStatistic
{
	ROW_FITTED, /* from the outcome's mean, over the standard deviation (n in its denominator) of the fitted values */
	ROW_RESIDUAL, /* e / s */
	ROW_ZRESID,   /* t, where there is an s */
	ROW_SRESID,
	ROW_SDRESID,
	ROW_LEVERAGE, /* from its mean, p / n */
	ROW_COOKS_D,
	ROW_DFFITS,
	ROW_MAHALANOBIS, /* from q */
	ROW_STATISTICS
} RowStatistic;

/* Rows for which it is defined; the rest is 0 without one.  All are doubles: a statistic is five of an array. */
typedef struct StatisticSum
{
	double n;
	double min;
	double max;
	double sum;
	double squares;
} StatisticSum;

typedef struct ResidualSums
{
	size_t p;
	double *at[RESIDUAL_SECTIONS];
} ResidualSums;

/* How many doubles a section has, and all of them */
size_t residuals_length(size_t p, ResidualSection section);
size_t residuals_size(size_t p);

/* The sections of an array of residuals_size(p) doubles; all 0 is no rows. */
void residuals_open(double *values, size_t p, ResidualSums *out);

static inline StatisticSum *
residuals_statistic(const ResidualSums *sums, RowStatistic which)
{
	return (StatisticSum *) sums->at[SUM_STATISTICS] + which;
}

/*
 * Add a row of the fit that influence_row has seen; z is the work it left (q + 1 doubles) and is destroyed.  0 where a
 * sum leaves the range of a double, which only a row that is not of the fit brings about.
 */
int residuals_add(const ResidualSums *sums, const InfluenceFit *fit, const InfluenceRow *row, double *z);

/* Add the sums of other rows; clusters stay clusters. */
void residuals_merge(const ResidualSums *sums, const ResidualSums *other);

/* Add the sums of other rows as one cluster, whatever clusters they are in. */
void residuals_merge_cluster(const ResidualSums *sums, const ResidualSums *other);

/* NULL, or what sums of n rows cannot have: a sentence */
const char *residuals_check(const ResidualSums *sums, double n);

typedef struct RowSummary
{
	double n;
	double min;
	double max;
	double mean;
	double sd; /* n - 1 in its denominator; NaN for one row */
} RowSummary;

/* A statistic's distribution as influence() gives it.  NaN without a row that has it. */
void residuals_summary(const ResidualSums *sums, const InfluenceFit *fit, RowStatistic which,
					   RowSummary *out);

#endif
