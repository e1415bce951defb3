/*
 * correlation.h: Pearson's r of two variables, from the centred triangle of a moments summary
 */
#ifndef MRS_STATS_CORRELATION_H
#define MRS_STATS_CORRELATION_H

#include <stddef.h>

typedef struct Correlation
{
	double r;
	double r2;
	double t; /* r sqrt(df / (1 - r^2)) */
	double df;
	double p; /* two-sided */
	double ci_low;
	double ci_high;
} Correlation;

/*
 * Variables i and j (0-based) of the packed centred triangle of order p, over n rows.  1 - r^2 is the squared
 * sine of the angle between their columns, taken as such, so that t keeps its digits as r nears 1.  r is NaN
 * without variance on either side; t, p and the interval are also NaN for a perfect correlation and for n < 3
 * (interval: n < 4). Interval: Fisher's z (Fisher 1921).
 */
void pearson_correlation(const double *centred, size_t p, size_t i, size_t j, double n, double conf_level,
						 Correlation *out);

#endif
