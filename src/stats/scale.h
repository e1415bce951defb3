/*
 * scale.h: the items of a scale and their sum, from the centred triangle of a moments summary
 *
 * Variances of sums of items are the squared lengths of sums of columns, so nothing cancels.
 */
#ifndef MRS_STATS_SCALE_H
#define MRS_STATS_SCALE_H

#include <stddef.h>

/* A sum of items that is this much shorter than the items together is what rounding left of no variance. */
#define NO_LENGTH 1e-10

typedef struct Scale
{
	const double *centred;
	size_t p;
	double *total;   /* the column of their sum */
	double *item_ss; /* sums of squares */
	double length;   /* their lengths, added up */
} Scale;

/* The p items of the packed centred triangle; work holds 2 p doubles and is the scale's from then on. */
Scale scale_read(const double *centred, size_t p, double *work);

/* The sum of all items but one (of all, if it is p) */
typedef struct RestOfScale
{
	double items_ss; /* of its items */
	double ss;       /* of the sum; 0 where it is rounding */
	double product;  /* with the item left out */
} RestOfScale;

RestOfScale scale_without(const Scale *scale, size_t but);

/* The correlation of item j with the sum of the others, rest; NaN where either has no variance */
double scale_item_total_r(const Scale *scale, const RestOfScale *rest, size_t j);

/* Cronbach's alpha of k items: k / (k - 1) (1 - items_ss / ss); NaN for one item and a sum without variance */
double scale_alpha(double k, double items_ss, double ss);

/*
 * Every item's squared multiple correlation with the others, 1 - 1 / [R^-1]_jj, from the inverse of R's Cholesky
 * factor.  A factor with a diagonal element of rounding size is singular, and no item has one then (NaN); nor has a
 * single item.  work holds p * p doubles.
 */
void scale_smc(const double *centred, size_t p, double *work, double *smc);

#endif
