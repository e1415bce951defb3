/*
 * icc.h: intraclass correlations: how far raters agree on the same subjects
 */
#ifndef MRS_STATS_ICC_H
#define MRS_STATS_ICC_H

#include <stddef.h>

/* Shrout & Fleiss's six, in their order; k stands for the mean of all raters */
enum
{
	ICC1,
	ICC2,
	ICC3,
	ICC1K,
	ICC2K,
	ICC3K,
	ICC_FORMS
};

typedef struct IntraclassCorrelation
{
	double icc;
	double f; /* mean square of subjects over that of error: of the null hypothesis icc = 0 */
	double df1;
	double df2;
	double p;
	double ci_low;
	double ci_high;
} IntraclassCorrelation;

/*
 * Of k raters, the variables of R (packed, order k + 1) of [1, x - shift], and n subjects, its rows.  With the mean
 * squares of subjects B, raters J, error E and, within subjects, W (Shrout & Fleiss 1979; McGraw & Wong 1996):
 *
 *	 ICC1 (B - W) / (B + (k - 1) W)                          ICC1K (B - W) / B
 *	 ICC2 (B - E) / (B + (k - 1) E + k (J - E) / n)          ICC2K (B - E) / (B + (J - E) / n)
 *	 ICC3 (B - E) / (B + (k - 1) E)                          ICC3K (B - E) / B
 *
 * F is B / W on n - 1 and n (k - 1) df for the first, B / E on n - 1 and (n - 1)(k - 1) for the others.  Intervals of
 * ICC2 by Satterthwaite's df, of ICC2K from ICC2's by Spearman & Brown.  All NaN for fewer than two raters or subjects,
 * and for squares beyond the range of a double; F, p and the interval also where error is 0 (perfect agreement: icc is
 * 1), the interval where subjects do not differ (F is 0), and icc where neither subjects nor error do.  Sums of squares
 * are squared lengths of differences of columns, so nothing cancels.  work holds 2 k doubles.
 */
void intraclass_correlations(const double *r, const double *shift, size_t k, double n, double conf_level,
							 double *work, IntraclassCorrelation *out);

#endif
