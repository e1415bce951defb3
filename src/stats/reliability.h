/*
 * reliability.h: internal consistency of the items of a scale, from the centred triangle of a moments summary
 *
 * Variances of sums of items are the squared lengths of sums of columns, so nothing cancels.
 */
#ifndef MRS_STATS_RELIABILITY_H
#define MRS_STATS_RELIABILITY_H

#include <stddef.h>

typedef struct Reliability
{
	double alpha; /* k / (k - 1) (1 - sum s_i^2 / s_T^2) (Cronbach 1951) */
	double alpha_ci_low;
	double alpha_ci_high;
	double alpha_standardized; /* k mean_r / (1 + (k - 1) mean_r) */
	double mean_r;             /* of the pairs of items */
	double omega;              /* total, of one factor by minres */
	double ss;                 /* the sum of squares of the scale */
} Reliability;

/*
 * A scale of the p items of the packed centred triangle, over n rows.  NaN for fewer than two items or rows,
 * or a total without variance (its sd at most 1e-10 of the items' sds together); alpha_standardized, mean_r
 * and omega also where an item has none.  Interval: Feldt 1965; Feldt, Woodruff & Salih 1987: 1 - (1 - alpha)
 * F, F with n - 1 and (n - 1)(k - 1) df.  omega = 1 - sum(1 - l^2) / sum(R) (McDonald 1999), loadings l by
 * unweighted least squares on the correlations off the diagonal; NaN for fewer than three items, for a
 * Heywood case (|l| > 1) and where it does not converge.  work holds p * p + 2 p doubles; correlation_matrix()'s are
 * in the first p * p afterwards.
 */
void reliability_scale(const double *centred, size_t p, double n, double conf_level, double *work,
					   Reliability *out);

typedef struct ItemReliability
{
	double item_total_r; /* with the sum of the other items */
	double smc;          /* squared multiple correlation with the other items; NaN where they are collinear */
	double alpha_if_deleted;
	double var_if_deleted; /* of the sum of the other items */
} ItemReliability;

/* Every item: out has p elements, work holds p * p + 2 p doubles. */
void reliability_items(const double *centred, size_t p, double n, double *work, ItemReliability *out);

#endif
