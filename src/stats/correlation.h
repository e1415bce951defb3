/*
 * correlation.h: Pearson's r of two variables, plain and partial, from the triangle of a moments summary
 */
#ifndef MRS_STATS_CORRELATION_H
#define MRS_STATS_CORRELATION_H

#include <stddef.h>

#include "stats/tsqr.h"

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

/* Variables of which the first k are held constant, none of them a combination of those before it */
typedef struct PartialProblem
{
	size_t p;
	size_t k;
	double n;
	const double *r;     /* packed triangle of [1, x - shift], of order p + 1 */
	const double *shift; /* p */
} PartialProblem;

/* The packed triangle, of order p - k, of what the first k variables leave of the others */
static inline const double *
partial_residuals(const PartialProblem *g)
{
	return tri_centred(g->r, g->p) + tri_at(g->p, g->k, g->k);
}

/*
 * The correlation of what the first k variables leave of variables i and j (0-based, both from k on): the trailing
 * block of the triangle is that of the residuals, so no regression is fitted.  df = n - 2 - k, Fisher's interval
 * with n - 3 - k (Fisher 1924).  NaN as above; r also where nothing but rounding is left of a variable (the rule
 * of tri_is_determined).
 */
void partial_correlation(const PartialProblem *problem, size_t i, size_t j, double conf_level,
						 Correlation *out);

#endif
