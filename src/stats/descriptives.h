/*
 * descriptives.h: one variable described, from its values and how often each occurs
 */
#ifndef MRS_STATS_DESCRIPTIVES_H
#define MRS_STATS_DESCRIPTIVES_H

#include <stddef.h>

typedef struct Descriptives
{
	double n;
	double mean;
	double sd; /* denominator n - 1, like variance and se */
	double variance;
	double se;
	double skewness; /* G1, and its standard error (Fisher 1930; Joanes & Gill 1998) */
	double skewness_se;
	double kurtosis; /* G2, 0 for a normal distribution */
	double kurtosis_se;
	double median;
	double q1;
	double q3;
	double min;
	double max;
} Descriptives;

/* How the quantile p of n values is found between them: Hyndman & Fan's (1996) definitions */
typedef enum QuantileType
{
	QUANTILE_6 = 6, /* value (n + 1) p: SPSS's HAVERAGE */
	QUANTILE_7 = 7  /* value 1 + (n - 1) p: R's default, PostgreSQL's percentile_cont */
} QuantileType;

/*
 * values[i] occurs counts[i] times, possibly 0; values ascend.  The moments are taken about the mean, and that from a
 * value near the middle, so that an offset costs no digit.  NaN: all without a row; sd, variance and se of one row;
 * skewness and its error of fewer than three, kurtosis and its error of fewer than four, both without variance.
 */
void descriptives_compute(const double *values, const double *counts, size_t n_values, QuantileType type,
						  Descriptives *out);

/* The quantile p (0 to 1) of the same; NaN without a row. */
double quantile(const double *values, const double *counts, size_t n_values, double p, QuantileType type);

#endif
