/*
 * tsqr2.h: the triangular factor of [1, x - s] in twice the precision of a double
 *
 * As tsqr.h, with the triangle in two parts: r, rounded to doubles, and low, packed alike, what rounding leaves.
 * Rounding R to doubles moves a slope by a unit in its last place, and with it a constant that is small beside
 * the means by many; here both keep all their digits, in any order of rows and merges.  It takes several times
 * as long, so it is for few rows, and for what is done once.
 */
#ifndef MRS_STATS_TSQR2_H
#define MRS_STATS_TSQR2_H

#include "stats/tsqr.h"

/* Is low what rounding r (both of size elements) can leave? */
int tsqr2_is_rest(const double *r, const double *low, size_t size);

/* Fold rows of [1, x - s], in two parts likewise, into R (order m): row-major, rows x m.  Both blocks are destroyed.
 * work holds 2 * m doubles. */
void tsqr2_append(double *r, double *low, size_t m, double *block, double *block_low, size_t rows,
				  double *work);

/* Fold another triangle of the same order and shifts into R.  work holds 2 * m * (m + 1) doubles. */
void tsqr2_merge(double *r, double *low, size_t m, const double *other, const double *other_low,
				 double *work);

/* R of [1, x - from] becomes R of [1, x - to]: only row 0 changes. shifts have m - 1 entries */
void tsqr2_reshift(double *r, double *low, size_t m, const double *from, const double *to);

/* The triangle (order k, out and out_low) of columns cols[0..k-1] of R (order m), in that order.  work holds
 * 2 * (m + 1) * k doubles. */
void tsqr2_select(const double *r, const double *low, size_t m, const int *cols, size_t k, double *out,
				  double *out_low, double *work);

#endif
